"""A quantity of an Arabic text as a value, and what its readers know of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.article import Qualifier
from malaf.reading.numerals import (
    Writing,
    writing_of,
)
from malaf.reading.tokens import Text
from malaf.reading.units import (
    Unit,
    count_countries,
    read_unit,
)

__all__ = ["Quantity", "Reading", "Usage", "plain", "usage_of"]


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A quantity at ``text[start:end]``: qualifier, number and unit noun, as they stand.

    `value` is None where the text says an order of magnitude only (`qualifier` vague); `high` ends a range. `unit` is
    ``percent`` (40 is 40 %), ``person``, ``country``, ``year``, ``month``, ``day``, ``hour``, ``area``, an ISO 4217
    code, or the noun as it stands; None where no noun stands there. `last` is the token after the unit.
    """

    value: int | float | None
    unit: str | None
    qualifier: Qualifier
    start: int
    end: int
    first: int
    last: int
    high: int | float | None = None


class Usage(msgspec.Struct, frozen=True):
    """What a whole article tells of its own numbers.

    `countries` (of `units.count_countries`) tell whose money a bare «دينار» is, `writing` how numbers are written.
    """

    countries: dict[str, int]
    writing: Writing

    def within(self, texts: Iterable[Text]) -> Usage:
        """The usage of a passage of the article: the countries it names itself come before all others."""
        near = _countries(texts)
        codes = self.countries.keys() | near.keys()
        return replace(
            self, countries={code: self.countries.get(code, 0) + _NEARER * near.get(code, 0) for code in codes}
        )


_NEARER: Final = 1000  # more than an article has mentions


def usage_of(texts: Iterable[Text]) -> Usage:
    """The usage that all passages of an article show together."""
    texts = list(texts)
    return Usage(_countries(texts), writing_of(texts))


def _countries(texts: Iterable[Text]) -> dict[str, int]:
    countries: dict[str, int] = {}
    for text in texts:
        for code, count in count_countries(text).items():
            countries[code] = countries.get(code, 0) + count
    return countries


class Reading(msgspec.Struct, frozen=True):
    """What the quantities of one text are read with."""

    text: Text
    countries: dict[str, int]
    taken: Sequence[bool]

    def unit(self, i: int) -> Unit | None:
        """What the number before token `i` counts, in words that are nothing else already."""
        unit = read_unit(self.text, i, self.countries)
        return unit if unit is not None and not any(self.taken[i : unit.last]) else None


def plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
