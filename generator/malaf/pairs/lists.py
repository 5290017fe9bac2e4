"""Where a list has lost one of its items."""

from __future__ import annotations

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.lists import Item, arabic_lists, english_lists, is_named, items, said

__all__ = ["check_lists"]


def check_lists(sides: Sides) -> Finding | None:
    """A noun that the Arabic lists, where the English lists all the others and has nothing of it anywhere."""
    arabic, english = sides.arabic.words, sides.english.words
    listed = arabic_lists(arabic)
    told = english_lists(english) if listed else []
    for bounds in listed:
        for other in told:
            if len(other) != len(bounds) - 1:
                continue
            lost = _lost(items(arabic, bounds, "ar"), items(english, other, "en"))
            if lost and is_named(arabic.keys[lost.first]) and said(english.keys, "en").isdisjoint(lost.meant):
                words = " ".join(token.text for token in arabic.tokens[lost.first : lost.last])
                return sides.arabic_finding("sentence-missing", "the {} lists «{}», the {} does not", words)
    return None


def _lost(listed: list[Item], told: list[Item]) -> Item | None:
    """The one item of a list of which another list, that has all others, has nothing."""
    left = list(listed)
    for one in told:
        same = next((item for item in left if not item.meant.isdisjoint(one.meant)), None)
        if same is None:
            return None
        left.remove(same)
    return left[0]
