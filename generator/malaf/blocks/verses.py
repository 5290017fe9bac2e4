"""Lines of verse that a text quotes: they stay what they are, neither headings nor points of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from malaf.blocks.pieces import Piece

# Between the halves of a verse.
_HALVES = re.compile(r"\s{3,}|\s+(?:\*{1,3}|\.{3,}|…)\s+")
_HALF_WORDS = (2, 9)
_SAYS_VERSE = re.compile(
    r"(?<![ء-ي])[وفبل]?(?:ال)?(?:قصيد|[أا]بيات|شاعر|شعر|[أا]نشد|ينشد|تنشد|مطلع|نشيد|[أا]غني|ديوان)"
)
_VERSE_WORDS = 9
_FEWEST = 2
_TAIL = 120  # code points of the line above


def find_verses(pieces: Sequence[Piece]) -> set[int]:
    """Two or more verses of two halves, or short lines below «وفي قصيدته يقول:»."""
    found: set[int] = set()
    for run in _runs(pieces, _has_halves):
        found |= set(run)
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if piece.last == ":" and _SAYS_VERSE.search(piece.text[-_TAIL:]):
            run = []
            while at < len(pieces) and _is_short(pieces[at]):
                run.append(at)
                at += 1
            if len(run) >= _FEWEST:
                found |= set(run)
    return found


def _runs(pieces: Sequence[Piece], fits: Callable[[Piece], bool]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, piece in enumerate(pieces):
        if fits(piece):
            run.append(at)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = []
    if len(run) >= _FEWEST:
        yield run


def _has_halves(piece: Piece) -> bool:
    if piece.kind != "plain" or piece.words > 2 * _HALF_WORDS[1] or any(char.isdigit() for char in piece.text):
        return False
    halves = _HALVES.split(piece.text.strip())
    return len(halves) == 2 and all(_HALF_WORDS[0] <= len(half.split()) <= _HALF_WORDS[1] for half in halves)


def _is_short(piece: Piece) -> bool:
    return piece.kind == "plain" and piece.words <= _VERSE_WORDS and piece.last != ":"
