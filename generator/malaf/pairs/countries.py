"""Where a text speaks of another country than its translation, or of one more in a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.nations import Nation, capitals, nations
from malaf.reading.tokens import Text

__all__ = ["check_countries"]


def check_countries(sides: Sides, source: Sequence[Nation], target: Sequence[Nation]) -> Iterator[Finding]:
    """A country of a sentence that its translation has not, where that has another one; and one that a list has lost.

    `source` and `target` are the countries of both texts.
    """
    pair = sides.pair
    strange = {one.code for one in target if one.sure} - {one.code for one in source}
    if source and strange and (other := _instead(sides, strange)):
        message = f"the source says {other[0].words}, the translation {other[1].words}"
        yield Finding(pair.id, "name-missing", message, other[0].words, other[1].words)
    elif lost := _lost_of_list(sides, source, {one.code for one in target}):
        yield Finding(pair.id, "name-missing", f"{lost} is lost from its list", lost)


def _instead(sides: Sides, strange: set[str]) -> tuple[Nation, Nation] | None:
    """A country of a sentence that is lost, and one of its translation of which the whole source says nothing."""
    strange = strange - set(capitals(sides.source.words))
    for part, other_part in sides.abreast if strange else ():
        ours, theirs = nations(part, sides.source.language), nations(other_part, sides.target.language)
        lost = _counts(ours, part) - _counts(theirs, other_part)
        one = next((one for one in ours if one.sure and one.code in lost), None)
        other = next((one for one in theirs if one.sure and one.code in strange), None)
        if one and other:
            return one, other
    return None


def _counts(said: Sequence[Nation], text: Text) -> Counter[str]:
    """How often a text speaks of each country, by its capital, too."""
    return Counter([one.code for one in said] + capitals(text))


def _lost_of_list(sides: Sides, said: Sequence[Nation], known: set[str]) -> str | None:
    """A country that the source names next to another one, in a list, where the translation has only the latter."""
    lost = {one.code for one in said if one.sure} - known
    if not lost or known.isdisjoint(one.code for one in said):
        return None
    lost -= set(capitals(sides.target.words))
    for pair in pairwise(said):
        between = sides.source.text[pair[0].start + len(pair[0].words) : pair[1].start + 1]
        gone = [one for one in pair if one.code in lost]
        if len(gone) == 1 and any(one.code in known for one in pair) and _LISTED.fullmatch(between):
            return gone[0].words
    return None


# «مصر والأردن», "Egypt, Jordan and the Sudan": with the first letter of the second.
_LISTED: Final = re.compile("\u060c? و|(?:,| and|, and|,? or) (?:the )?\\S")
