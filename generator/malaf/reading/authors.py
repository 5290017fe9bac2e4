"""Who wrote a text, where the lines beside it say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from malaf.reading import namewords as words
from malaf.reading.nameshapes import is_blocked
from malaf.reading.nametokens import spelling, word_set

__all__ = ["read_author"]

# «كتب: ...», «بقلم ...»: who wrote; then who made it, which may be a department, too.
_WRITTEN: Final = re.compile(
    r"(?:كتب(?:ت|ه|ها)?(?: المقال)?|بقلم|بواسطة|(?:ال)?كاتبة?(?: المقالة?)?|(?:[إا]عداد|[أا]عده?ا?|تقرير|تحقيق|حوار|"
    r"حاور(?:ه|ها|ته|تها)|[أا]جر[ىت] الحوار|متابعة|تغطية)(?: التقرير| الملف| الحوار| وحوار| وتصوير| وتقديم)?)"
    r"(?:\s(?:في|من)\s[^\W\d]+)?\s?(?:[:：/|]|\s[-–—]\s|(?<=بقلم)\s|(?<=بواسطة)\s|(?<=كتبت)\s|(?<=كتب)\s)\s?"
)
_ENGLISH: Final = re.compile(r"(?:(?:written|reporting|reported|story)\s)?by\s+(?=[A-Z])", re.IGNORECASE)
_LATIN_NAME: Final = re.compile(
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s)?[A-Z][\w'’.\-]*(?:\s(?:and\s)?(?:[A-Z][\w'’.\-]*|al|el|bin|ibn|de|van|von)){1,6}"
)
# Whose names are told of, too, and who are no authors.
_OTHERS: Final = re.compile(
    r"(?:تحرير|حرر|ترجم|نقل|مراجع|تدقيق|تصوير|عدسة|الصورة|المصدر|مصدر|المحرر|الناشر|نشر|تاريخ|[آأا]خر|للتواصل|المكان|الضيف)"
)
# «صفاقس - من مراسلنا نزار بالحاج», «من أحمد الشاوش»
_FROM: Final = re.compile(r"(?:من\s)?(?:(?:مراسل|موفد|مندوب)(?:ة|و)?(?:نا|تنا)\s(?:(?:في|إلى)\s[^\W\d]+\s)?)?")
_HONOURED: Final = re.compile(r"(?:[أدم]\.\s?){1,2}(?=[^\W\d])")
# What stands behind a name: a city, a date, an address, a star for the note below.
_BEHIND: Final = re.compile(r"\s[-–—]\s?|[|/()\[\]*\d@،؛:]|\.\Z")
_SIDES: Final = re.compile(r"\s?[-–—]\s|\s[-–—]|[:|/]|\sـ\s")
_NOBODY: Final = word_set(
    """
    وحدة قسم فريق طاقم هيئة أسرة محرر المحرر محررة تحرير التحرير خاص خاصة متابعات وكالات الوكالات مراسل مراسلون
    المراسل بوابة منصة مصادر مصدر اليوم أمس نشرت نشر الناشر ترجمة تصوير عدسة إعلام الإعلام صحافة الصحافة مدونة
    """
)
_MOST: Final = 6  # words


def read_author(above: Iterable[str], beside: Iterable[str]) -> str | None:
    """The author's name as it is written, with its title, of two people both; None where no line tells a person.

    `above` are the lines between the title and the text, `beside` all others. A department, an agency, an editor or a
    translator is no author.

    >>> read_author(["القاهرة - واس"], ["بقلم: د. ليلى منصور*"])
    'د. ليلى منصور'
    """
    above = list(above)
    for line in (*above, *beside):
        if found := _after_lead(line.strip(_AROUND)):
            return found
    return next((found for line in above if (found := _signed(line.strip(_AROUND)))), None)


_AROUND: Final = ' \t*_.[](){}«»"\u200e\u200f\u202a-\u202e'


def _after_lead(line: str) -> str | None:
    if lead := _ENGLISH.match(line):
        latin = _LATIN_NAME.match(line, lead.end())
        return latin[0].rstrip(".") if latin else None
    lead = _WRITTEN.match(line)
    if lead is None:
        return None
    name = _cut(line[lead.end() :])
    return name if _is_name(name) else None


def _signed(line: str) -> str | None:
    """«هسبريس - أمين الركراكي», «الهفوف: ليان السهلي», «د. ليلى منصور»: a place or a paper, and a name known as one."""
    if _HONOURED.match(line):
        name = _cut(line)
        return name if _is_name(name) else None
    sides = [side.strip() for side in _SIDES.split(line)]
    found = []
    for side in sides:
        name = _cut(side[_from(side) :])
        known = [word for word in name.split() if spelling(word) in words.GIVEN]
        if _is_name(name) and (_from(side) or name.split()[:1] == known[:1]):
            found.append(name)
    alone = len(sides) == 1 and not _from(line)
    return found[0] if len(found) == 1 and not alone and not _OTHERS.match(line) else None


def _from(side: str) -> int:
    match = _FROM.match(side)
    return match.end() if match else 0


def _cut(text: str) -> str:
    """A name without what stands behind it."""
    honoured = _HONOURED.match(text)
    start = honoured.end() if honoured else 0
    behind = _BEHIND.search(text, start)
    return text[: behind.start() if behind else None].strip(_AROUND)


def _is_name(name: str) -> bool:
    """Whether one person may be called so, or two."""
    return _is_of_one(name) or (" و" in name and all(map(_is_of_one, re.split(r"\sو(?=\S)", name))))


def _is_of_one(name: str) -> bool:
    """Two words and more, none of which is something else."""
    keys = [spelling(word) for word in _HONOURED.sub("", name).split()]
    while keys and keys[0] in words.HONORIFICS:
        del keys[0]
    if not 2 <= len(keys) <= _MOST or not all(key.isalpha() for key in keys):
        return False
    # «وليد المعلم», «ليلى كرامي»: behind a name that is known as one, a family may be called as a thing is.
    family = keys[0] in words.GIVEN
    return not any(
        _is_no_name(key, family=family) and before not in words.NAME_PARTICLES for before, key in pairwise(["", *keys])
    )


def _is_no_name(key: str, *, family: bool) -> bool:
    if key in words.GIVEN or key in words.NAME_PARTICLES or key in words.NAME_SECONDS or key in words.FAMILIES:
        return False
    if key in _NOBODY or key in words.ORG_HEADS or key in words.MEDIA or key in words.PLACES:
        return True
    # «كتب محمد صلاح هدفاً» tells of something else.
    return is_blocked(key) and not (family and (key.startswith("ال") or key.endswith("ي")))
