"""Where a text says what its translation denies, or holds for possible what the other states."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.duties import Duties, duties
from malaf.reading.hedges import hedges
from malaf.reading.lexicon import Senses
from malaf.reading.negation import Negations, may_tell, negations
from malaf.reading.nouns import NOUNS
from malaf.reading.polarity import Assertion, clashing, contradictions
from malaf.reading.tokens import Text
from malaf.source import Span

__all__ = ["check_claims", "check_duties", "check_hedges"]


def check_claims(sides: Sides) -> list[Finding]:
    """A denial without its like on the other side; where there is none, a word that is said here and denied there."""
    return list(_negation(sides)) or _contradiction(sides)


def _negation(sides: Sides) -> Iterator[Finding]:
    """A negation of one side where the other has nothing of the kind: sentence by sentence, where there are as many."""
    pair = sides.pair
    if not any(may_tell(side.words, side.language) for side in (sides.source, sides.target)):
        return
    whole = (negations(sides.source.words, pair.source_language), negations(sides.target.words, pair.target_language))
    if whole[0] is None or whole[1] is None or not (whole[0].tells or whole[1].tells):
        return  # nor does any sentence deny anything
    for one, other in sides.abreast:
        if one is sides.source.words:
            source, target = whole
        else:
            source, target = negations(one, pair.source_language), negations(other, pair.target_language)
        if source is None or target is None:
            return
        if lost := _lost_denial(source, target):
            yield Finding(pair.id, "negation", f"the source denies («{lost}»), the translation does not", lost)
        elif added := _added_denial(source, target):
            yield Finding(pair.id, "negation", f"the translation denies ({added}), the source does not", None, added)


def _lost_denial(source: Negations, target: Negations) -> str | None:
    """The words by which the source denies, where nothing in the translation may stand for it."""
    answers = target.likely + target.verbs + target.weak + max(target.contrasts - source.contrasts, 0)
    if source.sure and not target.sure and answers <= source.likely + source.verbs and target.affirms(source):
        return source.words
    return source.verb if source.verb and target.silent else None


def _added_denial(source: Negations, target: Negations) -> str | None:
    """The words by which the translation denies, where nothing in the source may be what it stands for."""
    if target.sure and source.silent and source.affirms(target):
        return target.words
    return target.verb if target.verb and source.silent else None


def _contradiction(sides: Sides) -> list[Finding]:
    """A word that one side says, and the other denies, or says the contrary of: anywhere, or in the same sentence."""
    said = clashing((sides.source.words, sides.source.language), (sides.target.words, sides.target.language))
    if said is None:
        return []
    source, target = said
    whole = Span(0, len(sides.pair.source)), Span(0, len(sides.pair.target))
    found = next(_contraries(sides, source, target, whole), None)
    if found is None and len(sides.source.spans) == len(sides.target.spans) != 1:
        pairs = zip(sides.source.spans, sides.target.spans, strict=True)
        found = next((told for pair in pairs for told in _contraries(sides, source, target, pair)), None)
    if found is None:
        return []
    ours, theirs = found
    message = f"the source says «{ours.words}», the translation the contrary: {theirs.words}"
    return [Finding(sides.pair.id, "negation", message, ours.words, theirs.words)]


def _contraries(
    sides: Sides, source: Sequence[Assertion], target: Sequence[Assertion], spans: tuple[Span, Span]
) -> Iterator[tuple[Assertion, Assertion]]:
    """The contraries within two parts of the texts that stand at much the same place there."""
    for ours, theirs in contradictions(_within(source, spans[0]), _within(target, spans[1])):
        arabic, english = (ours, theirs) if sides.arabic is sides.source else (theirs, ours)
        places = spans if sides.arabic is sides.source else spans[::-1]
        if not _are_apart(arabic.start, english.start, *places):
            yield ours, theirs


def _are_apart(arabic: int, english: int, arabic_span: Span, english_span: Span) -> bool:
    """Whether a word stands so far from another that one is hardly the other's translation: at the other end of it.

    A verb that opens an Arabic sentence has in English a subject before it.
    """
    sizes = arabic_span.end - arabic_span.start, english_span.end - english_span.start
    at, place = (arabic - arabic_span.start) / sizes[0], (english - english_span.start) / sizes[1]
    far = _FAR_BEHIND if at < _FIRST and at < place else _FAR
    return abs(at - place) * sum(sizes) / 2 > far * sum(sizes) / 2 + _SLACK


_FIRST: Final = 0.1  # of a text: in it stands what opens it
_FAR: Final = 0.3  # of a text
_FAR_BEHIND: Final = 0.5
_SLACK: Final = 10  # letters: in a short text two words stand far apart at once


def _within(said: Sequence[Assertion], span: Span) -> Sequence[Assertion]:
    first, last = (bisect_left(said, end, key=_start) for end in (span.start, span.end))
    return said[first:last]


_start = attrgetter("start")


def check_hedges(sides: Sides) -> Iterator[Finding]:
    """What one side holds for possible, where the other states all that it says: "may" that is lost."""
    if not sides.reads:
        return
    whole = sides.read(hedges)
    if not (whole[0].sure or whole[1].sure):
        return
    for source, target in sides.abreast:
        one, other = hedges(source, sides.pair.source_language), hedges(target, sides.pair.target_language)
        lost = one.sure and not _may_hold(other.likely, source)
        added = other.sure and not _may_hold(one.likely, target)
        if lost or added:
            said = "the source holds it possible" if one.sure else "the translation holds it possible"
            message = f"{said} ({one.sure or other.sure}), and the other states it"
            yield Finding(sides.pair.id, "qualifier-mismatch", message, one.sure or None, other.sure or None)


def _may_hold(words: Sequence[str], other: Text) -> bool:
    """Whether one of the words holds possible what the other text does, and is not its noun: the "risk" of «خطر»."""
    known = {row for key in other.keys for row in _nouns(key)} if words else set()
    return any(known.isdisjoint(_nouns(word)) for word in words)


def _nouns(key: str) -> Senses:
    return NOUNS.arabic(key) or NOUNS.english(key)


def check_duties(sides: Sides) -> Iterator[Finding]:
    """What must be on one side, and may on the other, where nothing of either text says the contrary."""
    pair = sides.pair
    if not sides.reads:
        return
    one, other = sides.read(duties)
    if not ((one.must or one.may) and (other.must or other.may)):
        return
    for source, target in sides.abreast:
        one, other = duties(source, pair.source_language), duties(target, pair.target_language)
        for must, may in ((one, other), (other, one)):
            if must.must and may.may and not (must.any_may or may.any_must):
                said = (must.must, may.may) if must is one else (may.may, must.must)
                message = f"the source says «{said[0]}», the translation {said[1]}"
                yield Finding(pair.id, "qualifier-mismatch", message, *said)
        if said_twice := _says_twice(one, other):
            message = f"the source says both what must be and what may, the translation twice «{said_twice}»"
            yield Finding(pair.id, "qualifier-mismatch", message, None, said_twice)


def _says_twice(source: Duties, target: Duties) -> str:
    """What the translation says once more than the source, where it has nothing of the other that the source says."""
    if source.any_may and not target.any_may and target.sure_must > source.any_must > 0:
        return target.must
    if source.any_must and not target.any_must and target.sure_may > source.any_may > 0:
        return target.may
    return ""
