"""By what others find the pages: the sitemap, robots.txt and a feed of each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from malaf.building import Build
from malaf.cache import Cache
from malaf.compose import unpack_entries
from malaf.docs import written_pages
from malaf.framing import Frames, Plan
from malaf.head import Head
from malaf.ledger import key_of
from malaf.pages import FEED, told
from malaf.render import render_text
from malaf.sitemap import Entry, sitemaps

__all__ = ["discovery"]

# Dossiers in a feed.
_NEWEST = 50


def discovery(build: Build, plan: Plan, frames: Frames) -> None:
    """Of a site whose address is known: all of it is addresses."""
    settings = build.world.project.settings
    if not settings.url:
        return
    for lang in settings.languages:
        _feed(build, plan, lang)
    _sitemap(build, plan, frames)


def _feed(build: Build, plan: Plan, lang: str) -> None:
    world, ledger = build.world, build.ledger
    if "feed.xml" in plan.hand[lang]:
        return  # somebody's own
    said = [(head.changed or "", name) for name, head in plan.heads.items() if FEED in head.entries[lang]]
    newest = sorted(said, reverse=True)[:_NEWEST]
    names = [name for _, name in newest]
    made_of = key_of(build.key, [plan.heads[name].entries[lang][FEED] for name in names])
    if ledger.keep(f"feed/{lang}", made_of):
        return
    text = render_text(
        world.environments[lang],
        "pages/feed.xml",
        "",
        world.sites[lang],
        address=f"{world.project.settings.url}{lang}/",
        entries=[Markup(entry) for entry in _entries(ledger.cache, names, lang)],  # noqa: S704  # rendered
        changed=newest[0][0] if newest else None,
    )
    ledger.stage(f"feed/{lang}", made_of, {f"site/{lang}/feed.xml": text.encode()})


def _entries(cache: Cache, names: Sequence[str], lang: str) -> Iterator[str]:
    for packed in cache.packed("entries", names):
        yield unpack_entries(packed)[lang][FEED]


def _sitemap(build: Build, plan: Plan, frames: Frames) -> None:
    heads = [(head.slug, head.changed, head.pages) for head in plan.heads.values()]
    listed = [(one.lang, one.url, one.draft) for one in plan.listed]
    made_of = key_of(build.key, heads, listed, frames.indexed)
    if build.ledger.keep("sitemap", made_of):
        return
    settings = build.world.project.settings
    files = sitemaps(_pages(plan, frames, settings.languages), settings.url)
    files["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {settings.url}sitemap.xml\n"
    build.ledger.stage("sitemap", made_of, {f"site/{name}": text.encode() for name, text in files.items()})


def _pages(plan: Plan, frames: Frames, languages: Sequence[str]) -> Iterator[Entry]:
    """Every page that may be found: the first pages, the other listings and what people wrote, the dossiers."""
    there: dict[str, list[str]] = {}
    for lang in languages:
        by_hand = written_pages(plan.hand[lang])
        listed = (one for one in plan.listed if one.lang == lang and not one.draft and one.url not in by_hand)
        for url in (*(one.url for one in listed), *frames.indexed.get(lang, ())):
            there.setdefault(url, []).append(lang)
    for url, of_page in sorted(there.items()):
        yield Entry(url, of_page)
    for head in plan.heads.values():
        yield from _of_dossier(head, languages)


def _of_dossier(head: Head, languages: Sequence[str]) -> Iterator[Entry]:
    there: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for lang in languages:
        for url, shape in head.pages[lang]:
            page = told(shape)
            if not page.noindex and (not page.translated or lang in page.translated):
                there.setdefault(url, []).append(lang)
                first[url] = page.translated[0] if page.translated else lang
    for url, of_page in there.items():
        default = of_page[0] if languages[0] in of_page else first[url]
        yield Entry(url, sorted(of_page, key=lambda lang: lang != default), head.changed)
