"""Bytes in, text out: the encoding is found, and what is not text is told by its place."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.decoding import DecodingError, decode
from tests.test_blocks import CASES, read_case

MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
ARABIC = "تباطأ معدل التضخم السنوي في السعودية إلى 1.9 في المئة،\r\nبحسب «الهيئة».\n"
PRESS = "\n".join(read_case(path)[0] for path in CASES if path.stem != "english")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
        (b"", "windows-1256"),
        (b"", "iso-8859-6"),
    ],
)
def test_encodings_are_found_and_line_ends_kept(mark: bytes, encoding: str) -> None:
    text = ARABIC.replace("«", "").replace("»", "") if encoding == "iso-8859-6" else ARABIC
    assert decode(mark + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", ["", "a", "Plain text.\n", "ا", "\n"])
def test_little_texts_are_utf_8(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_english_in_utf_16_without_a_mark(encoding: str) -> None:
    assert decode("Riyadh, Tuesday.".encode(encoding)) == ("Riyadh, Tuesday.", encoding)


@pytest.mark.parametrize("size", [50, 100, 300, 1000, 5000])
@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_arabic_code_pages_are_told_apart(encoding: str, size: int) -> None:
    chance = random.Random(size)
    for _ in range(60):
        start = chance.randrange(len(PRESS) - size)
        data = PRESS[start : start + size].encode(encoding, "ignore")
        assert decode(data) == (data.decode(encoding), encoding)


@pytest.mark.parametrize(
    "text",
    [
        "Le président a déclaré que l’économie française était prête à l'été.",
        "“Smart” quotes – and dashes…",
        "El señor dijo que mañana habrá más información sobre la reunión.",
    ],
)
def test_latin_text_is_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "windows-1252")


def test_english_with_an_arabic_name_is_windows_1256() -> None:
    text = "The Riyadh daily (الرياض) said on Tuesday that the talks would go on for a week."
    assert decode(text.encode("cp1256")) == (text, "windows-1256")


UNDEFINED = [
    ("معدل".encode() + b"\xff" + ARABIC.encode(), "utf-8", 8),
    ("معدل التضخم".encode()[:-1], "utf-8", 19),  # cut off within a letter
    (codecs.BOM_UTF8 + b"a\xff", "utf-8", 4),
    (codecs.BOM_UTF16_LE + "اب".encode("utf-16-le") + b"\x00\xd8a\x00", "utf-16-le", 6),
    (codecs.BOM_UTF16_BE + b"\x06", "utf-16-be", 2),
    (ARABIC.encode("utf-16-le") + b"\x27", "utf-16-le", 2 * len(ARABIC)),
    ("بحسب الهيئة العامة للإحصاء".encode("iso-8859-6") + b"\xff", "iso-8859-6", 26),
    (b"The cafe opened, caf\xe9 and all \x81", "windows-1252", 30),
]


@pytest.mark.parametrize(("data", "encoding", "offset"), UNDEFINED)
def test_an_undefined_byte_is_told_by_its_place(data: bytes, encoding: str, offset: int) -> None:
    with pytest.raises(DecodingError) as told:
        decode(data)
    assert (told.value.offset, told.value.encoding) == (offset, encoding)
    assert f"byte {offset}: 0x{data[offset]:02x} is not {encoding}" in str(told.value)
    assert "line 1" in told.value.hint or "line 2" in told.value.hint or "line 3" in told.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG picture"),
        (b"PK\x03\x04\x14\0\x06\0", "docx"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a picture"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "doc"),
        (b"text with a \0 in it", "a zero byte"),
        (bytes(range(1, 32)) * 4 + b"\xff\xfe", "stand in no text"),
        (b"\x80\x81\x82\x83\x84" * 20, "not Arabic"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(DecodingError, match="byte") as told:
        decode(data)
    assert words in str(told.value)
    assert "UTF-8" in told.value.hint


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_utf_8_with_a_mark_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, "utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error_with_a_place(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except DecodingError as problem:
        told = problem
    else:
        assert any(mark + text.encode(encoding) == data for mark in (b"", *MARKS))
        return
    assert 0 <= told.offset < len(data)
    assert told.hint
