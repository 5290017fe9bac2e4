"""The pieces of a text with the roles that they have so far, and what is known of each by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaf.blocks.block import Role
from malaf.blocks.clauses import INTRODUCES, LINK, first_word, is_present, opens_clause, salutes, tells
from malaf.blocks.contents import find_contents
from malaf.blocks.furniture import find_furniture
from malaf.blocks.patterns import CLOSERS, WHITE
from malaf.blocks.pieces import HEADING_LENGTH, TITLE_LENGTH, TITLE_WORDS, Piece

QUESTION_WORDS = 40
PROSE_WORDS = 12
STRAYS = 3  # captions and names at the end; more short lines than that are something else
INNER_STOP = re.compile(r"\w{3}[»)”\"]?\.\s+\w")


class Standing:
    """What the passes share that give each piece its role."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.roles: list[Role | None] = [None] * len(pieces)
        self.furniture = find_furniture(pieces) | find_contents(pieces)
        self.salutations = {
            at
            for at, piece in enumerate(pieces)
            if piece.kind == "plain" and at not in self.furniture and salutes(piece.text)
        }
        long = [
            piece
            for piece in pieces
            if piece.kind == "plain" and piece.words > PROSE_WORDS and piece.last not in (":", "،", "؛")
        ]
        self.stopped = 2 * sum(piece.stops for piece in long) >= len(long)
        self.asked = sum(
            piece.last in "؟?" and piece.last != "" and piece.words <= QUESTION_WORDS
            for piece in pieces
            if piece.kind in ("plain", "mark", "bold")
        )

    def _next(self, at: int) -> int | None:
        """The piece below, without captions and those who are spoken to."""
        for after in range(at + 1, len(self.pieces)):
            if self.roles[after] not in ("caption", "byline") and after not in self.salutations:
                return after
        return None

    def _before(self, at: int) -> int | None:
        """The piece above, without ornaments."""
        for before in range(at - 1, -1, -1):
            if self.pieces[before].kind != "ornament":
                return before
        return None

    def _is_plain(self, at: int) -> bool:
        return self.pieces[at].kind == "plain" and self.roles[at] is None

    def _asks(self, at: int) -> bool:
        return self.pieces[at].last in ("؟", "?")

    def _is_stray(self, at: int) -> bool:
        """Whether it is short and without a full stop where prose has them."""
        piece = self.pieces[at]
        return (
            self.stopped
            and piece.kind == "plain"
            and self.roles[at] is None
            and is_short(piece, 15)
            and not piece.stops
            and piece.last not in ":،؛"
            and (not opens_clause(piece.text) or LINK.match(piece.text) is not None)
        )

    def _heads_list(self, piece: Piece) -> bool:
        """Whether it is a heading right over a list, and not the sentence that introduces it."""
        if piece.last == ":":
            verb = is_present(first_word(piece.text)) or tells(piece.text)
            return piece.words <= 10 and not verb and INTRODUCES.search(piece.text) is None
        return piece.words <= 14


def is_short(piece: Piece, words: int) -> bool:
    """Whether it has as many words at the most, and is no longer than a heading."""
    return piece.words <= words and piece.end - piece.start <= HEADING_LENGTH


def is_title_like(piece: Piece) -> bool:
    """Whether it could be a title by its length and its end."""
    if piece.words > TITLE_WORDS or piece.end - piece.start > TITLE_LENGTH or not piece.words:
        return False
    tail = piece.text[-24:].rstrip(CLOSERS + WHITE)
    ended = tail.endswith((".", "،", "؛", "۔")) and not tail.endswith("..")
    return not ended and INNER_STOP.search(piece.text) is None
