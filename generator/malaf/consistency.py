"""Does an Arabic article agree with itself: title and text, facts and their words, summary and figure."""

from __future__ import annotations

from collections.abc import Iterator

from malaf.article import Article, block_texts
from malaf.evidence import Disagreement, contradictions, read_amounts, says, shown
from malaf.languages import same_language
from malaf.reading.quantity import Quantity

__all__ = ["Disagreement", "disagreements", "title_disagreements"]


def disagreements(article: Article) -> Iterator[Disagreement]:
    """What does not agree. Only Arabic is read; of another language nothing is said."""
    if same_language(article.language, "ar"):
        yield from title_disagreements(article)
        yield from contradictions(article)
        yield from _summary(article)


def title_disagreements(article: Article) -> Iterator[Disagreement]:
    """A number of an Arabic title that the text has not, where the lead has another of the same kind."""
    if article.headline.by != "source" or article.lead is None:
        return
    titled = read_amounts(article.headline.text)
    wanted = [quantity for quantity in titled if quantity.value is not None and quantity.unit is not None]
    if not wanted:
        return
    lead = read_amounts(article.lead.text)
    for quantity in wanted:
        others = [q for q in lead if _kind(q) == _kind(quantity) and q.value is not None]
        if not others or any(_near(quantity, q) for q in others):
            continue
        texts = (text for _, text in block_texts(article))
        if not any(_near(quantity, q) for text in texts for q in read_amounts(text) if _kind(q) == _kind(quantity)):
            said = article.headline.text[quantity.start : quantity.end]
            in_lead = ", ".join(article.lead.text[q.start : q.end] for q in others)
            message = f"the title says «{said}», which is nowhere in the text; the lead says «{in_lead}»"
            hint = "both are the source's: tell its publisher, or say so in a correction"
            yield Disagreement("title-mismatch", message, ["headline", "text"], hint)


def _kind(quantity: Quantity) -> str | None:
    """The unit; of a noun its first letters, since its case and number differ."""
    unit = quantity.unit
    return unit[:3] if unit and not unit.isascii() else unit


def _near(titled: Quantity, other: Quantity) -> bool:
    """Whether a text's number can be the title's, which rounds: «نحو 4 مليارات» for 4.2."""
    if titled.value is None or other.value is None:
        return False
    ends = (other.value, other.high if other.high is not None else other.value)
    if titled.value in ends or ends[0] <= titled.value <= ends[1]:
        return True
    slack = 0.02 if titled.qualifier == "exact" else 0.1
    return titled.unit != "person" and abs(titled.value - other.value) <= slack * abs(other.value)


def _summary(article: Article) -> Iterator[Disagreement]:
    figures = {figure.id: figure for figure in article.figures}
    rows = {row.id: row for row in article.rows()}
    for i, pointer in enumerate(article.summary):
        figure, row = figures.get(pointer.figure or ""), rows.get(pointer.block)
        if figure is None or row is None or figure.value is None:
            continue
        found = [q for cell in row.cells for q in read_amounts(cell) if q.value is not None]
        same = [q for q in found if q.unit == figure.unit or q.unit is None or figure.unit is None]
        if same and not any(says(figure, quantity) for quantity in same):
            read = ", ".join(map(shown, same))
            message = f"the row {pointer.block!r} says {read}, but its figure {figure.id!r} is {shown(figure)}"
            hint = "point to another figure, or say `figure: null`"
            yield Disagreement("summary-mismatch", message, ["summary", i, "figure"], hint)
