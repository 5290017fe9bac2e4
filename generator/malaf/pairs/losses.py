"""Sentences that the translation lacks, or adds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

import msgspec

from malaf.pairs.lengths import Lengths, size_of
from malaf.pairs.matching import excused
from malaf.pairs.pair import Finding
from malaf.pairs.scripts import is_arabic
from malaf.pairs.sides import Side, Sides
from malaf.reading.lexicon import Senses
from malaf.reading.mentions import read_mentions
from malaf.reading.tokens import Text
from malaf.source import Span

__all__ = ["check_sentences"]


def check_sentences(sides: Sides, lengths: Lengths) -> Iterator[Finding]:
    """A translation much too short or too long, as a whole, or where two sentences stand for one."""
    pair, (source, target) = sides.pair, sides.sizes
    if source < _LEAST and target < _LEAST:
        return
    ours, theirs = (
        [size_of(sentence) for sentence in side.sentences if not _HEAD.fullmatch(sentence)]
        for side in (sides.source, sides.target)
    )
    away = lengths.away(source, target)
    alone = len(ours) == len(theirs) == 1  # as most are: there is nothing to be aligned
    segments = [] if alone else align(ours, theirs, lengths)
    joined = [segment for segment in segments if segment.source != segment.target]
    # In a list each number may be a sentence of its own.
    prose = "\n" not in pair.source
    lacks = any(one.source > one.target and one.away < -_LOST for one in joined)
    adds = any(one.target > one.source and one.away > _ADDED for one in joined) and prose
    counts = f"{len(theirs)} for {len(ours)}"
    far = _FAR if len(ours) > 1 or len(theirs) > 1 else _FAR_ALONE
    suspect = lacks or (away < -_GONE and False in _traces(sides.source, sides.source.words, sides.target))
    traces = [set(_traces(sides.source, part, sides.target)) for part in sides.source.parts] if suspect else []
    lacks = lacks and any(True not in seen for seen in traces)
    gone = away < -_GONE and {False} in traces
    if away < -far or lacks or gone or _is_alone(sides.source, sides.target, away, lengths):
        message = f"the translation may lack a sentence: {counts}, and {target} letters for {source}"
        yield Finding(pair.id, "sentence-missing", message)
    elif away > far or adds or (prose and _is_alone(sides.target, sides.source, -away, lengths.inverse)):
        message = f"the translation may say more than the source: {counts}, and {target} letters for {source}"
        yield Finding(pair.id, "sentence-missing", message)
    elif away < 0 and len(ours) == len(theirs) and (lost := _lost_clause(sides, ours, theirs, lengths)):
        yield Finding(pair.id, "sentence-missing", f"the translation may lack a clause: «{lost}»", lost)


# "Article 47.", which is no sentence.
_HEAD: Final = re.compile(r"\s*(?:Article|Art|Section|Clause|Rule|Chapter|Annex|Principle|Note)\.? [\w-]{1,6}[.:]\s*")
_LEAST: Final = 60  # letters and digits: of less, the length says nothing
# Deviations from the mean length: of the whole; of sentences that became fewer; of such that became more.
_FAR: Final = 2.9
_FAR_ALONE: Final = 5.2  # one sentence for one
_LOST: Final = 1.7
_GONE: Final = 1.0  # of the whole, where no number of a sentence is left
_ADDED: Final = 1.5


class Segment(msgspec.Struct, frozen=True, gc=False):
    """So many sentences of the source that became so many of the translation; `away` as of `Lengths.away`."""

    source: int
    target: int
    away: float


# What sentences become of sentences, and how much less likely that is than one of one.
_MOVES: Final = ((1, 1, 0.0), (1, 2, 2.0), (2, 1, 2.0), (2, 2, 3.0), (1, 3, 5.0), (3, 1, 5.0))
_MOST: Final = 40  # sentences: a longer paragraph is not aligned


def align(source: Sequence[int], target: Sequence[int], lengths: Lengths) -> list[Segment]:
    """The sentences of both sides, by their sizes, put together in order so that their lengths fit best.

    Gale and Church, A program for aligning sentences in bilingual corpora, 1993. Empty where nothing fits.
    """
    if max(len(source), len(target)) > _MOST:
        return []
    best: dict[tuple[int, int], tuple[float, list[Segment]]] = {(0, 0): (0.0, [])}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            if (i, j) not in best:
                continue
            cost, way = best[i, j]
            for n, m, penalty in _MOVES:
                if i + n <= len(source) and j + m <= len(target):
                    away = lengths.away(sum(source[i : i + n]), sum(target[j : j + m]))
                    total = cost + away * away + penalty
                    if total < best.get((i + n, j + m), (float("inf"), []))[0]:
                        best[i + n, j + m] = (total, [*way, Segment(n, m, away)])
    return best.get((len(source), len(target)), (0.0, []))[1]


def _traces(side: Side, sentence: Text, other: Side) -> Iterator[bool]:
    """Whether each number, date and Latin word of a sentence is on the other side."""
    target = other.mentions
    values = {abs(number.value) for number in target.numbers} | target.loose
    values |= {goals for score in target.scores for goals in score}
    said = side.mentions if sentence is side.words else read_mentions(sentence, side.language)
    for number in said.numbers:
        if abs(number.value) > _SMALL:
            yield abs(number.value) in values or excused(number, target)
    yield from (month in target.months for month in said.months)
    yield from (day in target.weekdays for day in said.weekdays)
    if is_arabic(side.language) and not is_arabic(other.language):
        yield from (word.text in other.text for word in sentence.tokens if _LATIN.fullmatch(word.text))


_SMALL: Final = 2  # a number that may be put into words
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]+")


def _is_alone(side: Side, other: Side, away: float, lengths: Lengths) -> bool:
    """Whether the other side, which has fewer sentences, has nothing of one of these, and is as long as without it.

    By the weight of evidence: how much likelier the words in common, the numbers and the length are if it is lost.
    """
    if len(other.spans) >= len(side.spans) or not {side.language[:2], other.language[:2]} <= {"ar", "en"}:
        return False
    met = [{row for _, rows in known for row in rows} for known in other.topics]
    for span in side.spans:
        size = size_of(side.text[span.start : span.end])
        if size < _LEAST_SENTENCE or side.size - size < _LEAST_SENTENCE:
            continue
        # Of the normal distribution: how far the length is from what is expected, with the sentence and without it.
        rest = lengths.away(side.size - size, other.size)
        evidence = (away * away - rest * rest) / 2
        for known, rows, (lost, kept) in zip(side.topics, met, _WEIGHTS, strict=True):
            here = [rows.isdisjoint(meant) for _, meant in _within(known, span)]
            evidence += lost * here.count(True) - kept * here.count(False)
        if evidence + 2 * _TRACE_LOST >= _ALONE:
            traces = list(_traces(side, side.words.part(span.start, span.end), other))
            evidence += _TRACE_LOST * min(traces.count(False), 2) - _TRACE_KEPT * min(traces.count(True), 2)
        if evidence >= _ALONE:
            return True
    return False


def _lost_clause(sides: Sides, ours: Sequence[int], theirs: Sequence[int], lengths: Lengths) -> str | None:
    """A clause of which the sentence that stands for its own has nothing, and is so much shorter: as in `_is_alone`.

    `ours` and `theirs` are the sizes of the sentences, as many on each side.
    """
    source, target = sides.source, sides.target
    if not len(ours) == len(source.spans) == len(target.spans) or not sides.reads:
        return None
    for span, other, size, length in zip(source.spans, target.spans, ours, theirs, strict=True):
        away = lengths.away(size, length)
        if away > -_SHORTER:
            continue
        met = [{row for _, rows in _within(known, other) for row in rows} for known in target.topics]
        for clause in _clauses(source.text, span):
            words = source.text[clause.start : clause.end]
            left = size - size_of(words)
            if left < _LEAST_CLAUSE or size - left < _LEAST_CLAUSE or _ATTRIBUTES.match(words):
                continue
            rest = lengths.away(left, length)
            evidence = (away * away - rest * rest) / 2
            gone = 0
            for known, rows, (lost, kept) in zip(source.topics, met, _WEIGHTS, strict=True):
                here = [rows.isdisjoint(meant) for _, meant in _within(known, clause)]
                gone += here.count(True)
                evidence += lost * here.count(True) - kept * here.count(False)
            if gone >= _GONE_WORDS and evidence + 2 * _TRACE_LOST >= _CLAUSE_LOST:
                traces = list(_traces(source, source.words.part(clause.start, clause.end), target))
                evidence += _TRACE_LOST * min(traces.count(False), 2) - _TRACE_KEPT * min(traces.count(True), 2)
                if evidence >= _CLAUSE_LOST:
                    return words.strip()
    return None


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """The parts of a sentence between its commas; none of a sentence that has none."""
    cuts = [cut.end() for cut in _COMMA.finditer(text, span.start, span.end)]
    if cuts:
        yield from (Span(*ends) for ends in pairwise([span.start, *cuts, span.end]))


def _within(known: Sequence[tuple[int, Senses]], span: Span) -> Sequence[tuple[int, Senses]]:
    first, last = (bisect_left(known, end, key=_place) for end in (span.start, span.end))
    return known[first:last]


_COMMA: Final = re.compile("[\u060c\u061b,;] ")
# Who says it is often told in a word: «وفق هيئة عمليات التجارة البحرية البريطانية» is UKMTO.
_ATTRIBUTES: Final = re.compile(r"\s*(?:و?[بف]?حسب|وفق|نقلاً|استناداً)")
_SHORTER: Final = 1.5  # deviations from the mean length of a sentence
_LEAST_CLAUSE: Final = 15  # letters and digits
_GONE_WORDS: Final = 3
_CLAUSE_LOST: Final = 7.0  # as `_ALONE`: what a clause says is oftener put into other words

_place = itemgetter(0)
_LEAST_SENTENCE: Final = 12  # letters and digits
# Logarithms of how much likelier a word, or a number, is to be without a counterpart in a sentence that is lost than in
# one that is kept, and the other way round; verbs are translated more freely than nouns.
_WEIGHTS: Final = ((0.4, 0.9), (1.0, 1.5))
_TRACE_LOST: Final = 1.5
_TRACE_KEPT: Final = 3.0
_ALONE: Final = 2.0
