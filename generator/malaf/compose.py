"""What one dossier gives to the site: its pages, its entries of the listings, what is searched, and its problems."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.article import Article, changed_on, without_drafts
from malaf.cards import PICTURE
from malaf.catalogs import read_interface
from malaf.check import Addresses, addresses, check_form, check_sense, project_terms
from malaf.dates import full_date
from malaf.diagnostics import Diagnostic, has_errors
from malaf.glossary import Term
from malaf.locales import Policy, direction, language_name
from malaf.page import ArticleView, Language, SiteView
from malaf.pages import Page, dossier_pages, entries, page_titles
from malaf.render import environment
from malaf.search import SearchPage, article_page
from malaf.searchindex import PageWords, page_digest, page_words
from malaf.settings import Project
from malaf.store import Dossier, read_dossier
from malaf.structured import as_script, of_dossier
from malaf.templating import Templates
from malaf.views import Localization, localize

Entries = dict[str, dict[str, str]]


class Head(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What the other pages of the site need to know of a dossier.

    By language, `pages` has (address, shape) of each page, `entries` its digest in each kind of listing, `found`
    the digest of what is searched, or None. `content` is the digest of its pages and of all that is searched,
    `picture` a file of its folder; `changed` is the last day that something is known to have changed on.
    """

    slug: str
    topics: tuple[str, ...]
    published: str | None
    changed: str | None
    draft: bool
    picture: str | None
    pages: dict[str, list[tuple[str, str]]]
    entries: dict[str, dict[str, str]]
    found: dict[str, str | None]
    content: str


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """One folder of seeds/. `addresses` is None where it cannot be read, `head` where it is not published.

    `pages`, `entries`, `found` and `words` are packed, see `unpack_pages` and so on.
    """

    name: str
    problems: list[Diagnostic]
    addresses: Addresses | None = None
    head: Head | None = None
    pages: bytes = b""
    entries: bytes = b""
    found: bytes = b""
    words: bytes = b""


@dataclass(frozen=True)
class World:
    """What all dossiers are composed with; made once in a process."""

    project: Project
    drafts: bool

    @cached_property
    def glossary(self) -> tuple[list[Term], list[Diagnostic]]:
        """The project's glossary, and what is wrong with it."""
        return project_terms(self.project)

    @property
    def cards(self) -> bool:
        """Whether dossiers have pictures for where they are shared, which only an address makes of use."""
        return bool(self.project.settings.url) and self.project.settings.cards

    @cached_property
    def policies(self) -> dict[str, Policy]:
        settings = self.project.settings
        kept = self.project.cache / "templates"
        words = {lang: read_interface(self.project.template_folders, lang, kept) for lang in settings.languages}
        return {
            lang: Policy(lang, settings.digits, cache(words[lang].gettext), words[lang].ngettext, settings.hijri)
            for lang in settings.languages
        }

    @cached_property
    def environments(self) -> dict[str, Templates]:
        """The templates, with the words of each language."""
        folders = self.project.template_folders
        kept = self.project.cache / "templates"
        return {lang: environment(folders, p.gettext, p.ngettext, kept) for lang, p in self.policies.items()}

    @cached_property
    def titles(self) -> dict[str, dict[str, str]]:
        """Titles of the pages that are not a dossier's own, by language and kind."""
        return {lang: page_titles(policy.gettext) for lang, policy in self.policies.items()}

    @cached_property
    def sites(self) -> dict[str, SiteView]:
        return {lang: site_view(self.project, lang) for lang in self.project.settings.languages}


def site_view(project: Project, lang: str) -> SiteView:
    """What every page of a language knows of the site."""
    settings = project.settings
    return SiteView(
        name=settings.site_name(lang),
        description=settings.description.get(lang, ""),
        lang=lang,
        dir=direction(lang),
        languages=tuple(Language(code=c, name=language_name(c), dir=direction(c)) for c in settings.languages),
        default=settings.default_language,
    )


def look(world: World, folder: Path) -> tuple[Dossier | None, Composed]:
    """The dossier of one folder, if it can be read, and what is wrong with it, but for what `doubts` finds."""
    dossier, problems = read_dossier(world.project, folder)
    if dossier is None:
        return None, Composed(name=folder.name, problems=problems)
    problems = problems + check_form(world.project, dossier)
    return dossier, Composed(name=folder.name, problems=problems, addresses=addresses(dossier))


def doubts(world: World, dossiers: Iterable[Dossier]) -> list[list[Diagnostic]]:
    """What each dossier says twice, and not alike."""
    return [check_sense(world.project, dossier, world.glossary[0]) for dossier in dossiers]


def check(world: World, folder: Path) -> tuple[Dossier | None, Composed]:
    """The dossier of one folder, if it can be read, and all that is wrong with it."""
    dossier, checked = look(world, folder)
    if dossier is None:
        return None, checked
    [doubted] = doubts(world, [dossier])
    return dossier, replace(checked, problems=checked.problems + doubted)


def compose(world: World, dossier: Dossier | None, checked: Composed) -> Composed:
    """What comes of a dossier that was looked at; nothing where it has errors, or is not published.

    Raises jinja2.TemplateError, CatalogError for what is wrong outside of it.
    """
    if dossier is None or has_errors(checked.problems):
        return checked
    if not world.drafts:
        if dossier.article.review.state != "reviewed":
            return checked
        dossier = replace(dossier, article=without_drafts(dossier.article))
    return _composed(world, dossier, checked)


def _composed(world: World, dossier: Dossier, checked: Composed) -> Composed:
    article = dossier.article
    settings = world.project.settings
    views = {
        lang: localize(article, Localization(world.policies[lang], settings, dossier.catalogs.get(lang)))
        for lang in settings.languages
    }
    pairs = _pairs(views)
    partial = _translated(views)
    there = partial or list(views)
    root = settings.url
    changed = changed_on(article)
    pages: dict[str, list[Page]] = {}
    listed: Entries = {}
    found: dict[str, SearchPage | None] = {}
    for lang, view in views.items():
        env, site = world.environments[lang], world.sites[lang]
        card = world.cards and lang in there and not (view.draft or view.withdrawn)
        made = dossier_pages(
            env,
            site,
            view,
            world.titles[lang],
            pair=pairs.get(lang),
            parallel_in=tuple(pairs),
            translated=partial,
            aliases=article.aliases,
            root=root,
            structured=_structured(article, view, site, root, there, card=card),
            card=card,
        )
        pages[lang] = list(made)
        listed[lang] = entries(
            env,
            site,
            view,
            address=f"{root}{lang}/{view.url}" if root and lang in there else "",
            changed=changed,
            published=full_date(article.source.published),
            card=card,
        )
        found[lang] = None if view.withdrawn else article_page(view)
    encoded = msgspec.msgpack.encode(pages)
    searched = {lang: page for lang, page in found.items() if page is not None}
    digests = {lang: None if page is None else page_digest(page) for lang, page in found.items()}
    head = Head(
        slug=article.slug,
        topics=article.topics,
        published=article.source.published,
        changed=changed,
        draft=any(view.draft for view in views.values()),
        picture=article.image.file if article.image and article.status != "withdrawn" else None,
        pages={lang: [(page.url, page.shape) for page in of_lang] for lang, of_lang in pages.items()},
        entries={lang: {kind: _digest(text.encode()) for kind, text in e.items()} for lang, e in listed.items()},
        found=digests,
        content=_digest(encoded + msgspec.msgpack.encode(digests)),
    )
    return replace(
        checked,
        head=head,
        pages=zlib.compress(encoded, 1),
        entries=_pack(listed),
        found=_pack(searched),
        words=msgspec.msgpack.encode({lang: _pack(page_words(page)) for lang, page in searched.items()}),
    )


def _structured(article: Article, view: ArticleView, site: SiteView, root: str, there: list[str], *, card: bool) -> str:
    """What search engines are told of a page that they may show."""
    if not root or view.draft or view.withdrawn or view.lang not in there:
        return ""
    files = [*([view.image.file] if view.image else []), *([PICTURE] if card else [])]
    pictures = [f"{root}{view.lang}/{view.url}{name}" for name in files]
    return as_script(of_dossier(article, view, site, root, there, pictures))


def _translated(views: dict[str, ArticleView]) -> list[str]:
    """The languages, the source's first, that have something of a dossier; empty where all have."""
    there = [view.lang for view in views.values() if not view.is_translation or view.progress.translated]
    source = next(iter(views.values())).source_lang
    return [] if len(there) == len(views) else sorted(there, key=lambda lang: lang != source)


def _pairs(views: dict[str, ArticleView]) -> dict[str, tuple[ArticleView, ArticleView]]:
    """(source, translation) by the language that shows the dossier side by side with another."""
    pairs: dict[str, tuple[ArticleView, ArticleView]] = {}
    for lang, view in views.items():
        others = [lang] if lang != view.source_lang else [other for other in views if other != lang]
        translated = [other for other in others if views[other].progress.translated]
        if view.source_lang in views and translated and not view.withdrawn:
            pairs[lang] = views[view.source_lang], views[translated[0]]
    return pairs


# --- packed values ----------------------------------------------------------------------------------------------------


def _pack(value: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(value), 1)


def unpack_pages(packed: bytes) -> dict[str, list[Page]]:
    """The pages of a dossier, by language."""
    return _PAGES.decode(zlib.decompress(packed))


@lru_cache(maxsize=256)  # the listings of a page number have much the same dossiers
def unpack_entries(packed: bytes) -> Entries:
    """The entries of a dossier, by language and kind of listing."""
    return _ENTRIES.decode(zlib.decompress(packed))


def unpack_found(packed: bytes) -> dict[str, SearchPage]:
    """What of a dossier is searched, by language."""
    return _FOUND.decode(zlib.decompress(packed))


def unpack_words(packed: bytes) -> dict[str, bytes]:
    """The words of what is searched, by language, each still packed: see `unpack_page_words`."""
    return _WORDS.decode(packed)


def unpack_page_words(packed: bytes) -> PageWords:
    """The words of what is searched in one language."""
    return _PAGE_WORDS.decode(zlib.decompress(packed))


_PAGES: Final = msgspec.msgpack.Decoder(dict[str, list[Page]])
_ENTRIES: Final = msgspec.msgpack.Decoder(Entries)
_FOUND: Final = msgspec.msgpack.Decoder(dict[str, SearchPage])
_WORDS: Final = msgspec.msgpack.Decoder(dict[str, bytes])
_PAGE_WORDS: Final = msgspec.msgpack.Decoder(PageWords)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
