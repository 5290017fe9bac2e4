"""What of a page is found: its texts by kind, each with the place that a result leads to."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

import msgspec

from malaf.locales import without_isolates
from malaf.page import ArticleView, ItemView, TextView, Words

__all__ = ["KINDS", "SearchPage", "SearchRecord", "article_page", "written_page"]

# `page` is a hand-written page as a whole.
KINDS: Final = ("headline", "figure", "pillar", "event", "person", "organisation", "row", "lead", "paragraph", "page")


class SearchRecord(msgspec.Struct, frozen=True):
    """One findable piece of a page: one of `KINDS`, the id of its element or empty, and its text as written."""

    kind: str
    fragment: str
    text: str


class SearchPage(msgspec.Struct, frozen=True):
    """A page that can be a result. `path` is relative to its language's root: ``articles/x/``, or empty."""

    path: str
    slug: str
    title: str
    records: tuple[SearchRecord, ...]


def article_page(article: ArticleView) -> SearchPage | None:
    """What of a dossier is found in the language of its page; texts that stand there untranslated are left out."""
    if article.is_translation and not article.progress.translated:
        return None  # the page is there, in the source's words: its own language finds them
    records = tuple(
        SearchRecord(kind, anchor, without_isolates(text))
        for kind, anchor, lang, text in _pieces(article)
        if lang == article.lang and text
    )
    return SearchPage(article.url, article.slug, without_isolates(article.headline.text), records)


class _Prose(HTMLParser):
    """The text of a hand-written page, cut at its headings: (id of the heading, text)."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.parts: list[tuple[str, list[str]]] = []
        self._inside = False
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "article" and "mf-prose" in str(values.get("class")):
            self._inside = True
            self.parts.append(("", []))
        elif self._inside and tag in {"h1", "h2", "h3"}:
            self._heading = tag == "h1"
            if values.get("id") and tag != "h1":
                self.parts.append((str(values["id"]), []))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._heading = self._heading and tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.parts[-1][1].append(data)
            if self._heading:
                self.title += data


def written_page(html: str, path: str) -> SearchPage | None:
    """What of a hand-written page is found; None for any other. `path` is relative to its language's root."""
    page = _Prose()
    page.feed(html)
    texts = ((anchor, " ".join("".join(texts).split())) for anchor, texts in page.parts)
    records = tuple(SearchRecord("page", anchor, text) for anchor, text in texts if text)
    return SearchPage(path, path, page.title.strip(), records) if records else None


def _pieces(article: ArticleView) -> Iterator[tuple[str, str, str, str]]:
    """(kind, fragment, language, text) of each piece."""
    yield "headline", "", article.headline.lang, article.headline.text
    for section in article.text:
        if section.heading:
            yield "paragraph", section.id, section.heading.lang, section.heading.text
        for block in section.blocks:
            if block.text:
                kind = "lead" if block.kind == "lead" else "paragraph"
                yield kind, block.id, block.text.lang, _running(block.text)
            for item in block.items:
                yield from _item_pieces(item)
            for row in block.rows:
                yield "row", row.id, *_joined(row.cells)
    for pillar in article.pillars:
        yield "pillar", pillar.anchor, pillar.text.lang, pillar.text.text
    for figure in article.figures:
        yield "figure", figure.anchor, figure.label.lang, figure.spoken
    for event in article.timeline:
        yield "event", event.anchor, *_joined((event.label, event.when))
    for person in article.people:
        named = _joined(tuple(part for part in (person.honorific, person.name) if part), " ")
        parts = (Words(text=named[1], lang=named[0], dir=article.dir), person.role, person.organisation)
        yield "person", person.anchor, *_joined(tuple(part for part in parts if part))
    for organisation in article.organisations:
        yield "organisation", organisation.anchor, organisation.name.lang, organisation.name.text


def _item_pieces(item: ItemView) -> Iterator[tuple[str, str, str, str]]:
    yield "paragraph", item.text.id, item.text.lang, _running(item.text)
    for inner in item.items:
        yield from _item_pieces(inner)


def _running(text: TextView) -> str:
    return " ".join(["".join([segment.text for segment in sentence.segments]) for sentence in text.sentences])


def _joined(words: tuple[Words, ...], between: str = " · ") -> tuple[str, str]:
    """(language, text) of several words; the language is that of the first."""
    lang = words[0].lang
    return lang, between.join(part.text for part in words if part.lang == lang)
