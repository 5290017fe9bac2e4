"""Whether an SVG is a picture and nothing more: opened by itself, it could run scripts."""

from __future__ import annotations

from typing import Final
from xml.parsers import expat

# Elements that run something, or hold HTML that can (SVG 2; `handler` and `listener` of SVG Tiny 1.2).
_ACTIVE: Final = {"script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "audio", "video"}
# What may stand in a link; a picture in a picture is one, too.
_HARMLESS: Final = (
    "#",
    "http:",
    "https:",
    "mailto:",
    *(f"data:image/{kind}" for kind in ("png", "jpeg", "gif", "webp")),
)
_LINKS: Final = {"href", "src", "to", "from", "values", "by"}  # the last four are what an animation sets


def active(content: bytes) -> tuple[str, int] | None:
    """What in an SVG is more than a picture, or no XML at all, and its line.

    >>> active(b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>')
    >>> active(b'<svg><g onload="x()"/></svg>')
    ('the attribute onload', 1)
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    found: list[tuple[str, int]] = []

    def tell(what: str) -> None:
        found.append((what, parser.CurrentLineNumber))

    def element(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2].lower()
        if tag in _ACTIVE:
            tell(f"the element <{tag}>")
        for key, value in attributes.items():
            plain = key.rpartition(" ")[2].lower()
            link = "".join(value.split()).lower()
            if plain.startswith("on"):
                tell(f"the attribute {plain}")
            elif plain in _LINKS and ":" in link and not link.startswith(_HARMLESS):
                tell(f"the address in {plain}")

    def instruction(target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":  # which may be XSLT
            tell("a style sheet of its own")

    parser.StartElementHandler = element
    parser.ProcessingInstructionHandler = instruction
    parser.EntityDeclHandler = lambda *_: tell("an entity of its own")
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        found.append((f"no XML in it ({expat.errors.messages[error.code]})", error.lineno))
    return found[0] if found else None
