"""Where a text speaks of another ministry, court or house than its translation, or of another rank."""

from __future__ import annotations

from collections.abc import Iterator

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.offices import bodies, may_say, ranks, traces

__all__ = ["check_offices"]


def check_offices(sides: Sides) -> Iterator[Finding]:
    """A body that the source has no word for, in another's place; a deputy's or a former office of one side."""
    pair = sides.pair
    languages = pair.source_language, pair.target_language
    if not sides.reads:
        return
    source, target = sides.source.words, sides.target.words
    ours, theirs = bodies(source, languages[0]), bodies(target, languages[1])
    for kind in sorted({one.kind for one in ours} & {one.kind for one in theirs}):
        seen = traces(source, languages[0], kind)
        other = next((one for one in theirs if one.kind == kind and one.rows.isdisjoint(seen)), None)
        known = {row for one in theirs if one.kind == kind for row in one.rows}
        one = next((one for one in ours if one.kind == kind and one.rows.isdisjoint(known)), None)
        if one and other:
            message = f"the source says {one.words}, the translation {other.words}"
            yield Finding(pair.id, "name-missing", message, one.words, other.words)
    here, there = ranks(source, languages[0]), ranks(target, languages[1])
    for rank, words in here.items():
        if rank not in there and not may_say(target, languages[1], rank):
            yield Finding(pair.id, "name-missing", f"the source says {words}, the translation does not", words)
    for rank, words in there.items():
        if rank not in here and not may_say(source, languages[0], rank):
            yield Finding(pair.id, "name-missing", f"the translation says {words}, the source does not", None, words)
