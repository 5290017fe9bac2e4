"""The one locale policy: digits, numbers, dates, isolation."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import msgspec
from babel.dates import format_date, get_month_names
from babel.numbers import format_compact_decimal, format_decimal, get_currency_name, get_currency_symbol
from hijridate import Gregorian

from malaf import centuries, counted
from malaf.characters import BIDI_CONTROLS
from malaf.dates import OPEN, EdtfDate
from malaf.languages import Direction, babel_locale, direction, same_language
from malaf.source import Span

Digits = Literal["latn", "arab"]

# UAX #9: left-to-right isolate, right-to-left isolate, first strong isolate, pop directional isolate.
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
# All of UAX #9's explicit formatting: a text may bring embeddings and overrides along, too.
_ANY_CONTROL = re.compile(f"[{BIDI_CONTROLS}]")

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_EASTERN = _ARABIC_INDIC | str.maketrans("۰۱۲۳۴۵۶۷۸۹%", "٠١٢٣٤٥٦٧٨٩٪")
_TO_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫٪،", "01234567890123456789,.%,")
# A comma before three digits parts thousands. A full stop there may do so, too: it is left as it is.
_THOUSANDS = re.compile(r"(?<=\d)[,،](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d)(?:[,،](?=\d{1,2}(?!\d))|\.(?!\d{3}(?!\d))(?=\d))")
_ARABIC_COMMA = re.compile(r"(?<=\d)،(?=\d{1,2}(?!\d))")
# How English prose writes a number that is small, and a percentage.
_SMALL_NUMBERS: dict[float, str] = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
}
_PERCENT_NAMES = ("per cent", "percent")
_DIGIT = "0-9٠-٩۰-۹"
_EASTERN = "٠-٩۰-۹"
_CURRENCY = "$£¥\u20a0-\u20bf"
_SPACE = " \u00a0\u202f"  # in French and by ISO 80000-1, one without a break parts thousands
_FRACTION = "\u00bc-\u00be\u2150-\u215e"
# Letters that are written from left to right: Latin, with the half rings of transliteration; Greek, Cyrillic, Armenian;
# of India, Thailand, Georgia, East Asia.
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u1e00-\u1eff"
_LETTER = (
    f"{_LATIN}\u0370-\u0373\u0376-\u0482\u048a-\u0589\u0900-\u11ff\u1f00-\u1fff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af"
)
# What a word has, too: accents of their own, small figures as in CO₂, ® and ™.
_ATTACHED = "\u00ae\u00b2\u00b3\u00b9\u02c2-\u036f\u2070-\u209c\u2122"


def _comma(digits: str) -> str:
    """An Arabic comma that parts thousands, or decimals if it is the only one: «٣،٤٥٠», «٢،٥», but not «٥،٦،٧»."""
    listed = f"(?<!،[{digits}])(?<!،[{digits}][{digits}])"
    return f"{listed}،(?=[{digits}]{{3}}(?![{digits}])|[{digits}]{{1,2}}(?!،?[{digits}]))"


def _number(digits: str) -> str:
    """A number with a sign before it and separators in it: 5, -2.5, $5.5, 10–20, 5%-10%, 10:30.

    After a letter a hyphen is no sign: «كوفيد-19»; but it is after a prefix, «بـ-5».
    """
    sign = '(?:[+−±#]|(?<![^\\W\u0640])(?<![»”")])-)?'
    inner = f"%(?=[–—-])|[{digits}.,:/٫٬×–—°′″-]|{_comma(digits)}"
    return f"{sign}[{_CURRENCY}]?[{digits}](?:(?:{inner})*[{digits}])?"


def _parted(digits: str) -> str:
    """A number with spaces in it: +966 11 234 5678, 050 123 4567, (011) 234-5678, 1 250 000."""
    area = f"(?:[+0٠۰][{digits}]+|\\([+0٠۰][{digits}]+\\))(?:[{_SPACE}]?\\([{digits}]+\\))?(?:-[{digits}]+)*"
    telephone = f"{area}(?:[{_SPACE}]|(?<=\\)))[{digits}]+(?:[{_SPACE}-][{digits}]+)*"
    thousands = f"[{_CURRENCY}]?[{digits}]{{1,3}}(?:[{_SPACE}][{digits}]{{3}}(?![{digits}]))+(?:[.,٫][{digits}]+)?"
    return f"(?:{telephone}|{thousands})"


def _number_run(digits: str, percent: str) -> str:
    """A number with what is written behind it."""
    return f"{_number(digits)}(?: ?[{percent}‰°′″{_CURRENCY}{_FRACTION}]|\\+(?!\\w))?"


# The inner and the last characters of a word in Latin letters: AT&T, A320neo, US$5bn, https://example.org/
_REST = (
    f"(?:[{_LETTER}{_ATTACHED}{_DIGIT}.@:/?=&%+#~’'_°{_CURRENCY}\u2010\u2011–-]*"
    f"[{_LETTER}{_ATTACHED}{_DIGIT}+#%/{_CURRENCY}])?"
)
# What goes on behind such a word: with "&" or a comma, or a number; or, behind what ends an initial, an abbreviation or
# the first half of a title, another word: John F. Kennedy, St. Louis.
_NEXT = (
    f"(?: ?& ?|,?[{_SPACE}])[{_CURRENCY}]?[{_LETTER}{_DIGIT}]{_REST}"
    f"|(?:(?<![{_LATIN}]{{5}})\\.|[:;!])[{_SPACE}][{_LETTER}]{_REST}"
)
# Words in Latin letters with the numbers and signs between them, and a number that goes on in such letters: 5G, 100MB,
# $5bn, 1.5 °C, 10-K (a number after a Latin word takes its direction: UAX #9, W7). Then numbers alone, in either set of
# digits. The first letter is looked at alone: most letters begin none of these.
_IN_RTL = re.compile(
    f"(?=[{_LETTER}{_DIGIT}@#°+(.\\-−±{_CURRENCY}])(?:"
    f"(?P<latin>(?:[@#]|{_number(_DIGIT)}(?: ?°|[–/′″-])?|°|(?<![^\\s(«“])\\.)?[{_LETTER}]{_REST}(?:{_NEXT})*)"
    f"|(?P<western>{_parted('0-9')}(?: ?[%‰])?|{_number_run('0-9', '%')})"
    f"|(?P<parted>{_parted(_EASTERN)})"
    f"|(?P<eastern>{_number_run(_EASTERN, '%٪')})"
    ")"
)
_EASTERN_DIGITS = re.compile(f"[{_EASTERN}]+")
# Words of Arabic and Hebrew letters, with what stands between two of them: a number, too, for it is read with them.
_RTL_LETTER = (
    "\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
    "\ufb1d-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_RTL_WORD = f"[{_RTL_LETTER}][{_RTL_LETTER}\u0591-\u05c7\u0610-\u06ff\u08ca-\u08ff]*"
_IN_LTR = re.compile(
    f'{_RTL_WORD}(?:[{_SPACE}،؛:.!/–-]+{_RTL_WORD}|[{_SPACE}][0-9]+(?=[{_SPACE}][{_RTL_LETTER}]|[»”’")\\]]))*'
)


@lru_cache(maxsize=4096)
def isolate(text: str, lang: str) -> str:
    """`text` with the runs that bidi would scramble between isolates: numbers and Latin words in right-to-left text,
    Arabic words in left-to-right text. Text that brings isolates or embeddings of its own is left as it is.

    >>> isolate("نسبة 40%", "ar") == "نسبة \\u206640%\\u2069"
    True
    """
    if _ANY_CONTROL.search(text):
        return text
    if direction(lang) == "ltr":
        return _IN_LTR.sub(lambda m: f"{RLI}{m[0]}{PDI}", text)
    return _IN_RTL.sub(_in_rtl, text)


def _in_rtl(match: re.Match[str]) -> str:
    if match["parted"]:
        # Arabic digits turn a space between them to the right, whatever is around: each group is its own isolate.
        groups = _EASTERN_DIGITS.sub(lambda group: f"{LRI}{group[0]}{PDI}", match[0])
        return f"{LRI}{groups}{PDI}"
    return f"{RLI if match['eastern'] else LRI}{match[0]}{PDI}"


def whole_runs(text: str, lang: str, span: Span) -> Span:
    """A span of `text` that cuts none of the runs that `isolate` would set apart: their pieces would change places.

    >>> whole_runs("بلغ -12 درجة", "ar", Span(5, 7))
    Span(start=4, end=7)
    """
    start, end = span.start, span.end
    for match in (_IN_LTR if direction(lang) == "ltr" else _IN_RTL).finditer(text):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return Span(start, end)


def capitalized(text: str) -> str:
    """Words of the interface that stand alone, as a line or a cell: with a capital where their script has one.

    >>> capitalized("first quarter of 2028")
    'First quarter of 2028'
    """
    return text[:1].title() + text[1:]


def without_isolates(text: str) -> str:
    """The same text for places that have no elements for them, or are not shown, such as a title or an index.

    Nor are there embeddings and overrides in it, which would reach into what stands after it.
    """
    return _ANY_CONTROL.sub("", text)


@lru_cache(maxsize=4096)
def _decimal(value: str, lang: str, separators: str) -> str:
    """All digits that the value has: a locale's own pattern rounds to three decimals."""
    return format_decimal(value, locale=babel_locale(lang), numbering_system=separators, decimal_quantization=False)


@lru_cache(maxsize=4096, typed=True)
def _compact(value: float, lang: str, separators: str) -> str:
    """Millions and more in words."""
    return format_compact_decimal(
        value, format_type="long", locale=babel_locale(lang), fraction_digits=2, numbering_system=separators
    )


def _scale(value: float) -> tuple[float, int]:
    """A value in millions, milliards or trillions, and the power of ten of these: 0 where digits would be lost.

    >>> _scale(2_500_000), _scale(1_234_567)
    ((2.5, 6), (1234567, 0))
    """
    for power in (12, 9, 6):
        short = value / 10**power
        if abs(value) >= 10**power and round(short, 2) == short:
            return (int(short) if short == int(short) else short), power
    return value, 0


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isupper()


@lru_cache(maxsize=1024, typed=True)
def _currency(code: str, count: float, lang: str) -> str:
    return get_currency_name(code, count=count, locale=babel_locale(lang))


def _english_ordinal(number: int) -> str:
    """
    >>> _english_ordinal(1), _english_ordinal(13), _english_ordinal(22)
    ('1st', '13th', '22nd')
    """
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 < number % 100 < 14 else endings.get(number % 10, 'th')}"


_edtf = lru_cache(maxsize=1024)(EdtfDate)


@lru_cache(maxsize=4096)
def _day(day: datetime.date, lang: str) -> str:
    return format_date(day, "d MMMM y", locale=babel_locale(lang))


@lru_cache(maxsize=1024)
def _month(day: datetime.date, lang: str) -> str:
    return format_date(day, "MMMM y", locale=babel_locale(lang))


class Policy(msgspec.Struct, frozen=True):
    """How one language writes what is not words. All strings come isolated, digits by the setting."""

    lang: str
    digits: Digits
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]
    hijri: bool = False

    @property
    def dir(self) -> Direction:
        return direction(self.lang)

    def _written(self, text: str) -> str:
        """`text` of Babel, which gives Latin digits in every ``ar`` locale, in this policy's digits; isolated."""
        if self._separators() == "arab":
            text = text.translate(_ARABIC_INDIC)
        return isolate(text, self.lang)

    def _separators(self) -> str:
        return "arab" if self.digits == "arab" and same_language(self.lang, "ar") else "latn"

    def number(self, value: float) -> str:
        """Millions and more in words where that loses nothing ("65 million"), else all digits."""
        short, power = _scale(value)
        if not power:
            return self._digits(value)
        if same_language(self.lang, "ar"):
            return counted.scaled(self._digits(short), short, power)
        return self._written(_compact(value, self.lang, self._separators()))

    def _digits(self, value: float) -> str:
        return self._written(_decimal(str(value), self.lang, self._separators()))

    def counted(self, value: int) -> str:
        """The number of a list's item: digits alone."""
        return str(value).translate(_ARABIC_INDIC) if self._separators() == "arab" else str(value)

    def in_digits(self, text: str) -> str:
        """`text` with its numbers in this policy's digits. Those of a Latin word stay: G20, 5G."""
        if not same_language(self.lang, "ar") or _ANY_CONTROL.search(text):
            return text
        return _IN_RTL.sub(self._number_in_digits, text)

    def _number_in_digits(self, match: re.Match[str]) -> str:
        number = match[0]
        if self._separators() == "latn":
            return (
                number if match["latin"] or match["western"] else _ARABIC_COMMA.sub(".", number).translate(_TO_WESTERN)
            )
        if match["latin"]:
            return number
        if not match["western"]:
            return number.translate(_TO_EASTERN)
        # Two full stops are a date's or an outline's.
        number = _THOUSANDS.sub("٬", number)
        number = number if number.count(".") > 1 else _DECIMAL.sub("٫", number)
        return number.translate(_TO_EASTERN)

    def percent(self, value: float) -> str:
        """Digits, then the sign, as one isolate; ٪ with Arabic-Indic digits."""
        sign = "٪" if self._separators() == "arab" else "%"
        digits = _decimal(str(value), self.lang, self._separators())
        return self._written(f"{digits}{sign}")

    def quantity(self, value: float, unit: str | None, *, oblique: bool = False) -> str:
        """A number with its unit, where the unit is one that the program knows; else the number alone.

        `oblique`: a preposition stands before it, which tells in Arabic.
        """
        if unit == "percent":
            return self.percent(value)
        if unit and _is_currency(unit):
            return self._money(value, unit, oblique=oblique)
        if unit in {"year", "month", "day", "hour"} and value == int(value):
            words = self.duration_words(int(value), unit)
            return counted.oblique(words) if oblique and value == 2 and same_language(self.lang, "ar") else words
        return self.number(value)

    def _money(self, value: float, code: str, *, oblique: bool) -> str:
        if not same_language(self.lang, "ar"):
            return f"{self.number(value)} {_currency(code, value, self.lang)}"
        name = _currency(code, 1, self.lang)
        short, power = _scale(value)
        if power:
            return counted.scaled(self._digits(short), short, power, name, oblique=oblique)
        return counted.counted(self._digits(value), value, name, oblique=oblique)

    def as_written(self, value: float, unit: str | None) -> list[str]:
        """A quantity that pages write out, as prose may have it: "$2.5 billion", "27 per cent", "five years"."""
        if unit and _is_currency(unit):
            return self._money_as_written(value, unit)
        if not same_language(self.lang, "en"):
            return []
        spelt = _SMALL_NUMBERS.get(value, "")
        if unit == "percent":
            return [f"{number} {name}" for number in (self._digits(value), spelt) if number for name in _PERCENT_NAMES]
        return [self.quantity(value, unit).replace(self._digits(value), spelt, 1)] if spelt else []

    def _money_as_written(self, value: float, unit: str) -> list[str]:
        number = self.number(value)
        name = _currency(unit, value, self.lang).rpartition(" ")[2]  # "dollars" of "US dollars"
        signed = f"{get_currency_symbol(unit, babel_locale(self.lang))}{number}"
        return [signed, f"{unit} {number}", f"{number} {name}", number]

    def duration_words(self, count: int, unit: str) -> str:
        """ "3 years" in the right plural form."""
        match unit:
            case "year":
                form = self.ngettext("{n} year", "{n} years", count)
            case "month":
                form = self.ngettext("{n} month", "{n} months", count)
            case "week":
                form = self.ngettext("{n} week", "{n} weeks", count)
            case "day":
                form = self.ngettext("{n} day", "{n} days", count)
            case _:
                form = self.ngettext("{n} hour", "{n} hours", count)
        return form.format(n=self.number(count))

    def relative(self, duration: str) -> str:
        """An ISO 8601 duration from the article's date, in words: before it, on it, after it."""
        _ = self.gettext
        parts = {unit: int(n) for n, unit in re.findall(r"(\d+)([YMWD])", duration)}
        names = {"Y": "year", "M": "month", "W": "week", "D": "day"}
        spans = [self.duration_words(n, names[unit]) for unit, n in parts.items() if n]
        if not spans:
            return _("The date of the text")
        span = _(" and ").join(spans)
        if duration.startswith("-"):
            return _("Within {span} before the text").format(span=span)
        return _("Within {span} after the text").format(span=span)

    def country(self, code: str) -> str:
        """Name of an ISO 3166-1 alpha-2 code; the code itself where CLDR has none."""
        return str(babel_locale(self.lang).territories.get(code, code))

    def date(self, start: str | None, end: str | None = None) -> str:
        """EDTF in words, with no more precision than it has. Ranges are "from … to …" in words.

        Raises ValueError where a value is not EDTF; `dates.is_edtf` tells beforehand.
        """
        _ = self.gettext
        start = start or ".."
        if not end:
            if "/" not in start:
                return self._one_date(start)
            start, end = start.split("/", 1)
        if end in OPEN:
            return _("since {date}").format(date=self._one_date(start, oblique=True))
        if start in OPEN:
            return _("until {date}").format(date=self._one_date(end, oblique=True))
        return self._days_of_a_month(start, end) or _("from {start} to {end}").format(
            start=self._one_date(start, oblique=True), end=self._one_date(end, oblique=True)
        )

    def _days_of_a_month(self, start: str, end: str) -> str | None:
        """ "18–19 November 2026": a month and year once. None where it is no such range, or each day is told twice."""
        first, last = _edtf(start), _edtf(end)
        if self.hijri or not (first.day and last.day) or first.mark or last.mark or start[:7] != end[:7]:
            return None
        return self.gettext("{start}–{end} {month}").format(
            start=self._written(str(first.first.day)),
            end=self._written(str(last.first.day)),
            month=self._written(_month(last.first, self.lang)),
        )

    def _one_date(self, text: str, *, oblique: bool = False) -> str:
        _ = self.gettext
        edtf = _edtf(text)
        year = self._written(str(edtf.first.year))
        if edtf.year.endswith("XX"):
            shown = self._century(int(edtf.year[:2]), oblique=oblique or edtf.mark in {"~", "%"})
        elif edtf.year.endswith("X"):
            shown = self._decade(int(edtf.year[:3]))
        elif edtf.day:
            shown = self._written(_day(edtf.first, self.lang))
            hijri = self._hijri(edtf.first) if self.hijri else None
            shown = f"{shown} ({hijri})" if hijri else shown
        elif edtf.month and int(edtf.month) > 12:
            shown = f"{self._part_of_year(int(edtf.month))} {year}"
        elif edtf.month:
            name = get_month_names("wide", context="stand-alone", locale=babel_locale(self.lang))[int(edtf.month)]
            shown = f"{name} {year}"
        else:
            shown = year
        if edtf.mark in {"~", "%"}:
            shown = _("about {date}").format(date=shown)
        if edtf.mark in {"?", "%"}:
            shown = _("{date} (uncertain)").format(date=shown)
        return shown

    def _century(self, hundreds: int, *, oblique: bool) -> str:
        """The century of the years that begin with `hundreds`: 19 for the 20th."""
        if same_language(self.lang, "ar"):
            return centuries.century(hundreds * 100, oblique=oblique)
        number = hundreds + 1
        ordinal = _english_ordinal(number) if same_language(self.lang, "en") else self._digits(number)
        return self.gettext("the {ordinal} century").format(ordinal=ordinal)

    def _decade(self, tens: int) -> str:
        """The ten years that begin with `tens`: 197 for the 1970s."""
        if same_language(self.lang, "ar"):
            return centuries.decade(tens * 10)
        return self.gettext("the {year}s").format(year=self._written(str(tens * 10)))

    def _hijri(self, day: datetime.date) -> str | None:
        """The day by Umm al-Qura; None where there is no table of it."""
        _ = self.gettext
        try:
            found = Gregorian(day.year, day.month, day.day).to_hijri()
        except (ValueError, OverflowError):
            return None
        months = (
            _("Muharram"),
            _("Safar"),
            _("Rabi I"),
            _("Rabi II"),
            _("Jumada I"),
            _("Jumada II"),
            _("Rajab"),
            _("Shaaban"),
            _("Ramadan"),
            _("Shawwal"),
            _("Dhu al-Qidah"),
            _("Dhu al-Hijjah"),
        )
        return _("{day} {month} {year} AH").format(
            day=self._written(str(found.day)),
            month=months[found.month - 1],
            year=self._written(str(found.year)),
        )

    def _part_of_year(self, code: int) -> str:
        _ = self.gettext
        return {
            21: _("spring"),
            22: _("summer"),
            23: _("autumn"),
            24: _("winter"),
            33: _("first quarter of"),
            34: _("second quarter of"),
            35: _("third quarter of"),
            36: _("fourth quarter of"),
            40: _("first half of"),
            41: _("second half of"),
        }[code]
