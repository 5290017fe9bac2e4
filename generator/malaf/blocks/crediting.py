"""Which pieces say who wrote, speaks for the text or signs it, where and when, and what is in a picture."""

from __future__ import annotations

import re

from malaf.blocks.credits import (
    AGENCY_ONLY,
    AUTHOR,
    BYLINE,
    CITIES,
    CONTACTS,
    CORRESPONDENT,
    CORRESPONDENT_WORDS,
    CREDIT_WORDS,
    FROM,
    HAS_AGENCY,
    HONOURED,
    NAME_WORDS,
    NAMED_AUTHOR,
    NUMBER_OF_SERIES,
    PLACE_LINE,
    SECTION_LABELS,
    SIGNATURE,
    SIGNED,
    SPACED_DASH,
    SYMBOL,
    has_digit,
    is_caption,
    is_date,
    is_dateline,
    is_end_mark,
    is_invocation,
    is_issued_by,
    is_issuer,
)
from malaf.blocks.patterns import UNSEEN_CHARS, WHITE
from malaf.blocks.pieces import HEADING_WORDS, TITLE_WORDS, Piece
from malaf.blocks.standing import STRAYS, Standing, is_short

_GENRE = re.compile(r"(?:ب?ال)?(?:فيديو|صور|تقرير|خاص|حوار|متابعة|تغطية|إنفوغراف|جدول|مصادر|مصدر)\s?[:\-–|.]")
_NOTE_WORDS = 20  # of who the author is, with a full stop
_BYLINE_WORDS = 12
_SIGNATURE_LINES = 8


class Credits(Standing):
    """Captions and bylines, at both ends and between."""

    def _credits(self) -> None:
        top = True
        shown = -1  # pieces of the article so far
        for at, piece in enumerate(self.pieces):
            shown += at not in self.furniture
            if self.roles[at] is not None or piece.kind not in ("plain", "bold"):
                top = top and (piece.kind == "hash" or self.roles[at] in ("caption", "byline"))
                continue
            words = piece.text.strip(UNSEEN_CHARS + WHITE)
            if at == 0 and piece.words > 5 and _GENRE.match(words):
                continue  # «تقرير: ...» opens a title
            if top and is_invocation(words):
                self.roles[at] = "caption"
            elif (
                NAMED_AUTHOR.match(words)
                or is_end_mark(piece)
                or (top and shown < 6 and len(self.pieces) > 1 and self._is_byline(at))
                or (top and at and is_issuer(piece) and at + 1 < len(self.pieces) and self._is_byline(at + 1))
            ):
                self.roles[at] = "byline"
            elif (
                is_caption(piece)
                or (not top and AGENCY_ONLY.match(words))
                # «... (مجلس الوزراء المصري)» between title and lead: a picture's credit
                or (top and at and words.endswith(")") and piece.words >= 5 and is_short(piece, CREDIT_WORDS))
            ):
                self.roles[at] = "caption"
            else:
                # Below the title there may still be a byline, below the lead not.
                asks = piece.last in ("؟", "?", "!")  # as a title may, too
                top = top and is_short(piece, TITLE_WORDS) and (asks or not piece.stops)
        for at in range(len(self.pieces) - 1, 0, -1):
            if self.roles[at] in ("caption", "byline"):
                continue
            piece = self.pieces[at]
            if self.roles[at] is None and piece.kind in ("plain", "bold") and self._is_last_byline(piece):
                self.roles[at] = "byline"
            else:
                break
        self._signature()

    def _contacts(self) -> None:
        """«للمزيد من المعلومات:» and the short lines that end the text below it: whom to ask, and where."""
        last = len(self.pieces)
        while last > 1 and (self.roles[last - 1] in ("caption", "byline", "item") or self._is_contact(last - 1)):
            last -= 1
            piece = self.pieces[last]
            if self._is_contact(last) and CONTACTS.match(piece.text) and is_short(piece, HEADING_WORDS):
                for at in range(last, len(self.pieces)):
                    self.roles[at] = self.roles[at] or "caption"
                return

    def _is_contact(self, at: int) -> bool:
        return self._is_plain(at) and not self.pieces[at].stops and is_short(self.pieces[at], _BYLINE_WORDS)

    def _signature(self) -> None:
        """«دمشق في 5 / 9 / 2023» over the office and the name of who signs."""
        at = len(self.pieces)
        first = None
        while at > 2 and len(self.pieces) - at < _SIGNATURE_LINES and self._is_plain(at - 1) and self._is_stray(at - 1):
            at -= 1
            piece = self.pieces[at]
            near = len(self.pieces) - at <= STRAYS + 1
            if SIGNATURE.match(piece.text) or piece.text.startswith("عن ") or (near and self._is_last_byline(piece)):
                first = at
        if first is not None and any(map(self._signs, range(first, len(self.pieces)))):
            for signed in range(first, len(self.pieces)):
                self.roles[signed] = "byline"

    def _signs(self, at: int) -> bool:
        return SIGNATURE.match(self.pieces[at].text) is not None or self._is_last_byline(self.pieces[at])

    def _author_note(self) -> None:
        """«* كاتب وباحث», the last line: what the star behind the author's name stands for."""
        if len(self.pieces) < 2:
            return
        before, piece = self.pieces[-2:]
        note = not piece.stops or piece.words <= _NOTE_WORDS
        if piece.kind == "mark" and before.kind != "mark" and note and AUTHOR.match(piece.text):
            self.roles[-1] = "byline"

    def _is_byline(self, at: int) -> bool:
        piece = self.pieces[at]
        words = piece.text.strip(UNSEEN_CHARS + WHITE + "*_")
        if not is_short(piece, _BYLINE_WORDS) or piece.last in "؟!،":
            return False
        if BYLINE.match(words) or is_date(words) or AGENCY_ONLY.match(words) or (at and NUMBER_OF_SERIES.match(words)):
            return True
        if words.strip(":| ") in SECTION_LABELS or is_dateline(words) or self._is_signed(at, words):
            return True
        if SYMBOL.match(words) or (at and is_issued_by(words)):
            return True
        if CORRESPONDENT.search(words) and piece.words <= CORRESPONDENT_WORDS and not piece.stops:
            return True
        found = PLACE_LINE.match(words)
        if not found:
            return False
        sides = [side for side in (found["left"], found["right"], found["in"]) if side]
        if HAS_AGENCY.search(words) and piece.words <= 7:
            return True
        # «هسبريس - أمين الركراكي»: two names with a dash, after the title only.
        dashed = SPACED_DASH.search(words) is not None or (
            found["right"] is not None and ":" in words and found["left"].strip() in CITIES
        )
        titled = any(self.roles[before] is None or self.roles[before] == "heading" for before in range(at))
        return titled and dashed and piece.words <= 7 and all(len(side.split()) <= 4 for side in sides)

    def _is_signed(self, at: int, words: str) -> bool:
        """«الهفوف: ليان السهلي», right between a title and the text: a place and who writes from there."""
        piece = self.pieces[at]
        if FROM.match(words) or (HONOURED.match(words) and is_short(piece, NAME_WORDS)):
            over = sum(self.roles[before] not in ("caption", "byline") for before in range(at))
            return over == 1 and at + 1 < len(self.pieces) and self.pieces[at + 1].stops
        left, colon, right = words.partition(":")
        named = colon and 1 <= len(left.split()) <= 2 and 2 <= len(right.split()) <= 3 and not has_digit(words)
        return bool(named) and at == 1 and len(self.pieces) > 2 and self.pieces[2].words > TITLE_WORDS

    def _is_last_byline(self, piece: Piece) -> bool:
        words = piece.text.strip(UNSEEN_CHARS + WHITE)
        if not is_short(piece, _BYLINE_WORDS) or piece.stops:
            return False
        if BYLINE.match(words) or AGENCY_ONLY.match(words) or SIGNED.match(words):
            return True
        return (
            is_date(words)
            or is_dateline(words)
            or (PLACE_LINE.match(words) is not None and HAS_AGENCY.search(words) is not None and piece.words <= 6)
        )
