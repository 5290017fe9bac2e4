"""The finishing pass over what MkDocs made: what no template block of the theme reaches."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from posixpath import join, normpath

from malaf.languages import Direction

# Material's own search, which this site does not load, and the maps for its developers.
_UNUSED = re.compile(r"/assets/javascripts/(lunr|workers)/|\.map$|/sitemap\.xml(\.gz)?$")


def is_unused(path: str) -> bool:
    """Whether a file that MkDocs makes, by its path with ``/`` in front, belongs to nothing of this site."""
    return bool(_UNUSED.search(path))


# Each with a text without which it is not there: most pages have none, and looking for that is quick.
_FINISHING: tuple[tuple[str, re.Pattern[str], str], ...] = (
    # The shade behind Material's drawer, which ours is not: a label without words.
    ("md-overlay", re.compile(r'\s*<label class="md-overlay" for="__drawer"></label>'), ""),
    # Material's hidden checkboxes carry an attribute that HTML does not allow there.
    ("<input", re.compile(r'(<input\b[^>]*\btype="(?:radio|checkbox)"[^>]*?) autocomplete="off"'), r"\1"),
)
_HTML_TAG = re.compile(r"<html\b[^>]*>")


def smaller_script(text: str) -> str:
    """A script with short names and without its comments: what a browser loads."""
    import minify

    return str(minify.string("application/javascript", text))


def finish_page(html: str, lang: str, direction: Direction) -> str:
    """What no template block of the theme reaches: dir on ``<html>``, and markup that checkers complain of."""
    html = _HTML_TAG.sub(f'<html lang="{lang}" dir="{direction}" class="no-js">', html, count=1)
    return finish_markup(html)


_NOT_FOUND = re.compile(r"<meta name=\"robots\" content=\"[^\"]*\bnoindex")


def may_be_found(html: str) -> bool:
    """Whether a page lets search engines show it."""
    return not _NOT_FOUND.search(html)


def finish_markup(html: str) -> str:
    """A page, or a part of one, without the markup that checkers complain of."""
    for text, pattern, replacement in _FINISHING:
        if text in html:
            html = pattern.sub(replacement, html)
    return html


# Whether there is a page or a file at an address below the folder of all languages: ``en/about/``.
Exists = Callable[[str], bool]

_ALTERNATE = re.compile(r'[ \t]*<link rel="alternate" hreflang="[A-Za-z-]+" href="([^"]+)">\n?')


def existing_alternates(html: str, url: str, exists: Exists) -> str:
    """Without the alternates of a page that are not there. `url` is the address of the folder of all languages."""

    def alternate(match: re.Match[str]) -> str:
        address = match[1].removeprefix(url)
        return match[0] if not match[1].startswith(url) or not address or exists(address) else ""

    return _ALTERNATE.sub(alternate, html)


_SWITCH = re.compile(r'<a\b[^>]*\bhreflang="([A-Za-z-]+)"[^>]*>')
_HREF = re.compile(r'\bhref="([^"]*)"')


def existing_switches(html: str, address: str, exists: Exists) -> str:
    """Links to another language lead to its home page where it has no page of that name.

    `address` is the page's own: ``ar/about/``.
    """

    def switch(match: re.Match[str]) -> str:
        lang = match[1]

        def existing(href: re.Match[str]) -> str:
            home = re.match(rf"(?:\.\./)*{re.escape(lang)}/", href[1])
            if ":" in href[1] or not home:
                return href[0]
            path = href[1].split("#")[0]
            target = normpath(join(address, path)) + ("/" if path.endswith("/") else "")
            return href[0] if exists(target) else f'href="{home[0]}"'

        return _HREF.sub(existing, match[0], count=1)

    return _SWITCH.sub(switch, html)


def rooted(html: str, lang: str, languages: Sequence[str]) -> str:
    """A 404 page of a site without an address: MkDocs roots its links at ``/``, which is not the language's root."""
    others = "|".join(map(re.escape, languages))
    return re.sub(rf'\b(href|src)="/(?!(?:{others})/|/)', rf'\1="/{lang}/', html)
