"""Where a text speaks of all and its translation of some, or of these alone and of others, too."""

from __future__ import annotations

from collections.abc import Iterator

from malaf.pairs.pair import Finding
from malaf.pairs.sides import Sides
from malaf.reading.scopes import may_tell, scopes

__all__ = ["check_scopes"]


def check_scopes(sides: Sides) -> Iterator[Finding]:
    """Another scope in the translation, where each side has no word for the other's; and "only" that is lost.

    That translators add "all" is no slip, nor that they leave it out.
    """
    if not sides.reads:
        return
    ours, theirs = sides.source, sides.target
    source = scopes(ours.words, ours.language)
    if not source:
        return
    target = scopes(theirs.words, theirs.language)
    lost = [scope for scope in source if not may_tell(theirs.words, theirs.language, scope)]
    if "only" in lost:
        message = f"the source says {source['only']}, the translation does not"
        yield Finding(sides.pair.id, "qualifier-mismatch", message, source["only"])
    elif lost and (added := next((scope for scope in target if not may_tell(ours.words, ours.language, scope)), None)):
        said = source[lost[0]], target[added]
        message = f"the source says {said[0]}, the translation {said[1]}"
        yield Finding(sides.pair.id, "qualifier-mismatch", message, *said)
