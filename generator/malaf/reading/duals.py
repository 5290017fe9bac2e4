"""What is counted without a numeral: duals, round numbers with the article, halves."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Final

from malaf.reading.naming import TWO
from malaf.reading.numerals import (
    begins_number,
    definite_round,
    scale_of,
)
from malaf.reading.qualifiers import qualified_after, qualified_before
from malaf.reading.quantity import Quantity, Reading, plain
from malaf.reading.tokens import Text, arabic_question, forms, question, word_set
from malaf.reading.units import (
    counted_dual,
    dual_of,
    is_currency,
    is_measure,
    is_noun,
    is_person,
    read_unit,
)

__all__ = ["added_fraction", "read_definite", "read_duals", "read_halves"]


_PARTS: Final = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25"), "ثلث": Decimal(1) / 3}


def added_fraction(text: Text, i: int, scale: int = 1) -> tuple[Decimal, int] | None:
    """«ثلاث ساعات ونصف», «3 ملايين دولار ونصف المليون»: what is added at token `i`, and the token after it."""
    part = _PARTS.get(text.key(i)[1:]) if text.key(i).startswith("و") else None
    if part is None or not is_measure(text.key(i - 1)):
        return None
    following = text.key(i + 1)
    if following.startswith("ال") and following not in {"الي", "الا", "الان"}:
        of_scale = scale_of(following[2:])
        if of_scale == scale and scale > 1:
            return part * scale, i + 2
        return (part, i + 2) if is_measure(following[2:]) and scale == 1 else None
    noun = text.kind(i + 1) == "word" and is_noun(following) and not following.endswith("ا")
    return (part, i + 1) if scale == 1 and not noun else None


@question
def _may_be_dual(key: str) -> bool:
    """Whether a word ends as a dual, and is indefinite."""
    return key.endswith(("ين", "ان", "تي")) and not any(form.startswith("ال") for _, form in forms(key))


def read_duals(reading: Reading, used: Collection[int]) -> list[Quantity]:
    """«دولتين», «مسعفين اثنين», «رجلان»: two, said by the noun's ending."""
    text, found = reading.text, []
    for i in text.where(_may_be_dual):
        if text.kind(i) != "word" or i in used or reading.taken[i]:
            continue
        key = text.key(i)
        of = key.endswith("تي")  # «طائرتي شحن»
        if of and not (is_noun(text.key(i + 1)) and text.kind(i + 1) == "word"):
            continue
        token = text.tokens[i]
        two = text.key(i + 1) in TWO
        joined = key.startswith("و") and counted_dual(key[1:]) is not None  # «طفلان وامرأتان»
        if not joined and _agrees(text, i):
            continue
        if _PARTICIPLE.fullmatch(key):
            continue  # «ركلتان واضحتان»
        for taken, form in _prefix_first(token.key):
            unit = counted_dual(form)
            if unit is None and _DUAL_MARKED.search(token.text) and is_person(form[:-2]):
                unit = "person"  # «مسافرَين»
            if unit is None and two and not form.startswith("ال"):
                alone = read_unit(Text(form[:-2]), 0, reading.countries)
                whole = taken == 0 and not any(
                    counted_dual(rest) or is_person(rest[:-2]) for _, rest in forms(token.key)[1:]
                )
                unit = "person" if alone and alone.name == "person" else "" if whole else None
            if unit is None or (not joined and counted_dual(text.key(i - 1)) is not None):
                continue
            if form.endswith("ان") and (key[:taken] in {"ب", "ل"} or text.form(i - 1, _GOVERNING)):
                continue  # «من بلدان عدة»: the dual would be in the genitive
            before = qualified_before(text, i)
            first, start = (
                (before.first, text.tokens[before.first].cut(before.taken)) if before else (i, token.cut(taken))
            )
            last = i + 2 if two else i + 1
            value: int | float | None = 2
            stem = form[:-3] + "ه" if form.endswith(("تين", "تان")) else form[:-2] + "ه" * of
            money = read_unit(Text(stem), 0, reading.countries) if is_currency(stem) else None
            noun = unit or (money.name if money and money.name.isupper() else text.text[token.cut(taken) : token.end])
            qualifier = before.qualifier if before else "exact"
            fraction = added_fraction(text, last)
            if fraction:
                value, last = plain(2 + fraction[0]), fraction[1]
            found.append(Quantity(value, noun, qualifier, start, text.tokens[last - 1].end, first, last))
            break
    return found


_PARTICIPLE: Final = re.compile(r"وا\w\wت(?:ان|ين)")
_GOVERNING: Final = word_set("من في الي علي عن بين مع عبر لدي ضد خلال")
# A fatha before the ending of the dual, which the plural's has not.
_DUAL_MARKED: Final = re.compile("\u064e[\u064a\u0649]\u0652?\u0646\u0650?$")
_SHORTEST_DUAL: Final = 5


def _prefix_first(key: str) -> list[tuple[int, str]]:
    """The forms of a dual, those without prefix first, unless the word is known to begin so: «وحدتين», «بقرتين»."""
    whole, *rest = forms(key)
    stem = key[:-3] + "ه" if key.endswith(("تين", "تان")) else key[:-2]
    if is_noun(stem):
        return [whole, *rest]
    return rest if key.startswith("و") else [*rest, whole]


def _agrees(text: Text, i: int) -> bool:
    """Whether a dual is an adjective of the one before it: «بيدين فارغتين»."""
    before = text.key(i - 1)
    indefinite = len(before) >= _SHORTEST_DUAL and not any(form.startswith("ال") for _, form in forms(before))
    return indefinite and before.endswith(("ين", "ان")) and dual_of(text.key(i)) is None and not begins_number(before)


def read_definite(reading: Reading, used: Collection[int]) -> list[Quantity]:
    """«تجاوزوا الأربعين عاماً»: a round number with the article, where something is said to exceed or near it."""
    text, found = reading.text, []
    for i in text.where(definite_round):
        value = definite_round(text.key(i))
        before = qualified_before(text, i) if value and i not in used and not reading.taken[i] else None
        if value and before and before.qualifier in {"more_than", "about", "less_than"}:
            unit = reading.unit(i + 1)
            last = unit.last if unit else i + 1
            start = text.tokens[before.first].cut(before.taken)
            name = unit.name if unit else None
            found.append(Quantity(value, name, before.qualifier, start, text.tokens[last - 1].end, before.first, last))
    return found


_PARTED: Final = frozenset({"نصف", "ربع"})
_MEASURES: Final = word_set("درجه متر كيلومتر ساعه عام سنه قرن شهر طن هكتار كيلو نقطه لتر ميل")
# What stands for one of it before «ونصف», as it is or in the accusative.
_ONES: Final = _MEASURES | word_set(
    "يوم دقيقه فدان دونم دولار دينار درهم ريال جنيه ليره يورو كيلوغرام عاما طنا مترا شهرا يوما قرنا"
)


@arabic_question
def _is_and_part(key: str) -> bool:
    return key.startswith("و") and key[1:] in _PARTED


@arabic_question
def _is_measure(key: str) -> bool:
    return key in _MEASURES


def read_halves(reading: Reading, used: Collection[int]) -> list[Quantity]:
    """«نصف درجة», «ربع ساعة تقريباً», «ساعة ونصف»: a fraction of something measured, or one and a fraction."""
    text, found = reading.text, []
    for i in text.where(_is_and_part):
        alone = i - 1 not in used and not reading.taken[i - 1]
        one = text.form(i - 1, _ONES) if alone and i else None
        fraction = added_fraction(text, i) if one else None
        unit = reading.unit(i - 1) if fraction and one and one[0] == 0 else None
        if unit and fraction:
            value, last = fraction
            found.append(_measured(text, 1 + value, unit.name, i - 1, last))
    for at in text.where(_is_measure):
        i = at - 1
        half = text.form(i, _PARTED) if at and i not in used else None
        unit = reading.unit(at) if half else None
        if unit and half:
            found.append(_measured(text, _PARTS[half[1]], unit.name, i, unit.last, half[0]))
    return found


def _measured(text: Text, value: Decimal, unit: str | None, first: int, last: int, taken: int = 0) -> Quantity:
    """A fraction with its unit, at tokens ``[first, last)``, and what qualifies it before or behind."""
    before = qualified_before(text, first, prefixed=taken > 0)
    after = None if before else qualified_after(text, last)
    start = text.tokens[before.first].cut(before.taken) if before else text.tokens[first].cut(taken)
    qualifier, last = (before.qualifier, last) if before else after or ("exact", last)
    end = text.tokens[last - 1].end
    return Quantity(plain(value), unit, qualifier, start, end, before.first if before else first, last)
