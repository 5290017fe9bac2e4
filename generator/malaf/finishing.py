"""The finishing pass over what MkDocs made: what no template block of the theme reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import minify

from malaf.files import remove_empty_folders
from malaf.locales import Direction, direction

# Material's own search, which this site does not load, and the maps for its developers.
_UNUSED = re.compile(r"/assets/javascripts/(lunr|workers)/|\.map$|/sitemap\.xml(\.gz)?$")


def finish_language(root: Path, lang: str, languages: Sequence[str], url: str) -> int:
    """Finishes every page below `root`, where one language's site lies beside the others'; the number of pages.

    `url` is the address of the folder above `root`; empty: not known.
    """
    for path in sorted(root.rglob("*")):
        if path.is_file() and _UNUSED.search(path.as_posix()):
            path.unlink()
    remove_empty_folders(root)
    for path in (root / "assets" / "malaf").glob("*.js"):
        path.write_text(smaller_script(path.read_text("utf-8")), "utf-8")
    pages = sorted(root.rglob("*.html"))
    for path in pages:
        html = finish_page(path.read_text("utf-8"), lang, direction(lang))
        if path != root / "404.html":
            html = existing_switches(html, path)
            if url:
                html = existing_alternates(html, url, root.parent)
        elif not url:
            html = rooted(html, lang, languages)
        path.write_bytes(html.encode())
    return len(pages)


# Material's hidden checkboxes carry an attribute that HTML does not allow there.
_FINISHING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r'(<input\b[^>]*\btype="(?:radio|checkbox)"[^>]*?) autocomplete="off"'), r"\1"),
)
_HTML_TAG = re.compile(r"<html\b[^>]*>")


def smaller_script(text: str) -> str:
    """A script with short names and without its comments: what a browser loads."""
    return str(minify.string("application/javascript", text))


def finish_page(html: str, lang: str, direction: Direction) -> str:
    """What no template block of the theme reaches: dir on ``<html>``, and markup that checkers complain of."""
    html = _HTML_TAG.sub(f'<html lang="{lang}" dir="{direction}" class="no-js">', html, count=1)
    for pattern, replacement in _FINISHING:
        html = pattern.sub(replacement, html)
    return html


_ALTERNATE = re.compile(r'[ \t]*<link rel="alternate" hreflang="[A-Za-z-]+" href="([^"]+)">\n?')


def existing_alternates(html: str, url: str, root: Path) -> str:
    """Without the alternates of a page that are not there. `url` is the address of the folder `root`."""

    def alternate(match: re.Match[str]) -> str:
        page = root / match[1].removeprefix(url)
        return match[0] if not match[1].startswith(url) or (page / "index.html").is_file() or page == root else ""

    return _ALTERNATE.sub(alternate, html)


_SWITCH = re.compile(r'<a\b[^>]*\bhreflang="([A-Za-z-]+)"[^>]*>')
_HREF = re.compile(r'\bhref="([^"]*)"')


def existing_switches(html: str, path: Path) -> str:
    """Links to another language lead to its home page where it has no page of that name. `path` is the page's file."""

    def switch(match: re.Match[str]) -> str:
        lang = match[1]

        def existing(href: re.Match[str]) -> str:
            target = path.parent / href[1].split("#")[0]
            home = re.match(rf"(?:\.\./)*{re.escape(lang)}/", href[1])
            if ":" in href[1] or not home or target.is_file() or (target / "index.html").is_file():
                return href[0]
            return f'href="{home[0]}"'

        return _HREF.sub(existing, match[0], count=1)

    return _SWITCH.sub(switch, html)


def rooted(html: str, lang: str, languages: Sequence[str]) -> str:
    """A 404 page of a site without an address: MkDocs roots its links at ``/``, which is not the language's root."""
    others = "|".join(map(re.escape, languages))
    return re.sub(rf'\b(href|src)="/(?!(?:{others})/|/)', rf'\1="/{lang}/', html)
