"""How long the translation of a text is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.pairs.pair import Pair

__all__ = ["Lengths", "prior", "size_of"]


class Lengths(msgspec.Struct, frozen=True):
    """How long a translation is: mean and deviation of ``log(target / source)``, in letters and digits."""

    mean: float
    deviation: float

    def away(self, source: int, target: int) -> float:
        """How many deviations a length is from the mean; a short text varies more."""
        return (log(target / source) - self.mean) / (self.deviation * (1 + _SHORT / source))

    @property
    def inverse(self) -> Lengths:
        """Those of the opposite direction."""
        return replace(self, mean=-self.mean)

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Lengths:
        """Of these pairs, with the prior of a few: so that one alone can be judged."""
        return cls.measured([(size_of(pair.source), size_of(pair.target)) for pair in pairs])

    @classmethod
    def measured(cls, sizes: Iterable[tuple[int, int]]) -> Lengths:
        """`of` pairs of which the letters and digits of source and target have been counted."""
        known = sorted(log(target / source) for source, target in sizes if min(source, target) >= 40)
        if not known:
            return PRIOR
        weight = len(known) / (len(known) + _PRIOR_WEIGHT)
        # A broken pair among them must not move it.
        median = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
        mean = weight * median + (1 - weight) * PRIOR.mean
        return cls(mean, PRIOR.deviation)


_SHORT: Final = 40  # letters: the deviation of so short a text is twice that of a long one
# Measured on professional Arabic-English pairs of a paragraph; the opposite direction is its inverse.
PRIOR: Final = Lengths(0.17, 0.14)
_PRIOR_WEIGHT: Final = 20


def prior(pair: Pair) -> Lengths:
    if pair.source_language.startswith("ar"):
        return PRIOR
    return Lengths(-PRIOR.mean if pair.target_language.startswith("ar") else 0.0, PRIOR.deviation * 1.25)


def size_of(text: str) -> int:
    return len(text) - len(_NO_LETTER.findall(text)) or 1


_NO_LETTER: Final = re.compile(r"[\W_]")  # nor digit
