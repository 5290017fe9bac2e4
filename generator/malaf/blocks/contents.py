"""A table of contents, whose lines are the headings of what is below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaf.blocks.patterns import DIGITS, UNSEEN_CHARS, WHITE
from malaf.blocks.pieces import TITLE_LENGTH, TITLE_WORDS, Piece

_HEAD = re.compile(
    r"(?:جدول |قائمة |فهرس )?(?:ال)?محتويات(?:\s*\[[^\[\]]{1,10}\])?\s?[:：]?\Z"
    r"|الفهرس\s?[:：]?\Z|في هذ[اه] (?:العدد|النشرة)\s?[:：]?\Z|(?:table of )?contents\s?:?\Z",
    re.IGNORECASE,
)
_HEAD_WORDS = 4
_FEWEST = 2
# The number of an entry and that of its page, and the sign behind a heading that it is the name of.
_EDGES = re.compile(
    rf"\A[{DIGITS}.\-–)\s]+|(?:\s*\.{{3,}}|\s{{2,}})\s*[{DIGITS}]{{1,4}}\Z|\s*\[[^\[\]]{{1,20}}\]\Z|[:：]\Z"
)
_DOTTED = re.compile(rf"\.{{4,}}\s*[{DIGITS}]{{1,4}}\Z")


def find_contents(pieces: Sequence[Piece]) -> set[int]:
    """«المحتويات» and its entries: two or more that come back further down, or lead to a page with dots."""
    heads = [at for at, piece in enumerate(pieces) if piece.words <= _HEAD_WORDS and _HEAD.match(_words(piece.text))]
    if not heads:
        return set()
    last = {_entry(piece.text): at for at, piece in enumerate(pieces) if _is_short(piece)}
    found: set[int] = set()
    end = 0
    for head in heads:
        if head < end:
            continue
        end = head + 1
        while end < len(pieces) and _is_entry(end, pieces, last):
            end += 1
        tables = (pieces[at].table for at in range(head + 1, end))
        rows = sum(len(table.rows) if table else 1 for table in tables)
        if rows >= _FEWEST:
            found |= set(range(head, end))
    return found


def _words(text: str) -> str:
    return text.strip(UNSEEN_CHARS + WHITE + "*#")


def _entry(text: str) -> str:
    return " ".join(_EDGES.sub("", _words(text)).split())


def _is_short(piece: Piece) -> bool:
    return piece.kind != "table" and piece.words <= TITLE_WORDS and piece.end - piece.start <= TITLE_LENGTH


def _is_entry(at: int, pieces: Sequence[Piece], last: dict[str, int]) -> bool:
    piece = pieces[at]
    if piece.table:
        rows = [row for row in (piece.table.header, *piece.table.rows) if row]
        return all(last.get(_entry(row[-1].text), at) > at for row in rows)
    return _is_short(piece) and (_DOTTED.search(piece.text) is not None or last.get(_entry(piece.text), at) > at)
