"""A text cut into headings, paragraphs, items, tables, with spans.

The cut is made in steps, a module each: lines, tables, marks (bullets, numbers, ordinals) and which of them hold,
wrapped lines put together into pieces, then one role a piece. No rule looks at what a text is about: only at lengths,
ends of sentences, marks, neighbours, and closed lists of words that open a clause or a credit line.
"""

from __future__ import annotations

from malaf.blocks.block import Block
from malaf.blocks.lines import read_lines
from malaf.blocks.pieces import join_pieces
from malaf.blocks.roles import with_roles
from malaf.blocks.series import held_marks
from malaf.blocks.tables import find_tables

__all__ = ["Block", "parse_blocks"]


def parse_blocks(text: str) -> list[Block]:
    """The blocks of a decoded text, in its order. Any text is taken; every line that is not blank is in one block.

    A line ends where `str.splitlines` ends one (CR, LF, NEL, U+2028 ...). A line without letter or digit (``***``, a
    lone direction mark) is a caption of its own, so that nothing is lost. Time is linear in the text's length.
    """
    lines = read_lines(text)
    tables = find_tables(text, lines)
    marks = held_marks(lines, tables)
    pieces = join_pieces(text, lines, tables, marks)
    return with_roles(text, pieces)
