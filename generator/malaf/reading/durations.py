"""How long things last, in Arabic and in English, so that half a year and six months are the same."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from malaf.reading.english import small_words
from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, latin_question, word_set

__all__ = ["TIME_NOUNS_AR", "TIME_NOUNS_EN", "Duration", "Told", "counted_duration", "read_durations"]


class Duration(NamedTuple):
    """So many minutes, or so many months: neither is a whole number of the other."""

    unit: str
    value: Decimal


class Told(NamedTuple):
    """A duration without a number of its own, at the noun of time. `sure`: it is meant as one («شهرين», "a fortnight").

    A noun alone («أسبوع», "a year") may as well be a name of the time.
    """

    duration: Duration
    sure: bool
    at: int


_MINUTES: Final = {"minute": 1, "hour": 60, "day": 60 * 24, "week": 60 * 24 * 7, "fortnight": 60 * 24 * 14}
_MONTHS: Final = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def _sized(unit: str, count: Decimal | int) -> Duration:
    if unit in _MINUTES:
        return Duration("minute", Decimal(count) * _MINUTES[unit])
    return Duration("month", Decimal(count) * _MONTHS[unit])


# --- Arabic -----------------------------------------------------------------------------------------------------------

# Folded: the singular, its dual, its plurals.
_AR: Final = {
    "minute": ("دقيقه", "دقيقت", "دقايق"),
    "hour": ("ساعه", "ساعت", "ساعات"),
    "day": ("يوم يوما", "يوم", "ايام اياما"),
    "week": ("اسبوع اسبوعا", "اسبوع", "اسابيع"),
    "month": ("شهر شهرا", "شهر", "اشهر شهور شهورا"),
    "year": ("عام عاما سنه حول", "عام سنت حول", "اعوام سنوات سنين اعواما"),
    "decade": ("عقد عقدا", "عقد", "عقود"),
    "century": ("قرن قرنا", "قرن", "قرون"),
}
TIME_NOUNS_AR: Final = {word: unit for unit, (one, _, many) in _AR.items() for word in f"{one} {many}".split()}
_DUALS_AR: Final = {
    stem + ending: unit for unit, (_, stems, _) in _AR.items() for stem in stems.split() for ending in ("ين", "ان")
} | {"عاما": "year"}
_TIMES_AR: Final = frozenset({*TIME_NOUNS_AR, *_DUALS_AR})
_ONES_AR: Final = {word: unit for unit, (one, _, _) in _AR.items() for word in one.split()}
_PARTS_AR: Final = {
    "نصف": Decimal("0.5"),
    "ربع": Decimal("0.25"),
    "ثلث": Decimal(1) / 3,
    "ارباع": Decimal("0.75"),
}
_AND_PARTS_AR: Final = {"و" + word: part for word, part in _PARTS_AR.items() if word != "ارباع"}


@arabic_question
def _is_time(key: str) -> bool:
    """Whether an Arabic word may be a noun of time."""
    return not _TIMES_AR.isdisjoint(bare_forms(key))


@lru_cache(maxsize=65536)
def _arabic_unit(key: str) -> tuple[str, int] | None:
    """(unit, how many the noun alone tells) of «أسبوع», «الأسبوع», «أسبوعين», «أسابيع»."""
    for _, form in forms(key):
        if form in _DUALS_AR and form not in TIME_NOUNS_AR:
            return _DUALS_AR[form], 2
        bare = form.removeprefix("ال")
        if bare in TIME_NOUNS_AR:
            return TIME_NOUNS_AR[bare], 1 if bare in _ONES_AR else 0
    return None


def _arabic_rest(text: Text, i: int) -> Decimal:
    """«ونصف», «ونصف العام» behind the noun before token `i`."""
    return _AND_PARTS_AR.get(text.key(i), Decimal(0))


def _arabic_told(text: Text, i: int) -> Told | None:
    found = _arabic_unit(text.key(i))
    if found is None or not found[1]:
        return None
    unit, count = found
    part = text.form(i - 1, _PARTS_AR)
    rest = _arabic_rest(text, i + 1)
    if part and part[0] and _arabic_unit(text.key(i - 2)):
        return None  # «عام ونصف العام»
    if part and count == 1:
        clock = unit == "hour" and text.key(i).startswith("ال")
        return None if clock else Told(_sized(unit, _PARTS_AR[part[1]]), sure=True, at=i)
    return Told(_sized(unit, count + rest), sure=count == 2 or bool(rest), at=i)


# --- English ----------------------------------------------------------------------------------------------------------

TIME_NOUNS_EN: Final = {
    **{unit + ending: unit for unit in (*_MINUTES, "month", "year", "decade") for ending in ("", "s")},
    **dict.fromkeys(("min", "mins"), "minute"),
    **dict.fromkeys(("hr", "hrs"), "hour"),
    **dict.fromkeys(("century", "centuries"), "century"),
}
_LASTING: Final = word_set("within after for in than lasting over about nearly almost only just under following")
_ONE: Final = frozenset({"a", "an", "one"})
_PARTS_EN: Final = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_BETWEEN_EN: Final = word_set(
    "- \u2011 \u2013 full whole consecutive straight successive more long working business other"
)


@latin_question
def _is_time_english(key: str) -> bool:
    """Whether an English word is a noun of time."""
    return key in TIME_NOUNS_EN


def _english_told(text: Text, i: int) -> Told | None:
    unit = TIME_NOUNS_EN.get(text.key(i))
    if unit is None:
        return None
    if text.keys[i + 1 : i + 4] == ["and", "a", "half"] and text.key(i - 1) in _ONE:
        return Told(_sized(unit, Decimal("1.5")), sure=True, at=i)
    if text.keys[max(i - 3, 0) : i] == ["and", "a", "half"]:
        count = small_words(text.key(i - 4))
        return Told(_sized(unit, count + Decimal("0.5")), sure=True, at=i) if count else None
    before = i - 1 - (text.key(i - 1) in _ONE or text.key(i - 1) in {"-", "\u2011"})
    before -= text.key(before) == "of"
    part = _PARTS_EN.get(text.key(before).removesuffix("s"))
    if part and not (text.key(before) != "half" and before == i - 1):  # "half year", and no "third year"
        count = 3 if text.key(before) == "quarters" and text.key(before - 1) == "three" else 1
        return Told(_sized(unit, part * count), sure=text.key(before - 1) not in {"first", "second"}, at=i)
    sure = text.key(i - 1) in _ONE and text.key(i - 2) in _LASTING
    return Told(_sized(unit, 1), sure=sure or unit == "fortnight", at=i)


# --- both -------------------------------------------------------------------------------------------------------------


def read_durations(text: Text, language: str) -> list[Told]:
    """The durations of an Arabic or English text that have no number of their own."""
    asked, read = (_is_time, _arabic_told) if language == "ar" else (_is_time_english, _english_told)
    told = (read(text, i) for i in text.where(asked))
    return [one for one in told if one is not None]


def _counted_arabic(text: Text, i: int, value: Decimal) -> Duration | None:
    found = _arabic_unit(text.key(i))
    return _sized(found[0], value + _arabic_rest(text, i + 1)) if found else None


def _counted_english(text: Text, i: int, value: Decimal) -> Duration | None:
    while text.key(i) in _BETWEEN_EN:
        i += 1
    half = Decimal("0.5") if text.keys[i : i + 3] == ["and", "a", "half"] else Decimal(0)
    unit = TIME_NOUNS_EN.get(text.key(i + 3 if half else i))
    return _sized(unit, value + half) if unit else None


_COUNTED: Final[dict[str, Callable[[Text, int, Decimal], Duration | None]]] = {
    "ar": _counted_arabic,
    "en": _counted_english,
}


def counted_duration(text: Text, i: int, value: Decimal, language: str) -> Duration | None:
    """What a number lasts whose noun stands at token `i`, perhaps after a word: "48 straight hours"."""
    return _COUNTED[language](text, i, value)
