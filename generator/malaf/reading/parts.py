"""What part of a whole a text tells in words, in Arabic and in English: two thirds, three in five, «أقل من نصف»."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import repeat
from typing import Final, NamedTuple

from malaf.article import Qualifier
from malaf.reading import english, qualifiers
from malaf.reading.english import qualifier_of, small_words
from malaf.reading.numerals import ordinal, small_number
from malaf.reading.qualifiers import qualified_after, qualified_before
from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, latin_question, word_set

__all__ = ["Part", "Points", "read_parts", "read_points"]


class Part(NamedTuple):
    """A part at tokens ``[first, last)``, rounded to three places; `sure`: no other reading of its words is likely.

    `by`: something changed by it, so that "by more than half" is to less than half.
    """

    value: Decimal
    qualifier: Qualifier
    first: int
    last: int
    sure: bool
    hedged: bool = False  # exact as it stands, but words near it may qualify it
    by: bool = False


def read_parts(text: Text, language: str) -> list[Part]:
    """The parts of an Arabic or English text, in its order."""
    found = map(_with_what_follows, repeat(text), _arabic(text)) if language == "ar" else _english(text)
    hedges = qualifiers.may_be_qualified if language == "ar" else english.may_be_qualified
    return [
        part._replace(
            hedged=part.qualifier == "exact" and hedges(text, part.first, part.last),
            by=any(map(_is_by, text.keys[max(part.first - 3, 0) : part.first])),
        )
        for part in found
    ]


def _with_what_follows(text: Text, part: Part) -> Part:
    """«النصف تقريباً»."""
    after = qualified_after(text, part.last) if part.qualifier == "exact" else None
    return part._replace(qualifier=after[0]) if after else part


def _is_by(key: str) -> bool:
    return key in {"by", "بنسبه", "بمقدار"} or key.startswith(("باكثر", "باقل", "بنحو"))


def _part(count: int, size: int) -> Decimal:
    return round(Decimal(count) / size, 3)


# --- Arabic -----------------------------------------------------------------------------------------------------------

_POSSESSED: Final = ("", "ه", "ها", "هم", "هن", "هما")
_ONE_AR: Final = {
    stem + ending: size for stem, size in (("نصف", 2), ("ثلث", 3), ("ربع", 4), ("سدس", 6)) for ending in _POSSESSED
}
_TWO_AR: Final = {
    stem + case + ending: size
    for stem, size in (("ثلث", 3), ("خمس", 5))
    for case in ("ا", "ي")
    for ending in _POSSESSED
} | {"ثلثان": 3, "ثلثين": 3}
# «خمس», «عشر» and the like are five and ten as well: only the mark of u tells.
_VOWELLED_AR: Final = {"خمس": 5, "سبع": 7, "ثمن": 8, "تسع": 9, "عشر": 10}
_MANY_AR: Final = {"ارباع": 4, "اخماس": 5, "اثلاث": 3, "اسداس": 6, "اسباع": 7, "اثمان": 8, "اتساع": 9, "اعشار": 10}
_DAMMA: Final = "\u064f"
_NO_WHOLE: Final = word_set(
    "نهايي النهايي سنوي السنوي شهري ساعه الساعه عام سنه قرن يوم شهر عقد دايري درجه متر كيلومتر طن هكتار كيلو"
)
_MAGNITUDES: Final = word_set("مليون مليار الف تريليون بليون المليون المليار الالف")


@arabic_question
def _may_part(key: str) -> bool:
    """Whether an Arabic word may be a part, or «كل» before its whole."""
    return key == "كل" or not _WORDS_AR.isdisjoint(bare_forms(key))


_WORDS_AR: Final = frozenset({*_ONE_AR, *_TWO_AR, *_VOWELLED_AR, *_MANY_AR})


def _arabic(text: Text) -> Iterator[Part]:
    for i in text.where(_may_part):
        if text.kind(i) != "word":
            continue
        if text.key(i) == "كل":
            yield from _arabic_share(text, i)
            continue
        for taken, form in forms(text.key(i)):
            part = _arabic_part(text, i, taken, form.removeprefix("ال"))
            if part is not None:
                yield part
                break


def _arabic_part(text: Text, i: int, taken: int, bare: str) -> Part | None:
    before = qualified_before(text, i, prefixed=taken > 0)
    qualifier: Qualifier = before.qualifier if before else "exact"
    following = text.key(i + 1)
    if bare in _MANY_AR:
        count = next((n for _, form in forms(text.key(i - 1)) if (n := small_number(form))), None)
        if not count or count >= _MANY_AR[bare] or following in _MAGNITUDES:
            return None
        before = qualified_before(text, i - 1)
        return Part(_part(count, _MANY_AR[bare]), before.qualifier if before else "exact", i - 1, i + 1, sure=True)
    if bare in _TWO_AR:
        return Part(_part(2, _TWO_AR[bare]), qualifier, i, i + 1, sure=following not in _MAGNITUDES)
    if bare in _ONE_AR:
        named = ordinal(text, i + 1) is not None or following in {"الاخير", "الحالي", "الماضي", "المقبل"}
        whole = following not in _NO_WHOLE and following not in _MAGNITUDES and not named
        sure = whole and not text.key(i).startswith("ون") and not text.key(i).startswith("ور")
        return Part(_part(1, _ONE_AR[bare]), qualifier, i, i + 1, sure=sure and (_ONE_AR[bare] != 4 or not named))
    if bare in _VOWELLED_AR:
        vowelled = _DAMMA in text.tokens[i].text
        return Part(_part(1, _VOWELLED_AR[bare]), qualifier, i, i + 1, sure=vowelled)
    return None


def _arabic_share(text: Text, i: int) -> Iterator[Part]:
    """«ثلاثة من كل خمسة», «واحد من كل أربعة», at «كل»."""
    if text.key(i - 1) != "من":
        return
    size = _small_arabic(text, i + 1)
    # «امرأة واحدة من كل أربع», «طفل من كل ثلاثة»
    count = _small_arabic(text, i - 2) or 1
    if size and count < size:
        yield Part(_part(count, size), "exact", i - 2, i + 2, sure=True)


def _small_arabic(text: Text, i: int) -> int | None:
    if text.kind(i) == "number":
        return int(text.key(i)) if text.key(i).isdecimal() and len(text.key(i)) <= 3 else None
    return next((n for _, form in forms(text.key(i)) if (n := small_number(form))), None)


# --- English ----------------------------------------------------------------------------------------------------------

_SIZES_EN: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "thirds": 3,
    "quarters": 4,
    "fifths": 5,
    "sixths": 6,
    "sevenths": 7,
    "eighths": 8,
    "ninths": 9,
    "tenths": 10,
}
_DASHES: Final = frozenset({"-", "\u2011", "\u2013"})
_ONE: Final = frozenset({"a", "one"})
_TIMES_EN: Final = word_set(
    "year time hour day century decade month dozen way metre meter mile kilometre million billion trillion thousand",
    "final finals century back brother sister mast term",
)
_PERIODS_EN: Final = word_set("first second third fourth last final this next previous latter same opening")


@latin_question
def _may_part_english(key: str) -> bool:
    """Whether an English word may be a part, or its whole ("three in five")."""
    return key in _SIZES_EN or _small_english(key) is not None


def _english(text: Text) -> Iterator[Part]:
    for i in text.where(_may_part_english):
        size = _SIZES_EN.get(text.key(i))
        part = _english_part(text, i, size) if size else _english_share(text, i)
        if part is not None:
            yield part


def _english_part(text: Text, i: int, size: int) -> Part | None:
    before = i - 1 - (text.key(i - 1) in _DASHES)
    first = text.key(before)
    following = text.key(i + 1 + (text.key(i + 1) in _DASHES))
    if text.keys[max(i - 2, 0) : i] == ["and", "a"] or (following == "of" and text.key(i + 2) in _TIMES_EN):
        return None
    if following in {"a", "an"}:
        return _told(text, 1, size, i, i + 1, sure=text.key(i + 2) not in _TIMES_EN)
    if text.key(i).endswith("s") and text.key(i) != "halves":
        count = small_words(first) or (int(first) if first.isdecimal() and len(first) == 1 else None)
        return _told(text, count, size, before, i + 1, sure=True) if count and count < size else None
    if first in _ONE:
        return _told(text, 1, size, before, i + 1, sure=following not in _TIMES_EN and before == i - 1)
    if size != 2:
        return None  # "the third time"
    return _told(text, 1, size, i, i + 1, sure=following not in _TIMES_EN and first not in _PERIODS_EN)


def _told(text: Text, count: int, size: int, first: int, last: int, *, sure: bool) -> Part:
    return Part(_part(count, size), qualifier_of(text, first, last), first, last, sure=sure)


def _english_share(text: Text, i: int) -> Part | None:
    """ "three in five", "one child in ten", "two out of three", "one of every four", at the whole."""
    every = text.key(i - 1) == "every"
    link = i - 1 - every
    if text.key(link) == "of" and text.key(link - 1) == "out":
        link -= 1
    elif not (text.key(link) == "in" or (text.key(link) == "of" and every)):
        return None
    size = _small_english(text.key(i))
    if not size or text.key(i + 1) in _SPANS:
        return None
    for at in (link - 1, link - 2):
        count = _small_english(text.key(at))
        if count and count < size and text.key(at - 1) not in {"and", "-", "$"}:
            return _told(text, count, size, at, i + 1, sure=at == link - 1 or every)
        if text.kind(at) != "word":
            return None
    return None


_SPANS: Final = word_set("year years month months week weeks day days hour hours minutes decades decade")
_ROUND: Final = {str(n): n for n in (*range(1, 11), 20, 100)}


def _small_english(key: str) -> int | None:
    value = _ROUND.get(key) or small_words(key)
    return value if value and value <= 100 else None


class Points(NamedTuple):
    """The words by which a text tells points of a percentage (`sure`), and whether it has points of any kind."""

    sure: str = ""
    any: bool = False


_NO_POINTS: Final = Points()


def read_points(text: Text, language: str) -> Points:
    """The points of an Arabic or English text."""
    arabic = language.startswith("ar")
    found = text.where(_is_point if arabic else _is_point_english)
    if not found:
        return _NO_POINTS
    for i in found:
        if text.key(i + 1) in _OF_PERCENT if arabic else text.key(i - 1) in _PERCENTAGE:
            first = i if arabic else i - 1
            return Points(" ".join(token.text for token in text.tokens[first : first + 2]), True)
    return Points("", True)


@arabic_question
def _is_point(key: str) -> bool:
    return not _POINTS_AR.isdisjoint(bare_forms(key))


@latin_question
def _is_point_english(key: str) -> bool:
    return key in _POINTS_EN


_POINTS_AR: Final = word_set("نقطه نقاط نقطتان نقطتين")
_POINTS_EN: Final = word_set("point points bp bps pp pps pt pts")
_OF_PERCENT: Final = word_set("ميويه ميويتين ميويتان اساس")
_PERCENTAGE: Final = word_set("percentage basis")
