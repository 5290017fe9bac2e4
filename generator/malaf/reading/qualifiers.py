"""What qualifies a number in Arabic, before it and behind: about, at least, more than."""

from __future__ import annotations

import re
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.article import Qualifier
from malaf.reading.numerals import (
    begins_number,
)
from malaf.reading.tokens import Text, arabic_question, forms, word_set

__all__ = ["Qualified", "may_be_qualified", "qualified_after", "qualified_before"]


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


class Qualified(msgspec.Struct, frozen=True, gc=False):
    qualifier: Qualifier
    first: int  # the token at which the qualifier begins
    taken: int  # letters of that token that do not belong to it


_MADE: Final = word_set("جعل جعلت يجعل تجعل")
_BEFORE_NUMBER: Final = frozenset({"(", "[", "\u00ab", '"', "\u201c", "\u201d", "ب", "ل", "ال"})


def qualified_before(text: Text, i: int, *, prefixed: bool = False) -> Qualified | None:
    """What stands before the number at token `i` and qualifies it; `prefixed`: the number has a prefix («بمئة»)."""
    while text.key(i - 1) in _BEFORE_NUMBER:  # «نحو الـ40», «نحو "40"»
        i -= 1
        prefixed = True
    before = text.key(i - 1)
    if before in _SIGNS and text.glued(i) and text.kind(i - 2) != "number":
        return Qualified(_SIGNS[before], i - 1, 0)
    found = text.form(i - 1, _PLAIN)
    if found:
        return _stretched(text, Qualified(_PLAIN[found[1]], i - 1, found[0]))
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
            return _stretched(text, Qualified(qualifier, i - 2, found[0]))
        if before == "من" and text.key(i - 2) in {"قليلا", "بقليل", "بكثير"}:
            return _qualified_adverb(text, i)
        if before == "الي":
            return _far_reach(text, i - 2)
    if before in {"علي", "عن"}:
        return _far_verb(text, i - 2, before)
    return None if prefixed else _far_exceed(text, i)


def _qualified_adverb(text: Text, i: int) -> Qualified | None:
    found = text.form(i - 3, {"اكثر", "اقل", "اعلي", "ادني"})
    if not found:
        return None
    more = found[1] in {"اكثر", "اعلي"}
    return _stretched(text, Qualified("more_than" if more else "less_than", i - 3, found[0]))


# Words that qualify a number from afar, or in ways that have no rule here: «تجاوز حجم التجارة بين البلدين 400 مليار».
_CUES: Final = re.compile(
    "[وف]?[بلك]?(?!علي$)(?:(?:[يتن]|ال|ا)?(?:تجاوز|تخط|تعد|فوق|فاق|زيد|زاد|زود|ربو|قل|قرب|قارب|قترب|ناهز|صل|وصل|نيف|كثر|دني|قصي|علي|عن)"
    "(?:ي|ت|ا|ه|ها|ون|وا|تا)?|نحو|حوالي|قرابه|زهاء|حدود|حد|حتي|لغايه|سقف|سقفه|دون|تحت|ما|لا|لن|لم|بين|تقريبا|فاكثر|فاقل|ونيف|فوق|يمكن|وصول|بلوغ)"
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


def _stretched(text: Text, found: Qualified) -> Qualified:
    """With «ما» and «في» before it: «ما دون», «ما يناهز», «في حدود»."""
    first = found.first
    if found.taken == 0:
        particle = text.form(first - 1, {"ما"})
        if particle:
            return replace(found, first=first - 1, taken=particle[0])
        if text.key(first) == "حدود" and text.key(first - 1) == "في":
            return replace(found, first=first - 1)
    return found


def _bounded(text: Text, i: int, taken: int, qualifier: Qualifier) -> Qualified:
    """A verb of exceeding (or of falling short), turned round by «لا» and «لم» before it."""
    at = i - 1
    if taken == 0 and text.key(at) in _BETWEEN:
        at -= 1
    if taken == 0 and text.key(at) == "ان" and text.key(at - 1) in _MODALS and text.form(at - 2, _NEGATIONS):
        at -= 2  # «لا يجوز أن يزيد على»
    negation = text.form(at, _NEGATIONS) if taken == 0 else None
    if negation and negation[1] == "ما" and text.key(at)[-2:] == "ما":
        return Qualified(qualifier, at, negation[0])  # «ما يزيد على»
    if negation:
        turned: Qualifier = "at_most" if qualifier == "more_than" else "at_least"
        particle = text.form(at - 1, {"ما"}) if negation[0] == 0 else None
        if particle:
            return Qualified(turned, at - 1, particle[0])
        return Qualified(turned, at, negation[0])
    return Qualified(qualifier, i, taken)


def _far_verb(text: Text, i: int, preposition: str) -> Qualified | None:
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


def _far_reach(text: Text, i: int) -> Qualified | None:
    """«تصل سرعة الرياح إلى», «قد تصل العقوبة إلى»: `i` is the token before the preposition."""
    for at in range(i, max(i - _MAX_GAP, -1), -1):
        if text.kind(at) != "word":
            return None
        if text.key(at) in _REACH:
            made = not _MADE.isdisjoint(text.keys[max(at - _MAX_GAP, 0) : at])
            return None if made else Qualified("up_to", at, 0)
        if (text.key(at) in _NO_GAP and text.key(at) not in _WITHIN) or (_joins(text.key(at)) and at < i):
            return None
    return None


@arabic_question
def _may_exceed(key: str) -> bool:
    """Whether a word may exceed, or be near, the number that its subject parts it from."""
    return any(form in _EXCEED or form in _NEAR for _, form in forms(key))


def _far_exceed(text: Text, i: int) -> Qualified | None:
    """«يتجاوز عدد المدارس الخاصة 350 مدرسة»: the subject stands between the verb and the number."""
    if text.key(i - 1) in _NO_GAP or not text.near(_may_exceed, i - 1 - _MAX_GAP, i):
        return None  # «تجاوزت عتبة الطوارئ في 29 مقاطعة»
    for at in range(i - 1, max(i - 1 - _MAX_GAP, -1), -1):
        if text.kind(at) != "word":
            return None
        verb = text.form(at, _EXCEED)
        if verb:
            return _bounded(text, at, verb[0], "more_than") if at < i - 1 else None
        near = text.form(at, _NEAR)
        if near:
            return Qualified("about", at, near[0]) if at < i - 1 else None
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


@arabic_question
def _begins_after(key: str) -> bool:
    return key in _AFTER_WORDS


def qualified_after(text: Text, i: int) -> tuple[Qualifier, int] | None:
    """What stands behind the unit, or behind up to three words that belong to it: (qualifier, the token after it)."""
    if not text.near(_begins_after, i, i + 4):
        return None
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
