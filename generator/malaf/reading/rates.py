"""By what time something is counted, in Arabic and in English: per day, «شهرياً», a year."""

from __future__ import annotations

from typing import Final

from malaf.reading.durations import TIME_NOUNS_AR, TIME_NOUNS_EN
from malaf.reading.tokens import Text, arabic_question, bare_forms, latin_question, word_set

__all__ = ["read_rates", "units_of_time"]

_ADVERBS_AR: Final = {
    stem + ending: unit
    for stem, unit in (("يومي", "day"), ("اسبوعي", "week"), ("شهري", "month"), ("سنوي", "year"))
    for ending in ("", "ه", "ا")
}
_WORDS_AR: Final = frozenset({*TIME_NOUNS_AR, *_ADVERBS_AR})
_ADVERBS_EN: Final = {
    "daily": "day",
    "weekly": "week",
    **dict.fromkeys(("monthly", "mom"), "month"),
    **dict.fromkeys(("annual", "annually", "yearly", "annum", "yoy"), "year"),
    "bpd": "day",
}
_LINKS_EN: Final = word_set("per a an each every")
# "A year ago", "a day earlier": no rate.
_AGO: Final = word_set("ago earlier later before after old long and of in from when")


def read_rates(text: Text, language: str) -> set[str]:
    """The units of time by which an Arabic or English text counts."""
    asked, read = (_may_tell, _arabic) if language == "ar" else (_may_tell_english, _english)
    return {unit for i in text.where(asked) if (unit := read(text, i)) is not None}


_ALIKE: Final = {"fortnight": "week"}


def units_of_time(text: Text, language: str) -> set[str]:
    """All units of time of which an Arabic or English text has any word."""
    if language == "ar":
        nouns = (TIME_NOUNS_AR.get(form) for i in text.where(_may_tell) for form in bare_forms(text.key(i)))
    else:
        nouns = (TIME_NOUNS_EN.get(text.key(i)) for i in text.where(_may_tell_english))
    return {_ALIKE.get(unit, unit) for unit in nouns if unit} | read_rates(text, language)


@arabic_question
def _may_tell(key: str) -> bool:
    """Whether an Arabic word tells a unit of time."""
    return not _WORDS_AR.isdisjoint(bare_forms(key))


def _arabic(text: Text, i: int) -> str | None:
    """«يومياً», «في اليوم», «كل شهر»."""
    key, before = text.key(i), text.key(i - 1)
    if adverb := _ADVERBS_AR.keys() & bare_forms(key):
        return _ADVERBS_AR[min(adverb)]
    unit = TIME_NOUNS_AR.get(key.removeprefix("ال"))
    linked = before == "كل" or (before == "في" and key.startswith("ال") and text.key(i + 1)[:2] != "ال")
    return unit if linked and unit != "hour" else None


@latin_question
def _may_tell_english(key: str) -> bool:
    """Whether an English word tells a unit of time."""
    return key in TIME_NOUNS_EN or key in _ADVERBS_EN


def _english(text: Text, i: int) -> str | None:
    """ "daily", "per day", "$20 a month", "barrels a day"."""
    key, before = text.key(i), text.key(i - 1)
    if key in _ADVERBS_EN:
        return _ADVERBS_EN[key]
    if key.endswith("s") or before not in _LINKS_EN or text.key(i + 1) in _AGO:
        return None
    if before in {"a", "an"} and not (text.kind(i - 2) == "number" or text.key(i - 2).endswith("s")):
        return None
    return TIME_NOUNS_EN[key]
