"""What a line opens with: bullet, number, letter, ordinal."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

from malaf.blocks.lines import Line
from malaf.blocks.patterns import DASHES, DIGITS, TANWIN, UNSEEN, UNSEEN_CHARS, listed

# The last are those of Word's symbol fonts, which have no place in Unicode.
_FILLED = "•●▪■◆◼◾►▶➤➢➔➜➨→⇒⇐←›❯✓✔✅☑‣⁃∙⦁★✦✱❖♦◙❑❒❏¤🔹🔸🔴🔵🔻⬅◀◄\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e"
_HOLLOW = "◦○▫□◇◻◽·☆⚬"
_GLYPH = re.compile(
    rf"(?P<glyph>[{_FILLED}{_HOLLOW}]{{1,4}}|[{DASHES}]{{1,3}}|\*{{1,3}}|\+|ـ)(?P<space>[\s{UNSEEN}]*+)"
)
_TYPED = re.compile(r"[o§~]\s+(?=\S)")  # for want of a bullet
_CIRCLED = "①-⑳❶-❿➀-➓⓵-⓾"
_NUMBER = re.compile(
    rf"(?:[(\['‘’][{UNSEEN}]*(?P<closed>[{DIGITS}]{{1,3}})[{UNSEEN}]*[)\]'‘’]|(?P<circled>[{_CIRCLED}])|(?P<open>[{DIGITS}]{{1,3}})(?:[\s{UNSEEN}]?"
    rf"(?P<delim>[{DASHES}_.)/:،]|ـ(?=\s)|\ufe0f?\u20e3)[{DASHES}]?))(?P<space>[\s{UNSEEN}]*+)"
)
_DECIMAL = re.compile(rf"(?P<parts>[{DIGITS}]{{1,2}}(?:[.\-][{DIGITS}]{{1,2}}){{1,4}})[.\-)]?\s+(?=[^\W\d_])")
_LETTERS = "أابتثجدهوزحطيكلمنسعفصقر"
_LETTER = re.compile(
    rf"(?:\([{UNSEEN}]*(?P<closed>[{_LETTERS}a-zA-Z]|[ivx]{{1,4}})ـ?[{UNSEEN}]*\)|(?P<open>[{_LETTERS}a-zA-Z]|[ivxIVX]{{1,4}})ـ?"
    rf"[\s{UNSEEN}]?(?P<delim>[{DASHES}.)/])[{DASHES}]?)(?P<space>[\s{UNSEEN}]*+)"
)
_ABJAD = {letter: i for i, letter in enumerate("أبجدهوزحطيكلمنسعفصقر", 1)}
_HIJAI = {letter: i for i, letter in enumerate("أبتثجحخد", 1)}
_ROMAN = {numeral: i for i, numeral in enumerate(listed("i ii iii iv v vi vii viii ix x xi xii"), 1)}
_ORDINALS = {
    word: value
    for value, words in enumerate(
        (
            "أولا اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا",
            "حادي عشر|إحدى عشر|أحد عشر|الحادي عشر", "ثاني عشر|اثنا عشر", "ثالث عشر", "رابع عشر", "خامس عشر",
            "سادس عشر", "سابع عشر", "ثامن عشر", "تاسع عشر", "عشرون",
        ),
        1,
    )
    for word in (words.split("|") if " عشر" in words else words.split())
}  # fmt: skip
_NAMED = {
    word: value
    for value, words in enumerate(
        ("الأول الأولى الاول الاولى", "الثاني الثانية", "الثالث الثالثة", "الرابع الرابعة", "الخامس الخامسة",
         "السادس السادسة", "السابع السابعة", "الثامن الثامنة", "التاسع التاسعة", "العاشر العاشرة"), 1)
    for word in words.split()
}  # fmt: skip
_ORDINAL = re.compile(
    rf"(?P<word>[أاثرخستعح][ء-ي{TANWIN}]{{3,8}}(?: عشر[{TANWIN}]?)?)[\s{UNSEEN}]*+(?P<delim>[:{DASHES}./)]|\Z)"
)
_NAMED_ORDINAL = re.compile(
    rf"(?:البند|المادة|المحور|القرار|التوصية|النقطة|المرحلة|الخطوة|السبب|الفصل|القسم|الجزء|المسار|السيناريو|السؤال)\s"
    rf"(?:رقم\s)?(?P<word>ال[ء-ي]{{3,7}}|\(?[{DIGITS}]{{1,3}}\)?)[\s{UNSEEN}]*+(?:[:{DASHES}.]|\Z)"
)
SPEAKER = re.compile(rf"(?:س|ج|سؤال|جواب|السؤال|الجواب|Q|A)\s?[{DIGITS}]{{0,2}}\s?[:/{DASHES}]")
SET_OFF = re.compile(rf"[{DASHES}]\s?[^{DASHES}\n]{{2,40}}[{DASHES}]\s?\w")


# «5 / 9 / 2023»: a date, as some machines set it.
_SPACED_DATE = re.compile(rf"[{DIGITS}]{{1,4}}\s?[/.\-]\s?[{DIGITS}]{{1,2}}\s?[/.\-]\s?[{DIGITS}]{{1,4}}(?![{DIGITS}])")


_LONGEST_ALONE = 14


class Mark(msgspec.Struct, frozen=True):
    """What a line opens with. `end` is the length of what `text` of an item leaves out.

    `lines` is 2 for a mark alone on its line, with its text on the next.
    """

    kind: Literal["glyph", "dash", "number", "letter", "ordinal", "named", "dated", "timed", "decimal"]
    style: str
    end: int
    values: tuple[int, ...] = ()
    depth: int = 1
    sure: bool = True  # False: a mark only beside another of its style
    lines: int = 1


def mark_at(line: Line) -> Mark | None:
    """The mark that a line by itself may open with; `held_marks` keeps those that stand in a series."""
    text = line.text
    if not text or text[0].isspace():
        return None
    if SPEAKER.match(text) and not _LETTER.match(text):
        return None
    return _glyph(text) or _decimal(text) or _number(text) or _letter(text) or _ordinal(text)


def mark_alone(line: Line) -> Mark | None:
    """The mark that a line is and nothing else, as some programs copy it: «•», «3.».

    An ordinal alone heads what is below it.
    """
    text = line.text.strip(UNSEEN_CHARS)
    if len(text) > _LONGEST_ALONE or text.isalnum():
        return None
    found = mark_at(msgspec.structs.replace(line, text=f"{text} ء"))
    return found if found is not None and found.end == len(text) + 1 else None


def _glyph(text: str) -> Mark | None:
    typed = _TYPED.match(text)
    if typed:
        return Mark("glyph", "○", typed.end(), sure=False)
    found = _GLYPH.match(text)
    if not found or found.end() == len(text):
        return None
    glyph, spaced = found["glyph"], any(char.isspace() for char in found["space"])
    after = text[found.end()]
    if glyph[0] in _FILLED + _HOLLOW:
        style = "○" if glyph[0] in _HOLLOW else "•"
        return Mark("glyph", style, found.end(), depth=len(glyph))
    if glyph[0] in "*+":
        if not spaced and text.rstrip(UNSEEN_CHARS).endswith(glyph):
            return None  # emphasis of Markdown, a line long
        if spaced or (glyph == "*" and after.isalpha()):
            return Mark("glyph", glyph[0], found.end(), depth=len(glyph))
        return None
    if spaced:
        return Mark("dash", "-", found.end(), depth=len(glyph))
    if len(glyph) == 1 and glyph != "ـ" and (after.isalpha() or after in '«“"('):
        return Mark("dash", "-", found.end(), sure=False)
    return None


def _decimal(text: str) -> Mark | None:
    """«1.2 كلفة العجز»: a mark that is read with the text."""
    found = _DECIMAL.match(text)
    if not found:
        return None
    parts = [int(part) for part in re.split(r"[.\-]", found["parts"])]
    return Mark("decimal", "1.", 0, (parts[-1],), depth=len(parts), sure=False)


def _number(text: str) -> Mark | None:
    found = _NUMBER.match(text)
    if not found or found.end() == len(text) or _SPACED_DATE.match(text):
        return None
    if found["circled"]:
        return Mark("number", "①", found.end(), (int(unicodedata.numeric(found["circled"])),), sure=False)
    digits = found["closed"] or found["open"]
    after = text[found.end()]
    delim = found["delim"] or ""
    if not found["space"] and delim and (after.isdigit() or after in "%٪" or delim == ":"):
        return None
    if not found["space"] and delim == "/" and not after.isalpha():
        return None
    style = ")" if found["closed"] or delim == ")" else "."
    if text[0] in "'‘’":
        style = "'"
    return Mark("number", "1" + style, found.end(), (int(digits),), sure=False)


def _letter(text: str) -> Mark | None:
    found = _LETTER.match(text)
    if not found or found.end() == len(text):
        return None
    letter = found["closed"] or found["open"]
    if not found["space"] and found["delim"] and found["delim"] in "./":
        return None  # أ.ف.ب, د.أحمد, a.m
    low = letter.lower()
    values: list[int] = []
    if low in _ROMAN:
        values.append(_ROMAN[low])
    if len(low) == 1 and low.isascii():
        values.append(100 + ord(low) - ord("a") + 1)
    arabic = "أ" if letter == "ا" else letter
    values += [200 + table[arabic] for table in (_ABJAD,) if arabic in table]
    values += [300 + table[arabic] for table in (_HIJAI,) if arabic in table]
    if not values:
        return None
    style = ")" if found["closed"] or found["delim"] == ")" else "."
    return Mark("letter", ("a" if low.isascii() else "أ") + style, found.end(), tuple(values), sure=False)


def _ordinal(text: str) -> Mark | None:
    found = _ORDINAL.match(text)
    if found:
        word = re.sub(rf"[{TANWIN}]", "", found["word"])
        value = _ORDINALS.get(word)
        if value:
            return Mark("ordinal", "ordinal", 0, (value,))
    found = _NAMED_ORDINAL.match(text)
    if found:
        word = found["word"].strip("()")
        value = int(word) if word.isdigit() else _NAMED.get(word)
        if value:
            return Mark("named", text[: text.index(" ")] if " " in text else "named", 0, (value,), sure=False)
    return None


BOLD = re.compile(r"(?P<stars>\*\*|__)(?=\S)(?P<text>[^*_\n]++)(?P=stars)[:：]?\Z")
