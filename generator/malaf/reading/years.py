"""Parts of a year, years, decades and centuries."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from malaf.reading.calendars import SEASONS, hijri_interval, hijri_years, read_month
from malaf.reading.days import BETWEEN, Days
from malaf.reading.numerals import ordinal, read_numeral
from malaf.reading.relative import EDGES, PREPOSITIONS, TENSES, YEAR_ADJECTIVES, Found, is_definite
from malaf.reading.tokens import word_set
from malaf.reading.units import is_person, time_unit
from malaf.reading.verbforms import is_imperfect, is_past_verb

_DASHES: Final = frozenset({"-", "\u2013", "\u2014", "\u2012", "/", "ـ"})
_WINTER: Final = SEASONS["شتاء"]
DEFINITE_SEASONS: Final = frozenset("ال" + name for name in SEASONS)
MONTHS: Final = word_set("الاشهر الشهور")
_SEVERAL_YEARS: Final = word_set("عامي سنتي العامين السنتين سنوات السنوات اعوام الاعوام")
YEAR_WORDS: Final = _SEVERAL_YEARS | word_set("عام العام سنه السنه موسم الموسم")
# A part of a year: how many there are, and whether the word needs a year beside it («الفصل» is a term, too).
PARTS: Final = {
    "الربع": (4, False),
    "الثلاثي": (4, True),
    "الفصل": (4, True),
    "النصف": (2, False),
    "السداسي": (2, True),
    "الاسدس": (2, True),
}
DECADES: Final = {
    (article + stem + ending): 10 * n
    for n, stem in enumerate(("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"), 2)
    for ending in ("يات", "ات")
    for article in ("", "ال")
}


_COUNTED_BY_THOUSANDS: Final = word_set(
    "الف مليون مليار دولار ريال درهم دينار جنيه ليره يورو كيلومتر كلم كم متر برميل طن هكتار وحده ميغاواط ميجاواط",
    "مدرسه شركه مشروع نقطه اسره شاحنه سياره منصب وظيفه فرصه مقعد حاله اصابه صفقه رحله غرفه سرير سهم جرعه خيمه",
)


_MORE: Final = word_set("اكثر ازيد اقل يزيد تزيد يقل تقل يربو تربو ينيف")


class Years(Days):
    """`Days` with what is longer than a month."""

    def part_of_year(self, i: int) -> Found | None:
        """«الربع الأول من 2027», «النصف الثاني», «صيف عام 2026», «ربيع العام المقبل»."""
        part = self.form(i, PARTS)
        if part:
            count, needs_year = PARTS[part[1]]
            number = ordinal(self.text, i + 1) or ((count, i + 2) if self.key(i + 1) in {"الاخير", "الاخيره"} else None)
            if number is None or number[0] > count:
                return None
            code = number[0] + (32 if count == 4 else 39)
            return self.of_year(i, number[1], code, part[0], needs_year=needs_year)
        season = self.form(i, SEASONS)
        if season and read_month(self.text, i) is None:
            return self.of_year(i, i + 1, SEASONS[season[1]], season[0], needs_year=True)
        this = self.key(i) == "هذا"
        definite = self.form(i + this, DEFINITE_SEASONS)
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
        head = first_ones or self.form(i, MONTHS)
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
        if self.key(last) == "قبل" and self.key(last + 1) == "الميلاد":
            return None
        if self.key(last) in {"الهجري", "للهجره", "هجري"}:
            low, high = hijri_years(100 * number[0] - 99)[0], hijri_years(100 * number[0])[1]
            return Found(f"{low:04}", f"{high:04}", None, i, last + 1, found[0])
        if self.key(last) in {"الميلادي", "للميلاد", "ميلادي"}:
            last += 1
        return Found(f"{number[0] - 1:02}XX", None, None, i, last, found[0])

    def decade(self, i: int) -> Found | None:
        """«التسعينيات», «ثمانينيات القرن الماضي»."""
        found = self.form(i, DECADES)
        if not found:
            return None
        century, last = 19, i + 1
        told = self.century(i + 1 + (self.key(i + 1) == "من"))
        if told and told.start and told.start[:2].isdecimal():
            century, last = int(told.start[:2]), told.last
        elif not found[1].startswith("ال") or self.key(i + 2) in {"عمره", "عمرها", "عمرهم", "العمر"}:
            return None
        return Found(f"{century:02}{DECADES[found[1]] // 10}X", None, None, i, last, found[0])

    def years(self, i: int) -> Found | None:
        """«عام 2016», «بين عامي 1900 و1950», «2024/2025», «2023م», and years after a preposition."""
        at, taken, named = i, 0, False
        word = self.form(at, YEAR_WORDS)
        if word:
            taken, named = word[0], True
            at += 1
            while self.key(at) in YEAR_ADJECTIVES:
                at += 1
            if self.key(at) in {"(", "\u00ab"} and self.number(at + 1, 1000, 2200):
                at += 1
        opener = None if named else self.form(at, BETWEEN)
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

    def historic(self, i: int) -> Found | None:
        """«سنة 50 للهجرة (670م)», «عام 184هـ/800م», «سنة 221هـ»: a year before all tables, by the other calendar."""
        word = self.form(i, YEAR_WORDS)
        at, taken = i + bool(word), word[0] if word else 0
        written = self.historic_year(at)
        if written is None:
            year = self.number(at, 100, 999) if word else None
            marked = self.key(at + 1) in {"م", "ميلاديه", "للميلاد"}
            return Found(f"{year:04}", None, None, i, at + 2, taken) if year and marked else None
        year, last = written
        if self.key(last) in {"(", "/", "-", "الموافق"}:
            other = last + 1 + (self.key(last + 1) in {"الموافق", "ل", "عام", "لعام", "سنه", "لسنه"})
            gregorian = self.number(other, 400, 1930)
            after = self.era(other + 1)[1]
            closed = self.key(last) != "(" or self.key(after) == ")"
            if gregorian and closed and abs(gregorian - hijri_years(year)[0]) <= 1:
                return Found(f"{gregorian:04}", None, None, i, after + (self.key(last) == "("), taken)
        low, high = hijri_years(year)
        return Found(f"{low:04}", f"{high:04}" if high > low else None, None, i, last, taken)

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
        if key in _DASHES or key in {"الي", "حتي"} or (joined and key == "و"):
            at = i + 1
            if self.key(at) in {"عام", "سنه"}:
                at += 1
            if key in _DASHES:
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
        word = self.form(at, YEAR_WORDS)
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
        if self.form(i - 2, _MORE) and before in {"من", "عن", "علي"} and self.is_noun(last):
            return False  # «أكثر من 2000 نول»
        if "إحداث" in self.text.tokens[i - 1].text:
            return False  # to create, and no «أحداث 1956»
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

    def is_noun(self, i: int) -> bool:
        """Whether what may be counted stands at token `i`: an indefinite word that leads to nothing else."""
        key = self.key(i)
        other = key[:1] in {"و", "ف", "ب", "ل"} or key.startswith("ال") or self.form(i, PREPOSITIONS)
        verb = is_past_verb(key) or (key[:1] in {"ي", "ت"} and is_imperfect(key))
        return self.text.kind(i) == "word" and not other and not verb

    def counts(self, i: int) -> bool:
        """Whether the word at token `i` is something that four digits before it count."""
        if self.text.kind(i) == "sign":
            return self.key(i) in {"%", "٪", "$", "€"}
        if self.text.kind(i) != "word":
            return False
        key = self.key(i)
        if key in _COUNTED_BY_THOUSANDS:
            return True
        if time_unit(key) and key not in {"عام", "سنه", "شهر", "يوم"}:
            return True
        return is_person(key) or self.text.tokens[i].text.endswith(("\u064b", "\u0627\u064b", "\u064b\u0627"))
