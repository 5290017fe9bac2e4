"""What a figure counts and what happened at a time, in the words around it."""

from __future__ import annotations

import re
from typing import Final

from malaf.reading.numerals import begins_number
from malaf.reading.quantities import Quantity
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.units import NOUNS_IN_WAW, read_unit
from malaf.source import Span

__all__ = ["label_event", "label_figure"]

_LONGEST: Final = 7  # words of a figure's label
_LONGEST_LEAD: Final = 10
_FEWEST: Final = 2
_OPENING: Final = word_set("في حين اما فيما بينما كما اذ حيث اي وقد بما لكن ولكن علما بان وهو وهي ان و")
_STOPS: Final = word_set(
    "الذي التي الذين اللذين اللتين ان انه انها حيث فيما بينما وذلك مما ما لكن كما منذ خلال بعد قبل بحسب وفق وفقا مقابل",
    "مقارنه علي عن الي مع حتي عند لتصل ليصل بزياده بارتفاع بانخفاض بنسبه بقيمه بمقدار وهو وهي قال اضاف اكد بينهم بينها",
    "منهم منها ضمنهم تم يتم سيتم جري كان كانت يكون سيكون قد لقد هو هي يوم امس اليوم غدا",
)
_TRAILING: Final = word_set(
    "في من علي عن الي مع بين نحو حوالي قرابه بنسبه نسبه بمقدار بقيمه بلغ بلغت يبلغ تبلغ ليبلغ لتبلغ وصل",
    "وصلت يصل تصل ليصل لتصل سجل سجلت نسبته نسبتها قدره قدرها قيمته قيمتها بواقع بمعدل كان كانت هو هي ان ب",
    "ل و ما التي الذي مستوي بحدود حدود مقابل عند يقارب تقدر يقدر قدرت تتجاوز يتجاوز تجاوز تجاوزت اكثر اقل",
    "بحوالي بنحو لنحو يناهز تناهز",
)


def label_figure(text: Text, quantity: Quantity) -> str:
    """The words of the text that say what a quantity is of: the noun phrase behind the number, or what leads to it."""
    unit = quantity.unit or ""
    counted = unit and not unit.isupper() and unit not in {"percent", "year", "month", "day", "hour"}
    if counted and not (quantity.value is None and text.key(quantity.last - 1).startswith("ال")):
        after = _phrase(text, _noun_at(text, quantity), step=1)
        if after:
            return after
    before = _between(text, quantity) or _phrase(text, quantity.first - 1, step=-1)
    if len(before.split()) < _FEWEST:
        after = _phrase(text, quantity.last, step=1)
        before = after if len(after.split()) >= _FEWEST else _lead_up(text, quantity.first) or before or after
    return before or text.text[quantity.start : quantity.end]


def _between(text: Text, quantity: Quantity) -> str:
    """The subject between a verb of exceeding and its number: «تجاوزت تحويلات العاملين 36.5 مليار»."""
    first = quantity.first + 1
    last = next(
        (at for at in range(first, quantity.last) if text.kind(at) == "number" or begins_number(text.key(at))), first
    )
    if last - first < _FEWEST or any(text.key(at) in {"علي", "عن", "الي"} for at in range(first, last - 1)):
        return ""
    last -= text.key(last - 1) in {"علي", "عن", "الي"}
    return text.text[text.tokens[first].start : text.tokens[last - 1].end] if last > first else ""


def _lead_up(text: Text, i: int) -> str:
    """The last words before token `i`, with the numbers among them: of its clause, or of more where that is short."""
    first, words = i, 0
    while first > 0 and words < _LONGEST_LEAD and text.key(first - 1) not in {".", "؟", "!", "؛", "…", "|"}:
        if text.key(first - 1) in {"،", ":"} and words >= _FEWEST:
            break
        first -= 1
        words += text.kind(first) == "word"
    while first < i and (text.kind(first) == "sign" or text.key(first) in _OPENING):
        first += 1
    last = i
    while last > first and (text.kind(last - 1) == "sign" or text.key(last - 1) in _TRAILING):
        last -= 1
    return text.text[_without_and(text, first) : text.tokens[last - 1].end] if first < last else ""


def _without_and(text: Text, i: int) -> int:
    """Where the word at token `i` begins without «و», where that joins it to the sentence before."""
    token = text.tokens[i]
    joins = token.key.startswith("و") and len(token.key) > 3 and token.key not in NOUNS_IN_WAW
    opens = text.kind(i - 1) != "word"
    return token.cut(1) if joins and opens else token.start


def _noun_at(text: Text, quantity: Quantity) -> int:
    """The token of the unit noun: the last of the quantity that its unit is read from."""
    for at in range(quantity.last - 1, quantity.first - 1, -1):
        unit = read_unit(text, at, {})
        if unit is not None and unit.last >= quantity.last:
            return at
    return quantity.last - 1


def _phrase(text: Text, i: int, *, step: int) -> str:
    """Up to seven words from token `i` on or back, to the next sign, number or word that opens another clause."""
    at = i
    found: list[int] = []
    while 0 <= at < len(text) and len(found) < _LONGEST:
        key = text.key(at)
        if text.kind(at) != "word" or (key in _STOPS and (step > 0 or found)) or (found and begins_number(key)):
            break
        found.append(at)
        at += step
    found.sort()
    if step < 0:
        while found and (
            text.key(found[-1]) in _TRAILING or any(f in _TRAILING for _, f in forms(text.key(found[-1])))
        ):
            found.pop()
    else:
        while found and text.key(found[-1]) in _TRAILING:
            found.pop()
    while step < 0 and found and text.key(found[0]) in _OPENING:
        found.pop(0)
    if not found:
        return ""
    start = _without_and(text, found[0])
    return text.text[start : text.tokens[found[-1]].end].strip("\u0640 ")


_CLAUSE: Final = re.compile(r"[،؛:](?=\s|$)|\n")
_SHORT: Final = 4  # words: a clause of fewer says too little alone
_LONG: Final = 28


def label_event(text: str, sentence: Span, at: tuple[int, int]) -> str:
    """The clause that a time stands in, without the time where it opens or closes it, as it stands."""
    bounds = [
        sentence.start,
        *(sentence.start + m.end() for m in _CLAUSE.finditer(text[sentence.start : sentence.end])),
        sentence.end,
    ]
    first = max(k for k in range(len(bounds) - 1) if bounds[k] <= at[0])
    last = next(k for k in range(first + 1, len(bounds)) if bounds[k] >= min(at[1], sentence.end))
    while _count(_cut(text, bounds[first], bounds[last], at)) < _SHORT and (first > 0 or last < len(bounds) - 1):
        if last < len(bounds) - 1:
            last += 1
        else:
            first -= 1
    label = _cut(text, bounds[first], bounds[last], at)
    words = label.split()
    if not words:
        return text[at[0] : at[1]]
    return label if len(words) <= _LONG else " ".join(words[:_LONG]) + "…"


def _count(label: str) -> int:
    return len(label.split())


def _cut(text: str, start: int, end: int, at: tuple[int, int]) -> str:
    before, after = text[start : at[0]], text[at[1] : end]
    signs = " \t\n\r\u00a0،؛:.-–—*•"
    if not before.strip(signs):
        return after.strip(signs)
    if not after.strip(signs):
        return re.sub(r"\s+(?:في|إلى|منذ|خلال|حتى|يوم|بتاريخ)$", "", before.strip(signs))
    return text[start:end].strip(signs)
