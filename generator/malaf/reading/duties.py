"""Whether a text says that something must be, or that it may: a duty or a permission, in Arabic and in English."""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec

from malaf.reading.tokens import Text, arabic_question, latin_question, word_set
from malaf.reading.verbforms import is_verbal_noun

__all__ = ["Duties", "duties"]


class Duties(msgspec.Struct, frozen=True, gc=False):
    """The first word that can only tell a duty, or a permission, and is not denied; how many words may tell one.

    `sure_must` and `sure_may` are how many can only do so.
    """

    must: str = ""
    may: str = ""
    any_must: int = 0
    any_may: int = 0
    sure_must: int = 0
    sure_may: int = 0


_NEITHER: Final = Duties()
_Kind = Literal["must", "may"]


def duties(text: Text, language: str) -> Duties:
    """The duties and permissions of an Arabic or English text."""
    arabic = language.startswith("ar")
    asked, read, deny = (_may_tell, _arabic, _DENY_AR) if arabic else (_may_tell_english, _english, _DENY_EN)
    found = text.where(asked)
    if not found:
        return _NEITHER
    said: dict[_Kind, list[str]] = {"must": [], "may": []}
    counts: dict[_Kind, int] = {"must": 0, "may": 0}
    for i in found:
        kind, sure = read(text, i)
        if kind is None:
            continue
        counts[kind] += 1
        if sure and deny.isdisjoint(text.keys[max(i - 2, 0) : i + 2]):
            said[kind].append(text.tokens[i].text)
    must, may = said["must"], said["may"]
    return Duties("".join(must[:1]), "".join(may[:1]), counts["must"], counts["may"], len(must), len(may))


_MUST_AR: Final = re.compile("[وف]?[سل]?[يت](?:جب|تعين|توجب|نبغي|لتزم|تعهد)")
_MAY_AR: Final = re.compile("[وف]?[سل]?[يت](?:جوز|حق)")
# What may be said for either.
_DUTY_AR: Final = re.compile(
    r"\w{0,3}(?:واجب|تعين|توجب|نبغي|لزم|لزام|لازم|مطلوب|طالب|طلب|شترط|شرط|ضرور|لتزم|تعهد|دعا|دعو|دعت|اوص|وصي|جبار|فرض)\w{0,3}|"
    r"[وفسل]{0,2}(?:[يتن]جب|[يت]?حث|[يتن]?حثت?|بد)(?:ها|هم)?"
)
_FREE_AR: Final = re.compile(
    r"\w{0,3}(?:جوز|جاز|مكن|مكان|سمح|سماح|ستطيع|ستطاع|تيح|تاح|ربما|حتمل|قادر|قدر|خيار|ختيار|رخص|خول|اذن|فرص|لعل|توقع|رجح|"
    r"مفتوح)\w{0,3}|[وفل]?(?:قد|لو|(?:ال|[يت])?حق|(?:ال)?حقوق|حر|حره|احرار)(?:ه|ها|هم)?"
)
_TELLING_AR: Final = re.compile(f"{_DUTY_AR.pattern}|{_FREE_AR.pattern}")
_DENY_AR: Final = word_set("لا لم لن ليس ليست ولا فلا عدم دون غير الا")
_UPON: Final = frozenset({"علي", "وعلي", "فعلي"})
_NO_DUTY: Final = word_set(
    "الرغم الارجح الاقل الاكثر الاغلب العكس هامش مدي صعيد مستوي غرار اثر ضوء خلفيه ارض اساس راس طول بعد قدر حساب سبيل",
)


@arabic_question
def _may_tell(key: str) -> bool:
    """Whether an Arabic word may be a duty or a permission, or begin one («على ... أن»)."""
    return key in _UPON or _TELLING_AR.fullmatch(key) is not None


def _arabic(text: Text, i: int) -> tuple[_Kind | None, bool]:
    key = text.key(i)
    if key in _UPON:
        return ("must", True) if _is_upon(text, i) else (None, False)
    if _MAY_AR.fullmatch(key) or _MUST_AR.fullmatch(key):
        return "may" if _MAY_AR.fullmatch(key) else "must", True
    return "must" if _DUTY_AR.fullmatch(key) else "may", False


def _is_upon(text: Text, i: int) -> bool:
    """«على المانحين أن يمددوا»: it is their duty, where that begins a clause."""
    begins = i == 0 or text.kind(i - 1) == "sign" or text.key(i) != "علي"
    whose = text.key(i + 1)
    if not begins or whose in _NO_DUTY:
        return False
    if whose.startswith("ال") and "ان" in text.keys[i + 2 : i + 5]:
        return True
    # «على أصحاب العمل توفير وجبة»
    last = i + 1 if whose.startswith("ال") else i + 2
    does = text.key(last + 1)
    return (i == 0 or text.key(i - 1) == ".") and text.key(last).startswith("ال") and _is_deed(does)


def _is_deed(key: str) -> bool:
    return not key.startswith("ال") and is_verbal_noun(key)


_DUTY_EN: Final = word_set(
    "responsible must shall should have has had need needs required requires require obliged obligation",
    "obligations duty obligatory mandatory compulsory necessary ought duties bound needed urged urges urge called",
    "calls call",
)
_FREE_EN: Final = word_set(
    "may can could might able allow allows allowed allowing permit permits permitted entitle entitled entitles right",
    "rights free option optional possible possibly eligible authorised authorized would discretion likely",
)
_DENY_EN: Final = word_set("not no never nor cannot nobody none only")


@latin_question
def _may_tell_english(key: str) -> bool:
    """Whether an English word may be a duty or a permission."""
    return key in _DUTY_EN or key in _FREE_EN


def _english(text: Text, i: int) -> tuple[_Kind, bool]:
    key = text.key(i)
    month = key == "may" and text.tokens[i].text != "may"
    return "must" if key in _DUTY_EN else "may", key in {"must", "shall", "may"} and not month
