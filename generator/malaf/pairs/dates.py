"""Where the months and weekdays of a text are not those of its translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from malaf.pairs.pair import Finding, Pair
from malaf.pairs.sides import Sides

__all__ = ["check_dates"]


def check_dates(sides: Sides) -> Iterator[Finding]:
    """Months, parts of a year and weekdays of each side that the other does not tell."""
    pair, source, target = sides.pair, sides.source.mentions, sides.target.mentions
    converted = {day[1] for day in source.converted}
    converted |= source.months_loose
    yield from _times(pair, source.months, target.months, _month_name, told=source.months_told, extra=converted)
    if (lost := source.hijri - target.hijri) and (added := target.hijri - source.hijri):
        said = [f"month {min(months)} of the Hijri year" for months in (lost, added)]
        yield Finding(pair.id, "date-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)
    if source.parts and target.parts and source.parts != target.parts and not source.parts & target.parts:
        parts = (min(source.parts), min(target.parts))
        message = f"the source says {parts[0]} of a year, the translation {parts[1]}"
        yield Finding(pair.id, "date-mismatch", message, *parts)
    yield from _times(pair, source.weekdays, target.weekdays, _day_name, told=source.days_told, extra=set())


def _times(
    pair: Pair, source: Sequence[int], target: Sequence[int], name: Callable[[int], str], *, told: bool, extra: set[int]
) -> Iterator[Finding]:
    if not target:
        return  # what is told nowhere in the translation is no other time
    left = [value for value in dict.fromkeys(source) if value not in target]
    right = [value for value in dict.fromkeys(target) if value not in source and value not in extra]
    if left and not right and len(source) == len(target):
        right = [max(target, key=target.count)]  # which stands for both
    if right and (left or not told):
        one = name(left[0]) if left else None
        other = name(right[0])
        message = f"the source says {one}, the translation {other}" if one else f"the source does not say {other}"
        yield Finding(pair.id, "date-mismatch", message, one, other)


def _month_name(month: int) -> str:
    return _MONTH_NAMES[month - 1]


def _day_name(day: int) -> str:
    return _DAY_NAMES[day]


_MONTH_NAMES: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_DAY_NAMES: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
