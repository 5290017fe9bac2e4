"""Which week, month or year a text tells from its own: last week, «الشهر المقبل», yesterday."""

from __future__ import annotations

from typing import Final

from malaf.reading.durations import TIME_NOUNS_AR, TIME_NOUNS_EN
from malaf.reading.relative import TENSES, Tense
from malaf.reading.tokens import Text, arabic_question, bare_forms, forms, latin_question, word_set

__all__ = ["Period", "read_periods"]

Period = tuple[str, Tense]


def read_periods(text: Text, language: str) -> set[Period]:
    """The periods of an Arabic or English text: (``week``, ``past``) is last week. «هذا» and "this" are present."""
    asked, read = (_may_tell, _arabic) if language == "ar" else (_may_tell_english, _english)
    return {period for i in text.where(asked) if (period := read(text, i)) is not None}


_DAYS_AR: Final[dict[str, Tense]] = {
    **dict.fromkeys(("امس", "الامس", "البارحه"), "past"),
    **dict.fromkeys(("غدا", "الغد"), "future"),
}
_TENSES_AR: Final = {word: tense for word, tense in TENSES.items() if not word.startswith("الاخير")} | {
    **dict.fromkeys(("السابق", "السابقه"), "past"),
    **dict.fromkeys(("التالي", "التاليه"), "future"),
}


@arabic_question
def _may_tell(key: str) -> bool:
    """Whether an Arabic word may be a period, or a day told from today."""
    return not _WORDS_AR.isdisjoint(bare_forms(key))


_WORDS_AR: Final = frozenset({*TIME_NOUNS_AR, *_DAYS_AR})


def _arabic(text: Text, i: int) -> Period | None:
    for _, form in forms(text.key(i)):
        if form in _DAYS_AR:
            return "day", _DAYS_AR[form]
        if form == "اليوم":
            return ("day", "present") if _is_today(text, i) else None
        unit = TIME_NOUNS_AR.get(form.removeprefix("ال")) if form.startswith("ال") else None
        if unit and unit != "day":
            this = any(rest in {"هذا", "هذه"} for _, rest in forms(text.key(i - 1)))
            tense = "present" if this else _TENSES_AR.get(text.key(i + 1))
            return (unit, tense) if tense else None
    return None


def _is_today(text: Text, i: int) -> bool:
    """«اليوم», «اليوم الجمعة», and no «اليوم التالي», «في اليوم», «هذا اليوم»."""
    following = text.key(i + 1)
    return (
        text.key(i) in {"اليوم", "واليوم"}
        and text.key(i - 1) not in _OF_DAY
        and (not following.startswith("ال") or following in _WEEKDAYS)
    )


_OF_DAY: Final = word_set("في هذا ذلك خلال طوال نفس ذات من حتي منذ بين هو كان وفي بعد قبل")
_WEEKDAYS: Final = word_set("الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت")
_DAYS_EN: Final[dict[str, Tense]] = {
    "yesterday": "past",
    "today": "present",
    "tonight": "present",
    "tomorrow": "future",
}
_TENSES_EN: Final[dict[str, Tense]] = {
    **dict.fromkeys(("last", "past", "previous", "preceding"), "past"),
    **dict.fromkeys(("this", "current"), "present"),
    **dict.fromkeys(("next", "coming", "following", "upcoming"), "future"),
}
_COUNTS: Final = word_set("few several two three four five six seven eight nine ten couple of")


@latin_question
def _may_tell_english(key: str) -> bool:
    """Whether an English word may be a period, or a day told from today."""
    return key in TIME_NOUNS_EN or key in _DAYS_EN


def _english(text: Text, i: int) -> Period | None:
    key = text.key(i)
    if key in _DAYS_EN:
        return "day", _DAYS_EN[key]
    before = i - 1
    while text.key(before) in _COUNTS or text.kind(before) == "number":
        before -= 1
    tense = _TENSES_EN.get(text.key(before))
    return (TIME_NOUNS_EN[key], tense) if tense and TIME_NOUNS_EN[key] != "day" else None
