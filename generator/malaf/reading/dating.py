"""Dates of both calendars, parts of a year, years, decades, centuries, and «اليوم», which may stand beside a date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.dates import in_order
from malaf.reading.calendars import (
    AMBIGUOUS,
    MONTH_WORDS,
    SEASONS,
    WEEKDAYS,
    Calendar,
    hijri_interval,
    hijri_of,
    hijri_to_gregorian,
    read_month,
)
from malaf.reading.numerals import ordinal, read_numeral
from malaf.reading.relative import (
    DAY_PARTS,
    EDGES,
    PAST,
    PREPOSITIONS,
    TENSES,
    YEAR_ADJECTIVES,
    Found,
    RelativeTimes,
    Tense,
    is_definite,
    is_future,
    is_scheduled,
)
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.units import is_person, time_unit

__all__ = ["AGE_OPENERS", "DATE_OPENERS", "Times"]

DASHES: Final = frozenset({"-", "\u2013", "\u2014", "\u2012", "/", "ـ"})


_MONTHS_A_YEAR: Final = 12
_SOON: Final = 2  # months: of one that is as near, its last one would be told with its year
_DAYS_A_MONTH: Final = 31
_WINTER: Final = SEASONS["شتاء"]
_DEFINITE_SEASONS: Final = frozenset("ال" + name for name in SEASONS)
_MONTHS: Final = word_set("الاشهر الشهور")
_TODAY: Final = word_set("اليوم امس غدا الامس البارحه")
_BETWEEN: Final = word_set("من بين ما")
_UNTIL: Final = word_set("الي حتي والي وحتي لغايه ولغايه")
_SEVERAL_YEARS: Final = word_set("عامي سنتي العامين السنتين سنوات السنوات اعوام الاعوام")
_YEAR_WORDS: Final = _SEVERAL_YEARS | word_set("عام العام سنه السنه موسم الموسم")
# A part of a year: how many there are, and whether the word needs a year beside it («الفصل» is a term, too).
_PARTS: Final = {
    "الربع": (4, False),
    "الثلاثي": (4, True),
    "الفصل": (4, True),
    "النصف": (2, False),
    "السداسي": (2, True),
    "الاسدس": (2, True),
}
_DECADES: Final = {
    (article + stem + ending): 10 * n
    for n, stem in enumerate(("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"), 2)
    for ending in ("يات", "ات")
    for article in ("", "ال")
}
# The words with which a century or a decade begins.
AGE_OPENERS: Final = frozenset({"القرن", *_DECADES})
# Every word with which a date can begin, but for ordinals.
DATE_OPENERS: Final = frozenset(
    {
        *MONTH_WORDS,
        *WEEKDAYS,
        *SEASONS,
        *_DEFINITE_SEASONS,
        *_MONTHS,
        *_TODAY,
        *_BETWEEN,
        *_YEAR_WORDS,
        *_PARTS,
        *_DECADES,
    }
    | DAY_PARTS
    | word_set("القرن القرنين اول قبل بعد غد الغد الليله يومي ايام شهر شهري اشهر فاتح الفاتح غره ال")
)


class Day(msgspec.Struct, frozen=True):
    """A date as it is written, up to token `last`; `tense` is what stands behind it, for the year it lacks."""

    day: int | None
    month: int
    year: int | None
    calendar: Calendar
    tense: Tense | None
    last: int


class Times(RelativeTimes):
    """`RelativeTimes` with all that names a date."""

    def __init__(self, text: Text, published: date | None) -> None:
        super().__init__(text, published)
        self.year: int | None = None  # the last year that the text gave
        self.month: str | None = None  # and the last month, in EDTF

    # --- dates ---

    def numeric(self, i: int) -> Found | None:
        """``15/9/1446هـ``, ``2025-03-15``, ``15.3.2025``; with the same day in the other calendar."""
        one = self.numeric_day(i) or self.numeric_part(i)
        return self.both(one, i) if one else None

    _BEFORE_MONTH: Final = word_set("في منذ حتي الي من شهر خلال بتاريخ لشهر")

    def numeric_part(self, i: int) -> Day | None:
        """«في 05/2026», «يوم 12/5»."""
        text = self.text
        if self.key(i + 1) != "/" or not (text.glued(i + 1) and text.glued(i + 2)) or self.key(i + 3) == "/":
            return None
        first, month, year = self.number(i, 1, 31), self.number(i + 2, 1, 12), self.number(i + 2, 1900, 2200)
        if year and first and first < 13 and self.key(i - 1) in self._BEFORE_MONTH:
            return Day(None, first, year, "gregorian", None, i + 3)
        dated = self.key(i - 1) in {"يوم", "بتاريخ", "ليوم"} or self.key(i - 1) in WEEKDAYS
        return Day(first, month, None, "gregorian", None, i + 3) if first and month and dated else None

    def numeric_day(self, i: int) -> Day | None:
        text = self.text
        if text.kind(i) != "number":
            return None
        written = re.split(r"[.,]", self.key(i))
        if len(written) == 3:
            return self.day_of(written, i + 1)
        separator = self.key(i + 1)
        if separator not in {"/", "-"} or self.key(i + 3) != separator:
            return None
        spaces = {text.glued(at) for at in range(i + 1, i + 5)}
        if separator == "-" and spaces != {True} and not (spaces == {False} and self.number(i + 4, 1900, 2200)):
            return None
        if self.key(i + 5) in {"/", "-"} and text.glued(i + 5):
            return None
        return self.day_of([self.key(i), self.key(i + 2), self.key(i + 4)], i + 5)

    def day_of(self, written: list[str], last: int) -> Day | None:
        if not all(part.isdecimal() for part in written):
            return None
        parts = [int(part) for part in written]
        if len(written[0]) == 4:
            parts.reverse()
        day, month, year = parts
        if len(written[0]) != 4 and len(written[2]) != 4:
            return None
        if month > 12 >= day and year > 1800:
            day, month = month, day
        hijri = 1300 <= year <= 1500
        if not (1 <= month <= 12 and 1 <= day <= 31) or not (hijri or 1500 < year <= 2200):
            return None
        return Day(day, month, year, "hijri" if hijri else "gregorian", None, self.era(last)[1])

    def era(self, i: int) -> tuple[Calendar | None, int]:
        """«م», «ميلادي», «هـ» behind a year."""
        key = self.key(i)
        if key in {"م", "ميلاديه", "ميلادي", "الميلادي"}:
            return "gregorian", i + 1
        if key in {"ه", "هجريه", "هجري", "الهجري"}:
            return "hijri", i + 1
        return None, i

    def written_year(self, i: int) -> tuple[int, Calendar, int] | None:
        """A year in digits: (year, calendar, the token after it). Hijri is what is marked so."""
        year = self.number(i, 1000, 2200)
        if year is None:
            return None
        era, last = self.era(i + 1)
        return year, era or "gregorian", last

    _COUNTED_PARTS: Final = word_set("الاسبوع اسبوع بالاسبوع للاسبوع النصف بالنصف الثلث الربع العشر الشطر")

    def day_number(self, i: int) -> tuple[int, int] | None:
        """«19», «الأول من», «الثاني عشر من», «فاتح»: (day, the token after it)."""
        day = self.number(i, 1, 31)
        if day is not None:
            return day, i + 2 if self.key(i + 1) == "من" and read_month(self.text, i + 2) else i + 1
        if self.key(i) == "اول" and read_month(self.text, i + 1):
            return 1, i + 1  # «أول نوفمبر»
        if self.key(i) in {"فاتح", "الفاتح", "غره"}:
            return 1, i + 2 if self.key(i + 1) == "من" else i + 1
        if self.key(i - 1) in self._COUNTED_PARTS:
            return None  # «الأسبوع الأول من ديسمبر»
        found = ordinal(self.text, i)
        if found is None:
            for taken, form in forms(self.key(i))[1:]:
                if form.startswith("ال") and taken:
                    found = ordinal(Text(form + " " + self.key(i + 1)), 0)
                    found = (found[0], i + found[1]) if found else None
                    break
        if found is None or not 1 <= found[0] <= 31:
            return None
        value, last = found
        if self.key(last) == "من":
            last += 1
        return (value, last) if read_month(self.text, self.month_word(last)) else None

    def month_word(self, i: int) -> int:
        """The token after «شهر» or a sign before a month."""
        return i + 1 if self.key(i) in {"شهر", "/", "-"} or (self.key(i) == "من" and self.key(i + 1) == "شهر") else i

    def month_year(self, i: int, *, dated: bool) -> Day | None:
        """A month from token `i` on, with its other name, its year, and «الماضي» or «المقبل»."""
        at = self.month_word(i)
        found = read_month(self.text, at)
        if found is None:
            return None
        month, calendar, taken, last = found
        if self.key(at) == "صفر" and self.text.kind(i) == "sign":
            return None  # «1-صفر» is a score
        last = self.other_name(last, month)
        year = None
        after = last
        after += self.before_year(after)
        if after > last and self.key(after) in {"عام", "سنه", "العام"}:
            after += 1
        written = self.written_year(after)
        if written and (calendar == "hijri") == (1300 <= written[0] <= 1500):
            year, _, last = written
        tense = TENSES.get(self.key(last)) if year is None else None
        if tense is None and year is None and self.key(last) in {"من", "لل"}:
            told = self.unit(last + 1) or self.same_year(last + 1)
            if told and told.start and len(told.start) == 4:
                year, last = int(told.start), told.last
        if tense:
            last += 1
        word = self.key(at)[taken:]
        beside = dated or year or tense or at > i or last > found[3]
        if word in AMBIGUOUS and not (beside or self.before_month(at, calendar) or self.is_ramadan(i)):
            return None
        if calendar == "hijri" and not (year or tense or dated or at > i or self.is_ramadan(i)):
            return None
        return Day(None, month, year, calendar, tense, last)

    def before_year(self, i: int) -> bool:
        """Whether a word or sign between a month and its year stands at token `i`: «لعام», «من», «في عام», a comma."""
        if self.key(i) == "في":
            return self.key(i + 1) in {"عام", "سنه"}
        found = self.form(i, {"عام", "سنه", "العام", "من"})
        return self.key(i) in {",", "،", "/"} or (found is not None and self.key(i)[: found[0]] in {"", "ل", "ب"})

    _IN_RAMADAN: Final = word_set("في خلال قبل بعد منذ طوال حتي مطلع نهايه بدايه حلول منتصف اواخر اوايل")

    def is_ramadan(self, i: int) -> bool:
        """«خلال رمضان», with nothing behind it that makes it a man's name."""
        alone = self.text.kind(i + 1) != "word" or self.form(i + 1, PREPOSITIONS) is not None
        return self.key(i) == "رمضان" and alone and self.form(i - 1, self._IN_RAMADAN) is not None

    def same_year(self, i: int) -> Found | None:
        """«العام نفسه», «السنة ذاتها», «ذلك العام»: the last year that the text gave, or «العام التالي» after it."""
        at = i + (self.key(i) in {"ذلك", "تلك"})
        behind = self.key(at + 1)
        if self.year is None or self.key(at) not in {"العام", "السنه"}:
            return None
        if behind in {"التالي", "التاليه"}:
            return Found(f"{self.year + 1:04}", None, None, i, at + 2)
        same = behind in {"نفسه", "نفسها", "ذاته", "ذاتها"}
        return Found(f"{self.year:04}", None, None, i, at + 1 + same) if same or at > i else None

    def before_month(self, i: int, calendar: Calendar) -> bool:
        return calendar == "gregorian" and (self.key(i - 1) in PREPOSITIONS or self.key(i - 1) in EDGES)

    def other_name(self, last: int, month: int) -> int:
        """Past a second name of the same month: «مايو (أيار)», «أغسطس/آب», «شباط - فبراير»."""
        sign = self.key(last) in {"(", "/", "-", "\u2013"}
        second = read_month(self.text, last + sign)
        if second and second[0] == month and second[1] == "gregorian" and second[2] == 0:
            return second[3] + (sign and self.key(second[3]) == ")")
        return last

    def day(self, i: int, *, dated: bool = False) -> tuple[Day, int] | None:
        """One whole date from token `i` on, with a weekday before it, and the token of its first word.

        `dated`: what stands around it tells that a word like «مارس» is a month.
        """
        at = i
        if self.form(at, WEEKDAYS):
            at += 1
            while self.key(at) in {"،", ",", "(", "الموافق"}:
                at += 1
        number = self.day_number(at)
        if number:
            day = self.month_year(number[1], dated=True)
            if day:
                return replace(day, day=number[0]), i
        numeric = self.numeric_day(at) if at > i else None
        if numeric:
            return numeric, i
        if at > i:
            return None
        month = self.month_year(i, dated=dated)
        return (month, i) if month else None

    _NAMED_BY_DATE: Final = word_set("مدينه ثوره حي جسر شارع ميدان كوبري جامعه نادي حركه الجسر")

    def dates(self, i: int) -> Found | None:
        """One date, or two that make an interval: «من 26 أكتوبر إلى 6 نوفمبر 2025», «يومي 19 و20 مايو»."""
        text, at = self.text, i
        while self.key(at) in DAY_PARTS or self.key(at) in {"يومي", "ايام"}:
            at += 1
        opener = self.form(i, _BETWEEN)
        if opener and opener[1] == "ما" and self.key(i + 1) == "بين":
            opener = (opener[0], "بين")
            at = i + 2
        elif opener:
            if opener[1] == "ما":
                return None
            at = i + 1
        while opener and self.key(at) in {"يوم", "يومي", "شهري", "ايام"}:
            at += 1
        edge = opener and self.key(at) in EDGES
        at += bool(edge)
        several = self.days_of_month(at)
        if several:
            return replace(several, first=i if opener else min(i, several.first), taken=opener[0] if opener else 0)
        listed = self.key(i) in {"شهري", "بشهري"} and not opener
        one = self.day(at + listed, dated=bool(opener) or listed)
        if one and one[0].year is None and one[0].tense is None:
            one = (self.with_shared_year(one[0]), one[1])
        if one is None or (one[0].year is None and self.key(i - 1) in self._NAMED_BY_DATE):
            return None
        second = self.second(one[0], between=listed or bool(opener and opener[1] == "بين"), from_=bool(opener))
        if second:
            low, high = self.interval(one[0], second)
            taken = opener[0] if opener else 0
            if low and high:
                return Found(low, high, None, i, second.last, taken)
        if opener:
            return None
        first = at if at > i and text.key(i) not in DAY_PARTS else i
        return self.both(one[0], first)

    def with_shared_year(self, one: Day) -> Day:
        """«مايو ويونيو 2025», «مايو ويونيو الماضيين»: the year that the last of several gives."""
        at, month = one.last, one.month
        for _ in range(_MONTHS_A_YEAR):
            joined = self.joined(at, dated=one.day is None) if self.key(at).startswith("و") else None
            if joined is None or joined.calendar != one.calendar or (joined.day is None) != (one.day is None):
                break
            if joined.year or joined.tense:
                year = joined.year - (joined.month < month) if joined.year else None
                return replace(one, year=year, tense=joined.tense)
            at, month = joined.last, joined.month
        return one

    def second(self, one: Day, *, between: bool, from_: bool) -> Day | None:
        """The date at the other end of an interval that `one` begins."""
        at = one.last
        key = self.key(at)
        edged = 1 if key[1:] in EDGES else 2 if key == "و" and self.key(at + 1) in EDGES else 0
        if between and key.startswith("و") and edged:
            ended = self.day(at + edged, dated=True)
            return ended[0] if ended else None
        if between and key.startswith("و"):
            found = self.joined(at, dated=one.day is None)
            return found if found and (found.day is None) == (one.day is None) else None
        if key in _UNTIL or key in {"-", "\u2013", "\u2014"}:
            at += 1 + (self.key(at + 1) == "غايه")
            at += self.key(at) == "يوم"
            edge = from_ and self.key(at) in EDGES
            following = self.day(at + edge, dated=one.day is None or edge)
            if following and (edge or (following[0].day is None) == (one.day is None)):
                return following[0]
        return None

    def joined(self, i: int, *, dated: bool = False) -> Day | None:
        """A date after «و»: its first word bears it («وأكتوبر»), or the sign stands alone («و20 مايو»)."""
        found = self.day(i + (self.key(i) == "و"), dated=dated)
        return found[0] if found else None

    def day_word(self, i: int) -> tuple[int, int] | None:
        """«19», «الرابع», «والسابع», «الـ4»: (day, the token after it)."""
        number = self.number(i, 1, _DAYS_A_MONTH)
        if number:
            return number, i + 1
        if self.key(i) == "وال" and self.number(i + 1, 1, _DAYS_A_MONTH):
            return self.number(i + 1, 1, _DAYS_A_MONTH) or 0, i + 2
        found = ordinal(self.text, i)
        if found is None and self.key(i).startswith("وال"):
            joined = ordinal(Text(f"{self.key(i)[1:]} {self.key(i + 1)}"), 0)
            found = (joined[0], i + joined[1]) if joined else None
        return found if found and found[0] <= _DAYS_A_MONTH else None

    def days_of_month(self, i: int) -> Found | None:
        """«19 و20 مايو 2025», «من 1 إلى 19 يوليو», «3-5 نوفمبر»."""
        one = self.day_word(i + (self.key(i) in WEEKDAYS))
        if one is None:
            return None
        numbers, at = [one[0]], one[1]
        while len(numbers) <= _DAYS_A_MONTH:
            link = self.key(at) in _UNTIL or self.key(at) in {"و", "-", "\u2013", "،", "ل"}
            following = at + link + (link and self.key(at + 1) == "غايه")
            following += bool(self.form(following, WEEKDAYS)) if link or self.key(at)[:1] == "و" else 0
            one = self.day_word(following) if following > at or self.key(at).startswith("وال") else None
            if one is None:
                break
            numbers.append(one[0])
            at = one[1]
        if len(numbers) < 2:
            return None
        if self.key(at) == "من":
            at += 1
        month = self.month_year(at, dated=True)
        told = self.whole_month(at) if month is None and self.key(at - 1) == "من" else None
        if told and told.start:
            month = Day(None, int(told.start[5:]), int(told.start[:4]), "gregorian", None, told.last)
        if month is None:
            return None
        low, high = self.interval(replace(month, day=numbers[0]), replace(month, day=numbers[-1]))
        return Found(low, high, None, i, month.last) if low and high and low < high else None

    def interval(self, low: Day, high: Day) -> tuple[str | None, str | None]:
        """Both ends in EDTF; an end without a year has it from the other, or both from the article's date."""
        at = max(low.last, high.last)
        if high.year is None and low.year is not None:
            high = replace(high, year=low.year + (high.month < low.month))
        if high.year is None:
            high = replace(high, year=self.guessed(replace(high, tense=high.tense or low.tense), at))
        if low.year is None and high.year is not None:
            low = replace(low, year=high.year - (low.month > high.month))
        starts, ends = self.resolved(low, at), self.resolved(high, at)
        if not starts or not ends or not in_order(starts[0], ends[1] or ends[0]):
            return None, None
        return starts[0], ends[1] or ends[0]

    def resolved(self, day: Day, at: int) -> tuple[str, str | None] | None:
        """EDTF of a date; of a Hijri month, its first and last day. None where its year is not known."""
        year = day.year
        if year is None:
            year = self.guessed(day, at)
        if year is None:
            return None
        if day.calendar == "hijri":
            if day.day:
                found = hijri_to_gregorian(year, day.month, day.day)
                return (found.isoformat(), None) if found else None
            days = hijri_interval(year, day.month)
            return (days[0].isoformat(), days[1].isoformat()) if days else None
        if not day.day:
            return f"{year:04}-{day.month:02}", None
        try:
            return date(year, day.month, day.day).isoformat(), None
        except ValueError:
            return None

    def guessed(self, day: Day, at: int) -> int | None:
        """The year that a date leaves out, by the article's date: the last such date, or the next one.

        A day without a year is the nearest; of a month, the words before it tell whether they look ahead.
        """
        if self.published is None:
            return None
        today = (self.published.year, self.published.month, self.published.day)
        hijri = day.calendar == "hijri"
        told = hijri_of(self.published) if hijri else today
        if told is None:
            return None
        year, month, today_day = told
        if day.tense == "past":
            return year if (day.month, day.day or 0) < (month, today_day if day.day else 0) else year - 1
        if day.tense == "future":
            return year if (day.month, day.day or 0) > (month, today_day if day.day else 0) else year + 1
        if day.tense == "present":
            return year
        future = is_future(self.text, at - 1) or (day.day is not None and is_scheduled(self.text, at - 1))
        if day.day or hijri:
            away = (day.month - month) % 12
            return year + (day.month < month) if away <= (9 if future else 5) else year - (day.month > month)
        if future or (day.month - month) % 12 <= _SOON:
            return year + (day.month < month)
        return year - (day.month > month)

    _BEFORE_DAY: Final = word_set("في يوم منذ حتي بتاريخ الي من") | WEEKDAYS.keys()

    def same_month(self, i: int) -> Found | None:
        """«الشهر نفسه», «الشهر ذاته», «ذلك الشهر»: the last month that the text gave."""
        at = i + (self.key(i) == "ذلك")
        same = self.key(at + 1) in {"نفسه", "ذاته"}
        if self.month is None or self.key(at) != "الشهر" or not (same or at > i):
            return None
        return Found(self.month, None, None, i, at + 1 + same)

    def whole_month(self, i: int) -> Found | None:
        """«الشهر المقبل», «الشهر نفسه»."""
        found = self.unit(i) or self.same_month(i)
        return found if found and found.start and len(found.start) == len("2026-01") else None

    def of_this_month(self, i: int) -> Found | None:
        """«25 من الشهر الجاري», «الخامس عشر من الشهر المقبل»."""
        digits = self.number(i, 1, 31)
        number = (digits, i + 1) if digits else ordinal(self.text, i)
        if not number or not 1 <= number[0] <= 31 or self.published is None:
            return None
        tense = TENSES.get(self.key(number[1])) if digits and self.form(i - 1, self._BEFORE_DAY) else None
        if tense and self.key(number[1])[-1] in "يلمرت":  # «في 24 الجاري»
            told: Found | None = self.told("month", tense, i, number[1] + 1)
        elif self.key(number[1]) == "من":
            told = self.whole_month(number[1] + 1)
        elif self.key(number[1]) == "منه" and self.month:
            told = Found(self.month, None, None, i, number[1] + 1)
        else:
            told = None
        if told is None or told.start is None or len(told.start) != 7:
            return None
        try:
            day = date.fromisoformat(f"{told.start}-{number[0]:02}")
        except ValueError:
            return None
        return Found(day.isoformat(), None, None, i, told.last)

    def both(self, one: Day, first: int) -> Found | None:
        """A date, and the same day in the other calendar where the text gives it («الموافق»)."""
        other = self.other_calendar(one)
        last = other.last if other else one.last
        days = [self.resolved(day, last) for day in (one, other) if day]
        named = [day for day in (one, other) if day]
        known = [(day, found) for day, found in zip(named, days, strict=True) if found]
        if not known:
            return None
        best = next((found for day, found in known if day.calendar == "gregorian"), known[0][1])
        conflict = None
        if len(known) == 2 and known[0][1][0] != known[1][1][0] and one.day and other and other.day:
            apart = abs(date.fromisoformat(known[0][1][0]) - date.fromisoformat(known[1][1][0]))
            conflict = f"{known[0][1][0]} / {known[1][1][0]}" if apart > timedelta(days=1) else None
        month = read_month(self.text, first)
        return Found(best[0], best[1], None, first, last, month[2] if month else 0, conflict)

    def other_calendar(self, one: Day) -> Day | None:
        at = one.last
        limit = at + 4
        if self.key(at) not in {"الموافق", "الموافقه", "(", "=", "،", "/", "المصادف", "\u2013", "-", "ل", "والموافق"}:
            return None
        while at < limit and self.key(at) in {
            "الموافق",
            "(",
            "=",
            "،",
            "/",
            "ل",
            "يوم",
            "المصادف",
            "-",
            "\u2013",
            "والموافق",
        }:
            at += 1
        found = self.day(at)
        day = found[0] if found else self.numeric_day(at)
        if day is None:
            for taken, form in forms(self.key(at)):
                if taken and self.text.kind(at) == "word" and form in WEEKDAYS:
                    found = self.day(at)
                    day = found[0] if found else None
        if day is None or day.calendar == one.calendar:
            return None
        return (
            replace(day, last=day.last + 1)
            if self.key(day.last) == ")" and "(" in self.text.keys[one.last : at]
            else day
        )

    # --- parts of a year, years and more ---

    def part_of_year(self, i: int) -> Found | None:
        """«الربع الأول من 2027», «النصف الثاني», «صيف عام 2026», «ربيع العام المقبل»."""
        part = self.form(i, _PARTS)
        if part:
            count, needs_year = _PARTS[part[1]]
            number = ordinal(self.text, i + 1) or ((count, i + 2) if self.key(i + 1) in {"الاخير", "الاخيره"} else None)
            if number is None or number[0] > count:
                return None
            code = number[0] + (32 if count == 4 else 39)
            return self.of_year(i, number[1], code, part[0], needs_year=needs_year)
        season = self.form(i, SEASONS)
        if season and read_month(self.text, i) is None:
            return self.of_year(i, i + 1, SEASONS[season[1]], season[0], needs_year=True)
        this = self.key(i) == "هذا"
        definite = self.form(i + this, _DEFINITE_SEASONS)
        if definite:
            tense = TENSES.get(self.key(i + this + 1))
            last = i + this + 1 + bool(tense)
            edged = self.form(i - 1, EDGES) and not is_definite(self.key(last))
            if self.published and (tense or this or edged):
                code = SEASONS[definite[1][2:]]
                first = 3 * (code - 20)  # its first month
                year, month = self.published.year, self.published.month
                if tense == "future":
                    year += first <= month
                elif tense == "past":
                    year -= first + 2 >= month
                elif code == _WINTER:
                    year -= month < 6  # named by the year in which it begins
                return Found(f"{year}-{code}", None, None, i, last, definite[0])
        return None

    def of_year(self, first: int, i: int, code: int, taken: int, *, needs_year: bool = False) -> Found | None:
        at = i
        if self.key(i) in {"من", "في", "ل"} and code > 24:
            inner = self.of_other(i + 1)
            if inner:
                return replace(inner, first=first, taken=taken)
        if self.key(at) in {"من", "في", "لعام", "لسنه", "ل"}:
            at += 1
        while self.key(at) in {"عام", "سنه", "العام", "السنه"} and self.number(at + 1, 1000, 2200):
            at += 1
        written = self.written_year(at)
        if written and written[1] == "gregorian" and (at > i or not self.counts(at)):
            end = self.other_year(written[2], written[0], joined=False) if code == _WINTER else None
            return Found(f"{written[0]}-{code}", None, None, first, end[1] if end else written[2], taken)
        told = self.unit(at) or self.same_year(at) or self.this_year(at)
        if told and told.relative == "P0Y" and self.published:
            told = replace(told, start=f"{self.published.year:04}")
        if told and told.start and len(told.start) == 4:
            return Found(f"{told.start}-{code}", None, None, first, told.last, taken)
        if needs_year or (self.key(i) == "من" and code > 24):
            return None  # «النصف الثاني من المباراة»
        tense = TENSES.get(self.key(i))
        year = (
            self.published.year
            if self.published and tense
            else self.year or (self.published.year if self.published else None)
        )
        if year is None:
            return None
        return Found(f"{year}-{code}", None, None, first, i + bool(tense), taken)

    def of_other(self, i: int) -> Found | None:
        """What else than a year has a half: «النصف الثاني من نوفمبر», «من القرن العشرين», «من التسعينيات»."""
        if self.form(i, {"الشهر"}):
            return self.unit(i) or self.same_month(i)
        month = self.month_year(i, dated=True)
        return self.both(month, i) if month else self.century(i) or self.decade(i)

    def this_year(self, i: int) -> Found | None:
        """«العام», «السنة» with nothing behind it: the present one."""
        if self.key(i) in {"العام", "السنه"} and not is_definite(self.key(i + 1)) and self.published:
            return self.told("year", "present", i, i + 1)
        return None

    def first_months(self, i: int) -> Found | None:
        """«الأشهر الستة الأولى من 2025», «التسعة أشهر الأولى من العام الجاري», «أول تسعة أشهر»: from January on."""
        first_ones = self.form(i, {"اول"})
        head = first_ones or self.form(i, _MONTHS)
        if first_ones:
            numeral = read_numeral(self.text, i + 1) if i + 1 < len(self.text) else None
            count, at = (int(numeral.value), numeral.last) if numeral and numeral.value else (None, i + 1)
        else:
            count, at = self.count(i + 1 if head else i)
        if not head or first_ones:
            if self.key(at) not in {"اشهر", "شهور", "شهرا"}:
                return None
            at += 1
        if count is None or not 1 < count < 12 or not (first_ones or self.key(at) in {"الاولي", "الاول"}):
            return None
        at += (not first_ones) + (self.key(at + (not first_ones)) in {"من", "في"})
        inner = self.years(at) or self.unit(at) or self.same_year(at) or self.this_year(at)
        if inner is None or inner.start is None or len(inner.start) != 4 or inner.end:
            return None
        return Found(f"{inner.start}-01", f"{inner.start}-{count:02}", None, i, inner.last, head[0] if head else 0)

    def century(self, i: int) -> Found | None:
        """«القرن التاسع عشر», «القرن الماضي»."""
        found = self.form(i, {"القرن"})
        if not found:
            return None
        tense = TENSES.get(self.key(i + 1))
        if tense:
            century = (self.published.year if self.published else 2000) // 100 + {
                "past": -1,
                "present": 0,
                "future": 1,
            }[tense]
            return Found(f"{century:02}XX", None, None, i, i + 2, found[0])
        digits = self.number(i + 1, 1, 22)
        number = (digits, i + 2) if digits else ordinal(self.text, i + 1)
        if number is None or not 1 <= number[0] <= 22:
            return None
        last = number[1]
        if self.key(last) in {"الهجري", "للهجره", "هجري"} or (
            self.key(last) == "قبل" and self.key(last + 1) == "الميلاد"
        ):
            return None
        if self.key(last) in {"الميلادي", "للميلاد", "ميلادي"}:
            last += 1
        return Found(f"{number[0] - 1:02}XX", None, None, i, last, found[0])

    def decade(self, i: int) -> Found | None:
        """«التسعينيات», «ثمانينيات القرن الماضي»."""
        found = self.form(i, _DECADES)
        if not found:
            return None
        century, last = 19, i + 1
        told = self.century(i + 1 + (self.key(i + 1) == "من"))
        if told and told.start and told.start[:2].isdecimal():
            century, last = int(told.start[:2]), told.last
        elif not found[1].startswith("ال") or self.key(i + 2) in {"عمره", "عمرها", "عمرهم", "العمر"}:
            return None
        return Found(f"{century:02}{_DECADES[found[1]] // 10}X", None, None, i, last, found[0])

    def years(self, i: int) -> Found | None:
        """«عام 2016», «بين عامي 1900 و1950», «2024/2025», «2023م», and years after a preposition."""
        at, taken, named = i, 0, False
        word = self.form(at, _YEAR_WORDS)
        if word:
            taken, named = word[0], True
            at += 1
            while self.key(at) in YEAR_ADJECTIVES:
                at += 1
            if self.key(at) in {"(", "\u00ab"} and self.number(at + 1, 1000, 2200):
                at += 1
        opener = None if named else self.form(at, _BETWEEN)
        if opener:
            return self.year_range(i, opener)
        written = self.written_year(at)
        if written is None:
            return self.spelled_year(i, at, taken) if named else None
        year, calendar, last = written
        if self.key(last) == "ق" or (self.key(last) == "قبل" and self.key(last + 1) == "الميلاد"):
            return None
        if calendar == "gregorian" and not named and not self.licensed(at, last):
            return None
        if (
            calendar == "gregorian"
            and named
            and year < 1500
            and self.text.kind(last) == "word"
            and self.key(last) != "م"
        ):
            calendar = "hijri" if year >= 1343 else calendar
        end = self.other_year(last, year, joined=bool(self.form(at - 1, _SEVERAL_YEARS)))
        while end and self.form(at - 1, {"سنوات", "اعوام", "السنوات", "الاعوام"}):
            following = self.other_year(end[1], end[0], joined=True)
            if following is None:
                break
            end = following
        school = self.hijri_pair(year, last) if end is None or not end[0] > 1900 else None
        if school:
            return replace(school, first=i, taken=taken)
        if end:
            low, high = min(year, end[0]), max(year, end[0])
            return Found(f"{low:04}", f"{high:04}", None, i, end[1], taken)
        if calendar == "hijri":
            days = hijri_interval(year, None)
            other = self.gregorian_year(last)
            if other:
                return Found(str(other[0]), None, None, i, other[1], taken)
            return Found(days[0].isoformat(), days[1].isoformat(), None, i, last, taken) if days else None
        return Found(f"{year:04}", None, None, i, last, taken)

    def hijri_pair(self, year: int, i: int) -> Found | None:
        """«1447/1448هـ»: both years from the first day to the last."""
        written = self.written_year(i + 1) if self.key(i) in {"/", "-", "\u2013"} else None
        if written is None or written[1] != "hijri" or written[0] != year + 1:
            return None
        low, high = hijri_interval(year, None), hijri_interval(written[0], None)
        return Found(low[0].isoformat(), high[1].isoformat(), None, i, written[2]) if low and high else None

    def gregorian_year(self, i: int) -> tuple[int, int] | None:
        """«1446هـ (2025م)», «1446هـ / 2025م»: the same year by the other calendar."""
        if self.key(i) not in {"(", "/", "-", "الموافق"}:
            return None
        at = i + 1 + (self.key(i + 1) in {"الموافق", "ل", "عام", "لعام"})
        written = self.written_year(at)
        if written is None or written[0] < 1800:
            return None
        return written[0], written[2] + (self.key(written[2]) == ")" and self.key(i) == "(")

    def spelled_year(self, i: int, at: int, taken: int) -> Found | None:
        """«عام ألفين وخمسة وعشرين»."""
        numeral = read_numeral(self.text, at) if at < len(self.text) and self.text.kind(at) == "word" else None
        if numeral is None or numeral.value is None or not 1900 <= numeral.value <= 2100 or numeral.value % 1:
            return None
        return Found(f"{int(numeral.value):04}", None, None, i, numeral.last, taken)

    def other_year(self, i: int, year: int, *, joined: bool) -> tuple[int, int] | None:
        """The second of two years: after a stroke or a dash, «إلى», or «و» where two were announced."""
        key = self.key(i)
        if key in DASHES or key in {"الي", "حتي"} or (joined and key == "و"):
            at = i + 1
            if self.key(at) in {"عام", "سنه"}:
                at += 1
            if key in DASHES:
                short = self.number(at, 0, 99)
                if short == (year + 1) % 100 and self.text.glued(at) and len(self.key(at)) == 2:
                    return year + 1, at + 1
            written = self.written_year(at)
            if written and written[1] == "gregorian" and written[0] > 1500 and abs(written[0] - year) < 300:
                return (written[0], written[2]) if written[0] != year else None
        if joined and key in {"وعام", "وسنه"}:
            written = self.written_year(i + 1)
            return (written[0], written[2]) if written else None
        return None

    def year_range(self, i: int, opener: tuple[int, str]) -> Found | None:
        """«بين عامي 1900 و1950», «من 2019 إلى 2023», «بين 2020 و2024»."""
        at = i + 1
        if opener[1] == "ما":
            if self.key(at) != "بين":
                return None
            at += 1
        word = self.form(at, _YEAR_WORDS)
        if word:
            at += 1
        written = self.written_year(at)
        if written is None or not 1800 <= written[0] <= 2200 or (not word and self.counts(written[2])):
            return None
        end = self.other_year(written[2], written[0], joined=opener[1] in {"بين", "ما"})
        if end is None or end[0] < written[0] or self.counts(end[1]):
            return None
        return Found(f"{written[0]:04}", f"{end[0]:04}", None, i, end[1], opener[0])

    def licensed(self, i: int, last: int) -> bool:
        """Whether four digits without a word for year are one: by what stands before and behind them."""
        year = self.number(i, 1800, 2150)
        if year is None:
            return False
        if last > i + 1:
            return True
        if self.counts(last):
            return False
        before = self.key(i - 1)
        if self.form(i - 1, PREPOSITIONS) or self.form(i - 1, EDGES):
            return True
        if self.text.kind(i - 1) is None or before in {"(", "،", "و", "/", "-", "\u2013", "ل"}:
            after = self.key(last)
            if before == "(":
                return after == ")"
            if before == "-" and self.text.glued(i):
                return False
            return after in {":", "-", "\u2013", "/", "،", ".", ""} or before in {"و", "ل"}
        return bool(self.other_year(last, year, joined=False)) and self.key(last) in {"/", "-", "\u2013"}

    def counts(self, i: int) -> bool:
        """Whether the word at token `i` is something that four digits before it count."""
        if self.text.kind(i) == "sign":
            return self.key(i) in {"%", "٪", "$", "€"}
        if self.text.kind(i) != "word":
            return False
        key = self.key(i)
        if key in {
            "الف",
            "مليون",
            "مليار",
            "دولار",
            "ريال",
            "درهم",
            "دينار",
            "جنيه",
            "ليره",
            "يورو",
            "كيلومتر",
            "كلم",
            "كم",
            "متر",
        }:
            return True
        if key in {
            "برميل",
            "طن",
            "هكتار",
            "وحده",
            "ميغاواط",
            "ميجاواط",
            "مدرسه",
            "شركه",
            "مشروع",
            "نقطه",
            "اسره",
            "شاحنه",
            "سياره",
        }:
            return True
        if time_unit(key) and key not in {"عام", "سنه", "شهر", "يوم"}:
            return True
        return is_person(key) or self.text.tokens[i].text.endswith(("\u064b", "\u0627\u064b", "\u064b\u0627"))

    # --- today ---

    _ADJECTIVES_OF_DAY: Final = word_set(
        "الوطني العالمي الدولي الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر التالي الواحد نفسه",
        "ذاته السابق الاخير الموعود المفتوح الدراسي",
    )

    def today(self, i: int) -> Found | None:
        """«اليوم», «أمس الاثنين», «غداً», «أول من أمس», «بعد غد»."""
        at, key = i, self.key(i)
        first = i
        if key in DAY_PARTS and self.key(i + 1) in {"امس", "اليوم", "غد", "الغد"}:
            at, key = i + 1, self.key(i + 1)
        tonight = self.tonight(i)
        if tonight:
            return tonight
        days, last = 0, at + 1
        found = self.form(at, _TODAY)
        taken = found[0] if found else 0
        if key == "اول" and self.key(at + 1) in {"من", "امس"}:
            last = at + 2 + (self.key(at + 1) == "من")
            if self.key(last - 1) != "امس":
                return None
            days = -2
        elif key == "بعد" and self.key(at + 1) in {"غد", "غدا", "الغد"}:
            days, last = 2, at + 2
        elif key == "قبل" and self.key(at + 1) == "امس":
            days, last = -2, at + 2
        elif found and found[1] in {"امس", "الامس", "البارحه"}:
            if key == "امس" and self.form(at - 1, {"لم", "لن", "لا"}):
                return None  # «ولم أمس أي دين»: I touched
            days = -1
            if self.key(last) == "الاول":
                days, last = -2, last + 1
        elif (found and found[1] == "غدا") or (key in {"غد", "الغد"} and self.is_tomorrow(i, at)):
            days = 1
        elif not found or not self.is_today(at):
            return None
        if self.form(last, WEEKDAYS) and self.text.tokens[last].key in WEEKDAYS:
            last += 1
        last = self.past_date(last, days)
        start = None
        if self.published:
            start = (self.published + timedelta(days=days)).isoformat()
        return Found(start, None, f"{'-' if days < 0 else ''}P{abs(days)}D", first, last, taken)

    def is_tomorrow(self, i: int, at: int) -> bool:
        """«صباح الغد», «غد الأربعاء», «اعتباراً من الغد»; not «الغد» at large."""
        if at > i:
            return True
        from_now_on = self.key(i - 1) == "من" and self.form(i - 2, {"اعتبارا", "ابتداء", "بدءا", "انطلاقا"})
        return self.key(at + 1) in WEEKDAYS or bool(from_now_on)

    _NO_TONIGHT: Final = word_set("تلك في نفس ذات طوال كل هذا")

    def tonight(self, i: int) -> Found | None:
        """«الليلة», «الليلة الماضية», «الليلة قبل الماضية», «هذا الصباح»."""
        this = self.key(i) in {"هذا", "هذه"}
        at = i + this
        if self.key(at) not in ({"الصباح", "المساء", "الفجر", "الليله"} if this else {"الليله"}):
            return None
        days, last = 0, at + 1
        if self.key(last) in PAST:
            days, last = -1, last + 1
        elif self.key(last) == "قبل" and self.key(last + 1) in PAST:
            days, last = -2, last + 2
        elif not this and (self.key(last).startswith("ال") or self.key(i - 1) in self._NO_TONIGHT):
            return None
        start = (self.published + timedelta(days=days)).isoformat() if self.published else None
        return Found(start, None, f"{'-' if days < 0 else ''}P{abs(days)}D", i, last)

    def past_date(self, i: int, days: int) -> int:
        """Past the date itself behind «اليوم»: «اليوم (الثلاثاء) 14 أكتوبر»."""
        at = i
        while self.key(at) in {"(", ")", "،", "الموافق"} and at < i + 2:
            at += 1
        if self.form(at, WEEKDAYS) and self.key(i) == "(" and self.key(at + 1) == ")":
            return at + 2
        found = self.day(at) if self.published and self.text.kind(at) == "number" else None
        if found and self.published:
            told = self.resolved(found[0], found[0].last)
            day = self.published + timedelta(days=days)
            # A Hijri month may begin a day apart from the tables.
            apart = int(found[0].calendar == "hijri")
            if told and found[0].day and abs((date.fromisoformat(told[0]) - day).days) <= apart:
                return found[0].last
        return i

    def weekday(self, i: int) -> Found | None:
        """As of `RelativeTimes`, and past the date itself behind it: «الخميس المقبل 26 نوفمبر», «الخميس 26 الجاري»."""
        found = super().weekday(i)
        if found is None or found.end or found.start is None or self.published is None:
            return found
        dated = self.of_this_month(found.last)
        if dated:
            return replace(dated, first=i, taken=found.taken)
        days = (date.fromisoformat(found.start) - self.published).days
        return replace(found, last=self.past_date(found.last, days))

    def is_today(self, i: int) -> bool:
        before, after = self.key(i - 1), self.key(i + 1)
        if ordinal(self.text, i + 1):
            return False  # «اليوم الـ26 من الشهر»
        if self.key(i) != "اليوم":
            return self.key(i) in {"واليوم", "فاليوم"} and after not in self._ADJECTIVES_OF_DAY
        if after in self._ADJECTIVES_OF_DAY or before in {"في", "هذا", "ذلك", "نفس", "باليوم", "طوال", "خلال"}:
            return before == "هذا" and after not in self._ADJECTIVES_OF_DAY
        return True
