"""What one dossier gives to the site: its pages, its entries of the listings, and what is searched."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import jinja2
import msgspec
from msgspec.structs import replace

from malaf.article import Article, changed_on, without_drafts
from malaf.cards import PICTURE
from malaf.catalogs import CatalogError
from malaf.dates import full_date
from malaf.diagnostics import Diagnostic, has_errors
from malaf.head import Head
from malaf.page import ArticleView, SiteView
from malaf.pages import Page, dossier_pages, entries
from malaf.search import SearchPage, article_page
from malaf.searchindex import PageWords, page_digest, page_words
from malaf.settings import Project
from malaf.store import Dossier
from malaf.structured import as_script, of_dossier
from malaf.views import Localization, localize
from malaf.world import World

Entries = dict[str, dict[str, str]]


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """`head` is None where a dossier is not published; the rest is packed, see `unpack_pages` and so on."""

    head: Head | None = None
    pages: bytes = b""
    entries: bytes = b""
    found: bytes = b""
    words: bytes = b""


# What is wrong outside of a dossier: with a template, or with the words of the interface.
FAULTS: Final = (jinja2.TemplateError, CatalogError)


def fault(project: Project, error: jinja2.TemplateError | CatalogError) -> Diagnostic:
    """What is to be told of one of `FAULTS`."""
    if isinstance(error, CatalogError):
        return error.problem(project.shown(error.path))
    name = getattr(error, "filename", None)
    return Diagnostic(
        code="template",
        severity="error",
        message=(
            f"there is no template {error.name!r}" if isinstance(error, jinja2.TemplateNotFound) else str(error.message)
        ),
        path=project.shown(Path(name)) if name else None,
        line=getattr(error, "lineno", None),
        hint="a template of the project's own; without it the one that comes with Malaf is taken",
    )


def compose(world: World, dossier: Dossier | None, problems: Iterable[Diagnostic]) -> Composed:
    """What comes of a dossier that was looked at; nothing where it has errors, or is not published.

    Raises one of `FAULTS`.
    """
    if dossier is None or has_errors(problems):
        return Composed()
    if not world.drafts:
        if dossier.article.review.state != "reviewed":
            return Composed()
        dossier = replace(dossier, article=without_drafts(dossier.article))
    return _composed(world, dossier)


def _composed(world: World, dossier: Dossier) -> Composed:
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
    return Composed(
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
