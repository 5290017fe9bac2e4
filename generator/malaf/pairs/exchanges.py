"""Where two names, or two numbers, of a text stand in each other's place in its translation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter
from typing import Final

import msgspec

from malaf.glossary import Term
from malaf.pairs.pair import Finding
from malaf.pairs.sides import Side, Sides
from malaf.reading.deeds import acts_upon, is_acted_upon
from malaf.reading.mentions import Number
from malaf.reading.nations import Nation
from malaf.reading.tokens import Text, word_set
from malaf.source import Span

__all__ = ["check_exchanges"]


class _Place(msgspec.Struct, frozen=True, gc=False):
    """Where a name stands, its first code point, with its words; a country or a number is its own place."""

    start: int
    words: str


_Anchor = _Place | Nation | Number
_Places = Mapping[Hashable, _Anchor]  # by the values that both languages have in common


def check_exchanges(
    sides: Sides, named: Sequence[tuple[Term, Sequence[str]]], countries: tuple[Sequence[Nation], Sequence[Nation]]
) -> Iterator[Finding]:
    """Names of one kind, countries, and numbers that changed places, while what stands around them did not.

    `named` are the terms of the glossary that the source names, with their spellings; `countries` those of both sides.
    """
    for code, ours, theirs in _kinds(sides, named, countries):
        common = [anchor for anchor in ours if anchor in theirs]
        if len(common) < _PAIR:
            continue
        common.sort(key=lambda anchor: ours[anchor].start)
        if code == "number-mismatch" and (led := _led_otherwise(sides, ours, theirs)):
            message = f"from {led[0]} to {led[1]} in the source, the other way round in the translation"
            yield Finding(sides.pair.id, code, message, None, led[0])
            return
        turned = [(one, other) for one, other in combinations(common, 2) if theirs[one].start > theirs[other].start]
        if exchanged := next((pair for pair in turned if _are_exchanged(sides, ours, theirs, pair)), None):
            said = [theirs[anchor].words for anchor in exchanged]
            message = f"{said[0]} and {said[1]} stand in each other's place"
            yield Finding(sides.pair.id, code, message, None, said[0])
            return


def _kinds(
    sides: Sides, named: Sequence[tuple[Term, Sequence[str]]], countries: tuple[Sequence[Nation], Sequence[Nation]]
) -> Iterator[tuple[str, _Places, _Places]]:
    """The anchors of both sides that may stand for each other, with the code of a finding."""
    kinds = [term.kind for term, _ in named]
    for kind in dict.fromkeys(kinds) if len(kinds) > len(set(kinds)) else ():
        known = [(term.source, spellings) for term, spellings in named if term.kind == kind]
        ours = _once((source, place) for source, _ in known for place in _found(sides.source.text, [source]))
        theirs = _once((source, place) for source, spellings in known for place in _found(sides.target.text, spellings))
        yield "name-missing", ours, theirs
    source, target = countries
    # Most texts say all in one order: these are passed over.
    if len(source) > 1 < len(target) and [one.code for one in source] != [one.code for one in target]:
        yield "name-missing", _countries(source), _countries(target)
    said, told = ([number.value for number in side.mentions.numbers] for side in (sides.source, sides.target))
    if len(said) > 1 < len(told) and (said != told or not _FROM.isdisjoint(sides.target.words.keys)):
        yield "number-mismatch", _numbers(sides.source), _numbers(sides.target)


def _countries(said: Iterable[Nation]) -> _Places:
    return _once((one.code, one) for one in said if one.sure)


def _numbers(side: Side) -> _Places:
    return _once(
        (number.value, number)
        for number in side.mentions.numbers
        if not number.plain and side.text.startswith(number.words, number.start)
    )


def _led_otherwise(sides: Sides, ours: _Places, theirs: _Places) -> tuple[str, str] | None:
    """The words of two numbers of which the source says from one to the other, and the translation the contrary."""
    source = {_led(sides.source.words, place.start): anchor for anchor, place in ours.items() if anchor in theirs}
    target = {_led(sides.target.words, place.start): anchor for anchor, place in theirs.items() if anchor in ours}
    if not source.keys() >= _LED or not target.keys() >= _LED:
        return None
    turned = source["from"] == target["to"] and source["to"] == target["from"]
    return (theirs[source["from"]].words, theirs[source["to"]].words) if turned else None


_FROM: Final = frozenset({"from", "من"})
_LED: Final = frozenset({"from", "to"})
_LEADING: Final = {"from": "from", "to": "to", "من": "from", "الي": "to"}


def _led(text: Text, start: int) -> str:
    """Whether the number that begins at a code point is led by "from", or by "to"."""
    return _LEADING.get(text.key(text.index(start) - 1), "")


def _found(text: str, spellings: Iterable[str]) -> Iterator[_Place]:
    """Where a text has one of these."""
    for spelling in spellings:
        at = text.find(spelling)
        while at >= 0:
            yield _Place(at, spelling)
            at = text.find(spelling, at + 1)


def _once(anchors: Iterable[tuple[Hashable, _Anchor]]) -> dict[Hashable, _Anchor]:
    """The anchors that a text has once."""
    places: dict[Hashable, _Anchor] = {}
    several: set[Hashable] = set()
    for anchor, place in anchors:
        if anchor in places:
            several.add(anchor)
        places[anchor] = place
    return {anchor: place for anchor, place in places.items() if anchor not in several} if several else places


def _are_exchanged(sides: Sides, ours: _Places, theirs: _Places, pair: tuple[Hashable, Hashable]) -> bool:
    return _is_exchanged(sides, ours, theirs, pair) or _does_other_deed(sides, ours, theirs, pair)


def _does_other_deed(sides: Sides, ours: _Places, theirs: _Places, pair: tuple[Hashable, Hashable]) -> bool:
    """Whether one of a pair does to the other what the other does to it in the translation."""
    arabic, english = (ours, theirs) if sides.arabic is sides.source else (theirs, ours)
    one, other = pair if sides.arabic is sides.source else pair[::-1]
    words = sides.arabic.words
    begin, end = arabic[one].start, arabic[one].start + len(arabic[one].words)
    deeds = acts_upon(words, (words.index(begin), words.index(end - 1) + 1), words.index(arabic[other].start))
    told = sides.english.words
    first, second = told.index(english[other].start), told.index(english[one].start)
    return (
        bool(deeds)
        and _sentence(sides.english, english[one].start) == _sentence(sides.english, english[other].start)
        and is_acted_upon(told, first, second, deeds)
    )


def _is_exchanged(sides: Sides, ours: _Places, theirs: _Places, pair: tuple[Hashable, Hashable]) -> bool:
    """Whether two anchors, that stand in another order, are in each other's sentence, or among each other's words."""
    source, target = sides.source, sides.target
    here, there = ([places[anchor].start for anchor in pair] for places in (ours, theirs))
    spans = Span(0, len(source.text)), Span(0, len(target.text))
    if len(source.spans) == len(target.spans):
        at, to = ([_sentence(side, start) for start in starts] for side, starts in ((source, here), (target, there)))
        if at[0] != at[1] or at != to:
            return at == to[::-1] and at[0] != at[1]
        spans = source.spans[at[0]], target.spans[to[0]]
    english, starts = (source, here) if source.language.startswith("en") else (target, there)
    if _is_speaker(english.words, english.words.index(max(starts))):
        return False  # "..., the bank said": who is named first in Arabic is named last
    one, other = (
        {**_context(side, span), **places}
        for side, span, places in zip((source, target), spans, (ours, theirs), strict=True)
    )
    between = {
        one[anchor].start
        for anchor in one.keys() & other.keys()
        if here[0] < one[anchor].start < here[1] and there[1] < other[anchor].start < there[0]
    }
    return len(between) >= _LEAST


_PAIR: Final = 2
_LEAST: Final = 2  # words that stand between both on each side


def _sentence(side: Side, start: int) -> int:
    return bisect_right(side.spans, start, key=_start) - 1


_start = attrgetter("start")


def _context(side: Side, span: Span) -> dict[Hashable, _Anchor]:
    """The numbers of a sentence, and the meanings that it has once, of verbs and nouns that both languages share."""
    within = range(span.start, span.end)
    topics = enumerate(side.topics)
    known = ((kind, start, rows) for kind, said in topics for start, rows in said if start in within)
    words = _once(((kind, row), _Place(start, "")) for kind, start, rows in known for row in rows)
    return words | {("number", value): place for value, place in _numbers(side).items() if place.start in within}


def _is_speaker(text: Text, i: int) -> bool:
    """Whether the name at token `i` is that of who is quoted behind what is said."""
    return not _SAYING.isdisjoint(text.keys[i + 1 : i + 5])


_SAYING: Final = word_set("said says forecast forecasts announced announces reported reports")
