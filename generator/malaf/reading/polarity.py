"""What a text says is so and what not, word by word, as far as the verbs that two languages share tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from malaf.reading.arabicpolarity import ARABIC
from malaf.reading.commonpolarity import BEFORE, Assertion, read_assertions, read_meanings
from malaf.reading.englishpolarity import ENGLISH
from malaf.reading.tokens import Text

__all__ = ["Assertion", "clashing", "contradictions"]


_RULES: Final = {"ar": ARABIC, "en": ENGLISH}


def clashing(
    source: tuple[Text, str], target: tuple[Text, str]
) -> tuple[Sequence[Assertion], Sequence[Assertion]] | None:
    """What two texts, each with its language, say of the words whose meaning is known, in their order.

    None where one says nothing that the other denies: no parts of them contradict each other then.
    """
    sides = [(text, _RULES.get(language.partition("-")[0])) for text, language in (source, target)]
    read = [(text, rules, read_meanings(text, rules)) for text, rules in sides if rules]
    if len(read) < len(sides) or not all(meanings for _, _, meanings in read):
        return None
    # Whether a word is denied is only asked, at first, where the other text has one of its meanings.
    both = set[int].intersection(*({row for _, senses in meanings for row in senses} for _, _, meanings in read))
    if not both:
        return None
    shared = [
        read_assertions(text, rules, [one for one in meanings if not both.isdisjoint(one[1])])
        for text, rules, meanings in read
    ]
    if not _clash(*shared):
        return None
    ours, theirs = (read_assertions(*one) for one in read)
    return ours, theirs


def _clash(source: Sequence[Assertion], target: Sequence[Assertion]) -> bool:
    said = {(row, one.sign * sign) for one in source if one.sign for row, sign in one.senses.items()}
    return not said.isdisjoint(
        {(row, -one.sign * sign) for one in target if one.sign for row, sign in one.senses.items()}
    )


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
    for one in left:
        if said := _twice(one, source, target):
            yield one, said
    for one in right:
        if said := _twice(one, target, source):
            yield said, one


def _twice(one: Assertion, said: Sequence[Assertion], told: Sequence[Assertion]) -> Assertion | None:
    """The contrary that the other text says once more, for a word that it lacks: they won and lost, and won twice."""
    for row, sense in one.senses.items():
        if row == BEFORE:
            continue
        contrary = -one.sign * sense
        here, there = ([word for word in words if row in word.senses] for words in (said, told))
        alike = [word for word in there if word.sign == 1 and word.senses[row] == contrary]
        if len(here) == len(there) == len(alike) and any(word.sign * word.senses[row] == contrary for word in here):
            return there[here.index(one)]
    return None


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


def _signs(said: Sequence[Assertion]) -> set[tuple[int, int]]:
    """The rows that a text says (1), denies (-1), or of which nobody can tell (0)."""
    return {(row, one.sign * sign) for one in said for row, sign in one.senses.items()}


def _is_met(one: Assertion, signs: set[tuple[int, int]]) -> bool:
    alike = {(row, sign) for row, sense in one.senses.items() for sign in (0, one.sign * sense)}
    return not signs.isdisjoint(alike)
