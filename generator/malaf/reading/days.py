"""Days and months of both calendars, as prose writes them, and what lies between two of them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.dates import in_order
from malaf.reading.calendars import (
    AMBIGUOUS,
    WEEKDAYS,
    Calendar,
    hijri_interval,
    hijri_of,
    hijri_to_gregorian,
    read_month,
)
from malaf.reading.numerals import ordinal
from malaf.reading.relative import (
    DAY_PARTS,
    EDGES,
    PREPOSITIONS,
    TENSES,
    Found,
    RelativeTimes,
    Tense,
    is_conditional,
    is_future,
    is_scheduled,
)
from malaf.reading.tokens import Text, forms, word_set

_MONTHS_A_YEAR: Final = 12
_SOON: Final = 2  # months: of one that is as near, its last one would be told with its year
_DAYS_A_MONTH: Final = 31
_SINCE: Final = 5  # tokens: «منذ الأول من شهر مايو»
BETWEEN: Final = word_set("من بين ما")
_UNTIL: Final = word_set("الي حتي والي وحتي لغايه ولغايه")


_HIJRI_MARKS: Final = frozenset({"ه", "هجريه", "هجري", "الهجري"})


class Day(msgspec.Struct, frozen=True):
    """A date as it is written, up to token `last`; `tense` is what stands behind it, for the year it lacks."""

    day: int | None
    month: int
    year: int | None
    calendar: Calendar
    tense: Tense | None
    last: int


class Days(RelativeTimes):
    """`RelativeTimes` with the dates of days and months."""

    def __init__(self, text: Text, published: date | None) -> None:
        super().__init__(text, published)
        self.year: int | None = None  # the last year that the text gave
        self.month: str | None = None  # and the last month, in EDTF

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
        before = i - 2 if self.key(i - 1) == "(" else i - 1
        dated = self.form(before, WEEKDAYS) or self.key(i - 1) in {"يوم", "بتاريخ", "ليوم"}
        return Day(first, month, None, "gregorian", None, i + 3) if first and month and dated else None

    def numeric_day(self, i: int) -> Day | None:
        text = self.text
        if text.kind(i) != "number":
            return None
        number = self.key(i)
        if number.count(".") + number.count(",") == 2:
            return self.day_of(re.split("[.,]", number), i + 1)
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
        if key in _HIJRI_MARKS:
            return "hijri", i + 1
        return None, i

    def written_year(self, i: int) -> tuple[int, Calendar, int] | None:
        """A year in digits: (year, calendar, the token after it). Hijri is what is marked so."""
        year = self.number(i, 1000, 2200)
        if year is None:
            return None
        era, last = self.era(i + 1)
        return year, era or "gregorian", last

    def historic_year(self, i: int) -> tuple[int, int] | None:
        """A Hijri year before all tables, which is marked so: «50 للهجرة», «221هـ»: (year, the token after it)."""
        year = self.number(i, 1, 1342)
        if year is None:
            return None
        if self.key(i + 1) == "من" and self.key(i + 2) == "الهجره":
            return year, i + 3
        return (year, i + 2) if self.key(i + 1) in {*_HIJRI_MARKS, "للهجره", "الهجريه"} else None

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
        historic = self.historic_year(after) if calendar == "hijri" else None
        if historic:
            return Day(None, month, historic[0], calendar, None, historic[1])
        written = self.written_year(after)
        if written and (calendar == "hijri") == (1300 <= written[0] <= 1500):
            year, _, last = written
        tense = TENSES.get(self.key(last)) if year is None else None
        if tense is None and year is None:
            joined = self.key(last) in {"من", "لل"}
            told = self.unit(last + joined) or (self.same_year(last + joined) if joined else None)
            if told and told.start and len(told.start) == 4 and (joined or self.key(last) in {"العام", "السنه"}):
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

    _NAMED_BY_DATE: Final = word_set(
        "مدينه ثوره حي جسر شارع ميدان كوبري جامعه نادي حركه الجسر السيد السيده الانسه الدكتور الدكتوره تيريزا"
    )

    def dates(self, i: int) -> Found | None:
        """One date, or two that make an interval: «من 26 أكتوبر إلى 6 نوفمبر 2025», «يومي 19 و20 مايو»."""
        text, at = self.text, i
        while self.key(at) in DAY_PARTS or self.key(at) in {"يومي", "ايام"}:
            at += 1
        opener = self.form(i, BETWEEN)
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
        named = (
            i - 1 - (text.kind(i - 1) == "number" and text.kind(i) == "word")
        )  # «ثورة 25 يناير»: the month alone, too
        if one is None or (one[0].year is None and self.form(named, self._NAMED_BY_DATE)):
            return None
        if self.key(one[0].last) == "من" and self.key(one[0].last + 1) == "كل":
            return None  # «31 ديسمبر من كل عام»
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
        since = "منذ" in self.text.keys[max(at - _SINCE, 0) : at]
        future = not since and any(ahead(self.text, at - 1) for ahead in (is_future, is_conditional, is_scheduled))
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
