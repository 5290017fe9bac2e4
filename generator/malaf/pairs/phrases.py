"""Where a set phrase of the Arabic has no like in the English: a sentence that was suspended, or a condition."""

from __future__ import annotations

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.setphrases import added, may_mean, set_phrases

__all__ = ["check_phrases"]


def check_phrases(sides: Sides) -> Finding | None:
    """A set phrase of which the English has no word."""
    phrases = set_phrases(sides.arabic.words)
    keys = sides.english.words.keys
    if not phrases and not ("unless" in keys or "except" in keys):
        return None
    english = " ".join(keys)
    if said := added(sides.arabic.words, f" {english} "):
        return sides.english_finding("qualifier-mismatch", "the {} says «{}», the {} has nothing of the kind", said)
    for phrase in phrases:
        if not may_mean(english, phrase.row):
            message = "the {} says «{}», and nothing of the {} stands for it"
            return sides.arabic_finding("qualifier-mismatch", message, phrase.words)
    return None
