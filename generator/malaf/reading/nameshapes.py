"""What a word looks like where a name may stand: known as something else, or of the measure of a noun or a verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from malaf.reading import namewords as words
from malaf.reading.countries import is_country_word, nisbas
from malaf.reading.nametokens import forms, is_definite, spelling

_NO_VERBS: Final = frozenset().union(
    *(words.STOP, words.COMMON, words.ROLES, words.PLURAL_ROLES, words.POSSESSED_ROLES),
    *(words.HONORIFICS, words.HONORIFIC_NOUNS, words.ORG_HEADS, words.DEFINITE_COMMON, words.TOPICS),
    *(words.ORG_ADJECTIVES, words.SPEAKING_NOUNS, words.ACCORDING, words.COMPLEMENTIZERS, words.PLACES),
    *(words.PARTICIPLES, words.PURPOSES, words.EVENTS - words.GIVEN, words.ADVERBS),
)
BLOCKED: Final = _NO_VERBS | words.VERBS
# Verbal nouns by their measure (افتعال، انفعال، استفعال، تفعيل، تفاعل، مفاعلة), with a pronoun or the mark of the
# accusative: «ارتياحه», «الاعتداء». Names of these measures are in the lists.
_VERBAL_NOUN: Final = re.compile(
    r"(?:ا.ت.ا.|ان..ا.|است.{1,3}ا.|ت[^ا].ي.|ت.ا.ي?.|م.ا..ه|م.ا.ت|ا[^ايو].ا[^ي])(?:ه|ها|هم|هما|ا|ات|هن)?"
)
_DEFINITE_NOUN: Final = re.compile(
    r"(?:ا.ت.ا.|ان..ا.|است.{1,3}ا.|ا..ا.|ت..ي[^ي]|ت.ا..|م.ا..ه|..ا.ي[^هي]|م.ا.[^ي]|ا...ه)"
)
# The plural by which families of the Levant are called: «الخصاونة», «المعايطة».
FAMILY_PLURAL: Final = re.compile(r"ال..ا..ه")
# Plurals, whole («مزارعون», «قيادات») and broken («فصائل», «مدارس», «أسراب»), and adjectives of them.
_ARABIC_LOOK: Final = re.compile(r"م.{2,4}[يو]ن|.{3,}(?:ات|يون|اء)|..ائ.|م.ا.ي?.|ا..ا.|.وا.ي?.")
# How somebody does something, «حاملا», «محاطا»; plurals of the measure of «أوراق».
PARTICIPLE_IN_A: Final = re.compile("(?:.ا[^اي].|م[^اي].{1,3})ا")
PLURAL: Final = re.compile("ا[^ا]{2}ا[^ا]")
# Who does something, in the plural before a noun: «معتنقي», «مستخدمي».
PARTICIPLES_OF: Final = re.compile("م(?:.ت..|ست...|ت...|ت.ا..|ن...)ي")
# How somebody does something, of the longer measures: «متضامنا», «مستنكرا», «منتقدا».
LONG_PARTICIPLE_IN_A: Final = re.compile("م(?:ت.{3,4}|ست.{3}|ن.{3}|.ت.{2})ا")
# «صمود», «وصول».
MASDAR: Final = re.compile("[^ايف]{2}و[^اوي]")
# «سيطروا»; «كوروساوا» is none.
PAST_PLURAL: Final = re.compile("..+[^ا]وا")
# Adjectives that begin with «و» of their own: «واسعا», «وثيقة».
ADJECTIVE_IN_W: Final = re.compile(r"(?:وا..|و.ي.|وطني|وهمي)[اة]")
# «واجد», «وارد»: no «و» before another word.
PARTICIPLE_IN_W: Final = re.compile("وا..")
# A verb of the present by its measure, with or without an ending.
_PRESENT: Final = re.compile(r"س?[يتن](?:[^وي].[^ا]|.ا[^ا].|[تن].{2}[^ا]|ست.{2,3}|ت.ا..|.ت..)(?:ون|ان|وا|ين|ه|ها|هم)?")
# The present of the longer measures is nothing else: «يتعهد», «تستأنف».
_SURE_PRESENT: Final = re.compile(
    r"س?(?:ي(?:ت.{3}|ست.{2,3}|ت.ا..|[^وا]ت..|[^ويا]ا[^ا].)|ت(?:ت.{3}|ست.{2,3}|ت.ا..))(?:ون|ان|وا|ه|ها|هم)?"
)
# A pronoun at the end of a noun: «رئيسها».
WITH_PRONOUN: Final = re.compile(r".{2,}(?:ها|هم|هما|هن)")


@lru_cache(maxsize=65536)
def is_blocked(key: str) -> bool:
    """Whether a word, alone or under its prefixes, is known as something that is no part of a name."""
    for taken, form in forms(key):
        # «بابان» is no «ب» before a verb; «بفتح» and «برفع» are before a noun.
        verb = (
            taken
            and key[taken - 1] in "بك"
            and form in words.VERBS
            and (len(form) > 3 or key[taken - 1] == "ك" or form[-1] == "ت")
        )
        if (form in BLOCKED and not (verb and form not in _NO_VERBS)) or is_country_word(form):
            return True
        if taken and form in words.ACRONYMS:
            return True
        if taken and (_prefixed_name(key, form, taken) or (form.startswith("ال") and len(form) > 4 and key[0] != "ك")):
            return True  # «بالمر» is doubtful, «كالديرون» is not
        if taken and (form.startswith("عبد") or (len(form) > 4 and _known_with_pronoun(form))):
            return True
    if (
        key.endswith("ا")
        and len(key) > 3
        and (
            any(key[:-1] in known for known in (words.COMMON, words.ROLES, words.ORG_HEADS))
            or "ال" + key[:-1] in words.DEFINITE_COMMON
        )
    ):
        return True  # «اتصالا», «مديرا» without the mark
    bare = key.removeprefix("ال")
    common = bare in words.COMMON and not (bare in words.NOUNS and bare.endswith("ي"))
    if bare != key and (common or bare in words.ROLES or bare in words.ORG_HEADS):
        return True
    return key in nisbas() or _known_with_pronoun(key) or _SURE_PRESENT.fullmatch(key) is not None


def _prefixed_name(key: str, form: str, taken: int) -> bool:
    """Whether a word is a name under «و» or a preposition; «بدارين» is no «ب» and «دارين»."""
    if form in words.NAME_PARTICLES:
        return taken == 1 and key[0] in "وف"
    if key.startswith(("بل", "بن", "بو")):
        return False  # «بلحسين»
    if key[0] == "ف":
        return False  # «فايمان»
    return form in (words.GIVEN if key[0] in "ول" else words.GIVEN_ARABIC)


def _known_with_pronoun(key: str) -> bool:
    """Whether a word is a known verb or noun with a pronoun: «يرأسها», «شعبنا», «شركتهم»."""
    for pronoun in ("ها", "هم", "هما", "هن", "نا", "ه"):
        stem = key.removesuffix(pronoun)
        if stem != key and len(stem) >= 3:
            noun = stem in words.COMMON or stem in words.ROLES
            if stem in words.VERBS or (noun and (pronoun != "ه" or len(stem) >= 4)):
                return True
            if stem.endswith("ت") and (stem[:-1] + "ه" in words.COMMON or stem[:-1] + "ه" in words.ORG_HEADS):
                return True
            if stem.endswith("ي") and stem[:-1] in words.ROLES:
                return True  # «لاعبيه»
    return False


@lru_cache(maxsize=65536)
def is_verbal_noun(key: str) -> bool:
    """Whether a word has the measure of a verbal noun or, with the article, of a plural; for words in no list.

    >>> is_verbal_noun("ارتياحه"), is_verbal_noun("الاعتداء"), is_verbal_noun("دغلس")
    (True, True, False)
    """
    if key in words.GIVEN or key in words.FAMILIES:
        return False
    if is_definite(key):
        return key[2:] not in words.GIVEN and _DEFINITE_NOUN.fullmatch(key[2:]) is not None
    return _VERBAL_NOUN.fullmatch(key) is not None


@lru_cache(maxsize=65536)
def is_role(key: str) -> bool:
    """Whether a word says what somebody is: «وزير», «المتحدثة», «نظيره»."""
    return (
        key in words.ROLES
        or (key.startswith("ال") and key[2:] in words.ROLES)
        or key in words.POSSESSED_ROLES
        or key in words.PLURAL_ROLES
    )


@lru_cache(maxsize=65536)
def is_plain_word(key: str) -> bool:
    """Whether an unknown word has the look of a verb, an adjective or a noun with something attached."""
    if key.endswith(("ات", "يه", "ته", "تها", "هما", "تهم", "ائها", "ائه")) and len(key) >= 5:
        return True
    if key.startswith("ي") and len(key) >= 4 and key.endswith(("ون", "ان", "وا")):
        return True
    return key[0] in "بلو" and key.endswith("ه") and len(key) >= 5 and not key.startswith(("بو", "بل", "با", "بنع"))


@lru_cache(maxsize=65536)
def has_arabic_look(word: str) -> bool:
    """Whether an unknown word has the form of an Arabic adjective, plural, verb or verbal noun.

    >>> has_arabic_look("مسلحة"), has_arabic_look("فصائل"), has_arabic_look("هالونين")
    (True, True, False)
    """
    key = spelling(word)
    return (
        word.endswith(("ة", "ى")) or is_verbal_noun(key) or is_definite(key) or _ARABIC_LOOK.fullmatch(key) is not None
    )


def looks_like_a_verb(key: str) -> bool:
    """Whether an unknown word can be the present of a verb: «يشكو», «تستأنف»; «توماس» and «تيرو» cannot."""
    return _PRESENT.fullmatch(key) is not None
