"""Text as Markdown that shows it as it is, and values as its front matter has them."""

from __future__ import annotations

import json
import re
from typing import Final

__all__ = ["as_markdown", "quoted"]

# What means something wherever it stands, and what does so at the beginning of a line (CommonMark 0.31, 2.4); a bar
# parts the cells of a table.
_ANYWHERE: Final = re.compile(r"[\\`*_\[\]|]|~(?=~)", re.ASCII)
_HTML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_AS_HTML: Final = re.compile(r"[<>]|&(?=#?\w+;)", re.ASCII)
_AT_FIRST: Final = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)]))", re.ASCII)
_SPACE: Final = re.compile(r"[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+")
_NO_SINGLE_SPACE: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]|  ")


def as_markdown(text: str) -> str:
    r"""One line of Markdown that is shown as `text`.

    >>> as_markdown("# 1*2 <b>")
    '\\# 1\\*2 &lt;b&gt;'
    >>> as_markdown("1. a\n b")
    '1\\. a b'
    """
    if _NO_SINGLE_SPACE.search(text):
        text = _SPACE.sub(" ", text)
    text = _ANYWHERE.sub(r"\\\g<0>", text.strip())
    if "<" in text or ">" in text or "&" in text:
        text = _AS_HTML.sub(lambda match: _HTML[match[0]], text)
    first = _AT_FIRST.match(text)
    if first is None:
        return text
    # Of a number it is the sign behind it that makes a list.
    at = first.end() if first[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


# What a double-quoted string of YAML may not hold, or folds.
_UNQUOTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def quoted(value: object) -> str:
    """A value of front matter: JSON, which is YAML, too."""
    return _UNQUOTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
