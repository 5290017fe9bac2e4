"""What a number hangs on in its clause: the verb or the noun of action before it, or the noun that it is said of."""

from __future__ import annotations

import re
from typing import Final

from malaf.reading.countries import is_country_word
from malaf.reading.phrases import DANGLING, PREPOSITIONS, ROOT_IN_WAW, Words, is_joined, is_number, is_verb
from malaf.reading.tokens import word_set
from malaf.reading.units import NOUNS_IN_WAW
from malaf.reading.verbforms import is_past_verb, is_verbal_noun
from malaf.reading.verbs import VERBS

__all__ = ["finite", "governor", "is_deed", "is_feminine_past", "noun_phrase", "of_action", "own_start"]

# Nouns of action of the first form, which have no pattern of their own, as the news has them before a number.
_DEEDS: Final = word_set(
    "مقتل قتل اصابه جرح وفاه عوده نزوح هجره فرار سجن حبس سقوط وصول خروج دخول سفر غياب شراء بيع قبول موت غرق حضور",
    "رحيل تخرج شطب هدم زرع حصاد صرف دفع سداد منح صنع صدور قيام خوض",
)
_NO_DEED: Final = word_set(
    "اماره وزاره سياره عباره مقابله معاليه محافظه مسافه مباراه جنازه بضاعه حراره جلاله فخامه سماحه",
    "رساله جماعه صناعه اجمالي احتمال بطاله علامه",
)
_SHORTEST: Final = 4  # letters of «و» and a verb
_RELATIVE: Final = word_set("الذي التي الذين اللذين اللتين والذي والتي")
_LONGEST_PHRASE: Final = 6  # words
# «بقيمة»: what has the value stands before it, and what measures it.
_VALUED: Final = word_set("بقيمه بمبلغ بكلفه بتكلفه بسعر بحصه بقدره بنسبه بواقع قيمته قيمتها بعدد")
_WHEN: Final = word_set("منذ بعد قبل خلال عقب عند اثر حتي لدي اثناء فور")  # «منذ اندلاع النزاع» is a time


def finite(text: Words, at: int) -> bool:
    """Whether a verb stands at a token: «استقبل»; not «تركيا», «تحويلات» or «بين توقعات»."""
    key = text.key(at)
    if text.kind(at) != "word" or at in text.times or key in DANGLING or key.startswith("ال"):
        return False
    if key in _NO_VERB or (key[:1] == "و" and key[1:] in _NO_VERB):
        return False
    if is_past_verb(key) or is_feminine_past(key.removeprefix("و")):
        return True
    bare = key[1:] if key[:1] == "و" and len(key) > _SHORTEST else key
    looks = is_verb(bare) and not is_country_word(bare) and not bare.endswith(("ات", "يه"))
    # «تكساس», «تونس»: with «ت» only what is known, or has the look of a fifth or a tenth form.
    sure = bare[:1] in {"ي", "س"} or bare[:2] in {"تت", "تس"} or bool(VERBS.arabic(bare))
    return looks and sure and text.key(at - 1) not in PREPOSITIONS


_NO_VERB: Final = word_set("عين يوم يومي يومين يورو يناير يونيو يوليو يمين يسار تموز تشرين تسع تسعه تسعين")


def is_feminine_past(key: str) -> bool:
    """Whether a folded word is a known verb with the ending of the feminine past: «ساهمت», «أسرت»."""
    return _IN_T.fullmatch(key) is not None and bool(VERBS.arabic(key))


_IN_T: Final = re.compile(r"\w{2,}[^اوي]ت")


def is_deed(key: str) -> bool:
    """Whether a folded word is a noun of action that may stand before what it does something to: «توقيع», «مقتل»."""
    return (key in _DEEDS or is_verbal_noun(key)) and not key.startswith("ال") and key not in _NO_DEED


def of_action(key: str) -> int | None:
    """How many letters stand before the noun of action that a word is: «لإقامة» one; None where it is none."""
    if is_deed(key):
        return 0
    if ROOT_IN_WAW.fullmatch(key) or key in NOUNS_IN_WAW:
        return None
    return next((n for n in (1, 2) if key[:n] in _PREFIXES and is_deed(key[n:])), None)


_PREFIXES: Final = frozenset({"ب", "ل", "و", "ف", "وب", "ول"})


def _deed(text: Words, at: int) -> int | None:
    """As `of_action`, of the word at a token; not of the plurals that look alike but for their hamza: «أفران»."""
    letters = of_action(text.key(at)) if text.kind(at) == "word" and at not in text.times else None
    return None if letters is None or text.tokens[at].text[letters : letters + 1] == "أ" else letters


def governor(text: Words, i: int) -> tuple[int, int] | None:
    """The verb or the noun of action right before the number at token `i`: «قتل 16», «مقتل 16», «لقبول 16».

    The token, and how many letters of it are not of that.
    """
    at = i - 1
    if at < 0 or text.key(i)[:1] == "و":
        return None
    if finite(text, at):
        return at - (text.key(at - 1) in _STILL), 0
    letters = _deed(text, at)
    return None if letters is None else (at, letters)


_STILL: Final = frozenset({"لا", "ما", "لم", "قد"})


_PERCENT: Final = word_set("المايه الميه المءه بالمايه بالميه بالمءه")
_LIKE_PREPOSITIONS: Final = word_set("بان لان فان انه انها ازاء تجاه حيال جراء نتيجه بشان اثناء كما وفق حسب")
_BREAKS: Final = (_LIKE_PREPOSITIONS | DANGLING | PREPOSITIONS | _RELATIVE | _WHEN) - frozenset(
    {"اصل", "نسبه", "مستوي", "كلفه"}
) | _PERCENT


def noun_phrase(text: Words, end: int, *, longest: int = _LONGEST_PHRASE) -> int:
    """The token at which the noun phrase begins that ends before token `end`; `end` where there is none."""
    at = end
    while at > 0 and end - at < longest:
        key = text.key(at - 1)
        if text.kind(at - 1) == "number" or is_number(text, at - 1) or at - 1 in text.times:
            return end
        if text.kind(at - 1) != "word" or key in _BREAKS:
            break
        if finite(text, at - 1):
            break
        at -= 1
        letters = of_action(key)
        if (
            letters
            or (letters == 0 and not _is_of_another(text, at))
            or (key[:1] in {"ب", "ل"} and is_joined(text, at))
        ):
            break
    return at


def _is_of_another(text: Words, at: int) -> bool:
    """«لجنة تحقيق»: whether a noun of action only tells which one the noun before it is."""
    key = text.key(at - 1)
    plain_noun = text.kind(at - 1) == "word" and not key.startswith("ال") and key not in PREPOSITIONS
    return plain_noun and key not in DANGLING and not finite(text, at - 1)


def own_start(text: Words, first: int, i: int) -> tuple[int, int] | None:
    """Where in ``[first, i)``, behind another number, that begins which the number at token `i` is of.

    The token, and how many letters of it are not of that: the last verb, a noun that «و» joins, a noun of action, or
    what has a value: «وأصيب 40», «باستثمارات 2 مليار», «لإقامة مجمع قدرته 3», «قرض بقيمة 4». None where the words
    there go on with the number before.
    """
    for at in range(i - 1, first - 1, -1):
        if finite(text, at) and text.key(at) not in _EQUALLING:
            joined = text.key(at)[:1] == "و" and not ROOT_IN_WAW.fullmatch(text.key(at))
            return (at, 1) if joined else (_antecedent(text, first, at), 0)
    for at in range(i - 1, first - 1, -1):
        key = text.key(at)
        letters = _deed(text, at)
        before = text.key(at - 1)
        led = letters or (before in DANGLING and before not in _WHEN) or text.kind(at - 1) != "word"
        if letters is not None and led and key not in DANGLING:
            return at, letters
        if _MEASURES.fullmatch(key) and key not in DANGLING:
            return at, key.startswith("ب")
    if _ITS_MEASURE.fullmatch(text.key(i - 1)) and first < i - 1:
        begins = noun_phrase(text, i - 1)
        if first <= begins < i - 1:
            return begins, of_action(text.key(begins)) or 0  # «كابل طوله 954 كيلومترا»
    if text.key(i - 1) in _VALUED and text.key(first) in _WHEN and first + 1 < i - 1:
        return first + 1, 0
    return None


def _antecedent(text: Words, first: int, at: int) -> int:
    """Where that begins which the verb at token `at` tells of: «مخيم الوادي الذي يؤوي», «سفن حربية تحمل»."""
    end = at - (text.key(at - 1) in _RELATIVE)
    begins = noun_phrase(text, end, longest=_LONGEST_PHRASE - 2)
    if begins <= first:
        noun = text.key(first - 1).isalpha() and first - 1 in text.counted and text.key(first - 1) not in _PERCENT
        begins = first - 1 if noun else first
    return begins if end > first or end < at else at


_EQUALLING: Final = word_set("يعادل تعادل يوازي توازي")
_ITS_MEASURE: Final = re.compile(
    r"(?:طول|عرض|عمق|ارتفاع|قطر|وزن|مساحت|سعت|قدرت|طاقت|عدد|عمر|كلفت|تكلفت|قيمت|مدت|محيط|سماكت)(?:ه|ها|هم|هما)"
)
_MEASURES: Final = re.compile(r"ب?(?:استثمارات|رووس|ايرادات|عايدات|نفقات|ارباح|خساير|صادرات|واردات)")
