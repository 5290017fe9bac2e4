"""A text with its translation, and one disagreement of the two as a value."""

from __future__ import annotations

import msgspec

__all__ = ["Finding", "Pair"]


class Pair(msgspec.Struct, frozen=True, gc=False):
    """One text with its translation; `id` tells it in a message, languages are BCP 47."""

    id: str
    source: str
    target: str
    source_language: str
    target_language: str


class Finding(msgspec.Struct, frozen=True):
    """One disagreement; the values are the words of each side, where there are such."""

    id: str
    code: str
    message: str
    source_value: str | None = None
    target_value: str | None = None
    severity: str = "error"
