"""Brackets and quotation marks without their other half, and placeholders that are lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from malaf.pairs.pair import Finding, Pair

__all__ = ["check_placeholders", "check_signs"]


def check_signs(pair: Pair) -> Iterator[Finding]:
    bracket = _unbalanced(pair.target)
    if bracket and _unbalanced(pair.source) is None:
        yield Finding(pair.id, "brackets", f"a bracket without its other half: {bracket}", None, bracket)
    quote = _odd_quotes(pair.target)
    # A quotation that goes on from the paragraph before has no mark of its own in the other language.
    if quote and _odd_quotes(pair.source) is None and (quote != '"' or _ANY_QUOTE.search(pair.source)):
        yield Finding(pair.id, "brackets", f"a quotation mark without its other half: {quote}", None, quote)


_ANY_QUOTE: Final = re.compile('["“”„«»]')


def _unbalanced(text: str) -> str | None:
    """The first bracket without its other half; a list's "1)" and "a)" is none, nor a smiley."""
    plain = _LABEL.sub(" ", text) if ")" in text else text
    open_: list[str] = []
    for match in _BRACKET.finditer(plain):
        char = match[0]
        if char in "([{":
            open_.append(char)
        elif not open_ or open_.pop() != _BRACKETS[char]:
            return char
    return open_[-1] if open_ else None


_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}
_BRACKET: Final = re.compile(r"[()\[\]{}]")
_LABEL: Final = re.compile(r"(?m)^\s*(?:\d{1,2}|\w)\)(?=\s)")


def _odd_quotes(text: str) -> str | None:
    for opening, closing in _PAIRED_QUOTES[:2]:
        if text.count(opening) != text.count(closing) and not (opening == "“" and "„" in text):
            return opening if text.count(opening) > text.count(closing) else closing
    opened = text.count("‘")
    if opened and opened > len(re.findall(r"’(?!\w)|(?<!\w)’", text)):
        return "‘"
    inches = len(_INCHES.findall(text)) if '"' in text else 0
    return '"' if (text.count('"') - inches) % 2 else None


_PAIRED_QUOTES: Final = (("“", "”"), ("«", "»"), ("„", "“"))
_INCHES: Final = re.compile(r'(?<=\d)"')


def check_placeholders(pair: Pair) -> Iterator[Finding]:
    wanted, given = _placeholders_of(pair.source), _placeholders_of(pair.target)
    for one in wanted:
        if one in given:
            given.remove(one)
        else:
            yield Finding(pair.id, "placeholder", f"{one} is not in the translation", one)
    marked = [one for one in given if re.match(r"[{%<&]", one)]
    if marked:
        yield Finding(pair.id, "placeholder", f"{marked[0]} is not in the source", None, marked[0])


def _placeholders_of(text: str) -> list[str]:
    if not _PLACEHOLDER_SIGN.search(text):
        return []
    return [match[0].rstrip(".,") for match in _PLACEHOLDER.finditer(text)]


_PLACEHOLDER: Final = re.compile(
    r"\{\w*\}|%\(\w+\)[sd]|%[sd](?!\w)|&\w+;|</?[A-Za-z][^<>]*>|https?://[^\s،؛)\]»”\"]+|[\w.+-]+@[\w-]+\.[\w.]*\w"
)
# Each of them has one of these signs.
_PLACEHOLDER_SIGN: Final = re.compile("[{%&<@]|://")
