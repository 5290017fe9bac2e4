"""Lines that belong together: a paragraph that was wrapped, an item, a heading with its rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from malaf.blocks.clauses import opens_clause
from malaf.blocks.lines import Line, has_word
from malaf.blocks.marks import BOLD, Mark
from malaf.blocks.patterns import CLOSERS, STOPS, UNSEEN_CHARS, WHITE
from malaf.blocks.tables import Table
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
    width = _width(lines, kinds)
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
        last = at + 1
        if kind == "plain" and last < len(lines) and _underlines(lines[at], lines[last], kinds[last]):
            level = 1 if lines[last].text[0] == "=" else 2
            inner = Span(line.start, line.end)
            pieces.append(_piece(text, "hash", line, lines[last].end, inner, level=level))
            at += 2
            continue
        if kind in ("plain", "mark"):
            while last < len(lines) and kinds[last] == "plain" and _continues(lines, kinds, at, last, width):
                last += 1
        end = lines[last - 1].end
        mark = marks.get(at)
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
    for at, line in enumerate(lines):
        if at < len(kinds):
            continue
        if at in tables:
            kinds += ["table"] * (tables[at].last - at)
        elif not has_word(line.text):
            kinds.append("ornament")
        elif at in marks:
            kinds.append("mark")
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
        and line.end - line.body <= TITLE_LENGTH
        and line.text[-1] not in ".،؛:"
        and _UNDERLINE.match(below.text) is not None
    )


# A text is hard-wrapped if most lines that break off within a sentence are about as long as the longest of them.
_WRAP_RANGE = (38, 140)
_WRAP_SLACK = 18


def _width(lines: Sequence[Line], kinds: Sequence[_Kind]) -> int:
    """The width that the lines are wrapped at (code points), or 0 if a line is a paragraph."""
    broken = [
        at
        for at in range(len(lines) - 1)
        if kinds[at] in ("plain", "mark")
        and kinds[at + 1] == "plain"
        and lines[at + 1].gap == 0
        and lines[at].text.rstrip(CLOSERS)[-1:] not in STOPS + ":"
    ]
    lengths = [lines[at].end - lines[at].body for at in broken]
    counts: dict[int, int] = {}
    for length in lengths:
        if length <= _WRAP_RANGE[1]:
            counts[length] = counts.get(length, 0) + 1
    best, support = 0, 0
    for width in counts:
        close = sum(counts.get(width - less, 0) for less in range(_WRAP_SLACK + 1))
        if close > support or (close == support and width < best):
            best, support = width, close
    if support < 2 or best < _WRAP_RANGE[0] or support < 0.6 * len(lengths):
        return 0
    texts = [at for at, kind in enumerate(kinds) if kind in ("plain", "mark")]
    longer = sum(lines[at].end - lines[at].body > best + 2 for at in texts)
    if longer > 0.15 * len(texts):
        return 0
    # The next word would not have fitted: true of every wrapped line, of others by chance only.
    near = [at for at, length in zip(broken, lengths, strict=True) if best - _WRAP_SLACK <= length <= best]
    full = sum(_is_full(lines, at, best) for at in near)
    openings = sum(opens_clause(lines[at + 1].text) for at in near)
    return best if full >= 0.8 * len(near) and openings <= 0.6 * len(near) else 0


def _is_full(lines: Sequence[Line], at: int, width: int) -> bool:
    return lines[at].end - lines[at].body + 1 + len(lines[at + 1].text.split(maxsplit=1)[0]) > width


def _continues(lines: Sequence[Line], kinds: Sequence[_Kind], first: int, at: int, width: int) -> bool:
    """Whether line `at` goes on with the piece that begins in line `first`."""
    line, before = lines[at], lines[at - 1]
    if line.gap:
        return False
    if kinds[first] == "mark" and line.indent >= lines[first].indent + 2:
        return True
    if not width:
        return False
    if kinds[first] == "plain" and line.indent >= before.indent + 2:
        return False  # a first line's indent
    length = before.end - before.body
    ended = before.text.rstrip(CLOSERS)[-1:] in STOPS + ":"
    if not _is_full(lines, at - 1, width):
        return not ended and length >= 0.8 * width and line.end - line.body > 0.3 * width
    if ended and not _fills(lines, kinds, at, width):
        # A short line after a sentence's end: the paragraph's last words, or a heading.
        return line.text.rstrip(CLOSERS)[-1:] in STOPS or line.end - line.body > 0.6 * width
    return True


def _fills(lines: Sequence[Line], kinds: Sequence[_Kind], at: int, width: int) -> bool:
    if at + 1 >= len(lines) or lines[at + 1].gap or kinds[at + 1] != "plain":
        return False
    return _is_full(lines, at, width)


TITLE_LENGTH, TITLE_WORDS = 180, 24
HEADING_LENGTH, HEADING_WORDS = 130, 17
