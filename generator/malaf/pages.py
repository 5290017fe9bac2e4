"""Every generated page of one language, as Markdown with front matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import jinja2

from malaf.locales import without_isolates
from malaf.page import ArticleView, SiteView
from malaf.render import render_page

# In a page's front matter: made by the program, so it may be overwritten and removed.
GENERATED = "malaf_generated"

# (kind, path below the language's docs folder)
LISTINGS = (
    ("home", "index.md"),
    ("timeline", "timeline.md"),
    ("pillars", "pillars.md"),
    ("figures", "figures.md"),
    ("people", "people.md"),
)


def page_titles(gettext: Callable[[str], str]) -> dict[str, str]:
    """Titles of the pages that are not a dossier's own, as the navigation shows them, by kind."""
    _ = gettext
    return {
        "home": _("Dossiers"),
        "timeline": _("Timeline"),
        "pillars": _("Pillars of cooperation"),
        "figures": _("Key figures"),
        "people": _("People"),
        "parallel": _("Both texts side by side"),
    }


def site_pages(
    env: jinja2.Environment,
    site: SiteView,
    articles: Sequence[ArticleView],
    pairs: Mapping[str, tuple[ArticleView, ArticleView]],
    aliases: Mapping[str, str],
    titles: Mapping[str, str],
    translated: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """(path below the docs folder, page source) of every page.

    `pairs` has the source and a translation, by slug, of the dossiers that are shown side by side; `aliases` leads
    from an old slug to the present one; `titles` names the other pages by kind. `translated` has the languages,
    by slug, of the dossiers that some language shows in the source's words alone.
    """
    listed = tuple(article for article in articles if not article.withdrawn)
    for kind, path in LISTINGS:
        url = "" if kind == "home" else f"{kind}/"
        meta = _meta(kind, titles[kind], site.description if kind == "home" else "")
        if any(article.draft for article in listed):
            meta["malaf"] |= {"noindex": True}
        yield path, render_page(env, kind, url, site, meta, articles=listed)
    for article in articles:
        # Of a withdrawn dossier nothing but its headline is shown, here neither.
        # Elsewhere the text is quoted without the page around it: whose claims it makes goes with it.
        said = f"{article.claimed_by.text}: {article.excerpt.text}"
        description = "" if article.withdrawn else without_isolates(said)
        meta = _meta("dossier", without_isolates(article.headline.text), description)
        meta["malaf"] |= {"slug": article.slug}
        if article.draft or article.withdrawn:
            meta["malaf"] |= {"noindex": True}
        if article.slug in translated:
            meta["malaf"] |= {"translated": list(translated[article.slug])}
        pair = pairs.get(article.slug)
        values = {"article": article, "parallel": "parallel/" if pair else ""}
        yield f"{article.url}index.md", render_page(env, "dossier", article.url, site, meta, **values)
        if pair:
            yield from _parallel_page(env, site, article, pair, titles["parallel"])
    by_slug = {article.slug: article for article in articles}
    for alias, slug in aliases.items():
        url = f"articles/{alias}/"
        meta = _meta("redirect", without_isolates(by_slug[slug].headline.text), "")
        meta["malaf"] |= {"noindex": True, "target": f"../{slug}/"}
        yield (
            f"{url}index.md",
            render_page(env, "redirect", url, site, meta, target=slug, article=by_slug[slug]),
        )


def _parallel_page(
    env: jinja2.Environment,
    site: SiteView,
    article: ArticleView,
    pair: tuple[ArticleView, ArticleView],
    title: str,
) -> Iterator[tuple[str, str]]:
    meta = _meta("parallel", f"{title}: {without_isolates(article.headline.text)}", "")
    if article.draft:
        meta["malaf"] |= {"noindex": True}
    source, translation = pair
    url = f"{article.url}parallel/"
    values = {"article": article, "source": source, "translation": translation}
    yield f"{url}index.md", render_page(env, "parallel", url, site, meta, **values)


def _meta(kind: str, title: str, description: str) -> dict[str, Any]:
    meta: dict[str, Any] = {
        GENERATED: True,
        "title": title,
        "malaf": {"kind": kind},
        "hide": ["navigation", "toc"],
    }
    if description:
        meta["description"] = description
    return meta
