"""Whether the lines of a text were wrapped, at which width, and which of them go on with the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaf.blocks.clauses import opens_clause
from malaf.blocks.lines import Line
from malaf.blocks.patterns import CLOSERS, STOPS

# A text is hard-wrapped if most lines that break off within a sentence are about as long as the longest of them.
_LONGEST_WIDTH = 140
_NARROW = 38  # verses and bare lists are of lines as short as this, too
_NARROWEST = 24
_SLACK = 18
_FEWEST_NARROW = 8  # lines
# Prose has its stops and commas anywhere in a line, a verse or a point at its end.
_INNER = re.compile(r"\w\s?[.،؛,]\s+\w")
_HYPHEN = re.compile(r"[ء-ي][-\u00ad\u2010\u2011]\Z")


def wrap_width(lines: Sequence[Line], kinds: Sequence[str]) -> int:
    """The width that the lines are wrapped at (code points), or 0 if a line is a paragraph."""
    broken = [
        at
        for at in range(len(lines) - 1)
        if kinds[at] in ("plain", "mark")
        and kinds[at + 1] == "plain"
        and lines[at + 1].gap == 0
        and _last(lines[at]) not in STOPS + ":"
    ]
    lengths = [lines[at].end - lines[at].body for at in broken]
    counts: dict[int, int] = {}
    for length in lengths:
        if length <= _LONGEST_WIDTH:
            counts[length] = counts.get(length, 0) + 1
    best, support = 0, 0
    for width in counts:
        close = sum(counts.get(width - less, 0) for less in range(_slack(width) + 1))
        if close > support or (close == support and width < best):
            best, support = width, close
    narrow = best < _NARROW
    fewest = _FEWEST_NARROW if narrow else 2
    if support < fewest or best < _NARROWEST or support < 0.6 * len(lengths):
        return 0
    texts = [at for at, kind in enumerate(kinds) if kind in ("plain", "mark")]
    longer = sum(lines[at].end - lines[at].body > best + 2 + best // 8 * narrow for at in texts)
    if longer > 0.15 * len(texts):
        return 0
    # The next word would not have fitted: true of every wrapped line, of others by chance only.
    near = [at for at, length in zip(broken, lengths, strict=True) if best - _slack(best) <= length <= best]
    full = sum(_is_full(lines, at, best) for at in near)
    openings = sum(opens_clause(lines[at + 1].text) for at in near)
    if full < 0.8 * len(near) or openings > 0.6 * len(near):
        return 0
    return best if not narrow or sum(_INNER.search(lines[at].text) is not None for at in texts) >= 2 else 0


def _slack(width: int) -> int:
    return min(_SLACK, width * 3 // 10)


def _last(line: Line) -> str:
    """The last character that a reader sees, without closing quotes and brackets."""
    return line.text.rstrip(CLOSERS)[-1:]


def _is_full(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether the next line's first word would not have fitted: letters are of many breadths, so by a word of two."""
    allowed = width // 16 if width >= _NARROW else 0
    return lines[at].end - lines[at].body + 1 + len(lines[at + 1].text.split(maxsplit=1)[0]) > width - allowed


def goes_on(lines: Sequence[Line], kinds: Sequence[str], first: int, at: int, width: int) -> bool:
    """Whether line `at` goes on with the piece that begins in line `first`."""
    line, before = lines[at], lines[at - 1]
    if line.gap:
        return False
    if kinds[first] == "mark" and line.indent >= lines[first].indent + 2:
        return True
    if not width:
        return False
    if _HYPHEN.search(before.text):
        return True  # a word that was parted
    if kinds[first] == "plain" and line.indent >= before.indent + 2:
        return False  # a first line's indent
    length = before.end - before.body
    ended = _last(before) in STOPS + ":"
    if not _is_full(lines, at - 1, width):
        return not ended and length >= 0.8 * width and (line.end - line.body > 0.3 * width or _last(line) in STOPS)
    if ended and not _fills(lines, kinds, at, width):
        # A short line after a sentence's end: the paragraph's last words, or a heading.
        return _last(line) in STOPS or line.end - line.body > 0.6 * width
    return True


def _fills(lines: Sequence[Line], kinds: Sequence[str], at: int, width: int) -> bool:
    if at + 1 >= len(lines) or lines[at + 1].gap or kinds[at + 1] != "plain":
        return False
    return _is_full(lines, at, width)
