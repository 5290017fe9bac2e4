"""What a text can say in numbers and dates: `Number`, and `Mentions` of all of them."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from malaf.article import Qualifier
from malaf.reading.durations import Duration, Told
from malaf.reading.parts import Part


class Number(msgspec.Struct, frozen=True, gc=False):
    """One number: `value`, with what it is of and how it is qualified; `words` as the text has it.

    `role` is ``year`` or ``day`` where it stands in a date, ``ordinal`` for «الـ14» and 14th. `plain` marks a small
    number in words («ثلاثة»), which a translator may well leave out or put otherwise.
    """

    value: Decimal
    words: str
    percent: bool = False
    currency: str | None = None
    qualifier: Qualifier = "exact"
    role: str | None = None
    plain: bool = False
    also: Decimal | None = None  # another reading of its digits: «1.239»
    soft: bool = False  # its qualifier may say nothing: "over ten years"
    share: bool = False  # whether the percent sign or unit may be another's: «من 25 إلى 49 في المئة», points
    duration: Duration | None = None  # «ستة أشهر»
    measure: str | None = None  # a unit that is put into another: ``mile``, ``celsius``; ``cent`` for small money
    points: bool = False  # of percentages, of an index
    start: int = 0  # where it stands, if it counts something
    hedged: bool = False  # exact as it stands, but words near it may qualify it
    beside: Decimal | None = None  # the same in another unit: "100 miles (160 km)"


class Mentions(msgspec.Struct):
    """All that one text says in numbers and dates.

    `loose` are values that the text may be said to give as well: ordinals, duals, halves, «both», «dozen». They
    excuse a number of the other text, and are not missed themselves. `months` are 1 to 12, `weekdays` 0
    (Monday) to 6. `magnitudes` are the powers of ten of «ملايين», dozens, thousands. `days_told`,
    `months_told`, `years_told`: it has «أمس», «الشهر الماضي», «العام الماضي», which a translator may put as a
    date. `converted` are (day, month, year) of Hijri dates, by the Gregorian calendar. `months_loose` are
    months that may be another word, `hijri` those of the Hijri calendar. `fractions` are halves, thirds and
    their like in words, `ordinals` those in words or digits, `parts` quarters and halves of a year (``Q3``,
    ``H1``). `durations` are those without a number of their own, `duals` how each «كيلومترين» is qualified,
    `clock` times of day (hour to 12, minute), `scores` those of matches in digits.
    """

    numbers: list[Number] = msgspec.field(default_factory=list)
    loose: set[Decimal] = msgspec.field(default_factory=set)
    months: list[int] = msgspec.field(default_factory=list)
    weekdays: list[int] = msgspec.field(default_factory=list)
    magnitudes: set[int] = msgspec.field(default_factory=set)
    fractions: list[Part] = msgspec.field(default_factory=list)
    durations: list[Told] = msgspec.field(default_factory=list)
    duals: list[Qualifier] = msgspec.field(default_factory=list)
    clock: set[tuple[int, int]] = msgspec.field(default_factory=set)
    scores: set[frozenset[Decimal]] = msgspec.field(default_factory=set)
    ordinals: set[Decimal] = msgspec.field(default_factory=set)
    hijri: set[int] = msgspec.field(default_factory=set)
    parts: set[str] = msgspec.field(default_factory=set)
    months_loose: set[int] = msgspec.field(default_factory=set)
    days_told: bool = False
    months_told: bool = False
    years_told: bool = False
    converted: list[tuple[int, int, int]] = msgspec.field(default_factory=list)
