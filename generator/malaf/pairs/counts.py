"""Where the dozens of a text are hundreds in its translation, or what is second is third."""

from __future__ import annotations

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.counts import counts_arabic, counts_english, crowds, may_be_nth, places

__all__ = ["check_counts"]


def check_counts(sides: Sides) -> Finding | None:
    """Magnitudes told in words that are others; a place among the largest that the other side does not tell."""
    if not sides.arabic.words.where(counts_arabic) and not sides.english.words.where(counts_english):
        return None
    one, other = sides.read(crowds)
    if one and other and one.isdisjoint(other):
        said = [f"10 to the power of {min(powers)}" for powers in (one, other)]
        message = f"the source counts in {said[0]}, the translation in {said[1]}"
        return Finding(sides.pair.id, "number-mismatch", message, *said)
    for side, told in ((sides.source, sides.target), (sides.target, sides.source)):
        numbers = told.mentions
        for place, words in places(side.words, side.language).items():
            known = numbers.loose | numbers.ordinals | {number.value for number in numbers.numbers}
            if place not in known and not may_be_nth(told.words, told.language, place):
                message = f"«{words}» is on one side alone"
                values = (words, None) if side is sides.source else (None, words)
                return Finding(sides.pair.id, "number-mismatch", message, *values)
    return None
