"""Which pieces are points of a list, and which marks and lines without one are headings or speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from malaf.blocks.clauses import opens_clause
from malaf.blocks.credits import COUNTED_DAY, is_caption
from malaf.blocks.marks import SET_OFF, SPEAKER
from malaf.blocks.pieces import HEADING_WORDS
from malaf.blocks.standing import QUESTION_WORDS, Standing, is_short

_ENTRY = re.compile(r"(?P<key>[^:：.؟!،\n]{2,40}?)\s?[:：]\s(?P<value>\S[^\n]{0,90})\Z")
_ENTRY_WORDS = (4, 12)
_FEWEST_ENTRIES = 3
_FEWEST_QUESTIONS = 2
_HEADING_OF_LIST = 6  # words
_POINTS_OF_ONE = 4  # lines below one time of a programme


class Lists(Standing):
    """Marks, and lists that have none."""

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
        short = piece.kind == "plain" and is_short(piece, HEADING_WORDS)
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
                    for at in [*heads, *(at for at in group if self._names_part(at))]:
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

    def _names_part(self, at: int) -> bool:
        """«المادة الأولى» and no more, over the name of it."""
        mark, piece = self.pieces[at].mark, self.pieces[at]
        return mark is not None and mark.kind == "named" and piece.words <= _HEADING_OF_LIST and not piece.stops

    def _is_ordinal(self, at: int) -> bool:
        mark = self.pieces[at].mark
        return mark is not None and mark.kind in ("ordinal", "named")

    def _is_dash(self, at: int) -> bool:
        mark = self.pieces[at].mark
        return mark is not None and mark.kind == "dash"

    def _heads(self, at: int) -> bool:
        piece = self.pieces[at]
        if at + 1 == len(self.pieces) or not is_short(piece, HEADING_WORDS) or piece.last in "،؛.!…":
            return False
        after = self.pieces[at + 1]
        if after.kind in ("plain", "table"):
            return after.kind == "table" or after.words > piece.words or after.stops
        if after.mark and piece.mark and after.mark.style != piece.mark.style:
            # «ثانياً: الطاقة» or «2- قطاع السكن:» over bullets of its own; what is indented is nested.
            return self._is_ordinal(at) or (piece.last == ":" and after.indent <= piece.indent + 1)
        return False

    def _is_lone_heading(self, at: int) -> bool:
        piece = self.pieces[at]
        after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if after is None or after.kind != "plain" or after.words <= piece.words:
            return False
        if self._asks(at):
            return piece.words <= QUESTION_WORDS
        before = self._before(at)
        if before is not None and self.pieces[before].last == ":":
            return False
        return is_short(piece, HEADING_WORDS) and piece.last not in "،؛." and not opens_clause(piece.text)

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
        questions = {at for at, style in marked if style in asking}
        answers = [at for at, style in marked if style not in asking and at - 1 in questions]
        asked = sum(map(self._asks, questions))
        if asked < _FEWEST_QUESTIONS or 3 * asked < 2 * len(questions) or 3 * len(answers) < 2 * len(questions):
            return
        said = sum(self.pieces[at].stops for at in answers)
        if 2 * said < len(answers) or any(self.pieces[at].words > QUESTION_WORDS for at in questions):
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
