"""How what a text says and denies is told in any language, by the rules of its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from malaf.reading.lexicon import Senses
from malaf.reading.tokens import Text

__all__ = ["BEFORE", "BEHIND", "FAR", "STOPS", "Assertion", "Mark", "Rules", "clause_end", "read_assertions"]


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


class Rules(msgspec.Struct, frozen=True):
    """How a language is read."""

    knows: Callable[[str], bool]
    marks: Callable[[str], bool]
    mean: Callable[[Text, int], Senses]
    mark: Callable[[Text, int], Mark | None]
    ends: Callable[[Text, int], bool]
    behind: Callable[[Text, int, int], bool]


def read_assertions(text: Text, rules: Rules) -> list[Assertion]:
    marks = [mark for i in text.where(rules.marks) if (mark := rules.mark(text, i))]
    places = [mark.at for mark in marks]
    tokens = text.tokens
    found: list[Assertion] = []
    for i in text.where(rules.knows):
        senses = rules.mean(text, i)
        if not senses:
            continue
        first, last = bisect_left(places, i - FAR), bisect_right(places, i + BEHIND)
        near = [mark for mark in marks[first:last] if mark.at != i and _touches(text, rules, mark, i)]
        if BEFORE in senses:
            near = [mark for mark in near if not mark.limits]
        denying = [mark for mark in near if i in mark.denied]
        token = tokens[i]
        words = token.text
        if not near:
            sign = 1
        elif len(near) == len(denying) <= _MOST and BEFORE not in senses:
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
