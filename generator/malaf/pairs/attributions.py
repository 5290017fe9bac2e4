"""Where a text says that others say so, and its translation states it."""

from __future__ import annotations

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.attributions import attributions, may_attribute

__all__ = ["check_attributions"]


def check_attributions(sides: Sides) -> Finding | None:
    """A sentence of the Arabic that others say, of which the one that stands for it has no word of saying."""
    if not attributions(sides.arabic.words):
        return None
    for arabic, english in sides.arabic_abreast:
        said = attributions(arabic)
        if said and not may_attribute(english):
            return sides.arabic_finding("qualifier-mismatch", "the {} says «{}», the {} states it", said[0])
    return None
