"""Which quotation marks of a paragraph belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from malaf.reading.nametokens import Token

_PAIRS: Final = {"«": "»", '"': '"', "“": "”", "”": "”“", "„": "“”", "‘": "’", "'": "'"}


def _only_closes(found: Sequence[Token], i: int) -> bool:
    """Whether a mark stands close after a word and before a sign, where none can open: «في القضايا"، وأضاف»."""
    if not 0 < i < len(found) - 1 or not found[i - 1].key or found[i - 1].end != found[i].start:
        return False
    return found[i + 1].start == found[i].end and found[i + 1].text in {"،", ",", ".", "؛", "؟", "!"}


def _in_latin(found: Sequence[Token], i: int) -> bool:
    """Whether an apostrophe stands within a Latin name: «L'Equipe»."""
    before, after = found[max(i - 1, 0)].key, found[min(i + 1, len(found) - 1)].key
    return bool(before or after) and (before + after).isascii()


def quotations(found: Sequence[Token]) -> dict[int, int]:
    """Opening token -> closing token of the outermost quotations, in one pass; what never closes is none.

    The straight mark opens and closes by turns; «”» opens where nothing is open, as many keyboards have it.
    """
    pairs: dict[int, int] = {}
    opening: int | None = None
    closers = ""
    depth = 0
    for i, token in enumerate(found):
        if token.key:
            continue
        sign = token.text
        if sign == "'" and _in_latin(found, i):
            continue
        if opening is None and sign in {'"', "”"} and _only_closes(found, i):
            continue
        if opening is None:
            if sign in _PAIRS and not (sign == "‘" and i + 1 < len(found) and not found[i + 1].key):
                opening, closers, depth = i, _PAIRS[sign], 0
            continue
        if sign == "«" and closers == "»":
            depth += 1
        elif sign in closers:
            if depth:
                depth -= 1
                continue
            pairs[opening] = i
            opening = None
    return pairs
