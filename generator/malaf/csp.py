"""The Content-Security-Policy of a page: what it may load, and what of its own is allowed by its hash."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import unescape
from typing import Final

__all__ = ["Sources", "headers", "merged", "policy", "with_policy", "written"]

# What a page may load, by directive (CSP Level 3).
Sources = dict[str, list[str]]

# Everything comes from the site itself; pictures may stand in a style sheet as data, as Material's do.
_BASE: Final[Mapping[str, Sequence[str]]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "media-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
}
_ELEMENT: Final = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
# What stands in an element that is no program is data, which no policy forbids.
_TYPE: Final = re.compile(r"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_PROGRAMS: Final = {"module", "text/javascript", "application/javascript", "text/ecmascript"}
_STYLE: Final = re.compile(r"<[a-z][^<>]*?\sstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CHARSET: Final = re.compile(r"<meta charset=[^>]*>\n?")


def policy(html: str, allowed: Mapping[str, Sequence[str]]) -> Sources:
    """The sources of a page's policy: the site itself, `allowed` beside it, and the hashes of what is written inline.

    Event handlers in attributes are not among it: they stay forbidden.
    """
    inline: dict[str, list[str]] = {}
    for match in _ELEMENT.finditer(html):
        kind = _TYPE.search(match[2])
        if match[1].lower() == "style":
            inline.setdefault("style-src", []).append(_hash(match[3]))
        elif not re.search(r"\bsrc\s*=", match[2]) and (kind is None or kind[1].lower() in _PROGRAMS):
            inline.setdefault("script-src", []).append(_hash(match[3]))
    styles = [_hash(unescape(match[1] or match[2] or "")) for match in _STYLE.finditer(html)]
    if styles:
        # Such as the alignment of a table's columns, which Markdown writes.
        inline["style-src"] = [*inline.get("style-src", []), "'unsafe-hashes'", *styles]
    return merged([{name: list(sources) for name, sources in _BASE.items()}, dict(allowed), inline])


def merged(policies: Iterable[Mapping[str, Sequence[str]]]) -> Sources:
    """A policy that allows what any of `policies` does."""
    found: dict[str, dict[str, None]] = {}
    for one in policies:
        for name, sources in one.items():
            found.setdefault(name, {}).update(dict.fromkeys(sources))
    return {name: _without_contradiction(list(sources)) for name, sources in found.items()}


def written(sources: Mapping[str, Sequence[str]]) -> str:
    """A policy as a header and a ``<meta>`` have it."""
    return "; ".join(f"{name} {' '.join(of_name)}" for name, of_name in sources.items())


def with_policy(html: str, sources: Mapping[str, Sequence[str]]) -> str:
    """A page with its policy in front of all that it governs."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{written(sources)}">'
    return _CHARSET.sub(lambda match: f"{match[0].rstrip()}\n  {meta}\n", html, count=1)


def headers(sources: Mapping[str, Sequence[str]]) -> str:
    """What a server is to send with every page, in the form that Netlify, Cloudflare Pages and others read."""
    # The hashes in an order that does not tell in which order the pages were made.
    sources = {name: sorted(of_name, key=lambda one: one * one.startswith("'sha")) for name, of_name in sources.items()}
    lines = {
        # A page within a frame of another site can be clicked on without being seen.
        "Content-Security-Policy": f"{written(sources)}; frame-ancestors 'self'",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in lines.items())


def _hash(text: str) -> str:
    # What the parser of HTML makes of line ends is what is hashed.
    content = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _without_contradiction(sources: list[str]) -> list[str]:
    """'none' stands alone, and a hash would take 'unsafe-inline' back."""
    if len(sources) > 1:
        sources = [one for one in sources if one != "'none'"]
    if "'unsafe-inline'" in sources:
        sources = [one for one in sources if not one.startswith("'sha")]
    return sources
