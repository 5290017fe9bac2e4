"""Tables: drawn with bars, or parted by tabulators or wide blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from malaf.blocks.block import Cell
from malaf.blocks.lines import Line, has_word
from malaf.blocks.marks import mark_at
from malaf.blocks.patterns import UNSEEN, UNSEEN_CHARS, WHITE
from malaf.source import Span

_BAR = re.compile(r"\\[\\|]|\|")
_RULE = re.compile(rf"[\s|:+\-–—{UNSEEN}]++\Z")
_CELL_MARK = re.compile(r"\\\||<br ?/?>", re.IGNORECASE)
_BLANKS = re.compile(r"\s{3,}")
_DRAWN_RULE = re.compile(r"[\s=_+\-–—]{3,}\Z")
_FEWEST_CELLS = 2
_FEWEST_ROWS = 2
_FEWEST_ROWS_OF_TWO = 3
_CELL_WORDS = 8
_WIDE = 120  # a cell longer than this is prose, in a table without outer bars
_LOOK_AHEAD = 3


class Table(msgspec.Struct, frozen=True):
    """Lines `first` up to, without, `last`."""

    first: int
    last: int
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def find_tables(text: str, lines: Sequence[Line]) -> dict[int, Table]:
    """Tables by their first line."""
    found: dict[int, Table] = {}
    at = 0
    while at < len(lines):
        table, last = _pipe_table(text, lines, at)
        if last == at:
            table, last = _tab_table(text, lines, at)
        if last == at:
            table, last = _blank_table(text, lines, at)
        if table:
            found[at] = table
        at = max(last, at + 1)
    return found


def _bars(line: str) -> list[int]:
    if "|" not in line:
        return []
    return [match.start() for match in _BAR.finditer(line) if match[0] == "|"]


def _visible_end(line: str) -> str:
    return line.rstrip(UNSEEN_CHARS + WHITE)


def _is_rule(line: str) -> bool:
    return "|" in line and ("-" in line or "—" in line or "–" in line) and _RULE.match(line) is not None


def _pipe_table(text: str, lines: Sequence[Line], first: int) -> tuple[Table | None, int]:
    """The table that begins in line `first`, and the line after it; None and the line to go on with."""
    line = lines[first]
    bars = _bars(line.text)
    if not bars or not (has_word(line.text) or _is_rule(line.text)):
        return None, first
    framed = _is_framed(line.text)
    rows: list[tuple[Cell, ...]] = []
    rule: int | None = None
    at = first
    while at < len(lines):
        line = lines[at]
        if at > first and (line.gap > 0) and not (framed and line.gap == 1 and line.text.startswith("|")):
            break
        if _is_rule(line.text):
            if rule is not None and at > first and line.gap:
                break
            rule = len(rows) if rule is None else rule
            at += 1
            continue
        if at > first and _is_framed(line.text) != framed and not (rule is not None and _bars(line.text)):
            break
        if not _bars(line.text) or not has_word(line.text):
            break
        # A second table begins where a row is followed by its own rule.
        if rows and rule is not None and line.gap and at + 1 < len(lines) and _is_rule(lines[at + 1].text):
            break
        last = _end_of_row(lines, at) if framed else at + 1
        row = _cells(text, line.body, lines[last - 1].end)
        if not framed and rule is None and any(cell.span.end - cell.span.start > _WIDE for cell in row):
            break
        rows.append(row)
        at = last
    if max((len(row) for row in rows), default=0) < 2:
        return None, at
    if rule is None and len(rows) < 2 and not (framed and _visible_end(lines[first].text).endswith("|")):
        return None, at
    return _table(first, at, rows, rule), at


def _is_framed(line: str) -> bool:
    return line.startswith("|") or _visible_end(line).endswith("|")


def _end_of_row(lines: Sequence[Line], at: int) -> int:
    """The line after a row that a line end in a cell has broken: it opens with a bar and a later line closes it."""
    if not lines[at].text.startswith("|") or _visible_end(lines[at].text).endswith("|"):
        return at + 1
    for last in range(at + 1, min(at + 1 + _LOOK_AHEAD, len(lines))):
        if lines[last].gap or lines[last].text.startswith("|"):
            return at + 1
        if _visible_end(lines[last].text).endswith("|"):
            return last + 1
    return at + 1


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    line = text[start:end]
    shown = _visible_end(line)
    bars = _bars(shown)
    edges = bars if bars and bars[0] == 0 else [-1, *bars]
    if not (bars and bars[-1] == len(shown) - 1 and len(edges) > 1):
        edges = [*edges, len(shown)]
    return tuple(_cell(text, start + left + 1, start + right) for left, right in pairwise(edges))


def _cell(text: str, start: int, end: int) -> Cell:
    raw = text[start:end]
    left = raw.lstrip()
    start = end - len(left)
    span = Span(start, start + len(left.rstrip()))
    words = text[span.start : span.end]
    return Cell(_CELL_MARK.sub(lambda mark: "|" if mark[0] == "\\|" else "\n", words), span)


def _tab_table(text: str, lines: Sequence[Line], first: int) -> tuple[Table | None, int]:
    rows: list[tuple[Cell, ...]] = []
    for at in range(first, len(lines)):
        line = lines[at]
        if "\t" not in line.text or (at > first and line.gap) or mark_at(line):
            break
        edges = [-1, *(i for i, char in enumerate(line.text) if char == "\t"), len(line.text)]
        row = tuple(_cell(text, line.body + left + 1, line.body + right) for left, right in pairwise(edges))
        if any(cell.span.end - cell.span.start > _WIDE for cell in row):
            break
        rows.append(row)
    widths = [len(row) for row in rows]
    if len(rows) < 2 or not any(a == b for a, b in pairwise(widths)):
        return None, first + len(rows)
    return _table(first, first + len(rows), rows, None), first + len(rows)


def _blank_table(text: str, lines: Sequence[Line], first: int) -> tuple[Table | None, int]:
    """Cells of a word or a few, parted by three blanks or more: in columns of two only where the second is of numbers.

    Two columns of words are the halves of verses, or those who sign.
    """
    rows: list[tuple[Cell, ...]] = []
    rule: int | None = None
    last = first
    for at in range(first, len(lines)):
        line = lines[at]
        if (at > first and line.gap) or mark_at(line):
            break
        if rows and rule is None and _DRAWN_RULE.match(line.text):
            rule = len(rows)
            continue
        row = _blank_cells(text, line)
        if len(row) < _FEWEST_CELLS or any(len(cell.text.split()) > _CELL_WORDS for cell in row):
            break
        rows.append(row)
        last = at + 1
    widths = Counter(len(row) for row in rows)
    if len(rows) < _FEWEST_ROWS or not 2 * max(widths.values()) > len(rows):
        return None, last
    if max(widths, key=widths.__getitem__) == _FEWEST_CELLS:
        counted = sum(any(char.isdigit() for char in row[-1].text) for row in rows)
        if len(rows) < _FEWEST_ROWS_OF_TWO or 3 * counted < 2 * len(rows):
            return None, last
    return _table(first, last, rows, rule), last


def _blank_cells(text: str, line: Line) -> tuple[Cell, ...]:
    gaps = [(0, 0), *(match.span() for match in _BLANKS.finditer(line.text)), (len(line.text), 0)]
    return tuple(_cell(text, line.body + left[1], line.body + right[0]) for left, right in pairwise(gaps))


def _table(first: int, last: int, cells: Sequence[tuple[Cell, ...]], rule: int | None) -> Table:
    head = int(_opens_with_header(cells) if rule is None else rule == 1)
    return Table(first, last, cells[0] if head else (), tuple(cells[head:]))


def _opens_with_header(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Without a rule: the first row has no digit, and half of the others have one after their first cell."""
    if len(rows) < 3 or any(char.isdigit() for cell in rows[0] for char in cell.text):
        return False
    counted = sum(any(char.isdigit() for cell in row[1:] for char in cell.text) for row in rows[1:])
    return 2 * counted >= len(rows) - 1
