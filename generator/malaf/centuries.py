"""How Arabic names decades and centuries: the seventies of the twentieth century."""

from __future__ import annotations

from typing import Final

__all__ = ["century", "decade"]

_UNITS: Final = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
_TENS: Final = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")


def century(year: int, *, oblique: bool = False) -> str:
    """The century of the years that begin as `year` does, 1900 to 1999 for one; `oblique` in the genitive.

    >>> century(1900), century(1900, oblique=True), century(600), century(1800)
    ('القرن العشرون', 'القرن العشرين', 'القرن السابع', 'القرن التاسع عشر')
    """
    tens, units = divmod(year // 100 + 1, 10)
    compound = "الحادي" if units == 1 else _UNITS[units - 1]
    if tens == 0 or (tens, units) == (1, 0):
        ordinal = _UNITS[year // 100]
    elif tens == 1:
        ordinal = f"{compound} عشر"
    else:
        ten = f"{_TENS[tens - 2]}{'ين' if oblique else 'ون'}"
        ordinal = f"{compound} وال{ten}" if units else f"ال{ten}"
    return f"القرن {ordinal}"


def decade(year: int) -> str:
    """The ten years from `year` on; the first two of a century have no name of their own.

    >>> decade(1970), decade(2000)
    ('سبعينيات القرن العشرين', 'العقد الأول من القرن الحادي والعشرين')
    """
    whole = century(year, oblique=True)
    place = year // 10 % 10
    return f"{_TENS[place - 2]}ينيات {whole}" if place >= 2 else f"العقد {_UNITS[place]} من {whole}"
