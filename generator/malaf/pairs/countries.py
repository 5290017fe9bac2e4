"""Where a text speaks of another country than its translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.nations import Nation, capitals, nations
from malaf.reading.tokens import Text

__all__ = ["check_countries"]


def check_countries(sides: Sides, source: Sequence[Nation], target: Sequence[Nation]) -> Iterator[Finding]:
    """A country of a sentence that its translation has not, where that has one of which the source says nothing.

    `source` and `target` are the countries of both texts.
    """
    pair = sides.pair
    strange = {one.code for one in target if one.sure} - {one.code for one in source}
    if not source or not strange:
        return
    strange -= set(capitals(sides.source.words))
    for part, other_part in sides.abreast if strange else ():
        ours, theirs = nations(part, pair.source_language), nations(other_part, pair.target_language)
        lost = _counts(ours, part) - _counts(theirs, other_part)
        one = next((one for one in ours if one.sure and one.code in lost), None)
        other = next((one for one in theirs if one.sure and one.code in strange), None)
        if one and other:
            message = f"the source says {one.words}, the translation {other.words}"
            yield Finding(pair.id, "name-missing", message, one.words, other.words)
            return


def _counts(said: Sequence[Nation], text: Text) -> Counter[str]:
    """How often a text speaks of each country, by its capital, too."""
    return Counter([one.code for one in said] + capitals(text))
