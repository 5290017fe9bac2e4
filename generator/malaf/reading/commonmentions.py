"""What the readers of both languages do alike: times of day, numbers that share a unit, conversions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from malaf.reading import english
from malaf.reading.durations import read_durations
from malaf.reading.mentioned import Mentions, Number
from malaf.reading.numerals import small_number
from malaf.reading.parts import Part, read_parts
from malaf.reading.tokens import Text, question, word_set


def dated(value: int, role: str, text: Text, i: int) -> Number:
    """A number of a date: ``year`` or ``day``, with the word at token `i`."""
    return Number(Decimal(value), text.tokens[min(i, len(text) - 1)].text, role=role)


def measure(text: Text, i: int) -> str | None:
    """The unit at token `i`, perhaps behind a degree sign, a dash, or an adjective: "50C", "120-mile", "cubic feet"."""
    while text.key(i) in _BEFORE_UNIT:
        i += 1
    return "fahrenheit" if text.key(i + 1) == "فهرنهايت" else _MEASURES.get(text.key(i))


_BEFORE_UNIT: Final = frozenset({"-", "\u2011", "\u00b0", "degrees", "cubic", "square", "metric"})
# Units that a translator puts into others, and the small money that is told in parts of the large.
_MEASURES: Final = {
    **dict.fromkeys(("mile", "miles", "mi", "mph", "ميل", "ميلا", "اميال"), "mile"),
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers", "kph", "كيلومتر", "كلم", "كم"), "km"),
    **dict.fromkeys(("كيلومترا", "كيلومترات"), "km"),
    **dict.fromkeys(("metre", "metres", "meter", "meters", "متر", "مترا", "امتار"), "metre"),
    **dict.fromkeys(("feet", "foot", "ft", "قدم", "قدما", "اقدام"), "foot"),
    **dict.fromkeys(("yard", "yards", "yd", "يارده"), "yard"),
    **dict.fromkeys(("inch", "inches", "بوصه", "بوصات", "انش"), "inch"),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeters", "سنتيمتر", "سنتيمترا", "سم"), "cm"),
    **dict.fromkeys(("acre", "acres", "فدان", "فدانا", "افدنه", "feddan", "feddans"), "acre"),
    **dict.fromkeys(("hectare", "hectares", "ha", "هكتار", "هكتارا", "هكتارات"), "hectare"),
    **dict.fromkeys(("dunum", "dunums", "dunam", "dunams", "دونم", "دونما", "دونمات"), "dunum"),
    **dict.fromkeys(("lb", "lbs", "رطل", "رطلا", "ارطال"), "pound"),
    **dict.fromkeys(
        ("kg", "kilo", "kilos", "kilogram", "kilograms", "كيلوغرام", "كيلوغراما", "كيلوغرامات"), "kilogram"
    ),
    **dict.fromkeys(("كيلو", "كيلوجرام", "كيلوجراما", "كجم", "كغ", "كغم"), "kilogram"),
    **dict.fromkeys(("gram", "grams", "غرام", "غراما", "غرامات", "جرام", "جراما"), "gram"),
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes", "طن", "طنا", "اطنان"), "tonne"),
    **dict.fromkeys(("barrel", "barrels", "bpd", "برميل", "برميلا", "براميل"), "barrel"),
    **dict.fromkeys(("litre", "litres", "liter", "liters", "لتر", "لترا", "لترات", "ليتر"), "litre"),
    **dict.fromkeys(("kilowatt", "kilowatts", "kw", "كيلوواط", "كيلووات", "كيلواط"), "kilowatt"),
    **dict.fromkeys(("megawatt", "megawatts", "mw", "ميغاواط", "ميغاوات", "ميجاواط", "ميجاوات"), "megawatt"),
    **dict.fromkeys(("gigawatt", "gigawatts", "gw", "غيغاواط", "غيغاوات", "جيجاواط", "جيجاوات"), "gigawatt"),
    **dict.fromkeys(("fahrenheit", "f"), "fahrenheit"),
    **dict.fromkeys(("celsius", "c", "centigrade", "درجه", "درجات"), "celsius"),
    **dict.fromkeys(("cent", "cents", "fils", "halala", "halalas", "piastre", "piastres", "baisa", "pence"), "cent"),
    **dict.fromkeys(
        ("millimes", "سنت", "سنتا", "سنتات", "فلس", "فلسا", "فلوس", "هلله", "هللات", "قرش", "قرشا"), "cent"
    ),
    **dict.fromkeys(("قروش", "بيسه", "مليم", "مليما", "سنتيم", "سنتيما"), "cent"),
}


def clause_before(text: Text, i: int) -> list[str]:
    """The words before token `i`, back to a sign, twelve at most."""
    first = i
    while first > max(i - 12, 0) and text.kind(first - 1) != "sign":
        first -= 1
    return text.keys[first:i]


def plain_number(text: Text, i: int) -> Decimal | None:
    """The whole number of up to four digits at token `i`."""
    digits = text.key(i)
    whole = text.kind(i) == "number" and len(digits) <= 4 and digits.isdecimal()
    return Decimal(int(digits)) if whole else None


def with_shared_units(text: str, numbers: list[Number]) -> list[Number]:
    """Numbers before another of percent or money, to which they are linked: they may be of the same."""
    if len(numbers) < 2:
        return numbers
    shared = []
    at = 0
    for k, number in enumerate(numbers):
        start = text.find(number.words, at)
        end = start + len(number.words)
        at = max(at, start)
        following = numbers[k + 1] if k + 1 < len(numbers) else None
        if following is not None and start >= 0 and following.percent and not number.percent:
            after = text.find(following.words, end)
            linked = after >= 0 and _LINKS.fullmatch(text[end:after]) is not None
            if linked:
                shared.append(replace(number, share=True))
                continue
        shared.append(number)
    return shared


_LINKS: Final = re.compile(r"\s*(?:و|إلى|الى|حتى|[-–]|and|to|or)\s*")


def with_conversions(text: str, numbers: list[Number]) -> list[Number]:
    """Each number of a bracket that tells the one before it in another unit, and that one: "100 miles (160 km)"."""
    if len(numbers) < 2 or "(" not in text:
        return numbers
    at, ends = 0, []
    for number in numbers:
        start = max(text.find(number.words, at), at)
        at = start + len(number.words)
        ends.append((start, at))
    for k in range(len(numbers) - 1):
        one, other = numbers[k], numbers[k + 1]
        between, after = text[ends[k][1] : ends[k + 1][0]], text[ends[k + 1][1] :]
        units = (one.measure or one.currency, other.measure or other.currency)
        if units[1] and units[0] != units[1] and _OPENS.fullmatch(between) and _CLOSES.match(after):
            numbers[k : k + 2] = [replace(one, beside=other.value), replace(other, beside=one.value)]
    return numbers


_CLOSES: Final = re.compile(r"[^()\d]{0,20}\)")
_OPENS: Final = re.compile(r"[^()\d]{0,25}\([^()\d]{0,12}")


def pass_over(text: Text, parts: Sequence[Part], taken: list[bool], found: Mentions) -> None:
    """The numbers of "three quarters" and "two in five" count nothing."""
    for part in parts:
        if part.last - part.first > 1:
            for at in range(part.first, part.last):
                value = small_number(text.key(at)) or english.small_words(text.key(at)) or plain_number(text, at)
                found.loose |= {Decimal(value)} if value else set()
                taken[at] = taken[at] or part.sure


def skip_clock(text: Text, taken: list[bool], found: Mentions) -> None:
    """Pass over the time of day, ``08:34`` and "8.34 p.m.", and a score, ``1-0``."""
    for i in text.where(_is_parting):
        if text.kind(i - 1) != "number" or text.kind(i + 1) != "number":
            continue
        if text.key(i) != ":":
            before, after = plain_number(text, i - 1), plain_number(text, i + 1)
            if before is not None and after is not None and after <= before <= 20:
                taken[i - 1 : i + 2] = [True] * 3
                found.scores.add(frozenset({before, after}))
        elif text.glued(i) and text.glued(i + 1):
            taken[i - 1 : i + 2] = [True] * 3
            hour, minute = plain_number(text, i - 1), plain_number(text, i + 1)
            if hour is not None and minute is not None and ":" not in {text.key(i - 2), text.key(i + 2)}:
                _clock(int(hour), int(minute), found)
            for at in (i - 1, i + 1):
                digits = re.sub(r"[^\d.]", "", text.key(at))
                found.loose |= {Decimal(digits)} if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits) else set()
    for i in text.where(_is_of_clock):
        at = i - 1 if text.kind(i - 1) == "number" else i + 1
        time = _CLOCK_DIGITS.fullmatch(text.key(at)) if text.kind(at) == "number" and not taken[at] else None
        short = text.key(i) in {"a", "p"} and not (text.key(i + 1) == "." and text.key(i + 2) == "m")
        if time is not None and not short and (at < i or text.key(i) in _CLOCK_BEFORE):
            taken[at] = True
            _clock(int(time[1]), int(time[2] or 0), found)


def _clock(hour: int, minute: int, found: Mentions) -> None:
    found.loose |= {Decimal(value) for value in (hour, minute, hour % 12, hour % 12 + 12)}
    if hour <= 24 and minute < 60:
        found.clock.add((hour % 12, minute))


_CLOCK_BEFORE: Final = frozenset({"الساعه", "ساعه"})
_CLOCK_DIGITS: Final = re.compile(r"([01]?\d|2[0-4])(?:[.:]?([0-5]\d))?")
_PARTING: Final = frozenset({"-", "\u2013", ":"})


@question
def _is_parting(key: str) -> bool:
    """Whether a sign may part hours from minutes, or goals from goals."""
    return key in _PARTING


@question
def _is_of_clock(key: str) -> bool:
    """Whether a word tells that the number beside it is an hour."""
    return key in _CLOCK_AFTER or key.removeprefix("و").removeprefix("ب") in _CLOCK_BEFORE


# What stands behind the digits of an hour, or before them.
_CLOCK_AFTER: Final = word_set("am pm a p gmt utc hrs o ظهرا مساء صباحا فجرا عصرا ليلا بتوقيت غرينتش")


def read_wordings(text: Text, language: str, found: Mentions) -> None:
    """Adds what a text says of parts and durations in words."""
    found.fractions = read_parts(text, language)
    found.durations = read_durations(text, language)
