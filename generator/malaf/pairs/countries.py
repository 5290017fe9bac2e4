"""Where a text speaks of another country than its translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.nations import Nation, capitals, nations

__all__ = ["check_countries"]


def check_countries(sides: Sides) -> Iterator[Finding]:
    """A country of a sentence that its translation has not, where that has one of which the source says nothing."""
    pair = sides.pair
    target = nations(sides.target.words, pair.target_language)
    source = nations(sides.source.words, pair.source_language) if target else None
    if not source or not target:
        return
    strange = {one.code for one in target if one.sure} - {one.code for one in source}
    if not strange:
        return
    stand_here, stand_there = capitals(sides.source.words), capitals(sides.target.words)
    strange -= {one.code for one in stand_here}
    for ours, theirs in _abreast(sides, [*source, *stand_here], [*target, *stand_there]):
        said = Counter(one.code for one in theirs)
        lost = Counter(one.code for one in ours) - said
        one = next((one for one in ours if one.sure and one.code in lost), None)
        other = next((one for one in theirs if one.sure and one.code in strange), None)
        if one and other:
            message = f"the source says {one.words}, the translation {other.words}"
            yield Finding(pair.id, "name-missing", message, one.words, other.words)
            return


def _abreast(
    sides: Sides, source: Sequence[Nation], target: Sequence[Nation]
) -> Iterator[tuple[Sequence[Nation], Sequence[Nation]]]:
    """What the two sides name, sentence by sentence where there are as many."""
    ours, theirs = sides.source.spans, sides.target.spans
    if len(ours) != len(theirs):
        yield source, target
        return
    for one, other in zip(ours, theirs, strict=True):
        yield (
            [nation for nation in source if one.start <= nation.start < one.end],
            [nation for nation in target if other.start <= nation.start < other.end],
        )
