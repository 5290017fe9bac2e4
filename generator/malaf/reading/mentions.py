"""What a text says in numbers and dates, as values that another language's text can be compared with."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from malaf.reading.arabicmentions import read_arabic_mentions
from malaf.reading.englishmentions import read_english_mentions
from malaf.reading.locale_words import read_local
from malaf.reading.mentioned import Mentions, Number
from malaf.reading.tokens import Text

__all__ = ["Mentions", "Number", "read_mentions"]


def read_mentions(text: Text, language: str) -> Mentions:
    """The mentions of a text in `language` (BCP 47). Of one without rules here, digits and dates alone."""
    numbered = _PARAGRAPH_NUMBER.match(text.text)
    prose = _REVERSED.sub(_as_written, text.text[numbered.end() :] if numbered else text.text)
    reader = _READERS.get(language.split("-", maxsplit=1)[0])
    words = text if prose == text.text else Text(prose)
    found = reader(words) if reader else _read_local(prose, language)
    if numbered and numbered[1].isdecimal():
        found.loose.add(Decimal(numbered[1]))
    return found


def _as_written(match: re.Match[str]) -> str:
    return " ".join(reversed(match[0].split()))


# «070 36» for 36,070: groups from right to left, as documents of the United Nations have them. The nought is the first
# to be asked for, since few texts have one.
_REVERSED: Final = re.compile(r"0(?<![\d.,]0)\d\d(?:[ \u00a0]\d{3})*[ \u00a0]\d{1,3}(?![\d.,])")
# "12. Decides that …", «10 - اتفقت»: the number of a paragraph, which its translation may leave to the layout.
_PARAGRAPH_NUMBER: Final = re.compile(r"\s*\(?(\d{1,3}|ألف)\s?(?:[.)]|[-\u2013]\s)\s*(?=[^\W\d])")


def _read_local(text: str, language: str) -> Mentions:
    """What CLDR's words tell of a language that has no rules here."""
    local = read_local(text, language)
    numbers = [
        Number(one.value, one.words, percent=one.percent, role="day" if one.day else None) for one in local.numbers
    ]
    return Mentions(numbers=numbers, months=local.months, weekdays=local.weekdays)


_READERS: Final[dict[str, Callable[[Text], Mentions]]] = {"ar": read_arabic_mentions, "en": read_english_mentions}
