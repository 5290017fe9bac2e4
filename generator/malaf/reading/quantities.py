"""Quantities of an Arabic text: a number with what it counts, and whether it is exact, about, at least, a range …"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.arabic import fold
from malaf.article import Qualifier
from malaf.reading.calendars import read_month
from malaf.reading.numerals import (
    Numeral,
    Writing,
    begins_number,
    definite_round,
    is_enclosed,
    number_of,
    read_numerals,
    scale_of,
    writing_of,
)
from malaf.reading.tokens import Text, arabic_question, forms, question, word_set
from malaf.reading.units import (
    Unit,
    count_countries,
    counted_dual,
    dual_of,
    is_counted,
    is_currency,
    is_measure,
    is_noun,
    is_person,
    read_unit,
    time_unit,
)

__all__ = [
    "Quantity",
    "Usage",
    "may_be_qualified",
    "qualified_after",
    "qualified_before",
    "read_quantities",
    "usage_of",
]


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A quantity at ``text[start:end]``: qualifier, number and unit noun, as they stand.

    `value` is None where the text says an order of magnitude only (`qualifier` vague); `high` ends a range. `unit` is
    ``percent`` (40 is 40 %), ``person``, ``country``, ``year``, ``month``, ``day``, ``hour``, ``area``, an ISO 4217
    code, or the noun as it stands; None where no noun stands there. `last` is the token after the unit.
    """

    value: int | float | None
    unit: str | None
    qualifier: Qualifier
    start: int
    end: int
    first: int
    last: int
    high: int | float | None = None


# --- what qualifies a number ------------------------------------------------------------------------------------------

_PLAIN: Final[dict[str, Qualifier]] = {
    **dict.fromkeys(("نحو", "حوالي", "قرابه", "زهاء", "حول", "يقارب", "تقارب", "قارب", "قاربت", "مقاربا"), "about"),
    **dict.fromkeys(
        ("يناهز", "تناهز", "ناهز", "ناهزت", "مناهزا", "يقاربون", "يناهزون", "تقريبا", "حدود", "قرب"), "about"
    ),
    **dict.fromkeys(("دون", "تحت"), "less_than"),
    **dict.fromkeys(("فوق",), "more_than"),
    **dict.fromkeys(("حتي", "لغايه", "لحد"), "up_to"),
    **dict.fromkeys(("اقصاه", "اقصاها", "سقفه", "سقفها"), "at_most"),
    **dict.fromkeys(("ادناه", "ادناها", "اقله", "اقلها"), "at_least"),
}
_SIGNS: Final[dict[str, Qualifier]] = {
    ">": "more_than",
    "<": "less_than",
    "~": "about",
    "\u2248": "about",
    "\u2265": "at_least",
    "\u2264": "at_most",
}
_WITH_PREPOSITION: Final[dict[tuple[str, str], Qualifier]] = {
    **dict.fromkeys(
        ((word, "من") for word in ("اكثر", "ازيد", "اعلي", "اكبر", "اطول", "ابعد", "اثقل", "اقدم", "اوسع")), "more_than"
    ),
    **dict.fromkeys(((word, "من") for word in ("اقل", "ادني", "اصغر", "اقصر", "اخف")), "less_than"),
    **dict.fromkeys(((word, "من") for word in ("يقرب", "تقرب", "يقترب", "تقترب", "قريبا", "اقترب", "اقتربت")), "about"),
    **dict.fromkeys(((word, "الي") for word in ("يصل", "تصل", "يصلون", "تصلان")), "up_to"),
    **dict.fromkeys(((word, "عن") for word in ("يقل", "تقل", "قل", "قلت", "تنقص", "ينقص", "يقلون")), "less_than"),
    ("حد", "اقصي"): "at_most",
    ("بحد", "اقصي"): "at_most",
    ("كحد", "اقصي"): "at_most",
    ("بحد", "ادني"): "at_least",
    ("كحد", "ادني"): "at_least",
    ("حد", "ادني"): "at_least",
    ("علي", "الاقل"): "at_least",
    ("علي", "الاكثر"): "at_most",
}
_EXCEED: Final = frozenset(
    stem + ending
    for stems, endings in (
        (("يتجاوز", "تتجاوز", "يتخط", "تتخط", "يتعد", "تتعد"), ("", "ي", "ون", "ان")),
        (("تجاوز", "متجاوز", "فاق", "تخط", "تعد", "متخط"), ("", "ا", "ت", "ه", "ي", "وا", "يا", "يه", "تا")),
        (("يفوق", "تفوق"), ("", "ون")),
    )
    for stem in stems
    for ending in endings
) - {"تعد", "تعدت", "تعدا", "تعده"}
_REACH: Final = word_set("يصل تصل")
_NEAR: Final = word_set("يناهز تناهز ناهز ناهزت يقارب تقارب قارب قاربت")
_ADD: Final = word_set("يزيد تزيد زاد زادت يربو تربو ربا ينيف تنيف يزيدون زادوا يرتفع تزد يزد يزيدان")
_NEGATIONS: Final = frozenset({"لا", "لم", "لن", "الا", "ما", "ليس"})
_MODALS: Final = word_set("يجوز تجوز ينبغي يمكن يصح يحق يسمح يجب يتوقع تتوقع ينتظر يرجح يحتمل")
_BETWEEN: Final = frozenset({"تكن", "يكن", "تكد", "يكد", "تعد", "يعد"})
_NO_GAP: Final = word_set(
    "في علي عن الي من بنسبه بمقدار بقيمه بواقع بمعدل نحو حوالي حيث التي الذي ان بعد قبل خلال منذ مع ما لا",
    "لم البالغ البالغه",
)
_MAX_GAP: Final = 7
_WITHIN: Final = frozenset({"في", "من"})  # may stand within the subject: «لا يقل عدد المدارس في المدينة عن ثلاثين»
_OWN_WAW: Final = re.compile(r"و(?:زن|حد|قت|ظيف|فد|فود|كال|لاي|زار|ارد|فيات|لاد|ثايق|رش|ديع|دايع)\w*")


def _joins(key: str) -> bool:
    """Whether a word is joined to what is before it: «والأسر», but not «وزنها»."""
    return key.startswith("و") and not _OWN_WAW.fullmatch(key)


class _Qualified(msgspec.Struct, frozen=True, gc=False):
    qualifier: Qualifier
    first: int  # the token at which the qualifier begins
    taken: int  # letters of that token that do not belong to it


_MADE: Final = word_set("جعل جعلت يجعل تجعل")
_BEFORE_NUMBER: Final = frozenset({"(", "[", "\u00ab", '"', "\u201c", "\u201d", "ب", "ل", "ال"})


def qualified_before(text: Text, i: int, *, prefixed: bool = False) -> _Qualified | None:
    """What stands before the number at token `i` and qualifies it; `prefixed`: the number has a prefix («بمئة»)."""
    while text.key(i - 1) in _BEFORE_NUMBER:  # «نحو الـ40», «نحو "40"»
        i -= 1
        prefixed = True
    before = text.key(i - 1)
    if before in _SIGNS and text.glued(i) and text.kind(i - 2) != "number":
        return _Qualified(_SIGNS[before], i - 1, 0)
    found = text.form(i - 1, _PLAIN)
    if found:
        return _stretched(text, _Qualified(_PLAIN[found[1]], i - 1, found[0]))
    exceed = text.form(i - 1, _EXCEED)
    if exceed:
        return _bounded(text, i - 1, exceed[0], "more_than")
    if before in {"من", "الي", "عن", "علي", "اقصي", "ادني", "الاقل", "الاكثر"}:
        found = text.form(i - 2, {word for word, preposition in _WITH_PREPOSITION if preposition == before})
        if found:
            qualifier = _WITH_PREPOSITION[found[1], before]
            if qualifier == "up_to" and found[0] and text.key(i - 2).startswith(("ل", "ول", "فل")):
                return None  # «ليصل إلى»: it reached
            if found[1] in {"يصل", "تصل"} and not _MADE.isdisjoint(text.keys[max(i - 8, 0) : i - 2]):
                return None  # «مما جعل رصيده يصل إلى»: so it did
            if qualifier == "less_than" and before == "عن":
                return _bounded(text, i - 2, found[0], "less_than")
            if before == "من" and found[0] == 0 and text.form(i - 3, {"ليس", "لا"}):
                return _bounded(text, i - 2, 0, qualifier)  # «ليس أكثر من», «لا أقل من»
            return _stretched(text, _Qualified(qualifier, i - 2, found[0]))
        if before == "من" and text.key(i - 2) in {"قليلا", "بقليل", "بكثير"}:
            return _qualified_adverb(text, i)
        if before == "الي":
            return _far_reach(text, i - 2)
    if before in {"علي", "عن"}:
        return _far_verb(text, i - 2, before)
    return None if prefixed else _far_exceed(text, i)


def _qualified_adverb(text: Text, i: int) -> _Qualified | None:
    found = text.form(i - 3, {"اكثر", "اقل", "اعلي", "ادني"})
    if not found:
        return None
    more = found[1] in {"اكثر", "اعلي"}
    return _stretched(text, _Qualified("more_than" if more else "less_than", i - 3, found[0]))


# Words that qualify a number from afar, or in ways that have no rule here: «تجاوز حجم التجارة بين البلدين 400 مليار».
_CUES: Final = re.compile(
    "[وف]?[بلك]?(?!علي$)(?:(?:[يتن]|ال|ا)?(?:تجاوز|تخط|تعد|فوق|فاق|زيد|زاد|زود|ربو|قل|قرب|قارب|قترب|ناهز|صل|وصل|نيف|كثر|دني|قصي|علي|عن)"
    "(?:ي|ت|ا|ه|ها|ون|وا|تا)?|نحو|حوالي|قرابه|زهاء|حدود|حد|حتي|لغايه|سقف|سقفه|دون|تحت|ما|لا|لن|لم|بين|تقريبا|فاكثر|فاقل|ونيف|فوق|يمكن)"
)


_CUES_AFTER: Final = word_set("تقريبا الاقل الاكثر فاكثر فاقل اقصي ادني ونيف فوق دون الا بقليل بكثير اكثر اقل")


@arabic_question
def _is_cue_before(key: str) -> bool:
    return _CUES.fullmatch(key) is not None


@arabic_question
def _is_cue_after(key: str) -> bool:
    return key in _CUES_AFTER


def may_be_qualified(text: Text, first: int, last: int) -> bool:
    """Whether words near the number at tokens ``[first, last)``, that is read as exact, may qualify it."""
    return text.near(_is_cue_before, first - 10, first) or text.near(_is_cue_after, last, last + 8)


def _stretched(text: Text, found: _Qualified) -> _Qualified:
    """With «ما» and «في» before it: «ما دون», «ما يناهز», «في حدود»."""
    first = found.first
    if found.taken == 0:
        particle = text.form(first - 1, {"ما"})
        if particle:
            return replace(found, first=first - 1, taken=particle[0])
        if text.key(first) == "حدود" and text.key(first - 1) == "في":
            return replace(found, first=first - 1)
    return found


def _bounded(text: Text, i: int, taken: int, qualifier: Qualifier) -> _Qualified:
    """A verb of exceeding (or of falling short), turned round by «لا» and «لم» before it."""
    at = i - 1
    if taken == 0 and text.key(at) in _BETWEEN:
        at -= 1
    if taken == 0 and text.key(at) == "ان" and text.key(at - 1) in _MODALS and text.form(at - 2, _NEGATIONS):
        at -= 2  # «لا يجوز أن يزيد على»
    negation = text.form(at, _NEGATIONS) if taken == 0 else None
    if negation and negation[1] == "ما" and text.key(at)[-2:] == "ما":
        return _Qualified(qualifier, at, negation[0])  # «ما يزيد على»
    if negation:
        turned: Qualifier = "at_most" if qualifier == "more_than" else "at_least"
        particle = text.form(at - 1, {"ما"}) if negation[0] == 0 else None
        if particle:
            return _Qualified(turned, at - 1, particle[0])
        return _Qualified(turned, at, negation[0])
    return _Qualified(qualifier, i, taken)


def _far_verb(text: Text, i: int, preposition: str) -> _Qualified | None:
    """«يزيد على», «زادت الحرارة على», «لا يقل عدد العمال عن»: `i` is the token before the preposition."""
    for at in range(i, max(i - _MAX_GAP, -1), -1):
        if text.kind(at) != "word":
            return None
        verb = text.form(at, _ADD)
        if verb:
            return _bounded(text, at, verb[0], "more_than")
        verb = text.form(at, {"يقل", "تقل", "قل", "قلت", "ينقص", "تنقص"}) if preposition == "عن" else None
        if verb:
            return _bounded(text, at, verb[0], "less_than")
        if (text.key(at) in _NO_GAP and text.key(at) not in _WITHIN) or (_joins(text.key(at)) and at < i):
            return None
    return None


def _far_reach(text: Text, i: int) -> _Qualified | None:
    """«تصل سرعة الرياح إلى», «قد تصل العقوبة إلى»: `i` is the token before the preposition."""
    for at in range(i, max(i - _MAX_GAP, -1), -1):
        if text.kind(at) != "word":
            return None
        if text.key(at) in _REACH:
            made = not _MADE.isdisjoint(text.keys[max(at - _MAX_GAP, 0) : at])
            return None if made else _Qualified("up_to", at, 0)
        if (text.key(at) in _NO_GAP and text.key(at) not in _WITHIN) or (_joins(text.key(at)) and at < i):
            return None
    return None


def _far_exceed(text: Text, i: int) -> _Qualified | None:
    """«يتجاوز عدد المدارس الخاصة 350 مدرسة»: the subject stands between the verb and the number."""
    if text.key(i - 1) in _NO_GAP:
        return None  # «تجاوزت عتبة الطوارئ في 29 مقاطعة»
    for at in range(i - 1, max(i - 1 - _MAX_GAP, -1), -1):
        if text.kind(at) != "word":
            return None
        verb = text.form(at, _EXCEED)
        if verb:
            return _bounded(text, at, verb[0], "more_than") if at < i - 1 else None
        near = text.form(at, _NEAR)
        if near:
            return _Qualified("about", at, near[0]) if at < i - 1 else None
        if (text.key(at) in _NO_GAP and text.key(at) not in _WITHIN) or _joins(text.key(at)):
            return None
    return None


_AFTER: Final[tuple[tuple[tuple[str, ...], Qualifier], ...]] = (
    (("علي", "الاقل"), "at_least"),
    (("علي", "الاكثر"), "at_most"),
    (("كحد", "اقصي"), "at_most"),
    (("بحد", "اقصي"), "at_most"),
    (("كحد", "ادني"), "at_least"),
    (("بحد", "ادني"), "at_least"),
    (("او", "اكثر"), "at_least"),
    (("او", "اقل"), "at_most"),
    (("فاكثر",), "at_least"),
    (("فما", "فوق"), "at_least"),
    (("فاقل",), "at_most"),
    (("فما", "دون"), "at_most"),
    (("تقريبا",), "about"),
    (("ونيف",), "more_than"),
)


_AFTER_WORDS: Final = frozenset(words[0] for words, _ in _AFTER)


def qualified_after(text: Text, i: int) -> tuple[Qualifier, int] | None:
    """What stands behind the unit, or behind up to three words that belong to it: (qualifier, the token after it)."""
    for at in range(i, i + 4):
        if text.key(at) in _AFTER_WORDS:
            for words, qualifier in _AFTER:
                last = at + len(words)
                if all(text.key(at + k) == word for k, word in enumerate(words)):
                    # «20 دولاراً للفرد بحد أقصى ستة»: of the next number.
                    return None if words[0] in _BEFORE_NEXT and _counts(text, last) else (qualifier, last)
        if text.kind(at) != "word" or begins_number(text.key(at)):
            return None
    return None


_BEFORE_NEXT: Final = frozenset({"بحد", "كحد"})


def _counts(text: Text, i: int) -> bool:
    return text.kind(i) == "number" or begins_number(text.key(i))


# --- what is no quantity ----------------------------------------------------------------------------------------------

_NAMED_BY_NUMBER: Final = word_set(
    "رقم الرقم برقم الماده ماده الفقره فقره البند القرار المرسوم القانون الطريق الصفحه صفحه الدوره الجوله",
    "النسخه الطبعه الدقيقه الطابق الجزء الفصل الحلقه الملحق القناه الرحله البوابه الساعه ص هاتف الهاتف",
    "فاكس تلفون جوال ت الجدول الشكل اصدار الاصدار القمه المجموعه العدد الاسبوع اليوم المرحله الخط القطعه",
    "المخطط الاليه التعميم السوره الايه القسم مجموعه نسخته نسختها نسخه اصداره اصدارها نموذج طراز موديل",
    "فيروس كوفيد المقعد الغرفه شارع الشارع العام عام سنه بتاريخ تاريخ الموافق",
)
_CALLED: Final = word_set("ص رقم الرقم هاتف الهاتف فاكس جوال")  # «ص. 14», «هاتف: 0537»
_COUNTING_HEADS: Final = frozenset({"العام", "عام", "سنه", "العدد", "المجموعه", "مجموعه", "المرحله", "اليوم", "الخط"})
_NO_NUMBERED: Final = frozenset({"person", "country", "percent"})  # «صوت لصالح القرار 128 عضوا»
_OF_THEM: Final = frozenset({"منها", "منهم", "منهن"})
_TWO: Final = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_CLOCK: Final = frozenset({"صباحا", "مساء", "ظهرا", "فجرا", "عصرا", "بتوقيت", "ليلا", "ص", "م"})


def _is_name(text: Text, numeral: Numeral, *, unit: str | None, qualified: bool) -> bool:
    """Whether a number in digits names something (a decree, a version, a street, a telephone) and counts nothing."""
    first, last = numeral.first, numeral.last
    if text.kind(first) != "number":
        none = _is_figurative(text, numeral) or _is_part(text, numeral)
        return none or (not (unit or qualified) and _is_year_in_words(text, numeral))
    if _is_day(text, numeral) or _is_of_years(text, first) or _is_score(text, first, unit):
        return True
    written = text.tokens[first].text
    before = text.key(first - 1)
    if (before == "ال" and not (qualified and unit)) or _is_telephone(text, first, unit):
        return True
    if before == "^" and text.key(first - 2) == "[":
        return True  # a footnote's, in Markdown
    if before in {".", ":"} and text.key(first - 2) in _CALLED:
        return True
    if before == "ب" and text.form(first - 3 if text.key(first - 2) == "." else first - 2, {"ص"}):
        return True  # «ص.ب 350»
    glued_before = (
        text.glued(first)
        and text.kind(first - 1) in {"word", "number"}
        and before not in {"و", "ب", "ل", "ك", "ف", "ال"}
    )
    if glued_before and not unit:
        return True
    if _is_item(text, numeral):
        return True
    signed = before in {"-", "+", "\u2013"} and text.key(first - 2) in {"(", "["} and unit == "percent"  # «(-3%)»
    marked = before in {"-", "/", ":", "_", ".", "#", "+", "@", "\u2013"} and text.glued(first - 1) and not signed
    if text.glued(first) and marked:
        return not (before == "-" and text.kind(first - 2) == "number" and unit)
    if text.key(last) in {"/", ":", "_"} and text.glued(last) and text.glued(last + 1):
        return True
    if text.key(last)[:1] in _TIMES_SIGN or text.key(first - 1)[-1:] in _TIMES_SIGN:
        return True  # «1080×1920»
    if not unit and (_in_pair(text, first - 1, first - 2) or _in_pair(text, last, last + 1)):
        return True  # a score, a day and its month
    at = first - 1 if before not in {"(", "«", '"'} else first - 2
    if not unit:
        at = _head(text, at)
    listed = last
    for _ in range(_LISTED):  # «1 إلى 15 نونبر», «3 و5 مايو»
        if text.key(listed) not in _BETWEEN_DAYS or text.kind(listed + 1) != "number":
            break
        listed += 2
    if listed > last and not unit and read_month(text, listed) is not None and numeral.digits:
        return True
    head = text.form(at, _NAMED_BY_NUMBER)
    if head and not (
        unit and (head[1] in _COUNTING_HEADS or unit in _NO_NUMBERED or unit.isupper() or is_measure(text.key(last)))
    ):
        return True
    if re.match("[a-z]", before) and not unit:
        return True
    if text.key(last) in _CLOCK and not unit:
        return True
    if text.kind(last) == "word" and text.glued(last) and not unit:
        return True
    if text.key(first - 1) == "حدود" and text.key(first - 2) != "في" and re.fullmatch(r"\d{4}", written) and not unit:
        return True  # «حدود 1967»
    if unit or qualified:
        return False
    counted = text.key(last) == "من" and text.key(last + 1) in {"اصل", "بين", "كل", "مجموع", "اجمالي"}
    if numeral.digits and not counted and not _may_count(text, at):
        return True
    bracketed = before in {"(", "["} and text.key(last) in {")", "]"}
    digits = len(re.sub(r"\D", "", written))
    year = numeral.digits and numeral.value is not None and digits == 4 and 1000 <= numeral.value <= 2100
    if year and written.isdecimal() and before not in _NUMBERING:
        return text.key(last) not in _OF_THEM and before not in _OF_THEM
    version = re.fullmatch(r"\d{1,2}\.0", written) is not None
    return bracketed or version or (digits >= 7 and written.isdecimal())


_NUMBERING: Final = word_set("عددهم عددها عدده عددهن قدره قدرها مجموعهم مجموعها مجموعه بلغ بلغت يبلغ تبلغ بواقع")
_TIMES_SIGN: Final = frozenset({"\u00d7", "*"})
_OF_A_YEAR: Final = word_set("مونديال العالم اولمبياد دوره نسخه رويه موسم بطوله انتخابات اكسبو قمه خطه استراتيجيه")


_OF_TWO: Final = frozenset({"الي", "مقابل", "من", "ل"})
_IN_RATIO: Final = word_set("نسبه معدل مركز المركز مرتبه المرتبه")


_MOST_ITEMS: Final = 30


def _is_item(text: Text, numeral: Numeral) -> bool:
    """Whether a number opens a point of a list that goes on in the line: «1. إنشاء مدارس. 2. ترميم مساجد»."""
    opens = numeral.first == 0 or text.key(numeral.first - 1) in {".", ":", "؛"}
    stop = text.key(numeral.last) == "." and text.glued(numeral.last) and text.kind(numeral.last + 1) == "word"
    return opens and stop and numeral.value is not None and numeral.value <= _MOST_ITEMS


def _is_score(text: Text, i: int, unit: str | None) -> bool:
    """«بنتيجة 3 مقابل 1», «بنسبة 2 إلى 1», «من المركز 45 إلى 38»: either number."""
    second = text.key(i - 1) in _OF_TWO and text.kind(i - 2) == "number"
    head = i - 3 if second else i - 1
    if text.form(head, {"نتيجه", "النتيجه"}):
        return True
    first = text.key(i + 1) in _OF_TWO and text.kind(i + 2) == "number"
    return (first or second) and not unit and text.form(head, _IN_RATIO) is not None


_WISHED: Final = word_set("مبروك شكر تحيه سلام سلامه رحمه")


def _is_figurative(text: Text, numeral: Numeral) -> bool:
    """«الملحق (ألف)» is the letter; «ألف مبروك» and «ألف ليلة وليلة» count nothing."""
    if numeral.last > numeral.first + 1 or numeral.value is None:
        return False
    key, following = text.key(numeral.first), text.key(numeral.last)
    if key == "الف" and (is_enclosed(text, numeral.first, numeral.last) or following == "باء"):
        return True
    if key == "الف" and text.kind(numeral.last) != "word" and text.form(numeral.first - 1, _LETTERED):
        return True
    return following in _WISHED or (text.kind(numeral.last) == "word" and text.key(numeral.last + 1) == f"و{following}")


def _is_part(text: Text, numeral: Numeral) -> bool:
    """«فقدت خمس قيمتها», «تسعة أعشار», «واحد من كل خمسة»: a part of what is told, and no number of it."""
    if numeral.last > numeral.first + 1 or text.kind(numeral.last) == "number":
        return False
    if text.key(numeral.first - 1) == "كل" and text.key(numeral.first - 2) == "من":
        return True
    following = text.key(numeral.last)
    part = text.form(numeral.first, _PART_OR_NUMBER) is not None
    return following in _PARTS_OF_WHOLES or (part and _OWNED.fullmatch(following) is not None)


_OWNED: Final = re.compile(r"\w{2,}ت(?:ه|ها|هم|هما|هن|نا)|\w{3,}(?:ها|هم|هما|هن)")  # «قيمتها»: no number counts it
_PART_OR_NUMBER: Final = word_set("خمس سبع تسع عشر")
_PARTS_OF_WHOLES: Final = word_set("اخماس اسداس اسباع اثمان اتساع اعشار اثلاث ارباع")


_LETTERED: Final = word_set("الماده ماده الفقره فقره البند الملحق المرفق القسم الفرع الجزء المجموعه الجدول الفيه")


def _is_year_in_words(text: Text, numeral: Numeral) -> bool:
    """«مونديال ألفين واثنين وعشرين»."""
    year = numeral.value is not None and 1900 <= numeral.value <= 2100
    return year and text.form(numeral.first - 1, _OF_A_YEAR) is not None


_LISTED: Final = 8
_AGAIN: Final = frozenset({"مكرر", "مكررا"})  # «المادة 375 مكرر»
_BETWEEN_DAYS: Final = frozenset({"و", "الي", "حتي", "-", "\u2013", "،"})


def _head(text: Text, i: int) -> int:
    """What stands before a number and those that are listed with it: «الدقيقتين 71 و88», «المواد 3 و5 و7»."""
    for _ in range(_LISTED):
        at = i - 1 - (text.key(i - 1) in _AGAIN)
        at -= 2 * (text.key(at - 1) == "/" and text.kind(at - 2) == "number")
        if text.key(i) not in {"و", "،"} or text.kind(at) != "number":
            break
        i = at - 1
    return i


_COUNTS: Final = word_set(
    "بلغ بلغت يبلغ تبلغ سجل سجلت كان كانت اصبح اصبحت صار ليصبح ليبلغ لتبلغ وصل ضم ضمت يضم تضم شمل شملت يشمل تشمل",
    "رفض قبل في من الي علي عن بين حتي مقابل نحو منها منهم ان هو هي فقط اي مجموعه عدد عددها عددهم عددهن قدره قدرها",
    "نسبته ما بنحو لا اصل ثم فيها فيه فيهم بها به له لها لهم عليه عليها بينهم بينها بينهن",
    "مقتل مصرع اصابه وفاه فقدان اعتقال توقيف احتجاز اختطاف استشهاد سقوط جرح غرق نزوح انقاذ تضرر",
    " اصيب جرح قتل اعتقل اوقف توفي لقي نجا غادر فقد ولد استشهد انقذ عاد غرق سقط شارك حضر صوت ايد",
    "عارض امتنع تضرر دمر نزح اجلي احتجز خطف افرج اطلق تخرج سافر دخل خرج",
)


def _may_count(text: Text, i: int) -> bool:
    """Whether a number without a noun can count something after the word at token `i`: a verb or a particle.

    After a noun it is a name's: «الفرقة 36», «ويندوز 11».
    """
    if text.kind(i) != "word":
        return True
    key = text.key(i)
    if text.form(i, _COUNTS) or key in {"و", "ب", "ل", "ك"}:
        return True
    return not key.startswith("ال") and (key.endswith(("ت", "نا", "وا")) or (key[0] in "يت" and len(key) > 3))


def _is_of_years(text: Text, i: int) -> bool:
    """Whether a number is one of two years in brackets: «(2013-2015)»."""
    for at in (i, i - 2):
        keys = [text.key(n) for n in range(at - 1, at + 4)]
        if keys[0] == "(" and keys[2] in _DASHES and keys[4] == ")":
            return all(re.fullmatch(r"\d{4}", key) and 1800 <= int(key) <= 2100 for key in (keys[1], keys[3]))
    return False


def _in_pair(text: Text, sign: int, number: int) -> bool:
    return text.key(sign) in {"-", "\u2013", "/"} and text.kind(number) == "number"


_LAST_DAY: Final = 31


def _is_day(text: Text, numeral: Numeral) -> bool:
    """Whether a number is the day of a month, though no date was made of it: the year may not be known."""
    month = read_month(text, numeral.last) is not None or text.key(numeral.last) == "تشرين"
    return month and numeral.digits and numeral.value is not None and numeral.value <= _LAST_DAY


_TELEPHONE: Final = 12  # tokens


def _is_telephone(text: Text, i: int, unit: str | None) -> bool:
    """Whether a number stands in a row of three or more, or behind «+»: ``+966 11 234 5678``."""
    first = last = i
    for _ in range(_TELEPHONE):
        if text.kind(first - 1) == "number" or (text.key(first - 1) == "-" and text.kind(first - 2) == "number"):
            first -= 1
        if text.kind(last + 1) == "number" or (text.key(last + 1) == "-" and text.kind(last + 2) == "number"):
            last += 1
        if first == last:
            break
    if text.key(first - 1) == "+" and text.glued(first) and not unit:
        return True
    return sum(text.kind(at) == "number" for at in range(first, last + 1)) >= 3


# --- ranges -----------------------------------------------------------------------------------------------------------

_CHANGES: Final = re.compile(
    "(?:س?[يتن]|ا)?(?:رتفا?ع|نخفا?ض|تراجع|زاد|زياد|زيد|رفع|خفض|خفيض|قفز|هبط|هبوط|صعد|صعود|نما|نمو|نم|تقلص|قلص|قليص"
    "|نتقا?ل|تحول|هوي|تدن|تضاعف|توسع)"
)
# The key of a tatweel that stands for a dash is empty: all of it is folded away.
_DASHES: Final = frozenset({"-", "\u2013", "\u2014", "\u2012", "~", ""})


def _is_change(text: Text, i: int) -> bool:
    """Whether the sentence up to token `i` speaks of a change: «ارتفع من 3 إلى 5» is two figures, no range."""
    for at in range(i - 1, max(i - 16, -1), -1):
        key = text.key(at)
        if key in {".", "؟", "!", "؛"}:
            return False
        if "تراوح" in key:
            return False
        if any(_CHANGES.match(form) for _, form in forms(key)):
            return True
    return False


class Usage(msgspec.Struct, frozen=True):
    """What a whole article tells of its own numbers.

    `countries` (of `units.count_countries`) tell whose money a bare «دينار» is, `writing` how numbers are written.
    """

    countries: dict[str, int]
    writing: Writing

    def within(self, texts: Iterable[Text]) -> Usage:
        """The usage of a passage of the article: the countries it names itself come before all others."""
        near = _countries(texts)
        codes = self.countries.keys() | near.keys()
        return replace(
            self, countries={code: self.countries.get(code, 0) + _NEARER * near.get(code, 0) for code in codes}
        )


_NEARER: Final = 1000  # more than an article has mentions


def usage_of(texts: Iterable[Text]) -> Usage:
    """The usage that all passages of an article show together."""
    texts = list(texts)
    return Usage(_countries(texts), writing_of(texts))


def _countries(texts: Iterable[Text]) -> dict[str, int]:
    countries: dict[str, int] = {}
    for text in texts:
        for code, count in count_countries(text).items():
            countries[code] = countries.get(code, 0) + count
    return countries


class _Reading(msgspec.Struct, frozen=True):
    """What the quantities of one text are read with."""

    text: Text
    countries: dict[str, int]
    taken: Sequence[bool]

    def unit(self, i: int) -> Unit | None:
        """What the number before token `i` counts, in words that are nothing else already."""
        unit = read_unit(self.text, i, self.countries)
        return unit if unit is not None and not any(self.taken[i : unit.last]) else None


def read_quantities(
    text: Text,
    *,
    taken: Sequence[bool] = (),
    usage: Usage | None = None,
    numerals: Sequence[Numeral] | None = None,
) -> list[Quantity]:
    """The quantities of a text, in its order, none within another. Linear; never raises.

    `taken` marks the tokens that are something else already (dates). `usage` is that of the whole article; by default
    that of this text. `numerals` are those of the text, where they have been read already.
    """
    usage = usage.within([text]) if usage else usage_of([text])
    reading = _Reading(text, usage.countries, taken or [False] * len(text))
    if numerals is None or usage.writing != Writing():
        numerals = read_numerals(text, writing=usage.writing)
    numerals = [
        numeral
        for numeral in numerals
        if not any(reading.taken[numeral.first : numeral.last]) and not _in_title(text, numeral.first)
    ]
    found: list[Quantity] = []
    k = free = 0
    while k < len(numerals):
        if found and numerals[k].first < free and numerals[k].first > found[-1].first:
            k += 1  # «1500م2»: the second number is the unit's
            continue
        pair = _range(reading, numerals[k], numerals[k + 1]) if k + 1 < len(numerals) else None
        quantity = pair or _single(reading, numerals[k], shared=_shared(reading, numerals[k : k + _LISTED]))
        if quantity is not None:
            rest = numerals[k + 1] if k + 1 < len(numerals) and pair is None else None
            if rest and (sum_of := _with_rest(reading, quantity, numerals[k], rest)):
                quantity, k = sum_of, k + 1
            if found and quantity.unit is None and _is_of_sum(text, found[-1], quantity):
                quantity = replace(quantity, unit=found[-1].unit)
            if quantity.first < free:  # «5%3»: the sign is the first number's
                quantity = replace(quantity, first=numerals[k].first, start=numerals[k].start)
            found.append(quantity)
            free = quantity.last
        k += 2 if pair else 1
    used = {at for quantity in found for at in range(quantity.first, quantity.last)}
    found += _duals(reading, used)
    found += _definite(reading, used)
    found += _halves(reading, used)
    return _with_dual_ranges(text, sorted(found, key=lambda quantity: quantity.start))


def _is_of_sum(text: Text, sum_: Quantity, quantity: Quantity) -> bool:
    """«13 مليار دينار، منها 11 مليار نفقات جارية ومليارا نفقات أخرى»: whether a number is of the money before it."""
    money = sum_.unit is not None and (sum_.unit.isupper() or is_currency(fold(sum_.unit)))
    between = text.keys[sum_.last : quantity.first]
    if not money or not isinstance(quantity.value, int) or quantity.value < _MILLION or len(between) > _NEAR_SUM:
        return False
    of_it = not _OF_THEM.isdisjoint(between) or between[-1:] == ["و"] or text.key(quantity.first)[:1] == "و"
    return of_it and "." not in between


_MILLION: Final = 10**6
_NEAR_SUM: Final = 5  # words

_WORKS: Final = word_set(
    "برنامج فيلم مسلسل وثايقي روايه كتاب اغنيه البوم ديوان قصيده مسرحيه قصه مبادره حمله تطبيق لعبه مسابقه معرض مهرجان",
    "شعار عنوان وسم سلسله عمليه",
)
_BODIES: Final = word_set("موقع صحيفه جريده مجله قناه اذاعه منصه فرقه شركه موسسه جمعيه حركه مجموعه مراسل مراسله")
_TITLED: Final = _WORKS | _BODIES | {f"ال{work}" for work in _WORKS}
_OPENING: Final = frozenset('"\u00ab\u201c\u201d')
_CLOSING: Final = frozenset('"\u00bb\u201c\u201d')
_TITLE: Final = 8  # tokens


@question
def _is_opening(key: str) -> bool:
    return key in _OPENING


def _in_title(text: Text, i: int) -> bool:
    """Whether a number stands in the name of a work or a body: «رواية "مئة عام من العزلة"», «برنامج "60 دقيقة"»."""
    if not text.near(_is_opening, i - _TITLE + 1, i):
        return False
    for at in range(i - 1, max(i - _TITLE, 0), -1):
        if text.key(at) in _OPENING:
            adjective = text.key(at - 1).startswith("ال") and text.form(at - 1, _TITLED) is None
            named = text.form(at - 1 - adjective, _TITLED) is not None
            return named and not _CLOSING.isdisjoint(text.keys[i : i + _TITLE])
        if text.key(at) in {"\u00bb", ".", "،", ":"}:
            return False
    return False


_SINGLE_TIMES: Final = word_set("سنه عام شهر يوم ساعه")


def _with_dual_ranges(text: Text, found: list[Quantity]) -> list[Quantity]:
    """«من يومين إلى ثلاثة أيام», «بين عامين وخمسة أعوام», «من سنة إلى ثلاث سنوات»: the noun says the lower end."""
    joined: list[Quantity] = []
    for quantity in found:
        single = (
            text.form(quantity.first - 2, _SINGLE_TIMES) if text.key(quantity.first - 1) in {"الي", "حتي"} else None
        )
        opener = text.form(quantity.first - 3, {"من", "بين"}) if single and quantity.qualifier == "exact" else None
        changed = opener and _is_change(text, quantity.first - 3)
        if single and opener and not changed and quantity.value is not None and time_unit(single[1]) == quantity.unit:
            first = quantity.first - 3
            start = text.tokens[first].cut(opener[0])
            joined.append(replace(quantity, value=1, high=quantity.value, qualifier="range", start=start, first=first))
            continue
        low = joined[-1] if joined else None
        if low and low.value == 2 and low.unit == quantity.unit and quantity.value is not None and quantity.value > 2:
            opener = text.form(low.first - 1, {"بين", "من"})
            gap = quantity.first - low.last
            with_and = gap == 0 and text.key(quantity.first).startswith("و") and opener and opener[1] == "بين"
            with_to = gap == 1 and text.key(low.last) == "الي"
            changed = with_to and _is_change(text, low.first - 1)  # «رفعت من سنتين إلى أربع سنوات»
            if opener and (with_and or with_to) and not changed and low.qualifier == quantity.qualifier == "exact":
                start = text.tokens[low.first - 1].cut(opener[0])
                first = low.first - 1
                joined[-1] = replace(
                    quantity, value=2, high=quantity.value, qualifier="range", start=start, first=first
                )
                continue
        joined.append(quantity)
    return joined


def _with_rest(reading: _Reading, quantity: Quantity, numeral: Numeral, rest: Numeral) -> Quantity | None:
    """«12 مليون دولار و300 ألف»: the lower magnitude behind the money of the higher."""
    text, at = reading.text, numeral.last
    joined = rest.first == quantity.last if text.key(quantity.last) != "و" else rest.first == quantity.last + 1
    lower = rest.value is not None and 1 < rest.scale < numeral.scale and rest.value < numeral.scale
    if not (joined and lower) or quantity.value is None or not text.key(quantity.last).startswith("و"):
        return None
    if not is_currency(text.key(at)) or reading.unit(rest.last) is not None:
        return None
    value = _plain(Decimal(str(quantity.value)) + (rest.value or 0))
    return replace(quantity, value=value, end=text.tokens[rest.last - 1].end, last=rest.last)


def _shared(reading: _Reading, numerals: Sequence[Numeral]) -> str | None:
    """The unit that the first number has from one that is listed with it: «26 و31 سنة», «16 و32 و64 طناً»."""
    text = reading.text
    for one, following in pairwise(numerals):
        listed = text.key(one.last) == "و" and following.first == one.last + 1
        if not (one.digits and following.digits and listed) or reading.unit(one.last) is not None:
            return None
        unit = reading.unit(following.last)
        if unit is not None:
            return None if _is_day(text, following) else unit.name
    return None


def _single(reading: _Reading, numeral: Numeral, *, shared: str | None = None) -> Quantity | None:
    """The quantity of one number; `shared` is its unit where no noun is behind it."""
    text = reading.text
    if numeral.value == 2 and text.key(numeral.first) in _TWO and text.key(numeral.first - 1).endswith(("ين", "ان")):
        return None  # «مسعفين اثنين» is read as a dual
    before = qualified_before(text, numeral.first, prefixed=numeral.start > text.tokens[numeral.first].start)
    enclosed = numeral.digits and is_enclosed(text, numeral.first, numeral.last)
    behind = numeral.digits and _has_minus_behind(text, numeral)
    unit = reading.unit(numeral.last + (enclosed or behind))
    if unit is not None and numeral.scale > 1 and _is_plural(text.key(unit.last - 1)) and unit.name.endswith("ات"):
        unit = None  # «11 مليار نفقات جارية»: what is counted by the thousand stands in the singular
    symbol = reading.unit(numeral.first - 1) if text.kind(numeral.first - 1) == "sign" else None
    name = unit.name if unit else symbol.name if symbol else shared
    behind_it = qualified_after(text, numeral.last)
    qualified = before is not None or (behind_it is not None and behind_it[1] <= numeral.last + 2)  # «600 على الأقل»
    if _is_name(text, numeral, unit=name, qualified=qualified):
        return None
    last = unit.last if unit else numeral.last
    whole = name in {"person", "country", "area"} or (unit is not None and is_counted(text.key(unit.last - 1)))
    value = _counted(text, numeral) if whole else numeral.value
    start, first = numeral.start, numeral.first
    if (unit and enclosed) or is_enclosed(text, first, first + 1):
        start = text.tokens[first - 1].start
    if unit is None and symbol is not None:
        start, first = text.tokens[numeral.first - 1].start, numeral.first - 1
    if value is not None and text.key(first - 1) in _MINUS and _is_minus(text, first - 1):
        value, start, first = -value, text.tokens[first - 1].start, first - 1
    elif value is not None and behind:
        value, last = -value, last + (unit is None)
    if unit is not None and value is not None and (below := _below_zero(text, unit.last)):
        value, last = -abs(value), below
    fraction = _fraction(text, last, numeral.scale) if unit and value is not None else None
    if fraction and value is not None:
        value, last = value + fraction[0], fraction[1]
    qualifier: Qualifier = "exact"
    after = qualified_after(text, last)
    end = last
    if after:
        qualifier, end = after
    if before:
        qualifier = before.qualifier
        first, start = before.first, text.tokens[before.first].cut(before.taken)
    if value is None:
        qualifier = "vague"
        if name is None:
            name, last, end = _vague_noun(reading, last)
        if name == "USD":
            name = "دولار"  # whose dollar is not said, nor how many
    if any(reading.taken[first : numeral.first]):
        first, start = numeral.first, numeral.start
    return Quantity(_plain(value), name, qualifier, start, text.tokens[end - 1].end, first, end)


def _is_plural(key: str) -> bool:
    return len(key) > _SHORTEST_DUAL - 1 and key.endswith("ات")


def _below_zero(text: Text, i: int) -> int | None:
    """The token after «تحت الصفر» behind a unit of temperature: «5 درجات مئوية تحت الصفر»."""
    if text.key(i - 1) not in {"درجه", "درجات", "درجتين", "ميويه"}:
        return None
    i += text.key(i) == "ميويه"
    return i + 2 if text.key(i) in {"تحت", "دون"} and text.key(i + 1) == "الصفر" else None


_PARTS: Final = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25"), "ثلث": Decimal(1) / 3}


def _fraction(text: Text, i: int, scale: int = 1) -> tuple[Decimal, int] | None:
    """«ثلاث ساعات ونصف», «3 ملايين دولار ونصف المليون»: what is added at token `i`, and the token after it."""
    part = _PARTS.get(text.key(i)[1:]) if text.key(i).startswith("و") else None
    if part is None or not is_measure(text.key(i - 1)):
        return None
    following = text.key(i + 1)
    if following.startswith("ال") and following not in {"الي", "الا", "الان"}:
        of_scale = scale_of(following[2:])
        if of_scale == scale and scale > 1:
            return part * scale, i + 2
        return (part, i + 2) if is_measure(following[2:]) and scale == 1 else None
    noun = text.kind(i + 1) == "word" and is_noun(following) and not following.endswith("ا")
    return (part, i + 1) if scale == 1 and not noun else None


def _counted(text: Text, numeral: Numeral) -> Decimal | None:
    """The value of what comes whole only: «48.300 مشترك» is no fraction of a person."""
    if numeral.digits and re.fullmatch(r"\d{1,3}[.,]\d{3}", text.tokens[numeral.first].text):
        return number_of(text.tokens[numeral.first].text) if numeral.value is not None else None
    return numeral.value


_MINUS: Final = frozenset({"-", "\u2212", "\u2013"})
_PERCENT: Final = frozenset({"%", "٪"})


def _has_minus_behind(text: Text, numeral: Numeral) -> bool:
    """«1,5- %», «%1,5-»: a minus as it stands where the line is typed from right to left."""
    percent = text.key(numeral.last + 1) in _PERCENT or text.key(numeral.first - 1) in _PERCENT
    following = numeral.last + 1 + (text.key(numeral.last + 1) in _PERCENT)
    ranged = text.kind(following) == "number"  # «%3-%5»
    return text.key(numeral.last) in _MINUS and text.glued(numeral.last) and percent and not ranged


def _is_minus(text: Text, i: int) -> bool:
    return text.glued(i + 1) and not (text.glued(i) and text.kind(i - 1) in {"word", "number"})


def _vague_noun(reading: _Reading, i: int) -> tuple[str | None, int, int]:
    """«آلاف العائلات», «مليارات الدولارات»: the noun is definite after an order of magnitude."""
    text = reading.text
    bare = text.key(i).removeprefix("ال")
    if text.kind(i) != "word" or bare == text.key(i):
        return None, i, i
    definite = Text(text.tokens[i].text.replace("ال", "", 1))
    unit = read_unit(definite, 0, reading.countries)
    if unit is not None and (unit.name in {"person", "country", "area"} or unit.name.isupper()):
        return unit.name, i + 1, i + 1
    return text.tokens[i].text, i + 1, i + 1


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _range(reading: _Reading, low: Numeral, high: Numeral) -> Quantity | None:
    """«بين 35 و40 بالمئة», «من 10 إلى 12», «60 - 65 دولاراً», with the unit behind the second or behind both."""
    text = reading.text
    if low.value is None or high.value is None or high.first - low.last > 5:
        return None
    unit_low = reading.unit(low.last)
    at = unit_low.last if unit_low and unit_low.last <= high.first else low.last
    unit = reading.unit(high.last)
    kind, first, taken = _linked(text, low, high, at)
    if kind is None or (kind == "dash" and unit is None):
        return None
    if kind == "from" and (
        _is_change(text, first) or (at > low.last and unit_low and unit and unit_low.name != unit.name)
    ):
        return None
    if unit is None and unit_low is not None and unit_low.name == "percent":
        return None  # «بنسبة 3.5% إلى 12 مليارا»
    if _is_day(text, high):
        return None
    values = [low.value, high.value]
    if low.scale == 1 and high.scale > 1 and high.factor is not None and low.value < high.factor:
        values[0] *= high.scale
    if values[0] >= values[1] or _is_name(text, low, unit=unit.name if unit else None, qualified=True):
        return None
    name = unit.name if unit else unit_low.name if unit_low else None
    last = unit.last if unit else high.last
    start = text.tokens[first].cut(taken) if first != low.first else low.start
    return Quantity(
        _plain(values[0]), name, "range", start, text.tokens[last - 1].end, first, last, high=_plain(values[1])
    )


def _linked(text: Text, low: Numeral, high: Numeral, at: int) -> tuple[str | None, int, int]:
    """How two numbers make a range: the kind, and the token at which it begins with the letters before it."""
    between = text.key(high.first)
    before = low.first - 1
    while text.key(before) in {"(", "ب", "سن", "سني"}:
        before -= 1
    joined = (at == high.first and between.startswith("و")) or (at == high.first - 1 and text.key(at) == "و")
    opener = text.form(before, {"بين"})
    if joined and opener:
        particle = text.form(before - 1, {"ما"}) if opener[0] == 0 else None
        return ("between", before - 1, particle[0]) if particle else ("between", before, opener[0])
    if at == high.first - 1 and text.key(at) in {"الي", "حتي"}:
        opener = text.form(before, {"من", "بين"})
        return ("from", before, opener[0]) if opener else ("from", low.first, 0)
    if at == high.first - 1 == low.last and text.key(at) == "او" and low.digits and high.digits:
        return "dash", low.first, 0  # «15 أو 20 يوماً»
    if at == high.first - 1 and text.key(at) in _DASHES:
        opener = text.form(before, {"بين", "من"})
        return ("dash", before, opener[0]) if opener else ("dash", low.first, 0)
    return None, low.first, 0


def _duals(reading: _Reading, used: Collection[int]) -> list[Quantity]:
    """«دولتين», «مسعفين اثنين», «رجلان»: two, said by the noun's ending."""
    text, found = reading.text, []
    for i, key in enumerate(text.keys):
        if not key.endswith(("ين", "ان", "تي")) or text.kind(i) != "word" or i in used or reading.taken[i]:
            continue
        of = key.endswith("تي")  # «طائرتي شحن»
        if of and not (is_noun(text.key(i + 1)) and text.kind(i + 1) == "word"):
            continue
        token = text.tokens[i]
        two = text.key(i + 1) in _TWO
        joined = key.startswith("و") and counted_dual(key[1:]) is not None  # «طفلان وامرأتان»
        if any(form.startswith("ال") for _, form in forms(token.key)) or (not joined and _agrees(text, i)):
            continue
        if _PARTICIPLE.fullmatch(key):
            continue  # «ركلتان واضحتان»
        for taken, form in _prefix_first(token.key):
            unit = counted_dual(form)
            if unit is None and _DUAL_MARKED.search(token.text) and is_person(form[:-2]):
                unit = "person"  # «مسافرَين»
            if unit is None and two and not form.startswith("ال"):
                alone = read_unit(Text(form[:-2]), 0, reading.countries)
                whole = taken == 0 and not any(
                    counted_dual(rest) or is_person(rest[:-2]) for _, rest in forms(token.key)[1:]
                )
                unit = "person" if alone and alone.name == "person" else "" if whole else None
            if unit is None or (not joined and counted_dual(text.key(i - 1)) is not None):
                continue
            if form.endswith("ان") and (key[:taken] in {"ب", "ل"} or text.form(i - 1, _GOVERNING)):
                continue  # «من بلدان عدة»: the dual would be in the genitive
            before = qualified_before(text, i)
            first, start = (
                (before.first, text.tokens[before.first].cut(before.taken)) if before else (i, token.cut(taken))
            )
            last = i + 2 if two else i + 1
            value: int | float | None = 2
            stem = form[:-3] + "ه" if form.endswith(("تين", "تان")) else form[:-2] + "ه" * of
            money = read_unit(Text(stem), 0, reading.countries) if is_currency(stem) else None
            noun = unit or (money.name if money and money.name.isupper() else text.text[token.cut(taken) : token.end])
            qualifier = before.qualifier if before else "exact"
            fraction = _fraction(text, last)
            if fraction:
                value, last = _plain(2 + fraction[0]), fraction[1]
            found.append(Quantity(value, noun, qualifier, start, text.tokens[last - 1].end, first, last))
            break
    return found


_PARTICIPLE: Final = re.compile(r"وا\w\wت(?:ان|ين)")
_GOVERNING: Final = word_set("من في الي علي عن بين مع عبر لدي ضد خلال")
# A fatha before the ending of the dual, which the plural's has not.
_DUAL_MARKED: Final = re.compile("\u064e[\u064a\u0649]\u0652?\u0646\u0650?$")
_SHORTEST_DUAL: Final = 5


def _prefix_first(key: str) -> list[tuple[int, str]]:
    """The forms of a dual, those without prefix first, unless the word is known to begin so: «وحدتين», «بقرتين»."""
    whole, *rest = forms(key)
    stem = key[:-3] + "ه" if key.endswith(("تين", "تان")) else key[:-2]
    if is_noun(stem):
        return [whole, *rest]
    return rest if key.startswith("و") else [*rest, whole]


def _agrees(text: Text, i: int) -> bool:
    """Whether a dual is an adjective of the one before it: «بيدين فارغتين»."""
    before = text.key(i - 1)
    indefinite = len(before) >= _SHORTEST_DUAL and not any(form.startswith("ال") for _, form in forms(before))
    return indefinite and before.endswith(("ين", "ان")) and dual_of(text.key(i)) is None and not begins_number(before)


def _definite(reading: _Reading, used: Collection[int]) -> list[Quantity]:
    """«تجاوزوا الأربعين عاماً»: a round number with the article, where something is said to exceed or near it."""
    text, found = reading.text, []
    for i in text.where(definite_round):
        value = definite_round(text.key(i))
        before = qualified_before(text, i) if value and i not in used and not reading.taken[i] else None
        if value and before and before.qualifier in {"more_than", "about", "less_than"}:
            unit = reading.unit(i + 1)
            last = unit.last if unit else i + 1
            start = text.tokens[before.first].cut(before.taken)
            name = unit.name if unit else None
            found.append(Quantity(value, name, before.qualifier, start, text.tokens[last - 1].end, before.first, last))
    return found


_PARTED: Final = frozenset({"نصف", "ربع"})
_MEASURES: Final = word_set("درجه متر كيلومتر ساعه عام سنه قرن شهر طن هكتار كيلو نقطه لتر ميل")
# What stands for one of it before «ونصف», as it is or in the accusative.
_ONES: Final = _MEASURES | word_set(
    "يوم دقيقه فدان دونم دولار دينار درهم ريال جنيه ليره يورو كيلوغرام عاما طنا مترا شهرا يوما قرنا"
)


def _halves(reading: _Reading, used: Collection[int]) -> list[Quantity]:
    """«نصف درجة», «ربع ساعة تقريباً», «ساعة ونصف»: a fraction of something measured, or one and a fraction."""
    text, found = reading.text, []
    for i, key in enumerate(text.keys):
        alone = key.startswith("و") and key[1:] in _PARTED and i - 1 not in used and not reading.taken[i - 1]
        one = text.form(i - 1, _ONES) if alone and i else None
        fraction = _fraction(text, i) if one else None
        unit = reading.unit(i - 1) if fraction and one and one[0] == 0 else None
        if unit and fraction:
            value, last = fraction
            found.append(_measured(text, 1 + value, unit.name, i - 1, last))
    for i, key in enumerate(text.keys[1:]):
        half = text.form(i, _PARTED) if key in _MEASURES and i not in used else None
        unit = reading.unit(i + 1) if half else None
        if unit and half:
            found.append(_measured(text, _PARTS[half[1]], unit.name, i, unit.last, half[0]))
    return found


def _measured(text: Text, value: Decimal, unit: str | None, first: int, last: int, taken: int = 0) -> Quantity:
    """A fraction with its unit, at tokens ``[first, last)``, and what qualifies it before or behind."""
    before = qualified_before(text, first, prefixed=taken > 0)
    after = None if before else qualified_after(text, last)
    start = text.tokens[before.first].cut(before.taken) if before else text.tokens[first].cut(taken)
    qualifier, last = (before.qualifier, last) if before else after or ("exact", last)
    end = text.tokens[last - 1].end
    return Quantity(_plain(value), unit, qualifier, start, end, before.first if before else first, last)
