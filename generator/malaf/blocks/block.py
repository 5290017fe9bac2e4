"""What a text is cut into: `Block`, and the `Cell` of a table."""

from __future__ import annotations

from typing import Literal

import msgspec

from malaf.source import Span

Role = Literal["title", "lead", "heading", "paragraph", "item", "table", "closing", "caption", "byline", "deck"]


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

    A `deck` is a line or a few below the title that say more of what it says.

    `level` of an item is its nesting, from 1; of a title 1, of a heading 2 or what Markdown says; else 0.
    `aside` is what is of the page and not of the text: buttons, titles of other articles, page numbers; a caption.
    `header` is empty where a table has none; rows may differ in length.
    """

    role: Role
    span: Span
    content: Span
    text: str
    level: int = 0
    mark: str = ""
    aside: bool = False
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
