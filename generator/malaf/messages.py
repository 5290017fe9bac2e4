"""Every text of an article that is translated, in the text's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from malaf.article import Article, Correction, List, Table, walk_items


class Message(NamedTuple):
    """One text to translate. `id` is its msgctxt; `comment` tells the translator what it is."""

    id: str
    text: str
    comment: str


def messages(article: Article) -> Iterator[Message]:
    """The texts of `article`: the text itself first, then the facts. Ids are unique; empty texts are left out."""
    return (message for message in _all(article) if message.text.strip())


def shown_messages(article: Article) -> Iterator[Message]:
    """Those that a page has of `article`: of one that is withdrawn, its headline, corrections and source."""
    kept = ("headline", "correction.", "credits.", "source.") if article.status == "withdrawn" else ("",)
    return (message for message in messages(article) if message.id.startswith(kept))


def _all(article: Article) -> Iterator[Message]:
    by = "headline" if article.headline.by == "source" else "headline, by the editor"
    yield Message("headline", article.headline.text, by)
    yield from _text(article)
    yield from _facts(article)
    if article.image:
        yield Message("image.alt", article.image.alt, "what the picture shows, for those who do not see it")
        yield Message("image.credit", article.image.credit or "", "credit of the picture")
    for name, correction in correction_ids(article):
        yield Message(name, correction.text, "correction")
    yield Message("credits.author", article.credits.author or "", "author of the text")
    yield Message("source.publisher", article.source.publisher or "", "publisher of the source")


def correction_ids(article: Article) -> Iterator[tuple[str, Correction]]:
    """The corrections with their msgctxt: by date, so that a newer one on top does not rename the others."""
    seen: Counter[str] = Counter()
    for correction in reversed(article.corrections):
        seen[correction.date] += 1
        again = f".{seen[correction.date]}" if seen[correction.date] > 1 else ""
        yield f"correction.{correction.date}{again}", correction


def _text(article: Article) -> Iterator[Message]:
    if article.lead:
        yield Message(article.lead.id, article.lead.text, "lead")
    pillars = {pillar.block for pillar in article.pillars}
    for section in article.sections:
        yield Message(section.id, section.heading or "", "section heading")
        under = f", under “{_short(section.heading)}”" if section.heading else ""
        for block in section.blocks:
            match block:
                case List():
                    for item in walk_items(block.items):
                        also = ", also a pillar of cooperation" if item.id in pillars else ""
                        yield Message(item.id, item.text, f"list item{also}{under}")
                case Table():
                    for i, cell in enumerate(block.header, start=1):
                        yield Message(f"{block.id}.header.{i}", cell, f"table header{under}")
                    for row in block.rows:
                        for i, cell in enumerate(row.cells, start=1):
                            beside = f", of the row “{_short(row.cells[0])}”" if i > 1 else under
                            yield Message(f"{row.id}.{i}", cell, f"table cell{beside}")
                case _:
                    kind = {"Closing": "closing paragraph"}.get(type(block).__name__, type(block).__name__.lower())
                    yield Message(block.id, block.text, f"{kind}{under}")


_LONGEST = 60


def _short(text: str) -> str:
    """A text on one line, cut where it is long: what a comment quotes."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _facts(article: Article) -> Iterator[Message]:
    for figure in article.figures:
        said = f"; the text says “{_short(figure.quote)}”"
        yield Message(figure.id, figure.label, f"figure label, read after its number or words{said}")
        yield Message(f"{figure.id}.words", figure.words or "", "figure words, shown in place of a number")
        yield Message(f"{figure.id}.attribution", figure.attribution or "", "attribution, read after “according to”")
    for event in article.timeline:
        yield Message(event.id, event.label, f"event; the text says “{_short(event.quote)}”")
        yield Message(f"{event.id}.words", event.words or "", "event time, as the source words it")
        yield Message(f"{event.id}.attribution", event.attribution or "", "attribution, read after “according to”")
    organisations = {organisation.id for organisation in article.organisations}
    for person in article.people:
        yield Message(person.id, person.name, "person")
        yield Message(f"{person.id}.honorific", person.honorific or "", "honorific of a person")
        yield Message(f"{person.id}.role", person.role or "", "role of a person")
        if person.organisation not in organisations:
            yield Message(f"{person.id}.organisation", person.organisation or "", "organisation of a person")
    for organisation in article.organisations:
        yield Message(organisation.id, organisation.name, "organisation")
    speakers = organisations | {person.id for person in article.people}
    for quote in article.quotes:
        if quote.speaker not in speakers:
            yield Message(f"{quote.id}.speaker", quote.speaker, "speaker of a quote")
        kind = "reported speech, after the name" if quote.kind == "indirect" else "direct speech"
        yield Message(quote.id, quote.text, kind)
