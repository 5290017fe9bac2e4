"""What an Arabic text says in numbers and dates."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from malaf.article import Qualifier
from malaf.reading.calendars import AMBIGUOUS, MONTH_WORDS, WEEKDAYS, hijri_to_gregorian, read_month
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
from malaf.reading.dating import AGE_OPENERS, Times
from malaf.reading.durations import counted_duration
from malaf.reading.mentioned import Mentions, Number
from malaf.reading.numerals import Numeral, definite_hundreds, is_ordinal, ordinal, read_numerals, small_number
from malaf.reading.qualifiers import may_be_qualified, qualified_after, qualified_before
from malaf.reading.quantities import read_quantities
from malaf.reading.quantity import Quantity
from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, word_set
from malaf.reading.units import counted_dual

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


def read_arabic_mentions(text: Text) -> Mentions:
    found = Mentions()
    taken = [False] * len(text)
    _arabic_dates(text, taken, found)
    read_wordings(text, "ar", found)
    numerals = read_numerals(text)
    quantities = {q.last - 1: q for q in read_quantities(text, taken=taken, numerals=numerals)} if numerals else {}
    skip_clock(text, taken, found)
    pass_over(text, found.fractions, taken, found)
    for numeral in numerals:
        if not any(taken[numeral.first : numeral.last]):
            _arabic_number(text, numeral, quantities, found)
    found.numbers = with_conversions(text.text, with_shared_units(text.text, found.numbers))
    for i in text.where(_tells):
        if text.kind(i) == "word":
            _arabic_loose(text, i, found)
    return found


def _is_denied(text: Text, i: int) -> bool:
    """Whether the clause before token `i` denies: «لا يجتمع»; «لا تزال» and «لم يستبعد» do not."""
    clause = clause_before(text, i)
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
    if words in _TEENS and text.key(numeral.first - 1).startswith("ال") and small_number(text.key(numeral.first - 1)):
        return  # «الأربعة عشر»: `_arabic_definite`
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
    points = text.key(numeral.last) in {"نقطه", "نقاط"}
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
            points=points,
            start=numeral.start,
            duration=counted_duration(text, numeral.last, value, "ar"),
            soft=qualifier == "about" and text.key(numeral.first - 2) == "عمر",  # «عن عمر يناهز 40»: aged 40
            hedged=hedged or only,
            measure=measure(text, numeral.last),
        )
    )


_TEENS: Final = frozenset({"عشر", "عشرة"})
_PARTED: Final = re.compile(r"\d{1,3}(?:\s\d{3})+|\d{3}(?:\s\d{3})*\s\d{1,3}")


def _is_year(text: Text, numeral: Numeral) -> bool:
    written = text.tokens[numeral.first].text
    return numeral.digits and written.isdecimal() and len(written) == 4 and 1300 <= int(written) <= 2150


def _arabic_dates(text: Text, taken: list[bool], found: Mentions) -> None:
    places = text.where(_may_date)
    if not places:
        return
    times = Times(text, None)
    for i in places:
        if taken[i]:
            continue
        if text.kind(i) == "number":
            day = times.numeric_day(i)
            if day is not None and day.day and day.year:
                taken[i : day.last] = [True] * (day.last - i)
                if day.calendar == "gregorian":
                    found.months.append(day.month)
                    found.numbers += [dated(day.day, "day", text, i), dated(day.year, "year", text, day.last - 1)]
                else:
                    _converted(found, day.year, day.month, day.day)
        elif text.kind(i) == "word":
            _arabic_month(text, i, taken, found)
            _arabic_decade(text, times, i, found)


@arabic_question
def _may_date(key: str) -> bool:
    """Whether a month, a decade or a date in digits can begin with a word."""
    return key[:1].isdecimal() or any(form in MONTH_WORDS or form in AGE_OPENERS for _, form in forms(key))


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
    before, after = plain_number(text, i - 1), plain_number(text, last)
    if before is None and text.key(i - 1) in {"من", "شهر"}:
        before = plain_number(text, i - 2)
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
        found.hijri.add(number)
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
    if _is_listed(key):
        return True
    return _may_order(key)


@lru_cache(maxsize=65536)
def _may_order(key: str) -> bool:
    """Whether a word, or what follows its prefixes, may be an ordinal."""
    if ("ال" in key[:4] or "لل" in key[:3]) and any(_begins_ordinal(form) for _, form in forms(key)):
        return True
    # A word of other letters may be folded to several: it is looked at as it will be read.
    return not _LETTERS_AR.fullmatch(key) and any(_begins_ordinal(Text(form).key(0)) for _, form in forms(key))


_LETTERS_AR: Final = re.compile("[\u0621-\u063a\u0641-\u064a]*")


def _begins_ordinal(word: str) -> bool:
    return word == "ال" or is_ordinal(word)


@lru_cache(maxsize=65536)
def _is_listed(key: str) -> bool:
    """Whether a word, or what follows its prefixes or its article, is among those that tell something by themselves."""
    return not _TELLING_AR.isdisjoint(bare_forms(key))


@lru_cache(maxsize=65536)
def _ordinal(word: str, following: str) -> tuple[int, int] | None:
    """The ordinal that a word without its prefix is, before another."""
    return ordinal(Text(f"{word} {following}"), 0)


def _arabic_loose(text: Text, i: int, found: Mentions) -> None:
    key = text.key(i)
    # Most words that end as a dual tell nothing else: the other readers are asked of those that they know.
    if _may_order(key):
        _arabic_ordinal(text, i, found)
    if key in _AND_PART:
        _arabic_and_half(text, i, found)
    listed = _is_listed(key)
    if listed:
        _arabic_listed(text, i, found)
    if key.startswith("ال"):
        _arabic_definite(text, i, found)
    if listed and text.form(i, {"قرن"}) and (part := text.form(i - 1, {"نصف", "ربع"})):
        found.loose.add(Decimal(50 if part[1] == "نصف" else 25))
    if listed and (size := _AGES_AR.get(key)):
        found.loose |= {number.value * size for number in found.numbers if number.value <= 20}
    if key.endswith(_DUAL_ENDINGS):
        if any(counted_dual(form) is not None for _, form in forms(key)):
            qualified = qualified_before(text, i)
            denied = _is_denied(text, i)
            if qualified:
                turned: Qualifier = "at_most" if qualified.qualifier == "more_than" and denied else qualified.qualifier
                found.duals.append(turned)
            elif behind := qualified_after(text, i + 1):
                found.duals.append(behind[0])  # «مقعدين دائمين على الأقل»
        found.loose |= {Decimal(2), Decimal(20)} if "عقد" in key else {Decimal(2)}


def _arabic_ordinal(text: Text, i: int, found: Mentions) -> None:
    for taken, form in forms(text.key(i)):
        counted = ordinal(text, i) if not taken else _ordinal(form, text.key(i + 1))
        if counted is not None:
            found.loose.add(Decimal(counted[0]))
            if text.key(i - 1) not in _MONTH_HEADS:
                found.ordinals.add(Decimal(counted[0]))
            break


def _arabic_listed(text: Text, i: int, found: Mentions) -> None:
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
        if value > 2 and not (tens or teens) and text.key(i - 1).startswith("ال"):
            found.numbers.append(Number(Decimal(value), text.tokens[i].text, plain=True, start=text.tokens[i].start))


def _arabic_and_half(text: Text, i: int, found: Mentions) -> None:
    """«طناً ونصف الطن» is one and a half, «سنتين ونصف» two and a half, «ثلاثة أعوام ونصف» three and a half."""
    part = _AND_PART[text.key(i)]
    found.loose |= {1 + part, 2 + part, part}
    for number in found.numbers:
        found.loose.add(number.value + part)
