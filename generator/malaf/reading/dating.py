"""What names a time, of all kinds: dates, years, times told from the article’s own, and «اليوم» beside any of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from malaf.reading.calendars import MONTH_WORDS, SEASONS, WEEKDAYS
from malaf.reading.days import BETWEEN
from malaf.reading.numerals import ordinal
from malaf.reading.relative import DAY_PARTS, PAST, Found
from malaf.reading.tokens import word_set
from malaf.reading.years import DECADES, DEFINITE_SEASONS, MONTHS, PARTS, YEAR_WORDS, Years

__all__ = ["AGE_OPENERS", "DATE_OPENERS", "Times"]

_TODAY: Final = word_set("اليوم امس غدا الامس البارحه")
# The words with which a century or a decade begins.
AGE_OPENERS: Final = frozenset({"القرن", *DECADES})
# Every word with which a date can begin, but for ordinals.
DATE_OPENERS: Final = frozenset(
    {
        *MONTH_WORDS,
        *WEEKDAYS,
        *SEASONS,
        *DEFINITE_SEASONS,
        *MONTHS,
        *_TODAY,
        *BETWEEN,
        *YEAR_WORDS,
        *PARTS,
        *DECADES,
    }
    | DAY_PARTS
    | word_set("القرن القرنين اول قبل بعد غد الغد الليله يومي ايام شهر شهري اشهر فاتح الفاتح غره ال")
)


class Times(Years):
    """`RelativeTimes` with all that names a date."""

    _ADJECTIVES_OF_DAY: Final = word_set(
        "الوطني العالمي الدولي الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر التالي الواحد نفسه",
        "ذاته السابق الاخير الموعود المفتوح الدراسي الذي",
    )

    _BEFORE_DAY_TOLD: Final = DAY_PARTS | {"اول", "بعد", "قبل"}

    def today(self, i: int) -> Found | None:
        """«اليوم», «أمس الاثنين», «غداً», «أول من أمس», «بعد غد»."""
        at, key = i, self.key(i)
        first = i
        joined = int(key[:1] in {"و", "ف"} and key[1:] in self._BEFORE_DAY_TOLD)
        key = key[joined:]
        if key in DAY_PARTS and self.key(i + 1) in {"امس", "اليوم", "غد", "الغد"}:
            at, key = i + 1, self.key(i + 1)
        tonight = self.tonight(i)
        if tonight:
            return tonight
        days, last = 0, at + 1
        found = self.form(at, _TODAY)
        taken = joined or (found[0] if found else 0)
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
            if key == "امس" and (self.form(at - 1, {"لم", "لن", "لا"}) or self.key(at + 1) == "الحاجه"):
                return None  # «ولم أمس أي دين»: I touched; «في أمس الحاجة»: in dire need
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

    _PARTS_OF_DAY: Final = word_set("نصف ثلث ثلثي ربع")
    _NO_TONIGHT: Final = word_set("تلك في نفس ذات طوال كل هذا") | _PARTS_OF_DAY

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
        elif not this and (self.key(last).startswith("ال") or self.form(i - 1, self._NO_TONIGHT)):
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
        if self.key(i) == "،" and self.key(i + 1) in WEEKDAYS and self.text.kind(i + 2) != "word":
            return i + 2  # «أمس، الخميس، »
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
        dated = self.of_this_month(found.last) or self.on_that_weekday(found)
        if dated:
            return replace(dated, first=i, taken=found.taken)
        days = (date.fromisoformat(found.start) - self.published).days
        return replace(found, last=self.past_date(found.last, days))

    def on_that_weekday(self, found: Found) -> Found | None:
        """The date itself behind a weekday, where it is one: «الأحد المقبل 21 ديسمبر», «الاثنين (15/12)»."""
        at = found.last + (self.key(found.last) == "(")
        day = self.numeric_part(at) if at > found.last else self.day(at) if self.text.kind(at) == "number" else None
        one = day[0] if isinstance(day, tuple) else day
        told = self.resolved(one, one.last) if one and one.day else None
        if one is None or told is None or found.start is None:
            return None
        same = date.fromisoformat(told[0]).weekday() == date.fromisoformat(found.start).weekday()
        last = one.last + (at > found.last and self.key(one.last) == ")")
        return Found(told[0], None, None, found.first, last) if same else None

    _STATES: Final = word_set(
        "تضم يضم تعد يعد تعتبر يعتبر تعيش يعيش يحتاج تحتاج نحتاج تمثل يمثل تشكل يشكل تملك يملك تمتلك يمتلك",
        "توجد يوجد تقطن يقطن",
    )

    def is_now(self, i: int) -> bool:
        """«وتضم المدينة اليوم 60 مسجداً»: nowadays, and no day."""
        if self.key(i + 1) in WEEKDAYS or self.text.kind(i + 1) == "number" or self.key(i + 1) == "(":
            return False
        near = range(i - 1, max(i - 6, -1), -1)
        start = next((at for at in near if self.text.kind(at) == "sign"), -1)
        return any(at > start and self.form(at, self._STATES) for at in near)

    def is_today(self, i: int) -> bool:
        before, after = self.key(i - 1), self.key(i + 1)
        if self.is_now(i):
            return False
        if before == "هذا" and self.key(i - 2) == "مثل":
            return False  # «في مثل هذا اليوم من عام 1973»
        if self.form(i - 1, self._PARTS_OF_DAY):
            return False  # «يوماً ونصف اليوم»
        if ordinal(self.text, i + 1):
            return False  # «اليوم الـ26 من الشهر»
        if self.key(i) != "اليوم":
            return self.key(i) in {"واليوم", "فاليوم"} and after not in self._ADJECTIVES_OF_DAY
        if after in self._ADJECTIVES_OF_DAY or before in {"في", "هذا", "ذلك", "نفس", "باليوم", "طوال", "خلال"}:
            return before == "هذا" and after not in self._ADJECTIVES_OF_DAY
        return True
