"""The events of an article in the order of time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date

from malaf.article import TimelineEvent
from malaf.dates import OPEN, EdtfDate

__all__ = ["in_time"]

# The months in which seasons begin where most of our readers live; EDTF itself has seasons of no hemisphere.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_QUARTER_OF_A_YEAR = 91
_DAYS = {"W": 7, "D": 1}
_MONTHS = {"Y": 12, "M": 1}
_MONTH = 30.436875


def in_time(events: Iterable[TimelineEvent], published: str | None) -> list[TimelineEvent]:
    """The events by their beginning, the longer before the shorter, else as they came.

    One that has only an end stands at its end, and one told from the day of the text (`published`, EDTF) at the day
    that it tells. What cannot be placed follows the event that it followed.
    """
    first: list[TimelineEvent] = []
    placed: list[tuple[tuple[int, int], list[TimelineEvent]]] = []
    for event in events:
        place = _place(event, published)
        if place is not None:
            placed.append((place, [event]))
        else:
            (placed[-1][1] if placed else first).append(event)
    placed.sort(key=lambda group: group[0])
    return first + [event for _place, group in placed for event in group]


def _place(event: TimelineEvent, published: str | None) -> tuple[int, int] | None:
    """(first day, how many days, negative), as `in_time` sorts; None where nothing tells."""
    if event.start or event.end:
        first, last = _bounds(event.start or "..", event.end or event.start or "..")
        return first, first - last
    if event.relative is not None and published:
        return _shifted(_bounds(published, published)[0], event.relative), 0
    return None


def _bounds(start: str, end: str) -> tuple[int, int]:
    """First and last day as ordinals (proleptic Gregorian); an open end is far away."""
    start, end = start.split("/", maxsplit=1)[0], end.rsplit("/", maxsplit=1)[-1]
    last = date.max.toordinal() if end in OPEN else _days(end)[1]
    return (_days(end)[0] if start in OPEN else _days(start)[0]), last


def _days(text: str) -> tuple[int, int]:
    edtf = EdtfDate(text)
    season = _SEASONS.get(int(edtf.month or 0))
    if season:
        first = edtf.first.replace(month=season).toordinal()
        return first, first + _QUARTER_OF_A_YEAR
    return edtf.first.toordinal(), edtf.last.toordinal()


def _shifted(ordinal: int, duration: str) -> int:
    """A day and an ISO 8601 duration later, or earlier; of years that no calendar has, about."""
    sign = -1 if duration.startswith("-") else 1
    parts = [(sign * int(n), unit) for n, unit in re.findall(r"(\d+)([YMWD])", duration)]
    ordinal += sum(n * _DAYS.get(unit, 0) for n, unit in parts)
    months = sum(n * _MONTHS.get(unit, 0) for n, unit in parts)
    if not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return ordinal + round(months * _MONTH)
    day = date.fromordinal(ordinal)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return ordinal + round(months * _MONTH)
    return date(year, month + 1, 1).toordinal() + day.day - 1
