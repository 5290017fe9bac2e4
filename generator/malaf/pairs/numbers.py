"""Where the numbers of a text are not those of its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from malaf.pairs.matching import (
    excused,
    follows,
    is_missed,
    match_numbers,
    same_role,
    told_durations,
    told_parts,
    without_conversions,
)
from malaf.pairs.pair import Finding, Pair
from malaf.pairs.qualifiers import differ, qualified_otherwise, qualified_parts, reads_qualifiers, written
from malaf.pairs.sides import Sides
from malaf.reading.durations import Duration
from malaf.reading.mentions import Mentions, Number
from malaf.reading.parts import read_points

__all__ = ["check_neighbours", "check_numbers"]


def check_numbers(sides: Sides) -> Iterator[Finding]:
    """Values of one side that the other has not, and values of both that are not of the same thing."""
    pair, source, target = sides.pair, sides.source.mentions, sides.target.mentions
    told = list(_values(pair, source, target)) if source.numbers or target.numbers else []
    yield from told
    yield from _magnitudes(pair, source, target)
    if not any(found.code == "percent-mismatch" for found in told):
        yield from _points(sides)
    yield from _parts(pair, source, target)
    yield from qualified_parts(pair, source, target)
    yield from _durations(pair, source, target)
    yield from _clock(pair, source, target)


def _values(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    left, right, matched = match_numbers(source.numbers, target.numbers)
    told = {one.value for one, _ in matched}
    dated = same_role(left, right)
    if not dated:
        left = [number for number in left if not excused(number, target)]
        right = [number for number in right if not excused(number, source)]
        left, right = without_conversions(left, right)
    for one, other in matched:
        yield from _same_value(pair, one, other)
    if time := _time_otherwise(source, target, matched):
        message = f"{time[0]} and {time[1]} are of other units of time"
        yield Finding(pair.id, "number-mismatch", message, *time)
    sure_left = [number for number in left if not number.plain]
    sure_right = [number for number in right if not number.plain]
    if (sure_left and sure_right) or (left and len(left) == len(right) and not (sure_left or sure_right)):
        first, second = (sure_left or left)[0], (sure_right or right)[0]
        message = f"the source says {first.words}, the translation {second.words}"
        yield Finding(pair.id, _code(first, second), message, first.words, second.words)
    elif lost := next((n for n in sure_left if is_missed(n, target) and (n.currency or not follows(n, told))), None):
        yield Finding(pair.id, _code(lost, lost), f"{lost.words} is nowhere in the translation", lost.words)
    elif invented := next((n for n in sure_right if is_missed(n, source) and not follows(n, told)), None):
        message = f"{invented.words} is nowhere in the source"
        yield Finding(pair.id, _code(invented, invented), message, None, invented.words)


def _same_value(pair: Pair, one: Number, other: Number) -> Iterator[Finding]:
    values = (one.words, other.words)
    if one.percent != other.percent and not (one.role or other.role or one.share or other.share):
        lost = one.percent
        message = (
            f"{values[0]} is a percentage, {values[1]} is none" if lost else f"{values[1]} is a percentage here only"
        )
        yield Finding(pair.id, "percent-mismatch", message, *values)
    elif (one.points and other.percent) or (one.percent and other.points):
        message = (
            f"{values[0]} is a percentage, {values[1]} are points"
            if one.percent
            else (f"{values[0]} are points, {values[1]} is a percentage")
        )
        yield Finding(pair.id, "percent-mismatch", message, *values)
    elif one.measure and other.measure and one.measure != other.measure and {one.measure, other.measure} != _KILOS:
        message = f"{values[0]} is in {one.measure}, {values[1]} in {other.measure}"
        yield Finding(pair.id, "number-mismatch", message, *values)
    elif (one.value < 0) != (other.value < 0):
        yield Finding(pair.id, "number-mismatch", f"{values[0]} and {values[1]} differ in sign", *values)
    elif one.currency and other.currency and one.currency != other.currency:
        message = f"{values[0]} is in {one.currency}, {values[1]} in {other.currency}"
        yield Finding(pair.id, "number-mismatch", message, *values)
    elif not (one.role or other.role) and reads_qualifiers(pair) and differ(one, other):
        yield qualified_otherwise(pair, (one.qualifier, values[0]), (other.qualifier, values[1]))


def _time_otherwise(
    source: Mentions, target: Mentions, matched: Sequence[tuple[Number, Number]]
) -> tuple[str, str] | None:
    """Three days against three weeks, «شهرين» against two years: neither side tells what the other does."""
    apart = None
    for one, other in matched:
        if one.duration != other.duration and one.duration and other.duration:
            apart = one, other
    if not (apart or source.durations or target.durations):
        return None
    ours, theirs = told_durations(source), told_durations(target)
    if apart and apart[0].duration not in theirs and apart[1].duration not in ours:
        return apart[0].words, apart[1].words
    for side, other_side, known in ((source, target, theirs), (target, source, ours)):
        dual = next((told.duration for told in side.durations if told.sure and told.duration not in known), None)
        two = next((n for n in other_side.numbers if n.value == _TWO and n.duration), None) if dual else None
        if dual and two and two.duration not in (ours if side is source else theirs):
            return (_lasting(dual), two.words) if side is source else (two.words, _lasting(dual))
    return None


_TWO: Final = 2
_KILOS: Final = frozenset({"kilogram", "km"})  # «كيلو» is either


def _code(one: Number, other: Number) -> str:
    if one.role in {"day", "year"} and other.role in {"day", "year"}:
        return "date-mismatch"
    return "percent-mismatch" if one.percent and other.percent else "number-mismatch"


def _points(sides: Sides) -> Iterator[Finding]:
    """Points of percentages, of which the other side has no points of any kind: «ربع نقطة مئوية» is no quarter."""
    if not sides.reads:
        return
    source, target = sides.read(read_points)
    for side, said, other in ((sides.source, source, target), (sides.target, target, source)):
        if said.sure and not other.any:
            yield sides.finding(side, "percent-mismatch", "the {} says {}, the {} has no points", said.sure)


def _parts(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """A third against a half, the fifth against the fifteenth: each side has one, and not the other's."""
    if source.fractions and target.fractions:
        yield from _fractions(pair, source, target)
    one, other = source.ordinals, target.ordinals
    if one and other:
        numbers = {abs(number.value) for side in (source, target) for number in side.numbers}
        left, right = one - other - numbers - target.loose, other - one - numbers - source.loose
        if len(one) == len(other) and len(left) == len(right) == 1:
            one, other = left, right
        yield from _other_values(pair, "an ordinal", one, other, (left, right))


def _fractions(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    ours, theirs = ([part.value for part in side.fractions if part.sure] for side in (source, target))
    one, other = set(ours), set(theirs)
    lost, added = one - told_parts(target), other - told_parts(source)
    if len(ours) == len(theirs) and max(len(lost), len(added)) == 1:
        # As many, but one is another.
        said = [written(min(lost or set(ours), key=ours.count)), written(min(added or set(theirs), key=theirs.count))]
        yield Finding(pair.id, "number-mismatch", f"a part: {said[0]} in the source, {said[1]} here", *said)
    else:
        yield from _other_values(pair, "a part", one, other, (lost, added))


def _other_values(
    pair: Pair, name: str, one: set[Decimal], other: set[Decimal], apart: tuple[set[Decimal], set[Decimal]]
) -> Iterator[Finding]:
    """Where each side has such values, and `apart` are all of them."""
    if one and other and (one, other) == apart:
        said = (written(min(one)), written(min(other)))
        yield Finding(pair.id, "number-mismatch", f"{name}: {said[0]} in the source, {said[1]} here", *said)


def _durations(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Two weeks against one, a quarter of a century against half of one."""
    if not (source.durations and target.durations):
        return
    left, right = ({told.duration: told for told in side.durations if told.sure} for side in (source, target))
    one = [duration for duration in left if duration not in told_durations(target)]
    other = [duration for duration in right if duration not in told_durations(source)]
    counts = [number.duration for side in (source, target) for number in side.numbers if number.duration]
    if one and other and not counts:
        said = (_lasting(one[0]), _lasting(other[0]))
        yield Finding(pair.id, "number-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


def _lasting(duration: Duration) -> str:
    """In the largest unit that is told in whole: "2 weeks"."""
    for unit, size in _LASTING[duration.unit]:
        if duration.value >= size:
            return f"{float(duration.value / size):.3g} {unit}{'s' * (duration.value != size)}"
    return f"{float(duration.value):.3g} {duration.unit}s"


_LASTING: Final = {
    "minute": (("week", 7 * 24 * 60), ("day", 24 * 60), ("hour", 60)),
    "month": (("year", 12),),
}


def _clock(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Times of the day, and scores, of which no one is on the other side."""
    if source.clock and target.clock and not source.clock & target.clock:
        said = ["{}:{:02}".format(*min(side.clock)) for side in (source, target)]
        yield Finding(pair.id, "number-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)
    if source.scores and target.scores and not source.scores & target.scores:
        said = ["-".join(str(goals) for goals in sorted(min(side.scores, key=sorted))) for side in (source, target)]
        yield Finding(pair.id, "number-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


def _magnitudes(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """«مليارات» against millions."""
    if not (source.magnitudes and target.magnitudes):
        return
    reached = {len(str(int(abs(n.value)))) - 1 for side in (source, target) for n in side.numbers if n.value}
    left = source.magnitudes - target.magnitudes - reached
    right = target.magnitudes - source.magnitudes - reached
    large_left, large_right = {p for p in left if p >= 3}, {p for p in right if p >= 3}
    if large_left and large_right:
        names = {3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}
        one, other = names[min(large_left)], names[min(large_right)]
        yield Finding(pair.id, "number-mismatch", f"the source says {one}, the translation {other}", one, other)


def check_neighbours(pairs: Sequence[Sides]) -> Iterator[Finding]:
    """Neighbours of which each has the numbers of the other, and not its own."""
    said = [(_weighty(one.source.mentions), _weighty(one.target.mentions)) for one in pairs]
    for i in range(len(pairs) - 1):
        (source, target), (next_source, next_target) = said[i], said[i + 1]
        if source and next_source and source != next_source and source == next_target and next_source == target:
            message = f"its translation seems to be that of {pairs[i + 1].pair.id}, and the other way round"
            yield Finding(pairs[i].pair.id, "swapped", message)


def _weighty(found: Mentions) -> frozenset[Decimal]:
    return frozenset(number.value for number in found.numbers if not number.plain)
