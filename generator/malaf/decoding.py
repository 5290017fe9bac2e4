"""Bytes of an unknown encoding as text, or the place where they are not."""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_UTF8: Final = "open it in the program that wrote it, and save it as plain text in UTF-8"
_BINARY: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP file, or an office document (docx, odt, xlsx)"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old kind (doc, xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)


class DecodingError(ValueError):
    """Bytes that are not text in the encoding that was tried.

    `offset` is the first such byte, from 0, of the data as it was given, with any byte order mark; `encoding` is what
    was tried, or ``"binary"`` for what is no text at all; `message` says what is wrong, and `hint` what the author can
    do.
    """

    def __init__(self, offset: int, encoding: str, message: str, hint: str) -> None:
        super().__init__(f"byte {offset}: {message}")
        self.offset = offset
        self.encoding = encoding
        self.message = message
        self.hint = hint


def decode(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding in Python (``utf-8``, ``utf-16-le``, ``windows-1256`` ...).

    Nothing is normalised: line ends stay, only a byte order mark goes. Raises `DecodingError` for bytes that are
    undefined in the encoding, and for what is no text (a picture, an archive, an office document).

    A mark at the start decides; then the pattern of UTF-16's high bytes; then UTF-8, if all of it is valid; then the
    one of Windows-1256, ISO-8859-6 and Windows-1252 in which the letters are as frequent as they are in print.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding, len(mark)), encoding
    _refuse_binary(data)
    wide = _wide(data)
    if wide:
        return _strict(data, wide, 0), wide
    try:
        return _without_nul(data.decode("utf-8"), "utf-8", 0), "utf-8"
    except UnicodeDecodeError as problem:
        if _is_mostly_utf8(data):
            raise _error(data, problem, "utf-8", 0) from None
    encoding = _single_byte(data)
    return _strict(data, encoding, 0), encoding


def _strict(data: bytes, encoding: str, start: int) -> str:
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as problem:
        raise _error(data, problem, encoding, start) from None
    return _without_nul(text, encoding, start)


def _without_nul(text: str, encoding: str, start: int) -> str:
    at = text.find("\0")
    if at >= 0:
        offset = start + len(text[:at].encode(encoding))
        raise DecodingError(offset, "binary", "a zero byte stands in no text", f"is this a text file? {_SAVE_AS_UTF8}")
    return text


def _error(data: bytes, problem: UnicodeDecodeError, encoding: str, start: int) -> DecodingError:
    offset = start + problem.start
    line = data.count(b"\n", 0, offset) + 1
    hint = f"look at line {line}: the file may be cut off, or put together from texts in two encodings"
    return DecodingError(offset, encoding, f"0x{data[offset]:02x} is not {encoding} ({problem.reason})", hint)


def _refuse_binary(data: bytes) -> None:
    for magic, name in _BINARY:
        if data.startswith(magic):
            raise DecodingError(0, "binary", f"this is {name}, not a text", _SAVE_AS_UTF8)
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise DecodingError(0, "binary", "this is a picture, sound or film, not a text", _SAVE_AS_UTF8)


# --- UTF-16 and UTF-32 without a mark --------------------------------------------------------------------------------

_SAMPLE: Final = 1 << 16
_HIGH: Final = b"\x00\x06"  # the high bytes of ASCII and of Arabic
_USUAL, _UNUSUAL = 0.7, 0.25


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by its high bytes. Arabic in UTF-16 is valid UTF-8 too, full of 0x06, so this comes first."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or not any(byte in sample for byte in _HIGH):
        return None
    if len(data) % 4 == 0:
        if not any(sample[2::4]) and not any(sample[3::4]):
            return "utf-32-le"
        if not any(sample[0::4]) and not any(sample[1::4]):
            return "utf-32-be"
    even, odd = _share(sample[0::2]), _share(sample[1::2])
    if odd >= _USUAL and even <= _UNUSUAL:
        return "utf-16-le"
    if even >= _USUAL and odd <= _UNUSUAL:
        return "utf-16-be"
    return None


def _share(part: bytes) -> float:
    return sum(part.count(byte) for byte in _HIGH) / max(len(part), 1)


# --- UTF-8 with a broken place, or not UTF-8 -------------------------------------------------------------------------


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are valid UTF-8 than bytes are not: chance gives Windows-1256 a few."""
    text = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= char <= "\udcff" for char in text)
    valid = sum(char > "\x7f" for char in text) - broken
    return valid > broken


# --- One byte a letter -----------------------------------------------------------------------------------------------

# Per mille of Arabic letters in press texts (21,000 letters of this project's articles). That is enough: of 300 cuts
# each of 50 to 5,000 characters every one is told right, of 20 characters 299 in 300. charset-normalizer 3.5 tells 276
# to 300 of 300, and of 20 characters in ISO-8859-6 none; and it never says which byte is wrong.
_LETTERS: Final = (
    "ا161 ل122 ي73 م68 ت53 ر51 و50 ن45 ة37 ع35 ب31 د31 س27 ف23 ق21 أ20 ه16 ح15 ك15 ج14 ط10 ص10 ش10 خ9 ى9 ز8 إ7 ث7 ض5 "
    "ذ5 ئ4 ء3 غ3 ظ2 ؤ1 آ1"
)
_OTHERS: Final[Mapping[str, float]] = {
    **dict.fromkeys("،؛؟«»ً\u00a0", 3.0),
    **dict.fromkeys("ٌٍَُِّْ\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u200e\u200f", 0.5),
    **dict.fromkeys("ـ°·±×÷–%‰€©®½¼", 0.1),
    **dict.fromkeys("پچژگڤàâçèéêëîïôùûü", 0.05),
}
_RARE, _CONTROL, _UNDEFINED = 0.02, 0.0005, 0.0001
_PRINT: Final = 0.4  # per mille, as the geometric mean over a text: Arabic has about 40, chance about 1
_ARABIC: Final = ("windows-1256", "iso-8859-6")
_LATIN: Final = "windows-1252"
_WORD: Final = re.compile("[\u0621-\u0652]{3}")  # in English or French read as Windows-1256 there is none
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\v")


def _weights(encoding: str) -> list[float]:
    """Logarithms of the frequencies (per mille) of the bytes from 0x80."""
    known = {**_OTHERS, **{word[0]: float(word[1:]) for word in _LETTERS.split()}}
    weights: list[float] = []
    for byte in range(0x80, 0x100):
        char = bytes([byte]).decode(encoding, "ignore")
        if not char:
            share = _UNDEFINED
        elif "\x80" <= char <= "\x9f":
            share = _CONTROL
        else:
            share = known.get(char, _RARE)
        weights.append(math.log(share))
    return weights


_WEIGHTS: Final = {encoding: _weights(encoding) for encoding in _ARABIC}


def _single_byte(data: bytes) -> str:
    seen = Counter(data)
    counts = [seen[byte] for byte in range(0x80, 0x100)]
    high = sum(counts)
    if sum(seen[byte] for byte in _CONTROLS) > 0.02 * len(data):
        at = next(at for at, byte in enumerate(data) if byte in _CONTROLS)
        message = f"0x{data[at]:02x} and others like it stand in no text"
        raise DecodingError(at, "binary", message, f"is this a text file? {_SAVE_AS_UTF8}")
    letters = sum(seen[byte] for byte in b"abcdefghijklmnopqrstuvwxyz")
    if letters > 2 * high and not _WORD.search(data.decode(_ARABIC[0])):
        return _LATIN
    scores = {
        encoding: sum(count * weight for count, weight in zip(counts, weights, strict=True))
        for encoding, weights in _WEIGHTS.items()
    }
    best = max(_ARABIC, key=lambda encoding: scores[encoding])
    if scores[best] < high * math.log(_PRINT):
        at = next(at for at, byte in enumerate(data) if byte >= 0x80)
        message = f"0x{data[at]:02x} is not UTF-8, and the bytes are not Arabic in {' or '.join(_ARABIC)}"
        raise DecodingError(at, best, message, _SAVE_AS_UTF8)
    return best
