"""Where in a sentence the words of a fact stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from malaf.source import Span

# Whole words, and whole numbers: not the 12 of 12,000, 5/12 or -12.
_BEFORE = r"(?<![\w−+-])(?<!\d[.,:/٫٬])"
_AFTER = r"(?![\w%٪]|[.,:/٫٬]\d)"
_STARTS = re.compile(_BEFORE)
_ENDS = re.compile(_AFTER)
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


def _find_plain(text: str, phrase: str) -> Span | None:
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if _STARTS.match(text, at) and _ENDS.match(text, end):
            return Span(at, end)
        at = text.find(phrase, at + 1)
    return None


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
