"""Characters and patterns that several of the steps look for."""

from __future__ import annotations

import re

# Direction marks, isolates, zero-width characters, soft hyphen, variation selectors: seen by nobody, found anywhere.
UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
UNSEEN_CHARS = "".join(
    chr(code)
    for first, last in re.findall(r"(.)(?:-(.))?", UNSEEN)
    for code in range(ord(first), ord(last or first) + 1)
)
WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())


def listed(text: str, between: str | None = None) -> list[str]:
    """The words of a list that is easier to read as one text."""
    return text.split(between)


DASHES = "\\-–—−‐‑─"
DIGITS = "0-9٠-٩۰-۹"
TANWIN = "\u064b-\u0652"
MONTH = (
    r"(?:يناير|فبراير|مارس|أبريل|إبريل|ابريل|نيسان|مايو|أيار|يونيو|حزيران|يوليو|تموز|أغسطس|اغسطس|آب|سبتمبر|أيلول|أكتوبر|"
    r"اكتوبر|تشرين الأول|تشرين الثاني|نوفمبر|ديسمبر|كانون الأول|كانون الثاني|شباط|آذار|جانفي|فيفري|أفريل|ماي|جوان|"
    r"جويلية|أوت|غشت|شتنبر|نونبر|نوفمبر|دجنبر|يوليوز|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي)"
)
CLOSERS = "»”“\"'’)]}*_" + UNSEEN_CHARS
STOPS = ".؟!?…。۔"


def any_of(*words: str) -> str:
    """A pattern of alternatives that are written with ``|`` between them."""
    return f"(?:{'|'.join(words)})"
