"""Numbers, months and weekdays of a text in any language, by the signs and words that CLDR has for them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec
from babel import Locale, UnknownLocaleError

__all__ = ["LocalNumber", "LocalWords", "read_local"]


class LocalNumber(NamedTuple):
    """A number in digits, with the «million» and the percent sign behind it; `day` where a month stands beside it."""

    value: Decimal
    words: str
    percent: bool
    day: bool


class LocalWords(msgspec.Struct):
    """What a text has of these: months are 1 to 12, weekdays 0 (Monday) to 6, both only of dates that have a day."""

    numbers: list[LocalNumber] = msgspec.field(default_factory=list)
    months: list[int] = msgspec.field(default_factory=list)
    weekdays: list[int] = msgspec.field(default_factory=list)


def read_local(text: str, language: str) -> LocalWords:
    """The numbers in digits and the dates of a text in `language` (BCP 47)."""
    known = _known(language)
    found = LocalWords()
    dated: list[int] = []
    for match in known.number.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        following = _WORD.match(after)
        word = following[1].casefold().rstrip(".") if following else ""
        scale = known.scales.get(word, 0)
        percent = bool(_PERCENT_AFTER.match(after) or _PERCENT_BEFORE.search(before))
        preceding = _WORD_BEFORE.search(before)
        month = known.months.get(word) or known.months.get(preceding[1].casefold().rstrip(".") if preceding else "")
        value = Decimal(_plain(match[0], known.decimal)) * 10**scale
        if before[-1:] in {"-", "−"} and not before[-2:-1].strip():
            value = -value
        is_day = bool(month) and value <= _LAST_DAY
        if month and is_day:
            found.months.append(month)
            dated.append(match.start())
        words = text[match.start() : match.end() + (following.end() if following and scale else 0)]
        found.numbers.append(LocalNumber(value, words, percent, is_day))
    for match in re.finditer(r"[^\W\d_]+", text):
        weekday = known.weekdays.get(match[0].casefold())
        # «среда» is Wednesday and the environment: only beside a date is it sure to be a day.
        if weekday is not None and any(0 < at - match.start() <= _BESIDE for at in dated):
            found.weekdays.append(weekday)
    return found


_LAST_DAY: Final = 31
_BESIDE: Final = 24  # characters from a weekday to its date
_SPACES: Final = " \u00a0\u2009\u202f"
_WORD: Final = re.compile(rf"\.?[{_SPACES}]?([^\W\d_]+\.?)")
_WORD_BEFORE: Final = re.compile(rf"([^\W\d_]+\.?)[{_SPACES}]$")
_PERCENT_AFTER: Final = re.compile(rf"[{_SPACES}]?[%٪]")
_PERCENT_BEFORE: Final = re.compile("[%٪]$")


class _Known(NamedTuple):
    number: re.Pattern[str]
    decimal: str
    scales: dict[str, int]
    months: dict[str, int]
    weekdays: dict[str, int]


@lru_cache(maxsize=32)
def _known(language: str) -> _Known:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    symbols = locale.number_symbols["latn"]
    groups = set(_SPACES) | {symbols["group"], "'", "’"} - {symbols["decimal"]}
    group = "[" + "".join(map(re.escape, sorted(groups))) + "]"
    decimal = re.escape(symbols["decimal"])
    number = re.compile(rf"(?<![\w.,])(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+)?")
    return _Known(number, symbols["decimal"], _scales(locale), _names(locale, "months"), _names(locale, "days"))


def _scales(locale: Locale) -> dict[str, int]:
    """The word of each power of ten in all its plural forms: {"миллионов": 6}."""
    scales: dict[str, int] = {}
    for style in ("short", "long"):
        for patterns in locale.compact_decimal_formats.get(style, {}).values():
            for size, pattern in patterns.items():
                zeros, word = re.fullmatch(r"(0*)(.*)", str(getattr(pattern, "pattern", pattern)), re.DOTALL).groups()  # type: ignore[union-attr]
                word = word.strip(_SPACES + "'.").casefold()
                if word and zeros:
                    scales[word] = len(size) - len(zeros)
    return scales


def _names(locale: Locale, what: str) -> dict[str, int]:
    """Each name of a month or weekday in its forms, as its number."""
    calendar = getattr(locale, what)
    return {
        name.casefold().rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in calendar[context][width].items()
    }


def _plain(digits: str, decimal: str) -> str:
    whole, _, part = digits.partition(decimal)
    plain = re.sub(r"\D", "", whole)
    return f"{plain}.{part}" if part else plain
