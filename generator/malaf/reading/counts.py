"""What a text counts in words alone: dozens and hundreds, and which place something has among the largest."""

from __future__ import annotations

import re
from typing import Final

from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, latin_question, word_set

__all__ = ["counts_arabic", "counts_english", "crowds", "may_be_nth", "places"]

# Powers of ten.
_CROWDS_AR: Final = {"عشرات": 1, "ميات": 2}
_CROWDS_EN: Final = {"dozens": 1, "scores": 1, "tens": 1, "hundreds": 2}
_OF_AR: Final = {"الالاف": 3, "الاف": 3, "الملايين": 6, "ملايين": 6, "المليارات": 9, "مليارات": 9}
_OF_EN: Final = {"thousands": 3, "millions": 6, "billions": 9}


def crowds(text: Text, language: str) -> set[int]:
    """The powers of ten of «عشرات», «مئات الآلاف», "dozens", "tens of thousands"."""
    if language.startswith("ar"):
        return {
            _CROWDS_AR[form] + _OF_AR.get(text.key(i + 1), 0)
            for i in text.where(counts_arabic)
            for _, form in forms(text.key(i))
            if form in _CROWDS_AR
        }
    return {
        _CROWDS_EN[text.key(i)] + _OF_EN.get(text.key(i + 2), 0)
        for i in text.where(counts_english)
        if text.key(i) in _CROWDS_EN and (text.key(i + 1) == "of" or text.key(i) in {"dozens", "hundreds"})
    }


_NTH_AR: Final = {
    form: value
    for value, stem in enumerate(["ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"], 2)
    for form in (stem, f"{stem}ه", f"ال{stem}", f"ال{stem}ه")
} | {"ثان": 2, "ثانيا": 2}
_NTH_EN: Final = {
    word: value
    for value, word in enumerate(
        ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 2
    )
}
_ELATIVE: Final = re.compile("ا[^اوي][^اي][^اه]|اسوا|اغني|اهم|اقل|اشد")
_SUPERLATIVE: Final = re.compile("\\w{2,}est|most|least|worst|best")
_FOR_NTH: Final = word_set("runner next after behind following only other another two twice except")


def places(text: Text, language: str) -> dict[int, str]:
    """Which place something has among the largest («ثالث أكبر», "third-largest"), with the words."""
    found: dict[int, str] = {}
    arabic = language.startswith("ar")
    for i in text.where(counts_arabic if arabic else counts_english):
        if arabic:
            at, value = i + 1, next((_NTH_AR[form] for _, form in forms(text.key(i)) if form in _NTH_AR), None)
            known = _ELATIVE.fullmatch(text.key(at)) is not None and not text.key(i).endswith("ه")
        else:
            at, value = i + 1 + (text.key(i + 1) == "-"), _NTH_EN.get(text.key(i))
            known = _SUPERLATIVE.fullmatch(text.key(at)) is not None
        if value and known:
            found.setdefault(value, text.text[text.tokens[i].start : text.tokens[at].end])
    return found


@arabic_question
def counts_arabic(key: str) -> bool:
    """Whether an Arabic word is a magnitude, or tells a place."""
    return not _TELLING_AR.isdisjoint(bare_forms(key))


@latin_question
def counts_english(key: str) -> bool:
    """Whether an English word is a magnitude, or tells a place."""
    return key in _TELLING_EN


_TELLING_AR: Final = frozenset({*_CROWDS_AR, *_NTH_AR})
_TELLING_EN: Final = frozenset({*_CROWDS_EN, *_NTH_EN})


def may_be_nth(text: Text, language: str, place: int) -> bool:
    """Whether any word of a text may tell that place."""
    if language.startswith("ar"):
        return any(_NTH_AR.get(form) == place for i in text.where(counts_arabic) for _, form in forms(text.key(i)))
    return any(_NTH_EN.get(text.key(i)) == place for i in text.where(counts_english)) or not _FOR_NTH.isdisjoint(
        text.keys
    )
