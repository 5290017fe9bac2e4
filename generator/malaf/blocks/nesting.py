"""How deep headings and items stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from malaf.blocks.block import Role
from malaf.blocks.patterns import DIGITS
from malaf.blocks.pieces import Piece

# «1.2 أسباب العجز»
_DECIMAL = re.compile(rf"(?P<inner>[{DIGITS}]{{1,2}}(?:[.\-][{DIGITS}]{{1,2}}){{1,4}})[.\-)]?\s")


def nesting_levels(pieces: Sequence[Piece], roles: Sequence[Role]) -> list[int]:
    """Nesting of items from 1; 1 for the title; 2, or Markdown's own, for headings; else 0."""
    levels = [0] * len(pieces)
    at = 0
    ordinal = under = False
    while at < len(pieces):
        role, piece = roles[at], pieces[at]
        if role == "title":
            levels[at] = 1
        elif role == "heading":
            kind = piece.mark.kind if piece.mark else ""
            numbered = kind in ("ordinal", "named")
            counted = kind in ("number", "letter")
            # A series right below a heading, with nothing between them, stands under it.
            under = counted and (under or (at > 0 and roles[at - 1] == "heading"))
            decimals = _DECIMAL.match(piece.text)
            if decimals:
                levels[at] = piece.level or 2 + len(re.findall(r"[.\-]", decimals["inner"]))
            else:
                levels[at] = piece.level or (3 if under or (ordinal and not numbered) else 2)
            ordinal = ordinal or numbered
        elif role == "item":
            last = at
            while last < len(pieces) and roles[last] == "item":
                last += 1
            levels[at:last] = _nesting(pieces[at:last])
            at = last
            continue
        at += 1
    return levels


def _nesting(items: Sequence[Piece]) -> list[int]:
    """Levels of the items of one list: by indent, by doubled bullets, and by marks that come back.

    A mark at the same indent is nested under another if that other comes back later, or ends with a colon, or if it was
    nested under such a mark before.
    """
    keys = [_key(item) for item in items]
    last_seen = {key: at for at, key in enumerate(keys)}
    levels: list[int] = []
    stack: list[tuple[int, str]] = []
    nested: set[tuple[tuple[int, str], tuple[int, str]]] = set()
    for at, key in enumerate(keys):
        indent = key[0]
        while stack and indent < stack[-1][0]:
            stack.pop()
        if key in stack:
            del stack[stack.index(key) + 1 :]
        elif not stack or indent > stack[-1][0] + 1:
            stack.append(key)
        else:
            returns = last_seen[stack[-1]] > at or (stack[-1], key) in nested
            hollow = stack[-1][1].startswith("•1") and key[1].startswith("○")
            deeper = key[1][:-1] == stack[-1][1][:-1] and key[1][-1] > stack[-1][1][-1]
            if returns or hollow or deeper or items[at - 1].last == ":":
                nested.add((stack[-1], key))
                stack.append(key)
            else:
                stack[-1] = key
        levels.append(len(stack))
    return levels


def _key(item: Piece) -> tuple[int, str]:
    mark = item.mark
    return item.indent, f"{mark.style}{mark.depth}" if mark else "0"
