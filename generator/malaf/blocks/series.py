"""Which of the marks hold: a bullet by itself, a number or a letter only in a series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from malaf.blocks.lines import Line, has_word
from malaf.blocks.marks import BOLD, Mark, mark_alone, mark_at
from malaf.blocks.patterns import DASHES, DIGITS, MONTH
from malaf.blocks.tables import Table

_DATED = re.compile(
    rf"(?:في\s)?(?:(?:عام|سنة)\s)?(?:[{DIGITS}]{{1,2}}\s)?(?:{MONTH}(?:\s?[(/]\s?{MONTH}\)?)?\s?)?"
    rf"(?:[{DIGITS}]{{4}}\s?(?:م|هـ)?|(?<=[ء-ي)]\s)|(?<=[ء-ي)]))\s?[:{DASHES}]\s"
)
_DATED_LENGTH = 250
_FEWEST_IN_A_RUN = 3
_LONGEST_ALONE = 30  # unseen characters too
_WITH_ITS_TEXT = 2  # lines
_HALF_DAY = r"(?:\s?(?:ص|م|صباحا?ً?ا?|مساءً?|ظهرا?ً?ا?|عصرا?ً?ا?|[ap]\.?m\.?)(?![ء-ي\w]))?"
_TO = rf"\s?(?:[{DASHES}]|[إا]لى|حتى|to)\s?"
# «09:00 - 10:30 الجلسة الأولى», «الساعة 9:00 صباحاً: التسجيل»
_TIMED = re.compile(
    rf"[(\[]?(?:من\s)?(?:الساعة\s)?(?:[{DIGITS}]{{1,2}}:[{DIGITS}]{{2}}{_HALF_DAY}"
    rf"(?:{_TO}[{DIGITS}]{{1,2}}:[{DIGITS}]{{2}}{_HALF_DAY})?"
    rf"|[{DIGITS}]{{1,2}}\.[{DIGITS}]{{2}}{_HALF_DAY}{_TO}[{DIGITS}]{{1,2}}\.[{DIGITS}]{{2}}{_HALF_DAY})[)\]]?"
    rf"\s?[:{DASHES}|،]?\s+[^\W\d_]",
    re.IGNORECASE,
)
_POINTS_OF_ONE = 4  # lines below one time of a programme


def held_marks(lines: Sequence[Line], tables: dict[int, Table]) -> dict[int, Mark]:
    """The marks that hold, by line: a bullet holds by itself, a number or letter only in a series."""
    in_table = {at for table in tables.values() for at in range(table.first, table.last)}
    loose = {
        at: mark
        for at, line in enumerate(lines)
        if at not in in_table and has_word(line.text) and not BOLD.match(line.text) and (mark := mark_at(line))
    }
    held = {at: mark for at, mark in loose.items() if mark.sure}
    by_style: dict[tuple[str, int], list[int]] = {}
    for at, mark in loose.items():
        if not mark.sure:
            by_style.setdefault((mark.style, mark.depth), []).append(at)
    for places in by_style.values():
        if loose[places[0]].kind in ("dash", "glyph"):
            for at in places:
                if any(near in loose and loose[near].style == loose[at].style for near in (at - 1, at + 1)):
                    held[at] = loose[at]
            continue
        for at in places:
            one = loose[at].kind == "number" and loose[at].values == (1,)
            if at and one and lines[at - 1].text.endswith((":", "：")):
                held[at] = loose[at]  # «المتغيبون:» over one alone
        for before, after in pairwise(places):
            if _follows(loose[before], loose[after], after - before):
                held[before], held[after] = loose[before], loose[after]
        held |= {at: loose[at] for run in _monotonic(places, loose) for at in run}
    for before, after in pairwise(at for at, mark in loose.items() if mark.style == "1."):
        if after == before + 1 and "decimal" in (loose[before].kind, loose[after].kind):
            held[before], held[after] = loose[before], loose[after]  # 1. over 1.1
    held |= _alone(lines, in_table, loose)
    for at in _dated(lines, in_table, held):
        held[at] = Mark("dated", "dated", 0)
    for at in _timed(lines, in_table, held):
        held[at] = Mark("timed", "timed", 0)
    return held


def _follows(before: Mark, after: Mark, distance: int) -> bool:
    if distance == 1 and before.values == after.values and before.kind == "number":
        return True  # Markdown's lazy 1. 1. 1.
    return any(value + 1 in after.values for value in before.values)


def _alone(lines: Sequence[Line], in_table: set[int], loose: dict[int, Mark]) -> dict[int, Mark]:
    """Marks on lines of their own, two or more of a series, each over one line of text."""
    found = {
        at: mark
        for at, line in enumerate(lines[:-1])
        if at not in in_table and len(line.text) <= _LONGEST_ALONE and (mark := mark_alone(line))
    }
    held: dict[int, Mark] = {}
    for before, after in pairwise(found):
        one, other = found[before], found[after]
        if (one.kind, one.style) != (other.kind, other.style) or after - before != _WITH_ITS_TEXT:
            continue
        if one.kind in ("glyph", "dash") or _follows(one, other, 1):
            held |= {at: found[at] for at in (before, after)}
    return {
        at: msgspec.structs.replace(mark, end=lines[at + 1].body - lines[at].body, lines=_WITH_ITS_TEXT)
        for at, mark in held.items()
        if at + 1 not in loose and at + 1 not in in_table and has_word(lines[at + 1].text) and not lines[at + 1].gap
    }


def _monotonic(places: Sequence[int], loose: dict[int, Mark]) -> Iterator[list[int]]:
    """Neighbours, three or more, whose numbers only rise or only fall: 10, 9, 8 of a ranking, 1, 2, 4 of a cut list."""
    run: list[int] = []
    way = 0
    for at in places:
        step = _step(loose[run[-1]], loose[at]) if run and at - run[-1] == 1 else 0
        if step and step == (way or step):
            run.append(at)
            way = step
            continue
        if len(run) >= _FEWEST_IN_A_RUN:
            yield run
        run, way = ([run[-1], at], step) if step else ([at], 0)
    if len(run) >= _FEWEST_IN_A_RUN:
        yield run


def _step(before: Mark, after: Mark) -> int:
    one, other = before.values, after.values
    return (one < other) - (one > other) if before.kind == after.kind and len(one) == len(other) == 1 else 0


def _dated(lines: Sequence[Line], in_table: set[int], held: dict[int, Mark]) -> list[int]:
    """Lines of a chronology without bullets: three or more neighbours that open with a date and a colon or dash."""
    found: list[int] = []
    run: list[int] = []
    for at, line in enumerate(lines):
        fits = at not in in_table and at not in held and line.end - line.body <= _DATED_LENGTH
        if fits and line.text[0] not in ":-–—" and _DATED.match(line.text):
            run.append(at)
            continue
        if len(run) >= 3:
            found += run
        run = []
    return found + run if len(run) >= 3 else found


def _timed(lines: Sequence[Line], in_table: set[int], held: dict[int, Mark]) -> set[int]:
    """Lines of a programme: they open with a time of day, and another of them is near."""
    places = [
        at
        for at, line in enumerate(lines)
        if at not in in_table and at not in held and len(line.text) <= _DATED_LENGTH and _TIMED.match(line.text)
    ]
    near = [pair for pair in pairwise(places) if pair[1] - pair[0] <= _POINTS_OF_ONE]
    return {at for pair in near for at in pair}
