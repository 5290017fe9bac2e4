"""One role a piece: title, heading, item, caption and so on, by its neighbours and by what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from malaf.blocks.block import Block, Role
from malaf.blocks.clauses import ASKS, INTRODUCES, LINK, first_word, is_present, opens_clause, salutes, tells
from malaf.blocks.contents import find_contents
from malaf.blocks.credits import (
    AGENCY_ONLY,
    AUTHOR,
    BYLINE,
    CITIES,
    CONTACTS,
    CORRESPONDENT,
    CORRESPONDENT_WORDS,
    COUNTED_DAY,
    CREDIT_WORDS,
    DATE_EDGE,
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
    names_document,
    opens_with_dateline,
)
from malaf.blocks.furniture import find_furniture
from malaf.blocks.marks import SET_OFF, SPEAKER, Mark
from malaf.blocks.nesting import nesting_levels
from malaf.blocks.patterns import CLOSERS, UNSEEN_CHARS, WHITE
from malaf.blocks.pieces import HEADING_LENGTH, HEADING_WORDS, TITLE_LENGTH, TITLE_WORDS, Piece
from malaf.blocks.verses import find_verses
from malaf.source import Span

_GENRE = re.compile(r"(?:ب?ال)?(?:فيديو|صور|تقرير|خاص|حوار|متابعة|تغطية|إنفوغراف|جدول|مصادر|مصدر)\s?[:\-–|.]")
# «التاريخ [عدل]»: what the pages of an encyclopedia have behind a heading.
_EDIT_SIGN = re.compile(r"(?<=\S)\s*\[\s?(?:عدل|تحرير|edit)(?:\s[^\[\]]{1,20})?\s?\]\s*\Z")
_ENTRY = re.compile(r"(?P<key>[^:：.؟!،\n]{2,40}?)\s?[:：]\s(?P<value>\S[^\n]{0,90})\Z")
_ENTRY_WORDS = (4, 12)
_FEWEST_ENTRIES = 3
_QUESTION_WORDS = 40
_FEWEST_QUESTIONS = 2
_BYLINE_WORDS = 12
_PROSE_WORDS = 12
_HEADING_OF_LIST = 6  # words
_POINTS_OF_ONE = 4  # lines below one time of a programme
_LETTERHEAD_LINES = 4
_SIGNATURE_LINES = 8
_LOOK_BELOW = 8
_STRAYS = 3  # captions and names at the end; more short lines than that are something else
_INNER_STOP = re.compile(r"\w{3}[»)”\"]?\.\s+\w")


def with_roles(text: str, pieces: Sequence[Piece]) -> list[Block]:
    """A block of each piece."""
    roles = _Roles(pieces).decide()
    levels = nesting_levels(pieces, roles)
    blocks: list[Block] = []
    for piece, role, level in zip(pieces, roles, levels, strict=True):
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


class _Roles:
    """One role a piece, in passes: marks, credits at both ends, title, headings, then lead and closing."""

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
            if piece.kind == "plain" and piece.words > _PROSE_WORDS and piece.last not in (":", "،", "؛")
        ]
        self.stopped = 2 * sum(piece.stops for piece in long) >= len(long)
        self.asked = sum(
            piece.last in "؟?" and piece.last != "" and piece.words <= _QUESTION_WORDS
            for piece in pieces
            if piece.kind in ("plain", "mark", "bold")
        )

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
        self._author_note()
        self._credits()
        self._entries()
        self._contacts()
        self._title()
        self._again()
        self._headings()
        self._tail()
        roles: list[Role] = [role or "paragraph" for role in self.roles]
        self._ends(roles)
        return roles

    # Neighbours, without captions and ornaments

    def _next(self, at: int) -> int | None:
        for after in range(at + 1, len(self.pieces)):
            if self.roles[after] not in ("caption", "byline") and after not in self.salutations:
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
        self._interview(runs)
        self._bare_lists()
        self._programme(runs)

    def _programme(self, runs: Sequence[Sequence[int]]) -> None:
        """Short lines between two times of a programme: the points of the first."""
        for (*_, before), (after, *_) in pairwise(runs):
            timed = all((mark := self.pieces[at].mark) is not None and mark.kind == "timed" for at in (before, after))
            between = range(before + 1, after)
            if timed and len(between) < _POINTS_OF_ONE and all(self._is_bare_item(at) for at in between):
                for at in between:
                    self.roles[at] = "heading" if COUNTED_DAY.match(self.pieces[at].text) else "item"

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
        short = piece.kind == "plain" and _is_short(piece, HEADING_WORDS)
        return (
            short
            and self.roles[at] is None
            and not piece.stops
            and piece.last != ":"
            and not opens_clause(piece.text)
            and not is_caption(piece)
        )

    def _runs(self) -> list[list[int]]:
        runs: list[list[int]] = []
        previous = -2
        for at, piece in enumerate(self.pieces):
            if piece.kind == "mark" and at not in self.furniture:
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
            if piece.mark and piece.mark.kind in ("number", "letter", "ordinal", "named", "decimal"):
                kind = piece.mark.kind
                style = f"{piece.mark.style}{piece.mark.depth}" if kind != "named" else "named"
                series.setdefault(style, []).append(at)
        for members in series.values():
            for group in self._sequences(members):
                heads = [at for at in group if self._heads(at)]
                if any(self.pieces[at + 1].kind == "plain" for at in heads):
                    # «2. توصيات» over bullets is what «1. خلفية» over prose is.
                    heads = [at for at in group if at in heads or self._heads_bullets(at)]
                if heads and len(heads) >= 0.75 * len(group) and (len(group) > 1 or self._is_ordinal(group[0])):
                    for at in heads:
                        self.roles[at] = "heading"

    def _sequences(self, members: Sequence[int]) -> list[list[int]]:
        """Those that count up: a series of headings goes on behind the lists below its headings."""
        groups: list[list[int]] = []
        open_ones: dict[tuple[int, bool], list[int]] = {}  # by the value that would come next, and by what they are
        for at in members:
            values = self._values(at)
            heads = self._heads(at) or self._heads_bullets(at)
            group = next((open_ones[value, heads] for value in values if (value, heads) in open_ones), None)
            if group is None and groups and any(value + 1 in values for value in self._values(groups[-1][-1])):
                group = groups[-1]
            if group is None:
                group = []
                groups.append(group)
            group.append(at)
            open_ones |= {(value + 1, heads): group for value in values}
        return groups

    def _values(self, at: int) -> tuple[int, ...]:
        mark = self.pieces[at].mark
        return mark.values if mark else ()

    def _heads_bullets(self, at: int) -> bool:
        """Whether a short numbered line is right over bullets that stand no deeper."""
        piece = self.pieces[at]
        if at + 1 == len(self.pieces) or piece.words > _HEADING_OF_LIST or piece.last in "،؛.!…":
            return False
        after = self.pieces[at + 1]
        return after.mark is not None and after.mark.kind in ("glyph", "dash") and after.indent <= piece.indent + 1

    def _is_ordinal(self, at: int) -> bool:
        mark = self.pieces[at].mark
        return mark is not None and mark.kind in ("ordinal", "named")

    def _is_dash(self, at: int) -> bool:
        mark = self.pieces[at].mark
        return mark is not None and mark.kind == "dash"

    def _heads(self, at: int) -> bool:
        piece = self.pieces[at]
        if at + 1 == len(self.pieces) or not _is_short(piece, HEADING_WORDS) or piece.last in "،؛.!…":
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
        return _is_short(piece, HEADING_WORDS) and piece.last not in "،؛." and not opens_clause(piece.text)

    def _is_lone_item(self, at: int, dashes: int) -> bool:
        """A dash on one line alone: a list of one, or else speech («- نعم.») or a set-off («- رحمه الله -»)."""
        piece = self.pieces[at]
        before = self._before(at)
        set_off = SET_OFF.match("- " + piece.text[:60])
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

    def _interview(self, runs: Sequence[Sequence[int]]) -> None:
        """Questions with one bullet, answers with another: headings, and the paragraphs under them."""
        marked = [(at, mark.style) for run in runs for at in run if (mark := self.pieces[at].mark)]
        asking = {style for at, style in marked if self._asks(at)}
        if len(asking) != 1 or not asking <= {"-", "*", "+", "•", "○"}:
            return
        questions = [at for at, style in marked if style in asking]
        answers = [at for at, style in marked if style not in asking and at - 1 in questions]
        asked = sum(map(self._asks, questions))
        if asked < _FEWEST_QUESTIONS or 3 * asked < 2 * len(questions) or 3 * len(answers) < 2 * len(questions):
            return
        said = sum(self.pieces[at].stops for at in answers)
        if 2 * said < len(answers) or any(self.pieces[at].words > _QUESTION_WORDS for at in questions):
            return
        for at in questions:
            self.roles[at] = "heading"
        for at in answers:
            self.roles[at] = None

    def _entries(self) -> None:
        """«الموقع: البلقاء», three or more of them, each of another thing: a list without bullets."""
        run: list[int] = []
        keys: set[str] = set()
        for at in range(1, len(self.pieces) + 1):
            entry = self._entry(at) if at < len(self.pieces) else None
            if entry and entry not in keys:
                run.append(at)
                keys.add(entry)
                continue
            if len(run) >= _FEWEST_ENTRIES and not entry:
                for found in run:
                    self.roles[found] = "item"
            run, keys = [], set()

    def _entry(self, at: int) -> str | None:
        piece = self.pieces[at]
        found = _ENTRY.match(piece.text) if self._is_plain(at) and not piece.stops and piece.last != ":" else None
        if not found or SPEAKER.match(piece.text) or opens_clause(piece.text):
            return None
        most_of_key, most_of_value = _ENTRY_WORDS
        short = len(found["key"].split()) <= most_of_key and len(found["value"].split()) <= most_of_value
        return found["key"] if short else None

    # Captions and bylines

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
            ):
                self.roles[at] = "byline"
            elif (
                is_caption(piece)
                or (not top and AGENCY_ONLY.match(words))
                # «... (مجلس الوزراء المصري)» between title and lead: a picture's credit
                or (top and at and words.endswith(")") and piece.words >= 5 and _is_short(piece, CREDIT_WORDS))
            ):
                self.roles[at] = "caption"
            else:
                # Below the title there may still be a byline, below the lead not.
                asks = piece.last in ("؟", "?", "!")  # as a title may, too
                top = top and _is_short(piece, TITLE_WORDS) and (asks or not piece.stops)
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
            if self._is_contact(last) and CONTACTS.match(piece.text) and _is_short(piece, HEADING_WORDS):
                for at in range(last, len(self.pieces)):
                    self.roles[at] = self.roles[at] or "caption"
                return

    def _is_contact(self, at: int) -> bool:
        return self._is_plain(at) and not self.pieces[at].stops and _is_short(self.pieces[at], _BYLINE_WORDS)

    def _signature(self) -> None:
        """«دمشق في 5 / 9 / 2023» over the office and the name of who signs."""
        at = len(self.pieces)
        first = None
        while at > 2 and len(self.pieces) - at < _SIGNATURE_LINES and self._is_plain(at - 1) and self._is_stray(at - 1):
            at -= 1
            piece = self.pieces[at]
            near = len(self.pieces) - at <= _STRAYS + 1
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
        if piece.kind == "mark" and before.kind != "mark" and not piece.stops and AUTHOR.match(piece.text):
            self.roles[-1] = "byline"

    def _is_byline(self, at: int) -> bool:
        piece = self.pieces[at]
        words = piece.text.strip(UNSEEN_CHARS + WHITE + "*_")
        if not _is_short(piece, _BYLINE_WORDS) or piece.last in "؟!،":
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
        if FROM.match(words) or (HONOURED.match(words) and _is_short(piece, NAME_WORDS)):
            over = sum(self.roles[before] not in ("caption", "byline") for before in range(at))
            return over == 1 and at + 1 < len(self.pieces) and self.pieces[at + 1].stops
        left, colon, right = words.partition(":")
        named = colon and 1 <= len(left.split()) <= 2 and 2 <= len(right.split()) <= 3 and not has_digit(words)
        return bool(named) and at == 1 and len(self.pieces) > 2 and self.pieces[2].words > TITLE_WORDS

    def _is_last_byline(self, piece: Piece) -> bool:
        words = piece.text.strip(UNSEEN_CHARS + WHITE)
        if not _is_short(piece, _BYLINE_WORDS) or piece.stops:
            return False
        if BYLINE.match(words) or AGENCY_ONLY.match(words) or SIGNED.match(words):
            return True
        return (
            is_date(words)
            or is_dateline(words)
            or (PLACE_LINE.match(words) is not None and HAS_AGENCY.search(words) is not None and piece.words <= 6)
        )

    # The title

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
        if not _is_title_like(piece) and not (_is_stopped_title(piece) and opens_with_dateline(below.text)):
            return
        beyond = self._next(after)
        if (  # one or two words over a title: the name of a section, or of the newspaper
            piece.words <= 2
            and below.kind == "plain"
            and ":" not in below.text[:20]
            and below.words >= 4
            and _is_title_like(below)
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
        if not over or at is None or not self._is_plain(at) or not names_document(self.pieces[at]):
            return False
        if self._next(at) is None or not _is_title_like(self.pieces[at]):
            return False
        for issuer in over:
            self.roles[issuer] = "byline"
        self.roles[at] = "title"
        return True

    def _again(self) -> None:
        """The title once more, as pages have it over and under their buttons."""
        title = next((at for at, role in enumerate(self.roles) if role == "title"), None)
        if title is None:
            return
        words = self.pieces[title].text.split()
        for at in range(title + 1, min(title + _LOOK_BELOW, len(self.pieces))):
            if self._is_plain(at) and self.pieces[at].text.split() == words:
                self.roles[at] = "caption"

    def _is_plain(self, at: int) -> bool:
        return self.pieces[at].kind == "plain" and self.roles[at] is None

    def _is_over_a_list(self, first: int, after: int) -> bool:
        """A title over a short heading over a list or a table, as programmes and minutes have it."""
        beyond = self._next(after)
        heading = self.pieces[after]
        return (
            beyond == after + 1
            and self.roles[beyond] in ("item", "table")
            and _is_title_like(heading)
            and self._heads_list(heading)
            and self.pieces[first].last != ":"
        )

    def _is_prose(self, at: int, title: Piece) -> bool:
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
            limit = _QUESTION_WORDS if several else HEADING_WORDS
            if (
                piece.words <= limit
                and piece.end - piece.start <= 3 * HEADING_LENGTH
                and _INNER_STOP.search(piece.text) is None
                and (several or asking)
            ):
                return several or not opens_clause(piece.text)
        if not _is_short(piece, HEADING_WORDS) or piece.last in (".", "،", "؛", ",", ";", "…", "۔"):
            return False
        if prose and is_date(DATE_EDGE.sub("", piece.text).rstrip(":： ")) and not is_date(follower.text):
            return True  # of a chronology, whatever stands under it
        if _INNER_STOP.search(piece.text) or opens_clause(piece.text) or SPEAKER.match(piece.text):
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
            return piece.words <= 8 and follower.words >= 2 * piece.words and follower.words > _PROSE_WORDS
        return follower.words >= _PROSE_WORDS or follower.stops

    def _heads_list(self, piece: Piece) -> bool:
        if piece.last == ":":
            verb = is_present(first_word(piece.text)) or tells(piece.text)
            return piece.words <= 10 and not verb and INTRODUCES.search(piece.text) is None
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
            and (not opens_clause(piece.text) or LINK.match(piece.text) is not None)
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
        lead = next((at for at in prose if at not in self.salutations), prose[0] if prose else None)
        if lead is not None:
            roles[lead] = "lead"


def _is_short(piece: Piece, words: int) -> bool:
    return piece.words <= words and piece.end - piece.start <= HEADING_LENGTH


def _is_title_like(piece: Piece) -> bool:
    if piece.words > TITLE_WORDS or piece.end - piece.start > TITLE_LENGTH or not piece.words:
        return False
    tail = piece.text[-24:].rstrip(CLOSERS + WHITE)
    ended = tail.endswith((".", "،", "؛", "۔")) and not tail.endswith("..")
    return not ended and _INNER_STOP.search(piece.text) is None


def _is_stopped_title(piece: Piece) -> bool:
    """A title with a full stop, as some agencies write it over their datelines."""
    stop = piece.text.rstrip(CLOSERS + WHITE)
    return piece.words <= HEADING_WORDS and stop.endswith(".") and not re.search(r"[.؛]\s", stop[:-1])
