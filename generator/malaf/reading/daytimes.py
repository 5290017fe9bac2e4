"""At what time of the day something is, in the words of Arabic and of English: at dawn, «مساء الأحد», 3 p.m."""

from __future__ import annotations

from typing import Final

from malaf.reading.calendars import WEEKDAYS
from malaf.reading.tokens import Text, arabic_question, bare_forms, latin_question, word_set

__all__ = ["DayTime", "are_apart", "read_daytimes"]

# A sixth of the day, from dawn (0) to night (5), or several of which it is one.
DayTime = frozenset[int]

_DAWN, _MORNING, _NOON, _AFTERNOON, _EVENING, _NIGHT = (frozenset({n}) for n in range(6))
_SIXTHS: Final = 6


def read_daytimes(text: Text, language: str) -> set[DayTime]:
    """The times of the day that an Arabic or English text tells."""
    asked, read = (_may_tell, _arabic) if language == "ar" else (_may_tell_english, _english)
    return {time for i in text.where(asked) if (time := read(text, i)) is not None}


def are_apart(one: DayTime, other: DayTime) -> bool:
    """Whether two times are not even next to each other: what one language calls night may be dawn in another."""
    return all(min((a - b) % _SIXTHS, (b - a) % _SIXTHS) > 1 for a in one for b in other)


# Before a day or a date, for most are other words, too (he appeared, an age, somebody's name).
_BEFORE_DAY: Final = {
    **dict.fromkeys(("فجر", "سحر"), _DAWN),
    **dict.fromkeys(("صباح", "ضحي", "صبيحه"), _MORNING),
    **dict.fromkeys(("ظهر", "ظهيره"), _NOON),
    "عصر": _AFTERNOON,
    **dict.fromkeys(("مساء", "عشيه", "مغرب"), _EVENING),
    **dict.fromkeys(("ليل", "ليله"), _NIGHT),
}
_ALONE: Final = {
    "فجرا": _DAWN,
    "صباحا": _MORNING,
    "ظهرا": _NOON,
    "عصرا": _AFTERNOON,
    "مساء": _EVENING,
    "ليلا": _NIGHT,
}
_DAYS: Final = frozenset({*WEEKDAYS, *word_set("اليوم امس الامس يوم غد الغد")})
_NOONS: Final = frozenset({"ظهر", "الظهر"})
_WORDS_AR: Final = frozenset({*_BEFORE_DAY, *_ALONE})


@arabic_question
def _may_tell(key: str) -> bool:
    """Whether an Arabic word may be a time of the day."""
    return not _WORDS_AR.isdisjoint(bare_forms(key))


def _arabic(text: Text, i: int) -> DayTime | None:
    if text.form(i, _NOONS):
        if text.form(i - 1, {"بعد"}):
            return _AFTERNOON
        if text.form(i - 1, {"قبل"}):
            return _MORNING
    if found := text.form(i, _ALONE):
        return _ALONE[found[1]]
    found = text.form(i, _BEFORE_DAY)
    return _BEFORE_DAY[found[1]] if found and (text.key(i + 1) in _DAYS or text.kind(i + 1) == "number") else None


_WORDS_EN: Final = {
    **dict.fromkeys(("dawn", "daybreak", "sunrise"), _DAWN),
    "morning": _MORNING,
    **dict.fromkeys(("noon", "midday", "lunchtime"), _NOON),
    "afternoon": _AFTERNOON,
    **dict.fromkeys(("evening", "dusk", "sunset", "sundown", "nightfall"), _EVENING),
    **dict.fromkeys(("night", "tonight", "overnight", "midnight"), _NIGHT),
}
_HALVES: Final = {"am": _DAWN | _MORNING, "pm": _AFTERNOON | _EVENING}


@latin_question
def _may_tell_english(key: str) -> bool:
    """Whether an English word may be a time of the day."""
    return key in _WORDS_EN or key in _HALVES or key in {"a", "p"}


def _english(text: Text, i: int) -> DayTime | None:
    key = text.key(i)
    if key in {"a", "p"} and text.keys[i + 1 : i + 3] == [".", "m"]:
        key += "m"
    if key in _HALVES:
        return _HALVES[key] if text.kind(i - 1) == "number" else None
    return _WORDS_EN.get(key)
