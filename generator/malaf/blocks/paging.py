"""What a page of print has above and below its text: its number, and the head that runs over every page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from malaf.blocks.lines import Line
from malaf.blocks.patterns import CLOSERS, DASHES, DIGITS, STOPS

_NUMBER = rf"[{DIGITS}]{{1,4}}"
_BARE = re.compile(rf"[{DASHES}\[(|\s]*+(?P<number>{_NUMBER})[{DASHES}\])|\s]*+\Z")
_SAID = re.compile(
    rf"[{DASHES}\[(|\s]*+(?:ال)?(?:صفحة|page)\s?:?\s?(?:رقم\s)?{_NUMBER}(?:\s?(?:من|of|/)\s?{_NUMBER})?[{DASHES}\])|\s]*+\Z",
    re.IGNORECASE,
)
_SET_OFF = re.compile(rf"\A{_NUMBER}(?:\s{{2,}}|\s*\|)|(?:\s{{2,}}|\|\s*|\s[{DASHES}]\s){_NUMBER}\Z")
_HEAD_LENGTH = 160
_NEAR = 2  # lines


def paging_lines(lines: Sequence[Line]) -> set[int]:
    """The lines that are a page's number or its running head.

    «صفحة 7 من 12» is one by itself; bare numbers are where two or more of them go up by one. A head is a line without a
    full stop that comes back, but for its digits, each time with a page's number in it or beside it, once at the most
    without.
    """
    numbers = {at for at, line in enumerate(lines) if _SAID.match(line.text)}
    bare = [(at, int(found["number"])) for at, line in enumerate(lines) if (found := _BARE.match(line.text))]
    for (before, one), (after, other) in pairwise(bare):
        if other == one + 1 and after - before > _NEAR:
            numbers |= {before, after}
    seen: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if at not in numbers and len(line.text) <= _HEAD_LENGTH and line.text.rstrip(CLOSERS)[-1:] not in STOPS:
            key = " ".join(re.sub(rf"[{DIGITS}|{DASHES}]+", " ", line.text).split())
            if " " in key:
                seen.setdefault(key, []).append(at)
    bare_at = {at for at, _ in bare} | numbers
    heads: set[int] = set()
    for places in seen.values():
        if len(places) < 2:
            continue
        beside = [at for at in places if bare_at & {at - 1, at + 1}]
        paged = [at for at in places if at in beside or _SET_OFF.search(lines[at].text)]
        if len(paged) >= max(2, len(places) - 1):
            heads |= set(places)
            numbers |= {near for at in beside for near in (at - 1, at + 1) if near in bare_at}
    return numbers | heads
