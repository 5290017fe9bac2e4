"""A view and the templates in, page source out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from malaf.characters import BIDI_CONTROLS
from malaf.locales import without_isolates
from malaf.markdown import as_markdown, quoted
from malaf.page import SiteView, TextView, Words
from malaf.templating import Gettext, Ngettext, Templates, escaped, markup

# Balanced isolates with at most one more inside each (UAX #9, 3.3.2): LRI, RLI or FSI ... PDI.
_ISOLATE = re.compile("([\u2066\u2067\u2068])((?:[^\u2066-\u2069]|[\u2066\u2067\u2068][^\u2066-\u2069]*\u2069)*)\u2069")
_DIRECTIONS = {"\u2066": "ltr", "\u2067": "rtl"}
_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")
_CONTROL_APART = re.compile(f"([{BIDI_CONTROLS}])")
_ISOLATES = frozenset("\u2066\u2067\u2068")
# What opens, and the element that does the same; an override only takes the place of what it would close.
_OPENING = {
    "\u2066": '<bdi dir="ltr">',
    "\u2067": '<bdi dir="rtl">',
    "\u2068": "<bdi>",
    "\u202a": '<bdi dir="ltr">',
    "\u202b": '<bdi dir="rtl">',
    "\u202d": "",
    "\u202e": "",
}
_DEEPEST = 60  # UAX #9 has 125 levels; no text has five
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{2}")
_ARABIC_LETTERS = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_NOTHING = Markup("")


def isolated(text: str, lang: str = "") -> Markup:
    """Escaped text whose isolates are elements: ``<bdi>`` for numbers, ``<span lang>`` for foreign words."""

    if not _CONTROL.search(text):
        return markup(escaped(text))

    def element(match: re.Match[str]) -> str:
        direction = _DIRECTIONS.get(match[1])
        content = isolated(match[2], lang)
        if direction == "ltr" and lang.startswith("ar") and _LATIN_LETTERS.search(match[2]):
            return f'<span lang="en" dir="ltr">{content}</span>'
        if direction == "rtl" and not lang.startswith("ar") and _ARABIC_LETTERS.search(match[2]):
            return f'<span lang="ar" dir="rtl">{content}</span>'
        return f'<bdi dir="{direction}">{content}</bdi>' if direction else f"<bdi>{content}</bdi>"

    pieces: list[str] = []
    at = 0
    for match in _ISOLATE.finditer(text):
        pieces += [escaped(text[at : match.start()]), element(match)]
        at = match.end()
    pieces.append(escaped(text[at:]))
    if _CONTROL.search("".join(pieces)):
        return markup(_closed(text))
    return markup("".join(pieces))  # each piece is escaped above


def _closing(opener: str) -> str:
    return "</bdi>" if _OPENING[opener] else ""


def _closed(text: str) -> str:
    """Escaped text whose isolates and embeddings are elements, each closed within it; overrides have no effect.

    As characters they would reach beyond the text's element where one is not ended, or ends another (UAX #9, X1 to X8).
    """
    pieces: list[str] = []
    opened: list[str] = []
    for piece in _CONTROL_APART.split(text):
        if piece in _OPENING and len(opened) < _DEEPEST:
            opened.append(piece)
            pieces.append(_OPENING[piece])
        elif piece == "\u202c" and opened and opened[-1] not in _ISOLATES:
            pieces.append(_closing(opened.pop()))
        elif piece == "\u2069" and not _ISOLATES.isdisjoint(opened):
            while opened[-1] not in _ISOLATES:
                pieces.append(_closing(opened.pop()))
            pieces.append(_closing(opened.pop()))
        elif not _CONTROL.match(piece):
            pieces.append(escaped(piece))
    pieces += map(_closing, reversed(opened))
    return "".join(pieces)


# The same words stand on a dossier's page, beside their translation, and in the listings.
_isolated_text = lru_cache(maxsize=8192)(isolated)


@lru_cache
def _attributes(lang: str, dir: str) -> Markup:
    return Markup(' lang="{}" dir="{}"').format(lang, dir)


@lru_cache(maxsize=1024)
def _foreign(text: str, lang: str, dir: str) -> Markup:
    return Markup("<span{}>{}</span>").format(_attributes(lang, dir), _isolated_text(text, lang))


@jinja2.pass_context
def _words(context: jinja2.runtime.Context, words: Words | None) -> Markup:
    """Words inside a line: wrapped in a span where their language is not the page's."""
    if words is None:
        return Markup("")
    if words.lang == context.parent["site"].lang:
        return _isolated_text(words.text, words.lang)
    return _foreign(words.text, words.lang, words.dir)


@jinja2.pass_context
def _langattrs(context: jinja2.runtime.Context, words: Any) -> Markup:
    """`` lang="…" dir="…"`` for an element that holds only `words`; empty where that is the page's own."""
    if words.lang == context.parent["site"].lang:
        return _NOTHING
    return _attributes(words.lang, words.dir)


@jinja2.pass_context
def _isolated(context: jinja2.runtime.Context, text: str | Words, lang: str = "") -> Markup:
    """The bare text, without the span that `words` may add; for use with `langattrs`.

    `lang` is that of a piece of text that does not know its own; by default the page's.
    """
    if isinstance(text, Words):
        return _isolated_text(text.text, text.lang)
    if type(text) is str:
        return _isolated_text(text, lang or context.parent["site"].lang)
    return isolated(text, lang or context.parent["site"].lang)  # markup: the same as text, but not to be escaped


def _plain(value: str | Words | TextView) -> str:
    """Text alone: what is Markup was made of words that are none."""
    match value:
        case Words():
            text = value.text
        case TextView():
            text = " ".join("".join(segment.text for segment in one.segments) for one in value.sentences)
        case Markup():
            text = value.unescape()
        case _:
            text = value
    return without_isolates(text)


def _md(value: str | Words | TextView) -> Markup:
    """One line of Markdown."""
    return _markdown(_plain(value))


# Whose claim a fact is, and the words of links, stand there again and again.
@lru_cache(maxsize=4096)
def _markdown(text: str) -> Markup:
    return markup(as_markdown(text))


def _mdlink(address: str) -> Markup:
    """An address as a link to it."""
    return markup(f"<{address.replace('<', '%3C').replace('>', '%3E')}>")


def _quoted(value: str) -> Markup:
    """A value of front matter."""
    return markup(quoted(value))


def environment(folders: Iterable[Path], gettext: Gettext, ngettext: Ngettext, kept: Path | None = None) -> Templates:
    """The templates' environment, with the filters that they may use; compiled, they are kept in the folder `kept`."""
    env = Templates(folders, gettext, ngettext, kept)
    env.filters.update(
        words=_words, langattrs=_langattrs, isolated=_isolated, plain=_plain, md=_md, mdlink=_mdlink, quoted=_quoted
    )
    return env


def render_body(
    env: Templates, template: str, url: str, site: SiteView, *, root: str | None = None, **values: Any
) -> str:
    """The HTML of a page, as Markdown leaves it. `url` is relative to the language's root, which lies at `root`."""
    return inert(env.render(template, url, root, site, values).strip())


def render_text(env: Templates, template: str, url: str, site: SiteView, **values: Any) -> str:
    """A page that is no HTML: Markdown, XML. What is left of lines that held nothing goes."""
    text = _CONTROLS.sub("", env.render(template, url, None, site, values))
    return f"{_BLANK_LINES.sub(_ONE_BLANK, text.strip())}\n"


# What XML 1.0 has no place for.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_ONE_BLANK = "\n\n"


# What Markdown changes even in HTML, by the way of its first steps: tabs, some control characters, lines of spaces,
# and fences of code, which a text may hold.
_SPACES = re.compile("\n +(?=\n)")
_FENCE = re.compile("^([ \t]*)([`~])(?=\\2\\2)", re.MULTILINE)


def inert(html: str) -> str:
    """HTML that says the same, and that Markdown and its usual extensions leave as it is."""
    if "\r" in html:
        html = html.replace("\r\n", "\n").replace("\r", "\n")
    if "\x02" in html or "\x03" in html:
        html = html.replace("\x02", "").replace("\x03", "")
    if "\t" in html:
        html = html.expandtabs(4)
    if "\n " in html:
        html = _SPACES.sub("\n", html)
    return _FENCE.sub(lambda match: f"{match[1]}&#{ord(match[2])};", html) if "```" in html or "~~~" in html else html
