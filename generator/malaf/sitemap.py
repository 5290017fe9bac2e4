"""The sitemap: every page, with the languages that it is there in (sitemaps.org, and Google's for localized pages)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final, NamedTuple
from urllib.parse import quote

__all__ = ["Entry", "sitemaps"]

# sitemaps.org: so many addresses in one file.
LIMIT: Final = 50_000

_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Entry(NamedTuple):
    """A page by its address below a language's root, and the languages that it is there in, the first as the default.

    `changed` is the day, as YYYY-MM-DD, where it is known.
    """

    url: str
    languages: Sequence[str]
    changed: str | None = None


def sitemaps(entries: Iterable[Entry], root: str, *, limit: int = LIMIT) -> dict[str, str]:
    """The files by name: ``sitemap.xml``, which is an index of the others where one file would hold too much.

    `root` is the address of the folder of all languages.
    """
    pages = [text for entry in entries for text in _pages(entry, root)]
    if len(pages) <= limit:
        return {"sitemap.xml": _file(pages)}
    files = {f"sitemap-{n + 1}.xml": _file(pages[at : at + limit]) for n, at in enumerate(range(0, len(pages), limit))}
    names = "".join(f"<sitemap><loc>{escape(root + name)}</loc></sitemap>\n" for name in files)
    return {"sitemap.xml": f'{_XML}<sitemapindex xmlns="{_SCHEMA}">\n{names}</sitemapindex>\n', **files}


def _file(pages: Sequence[str]) -> str:
    head = f'<urlset xmlns="{_SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    return f"{_XML}{head}\n{''.join(pages)}</urlset>\n"


def _pages(entry: Entry, root: str) -> Iterator[str]:
    path = quote(entry.url)
    addresses = {lang: escape(f"{root}{lang}/{path}") for lang in entry.languages}
    # The first pages of the languages stand below the one on which a reader chooses.
    default = addresses[entry.languages[0]] if path else escape(root)
    links = ""
    if len(addresses) > 1 or not path:
        all_of_them = [*addresses.items(), ("x-default", default)]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{address}"/>' for lang, address in all_of_them
        )
    changed = f"<lastmod>{entry.changed}</lastmod>" if entry.changed else ""
    for address in ([escape(root)] if not path else []) + list(addresses.values()):
        yield f"<url><loc>{address}</loc>{changed}{links}</url>\n"
