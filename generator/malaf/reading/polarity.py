"""What a text says is so and what not, word by word, as far as the verbs that two languages share tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from malaf.reading.arabicpolarity import ARABIC
from malaf.reading.commonpolarity import BEFORE, Assertion, read_assertions
from malaf.reading.englishpolarity import ENGLISH
from malaf.reading.tokens import Text

__all__ = ["Assertion", "assertions", "clash", "contradictions"]


def assertions(text: Text, language: str) -> list[Assertion]:
    """The words of a text whose meaning is known, in their order; none for a language without rules here."""
    match language.split("-", maxsplit=1)[0]:
        case "ar":
            return read_assertions(text, ARABIC)
        case "en":
            return read_assertions(text, ENGLISH)
    return []


def clash(source: Sequence[Assertion], target: Sequence[Assertion]) -> bool:
    """Whether one text says anything that the other denies: else no parts of them contradict each other."""
    said = {(row, one.sign * sign) for one in source if one.sign for row, sign in one.senses.items()}
    return any((row, -one.sign * sign) in said for one in target if one.sign for row, sign in one.senses.items())


def contradictions(source: Sequence[Assertion], target: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """What one text says and the other, its translation, denies: a word with its own.

    A word tells nothing where the other text has one that agrees with it in any of its meanings, or one of which nobody
    can tell.
    """
    ours, theirs = _signs(source), _signs(target)
    left = [one for one in source if one.sign and not _is_met(one, theirs)]
    right = [one for one in target if one.sign and not _is_met(one, ours)]
    by_row: dict[int, Assertion] = {}
    for one in right:
        for row in one.senses:
            by_row.setdefault(row, one)
    for one in left:
        other = next((by_row[row] for row in one.senses if row in by_row), None)
        if other is not None and not (BEFORE in one.senses and _is_turned_round(one, source, other, target)):
            yield one, other


def _is_turned_round(
    one: Assertion, source: Sequence[Assertion], other: Assertion, target: Sequence[Assertion]
) -> bool:
    """Whether what stands before one word of time stands behind the other: who left after signing had signed before."""
    (first, then), (before, behind) = _around(one, source), _around(other, target)
    return not (first.isdisjoint(behind) and then.isdisjoint(before))


def _around(one: Assertion, said: Sequence[Assertion]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """What the two words before a word may mean, and what the next one."""
    at = said.index(one)
    near = said[max(at - 2, 0) : at], said[at + 1 : at + 2]
    before, behind = ({meant for word in words for meant in word.senses.items()} for words in near)
    return before, behind


def _signs(said: Sequence[Assertion]) -> dict[int, set[int]]:
    signs: dict[int, set[int]] = {}
    for one in said:
        for row, sign in one.senses.items():
            signs.setdefault(row, set()).add(one.sign * sign)
    return signs


def _is_met(one: Assertion, signs: dict[int, set[int]]) -> bool:
    return any(not signs.get(row, _NONE).isdisjoint({0, one.sign * sign}) for row, sign in one.senses.items())


_NONE: Final[frozenset[int]] = frozenset()
