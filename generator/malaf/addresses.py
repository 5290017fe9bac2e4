"""The addresses that dossiers lay claim to, no two of them to the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from malaf.diagnostics import Diagnostic
from malaf.store import Dossier
from malaf.yamltext import Locator

__all__ = ["Addresses", "address_problems", "addresses"]


class Addresses(msgspec.Struct, frozen=True, array_like=True):
    """Where a dossier is found: its slug, and each old one with the line and column where it is given."""

    path: str
    slug: str
    aliases: list[tuple[str, int | None, int | None]] = []


def addresses(dossier: Dossier) -> Addresses:
    """The addresses that a dossier lays claim to."""
    locator = Locator(dossier.yaml)
    aliases = [(alias, *locator.position(["aliases", i])) for i, alias in enumerate(dossier.article.aliases)]
    return Addresses(dossier.yaml.path, dossier.article.slug, aliases)


def address_problems(claims: Sequence[Addresses]) -> Iterator[Diagnostic]:
    """Old addresses that are another dossier's, too."""
    taken: dict[str, str] = {}
    for claim in claims:
        taken.setdefault(claim.slug, claim.path)
    for claim in claims:
        for alias, line, column in claim.aliases:
            if alias in taken:
                yield Diagnostic(
                    code="duplicate-slug",
                    severity="error",
                    message=f"the alias {alias!r} is taken by {taken[alias]}",
                    path=claim.path,
                    line=line,
                    column=column,
                    hint="an address leads to one dossier",
                )
            taken.setdefault(alias, claim.path)
