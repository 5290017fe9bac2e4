"""What CLDR knows of languages, countries and currencies by their codes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

__all__ = [
    "Direction",
    "babel_locale",
    "country_now",
    "direction",
    "is_country",
    "is_currency",
    "is_language",
    "language_name",
    "locale_name",
    "same_language",
    "script_of_others",
]

Direction = Literal["ltr", "rtl"]


# What is asked again and again is kept: the languages are few.
@lru_cache
def babel_locale(lang: str) -> Locale:
    """What Babel has of a language."""
    return Locale.parse(lang, sep="-")


def is_language(lang: str) -> bool:
    """Whether CLDR knows the language."""
    try:
        babel_locale(lang)
    except (UnknownLocaleError, ValueError):
        return False
    return True


# Codes of CLDR that name no country: for tests, unknown, and groups.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def is_country(code: str) -> bool:
    """Whether CLDR names a country of this code: ISO 3166-1 alpha-2, and XK."""
    return len(code) == 2 and code not in _NO_COUNTRIES and code in babel_locale("en").territories


def country_now(code: str) -> str | None:
    """The code of today for another one or an older one, where that is one country: GB for UK."""
    now: list[str] = get_global("territory_aliases").get(code, [])
    return now[0] if len(now) == 1 and is_country(now[0]) else None


def is_currency(code: str) -> bool:
    """Whether CLDR names a currency of this code: ISO 4217."""
    return code in babel_locale("en").currencies


@lru_cache
def direction(lang: str) -> Direction:
    """Writing direction of a language, by CLDR."""
    return "rtl" if babel_locale(lang).text_direction == "rtl" else "ltr"


def script_of_others(text: str, lang: str) -> str | None:
    """The script that most letters of `text` are of, where `lang` is not written in it: by its name in Unicode."""
    subtags = lang.replace("-", "_").split("_")
    likely = str(get_global("likely_subtags").get(subtags[0], "")).split("_")
    own = next((part for part in (*subtags[1:], *likely[1:]) if len(part) == 4 and part.isalpha()), "")
    letters: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            letters[unicodedata.name(char, "").partition(" ")[0]] += count
    if own not in _SCRIPTS or not letters:
        return None
    most = letters.most_common(1)[0][0]
    return None if most in _SCRIPTS[own] else most.capitalize()


# ISO 15924, and how the names of a script's letters begin.
_SCRIPTS: Final = {
    "Arab": {"ARABIC"},
    "Armn": {"ARMENIAN"},
    "Beng": {"BENGALI"},
    "Cyrl": {"CYRILLIC"},
    "Deva": {"DEVANAGARI"},
    "Ethi": {"ETHIOPIC"},
    "Geor": {"GEORGIAN"},
    "Grek": {"GREEK"},
    "Hans": {"CJK"},
    "Hant": {"CJK"},
    "Hebr": {"HEBREW"},
    "Jpan": {"CJK", "HIRAGANA", "KATAKANA"},
    "Kore": {"CJK", "HANGUL"},
    "Latn": {"LATIN", "FULLWIDTH"},
    "Thai": {"THAI"},
}


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language, regions aside: ar and ar-SA."""
    return one.split("-", maxsplit=1)[0] == other.split("-", maxsplit=1)[0]


@lru_cache
def language_name(lang: str, in_lang: str | None = None) -> str:
    """The language's name, in itself or in another language."""
    locale = babel_locale(in_lang or lang)
    return str(locale.languages.get(lang.split("-", maxsplit=1)[0], lang))


def locale_name(lang: str) -> str:
    """The language with the country that CLDR takes for it, as Open Graph has it.

    >>> locale_name("en"), locale_name("pt-BR")
    ('en_US', 'pt_BR')
    """
    parts = Locale.parse(get_global("likely_subtags").get(lang, lang).replace("-", "_"))
    return f"{parts.language}_{parts.territory}" if parts.territory else parts.language
