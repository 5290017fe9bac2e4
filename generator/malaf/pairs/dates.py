"""Where the months, weekdays and periods of a text are not those of its translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from malaf.pairs.pair import Finding, Pair
from malaf.pairs.sides import Sides
from malaf.reading.daytimes import DayTime, are_apart
from malaf.reading.mentions import Mentions
from malaf.reading.relative import Tense

__all__ = ["check_dates"]


def check_dates(sides: Sides) -> Iterator[Finding]:
    """Months, parts of a year, periods and weekdays of each side that the other does not tell."""
    pair, source, target = sides.pair, sides.source.mentions, sides.target.mentions
    converted = {day[1] for day in source.converted}
    converted |= source.months_loose
    yield from _times(pair, source.months, target.months, _month_name, told=source.months_told, extra=converted)
    if source.parts and target.parts and source.parts != target.parts and not source.parts & target.parts:
        parts = (min(source.parts), min(target.parts))
        message = f"the source says {parts[0]} of a year, the translation {parts[1]}"
        yield Finding(pair.id, "date-mismatch", message, *parts)
    yield from _periods(pair, source, target)
    yield from _daytimes(pair, source, target)
    yield from _times(pair, source.weekdays, target.weekdays, _day_name, told=source.days_told, extra=set())


def _periods(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Next week against this one; a date may be told for either."""
    for unit in sorted({unit for unit, _ in source.periods} & {unit for unit, _ in target.periods}):
        one, other = ({tense for named, tense in side.periods if named == unit} for side in (source, target))
        if not one & other:
            said = [f"{_TENSES[min(tenses)]} {unit}" for tenses in (one, other)]
            yield Finding(pair.id, "date-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)
    if any(number.duration for side in (source, target) for number in side.numbers):
        return  # "the past twelve months" are last year
    lost = {(unit, tense) for unit, tense in source.periods if unit not in target.times | _ANY_DAY}
    added = {(unit, tense) for unit, tense in target.periods if unit not in source.times | _ANY_DAY}
    for tense in sorted({tense for _, tense in lost} & {tense for _, tense in added}):
        units = [min(unit for unit, told in side if told == tense) for side in (lost, added)]
        said = [f"{_TENSES[tense]} {unit}" for unit in units]
        yield Finding(pair.id, "date-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


_ANY_DAY: Final = frozenset({"day"})  # yesterday may be told by its name


def _daytimes(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """At dawn against in the evening: each side has a time of the day to which none of the other is near."""
    one, other = _far(source.daytimes, target.daytimes), _far(target.daytimes, source.daytimes)
    if one and other:
        said = _DAYTIMES[min(one)], _DAYTIMES[min(other)]
        yield Finding(pair.id, "date-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


def _far(times: set[DayTime], others: set[DayTime]) -> DayTime | None:
    return next((time for time in sorted(times, key=min) if all(are_apart(time, other) for other in others)), None)


_DAYTIMES: Final = ("dawn", "morning", "noon", "afternoon", "evening", "night")
_TENSES: Final[dict[Tense, str]] = {"past": "last", "present": "this", "future": "next"}


def _times(
    pair: Pair, source: Sequence[int], target: Sequence[int], name: Callable[[int], str], *, told: bool, extra: set[int]
) -> Iterator[Finding]:
    left = [value for value in dict.fromkeys(source) if value not in target]
    right = [value for value in dict.fromkeys(target) if value not in source and value not in extra]
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
