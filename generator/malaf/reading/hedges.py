"""Whether a text holds something for possible, likely or alleged, and does not state it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from malaf.reading.tokens import Text, arabic_question, forms, latin_question, word_set
from malaf.reading.verbforms import is_possible_verb

__all__ = ["Hedges", "hedges"]


class Hedges(msgspec.Struct, frozen=True, gc=False):
    """The first words that can only hold something for possible (`sure`), and all that may do so (`likely`), folded."""

    sure: str = ""
    likely: Sequence[str] = ()


def hedges(text: Text, language: str) -> Hedges:
    """The hedges of an Arabic or English text."""
    return _arabic(text) if language.startswith("ar") else _english(text)


_SURE_AR: Final = re.compile(
    "[وف]?(?:ربما|[يتن]رجح(?:ون|وا)?|(?:ال)?مرجح(?:ه|ا)?|ب?(?:ال)?محتمل(?:ه|ا)?|(?:ال)?مزعوم(?:ه|ين)?|يشتبه|يعتقد)"
)
_LIKELY_AR: Final = re.compile(
    r"\w{0,3}(?:حتمل|حتمال|مكان|مكن|توقع|رجح|رجيح|غلب|ربما|شتبه|عتقد|ظن|زعم|زاعم|فترض|مقرر|منتظر|رتقب|خطر|خطار|خاطر|خطير|هدد|"
    r"هديد|خش|خوف|جوز|جاز|حق|سمح|قد|لعل|علل|لو|اذا|سوف|فرص|كاد|وشك|بدو|قدر|نوي|عتزم|سع|طمح|امل|شبه|شكوك|شك|دع|دعاء|سب|"
    r"نذر|رشح|وارد|عرض|يلزم|نبغي|جب|ستطيع|تيح|صلح|لءلا|قابل|حذر|ميل|س[يتن])\w{0,5}"
)

# What others say: "reportedly", "allegedly".
_SAID_AR: Final = re.compile(
    "[وف]?(?:يقال|قيل|افيد|تردد|يتردد|(?:ال)?(?:تقارير|انباء)|[يتا]تهم(?:ت|وا|ون|ه|ها|هم)?|(?:ال)?متهم(?:ه|ين|ون|ا)?)"
)

_HEDGES_AR: Final = re.compile("|".join(known.pattern for known in (_LIKELY_AR, _SURE_AR, _SAID_AR)))


@arabic_question
def _hedges_arabic(key: str) -> bool:
    return _HEDGES_AR.fullmatch(key) is not None


def _arabic(text: Text) -> Hedges:
    found = text.where(_hedges_arabic)
    sure = next((i for i in found if _is_sure_arabic(text, i)), None)
    if sure is None:
        return Hedges("", [text.key(i) for i in found])
    return Hedges(" ".join(token.text for token in text.tokens[sure : sure + 2]), [text.key(i) for i in found])


def _is_sure_arabic(text: Text, i: int) -> bool:
    """«قد يقلل», «من المرجح أن», «الجرائم المزعومة»; and no «لا يُعتقد», «غير محتمل»."""
    if {text.key(i), text.key(i)[1:]} & {"قد"}:
        return _MAY.fullmatch(text.key(i + 1)) is not None and is_possible_verb(text.key(i + 1))
    if not _SURE_AR.fullmatch(text.key(i)):
        return False
    denied = {form for at in (i - 1, i - 2) for _, form in forms(text.key(at))} & {"لا", "غير", "لم", "لن", "ليس"}
    return not denied


# Verbs that can only be in the present: «تباطأ» and «نشر» may be in the past.
_MAY: Final = re.compile(
    r"ي\w{2,}|تست\w+|تت\w+|ت(?:كون|عود|قوم|صل|ودي|شمل|زيد|شهد|بلغ|رتفع|نخفض|فقد|خفض|وثر|حتاج|صبح|سبب|عرض)\w{0,3}"
)


_SURE_EN: Final = word_set("might perhaps maybe probably possibly allegedly alleged reportedly purportedly presumably")
_LIKELY_EN: Final = _SURE_EN | word_set(
    "may could can would should likely unlikely probable possible possibility likelihood expect expected expects",
    "expecting believed believe believes suspect suspected suspects suspicion suspicions seem seems appear appears",
    "appeared apparently apparent potential potentially risk risks risked threaten threatens threatened threatening",
    "threat chance chances prospect prospects prospective danger feared fears fear predict predicted predicts",
    "forecast forecasts",
    "think thinks thought liable tend tends presumed supposed supposedly said plausible doubt purported accused",
    "allege alleges allegation allegations set due if unless conceivable conceivably inconceivable projected",
    "estimated thinkable stand stands poised odds perchance claims claimed says suggest suggests suggested suggesting",
    "indicate indicates indicated point points rumoured rumored tipped anticipated anticipate anticipates capable",
    "able ought hope hopes hoped speculation speculated assumed arguably will",
) - {"will", "said", "says"}


@latin_question
def _hedges_english(key: str) -> bool:
    return key in _LIKELY_EN


def _english(text: Text) -> Hedges:
    found = text.where(_hedges_english)
    sure = next((i for i in found if text.key(i) in _SURE_EN), None)
    return Hedges("" if sure is None else text.tokens[sure].text, [text.key(i) for i in found])
