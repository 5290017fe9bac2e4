"""Where a number is qualified otherwise than in its translation: at least five against at most five."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from malaf.article import Qualifier
from malaf.pairs.pair import Finding, Pair
from malaf.reading.mentions import Mentions, Number
from malaf.reading.parts import Part

__all__ = ["differ", "qualified_otherwise", "qualified_parts", "reads_qualifiers", "written"]


def reads_qualifiers(pair: Pair) -> bool:
    """Whether what qualifies a number is read in both languages."""
    return _are_read(pair.source_language, pair.target_language)


@lru_cache(maxsize=64)
def _are_read(*languages: str) -> bool:
    return {language.partition("-")[0] for language in languages} <= {"ar", "en"}


def qualified_otherwise(pair: Pair, one: tuple[Qualifier, str], other: tuple[Qualifier, str]) -> Finding:
    said = [f"{_SAID[qualifier]} {words}" for qualifier, words in (one, other)]
    message = f"the source says {said[0]}, the translation {said[1]}"
    return Finding(pair.id, "qualifier-mismatch", message, one[1], other[1])


_SAID: Final = {
    "exact": "just",
    "about": "about",
    "more_than": "more than",
    "less_than": "less than",
    "at_least": "at least",
    "at_most": "at most",
    "up_to": "up to",
    "range": "a range to",
    "vague": "some",
}
# Qualifiers that a translator puts for each other. A range and an order of magnitude may be put as any.
_ALIKE: Final[tuple[frozenset[Qualifier], ...]] = (
    frozenset({"more_than", "at_least"}),
    frozenset({"less_than", "at_most", "up_to"}),
    frozenset({"about", "less_than"}),  # "just under"
)
_OPEN: Final[frozenset[Qualifier]] = frozenset({"range", "vague"})


def differ(one: Number | Part, other: Number | Part) -> bool:
    """Whether two numbers of one value are qualified so that they are not the same: more than it, and about it."""
    said = {one.qualifier, other.qualifier}
    if len(said) == 1 or said & _OPEN or any(said <= alike for alike in _ALIKE):
        return False
    if isinstance(one, Number) and isinstance(other, Number) and (one.beside or other.beside):
        return False  # put into another unit, it is about that
    return "exact" not in said or not (one.hedged or other.hedged or _is_soft(one) or _is_soft(other))


def _is_soft(number: Number | Part) -> bool:
    return isinstance(number, Number) and number.soft


def qualified_parts(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Less than half against half, and «أقل من ساعتين» against more than two."""
    if not reads_qualifiers(pair):
        return
    for one in source.fractions if target.fractions else ():
        same = [part for part in target.fractions if part.value == one.value]
        if len(same) == 1 and one.by == same[0].by and differ(one, same[0]):
            said = written(one.value)
            yield qualified_otherwise(pair, (one.qualifier, said), (same[0].qualifier, said))
    for duals, side in ((source.duals, target), (target.duals, source)):
        if len(duals) != 1:
            continue
        twos = [number for number in side.numbers if number.value == _TWO]
        if len(twos) == 1 and differ(replace(twos[0], qualifier=duals[0], hedged=False), twos[0]):
            qualifiers = (duals[0], twos[0].qualifier) if side is target else (twos[0].qualifier, duals[0])
            yield qualified_otherwise(pair, (qualifiers[0], twos[0].words), (qualifiers[1], twos[0].words))


_TWO: Final = 2


def written(value: Decimal) -> str:
    return f"{float(value):.3g}"
