"""What MkDocs puts around a page: the page of a sentinel, cut where pages of its kind differ, and filled."""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec
from markupsafe import escape

from malaf.finishing import finish_markup
from malaf.pages import Page

Slot = Literal["title", "description", "address", "body", "target"]

# Texts of a sentinel. Their signs tell how the theme writes them: another way than as HTML cannot be filled.
_TITLE: Final = "malaf-sentinel-title <&\"'>"
_DESCRIPTION: Final = "malaf-sentinel-description <&\"'>"
_ADDRESS: Final = "malaf-sentinel-address"
_TARGET: Final = "malaf-sentinel-target"


class Shell(msgspec.Struct, frozen=True):
    """A page of one shape: `texts`, and the slot between each two of them."""

    texts: list[str]
    slots: list[Slot]


def sentinel(page: Page, number: int) -> Page:
    """A page of the same shape whose texts can be found again. Sentinels of one language differ in their `number`."""
    own = page.own
    if "slug" in own:
        own = own | {"slug": f"{_ADDRESS}-{number}"}
    if "target" in own:
        own = own | {"target": _TARGET}
    address = f"{_ADDRESS}-{number}" + "/1" * page.variable.count("/")
    return Page(
        url=page.url.replace(f"/{page.variable}/", f"/{address}/") if page.variable else page.url,
        kind=page.kind,
        title=_TITLE if page.variable and page.title.strip() else page.title,
        description=page.description and (_DESCRIPTION if page.variable else page.description),
        # A page that there is once keeps its body: it is proof that MkDocs leaves it as it is.
        body=_body(page) if page.variable else page.body,
        own=own,
    )


def _body(page: Page) -> str:
    return "<h1>malaf-sentinel-body</h1>" if "<h1" in page.body else "<p>malaf-sentinel-body</p>"


def cut(html: str, page: Page) -> Shell | None:
    """The shell in the finished page of a sentinel; None where its texts are not all found, or stand in other forms."""
    before, found, after = html.partition(finish_markup(page.body))
    if not found:
        return None
    values: dict[str, Slot] = {}
    if page.variable:
        if page.title.strip():
            values[str(escape(page.title))] = "title"
        values[page.variable] = "address"
        if page.description:
            values[str(escape(page.description))] = "description"
        if "target" in page.own:
            values[str(escape(page.own["target"]))] = "target"
    pattern = "|".join(map(re.escape, sorted(values, key=len, reverse=True))) or "(?!)"
    head, tail = re.split(f"({pattern})", before), re.split(f"({pattern})", after)
    texts = [*head[::2], *tail[::2]]
    if any("malaf-sentinel" in text for text in texts):
        return None
    return Shell(texts, [*(values[piece] for piece in head[1::2]), "body", *(values[piece] for piece in tail[1::2])])


def fill(shell: Shell, page: Page) -> str:
    """The finished HTML of a page of the shell's shape."""
    values: dict[Slot, str] = {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "address": page.variable,
        "body": finish_markup(page.body),
        "target": str(escape(page.own.get("target", ""))),
    }
    pieces = [shell.texts[0]]
    for slot, text in zip(shell.slots, shell.texts[1:], strict=True):
        pieces += (values[slot], text)
    return "".join(pieces)
