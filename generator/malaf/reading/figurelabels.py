"""What a figure counts, in the words around it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from malaf.arabic import fold
from malaf.reading.namewords import SAYING
from malaf.reading.phrases import (
    DANGLING,
    PREPOSITIONS,
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
    "الاسبوع الموسم عام سنه",
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
    r"ب?(?:كلفه|تكلفه|قيمه|مساحه|طاقه|سعه|عمق|طول|عرض|ارتفاع|استثمارات|ميزانيه|راسمال|سعر|هامش|خصم|حموله|كثافه|سرعه|وزن|عايد|عايدات|نفقات|ايرادات)"
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
    label = balanced(_figure(Words(text, times, counted), quantity, negation))
    return label or text.text[quantity.start : quantity.end]


def _figure(text: Words, quantity: Quantity, negation: int | None) -> str:
    if negation is not None:
        return span(text, negation, clause_end(text, quantity.last, _LONGEST))
    unit = quantity.unit or ""
    money = unit.isupper() or fold(unit).removesuffix("ا") in CURRENCIES
    counted = unit and not money and unit not in {"percent", "year", "month", "day", "hour"}
    exceeding = _between(text, quantity)
    if len(exceeding.split()) >= _FEWEST:
        return exceeding
    if counted:
        noun = _noun_at(text, quantity)
        after = _behind(text, noun)
        said = sum(text.key(at) not in _OF_A_UNIT for at in range(noun, after))
        measure = _MEASURE.fullmatch(text.key(noun)) and not _is_told_of_what(text, noun + 1)
        if said >= _FEWEST and after > quantity.last and not measure and not text.key(noun).startswith("ال"):
            return span(text, noun, after)
        return (
            _with_lead(text, quantity)
            or _opens_clause(text, quantity, noun)
            or _lead(text, quantity)
            or span(text, noun, max(after, noun + 1))
        )
    if unit == "percent" and text.key(quantity.last) == "من":
        after = _behind(text, quantity.last)
        after = after if text.key(after - 1) not in _WHOLES else quantity.last
        excepted = _excepted(text, clause_start(text, quantity.first), quantity)
        if excepted is not None:
            return span(text, excepted, max(after, quantity.last))
        if after - quantity.last > _FEWEST - 1:
            return span(text, quantity.last, after)
    if money and text.key(quantity.last).endswith("ات") and not _stops(text.key(quantity.last)):
        return span(text, quantity.last, _behind(text, quantity.last))  # «11 مليار نفقات جارية»
    return (
        exceeding
        or _as_what(text, quantity)
        or _change(text, quantity)
        or _comparison(text, quantity)
        or _another_of(text, quantity)
        or _lead(text, quantity)
        or span(text, quantity.last, _behind(text, quantity.last))
    )


def _is_told_of_what(text: Words, i: int) -> bool:
    """Whether what is measured stands behind its measure: «طن من القمح», «جيغاواط ساعي للسقي»."""
    while text.key(i) in _OF_A_UNIT:
        i += 1
    key = text.key(i)
    return key == "من" or (key.startswith("ل") and len(key) > _FEWEST + 1 and not _stops(key))


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
    second = _SECOND.fullmatch(key) and any(is_number(text, k) for k in range(start, at))
    if text.kind(at) != "word" or not (second or _CHANGE.fullmatch(key)):
        return ""
    token = text.tokens[at]
    noun = text.text[token.cut(len(token.key) - len(key) + key.startswith("ب")) : token.end]
    after = ""
    if text.key(quantity.last) in {"عن", "علي", "في", "مقارنه"}:
        end = clause_end(text, quantity.last, _LONGEST)
        if not any(is_number(text, k) for k in range(quantity.last, end)):
            after = span(text, quantity.last, trimmed(text, quantity.last, end))
    return f"{noun} {after}".strip()


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
        end = trimmed(text, end, clause_end(text, end, _LONGEST_LEAD))
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
    verb = next((at for at in range(beside, i) if text.key(at)[:1] == "و" and is_past_verb(text.key(at))), None)
    joined = _joined(text, beside, i) if verb is None and beside > start else None
    start = next((at for at in (verb, joined) if at is not None), beside if said else start)
    for _ in range(3):
        if label := _said_of(text, quantity, start):
            return label if joined is None else _unjoined(text, label, joined)
        if (
            start == 0
            or i - start > 2 * _LONGEST_LEAD
            or (text.key(start - 1) in _ENDS and not _is_row(text, start - 1))
        ):
            break
        start = clause_start(text, start - 1)
    return ""


def _next(text: Words, quantity: Quantity, beside: int) -> str:
    """«9 ملايين في السعودية و20 مليونا في العراق»: the second number with what follows, where that is what tells it."""
    i, following = quantity.first, text.key(quantity.last)
    joined = text.key(i - 1) == "و" or text.key(i)[:1] == "و"
    if not (joined and _leads_on(following) and (beside >= i - 1 or _leads_on(text.key(beside)))):
        return ""
    first = quantity.last + (not following.startswith("لل"))
    end = _behind(text, first)
    end = next((at for at in range(first + 1, end) if text.key(at) in PREPOSITIONS), end)
    return text.text[quantity.start : text.tokens[end - 1].end]


def _leads_on(key: str) -> bool:
    return key in {"في", "من", "علي", "الي"} or key.startswith("لل")


def _said_of(text: Words, quantity: Quantity, start: int) -> str:
    """What the clause that begins at token `start` says of a quantity; empty where that is nothing."""
    i, first = quantity.first, opening(text, start)
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
        return span(text, first, max(end, quantity.last) if end > quantity.last or last - first > 1 else last)
    return _without_preposition(span(text, *_near(text, first, last)))


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
    return one or all(is_verb(text.key(at)) or text.key(at) in _OF_THEM for at in range(first, last))


_EXCEPT: Final = frozenset({"سوي", "الا"})
_OF_THEM: Final = word_set("منه منها منهم منهما بينهم بينها فيه فيها له لها لهم")
_LASTING: Final = word_set("استغرق استغرقت يستغرق تستغرق استمر استمرت يستمر تستمر امتد امتدت يمتد تمتد دام دامت")


def _past_unit(text: Words, at: int, i: int) -> int:
    """Past what goes with a number before token `i`: «دولار للبرميل», «طن يوميا», «متهما آخرين»."""
    while at < i and (text.key(at) in _OF_A_UNIT or text.key(at) in _OTHERS or text.key(at).startswith("لل")):
        at += 1
    return at


_OTHERS: Final = word_set("اخر اخرا اخرين اخرون اخري")


def _joined(text: Words, first: int, i: int) -> int | None:
    """«ارتفعت الصادرات 40% والواردات 3%»: the token behind the first number at which what is of the second begins."""
    first = _past_unit(text, first, i)
    key = text.key(first)
    noun = key[1:]
    joins = first < i and key[:1] == "و" and len(noun) > _FEWEST and key not in NOUNS_IN_WAW
    if not joins or first in text.times or is_number(text, first) or noun in PREPOSITIONS or noun in _NO_NOUN:
        return None
    if noun.startswith(text.key(first - 1)[:_STEM]):
        return None  # «30 طالبا وطالبة»
    # «ومركزا للأبحاث و12 غرفة»: the number is of a third.
    return None if _stops(noun) or text.key(i)[:1] == "و" or text.key(i - 1) == "و" else first


def _unjoined(text: Words, label: str, at: int) -> str:
    """A label without the «و» by which its first word, if that is token `at`, is joined to what is before."""
    return label[1:] if label.startswith(text.tokens[at].text) else label


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
    """«باستثمارات» alone as «استثمارات», «بأحكام» as «أحكام»; «بالسجن النافذ» as «السجن النافذ»."""
    key = fold(label)
    if re.match(r"بال[^غيوا ]\w{2}|فال\w{3}", key):
        return label[1:]
    if key.startswith("بنسبه "):
        return label.partition(" ")[2]
    noun = is_verbal_noun(key[1:]) or key.endswith("ات") or re.fullmatch(r"با\w{2}ا\w", key)
    return label[1:] if " " not in label and key[:1] in {"ب", "ل"} and len(key) > 4 and noun else label


def _opens_clause(text: Words, quantity: Quantity, noun: int) -> str:
    """«(أن) 4200 شخص جرى إجلاؤهم»: what follows, where the number opens its clause."""
    if opening(text, clause_start(text, quantity.first)) < quantity.first:
        return ""
    end = clause_end(text, quantity.last, _LONGEST)
    end = next((at for at in range(quantity.last, end) if is_number(text, at)), end)
    first = noun if quantity.value is not None else quantity.last
    if is_verb(text.key(quantity.first)):
        first = quantity.first
    last = trimmed(text, first, end)
    while last - 1 > first and text.key(last - 1) in DANGLING:
        last -= 1
    last = max(last, quantity.last)
    return span(text, first, last) if last - first >= _FEWEST else ""


def _with_lead(text: Words, quantity: Quantity) -> str:
    """«مقتل 14 شخصا», where «شخصا» alone is all that stands behind the number."""
    start = opening(text, clause_start(text, quantity.first))
    words = [at for at in range(start, quantity.first) if text.kind(at) == "word"]
    if not words:
        return ""
    counted = next((at + 1 for at in range(quantity.first - 1, start, -1) if at in text.counted), None)
    joined = None if counted is None else _joined(text, counted, quantity.first)
    if joined is not None:
        return _unjoined(text, span(text, joined, quantity.last), joined)
    if quantity.last - start > _LONGEST_LEAD:
        beside = start if counted is None else counted - (text.key(counted - 1).removeprefix("ب") not in _HUNDRED)
        head = _head(text, words[-6], quantity.first) if len(words) >= 6 else start
        start = head if head > beside and _may_head(text, head) else opening(text, beside)
        if quantity.last - start > _LONGEST_LEAD or start >= quantity.first:
            return ""
    return span(text, start, quantity.last)


_HUNDRED: Final = frozenset({"المايه", "الميه"})


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
    noun = is_verbal_noun(key) and not key.startswith("ال") and text.key(at - 1) not in _WHEN
    return at not in text.times and (is_past_verb(key) or noun)


_WHEN: Final = word_set("منذ بعد قبل خلال عقب عند اثر حتي لدي اثناء فور")  # «منذ اندلاع النزاع» is a time


def _noun_at(text: Words, quantity: Quantity) -> int:
    """The token of the unit noun: the last of the quantity that its unit is read from."""
    for at in range(quantity.last - 1, quantity.first - 1, -1):
        unit = read_unit(text.whole, at, {})
        if unit is not None and unit.last >= quantity.last:
            before = read_unit(text.whole, at - 1, {}) if at > quantity.first else None
            return at - (before is not None and before.last >= quantity.last)  # «سنة ضوئية»
    return quantity.last - 1


def _behind(text: Words, i: int) -> int:
    """The token after the noun phrase that begins at token `i`."""
    at = i
    while at < len(text) and at - i < _LONGEST:
        key = text.key(at)
        if key in _QUOTES and at > i and not text.glued(at) and (closing := _closing(text, at)):
            at = closing
            continue
        if text.kind(at) != "word" or (at > i and (_stops(key) or is_number(text, at) or at in text.times)):
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
    if is_number(text, at) or (at < i + _LONGEST and is_number(text, at + 1)):
        # «78 مترا وسعة تخزينية تبلغ 120 مليون متر»: the second noun is of the second number.
        at = next((k for k in range(i + 1, at) if text.key(k)[0] == "و" and is_joined(text, k)), at)
    while at - i > 1 and (is_joined(text, at - 1) or is_verb(text.key(at - 1)) or text.key(at - 1) in DANGLING):
        at -= 1
    return at


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
