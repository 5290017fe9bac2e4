"""Copies of the source, and what is left over of its script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from babel.core import get_global

from malaf.arabic import fold
from malaf.pairs.pair import Finding, Pair

__all__ = ["check_script", "is_arabic", "is_copy"]


ARABIC_LETTER: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC_WORD: Final = re.compile(rf"\S*{ARABIC_LETTER.pattern}+\S*")
_LETTER: Final = re.compile(r"[^\W\d_]")
# All but Latin letters and common signs: a text without any does not fold to one with letters of the Arabic alphabet.
BEYOND_LATIN: Final = re.compile("[^\u0000-\u024f\u2000-\u206f]")
_ALPHABET: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ARABIC_LANGUAGES: Final = frozenset({"ar", "fa", "ur", "ckb", "ps", "ug"})


def is_copy(pair: Pair) -> bool:
    """Whether the translation is the source; an address or a number is the same in both."""
    arabic_source = ARABIC_LETTER.search(pair.source) is not None
    if not _LETTER.search(pair.source) or (not arabic_source and len(pair.source.split()) == 1):
        return False
    foreign = arabic_source != is_arabic(pair.target_language)
    if _ALPHABET.search(pair.source) and not BEYOND_LATIN.search(pair.target):
        return False
    return foreign and " ".join(fold(pair.source).split()) == " ".join(fold(pair.target).split())


def is_arabic(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in _ARABIC_LANGUAGES


_FOREIGN_SIGNS: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9\u060c\u061b\u061f\u066a-\u066c«»]")


def _is_latin(language: str) -> bool:
    """Whether a language is written in Latin letters, as CLDR has it."""
    subtags = language.replace("-", "_").split("_")
    script = next((part for part in subtags[1:] if len(part) == 4 and part.isalpha()), None)
    likely = get_global("likely_subtags").get(subtags[0], "").split("_")
    return (script or next((part for part in likely[1:] if len(part) == 4), "Latn")) == "Latn"


def _is_strange(char: str) -> bool:
    return char.isalpha() and ord(char) > 0x24F and not unicodedata.name(char, "LATIN").startswith(_NOT_STRANGE)


# Transliteration has letters and signs of its own; units have Greek ones.
_NOT_STRANGE: Final = ("LATIN", "MODIFIER", "MICRO", "OHM", "GREEK", "ARABIC", "FEMININE", "MASCULINE", "KELVIN")


def check_script(pair: Pair) -> Iterator[Finding]:
    """Arabic letters, digits and signs left over in a translation that is in another script."""
    if is_arabic(pair.target_language):
        return
    if ARABIC_LETTER.search(pair.target):
        letters = _ARABIC_WORD.findall(pair.target)
        yield Finding(pair.id, "source-script", f"Arabic is left over: {' '.join(letters[:5])}", None, letters[0])
        return
    beyond = BEYOND_LATIN.findall(pair.target)
    strange = next((char for char in beyond if _is_strange(char) and char not in pair.source), None)
    if strange and _is_latin(pair.target_language):
        yield Finding(pair.id, "source-script", f"a letter of another script: {strange}", None, strange)
    signs = _FOREIGN_SIGNS.findall(pair.target)
    quotes = [sign for sign in signs if sign in "«»"]
    if quotes and pair.target_language.startswith("en"):
        yield Finding(pair.id, "quotes", "«» are not the quotation marks of the translation", None, quotes[0])
    if len(signs) > len(quotes):
        other = next(sign for sign in signs if sign not in "«»")
        yield Finding(pair.id, "source-script", f"an Arabic sign is left over: {other}", None, other)
