"""Whether a text speaks of all, of most, of some, or of these alone."""

from __future__ import annotations

import re
from typing import Final, Literal

from malaf.reading.tokens import Text, arabic_question, forms, word_set

__all__ = ["Scope", "may_tell", "scopes"]

Scope = Literal["all", "most", "some", "only"]

# Words that say so, and those that may be put for one.
_ARABIC: Final[dict[Scope, re.Pattern[str]]] = {
    "all": re.compile(r"[وف]?[بلك]?(?:ال)?(?:جميع\w{0,3}|كافه|كل(?:ه|ها|هم|هن)?)"),
    "most": re.compile(r"[وف]?[بلك]?(?:ال)?(?:معظم\w{0,3}|اغلب\w{0,5}|غالبي\w{0,4})"),
    "some": re.compile(r"[وف]?[بلك]?بعض\w{0,3}"),
    "only": re.compile(r"[وف]?(?:فقط|فحسب|حصرا|حصريا|وحدها|وحدهم|وحدهما|سوي)"),
}
_MAY_ARABIC: Final[dict[Scope, re.Pattern[str]]] = {
    "all": re.compile(
        r"[وف]?[بلك]?(?:ال)?(?:جميع\w{0,3}|كاف\w{0,3}|كل\w{0,4}|اي|ايه|مختلف|شتي|ساير|عموم|كامل\w*|باسر\w*|طوال|طيله|اجما\w+|"
        r"سنوي\w*|يومي\w*|شهري\w*|اسبوعي\w*|تمام\w*|مجمل|مجموع|شامل\w*|برمت\w+|حتي|لا|لم|لن|ليس|مره|انحاء|دايما|معا)"
    ),
    "most": re.compile(
        r"[وف]?[بلك]?(?:ال)?(?:معظم\w{0,3}|اغلب\w{0,5}|غالب\w{0,4}|اكثر\w*|جل\w{0,2}|غير|اكبر|اهم|ابرز|كبير\w*|اساس\w*|رييس\w*|"
        r"عاده|جدا|سواد|عامه|ا\w{3})"
    ),
    "some": re.compile(
        r"[وف]?[بلك]?(?:ال)?(?:بعض\w{0,3}|عدد|عده|عديد\w*|بضع\w*|نحو|حوالي|قرابه|زهاء|قسم|جزء\w*|احد\w*|معين\w*|"
        r"كثير\w*|[يت]قارب|[يت]ناهز|تقريب\w*)"
    ),
}
_ENGLISH: Final[dict[Scope, frozenset[str]]] = {
    "all": word_set("all every everyone everything each entire whole everybody"),
    "most": word_set("most mostly majority mainly"),
    "some": word_set("some several certain"),
}
_MAY_ENGLISH: Final[dict[Scope, frozenset[str]]] = {
    "all": _ENGLISH["all"]
    | word_set(
        "entirely full fully any total totally both across throughout complete completely various universal always no",
        "wholly overall anyone everywhere none anything unanimous unanimously altogether ever whatever wherever",
    ),
    "most": _ENGLISH["most"]
    | word_set("largely more predominantly bulk chiefly primarily generally much often many usually principally"),
    "some": _ENGLISH["some"]
    | word_set(
        "few part partly partially among many number sometimes something someone parts portion any others other",
    ),
    "only": word_set(
        "only just exclusively solely alone merely mere sole purely but limited restricted confined single simply",
        "barely unless except other save exclusive nothing no not one more lone nor never less few solo itself himself",
        "herself themselves entirely hardly scarcely rather reserved none until beyond",
    ),
}


@arabic_question
def _tells(key: str) -> bool:
    """Whether an Arabic word says of how many of a kind the text speaks."""
    if key == "الا":
        return True
    return _TELLING.fullmatch(key) is not None and any(said.fullmatch(key) for said in _ARABIC.values())


def _restricts(text: Text, i: int) -> bool:
    """Whether «إلا» at token `i` leaves but one of what is denied before it: «لا يحق إلا للأعضاء»."""
    if text.key(i) != "الا" or text.key(i + 1) in _OTHERWISE or not text.tokens[i].text.startswith("إ"):
        return False
    return any(form in _DENIERS for key in text.keys[max(i - _REACH, 0) : i] for _, form in forms(key))


_OTHERWISE: Final = word_set("ان انه انها انهم اذا بعد عند عندما حين بموافقه باذن في بقرار")
_DENIERS: Final = word_set("لا لم لن ليس ليست")
_REACH: Final = 9  # words
_TELLING: Final = re.compile(r"\w{0,4}(?:جم|كا|كل|مع|غل|غال|بع|فق|فح|حص|وح|سو)\w+|\w{0,4}كل")


def scopes(text: Text, language: str) -> dict[Scope, str]:
    """Of how much an Arabic or English text speaks, each with the first word that says so."""
    if language.startswith("ar"):
        found = [
            (scope, i)
            for i in reversed(text.where(_tells))
            for scope, said in _ARABIC.items()
            if said.fullmatch(text.key(i)) or (scope == "only" and _restricts(text, i))
        ]
        return {scope: text.tokens[i].text for scope, i in found}
    return {
        scope: next(key for key in text.keys if key in said)
        for scope, said in _ENGLISH.items()
        if not said.isdisjoint(text.keys)
    }


def may_tell(text: Text, language: str, scope: Scope) -> bool:
    """Whether any word of an Arabic or English text may be put for one of that scope."""
    if language.startswith("ar"):
        return scope not in _MAY_ARABIC or any(map(_MAY_ARABIC[scope].fullmatch, text.keys))
    return not _MAY_ENGLISH[scope].isdisjoint(text.keys)
