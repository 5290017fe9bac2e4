"""Cut Arabic prose into words, numbers and signs, and tell which prefixes a word may carry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from malaf.arabic import fold

__all__ = ["Kind", "Text", "Token", "forms", "word_set"]

Kind = Literal["word", "number", "sign"]

_MARK = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f"
_TOKEN = re.compile(
    r"(?P<latin>[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*)"
    r"|(?P<number>\d+(?:[.,\u066b\u066c\u060c'\u2019]\d+)*)"
    rf"|(?P<word>[^\W\d_A-Za-z][^\W\dA-Za-z{_MARK}]*(?:[{_MARK}]+[^\W\dA-Za-z]*)*)"
    r"|(?P<sign>\S)"
)
_MARGIN = 16
_LETTER = re.compile(rf"[^{_MARK}][{_MARK}]*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign: ``text[start:end]``. `key` is its folded form, for a sign the sign itself.

    `glued`: no white space stands before it.
    """

    start: int
    end: int
    text: str
    kind: Kind
    key: str
    glued: bool

    def cut(self, letters: int) -> int:
        """Where the word begins without its first `letters` letters, each with its marks."""
        at = 0
        for _ in range(letters):
            match = _LETTER.match(self.text, at)
            at = match.end() if match else at
        return self.start + at


def word_set(*lines: str) -> frozenset[str]:
    """The words of lines, as a set; they are to be written folded (`arabic.fold`)."""
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=65536)
def forms(key: str) -> tuple[tuple[int, str], ...]:
    """A folded word whole, and without و and ف, then without ب, ل and ك: (letters taken off, the rest).

    >>> forms("وبنحو")
    ((0, 'وبنحو'), (1, 'بنحو'), (2, 'نحو'))
    """
    found = [(0, key)]
    rests = [(0, key)]
    if key[:1] in {"و", "ف"} and len(key) > 1:
        found.append((1, key[1:]))
        rests.append((1, key[1:]))
    for taken, rest in rests:
        if rest.startswith("لل") and len(rest) > 2:
            found.append((taken + 1, "ال" + rest[2:]))
        elif rest[:1] in {"ب", "ل", "ك"} and len(rest) > 1:
            found.append((taken + 1, rest[1:]))
    return tuple(found)


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return fold(word)


class Text:
    """A text as tokens. Any index may be asked for: beyond the ends there is nothing, with an empty key."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_cut(text))
        self.keys = [token.key for token in self.tokens]
        # Ends that a short look behind the last token, or before the first (as Python counts), finds empty.
        self._keys = [*self.keys, *[""] * _MARGIN]
        self._kinds: list[Kind | None] = [*(token.kind for token in self.tokens), *[None] * _MARGIN]
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def key(self, i: int) -> str:
        """The folded word, or the sign, at index `i`; a number's is its digits as written."""
        return self._keys[i] if -_MARGIN <= i < len(self._keys) else ""

    def kind(self, i: int) -> Kind | None:
        """What the token at index `i` is; None beyond the ends."""
        return self._kinds[i] if -_MARGIN <= i < len(self._kinds) else None

    def form(self, i: int, known: Collection[str]) -> tuple[int, str] | None:
        """The word at index `i` without its prefixes, where that is known: (letters taken off, form)."""
        if self.kind(i) == "word":
            for found in forms(self._keys[i]):
                if found[1] in known:
                    return found
        return None

    def glued(self, i: int) -> bool:
        """Whether there is a token at `i` with no white space before it."""
        return 0 <= i < len(self.tokens) and self.tokens[i].glued

    def index(self, offset: int) -> int:
        """The index of the token that holds the code point `offset`, or of the last one before it; -1: none."""
        if self._starts is None:
            self._starts = [token.start for token in self.tokens]
        return bisect_right(self._starts, offset) - 1


def _cut(text: str) -> Iterator[Token]:
    end = -1
    for match in _TOKEN.finditer(text):
        word = match.group()
        match match.lastgroup:
            case "number":
                kind: Kind = "number"
                key = word
            case "sign":
                kind, key = "sign", word
            case _:
                kind, key = "word", _key(word)
        yield Token(match.start(), match.end(), word, kind, key, match.start() == end)
        end = match.end()
