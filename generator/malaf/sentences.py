"""Cut a paragraph into sentences."""

from __future__ import annotations

import re

from malaf.source import Span

# A sentence ends at . ؟ ! ? … with any closing quote or bracket, before white space. Arabic has no capitals, so
# nothing more can be asked of what follows; «،» and «؛» never end one.
# Marks of direction, which are not seen, may stand beside the signs.
_UNSEEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ARABIC_END = re.compile(rf"[.؟!?…]+[»”\"')\]{_UNSEEN}]*(?=\s)")
# In Latin script the next sentence must open with a capital, a digit, a quote or a bracket ...
_LATIN_END = re.compile(r"[.!?…]+[”’\"')\]»]*(?=\s+[“‘\"'(\[«]*[A-Z0-9\u00c0-\u00de\u0620-\u064a])")
# ... and a title, an initial or a common abbreviation before the full stop does not end the one it stands in.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Amb|Hon|Rev|St|Jr|Sr|No|vs|"
    r"Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|i\.e|e\.g|U\.S|U\.K|U\.N|a\.m|p\.m)\.$"
)
# "12. Decides that …": the number of a paragraph is part of its first sentence.
_PARAGRAPH_NUMBER = re.compile(r"\(?\d{1,3}[.)]")
_LATIN_GOES_ON = re.compile(r"\s+[A-Za-z]")
_SHORT = 8
_ARABIC_INITIAL = re.compile(rf"(?:^|[\s(«{_UNSEEN}])[وفبلك]?(?:[دأمه]|أ\.د|ص\.ب)\.[{_UNSEEN}]*$")


def split_sentences(text: str, lang: str) -> list[Span]:
    """Spans of the sentences, without the white space between them; together they hold all else.

    >>> [text[s.start:s.end] for text in ["One. Two."] for s in split_sentences(text, "en")]
    ['One.', 'Two.']
    """
    arabic = lang.split("-", maxsplit=1)[0] in {"ar", "fa", "ur", "ckb", "ps"}
    pattern = _ARABIC_END if arabic else _LATIN_END
    spans: list[Span] = []
    start = _skip_space(text, 0)
    for match in pattern.finditer(text):
        so_far = text[start : match.end()]
        # In Arabic text a Latin abbreviation goes on only where Latin letters do ("U.S. Army").
        latin = not arabic or _LATIN_GOES_ON.match(text, match.end())
        if not spans and _PARAGRAPH_NUMBER.fullmatch(so_far):
            continue
        # Both are short, and stand at the end.
        end = max(len(so_far.rstrip(_UNSEEN)) - _SHORT, 0)
        if (
            not so_far
            or (arabic and _ARABIC_INITIAL.search(so_far, end))
            or (latin and _ABBREVIATION.search(so_far, end))
        ):
            continue
        spans.append(Span(start, match.end()))
        start = _skip_space(text, match.end())
    end = len(text.rstrip())
    if start < end:
        spans.append(Span(start, end))
    return spans


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
