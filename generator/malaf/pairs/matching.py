"""Which numbers of a text its translation says too, if in other words or another unit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from malaf.reading.durations import Duration
from malaf.reading.mentions import Mentions, Number

__all__ = [
    "excused",
    "follows",
    "is_missed",
    "match_numbers",
    "same_role",
    "told_durations",
    "told_parts",
    "without_conversions",
]


def match_numbers(
    source: Sequence[Number], target: Sequence[Number]
) -> tuple[list[Number], list[Number], list[tuple[Number, Number]]]:
    """Numbers of one value, those that agree in percent first; and what is left of both sides."""
    left, right = list(source), list(target)
    matched: list[tuple[Number, Number]] = []
    for same in (_agree, _equal):
        for one in list(left):
            twin = next((other for other in right if same(one, other)), None)
            if twin is not None:
                matched.append((one, twin))
                left.remove(one)
                right.remove(twin)
    known = {one.value for one, _ in matched}
    # A number that is said twice on one side is no news.
    left = [number for number in left if number.value not in known]
    right = [number for number in right if number.value not in known]
    return left, right, matched


def _equal(one: Number, other: Number) -> bool:
    readings = {abs(one.value), abs(one.also or one.value)}
    return abs(other.value) in readings or (other.also is not None and abs(other.also) in readings)


def _agree(one: Number, other: Number) -> bool:
    return _equal(one, other) and one.percent == other.percent and one.currency in {None, other.currency}


def without_conversions(left: list[Number], right: list[Number]) -> tuple[list[Number], list[Number]]:
    """Without numbers of one quantity in two units: thirty months and two and a half years, 55 halalas and SAR 0.55."""
    for one in list(left):
        for other in list(right):
            if one.percent or other.percent or not one.value or not other.value:
                continue
            ratio = max(abs(one.value), abs(other.value)) / min(abs(one.value), abs(other.value))
            money = one.currency or other.currency or "cent" in {one.measure, other.measure}
            parted = money and ratio in {100, 1000} and one.value % 1000
            if one in left and (ratio in {7, 12, 24, 60} or parted or _is_converted(one, other)):
                left.remove(one)
                right.remove(other)
                break
    return left, right


def _is_converted(one: Number, other: Number) -> bool:
    """Whether two measures are one, as exact as a translator puts them: 160 km and 100 miles."""
    for first, second in ((one, other), (other, one)):
        if (first.measure, second.measure) == ("celsius", "fahrenheit"):
            return abs(first.value * 9 / 5 + 32 - second.value) <= 2
        size = _CONVERTED.get((first.measure or "", second.measure or ""))
        if size:
            return abs(first.value * size / second.value - 1) <= _EXACT
    return False


# So many of the second are one of the first.
_CONVERTED: Final = {
    ("mile", "km"): Decimal("1.609"),
    ("metre", "foot"): Decimal("3.281"),
    ("metre", "yard"): Decimal("1.094"),
    ("inch", "cm"): Decimal("2.54"),
    ("foot", "cm"): Decimal("30.48"),
    ("hectare", "acre"): Decimal("2.471"),
    ("dunum", "acre"): Decimal("0.247"),
    ("hectare", "dunum"): Decimal(10),
    ("kilogram", "pound"): Decimal("2.205"),
}
_EXACT: Final = Decimal("0.05")


def same_role(left: Sequence[Number], right: Sequence[Number]) -> bool:
    """Whether each side has a year, or a day, that the other has not: no telling of dates excuses that."""
    roles = {number.role for number in left} & {number.role for number in right}
    return bool(roles & {"year", "day"})


def excused(number: Number, other: Mentions) -> bool:
    """Whether the other side says the value otherwise: as an ordinal, a dual, a part of a date told from today."""
    if number.value in other.loose or (number.value == 1 and not number.percent):
        return True
    if number.percent and _THIRDS.get(number.value, round(number.value / 100, 3)) in told_parts(other):
        return True  # «بمقدار الربع» is 25%
    if number.percent and 1 + number.value / 100 in other.loose & _MULTIPLES:
        return True  # «بنسبة 100%»: doubled
    if number.duration and number.duration in told_durations(other):
        return True
    if number.role == "year" and other.years_told:
        return True
    if number.role == "day" and other.days_told:
        return True
    converted = {Decimal(part) for day in other.converted for part in day}
    return number.role in {"day", "year"} and number.value in converted


_THIRDS: Final[dict[int | Decimal, Decimal]] = {33: Decimal("0.333"), 66: Decimal("0.667"), 67: Decimal("0.667")}
_MULTIPLES: Final = {Decimal(2), Decimal(3), Decimal(4), Decimal(5)}


def told_parts(mentions: Mentions) -> set[Decimal]:
    """The parts of a whole that a text may be said to tell, those in percent among them."""
    shares = {number.value / 100 for number in mentions.numbers if number.percent} | mentions.loose
    return {part.value for part in mentions.fractions} | {round(share, 3) for share in shares}


def told_durations(mentions: Mentions) -> set[Duration]:
    """All durations of a text, with a number of their own or without."""
    counted = {number.duration for number in mentions.numbers if number.duration}
    return counted | {told.duration for told in mentions.durations}


def follows(number: Number, told: Collection[Decimal]) -> bool:
    """Whether a number is made of one of these: put into another unit, or the rest of a hundred per cent."""
    return number.beside in told or (number.percent and 100 - number.value in told)


def is_missed(number: Number, other: Mentions) -> bool:
    """Whether the other side must have a number: a small one may be put in other words, or into two."""
    weighty = abs(number.value) >= _WEIGHTY or number.percent or number.currency is not None
    return weighty and not _told_otherwise(number, other)


_WEIGHTY: Final = 10


def _told_otherwise(number: Number, other: Mentions) -> bool:
    power = len(str(int(abs(number.value)))) - 1
    return number.value >= 10 and power in other.magnitudes and number.value == 10**power
