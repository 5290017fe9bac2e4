"""A text and its translation: where the two do not say the same.

Both texts are read once; then each rule compares what it knows of the two, and gives what disagrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from malaf.glossary import Names, Term, missing
from malaf.pairs.attributions import check_attributions
from malaf.pairs.claims import check_claims, check_duties, check_hedges
from malaf.pairs.countries import check_countries
from malaf.pairs.counts import check_counts
from malaf.pairs.dates import check_dates
from malaf.pairs.directions import check_directions
from malaf.pairs.exchanges import check_exchanges
from malaf.pairs.kinds import check_kinds
from malaf.pairs.lengths import Lengths, prior
from malaf.pairs.lists import check_lists
from malaf.pairs.losses import check_sentences
from malaf.pairs.numbers import check_neighbours, check_numbers
from malaf.pairs.offices import check_offices
from malaf.pairs.pair import Finding, Pair
from malaf.pairs.periods import check_periods
from malaf.pairs.phrases import check_phrases
from malaf.pairs.scopes import check_scopes
from malaf.pairs.scripts import check_script, is_copy
from malaf.pairs.sides import Sides
from malaf.pairs.signs import check_placeholders, check_signs
from malaf.reading.nations import nations

__all__ = ["Finding", "Lengths", "Pair", "check_pair", "check_pairs"]


def check_pair(pair: Pair, terms: Sequence[Term] = (), lengths: Lengths | None = None) -> list[Finding]:
    """What disagrees between a text and its translation. `terms` is the glossary; `lengths` those of the whole file."""
    return list(_check(Sides(pair), Names(terms), lengths))


def check_pairs(pairs: Sequence[Pair], terms: Sequence[Term] = ()) -> list[Finding]:
    """`check_pair` of each, with the lengths of all, and neighbours that stand in each other's place."""
    sides = [Sides(pair) for pair in pairs]
    lengths, names = Lengths.measured([one.sizes for one in sides]), Names(terms)
    found = [finding for one in sides for finding in _check(one, names, lengths)]
    return found + list(check_neighbours(sides))


def _check(sides: Sides, names: Names, lengths: Lengths | None) -> Iterator[Finding]:
    pair = sides.pair
    if not pair.target.strip():
        return
    if is_copy(pair):
        yield Finding(pair.id, "untranslated", "the translation is the source text itself")
        return
    named = list(names.named(pair.source))
    yield from check_script(pair)
    yield from check_signs(pair)
    yield from check_placeholders(pair)
    yield from check_claims(sides)
    yield from check_hedges(sides)
    yield from check_duties(sides)
    yield from check_scopes(sides)
    if pair.source_language != pair.target_language:
        yield from check_numbers(sides)
        yield from check_dates(sides)
        yield from check_periods(sides)
        yield from check_directions(sides)
        yield from check_offices(sides)
        if sides.reads:
            for check in _OF_WORDS:
                if found := check(sides):
                    yield found
            countries = sides.read(nations)
            yield from check_countries(sides, *countries)
            yield from check_exchanges(sides, named, countries)
    yield from _check_names(pair, named)
    yield from check_sentences(sides, lengths or prior(pair))


_OF_WORDS: Final = (check_phrases, check_attributions, check_kinds, check_counts, check_lists)


def _check_names(pair: Pair, named: Iterable[tuple[Term, Sequence[str]]]) -> Iterator[Finding]:
    for term, forms in missing(named, pair.target):
        message = f"{term.source} is not in the translation as {' or '.join(forms)}"
        yield Finding(pair.id, "name-missing", message, term.source, forms[0])
