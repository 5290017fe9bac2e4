"""A dictionary of two languages by the beginnings of words: which Arabic and English words may mean the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final

from malaf.reading.tokens import bare_forms, word_set
from malaf.reading.verbforms import is_future_verb

__all__ = ["FirstRows", "Lexicon", "Senses", "count_rows"]

# What a word may mean: a row of a table, and 1, or -1 for the contrary of that row.
Senses = Mapping[int, int]

# Of possession, number and person.
_SUFFIXES: Final = word_set(
    "وا ون ا ان ن ت ين ه ها هم هن نا ني ك كم تك تكم تنا وه وها وهم ي ات يه يا ته تها تهم يين تين تان اته اتها هما",
) | {""}
_LONGEST_SUFFIX: Final = max(map(len, _SUFFIXES))
# What may come to the beginning of an English word.
_ENDINGS: Final = word_set(
    "e s es d ed ing ings er ers or ors r rs ion ions tion tions ation ations ition itions ication icated ment ments",
    "al als able ible ability ably ance ances ence ant ants ent ents ive ives ively y ies ied ier le ly lity ally",
    "ness ity en ens ened ening th t ts ure ures cy ful fully ous ary arily ist ists ise ised ises ising ize ized izes",
    "izing ish ished ce ces cing ced sion sions ery age ager n ns ny an ute uted utes uting",
) | {""}
_HEAD: Final = 3  # letters, by which most words are known to be none of a table
_LONGEST: Final = max(map(len, _ENDINGS))
# A word that denies by how it begins: any after "un" and "non", others by their ends, too.
_NEGATIVE: Final = re.compile(
    r"(?:un|non|dis(?=a(?:gree|pprov|llow)|satisf|believ|obey|prov|continu|connect|trust|like)"
    r"|i[nmlr](?=\w*(?:[ai]ble|ent|ant|ive|al|ed|[ae]ct|ate|ous|ful|ity|[ae]nce|ar)$))(\w{3,})"
)


class Lexicon:
    """The rows of a table, ``Arabic beginnings: English beginnings``; a line with a bar is the contrary of the last.

    Arabic is folded. Before a beginning one of `prefixes` may stand; of the words `without` nothing is known. An
    English verb with a particle is ``rul+out``.

    >>> lexicon = Lexicon("رفع: rais\\n| خفض: cut")
    >>> lexicon.arabic("رفعت"), lexicon.english("raised"), lexicon.english("cutting"), lexicon.arabic("خفضها")
    ({0: 1}, {0: 1}, {0: -1}, {0: -1})
    """

    def __init__(self, table: str, prefixes: str = "", without: Collection[str] = ()) -> None:
        self._prefixes = frozenset(prefixes)
        self._without = frozenset(without)
        # Of tuples, which a collection of garbage passes over.
        self._arabic: dict[str, tuple[tuple[int, int], ...]] = {}
        self._english: dict[str, tuple[tuple[int, int], ...]] = {}
        for row, sign, ours, theirs in _read(table):
            bound = [f"{word[:-1]}ت" for word in ours if word.endswith("ه") and len(word) > _HEAD]  # «مقاطعتها»
            for words, known in (((*ours, *bound), self._arabic), (theirs, self._english)):
                for word in words:
                    known[word] = (*known.get(word, ()), (row, sign))
        self._heads = {word[:_HEAD] for word in self._arabic}
        self._beginnings = {word[:2] for word in self._english}
        self.arabic = lru_cache(maxsize=4096)(self._of_arabic)
        self.english = lru_cache(maxsize=4096)(self._of_english)

    def _of_arabic(self, key: str) -> Senses:
        """What a folded Arabic word may mean; empty where it is not known."""
        whole = bare_forms(key)
        if self._without and not self._without.isdisjoint(whole):
            return _NOTHING
        known, heads, prefixes = self._arabic, self._heads, self._prefixes
        found: list[tuple[int, int]] = []
        for form in whole:
            for first in self._stem_begins(key, form) if form[:1] in prefixes else _AT_ONCE:
                head = form[first : first + _HEAD]
                if head not in heads and head[:-1] not in heads and head[:-2] not in heads:
                    continue
                size = len(form)
                for end in range(max(size - _LONGEST_SUFFIX, first + 1), size + 1):
                    if form[first:end] in known and form[end:] in _SUFFIXES:
                        found += known[form[first:end]]
        return _summed(found) if found else _NOTHING

    def _stem_begins(self, key: str, form: str) -> tuple[int, ...]:
        """Where the stem of a word may begin: before or behind what makes a verb of it, «سيرفع» behind both letters."""
        if key.endswith(f"ال{form}"):
            return _AT_ONCE
        return (0, 2) if form[0] == "س" and is_future_verb(form) else (0, 1)

    def _of_english(self, words: str) -> Senses:
        """What an English word may mean, or one with its particle ("ruled out").

        One that denies by how it begins means the contrary ("unresolved").
        """
        found: list[tuple[int, int]] = []
        if words[:2] in self._beginnings and words not in self._without:
            word, _, particle = words.partition(" ")
            found = list(self._stems(word, particle))
        if not found and words[:1] in _NEGATIVE_BEGINS and (match := _NEGATIVE.fullmatch(words)):
            found = [(row, -sign) for row, sign in self._stems(match[1])]
        return _summed(found) if found else _NOTHING

    def _stems(self, word: str, particle: str = "") -> Iterator[tuple[int, int]]:
        for size in range(max(len(word) - _LONGEST - 1, 2), len(word) + 1):
            stem = f"{word[:size]}+{particle}" if particle else word[:size]
            if stem in self._english and _is_ending(word[:size], word[size:]):
                yield from self._english[stem]


class FirstRows:
    """The first rows of a lexicon, as if they were all."""

    def __init__(self, lexicon: Lexicon, rows: int) -> None:
        self._lexicon = lexicon
        self._rows = rows
        self.arabic = lru_cache(maxsize=4096)(self._of_arabic)
        self.english = lru_cache(maxsize=4096)(self._of_english)

    def _of_arabic(self, key: str) -> Senses:
        return self._first(self._lexicon.arabic(key))

    def _of_english(self, words: str) -> Senses:
        return self._first(self._lexicon.english(words))

    def _first(self, meant: Senses) -> Senses:
        return {row: sign for row, sign in meant.items() if row < self._rows} if meant else _NOTHING


_NOTHING: Final[Senses] = {}
_AT_ONCE: Final = (0,)
_NEGATIVE_BEGINS: Final = frozenset("undi")


def count_rows(table: str) -> int:
    """How many rows a table has."""
    return sum(not line.startswith("|") for line in table.strip().splitlines())


def _read(table: str) -> Iterator[tuple[int, int, list[str], list[str]]]:
    row = -1
    for line in table.strip().splitlines():
        contrary = line.startswith("|")
        row += not contrary
        ours, _, theirs = line.removeprefix("|").partition(":")
        yield row, -1 if contrary else 1, ours.split(), theirs.split()


def _summed(found: list[tuple[int, int]]) -> Senses:
    """Without the rows of which a word may be either side."""
    return {row: sign for row, sign in found if (row, -sign) not in found}


def _is_ending(stem: str, rest: str) -> bool:
    if rest in {"d", "r", "rs", "n"}:
        return stem[-1] in "eo"
    # "cutting" and "banned" double the last letter.
    return rest in _ENDINGS or (rest[:1] == stem[-1] and rest[1:] in {"ed", "ing", "er", "able", "al"})
