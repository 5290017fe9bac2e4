"""The published data as JSON and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

import msgspec

from malaf.article import Article

_COLUMNS = {
    "figures": (
        "id",
        "value",
        "high",
        "words",
        "unit",
        "qualifier",
        "modality",
        "label",
        "attribution",
        "quote",
        "sentence",
    ),
    "timeline": ("id", "start", "end", "relative", "words", "modality", "label", "attribution", "quote", "sentence"),
    "pillars": ("id", "block", "icon"),
    "summary": ("id", "block", "figure"),
    "people": ("id", "honorific", "name", "role", "organisation", "country", "quote", "sentence"),
    "organisations": ("id", "name", "country", "sentence"),
    "quotes": ("id", "speaker", "kind", "text", "sentence"),
}


def export_json(articles: Iterable[Article]) -> str:
    """All articles as one array, in the form of article.yaml; defaults left out."""
    return msgspec.json.format(msgspec.json.encode(list(articles)), indent=2).decode() + "\n"


def export_csv(articles: Iterable[Article]) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of one table a kind of fact, with the dossier's slug first.

    UTF-8 with a byte order mark, without which spreadsheets take Arabic for another encoding.
    """
    articles = list(articles)
    for kind, columns in _COLUMNS.items():
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\r\n")
        table.writerow(("slug", *columns))
        for article in articles:
            for fact in getattr(article, kind):
                table.writerow((article.slug, *(_cell(getattr(fact, column)) for column in columns)))
        yield f"{kind}.csv", out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text


# A spreadsheet runs a cell that begins like a formula (OWASP, CSV injection), in full-width signs, too; a duration such
# as -P20Y is none that could do anything.
_FORMULA = re.compile("[=+@\t\r\n\uff1d\uff0b\uff20\uff0d]|-(?!P[0-9YMWD]+$)")
