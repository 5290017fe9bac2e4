"""How what a text says and denies is told in any language, by the rules of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from malaf.reading.lexicon import Senses
from malaf.reading.tokens import Text

__all__ = [
    "BEFORE",
    "BEHIND",
    "FAR",
    "STOPS",
    "Assertion",
    "Mark",
    "Meant",
    "Rules",
    "clause_end",
    "read_assertions",
    "read_meanings",
]


class Assertion(msgspec.Struct, frozen=True, gc=False):
    """A word of known meaning (`verbs`): `sign` is 1 where it is said, -1 where it is denied, 0 where nobody can tell.

    `words` are the word and what denies it; `start` is where it stands in the text.
    """

    start: int
    senses: Senses
    sign: int
    words: str


class Mark(msgspec.Struct, frozen=True, gc=False):
    """What denies, or may, at token `at`: what is said up to `last` cannot be told to be so, `denied` is not so.

    One that `limits` («فقط») says nothing of when.
    """

    at: int
    last: int
    denied: Sequence[int] = ()
    limits: bool = False


Meant = tuple[int, Senses]  # a token, and what its word may mean


class Rules(msgspec.Struct, frozen=True):
    """How a language is read."""

    knows: Callable[[str], bool]
    marks: Callable[[str], bool]
    mean: Callable[[Text, int], Senses]
    mark: Callable[[Text, int], Mark | None]
    ends: Callable[[Text, int], bool]
    behind: Callable[[Text, int, int], bool]
    names: Callable[[Text, int], bool] | None = None  # whether a word may be part of a name


def read_meanings(text: Text, rules: Rules) -> list[Meant]:
    """The words of known meaning, in their order."""
    return [(i, senses) for i in text.where(rules.knows) if (senses := rules.mean(text, i))]


def read_assertions(text: Text, rules: Rules, meanings: Iterable[Meant]) -> list[Assertion]:
    """Whether the text says, or denies, each of these words of it."""
    places = text.where(rules.marks)
    marks: dict[int, Mark | None] = {}
    tokens = text.tokens
    found: list[Assertion] = []
    for i, senses in meanings:
        token = tokens[i]
        if rules.names is not None and rules.names(text, i):
            found.append(Assertion(token.start, senses, 0, token.text))
            continue
        near: list[Mark] = []
        for at in places[bisect_left(places, i - FAR) : bisect_right(places, i + BEHIND)] if places else ():
            if at not in marks:
                marks[at] = rules.mark(text, at)
            mark = marks[at]
            if mark is not None and at != i and _touches(text, rules, mark, i):
                near.append(mark)
        if BEFORE in senses:
            near = [mark for mark in near if not mark.limits]
        sign, words = 1, token.text
        if near:
            denying = [mark for mark in near if i in mark.denied]
            if len(near) == len(denying) <= _MOST and BEFORE not in senses:
                sign = (-1) ** len(denying)
                words = f"{tokens[denying[0].at].text} {words}"
            else:
                sign = 0
        found.append(Assertion(token.start, senses, sign, words))
    return found


BEFORE: Final = -1  # the row of "before", whose contrary is "after"
_MOST: Final = 2  # denials of one word: «ليس من غير المألوف»
FAR: Final = 24  # words: no denial reaches further
BEHIND: Final = 6  # words: so far behind a verb may stand what denies it ("gave them no reason")


def _touches(text: Text, rules: Rules, mark: Mark, i: int) -> bool:
    """Whether a mark may deny the word at token `i`: it stands before it in its clause, or not far behind it."""
    if mark.at < i:
        return i <= mark.last
    return rules.behind(text, i, mark.at)


def clause_end(text: Text, i: int, most: int, ends: Callable[[Text, int], bool]) -> int:
    """The last token of the clause that token `i` is in, and no more than `most` behind it."""
    last = i
    while last < min(i + most, len(text) - 1) and not ends(text, last + 1):
        last += 1
    return last


STOPS: Final = frozenset({".", ";", ":", "!", "?", "—", "؛", "؟", "…", "|"})
