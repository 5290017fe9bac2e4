"""The pictures for where pages are shared: those drawn again that show something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from malaf.building import Build
from malaf.cards import PICTURE, Card, can_draw, draw, of_site
from malaf.compose import unpack_entries
from malaf.diagnostics import Diagnostic
from malaf.head import Head
from malaf.ledger import key_of
from malaf.pages import CARD

__all__ = ["share"]

_JSON: Final = msgspec.json.Decoder(Card)


def share(build: Build, heads: Mapping[str, Head], program: str) -> list[Diagnostic]:
    """A picture for each dossier and language, and one for each language's other pages. `program` is its key."""
    world, ledger = build.world, build.ledger
    if not world.cards:
        return []
    shown = {name: {lang: of[CARD] for lang, of in head.entries.items() if CARD in of} for name, head in heads.items()}
    keys = {name: key_of(program, head.slug, shown[name]) for name, head in heads.items() if shown[name]}
    stale = [name for name, key in keys.items() if not ledger.keep(f"card/{name}", key)]
    sites = {lang: of_site(site) for lang, site in world.sites.items()}
    key = key_of(program, sites)
    whole = ledger.keep("card", key)
    if whole and not stale:
        return []
    if not can_draw():
        return [
            Diagnostic(
                code="cards-not-drawn",
                severity="warning",
                message="Pillow finds no FriBidi here, so there are no pictures for where pages are shared",
                hint="install it (Debian: apt-get install libfribidi0), or set cards: false",
            )
        ]
    build.reporter.stage("draw", len(stale))
    if not whole:
        ledger.stage("card", key, {f"site/{lang}/{PICTURE}": draw(card) for lang, card in sites.items()})

    def cards() -> Iterator[dict[str, Card]]:
        for packed in ledger.cache.packed("entries", stale):
            yield {lang: _JSON.decode(of[CARD]) for lang, of in unpack_entries(packed).items() if CARD in of}

    for name, drawn in zip(stale, build.workers.map(_drawn, cards()), strict=True):
        files = {f"site/{lang}/articles/{heads[name].slug}/{PICTURE}": content for lang, content in drawn.items()}
        ledger.stage(f"card/{name}", keys[name], files)
        build.reporter.step()
    return []


def _drawn(cards: list[dict[str, Card]]) -> dict[str, bytes]:
    return {lang: draw(card) for lang, card in cards[0].items()}
