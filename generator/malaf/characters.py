"""Characters that hide in a text, or that make it look like another one.

What is found is told, never changed: a text must match its source to the character. What is in use stays unmentioned:
joiners and direction marks of Arabic and Persian, emoji with their joiners and selectors, ﷺ and ﴿﴾, isolates in pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple
from urllib.parse import urlsplit

__all__ = ["BIDI_CONTROLS", "Oddity", "gathered", "named", "odd_host", "oddities"]

# Explicit formatting of UAX #9, 2.1 to 2.5: embeddings, overrides, isolates, and what ends them.
BIDI_CONTROLS: Final = "\u202a-\u202e\u2066-\u2069"
_OVERRIDES: Final = "\u202d\u202e"
_ISOLATES: Final = "\u2066\u2067\u2068"
_PDF, _PDI = "\u202c", "\u2069"

# C0 but for tab and line feed, DEL, C1, surrogates, noncharacters: no page can show them, and XML has not got them.
_NONCHARACTERS: Final = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_CONTROLS: Final = f"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}"
# Spaces without width, operators without a sign, fillers that look like a space or like nothing, annotations.
_INVISIBLE: Final = (
    "\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0001"
)
_JOINERS: Final = "\u200c\u200d"
_TAGS: Final = "\U000e0020-\U000e007f"
_SELECTORS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_MEANINGLESS: Final = f"\u2028\u2029\ufffc\ufffd{_PRIVATE}"
# Letters in the shape of one place of a word, as old programs and PDF files write them; not ﷲ, ﷺ, ﷼, ﴾ and the like.
_SHAPES: Final = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufe70-\ufefc"

_LATIN: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_GREEK: Final = "\u0370-\u0373\u0376-\u037d\u037f\u0386-\u03e1\u03f0-\u03ff\u1f00-\u1fff"
_CYRILLIC: Final = "\u0400-\u0481\u048a-\u052f"
_EASTERN: Final = "\u06a9\u06c1\u06cc"  # of Persian and Urdu: in the middle of a word they look like Arabic ones

# Nearly every text has nothing of all this, and one look over it says so. Letters of Latin are not asked for: a word of
# two scripts has one of the other.
_LOOKED_FOR: Final = (
    f"{BIDI_CONTROLS}{_CONTROLS}{_INVISIBLE}{_JOINERS}{_TAGS}{_SELECTORS}{_MEANINGLESS}{_SHAPES}{_GREEK}{_CYRILLIC}"
    f"{_EASTERN}"
)
_ANY: Final = re.compile(f"[{_LOOKED_FOR}]")
# The same at a glance: to look for ranges beyond U+FFFF, each by itself, takes longer than for all that lies there.
_BEYOND: Final = "\U00010000-\U0010ffff"
_PERHAPS: Final = re.compile("[" + re.sub(f"(?:.-)?[{_BEYOND}]", "", _LOOKED_FOR, flags=re.DOTALL) + f"{_BEYOND}]")
# What follows is compiled by those few who have to look closer.
_ODD: Final = f"[{_CONTROLS}{_INVISIBLE}{_JOINERS}{_TAGS}{_SELECTORS}{_MEANINGLESS}]|(?P<shapes>[{_SHAPES}]+)"
_BIDI: Final = f"[{BIDI_CONTROLS}\n\u2029]"

# Scripts that are written with joiners; those whose words have no spaces between them; what takes a variation selector.
_ARABIC: Final = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_JOINING: Final = (
    f"[{_ARABIC}\u0710-\u074f\u07c0-\u07ff\u0840-\u085f\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af]"
)
_UNSPACED: Final = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaadf]"
_SELECTABLE: Final = (
    "[0-9#*\u00a9\u00ae\u203c\u2049\u2139\u1000-\u109f\u1800-\u18af\u3000-\u303f\ua840-\ua87f\uff00-\uff65"
    "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BLACK_FLAG: Final = "\U0001f3f4"

# What looks alike in print (UTS #39, confusables.txt), of the scripts that are met. Not α and γ, which stand beside
# Latin letters in the names of rays, enzymes and units.
_AS_LATIN: Final = {
    "Cyrillic": frozenset("аԁеһіјӏорԛѕсѵԝхуүАВЕҺІЈКМНОРЅТСԜХУҮЅԌӀ"),
    "Greek": frozenset("ονιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
}
_FROM_LATIN: Final = {
    "Cyrillic": frozenset("aceijopsxyhABCEHIJKMOPSTXY"),
    "Greek": frozenset("ovABEHIKMNOPTXYZ"),
}
_WORD: Final = re.compile(f"[{_LATIN}{_GREEK}{_CYRILLIC}\u0300-\u036f]+")
_OF: Final = {
    "Latin": re.compile(f"[{_LATIN}]"),
    "Greek": re.compile(f"[{_GREEK}]"),
    "Cyrillic": re.compile(f"[{_CYRILLIC}]"),
}
# An abbreviation with an ending: «SMSки».
_INFLECTED: Final = re.compile(f"[A-Z]{{2,}}[{_CYRILLIC}]+")

# Languages in whose words Arabic and Persian letters do not stand together (in Pashto or Kurdish they do).
_APART: Final = frozenset({"ar", "fa", "ur"})
_ARABIC_WORD: Final = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5\u200c\u200d]+")
_ONLY_ARABIC: Final = re.compile("[\u064a\u0643]")
_NOT_PERSIAN: Final = re.compile("[\u0629\u0649\u0625]|^(?:[وفبك]?ال|لل)")
_NOT_ARABIC: Final = re.compile("[پچژگٹڈڑںےۆێەڕڵ]")


class Oddity(NamedTuple):
    """Something odd at the code point `start` of a text: `what` stands there. `more`: how often it does besides."""

    start: int
    what: str
    code: str
    severity: Literal["error", "warning"]
    message: str
    hint: str
    more: int = 0


def oddities(text: str, lang: str = "") -> Iterator[Oddity]:
    """All that is odd in a text, by kind. `lang` is its language, where it is known. The time is linear."""
    if _PERHAPS.search(text) and _ANY.search(text):
        yield from _bidi(text)
        yield from _characters(text)
        yield from _mixed(text)
        if lang.partition("-")[0] in _APART:
            yield from _mixed_arabic(text, lang.partition("-")[0])


_MOST: Final = 8


def gathered(found: Iterable[Oddity]) -> list[Oddity]:
    """Each thing once, at its first place; of many things of one kind the first ones."""
    first: dict[tuple[str, str], Oddity] = {}
    last: dict[str, list[tuple[str, str]]] = {}
    for odd in found:
        key = (odd.code, odd.what)
        if key not in first:
            same = last.setdefault(odd.code, [])
            if len(same) < _MOST:
                same.append(key)
                first[key] = odd
                continue
            key = same[-1]
        first[key] = first[key]._replace(more=first[key].more + 1)
    return list(first.values())


def named(character: str) -> str:
    """``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    name = unicodedata.name(character, "") or _KINDS.get(unicodedata.category(character), "")
    return f"U+{ord(character):04X} {name}".rstrip()


_KINDS: Final = {"Cc": "CONTROL", "Co": "PRIVATE USE", "Cs": "SURROGATE"}

_REMOVE: Final = "remove it from the text, and from the source"
_ENDS: Final = "end what begins on the same line, or take both away: the page keeps texts apart by itself"


def _bidi(text: str) -> Iterator[Oddity]:
    """Overrides, and what begins and does not end within its paragraph, or the other way round (UAX #9, BD9, X1)."""
    opened: list[tuple[int, str]] = []
    isolates = 0
    for match in re.finditer(_BIDI, f"{text}\n"):
        at, character = match.start(), match[0]
        if character in "\n\u2029":
            for start, opener in opened:
                if opener not in _OVERRIDES:
                    yield _unbalanced(start, opener, "begins and does not end")
            opened, isolates = [], 0
        elif character == _PDI:
            if not isolates:
                yield _unbalanced(at, character, "ends what did not begin")
                continue
            isolates -= 1
            while opened[-1][1] not in _ISOLATES:
                start, opener = opened.pop()
                if opener not in _OVERRIDES:
                    yield _unbalanced(start, opener, "begins and does not end")
            opened.pop()
        elif character == _PDF:
            if opened and opened[-1][1] not in _ISOLATES:
                opened.pop()
            else:
                yield _unbalanced(at, character, "ends what did not begin")
        else:
            opened.append((at, character))
            isolates += character in _ISOLATES
            if character in _OVERRIDES:
                message = f"{named(character)} shows what follows in another order than it is written"
                yield Oddity(at, character, "bidi-override", "error", message, _REMOVE)


def _unbalanced(start: int, character: str, fault: str) -> Oddity:
    return Oddity(start, character, "bidi-unbalanced", "warning", f"{named(character)} {fault} on its line", _ENDS)


def _characters(text: str) -> Iterator[Oddity]:
    for match in re.finditer(_ODD, text):
        at, what = match.start(), match[0]
        if match["shapes"]:
            plain = unicodedata.normalize("NFKC", what)
            message = f"“{_short(what)}” is in presentation forms, from {named(what[0])}: shapes, not letters"
            yield Oddity(at, what, "presentation-form", "warning", message, f"write “{_short(plain)}” in letters")
        elif re.match(_CONTROL, what):
            message = f"{named(what)} cannot be shown on any page"
            yield Oddity(at, what, "control-character", "error", message, _REMOVE)
        elif re.match(_UNCLEAR, what):
            yield Oddity(at, what, "odd-character", "warning", *_unclear(what))
        elif not _in_place(text, at, what):
            message = f"{named(what)} is not seen, and parts or hides what stands there"
            yield Oddity(at, what, "invisible-character", "warning", message, _REMOVE)


_CONTROL: Final = f"[{_CONTROLS}]"
_UNCLEAR: Final = f"[{_MEANINGLESS}]"


def _unclear(character: str) -> tuple[str, str]:
    match character:
        case "\ufffd":
            return f"{named(character)} stands where a letter was lost", "put in the letter that the source has there"
        case "\ufffc":
            return f"{named(character)} stands where a picture was", _REMOVE
        case "\u2028" | "\u2029":
            return f"{named(character)} ends a line in some programs only", "make it a line end, or a space"
        case _:
            return f"{named(character)} means something in one font only", "write it in letters that all fonts have"


def _in_place(text: str, at: int, character: str) -> bool:
    """Whether an invisible character does what it is for."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character == "\u200b":
        return bool(re.match(_UNSPACED, before) and re.match(_UNSPACED, after))
    if character in "\u200c\u200d":
        if re.match(_JOINING, before) or (character == "\u200d" and re.match(_JOINING, after)):
            return True
        # A joined emoji; its parts may have a selector, a skin colour (UTS #51).
        return character == "\u200d" and _is_symbol(after) and (_is_symbol(before) or before in {"\ufe0f", "\u20e3"})
    if re.match(_SELECTOR, character):
        return bool(re.match(_SELECTABLE, before)) or _is_symbol(before)
    if re.match(_TAG, character):
        return _flag(text, at)
    return False


_SELECTOR: Final = f"[{_SELECTORS}]"
_TAG: Final = f"[{_TAGS}]"
_LONGEST_FLAG: Final = 7


def _flag(text: str, at: int) -> bool:
    """Whether a tag belongs to a flag, such as that of Wales: a black flag and a few tags (UTS #51)."""
    back = at
    while back > 0 and at - back < _LONGEST_FLAG and re.match(_TAG, text[back]):
        back -= 1
    return text[back] == _BLACK_FLAG


def _is_symbol(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] == "S"


def _mixed(text: str) -> Iterator[Oddity]:
    """Words of two scripts of which one has letters here that look like those of the other (UTS #39, 5)."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii() or not _OF["Latin"].search(word):
            continue
        for script, alike in _AS_LATIN.items():
            others, latin = _OF[script].findall(word), _OF["Latin"].findall(word)
            if not others or (script == "Greek" and len(word) < 3):
                continue
            if alike.issuperset(others):
                odd, looks = others[0], "Latin"
            elif _FROM_LATIN[script].issuperset(latin) and len(latin) < len(others) and not _INFLECTED.fullmatch(word):
                odd, looks = latin[0], script
            else:
                continue
            message = f"“{_short(word)}” is of Latin and {script} letters: {named(odd)} looks like a {looks} letter"
            hint = f"write all of it in {looks} letters"
            yield Oddity(match.start(), word, "mixed-script", "warning", message, hint)
            break


def _mixed_arabic(text: str, lang: str) -> Iterator[Oddity]:
    """Words with Arabic and Persian or Urdu forms of a letter, which look alike in the middle of a word."""
    for match in _ARABIC_WORD.finditer(text):
        word = match[0]
        odd = _EASTERN_LETTER.search(word)
        if odd is None:
            continue
        arabic = _ONLY_ARABIC.search(word)
        if arabic or (lang == "ar" and _NOT_PERSIAN.search(word) and not _NOT_ARABIC.search(word)):
            strange = odd[0] if lang == "ar" or not arabic else arabic[0]
            message = f"“{_short(word)}” has {named(strange)}, which only looks like the letter of its other letters"
            hint = f"write it with {named(_ALIKE[strange])}"
            yield Oddity(match.start(), word, "mixed-script", "warning", message, hint)


_EASTERN_LETTER: Final = re.compile(f"[{_EASTERN}]")
_ALIKE: Final = {"\u06a9": "\u0643", "\u06c1": "\u0647", "\u06cc": "\u064a", "\u0643": "\u06a9", "\u064a": "\u06cc"}


def _short(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:40]}…"


def odd_host(address: str) -> tuple[str, str] | None:
    """What misleads in an address about whose it is, and what to do; None where nothing does (UTS #46, UTS #39)."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "the address has no host that could be asked", "write it as the browser's address line has it"
    if not host:
        return "the address has no host", "write it as the browser's address line has it"
    if "@" in parts.netloc:
        return f"the address leads to {host}: what stands before the @ is no part of it", f"write https://{host}/…"
    for label in host.split("."):
        shown = _decoded(label)
        if shown is None:
            return f"“{_short(label)}” in the address is no name of a host", "copy the address again"
        letters = {script for script, pattern in _OF.items() if pattern.search(shown)}
        word = "".join(character for character in shown if character.isalpha())
        alike = any(letters == {script} and chars.issuperset(word) for script, chars in _AS_LATIN.items())
        if len(letters) > 1 or (alike and host.rpartition(".")[2].isascii() and len(shown) > 1):
            odd = next(character for character in shown if not character.isascii())
            return (
                f"“{_short(shown)}” in the address looks like a name in Latin letters: it has {named(odd)}",
                "make sure whose address it is",
            )
        for hidden in oddities(shown, "fa"):
            return f"in the address, {hidden.message}", "copy the address again"
    return None


_LONGEST_LABEL: Final = 63


def _decoded(label: str) -> str | None:
    """A label as it is shown: Punycode taken apart (RFC 3492); None where it is none."""
    if len(label) > _LONGEST_LABEL:
        return None
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, IndexError):
        return None
