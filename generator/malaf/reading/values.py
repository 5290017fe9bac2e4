"""Quantities and times of a text, read so that no word is in two of them."""

from __future__ import annotations

from datetime import date

import msgspec

from malaf.reading.moments import Moment, read_moments
from malaf.reading.quantities import read_quantities, with_durations
from malaf.reading.quantity import Quantity, Usage
from malaf.reading.tokens import Text

__all__ = ["Values", "read_values"]


class Values(msgspec.Struct, frozen=True):
    """What one passage says in numbers and dates, each in its order; `text` is the passage in tokens."""

    text: Text
    quantities: list[Quantity]
    moments: list[Moment]


def read_values(text: Text, *, published: date | None = None, usage: Usage | None = None, times: bool = True) -> Values:
    """Read a passage: first its times, then the quantities among the words that are left. Linear; never raises.

    `published` is the article's date, `usage` what the whole article tells of its numbers (by default the passage).
    Without `times` dates are passed over, and are no quantities all the same: so in the cells of a table.

    >>> values = read_values(Text("بلغ 3.5 مليار ريال سعودي في 2024"))
    >>> [(q.value, q.unit) for q in values.quantities], [m.start for m in values.moments]
    ([(3500000000, 'SAR')], ['2024'])
    """
    moments = read_moments(text, published=published)
    taken = [False] * len(text)
    for moment in moments:
        taken[moment.first : moment.last] = [True] * (moment.last - moment.first)
    quantities = with_durations(text, read_quantities(text, taken=taken, usage=usage))
    return Values(text, quantities, moments if times else [])
