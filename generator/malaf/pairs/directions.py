"""Where a number goes up in a text, and down in its translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Side, Sides
from malaf.reading.directions import ways
from malaf.reading.mentions import Number

__all__ = ["check_directions"]


def check_directions(sides: Sides) -> Iterator[Finding]:
    """Percentages, points and sums that each side has once: up on one, down on the other."""
    if not (sides.source.mentions.numbers and sides.target.mentions.numbers and sides.reads):
        return
    ours, theirs = _once(sides.source), _once(sides.target)
    said = [value for value in ours if value in theirs and (_is_measured(ours[value]) or _is_measured(theirs[value]))]
    if not said:
        return
    source = ways(sides.source.words, sides.pair.source_language, [ours[value].start for value in said])
    target = ways(sides.target.words, sides.pair.target_language, [theirs[value].start for value in said])
    for value in said:
        one, other = source.get(ours[value].start), target.get(theirs[value].start)
        if one and other and one != other:
            words = ours[value].words, theirs[value].words
            message = f"{words[0]} goes {_WAYS[one]} in the source, {_WAYS[other]} in the translation"
            yield Finding(sides.pair.id, "negation", message, *words)
            return


_WAYS: Final = {1: "up", -1: "down"}


def _once(side: Side) -> dict[Decimal, Number]:
    """The numbers of a text that it has once, by their values."""
    counts = Counter(number.value for number in side.mentions.numbers)
    return {
        number.value: number
        for number in side.mentions.numbers
        if counts[number.value] == 1
        and not (number.role or number.plain)
        and side.text.startswith(number.words, number.start)
    }


def _is_measured(number: Number) -> bool:
    return bool(number.percent or number.points or number.currency)
