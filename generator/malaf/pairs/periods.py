"""Where the periods, the times of the day and the rates of a text are not those of its translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from malaf.pairs.pair import Finding, Pair
from malaf.pairs.sides import Sides
from malaf.reading.daytimes import DayTime, are_apart, read_daytimes
from malaf.reading.periods import Period, read_periods
from malaf.reading.rates import read_rates, units_of_time
from malaf.reading.relative import Tense

__all__ = ["check_periods"]


def check_periods(sides: Sides) -> Iterator[Finding]:
    """What each side tells from today, of a day, or by a unit of time, and the other otherwise: both must."""
    if not sides.reads:
        return
    pair = sides.pair
    if periods := sides.read_common(read_periods):
        source, target = periods
        yield from _tenses(pair, source, target)
        if not any(number.duration for side in (sides.source, sides.target) for number in side.mentions.numbers):
            yield from _units(sides, source, target)  # "the past twelve months" are last year
    if times := sides.read_common(read_daytimes):
        yield from _daytimes(pair, *times)
    if (rates := sides.read_common(read_rates)) and rates[0].isdisjoint(rates[1]):
        yield from _rates(sides, *rates)


def _tenses(pair: Pair, source: set[Period], target: set[Period]) -> Iterator[Finding]:
    """Next week against this one; a date may be told for either."""
    for unit in sorted({unit for unit, _ in source} & {unit for unit, _ in target}):
        one, other = ({tense for named, tense in side if named == unit} for side in (source, target))
        if not one & other:
            said = [f"{_TENSES[min(tenses)]} {unit}" for tenses in (one, other)]
            yield Finding(pair.id, "date-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


_TENSES: Final[dict[Tense, str]] = {"past": "last", "present": "this", "future": "next"}


def _units(sides: Sides, source: set[Period], target: set[Period]) -> Iterator[Finding]:
    """Last week against last month; yesterday may be told by its name."""
    ours, theirs = sides.read(units_of_time)
    lost = {(unit, tense) for unit, tense in source if unit not in {*theirs, "day"}}
    added = {(unit, tense) for unit, tense in target if unit not in {*ours, "day"}}
    for tense in sorted({tense for _, tense in lost} & {tense for _, tense in added}):
        units = [min(unit for unit, told in side if told == tense) for side in (lost, added)]
        said = [f"{_TENSES[tense]} {unit}" for unit in units]
        message = f"the source says {said[0]}, the translation {said[1]}"
        yield Finding(sides.pair.id, "date-mismatch", message, *said)


def _daytimes(pair: Pair, source: set[DayTime], target: set[DayTime]) -> Iterator[Finding]:
    """At dawn against in the evening: each side has a time of the day to which none of the other is near."""
    one, other = _far(source, target), _far(target, source)
    if one and other:
        said = _DAYTIMES[min(one)], _DAYTIMES[min(other)]
        yield Finding(pair.id, "date-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


def _far(times: set[DayTime], others: set[DayTime]) -> DayTime | None:
    return next((time for time in sorted(times, key=min) if all(are_apart(time, other) for other in others)), None)


_DAYTIMES: Final = ("dawn", "morning", "noon", "afternoon", "evening", "night")


def _rates(sides: Sides, source: set[str], target: set[str]) -> Iterator[Finding]:
    """A day here, a month there: neither is on the other side in any words."""
    ours, theirs = sides.read(units_of_time)
    one, other = source - theirs, target - ours
    if one and other:
        said = f"by the {min(one)}", f"by the {min(other)}"
        message = f"the source counts {said[0]}, the translation {said[1]}"
        yield Finding(sides.pair.id, "number-mismatch", message, *said)
