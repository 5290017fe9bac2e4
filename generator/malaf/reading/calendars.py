"""The months, weekdays and seasons of the Arabic press in all their names, and Hijri dates by Umm al-Qura."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from hijridate import Gregorian, Hijri

from malaf.reading.tokens import Text, forms, word_set

__all__ = [
    "AMBIGUOUS",
    "MONTH_WORDS",
    "SEASONS",
    "WEEKDAYS",
    "Calendar",
    "hijri_interval",
    "hijri_of",
    "hijri_to_gregorian",
    "hijri_years",
    "read_month",
]

Calendar = Literal["gregorian", "hijri"]

# Folded. Gulf and Egypt, the Levant and Iraq, Algeria and Tunisia, Morocco.
_MONTHS: Final = {
    1: "يناير كانون_الثاني كانون_ثاني جانفي",
    2: "فبراير شباط فيفري",
    3: "مارس اذار",
    4: "ابريل نيسان افريل",
    5: "مايو ايار ماي مايس",
    6: "يونيو يونيه حزيران جوان",
    7: "يوليو يوليه تموز جويليه يوليوز",
    8: "اغسطس اب اوت غشت اغشت",
    9: "سبتمبر ايلول شتنبر",
    10: "اكتوبر تشرين_الاول تشرين_اول",
    11: "نوفمبر تشرين_الثاني تشرين_ثاني تشرين_ثان نونبر",
    12: "ديسمبر كانون_الاول كانون_اول دجنبر",
}
_HIJRI: Final = {
    1: "محرم المحرم",
    2: "صفر",
    3: "ربيع_الاول ربيع_اول",
    4: "ربيع_الاخر ربيع_الثاني ربيع_ثاني",
    5: "جمادي_الاولي جمادي_الاول",
    6: "جمادي_الاخره جمادي_الثانيه جمادي_الاخر",
    7: "رجب",
    8: "شعبان",
    9: "رمضان",
    10: "شوال",
    11: "ذي_القعده ذو_القعده ذوالقعده ذيالقعده",
    12: "ذي_الحجه ذو_الحجه ذوالحجه ذيالحجه",
}
# These are other words as well («مارس» is "he practised", «أب» a father, «رجب» a man): a date must stand beside them.
AMBIGUOUS: Final = word_set("مارس اب ماي جوان اوت نيسان محرم المحرم صفر رجب شعبان رمضان شوال")
WEEKDAYS: Final = {
    **dict.fromkeys(("الاثنين",), 0),
    **dict.fromkeys(("الثلاثاء", "الثلثاء"), 1),
    **dict.fromkeys(("الاربعاء",), 2),
    **dict.fromkeys(("الخميس",), 3),
    **dict.fromkeys(("الجمعه",), 4),
    **dict.fromkeys(("السبت",), 5),
    **dict.fromkeys(("الاحد",), 6),
}
SEASONS: Final = {"ربيع": 21, "صيف": 22, "صايفه": 22, "خريف": 23, "شتاء": 24}


def _table(months: dict[int, str]) -> dict[str, list[tuple[str, int]]]:
    """First word of a month's name -> (second word or "", number)."""
    table: dict[str, list[tuple[str, int]]] = {}
    for number, names in months.items():
        for name in names.split():
            first, _, second = name.partition("_")
            table.setdefault(first, []).append((second, number))
    return table


_BY_WORD: Final[dict[Calendar, dict[str, list[tuple[str, int]]]]] = {
    "gregorian": _table(_MONTHS),
    "hijri": _table(_HIJRI),
}


# The first words of all months' names.
MONTH_WORDS: Final = frozenset({*_BY_WORD["gregorian"], *_BY_WORD["hijri"]})


def read_month(text: Text, i: int) -> tuple[int, Calendar, int, int] | None:
    """A month's name at token `i`: (number, calendar, letters of a prefix, the token after it)."""
    if text.kind(i) != "word":
        return None
    for taken, form in forms(text.key(i)):
        for calendar, table in _BY_WORD.items():
            for second, number in table.get(form, ()):
                if not second:
                    if form == "اب" and "\u0622" not in text.tokens[i].text:
                        return None
                    return number, calendar, taken, i + 1
                if text.key(i + 1) == second:
                    return number, calendar, taken, i + 2
    return None


def hijri_to_gregorian(year: int, month: int, day: int) -> date | None:
    """The day by Umm al-Qura; None where there is none (30/2/1447) or no table of it (1343 to 1500 AH)."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_interval(year: int, month: int | None) -> tuple[date, date] | None:
    """First and last day of a Hijri month or year; None as for `hijri_to_gregorian`."""
    first = hijri_to_gregorian(year, month or 1, 1)
    following = (year, month + 1) if month and month < 12 else (year + 1, 1)
    after = hijri_to_gregorian(*following, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def hijri_years(year: int) -> tuple[int, int]:
    """The years in which a Hijri year begins and ends, of any century: by the tabular calendar, as historians count.

    Before October 1582 these are years of the Julian calendar.

    >>> hijri_years(50), hijri_years(449), hijri_years(1300)
    ((670, 671), (1057, 1058), (1882, 1883))
    """
    return _year_of(_first_day(year)), _year_of(_first_day(year + 1) - 1)


def _first_day(year: int) -> int:
    """The Julian day number of 1 Muharram: eleven years of thirty have a day more than 354."""
    return 1948440 + 354 * (year - 1) + (3 + 11 * year) // 30


_GREGORIAN_FROM: Final = 2299161  # 15 October 1582
_BEFORE_YEAR_1: Final = 1721425


def _year_of(day: int) -> int:
    """The year of a Julian day number (Richards 2013, for the Julian calendar)."""
    if day >= _GREGORIAN_FROM:
        return date.fromordinal(day - _BEFORE_YEAR_1).year
    since = day + 32082
    years = (4 * since + 3) // 1461
    months = (5 * (since - 1461 * years // 4) + 2) // 153
    return years - 4800 + months // 10


def hijri_of(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of a day by Umm al-Qura; None beyond the tables."""
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day
