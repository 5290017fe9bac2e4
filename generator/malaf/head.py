"""What of a dossier the other pages of the site need to know, which is kept in memory for all of them."""

from __future__ import annotations

import msgspec


class Head(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """By language, `pages` has (address, shape) of each page, `entries` its digest in each kind of listing, `found`
    the digest of what is searched, or None. `content` is the digest of its pages and of all that is searched,
    `picture` a file of its folder; `changed` is the last day that something is known to have changed on.
    """

    slug: str
    topics: tuple[str, ...]
    published: str | None
    changed: str | None
    draft: bool
    picture: str | None
    pages: dict[str, list[tuple[str, str]]]
    entries: dict[str, dict[str, str]]
    found: dict[str, str | None]
    content: str
