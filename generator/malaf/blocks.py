"""A text cut into headings, paragraphs, items, tables, with spans.

The cut is made in steps, each a function of values: lines, tables, marks (bullets, numbers, ordinals), wrapped lines
put together into pieces, then one role a piece. No rule looks at what a text is about: only at lengths, ends of
sentences, marks, neighbours, and closed lists of words that open a clause or a credit line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from malaf.source import Span

Role = Literal["title", "lead", "heading", "paragraph", "item", "table", "closing", "caption", "byline"]


class Cell(msgspec.Struct, frozen=True):
    r"""A cell of a table. `span` is where it stands; in `text` ``\|`` is a bar, and ``<br>`` a line end."""

    text: str
    span: Span


class Block(msgspec.Struct, frozen=True):
    """A piece of a text, with its place.

    `span` holds all of the block, its bullet and Markdown marks too, from the first to the last line of a table,
    without the white space around it: the spans of a text's blocks are in order and apart, and hold all of it but white
    space. `content` is where `text` stands, without bullet and marks: ``source[content.start:content.end] == text``,
    always. For plain prose and tables both spans are the same. A wrapped paragraph keeps its line ends in `text`. The
    number of a heading and the word of an ordinal («أولاً:») stay in `text`, an item's number or letter is its `mark`.

    `level` of an item is its nesting, from 1; of a title 1, of a heading 2 or what Markdown says; else 0.
    `header` is empty where a table has none; rows may differ in length.
    """

    role: Role
    span: Span
    content: Span
    text: str
    level: int = 0
    mark: str = ""
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


def parse_blocks(text: str) -> list[Block]:
    """The blocks of a decoded text, in its order. Any text is taken; every line that is not blank is in one block.

    A line ends where `str.splitlines` ends one (CR, LF, NEL, U+2028 ...). A line without letter or digit (``***``, a
    lone direction mark) is a caption of its own, so that nothing is lost. Time is linear in the text's length.
    """
    lines = _lines(text)
    tables = _tables(text, lines)
    marks = _marks(lines, tables)
    pieces = _pieces(text, lines, tables, marks)
    return _blocks(text, pieces)


# --- Lines -----------------------------------------------------------------------------------------------------------

# Direction marks, isolates, zero-width characters, soft hyphen, variation selectors: seen by nobody, found anywhere.
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
_UNSEEN_CHARS = "".join(
    chr(code)
    for first, last in re.findall(r"(.)(?:-(.))?", _UNSEEN)
    for code in range(ord(first), ord(last or first) + 1)
)
_TAB = 4


class _Line(msgspec.Struct, frozen=True):
    """A line that is not blank: `start` to `end` without white space, `body` after unseen characters too."""

    start: int
    end: int
    body: int
    indent: int
    gap: int  # blank lines before it
    text: str  # from body to end


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        skipped = 1 if at == 0 and raw.startswith("\ufeff") and raw[1:].strip() else 0
        stripped = raw[skipped:].strip()
        if stripped:
            start = at + raw.index(stripped[0], skipped)
            body = (len(stripped) - len(stripped.lstrip(_UNSEEN_CHARS + _WHITE))) % len(stripped)
            indent = sum(_TAB if char == "\t" else char.isspace() for char in raw[: start - at + body])
            end = start + len(stripped)
            lines.append(_Line(start, end, start + body, indent, gap, stripped[body:]))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return lines


_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


# --- Tables ----------------------------------------------------------------------------------------------------------

_BAR = re.compile(r"\\[\\|]|\|")
_RULE = re.compile(rf"[\s|:+\-–—{_UNSEEN}]++\Z")
_CELL_MARK = re.compile(r"\\\||<br ?/?>", re.IGNORECASE)
_WIDE = 120  # a cell longer than this is prose, in a table without outer bars
_LOOK_AHEAD = 3


class _Table(msgspec.Struct, frozen=True):
    """Lines `first` up to, without, `last`."""

    first: int
    last: int
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _tables(text: str, lines: Sequence[_Line]) -> dict[int, _Table]:
    """Tables by their first line."""
    found: dict[int, _Table] = {}
    at = 0
    while at < len(lines):
        table, last = _pipe_table(text, lines, at)
        if last == at:
            table, last = _tab_table(text, lines, at)
        if table:
            found[at] = table
        at = max(last, at + 1)
    return found


def _bars(line: str) -> list[int]:
    if "|" not in line:
        return []
    return [match.start() for match in _BAR.finditer(line) if match[0] == "|"]


def _visible_end(line: str) -> str:
    return line.rstrip(_UNSEEN_CHARS + _WHITE)


def _is_rule(line: str) -> bool:
    return "|" in line and ("-" in line or "—" in line or "–" in line) and _RULE.match(line) is not None


def _has_word(line: str) -> bool:
    return any(char.isalnum() for char in line)


def _pipe_table(text: str, lines: Sequence[_Line], first: int) -> tuple[_Table | None, int]:
    """The table that begins in line `first`, and the line after it; None and the line to go on with."""
    line = lines[first]
    bars = _bars(line.text)
    if not bars or not (_has_word(line.text) or _is_rule(line.text)):
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
        if not _bars(line.text) or not _has_word(line.text):
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


def _end_of_row(lines: Sequence[_Line], at: int) -> int:
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


def _tab_table(text: str, lines: Sequence[_Line], first: int) -> tuple[_Table | None, int]:
    rows: list[tuple[Cell, ...]] = []
    for at in range(first, len(lines)):
        line = lines[at]
        if "\t" not in line.text or (at > first and line.gap) or _mark_at(line):
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


def _table(first: int, last: int, cells: Sequence[tuple[Cell, ...]], rule: int | None) -> _Table:
    head = int(_opens_with_header(cells) if rule is None else rule == 1)
    return _Table(first, last, cells[0] if head else (), tuple(cells[head:]))


def _opens_with_header(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Without a rule: the first row has no digit, and half of the others have one after their first cell."""
    if len(rows) < 3 or any(char.isdigit() for cell in rows[0] for char in cell.text):
        return False
    counted = sum(any(char.isdigit() for cell in row[1:] for char in cell.text) for row in rows[1:])
    return 2 * counted >= len(rows) - 1


# --- Marks: bullets, numbers, letters, ordinals ----------------------------------------------------------------------


def _words(text: str, between: str | None = None) -> list[str]:
    """The words of a list that is easier to read as one text."""
    return text.split(between)


_FILLED = "•●▪■◆◼◾►▶➤➢➔✓✔✅☑‣⁃∙⦁★✦❖🔹🔸🔴🔵🔻⬅◀◄"
_HOLLOW = "◦○▫□◇◻◽·☆⚬"
_DASHES = "\\-–—−‐‑─"
_GLYPH = re.compile(
    rf"(?P<glyph>[{_FILLED}{_HOLLOW}]{{1,4}}|[{_DASHES}]{{1,3}}|\*{{1,3}}|\+|ـ)(?P<space>[\s{_UNSEEN}]*+)"
)
_DIGITS = "0-9٠-٩۰-۹"
_NUMBER = re.compile(
    rf"(?:\((?P<closed>[{_DIGITS}]{{1,3}})\)|(?P<open>[{_DIGITS}]{{1,3}})(?:[\s{_UNSEEN}]?"
    rf"(?P<delim>[{_DASHES}_.)/:]|ـ(?=\s)|\ufe0f?\u20e3)[{_DASHES}]?))(?P<space>[\s{_UNSEEN}]*+)"
)


_LETTERS = "أابتثجدهوزحطيكلمنسعفصقر"
_LETTER = re.compile(
    rf"(?:\((?P<closed>[{_LETTERS}a-zA-Z]|[ivx]{{1,4}})ـ?\)|(?P<open>[{_LETTERS}a-zA-Z]|[ivxIVX]{{1,4}})ـ?"
    rf"[\s{_UNSEEN}]?(?P<delim>[{_DASHES}.)/])[{_DASHES}]?)(?P<space>[\s{_UNSEEN}]*+)"
)
_ABJAD = {letter: i for i, letter in enumerate("أبجدهوزحطيكلمنسعفصقر", 1)}
_HIJAI = {letter: i for i, letter in enumerate("أبتثجحخد", 1)}
_ROMAN = {numeral: i for i, numeral in enumerate(_words("i ii iii iv v vi vii viii ix x xi xii"), 1)}
_ORDINALS = {
    word: value
    for value, words in enumerate(
        (
            "أولا اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا",
            "حادي عشر|إحدى عشر|أحد عشر|الحادي عشر", "ثاني عشر|اثنا عشر", "ثالث عشر", "رابع عشر", "خامس عشر",
            "سادس عشر", "سابع عشر", "ثامن عشر", "تاسع عشر", "عشرون",
        ),
        1,
    )
    for word in (words.split("|") if " عشر" in words else words.split())
}  # fmt: skip
_NAMED = {
    word: value
    for value, words in enumerate(
        ("الأول الأولى الاول الاولى", "الثاني الثانية", "الثالث الثالثة", "الرابع الرابعة", "الخامس الخامسة",
         "السادس السادسة", "السابع السابعة", "الثامن الثامنة", "التاسع التاسعة", "العاشر العاشرة"), 1)
    for word in words.split()
}  # fmt: skip
_TANWIN = "\u064b-\u0652"
_ORDINAL = re.compile(
    rf"(?P<word>[أاثرخستعح][ء-ي{_TANWIN}]{{3,8}}(?: عشر[{_TANWIN}]?)?)[\s{_UNSEEN}]*+(?P<delim>[:{_DASHES}./)]|\Z)"
)
_NAMED_ORDINAL = re.compile(
    rf"(?:البند|المادة|المحور|القرار|التوصية|النقطة|المرحلة|الخطوة|السبب|الفصل|القسم|الجزء|المسار|السيناريو|السؤال)\s"
    rf"(?:رقم\s)?(?P<word>ال[ء-ي]{{3,7}}|\(?[{_DIGITS}]{{1,3}}\)?)[\s{_UNSEEN}]*+(?:[:{_DASHES}.]|\Z)"
)
_MONTH = (
    r"(?:يناير|فبراير|مارس|أبريل|إبريل|ابريل|نيسان|مايو|أيار|يونيو|حزيران|يوليو|تموز|أغسطس|اغسطس|آب|سبتمبر|أيلول|أكتوبر|"
    r"اكتوبر|تشرين الأول|تشرين الثاني|نوفمبر|ديسمبر|كانون الأول|كانون الثاني|شباط|آذار|جانفي|فيفري|أفريل|ماي|جوان|"
    r"جويلية|أوت|غشت|شتنبر|نونبر|نوفمبر|دجنبر|يوليوز|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي)"
)
_DATED = re.compile(
    rf"(?:في\s)?(?:(?:عام|سنة)\s)?(?:[{_DIGITS}]{{1,2}}\s)?(?:{_MONTH}(?:\s?[(/]\s?{_MONTH}\)?)?\s?)?"
    rf"(?:[{_DIGITS}]{{4}}\s?(?:م|هـ)?|(?<=[ء-ي)]\s)|(?<=[ء-ي)]))\s?[:{_DASHES}]\s"
)
_DATED_LENGTH = 250
_SPEAKER = re.compile(rf"(?:س|ج|سؤال|جواب|السؤال|الجواب|Q|A)\s?[{_DIGITS}]{{0,2}}\s?[:/{_DASHES}]")
_SET_OFF = re.compile(rf"[{_DASHES}]\s?[^{_DASHES}\n]{{2,40}}[{_DASHES}]\s?\w")


class _Mark(msgspec.Struct, frozen=True):
    """What a line opens with. `end` is the length of what `text` of an item leaves out."""

    kind: Literal["glyph", "dash", "number", "letter", "ordinal", "named", "dated"]
    style: str
    end: int
    values: tuple[int, ...] = ()
    depth: int = 1
    sure: bool = True  # False: a mark only beside another of its style


def _mark_at(line: _Line) -> _Mark | None:
    """The mark that a line by itself may open with; `_marks` keeps those that stand in a series."""
    text = line.text
    if not text or text[0].isspace():
        return None
    if _SPEAKER.match(text) and not _LETTER.match(text):
        return None
    return _glyph(text) or _number(text) or _letter(text) or _ordinal(text)


def _glyph(text: str) -> _Mark | None:
    found = _GLYPH.match(text)
    if not found or found.end() == len(text):
        return None
    glyph, spaced = found["glyph"], any(char.isspace() for char in found["space"])
    after = text[found.end()]
    if glyph[0] in _FILLED + _HOLLOW:
        style = "○" if glyph[0] in _HOLLOW else "•"
        return _Mark("glyph", style, found.end(), depth=len(glyph))
    if glyph[0] in "*+":
        if spaced or (glyph == "*" and after.isalpha()):
            return _Mark("glyph", glyph[0], found.end(), depth=len(glyph))
        return None
    if spaced:
        return _Mark("dash", "-", found.end(), depth=len(glyph))
    if len(glyph) == 1 and glyph != "ـ" and (after.isalpha() or after in '«“"('):
        return _Mark("dash", "-", found.end(), sure=False)
    return None


def _number(text: str) -> _Mark | None:
    found = _NUMBER.match(text)
    if not found or found.end() == len(text):
        return None
    digits = found["closed"] or found["open"]
    after = text[found.end()]
    delim = found["delim"] or ""
    if not found["space"] and delim and (after.isdigit() or after in "%٪" or delim == ":"):
        return None
    if not found["space"] and delim == "/" and not after.isalpha():
        return None
    style = ")" if found["closed"] or delim == ")" else "."
    return _Mark("number", "1" + style, found.end(), (int(digits),), sure=False)


def _letter(text: str) -> _Mark | None:
    found = _LETTER.match(text)
    if not found or found.end() == len(text):
        return None
    letter = found["closed"] or found["open"]
    if not found["space"] and found["delim"] and found["delim"] in "./":
        return None  # أ.ف.ب, د.أحمد, a.m
    low = letter.lower()
    values: list[int] = []
    if low in _ROMAN:
        values.append(_ROMAN[low])
    if len(low) == 1 and low.isascii():
        values.append(100 + ord(low) - ord("a") + 1)
    arabic = "أ" if letter == "ا" else letter
    values += [200 + table[arabic] for table in (_ABJAD,) if arabic in table]
    values += [300 + table[arabic] for table in (_HIJAI,) if arabic in table]
    if not values:
        return None
    style = ")" if found["closed"] or found["delim"] == ")" else "."
    return _Mark("letter", ("a" if low.isascii() else "أ") + style, found.end(), tuple(values), sure=False)


def _ordinal(text: str) -> _Mark | None:
    found = _ORDINAL.match(text)
    if found:
        word = re.sub(rf"[{_TANWIN}]", "", found["word"])
        value = _ORDINALS.get(word)
        if value:
            return _Mark("ordinal", "ordinal", 0, (value,))
    found = _NAMED_ORDINAL.match(text)
    if found:
        word = found["word"].strip("()")
        value = int(word) if word.isdigit() else _NAMED.get(word)
        if value:
            return _Mark("named", text[: text.index(" ")] if " " in text else "named", 0, (value,), sure=False)
    return None


def _marks(lines: Sequence[_Line], tables: dict[int, _Table]) -> dict[int, _Mark]:
    """The marks that hold, by line: a bullet holds by itself, a number or letter only in a series."""
    in_table = {at for table in tables.values() for at in range(table.first, table.last)}
    loose = {
        at: mark
        for at, line in enumerate(lines)
        if at not in in_table and _has_word(line.text) and not _BOLD.match(line.text) and (mark := _mark_at(line))
    }
    held = {at: mark for at, mark in loose.items() if mark.sure}
    by_style: dict[str, list[int]] = {}
    for at, mark in loose.items():
        if not mark.sure:
            by_style.setdefault(mark.style, []).append(at)
    for style, places in by_style.items():
        if style == "-":
            for at in places:
                if any(near in loose and loose[near].style == "-" for near in (at - 1, at + 1)):
                    held[at] = loose[at]
            continue
        for before, after in pairwise(places):
            if _follows(loose[before], loose[after], after - before):
                held[before], held[after] = loose[before], loose[after]
    for at in _dated(lines, in_table, held):
        held[at] = _Mark("dated", "dated", 0)
    return held


def _follows(before: _Mark, after: _Mark, distance: int) -> bool:
    if distance == 1 and before.values == after.values and before.kind == "number":
        return True  # Markdown's lazy 1. 1. 1.
    return any(value + 1 in after.values for value in before.values)


def _dated(lines: Sequence[_Line], in_table: set[int], held: dict[int, _Mark]) -> list[int]:
    """Lines of a chronology without bullets: three or more neighbours that open with a date and a colon or dash."""
    found: list[int] = []
    run: list[int] = []
    for at, line in enumerate(lines):
        fits = at not in in_table and at not in held and line.end - line.body <= _DATED_LENGTH
        if fits and line.text[0] not in ":-–—" and _DATED.match(line.text):
            run.append(at)
            continue
        if len(run) >= 3:
            found += run
        run = []
    return found + run if len(run) >= 3 else found


# --- Pieces: lines that belong together ------------------------------------------------------------------------------

_BOLD = re.compile(r"(?P<stars>\*\*|__)(?=\S)(?P<text>[^*_\n]++)(?P=stars)[:：]?\Z")
_HASH = re.compile(r"(?P<hash>#{1,6})(?:\s++(?=\S)|(?<=##)(?=[^\s#]))(?P<text>[^\n]++)\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\Z")
_CLOSERS = "»”“\"'’)]}*_" + _UNSEEN_CHARS
_STOPS = ".؟!?…。۔"

_Kind = Literal["plain", "hash", "bold", "mark", "table", "ornament"]


class _Piece(msgspec.Struct, frozen=True):
    """What gets one role: `start` to `end` in the text, `inner` without bullet and marks."""

    kind: _Kind
    start: int
    end: int
    inner: Span
    text: str
    indent: int = 0
    mark: _Mark | None = None
    table: _Table | None = None
    level: int = 0
    words: int = 0

    @property
    def last(self) -> str:
        """The last character that a reader sees, without closing quotes and brackets."""
        tail = self.text[-24:].rstrip(_CLOSERS + _WHITE)
        return tail[-1:]

    @property
    def stops(self) -> bool:
        return self.last in _STOPS and self.last != ""


def _pieces(text: str, lines: Sequence[_Line], tables: dict[int, _Table], marks: dict[int, _Mark]) -> list[_Piece]:
    kinds = _kinds(lines, tables, marks)
    width = _width(lines, kinds)
    pieces: list[_Piece] = []
    at = 0
    while at < len(lines):
        line, kind = lines[at], kinds[at]
        if kind == "table":
            table = tables[at]
            span = Span(line.start, lines[table.last - 1].end)
            pieces.append(_Piece("table", span.start, span.end, span, text[span.start : span.end], table=table))
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
            found = _BOLD.match(line.text)
            assert found is not None  # noqa: S101
            inner = Span(line.body + found.start("text"), line.body + found.end("text"))
            pieces.append(_piece(text, kind, line, end, inner))
        elif kind == "mark" and mark is not None:
            shown = line.start + len(text[line.start : end].rstrip(_UNSEEN_CHARS + _WHITE))
            inner = Span(line.body + mark.end, shown) if mark.end else Span(line.start, end)
            pieces.append(_piece(text, kind, line, end, inner, mark=mark))
        else:
            pieces.append(_piece(text, kind, line, end, Span(line.start, end)))
        at = last
    return pieces


def _piece(
    text: str, kind: _Kind, line: _Line, end: int, inner: Span, *, mark: _Mark | None = None, level: int = 0
) -> _Piece:
    words = text[inner.start : inner.end]
    return _Piece(kind, line.start, end, inner, words, line.indent, mark, None, level, len(words.split()))


def _without_hashes(line: _Line, found: re.Match[str]) -> Span:
    words = found["text"].rstrip("#").rstrip() or found["text"]
    start = line.body + found.start("text")
    bold = _BOLD.match(words)
    if bold:
        return Span(start + bold.start("text"), start + bold.end("text"))
    return Span(start, start + len(words))


def _kinds(lines: Sequence[_Line], tables: dict[int, _Table], marks: dict[int, _Mark]) -> list[_Kind]:
    kinds: list[_Kind] = []
    for at, line in enumerate(lines):
        if at < len(kinds):
            continue
        if at in tables:
            kinds += ["table"] * (tables[at].last - at)
        elif not _has_word(line.text):
            kinds.append("ornament")
        elif at in marks:
            kinds.append("mark")
        elif _HASH.match(line.text):
            kinds.append("hash")
        elif _BOLD.match(line.text):
            kinds.append("bold")
        else:
            kinds.append("plain")
    return kinds


def _underlines(line: _Line, below: _Line, kind: _Kind) -> bool:
    return (
        kind == "ornament"
        and below.gap == 0
        and line.end - line.body <= _TITLE_LENGTH
        and line.text[-1] not in ".،؛:"
        and _UNDERLINE.match(below.text) is not None
    )


# A text is hard-wrapped if most lines that break off within a sentence are about as long as the longest of them.
_WRAP_RANGE = (38, 140)
_WRAP_SLACK = 18


def _width(lines: Sequence[_Line], kinds: Sequence[_Kind]) -> int:
    """The width that the lines are wrapped at (code points), or 0 if a line is a paragraph."""
    broken = [
        at
        for at in range(len(lines) - 1)
        if kinds[at] in ("plain", "mark")
        and kinds[at + 1] == "plain"
        and lines[at + 1].gap == 0
        and lines[at].text.rstrip(_CLOSERS)[-1:] not in _STOPS + ":"
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
    openings = sum(_opens_clause(lines[at + 1].text) for at in near)
    return best if full >= 0.8 * len(near) and openings <= 0.6 * len(near) else 0


def _is_full(lines: Sequence[_Line], at: int, width: int) -> bool:
    return lines[at].end - lines[at].body + 1 + len(lines[at + 1].text.split(maxsplit=1)[0]) > width


def _continues(lines: Sequence[_Line], kinds: Sequence[_Kind], first: int, at: int, width: int) -> bool:
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
    ended = before.text.rstrip(_CLOSERS)[-1:] in _STOPS + ":"
    if not _is_full(lines, at - 1, width):
        return not ended and length >= 0.8 * width and line.end - line.body > 0.3 * width
    if ended and not _fills(lines, kinds, at, width):
        # A short line after a sentence's end: the paragraph's last words, or a heading.
        return line.text.rstrip(_CLOSERS)[-1:] in _STOPS or line.end - line.body > 0.6 * width
    return True


def _fills(lines: Sequence[_Line], kinds: Sequence[_Kind], at: int, width: int) -> bool:
    if at + 1 >= len(lines) or lines[at + 1].gap or kinds[at + 1] != "plain":
        return False
    return _is_full(lines, at, width)


# --- Words that open a clause, a credit line, a caption --------------------------------------------------------------


def _any_of(*words: str) -> str:
    """A pattern of alternatives that are written with ``|`` between them."""
    return f"(?:{'|'.join(words)})"


# «و» is a conjunction before nearly every word; these begin with it. A heading may open with one of them.
_WAW_WORDS = frozenset(
    _words(
        """واجب واجبات واجهة واحات واحة واحد واحدة وادي وارد واردات واس واشنطن واقع واقعة والد والدة والدان والي
        وباء وتر وتيرة وثائق وثب وثبة وثيقة وجبات وجبة وجه وجهاء وجهات وجهة وجود وجوه وحدات وحدة وحش وحوش وحي
        وحيد وداع وداعا ودائع وديعة ودية ورثة ورد ورش ورشة ورق ورقة ورم ورود وريث وزارات وزارة وزاري وزارية وزراء
        وزن وزير وزيرا وزيرة وساطة وسام وسائط وسائل وسط وسطاء وسم وسيط وسيلة وشاح وشائج وصايا وصفات وصفة وصلة
        وصول وصية وضع وضعية وضوح وطن وطني وطنية وظائف وظيفة وعاء وعد وعود وعي وفاء وفاة وفاق وفد وفرة وفود وفيات
        وقاية وقائع وقت وقع وقف وقفات وقفة وقود وقوع وقوف وكالات وكالة وكلاء وكيل ولاء ولاة ولادة ولاية ولايات
        ولد ولوج ولي وليمة وهج وهران وهم وهمية ويب ويكيبيديا ويلز وول"""
    )
)
_OPENERS = frozenset(
    _words(
        """كما لكن إلا بدوره بدورها فيما بينما حيث غير إذ إذا ثم أما كذلك أيضا يذكر يشار جدير الجدير لافتا مشيرا
        مؤكدا موضحا مضيفا إضافة فقد فإن فلا فهو فهي فهل كان كانت ليس لم لن إن إنه إنها قد لقد هذا قال قالت أكد
        أكدت أوضح أوضحت أضاف أضافت أعلن أعلنت ذكر ذكرت أشار أشارت شدد شددت أفاد أفادت بين لفت لفتت نوه نوهت صرح
        صرحت اعتبر اعتبرت تابع تابعت يقول تقول يؤكد تؤكد يوضح يضيف تضيف قرر قررت ناقش ناقشت اتفق اتفقت دعا دعت
        انتهى وافق وافقت تشمل يشمل شملت شمل تتضمن يتضمن تضمن تضمنت جاء جاءت تتمثل يتمثل تمثلت يأتي تأتي نص ينص
        تنص حضر حضرت وقع وقعت"""
    )
)
# Words in «ي» that are not verbs of the present tense.
_YA_WORDS = frozenset(
    _words(
        """يوم يوما يوميات يومية يومي يد يدا يناير يونيو يوليو يوليوز يمين يمن يسار يورو ياسر يوسف يهود يحيى يعقوب
        يوتيوب يقين"""
    )
)
_OPENING_PHRASE = re.compile(
    _any_of(
        r"من (?:جهته|جهتها|جانبه|جانبها|ناحيته|ناحيتها|جهة أخرى|ناحية أخرى|المقرر|المتوقع|المنتظر|المرتقب|بينها)",
        r"إلى (?:ذلك|جانب ذلك)",
        r"في (?:المقابل|هذا السياق|السياق|غضون ذلك|سياق متصل|ما يلي)",
        r"على صعيد|بحسب|وفقا",
        r"(?:اقرأ|إقرأ|شاهد|طالع) (?:أيضا|المزيد)",
    )
)
# What says that a list follows: the clause is an introduction, not a heading.
_INTRODUCES = re.compile(
    r"\b"
    + _any_of(
        r"[كبف]?ما يلي|ما يأتي|كالتالي|كالآتي|كالاتي|الآتي|التالي|التالية|الآتية|هي|"
        r"وهي|وهم|منها|ومنها|بينها|أبرزها|أهمها",
        r"مثل|ب|بـ|في|على|من|إلى|the following|as follows|include[sd]?",
    )
    + r"[\s:：]*\Z"
)
_ASKS = re.compile(
    _any_of(
        r"[وف]?(?:ماذا|لماذا|كيف|هل|متى|أين|كم|أي|أية|ما|من|لم|بم|بماذا|عم|إلى أي|إلى أين|لمن|ممن|فيم|أليس|ألا)\b",
        r"(?:what|why|how|who|when|where|which|is|are|do|does|did|can|will)\b",
    ),
    re.IGNORECASE,
)
_AGENCY = _any_of(
    r"واس|و\.?ا\.?س|رويترز|أ\s?\.?\s?ف\s?\.?\s?ب|ا ف ب|فرانس برس|"
    r"د\s?\.?\s?ب\s?\.?\s?أ|أ\s?\.?\s?ب|أ ش أ|الأناضول|سبوتنيك|وام",
    r"قنا|كونا|بنا|بترا|وات|واع|واج|وأج|و\s?أ\s?ج|و\s?م\s?ع|سانا|صفا|وفا|شينخوا|"
    r"أسوش(?:يتد|ييتد) برس|بلومبر[غج]|بلومبير[غج]",
    r"وكالات|الوكالات|وكالة\s[ء-ي]+(?:\s[ء-ي]+)?|العمانية|الشرق الأوسط|"
    r"[غج]يتي(?: إيماجز)?|أرشيف|[أا]رشيفية|من المصدر|خاص",
    r"إكس|تويتر|فيسبوك|AFP|Reuters|AP|SPA|WAM|QNA|KUNA|BNA|APS|MAP|TAP|EPA|Getty(?: Images)?|Bloomberg|Anadolu|Sputnik",
    r"archive|file photo",
)
_CREDITED = re.compile(
    rf"(?:[(\[]\s?(?:[^()\[\]]{{0,20}}[\s/\-–])?{_AGENCY}(?:[\s/\-–][^()\[\]]{{0,20}})?\s?[)\]]|[©/\-–|]\s?{_AGENCY})\Z",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[(\[]?\s?"
    + _any_of(
        r"(?:ال)?صورة?(?: أرشيفية| تعبيرية| متداولة| من [ء-ي]+| خاصة)?|صور|تصوير|"
        r"ب?عدسة|مصدر الصورة?|تعليق الصورة|حقوق الصورة",
        r"(?:ال)?مصدر|(?:ال)?مصادر|(?:ال)?فيديو|(?:ال)?(?:شكل|جدول)(?: رقم)? ?\d{0,2}|"
        r"رسم بياني|إنفوغراف(?:يك)?|انفوجراف(?:يك)?",
        r"رابط الخبر|photo(?: credit| by)?|image(?: credit)?|picture|caption|sources?|credit|figure \d+|table \d+",
    )
    + r"\s?(?:[:：/|\-–]|by\b)|[(\[]?\s?(?:صورة (?:أرشيفية|تعبيرية|متداولة)|©)|"
    + r"(?:جانب|لقطة|لقطات|مشهد) من\s|file photo\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"[(\[]?\s?(?:"
    + _any_of(
        r"كتبه|كتبها|كتبت?|بقلم|إعداد|اعداد|أعده|أعدها|تحرير|حرره|حوار|حاوره|حاورها|"
        r"حاورته|أجرى الحوار|أجرت الحوار|تقرير|متابعة",
        r"متابعات|ترجمة|مراسلة?|مراسلنا|الكاتب|كاتب المقال|المحرر|الناشر|تغطية|خاص|"
        r"نشرت?|النشر|تاريخ النشر|تاريخ|[آا]خر تحديث",
        r"الوقت|الرقم|رقم القرار|الموضوع",
    )
    + r"(?: (?:في|بتاريخ|وتصوير|وتحرير|وحوار|التقرير|الخبر))?\s?[:：/|\-–]|"
    + _any_of(
        r"بقلم|بواسطة|تحرير من طرف|[آا]خر تحديث|تاريخ النشر|نشر (?:في|بتاريخ|يوم)|تم النشر|تم التحديث",
    )
    + r"\s|"
    + r"(?:written |reporting |reported |edited |editing |additional reporting |story )?by [A-Z]|"
    + r"(?:published|updated|last updated|posted)\b|للتواصل|البريد الإلكتروني|@\w)",
    re.IGNORECASE,
)
# «صفاقس - من مراسلنا نزار بالحاج»
_CORRESPONDENT = re.compile(r"(?<![ء-ي])(?:من )?(?:مراسل|مراسلة|مراسلو|موفد|موفدة|مندوب|مندوبة)(?:نا|تنا)(?![ء-ي])")
_CORRESPONDENT_WORDS = 8
# «من أحمد الشاوش»: who writes, as an agency has it.
_FROM = re.compile(r"(?:من|كتب[ت]?)(?: [ء-ي]{2,}){2,4}\Z")
# «د. ليلى منصور*»
_HONOURED = re.compile(
    r"(?:(?:أ\.\s?)?د\.|أ\.|م\.|الدكتورة?|البروفي?سورة?)\s?[ء-ي]+(?: [ء-ي]+){1,3}\s?\*?\Z|[ء-ي]+(?: [ء-ي]+){1,3}\s?\*\Z"
)
_NAME_WORDS = 6
_AUTHOR = re.compile(
    r"(?:كاتب|باحث|أكاديمي|صحا?في|أستاذ|محلل|خبير|مدير|رئيس|عضو|وزير|سفير|طبيب|محامي?|شاعر|روائي|ناقد|إعلامي|ناشط|مفكر|"
    r"مستشار|اقتصادي|دبلوماسي|مؤرخ|مهندس|نائب)(?:ة|ان|تان)?(?![ء-ي])"
)
_GENRE = re.compile(r"(?:ب?ال)?(?:فيديو|صور|تقرير|خاص|حوار|متابعة|تغطية|إنفوغراف|جدول|مصادر|مصدر)\s?[:\-–|.]")
_END_MARK = re.compile(r"[/\-–.\s\[({#]{0,6}(?:انتهى|النهاية|ENDS|END|###)(?:[/\-–.\s\])}#]|\d|ت م|م)*\Z")
_DATE_WORD = re.compile(
    _any_of(
        r"يوم|السبت|ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|الموافق|الساعة|على|في|صباحاً?|مساءً?|ص|م|هـ|هجري",
        r"ميلادي|بتوقيت|GMT|UTC|ت\.م|الأول|الثاني|الآخرة?|الحجة|القعدة|AM|PM|[-–|/]",
        rf"[{_DIGITS}:/.\-–]+(?:م|هـ|ه)?",
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August",
        r"(?:Septem|Octo|Novem|Decem)ber",
        _MONTH,
    )
    + r"\Z",
    re.IGNORECASE,
)
_DATE_EDGE = re.compile(r"(?:في |من )?(?:مطلع|بداية|أوائل|منتصف|أواسط|أواخر|نهاية|ختام|موفى|متم|ليلة|ليل|فجر)\s+")
_FULL_DATE = re.compile(rf"[{_DIGITS}]{{1,4}}[/.\-][{_DIGITS}]{{1,2}}[/.\-][{_DIGITS}]{{1,4}}\Z")
# «الرياض - واس», «جدة: نظمي الخميس», «الجزائر (وأج)»
_PLACE_LINE = re.compile(
    r"(?P<left>[^\-–—:/|()\n]{2,40})\s?"
    r"(?:(?:[\-–—:/|]|(?<=\s)ـ(?=\s))\s?(?P<right>[^\-–—:/|()\n]{2,40})|\((?P<in>[^()\n]{2,30})\))\s?[:\-–]?\Z"
)
_SPACED_DASH = re.compile(rf"\s[{_DASHES}/|]|[{_DASHES}/|]\s|\sـ\s")
_AGENCY_ONLY = re.compile(rf"[(\[«]?{_AGENCY}[)\]»]?\Z", re.IGNORECASE)
_HAS_AGENCY = re.compile(rf"(?<![ء-ي\w]){_AGENCY}(?![ء-ي\w])", re.IGNORECASE)
# «وام/ سالمة الشامسي/ عاصم الخولي/», as wires sign.
_SIGNED = re.compile(
    rf"(?:/?\s?{_AGENCY}\s?/(?:[^/\n.،]{{2,30}}/?){{1,4}}|(?:[^/\n.،]{{2,30}}/){{2,4}})\Z", re.IGNORECASE
)
# «الرياض (واس) - » opens a paragraph, never a title.
_DATELINE = re.compile(
    rf"[^.،؟!\n]{{2,40}}?(?:[(«\"]\s?[^()\n]{{2,30}}[)»\"]\s?[{_DASHES}:،]|[{_DASHES}]\s?{_AGENCY}\s?[{_DASHES}:])"
)
_CITIES = frozenset(
    _words(
        "الرياض|جدة|مكة|مكة المكرمة|المدينة المنورة|الدمام|أبها|تبوك|نيوم|دبي|أبوظبي|أبو ظبي|الشارقة|"
        "الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن|القاهرة|الإسكندرية|الخرطوم|عمان|عمّان|دمشق|بيروت|بغداد|"
        "أربيل|القدس|القدس المحتلة|غزة|رام الله|طرابلس|بنغازي|تونس|الجزائر|وهران|الرباط|الدار البيضاء|"
        "مراكش|فاس|طنجة|أكادير|العيون|نواكشوط|مقديشو|جيبوتي|لندن|باريس|برلين|بروكسل|جنيف|فيينا|مدريد|"
        "روما|موسكو|أنقرة|إسطنبول|طهران|واشنطن|نيويورك|بكين|طوكيو|نيودلهي|إسلام آباد|أستانا|سنغافورة",
        "|",
    )
)
_SECTION_LABELS = frozenset(
    _words(
        "عاجل|خاص|تقرير|تحليل|اقتصاد|سياسة|رياضة|ثقافة|مجتمع|محليات|دوليات|منوعات|آراء|رأي|مقالات|الأخبار|أخبار|"
        "عربي|دولي|صحة|تعليم|علوم|تكنولوجيا|فنون|حوادث|العالم|مال وأعمال|اقتصاد وأعمال|أخبار محلية|أخبار عاجلة|تقارير|"
        "بيان|بيان صحفي|بيان صحافي|بلاغ|بلاغ صحفي|بلاغ صحافي|خبر صحفي|تصريح صحفي|للنشر الفوري|للنشر",
        "|",
    )
)
_LINK = re.compile(r"[#@]\w|https?:|www\.")
_DIACRITICS = re.compile(rf"[{_TANWIN}\u0670ـ{_UNSEEN}]")


def _first_word(text: str) -> str:
    # NFKC: old systems wrote presentation forms (ﻗﺎﻝ for قال).
    head = unicodedata.normalize("NFKC", text[:80]).lstrip(_UNSEEN_CHARS + _WHITE + '«“"(*_-–—').split(maxsplit=1)
    return _DIACRITICS.sub("", head[0]).strip(':،,.؛»”")') if head else ""


def _is_present(word: str) -> bool:
    """Whether the word may be a verb of the present tense, third person."""
    return len(word) >= 4 and word.startswith("ي") and word not in _YA_WORDS


def _opens_clause(text: str) -> bool:
    """Whether the first words are those of a running sentence: «و» and a word, «كما», «قال», «من جهته» ..."""
    word = _first_word(text)
    if _LINK.match(word):
        return True  # a hashtag, a name or an address heads nothing
    if word.startswith("و") and len(word) >= 3 and word not in _WAW_WORDS:
        return True
    plain = _DIACRITICS.sub("", text[:40].lstrip(_UNSEEN_CHARS + _WHITE))
    return word in _OPENERS or _OPENING_PHRASE.match(plain) is not None


# --- Roles -----------------------------------------------------------------------------------------------------------

_TITLE_LENGTH, _TITLE_WORDS = 180, 24
_HEADING_LENGTH, _HEADING_WORDS = 130, 17
_QUESTION_WORDS = 40
_CREDIT_WORDS = 25
_BYLINE_WORDS = 12
_PROSE_WORDS = 12
_STRAYS = 3  # captions and names at the end; more short lines than that are something else
_INNER_STOP = re.compile(r"\w{3}[»)”\"]?\.\s+\w")


def _blocks(text: str, pieces: Sequence[_Piece]) -> list[Block]:
    roles = _Roles(pieces).decide()
    levels = _levels(pieces, roles)
    blocks: list[Block] = []
    for piece, role, level in zip(pieces, roles, levels, strict=True):
        span = Span(piece.start, piece.end)
        table = piece.table
        inner = piece.inner
        if piece.mark and role != "item" and not (role == "heading" and piece.mark.kind in ("glyph", "dash")):
            inner = span  # a number or a dash of speech belongs to what is read
        blocks.append(
            Block(
                role=role,
                span=span,
                content=inner,
                text=text[inner.start : inner.end],
                level=level,
                mark=_counted(text[span.start : inner.start], piece.mark) if role == "item" else "",
                header=table.header if table else (),
                rows=table.rows if table else (),
            )
        )
    return blocks


def _counted(text: str, mark: _Mark | None) -> str:
    """The number or letter of an item, without its brackets: «1», «ب», "iv"."""
    counted = mark is not None and mark.kind in {"number", "letter"}
    found = re.search(r"\b\w{1,4}\b", text.replace("ـ", "")) if counted else None
    return found[0] if found else ""


class _Roles:
    """One role a piece, in passes: marks, credits at both ends, title, headings, then lead and closing."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self.pieces = pieces
        self.roles: list[Role | None] = [None] * len(pieces)
        long = [piece for piece in pieces if piece.kind == "plain" and piece.words > _PROSE_WORDS and piece.last != ":"]
        self.stopped = 2 * sum(piece.stops for piece in long) >= len(long)
        self.asked = sum(
            piece.last in "؟?" and piece.last != "" and piece.words <= _QUESTION_WORDS
            for piece in pieces
            if piece.kind in ("plain", "mark", "bold")
        )

    def decide(self) -> list[Role]:
        for at, piece in enumerate(self.pieces):
            if piece.kind == "table":
                self.roles[at] = "table"
            elif piece.kind == "ornament":
                self.roles[at] = "caption"
            elif piece.kind == "hash":
                self.roles[at] = "heading"
        self._marked()
        self._author_note()
        self._credits()
        self._title()
        self._headings()
        self._tail()
        roles: list[Role] = [role or "paragraph" for role in self.roles]
        self._ends(roles)
        return roles

    # Neighbours, without captions and ornaments

    def _next(self, at: int) -> int | None:
        for after in range(at + 1, len(self.pieces)):
            if self.roles[after] not in ("caption", "byline"):
                return after
        return None

    def _before(self, at: int) -> int | None:
        for before in range(at - 1, -1, -1):
            if self.pieces[before].kind != "ornament":
                return before
        return None

    # Marks

    def _marked(self) -> None:
        runs = self._runs()
        for run in runs:
            for at in run:
                self.roles[at] = "item"
        self._series_headings()
        lone = [run[0] for run in runs if len(run) == 1 and self.roles[run[0]] == "item"]
        bare = [at for at in lone if self._is_lone_heading(at)]
        dashes = [at for at in lone if self._is_dash(at)]
        for at in bare:
            if len(bare) > 1 or self._asks(at):
                self.roles[at] = "heading"
        for at in dashes:
            if self.roles[at] == "item" and not self._is_lone_item(at, len(dashes)):
                self.roles[at] = None
        for run in runs:
            self._dialogue(run)
        self._bare_lists()

    def _bare_lists(self) -> None:
        """Three or more short lines without full stops below a colon: a list that lost its bullets."""
        at = 1
        while at < len(self.pieces):
            last = at
            if self.pieces[at - 1].last == ":" and self.pieces[at - 1].kind == "plain":
                while last < len(self.pieces) and self._is_bare_item(last):
                    last += 1
                if last - at >= 3:
                    self.roles[at:last] = ["item"] * (last - at)
            at = max(last, at + 1)

    def _is_bare_item(self, at: int) -> bool:
        piece = self.pieces[at]
        short = piece.kind == "plain" and _is_short(piece, _HEADING_WORDS)
        return (
            short
            and self.roles[at] is None
            and not piece.stops
            and piece.last != ":"
            and not _opens_clause(piece.text)
            and not _is_caption(piece)
        )

    def _runs(self) -> list[list[int]]:
        runs: list[list[int]] = []
        previous = -2
        for at, piece in enumerate(self.pieces):
            if piece.kind == "mark":
                if previous == at - 1:
                    runs[-1].append(at)
                else:
                    runs.append([at])
                previous = at
        return runs

    def _series_headings(self) -> None:
        """Numbers and ordinals are headings where each of a series is short and has prose (or its own list) below."""
        series: dict[str, list[int]] = {}
        for at, piece in enumerate(self.pieces):
            if piece.mark and piece.mark.kind in ("number", "letter", "ordinal", "named"):
                kind = piece.mark.kind
                series.setdefault(piece.mark.style if kind != "named" else "named", []).append(at)
        for members in series.values():
            for group in self._sequences(members):
                heads = [at for at in group if self._heads(at)]
                if heads and len(heads) >= 0.75 * len(group) and (len(group) > 1 or self._is_ordinal(group[0])):
                    for at in heads:
                        self.roles[at] = "heading"

    def _sequences(self, members: Sequence[int]) -> list[list[int]]:
        groups: list[list[int]] = []
        for at in members:
            mark = self.pieces[at].mark
            last = self.pieces[groups[-1][-1]].mark if groups else None
            if mark and last and any(value + 1 in mark.values for value in last.values):
                groups[-1].append(at)
            else:
                groups.append([at])
        return groups

    def _is_ordinal(self, at: int) -> bool:
        mark = self.pieces[at].mark
        return mark is not None and mark.kind in ("ordinal", "named")

    def _is_dash(self, at: int) -> bool:
        mark = self.pieces[at].mark
        return mark is not None and mark.kind == "dash"

    def _heads(self, at: int) -> bool:
        piece = self.pieces[at]
        if at + 1 == len(self.pieces) or not _is_short(piece, _HEADING_WORDS) or piece.last in "،؛.!…":
            return False
        after = self.pieces[at + 1]
        if after.kind in ("plain", "table"):
            return after.kind == "table" or after.words > piece.words or after.stops
        if after.mark and piece.mark and after.mark.style != piece.mark.style:
            # «ثانياً: الطاقة» or «2- قطاع السكن:» over bullets of its own; what is indented is nested.
            return self._is_ordinal(at) or (piece.last == ":" and after.indent <= piece.indent + 1)
        return False

    def _asks(self, at: int) -> bool:
        return self.pieces[at].last in ("؟", "?")

    def _is_lone_heading(self, at: int) -> bool:
        piece = self.pieces[at]
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if after is None or after.kind != "plain" or after.words <= piece.words:
            return False
        if self._asks(at):
            return piece.words <= _QUESTION_WORDS
        before = self._before(at)
        if before is not None and self.pieces[before].last == ":":
            return False
        return _is_short(piece, _HEADING_WORDS) and piece.last not in "،؛." and not _opens_clause(piece.text)

    def _is_lone_item(self, at: int, dashes: int) -> bool:
        """A dash on one line alone: a list of one, or else speech («- نعم.») or a set-off («- رحمه الله -»)."""
        piece = self.pieces[at]
        before = self._before(at)
        set_off = _SET_OFF.match("- " + piece.text[:60])
        if before is not None and self.pieces[before].last == ":":
            return True
        if before is not None and self.pieces[before].last in ("؟", "?"):
            return False
        if set_off and dashes == 1:
            return False
        return not piece.stops or dashes > 1

    def _dialogue(self, run: Sequence[int]) -> None:
        """Dashes of an interview: questions, each with an answer below."""
        if len(run) < 2 or not all(self._is_dash(at) for at in run):
            return
        asks = [self._asks(at) for at in run]
        answered = sum(a and not b for a, b in pairwise(asks))
        if not asks[0] or asks[-1] or answered < sum(asks) or 3 * sum(asks) < len(run):
            return
        for at, ask in zip(run, asks, strict=True):
            self.roles[at] = "heading" if ask else None

    # Captions and bylines

    def _credits(self) -> None:
        top = True
        for at, piece in enumerate(self.pieces):
            if self.roles[at] is not None or piece.kind not in ("plain", "bold"):
                top = top and (piece.kind == "hash" or self.roles[at] in ("caption", "byline"))
                continue
            words = piece.text.strip(_UNSEEN_CHARS + _WHITE)
            if at == 0 and piece.words > 5 and _GENRE.match(words):
                continue  # «تقرير: ...» opens a title
            if _is_end_mark(piece) or (top and at < 6 and len(self.pieces) > 1 and self._is_byline(at)):
                self.roles[at] = "byline"
            elif (
                _is_caption(piece)
                or (not top and _AGENCY_ONLY.match(words))
                # «... (مجلس الوزراء المصري)» between title and lead: a picture's credit
                or (top and at and words.endswith(")") and piece.words >= 5 and _is_short(piece, _CREDIT_WORDS))
            ):
                self.roles[at] = "caption"
            else:
                # Below the title there may still be a byline, below the lead not.
                asks = piece.last in ("؟", "?", "!")  # as a title may, too
                top = top and _is_short(piece, _TITLE_WORDS) and (asks or not piece.stops)
        for at in range(len(self.pieces) - 1, 0, -1):
            if self.roles[at] in ("caption", "byline"):
                continue
            piece = self.pieces[at]
            if self.roles[at] is None and piece.kind in ("plain", "bold") and self._is_last_byline(piece):
                self.roles[at] = "byline"
            else:
                break

    def _author_note(self) -> None:
        """«* كاتب وباحث», the last line: what the star behind the author's name stands for."""
        if len(self.pieces) < 2:
            return
        before, piece = self.pieces[-2:]
        if piece.kind == "mark" and before.kind != "mark" and not piece.stops and _AUTHOR.match(piece.text):
            self.roles[-1] = "byline"

    def _is_byline(self, at: int) -> bool:
        piece = self.pieces[at]
        words = piece.text.strip(_UNSEEN_CHARS + _WHITE)
        if not _is_short(piece, _BYLINE_WORDS) or piece.last in "؟!،":
            return False
        if _BYLINE.match(words) or _is_date(words) or _AGENCY_ONLY.match(words):
            return True
        if words.strip(":| ") in _SECTION_LABELS or _is_dateline(words) or self._is_signed(at, words):
            return True
        if _CORRESPONDENT.search(words) and piece.words <= _CORRESPONDENT_WORDS and not piece.stops:
            return True
        found = _PLACE_LINE.match(words)
        if not found:
            return False
        sides = [side for side in (found["left"], found["right"], found["in"]) if side]
        if _HAS_AGENCY.search(words) and piece.words <= 7:
            return True
        # «هسبريس - أمين الركراكي»: two names with a dash, after the title only.
        dashed = _SPACED_DASH.search(words) is not None or (
            found["right"] is not None and ":" in words and found["left"].strip() in _CITIES
        )
        titled = any(self.roles[before] is None or self.roles[before] == "heading" for before in range(at))
        return titled and dashed and piece.words <= 7 and all(len(side.split()) <= 4 for side in sides)

    def _is_signed(self, at: int, words: str) -> bool:
        """«الهفوف: ليان السهلي», right between a title and the text: a place and who writes from there."""
        piece = self.pieces[at]
        if _FROM.match(words) or (_HONOURED.match(words) and _is_short(piece, _NAME_WORDS)):
            over = sum(self.roles[before] not in ("caption", "byline") for before in range(at))
            return over == 1 and at + 1 < len(self.pieces) and self.pieces[at + 1].stops
        left, colon, right = words.partition(":")
        named = colon and 1 <= len(left.split()) <= 2 and 2 <= len(right.split()) <= 3 and not _has_digit(words)
        return bool(named) and at == 1 and len(self.pieces) > 2 and self.pieces[2].words > _TITLE_WORDS

    def _is_last_byline(self, piece: _Piece) -> bool:
        words = piece.text.strip(_UNSEEN_CHARS + _WHITE)
        if not _is_short(piece, _BYLINE_WORDS) or piece.stops:
            return False
        if _BYLINE.match(words) or _AGENCY_ONLY.match(words) or _SIGNED.match(words):
            return True
        return _is_date(words) or (
            _PLACE_LINE.match(words) is not None and _HAS_AGENCY.search(words) is not None and piece.words <= 6
        )

    # The title

    def _title(self) -> None:
        first = self._next(-1)
        if first is None:
            return
        piece = self.pieces[first]
        if piece.kind == "hash":
            if self._next(first) is not None:
                self.roles[first] = "title"
            return
        if piece.kind == "mark" or self.roles[first] is not None:
            return
        after = self._next(first)
        if after is None or _opens_clause(piece.text):
            return
        below = self.pieces[after]
        if not _is_title_like(piece) and not (_is_stopped_title(piece) and _opens_with_dateline(below.text)):
            return
        beyond = self._next(after)
        if (  # one or two words over a title: the name of a section, or of the newspaper
            piece.words <= 2
            and below.kind == "plain"
            and ":" not in below.text[:20]
            and below.words >= 4
            and _is_title_like(below)
            and not _opens_clause(below.text)
            and beyond is not None
            and self._is_prose(beyond, below)
        ):
            self.roles[first], self.roles[after] = "byline", "title"
            return
        follower = self.pieces[after]
        if piece.last == ":" and (follower.kind == "mark" or _INTRODUCES.search(piece.text)):
            return
        if follower.kind != "plain":
            self.roles[first] = "title"
            return
        if piece.words > 10 and _opens_with_dateline(piece.text):
            return
        # A title stands over prose, perhaps with a second short line between them.
        prose = after
        for _ in range(2):
            beyond = self._next(prose)
            if self._is_prose(prose, piece) or beyond is None or self.pieces[beyond].kind != "plain":
                break
            prose = beyond
        if self._is_prose(prose, piece):
            self.roles[first] = "title"

    def _is_prose(self, at: int, title: _Piece) -> bool:
        piece = self.pieces[at]
        if piece.kind != "plain":
            return False
        if not self.stopped:
            return title.words <= 16 and piece.words >= 1.25 * title.words and piece.words > _PROSE_WORDS
        if piece.stops and title.words <= 16:
            return 2 * piece.words > title.words
        return piece.words > title.words and (piece.stops or piece.words > 1.5 * title.words)

    # Headings

    def _headings(self) -> None:
        for at in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[at]
            if self.roles[at] is not None or piece.kind not in ("plain", "bold"):
                continue
            after = self._next(at)
            if after is None:
                continue
            if piece.kind == "bold":
                if piece.words <= _TITLE_WORDS and piece.last not in ".،؛":
                    self.roles[at] = "heading"
                continue
            if self._is_heading(at, after):
                self.roles[at] = "heading"

    def _is_heading(self, at: int, after: int) -> bool:
        piece, follower = self.pieces[at], self.pieces[after]
        asks = piece.last in ("؟", "?")
        prose = follower.kind == "plain" and self.roles[after] != "heading"
        if asks and (prose or self.roles[after] is None):
            several = self.asked >= 2
            asking = _ASKS.match(piece.text.lstrip(_UNSEEN_CHARS + _WHITE + '«“"')) or _SPEAKER.match(piece.text)
            limit = _QUESTION_WORDS if several else _HEADING_WORDS
            if (
                piece.words <= limit
                and piece.end - piece.start <= 3 * _HEADING_LENGTH
                and _INNER_STOP.search(piece.text) is None
                and (several or asking)
            ):
                return several or not _opens_clause(piece.text)
        if not _is_short(piece, _HEADING_WORDS) or piece.last in (".", "،", "؛", ",", ";", "…", "۔"):
            return False
        if prose and _is_date(_DATE_EDGE.sub("", piece.text).rstrip(":： ")) and not _is_date(follower.text):
            return True  # of a chronology, whatever stands under it
        if _INNER_STOP.search(piece.text) or _opens_clause(piece.text) or _SPEAKER.match(piece.text):
            return False
        if self.roles[after] == "item":
            return self._heads_list(piece)
        if self.roles[after] == "table":
            return piece.last != ":" or self._heads_list(piece)
        if self.roles[after] == "heading":
            return piece.words <= 10 and self.stopped
        if piece.last == ":" and _INTRODUCES.search(piece.text):
            return False
        beyond = self._next(after)
        if follower.last == ":" and beyond is not None and self.roles[beyond] in ("item", "table"):
            return piece.words <= 10
        if follower.end - follower.start < 1.2 * (piece.end - piece.start):
            return False
        if not self.stopped:
            return piece.words <= 8 and follower.words >= 2 * piece.words and follower.words > _PROSE_WORDS
        return follower.words >= _PROSE_WORDS or follower.stops

    def _heads_list(self, piece: _Piece) -> bool:
        if piece.last == ":":
            verb = _is_present(_first_word(piece.text))
            return piece.words <= 10 and not verb and _INTRODUCES.search(piece.text) is None
        return piece.words <= 14

    # The end

    def _tail(self) -> None:
        """A short last line without a full stop under prose that has them: a caption, or a name, without a picture."""
        at = len(self.pieces) - 1
        while at > 1 and self.roles[at] in ("caption", "byline"):
            at -= 1
        last = at
        while last > 1 and self._is_stray(last):
            last -= 1
        if at - last > _STRAYS:
            return
        for stray in range(last + 1, at + 1):
            before = self._before(last + 1)
            listed = before is not None and self.roles[before] in ("item", "table")
            if listed and self.pieces[stray].words > 8:
                continue
            self.roles[stray] = "byline" if self.pieces[stray].words <= 3 else "caption"

    def _is_stray(self, at: int) -> bool:
        piece = self.pieces[at]
        return (
            self.stopped
            and piece.kind == "plain"
            and self.roles[at] is None
            and _is_short(piece, 15)
            and not piece.stops
            and piece.last not in ":،؛"
            and (not _opens_clause(piece.text) or _LINK.match(piece.text) is not None)
        )

    def _ends(self, roles: list[Role]) -> None:
        """Names the lead and the closing."""
        prose = [at for at, role in enumerate(roles) if role == "paragraph"]
        if not prose:
            return
        last = prose[-1]
        after = all(role in ("caption", "byline") for role in roles[last + 1 :])
        before = next((roles[at] for at in range(last - 1, -1, -1) if roles[at] not in ("caption", "byline")), None)
        if after and before in ("item", "table"):
            roles[last] = "closing"
            prose.pop()
        if prose:
            roles[prose[0]] = "lead"


def _is_short(piece: _Piece, words: int) -> bool:
    return piece.words <= words and piece.end - piece.start <= _HEADING_LENGTH


def _is_title_like(piece: _Piece) -> bool:
    if piece.words > _TITLE_WORDS or piece.end - piece.start > _TITLE_LENGTH or not piece.words:
        return False
    tail = piece.text[-24:].rstrip(_CLOSERS + _WHITE)
    ended = tail.endswith((".", "،", "؛", "۔")) and not tail.endswith("..")
    return not ended and _INNER_STOP.search(piece.text) is None


def _is_stopped_title(piece: _Piece) -> bool:
    """A title with a full stop, as some agencies write it over their datelines."""
    stop = piece.text.rstrip(_CLOSERS + _WHITE)
    return piece.words <= _HEADING_WORDS and stop.endswith(".") and not re.search(r"[.؛]\s", stop[:-1])


def _is_caption(piece: _Piece) -> bool:
    words = piece.text.strip(_UNSEEN_CHARS + _WHITE)
    if piece.words > _CREDIT_WORDS or len(words) > 2 * _HEADING_LENGTH:
        return False
    if _CAPTION.match(words):
        return not piece.stops or ":" in words[:30]
    return not piece.stops and _CREDITED.search(words[-60:]) is not None and piece.words > 2


def _is_end_mark(piece: _Piece) -> bool:
    return piece.words < 8 and piece.end - piece.start <= _HEADING_LENGTH and _END_MARK.match(piece.text) is not None


def _is_date(words: str) -> bool:
    parts = re.sub(r"[،,()]|(?<=[ء-ي])/(?=[ء-ي])", " ", words).split()
    known = sum(_DATE_WORD.match(part) is not None for part in parts)
    return (
        (len(parts) >= 2 or _FULL_DATE.match(words) is not None)
        and any(char.isdigit() for char in words)
        and known >= 0.8 * len(parts)
    )


def _is_dateline(words: str) -> bool:
    """«ينبع 11 رمضان 1446هـ الموافق 11 مارس 2025م واس»: a place of a word or two, a date, perhaps an agency."""
    parts = words.split()
    if parts and _AGENCY_ONLY.match(parts[-1]):
        parts.pop()
    unknown = next((i for i, part in enumerate(parts) if _DATE_WORD.match(part)), len(parts))
    rest = parts[unknown:]
    return unknown <= 2 and len(rest) >= 3 and _has_digit(words) and _is_date(" ".join(rest))


def _opens_with_dateline(text: str) -> bool:
    """«الرياض (واس) - ...», «القاهرة «المصري اليوم»: ...»; «مجمع «الأوراس»: ...» is a title."""
    found = _DATELINE.match(text)
    return found is not None and ("(" in found[0] or re.split('[«"]', found[0])[0].strip() in _CITIES)


def _has_digit(words: str) -> bool:
    return any(char.isdigit() for char in words)


def _levels(pieces: Sequence[_Piece], roles: Sequence[Role]) -> list[int]:
    """Nesting of items from 1; 1 for the title; 2, or Markdown's own, for headings; else 0."""
    levels = [0] * len(pieces)
    at = 0
    ordinal = False
    while at < len(pieces):
        role, piece = roles[at], pieces[at]
        if role == "title":
            levels[at] = 1
        elif role == "heading":
            numbered = piece.mark is not None and piece.mark.kind in ("ordinal", "named")
            levels[at] = piece.level or (3 if ordinal and not numbered else 2)
            ordinal = ordinal or numbered
        elif role == "item":
            last = at
            while last < len(pieces) and roles[last] == "item":
                last += 1
            levels[at:last] = _nesting(pieces[at:last])
            at = last
            continue
        at += 1
    return levels


def _nesting(items: Sequence[_Piece]) -> list[int]:
    """Levels of the items of one list: by indent, by doubled bullets, and by marks that come back.

    A mark at the same indent is nested under another if that other comes back later, or ends with a colon, or if it was
    nested under such a mark before.
    """
    keys = [_key(item) for item in items]
    last_seen = {key: at for at, key in enumerate(keys)}
    levels: list[int] = []
    stack: list[tuple[int, str]] = []
    nested: set[tuple[tuple[int, str], tuple[int, str]]] = set()
    for at, key in enumerate(keys):
        indent = key[0]
        while stack and indent < stack[-1][0]:
            stack.pop()
        if key in stack:
            del stack[stack.index(key) + 1 :]
        elif not stack or indent > stack[-1][0] + 1:
            stack.append(key)
        else:
            returns = last_seen[stack[-1]] > at or (stack[-1], key) in nested
            hollow = stack[-1][1].startswith("•1") and key[1].startswith("○")
            deeper = key[1][:-1] == stack[-1][1][:-1] and key[1][-1] > stack[-1][1][-1]
            if returns or hollow or deeper or items[at - 1].last == ":":
                nested.add((stack[-1], key))
                stack.append(key)
            else:
                stack[-1] = key
        levels.append(len(stack))
    return levels


def _key(item: _Piece) -> tuple[int, str]:
    mark = item.mark
    return item.indent, f"{mark.style}{mark.depth}" if mark else ""
