"""The times of an Arabic text, each with its place: which kind of time begins at a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.dates import in_order
from malaf.reading.calendars import read_month
from malaf.reading.dating import DATE_OPENERS, Times
from malaf.reading.numerals import is_ordinal
from malaf.reading.relative import EDGES, FREE_EDGES, PREPOSITIONS, RELATIVE_OPENERS, SINGLE, Found, is_definite
from malaf.reading.tokens import Text, forms, word_set

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
        # «للفصل الأول»: its «ل» has taken the place of a letter of the article.
        led = _LED_BY_LAM.match(text.key(first)) if moment.taken else None
        begin = text.tokens[first].cut(led.end() - 2 if led else moment.taken)
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


_LED_BY_LAM: Final = re.compile("[وف]?لل")


class _Reader(Times):
    """Which kind of time begins at a token, the longest first."""

    def __init__(self, text: Text, published: date | None) -> None:
        super().__init__(text, published)
        self.within = False  # an end of an interval is read, which is none itself
        self.on_numbers: tuple[Callable[[int], Found | None], ...] = (
            self.numeric,
            self.dates,
            self.of_this_month,
            self.historic,
            self.years,
        )
        self.kinds: tuple[Callable[[int], Found | None], ...] = (
            self.numeric,
            self.dates,
            self.of_this_month,
            self.part_of_year,
            self.century,
            self.decade,
            self.historic,
            self.years,
            self.today,
            self.weekday,
            self.first_months,
            self.unit,
            self.window,
            self.since,
            self.between,
        )

    def at(self, i: int) -> Found | None:
        """The time that begins at token `i`, with «مطلع», «نهاية» and the weekday before it."""
        kinds = self.kinds
        if self.text.kind(i) == "number":
            kinds = self.on_numbers
        elif self.text.kind(i) == "sign" or not _may_begin(self.key(i)):
            return None
        edge = self.form(i, EDGES)
        first = edge and edge[1] == "اول" and (self.key(i + 1) == "امس" or read_month(self.text, i + 1))
        if edge and not first:
            inner = self.at_edge(i)
            if inner:
                return replace(inner, first=i, taken=edge[0])
        for kind in kinds:
            found = kind(i)
            if found:
                year = re.match(r"\d{4}", found.start or "")
                if year:
                    self.year = int(year[0])
                month = re.match(r"\d{4}-(0\d|1[0-2])(?!\d)", found.start or "")
                if month:
                    self.month = month[0]
                return self.in_both_calendars(found)
        return None

    def in_both_calendars(self, found: Found) -> Found:
        """«من 11 إلى 13 رجب 1447هـ الموافق من 31 ديسمبر إلى 2 يناير 2026»: an interval that is given twice is one."""
        bracketed = self.key(found.last) == "("
        at = found.last + bracketed
        if not (found.start and found.end) or self.key(at) not in {"الموافق", "الموافقه"}:
            return found
        other = next((other for k in (at + 1, at + 2) if (other := self.dates(k)) and other.end), None)
        if other is None or other.start is None or other.end is None:
            return found
        last = other.last + (bracketed and self.key(other.last) == ")")
        apart = other.start != found.start and other.end != found.end
        conflict = f"{found.start} / {other.start}" if apart else None
        return replace(found, start=other.start, end=other.end, last=last, conflict=conflict)

    _CALLED_BY_EDGE: Final = word_set(
        "اجازه عطله امتحانات اختبارات احتفالات حفل حفلات تقييم تخفيضات عروض مكافاه مكافات"
    )

    def at_edge(self, i: int) -> Found | None:
        """What follows «مطلع»: a date, or «العام» and «الشهر» alone, which then are the present ones."""
        found = next((found for found in (kind(i + 1) for kind in self.kinds) if found), None)
        if found:
            return found
        unit = self.form(i + 1, SINGLE)
        edge = self.form(i, EDGES)
        told = edge and (edge[1] in FREE_EDGES or self.text.key(i).startswith("ب") or self.form(i - 1, PREPOSITIONS))
        if not told or is_definite(self.key(i + 2)) or self.form(i - 1, self._CALLED_BY_EDGE):
            return None
        if self.key(i + 1) == "القرن" and self.published:
            return Found(f"{self.published.year // 100:02}XX", None, None, i, i + 2)
        if unit and unit[1] == "الاسبوع" and self.form(i - 1, {"حتي", "قبل"}):
            return Found(None, None, "P0W", i, i + 2)
        if unit and unit[1] not in {"الاسبوع", "العقد", "العشريه"}:  # «في نهاية الأسبوع»: its days off
            return self.told(SINGLE[unit[1]], "present", i, i + 2)
        return None

    def between(self, i: int) -> Found | None:
        """Two times of any kind that make an interval: «بين ربيع 2022 وصيف 2024», «من مطلع 2020 إلى نهاية 2023»."""
        opener = self.form(i, {"بين", "من"})
        if opener is None or self.within:
            return None
        self.within = True
        found = self.interval_of(i, opener)
        self.within = False
        return found

    def interval_of(self, i: int, opener: tuple[int, str]) -> Found | None:
        low = self.at(i + 1)
        if low is None or low.start is None or low.end or low.first != i + 1:
            return None
        at = low.last
        joined = self.key(at).startswith("و") and self.key(at) != "وحتي"
        if joined != (opener[1] == "بين") or not (joined or self.key(at) in {"الي", "حتي", "وحتي"}):
            return None
        high = self.at(at + (self.key(at) == "و" or not joined))
        if high is None or high.start is None or high.end or (joined and high.taken != (self.key(at) != "و")):
            return None
        if not in_order(low.start, high.start) or low.start == high.start:
            return None
        return Found(low.start, high.start, None, i, high.last, opener[0])


@lru_cache(maxsize=65536)
def _may_begin(key: str) -> bool:
    """Whether a time can begin with a folded word: the readers need not be asked about all others."""
    return any(
        form in DATE_OPENERS or form in RELATIVE_OPENERS or form in EDGES or is_ordinal(form) for _, form in forms(key)
    )
