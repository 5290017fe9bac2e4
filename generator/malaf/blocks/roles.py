"""One role a piece: title, heading, item, caption and so on, by its neighbours and by what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaf.blocks.block import Block, Role
from malaf.blocks.clauses import ASKS, INTRODUCES, opens_clause
from malaf.blocks.crediting import Credits
from malaf.blocks.credits import DATE_EDGE, HONOURED, is_date, is_end_mark
from malaf.blocks.lines import has_word
from malaf.blocks.listing import Lists
from malaf.blocks.marks import SPEAKER, Mark
from malaf.blocks.nesting import nesting_levels
from malaf.blocks.patterns import UNSEEN_CHARS, WHITE
from malaf.blocks.pieces import HEADING_LENGTH, HEADING_WORDS, TITLE_WORDS, Piece
from malaf.blocks.standing import INNER_STOP, PROSE_WORDS, QUESTION_WORDS, STRAYS, is_short
from malaf.blocks.titling import Titles
from malaf.blocks.verses import find_verses
from malaf.source import Span

# A quotation that has been announced.
_QUOTES = re.compile(r"[:：]\s?[«\"“]")
# «التاريخ [عدل]»: what the pages of an encyclopedia have behind a heading.
_EDIT_SIGN = re.compile(r"(?<=\S)\s*\[\s?(?:عدل|تحرير|edit)(?:\s[^\[\]]{1,20})?\s?\]\s*\Z")

_DECKS = 3  # lines
_DECK_WORDS = 5
_FEWEST_DECK_WORDS = 3


def with_roles(text: str, pieces: Sequence[Piece]) -> list[Block]:
    """A block of each piece."""
    standing = _Roles(pieces)
    roles = standing.decide()
    levels = nesting_levels(pieces, roles)
    blocks: list[Block] = []
    for at, (piece, role, level) in enumerate(zip(pieces, roles, levels, strict=True)):
        span = Span(piece.start, piece.end)
        table = piece.table if role == "table" else None
        inner = piece.inner
        edit = _EDIT_SIGN.search(piece.text) if role == "heading" else None
        if edit:
            inner = Span(inner.start, inner.start + edit.start())
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
                # An ornament with a word in it is a page's number or its head.
                aside=at in standing.furniture or (piece.kind == "ornament" and has_word(piece.text)),
                header=table.header if table else (),
                rows=table.rows if table else (),
            )
        )
    return blocks


def _counted(text: str, mark: Mark | None) -> str:
    """The number or letter of an item, without its brackets: «1», «ب», "iv"."""
    counted = mark is not None and mark.kind in {"number", "letter"}
    found = re.search(r"\b\w{1,4}\b", text.replace("ـ", "")) if counted else None
    return found[0] if found else ""


class _Roles(Lists, Credits, Titles):
    """One role a piece, in passes: marks, credits at both ends, title, headings, then lead and closing."""

    def decide(self) -> list[Role]:
        for at, piece in enumerate(self.pieces):
            if piece.kind == "table" and at not in self.furniture:
                self.roles[at] = "table"
            elif piece.kind == "ornament":
                self.roles[at] = "caption"
            elif piece.kind == "hash" or (
                piece.kind == "plain" and piece.words <= HEADING_WORDS and _EDIT_SIGN.search(piece.text)
            ):
                self.roles[at] = "heading"
        for at in self.furniture:
            self.roles[at] = "caption"
        for at in find_verses(self.pieces):
            self.roles[at] = self.roles[at] or "paragraph"
        for at in self.salutations:
            self.roles[at] = "paragraph"
        self._marked()
        for at, piece in enumerate(self.pieces):
            if piece.kind == "mark" and is_end_mark(piece):
                self.roles[at] = "byline"  # «- انتهى -»
        self._author_note()
        self._credits()
        self._entries()
        self._contacts()
        self._title()
        self._again()
        self._headings()
        self._decks()
        self._tail()
        roles: list[Role] = [role or "paragraph" for role in self.roles]
        self._ends(roles)
        return roles

    def _headings(self) -> None:
        for at in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[at]
            if self.roles[at] is not None or piece.kind not in ("plain", "bold"):
                continue
            after = self._next(at)
            if after is None:
                continue
            if piece.kind == "bold":
                if piece.words <= TITLE_WORDS and piece.last not in ".،؛":
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
            asking = ASKS.match(piece.text.lstrip(UNSEEN_CHARS + WHITE + '«“"')) or SPEAKER.match(piece.text)
            limit = QUESTION_WORDS if several else HEADING_WORDS
            if (
                piece.words <= limit
                and piece.end - piece.start <= 3 * HEADING_LENGTH
                and INNER_STOP.search(piece.text) is None
                and (several or asking)
            ):
                told = opens_clause(piece.text)
                return not told or (several and _QUOTES.search(piece.text) is None)  # «وتابع: "من يصدق هذا؟"»
        if not is_short(piece, HEADING_WORDS) or piece.last in (".", "،", "؛", ",", ";", "…", "۔"):
            return False
        if prose and is_date(DATE_EDGE.sub("", piece.text).rstrip(":： ")) and not is_date(follower.text):
            return True  # of a chronology, whatever stands under it
        if INNER_STOP.search(piece.text) or opens_clause(piece.text) or SPEAKER.match(piece.text):
            return False
        if self.roles[after] == "item":
            return self._heads_list(piece)
        if self.roles[after] == "table":
            return piece.last != ":" or self._heads_list(piece)
        if self.roles[after] == "heading":
            return piece.words <= 10 and self.stopped
        if piece.last == ":" and INTRODUCES.search(piece.text):
            return False
        beyond = self._next(after)
        if follower.last == ":" and beyond is not None and self.roles[beyond] in ("item", "table"):
            return piece.words <= 10
        if follower.end - follower.start < 1.2 * (piece.end - piece.start):
            return False
        if not self.stopped:
            return piece.words <= 8 and follower.words >= 2 * piece.words and follower.words > PROSE_WORDS
        return follower.words >= PROSE_WORDS or follower.stops

    def _decks(self) -> None:
        """A line or two right below the title and over the first prose, which head no part of the text.

        Where other parts have headings, these are of fewer words: a deck says something.
        """
        title = next((at for at, role in enumerate(self.roles) if role == "title"), None)
        first = None if title is None else self._next(title)
        decks: list[int] = []
        while first is not None and self.roles[first] == "heading" and len(decks) <= _DECKS:
            decks.append(first)
            first = self._next(first)
        # «د. ليلى منصور*», and below it where she works.
        author = next((at for at in decks if HONOURED.match(self.pieces[at].text.strip(UNSEEN_CHARS + WHITE))), None)
        if author is not None and len(decks) <= _DECKS:
            for at in [at for at in decks if at == author or (at > author and self.pieces[at].words < _DECK_WORDS)]:
                self.roles[at] = "byline"
                decks.remove(at)
        prose = first is not None and self.roles[first] in (None, "paragraph") and self.pieces[first].kind == "plain"
        if not decks or not prose or len(decks) > _DECKS:
            return
        others = [self.pieces[at].words for at, role in enumerate(self.roles) if role == "heading" and at not in decks]
        fewest = max([_DECK_WORDS, *(words + 1 for words in others)]) if others else _FEWEST_DECK_WORDS
        for at in decks:
            piece = self.pieces[at]
            if (
                piece.kind not in ("plain", "bold")
                or piece.mark is not None
                or piece.last in ("؟", "?", ":")
                or piece.words < fewest
                or is_date(DATE_EDGE.sub("", piece.text))
            ):
                return
        for at in decks:
            self.roles[at] = "deck"

    def _tail(self) -> None:
        """A short last line without a full stop under prose that has them: a caption, or a name, without a picture."""
        at = len(self.pieces) - 1
        while at > 1 and self.roles[at] in ("caption", "byline"):
            at -= 1
        last = at
        while last > 1 and self._is_stray(last):
            last -= 1
        if at - last > STRAYS:
            return
        for stray in range(last + 1, at + 1):
            before = self._before(last + 1)
            listed = before is not None and self.roles[before] in ("item", "table")
            if listed and self.pieces[stray].words > 8:
                continue
            self.roles[stray] = "byline" if self.pieces[stray].words <= 3 else "caption"

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
        lead = next((at for at in prose if at not in self.salutations), prose[0] if prose else None)
        if lead is not None:
            roles[lead] = "lead"
