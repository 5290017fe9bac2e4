"""Quantities of an Arabic text: a number with what it counts, and whether it is exact, about, at least, a range …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from malaf.arabic import fold
from malaf.article import Qualifier
from malaf.reading.duals import added_fraction, read_definite, read_duals, read_halves
from malaf.reading.naming import DASHES, LISTED, OF_THEM, PREFIXED, TWO, in_title, is_day, is_name
from malaf.reading.numerals import (
    Numeral,
    Writing,
    is_enclosed,
    number_of,
    read_numerals,
)
from malaf.reading.qualifiers import qualified_after, qualified_before
from malaf.reading.quantity import Quantity, Reading, Usage, plain, usage_of
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.units import (
    is_counted,
    is_currency,
    read_unit,
    time_unit,
)

__all__ = ["read_quantities", "with_durations"]


_CHANGES: Final = re.compile(
    "(?:س?[يتن]|ا)?(?:رتفا?ع|نخفا?ض|تراجع|زاد|زياد|زيد|رفع|خفض|خفيض|قفز|هبط|هبوط|صعد|صعود|نما|نمو|نم|تقلص|قلص|قليص"
    "|نتقا?ل|تحول|هوي|تدن|تضاعف|توسع|وسيع|مديد|ضاعف)"
)


def _is_change(text: Text, i: int) -> bool:
    """Whether the sentence up to token `i` speaks of a change: «ارتفع من 3 إلى 5» is two figures, no range."""
    for at in range(i - 1, max(i - 16, -1), -1):
        key = text.key(at)
        if key in {".", "؟", "!", "؛"}:
            return False
        if "تراوح" in key:
            return False
        if any(_CHANGES.match(form) for _, form in forms(key)):
            return True
    return False


def read_quantities(
    text: Text,
    *,
    taken: Sequence[bool] = (),
    usage: Usage | None = None,
    numerals: Sequence[Numeral] | None = None,
) -> list[Quantity]:
    """The quantities of a text, in its order, none within another. Linear; never raises.

    `taken` marks the tokens that are something else already (dates). `usage` is that of the whole article; by default
    that of this text. `numerals` are those of the text, where they have been read already.
    """
    usage = usage.within([text]) if usage else usage_of([text])
    reading = Reading(text, usage.countries, taken or [False] * len(text))
    if numerals is None or usage.writing != Writing():
        numerals = read_numerals(text, writing=usage.writing)
    numerals = [
        numeral
        for numeral in numerals
        if not any(reading.taken[numeral.first : numeral.last]) and not in_title(text, numeral.first)
    ]
    found: list[Quantity] = []
    k = free = 0
    while k < len(numerals):
        if found and numerals[k].first < free and numerals[k].first > found[-1].first:
            k += 1  # «1500م2»: the second number is the unit's
            continue
        pair = _range(reading, numerals[k], numerals[k + 1]) if k + 1 < len(numerals) else None
        quantity = pair or _single(reading, numerals[k], shared=_shared(reading, numerals[k : k + LISTED]))
        if quantity is not None:
            rest = numerals[k + 1] if k + 1 < len(numerals) and pair is None else None
            if rest and (sum_of := _with_rest(reading, quantity, numerals[k], rest)):
                quantity, k = sum_of, k + 1
            if found and quantity.unit is None and _is_of_sum(text, found[-1], quantity):
                quantity = replace(quantity, unit=found[-1].unit)
            if quantity.first < free:  # «5%3»: the sign is the first number's
                quantity = replace(quantity, first=numerals[k].first, start=numerals[k].start)
            found.append(quantity)
            free = quantity.last
        k += 2 if pair else 1
    used = {at for quantity in found for at in range(quantity.first, quantity.last)}
    found += read_duals(reading, used)
    found += read_definite(reading, used)
    found += read_halves(reading, used)
    return _with_dual_ranges(text, sorted(found, key=lambda quantity: quantity.start))


def _is_of_sum(text: Text, sum_: Quantity, quantity: Quantity) -> bool:
    """«13 مليار دينار، منها 11 مليار نفقات جارية ومليارا نفقات أخرى»: whether a number is of the money before it."""
    money = sum_.unit is not None and (sum_.unit.isupper() or is_currency(fold(sum_.unit)))
    between = text.keys[sum_.last : quantity.first]
    if not money or not isinstance(quantity.value, int) or quantity.value < _MILLION or len(between) > _NEAR_SUM:
        return False
    of_it = not OF_THEM.isdisjoint(between) or between[-1:] == ["و"] or text.key(quantity.first)[:1] == "و"
    return of_it and "." not in between


_MILLION: Final = 10**6
_NEAR_SUM: Final = 5  # words
_SINGLE_TIMES: Final = word_set("سنه عام شهر يوم ساعه")


def _with_dual_ranges(text: Text, found: list[Quantity]) -> list[Quantity]:
    """«من يومين إلى ثلاثة أيام», «بين عامين وخمسة أعوام», «من سنة إلى ثلاث سنوات»: the noun says the lower end."""
    joined: list[Quantity] = []
    for quantity in found:
        single = (
            text.form(quantity.first - 2, _SINGLE_TIMES) if text.key(quantity.first - 1) in {"الي", "حتي"} else None
        )
        opener = text.form(quantity.first - 3, {"من", "بين"}) if single and quantity.qualifier == "exact" else None
        changed = opener and _is_change(text, quantity.first - 3)
        if single and opener and not changed and quantity.value is not None and time_unit(single[1]) == quantity.unit:
            first = quantity.first - 3
            start = text.tokens[first].cut(opener[0])
            joined.append(replace(quantity, value=1, high=quantity.value, qualifier="range", start=start, first=first))
            continue
        low = joined[-1] if joined else None
        if low and low.value == 2 and low.unit == quantity.unit and quantity.value is not None and quantity.value > 2:
            opener = text.form(low.first - 1, {"بين", "من"})
            gap = quantity.first - low.last
            with_and = gap == 0 and text.key(quantity.first).startswith("و") and opener and opener[1] == "بين"
            with_to = gap == 1 and text.key(low.last) == "الي"
            changed = with_to and _is_change(text, low.first - 1)  # «رفعت من سنتين إلى أربع سنوات»
            if opener and (with_and or with_to) and not changed and low.qualifier == quantity.qualifier == "exact":
                start = text.tokens[low.first - 1].cut(opener[0])
                first = low.first - 1
                joined[-1] = replace(
                    quantity, value=2, high=quantity.value, qualifier="range", start=start, first=first
                )
                continue
        joined.append(quantity)
    return joined


_FINER: Final[dict[tuple[str, str], int]] = {("year", "month"): 12, ("day", "hour"): 24, ("hour", "minute"): 60}
_LASTING: Final = frozenset({"year", "month", "day", "hour"})
_MINUTES: Final = word_set("دقيقه دقايق دقيقتين دقيقتان")
_ONE: Final[dict[str, str]] = {"سنه": "year", "عام": "year", "عاما": "year", "ساعه": "hour"}


def with_durations(text: Text, found: Sequence[Quantity]) -> list[Quantity]:
    """Quantities, of which «5 ساعات و48 دقيقة» and «من 3 أشهر إلى سنة» are one: in the finer of the two units."""
    joined: list[Quantity] = []
    for quantity in found:
        low = joined[-1] if joined else None
        if low is not None and quantity.first == low.last + 1 and (longer := _up_to(text, low, quantity)):
            joined[-1] = longer
            continue
        fine = _fine(text, quantity)
        if low is not None and fine and low.last >= quantity.first - 1 and isinstance(low.value, int):
            factor = _FINER.get((low.unit or "", fine), 0)
            if quantity.value is not None and quantity.value < factor and low.qualifier not in {"range", "vague"}:
                value = low.value * factor + quantity.value
                joined[-1] = replace(low, value=value, unit=quantity.unit, end=quantity.end, last=quantity.last)
                continue
        at = quantity.first - 1 - (text.key(quantity.first - 1) == "و")
        one = text.form(at, _ONE) if fine and not (low and low.last > at) else None
        factor = _FINER.get((_ONE[one[1]], fine or ""), 0) if one else 0
        if one and quantity.value is not None and quantity.value < factor:
            start = text.tokens[at].cut(one[0])
            joined.append(replace(quantity, value=factor + quantity.value, start=start, first=at))
            continue
        joined.append(_up_to(text, quantity, None) or quantity)
    return joined


def _up_to(text: Text, low: Quantity, high: Quantity | None) -> Quantity | None:
    """The range from a duration to one that is told in a longer unit, or is one of it: «من 3 أشهر إلى سنة»."""
    opener = text.form(low.first - 1, {"من", "بين"})
    if not opener or text.key(low.last) != "الي" or low.qualifier != "exact" or low.value is None:
        return None
    one = text.form(low.last + 1, _ONE) if high is None else None
    if high is None and (not one or one[0] or text.kind(low.last + 2) == "number"):
        return None
    unit = _ONE[one[1]] if one else high.unit if high else None
    count = 1 if high is None else high.value
    fine = "minute" if fold(low.unit or "") in _MINUTES else low.unit
    factor = _FINER.get((unit or "", fine or ""), 0)
    if not factor or count is None or factor * count <= low.value or _is_change(text, low.first - 1):
        return None
    last = low.last + 2 if high is None else high.last
    end = text.tokens[last - 1].end if high is None else high.end
    start = text.tokens[low.first - 1].cut(opener[0])
    return replace(low, high=factor * count, qualifier="range", start=start, first=low.first - 1, end=end, last=last)


def _fine(text: Text, quantity: Quantity) -> str | None:
    """The unit of a quantity that «و» joins to what is before it, where that may be of a longer one."""
    joined = text.key(quantity.first)[:1] == "و" or text.key(quantity.first - 1) == "و"
    if not joined or quantity.qualifier != "exact" or not isinstance(quantity.value, int):
        return None
    return "minute" if fold(quantity.unit or "") in _MINUTES else quantity.unit


def _with_rest(reading: Reading, quantity: Quantity, numeral: Numeral, rest: Numeral) -> Quantity | None:
    """«12 مليون دولار و300 ألف»: the lower magnitude behind the money of the higher."""
    text, at = reading.text, numeral.last
    joined = rest.first == quantity.last if text.key(quantity.last) != "و" else rest.first == quantity.last + 1
    lower = rest.value is not None and 1 < rest.scale < numeral.scale and rest.value < numeral.scale
    if not (joined and lower) or quantity.value is None or not text.key(quantity.last).startswith("و"):
        return None
    if not is_currency(text.key(at)) or reading.unit(rest.last) is not None:
        return None
    value = plain(Decimal(str(quantity.value)) + (rest.value or 0))
    return replace(quantity, value=value, end=text.tokens[rest.last - 1].end, last=rest.last)


def _shared(reading: Reading, numerals: Sequence[Numeral]) -> str | None:
    """The unit that the first number has from one that is listed with it: «26 و31 سنة», «16 و32 و64 طناً»."""
    text = reading.text
    for one, following in pairwise(numerals):
        listed = text.key(one.last) == "و" and following.first == one.last + 1
        if not (one.digits and following.digits and listed) or reading.unit(one.last) is not None:
            return None
        unit = reading.unit(following.last)
        if unit is not None:
            return None if is_day(text, following) else unit.name
    return None


def _single(reading: Reading, numeral: Numeral, *, shared: str | None = None) -> Quantity | None:
    """The quantity of one number; `shared` is its unit where no noun is behind it."""
    text = reading.text
    if numeral.value == 2 and text.key(numeral.first) in TWO and text.key(numeral.first - 1).endswith(("ين", "ان")):
        return None  # «مسعفين اثنين» is read as a dual
    before = qualified_before(text, numeral.first, prefixed=numeral.start > text.tokens[numeral.first].start)
    enclosed = numeral.digits and is_enclosed(text, numeral.first, numeral.last)
    behind = numeral.digits and _has_minus_behind(text, numeral)
    unit = reading.unit(numeral.last + (enclosed or behind))
    if unit is not None and numeral.scale > 1 and unit.name.endswith("ات"):
        unit = None  # «11 مليار نفقات جارية»: what is counted by the thousand stands in the singular
    if unit is not None and unit.name != "percent" and _is_of_sign(text, numeral.first):
        unit = None
    symbol = reading.unit(numeral.first - 1) if text.kind(numeral.first - 1) == "sign" else None
    name = unit.name if unit else symbol.name if symbol else shared
    behind_it = qualified_after(text, numeral.last)
    qualified = before is not None or (behind_it is not None and behind_it[1] <= numeral.last + 2)  # «600 على الأقل»
    if is_name(text, numeral, unit=name, qualified=qualified):
        return None
    last = unit.last if unit else numeral.last
    whole = name in {"person", "country", "area"} or (unit is not None and is_counted(text.key(unit.last - 1)))
    value = _counted(text, numeral) if whole else numeral.value
    start, first = numeral.start, numeral.first
    if (unit and enclosed) or is_enclosed(text, first, first + 1):
        start = text.tokens[first - 1].start
    if unit is None and symbol is not None:
        start, first = text.tokens[numeral.first - 1].start, numeral.first - 1
    if value is not None and text.key(first - 1) in _MINUS and _is_minus(text, first - 1):
        value, start, first = -value, text.tokens[first - 1].start, first - 1
    elif value is not None and behind:
        value, last = -value, last + (unit is None)
    if unit is not None and value is not None and (below := _below_zero(text, unit.last)):
        value, last = -abs(value), below
    fraction = added_fraction(text, last, numeral.scale) if unit and value is not None else None
    if fraction and value is not None:
        value, last = value + fraction[0], fraction[1]
    qualifier: Qualifier = "exact"
    after = qualified_after(text, last)
    end = last
    if after:
        qualifier, end = after
    if before:
        qualifier = before.qualifier
        first, start = before.first, text.tokens[before.first].cut(before.taken)
    if value is None:
        qualifier = "vague"
        if name is None:
            name, last, end = _vague_noun(reading, last)
        if name == "USD":
            name = "دولار"  # whose dollar is not said, nor how many
    if any(reading.taken[first : numeral.first]):
        first, start = numeral.first, numeral.start
    return Quantity(plain(value), name, qualifier, start, text.tokens[end - 1].end, first, end)


def _below_zero(text: Text, i: int) -> int | None:
    """The token after «تحت الصفر» behind a unit of temperature: «5 درجات مئوية تحت الصفر»."""
    if text.key(i - 1) not in {"درجه", "درجات", "درجتين", "ميويه"}:
        return None
    i += text.key(i) == "ميويه"
    return i + 2 if text.key(i) in {"تحت", "دون"} and text.key(i + 1) == "الصفر" else None


def _counted(text: Text, numeral: Numeral) -> Decimal | None:
    """The value of what comes whole only: «48.300 مشترك» is no fraction of a person."""
    if numeral.digits and re.fullmatch(r"\d{1,3}[.,]\d{3}", text.tokens[numeral.first].text):
        return number_of(text.tokens[numeral.first].text) if numeral.value is not None else None
    return numeral.value


_MINUS: Final = frozenset({"-", "\u2212", "\u2013"})
_PERCENT: Final = frozenset({"%", "٪"})


def _has_minus_behind(text: Text, numeral: Numeral) -> bool:
    """«1,5- %», «%1,5-»: a minus as it stands where the line is typed from right to left."""
    percent = text.key(numeral.last + 1) in _PERCENT or text.key(numeral.first - 1) in _PERCENT
    following = numeral.last + 1 + (text.key(numeral.last + 1) in _PERCENT)
    ranged = text.kind(following) == "number"  # «%3-%5»
    return text.key(numeral.last) in _MINUS and text.glued(numeral.last) and percent and not ranged


def _is_minus(text: Text, i: int) -> bool:
    joined = text.glued(i) and text.kind(i - 1) in {"word", "number"} and text.key(i - 1) not in PREFIXED
    return text.glued(i + 1) and not joined


def _is_of_sign(text: Text, i: int) -> bool:
    """«%25 من السكان»: whether the number at token `i` belongs to the percent sign before it."""
    sign = text.key(i - 1) in _PERCENT and text.glued(i)
    return sign and not (text.glued(i - 1) and text.kind(i - 2) == "number")


def _vague_noun(reading: Reading, i: int) -> tuple[str | None, int, int]:
    """«آلاف العائلات», «مليارات الدولارات»: the noun is definite after an order of magnitude."""
    text = reading.text
    bare = text.key(i).removeprefix("ال")
    if text.kind(i) != "word" or bare == text.key(i):
        return None, i, i
    definite = Text(text.tokens[i].text.replace("ال", "", 1))
    unit = read_unit(definite, 0, reading.countries)
    if unit is not None and (unit.name in {"person", "country", "area"} or unit.name.isupper()):
        return unit.name, i + 1, i + 1
    return text.tokens[i].text, i + 1, i + 1


def _range(reading: Reading, low: Numeral, high: Numeral) -> Quantity | None:
    """«بين 35 و40 بالمئة», «من 10 إلى 12», «60 - 65 دولاراً», with the unit behind the second or behind both."""
    text = reading.text
    if low.value is None or high.value is None or high.first - low.last > 5:
        return None
    unit_low = reading.unit(low.last)
    at = unit_low.last if unit_low and unit_low.last <= high.first else low.last
    unit = reading.unit(high.last)
    kind, first, taken = _linked(text, low, high, at)
    if kind is None or (kind == "dash" and unit is None):
        return None
    if kind == "from" and (
        _is_change(text, first) or (at > low.last and unit_low and unit and unit_low.name != unit.name)
    ):
        return None
    if unit is None and unit_low is not None and unit_low.name == "percent":
        return None  # «بنسبة 3.5% إلى 12 مليارا»
    if is_day(text, high):
        return None
    values = [low.value, high.value]
    if (
        unit is not None
        and unit_low is not None
        and {unit.name, unit_low.name} <= _LASTING
        and unit.name != unit_low.name
    ):
        factor = _FINER.get((unit.name, unit_low.name))
        if factor is None:
            return None
        values[1] *= factor  # «بين 6 أشهر وعشر سنوات»
    if low.scale == 1 and high.scale > 1 and high.factor is not None and low.value < high.factor:
        values[0] *= high.scale
    if values[0] >= values[1] or is_name(text, low, unit=unit.name if unit else None, qualified=True):
        return None
    name = unit.name if unit else unit_low.name if unit_low else None
    if unit_low is not None and unit_low.name in _LASTING:
        name = unit_low.name
    last = unit.last if unit else high.last
    start = text.tokens[first].cut(taken) if first != low.first else low.start
    return Quantity(
        plain(values[0]),
        name,
        "range",
        start,
        text.tokens[last - 1].end,
        first,
        last,
        high=plain(values[1]),
    )


def _linked(text: Text, low: Numeral, high: Numeral, at: int) -> tuple[str | None, int, int]:
    """How two numbers make a range: the kind, and the token at which it begins with the letters before it."""
    between = text.key(high.first)
    before = low.first - 1
    while text.key(before) in {"(", "ب", "سن", "سني"}:
        before -= 1
    joined = (at == high.first and between.startswith("و")) or (at == high.first - 1 and text.key(at) == "و")
    opener = text.form(before, {"بين"})
    if joined and opener:
        particle = text.form(before - 1, {"ما"}) if opener[0] == 0 else None
        return ("between", before - 1, particle[0]) if particle else ("between", before, opener[0])
    if at == high.first - 1 and text.key(at) in {"الي", "حتي"}:
        opener = text.form(before, {"من", "بين"})
        return ("from", before, opener[0]) if opener else ("from", low.first, 0)
    if at == high.first - 1 == low.last and text.key(at) == "او" and low.digits and high.digits:
        return "dash", low.first, 0  # «15 أو 20 يوماً»
    if at == high.first - 1 and text.key(at) in DASHES:
        opener = text.form(before, {"بين", "من"})
        return ("dash", before, opener[0]) if opener else ("dash", low.first, 0)
    return None, low.first, 0
