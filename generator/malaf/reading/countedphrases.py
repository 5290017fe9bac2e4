"""Where the phrase of what a number counts begins, and where it ends."""

from __future__ import annotations

import re
from typing import Final

from malaf.reading.governing import is_feminine_past, of_action
from malaf.reading.phrases import DANGLING, PREPOSITIONS, ROOT_IN_WAW, Words, is_joined, is_number, is_verb, trimmed
from malaf.reading.quantity import Quantity
from malaf.reading.tokens import word_set
from malaf.reading.units import read_unit
from malaf.reading.verbforms import is_past_verb, is_verbal_noun

__all__ = ["CHANGE", "FEWEST", "LONGEST", "SECOND", "behind", "noun_at", "stops"]

LONGEST: Final = 9  # words of a figure's label
FEWEST: Final = 2
_STOPS: Final = word_set(
    "الذي التي الذين اللذين اللتين ان انه انها حيث فيما بينما وذلك مما ما لكن كما منذ خلال بعد قبل بحسب وفق وفقا مقابل",
    "مقارنه بموجب وهو وهي اذ اذا حين عندما حتي رغم بسبب وقد بان بانه مشيرا موكدا موضحا مضيفا لافتا مبينا",
    "قال اضاف اكد بينهم بينها منهم منها ضمنهم تم يتم سيتم جري كان كانت يكون سيكون قد لقد هو هي يوم امس اليوم غدا",
    "بحلول كحد بحد اذا او حاليا مرتفعا منخفضا انخفاضا ارتفاعا فقط لكل عند نهايه بنهايه مطلع بدايه العام السنه الشهر",
    "الاسبوع الموسم عام سنه ابتداء بدءا اعتبارا انطلاقا ثم",
)
CHANGE: Final = re.compile(r"ب(?:زياده|ارتفاع|انخفاض|نمو|تراجع|تحسن|فارق|هبوط|صعود|خساره|ربح|مكسب|فائض|فايض|عجز)")
# Behind another number, what the next one is of: «... 75 يوما وبكلفة 94 مليار دينار».
SECOND: Final = re.compile(
    r"ب?(?:كلفه|تكلفه|قيمه|مساحه|طاقه|سعه|عمق|طول|عرض|ارتفاع|استثمارات|ميزانيه|راسمال|سعر|هامش|خصم|حموله|كثافه|سرعه|وزن|عايد|عايدات|نفقات|ايرادات|رووس)"
)


def noun_at(text: Words, quantity: Quantity) -> int:
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


def behind(text: Words, i: int) -> int:
    """The token after the noun phrase that begins at token `i`."""
    at = i
    while at < len(text) and at - i < LONGEST:
        key = text.key(at)
        if key in _QUOTES and at > i and not text.glued(at) and (closing := _closing(text, at)):
            at = closing
            continue
        ended = stops(key) or is_number(text, at) or at in text.times or _is_another(text, at)
        if text.key(at) == "-" and text.glued(at) and text.glued(at + 1):
            at += 1  # «سعودي-كازاخي»
            continue
        if text.kind(at) != "word" or (at > i and ended):
            break
        at += 1
    if at >= len(text) or text.kind(at) == "sign":
        return trimmed(text, i, at)
    # Cut short of its end: nothing stays there that asks for more.
    full = at - i >= LONGEST
    at = trimmed(text, i, at)
    if full:
        joint = max((k for k in range(i + FEWEST, at) if text.key(k) in PREPOSITIONS or is_joined(text, k)), default=at)
        at = joint
    nears = is_number(text, at) or at in text.counted
    if nears or (at < i + LONGEST and is_number(text, at + 1)):
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
    joined = (key[0] == "و" and is_joined(text, at)) or key in _REACHING or _ITS_MEASURE.fullmatch(key) is not None
    return joined or (key[0] == "ب" and (SECOND.fullmatch(key) or CHANGE.fullmatch(key)) is not None)


# «قطعة أرض مساحتها الإجمالية 415 ألف متر»
_ITS_MEASURE: Final = re.compile(
    r"(?:طول|عرض|عمق|ارتفاع|قطر|وزن|مساحت|سعت|قدرت|طاقت|عدد|عمر|اعمار|كلفت|تكلفت|قيمت|مدت|سعر|حمولت)(?:ه|ها|هم|هما)"
)
_REACHING: Final = word_set("يبلغ تبلغ بلغ بلغت يصل تصل يقدر تقدر يتجاوز تتجاوز تجاوز تجاوزت يقارب تقارب")
_QUOTES: Final = {'"': '"', "«": "»", "“": "”"}
_QUOTED: Final = 5  # words of a name


def _closing(text: Words, at: int) -> int | None:
    """The token after the mark that closes the quoted name at token `at`: «دول في تحالف "أوبك+"»."""
    near = range(at + 2, min(at + _QUOTED + 2, len(text)))
    closing = next((k for k in near if text.key(k) == _QUOTES[text.key(at)]), None)
    return None if closing is None or any(is_number(text, k) for k in range(at, closing)) else closing + 1


def stops(key: str) -> bool:
    """Whether a noun phrase ends before this word: what opens a clause or tells a time, «ليشتري»."""
    return key in _STOPS or (re.match("[ول]?ل[يت]", key) is not None and not is_verbal_noun(key.partition("ل")[2]))
