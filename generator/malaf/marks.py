"""Where in a sentence the words of a fact stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from malaf.source import Span

# Whole words, and whole numbers: not the 12 of 12,000, 5/12 or -12.
_BEFORE = r"(?<![\w−+-])(?<!\d[.,:/٫٬])"
_AFTER = r"(?![\w%٪]|[.,:/٫٬]\d)"
_STARTS = re.compile(_BEFORE)
_ENDS = re.compile(_AFTER)
# Less strict, at either end: after a sign («-12»), and where a number touches Arabic letters («و12», «12م»).
_ARABIC = "\u0620-\u064a\u066e-\u06d3"
_EDGE = re.compile(
    rf"(?:(?<!\w)|(?!\w)|(?<=[{_ARABIC}])(?=\d)|(?<=\d)(?=[{_ARABIC}]))"
    r"(?!(?<=\d[.,٫٬]|[A-Za-z]-)\d)(?!(?<=\d)[.,٫٬]\d|(?<=[A-Za-z])-\d)"
)
# What Arabic writes onto a word: conjunction, preposition, article; a pronoun, or the alef of the accusative.
_PREFIX = re.compile(r"(?<!\w)(?=\w)[وف]?(?:[بكلس]?(?:ال)?|لل)ـ?\Z")
_SUFFIX = re.compile(r"(?:ها|هما?|هن|نا|كم|[هيا])(?!\w)")
_LONGEST_PREFIX = 5
# Latin-1 but for µ, Arabic and the usual signs: of these each capital has one small letter, and no other letter is
# like it, so that `lower` tells what a pattern would find, and nothing need be compiled.
_PLAIN = re.compile("[\x00-\xb4\xb6-\xff\u0600-\u06ff\u2000-\u206f\u20a0-\u20bf\u2212]*")


class Piece(NamedTuple):
    """A piece of a sentence; `names` are the facts whose words it is, none for what stands between them."""

    text: str
    names: tuple[str, ...]


def find_phrase(text: str, phrases: Iterable[str]) -> Span | None:
    """Where the first of `phrases` that stands in `text` does, as whole words, capitals aside."""
    plain = _PLAIN.fullmatch(text)
    lowered = text.lower()
    for phrase in phrases:
        if not phrase:
            continue
        if plain and _PLAIN.fullmatch(phrase):
            found = _find_plain(lowered, phrase.lower())
        else:
            match = re.search(rf"{_BEFORE}{re.escape(phrase)}{_AFTER}", text, re.IGNORECASE)
            found = Span(match.start(), match.end()) if match else None
        if found:
            return found
    return None


def find_quote(text: str, quote: str) -> Span | None:
    """Where the source's own words stand in `text`: as whole words, else with what Arabic writes onto a word, or
    after a sign. In the midst of a word or of a number they do not.

    >>> find_quote("G20: 12 ثم 2", "2")
    Span(start=11, end=12)
    >>> find_quote("G20", "2")
    """
    return _find_plain(text, quote) or next((span for span in _all(text, quote) if _stands_apart(text, span)), None)


def _all(text: str, phrase: str) -> Iterator[Span]:
    at = text.find(phrase)
    while at >= 0 and phrase:
        yield Span(at, at + len(phrase))
        at = text.find(phrase, at + 1)


def _find_plain(text: str, phrase: str) -> Span | None:
    found = (span for span in _all(text, phrase) if _STARTS.match(text, span.start) and _ENDS.match(text, span.end))
    return next(found, None)


def _stands_apart(text: str, span: Span) -> bool:
    start, end = span.start, span.end
    begins = _EDGE.match(text, start) or _PREFIX.search(text, max(start - _LONGEST_PREFIX, 0), start)
    return bool(begins and (_EDGE.match(text, end) or _SUFFIX.match(text, end)))


def cut(text: str, found: Iterable[tuple[Span, str]]) -> list[Piece]:
    """`text` cut where the spans begin and end; spans that overlap become one piece with both names.

    >>> cut("a 12 b", [(Span(2, 4), "figure")])
    [Piece(text='a ', names=()), Piece(text='12', names=('figure',)), Piece(text=' b', names=())]
    """
    merged: list[tuple[int, int, tuple[str, ...]]] = []
    for span, name in sorted(found, key=lambda pair: (pair[0].start, pair[0].end)):
        if merged and span.start < merged[-1][1]:
            start, end, names = merged.pop()
            merged.append((start, max(end, span.end), (*names, name)))
        else:
            merged.append((span.start, span.end, (name,)))
    pieces: list[Piece] = []
    at = 0
    for start, end, names in merged:
        pieces += [Piece(text[at:start], ()), Piece(text[start:end], names)]
        at = end
    pieces.append(Piece(text[at:], ()))
    return [piece for piece in pieces if piece.text]
