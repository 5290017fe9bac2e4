"""Every generated page of one language, as Markdown with front matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec
from markupsafe import Markup

from malaf.cards import of_dossier
from malaf.locales import without_isolates
from malaf.markdown import quoted
from malaf.page import ArticleView, SiteView, TopicView, topic_address
from malaf.render import render_body, render_text
from malaf.templating import Templates

# In a page's front matter: made by the program, so it may be overwritten and removed.
GENERATED: Final = "malaf_generated"

# The pages that read across the dossiers, and the address of each below the language's root.
LISTINGS: Final = {
    "home": "",
    "timeline": "timeline/",
    "pillars": "pillars/",
    "figures": "figures/",
    "people": "people/",
}
# The pages that each have the dossiers of one topic, by their home entries.
TOPIC: Final = "topic"
# Beside them, what a feed says of a dossier, and what its picture shows.
FEED: Final = "feed"
CARD: Final = "card"
# Where the older pages of the first one lie; those of the others lie below them.
_OLDER: Final = LISTINGS | {"home": "dossiers/"}
# What the theme is told of a page that every page of a kind has another of.
VARIABLES: Final = ("slug", "target")
# Dossiers on one page of a listing.
PAGE_SIZE: Final = 20


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A generated page before MkDocs.

    `url` is below the language's root: ``articles/x/``, or empty; `own` is what the theme is told under ``malaf:``
    of the front matter; `body` is HTML that Markdown leaves as it is. `text` is the page as Markdown for readers, which
    lies beside it; empty where there is none.
    """

    url: str
    kind: str
    title: str
    body: str
    description: str = ""
    own: dict[str, Any] = {}
    text: str = ""

    @property
    def path(self) -> str:
        """The page's file below the language's folder in docs/."""
        return page_path(self.url)

    @property
    def variable(self) -> str:
        """The part of the address that another page of the kind has another of; empty where there is none.

        Of a topic's it is all: ``security/``, ``security/3``.
        """
        parts = self.url.split("/")
        if self.kind == TOPIC:
            return "/".join(parts[1:-1])
        return parts[1] if len(parts) > 2 else ""

    @property
    def shape(self) -> str:
        """A name for what the theme can tell of a page, apart from its texts and its address."""
        stars = "/*" * (self.variable.count("/") + 1)
        address = self.url.replace(f"/{self.variable}/", f"{stars}/") if self.variable else self.url
        own = {key: value for key, value in sorted(self.own.items()) if key not in VARIABLES}
        return json.dumps(
            [self.kind, address, own, bool(self.title.strip()), bool(self.description), "<h1" in self.body]
        )

    @property
    def source(self) -> str:
        """Markdown with front matter."""
        own = "".join(f"  {key}: {quoted(value)}\n" for key, value in sorted(self.own.items()))
        description = f"description: {quoted(self.description)}\n" if self.description else ""
        return (
            f"---\n{description}hide:\n- navigation\n- toc\nmalaf:\n  kind: {self.kind}\n{own}"
            f"{GENERATED}: true\ntitle: {quoted(self.title)}\n---\n\n{self.body}\n"
        )


class Told(NamedTuple):
    """What the theme is told of all pages of a shape; `translated` has the languages of a dossier that not all have."""

    noindex: bool
    translated: Sequence[str]


@cache
def told(shape: str) -> Told:
    """Of the pages of a shape."""
    own = json.loads(shape)[2]
    return Told(own.get("noindex", False), own.get("translated", ()))


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


# --- a dossier's own pages --------------------------------------------------------------------------------------------


def dossier_pages(
    env: Templates,
    site: SiteView,
    article: ArticleView,
    titles: Mapping[str, str],
    *,
    pair: tuple[ArticleView, ArticleView] | None = None,
    parallel_in: Sequence[str] = (),
    translated: Sequence[str] = (),
    aliases: Sequence[str] = (),
    root: str = "",
    structured: str = "",
    card: bool = False,
) -> Iterator[Page]:
    """The pages of one dossier. `titles` are those of the other pages, by kind.

    `pair` has the source and a translation, where they are shown side by side, and `parallel_in` the languages that
    have such a page. `translated` has the languages of a dossier that some language shows in the source's words
    alone. `aliases` are its old slugs. `root` is the address of the folder of all languages, where it is known, and
    `structured` an element that says to search engines what the page is about. `card`: its picture lies beside it.
    """
    yield _dossier_page(
        env, site, article, translated, with_parallel=pair is not None, root=root, structured=structured, card=card
    )
    if pair:
        yield _parallel_page(env, site, article, titles["parallel"], pair, parallel_in)
    for alias in aliases:
        own: dict[str, Any] = {"noindex": True}
        if translated:
            own["translated"] = list(translated)
        yield _moved(env, site, article, f"articles/{alias}/", article.slug, own)
        if pair:
            if len(parallel_in) < len(site.languages):
                own["languages"] = list(parallel_in)
            yield _moved(env, site, article, f"articles/{alias}/parallel/", f"{article.slug}/parallel", own)


def _dossier_page(
    env: Templates,
    site: SiteView,
    article: ArticleView,
    translated: Sequence[str],
    *,
    with_parallel: bool,
    root: str,
    structured: str,
    card: bool,
) -> Page:
    url = article.url
    own: dict[str, Any] = {"slug": article.slug}
    if article.draft or article.withdrawn:
        own["noindex"] = True
    if card:
        own["card"] = True
    if translated:
        own["translated"] = list(translated)
    body = render_body(
        env, "pages/dossier.md", url, site, article=article, parallel="parallel/" if with_parallel else ""
    )
    address = f"{root}{site.lang}/{url}" if root else ""
    # Elsewhere the text is quoted without the page around it: whose claims it makes goes with it. Of a withdrawn
    # dossier nothing but its headline is shown, there neither.
    said = f"{article.claimed_by.text}: {article.excerpt.text}"
    return Page(
        url=url,
        kind="dossier",
        title=without_isolates(article.headline.text),
        description="" if article.withdrawn else without_isolates(said),
        body=_with(body, structured),
        own=own,
        text=render_text(env, "pages/dossier_markdown.md", url, site, article=article, address=address),
    )


def _parallel_page(
    env: Templates,
    site: SiteView,
    article: ArticleView,
    title: str,
    pair: tuple[ArticleView, ArticleView],
    there: Sequence[str],
) -> Page:
    """Both texts side by side; `there` are the languages that have such a page."""
    url = f"{article.url}parallel/"
    own: dict[str, Any] = {"noindex": True} if article.draft else {}
    if len(there) < len(site.languages):
        own["languages"] = list(there)
    source, translation = pair
    body = render_body(env, "pages/parallel.md", url, site, article=article, source=source, translation=translation)
    title = f"{title}: {without_isolates(article.headline.text)}"
    return Page(url=url, kind="parallel", title=title, body=body, own=own)


def _moved(env: Templates, site: SiteView, article: ArticleView, url: str, target: str, own: dict[str, Any]) -> Page:
    """The page at an old address. `target` is the new one, below ``articles/``."""
    body = render_body(env, "pages/redirect.md", url, site, target=target, article=article)
    return Page(
        url=url, kind="redirect", title=without_isolates(article.headline.text), body=body, own=own | {"target": target}
    )


def _with(body: str, element: str) -> str:
    return f"{body}\n{element}" if element else body


# --- the listing pages ------------------------------------------------------------------------------------------------


# Stands in an entry for the way from a page to the language's root, which is another on each page of a listing.
_ROOT: Final = "malaf-page-root:/"


def entries(
    env: Templates,
    site: SiteView,
    article: ArticleView,
    *,
    address: str = "",
    changed: str | None = None,
    published: str | None = None,
    card: bool = False,
) -> dict[str, str]:
    """What each listing says of a dossier, as HTML by kind; nothing where it has nothing to say.

    So, too, the feed, as XML, of a dossier that has a full `address` and a day on which it `changed`; and what its
    picture shows, as JSON, if it has a `card`.
    """
    if article.withdrawn:
        return {}
    rendered = {
        kind: render_body(env, f"entries/{kind}.html", "", site, root=_ROOT, article=article)
        for kind in LISTINGS
        if kind == "home" or getattr(article, kind)
    }
    if address and changed and not article.draft:
        rendered[FEED] = render_text(
            env, "entries/feed.xml", "", site, article=article, address=address, changed=changed, published=published
        )
    if card:
        rendered[CARD] = msgspec.json.encode(of_dossier(article, site)).decode()
    return {kind: html for kind, html in rendered.items() if html}


class Slice(NamedTuple):
    """One page of a listing: the dossiers from `start` to `stop`, newest first, and the pages beside it.

    `number` counts from the oldest page, so that a page keeps its address and its content while dossiers are added;
    0 is the first page that a reader sees, with the newest dossiers: one page size of them at least, two at most.
    """

    number: int
    start: int
    stop: int
    newer: int | None
    older: int | None


def slices(count: int, size: int = PAGE_SIZE) -> list[Slice]:
    """The pages of a listing of `count` dossiers, the newest first."""
    full = max(count // size - 1, 0)
    first = Slice(0, 0, count - full * size, None, full or None)
    older = [
        Slice(n, count - n * size, count - (n - 1) * size, n + 1 if n < full else 0, n - 1 or None)
        for n in range(full, 0, -1)
    ]
    return [first, *older]


def page_path(url: str) -> str:
    """The file of a page below the language's folder in docs/, by its address: a dossier's has a folder of its own."""
    return f"{url}index.md" if url.startswith("articles/") else f"{url[:-1] or 'index'}.md"


def address_of(kind: str, number: int, topic: str = "") -> str:
    """The address of a page of a listing below the language's root."""
    if kind == TOPIC:
        return topic_address(topic, number)
    return f"{_OLDER[kind]}{number}/" if number else LISTINGS[kind]


def listing_page(
    env: Templates,
    site: SiteView,
    kind: str,
    title: str,
    part: Slice,
    shown: Sequence[str],
    *,
    draft: bool,
    written: Callable[[int], str],
    structured: str = "",
    topic: str = "",
    topics: Sequence[TopicView] = (),
) -> Page:
    """One page of a listing. `shown` has its dossiers' entries, newest first; `draft`: one of them is a draft.

    `written` gives a number in the page's digits; `structured` as for a dossier; `topic` is that of a topic's page,
    `topics` those that the first page leads to.
    """

    url = address_of(kind, part.number, topic)
    root = "../" * url.count("/")
    page = render_body(
        env,
        f"pages/{kind}.md",
        url,
        site,
        entries=[Markup(entry.replace(_ROOT, root)) for entry in shown],  # noqa: S704  # rendered by `entries`
        first=not part.number,
        title=title,
        topics=topics,
        newer=None if part.newer is None else address_of(kind, part.newer, topic),
        older=None if part.older is None else address_of(kind, part.older, topic),
    )
    return Page(
        url=url,
        kind=kind,
        title=title if not part.number else f"{title} ({written(part.number)})",
        description=site.description if kind == "home" and not part.number else "",
        body=_with(page, structured),
        own={"noindex": True} if draft else {},
    )
