"""Which way the numbers of a text go, in Arabic and in English: up or down."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, Literal

from malaf.reading.commonpolarity import STOPS
from malaf.reading.lexicon import Lexicon
from malaf.reading.tokens import Text, arabic_question, latin_question, word_set

__all__ = ["Way", "ways"]

Way = Literal[1, -1]

# Words that are said of prices and rates, and of little else («يزيد على» qualifies, "a contract" is signed).
_WAYS: Final = Lexicon(
    """
ارتفع رتفع ارتفاع صعد صعود زاد زياده ازداد قفز قفزه نما اتسع اتساع ترفيع رفع اكثر \
ازيد: rise rose risen rising climb jump soar \
surg grew grow growing increas widen up rais \
more higher
| انخفض نخفض انخفاض تراجع هبط هبوط نزل انكمش نكمش تقلص هوي تدني تهاوي خفض تخفيض اقل: fall fell fallen falling drop \
declin decreas slip slid plung plummet shrank shrink shrunk shed down lower dip eased tumbl narrow cut less fewer
""",
    prefixes="يتسن",
)
_FAR: Final = 12  # words: from the verb to its number
_BEHIND: Final = 3  # words: from the number to its noun ("a 6.6% rise")
_ENDS: Final = frozenset({",", "and"})


def ways(text: Text, language: str, starts: list[int]) -> dict[int, Way]:
    """Up (1) or down (-1) of the numbers that begin at these code points, as far as words near them tell."""
    arabic = language.startswith("ar")
    known = _WAYS.arabic if arabic else _WAYS.english
    places = text.where(_tells if arabic else _tells_english)
    places = [i for i in places if not _is_otherwise(text, i)]
    found: dict[int, Way] = {}
    for start in starts if places else ():
        i = text.index(start)
        k = bisect_left(places, i)
        behind, before = places[k : k + 1], places[max(k - 1, 0) : k]
        if not arabic and behind and behind[0] <= i + _BEHIND and _ENDS.isdisjoint(text.keys[i + 1 : behind[0]]):
            at = behind[0]
        elif before and i - before[0] <= _FAR:
            at = before[0]
        else:
            continue
        if not any(_stops(text, n) for n in range(min(at, i), max(at, i))):
            found[start] = 1 if known(text.key(at))[0] > 0 else -1
    return found


@arabic_question
def _tells(key: str) -> bool:
    """Whether an Arabic word tells which way a number goes."""
    return bool(_WAYS.arabic(key))


@latin_question
def _tells_english(key: str) -> bool:
    """Whether an English word tells which way a number goes."""
    return bool(_WAYS.english(key))


def _is_otherwise(text: Text, i: int) -> bool:
    """«تراجع عن» a decision; "up to 40%", "set up a fund"."""
    key, following = text.key(i), text.key(i + 1)
    if key in _COMPARED:
        # "more than 40%" qualifies, "40% more than" tells which way.
        return following == "than" and text.kind(i - 1) == "word" and text.key(i - 1) not in _PERCENT
    if following == "من":
        return True  # «أكثر من 40%»
    if key in {"up", "down"}:
        return not (text.kind(i + 1) in {"number", "sign"} or following in _BEFORE_NUMBER)
    return following == "عن"


_COMPARED: Final = word_set("more less fewer higher")
_PERCENT: Final = frozenset({"percent", "cent", "pc"})
_BEFORE_NUMBER: Final = word_set("by from about around nearly some more almost over just a at")


def _stops(text: Text, i: int) -> bool:
    return text.key(i) in STOPS and not (text.kind(i + 1) == "number" and text.glued(i + 1))
