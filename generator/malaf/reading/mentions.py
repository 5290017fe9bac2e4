"""What a text says in numbers and dates, as values that another language's text can be compared with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from malaf.article import Qualifier
from malaf.reading import english
from malaf.reading.calendars import AMBIGUOUS, WEEKDAYS, hijri_to_gregorian, read_month
from malaf.reading.dating import Times
from malaf.reading.english import read_english_numbers
from malaf.reading.numerals import Numeral, ordinal, read_numerals
from malaf.reading.quantities import Quantity, read_quantities, usage_of
from malaf.reading.tokens import Text, forms, word_set

__all__ = ["Mentions", "Number", "read_mentions"]


@dataclass(frozen=True, slots=True)
class Number:
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


@dataclass(slots=True)
class Mentions:
    """All that one text says in numbers and dates.

    `loose` are values that the text may be said to give as well: ordinals, duals, halves, «both», «dozen». They excuse
    a number of the other text, and are not missed themselves. `months` are 1 to 12, `weekdays` 0 (Monday) to 6.
    `magnitudes` are the powers of ten of «ملايين», dozens, thousands. `days_told`, `months_told`, `years_told`: it has
    «أمس», «الشهر الماضي», «العام الماضي», which a translator may put as a date. `converted` are (day, month, year) of
    Hijri dates, by the Gregorian calendar.
    """

    numbers: list[Number] = field(default_factory=list)
    loose: set[Decimal] = field(default_factory=set)
    months: list[int] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    magnitudes: set[int] = field(default_factory=set)
    days_told: bool = False
    months_told: bool = False
    years_told: bool = False
    converted: list[tuple[int, int, int]] = field(default_factory=list)


def read_mentions(text: str, language: str) -> Mentions:
    """The mentions of a text in `language` (BCP 47). Of a language without rules here, the numbers in digits alone."""
    return _READERS.get(language.split("-", maxsplit=1)[0], _read_digits)(Text(text))


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
    **dict.fromkeys(("واحد", "واحده", "احد", "احدي", "اول", "اولي", "الاول", "الاولي", "وحيد"), 1),
}
_INDEFINITE_ORDINALS: Final = {
    word + ending: n
    for n, word in enumerate(["ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"], 2)
    for ending in ("", "ه")
}
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
    quantities = {q.last - 1: q for q in read_quantities(text, taken=taken, usage=usage_of([text]))}
    for numeral in read_numerals(text):
        if not any(taken[numeral.first : numeral.last]):
            _arabic_number(text, numeral, quantities, found)
    for i, token in enumerate(text.tokens):
        if token.kind != "word":
            continue
        _arabic_loose(text, i, found)
    return found


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
    value = numeral.value
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
        role = "ordinal" if text.key(numeral.first - 1) == "ال" else "year"
        found.numbers.append(Number(value, words, role=role))
        return
    qualifier = quantity.qualifier if quantity else "exact"
    currency = unit if unit and unit.isupper() else None
    plain = not numeral.digits and numeral.scale == 1 and value <= 12 and unit != "percent" and currency is None
    found.numbers.append(Number(value, words, unit == "percent", currency, qualifier, None, plain))


def _is_year(text: Text, numeral: Numeral) -> bool:
    written = text.tokens[numeral.first].text
    return numeral.digits and written.isdecimal() and len(written) == 4 and 1300 <= int(written) <= 2150


def _arabic_dates(text: Text, taken: list[bool], found: Mentions) -> None:
    times = Times(text, None)
    for i, token in enumerate(text.tokens):
        if taken[i]:
            continue
        if token.kind == "number":
            day = times.numeric_day(i)
            if day is not None and day.day and day.year:
                taken[i : day.last] = [True] * (day.last - i)
                if day.calendar == "gregorian":
                    found.months.append(day.month)
                    found.numbers += [_dated(day.day, "day", text, i), _dated(day.year, "year", text, day.last - 1)]
                else:
                    _converted(found, day.year, day.month, day.day)
            continue
        if token.kind == "word":
            _arabic_month(text, i, taken, found)
            _arabic_decade(text, times, i, found)


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
    if text.kind(i) != "number":
        return None
    digits = "".join(str(int(char)) if char.isdecimal() else "x" for char in text.key(i))
    return Decimal(digits) if digits.isdecimal() and len(digits) <= 4 else None


def _arabic_decade(text: Text, times: Times, i: int, found: Mentions) -> None:
    decade = times.decade(i)
    if decade is not None and decade.start and decade.start.endswith("X"):
        found.loose |= {Decimal(decade.start.replace("X", "0")), Decimal(decade.start[2:3] + "0")}
        found.numbers.append(Number(Decimal(decade.start.replace("X", "0")), text.tokens[i].text, role="year"))


def _arabic_loose(text: Text, i: int, found: Mentions) -> None:
    counted = ordinal(text, i)
    if counted is not None:
        found.loose.add(Decimal(counted[0]))
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
    if text.key(i).endswith(("ان", "ين", "تا", "تي")):
        found.loose |= {Decimal(2), Decimal(20)} if "عقد" in text.key(i) else {Decimal(2)}


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
    **dict.fromkeys(("dozen", "dozens"), Decimal(12)),
    **dict.fromkeys(("century", "centuries", "hundredth"), Decimal(100)),
    "fortnight": Decimal(14),
}
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
_DAYS_TOLD_EN: Final = word_set("yesterday today tomorrow tonight ago days earlier later day")
_PERIOD_TOLD_EN: Final = word_set("last next this coming current previous past same ongoing upcoming present")
_ROMAN: Final = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
_NO_MONTH_BEFORE: Final = frozenset(
    {"he", "she", "it", "they", "you", "we", "i", "that", "which", "who", "this", "and"}
)


def _read_english(text: Text) -> Mentions:
    found = Mentions()
    taken = [False] * len(text)
    _english_dates(text, taken, found)
    numbers = [n for n in read_english_numbers(text) if not any(taken[n.first : n.last])]
    for k, number in enumerate(numbers):
        following = numbers[k + 1] if k + 1 < len(numbers) else None
        found.numbers.append(_english_number(text, number, following))
    _english_ordinals(text, taken, found)
    for i, key in enumerate(text.keys):
        if key in _LOOSE_EN:
            found.loose.add(_LOOSE_EN[key])
        if key in english.ORDINALS:
            found.loose.add(Decimal(english.ORDINALS[key]))
            tens = english.small_words(text.key(i - 2)) if text.key(i - 1) == "-" else None
            if tens and tens >= 20:
                found.loose.add(Decimal(tens + english.ORDINALS[key]))
        if key in _ROMAN and text.tokens[i].text.isupper():
            found.loose.add(Decimal(_ROMAN[key]))
        if key in _MAGNITUDES_EN:
            found.magnitudes.add(_MAGNITUDES_EN[key])
        if key in _DECADES_EN:
            found.numbers.append(Number(Decimal(_DECADES_EN[key]), text.tokens[i].text, role="year"))
        if key in english.WEEKDAYS:
            found.weekdays.append(english.WEEKDAYS[key])
        if re.fullmatch("q[1-4]|h[12]", key):
            found.loose.add(Decimal(key[1]))
        if key in _DAYS_TOLD_EN:
            found.days_told = True
        if key in _PERIOD_TOLD_EN:
            found.days_told = found.months_told = found.years_told = True
    return found


def _english_number(text: Text, number: english.EnglishNumber, following: english.EnglishNumber | None) -> Number:
    value = number.value
    words = text.text[text.tokens[number.first].start : text.tokens[number.last - 1].end]
    percent, currency = number.percent, number.currency
    if following is not None:
        linked = text.key(number.last) in {"and", "to", "-", "\u2013", "or"} and following.first - number.last in {1, 2}
        if linked and number.scale == 1 and following.scale > 1:
            # "between 2 and 4 million"
            coefficient = following.value / following.scale
            value = value * following.scale if value < coefficient else value
        percent = percent or (linked and following.percent)
        currency = currency or (following.currency if linked else None)
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
    return Number(value, words, percent, currency, number.qualifier, None, plain)


def _english_dates(text: Text, taken: list[bool], found: Mentions) -> None:
    for i, token in enumerate(text.tokens):
        if taken[i]:
            continue
        if token.kind == "number" and text.key(i + 1) in {"/", "-"} and text.key(i + 3) == text.key(i + 1):
            day = Times(text, None).numeric_day(i)
            if day is not None and day.day and day.year and day.calendar == "gregorian":
                taken[i : day.last] = [True] * (day.last - i)
                found.months.append(day.month)
                found.numbers += [_dated(day.day, "day", text, i), _dated(day.year, "year", text, day.last - 1)]
            continue
        month = english.MONTHS.get(token.key) if token.kind == "word" else None
        if month is None or not token.text[:1].isupper():
            continue
        if token.key in {"may", "march", "mar", "dec", "jan"} and not _is_month(text, i):
            continue
        found.months.append(month)
        for at in _days_beside(text, i):
            value = _plain_number(text, at)
            if value is not None and 1 <= value <= 31:
                taken[at] = True
                found.numbers.append(Number(value, text.tokens[at].text, role="day"))


def _is_month(text: Text, i: int) -> bool:
    before, after = text.key(i - 1), text.key(i + 1)
    if text.kind(i - 1) == "number" or text.kind(i + 1) == "number" or before in {"of", "st", "nd", "rd", "th"}:
        return True
    if text.key(i) == "may":
        return before in {"in", "since", "until", "by", "last", "next", "mid", "early", "late", "-"} or after in {
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
    for i, token in enumerate(text.tokens):
        if token.kind != "number" or taken[i]:
            continue
        suffix = text.key(i + 1) if text.glued(i + 1) else ""
        value = _plain_number(text, i)
        if value is None:
            continue
        if suffix in {"st", "nd", "rd", "th"}:
            found.numbers.append(Number(value, token.text + suffix, role="ordinal"))
        elif suffix == "s":
            found.loose.add(value % 100 if value > 100 else value)


# --- other languages --------------------------------------------------------------------------------------------------


def _read_digits(text: Text) -> Mentions:
    """The numbers in digits of a language that has no rules here, with their percent sign."""
    found = Mentions()
    for number in read_english_numbers(text):
        if number.digits:
            found.numbers.append(_english_number(text, number, None))
    return found


_READERS: Final[dict[str, Callable[[Text], Mentions]]] = {"ar": _read_arabic, "en": _read_english}
