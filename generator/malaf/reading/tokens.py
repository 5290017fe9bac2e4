"""Cut Arabic prose into words, numbers and signs, and tell which prefixes a word may carry."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Final, Literal, TypeVar

import msgspec

from malaf.arabic import fold

__all__ = [
    "Kind",
    "Question",
    "Text",
    "Token",
    "arabic_question",
    "bare_forms",
    "forms",
    "latin_question",
    "question",
    "word_set",
]

Kind = Literal["word", "number", "sign"]

_MARK = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f"
# Marks of direction and the like, as word processors leave them: «\u200e150\u200e مليون» is a number and its scale.
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_GAP = re.compile(f"[{_UNSEEN}]*")
_TOKEN = re.compile(
    # Most words stand behind a space, and most of Arabic text have nothing but these letters: they are found at once.
    rf" ?([\u0621-\u063a\u0641-\u064a]+(?![\w{_MARK}])"
    # An address is one word: what has digits in it counts nothing.
    r"|(?:https?://|www\.)[^\s<>()\[\]«»\"،؛]*[^\s<>()\[\]«»\"،؛.,:;!?…؟]"
    r"|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*"
    r"|\d+(?:[.,\u066b\u066c\u060c'\u2019]\d+)*"
    rf"|[^\W\d_A-Za-z][^\W\dA-Za-z{_MARK}]*(?:[{_MARK}]+[^\W\dA-Za-z]*)*"
    rf"|[^\s{_UNSEEN}])"
)
_WORD_BEGINS = re.compile(r"[^\W\d_]|[\u00c0-\u024f]")
_MARGIN = 16
_FIRST = -_MARGIN
_NO_KEYS = [""] * _MARGIN
_NO_KINDS: list[None] = [None] * _MARGIN
_LETTER = re.compile(rf"[^{_MARK}][{_MARK}]*")


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word, number or sign: ``text[start:end]``. `key` is its folded form, for a sign the sign itself.

    `glued`: no white space stands before it. What is not seen is no token.
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
def bare_forms(key: str) -> frozenset[str]:
    """The `forms` of a folded word, and each without its article.

    >>> sorted(bare_forms("والعام")) == sorted(["والعام", "العام", "عام"])
    True
    """
    found = [form for _, form in forms(key)]
    return frozenset(found + [form[2:] for form in found if form.startswith("ال")])


_Given = TypeVar("_Given")


class _Kept(dict[str, _Given]):
    """What is given for a word wherever it stands, asked for once; not of more words than a large archive has."""

    def __init__(self, given: Callable[[str], _Given]) -> None:
        super().__init__()
        self._given = given

    def __missing__(self, word: str) -> _Given:
        if len(self) >= _MOST_KEPT:
            self.clear()
        given = self[word] = self._given(word)
        return given


_MOST_KEPT: Final = 65536


def _sorted(written: str) -> tuple[Kind, str]:
    """Kind and key of a token, which are the same wherever it stands."""
    if written[0].isdecimal():
        return "number", written
    return ("word", fold(written)) if _WORD_BEGINS.match(written) else ("sign", written)


_SORTED: Final = _Kept(_sorted)


Question = Callable[[str], object]
_Asked = TypeVar("_Asked", bound=Question)
# By the letter with which a word begins; numbers, signs and other letters are asked all.
_OF_ARABIC: Final[list[Question]] = []
_OF_LATIN: Final[list[Question]] = []
_OF_ALL: Final[list[Question]] = []


def question(asked: _Asked) -> _Asked:
    """A question that a reader puts to every word of a text, by `Text.where`."""
    for questions in (_OF_ARABIC, _OF_LATIN, _OF_ALL):
        questions.append(asked)
    _ANSWERS.clear()
    return asked


def arabic_question(asked: _Asked) -> _Asked:
    """A `question` that no word of Latin letters answers with yes."""
    question(asked)
    _OF_LATIN.remove(asked)
    return asked


def latin_question(asked: _Asked) -> _Asked:
    """A `question` that no word of Arabic letters answers with yes."""
    question(asked)
    _OF_ARABIC.remove(asked)
    return asked


def _answers(key: str) -> tuple[Question, ...]:
    """The questions that a word answers with yes: most words with none, so that no reader has to look at them."""
    first = key[:1]
    questions = _OF_LATIN if "a" <= first <= "z" else _OF_ARABIC if "\u0621" <= first <= "\u064a" else _OF_ALL
    return tuple([asked for asked in questions if asked(key)])


_ANSWERS: Final = _Kept(_answers)


_start = attrgetter("start")


class Text:
    """A text as tokens. Any index may be asked for: beyond the ends there is nothing, with an empty key.

    The places of the tokens are found when they are asked for: most texts are passed over by their words alone.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: list[Token] | None = None
        self._telling: dict[Question, list[int]] | None = None
        self._whole: tuple[Text, int] | None = None
        self._written: list[str] = _TOKEN.findall(text)
        found = list(map(_SORTED.__getitem__, self._written))
        self.keys = [key for _, key in found]
        # Ends that a short look behind the last token, or before the first (as Python counts), finds empty.
        self._keys = self.keys + _NO_KEYS
        self._kinds: list[Kind | None] = [kind for kind, _ in found]
        self._kinds += _NO_KINDS

    def part(self, start: int, end: int) -> Text:
        """The tokens that begin within ``[start, end)``, as a text of their own at the places that they have here."""
        tokens = self.tokens
        first, last = bisect_left(tokens, start, key=_start), bisect_left(tokens, end, key=_start)
        part = Text.__new__(Text)
        part.text, part._tokens, part._telling, part._whole = self.text, tokens[first:last], None, (self, first)
        part._written, part.keys = self._written[first:last], self.keys[first:last]
        part._keys = part.keys + _NO_KEYS
        part._kinds = [*self._kinds[first:last], *_NO_KINDS]
        return part

    def near(self, asked: Question, first: int, last: int) -> bool:
        """Whether a token of ``[first, last)`` is as asked."""
        found = self.where(asked)
        at = bisect_left(found, first)
        return at < len(found) and found[at] < last

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def numbers(self) -> list[str]:
        """The numbers in digits, as they are written."""
        if "number" not in self._kinds:
            return []
        return [key for kind, key in zip(self._kinds, self.keys, strict=False) if kind == "number"]

    @property
    def tokens(self) -> list[Token]:
        """All tokens, in their order."""
        if self._tokens is None:
            self._tokens = self._located()
        return self._tokens

    def _located(self) -> list[Token]:
        """The tokens at their places: nothing that is seen stands between them, so each is the next to be found."""
        text, end = self.text, 0
        tokens: list[Token] = []
        for written, kind, key in zip(self._written, self._kinds, self.keys, strict=False):
            start = text.find(written, end)
            # Most words follow a space: only what else stands between two may be nothing that is seen.
            glued = end > 0 and (start == end or (text[end] != " " and _GAP.fullmatch(text, end, start) is not None))
            end = start + len(written)
            tokens.append(Token(start, end, written, kind, key, glued))  # type: ignore[arg-type]
        return tokens

    def key(self, i: int) -> str:
        """The folded word, or the sign, at index `i`; a number's is its digits as written."""
        try:
            return self._keys[i] if i >= _FIRST else ""
        except IndexError:
            return ""

    def kind(self, i: int) -> Kind | None:
        """What the token at index `i` is; None beyond the ends."""
        try:
            return self._kinds[i] if i >= _FIRST else None
        except IndexError:
            return None

    def form(self, i: int, known: Collection[str]) -> tuple[int, str] | None:
        """The word at index `i` without its prefixes, where that is known: (letters taken off, form)."""
        if self.kind(i) == "word":
            for found in forms(self._keys[i]):
                if found[1] in known:
                    return found
        return None

    def where(self, asked: Question) -> list[int]:
        """The indexes of the tokens whose key is as asked (a `question`): of the few at which a reader has to look."""
        if self._telling is None:
            if self._whole is not None:
                whole, first = self._whole
                found = whole.where(asked)
                last = first + len(self.keys)
                return [i - first for i in found[bisect_left(found, first) : bisect_left(found, last)]]
            telling: defaultdict[Question, list[int]] = defaultdict(list)
            self._telling = telling
            answers = list(map(_ANSWERS.__getitem__, self.keys))
            for i, told in compress(enumerate(answers), answers):
                for one in told:
                    telling[one].append(i)
        return self._telling.get(asked, [])

    def glued(self, i: int) -> bool:
        """Whether there is a token at `i` with no white space before it."""
        return 0 <= i < len(self.keys) and self.tokens[i].glued

    def index(self, offset: int) -> int:
        """The index of the token that holds the code point `offset`, or of the last one before it; -1: none."""
        return bisect_right(self.tokens, offset, key=_start) - 1
