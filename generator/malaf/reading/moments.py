"""The times of an Arabic text, each with its place: which kind of time begins at a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from malaf.reading.dating import DATE_OPENERS, Times
from malaf.reading.numerals import is_ordinal
from malaf.reading.relative import EDGES, PREPOSITIONS, RELATIVE_OPENERS, SINGLE, Found
from malaf.reading.tokens import Text, forms

__all__ = ["Moment", "read_moments"]


class Moment(msgspec.Struct, frozen=True):
    """A time at tokens ``[first, last)``, code points ``text[at[0]:at[1]]``.

    `start` and `end` are EDTF dates, `end` only of an interval. `relative` is an ISO 8601 duration from the article's
    date, negative before it; beside it `start` is given where the article's date is known and tells it. All three are
    None where the text has no more than an order of magnitude («منذ عقود»). `conflict` names two dates that the text
    gives for one («1447/4/22 هـ الموافق ...») and that are not the same day.
    """

    start: str | None
    end: str | None
    relative: str | None
    at: tuple[int, int]
    first: int
    last: int
    conflict: str | None = None


def read_moments(text: Text, *, published: date | None = None) -> list[Moment]:
    """The times of a text, in its order, none within another. Linear; never raises.

    `published` is the article's date, against which «الثلاثاء المقبل» and a month without a year are told.
    """
    reader = _Reader(text, published)
    found: list[Moment] = []
    i = 0
    while i < len(text):
        moment = reader.at(i)
        if moment is None:
            i += 1
            continue
        first = moment.first
        begin = text.tokens[first].cut(moment.taken)
        end = text.tokens[moment.last - 1].end
        found.append(
            Moment(
                moment.start,
                moment.end,
                moment.relative,
                (begin, end),
                first,
                moment.last,
                moment.conflict,
            )
        )
        i = moment.last
    return found


class _Reader(Times):
    """Which kind of time begins at a token, the longest first."""

    def __init__(self, text: Text, published: date | None) -> None:
        super().__init__(text, published)
        self.on_numbers: tuple[Callable[[int], Found | None], ...] = (
            self.numeric,
            self.dates,
            self.of_this_month,
            self.years,
        )
        self.kinds: tuple[Callable[[int], Found | None], ...] = (
            self.numeric,
            self.dates,
            self.of_this_month,
            self.part_of_year,
            self.century,
            self.decade,
            self.years,
            self.today,
            self.weekday,
            self.unit,
            self.window,
            self.since,
            self.first_months,
        )

    def at(self, i: int) -> Found | None:
        """The time that begins at token `i`, with «مطلع», «نهاية» and the weekday before it."""
        kinds = self.kinds
        if self.text.kind(i) == "number":
            kinds = self.on_numbers
        elif self.text.kind(i) == "sign" or not _may_begin(self.key(i)):
            return None
        edge = self.form(i, EDGES)
        if edge and (self.key(i), self.key(i + 1)) != ("اول", "امس"):
            inner = self.at_edge(i)
            if inner:
                return replace(inner, first=i, taken=edge[0])
        for kind in kinds:
            found = kind(i)
            if found:
                year = re.match(r"\d{4}", found.start or "")
                if year:
                    self.year = int(year[0])
                return found
        return None

    def at_edge(self, i: int) -> Found | None:
        """What follows «مطلع»: a date, or «العام» and «الشهر» alone, which then are the present ones."""
        found = next((found for found in (kind(i + 1) for kind in self.kinds) if found), None)
        if found:
            return found
        unit = self.form(i + 1, SINGLE)
        governed = self.text.key(i).startswith("ب") or self.form(i - 1, PREPOSITIONS)
        if unit and governed and unit[1] not in {"الاسبوع", "العقد"} and not self.key(i + 2).startswith("ال"):
            return self.told(SINGLE[unit[1]], "present", i, i + 2)
        return None


@lru_cache(maxsize=65536)
def _may_begin(key: str) -> bool:
    """Whether a time can begin with a folded word: the readers need not be asked about all others."""
    return any(
        form in DATE_OPENERS or form in RELATIVE_OPENERS or form in EDGES or is_ordinal(form) for _, form in forms(key)
    )
