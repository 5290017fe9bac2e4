"""Fold a word to its comparison keys.

Text is folded to be compared and shown as it was written. Nothing here depends on the machine's locale.
Where Arabic is concerned the character classes are written out, not taken from Unicode properties, because
search.js must fold a query to the very same keys: tests/vectors/search-keys.json holds the two together.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["CLITICS", "Clitic", "fold", "keys", "words"]

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
_OTHER_WORD = rf"{_OTHER}(?:{_OTHER}|[{_MARK}])*(?:['\u2019]{_OTHER}(?:{_OTHER}|[{_MARK}])*)*"

_STRIP = re.compile(f"[{_MARK}]+")
_TRANSLATION = str.maketrans(_LETTERS)
_SEPARATOR = re.compile(rf"([0-9])[{_THOUSANDS}](?=[0-9]{{3}}(?![0-9]))")
_DIGITS = re.compile(f"[{_DIGIT}]+")
_WORD = re.compile(
    rf"([{_DIGIT}]+(?:\.[{_DIGIT}]+){{2,}})"  # 24.11.2026: three words
    rf"|[{_DIGIT}]+(?:[{_THOUSANDS}][{_DIGIT}]{{3}}(?![{_DIGIT}]))*(?:[.\u066b][{_DIGIT}]+)?(?:{_OTHER_WORD})?"
    rf"|[{_ARABIC}][{_ARABIC}{_MARK}]*"
    rf"|{_OTHER_WORD}"
)


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
    mapped = _STRIP.sub("", bare.lower()).translate(_TRANSLATION)
    return _SEPARATOR.sub(r"\1", unicodedata.normalize("NFKD", mapped))


def words(text: str) -> list[tuple[int, int, str]]:
    """Return the words of `text` as (start, end, word), in code points, with `word == text[start:end]`.

    A word is a run of Arabic letters and their marks, or a run of other letters and numbers (`G20`,
    `Qur'an`), or a number with its separators (`3,000`, `٣٬٠٠٠`, `65.5`). Arabic letters and digits part,
    so that the number is found: `1436هـ` and `الـ14` are two words each. A date in full stops is three.
    Never raises.
    """
    found: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        if match.group(1) is None:
            found.append((match.start(), match.end(), match.group()))
        else:
            parts = _DIGITS.finditer(text, match.start(), match.end())
            found.extend((part.start(), part.end(), part.group()) for part in parts)
    return found


@dataclass(frozen=True, slots=True)
class Clitic:
    """A prefix written together with its word, and when it may be taken off.

    `step` orders the rules as the language orders the prefixes: conjunction, preposition, article (Ryding, A
    Reference Grammar of Modern Standard Arabic, 2005). At most one rule of a step applies to a form. At least
    `remain` letters must be left, the first of them one of `before` (any when empty).
    """

    step: int
    prefix: str
    remain: int
    before: str
    reason: str


# Folded spelling. A letter that often begins a root needs a longer rest before it is believed to be a prefix.
CLITICS: Final[tuple[Clitic, ...]] = (
    Clitic(1, "و", 3, "", "and; the most frequent proclitic of news prose"),
    Clitic(1, "ف", 4, "", "so; as a first radical more frequent than as a prefix: فيصل is not ف + يصل"),
    Clitic(2, "ب", 3, "", "by, in"),
    Clitic(2, "ل", 3, "", "for, to"),
    Clitic(2, "ك", 4, "", "as; كتاب is not ك + تاب"),
    Clitic(2, "س", 3, "اتين", "future, only before the prefixes of the imperfect"),
    Clitic(3, "ال", 3, "", "the; not with two letters left: الله, الان and التي would give له, ان and تي"),
    Clitic(3, "لل", 3, "", "for the: ل + ال drops the alef"),
)

_STEPS: Final = tuple(tuple(rule for rule in CLITICS if rule.step == step) for step in (1, 2, 3))
_ARABIC_FORM = re.compile(f"[{_ARABIC}]+[0-9]*")


def _without(form: str, rule: Clitic) -> str | None:
    rest = form[len(rule.prefix) :]
    if not form.startswith(rule.prefix) or not rest:
        return None
    if rest.isdecimal():
        return rest  # «الـ14», «و40»
    if len(rest) < rule.remain or (rule.before and rest[0] not in rule.before):
        return None
    return rest


@lru_cache(maxsize=65536)
def keys(word: str) -> tuple[str, ...]:
    """Return the comparison keys of one word, the folded form first; empty when nothing of it is compared.

    For Arabic, the forms without proclitics and article follow (`CLITICS`, in order): keys("وبالأمن") is
    ("وبالامن", "بالامن", "الامن", "امن"). Two words match when they share a key. Several keys a word find
    more than one stem in its place (recall@10 of .84 against .76 on 650 paragraphs). Never raises.
    """
    folded = fold(word)
    if not folded:
        return ()
    forms = [folded]
    if _ARABIC_FORM.fullmatch(folded):
        for rules in _STEPS:
            shorter = [_without(form, rule) for form in forms for rule in rules]
            forms.extend(form for form in shorter if form is not None)
    return tuple(dict.fromkeys(forms))
