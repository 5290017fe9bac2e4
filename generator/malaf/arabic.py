"""Fold words to one spelling, and cut text into words.

Text is folded to be compared and shown as it was written. Nothing here depends on the machine's locale.
Where Arabic is concerned the character classes are written out, not taken from Unicode properties, because
search.js must fold a query to the very same keys: tests/vectors/search-keys.json holds the two together.
"""

import re
import unicodedata
from collections import Counter
from typing import Final

__all__ = ["count_words", "fold", "words"]

# What has no part in a comparison: (first, last) code point, and why.
# A word may hold any of these in its middle or at its end.
_IGNORED: Final[tuple[tuple[int, int, str], ...]] = (
    (0x00AD, 0x00AD, "soft hyphen"),
    (0x02B9, 0x02BF, "modifier primes and half rings: the ʿayn and hamza of transliteration"),
    (0x0300, 0x036F, "Latin accents, after decomposition"),
    (0x0600, 0x0605, "Arabic number signs"),
    (0x0610, 0x061A, "Arabic honorifics and Quranic marks"),
    (0x061C, 0x061C, "Arabic letter mark (bidi)"),
    (0x0640, 0x0640, "tatweel"),
    (0x064B, 0x065F, "tashkeel; maddah and hamza above or below, after decomposition"),
    (0x0670, 0x0670, "superscript alef"),
    (0x0674, 0x0674, "high hamza, from the compatibility letters U+0675 to U+0678"),
    (0x06D6, 0x06ED, "Quranic annotation"),
    (0x0890, 0x0891, "Arabic currency marks above"),
    (0x0898, 0x089F, "Quranic marks, extended B"),
    (0x08CA, 0x08FF, "Quranic marks, extended A"),
    (0x1AB0, 0x1AFF, "combining marks, extended"),
    (0x1DC0, 0x1DFF, "combining marks, supplement"),
    (0x200B, 0x200F, "zero width space and joiners, LRM, RLM"),
    (0x202A, 0x202E, "bidi embeddings and overrides"),
    (0x2060, 0x206F, "word joiner, bidi isolates"),
    (0x20D0, 0x20F0, "combining marks for symbols"),
    (0xFC5E, 0xFC63, "shadda ligatures, isolated: would decompose to a space and marks"),
    (0xFCF2, 0xFCF4, "shadda ligatures, medial"),
    (0xFE00, 0xFE0F, "variation selectors"),
    (0xFE20, 0xFE2F, "combining half marks"),
    (0xFE70, 0xFE7F, "tashkeel presentation forms: would decompose to a space or a tatweel and a mark"),
    (0xFEFF, 0xFEFF, "byte order mark"),
)

# Arabic letters, those that may begin a word: no tatweel, mark, digit or punctuation (U+06D4 is a full stop).
_ARABIC_LETTERS: Final[tuple[tuple[int, int], ...]] = (
    (0x0620, 0x063F),
    (0x0641, 0x064A),
    (0x066E, 0x066F),
    (0x0671, 0x0673),
    (0x0675, 0x06D3),
    (0x06D5, 0x06D5),
    (0x06EE, 0x06EF),
    (0x06FA, 0x06FC),
    (0x06FF, 0x06FF),
    (0x0750, 0x077F),
    (0x0870, 0x0887),
    (0x0889, 0x088E),
    (0x08A0, 0x08C9),
    (0xFB50, 0xFBB1),
    (0xFBD3, 0xFC5D),
    (0xFC64, 0xFCF1),
    (0xFCF5, 0xFD3D),
    (0xFD50, 0xFD8F),
    (0xFD92, 0xFDC7),
    (0xFDF0, 0xFDFB),
    (0xFE80, 0xFEFC),
    (0x1EE00, 0x1EEBB),
)

# One letter for another, after decomposition and lower-casing.
# Hamza on a seat is a mark by then and is gone: أ إ آ ؤ ئ need no line.
_LETTERS: Final[dict[str, str]] = {
    "ٱ": "ا",  # alef wasla: Quranic spelling
    "ٲ": "ا",  # alef with wavy hamza
    "ٳ": "ا",
    "ة": "ه",  # the two dots are the most often left out
    "ى": "ي",  # one letter in Egyptian typing
    "ک": "ك",  # Persian and Urdu keyboards
    "ڪ": "ك",  # swash kaf
    "ی": "ي",
    "ے": "ي",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۃ": "ه",
    "ڤ": "ف",  # ڤيينا and فيينا: the press has both
    "پ": "ب",
    "٫": ".",  # Arabic decimal separator
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ς": "σ",  # lower-casing gives either, by place
    "'": "",  # Qur'an and Quran, Kazakhstan's and Kazakhstans
    "’": "",
    **{chr(0x0660 + n): str(n) for n in range(10)},
    **{chr(0x06F0 + n): str(n) for n in range(10)},
}


def _character_class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_MARK = _character_class(tuple((first, last) for first, last, _ in _IGNORED))
_ARABIC = _character_class(_ARABIC_LETTERS)
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_THOUSANDS = ",\u066c\u060c"
# A letter or number of any other script: `[^\W_]` is \p{L} and \p{N}.
_OTHER = rf"(?![{_ARABIC}\u0660-\u0669\u06f0-\u06f9])[^\W_]"
_OTHER_WORD = rf"{_OTHER}(?:[A-Za-z]+|{_OTHER}|[{_MARK}]|['\u2019](?={_OTHER}))*"

_STRIP = re.compile(f"[{_MARK}]+")
# Few letters of a text are among them, and these are found faster than all are translated.
_MAPPED = re.compile(f"[{''.join(map(re.escape, _LETTERS))}]")
_SEPARATOR = re.compile(rf"([0-9])[{_THOUSANDS}](?=[0-9]{{3}}(?![0-9]))")
_DIGITS = re.compile(f"[{_DIGIT}]+")
_WORD = re.compile(
    rf"[{_ARABIC}][{_ARABIC}{_MARK}]*"
    rf"|[{_DIGIT}]+(?:\.[{_DIGIT}]+){{2,}}"  # 24.11.2026: three words
    rf"|(?=[^\W_])(?:[{_DIGIT}]+(?:[{_THOUSANDS}][{_DIGIT}]{{3}}(?![{_DIGIT}]))*(?:[.\u066b][{_DIGIT}]+)?)?(?:{_OTHER_WORD})?"
)
_DOTTED = re.compile(rf"[{_DIGIT}]\.[{_DIGIT}]+\.[{_DIGIT}]")


def count_words(text: str) -> Counter[str]:
    """How often each word of `words` stands in `text`."""
    found = Counter(_WORD.findall(text))
    if _DOTTED.search(text):
        for dotted in [run for run in found if run.count(".") > 1]:
            count = found.pop(dotted)
            for part in _DIGITS.findall(dotted):
                found[part] += count
    return found


def fold(text: str) -> str:
    """Return `text` as it is compared: one spelling for all that a reader takes for the same.

    Presentation forms and ligatures become letters (NFKD, UAX #15); tashkeel, Quranic marks, tatweel,
    zero-width and bidi control characters, accents and apostrophes go; the hamza forms of alef become ا,
    ؤ becomes و, ئ and ى become ي, ة becomes ه; Persian and Urdu letters become their Arabic twins,
    Arabic-Indic digits ASCII; Latin is lower-cased; a thousands separator between digits goes. A lone ء
    stays: it is a letter. Spaces and punctuation stay. Idempotent; never raises.
    """
    # Stripped before and after: a format character between two marks would hide their order from the first
    # normalisation, and a compatibility decomposition may bring in a tatweel.
    bare = _STRIP.sub("", unicodedata.normalize("NFKD", _STRIP.sub("", text)))
    mapped = _MAPPED.sub(lambda match: _LETTERS[match[0]], _STRIP.sub("", bare.lower()))
    return _SEPARATOR.sub(r"\1", unicodedata.normalize("NFKD", mapped))


# Marks of direction and other characters without a shape; joiners are left, Persian writes with them. A tatweel is a
# stretch only where a letter follows: «الســيد», but not «1447هـ» and «الـ24».
_SHAPELESS = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u0640+(?=[\u0621-\u0652])"
)


def unstretched(text: str) -> str:
    """A text as it is read: without stretches within its words, and without characters that are not seen.

    >>> unstretched("الســيد\u200f")
    'السيد'
    """
    return _SHAPELESS.sub("", text)


def words(text: str) -> list[tuple[int, int, str]]:
    """Return the words of `text` as (start, end, word), in code points, with `word == text[start:end]`.

    A word is a run of Arabic letters and their marks, or a run of other letters and numbers (`G20`,
    `Qur'an`), or a number with its separators (`3,000`, `٣٬٠٠٠`, `65.5`). Arabic letters and digits part,
    so that the number is found: `1436هـ` and `الـ14` are two words each. A date in full stops is three.
    Never raises.
    """
    found: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        if match[0].count(".") > 1:
            parts = _DIGITS.finditer(text, match.start(), match.end())
            found.extend((part.start(), part.end(), part[0]) for part in parts)
        else:
            found.append((match.start(), match.end(), match[0]))
    return found
