"""What a figure counts, in the words around it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from malaf.arabic import fold
from malaf.reading.countedphrases import CHANGE, FEWEST, LONGEST, SECOND, behind, noun_at, stops
from malaf.reading.governing import finite, governor, is_deed, noun_phrase, of_action, own_start
from malaf.reading.leads import (
    AMOUNTING,
    DURATIONS,
    LONGEST_LEAD,
    LONGEST_WHOLE,
    MEASURED_BY,
    OF_A_UNIT,
    OF_THEM,
    RELATIVE,
    ROW,
    is_row,
    own_part,
    start_of_exception,
    what_leads,
    with_antecedent,
    with_deed,
    with_lead,
    without_preposition,
)
from malaf.reading.phrases import (
    DANGLING,
    PREPOSITIONS,
    Words,
    balanced,
    clause_end,
    clause_start,
    is_joined,
    is_number,
    is_verb,
    opening,
    span,
    trimmed,
)
from malaf.reading.quantity import Quantity
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.units import CURRENCIES, read_unit, time_unit
from malaf.reading.verbforms import is_imperfect, is_past_verb, plain
from malaf.reading.verbs import VERBS

__all__ = ["label_figure"]

_BEFORE_EXCEEDING: Final = frozenset({"ما", "لا", "لم", "لن", "تكن", "يكن", "ان", "الا"})
_MEASURE: Final = re.compile(
    r"(?:كيلو|سنتي|ملي|ميلي|ميغا|ميجا|غيغا|جيجا|جيغا|تيرا|كيلوغ)?(?:متر|امتار|مترا|واط|غرام\w*|جرام\w*|لتر\w*|طن|طنا|اطنان)|"
    r"برميل\w*|براميل|بوصه|بوصات|انش\w*|قدما?|اقدام|يارده|ياردات|عقده|رطلا?|ارطال|اونصه|اونصات|فولت|هرتز|بايت|كم|ملم|سم|درجه|درجات|قنطار\w*|قناطير|هكتار\w*|دونم\w*|فدان\w*|دقيقه|دقايق|نقطه|نقاط|ميل|اميال|ميغاواط"
)
_WHOLES: Final = word_set("مبلغ اصل اجمالي مجموع مجمل")
_COMPARED: Final = frozenset({"مقابل", "مقارنه", "بدلا", "عوضا", "نزولا", "صعودا"})


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
    words = Words(text, times, counted)
    label = balanced(_THEN.sub("", with_deed(words, quantity, _figure(words, quantity, negation))))
    then, verb = fold(label[:1]), fold(label.partition(" ")[0])
    if then == "ف" and len(verb) > _SHORT and VERBS.arabic(verb) and VERBS.arabic(verb) == VERBS.arabic(verb[1:]):
        label = label[1:]  # «فسجلت البصرة»
    return label or text.text[quantity.start : quantity.end]


_SHORT: Final = 4  # letters of a word with its «ف»
_THEN: Final = re.compile(r"ف(?=ال(?!نسي|نتين|يري)\w{3})")


def _figure(text: Words, quantity: Quantity, negation: int | None) -> str:
    if negation is not None:
        return span(text, negation, clause_end(text, quantity.last, LONGEST))
    unit = quantity.unit or ""
    money = unit.isupper() or fold(unit).removesuffix("ا") in CURRENCIES
    lasting = any(time_unit(text.key(at)) == "hour" for at in range(quantity.first, quantity.last - 1))
    counted = unit and not money and not lasting and unit not in {"percent", "year", "month", "day", "hour"}
    if beside := _in_brackets(text, quantity) or _amounting(text, quantity):
        return beside
    if deed := _of_a_joined_deed(text, quantity) or _up_to(text, quantity):
        return deed
    exceeding = _between(text, quantity)
    if len(exceeding.split()) >= FEWEST:
        return exceeding
    if exceeding and (whose := _whose(text, quantity)):
        return whose
    bare = text.kind(quantity.last - 1) == "number"
    if bare and text.key(quantity.last) in OF_THEM and (head := governor(text, quantity.first)) is not None:
        # «وصل 18,400 منهم إلى المدينة»
        return _from(text, *head, trimmed(text, quantity.first, clause_end(text, quantity.last, LONGEST)))
    if counted:
        noun = noun_at(text, quantity)
        after = behind(text, noun)
        if text.key(quantity.first - 1) in AMOUNTING:
            # «بسعة تبلغ 720 سريرا ستدخل الخدمة»: the verb is not of the beds.
            after = next((at for at in range(noun + 1, after) if is_verb(text.key(at))), after)
        said = sum(text.key(at) not in OF_A_UNIT for at in range(noun, after))
        measure = _MEASURE.fullmatch(text.key(noun)) and not _is_told_of_what(text, noun + 1)
        if said >= FEWEST and after > quantity.last and not measure and not text.key(noun).startswith("ال"):
            return _governed(text, quantity, noun, after) or _noun(text, quantity, noun, after)
        return (
            _in_row(text, quantity)
            or with_lead(text, quantity, _noun(text, quantity, noun, max(after, noun + 1)))
            or _opens_clause(text, quantity, noun)
            or what_leads(text, quantity)
            or _noun(text, quantity, noun, max(after, noun + 1))
        )
    if unit == "percent" and text.key(quantity.last) == "من":
        after = behind(text, quantity.last)
        after = after if text.key(after - 1) not in _WHOLES else quantity.last
        excepted = start_of_exception(text, clause_start(text, quantity.first), quantity)
        if excepted is not None:
            return span(text, excepted, max(after, quantity.last))
        if after - quantity.last > FEWEST - 1:
            return _measured(text, quantity, after) or _share(text, quantity, after) or span(text, quantity.last, after)
    if money and re.fullmatch(r"(?!و)\w+ات", text.key(quantity.last)) and not stops(text.key(quantity.last)):
        return span(text, quantity.last, behind(text, quantity.last))  # «11 مليار نفقات جارية»
    if quantity.unit is None and text.key(quantity.first - 1) in _OUT_OF and is_imperfect(text.key(quantity.last)):
        # «من بين 16 مليونا يحق لهم التصويت»
        return span(
            text,
            quantity.last,
            max(trimmed(text, quantity.last, clause_end(text, quantity.last, ROW)), quantity.last + 1),
        )
    if text.key(quantity.last) in OF_THEM and opening(text, clause_start(text, quantity.first)) >= quantity.first:
        # «86 في المئة منهم نساء»
        return span(text, quantity.last, max(clause_end(text, quantity.last, LONGEST), quantity.last + 1))
    return (
        exceeding
        or _out_of(text, quantity)
        or _as_what(text, quantity)
        or _change(text, quantity)
        or _comparison(text, quantity)
        or _another_of(text, quantity)
        or _told_of(text, quantity)
        or what_leads(text, quantity)
        or _opens_alone(text, quantity)
        or span(text, quantity.last, behind(text, quantity.last))
    )


def _opens_alone(text: Words, quantity: Quantity) -> str:
    """«زعم أن ثلاثة فقط من مقاتليه قضوا»: the clause that a number without a noun opens."""
    if quantity.unit is not None or opening(text, clause_start(text, quantity.first)) < quantity.first:
        return ""
    end = trimmed(text, quantity.last, clause_end(text, quantity.last, LONGEST))
    return span(text, quantity.first, end) if end > quantity.last else ""


def _noun(text: Words, quantity: Quantity, noun: int, after: int) -> str:
    """The tokens ``[noun, after)``; without the «و» of «وبرنامجين»."""
    if noun == quantity.first and quantity.start > text.tokens[noun].start:
        return text.text[quantity.start : text.tokens[after - 1].end]
    return span(text, noun, after)


def _is_told_of_what(text: Words, i: int) -> bool:
    """Whether what is measured stands behind its measure: «طن من القمح», «جيغاواط ساعي للسقي»."""
    while text.key(i) in OF_A_UNIT:
        i += 1
    key = text.key(i)
    return key == "من" or (key.startswith("ل") and len(key) > FEWEST + 1 and not stops(key))


def _of_a_joined_deed(text: Words, quantity: Quantity) -> str:
    """«تبادل المعلومات وتدريب 250 ضابطا خلال عامين»: of both numbers but the deed that «و» joins."""
    i, last = quantity.first, quantity.last
    if quantity.unit in DURATIONS:
        if text.key(i - 1) not in _LASTING_FOR:
            return ""
        i = next((at for at in range(i - 2, max(i - ROW, 0) - 1, -1) if at in text.counted), i)
        while i - 1 in text.counted:
            i -= 1
        if any(finite(text, at) or text.kind(at) == "sign" for at in range(i, quantity.first)):
            return ""
    head = governor(text, i)
    if head is None or not head[1] or text.key(head[0])[0] != "و" or text.kind(head[0] - 1) != "word":
        return ""
    if quantity.unit not in DURATIONS:
        last = max(last, behind(text, noun_at(text, quantity)))
    return _from(text, *head, last) if last - head[0] <= LONGEST_WHOLE else ""


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


def _definite(text: Words, end: int) -> tuple[int, int]:
    """Where a definite noun phrase begins that ends before token `end`, and the letters that lead to it."""
    at = end
    while at > 0 and text.kind(at - 1) == "word" and at - 1 not in text.times:
        key = text.key(at - 1)
        if _ITS.fullmatch(key) and not text.tokens[at - 1].text.endswith(("ة", "ى")):
            return at - 1, int(key[0] in "لب" and len(key) > _LED)
        if not key.startswith("ال"):
            break
        at -= 1
    for _ in range(2):  # «مشروع قانون الضمان»
        key = text.key(at - 1)
        if at == end or text.kind(at - 1) != "word" or at - 1 in text.times or key in DANGLING or finite(text, at - 1):
            break
        at -= 1
    return at, 0


_LED: Final = 4  # letters
_MADE_OF: Final = word_set("المولف المولفه المكون المكونه المتكون المتكونه")
_ITS: Final = re.compile(r"\w{2,}(?:ها|هم|هن|ه)")


def _amounting(text: Words, quantity: Quantity) -> str:
    """«السكان البالغ عددهم 35 مليونا»: what the participle before the number goes with."""
    at = quantity.first - 1
    if text.key(at) == "من" and text.key(at - 1) in _MADE_OF:
        first, letters = _definite(text, at - 1)  # «القانون المؤلف من 94 مادة»
        return _from(text, first, letters, quantity.last) if first < at - 1 else ""
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
    at -= text.key(at - 1) in RELATIVE
    at -= text.key(at - 1) == "،"
    first = opening(text, clause_start(text, at))
    if quantity.last - first > LONGEST_LEAD or any(is_number(text, k) for k in range(first, at)):
        first = noun_phrase(text, at)
    return without_preposition(span(text, first, quantity.last)) if first < at else ""


def _measured(text: Words, quantity: Quantity, after: int) -> str:
    """«خفض العجز إلى 2.2% من الناتج المحلي»: a share that measures something is told with it."""
    before = text.key(quantity.first - 1)
    if before not in MEASURED_BY and before not in AMOUNTING:
        return ""
    start = opening(text, clause_start(text, quantity.first))
    nearest = next(
        (at for at in range(quantity.first - 1, max(quantity.first - ROW, 0), -1) if at in text.counted), None
    )
    if before in _EQUALLING and nearest is not None:
        while nearest - 1 in text.counted:
            nearest -= 1
        return span(text, nearest, after)  # «166 مليار ريال، أي ما يعادل 3.3% من الناتج»
    counted = next((at + 1 for at in range(quantity.first - 1, start - 1, -1) if at in text.counted), None)
    if counted is not None and (own := own_start(text, counted, quantity.first)) is not None:
        return _from(text, *own, after) if after - own[0] <= LONGEST_WHOLE else ""
    content = trimmed(text, start, quantity.first) - start
    start = with_antecedent(text, start, after)
    return span(text, start, after) if content and after - start <= LONGEST_WHOLE else ""


def _share(text: Words, quantity: Quantity, after: int) -> str:
    """«الإيرادات غطت 71% من المصروفات», «صرف 60% من المبلغ»: who has a share of something, or what is done with it."""
    at, start = quantity.first, opening(text, clause_start(text, quantity.first))
    while text.key(at - 1) in PREPOSITIONS or text.key(at - 1) == "ب":
        at -= 1
    if at <= start:
        return ""
    letters = of_action(text.key(at - 1))
    bare = text.key(at - 1).removeprefix("ال")
    definite = bare != text.key(at - 1) and len(bare) > _ROOT and is_deed(bare)  # not «السد»
    if (letters is not None or definite) and not finite(text, at - 1):
        return _from(text, at - 1, letters or 0, after)
    if any(is_number(text, k) or k in text.counted for k in range(start, at)):
        return ""
    verbs = [
        k
        for k in range(start, at)
        if finite(text, k) or text.key(k) in _AMOUNTS or (k == at - 1 and _IN_T.fullmatch(text.key(k)))
    ]
    told = [k for k in range(start, at) if k not in verbs and k not in text.times and text.key(k) not in DANGLING]
    if not verbs or not told or after - start > _LONGEST_SHARE:
        return ""
    return span(text, with_antecedent(text, start, after), after)


_IN_T: Final = re.compile(r"(?!ال)\w+[^اوي]ت")  # «غطت»
_AMOUNTS: Final = word_set("تتراوح يتراوح تراوحت تراوح بلغ بلغت يبلغ تبلغ تجاوز تجاوزت يتجاوز تتجاوز يمثل تمثل")
_ROOT: Final = 3  # letters
_OUT_OF: Final = frozenset({"بين", "اصل"})
_LONGEST_SHARE: Final = 18  # words
_EQUALLING: Final = word_set("يعادل تعادل نسبته نسبتها يوازي توازي")


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
    if head is not None and after - head[0] <= LONGEST_WHOLE:
        return _from(text, *head, after) if head[1] else span(text, head[0], after)
    if foreign is None:
        return ""
    start = opening(text, clause_start(text, quantity.first))
    if start < quantity.first and after - start <= LONGEST_WHOLE:
        return without_preposition(span(text, start, after))
    return span(text, noun, max(quantity.last, trimmed(text, noun, foreign)))


def _out_of(text: Words, quantity: Quantity) -> str:
    """«13 مليون طفل من أصل 17 مليونا»: the second number with the first."""
    i = quantity.first
    if text.key(i - 1) != "اصل" or text.key(i - 2) != "من":
        return ""
    if start_of_exception(text, clause_start(text, i), quantity) is not None:
        return ""
    last = next((at for at in range(i - 3, max(i - LONGEST, -1), -1) if at in text.counted), None)
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
    return what_leads(text, quantity) if text.key(colon) == ":" and is_row(text, colon) else ""


_GIVEN_AS: Final = word_set(
    "قرض قروض هامش رسوم رسم دفعه دفعات مساعده مساعدات تعويض تعويضات ضمان ضمانات منحه منح هبه هبات دعم راتب",
    "رواتب مكافاه مكافات غرامه غرامات ضريبه ضرايب ارباح تكاليف نفقات تمويل استثمار استثمارات عربون سلفه سلف",
    "وديعه ودايع فديه ديه اجور مستحقات متاخرات مصاريف جائزه جوايز حوافز اشتراك اشتراكات عموله مقدم كفاله",
)


def _as_what(text: Words, quantity: Quantity) -> str:
    """«3 مليارات ريال (800 مليون دولار) كقرض رئيسي»: what the money is given as."""
    at = quantity.last
    if text.key(at) == "(":
        at = next((k for k in range(at, min(at + LONGEST, len(text))) if text.key(k) == ")"), at)
    at += text.key(at) == ")"
    if text.key(at)[:1] != "ك" or text.key(at)[1:] not in _GIVEN_AS:
        return ""
    return text.text[text.tokens[at].cut(1) : text.tokens[behind(text, at) - 1].end]


def _between(text: Words, quantity: Quantity) -> str:
    """The subject between a verb of exceeding and its number: «تجاوزت تحويلات العاملين 36.5 مليار»."""
    first = quantity.first
    if is_number(text, first):
        return ""
    while first < quantity.last and any(form in _BEFORE_EXCEEDING for _, form in forms(text.key(first))):
        first += 1
    first += 1
    last = next((at for at in range(first, quantity.last) if is_number(text, at)), first)
    last -= text.key(last - 1) in {"علي", "عن", "الي"}
    if last <= first or any(
        text.key(at) in PREPOSITIONS and text.key(at) not in {"في", "من"} for at in range(first, last)
    ):
        return ""
    if last - first < FEWEST and re.fullmatch(r"ال\w+|\w{3,}(?:ها|هم|ه|نا)", text.key(first)) is None:
        return ""
    return span(text, first, last)


def _change(text: Words, quantity: Quantity) -> str:
    """«بارتفاع نسبته 18%»: the noun, with what it is compared to where that follows («عن العام السابق»)."""
    at = quantity.first - 1
    while text.key(at) in AMOUNTING:
        at -= 1
    key = text.key(at).removeprefix("و")
    start = clause_start(text, quantity.first)
    counted = next((k + 1 for k in range(at - 1, start - 1, -1) if k in text.counted), None)
    second = SECOND.fullmatch(key) and any(is_number(text, k) for k in range(start, at))
    if counted is not None and text.key(at) in _WORTH and (text.key(counted) in PREPOSITIONS or counted == at):
        # «توقيع 14 عقدا بقيمة مليار»
        unit = read_unit(text.whole, counted - 1, {})
        if unit is not None and not unit.name.isupper() and unit.name not in DURATIONS | {"percent"}:
            first = counted - 1
            while first - 1 in text.counted:
                first -= 1
            first, letters = governor(text, first) or (first, 0)
            return _from(text, first, letters, trimmed(text, first, at))
    if second and key == text.key(at) and (own := own_part(text, counted or 0, quantity.first)) and own[0] < at:
        return _from(text, *own, trimmed(text, own[0], quantity.first))  # «سداد قرض بقيمة مليار»
    if text.kind(at) != "word" or not (second or CHANGE.fullmatch(key)):
        return ""
    token = text.tokens[at]
    noun = text.text[token.cut(len(token.key) - len(key) + key.startswith("ب")) : token.end]
    if not second and (subject := _subject(text, at)):
        noun = f"{noun} {subject}"
    after = ""
    if text.key(quantity.last) in {"عن", "علي", "في", "مقارنه"}:
        end = clause_end(text, quantity.last, LONGEST)
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
    if is_number(text, start) and text.key(start - 1) == ":" and is_row(text, start - 1):
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
        last = next((k for k in range(start, min(start + LONGEST, end)) if _CHANGING.fullmatch(text.key(k))), start)
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
        limit = clause_end(text, end, LONGEST_LEAD)
        end = trimmed(text, end, next((k for k in range(end, limit) if is_number(text, k)), limit))
    start = opening(text, clause_start(text, at))
    return span(text, start if end - start <= LONGEST_LEAD + ROW else at, max(end, quantity.last))


def _told_of(text: Words, quantity: Quantity) -> str:
    """«تفاقم العجز التجاري الذي تجاوز 20 مليارا»: what a relative clause tells the amount of."""
    at = quantity.first - 1
    while text.key(at) in _COMING_TO:
        at -= 1
    if text.key(at) not in RELATIVE:
        return ""
    end = at - (text.key(at - 1) == "،")
    first = noun_phrase(text, end)
    letters = of_action(text.key(first))
    if first + 1 < end and letters is not None and text.key(first + 1).startswith("ال"):
        return span(text, first + 1, end)
    return _from(text, first, letters or 0, end) if first < end else ""


_COMING_TO: Final = word_set("بلغ بلغت يبلغ تبلغ وصل وصلت يصل تصل سجل سجلت الي نحو حوالي قرابه ب")
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
    named = text.key(first)[:1] == "و" and len(key) > FEWEST and not is_verb(key) and not is_past_verb(key)
    if not named or first == last or any(text.kind(at) != "word" for at in range(first, last)) or key in PREPOSITIONS:
        return ""
    return text.text[text.tokens[first].cut(1) : text.tokens[last - 1].end]


def _opens_clause(text: Words, quantity: Quantity, noun: int) -> str:
    """«(أن) 4200 شخص جرى إجلاؤهم»: what follows, where the number opens its clause."""
    if opening(text, clause_start(text, quantity.first)) < quantity.first:
        return ""
    end = clause_end(text, quantity.last, LONGEST)
    end = next((at for at in range(quantity.last, end) if is_number(text, at) and not _goes_on(text, at)), end)
    first = noun if quantity.value is not None else quantity.last
    if is_verb(text.key(quantity.first)):
        first = quantity.first
    last = trimmed(text, first, end)
    while last - 1 > first and text.key(last - 1) in DANGLING:
        last -= 1
    last = max(last, quantity.last)
    return span(text, first, last) if last - first >= FEWEST else ""


def _goes_on(text: Words, at: int) -> bool:
    """Whether a number is of the same words as one before it: «13 مليون طفل من أصل 17 مليونا»."""
    return text.key(at - 1) == "اصل" or {at, at - 1} <= set(text.counted)
