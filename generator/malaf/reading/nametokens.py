"""A paragraph as words, numbers and signs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

import msgspec

_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SEATS = str.maketrans("أإآٱکیگڤپچ", "اااا" + "كيغفبج")
# With the two dots or without them these are different words, and both are frequent; so with the long alef.
_KEEP_FINAL = frozenset({"على", "راى", "اولى"})
_KEEP_ALEF = frozenset({"آن", "آنا", "آلان"})


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """The word as it is looked up: no marks, one alef, final ة as ه and final ى as ي (الهيئة and الهيئه are one).

    >>> spelling("الهيئةُ"), spelling("على"), spelling("علي"), spelling("مسئول")
    ('الهيئه', 'على', 'علي', 'مسؤول')
    """
    bare = _MARKS.sub("", word)
    if bare in _KEEP_ALEF:
        return bare
    bare = bare.translate(_SEATS).replace("ئو", "ؤو")  # as Egypt writes «شئون»
    if bare in _KEEP_FINAL or (bare[:1] in {"و", "ف"} and bare[1:] in _KEEP_FINAL):
        return bare
    if bare.endswith("ة"):
        return bare[:-1] + "ه"
    if bare.endswith("ى"):
        return bare[:-1] + "ي"
    return bare


_MARK = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f"
_TOKEN = re.compile(rf"[^\W\d_][^\W\d_{_MARK}]*(?:[{_MARK}]+[^\W\d_]*)*|\d+(?:[.,٫٬/:]+\d+)*|[^\w\s]", re.UNICODE)
TANWEEN = re.compile("\u064b")
_LETTER_AND_MARKS = re.compile(rf"[^{_MARK}][{_MARK}]*")


Gender = Literal["f", "m"]


class Token(msgspec.Struct, frozen=True):
    """A word, a number, or one sign of a paragraph; `key` is empty for the two latter.

    `forms` are (letters taken off, key): the whole word, then without و ف, then without ب ل ك; «لل» gives «ال» back.
    """

    start: int
    end: int
    text: str
    key: str
    forms: tuple[tuple[int, str], ...]

    def cut(self, letters: int) -> int:
        """Where in the paragraph the word begins without its first `letters` letters."""
        at = 0
        for _ in range(letters):
            match = _LETTER_AND_MARKS.match(self.text, at)
            at = match.end() if match else at
        return self.start + at


@lru_cache(maxsize=65536)
def forms(key: str) -> tuple[tuple[int, str], ...]:
    found = [(0, key)] if key else []
    rests = [(0, key)]
    if key[:1] in {"و", "ف"} and len(key) >= 3:
        found.append((1, key[1:]))
        rests.append((1, key[1:]))
    for taken, rest in rests:
        if rest.startswith("لل") and len(rest) >= 4:
            found.append((taken + 1, "ال" + rest[2:]))
        elif rest[:1] in {"ب", "ل", "ك"} and len(rest) >= 3:
            found.append((taken + 1, rest[1:]))
    return tuple(found)


EN: Final = "إن"
# The letter N in the names of stations and leagues, which is spelt as «إن»: «سي إن إن», «إن بي سي», «بي إن سبورت».
_STATION = re.compile(r"(?<!بي )سي [إا]ن [إا]ن(?!\w)|(?<!\w)[إا]ن بي (?:سي|إيه|أي)(?!\w)|بي [إا]ن(?= سبورت)")


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers and signs of a paragraph, in order. Linear in its length; never raises."""
    found = tuple(_token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text))
    named = [match.span() for match in _STATION.finditer(text)]
    if not named:
        return found
    return tuple(_letter(token) if any(a <= token.start < b for a, b in named) else token for token in found)


def _letter(token: Token) -> Token:
    """«إن» as the name of a letter, which is looked up as no other word is."""
    return Token(token.start, token.end, token.text, EN, ((0, EN),)) if token.key == "ان" else token


def _token(start: int, end: int, text: str) -> Token:
    key = spelling(text) if text[0].isalpha() else ""
    return Token(start, end, text, key, forms(key))


def word_set(text: str) -> frozenset[str]:
    """The words of a list, as they are looked up."""
    return frozenset(spelling(word) for word in text.split())


def is_definite(key: str) -> bool:
    return key.startswith("ال") and len(key) >= 4


def restored(text: str, start: int, end: int, form: str) -> str:
    """``text[start:end]``, with what of the article «لل» has lost: «للجنة الفنية» is «ل» and «اللجنة الفنية»."""
    piece = text[start:end]
    if not form.startswith("ال") or not piece.startswith("ل") or spelling(piece).startswith("ال"):
        return piece
    return ("ال" if form.startswith("الل") and not spelling(piece).startswith("لل") else "ا") + piece


class Paragraph:
    """A paragraph's tokens, to be asked for by number; beyond either end there is nothing."""

    def __init__(self, text: str, found: tuple[Token, ...] | None = None) -> None:
        """`found` are its tokens, where they are not as they stand (`tokens`)."""
        self.text = text
        self.tokens = tokens(text) if found is None else found
        self._keys = [token.key for token in self.tokens]

    def key(self, i: int) -> str:
        try:
            return self._keys[i] if i >= 0 else ""
        except IndexError:
            return ""

    def sign(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) and not self.tokens[i].key else ""
