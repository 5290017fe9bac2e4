"""How much of what people wrote is read: the setting `limits`."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec


def _megabytes(of: str) -> msgspec.Meta:
    """Of 10^6 bytes each."""
    return msgspec.Meta(gt=0, le=1000, description=f"megabytes of {of}, more than 0 and at most 1000")


def _count(of: str) -> msgspec.Meta:
    return msgspec.Meta(ge=1, le=10**8, description=f"how many {of}, a whole number from 1")


# Those of the limits that are of a whole file, in megabytes.
Kind = Literal["source", "article", "catalog", "exchange", "page", "attachment"]

# mkdocs.yml has the other limits in it, so its own cannot be a setting.
CONFIG: Final = 1.0


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`extra.malaf.limits`: what is larger is refused before it takes the memory and the time of a build."""

    source: Annotated[float, _megabytes("a text")] = 2
    article: Annotated[float, _megabytes("an article.yaml")] = 4
    catalog: Annotated[float, _megabytes("a PO file of one dossier")] = 4
    exchange: Annotated[float, _megabytes("a PO file of all dossiers")] = 32
    page: Annotated[float, _megabytes("a page or glossary written by hand")] = 2
    attachment: Annotated[float, _megabytes("a picture, or whatever else is published as it is")] = 64
    lines: Annotated[int, _count("lines of a text that are not blank")] = 10_000
    values: Annotated[int, _count("values of a YAML file")] = 100_000
    entries: Annotated[int, _count("entries of a PO file")] = 100_000

    def size(self, kind: Kind) -> int:
        """The limit of a kind of file in bytes."""
        megabytes: float = getattr(self, kind)
        return int(megabytes * 1_000_000)


# Where there is no project.
DEFAULT: Final = Limits()


def hint(name: str) -> str:
    """What to do where the limit of that name is hit."""
    return f"split it; or raise extra.malaf.limits.{name} in mkdocs.yml"
