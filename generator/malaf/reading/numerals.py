"""The numbers of an Arabic text, in digits of three scripts, in words, or in both."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.reading.tokens import Text, arabic_question, forms

__all__ = [
    "VULGAR",
    "Numeral",
    "Writing",
    "begins_number",
    "definite_hundreds",
    "definite_round",
    "is_enclosed",
    "is_ordinal",
    "number_of",
    "ordinal",
    "read_numeral",
    "read_numerals",
    "scale_of",
    "small_number",
    "uses_dot_groups",
    "writing_of",
]


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number at tokens ``[first, last)``; `start` is its first code point, after a prefix such as و.

    `value` is None where the words give only an order of magnitude («عشرات الآلاف»). `scale` is the last word of
    magnitude (1000, 1000000, …; 1 where there is none) and `factor` what it multiplies, for «بين 2 و4 ملايين».
    `digits` tells whether it is written in digits alone.
    """

    value: Decimal | None
    first: int
    last: int
    start: int
    scale: int = 1
    factor: Decimal | None = None
    digits: bool = False


_UNITS: Final = {
    **dict.fromkeys(("واحد", "واحده", "واحدا", "احد", "احدي"), 1),
    **dict.fromkeys(("اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي"), 2),
    **{word + ending: n for n, word in enumerate(("ثلاث", "اربع", "خمس", "ست", "سبع"), 3) for ending in ("", "ه", "ا")},
    **dict.fromkeys(("ثمان", "ثماني", "ثمانيه", "ثمانيا"), 8),
    **dict.fromkeys(("تسع", "تسعه", "تسعا"), 9),
}
_TENS: Final = {
    word + ending: 10 * n
    for n, word in enumerate(("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 2)
    for ending in ("ون", "ين")
}
_HUNDRED: Final = frozenset({"ميه", "مايه", "مءه"})
_DUAL_ENDINGS: Final = ("ان", "ين", "ا", "ي")
# Folded as «ميت», a dead man, and «مات», has died: of number only where a hamza is written.
_TWO_HUNDRED: Final = frozenset(stem + ending for stem in ("ميت", "مات") for ending in _DUAL_ENDINGS)
_HAMZA: Final = frozenset("ئأء\u0654")
_HUNDREDS: Final = {
    **dict.fromkeys(_HUNDRED, 100),
    **dict.fromkeys(_TWO_HUNDRED, 200),
    **{"مايت" + ending: 200 for ending in _DUAL_ENDINGS},
    **{
        word + hundred: 100 * n
        for n, words in enumerate((("ثلاث",), ("اربع",), ("خمس",), ("ست",), ("سبع",), ("ثمان", "ثماني"), ("تسع",)), 3)
        for word in words
        for hundred in _HUNDRED
    },
}
_THOUSAND, _MILLION, _BILLION, _TRILLION = 10**3, 10**6, 10**9, 10**12
_NAMES: Final = (
    (_THOUSAND, ("الف",), ("الاف", "الوف")),
    (_MILLION, ("مليون",), ("ملايين",)),
    (_BILLION, ("مليار", "بليون"), ("مليارات", "ملايير", "بلايين")),
    (_TRILLION, ("تريليون", "ترليون"), ("تريليونات", "ترليونات", "تريليونات")),
)
# The singular multiplies and stands alone for one; the dual is two; the plural only multiplies.
_SCALES: Final = {name: scale for scale, singular, plural in _NAMES for name in (*singular, *plural)}
_SINGULAR: Final = {name: scale for scale, singular, _ in _NAMES for name in singular}
_DUAL: Final = {
    name + ending: scale for scale, singular, _ in _NAMES for name in singular for ending in ("ان", "ين", "ي", "ا")
}
_FRACTIONS: Final = {
    "نصف": Decimal("0.5"),
    "ربع": Decimal("0.25"),
    "ثلث": Decimal(1) / 3,
    "ثلثي": Decimal(2) / 3,
    "ثلثا": Decimal(2) / 3,
}
_VAGUE: Final = frozenset(
    {"عشرات", "ميات", "الاف", "الوف", "ملايين", "مليارات", "ملايير", "بلايين", "تريليونات", "ترليونات"}
)
# «لست» is "I am not", «بالف» and «كالف» seldom a number.
_NOT_NUMBERS: Final = frozenset({"لست", "وسط", "كست", "فست", "بست", "كخمس", "لسبع"})
_ORDINALS: Final = {
    word + ending: n
    for n, word in enumerate(("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"), 1)
    for ending in ("", "ه")
} | {"اول": 1, "اولي": 1, "احد": 1}
_MINUS: Final = frozenset({"ناقص", "سالب"})
_ONE: Final = frozenset({"واحد", "واحده", "واحدا", "احد", "احدي"})
_TANWEEN: Final = "\u064b"


@lru_cache(maxsize=65536)
def number_of(text: str, *, dot_groups: bool | None = None) -> Decimal | None:
    """The number that digits with separators write, or None: ``1.2.3``, ``00123``.

    One separator before exactly three digits is ambiguous: ``dot_groups`` tells whether the text uses the full stop
    for thousands (None: not known, then both signs are taken for thousands there).

    >>> [str(number_of(n)) for n in ("1.687,5", "3.000.000", "٥٠٫٠٧", "0.062", "26,5", "1,500")]
    ['1687.5', '3000000', '50.07', '0.062', '26.5', '1500']
    """
    plain = _plain(text)
    signs = re.findall(r"[.,\u066b\u066c]", plain)
    if not signs:
        return None if len(plain) > 1 and plain.startswith("0") else Decimal(plain)
    if "\u066b" in signs:
        whole, _, rest = plain.partition("\u066b")
        return None if not rest.isdecimal() else _joined(whole, rest)
    if len(set(signs)) > 1:
        decimal = signs[-1]
        if signs.count(decimal) > 1:
            return None
        whole, _, rest = plain.rpartition(decimal)
        return _joined(whole, rest)
    sign = signs[0]
    groups = plain.split(sign)
    grouped = 1 <= len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    if len(signs) > 1:
        return _joined(plain, "") if grouped else None
    if sign == "\u066c":
        # «١٢٬٥»: it is taken for the sign of decimals, which looks alike; 5'30 is no number.
        return _joined(groups[0], groups[1]) if sign in text and not grouped else _joined(plain, "")
    even = plain.endswith("00")  # «92.400»: nobody writes such decimals
    if not grouped or (not even and dot_groups is not None and dot_groups is (sign == ",")):
        return _joined(groups[0], groups[1])
    return _joined(plain, "")


def _plain(text: str) -> str:
    if text.isascii():
        digits = text
    else:
        digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return digits.replace("\u060c", ",").replace("'", "\u066c").replace("\u2019", "\u066c")


def _joined(whole: str, rest: str) -> Decimal | None:
    groups = re.split(r"[.,\u066c]", whole)
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])):
        return None
    if len(groups[0]) > 1 and groups[0].startswith("0"):
        return None
    return Decimal("".join(groups) + ("." + rest if rest else ""))


_GROUPED = re.compile(r"\d{1,3}(?:([.,\u066c])\d{3})+(?:[.,\u066b]\d{1,2})?")


def uses_dot_groups(numbers: Iterable[str]) -> bool | None:
    """Whether numbers of a text show that its full stop parts thousands (True) or decimals (False); None: neither."""
    strict, weak = [0, 0], [0, 0]  # full stop parts thousands, comma does
    for text in numbers:
        plain = _plain(text)
        if plain.isdecimal():
            continue
        match = _GROUPED.fullmatch(plain)
        if match and len(re.findall(r"[.,\u066b\u066c]", plain)) > 1:
            strict[match[1] == ","] += 1
        elif re.fullmatch(r"\d+[.,]\d{1,2}", plain):
            weak["." in plain] += 1
    for dots, commas in (strict, weak):
        if dots or commas:
            return None if dots and commas else dots > 0
    return None


class Writing(msgspec.Struct, frozen=True):
    """How a text writes its numbers, as far as they show it.

    `dot_groups` as for `number_of`; `fraction_first` tells which side of «37ر1» is the fraction.
    """

    dot_groups: bool | None = None
    fraction_first: bool | None = None


_UNKNOWN: Final = Writing()


def writing_of(texts: Iterable[Text]) -> Writing:
    """How texts that belong together write their numbers."""
    numbers: list[str] = []
    lettered: set[tuple[str, str]] = set()
    for text in texts:
        numbers += text.numbers
        lettered |= {_sides(text, i - 1) for i in text.where(_is_point) if _has_letter(text, i - 1)}
    return Writing(uses_dot_groups(numbers), _fraction_first(lettered) if lettered else None)


@arabic_question
def _is_point(key: str) -> bool:
    return key == "ر"


_TELLING: Final = 3


def _fraction_first(sides: Iterable[tuple[str, str]]) -> bool | None:
    """Whether the fraction stands before «ر»: by zeros and long numbers on one side, or one that most share.

    >>> [_fraction_first(sides) for sides in ([("05", "3")], [("5", "1")], [("4", "2"), ("3", "2"), ("1", "2")])]
    [True, None, True]
    """
    sides = set(sides)
    told = {_is_fraction(*pair) for pair in sides} | {_is_whole(*pair) for pair in sides}
    told.discard(None)
    if told:
        return told.pop() if len(told) == 1 else None
    shared = [max(Counter(pair[side] for pair in sides).values()) >= _TELLING for side in (0, 1)]
    return None if shared[0] == shared[1] else shared[1]


def _is_fraction(first: str, second: str) -> bool | None:
    """True where the first side cannot be whole: «05ر3», «5ر120»."""
    return True if (len(first) > 1 and first[0] == "0") or len(second) >= _TELLING > len(first) else None


def _is_whole(first: str, second: str) -> bool | None:
    """False where the second side cannot be whole: «3ر05», «120ر5»."""
    return False if (len(second) > 1 and second[0] == "0") or len(first) >= _TELLING > len(second) else None


def read_numerals(text: Text, *, writing: Writing = _UNKNOWN) -> list[Numeral]:
    """All numbers of a text, in its order, none within another. Never raises."""
    found: list[Numeral] = []
    free = 0
    for i in text.where(_may_begin):
        if i < free:
            continue
        if _has_letter(text, i) and _with_letter(text, i, writing) is None:
            free = _scales(text, i + 3)[1]
            continue
        numeral = read_numeral(text, i, writing=writing)
        if numeral is not None:
            found.append(numeral)
            free = numeral.last
    return found


def read_numeral(text: Text, i: int, *, writing: Writing = _UNKNOWN) -> Numeral | None:
    """The number that begins at token `i`, as long as it goes; None where none begins there."""
    kind = text.kind(i)
    if kind == "sign" or (kind == "word" and not _begins(text.key(i))):
        return None
    token = text.tokens[i]
    if kind == "number":
        return _compound(text, i, 0, writing)
    minus = text.form(i, _MINUS)
    if minus is not None and text.kind(i + 1) in {"word", "number"}:
        found = read_numeral(text, i + 1, writing=writing)
        if found is None or found.value is None or found.start > text.tokens[i + 1].start:
            return None
        return replace(found, value=-found.value, first=i, start=token.cut(minus[0]))
    if _FRACTION.search(token.text):
        return None
    for taken, form in forms(token.key):
        if taken and token.key[taken - 1] == "ك":
            continue  # «كمية» is a quantity, not "as a hundred"
        if form in _ALSO_PARTS and text.key(i + 1) not in _SCALES and _OF_A_WHOLE.match(text.key(i + 1)):
            continue  # «خمس النواب» is a fifth of them, and «خمس قيمتها»
        if form in _TWO_HUNDRED and _HAMZA.isdisjoint(token.text):
            continue  # «ميتاً» is dead, «ماتا» have died, and «ميتا» is a company
        if _is_definite(form):
            definite = _compound(text, i, taken + 2, writing)
            # «المليون» alone counts nothing, nor does «المئة»: «حملة المليون شجرة».
            great = definite is not None and (definite.scale > 1 or form[2:] in _SINGULAR)
            if definite is not None and great and definite.last > i + 1:
                return replace(definite, start=token.cut(taken))
            continue
        numeral = _compound(text, i, taken, writing) if form in _WORDS and token.key not in _NOT_NUMBERS else None
        if numeral is not None:
            return numeral
    return None


_WORDS: Final = frozenset(
    {*_UNITS, *_TENS, *_HUNDREDS, *_SCALES, *_DUAL, *_FRACTIONS, *_VAGUE, *_MINUS, "عشره", "عشر", "صفر"},
)


# No number counts what is definite, or has an owner.
_OF_A_WHOLE: Final = re.compile(r"ال|(?:\w{2,}ت(?:ه|ها|هم|هما|هن|نا)|\w{3,}(?:ها|هم|هما|هن))$")
_ALSO_PARTS: Final = frozenset({"خمس", "سبع", "تسع", "عشر"})
# «خُمس السكان», «العُشر» are parts, and no five and ten.
_FRACTION: Final = re.compile("خ\u064fم|س\u064fب|ت\u064fس|ع\u064fش")


@lru_cache(maxsize=65536)
def begins_number(key: str) -> bool:
    """Whether a folded word, or what follows its prefixes, is a word of number."""
    return any(form in _WORDS for _, form in forms(key))


@arabic_question
def _may_begin(key: str) -> bool:
    return key[:1].isdecimal() or _begins(key)


@lru_cache(maxsize=4096)
def _begins(key: str) -> bool:
    return any(form in _WORDS or _is_definite(form) for _, form in forms(key))


def _is_definite(form: str) -> bool:
    """Whether a number with its article can begin with a word: «الخمسة ملايين», «المئتي ألف», «المليون وسبعمئة ألف»."""
    bare = form.removeprefix("ال")
    known = bare in _HUNDREDS or bare in _TENS or bare in _SINGULAR or _UNITS.get(bare, 0) > 2
    return known and bare != form


class _Part(msgspec.Struct, frozen=True, gc=False):
    """One number below a thousand, or digits, times its words of magnitude."""

    value: Decimal
    last: int
    scale: int
    factor: Decimal
    digits: bool


def _compound(text: Text, i: int, taken: int, writing: Writing) -> Numeral | None:
    """Parts of falling magnitude, joined by و: «ثلاثمئة وأربعة وستون ألفاً و200»."""
    start = text.tokens[i].cut(taken) if taken else text.tokens[i].start
    vague = _vague(text, i, taken)
    if vague is not None:
        return Numeral(None, i, vague, start)
    part = _part(text, i, taken, writing)
    if part is None:
        return None
    total, last, scale, factor, digits = part.value, part.last, part.scale, part.factor, part.digits
    below = part.scale
    while below > 1:
        fraction = _and_fraction(text, last, below)
        if fraction is not None:
            total += fraction[0] * below
            factor += fraction[0]
            last = fraction[1]
            break
        following = _and_part(text, last, writing)
        if following is None or following.value >= below or following.scale >= below:
            break
        if following.value * _THOUSAND < below and text.kind(following.last - 1) == "number":
            break  # «1.5 مليار و20 موظفاً»
        total, last, digits = total + following.value, following.last, False
        below = following.scale
        scale, factor = 1, total
    return Numeral(_tidy(total), i, last, start, scale, factor, digits)


def _tidy(value: Decimal) -> Decimal:
    """Without the tail of a third."""
    return value if value == value.to_integral_value() else round(value, 6).normalize()


def _part(text: Text, i: int, taken: int, writing: Writing) -> _Part | None:
    if text.kind(i) == "number":
        return _digits(text, i, writing)
    form = text.key(i)[taken:]
    if text.key(i)[taken - 1 : taken + 1] == "لل" and taken:
        return None
    if form in _FRACTIONS or (form == "ثلاثه" and text.key(i + 1) == "ارباع"):
        after = i + 1 if form in _FRACTIONS else i + 2
        value = _FRACTIONS.get(form, Decimal("0.75"))
        of = text.key(after) if text.key(i).startswith("و") else text.key(after).removeprefix("ال")  # «نصف المليون»
        scale = _SINGULAR.get(of)
        return _Part(value * scale, after + 1, scale, value, digits=False) if scale else None
    if form in _DUAL and not (form.endswith("ا") and _TANWEEN in text.tokens[i].text):
        # «ألفا» for «ألفاً» stands behind a number; alone it is two thousand before its noun.
        following = text.key(i + 1)
        if form.endswith("ا") and text.kind(i + 1) != "word":
            return None
        if form.endswith("ا") and (following == "و" or (following[:1] == "و" and begins_number(following))):
            # «مليوناً و3 آلاف», «مليوناً ونصف المليون», without its mark
            return _Part(Decimal(_DUAL[form]), i + 1, _DUAL[form], Decimal(1), digits=False)
        scale, last = _scales(text, i + 1)
        return _Part(Decimal(2 * _DUAL[form] * scale), last, _DUAL[form] * scale, Decimal(2), digits=False)
    small = _small(text, i, taken)
    if small is None:
        singular = _SINGULAR.get(form)
        if singular is None and form.endswith("ا") and _TANWEEN in text.tokens[i].text:
            singular = _SINGULAR.get(form[:-1])
        if singular is None or "\u0651" in text.tokens[i].text[:4]:  # «ألّف»: he wrote
            return None
        scale, last = _scales(text, i + 1)
        return _Part(Decimal(singular * scale), last, singular * scale, Decimal(1), digits=False)
    number, last = Decimal(small[0]), small[1]
    decimals = _tail(text, last + 1, 0, one=True) if text.key(last) in _POINT else None
    if decimals is not None:
        number, last = Decimal(f"{small[0]}.{decimals[0]}"), decimals[1]
    elif not number:
        return None
    scale, last = _scales(text, last)
    return _Part(number * scale, last, scale, number, digits=False)


def _digits(text: Text, i: int, writing: Writing) -> _Part | None:
    written, last, dots = text.tokens[i].text, i + 1, writing.dot_groups
    if text.kind(last) == "number" and len(written) <= _GROUP and written.isdecimal():
        # «3 000 000», with any white space: groups of three behind a shorter one.
        groups = last
        while len(text.key(groups)) == _GROUP and text.key(groups).isdecimal() and _spaced(text, groups):
            groups += 1
        if (
            groups > last
            and text.kind(groups) != "number"
            and text.kind(i - 1) != "number"
            and not written.startswith("0")
        ):
            written += "".join("\u066c" + text.tokens[at].text for at in range(last, groups))
            last = groups
    decimal = _with_letter(text, i, writing)
    if decimal is not None:
        written, last = decimal, i + 3
    part = VULGAR.get(text.key(last)) if text.glued(last) and written.isdecimal() else None
    if part is not None:
        written, last = f"{_plain(written)}.{part}", last + 1
    scale, after = _scales(text, last + is_enclosed(text, i, last))
    if scale > 1:
        last = after
    # Before a word of magnitude or a percent sign, three digits are decimals: «1.695 مليار», «2,125%».
    percent = _is_percent(text, last)
    small = _plain(written)
    match = _AMBIGUOUS.fullmatch(small) if len(small) > _LEAST_AMBIGUOUS else None
    # «1,250 مليون» may be more than a thousand of them, «1,250 مليار» where the text writes decimals otherwise.
    grouped = match is not None and (
        small.endswith("000")
        or (match[1] == "," and scale > 1 and (dots is False or (dots is None and scale == _MILLION)))
        or (match[1] == "." and scale > 1 and dots is True)
    )
    if (scale > 1 or percent) and match is not None and not grouped:
        value: Decimal | None = Decimal(small.replace(",", "."))
    else:
        value = number_of(written, dot_groups=dots)
    if value is None:
        return None
    return _Part(value * scale, last, scale, value, digits=scale == 1)


_GROUP: Final = 3  # digits
_AMBIGUOUS: Final = re.compile(r"\d{1,3}([.,])\d{3}")
_LEAST_AMBIGUOUS: Final = 4  # characters
_POINT: Final = frozenset({"فاصله", "فاصل"})  # «ثلاثة فاصلة خمسة»
VULGAR: Final = {"1\u20442": "5", "1\u20444": "25", "3\u20444": "75"}  # folded: «½», «¼», «¾»


def _is_percent(text: Text, i: int) -> bool:
    return text.key(i) in {"%", "٪"} or text.key(i + 1) in {"الميه", "المايه"} or text.key(i)[:4] == "بالم"


_ENCLOSING: Final = {"(": ")", "[": "]", "\u00ab": "\u00bb", '"': '"', "\u201c": "\u201d", "\u201d": "\u201c"}


def is_enclosed(text: Text, first: int, last: int) -> bool:
    """Whether the number at tokens ``[first, last)`` stands alone in brackets or marks: «(5) ملايين», «"12" مدرسة»."""
    closing = _ENCLOSING.get(text.key(first - 1))
    return closing is not None and text.key(last) == closing


def _has_letter(text: Text, i: int) -> bool:
    """Whether a decimal with ر for its point begins at token `i`: «37ر1»."""
    return text.key(i + 1) == "ر" and text.glued(i + 1) and text.glued(i + 2) and text.kind(i + 2) == "number"


def _sides(text: Text, i: int) -> tuple[str, str]:
    """What stands before and behind «ر»."""
    return _plain(text.tokens[i].text), _plain(text.tokens[i + 2].text)


def _with_letter(text: Text, i: int, writing: Writing) -> str | None:
    """A decimal with ر, where it is clear: in some papers the fraction stands first, and «6ر0» is what both mean."""
    if not _has_letter(text, i):
        return None
    first, second = _sides(text, i)
    if first == "0":
        return f"0.{second}"
    if second == "0":
        return f"0.{first}"
    if writing.fraction_first is None or not (first + second).isdecimal():
        return None
    return f"{second}.{first}" if writing.fraction_first else f"{first}.{second}"


def _spaced(text: Text, i: int) -> bool:
    return text.tokens[i].start - text.tokens[i - 1].end == 1


def _scales(text: Text, i: int) -> tuple[int, int]:
    """The product of the words of magnitude from token `i` on, and the token after them."""
    scale = 1
    while True:
        key = text.key(i)
        found = _SCALES.get(key)
        if found is None and key.endswith("ا"):
            found = _SINGULAR.get(key[:-1])
        if found is None:
            return scale, i
        scale *= found
        i += 1
        if scale > 10**15:
            return scale, i


def _joined_form(text: Text, i: int) -> str | None:
    key = text.key(i)
    return key[1:] if key.startswith("و") and len(key) > 1 and text.kind(i) == "word" else None


def _small(text: Text, i: int, taken: int) -> tuple[int, int] | None:
    """A number below a thousand in words."""
    form = text.key(i)[taken:]
    if form == "صفر":
        return (0, i + 1) if text.key(i + 1) in _POINT else None
    if form in _HUNDREDS:
        value, last = _HUNDREDS[form], i + 1
    elif form in _UNITS and _UNITS[form] > 2 and text.key(i + 1) in _HUNDRED:
        value, last = 100 * _UNITS[form], i + 2
    else:
        return _tail(text, i, taken)
    if _joined_form(text, last) is not None:
        rest = _tail(text, last, 1, one=True)
        if rest is not None:
            return value + rest[0], rest[1]
    return value, last


def _tail(text: Text, i: int, taken: int, *, one: bool = False) -> tuple[int, int] | None:
    """A number below a hundred; `one` allows «واحد» alone, as after a hundred."""
    form = text.key(i)[taken:]
    if form in {"عشره", "عشر"}:
        # «الخامسة عشرة» is an ordinal, and «الثلاثة عشر» thirteen.
        before = text.key(i - 1)[2:] if text.key(i - 1).startswith("ال") else ""
        return None if before in _ORDINALS or before in _UNITS else (10, i + 1)
    if form in _TENS:
        return _TENS[form], i + 1
    if form not in _UNITS:
        return None
    value = _UNITS[form]
    if text.key(i + 1) in {"عشر", "عشره"}:
        return 10 + value, i + 2
    joined = _joined_form(text, i + 1)
    if joined in _TENS:
        return value + _TENS[joined], i + 2
    if form in _ONE and not one and not _is_percent(text, i + 1):
        return None
    if form in {"اثنا", "اثني", "اثنتا", "اثنتي"}:
        return None
    return value, i + 1


def _and_part(text: Text, i: int, writing: Writing) -> _Part | None:
    if text.key(i) == "و" and text.kind(i + 1) == "number":
        return _part(text, i + 1, 0, writing)  # «3 آلاف و 500»
    if text.key(i) == "و" and text.kind(i + 1) == "word":
        return _part(text, i + 1, 0, writing)
    form = _joined_form(text, i)
    if form is None or form not in _WORDS or form in _ONE:
        return None
    return _part(text, i, 1, writing)


def _and_fraction(text: Text, i: int, scale: int) -> tuple[Decimal, int] | None:
    """«ونصف», «ونصف المليون», «وربع مليار»: (of the magnitude `scale`, the token after it)."""
    form = _joined_form(text, i)
    last = i + 1
    if text.key(i) == "و":
        form, last = text.key(i + 1), i + 2
    if form not in _FRACTIONS:
        return None
    named = text.key(last).removeprefix("ال") if text.key(last).startswith(("الم", "الب", "الت")) else text.key(last)
    if _SINGULAR.get(named) == scale or (text.key(last) == "الالف" and scale == _THOUSAND):
        return _FRACTIONS[form], last + 1
    if named in _SINGULAR:
        return None
    return _FRACTIONS[form], last


def _vague(text: Text, i: int, taken: int) -> int | None:
    """The token after «عشرات», «مئات الآلاف», «آلاف»: an order of magnitude, no number."""
    form = text.key(i)[taken:]
    if text.kind(i) != "word" or form not in _VAGUE:
        return None
    last = i + 1
    while text.key(last).removeprefix("ال") in _VAGUE or text.key(last) in _VAGUE or text.key(last) in _SINGULAR:
        last += 1
    return last


def ordinal(text: Text, i: int) -> tuple[int, int] | None:
    """A definite ordinal at token `i`, to 99, as (number, the token after it): «الأول», «الحادي والعشرين», «الـ19»."""
    key = text.key(i)
    if key == "ال" and text.kind(i + 1) == "number" and text.tokens[i + 1].text.isdecimal():
        return int(text.tokens[i + 1].text), i + 2
    if not key.startswith("ال"):
        return None
    bare = key[2:]
    if bare in _TENS:
        return _TENS[bare], i + 1
    following = text.key(i + 1)
    if bare in {"واحد", "واحده"} and following.startswith("وال") and following[3:] in _TENS:
        return 1 + _TENS[following[3:]], i + 2  # «الحادي والعشرين» as many write it
    if bare not in _ORDINALS:
        return None
    value = _ORDINALS[bare]
    if following in {"عشر", "عشره"}:
        return 10 + value, i + 2
    if following.startswith("وال") and following[3:] in _TENS:
        return value + _TENS[following[3:]], i + 2
    return (value, i + 1) if bare not in {"حادي", "حاديه", "احد"} else None


def is_ordinal(word: str) -> bool:
    """Whether a folded word can begin a definite ordinal or count: «الأول», «العشرين», «الثلاثة»."""
    return word.startswith("ال") and (word[2:] in _ORDINALS or word[2:] in _TENS or word[2:] in _UNITS)


@arabic_question
@lru_cache(maxsize=4096)
def definite_round(key: str) -> int | None:
    """«الأربعين» is 40, «المئة» 100, «المليون» 1,000,000: a round age or number that is meant as such."""
    bare = key[2:] if key.startswith("ال") else ""
    return _TENS.get(bare) or _SINGULAR.get(bare) or (100 if bare in _HUNDRED else None)


def definite_hundreds(key: str) -> int | None:
    """«المئة» is 100, «المئتان» 200."""
    return _HUNDREDS.get(key[2:]) if key.startswith("ال") else None


def scale_of(key: str) -> int | None:
    """1000 of «ألف», 1000000 of «مليون»: what a word of magnitude in the singular multiplies by."""
    return _SINGULAR.get(key)


def small_number(key: str) -> int | None:
    """A number from 2 to 10, or round to 90, in one word, with or without the article: «خمس», «الثلاثة», «العشرين»."""
    bare = key.removeprefix("ال")
    if bare in {"عشر", "عشره"}:
        return 10
    found = _UNITS.get(bare) or _TENS.get(bare)
    return found if found and found > 1 else None
