"""The numbers and dates of English prose, in digits, words or both, with what qualifies them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

import msgspec

from malaf.article import Qualifier
from malaf.reading.numerals import VULGAR
from malaf.reading.tokens import Text, latin_question, word_set

__all__ = [
    "LONG_SCALES",
    "MONTHS",
    "ORDINALS",
    "SCALES",
    "WEEKDAYS",
    "EnglishNumber",
    "may_be_qualified",
    "qualifier_of",
    "read_english_numbers",
    "small_words",
]


class EnglishNumber(msgspec.Struct, frozen=True, gc=False):
    """A number at tokens ``[first, last)``, with its unit sign where it has one.

    `currency` is an ISO 4217 code. `digits`: written in digits. `scale` is its word of magnitude, 1 where none. `soft`:
    the qualifier may say nothing ("over ten years" is for their length, "Some 118 people" keeps digits from the start).
    """

    value: Decimal
    first: int
    last: int
    percent: bool = False
    currency: str | None = None
    qualifier: Qualifier = "exact"
    digits: bool = False
    scale: int = 1
    soft: bool = False


_UNITS: Final = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS: Final = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES: Final = {
    "hundred": 100,
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("million", "m", "mn", "mln", "mil"), 10**6),
    **dict.fromkeys(("billion", "bn", "b", "bln", "milliard"), 10**9),
    **dict.fromkeys(("trillion", "tn", "trn"), 10**12),
}
LONG_SCALES: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_FRACTIONS: Final = {
    "half": Decimal("0.5"),
    "third": Decimal(1) / 3,
    "thirds": Decimal(1) / 3,
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "fifths": Decimal("0.2"),
    "tenth": Decimal("0.1"),
    "tenths": Decimal("0.1"),
}
ORDINALS: Final = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {
    word: 10 * n
    for n, word in enumerate(
        ["thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"], 3
    )
}
MONTHS: Final = {
    name: n
    for n, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug"),
            *("september sept sep", "october oct", "november nov", "december dec"),
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: n for n, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_CURRENCY_WORDS: Final = {
    "dollar": "USD",
    "euro": "EUR",
    "sterling": "GBP",
    "yuan": "CNY",
    "renminbi": "CNY",
    "yen": "JPY",
    "ruble": "RUB",
    "rouble": "RUB",
    "tenge": "KZT",
    "won": "KRW",
    "shekel": "ILS",
}
_SIGNS: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₸": "KZT"}
_CODE: Final = re.compile(
    r"(?:usd|eur|gbp|sar|aed|kwd|qar|omr|bhd|jod|iqd|egp|mad|dzd|tnd|lyd|sdg|yer|lbp|syp|try|irr|jpy|cny|rub|kzt|inr|pkr)"
)
_SUFFIXED: Final = re.compile(r"(?:st|nd|rd|th)")


def small_words(word: str) -> int | None:
    """The number of a word such as ``twelve`` or ``forty``, or None."""
    return _UNITS.get(word) if word in _UNITS else _TENS.get(word)


def read_english_numbers(text: Text) -> list[EnglishNumber]:
    """All numbers of an English text, in its order; ordinals and the words half and double are not among them."""
    found: list[EnglishNumber] = []
    free = 0
    for i in text.where(_may_begin):
        number = _number(text, i) if i >= free else None
        if number is not None:
            found.append(number)
            free = number.last
    return found


# The words with which `_phrase` and `_words` begin.
_OPENERS: Final = frozenset({"a", "an", "one", "half", *_FRACTIONS, *_UNITS, *_TENS})


@latin_question
def _may_begin(key: str) -> bool:
    return key[:1].isdecimal() or key in _OPENERS or _GLUED.fullmatch(key) is not None


_GLUED: Final = re.compile(r"([a-z]{1,4})(\d+)(k|mn?|bn?|tn?)?")
_WHOLE_CODES: Final = word_set("egp sar aed usd omr qar kwd bhd jod mad dzd tnd lbp iqd lyd sdg syp yer")
_GLUED_CODES: Final = {
    **{code: code.upper() for code in _WHOLE_CODES},
    "ll": "LBP",
    "dt": "TND",
    "da": "DZD",
    "ld": "LYD",
    "tl": "TRY",
    "rs": "INR",
    "jd": "JOD",
    "sr": "SAR",
    "kd": "KWD",
    "bd": "BHD",
    "ro": "OMR",
    "qr": "QAR",
    "dh": "AED",
    "dhs": "AED",
    "le": "EGP",
    "rm": "MYR",
    "us": "USD",
}


def _glued(text: Text, i: int) -> EnglishNumber | None:
    """ "JD7.5": a code and a number in one word; an unknown one ("G20") only where it can be no name."""
    match = _GLUED.fullmatch(text.key(i)) if text.kind(i) == "word" else None
    if match is None:
        return None
    known = match[1] in _GLUED_CODES
    digits, last = match[2], i + 1
    if text.key(last) in {".", ","} and text.glued(last) and text.glued(last + 1) and text.kind(last + 1) == "number":
        digits += text.key(last).replace(",", "") + text.key(last + 1)
        known, last = True, last + 2
    scale = SCALES.get(match[3], 1) if match[3] else 1
    if match[3] is None and (text.key(last) in LONG_SCALES or text.glued(last)):
        scale = SCALES.get(text.key(last), 1)
        last += scale > 1
    value = Decimal(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None
    if value is None or not (known or scale > 1):
        return None
    code = _GLUED_CODES.get(match[1])
    return EnglishNumber(value * scale, i, last, False, code, qualifier_of(text, i, last), True, scale)


def _number(text: Text, i: int) -> EnglishNumber | None:
    glued = _glued(text, i)
    if glued is not None:
        return glued
    core = _core(text, i)
    if core is None:
        return None
    value, last, digits, scale = core
    first = i
    currency = _SIGNS.get(text.key(i - 1))
    if currency is None and _CODE.fullmatch(text.key(i - 1)):
        currency = text.key(i - 1).upper()
    if currency:
        first = i - 1
    if (text.key(first - 1) in {"-", "\u2212"} and text.glued(first) and not text.glued(first - 1)) or text.key(
        first - 1
    ) in {"minus", "negative"}:
        value, first = -value, first - 1
    percent, last = _percent(text, last)
    if not percent and currency is None:
        word = text.key(last)
        currency = _CURRENCY_WORDS.get(word) or _CURRENCY_WORDS.get(word.removesuffix("s"))
        if _CODE.fullmatch(word):
            currency = word.upper()
    soft = _is_soft(text, first, last)
    return EnglishNumber(value, first, last, percent, currency, qualifier_of(text, first, last), digits, scale, soft)


def _is_soft(text: Text, first: int, last: int) -> bool:
    before, previous = text.key(first - 1), text.key(first - 2)
    if before == "over":
        return text.key(last) in _TIME_NOUNS or previous in _WITH_OVER
    if before == "to" and previous == "up":
        return text.key(first - 3) in _WITH_UP
    return before == "some" and previous in {".", "", '"', "\u201c"}


# "to roll over $3bn", "picking up to 1.8%".
_WITH_OVER: Final = word_set(
    "roll rolled rolls hand handed hands handing turn turned take took taken carry carried pay paid"
)
_WITH_UP: Final = word_set(
    "pick picks picked picking go goes went going gone speed speeding sped move moves moved moving edge edged edging",
    "tick ticked ticking inch inched creep crept climb climbed push pushed pushing back right catch caught",
)


def _percent(text: Text, i: int) -> tuple[bool, int]:
    at = i + (text.key(i) in {"-", "\u2013"} and text.glued(i))
    if text.key(at) in {"%", "٪", "percent", "pct", "percentage"} or (text.key(at) == "pc" and text.glued(at)):
        return True, at + 1
    if text.key(at) == "per" and text.key(at + 1) == "cent":
        return True, at + 2
    return False, i


def _core(text: Text, i: int) -> tuple[Decimal, int, bool, int] | None:
    """(value, the token after it, in digits, its scale) of the number at token `i`."""
    if text.kind(i) == "number":
        return _digits(text, i)
    if text.kind(i) != "word":
        return None
    key = text.key(i)
    if key in {"a", "an", "one", "half"} or key in _FRACTIONS:
        special = _phrase(text, i)
        if special is not None:
            return special
    words = _dozens(text, i) or _words(text, i)
    if words is None:
        return None
    value, last, scale = words
    if value == 1 and last == i + 1:
        return None  # "one" counts seldom
    half = _and_half(text, last, scale)
    return (value + half[0], half[1], False, scale) if half else (Decimal(value), last, False, scale)


def _digits(text: Text, i: int) -> tuple[Decimal, int, bool, int] | None:
    whole = _number_of(text.tokens[i].text)
    if whole is None:
        return None
    value, last, scale = whole, i + 1, 1
    if text.key(last) in VULGAR and text.glued(last) and value == int(value):
        value, last = value + Decimal(f"0.{VULGAR[text.key(last)]}"), last + 1  # 14½
    if text.kind(last) == "word" and text.glued(last) and _SUFFIXED.fullmatch(text.key(last)):
        return None  # 14th
    at = last + (text.key(last) in {"-", "\u2011"} and text.glued(last))
    word = text.key(at)
    if word in SCALES and (word in LONG_SCALES or text.glued(at)) and text.kind(at) == "word":
        scale = SCALES[word]
        value, last = value * scale, at + 1
        while text.key(last) in LONG_SCALES:
            scale *= SCALES[text.key(last)]
            value, last = value * SCALES[text.key(last)], last + 1
    half = _and_half(text, last, scale)
    if half:
        value, last = value + half[0], half[1]
    return value, last, True, scale


@lru_cache(maxsize=65536)
def _number_of(written: str) -> Decimal | None:
    """The number that digits write; None for a telephone number, a code."""
    plain = re.sub(r"[\u0660-\u0669\u06f0-\u06f9]", lambda m: str(int(m[0])), written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"(?:0|[1-9]\d*)(?:\.\d+)?", plain) else None


def _and_half(text: Text, i: int, scale: int) -> tuple[Decimal, int] | None:
    """ "two and a half million": the fraction stands before the magnitude, or "two million and a half"."""
    if text.key(i) == "and" and text.key(i + 1) == "a" and text.key(i + 2) == "half" and scale > 1:
        return Decimal("0.5") * scale, i + 3
    return None


def _phrase(text: Text, i: int) -> tuple[Decimal, int, bool, int] | None:
    """ "half a million", "a quarter of a million", "a million and a half", "a hundred"."""
    key = text.key(i)
    at = i + (key in {"a", "an", "one"})
    fraction = _FRACTIONS.get(text.key(at))
    if fraction is not None and text.key(at) in {"half", "quarter", "third"}:
        after = at + 1
        while text.key(after) in {"of", "a"}:
            after += 1
        scale = SCALES.get(text.key(after)) if text.key(after) in LONG_SCALES else None
        return (fraction * scale, after + 1, False, scale) if scale else None
    if key in {"a", "an"} and text.key(at) in LONG_SCALES:
        scale = SCALES[text.key(at)]
        last = at + 1
        while text.key(last) in LONG_SCALES:
            scale *= SCALES[text.key(last)]
            last += 1
        half = _and_half(text, last, scale)
        return (Decimal(scale) + half[0], half[1], False, scale) if half else (Decimal(scale), last, False, scale)
    return None


def _dozens(text: Text, i: int) -> tuple[int, int, int] | None:
    """ "a dozen", "half a dozen", "two dozen"."""
    half = text.key(i) == "half"
    count = 1 if text.key(i + half) == "a" else _UNITS.get(text.key(i))
    if not count or text.key(i + half + 1) != "dozen":
        return None
    return 6 if half else 12 * count, i + half + 2, 1


def _words(text: Text, i: int) -> tuple[int, int, int] | None:
    """ "three hundred and sixty-four thousand": (value, the token after it, its last scale)."""
    total = current = 0
    at, scale, seen = i, 1, False
    while True:
        key = text.key(at)
        if key in _UNITS:
            if seen and scale == 1 and current % 10:
                break  # "two three"
            current += _UNITS[key]
        elif key in _TENS:
            if seen and scale == 1 and current % 100:
                break
            current += _TENS[key]
        elif key == "hundred" and seen:
            current = max(current, 1) * 100
        elif key in LONG_SCALES and seen:
            scale = SCALES[key]
            total += max(current, 1) * scale
            current = 0
        elif (key in {"-", "\u2011"} and seen and text.key(at - 1) in _TENS and text.key(at + 1) in _UNITS) or (
            key == "and" and seen and text.key(at - 1) in LONG_SCALES and small_words(text.key(at + 1)) is not None
        ):
            at += 1
            continue
        elif (
            key == "and"
            and seen
            and text.key(at + 1) == "a"
            and text.key(at + 2) == "half"
            and text.key(at + 3) in LONG_SCALES
        ):
            scale = SCALES[text.key(at + 3)]
            return int((Decimal(current) + Decimal("0.5")) * scale), at + 4, scale
        else:
            break
        seen = True
        at += 1
    return (total + current, at, scale) if seen else None


_BEFORE: Final[dict[str, Qualifier]] = {
    **dict.fromkeys(
        ("about", "around", "some", "approximately", "roughly", "nearly", "almost", "circa", "c", "~"), "about"
    ),
    **dict.fromkeys(("estimated", "approximate", "approaching", "near"), "about"),
    **dict.fromkeys(
        ("over", "above", "exceeding", "exceeded", "exceeds", "exceed", "topping", "topped", "surpassing"), "more_than"
    ),
    **dict.fromkeys(
        ("surpassed", "beyond", "passing", "passed", "surpass", "tops", "top", "upwards", ">"), "more_than"
    ),
    **dict.fromkeys(("crossed", "crosses", "crossing", "breached", "breaches", "breaching"), "more_than"),
    **dict.fromkeys(("under", "below", "<"), "less_than"),
}
_PHRASES: Final[tuple[tuple[tuple[str, ...], Qualifier], ...]] = (
    *(
        ((verb, "through"), "more_than")
        for verb in ("broke", "break", "breaks", "breaking", "broken", "burst", "smashed", "crashed", "shot", "sailed")
    ),
    *(
        ((verb, "past"), "more_than")
        for verb in ("climbed", "rose", "went", "pushed", "jumped", "soared", "surged", "grew", "moved", "climbing")
    ),
    (("no", "more", "than"), "at_most"),
    (("not", "more", "than"), "at_most"),
    (("not", "exceeding"), "at_most"),
    (("not", "exceed"), "at_most"),
    (("not", "to", "exceed"), "at_most"),
    (("not", "surpass"), "at_most"),
    (("at", "most"), "at_most"),
    (("a", "maximum", "of"), "at_most"),
    (("maximum", "of"), "at_most"),
    (("capped", "at"), "at_most"),
    (("no", "less", "than"), "at_least"),
    (("no", "fewer", "than"), "at_least"),
    (("not", "less", "than"), "at_least"),
    (("at", "least"), "at_least"),
    (("a", "minimum", "of"), "at_least"),
    (("minimum", "of"), "at_least"),
    (("more", "than"), "more_than"),
    (("greater", "than"), "more_than"),
    (("higher", "than"), "more_than"),
    (("larger", "than"), "more_than"),
    (("in", "excess", "of"), "more_than"),
    (("upwards", "of"), "more_than"),
    (("upward", "of"), "more_than"),
    (("north", "of"), "more_than"),
    (("well", "over"), "more_than"),
    (("less", "than"), "less_than"),
    (("fewer", "than"), "less_than"),
    (("lower", "than"), "less_than"),
    (("short", "of"), "less_than"),
    (("under", "the", "age", "of"), "less_than"),
    (("over", "the", "age", "of"), "more_than"),
    (("up", "to"), "up_to"),
    (("as", "much", "as"), "up_to"),
    (("as", "many", "as"), "up_to"),
    (("close", "to"), "about"),
    (("an", "estimated"), "about"),
    (("in", "the", "region", "of"), "about"),
    (("in", "the", "order", "of"), "about"),
    (("or", "so"), "about"),
)
_AFTER: Final[tuple[tuple[tuple[str, ...], Qualifier], ...]] = (
    (("or", "more"), "at_least"),
    (("or", "less"), "at_most"),
    (("or", "fewer"), "at_most"),
    (("or", "under"), "at_most"),
    (("or", "over"), "at_least"),
    (("or", "so"), "about"),
    (("at", "least"), "at_least"),
    (("at", "most"), "at_most"),
)


def _grouped(
    phrases: Iterable[tuple[tuple[str, ...], Qualifier]], at: int
) -> Mapping[str, Sequence[tuple[tuple[str, ...], Qualifier]]]:
    """Phrases by their word at `at`, in their order."""
    groups: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for words, qualifier in phrases:
        groups.setdefault(words[at], []).append((words, qualifier))
    return groups


# Words that qualify a number near them in ways that have no rule here: "the quorum is six", "within 60 days".
_CUES_BEFORE: Final = word_set(
    "least most minimum maximum min max over under above below within limit limits limited limiting cap capped caps",
    "ceiling floor threshold quorum more less fewer beyond nearly about almost around approximately roughly estimated",
    "exceed exceeds exceeded exceeding top tops topped pass passes passed crossed through surpass surpasses surpassed",
    "reach reaches reached reaching up low high record between until close near approaching approached just well some",
    "as",
)
_CUES_AFTER: Final = word_set(
    "least most maximum minimum plus limit older above over under below upwards ceiling so more",
)
_EXACTLY: Final = frozenset({"exactly", "precisely"})


def may_be_qualified(text: Text, first: int, last: int) -> bool:
    """Whether words near the number at tokens ``[first, last)``, that `qualifier_of` finds exact, may qualify it."""
    if text.key(first - 1) in _EXACTLY:
        return False
    return text.near(_is_cue_before, first - 7, first) or text.near(_is_cue_after, last, last + 4)


@latin_question
def _is_cue_before(key: str) -> bool:
    return key in _CUES_BEFORE


@latin_question
def _is_cue_after(key: str) -> bool:
    return key in _CUES_AFTER


_PHRASES_BY_LAST: Final = _grouped(_PHRASES, -1)
_AFTER_BY_FIRST: Final = _grouped(_AFTER, 0)
_TIME_NOUNS: Final = frozenset(
    ["year", "years", "month", "months", "week", "weeks", "day", "days", "decade", "decades", "hour", "hours", "period"]
)
_SMALLER: Final = frozenset({"smaller", "fewer", "less", "lower", "younger", "shorter", "lesser"})
_LARGER: Final = frozenset(
    {"more", "larger", "greater", "higher", "bigger", "older", "longer", "taller", "later", "stronger"}
)


def _compared(text: Text, at: int) -> Qualifier | None:
    """ "no bigger than", "larger than" before token `at`."""
    if text.key(at - 1) != "than":
        return None
    word, denied = text.key(at - 2), text.key(at - 3) in {"no", "not", "never", "neither", "none"}
    if word in _LARGER:
        return "at_most" if denied else "more_than"
    if word in _SMALLER:
        return "at_least" if denied else "less_than"
    return None


def qualifier_of(text: Text, first: int, last: int) -> Qualifier:
    """What qualifies the number at tokens ``[first, last)``, before it or behind."""
    at = first - (text.key(first - 1) == "us")
    if text.key(at - 1) in {"-", "\u2011"} and text.glued(at) and text.key(at - 2) in {"under", "over"}:
        at -= 1  # "under-18s"
    if text.key(at - 1) == "a" and text.key(at) in {"total", "record"}:
        at -= 1
    while text.key(at - 1) in {"the", "total", "of", "level", "mark"} and text.key(at - 2) in _BEFORE:
        at -= 1
    compared = _compared(text, at)
    if compared is not None:
        return compared
    for words, qualifier in _PHRASES_BY_LAST.get(text.key(at - 1), ()):
        if all(text.key(at - len(words) + k) == word for k, word in enumerate(words)):
            return qualifier
    if text.key(at - 1) in _BEFORE:
        found = _BEFORE[text.key(at - 1)]
        denied = any(text.key(k) in {"not", "never", "t", "no"} for k in range(at - 5, at - 1))
        return "at_most" if found == "more_than" and denied else found
    for at in range(last, last + 5):
        for words, qualifier in _AFTER_BY_FIRST.get(text.key(at), ()):
            if all(text.key(at + k) == word for k, word in enumerate(words)):
                return qualifier
        if text.kind(at) != "word":
            break
    if text.key(last) == "+" and text.glued(last):
        return "more_than"
    return "exact"
