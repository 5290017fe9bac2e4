"""What a text says in numbers and dates, as values that another language's text can be compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.article import Qualifier
from malaf.reading import english
from malaf.reading.calendars import AMBIGUOUS, MONTH_WORDS, WEEKDAYS, hijri_to_gregorian, read_month
from malaf.reading.dating import AGE_OPENERS, Times
from malaf.reading.durations import Duration, Told, counted_duration, read_durations
from malaf.reading.english import read_english_numbers
from malaf.reading.locale_words import read_local
from malaf.reading.numerals import Numeral, definite_hundreds, is_ordinal, ordinal, read_numerals, small_number
from malaf.reading.parts import Part, read_parts
from malaf.reading.periods import Period, read_periods
from malaf.reading.quantities import Quantity, may_be_qualified, qualified_before, read_quantities
from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, latin_question, question, word_set
from malaf.reading.units import counted_dual

__all__ = ["Mentions", "Number", "read_mentions"]


class Number(msgspec.Struct, frozen=True, gc=False):
    """One number: `value`, with what it is of and how it is qualified; `words` as the text has it.

    `role` is ``year`` or ``day`` where it stands in a date, ``ordinal`` for «الـ14» and 14th. `plain` marks a small
    number in words («ثلاثة»), which a translator may well leave out or put otherwise.
    """

    value: Decimal
    words: str
    percent: bool = False
    currency: str | None = None
    qualifier: Qualifier = "exact"
    role: str | None = None
    plain: bool = False
    also: Decimal | None = None  # another reading of its digits: «1.239»
    soft: bool = False  # its qualifier may say nothing: "over ten years"
    share: bool = False  # whether the percent sign or unit may be another's: «من 25 إلى 49 في المئة», points
    duration: Duration | None = None  # «ستة أشهر»
    measure: str | None = None  # a unit that is put into another: ``mile``, ``celsius``; ``cent`` for small money
    hedged: bool = False  # exact as it stands, but words near it may qualify it
    beside: Decimal | None = None  # the same in another unit: "100 miles (160 km)"


class Mentions(msgspec.Struct):
    """All that one text says in numbers and dates.

    `loose` are values that the text may be said to give as well: ordinals, duals, halves, «both», «dozen». They excuse
    a number of the other text, and are not missed themselves. `months` are 1 to 12, `weekdays` 0 (Monday) to 6.
    `magnitudes` are the powers of ten of «ملايين», dozens, thousands. `days_told`, `months_told`, `years_told`: it has
    «أمس», «الشهر الماضي», «العام الماضي», which a translator may put as a date. `converted` are (day, month, year) of
    Hijri dates, by the Gregorian calendar. `months_loose` are months that may be another word. `fractions` are halves,
    thirds and their like in words, `ordinals` those in words or digits, `parts` quarters and halves of a year (``Q3``,
    ``H1``). `durations` are those without a number of their own, `duals` how each «كيلومترين» is qualified,
    `clock` times of day (hour to 12, minute), `scores` those of matches in digits, `periods` those told from today.
    """

    numbers: list[Number] = msgspec.field(default_factory=list)
    loose: set[Decimal] = msgspec.field(default_factory=set)
    months: list[int] = msgspec.field(default_factory=list)
    weekdays: list[int] = msgspec.field(default_factory=list)
    magnitudes: set[int] = msgspec.field(default_factory=set)
    fractions: list[Part] = msgspec.field(default_factory=list)
    durations: list[Told] = msgspec.field(default_factory=list)
    duals: list[Qualifier] = msgspec.field(default_factory=list)
    clock: set[tuple[int, int]] = msgspec.field(default_factory=set)
    scores: set[frozenset[Decimal]] = msgspec.field(default_factory=set)
    periods: set[Period] = msgspec.field(default_factory=set)
    ordinals: set[Decimal] = msgspec.field(default_factory=set)
    parts: set[str] = msgspec.field(default_factory=set)
    months_loose: set[int] = msgspec.field(default_factory=set)
    days_told: bool = False
    months_told: bool = False
    years_told: bool = False
    converted: list[tuple[int, int, int]] = msgspec.field(default_factory=list)


def read_mentions(text: Text, language: str) -> Mentions:
    """The mentions of a text in `language` (BCP 47). Of one without rules here, digits and dates alone."""
    numbered = _PARAGRAPH_NUMBER.match(text.text)
    prose = _REVERSED.sub(_as_written, text.text[numbered.end() :] if numbered else text.text)
    reader = _READERS.get(language.split("-", maxsplit=1)[0])
    words = text if prose == text.text else Text(prose)
    found = reader(words) if reader else _read_local(prose, language)
    if numbered and numbered[1].isdecimal():
        found.loose.add(Decimal(numbered[1]))
    return found


def _arabic_and_english(text: Text, language: str, found: Mentions) -> None:
    found.fractions = read_parts(text, language)
    found.durations = read_durations(text, language)
    found.periods = read_periods(text, language)


def _as_written(match: re.Match[str]) -> str:
    return " ".join(reversed(match[0].split()))


# «070 36» for 36,070: groups from right to left, as documents of the United Nations have them. The nought is the first
# to be asked for, since few texts have one.
_REVERSED: Final = re.compile(r"0(?<![\d.,]0)\d\d(?:[ \u00a0]\d{3})*[ \u00a0]\d{1,3}(?![\d.,])")


# "12. Decides that …", «10 - اتفقت»: the number of a paragraph, which its translation may leave to the layout.
_PARAGRAPH_NUMBER: Final = re.compile(r"\s*\(?(\d{1,3}|ألف)\s?(?:[.)]|[-\u2013]\s)\s*(?=[^\W\d])")


# --- Arabic -----------------------------------------------------------------------------------------------------------

_LOOSE_AR: Final[dict[str, Decimal | int]] = {
    **dict.fromkeys(("نصف", "النصف", "منتصف"), Decimal("0.5")),
    **dict.fromkeys(("ربع", "الربع"), Decimal("0.25")),
    **dict.fromkeys(("ثلث", "الثلث"), Decimal(1) / 3),
    **dict.fromkeys(
        ("ضعف", "ضعفي", "ضعفين", "مضاعفه", "تضاعف", "تضاعفت", "ثنايي", "ثناييه", "الثناييه", "كلا", "كلتا"), 2
    ),
    **dict.fromkeys(("ثلاثي", "ثلاثيه", "الثلاثي", "الثلاثيه"), 3),
    **dict.fromkeys(("رباعي", "رباعيه", "الرباعي", "الرباعيه"), 4),
    **dict.fromkeys(("خماسي", "خماسيه"), 5),
    **dict.fromkeys(("عقد", "العقد", "عقود"), 10),
    **dict.fromkeys(("قرن", "القرن", "قرون"), 100),
    **dict.fromkeys(("الميه", "المايه"), 100),
    **dict.fromkeys(("الميتين", "الميتي", "المايتين"), 200),
    "الالف": 10**3,
    "المليون": 10**6,
    "المليار": 10**9,
    **dict.fromkeys(("واحد", "واحده", "احد", "احدي", "اول", "اولي", "الاول", "الاولي", "وحيد"), 1),
}
_INDEFINITE_ORDINALS: Final = {
    word + ending: n
    for n, word in enumerate(
        ("ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"),
        2,
    )
    for ending in ("", "ه", "ا")
}
_MONTH_HEADS: Final = frozenset({"كانون", "تشرين", "ربيع", "جمادي"})
_AND_PART: Final = {"ونصف": Decimal("0.5"), "وربع": Decimal("0.25"), "وثلث": Decimal(1) / 3}
_MAGNITUDES_AR: Final = {
    **dict.fromkeys(("عشرات", "العشرات"), 1),
    **dict.fromkeys(("ميات", "الميات"), 2),
    **dict.fromkeys(("الاف", "الالاف", "الوف"), 3),
    **dict.fromkeys(("ملايين", "الملايين"), 6),
    **dict.fromkeys(("مليارات", "المليارات", "بلايين", "ملايير"), 9),
    **dict.fromkeys(("تريليونات", "ترليونات"), 12),
}
_DAYS_TOLD_AR: Final = word_set("امس اليوم غدا الامس البارحه الليله غد ايام يومين الغد")
_PERIOD_TOLD_AR: Final = word_set(
    "الماضي الماضيه الجاري الجاريه الحالي الحاليه المقبل المقبله القادم القادمه المنصرم المنصرمه هذا هذه",
    "نفسه نفسها ذاته ذاتها السابق السابقه",
)


def _read_arabic(text: Text) -> Mentions:
    found = Mentions()
    taken = [False] * len(text)
    _arabic_dates(text, taken, found)
    _arabic_and_english(text, "ar", found)
    numerals = read_numerals(text)
    quantities = {q.last - 1: q for q in read_quantities(text, taken=taken, numerals=numerals)} if numerals else {}
    _skip_clock(text, taken, found)
    _pass_over(text, found.fractions, taken, found)
    for numeral in numerals:
        if not any(taken[numeral.first : numeral.last]):
            _arabic_number(text, numeral, quantities, found)
    found.numbers = _with_conversions(text.text, _shared(text.text, found.numbers))
    for i in text.where(_tells):
        if text.kind(i) == "word":
            _arabic_loose(text, i, found)
    return found


def _clause_before(text: Text, i: int) -> list[str]:
    """The words before token `i`, back to a sign, twelve at most."""
    first = i
    while first > max(i - 12, 0) and text.kind(first - 1) != "sign":
        first -= 1
    return text.keys[first:i]


def _is_denied(text: Text, i: int) -> bool:
    """Whether the clause before token `i` denies: «لا يجتمع»; «لا تزال» and «لم يستبعد» do not."""
    clause = _clause_before(text, i)
    unless = [k for k, (key, following) in enumerate(pairwise(clause), 2) if (key, following) == ("ما", "لم")]
    clause = clause[unless[-1] :] if unless else clause
    return any(key in _DENIALS_AR and not _NOT_DENIED.match(following) for key, following in pairwise([*clause, ""]))


_NOT_DENIED: Final = re.compile("[يت]زا?ل|[يت]ستبعد|سيما|شك|بد$")
_DENIALS_AR: Final = frozenset({"لا", "الا", "لم", "لن", "عدم", "وعدم", "بعدم", "دون"})


_ONLY_AR: Final = frozenset({"سوي", "الا"})


_SECONDS: Final = frozenset({"ثانيه", "ثوان", "ثواني"})
_PARTS_OF_A_SECOND: Final = {
    **dict.fromkeys(("الميه", "المايه", "المءه", "الماءه"), 100),
    "الالف": 1000,
}


def _part_of_a_second(text: Text, i: int) -> int | None:
    """«18 جزءاً من المئة», as of a race: what the number before token `i` is divided by."""
    if text.key(i) not in {"جزء", "جزءا", "اجزاء"} or text.key(i + 1) != "من":
        return None
    return _PARTS_OF_A_SECOND.get(text.key(i + 2))


def _arabic_number(text: Text, numeral: Numeral, quantities: dict[int, Quantity], found: Mentions) -> None:
    quantity = next((q for q in quantities.values() if q.first <= numeral.first < q.last), None)
    words = text.text[numeral.start : text.tokens[numeral.last - 1].end]
    if numeral.value is None:
        for at in range(numeral.first, numeral.last):
            for _, form in forms(text.key(at)):
                if form in _MAGNITUDES_AR:
                    found.magnitudes.add(_MAGNITUDES_AR[form])
                    break
        return
    if (text.key(numeral.first - 1), words, text.key(numeral.last)) == ("(", "ألف", ")"):
        return  # «المادة 51 (ألف)»: the letter
    value = numeral.value
    if size := _part_of_a_second(text, numeral.last):
        part = value / size
        if found.numbers and text.key(numeral.first - 1) == "و" and text.key(numeral.first - 2) in _SECONDS:
            found.numbers[-1] = replace(found.numbers[-1], value=found.numbers[-1].value + part)
        else:
            found.numbers.append(Number(part, words))
        return
    if quantity is not None and quantity.high is not None and quantity.value is not None and numeral.scale == 1:
        # «بين 2 و4 ملايين»: the range gives the first its magnitude.
        low = Decimal(str(quantity.value))
        value = low if low in {value * 10**n for n in (3, 6, 9, 12)} else value
    elif quantity is not None and quantity.high is None and quantity.value is not None and quantity.value < 0:
        value = -abs(value)
    unit = quantity.unit if quantity else None
    if unit is None and text.key(numeral.last) in {"%", "٪"}:
        unit = "percent"
    if text.key(numeral.first - 1) == "ال" or (unit is None and _is_year(text, numeral)):
        if text.key(numeral.first - 1) == "ال":
            found.ordinals.add(value)
            found.loose.add(value)
        else:
            found.numbers.append(Number(value, words, role="year"))
        return
    qualifier = quantity.qualifier if quantity else "exact"
    hedged = qualifier == "exact" and may_be_qualified(text, numeral.first, numeral.last)
    only = text.key(numeral.first - 1) in _ONLY_AR and qualifier == "exact"
    if (only or qualifier == "more_than") and _is_denied(text, numeral.first):
        qualifier = "at_most"  # «لا يجتمع أكثر من اثنين», «لم يحضر سوى اثنين»
    currency = unit if unit and unit.isupper() else None
    plain = not numeral.digits and numeral.scale == 1 and value <= 12 and unit != "percent" and currency is None
    written = text.tokens[numeral.first].text
    also = None
    if numeral.digits and re.fullmatch(r"\d{1,3}[.,]\d{3}", written):
        whole = Decimal(re.sub(r"[.,]", "", written))
        also = whole / 1000 if value == whole else whole
    elif _PARTED.fullmatch(words):
        # «918 483» for 483,918: from right to left, as documents of the United Nations have it.
        also = Decimal("".join(reversed(words.split())))
    points = text.key(numeral.last) == "نقطه"
    found.numbers.append(
        Number(
            value,
            words,
            unit == "percent",
            currency,
            qualifier,
            None,
            plain,
            also=also,
            share=points,
            duration=counted_duration(text, numeral.last, value, "ar"),
            hedged=hedged or only,
            measure=_measure(text, numeral.last),
        )
    )


_PARTED: Final = re.compile(r"\d{1,3}(?:\s\d{3})+|\d{3}(?:\s\d{3})*\s\d{1,3}")


def _pass_over(text: Text, parts: Sequence[Part], taken: list[bool], found: Mentions) -> None:
    """The numbers of "three quarters" and "two in five" count nothing."""
    for part in parts:
        if part.last - part.first > 1:
            for at in range(part.first, part.last):
                value = small_number(text.key(at)) or english.small_words(text.key(at)) or _plain_number(text, at)
                found.loose |= {Decimal(value)} if value else set()
                taken[at] = taken[at] or part.sure


def _skip_clock(text: Text, taken: list[bool], found: Mentions) -> None:
    """Pass over the time of day, ``08:34`` and "8.34 p.m.", and a score, ``1-0``."""
    for i, key in enumerate(text.keys):
        if key not in _PARTING or text.kind(i - 1) != "number" or text.kind(i + 1) != "number":
            continue
        if key != ":":
            before, after = _plain_number(text, i - 1), _plain_number(text, i + 1)
            if before is not None and after is not None and after <= before <= 20:
                taken[i - 1 : i + 2] = [True] * 3
                found.scores.add(frozenset({before, after}))
        elif text.glued(i) and text.glued(i + 1):
            taken[i - 1 : i + 2] = [True] * 3
            hour, minute = _plain_number(text, i - 1), _plain_number(text, i + 1)
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


_PARTING: Final = frozenset({"-", "\u2013", ":"})
# What stands behind the digits of an hour, or before them.
_CLOCK_AFTER: Final = word_set("am pm a p gmt utc hrs o ظهرا مساء صباحا فجرا عصرا ليلا بتوقيت غرينتش")
_CLOCK_BEFORE: Final = frozenset({"الساعه", "ساعه"})
_CLOCK_DIGITS: Final = re.compile(r"([01]?\d|2[0-4])(?:[.:]?([0-5]\d))?")


@question
def _is_of_clock(key: str) -> bool:
    """Whether a word tells that the number beside it is an hour."""
    return key in _CLOCK_AFTER or key.removeprefix("و").removeprefix("ب") in _CLOCK_BEFORE


def _clock(hour: int, minute: int, found: Mentions) -> None:
    found.loose |= {Decimal(value) for value in (hour, minute, hour % 12, hour % 12 + 12)}
    if hour <= 24 and minute < 60:
        found.clock.add((hour % 12, minute))


_LINKS: Final = re.compile(r"\s*(?:و|إلى|الى|حتى|[-–]|and|to|or)\s*")


def _shared(text: str, numbers: list[Number]) -> list[Number]:
    """Numbers before another of percent or money, to which they are linked: they may be of the same."""
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


def _with_conversions(text: str, numbers: list[Number]) -> list[Number]:
    """Each number of a bracket that tells the one before it in another unit, and that one: "100 miles (160 km)"."""
    if "(" not in text:
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


_OPENS: Final = re.compile(r"[^()\d]{0,25}\([^()\d]{0,12}")
_CLOSES: Final = re.compile(r"[^()\d]{0,20}\)")

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
    **dict.fromkeys(("fahrenheit", "f"), "fahrenheit"),
    **dict.fromkeys(("celsius", "c", "centigrade", "درجه", "درجات"), "celsius"),
    **dict.fromkeys(("cent", "cents", "fils", "halala", "halalas", "piastre", "piastres", "baisa", "pence"), "cent"),
    **dict.fromkeys(
        ("millimes", "سنت", "سنتا", "سنتات", "فلس", "فلسا", "فلوس", "هلله", "هللات", "قرش", "قرشا"), "cent"
    ),
    **dict.fromkeys(("قروش", "بيسه", "مليم", "مليما", "سنتيم", "سنتيما"), "cent"),
}


def _measure(text: Text, i: int) -> str | None:
    """The unit at token `i`, perhaps behind a degree sign or a dash: "50C", "120-mile"."""
    while text.key(i) in {"-", "\u2011", "\u00b0", "degrees"}:
        i += 1
    return _MEASURES.get(text.key(i))


def _is_year(text: Text, numeral: Numeral) -> bool:
    written = text.tokens[numeral.first].text
    return numeral.digits and written.isdecimal() and len(written) == 4 and 1300 <= int(written) <= 2150


def _arabic_dates(text: Text, taken: list[bool], found: Mentions) -> None:
    times = Times(text, None)
    for i in text.where(_may_date):
        if taken[i]:
            continue
        if text.kind(i) == "number":
            day = times.numeric_day(i)
            if day is not None and day.day and day.year:
                taken[i : day.last] = [True] * (day.last - i)
                if day.calendar == "gregorian":
                    found.months.append(day.month)
                    found.numbers += [_dated(day.day, "day", text, i), _dated(day.year, "year", text, day.last - 1)]
                else:
                    _converted(found, day.year, day.month, day.day)
        elif text.kind(i) == "word":
            _arabic_month(text, i, taken, found)
            _arabic_decade(text, times, i, found)


@arabic_question
def _may_date(key: str) -> bool:
    """Whether a month, a decade or a date in digits can begin with a word."""
    return key[:1].isdecimal() or any(form in MONTH_WORDS or form in AGE_OPENERS for _, form in forms(key))


def _dated(value: int, role: str, text: Text, i: int) -> Number:
    return Number(Decimal(value), text.tokens[min(i, len(text) - 1)].text, role=role)


def _converted(found: Mentions, year: int, month: int, day: int) -> None:
    gregorian = hijri_to_gregorian(year, month, day)
    if gregorian is not None:
        found.converted.append((gregorian.day, gregorian.month, gregorian.year))
    found.loose |= {Decimal(day), Decimal(year)}


def _arabic_month(text: Text, i: int, taken: list[bool], found: Mentions) -> None:
    month = read_month(text, i)
    if month is None:
        return
    number, calendar, letters, last = month
    before, after = _plain_number(text, i - 1), _plain_number(text, last)
    if before is None and text.key(i - 1) in {"من", "شهر"}:
        before = _plain_number(text, i - 2)
    dated = (
        before is not None
        or after is not None
        or text.key(i - 1) in {"شهر", "في", "منذ", "حتي", "خلال", "نهايه", "مطلع"}
    )
    if text.key(i)[letters:] in AMBIGUOUS and not dated:
        if calendar == "gregorian":
            found.months_loose.add(number)
        return
    if calendar == "hijri":
        if before is not None and after is not None:
            _converted(found, int(after), number, int(before))
        found.loose |= {value for value in (before, after) if value is not None}
        for at in (i - 1, last):
            if text.kind(at) == "number":
                taken[at] = True
        found.months_told = True
        return
    second = read_month(text, last + (text.key(last) in {"(", "/", "-"}))
    if not (taken[i]):
        found.months.append(number)
    if second is not None and second[0] == number and second[1] == "gregorian":
        taken[i : second[3]] = [True] * (second[3] - i)
    if before is not None and before <= 31 and text.kind(i - 1) == "number":
        found.numbers.append(Number(before, text.tokens[i - 1].text, role="day"))
        taken[i - 1] = True


def _plain_number(text: Text, i: int) -> Decimal | None:
    digits = text.key(i)
    whole = text.kind(i) == "number" and len(digits) <= 4 and digits.isdecimal()
    return Decimal(int(digits)) if whole else None


def _arabic_decade(text: Text, times: Times, i: int, found: Mentions) -> None:
    century = times.century(i)
    if century is not None and century.start:
        found.loose.add(Decimal(century.start.replace("X", "0")))
    decade = times.decade(i)
    if decade is not None and decade.start and decade.start.endswith("X"):
        found.loose |= {Decimal(decade.start.replace("X", "0")), Decimal(decade.start[2:3] + "0")}
        found.numbers.append(Number(Decimal(decade.start.replace("X", "0")), text.tokens[i].text, role="year"))


_SHARED_AR: Final = frozenset({"الربع", "النصف", "الفصل", "الثلاثي"})
_HOUR_PARTS: Final = {"نصف": 30, "ربع": 15, "ثلث": 20}
_AGES_AR: Final = {"عقود": 10, "قرون": 100}
_DUAL_ENDINGS: Final = ("ان", "ين", "تا", "تي")
# Every word at which `_arabic_loose` has something to find, but for ordinals and definite numbers.
_TELLING_AR: Final = frozenset(
    {
        *_LOOSE_AR,
        *_INDEFINITE_ORDINALS,
        *WEEKDAYS,
        *_DAYS_TOLD_AR,
        *_PERIOD_TOLD_AR,
        *_MAGNITUDES_AR,
        *_SHARED_AR,
        *_AGES_AR,
        *("ساعه", "الساعه", "قرن"),
    }
)


@arabic_question
def _tells(key: str) -> bool:
    """Whether `_arabic_loose` can find anything at a word, whatever stands beside it."""
    if (
        key in _AND_PART
        or key.endswith(_DUAL_ENDINGS)
        or small_number(key) is not None
        or definite_hundreds(key) is not None
    ):
        return True
    if not _TELLING_AR.isdisjoint(bare_forms(key)):
        return True
    if ("ال" in key[:4] or "لل" in key[:3]) and any(_may_order(form) for _, form in forms(key)):
        return True
    # A word of other letters may be folded to several: it is looked at as it will be read.
    return not _LETTERS_AR.fullmatch(key) and any(_may_order(Text(form).key(0)) for _, form in forms(key))


_LETTERS_AR: Final = re.compile("[\u0621-\u063a\u0641-\u064a]*")


def _may_order(word: str) -> bool:
    return word == "ال" or is_ordinal(word)


def _arabic_loose(text: Text, i: int, found: Mentions) -> None:
    for taken, form in forms(text.key(i)):
        counted = ordinal(text, i) if not taken else ordinal(Text(f"{form} {text.key(i + 1)}"), 0)
        if counted is not None:
            found.loose.add(Decimal(counted[0]))
            if text.key(i - 1) not in _MONTH_HEADS:
                found.ordinals.add(Decimal(counted[0]))
            break
    if text.key(i) in _AND_PART:
        _arabic_and_half(text, i, found)
    for _, form in forms(text.key(i)):
        if form in _LOOSE_AR:
            found.loose.add(Decimal(_LOOSE_AR[form]))
        if form in _INDEFINITE_ORDINALS:
            found.loose.add(Decimal(_INDEFINITE_ORDINALS[form]))
            if text.key(i + 1) in {"عشر", "عشره"}:
                found.loose.add(Decimal(10 + _INDEFINITE_ORDINALS[form]))
        if form in WEEKDAYS and text.key(i - 1) not in {"صلاه", "خطبه"}:
            found.weekdays.append(WEEKDAYS[form])
        if form in _DAYS_TOLD_AR:
            found.days_told = True
        if form in _PERIOD_TOLD_AR:
            found.days_told = found.months_told = found.years_told = True
        if form in _MAGNITUDES_AR and form.startswith("ال") and len(form) > 4:
            found.magnitudes.add(_MAGNITUDES_AR[form])
    if text.form(i, _SHARED_AR):
        nth = ordinal(text, i + 1)
        count = 2 if text.form(i, {"النصف"}) else 4
        if text.key(i + 1) == "الاخير":
            nth = (count, i + 2)
        if nth is not None and nth[0] <= count:
            found.parts.add(f"{'H' if count == 2 else 'Q'}{nth[0]}")
    if text.key(i).removeprefix("ال") == "ساعه" and (part := text.form(i - 1, _HOUR_PARTS)):
        found.loose.add(Decimal(_HOUR_PARTS[part[1]]))
    _arabic_definite(text, i, found)
    if text.form(i, {"قرن"}) and (part := text.form(i - 1, {"نصف", "ربع"})):
        found.loose.add(Decimal(50 if part[1] == "نصف" else 25))
    if size := _AGES_AR.get(text.key(i)):
        found.loose |= {number.value * size for number in found.numbers if number.value <= 20}
    if text.key(i).endswith(_DUAL_ENDINGS):
        if any(counted_dual(form) is not None for _, form in forms(text.key(i))):
            qualified = qualified_before(text, i)
            denied = _is_denied(text, i)
            if qualified:
                turned: Qualifier = "at_most" if qualified.qualifier == "more_than" and denied else qualified.qualifier
                found.duals.append(turned)
        found.loose |= {Decimal(2), Decimal(20)} if "عقد" in text.key(i) else {Decimal(2)}


def _arabic_definite(text: Text, i: int, found: Mentions) -> None:
    """«الخمسة», «الخمسة والعشرين», «الاثني عشر», «المئة والثمانية والعشرون»."""
    total = definite_hundreds(text.key(i))
    if total is not None:
        found.loose.add(Decimal(total))
        at = i + 1
        while text.key(at).startswith("وال") and (more := small_number(text.key(at)[1:])):
            total += more
            found.loose.add(Decimal(total))
            at += 1
    value = small_number(text.key(i)) if text.key(i).startswith("ال") else None
    if value is not None:
        tens = small_number(text.key(i + 1)[1:]) if text.key(i + 1).startswith("وال") else None
        teens = 10 if text.key(i + 1) in {"عشر", "عشره"} else 0
        found.loose |= {Decimal(value), Decimal(value + (tens or teens))}


def _arabic_and_half(text: Text, i: int, found: Mentions) -> None:
    """«طناً ونصف الطن» is one and a half, «سنتين ونصف» two and a half, «ثلاثة أعوام ونصف» three and a half."""
    part = _AND_PART[text.key(i)]
    found.loose |= {1 + part, 2 + part, part}
    for number in found.numbers:
        found.loose.add(number.value + part)


# --- English ----------------------------------------------------------------------------------------------------------

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
    for first, last in _DAYS.findall(text):
        found.loose |= {Decimal(day) for day in range(int(first) + 1, min(int(last), 31))}


def _roman(key: str) -> int:
    digits = [_ROMAN_DIGITS[char] for char in key]
    return sum(-one if one < max(digits[k:]) else one for k, one in enumerate(digits))


_NO_MONTH_BEFORE: Final = frozenset(
    {"he", "she", "it", "they", "you", "we", "i", "that", "which", "who", "this", "and"}
)


def _read_english(text: Text) -> Mentions:
    found = Mentions()
    taken = [False] * len(text)
    _english_dates(text, taken, found)
    _skip_clock(text, taken, found)
    _arabic_and_english(text, "en", found)
    _pass_over(text, found.fractions, taken, found)
    numbers = [n for n in read_english_numbers(text) if not any(taken[n.first : n.last])]
    for k, number in enumerate(numbers):
        following = numbers[k + 1] if k + 1 < len(numbers) else None
        found.numbers.append(_english_number(text, number, following))
    found.numbers = _with_conversions(text.text, _ranged(_shared(text.text, found.numbers)))
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
        if key in _DECADES_EN and text.key(i - 1) in _POSSESSIVES:
            found.loose.add(Decimal(_DECADES_EN[key] % 100))  # "into his nineties"
        elif key in _DECADES_EN:
            found.numbers.append(Number(Decimal(_DECADES_EN[key]), text.tokens[i].text, role="year"))
        if key in english.WEEKDAYS and text.key(i - 1) not in _FEASTS and text.key(i + 1) not in _NAMED_BY_DAY:
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
                count = english.small_words(text.key(at)) or _plain_number(text, at) or _LOOSE_EN.get(text.key(at))
                if count:
                    found.loose.add(Decimal(count) * _SPANS_EN[key])


def _short_year(text: Text, number: english.EnglishNumber) -> Number | None:
    """The second year of "2021-22"."""
    first = _plain_number(text, number.first - 2)
    linked = text.key(number.first - 1) in {"-", "\u2013", "/"} and text.glued(number.first)
    if linked and first is not None and 1800 <= first <= 2150 and number.value == (first + 1) % 100:
        return Number(first + 1, text.tokens[number.first].text, role="year")
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
    clause = _clause_before(text, number.first) if qualifier == "more_than" else []
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
        duration=counted_duration(text, number.last, value, "en"),
        hedged=qualifier == "exact" and english.may_be_qualified(text, number.first, number.last),
        measure=_measure(text, number.last),
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


_HIJRI_EN: Final = word_set("ramadan muharram safar rajab shaaban shaban shawwal rabi jumada dhu thul ah hijri")


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
                found.numbers += [_dated(day.day, "day", text, i), _dated(day.year, "year", text, day.last - 1)]
            continue
        key = text.key(i)
        if key in _HIJRI_EN:
            for at in (i - 1, i - 2, i + 1, i + 3):
                value = _plain_number(text, at)
                if value is not None and (value <= 30 or 1300 <= value <= 1500 or value < 1000):
                    taken[at] = True
                    found.loose.add(value)
            continue
        month = english.MONTHS.get(key) if text.kind(i) == "word" else None
        if month is None or not text.tokens[i].text[:1].isupper():
            continue
        short = len(key) <= 4 and key not in {"may", "june", "july"}
        if short and not (text.kind(i - 1) == "number" or text.kind(i + 1 + (text.key(i + 1) == ".")) == "number"):
            continue
        if key in {"may", "march"} and not _is_month(text, i):
            continue
        found.months.append(month)
        for at in _days_beside(text, i):
            value = _plain_number(text, at)
            if value is not None and 1 <= value <= 31:
                taken[at] = True
                found.numbers.append(Number(value, text.tokens[at].text, role="day"))


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
    for i, suffix in enumerate(text.keys[1:]):
        if suffix not in _NUMBER_SUFFIXES or taken[i] or not text.glued(i + 1):
            continue
        value = _plain_number(text, i)
        if value is None:
            continue
        if suffix != "s":
            found.ordinals.add(value)
            found.loose.add(value)
        else:  # "the 1990s"
            found.loose.add(value % 100 if value > 100 else value)


_NUMBER_SUFFIXES: Final = frozenset({"st", "nd", "rd", "th", "s"})


# --- other languages --------------------------------------------------------------------------------------------------


def _read_local(text: str, language: str) -> Mentions:
    """What CLDR's words tell of a language that has no rules here."""
    local = read_local(text, language)
    numbers = [
        Number(one.value, one.words, percent=one.percent, role="day" if one.day else None) for one in local.numbers
    ]
    return Mentions(numbers=numbers, months=local.months, weekdays=local.weekdays)


_READERS: Final[dict[str, Callable[[Text], Mentions]]] = {"ar": _read_arabic, "en": _read_english}
