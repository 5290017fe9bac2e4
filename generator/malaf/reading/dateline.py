"""The date that a text gives as its own: of its dateline, or of where and when it was issued."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from malaf.dates import full_date
from malaf.reading.moments import Moment, read_moments
from malaf.reading.tokens import Text, word_set
from malaf.reading.verbforms import is_past_verb, plain

__all__ = ["Dateline", "read_dateline"]

_LONGEST: Final = 24  # tokens of a line that is nothing but a dateline, or says when the text was issued
_LONGEST_HEAD: Final = 14
_ISSUED: Final = word_set("صدر نشر حرر كتب تاريخ حررت صدرت نشرت")
_BEHIND_ISSUED: Final = word_set("في عن هذا هذه بتاريخ يوم ب النشر التحرير الاصدار الخبر البيان التقرير المقال النص")
# «الرياض 3 مايو 2026 (واس) -», «أنقرة - », «الدوحة في 02 مارس 2026 /قنا/»: what stands before the text itself.
_HEAD: Final = re.compile(r"[^.،؛»]{2,70}?(?:[)/]\s*[-\u2013\u2014]+|\s[-\u2013\u2014]+\s|/\s)")


class Dateline(msgspec.Struct, frozen=True):
    """A full date, EDTF, at code points ``[start, end)`` of the passage."""

    date: str
    start: int
    end: int


def read_dateline(passage: str, *, alone: bool) -> Dateline | None:
    """The date that a passage gives for the text as a whole, to the day; None where it gives none.

    `alone`: the passage is a line beside the text, which has a date but for the text itself hardly. Other passages may
    open with a dateline («القنيطرة 17 فبراير 2026 (ومع) - ...»), or tell no more than when the text was issued
    («صدر في أنقرة بتاريخ 19 نوفمبر 2026»).
    """
    head = _HEAD.match(passage)
    texts = [passage] if alone or _may_be_issued(passage) else []
    texts += [passage[: head.end()]] if head else []
    for written in texts:
        text = Text(written)
        most = _LONGEST if written is passage else _LONGEST_HEAD
        told = written is not passage and any(is_past_verb(key) for key in text.keys)
        dates = [moment for moment in read_moments(text) if _is_day(moment)]
        if len(text) <= most and len(dates) == 1 and not told:
            return Dateline(dates[0].start or "", *dates[0].at)
    return None


def _is_day(moment: Moment) -> bool:
    alone = moment.end is None and moment.relative is None and moment.conflict is None
    return alone and full_date(moment.start) is not None


def _may_be_issued(passage: str) -> bool:
    """«صدر عن ...», «نُشر في ...», «حرر بالرباط ...», and nothing behind the date; but not «صدر القانون في ...»."""
    text = Text(passage[:200])
    if len(text) > _LONGEST or not any(key in _ISSUED for key in plain(text.key(0))):
        return False
    following = text.key(1)
    if following not in _BEHIND_ISSUED and not following.startswith("ب") and following != ":":
        return False
    last = next((moment.last for moment in reversed(read_moments(text))), 0)
    return all(text.kind(at) == "sign" for at in range(last, len(text)))
