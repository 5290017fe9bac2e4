"""Where a text speaks of one of a kind, and its translation of another: of Basra and Mosul, wheat and rice."""

from __future__ import annotations

from collections.abc import Sequence

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Side, Sides
from malaf.reading.kinds import kind_of, kinds, may_be
from malaf.reading.lexicon import Senses

__all__ = ["check_kinds"]


def check_kinds(sides: Sides) -> Finding | None:
    """One of a kind that the translation has not, where it has another one of the kind that the source has not."""
    source, target = sides.read(kinds)
    lost, added = _left(source, target), _left(target, source)
    if not (lost and added):
        return None
    ours, theirs = may_be(sides.source.words, sides.source.language), may_be(sides.target.words, sides.target.language)
    for i, rows in lost:
        known = {kind_of(row) for row in rows}
        if theirs.isdisjoint(rows) and (
            other := next((k for k, meant in added if _is_other(meant, known, ours)), None)
        ):
            said = _word(sides.source, i), _word(sides.target, other)
            return Finding(
                sides.pair.id, "name-missing", f"the source says {said[0]}, the translation {said[1]}", *said
            )
    return None


def _left(said: Sequence[tuple[int, Senses]], told: Sequence[tuple[int, Senses]]) -> list[tuple[int, Senses]]:
    """What one side says of which the other has nothing."""
    if not said or not told:
        return []
    known = {row for _, rows in told for row in rows}
    return [one for one in said if known.isdisjoint(one[1])]


def _is_other(rows: Senses, kinds: set[str], said: set[int]) -> bool:
    """Whether a word is of one of these kinds, and none of what the source may say."""
    return said.isdisjoint(rows) and not kinds.isdisjoint(map(kind_of, rows))


def _word(side: Side, i: int) -> str:
    return side.words.tokens[i].text
