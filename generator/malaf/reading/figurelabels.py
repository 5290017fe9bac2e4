"""What a figure counts, in the words around it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from malaf.arabic import fold
from malaf.reading.governing import finite, governor, is_deed, is_feminine_past, noun_phrase, of_action, own_start
from malaf.reading.namewords import SAYING
from malaf.reading.phrases import (
    DANGLING,
    PREPOSITIONS,
    ROOT_IN_WAW,
    Words,
    balanced,
    clause_end,
    clause_start,
    is_joined,
    is_number,
    is_time,
    is_verb,
    opening,
    span,
    trimmed,
)
from malaf.reading.quantity import Quantity
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.units import CURRENCIES, NOUNS_IN_WAW, read_unit
from malaf.reading.verbforms import is_past_verb, is_verbal_noun, plain
from malaf.reading.verbs import VERBS

__all__ = ["label_figure"]

_LONGEST: Final = 9  # words of a figure's label
_LONGEST_LEAD: Final = 12
_FEWEST: Final = 2
_ROW: Final = 5
_STOPS: Final = word_set(
    "الذي التي الذين اللذين اللتين ان انه انها حيث فيما بينما وذلك مما ما لكن كما منذ خلال بعد قبل بحسب وفق وفقا مقابل",
    "مقارنه بموجب وهو وهي اذ اذا حين عندما حتي رغم بسبب وقد بان بانه مشيرا موكدا موضحا مضيفا لافتا مبينا",
    "قال اضاف اكد بينهم بينها منهم منها ضمنهم تم يتم سيتم جري كان كانت يكون سيكون قد لقد هو هي يوم امس اليوم غدا",
    "بحلول كحد بحد اذا او حاليا مرتفعا منخفضا انخفاضا ارتفاعا فقط لكل عند نهايه بنهايه مطلع بدايه العام السنه الشهر",
    "الاسبوع الموسم عام سنه ابتداء بدءا اعتبارا انطلاقا",
)
_RELATIVE: Final = word_set("الذي التي الذين اللذين اللتين والذي والتي")
_OF_A_UNIT: Final = word_set("ساعي ساعيا ساعه مكعب مكعبا مكعبه مربع مربعا مربعه ميويه مييويه يوميا سنويا شهريا")
_ENDS: Final = frozenset({".", "؟", "!", "؛", "…", "|", ":"})
_BEFORE_EXCEEDING: Final = frozenset({"ما", "لا", "لم", "لن", "تكن", "يكن", "ان", "الا"})
_DURATIONS: Final = frozenset({"year", "month", "day", "hour"})
_MEASURE: Final = re.compile(
    r"(?:كيلو|سنتي|ملي|ميلي|ميغا|ميجا|غيغا|جيجا|جيغا|تيرا|كيلوغ)?(?:متر|امتار|مترا|واط|غرام\w*|جرام\w*|لتر\w*|طن|طنا|اطنان)|"
    r"برميل\w*|براميل|بوصه|بوصات|انش\w*|قدما?|اقدام|يارده|ياردات|عقده|رطلا?|ارطال|اونصه|اونصات|فولت|هرتز|بايت|كم|ملم|سم|درجه|درجات|قنطار\w*|قناطير|هكتار\w*|دونم\w*|فدان\w*|دقيقه|دقايق|نقطه|نقاط|ميل|اميال|ميغاواط"
)
_WHOLES: Final = word_set("مبلغ اصل اجمالي مجموع مجمل")
_COMPARED: Final = frozenset({"مقابل", "مقارنه", "بدلا", "عوضا", "نزولا", "صعودا"})
_CHANGE: Final = re.compile(r"ب(?:زياده|ارتفاع|انخفاض|نمو|تراجع|تحسن|فارق|هبوط|صعود|خساره|ربح|مكسب|فائض|فايض|عجز)")
# Behind another number, what the next one is of: «... 75 يوما وبكلفة 94 مليار دينار».
_SECOND: Final = re.compile(
    r"ب?(?:كلفه|تكلفه|قيمه|مساحه|طاقه|سعه|عمق|طول|عرض|ارتفاع|استثمارات|ميزانيه|راسمال|سعر|هامش|خصم|حموله|كثافه|سرعه|وزن|عايد|عايدات|نفقات|ايرادات|رووس)"
)


_SAYING: Final = frozenset(map(fold, SAYING))
_AMOUNTING: Final = word_set("نسبته نسبتها قدره قدرها قيمته قيمتها ب يقدر بلغ بلغت يبلغ تبلغ")


def label_figure(
    text: Text,
    quantity: Quantity,
    *,
    times: Collection[int] = (),
    counted: Collection[int] = (),
    negation: int | None = None,
) -> str:
    """The words of the text that say what a quantity is of: the noun phrase behind the number, or what leads to it.

    `times` are the tokens of times: their numbers count nothing. `counted` are those of all quantities. `negation` is
    the token of the particle that negates the clause: the label then has it.
    """
    label = balanced(_THEN.sub("", _figure(Words(text, times, counted), quantity, negation)))
    return label or text.text[quantity.start : quantity.end]


_THEN: Final = re.compile(r"ف(?=ال(?!نسي|نتين|يري)\w{3})")


def _figure(text: Words, quantity: Quantity, negation: int | None) -> str:
    if negation is not None:
        return span(text, negation, clause_end(text, quantity.last, _LONGEST))
    unit = quantity.unit or ""
    money = unit.isupper() or fold(unit).removesuffix("ا") in CURRENCIES
    counted = unit and not money and unit not in {"percent", "year", "month", "day", "hour"}
    if beside := _in_brackets(text, quantity) or _amounting(text, quantity):
        return beside
    if deed := _of_a_joined_deed(text, quantity) or _up_to(text, quantity):
        return deed
    exceeding = _between(text, quantity)
    if len(exceeding.split()) >= _FEWEST:
        return exceeding
    if exceeding and (whose := _whose(text, quantity)):
        return whose
    bare = text.kind(quantity.last - 1) == "number"
    if bare and text.key(quantity.last) in _OF_THEM and (head := governor(text, quantity.first)) is not None:
        # «وصل 18,400 منهم إلى المدينة»
        return _from(text, *head, trimmed(text, quantity.first, clause_end(text, quantity.last, _LONGEST)))
    if counted:
        noun = _noun_at(text, quantity)
        after = _behind(text, noun)
        if text.key(quantity.first - 1) in _AMOUNTING:
            # «بسعة تبلغ 720 سريرا ستدخل الخدمة»: the verb is not of the beds.
            after = next((at for at in range(noun + 1, after) if is_verb(text.key(at))), after)
        said = sum(text.key(at) not in _OF_A_UNIT for at in range(noun, after))
        measure = _MEASURE.fullmatch(text.key(noun)) and not _is_told_of_what(text, noun + 1)
        if said >= _FEWEST and after > quantity.last and not measure and not text.key(noun).startswith("ال"):
            return _governed(text, quantity, noun, after) or _noun(text, quantity, noun, after)
        return (
            _in_row(text, quantity)
            or _with_lead(text, quantity, _noun(text, quantity, noun, max(after, noun + 1)))
            or _opens_clause(text, quantity, noun)
            or _lead(text, quantity)
            or _noun(text, quantity, noun, max(after, noun + 1))
        )
    if unit == "percent" and text.key(quantity.last) == "من":
        after = _behind(text, quantity.last)
        after = after if text.key(after - 1) not in _WHOLES else quantity.last
        excepted = _excepted(text, clause_start(text, quantity.first), quantity)
        if excepted is not None:
            return span(text, excepted, max(after, quantity.last))
        if after - quantity.last > _FEWEST - 1:
            return _measured(text, quantity, after) or span(text, quantity.last, after)
    if money and re.fullmatch(r"(?!و)\w+ات", text.key(quantity.last)) and not _stops(text.key(quantity.last)):
        return span(text, quantity.last, _behind(text, quantity.last))  # «11 مليار نفقات جارية»
    if text.key(quantity.last) in _OF_THEM and opening(text, clause_start(text, quantity.first)) >= quantity.first:
        # «86 في المئة منهم نساء»
        return span(text, quantity.last, max(clause_end(text, quantity.last, _LONGEST), quantity.last + 1))
    return (
        exceeding
        or _out_of(text, quantity)
        or _as_what(text, quantity)
        or _change(text, quantity)
        or _comparison(text, quantity)
        or _another_of(text, quantity)
        or _lead(text, quantity)
        or _opens_alone(text, quantity)
        or span(text, quantity.last, _behind(text, quantity.last))
    )


def _opens_alone(text: Words, quantity: Quantity) -> str:
    """«زعم أن ثلاثة فقط من مقاتليه قضوا»: the clause that a number without a noun opens."""
    if quantity.unit is not None or opening(text, clause_start(text, quantity.first)) < quantity.first:
        return ""
    end = trimmed(text, quantity.last, clause_end(text, quantity.last, _LONGEST))
    return span(text, quantity.first, end) if end > quantity.last else ""


def _noun(text: Words, quantity: Quantity, noun: int, after: int) -> str:
    """The tokens ``[noun, after)``; without the «و» of «وبرنامجين»."""
    if noun == quantity.first and quantity.start > text.tokens[noun].start:
        return text.text[quantity.start : text.tokens[after - 1].end]
    return span(text, noun, after)


def _is_told_of_what(text: Words, i: int) -> bool:
    """Whether what is measured stands behind its measure: «طن من القمح», «جيغاواط ساعي للسقي»."""
    while text.key(i) in _OF_A_UNIT:
        i += 1
    key = text.key(i)
    return key == "من" or (key.startswith("ل") and len(key) > _FEWEST + 1 and not _stops(key))


_LONGEST_WHOLE: Final = 14  # words of a clause that is the label with its number


def _of_a_joined_deed(text: Words, quantity: Quantity) -> str:
    """«تبادل المعلومات وتدريب 250 ضابطا خلال عامين»: of both numbers but the deed that «و» joins."""
    i, last = quantity.first, quantity.last
    if quantity.unit in _DURATIONS:
        if text.key(i - 1) not in _LASTING_FOR:
            return ""
        i = next((at for at in range(i - 2, max(i - _ROW, 0) - 1, -1) if at in text.counted), i)
        while i - 1 in text.counted:
            i -= 1
        if any(finite(text, at) or text.kind(at) == "sign" for at in range(i, quantity.first)):
            return ""
    head = governor(text, i)
    if head is None or not head[1] or text.key(head[0])[0] != "و" or text.kind(head[0] - 1) != "word":
        return ""
    if quantity.unit not in _DURATIONS:
        last = max(last, _behind(text, _noun_at(text, quantity)))
    return _from(text, *head, last) if last - head[0] <= _LONGEST_WHOLE else ""


_LASTING_FOR: Final = word_set("خلال لمده مدي طوال طيله مده في")


def _up_to(text: Words, quantity: Quantity) -> str:
    """«التبادل التجاري ارتفع 12% ليبلغ 1.4 مليار»: what comes to so much."""
    at = quantity.first - 1
    at -= text.key(at) in {"الي", "نحو", "حوالي", "قرابه"}
    return _subject(text, at) if text.key(at) in _SO_THAT else ""


_SO_THAT: Final = word_set("ليبلغ لتبلغ ليصل لتصل ليسجل لتسجل")


def _in_brackets(text: Words, quantity: Quantity) -> str:
    """«عبد الحكيم صالح (43 عاما)»: whose age it is; «الصناعة (27%) ثم السياحة (18%)»: the share of the latter."""
    before = quantity.first - 1
    if text.key(before) != "(" or text.key(quantity.last) != ")" or quantity.unit not in {"year", "percent"}:
        return ""
    first = noun_phrase(text, before)
    first = opening(text, first)
    verb = first + 1 < before and first == clause_start(text, first) and bool(VERBS.arabic(text.key(first)))
    first += verb and not text.key(first).startswith("ال")  # «روى البائع سعيد مقبل (52 عاما)»
    listed = quantity.unit == "year" or any(at in text.counted for at in range(max(first - 3, 0), first))
    return span(text, first, before) if listed and first < before else ""


_AMOUNTS_TO: Final = re.compile(r"[ول]?ال(?:بالغ|مقدر)(?:ه|ين|ون)?")
_ITS: Final = re.compile(r"\w{2,}(?:ها|هم|هن|ه)")


def _amounting(text: Words, quantity: Quantity) -> str:
    """«السكان البالغ عددهم 35 مليونا»: what the participle before the number goes with."""
    at = quantity.first - 1
    at -= text.key(at) == "ب"
    at -= _ITS.fullmatch(text.key(at)) is not None and _AMOUNTS_TO.fullmatch(text.key(at - 1)) is not None
    if not _AMOUNTS_TO.fullmatch(text.key(at)):
        return ""
    first = noun_phrase(text, at)
    return _from(text, first, of_action(text.key(first)) or 0, at) if first < at else ""


def _from(text: Words, first: int, letters: int, last: int) -> str:
    """The text of tokens ``[first, last)`` without the first `letters` letters."""
    return text.text[text.tokens[first].cut(letters) : text.tokens[last - 1].end] if last > first else ""


def _whose(text: Words, quantity: Quantity) -> str:
    """«الاستثمارات، التي تجاوزت قيمتها 6 مليارات»: the whole, where what exceeds is but «its value»."""
    at = quantity.first
    at -= text.key(at - 1) in _RELATIVE
    at -= text.key(at - 1) == "،"
    first = opening(text, clause_start(text, at))
    if quantity.last - first > _LONGEST_LEAD or any(is_number(text, k) for k in range(first, at)):
        first = noun_phrase(text, at)
    return _without_preposition(span(text, first, quantity.last)) if first < at else ""


def _measured(text: Words, quantity: Quantity, after: int) -> str:
    """«خفض العجز إلى 2.2% من الناتج المحلي»: a share that measures something is told with it."""
    before = text.key(quantity.first - 1)
    if before not in _MEASURED_BY and before not in _AMOUNTING:
        return ""
    start = opening(text, clause_start(text, quantity.first))
    nearest = next(
        (at for at in range(quantity.first - 1, max(quantity.first - _ROW, 0), -1) if at in text.counted), None
    )
    if before in _EQUALLING and nearest is not None:
        while nearest - 1 in text.counted:
            nearest -= 1
        return span(text, nearest, after)  # «166 مليار ريال، أي ما يعادل 3.3% من الناتج»
    counted = next((at + 1 for at in range(quantity.first - 1, start - 1, -1) if at in text.counted), None)
    if counted is not None and (own := own_start(text, counted, quantity.first)) is not None:
        return _from(text, *own, after) if after - own[0] <= _LONGEST_WHOLE else ""
    content = trimmed(text, start, quantity.first) - start
    start = _with_antecedent(text, start, after)
    return span(text, start, after) if content and after - start <= _LONGEST_WHOLE else ""


def _with_antecedent(text: Words, start: int, last: int) -> int:
    """Where a label begins that would begin with «الذي» at token `start`: with what that is."""
    if text.key(start) not in _RELATIVE:
        return start
    first = noun_phrase(text, start - (text.key(start - 1) == "،"), longest=4)
    if text.key(first)[:1] == "ل" and is_deed(text.key(first)[1:]):
        first = noun_phrase(text, first, longest=3)  # «برنامجها لدعم الأعمال، الذي»
    return first if first < start - 1 and last - first <= _LONGEST_WHOLE else start + 1


_EQUALLING: Final = word_set("يعادل تعادل نسبته نسبتها يوازي توازي")
_MEASURED_BY: Final = word_set("في الي عند حدود بنسبه ب يعادل تعادل يمثل تمثل نسبته نسبتها")


def _governed(text: Words, quantity: Quantity, noun: int, after: int) -> str:
    """«قتل 16 شخصا في تفجير», «عودة 2.6 مليون شخص إلى ديارهم»: what is counted, with what happens to it.

    Of «وفود من 30 دولة أفريقية» the noun phrase says enough.
    """
    who = quantity.unit == "person"
    foreign = next(
        (at for at in range(max(noun + 1, quantity.last), after) if _is_of_the_verb(text.key(at), of_people=who)), None
    )
    if foreign is not None and any(finite(text, at) for at in range(noun + 1, foreign)):
        foreign = None  # «3 مرشحين سيتنافسون على الرئاسة»
    head = governor(text, quantity.first)
    if foreign is not None and text.key(foreign)[:1] == "ل" and text.kind(after) == "word":
        after = foreign  # what for is not told to its end
    if head is None and foreign is not None:
        start = clause_start(text, quantity.first)
        head = next(((at, 0) for at in range(quantity.first - 1, start - 1, -1) if finite(text, at)), None)
    if head is not None and after - head[0] <= _LONGEST_WHOLE:
        return _from(text, *head, after) if head[1] else span(text, head[0], after)
    if foreign is None:
        return ""
    start = opening(text, clause_start(text, quantity.first))
    if start < quantity.first and after - start <= _LONGEST_WHOLE:
        return _without_preposition(span(text, start, after))
    return span(text, noun, max(quantity.last, trimmed(text, noun, foreign)))


def _out_of(text: Words, quantity: Quantity) -> str:
    """«13 مليون طفل من أصل 17 مليونا»: the second number with the first."""
    i = quantity.first
    if text.key(i - 1) != "اصل" or text.key(i - 2) != "من":
        return ""
    if _excepted(text, clause_start(text, i), quantity) is not None:
        return ""
    last = next((at for at in range(i - 3, max(i - _LONGEST, -1), -1) if at in text.counted), None)
    if last is None:
        return ""
    first = last
    while first - 1 in text.counted:
        first -= 1
    return span(text, first, quantity.last)


def _is_of_the_verb(key: str, *, of_people: bool) -> bool:
    """Whether what a word behind the counted begins goes with the verb: «إلى ديارهم», «34 نائبا لشطب المادة»."""
    return key in _OF_A_VERB or (of_people and key[:1] == "ل" and is_deed(key[1:]))


_OF_A_VERB: Final = frozenset({"الي", "علي", "عن"})


def _in_row(text: Words, quantity: Quantity) -> str:
    """«المساحة: 6 كيلومترات مربعة»: what stands before the colon."""
    colon = quantity.first - 1
    return _lead(text, quantity) if text.key(colon) == ":" and _is_row(text, colon) else ""


_GIVEN_AS: Final = word_set(
    "قرض قروض هامش رسوم رسم دفعه دفعات مساعده مساعدات تعويض تعويضات ضمان ضمانات منحه منح هبه هبات دعم راتب",
    "رواتب مكافاه مكافات غرامه غرامات ضريبه ضرايب ارباح تكاليف نفقات تمويل استثمار استثمارات عربون سلفه سلف",
    "وديعه ودايع فديه ديه اجور مستحقات متاخرات مصاريف جائزه جوايز حوافز اشتراك اشتراكات عموله مقدم كفاله",
)


def _as_what(text: Words, quantity: Quantity) -> str:
    """«3 مليارات ريال (800 مليون دولار) كقرض رئيسي»: what the money is given as."""
    at = quantity.last
    if text.key(at) == "(":
        at = next((k for k in range(at, min(at + _LONGEST, len(text))) if text.key(k) == ")"), at)
    at += text.key(at) == ")"
    if text.key(at)[:1] != "ك" or text.key(at)[1:] not in _GIVEN_AS:
        return ""
    return text.text[text.tokens[at].cut(1) : text.tokens[_behind(text, at) - 1].end]


def _between(text: Words, quantity: Quantity) -> str:
    """The subject between a verb of exceeding and its number: «تجاوزت تحويلات العاملين 36.5 مليار»."""
    first = quantity.first
    while first < quantity.last and any(form in _BEFORE_EXCEEDING for _, form in forms(text.key(first))):
        first += 1
    first += 1
    last = next((at for at in range(first, quantity.last) if is_number(text, at)), first)
    last -= text.key(last - 1) in {"علي", "عن", "الي"}
    if last <= first or any(
        text.key(at) in PREPOSITIONS and text.key(at) not in {"في", "من"} for at in range(first, last)
    ):
        return ""
    if last - first < _FEWEST and re.fullmatch(r"ال\w+|\w{3,}(?:ها|هم|ه|نا)", text.key(first)) is None:
        return ""
    return span(text, first, last)


def _change(text: Words, quantity: Quantity) -> str:
    """«بارتفاع نسبته 18%»: the noun, with what it is compared to where that follows («عن العام السابق»)."""
    at = quantity.first - 1
    while text.key(at) in _AMOUNTING:
        at -= 1
    key = text.key(at).removeprefix("و")
    start = clause_start(text, quantity.first)
    counted = next((k + 1 for k in range(at - 1, start - 1, -1) if k in text.counted), None)
    second = _SECOND.fullmatch(key) and any(is_number(text, k) for k in range(start, at))
    if counted is not None and text.key(at) in _WORTH and (text.key(counted) in PREPOSITIONS or counted == at):
        # «توقيع 14 عقدا بقيمة مليار»
        unit = read_unit(text.whole, counted - 1, {})
        if unit is not None and not unit.name.isupper() and unit.name not in _DURATIONS | {"percent"}:
            first = counted - 1
            while first - 1 in text.counted:
                first -= 1
            first, letters = governor(text, first) or (first, 0)
            return _from(text, first, letters, trimmed(text, first, at))
    if second and key == text.key(at) and (own := _own(text, counted or 0, quantity.first)) and own[0] < at:
        return _from(text, *own, trimmed(text, own[0], quantity.first))  # «سداد قرض بقيمة مليار»
    if text.kind(at) != "word" or not (second or _CHANGE.fullmatch(key)):
        return ""
    token = text.tokens[at]
    noun = text.text[token.cut(len(token.key) - len(key) + key.startswith("ب")) : token.end]
    if not second and (subject := _subject(text, at)):
        noun = f"{noun} {subject}"
    after = ""
    if text.key(quantity.last) in {"عن", "علي", "في", "مقارنه"}:
        end = clause_end(text, quantity.last, _LONGEST)
        if not any(is_number(text, k) for k in range(quantity.last, end)):
            after = span(text, quantity.last, trimmed(text, quantity.last, end))
    return f"{noun} {after}".strip()


_WORTH: Final = word_set("بقيمه بكلفه بتكلفه بسعر")
_CHANGING: Final = re.compile(
    r"[وف]?(?:[تيس]{0,2}(?:بلغ|صل|صعد|رتفع|نخفض|تراجع|راجع|زيد|زداد|نمو|هبط)|بلغ|وصل|ارتفع|انخفض|تراجع|زاد|نما|قفز|هبط|صعد)ت?"
)


def _subject(text: Words, at: int) -> str:
    """«بلغت الإيرادات مليارا، بزيادة 12%»: what the change before token `at` is of, where the clause's verb says so."""
    end = at - (text.key(at - 1) == "،")
    start = opening(text, clause_start(text, end))
    start += text.key(start) in _EXPECTING
    start = opening(text, start)
    if is_number(text, start) and text.key(start - 1) == ":" and _is_row(text, start - 1):
        row = clause_start(text, start - 1)
        return span(text, row, start - 1) if text.key(row).startswith("ال") else ""
    verb = start if _CHANGING.fullmatch(text.key(start)) else None
    if verb is not None:
        first, last = start + 1, start + 1
        while last < end and text.kind(last) == "word" and not (is_number(text, last) or last in text.times):
            if text.key(last) in PREPOSITIONS or text.key(last) in DANGLING or is_joined(text, last):
                break
            last += 1
    else:
        first = start
        last = next((k for k in range(start, min(start + _LONGEST, end)) if _CHANGING.fullmatch(text.key(k))), start)
    words = range(first, last)
    definite = any(text.key(k).startswith("ال") for k in words)
    plain_words = all(text.kind(k) == "word" and k not in text.times and not is_verb(text.key(k)) for k in words)
    nominative = text.key(first).endswith(("ون", "ان"))
    return (
        span(text, first, last)
        if 0 < len(words) <= _LONGEST_NAME and definite and plain_words and not nominative
        else ""
    )


_EXPECTING: Final = word_set("المتوقع المنتظر المرتقب")


def _comparison(text: Words, quantity: Quantity) -> str:
    """«مقابل 350 مليون ريال في الربع السابق»: with its clause, or from «مقابل» on where that is long."""
    at = quantity.first - 1
    while text.key(at) in {"ب", "مع", "نحو", "حوالي", "ما"}:
        at -= 1
    fallen = text.key(at) == "من" and text.key(at - 1) in {"انخفاضا", "ارتفاعا", "صعودا", "نزولا", "هبوطا", "تراجعا"}
    at -= fallen or (text.key(at) == "من" and text.key(at - 1) in {"بدلا", "عوضا"})
    if not fallen and not any(bare in _COMPARED for bare in plain(text.key(at))):
        return ""
    end = quantity.last
    if text.key(end) in {"في", "خلال", "قبل", "عام", "العام"}:
        limit = clause_end(text, end, _LONGEST_LEAD)
        end = trimmed(text, end, next((k for k in range(end, limit) if is_number(text, k)), limit))
    start = opening(text, clause_start(text, at))
    return span(text, start if end - start <= _LONGEST_LEAD + _ROW else at, max(end, quantity.last))


_SHARING: Final = word_set("بنسبه بمبلغ بقيمه بواقع بحصه")
_LONGEST_NAME: Final = 4  # words


def _another_of(text: Words, quantity: Quantity) -> str:
    """«تسهم مصر بنسبة 40% وجنوب السودان بنسبة 10%»: whose the number is, where the verb is another's number's."""
    last = quantity.first - 1
    before = next((at for at in range(last, max(last - _LONGEST_NAME, 0) - 1, -1) if at in text.counted), None)
    if before is None or text.key(last) not in _SHARING:
        return ""
    first = before + 1
    key = text.key(first)[1:]
    named = text.key(first)[:1] == "و" and len(key) > _FEWEST and not is_verb(key) and not is_past_verb(key)
    if not named or first == last or any(text.kind(at) != "word" for at in range(first, last)) or key in PREPOSITIONS:
        return ""
    return text.text[text.tokens[first].cut(1) : text.tokens[last - 1].end]


def _lead(text: Words, quantity: Quantity) -> str:
    """What leads to a quantity: the head of its clause up to the first number there, or of the clause before."""
    i = quantity.first
    start = clause_start(text, i)
    # «قتل 19 شخصا وأصيب أكثر من 400»; how long something takes is said of what is beside it.
    counted = next((at + 1 for at in range(i - 1, start - 1, -1) if at in text.counted), None)
    beside = start if counted is None else _past_unit(text, counted, i)
    if beside > start and (label := _next(text, quantity, beside)):
        return label
    words = trimmed(text, beside, i) - beside
    said = quantity.unit in _DURATIONS and (words >= _FEWEST or (words == 1 and text.key(beside).startswith("ب")))
    own = _own(text, beside, i) if counted is not None else None
    if own is not None and (label := _said_of(text, quantity, own[0])):
        return _cut(text, label, *own)
    start = beside if said else start
    silent = not said and trimmed(text, start, i) <= opening(text, start)
    if silent and (whole := _of_what(text, quantity)):
        return whole
    until = i
    for _ in range(_CLAUSES):
        before = clause_start(text, start - 1) if text.key(start - 1) == "،" else start
        if silent and start < i and before < start and _is_aside(text, start):
            start, until = before, start - 1  # «بلغت الحقوق، بعد استبعاد الأقلية، 5 مليارات»
            continue
        if _is_told(text, start) and start < i:
            break
        if label := _said_of(text, quantity, start, until):
            return _WITHOUT.sub("", label)
        if (
            start == 0
            or i - start > 2 * _LONGEST_LEAD
            or (text.key(start - 1) in _ENDS and not _is_row(text, start - 1))
        ):
            break
        start = clause_start(text, start - 1)
    return ""


_ASIDES: Final = word_set("بعد منها ومنها بينها بحسب حسب باستثناء وفق وفقا دون رغم بفضل مقابل بما")


def _is_aside(text: Words, start: int) -> bool:
    """Whether a clause between commas goes with what is before it: «بعد استبعاد الأقلية»."""
    while text.kind(start) == "sign":
        start += 1
    return text.key(start) in _ASIDES or text.key(start) in PREPOSITIONS


_REPORTED: Final = frozenset({"ان", "انه", "انها", "انهم", "اننا", "بان", "بانه", "بانها", "بانهم"})


def _is_told(text: Words, start: int) -> bool:
    """Whether the clause at token `start` leads up to what somebody says: «قال الوزير إن»."""
    end = clause_end(text, start, _LONGEST + _LONGEST_LEAD)
    words = range(start, end)
    saying = any(bare in _SAYING for at in words for bare in plain(text.key(at)))
    return saying and len(words) > 1 and text.key(end) in _REPORTED  # «يتوقع أن» says nobody


def _own(text: Words, first: int, i: int) -> tuple[int, int] | None:
    """Where in ``[first, i)`` that begins which only the number at token `i` is of, and the letters to take off."""
    first = _past_unit(text, first, i)
    joined = _joined(text, first, i)
    if any(finite(text, at) for at in range(first, i)) or joined is None:
        return own_start(text, first, i)
    return joined, 1


def _cut(text: Words, label: str, at: int, letters: int) -> str:
    """A label without the first letters of its first word, if that is token `at`."""
    token = text.tokens[at]
    return label[token.cut(letters) - token.start :] if letters and label.startswith(token.text) else label


def _next(text: Words, quantity: Quantity, beside: int) -> str:
    """«9 ملايين في السعودية و20 مليونا في العراق»: the second number with what follows, where that is what tells it."""
    i, following = quantity.first, text.key(quantity.last)
    joined = text.key(i - 1) == "و" or text.key(i)[:1] == "و"
    alone = following in _IN_A_WAY or beside >= i - 1 or _leads_on(text.key(beside))
    if not (joined and _leads_on(following) and alone):
        return ""
    first = quantity.last + (following in PREPOSITIONS)
    end = _behind(text, first)
    end = next((at for at in range(first + 1, end) if text.key(at) in PREPOSITIONS), end)
    while end > first and end in text.times:
        end += 1  # «و7% في موازنة العام السابق»
    return text.text[quantity.start : text.tokens[end - 1].end]


def _leads_on(key: str) -> bool:
    return key in {"في", "من", "علي", "الي"} or key.startswith("لل") or key in _IN_A_WAY


_IN_A_WAY: Final = word_set("بصوره بشكل بالكامل كليا جزييا")


def _of_what(text: Words, quantity: Quantity) -> str:
    """«مشروع الربط (GREGY) الذي تبلغ كلفته 4 مليارات»: what the relative clause with the number tells of."""
    near = range(quantity.first - 1, max(quantity.first - _ROW, 0), -1)
    at = next((at for at in near if text.key(at) in _RELATIVE), None)
    if at is None or not any(re.fullmatch(r"\w{3,}(?:ها|هم|ه)", text.key(k)) for k in range(at, quantity.first)):
        return ""
    end = at - (text.key(at - 1) == "،")
    while text.key(end - 1) in _OPENED:
        opener = _OPENED[text.key(end - 1)]
        end = next((k for k in range(end - 2, max(end - _LONGEST, 0), -1) if text.key(k) == opener), 0)
        if not end:
            return ""
    first = noun_phrase(text, end)
    return span(text, first, quantity.last) if first < end and quantity.last - first <= _LONGEST_WHOLE + _ROW else ""


_OPENED: Final = {")": "(", "»": "«", "”": "“"}
_WITHOUT: Final = re.compile(r"^مقابل (?=[^\d\s]+$)")  # «مقابل مصروفات بلغت 3 مليارات»
_CLAUSES: Final = 6  # that are looked through for what leads to a number


def _said_of(text: Words, quantity: Quantity, start: int, until: int | None = None) -> str:
    """What the clause that begins at token `start` says of a quantity; empty where that is nothing.

    `until` is where an aside begins that stands before the quantity.
    """
    i, first = quantity.first if until is None else until, opening(text, start)
    number = next((at for at in range(first, i) if is_number(text, at)), i)
    relative = text.key(first) in _RELATIVE and start > 0
    excepted = _excepted(text, start, quantity)
    if excepted is not None:
        return span(text, excepted, quantity.last)
    if number - first == 1 and any(bare in _LASTING for bare in plain(text.key(first))):
        return span(text, first, quantity.last)
    if text.key(first) in _OF_THEM and number == i:
        # «منهم 9 ملايين في العراق»
        end = clause_end(text, quantity.last, _LONGEST)
        end = next((at for at in range(quantity.last, end) if is_number(text, at)), end)
        return span(text, first, max(trimmed(text, first, end), quantity.last))
    last = trimmed(text, first, number)
    if last <= first or relative or is_time(text, first, last):
        return ""
    if number == i and _is_verb_alone(text, quantity, first, last):
        # «تُستخدم 133 أخرى مراكز إيواء»
        end = trimmed(text, quantity.last, clause_end(text, quantity.last, _LONGEST))
        last = max(end, quantity.last)
        led = text.key(i - 1) in _MEASURED_BY or text.key(i - 1) in _AMOUNTING
        return (led and _with_clause_before(text, quantity, start, last)) or span(text, first, last)
    manner = text.key(first).endswith("ا") and not _stops(text.key(first))
    told = text.key(start - 1) in _REPORTED or manner
    alone = last - first == 1 and (finite(text, first) or manner)
    if alone and not told and number == i and finite(text, first):
        return span(
            text, first, max(trimmed(text, quantity.last, clause_end(text, quantity.last, _ROW)), quantity.last)
        )
    if alone and told and (whole := _with_clause_before(text, quantity, start, last if number < i else quantity.last)):
        return whole
    return _without_preposition(span(text, *_near(text, first, last)))


def _with_clause_before(text: Words, quantity: Quantity, start: int, last: int) -> str:
    """«عدد المشمولين 3 ملايين، على أن يرتفع إلى 8 ملايين»: a verb without its subject, with the clause that has it."""
    if start == 0 or text.key(start - 1) in _ENDS:
        return ""
    for _ in range(3):
        end, start = start, clause_start(text, start - 1)
        first = opening(text, start)
        if first < end and text.key(first) not in _ASIDES and trimmed(text, first, end) - first >= _FEWEST:
            return span(text, first, last) if last - first <= _LONGEST_WHOLE + 2 and not _is_told(text, start) else ""
        if start == 0 or text.key(start - 1) in _ENDS:
            break
    return ""


def _excepted(text: Words, start: int, quantity: Quantity) -> int | None:
    """Where what leads to «سوى 18%» begins: without the number it would say the contrary."""
    first = opening(text, start)
    if not any(bare in _EXCEPT for at in range(first, quantity.first) for bare in plain(text.key(at))):
        return None
    relative = text.key(first) in _RELATIVE and start > 0
    return opening(text, clause_start(text, start - 1)) if relative else first


def _is_verb_alone(text: Words, quantity: Quantity, first: int, last: int) -> bool:
    """Whether there is nothing in ``[first, last)`` that a quantity could be of: «نزح منهم 40 ألفا», «امتنع 12»."""
    one = quantity.unit is None and last - first == 1 and not text.key(first).startswith(("ال", "وال", "فال"))
    return one or all(is_verb(key) or key in _OF_THEM or key in _PARTICLES for key in map(text.key, range(first, last)))


_PARTICLES: Final = frozenset({"لا", "لم", "ما", "قد", "لن"})


_EXCEPT: Final = frozenset({"سوي", "الا"})
_OF_THEM: Final = word_set("منه منها منهم منهما بينهم بينها فيه فيها له لها لهم")
_LASTING: Final = word_set("استغرق استغرقت يستغرق تستغرق استمر استمرت يستمر تستمر امتد امتدت يمتد تمتد دام دامت")


def _past_unit(text: Words, at: int, i: int) -> int:
    """Past what goes with a number before token `i`: «دولار للبرميل», «طن يوميا», «متهما آخرين»."""
    if at < i and text.key(at)[:1] == "و" and text.key(at)[1:].startswith(text.key(at - 1)[:_STEM]):
        at += 1  # «30 طالبا وطالبة»
    while at < i and (
        text.key(at) in _CLOSING or text.key(at) in _OF_A_UNIT | _OTHERS or text.key(at).startswith("لل")
    ):
        at += 1
    return at


_CLOSING: Final = frozenset({")", '"', "»", "”"})
_OTHERS: Final = word_set("اخر اخرا اخرين اخرون اخري")


def _joined(text: Words, first: int, i: int) -> int | None:
    """«ارتفعت الصادرات 40% والواردات 3%»: the token behind the first number at which what is of the second begins."""
    first = _past_unit(text, first, i)
    key = text.key(first)
    noun = key[1:]
    joins = first < i and key[:1] == "و" and len(noun) > _FEWEST and key not in NOUNS_IN_WAW and key[:4] != "وظيف"
    if not joins or first in text.times or is_number(text, first) or noun in PREPOSITIONS or noun in _NO_NOUN:
        return None
    # «ومركزا للأبحاث و12 غرفة»: the number is of a third.
    return None if _stops(noun) or text.key(i)[:1] == "و" or text.key(i - 1) == "و" else first


_STEM: Final = 4  # letters
_NO_NOUN: Final = word_set("ايضا كذلك ذلك هذا هذه تلك كل كلا بعض")


def _is_row(text: Words, colon: int) -> bool:
    """«باجة: 3,1 مليون قنطار»: whether a few words and a colon say what the number is of."""
    words = range(clause_start(text, colon), colon)
    return (
        text.key(colon) == ":"
        and len(words) <= _ROW
        and not any(is_past_verb(bare) or bare in _SAYING for at in words for bare in plain(text.key(at)))
    )


def _without_preposition(label: str) -> str:
    """«باستثمارات» alone as «استثمارات», «لإقامة مصنع» as «إقامة مصنع»; «بالسجن النافذ» as «السجن النافذ»."""
    key = fold(label)
    word, _, rest = key.partition(" ")
    if re.match(r"بال[^غيوا ]\w{2}|فال\w{3}", key):
        return label[1:]
    if word == "بنسبه" and rest:
        return label.partition(" ")[2]
    led = word[:1] in {"ب", "ل"} and len(word) > _STEM
    noun = is_deed(re.sub(r"(?<=\w{4})(?:ه|ها|هم)$", "", word[1:])) or is_deed(word[1:])
    if _MEASURING.fullmatch(word):
        return label[1:]
    alone = not rest and (word.endswith("ات") or re.fullmatch(r"با\w{2}ا\w", word) is not None)
    return label[1:] if led and (noun or alone) else label


_MEASURING: Final = re.compile(
    r"ب(?:اجمالي|مجموع|اغلبيه|فارق|معدل|عجز|فايض|قيمه|كلفه|تكلفه|استثمارات|عايدات|ايرادات|سعه|طاقه|حضور)"
)


def _opens_clause(text: Words, quantity: Quantity, noun: int) -> str:
    """«(أن) 4200 شخص جرى إجلاؤهم»: what follows, where the number opens its clause."""
    if opening(text, clause_start(text, quantity.first)) < quantity.first:
        return ""
    end = clause_end(text, quantity.last, _LONGEST)
    end = next((at for at in range(quantity.last, end) if is_number(text, at) and not _goes_on(text, at)), end)
    first = noun if quantity.value is not None else quantity.last
    if is_verb(text.key(quantity.first)):
        first = quantity.first
    last = trimmed(text, first, end)
    while last - 1 > first and text.key(last - 1) in DANGLING:
        last -= 1
    last = max(last, quantity.last)
    return span(text, first, last) if last - first >= _FEWEST else ""


def _with_counted(text: Words, quantity: Quantity, counted: int) -> str:
    """«باحث من 25 دولة», «طرق يبلغ طولها 612 كيلومترا»: with what is counted right before token `counted`."""
    noun, i = counted - 1, quantity.first
    unit = read_unit(text.whole, noun, {})
    joined = text.key(i)[:1] == "و" or text.key(i - 1) == "و"
    if joined or i == counted or unit is None or unit.name in _DURATIONS or quantity.last - noun > _LONGEST_LEAD:
        return ""
    return span(text, noun, quantity.last)


def _goes_on(text: Words, at: int) -> bool:
    """Whether a number is of the same words as one before it: «13 مليون طفل من أصل 17 مليونا»."""
    return text.key(at - 1) == "اصل" or {at, at - 1} <= set(text.counted)


def _with_lead(text: Words, quantity: Quantity, alone: str) -> str:
    """«مقتل 14 شخصا», where «شخصا» alone is all that stands behind the number.

    Behind another number that is of something else, the noun is said `alone`.
    """
    i = quantity.first
    start = opening(text, clause_start(text, i))
    words = [at for at in range(start, i) if text.kind(at) == "word"]
    if not words:
        return ""
    counted = next((at + 1 for at in range(i - 1, start, -1) if at in text.counted), None)
    own = None if counted is None else _own(text, counted, i)
    if own is not None:
        return _without_preposition(_cut(text, span(text, own[0], quantity.last), *own))
    if quantity.last - start > _LONGEST_LEAD:
        if counted is not None:
            return "" if text.key(i - 1) == "الي" else _with_counted(text, quantity, counted) or alone
        head = _head(text, words[-6], i) if len(words) >= 6 else start
        start = head if _may_head(text, head) else start
        if quantity.last - start > _LONGEST_LEAD or start >= i:
            return ""
    while start in text.times:
        start += 1
    start = _with_antecedent(text, start, quantity.last)
    return _without_preposition(span(text, start, quantity.last))


def _near(text: Words, first: int, last: int) -> tuple[int, int]:
    """The phrase before token `last`, from its verb or verbal noun on; without one the first words of its clause."""
    if last - first <= _LONGEST_LEAD:
        return first, last
    head = _head(text, last - _LONGEST_LEAD, last - _FEWEST)
    if head > last - _LONGEST_LEAD:
        return head, last
    last = first + _LONGEST_LEAD
    while last - 1 > first and last - 1 in text.times:
        last -= 1
    return first, trimmed(text, first, last)


def _head(text: Words, first: int, last: int) -> int:
    """The last verb or verbal noun in ``[first, last)``, at which a phrase may begin; `first` where there is none."""
    return next((at for at in range(last - 1, first, -1) if _may_head(text, at)), first)


def _may_head(text: Words, at: int) -> bool:
    key = text.key(at)
    noun = is_verbal_noun(key) and is_deed(key) and text.key(at - 1) not in _WHEN
    return at not in text.times and (is_past_verb(key) or noun or (key[:1] == "ل" and is_deed(key[1:])))


_WHEN: Final = word_set("منذ بعد قبل خلال عقب عند اثر حتي لدي اثناء فور")  # «منذ اندلاع النزاع» is a time


def _noun_at(text: Words, quantity: Quantity) -> int:
    """The token of the unit noun: the last of the quantity that its unit is read from."""
    for at in range(quantity.last - 1, quantity.first - 1, -1):
        unit = read_unit(text.whole, at, {})
        if unit is not None and unit.last >= quantity.last:
            may = at > quantity.first and not is_number(text, at - 1)
            before = read_unit(text.whole, at - 1, {}) if may else None
            return at - (before is not None and before.last >= quantity.last)  # «سنة ضوئية»
    if text.key(quantity.last - 1) in _AT_LEAST:
        return quantity.last - 3  # «ثمانية جنود على الأقل»
    return quantity.last - 1


_AT_LEAST: Final = word_set("الاقل الاكثر")


def _behind(text: Words, i: int) -> int:
    """The token after the noun phrase that begins at token `i`."""
    at = i
    while at < len(text) and at - i < _LONGEST:
        key = text.key(at)
        if key in _QUOTES and at > i and not text.glued(at) and (closing := _closing(text, at)):
            at = closing
            continue
        ended = _stops(key) or is_number(text, at) or at in text.times or _is_another(text, at)
        if text.key(at) == "-" and text.glued(at) and text.glued(at + 1):
            at += 1  # «سعودي-كازاخي»
            continue
        if text.kind(at) != "word" or (at > i and ended):
            break
        at += 1
    if at >= len(text) or text.kind(at) == "sign":
        return trimmed(text, i, at)
    # Cut short of its end: nothing stays there that asks for more.
    full = at - i >= _LONGEST
    at = trimmed(text, i, at)
    if full:
        joint = max(
            (k for k in range(i + _FEWEST, at) if text.key(k) in PREPOSITIONS or is_joined(text, k)), default=at
        )
        at = joint
    nears = is_number(text, at) or at in text.counted
    if nears or (at < i + _LONGEST and is_number(text, at + 1)):
        # «78 مترا وسعة تخزينية تبلغ 120 مليون متر»: the second noun is of the second number.
        at = next((k for k in range(i + 1, at) if _begins_next(text, k)), at)
    if nears and at - i > 1 and text.key(at - 1).startswith("بال") and text.key(at)[:1] != "و":
        at -= 1  # «4 متهمين بالحبس 3 سنوات»
    if nears and at - i > 1 and of_action(text.key(at - 1)) is not None and text.key(at - 2) in PREPOSITIONS:
        at -= 2  # «5 مراكز وساهمت في ترميم مدرستين»
    while (
        at - i > 1
        and text.key(at - 3) != "بين"
        and (is_joined(text, at - 1) or is_verb(text.key(at - 1)) or text.key(at - 1) in DANGLING)
    ):
        at -= 1
    return at


def _is_another(text: Words, at: int) -> bool:
    """Whether something else begins at a token: «16 شاهدا وإلى تقرير», «30 جنديا واستولى», «5 مذكرات وبرنامجين»."""
    key = text.key(at)
    bare = key[1:]
    verb = is_past_verb(bare) or is_feminine_past(bare)
    joined = key[:1] == "و" and (bare in PREPOSITIONS or verb) and not ROOT_IN_WAW.fullmatch(key)
    return joined or (at in text.counted and at - 1 not in text.counted)


def _begins_next(text: Words, at: int) -> bool:
    """Whether what leads to the next number begins at a token: «وسعة», «بكلفة», «برؤوس أموال»."""
    key = text.key(at)
    joined = (key[0] == "و" and is_joined(text, at)) or key in _REACHING
    return joined or (key[0] == "ب" and (_SECOND.fullmatch(key) or _CHANGE.fullmatch(key)) is not None)


_REACHING: Final = word_set("يبلغ تبلغ بلغ بلغت يصل تصل يقدر تقدر يتجاوز تتجاوز تجاوز تجاوزت يقارب تقارب")

_QUOTES: Final = {'"': '"', "«": "»", "“": "”"}
_QUOTED: Final = 5  # words of a name


def _closing(text: Words, at: int) -> int | None:
    """The token after the mark that closes the quoted name at token `at`: «دول في تحالف "أوبك+"»."""
    near = range(at + 2, min(at + _QUOTED + 2, len(text)))
    closing = next((k for k in near if text.key(k) == _QUOTES[text.key(at)]), None)
    return None if closing is None or any(is_number(text, k) for k in range(at, closing)) else closing + 1


def _stops(key: str) -> bool:
    """Whether a noun phrase ends before this word: what opens a clause or tells a time, «ليشتري»."""
    return key in _STOPS or (re.match("[ول]?ل[يت]", key) is not None and not is_verbal_noun(key.partition("ل")[2]))
