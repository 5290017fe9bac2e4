"""Times told from the article's date: «العام الماضي», «الأحد المقبل», «خلال السنوات الخمس المقبلة», «منذ عشر سنوات»."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from malaf.reading.calendars import WEEKDAYS, read_month
from malaf.reading.numerals import ordinal, read_numeral, small_number
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.verbforms import is_future_verb, is_imperfect, is_past_verb, is_possible_verb

__all__ = [
    "DAY_PARTS",
    "EDGES",
    "FREE_EDGES",
    "PREPOSITIONS",
    "RELATIVE_OPENERS",
    "SINGLE",
    "TENSES",
    "YEAR_ADJECTIVES",
    "Found",
    "RelativeTimes",
    "Tense",
    "is_conditional",
    "is_definite",
    "is_future",
    "is_scheduled",
]

Tense = Literal["past", "present", "future"]

PAST: Final = frozenset(
    stem + ending
    for stem in ("الماضي", "المنصرم", "الفايت", "الفارط", "المنقضي", "الاخير", "السالف", "الخالي")
    for ending in ("", "ه", "ين", "ان", "تين", "تان", "ات")
)
_PRESENT: Final = frozenset(stem + ending for stem in ("الجاري", "الحالي", "الراهن") for ending in ("", "ه", "ين"))
FUTURE: Final = frozenset(
    stem + ending
    for stem in ("المقبل", "القادم", "الاتي", "التالي_", "القابل", "الداخل")
    for ending in ("", "ه", "ين", "ان", "تين", "تان", "ات")
)
TENSES: Final[dict[str, Tense]] = {
    **dict.fromkeys(PAST, "past"),
    **dict.fromkeys(_PRESENT, "present"),
    **dict.fromkeys(FUTURE, "future"),
}
# Words for a part of a time that say no more than that: the first tell it by themselves, the others govern a date.
FREE_EDGES: Final = word_set("مطلع بدايه نهايه اواخر منتصف متم اوايل ختام مستهل اواسط موفي")
EDGES: Final = FREE_EDGES | word_set("اخر اول وسط غضون انتهاء حلول اعقاب")
# What is called by its year: «زلزال 2023».
_EVENTS: Final = word_set(
    "موازنه ميزانيه انتخابات حرب ثوره زلزال ازمه احداث انقلاب نكسه نكبه غزو تعداد اتفاق اتفاقيه دستور استفتاء",
    "هدنه احتجاجات ارقام بيانات احصاءات انتفاضه حراك فيضانات حصار عدوان مجزره نتايج ارباح ايرادات حصيله",
    "مونديال اولمبياد",
)
PREPOSITIONS: Final = _EVENTS | word_set(
    "في من منذ حتي الي خلال بين بحلول عبر مع قبل بعد بنهايه لغايه غايه طوال افق بتاريخ تاريخ شهر شهري لشهر",
    "فاتح يوم يومي",
)
_UNIT_LETTERS: Final = {"year": "Y", "month": "M", "week": "W", "day": "D"}
SINGLE: Final = {
    "العام": "year",
    "السنه": "year",
    "الشهر": "month",
    "الاسبوع": "week",
    "العقد": "decade",
    "العشريه": "decade",
}
SINGLE_INDEFINITE: Final = {
    "عام": "year",
    "سنه": "year",
    "شهر": "month",
    "اسبوع": "week",
    "يوم": "day",
    "عقد": "decade",
    "قرن": "century",
}
_PLURALS: Final = {
    **dict.fromkeys(("سنوات", "اعوام", "سنين", "عاما", "سنه", "عام"), "year"),
    **dict.fromkeys(("اشهر", "شهور", "شهرا", "شهر"), "month"),
    **dict.fromkeys(("اسابيع", "اسبوعا", "اسبوع"), "week"),
    **dict.fromkeys(("ايام", "يوما", "يوم", "ليال", "ليالي", "ليله"), "day"),
    **dict.fromkeys(("ساعات", "ساعه"), "hour"),
    **dict.fromkeys(("عقود", "عقدا"), "decade"),
    **dict.fromkeys(("قرون", "قرنا"), "century"),
}
_DUALS: Final = {
    stem + ending: unit
    for stem, unit in (
        ("عام", "year"),
        ("سنت", "year"),
        ("شهر", "month"),
        ("اسبوع", "week"),
        ("يوم", "day"),
        ("ليلت", "day"),
        ("عقد", "decade"),
        ("قرن", "century"),
    )
    for ending in ("ين", "ان")
}
_WINDOWS: Final = frozenset("ال" + word for word in (*_PLURALS, *_DUALS) if word not in {"ليله", "ساعه"})
_WINDOW_OPENERS: Final = word_set("خلال علي في طوال طيله عبر")
_PERIODS: Final = frozenset({*SINGLE, "الموسم"})
_SINCE: Final = word_set("منذ قبل بعد خلال غضون")
DAY_PARTS: Final = word_set("يوم مساء صباح فجر ليله ليل ظهر عصر نهار صبيحه امسيه عشيه ضحي ظهيره")
_NIGHTS: Final = word_set("ليل ليله")
_PAIRS: Final = word_set("يومي ليلتي من بين ما")
# Every word with which a time told from the article's date can begin.
RELATIVE_OPENERS: Final = frozenset(
    {*_WINDOWS, *_WINDOW_OPENERS, *_PERIODS, *_SINCE, *DAY_PARTS, *WEEKDAYS, *_PAIRS, "هذا", "هذه", "اخر", "ال"}
)
_VAGUE_SPANS: Final = word_set("عقود سنوات اعوام سنين قرون اشهر شهور اسابيع ايام")
# What may stand between «منذ» and its count.
_ABOUT: Final = word_set(
    "نحو حوالي قرابه اكثر ازيد اقل من ما لا يقارب يقرب يناهز يزيد يربو ينيف يقل يتجاوز علي عن زهاء"
)
_PARTS_OF: Final = {
    ("نصف", "قرن"): (50, "year"),
    ("ربع", "قرن"): (25, "year"),
    ("نصف", "عام"): (6, "month"),
    ("نصف", "سنه"): (6, "month"),
}
_SEVERAL: Final = word_set("بضعه بضع عده")
YEAR_ADJECTIVES: Final = word_set("الماليه المالي الدراسي الدراسيه الجامعي الجامعيه التشريعيه الفلاحي القضاييه")
_FUTURE_CUES: Final = word_set(
    "المقرر المقرره المتوقع المتوقعه المرتقب المرتقبه المنتظر المنتظره المومل المزمع المزمعه المخطط المفترض",
    "يعتزم تعتزم ينوي تنوي يتوقع تتوقع",
    "نتوقع توقع توقعت بحلول يخطط تخطط ستكون يستهدف تستهدف يرتقب ينتظر سيتم المستهدف",
    "يامل تامل نامل ياملون يسعي تسعي يهدف تهدف يطمح تطمح",
)


# What is told in the present of what is to come: «يعقد المجلس جلسته الخميس».
_SCHEDULED: Final = frozenset(
    prefix + stem
    for stem in (
        *("نطلق", "بدا", "فتتح", "عقد", "جتمع", "لتقي", "ستضيف", "واجه", "صل", "زور", "توجه", "غادر", "ستانف", "قام"),
        *("نظم", "حتضن", "ستقبل", "صوت", "نتهي", "ختتم", "لعب", "خوض", "سافر", "دخل", "تسلم", "باشر", "دلي", "حاضر"),
    )
    for prefix in "يتن"
)
_COMPARED: Final = word_set("اعلي اقل اكثر ادني اطول اقصر اكبر اصغر اسرع ابطا افضل اسوا اقوي اضعف ابعد ابكر")
_WAS: Final = word_set("كان كانت كانوا")
_NOT_SCHEDULED: Final = word_set("لم كان كانت كانوا لا ظل ظلت")
# What is demanded or promised for a time to come: «متعهداً بإعادتهم في غضون عشرة أيام».
_PROMISES: Final = re.compile(
    "[ميتا]?(?:تعهد|لتزم|مهل|هدد)(?:ا|ه|ت|وا|ين|ون)?$|[ميت]طالب(?:ا|ه|ين|ون)?$|طالب(?:ت|وا)$"
    "|وعد(?:ت|وا)?$|واعد[اه]$|مهله$|[يت](?:علن|سلم)$"
)


_RELATIVES: Final = word_set("الذي التي الذين اللذين اللذان اللتين اللتان اللواتي")


def is_future(text: Text, i: int) -> bool:
    """Whether the words before token `i` in its sentence look ahead: «سيبدأ», «من المقرر», «على أن»."""
    for at in range(i - 1, max(i - 25, -1), -1):
        if _ends_clause(text, at) or is_past_verb(text.key(at)):
            return False
        if _looks_ahead(text, at):
            return True
    return False


_NAME: Final = 6  # tokens


def _ends_clause(text: Text, at: int) -> bool:
    """The end of a sentence, or a clause of the past: «ستستأنف على براءة المتهمة التي أخلي سبيلها الخميس»."""
    if text.key(at) == "»":
        return "«" not in text.keys[max(at - _NAME, 0) : at]  # «تفتتح مكتبة «النخيل» أبوابها»: a name
    if text.key(at) in {".", "؟", "!", "؛", "لم"}:
        return True
    return text.key(at) in _RELATIVES and text.key(at + 1)[:1] not in {"س", "ي", "ت", "ن", ""}


def _looks_ahead(text: Text, at: int) -> bool:
    if text.key(at) == "ان" and text.key(at - 1) == "علي":
        return True
    if is_future_verb(text.key(at)):
        return text.key(at - 1) not in _WAS  # «كان سيغادر»: he did not
    if text.key(at) == "قد":
        return is_possible_verb(text.key(at + 1))  # «قد يعلن»
    if text.key(at - 1) == "من" and text.key(at - 2) in _COMPARED:
        return False  # «أعلى من المتوقع»
    return any(form in _FUTURE_CUES for _, form in forms(text.key(at)))


_PARTICLES_IN_AL: Final = {*word_set("الي الا الان الذي التي الذين اليه اليها اليوم"), *WEEKDAYS}


def is_definite(key: str) -> bool:
    """Whether a folded word has the article, as an adjective that a definite noun before it may have."""
    return key.startswith("ال") and key not in _PARTICLES_IN_AL


# What has been said or done when it is told: nothing before these sets the time that stands behind them.
_TOLD: Final = word_set(
    "قال قالت اعلن اعلنت اعلنه اعلنته اكد اكدت افاد افادت ذكر ذكرت ذكره اوضح اوضحت صرح صرحت نشر نشرت نشره بعد اثر عقب"
)


def is_scheduled(text: Text, i: int) -> bool:
    """Whether the words before token `i` in its sentence set a time: «يعقد المجلس», «إذا مرّ», «اعتباراً من»."""
    if text.key(i - 1) == "من" and text.form(i - 2, {"اعتبارا", "ابتداء", "بدءا", "انطلاقا"}):
        return True
    denied = False
    for at in range(i - 1, max(i - 25, -1), -1):
        if _ends_clause(text, at) or text.form(at, _TOLD) or is_past_verb(text.key(at)):
            return False
        if _looks_ahead(text, at):
            return True
        denied = denied or text.key(at) in _NOT_SCHEDULED or text.key(at - 1) in _NOT_SCHEDULED
        if not denied and text.form(at, _SCHEDULED):
            return True
        if _is_if(text, at):
            return not denied
    return False


def is_conditional(text: Text, i: int) -> bool:
    """Whether the words before token `i` in its sentence say what may come: «إذا خرجت»; not «عما إذا», «إذا كان قد»."""
    for at in range(i - 1, max(i - 25, -1), -1):
        if _ends_clause(text, at) or text.form(at, _TOLD):
            return False
        if _is_if(text, at):
            return text.key(at + 1) not in {"كان", "كانت", "كانوا", "لم"}
    return False


def _is_if(text: Text, i: int) -> bool:
    return text.form(i, {"اذا"}) is not None and text.key(i - 1) not in {"ما", "عما", "فيما"}


def is_promised(text: Text, i: int) -> bool:
    """Whether the words before token `i` in its sentence promise or demand something."""
    for at in range(i - 1, max(i - 15, -1), -1):
        if text.key(at) in {".", "؟", "!", "؛", "»"}:
            return False
        if text.kind(at) == "word" and any(_PROMISES.match(form) for _, form in forms(text.key(at))):
            return True
    return False


_NEAR: Final = 8  # tokens


_MONTHS_OF_A_YEAR: Final = 12


class Found(msgspec.Struct, frozen=True):
    """A time at tokens ``[first, last)``; `taken` letters of the first do not belong to it. See `moments.Moment`."""

    start: str | None
    end: str | None
    relative: str | None
    first: int
    last: int
    taken: int = 0
    conflict: str | None = None


class RelativeTimes:
    """One text and its date; each method reads one kind of time that begins at a token, or gives None."""

    def __init__(self, text: Text, published: date | None) -> None:
        self.text = text
        self.key, self.form = text.key, text.form
        self.published = published

    def number(self, i: int, low: int, high: int) -> int | None:
        """The whole number in digits at token `i`, in these bounds."""
        if self.text.kind(i) != "number":
            return None
        plain = self.key(i)
        if not plain.isascii():
            plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else "x" for char in plain)
        return int(plain) if plain.isdecimal() and len(plain) <= 4 and low <= int(plain) <= high else None

    _BEFORE_NO_DAY: Final = word_set("صلاه خطبه بن ابن سوق هذا عبد ابو بو ال جزيره كل ايام جريده صحيفه مجله")

    def weekday(self, i: int) -> Found | None:
        """«الأحد المقبل», «يوم الخميس», «مساء السبت», «ليل الاثنين الثلاثاء», and several of them."""
        if self.published is None:
            return None
        several = self.weekdays(i)
        if several:
            return several
        at = i
        found = self.form(at, WEEKDAYS)
        part = self.form(at, DAY_PARTS) if not found else None
        if part:
            at += 1
            found = self.form(at, WEEKDAYS)
        if not found or (found[0] and self.key(at)[0] != "و") or (part and found[0]):
            return None
        if self.is_weekly(i):
            return None
        if not part and self.key(at - 1).startswith("ال") and self.key(at - 1).endswith(("ين", "ان")):
            return None  # «الانتحاريين الاثنين»: the two
        days, last = self.days_away(self.published, WEEKDAYS[found[1]], at + 1, i)
        if part and part[1] in _NIGHTS:
            last = self.following_day(WEEKDAYS[found[1]], last)
        start = (self.published + timedelta(days=days)).isoformat()
        return Found(start, None, None, i, last, part[0] if part else found[0])

    def is_weekly(self, i: int) -> bool:
        """Whether the weekday at token `i` is one of every week («أيام الأحد والثلاثاء»), or none («صلاة الجمعة»)."""
        at = i - 1
        while i - at < 8 and self.form(at, WEEKDAYS):
            at -= 1
        return self.key(at if self.key(at) == "ايام" else i - 1) in self._BEFORE_NO_DAY

    def following_day(self, weekday: int, i: int) -> int:
        """Past the day in which a night ends: «ليلة السبت-الأحد», «ليل الاثنين الثلاثاء»."""
        at = i + (self.key(i) in {"-", "/", "\u2013", "الي", "علي"})
        return at + 1 if WEEKDAYS.get(self.key(at)) == (weekday + 1) % 7 else i

    def days_away(self, today: date, weekday: int, i: int, first: int) -> tuple[int, int]:
        """(Days from `today` to a weekday that ends before token `i`, the token after what tells them)."""
        ahead = (weekday - today.weekday()) % 7
        if self.key(i) == "قبل" and self.key(i + 1) in PAST:
            return ahead - 14, i + 2
        if self.key(i) == "بعد" and self.key(i + 1) in FUTURE:
            return (ahead or 7) + 7, i + 2
        tense = TENSES.get(self.key(i))
        last = i + bool(tense)
        if tense == "future":
            return ahead or 7, last
        if tense == "past":
            return ahead - 7, last
        if self.key(first - 1) != "منذ" and is_scheduled(self.text, first):
            return ahead, last
        return (ahead - 7 if ahead else 0), last

    def weekdays(self, i: int) -> Found | None:
        """«من الأحد إلى الخميس», «بين السبت والاثنين الماضيين», «يومي الأحد والاثنين المقبلين»."""
        at, taken = i, 0
        opener = self.form(i, _PAIRS)
        if opener:
            taken = opener[0]
            at += 1 + ((opener[1], self.key(i + 1)) == ("ما", "بين"))
            at += self.key(at) in {"يوم", "يومي"}
        elif self.key(i) not in WEEKDAYS:
            return None
        one = WEEKDAYS.get(self.key(at))
        if one is None or self.published is None:
            return None
        to = 2 if self.key(at + 1) in {"الي", "حتي", "وحتي", "-", "\u2013"} else 1
        if to == 2 and not (opener and opener[1] == "من"):
            return None
        at += to
        at += to == 2 and self.key(at) == "يوم"
        other = self.form(at, WEEKDAYS)
        if other is None or other[0] != (to == 1) or (to == 1 and opener and opener[1] == "من"):
            return None
        tense = self.key(at + 1)
        if not opener and not (tense in TENSES and tense.endswith("ين")):
            return None  # «الأحد والاثنين» alone: two days
        if self.key(at + 1) == "من" and self.key(at + 2) == "كل":
            return None
        days, last = self.days_away(self.published, WEEKDAYS[other[1]], at + 1, i)
        apart = (WEEKDAYS[other[1]] - one) % 7
        if not apart or (days - apart < 0 < days and TENSES.get(tense) == "future"):
            days += 7
        low, high = (self.published + timedelta(days=away) for away in (days - (apart or 7), days))
        return Found(low.isoformat(), high.isoformat(), None, i, last, taken)

    def told(self, unit: str, tense: Tense, first: int, last: int, taken: int = 0, count: int = 1) -> Found:
        """A whole year or month before, at or after the article's date: «العام الماضي»."""
        sign = {"past": -1, "present": 0, "future": 1}[tense]
        size = {"decade": 10, "century": 100}.get(unit, 1) * count
        if size >= 10 and not sign and self.published:
            return Found(f"{self.published.year // 10:03}X", None, None, first, last, taken)  # «هذا العقد»
        letter = _UNIT_LETTERS.get(unit, "Y")
        relative = f"{'-' if sign < 0 else ''}P{size if sign else 0}{letter}"
        start = None
        if self.published and unit == "year":
            start = f"{self.published.year + sign * count:04}"
        elif self.published and unit == "month":
            months = self.published.year * 12 + self.published.month - 1 + sign * count
            start = f"{months // 12:04}-{months % 12 + 1:02}"
        return Found(start, None, relative, first, last, taken)

    def unit(self, i: int) -> Found | None:
        """«العام الماضي», «هذا الشهر», «الأسبوع المقبل», «الموسم الفارط», «العام قبل الماضي»."""
        this = self.form(i, {"هذا", "هذه"})
        if this and self.key(i + 1) == "الموسم":
            return Found(None, None, "P0Y", i, i + 2 + (TENSES.get(self.key(i + 2)) == "present"), this[0])
        if this and self.key(i + 1) in SINGLE:
            if self.key(i + 2) in TENSES and TENSES[self.key(i + 2)] == "present":
                return self.told(SINGLE[self.key(i + 1)], "present", i, i + 3, this[0])
            return self.told(SINGLE[self.key(i + 1)], "present", i, i + 2, this[0])
        found = self.form(i, _PERIODS)
        if not found:
            return None
        unit = SINGLE.get(found[1], "season")
        at = i + 1
        plain = True
        while self.key(at) in YEAR_ADJECTIVES:
            at, plain = at + 1, False
        at_two = at + (self.key(at) == "ما")
        if self.key(at_two) == "قبل" and self.key(at_two + 1) in PAST:
            return self.told(unit, "past", i, at_two + 2, found[0], 2)
        if self.key(at) == "بعد" and self.key(at + 1) in FUTURE:
            return self.told(unit, "future", i, at + 2, found[0], 2)
        tense = TENSES.get(self.key(at))
        if tense is None or (self.key(at).startswith("الاخير") and self.key(at + 1) == "من"):
            return None  # «الأسبوع الأخير من نوفمبر»
        if unit == "season" and tense == "present":
            return None  # «الموسم الحالي» is no more than now
        moment = self.told("year" if unit == "season" else unit, tense, i, at + 1, found[0])
        return moment if plain and unit != "season" else replace(moment, start=None)

    def count(self, i: int) -> tuple[int | None, int]:
        """A definite count at token `i`: «الخمس», «الـ24», «الثماني عشرة»: (count, the token after it)."""
        if self.key(i) == "ال" and self.number(i + 1, 1, 999):
            return self.number(i + 1, 1, 999), i + 2
        value = small_number(self.key(i)) if self.key(i).startswith("ال") else None
        if value and value < 10 and self.key(i + 1) in {"عشر", "عشره"}:
            return value + 10, i + 2
        tens = small_number(self.key(i + 1)[1:]) if self.key(i + 1).startswith("وال") else None
        if value and value < 10 and tens and tens > 10:
            return value + tens, i + 2  # «الأربع والعشرين»
        return value, i + 1

    def window(self, i: int) -> Found | None:
        """«خلال السنوات الخمس المقبلة», «العامين المقبلين», «العقود الثلاثة الماضية», «آخر عشر سنوات»."""
        at = i
        opener = self.form(i, _WINDOW_OPENERS)
        taken = 0
        if opener:
            at += 1
            taken = opener[0]
            if self.key(at) in {"مدي", "مدار", "غضون", "امتداد"}:
                at += 1
        found = self.definite_window(at) or self.last_ones(at) or (self.told_span(at) if opener else None)
        if found is None:
            return None
        inner = self.form(at, set())
        if opener and opener[1] in {"في", "عبر"} and self.key(i + 1) != "غضون":
            return replace(found, first=at, taken=0)
        return replace(found, first=i, taken=taken if opener else (inner[0] if inner else 0))

    def definite_window(self, i: int) -> Found | None:
        key = self.form(i, _WINDOWS)
        if key is None:
            return self.counted_first(i)
        bare = key[1][2:]
        if bare in _DUALS:
            tense = TENSES.get(self.key(i + 1))
            return self.spanned(2, _DUALS[bare], tense, i, i + 2, key[0]) if tense else None
        if bare not in _PLURALS:
            return None
        count, at = self.count(i + 1)
        tense = TENSES.get(self.key(at))
        if count is None and TENSES.get(self.key(i + 1)):
            tense = TENSES[self.key(i + 1)]
            count, at = self.count(i + 2)
            return self.spanned(count, _PLURALS[bare], tense, i, at, key[0]) if count else None
        return self.spanned(count, _PLURALS[bare], tense, i, at + 1, key[0]) if count and tense else None

    def counted_first(self, i: int) -> Found | None:
        """«الخمس سنوات المقبلة», «الـ10 سنوات الماضية»."""
        count, at = self.count(i)
        unit = _PLURALS.get(self.key(at)) if count else None
        tense = TENSES.get(self.key(at + 1))
        return self.spanned(count, unit, tense, i, at + 2, 0) if count and unit and tense else None

    def last_ones(self, i: int) -> Found | None:
        """«آخر عشر سنوات»."""
        if self.key(i) != "اخر" or "\u0622" not in self.text.tokens[i].text:
            return None
        span = self.indefinite(i + 1)
        return self.spanned(span[0], span[1], "past", i, span[2], 0) if span and span[0] else None

    def told_span(self, i: int) -> Found | None:
        """«أربع سنوات مقبلة», «عقدين مقبلين»."""
        span = self.indefinite(i)
        tense = self._INDEFINITE.get(self.key(span[2])) if span else None
        return self.spanned(span[0], span[1], tense, i, span[2] + 1, 0) if span and span[0] and tense else None

    def spanned(self, count: int, unit: str, tense: Tense | None, first: int, last: int, taken: int) -> Found | None:
        if unit == "hour":  # durations are of whole days
            return self.spanned(count // 24, "day", tense, first, last, taken) if count and count % 24 == 0 else None
        size = count * {"decade": 10, "century": 100}.get(unit, 1)
        sign = "-" if tense == "past" else ""
        return Found(None, None, f"{sign}P{size}{_UNIT_LETTERS.get(unit, 'Y')}", first, last, taken)

    def indefinite(self, i: int) -> tuple[int, str, int] | None:
        """«عشر سنوات», «18 شهراً», «عامين», «عام ونصف»: (count, unit, the token after it); count 0: no number."""
        found = self.whole_units(i)
        if found is None or not found[0]:
            return found
        count, unit, last = found
        last += self.key(last) in {"واحد", "واحده", "ونيف"}
        if self.key(last) == "ونصف" and unit == "year":
            count, unit = 12 * count + 6, "month"
            last += 1 + (self.key(last + 1) in SINGLE)
        elif unit == "year" and (months := self.months_behind(last)):
            count, unit, last = 12 * count + months[0], "month", months[1]
        return count, unit, last

    def months_behind(self, i: int) -> tuple[int, int] | None:
        """«وثلاثة أشهر», «وشهرين» behind years: how many, and the token after them."""
        key = self.key(i)
        if key in {"وشهرين", "وشهران"}:
            return 2, i + 1
        apart = key == "و"
        numeral = read_numeral(self.text, i + apart) if key[:1] == "و" and i + apart < len(self.text) else None
        if numeral is None or numeral.value is None or not 1 <= numeral.value < _MONTHS_OF_A_YEAR:
            return None
        if _PLURALS.get(self.key(numeral.last)) != "month":
            return None
        return int(numeral.value), numeral.last + 1

    def whole_units(self, i: int) -> tuple[int, str, int] | None:
        """As `indefinite`, without what follows the unit."""
        at = i
        while self.form(at, _ABOUT) and at < i + 4:
            at += 1
        key = self.key(at)
        if at > i and key.removeprefix("ال") in {*_DUALS, *SINGLE_INDEFINITE}:
            key = key.removeprefix("ال")  # «منذ قرابة العامين»
        part = _PARTS_OF.get((key, self.key(at + 1)))
        if part:
            return *part, at + 2
        if key in _DUALS:
            return 2, _DUALS[key], at + 1
        if key in _SEVERAL and self.key(at + 1) in _VAGUE_SPANS:
            return 0, _PLURALS[self.key(at + 1)], at + 2
        if key in _VAGUE_SPANS:
            return 0, _PLURALS[key], at + 1
        if key in SINGLE_INDEFINITE:
            unit = SINGLE_INDEFINITE[key]
            if self.named(at + 1):
                return None
            return 1, unit, at + 1
        numeral = read_numeral(self.text, at) if at < len(self.text) else None
        if numeral is None or numeral.value is None or numeral.value % 1 or not 1 <= numeral.value < 1000:
            return None
        unit_or_none = _PLURALS.get(self.key(numeral.last))
        if unit_or_none is None:
            return None
        return int(numeral.value), unit_or_none, numeral.last + 1

    def named(self, i: int) -> bool:
        """Whether what follows «شهر», «عام» or «يوم» names one: «شهر رمضان», «عام 2011», «يوم الأحد»."""
        if self.number(i, 1, 2200) or read_month(self.text, i) or self.form(i, WEEKDAYS):
            return True
        numeral = read_numeral(self.text, i) if i < len(self.text) else None
        return numeral is not None or self.key(i).startswith("ال")

    _INDEFINITE: Final[dict[str, Tense]] = {
        "مقبله": "future",
        "مقبلين": "future",
        "مقبلا": "future",
        "قادما": "future",
        "قادمه": "future",
        "قادمين": "future",
        "ماضيه": "past",
        "ماضيين": "past",
        "مضت": "past",
        "مضي": "past",
        "خلت": "past",
    }

    def since(self, i: int) -> Found | None:
        """«منذ عشر سنوات», «قبل ثلاثة أيام», «بعد عامين», «خلال ثلاثين يوماً»: from the article's date, unless told."""
        found = self.form(i, _SINCE)
        if not found:
            return None
        taken, word = found
        if word == "بعد" and self.key(i - 1).removesuffix("ا") == self.key(i + 1):
            return None  # «عاماً بعد عام»
        span = self.indefinite(i + 1)
        if span is None:
            return None
        count, unit, last = span
        if not count:
            if word not in {"منذ", "قبل"} or (self.key(last) in {"من", "طويله"} and self.key(last + 1) != ""):
                return Found(None, None, None, i, last, taken) if word == "منذ" and self.key(last) == "طويله" else None
            return Found(None, None, None, i, last, taken)
        if unit == "day" and count == 1 and word in {"بعد", "خلال", "قبل"} and last == i + 2:
            return None
        tense: Tense
        if word in {"منذ", "قبل"}:
            tense = "past"
        elif word == "بعد" and unit != "hour":
            tense = "future"
        else:
            ahead = is_scheduled(self.text, i) or is_promised(self.text, i)
            tense = "future" if ahead and not self.is_repeated(i) else "past"
        stated = TENSES.get(self.key(last)) or self._INDEFINITE.get(self.key(last))
        if stated:
            tense = stated
            last += 1
        elif self.key(last) == "من" and self.key(last + 1) in {"الزمن", "الزمان", "الان", "اليوم"}:
            if self.key(last + 1) in {"الان", "اليوم"} and word not in {"منذ", "قبل"}:
                tense = "future"  # «في غضون عشرة أيام من الآن»
            last += 2
        elif word != "منذ" and (self.anchored(last) or (word == "بعد" and self.is_told(i))):
            return None  # «عاد بعد عامين»
        elif word not in {"منذ", "قبل"} and tense == "past" and not self.is_repeated(i):
            return None  # «زاد خلال 287 يوماً» measures, and does not say from when
        return self.spanned(count, unit, tense, i, last, taken)

    def is_told(self, i: int) -> bool:
        """Whether the last verb before token `i` in its clause tells of the past."""
        for at in range(i - 1, max(i - _NEAR, -1), -1):
            key = self.key(at)
            if self.text.kind(at) != "word" or is_future_verb(key):
                return False
            if is_past_verb(key):
                return True
            if is_imperfect(key):
                return False
        return False

    def is_repeated(self, i: int) -> bool:
        """«هي الثالثة خلال ثلاثين يوماً»: counted from the past, whatever the sentence looks ahead to."""
        number = ordinal(self.text, i - 1)
        of_a_noun = self.key(i - 2).endswith(("ها", "هم")) or self.text.tokens[i - 2].text.endswith("ه")
        return number is not None and number[1] == i and not of_a_noun  # «ترفع تقريرها الأول خلال شهر»

    def anchored(self, i: int) -> bool:
        """Whether a span is told from something else than the article's date: «بعد عامين من توقيعه», «قبل يوم من»."""
        at = i + (self.text.kind(i) == "word" and self.key(i) in {"فقط", "كامله", "كامل", "تقريبا"})
        if self.key(at) == "علي" and self.text.kind(at + 1) == "number":
            return False  # «دراسة أجريت قبل عامين على 300 طفل»
        return self.key(at) in {"من", "علي", "عن"}
