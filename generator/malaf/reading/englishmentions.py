"""What an English text says in numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from malaf.reading import english
from malaf.reading.commonmentions import (
    clause_before,
    dated,
    measure,
    pass_over,
    plain_number,
    read_wordings,
    skip_clock,
    with_conversions,
    with_shared_units,
)
from malaf.reading.dating import Times
from malaf.reading.durations import counted_duration
from malaf.reading.english import read_english_numbers
from malaf.reading.mentioned import Mentions, Number
from malaf.reading.tokens import Text, latin_question, word_set

_LOOSE_EN: Final = {
    "half": Decimal("0.5"),
    "halved": Decimal("0.5"),
    "mid": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3,
    **dict.fromkeys(("one", "once", "single", "sole", "first", "unanimous"), Decimal(1)),
    **dict.fromkeys(
        (
            "both",
            "twice",
            "double",
            "doubled",
            "doubling",
            "doubles",
            "pair",
            "couple",
            "twin",
            "bilateral",
            "twofold",
            "two",
        ),
        Decimal(2),
    ),
    **dict.fromkeys(("triple", "tripled", "trilateral", "tripartite", "threefold", "thrice", "trio"), Decimal(3)),
    **dict.fromkeys(("quadruple", "quadrupled", "fourfold", "quartet"), Decimal(4)),
    **dict.fromkeys(("fivefold", "quintuple"), Decimal(5)),
    **dict.fromkeys(("decade", "decades", "tenfold"), Decimal(10)),
    "dozens": Decimal(12),
    **dict.fromkeys(("century", "centuries", "hundredth"), Decimal(100)),
    "fortnight": Decimal(14),
}
_BEFORE_FRACTION: Final = frozenset({"a", "one", "-", "two"})
_MAGNITUDES_EN: Final = {
    **dict.fromkeys(("tens", "dozens", "scores"), 1),
    "hundreds": 2,
    "thousands": 3,
    "millions": 6,
    "billions": 9,
    "trillions": 12,
}
_DECADES_EN: Final = {
    name: 1900 + 10 * n
    for n, name in enumerate(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 2
    )
}
_POSSESSIVES: Final = frozenset({"his", "her", "their", "my", "your", "our", "its"})
# "Good Friday", "The Sunday Times": names that are put into Arabic as they sound, or otherwise.
_FEASTS: Final = word_set("good black super bloody ash palm easter holy cyber giving shrove maundy")
# And "Friday prayers", which are no day.
_NAMED_BY_DAY: Final = word_set(
    "times telegraph express mirror mail herald post world sun night league prayer prayers sermon sermons"
)
_DAYS_TOLD_EN: Final = word_set("yesterday today tomorrow tonight ago days earlier later day")
_PERIOD_TOLD_EN: Final = word_set("last next this coming current previous past same ongoing upcoming present")
_ROMAN: Final = re.compile("c{0,3}(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_ROMAN_DIGITS: Final = {"v": 5, "x": 10, "l": 50, "c": 100, "i": 1}
_DAYS: Final = re.compile(
    r"\b(\d{1,2})[-\u2013](\d{1,2})\b(?=[^.;]{0,20}?(?:" + "|".join(english.MONTHS) + "))", re.IGNORECASE
)


def _days_between(text: str, found: Mentions) -> None:
    """3 and 4, of "2-5 June": a list of days may have each."""
    for first, last in _DAYS.findall(text) if "-" in text or "\u2013" in text else ():
        found.loose |= {Decimal(day) for day in range(int(first) + 1, min(int(last), 31))}


def _roman(key: str) -> int:
    digits = [_ROMAN_DIGITS[char] for char in key]
    return sum(-one if one < max(digits[k:]) else one for k, one in enumerate(digits))


_NO_MONTH_BEFORE: Final = frozenset(
    {"he", "she", "it", "they", "you", "we", "i", "that", "which", "who", "this", "and"}
)


def read_english_mentions(text: Text) -> Mentions:
    found = Mentions()
    taken = [False] * len(text)
    _english_dates(text, taken, found)
    skip_clock(text, taken, found)
    read_wordings(text, "en", found)
    pass_over(text, found.fractions, taken, found)
    numbers = [n for n in read_english_numbers(text) if not any(taken[n.first : n.last])]
    for k, number in enumerate(numbers):
        following = numbers[k + 1] if k + 1 < len(numbers) else None
        found.numbers.append(_english_number(text, number, following))
    found.numbers = with_conversions(text.text, _ranged(with_shared_units(text.text, found.numbers)))
    _days_between(text.text, found)
    telling = text.where(_tells_english)
    _english_decades(text, telling, found)
    _english_ordinals(text, taken, found)
    for i in telling:
        key = text.key(i)
        if key in _LOOSE_EN:
            found.loose.add(_LOOSE_EN[key])
        third = key == "third" and text.key(i - 1) in _BEFORE_FRACTION
        if key in english.ORDINALS and key != "second" and not third:
            found.ordinals.add(Decimal(english.ORDINALS[key]))
        if key in english.ORDINALS:
            found.loose.add(Decimal(english.ORDINALS[key]))
            tens = english.small_words(text.key(i - 2)) if text.key(i - 1) == "-" else None
            if tens and tens >= 20:
                found.loose.add(Decimal(tens + english.ORDINALS[key]))
        if _is_roman(key) and text.tokens[i].text.isupper():
            found.loose.add(Decimal(_roman(key)))
        if key in _PACKED:
            found.loose.add(Decimal(_PACKED[key]))
        if key in english.LONG_SCALES:
            found.loose.add(Decimal(english.SCALES[key]))
        if key in _MAGNITUDES_EN:
            found.magnitudes.add(_MAGNITUDES_EN[key])
        if key in _DECADES_EN and (text.key(i - 1) in _POSSESSIVES or text.keys[max(i - 2, 0) : i] == ["over", "-"]):
            found.loose.add(Decimal(_DECADES_EN[key] % 100))  # "into his nineties", "the over-seventies"
        elif key in _DECADES_EN:
            found.numbers.append(Number(Decimal(_DECADES_EN[key]), text.tokens[i].text, role="year"))
        if key in english.WEEKDAYS and not (text.key(i - 1) in _FEASTS or _names_by_day(text, i + 1)):
            found.weekdays.append(english.WEEKDAYS[key])
        if _PART_OF_YEAR.fullmatch(key):
            found.loose.add(Decimal(key[1]))
            found.parts.add(key.upper())
        if key in {"quarter", "half"} and (nth := english.ORDINALS.get(text.key(i - 1), 0)) <= 4 and nth:
            found.parts.add(f"{key[0].upper() if key == 'half' else 'Q'}{nth}")
        if key == "quarter" and text.key(i - 1) in {"last", "final"}:
            found.parts.add("Q4")
        if key in _DAYS_TOLD_EN:
            found.days_told = True
        if key in _PERIOD_TOLD_EN:
            found.days_told = found.months_told = found.years_told = True
    return found


def _names_by_day(text: Text, i: int) -> bool:
    """Whether a day is part of a name: "the Sunday Times", "Saturday Night Live", and not "Sunday night"."""
    return text.key(i) in _NAMED_BY_DAY and (text.key(i) != "night" or text.tokens[i].text[0].isupper())


def _ranged(numbers: list[Number]) -> list[Number]:
    """The second of two ends is of the range that the first begins."""
    return [
        replace(number, qualifier="range")
        if k and numbers[k - 1].qualifier == "range" and number.qualifier == "exact"
        else number
        for k, number in enumerate(numbers)
    ]


_SPANS_EN: Final = {"decade": 10, "decades": 10, "century": 100, "centuries": 100, "score": 20}


def _english_decades(text: Text, telling: Sequence[int], found: Mentions) -> None:
    """Put together: "three decades" is thirty, "half a century" fifty, "an hour and a half" one and a half."""
    for i in telling:
        key = text.key(i)
        if key == "half" and text.key(i - 1) == "a" and text.key(i - 2) == "and":
            whole = english.small_words(text.key(i - 3)) or 1
            found.loose |= {Decimal(whole) + Decimal("0.5"), Decimal(12 * whole + 6), Decimal(60 * whole + 30)}
        if key in _SPANS_EN:
            for at in range(i - 3, i):
                count = english.small_words(text.key(at)) or plain_number(text, at) or _LOOSE_EN.get(text.key(at))
                if count:
                    found.loose.add(Decimal(count) * _SPANS_EN[key])


def _short_year(text: Text, number: english.EnglishNumber) -> Number | None:
    """The second year of "2021-22", "1914-18"."""
    first = plain_number(text, number.first - 2)
    linked = text.key(number.first - 1) in {"-", "\u2013", "/"} and text.glued(number.first)
    if not linked or first is None or not 1800 <= first <= 2150:
        return None
    words = text.tokens[number.first].text
    later = len(words) == 2 and number.value > first % 100 and number.scale == 1
    if number.value == (first + 1) % 100 or (later and not (number.percent or number.currency)):
        year = first + int(number.value - first) % 100
        return Number(year, words, role="year", also=number.value if later else None)
    return None


def _is_of(text: Text, number: english.EnglishNumber) -> bool:
    """Whether a measure or a term stands before a number: "a term of two to five years"."""
    return text.key(number.first - 1) == "of" and text.key(number.first - 2) in {
        *("term", "terms", "sentence", "fine", "fines", "period", "imprisonment", "depth", "height", "margin"),
    }


def _english_number(text: Text, number: english.EnglishNumber, following: english.EnglishNumber | None) -> Number:
    short = _short_year(text, number)
    if short is not None:
        return short
    value = number.value
    words = text.text[text.tokens[number.first].start : text.tokens[number.last - 1].end]
    percent, currency, qualifier = number.percent, number.currency, number.qualifier
    clause = clause_before(text, number.first) if qualifier == "more_than" else []
    if "unless" not in clause and not {"no", "not", "never", "nobody"}.isdisjoint(clause):
        qualifier = "at_most"
    points = text.key(number.last) in {"point", "points"} or text.key(number.last) == "basis"
    if following is not None:
        linked = text.key(number.last) in {"and", "to", "-", "\u2013", "or"} and following.first - number.last in {1, 2}
        if linked and number.scale == 1 and following.scale > 1 and not (percent and not following.percent):
            # "between 2 and 4 million"
            coefficient = following.value / following.scale
            value = value * following.scale if value < coefficient else value
        percent = percent or (linked and following.percent)
        currency = currency or (following.currency if linked else None)
        ranged = text.key(number.first - 1) in {"between", "from", "aged"} or (
            text.key(number.last) in {"to", "-", "\u2013"} and number.value < following.value and _is_of(text, number)
        )
        qualifier = "range" if linked and ranged else qualifier
    year = (
        number.digits
        and number.scale == 1
        and not (percent or currency)
        and re.fullmatch(r"\d{4}", text.tokens[number.first].text) is not None
        and 1300 <= value <= 2150
    )
    if year:
        return Number(value, words, role="year")
    plain = not number.digits and number.scale == 1 and value <= 12 and not percent and currency is None
    also = None
    unit = text.key(number.last)
    if unit in _PACKED and number.scale == 1:
        also = value * _PACKED[unit]
    elif text.tokens[number.last - 1].key == "m":
        also = value / 10**6  # 3,000m is a distance, too
    return Number(
        value,
        words,
        percent and not points,
        currency,
        qualifier,
        None,
        plain,
        also=also,
        soft=number.soft,
        share=points,
        points=points,
        start=text.tokens[number.first].start,
        duration=counted_duration(text, number.last, value, "en"),
        hedged=qualifier == "exact" and english.may_be_qualified(text, number.first, number.last),
        measure=measure(text, number.last),
    )


# Units that hold their magnitude.
_PACKED: Final = {
    **dict.fromkeys(("mtpa", "mbpd", "mbd", "mmbpd", "mtoe", "mcm", "mmscf"), 10**6),
    **dict.fromkeys(("bcm", "bcf", "bcfd"), 10**9),
    "tcf": 10**12,
}
# Every word at which the reader of English has something to find, but for roman numbers and ``Q3``.
_TELLING_EN: Final = frozenset(
    {
        *_LOOSE_EN,
        *english.ORDINALS,
        *_PACKED,
        *english.LONG_SCALES,
        *_MAGNITUDES_EN,
        *_DECADES_EN,
        *english.WEEKDAYS,
        *_DAYS_TOLD_EN,
        *_PERIOD_TOLD_EN,
        *_SPANS_EN,
    }
)
_PART_OF_YEAR: Final = re.compile("q[1-4]|h[12]")


@latin_question
def _tells_english(key: str) -> bool:
    """Whether the reader of English can find anything at a word, whatever stands beside it."""
    if key in _TELLING_EN:
        return True
    return _is_roman(key) or _PART_OF_YEAR.fullmatch(key) is not None


def _is_roman(key: str) -> bool:
    return (len(key) > 1 or key in {"v", "x"}) and _ROMAN.fullmatch(key) is not None


_HIJRI_EN: Final = word_set(
    "ramadan muharram safar rajab shaaban shaban shawwal rabi jumada dhu dhul thul zul ah hijri"
)


_HIJRI_MONTHS: Final = {"muharram": 1, "safar": 2, "rajab": 7, "shaaban": 8, "shaban": 8, "ramadan": 9, "shawwal": 10}
# By how the last word of a name begins: "Jumada al-Akhira", "Dhul Qi'dah".
_HIJRI_PAIRS: Final = (
    ("rabi", ("aw", "ul", "i"), 3),
    ("rabi", ("th", "ak", "ii"), 4),
    ("jumada", ("aw", "ul", "oo", "i"), 5),
    ("jumada", ("th", "ak", "ii"), 6),
    *((head, ("q",), 11) for head in ("dhu", "thu", "zu")),
    *((head, ("hi", "he"), 12) for head in ("dhu", "thu", "zu")),
)
_HIJRI_LINKS: Final = word_set("al l ul a - \u2011 ' \u2019 \u2018 ath ith el") | {""}


def _hijri_month(text: Text, i: int) -> int | None:
    """The Hijri month whose name begins at token `i`."""
    key = text.key(i)
    if key in _HIJRI_MONTHS:
        return _HIJRI_MONTHS[key]
    at = i + 1
    while at < len(text) and text.key(at) in _HIJRI_LINKS:
        at += 1
    last = text.key(at)
    known = [
        (beginning, month)
        for head, beginnings, month in _HIJRI_PAIRS
        if key.startswith(head)
        for beginning in beginnings
        if (last == beginning if beginning.startswith("i") else last.startswith(beginning))
    ]
    return known[0][1] if known else None


def _english_dates(text: Text, taken: list[bool], found: Mentions) -> None:
    for i in text.where(_may_date_english):
        if taken[i]:
            continue
        if text.kind(i) == "number":
            if text.key(i + 1) not in {"/", "-"} or text.key(i + 3) != text.key(i + 1):
                continue
            day = Times(text, None).numeric_day(i)
            if day is not None and day.day and day.year and day.calendar == "gregorian":
                taken[i : day.last] = [True] * (day.last - i)
                found.months.append(day.month)
                found.numbers += [dated(day.day, "day", text, i), dated(day.year, "year", text, day.last - 1)]
            continue
        key = text.key(i)
        if key in _HIJRI_EN:
            if hijri := _hijri_month(text, i):
                found.hijri.add(hijri)
            for at in (i - 1, i - 2, i + 1, i + 3):
                value = plain_number(text, at)
                if value is not None and (value <= 30 or 1300 <= value <= 1500 or value < 1000):
                    taken[at] = True
                    found.loose.add(value)
            continue
        month = english.MONTHS.get(key) if text.kind(i) == "word" else None
        if month is None or not text.tokens[i].text[:1].isupper():
            continue
        short = len(key) <= 4 and key not in {"may", "june", "july"}
        if short and not (
            text.kind(i - 1) == "number"
            or text.kind(i + 1 + (text.key(i + 1) == ".")) == "number"
            or (text.key(i + 1) == "." and text.key(i - 1) in _BEFORE_MONTH)
        ):
            continue
        if key in {"may", "march"} and not _is_month(text, i):
            continue
        found.months.append(month)
        for at in _days_beside(text, i):
            value = plain_number(text, at)
            if value is not None and 1 <= value <= 31:
                taken[at] = True
                found.numbers.append(Number(value, text.tokens[at].text, role="day"))


_BEFORE_MONTH: Final = word_set("in on since until till by from to before after during last next this late early mid")


@latin_question
def _may_date_english(key: str) -> bool:
    """Whether a month, a Hijri date or a date in digits is told at a word."""
    return key[:1].isdecimal() or key in _HIJRI_EN or key in english.MONTHS


def _is_month(text: Text, i: int) -> bool:
    before, after = text.key(i - 1), text.key(i + 1)
    if text.kind(i - 1) == "number" or text.kind(i + 1) == "number" or before in {"of", "st", "nd", "rd", "th"}:
        return True
    if text.key(i) == "may":
        return before in {
            "in",
            "since",
            "until",
            "by",
            "last",
            "next",
            "mid",
            "early",
            "late",
            "-",
            "the",
        } or after in {
            "and",
            "to",
            "or",
        }
    return before not in {"the", "a", "to"} and before not in _NO_MONTH_BEFORE


def _days_beside(text: Text, i: int) -> Iterator[int]:
    """The tokens of the days of a month: "15 March", "March 15", "from 3 to 5 November", "3-5 November"."""
    at = i + 1 + (text.key(i + 1) == ".")
    if text.kind(at) == "number":
        yield at
        if text.key(at + 1) in {"-", "\u2013", "to", "and"}:
            yield at + 2
    at = i - 1
    if text.key(at) == "of":
        at -= 1
    if text.key(at) in {"st", "nd", "rd", "th"}:
        at -= 1
    if text.kind(at) == "number":
        yield at
        before = at - 1
        if text.key(before) in {"-", "\u2013", "to", "and"}:
            before -= 1
            if text.key(before) in {"st", "nd", "rd", "th"}:
                before -= 1
            if text.kind(before) == "number":
                yield before


def _english_ordinals(text: Text, taken: list[bool], found: Mentions) -> None:
    for at in text.where(_is_suffix):
        i, suffix = at - 1, text.key(at)
        if i < 0 or taken[i] or not text.glued(at):
            continue
        value = plain_number(text, i)
        if value is None:
            continue
        if suffix != "s":
            found.ordinals.add(value)
            found.loose.add(value)
        else:  # "the 1990s"
            found.loose.add(value % 100 if value > 100 else value)


_NUMBER_SUFFIXES: Final = frozenset({"st", "nd", "rd", "th", "s"})


@latin_question
def _is_suffix(key: str) -> bool:
    return key in _NUMBER_SUFFIXES
