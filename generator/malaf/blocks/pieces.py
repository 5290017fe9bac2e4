"""Lines that belong together: a paragraph that was wrapped, an item, a heading with its rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from malaf.blocks.lines import Line, has_word
from malaf.blocks.marks import BOLD, Mark
from malaf.blocks.paging import paging_lines
from malaf.blocks.patterns import CLOSERS, STOPS, UNSEEN_CHARS, WHITE
from malaf.blocks.tables import Table
from malaf.blocks.wrapping import goes_on, wrap_width
from malaf.source import Span

_HASH = re.compile(r"(?P<hash>#{1,6})(?:\s++(?=\S)|(?<=##)(?=[^\s#]))(?P<text>[^\n]++)\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\Z")
_Kind = Literal["plain", "hash", "bold", "mark", "table", "ornament"]


class Piece(msgspec.Struct, frozen=True):
    """What gets one role: `start` to `end` in the text, `inner` without bullet and marks."""

    kind: _Kind
    start: int
    end: int
    inner: Span
    text: str
    indent: int = 0
    mark: Mark | None = None
    table: Table | None = None
    level: int = 0
    words: int = 0

    @property
    def last(self) -> str:
        """The last character that a reader sees, without closing quotes and brackets."""
        tail = self.text[-24:].rstrip(CLOSERS + WHITE)
        return tail[-1:]

    @property
    def stops(self) -> bool:
        return self.last in STOPS and self.last != ""


def join_pieces(text: str, lines: Sequence[Line], tables: dict[int, Table], marks: dict[int, Mark]) -> list[Piece]:
    """The pieces of a text in their order; every line is in one of them."""
    kinds = _kinds(lines, tables, marks)
    width = wrap_width(lines, kinds)
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        line, kind = lines[at], kinds[at]
        if kind == "table":
            table = tables[at]
            span = Span(line.start, lines[table.last - 1].end)
            pieces.append(Piece("table", span.start, span.end, span, text[span.start : span.end], table=table))
            at = table.last
            continue
        mark = marks.get(at)
        last = at + (mark.lines if mark and kind == "mark" else 1)
        if kind == "plain" and last < len(lines) and _underlines(lines[at], lines[last], kinds[last]):
            level = 1 if lines[last].text[0] == "=" else 2
            inner = Span(line.start, line.end)
            pieces.append(_piece(text, "hash", line, lines[last].end, inner, level=level))
            at += 2
            continue
        if kind in ("plain", "mark"):
            while last < len(lines) and kinds[last] == "plain" and goes_on(lines, kinds, at, last, width):
                last += 1
        end = lines[last - 1].end
        if kind == "hash":
            found = _HASH.match(line.text)
            assert found is not None  # noqa: S101 - kinds says so
            inner, level = _without_hashes(line, found), len(found["hash"])
            pieces.append(_piece(text, kind, line, end, inner, level=level))
        elif kind == "bold":
            found = BOLD.match(line.text)
            assert found is not None  # noqa: S101
            inner = Span(line.body + found.start("text"), line.body + found.end("text"))
            pieces.append(_piece(text, kind, line, end, inner))
        elif kind == "mark" and mark is not None:
            shown = line.start + len(text[line.start : end].rstrip(UNSEEN_CHARS + WHITE))
            inner = Span(line.body + mark.end, shown) if mark.end else Span(line.start, end)
            pieces.append(_piece(text, kind, line, end, inner, mark=mark))
        else:
            pieces.append(_piece(text, kind, line, end, Span(line.start, end)))
        at = last
    return pieces


def _piece(
    text: str, kind: _Kind, line: Line, end: int, inner: Span, *, mark: Mark | None = None, level: int = 0
) -> Piece:
    words = text[inner.start : inner.end]
    return Piece(kind, line.start, end, inner, words, line.indent, mark, None, level, len(words.split()))


def _without_hashes(line: Line, found: re.Match[str]) -> Span:
    words = found["text"].rstrip("#").rstrip() or found["text"]
    start = line.body + found.start("text")
    bold = BOLD.match(words)
    if bold:
        return Span(start + bold.start("text"), start + bold.end("text"))
    return Span(start, start + len(words))


def _kinds(lines: Sequence[Line], tables: dict[int, Table], marks: dict[int, Mark]) -> list[_Kind]:
    kinds: list[_Kind] = []
    paging = paging_lines(lines)
    for at, line in enumerate(lines):
        if at < len(kinds):
            continue
        if at in tables:
            kinds += ["table"] * (tables[at].last - at)
        elif at in paging:
            kinds.append("ornament")
        elif at in marks:
            kinds.append("mark")
            kinds += ["plain"] * (marks[at].lines - 1)
        elif not has_word(line.text):
            kinds.append("ornament")
        elif _HASH.match(line.text):
            kinds.append("hash")
        elif BOLD.match(line.text):
            kinds.append("bold")
        else:
            kinds.append("plain")
    return kinds


def _underlines(line: Line, below: Line, kind: _Kind) -> bool:
    return (
        kind == "ornament"
        and below.gap == 0
        # Three dashes right below prose part what is above from what follows.
        and not (line.gap == 0 and line.start > 0 and below.text == "---")
        and line.end - line.body <= TITLE_LENGTH
        and line.text[-1] not in ".،؛:"
        and _UNDERLINE.match(below.text) is not None
    )


TITLE_LENGTH, TITLE_WORDS = 180, 24
HEADING_LENGTH, HEADING_WORDS = 130, 17
