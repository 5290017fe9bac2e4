"""The lines of a text that are not blank, with their places."""

from __future__ import annotations

import msgspec

from malaf.blocks.patterns import UNSEEN_CHARS, WHITE

_TAB = 4


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank: `start` to `end` without white space, `body` after unseen characters too."""

    start: int
    end: int
    body: int
    indent: int
    gap: int  # blank lines before it
    text: str  # from body to end


def read_lines(text: str) -> list[Line]:
    """All of them, in order. Time is linear in the text's length."""
    lines: list[Line] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        skipped = 1 if at == 0 and raw.startswith("\ufeff") and raw[1:].strip() else 0
        stripped = raw[skipped:].strip()
        if stripped:
            start = at + raw.index(stripped[0], skipped)
            body = (len(stripped) - len(stripped.lstrip(UNSEEN_CHARS + WHITE))) % len(stripped)
            indent = sum(_TAB if char == "\t" else char.isspace() for char in raw[: start - at + body])
            end = start + len(stripped)
            lines.append(Line(start, end, start + body, indent, gap, stripped[body:]))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return lines


def has_word(line: str) -> bool:
    """Whether there is a letter or a digit in it; what has none is an ornament."""
    return any(char.isalnum() for char in line)
