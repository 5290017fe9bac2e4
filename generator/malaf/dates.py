"""Dates as EDTF (ISO 8601-2): which are well-formed, and what time they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

# The part of EDTF that a page can put in words: years, months, days, seasons (21-24), quarters (33-36) and halves of a
# year (40, 41), decades and centuries (201X, 20XX), unspecified months and days, uncertain (?), approximate (~) or
# both (%).
_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%])?", re.ASCII
)
OPEN = {"..", ""}


class EdtfDate:
    """One date of an EDTF string, taken apart. Raises ValueError where it is none, or names a day that is not."""

    def __init__(self, text: str) -> None:
        match = _DATE.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not an EDTF date")
        self.year = match["year"]
        self.month = None if match["month"] == "XX" else match["month"]
        self.day = None if match["day"] == "XX" else match["day"]
        self.mark = match["mark"]
        self.first, self.last = self._bounds(
            text, vague_month=match["month"] == "XX" and match["day"] not in {None, "XX"}
        )

    def _bounds(self, text: str, *, vague_month: bool) -> tuple[date, date]:
        if vague_month or ("X" in self.year and self.month):
            raise ValueError(f"{text!r} names a day of an unknown month, or a month of an unknown year")
        first_year = max(int(self.year.replace("X", "0")), 1)
        last_year = max(int(self.year.replace("X", "9")), 1)
        if self.year == "0000":
            raise ValueError("there is no year 0")
        if not self.month:
            return date(first_year, 1, 1), date(last_year, 12, 31)
        month = int(self.month)
        if self.day and 1 <= month <= 12:
            try:
                day = date(first_year, month, int(self.day))
            except ValueError:
                raise ValueError(f"there is no {int(self.day)} {_MONTHS[month - 1]} {first_year}") from None
            return day, day
        if 1 <= month <= 12:
            return date(first_year, month, 1), date(first_year, month, monthrange(first_year, month)[1])
        if self.day:
            raise ValueError(f"{text!r}: there is no month {month}")
        if 21 <= month <= 24:
            # A season's months differ by hemisphere and calendar: its year is all that is sure.
            return date(first_year, 1, 1), date(first_year, 12, 31)
        if 33 <= month <= 36:
            start = 3 * (month - 33) + 1
            return date(first_year, start, 1), date(first_year, start + 2, monthrange(first_year, start + 2)[1])
        if month in {40, 41}:
            return date(first_year, 6 * (month - 40) + 1, 1), date(first_year, 6 * (month - 39), 30 + (month == 41))
        raise ValueError(f"{text!r}: there is no month {month}")


def is_edtf(value: str) -> bool:
    """Whether `value` is a date or an interval (``2020/2024``, ``2015/..``) whose end is not before its start."""
    parts = value.split("/")
    if len(parts) > 2 or all(part in OPEN for part in parts):
        return False
    try:
        dates = [None if part in OPEN else EdtfDate(part) for part in parts]
    except ValueError:
        return False
    return len(dates) == 1 or in_order(parts[0], parts[1])


def why_not(value: str) -> tuple[str, str]:
    """Why a value that is not EDTF is none, and what to write, as two sentences."""
    day = re.fullmatch(r"(\d\d?)([./-])(\d\d?)\2(\d{4})", value, re.ASCII)
    turned = f"{day[4]}-{int(day[3]):02}-{int(day[1]):02}" if day else ""
    if is_edtf(turned):
        return f"{value!r} is not an EDTF date", f'write "{turned}"'
    if 0 < value.count("/") < 2 and {*value.split("/")} <= OPEN:
        return f"{value!r} is open at both ends", "give it a start or an end"
    parts = [part for part in value.split("/") if part not in OPEN]
    for part in parts if len(parts) < 3 else ():
        try:
            EdtfDate(part)
        except ValueError as error:
            month = re.match(r"(\d{4})-(0[1-9]|1[0-2])-\d\d", part, re.ASCII)
            if month and month[1] != "0000":
                year, number = int(month[1]), int(month[2])
                return str(error), f"{_MONTHS[number - 1]} {year} has {monthrange(year, number)[1]} days"
            return str(error), _FORMS
    return f"{value!r} is not an EDTF date", _FORMS


_FORMS = (
    'write "2026", "2026-11", "2026-11-24", "2026~" (about), "2026?" (uncertain) or "202X" (a decade); of a year'
    ' "2026-21" to "2026-24" (spring to winter), "2026-33" to "2026-36" (quarters), "2026-40" and "2026-41" (halves)'
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_order(start: str, end: str) -> bool:
    """Whether `end` may be after `start`: as far as their precision tells. Both are EDTF dates, or open."""
    if start in OPEN or end in OPEN:
        return True
    return EdtfDate(start.split("/", maxsplit=1)[0]).first <= EdtfDate(end.rsplit("/", maxsplit=1)[-1]).last


# The months that spring, summer and autumn begin in where Arabic is written. A winter lies in two years: it may be the
# January of its year that is meant.
_SEASON_BEGINS = {"21": 3, "22": 6, "23": 9}


def begins(edtf: str) -> date:
    """The first day of the time that an EDTF date stands for, a season's by the north; of one that is open: the first.

    >>> begins("2026-33"), begins("2026-22"), begins("203X")
    (datetime.date(2026, 1, 1), datetime.date(2026, 6, 1), datetime.date(2030, 1, 1))
    """
    if edtf in OPEN:
        return date.min
    found = EdtfDate(edtf)
    return found.first.replace(month=_SEASON_BEGINS.get(found.month or "", found.first.month))


def full_date(edtf: str | None) -> str | None:
    """The value where it is a single day, else None."""
    return edtf if edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", edtf, re.ASCII) else None


def html_date(edtf: str | None) -> str | None:
    """The value where HTML takes it for ``<time datetime>`` (a year, month or day), else None."""
    return edtf if edtf and re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", edtf, re.ASCII) else None
