"""Which piece is the title."""

from __future__ import annotations

import re

from malaf.blocks.clauses import INTRODUCES, opens_clause
from malaf.blocks.credits import is_issuer, names_document, opens_with_dateline
from malaf.blocks.patterns import CLOSERS, WHITE
from malaf.blocks.pieces import HEADING_WORDS, Piece
from malaf.blocks.standing import PROSE_WORDS, Standing, is_title_like

_LETTERHEAD_LINES = 4
_KIND_WORDS = 2
_TITLE_WORDS = 4
_LOOK_BELOW = 8


class Titles(Standing):
    """The title, and what stands over it."""

    def _title(self) -> None:
        first = self._next(-1)
        if first is None:
            return
        piece = self.pieces[first]
        if self._letterhead(first):
            return
        if piece.kind == "hash":
            if self._next(first) is not None:
                self.roles[first] = "title"
            return
        if piece.kind == "mark" or self.roles[first] is not None:
            return
        after = self._next(first)
        if after is None or opens_clause(piece.text):
            return
        below = self.pieces[after]
        if not is_title_like(piece) and not (_is_stopped_title(piece) and opens_with_dateline(below.text)):
            return
        beyond = self._next(after)
        if (  # one or two words over a title: the name of a section, or of the newspaper
            piece.words <= 2
            and below.kind == "plain"
            and ":" not in below.text[:20]
            and below.words >= 4
            and is_title_like(below)
            and not opens_clause(below.text)
            and beyond is not None
            and self._is_prose(beyond, below)
        ):
            self.roles[first], self.roles[after] = "byline", "title"
            return
        follower = self.pieces[after]
        if piece.last == ":" and (follower.kind == "mark" or INTRODUCES.search(piece.text)):
            return
        if follower.kind != "plain":
            self.roles[first] = "title"
            return
        if piece.words > 10 and opens_with_dateline(piece.text):
            return
        # A title stands over prose, perhaps with a second short line between them.
        prose = after
        for _ in range(2):
            beyond = self._next(prose)
            if self._is_prose(prose, piece) or beyond is None or self.pieces[beyond].kind != "plain":
                break
            prose = beyond
        if self._is_prose(prose, piece) or self._is_over_a_list(first, after):
            self.roles[first] = "title"

    def _letterhead(self, first: int) -> bool:
        """Who issues a document, in a line or a few over what it is: «المحكمة العليا» over «ملخص الحكم ...»."""
        at: int | None = first
        over: list[int] = []
        while at is not None and len(over) < _LETTERHEAD_LINES and self._is_plain(at) and is_issuer(self.pieces[at]):
            over.append(at)
            at = self._next(at)
        title = self._below_letterhead(over, at) if over and at is not None and self._is_plain(at) else None
        if title is None:
            return False
        for issuer in over:
            self.roles[issuer] = "byline"
        self.roles[title] = "title"
        return True

    def _below_letterhead(self, over: list[int], at: int) -> int | None:
        """What a document calls itself, or its title below «بيان صحافي», which then is one of the lines over it."""
        below = self._next(at)
        names = names_document(self.pieces[at])
        if names and self.pieces[at].words <= _KIND_WORDS and below is not None and self._may_be_title(below):
            over.append(at)
            return below
        told = any(names_document(piece) for piece in self.pieces[over[-1] + 1 : at])
        fits = names and below is not None and is_title_like(self.pieces[at])
        return at if fits or (told and self._may_be_title(at)) else None

    def _may_be_title(self, at: int) -> bool:
        piece = self.pieces[at]
        return (
            self._is_plain(at) and piece.words >= _TITLE_WORDS and is_title_like(piece) and self._next(at) is not None
        )

    def _again(self) -> None:
        """The title once more, as pages have it over and under their buttons."""
        title = next((at for at, role in enumerate(self.roles) if role == "title"), None)
        if title is None:
            return
        words = self.pieces[title].text.split()
        for at in range(title + 1, min(title + _LOOK_BELOW, len(self.pieces))):
            if self._is_plain(at) and self.pieces[at].text.split() == words:
                self.roles[at] = "caption"

    def _is_over_a_list(self, first: int, after: int) -> bool:
        """A title over a short heading over a list or a table, as programmes and minutes have it."""
        beyond = self._next(after)
        heading = self.pieces[after]
        return (
            beyond == after + 1
            and self.roles[beyond] in ("item", "table")
            and is_title_like(heading)
            and self._heads_list(heading)
            and self.pieces[first].last != ":"
        )

    def _is_prose(self, at: int, title: Piece) -> bool:
        piece = self.pieces[at]
        if piece.kind != "plain":
            return False
        if not self.stopped:
            return title.words <= 16 and piece.words >= 1.25 * title.words and piece.words > PROSE_WORDS
        if piece.stops and title.words <= 16:
            return 2 * piece.words > title.words
        return piece.words > title.words and (piece.stops or piece.words > 1.5 * title.words)


def _is_stopped_title(piece: Piece) -> bool:
    """A title with a full stop, as some agencies write it over their datelines."""
    stop = piece.text.rstrip(CLOSERS + WHITE)
    return piece.words <= HEADING_WORDS and stop.endswith(".") and not re.search(r"[.؛]\s", stop[:-1])
