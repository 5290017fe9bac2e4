"""How much of what people wrote is read: the setting `limits`."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

Megabytes = Annotated[float, msgspec.Meta(gt=0, le=1000, description="megabytes, more than 0 and at most 1000")]
Count = Annotated[int, msgspec.Meta(ge=1, le=10**8, description="a whole number from 1")]

# Those of the limits that are of a whole file, in megabytes.
Kind = Literal["source", "article", "catalog", "exchange", "page", "attachment"]

# mkdocs.yml has the other limits in it, so its own cannot be a setting.
CONFIG: Final = 1.0


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`extra.malaf.limits`: what is larger is refused before it takes the memory and the time of a build.

    Megabytes (10^6 bytes) of a file: `source` of a text, `article` of an article.yaml, `catalog` of a PO file,
    `exchange` of a PO file of all dossiers, `page` of a page or glossary written by hand, `attachment` of a picture or
    whatever else is published as it is. And counts: `lines` of a text that are not blank, `values` of a YAML file,
    `entries` of a PO file.
    """

    source: Megabytes = 2
    article: Megabytes = 4
    catalog: Megabytes = 4
    exchange: Megabytes = 32
    page: Megabytes = 2
    attachment: Megabytes = 64
    lines: Count = 10_000
    values: Count = 100_000
    entries: Count = 100_000

    def size(self, kind: Kind) -> int:
        """The limit of a kind of file in bytes."""
        megabytes: float = getattr(self, kind)
        return int(megabytes * 1_000_000)


# Where there is no project.
DEFAULT: Final = Limits()


def hint(name: str) -> str:
    """What to do where the limit of that name is hit."""
    return f"split it; or raise extra.malaf.limits.{name} in mkdocs.yml"
