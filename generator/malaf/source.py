"""A text with its path, and the line and column of any place in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import msgspec


class Span(msgspec.Struct, frozen=True):
    """Half-open range of code points: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """A decoded text. `path` is what a diagnostic prints, relative to the project, with ``/``."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, char in enumerate(self.text) if char == "\n")]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The code point at a line and column, both from 1; at most the end of the text."""
        starts = self._line_starts
        return min(starts[line - 1] + column - 1, len(self.text)) if line <= len(starts) else len(self.text)
