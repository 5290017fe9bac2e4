"""What of a dossier is found: its texts by kind, each with the place that a result leads to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from malaf.locales import without_isolates
from malaf.page import ArticleView, ItemView, TextView, Words

__all__ = ["KINDS", "SearchPage", "SearchRecord", "article_page"]

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
