"""A text and its translation: where the two do not say the same."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from math import log
from operator import attrgetter, itemgetter
from typing import Final

import msgspec
from babel.core import get_global
from msgspec.structs import replace

from malaf.arabic import fold
from malaf.article import Qualifier
from malaf.glossary import Names, Term
from malaf.reading.durations import Duration
from malaf.reading.hedges import hedges
from malaf.reading.lexicon import Senses
from malaf.reading.mentions import Mentions, Number, read_mentions
from malaf.reading.negation import Negations, negations
from malaf.reading.nouns import NOUNS
from malaf.reading.parts import Part
from malaf.reading.polarity import Assertion, assertions, clash, contradictions
from malaf.reading.relative import Tense
from malaf.reading.tokens import Text
from malaf.reading.verbs import VERBS
from malaf.sentences import split_sentences
from malaf.source import Span

__all__ = ["Finding", "Lengths", "Pair", "check_pair", "check_pairs"]


class Pair(msgspec.Struct, frozen=True, gc=False):
    """One text with its translation; `id` tells it in a message, languages are BCP 47."""

    id: str
    source: str
    target: str
    source_language: str
    target_language: str


class Finding(msgspec.Struct, frozen=True):
    """One disagreement; the values are the words of each side, where there are such."""

    id: str
    code: str
    message: str
    source_value: str | None = None
    target_value: str | None = None
    severity: str = "error"


class Lengths(msgspec.Struct, frozen=True):
    """How long a translation is: mean and deviation of ``log(target / source)``, in letters and digits."""

    mean: float
    deviation: float

    def away(self, source: int, target: int) -> float:
        """How many deviations a length is from the mean; a short text varies more."""
        return (log(target / source) - self.mean) / (self.deviation * (1 + _SHORT / source))

    @property
    def inverse(self) -> Lengths:
        """Those of the opposite direction."""
        return replace(self, mean=-self.mean)

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Lengths:
        """Of these pairs, with the prior of a few: so that one alone can be judged."""
        return cls.measured([(_size(pair.source), _size(pair.target)) for pair in pairs])

    @classmethod
    def measured(cls, sizes: Iterable[tuple[int, int]]) -> Lengths:
        """`of` pairs of which the letters and digits of source and target have been counted."""
        known = sorted(log(target / source) for source, target in sizes if min(source, target) >= 40)
        if not known:
            return _PRIOR
        weight = len(known) / (len(known) + _PRIOR_WEIGHT)
        # A broken pair among them must not move it.
        median = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
        mean = weight * median + (1 - weight) * _PRIOR.mean
        return cls(mean, _PRIOR.deviation)


_SHORT: Final = 40  # letters: the deviation of so short a text is twice that of a long one

# Measured on professional Arabic-English pairs of a paragraph; the opposite direction is its inverse.
_PRIOR: Final = Lengths(0.17, 0.14)
_PRIOR_WEIGHT: Final = 20


def check_pair(pair: Pair, terms: Sequence[Term] = (), lengths: Lengths | None = None) -> list[Finding]:
    """What disagrees between a text and its translation. `terms` is the glossary; `lengths` those of the whole file."""
    return _check(_Sides(pair), Names(terms), lengths)


def check_pairs(pairs: Sequence[Pair], terms: Sequence[Term] = ()) -> list[Finding]:
    """`check_pair` of each, with the lengths of all, and neighbours that stand in each other's place."""
    sides = [_Sides(pair) for pair in pairs]
    lengths, names = Lengths.measured([one.sizes for one in sides]), Names(terms)
    found = [finding for one in sides for finding in _check(one, names, lengths)]
    return found + list(_swapped(sides))


class _Side:
    """One text of a pair, with its readings: each is made once."""

    __slots__ = ("_topics", "language", "mentions", "size", "spans", "text", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.size = _size(text)
        self.spans = split_sentences(text, language)
        self.words = Text(text)
        self.mentions = read_mentions(self.words, language)
        self._topics: tuple[list[tuple[int, Senses]], ...] | None = None

    @property
    def sentences(self) -> list[str]:
        return [self.text[span.start : span.end] for span in self.spans]

    def assertions(self) -> list[Assertion]:
        """What the text says, or denies."""
        return assertions(self.words, self.language)

    @property
    def topics(self) -> tuple[list[tuple[int, Senses]], ...]:
        """Its known verbs and nouns, each with where it begins."""
        if self._topics is None:
            arabic = _is_arabic(self.language)
            self._topics = tuple(
                [
                    (token.start, meant)
                    for token in self.words.tokens
                    if (meant := lexicon.arabic(token.key) if arabic else lexicon.english(token.key))
                ]
                for lexicon in (VERBS, NOUNS)
            )
        return self._topics

    def parts(self) -> Iterator[Text]:
        """Its sentences."""
        return (self.words.part(span.start, span.end) for span in self.spans)


class _Sides:
    """A pair with its two sides."""

    __slots__ = ("pair", "source", "target")

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.source = _Side(pair.source, pair.source_language)
        self.target = _Side(pair.target, pair.target_language)

    def abreast(self) -> Iterator[tuple[Text, Text]]:
        """The two texts, sentence by sentence where there are as many."""
        one, other = self.source, self.target
        if len(one.spans) == len(other.spans) != 1:
            yield from zip(one.parts(), other.parts(), strict=True)
        else:
            yield one.words, other.words

    @property
    def sizes(self) -> tuple[int, int]:
        return self.source.size, self.target.size


def _check(sides: _Sides, names: Names, lengths: Lengths | None) -> list[Finding]:
    pair = sides.pair
    if not pair.target.strip():
        return []
    if _is_copy(pair):
        return [Finding(pair.id, "untranslated", "the translation is the source text itself")]
    found: list[Finding] = []
    for rule in _RULES:
        found += rule(pair)
    found += list(_negation(sides)) or _contradiction(sides)
    found += _hedge(sides)
    if pair.source_language != pair.target_language:
        source, target = sides.source.mentions, sides.target.mentions
        found += _numbers(pair, source, target)
        found += _dates(pair, source, target)
    found += _names(pair, names)
    found += _sentences(sides, lengths or _prior(pair))
    return found


def _prior(pair: Pair) -> Lengths:
    if pair.source_language.startswith("ar"):
        return _PRIOR
    return Lengths(-_PRIOR.mean if pair.target_language.startswith("ar") else 0.0, _PRIOR.deviation * 1.25)


# --- copies and scripts -----------------------------------------------------------------------------------------------

_ARABIC_LETTER: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC_WORD: Final = re.compile(rf"\S*{_ARABIC_LETTER.pattern}+\S*")
_LETTER: Final = re.compile(r"[^\W\d_]")
# All but Latin letters and common signs: a text without any does not fold to one with letters of the Arabic alphabet.
_BEYOND_LATIN: Final = re.compile("[^\u0000-\u024f\u2000-\u206f]")
_ALPHABET: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ARABIC_LANGUAGES: Final = frozenset({"ar", "fa", "ur", "ckb", "ps", "ug"})


def _is_copy(pair: Pair) -> bool:
    """Whether the translation is the source; an address or a number is the same in both."""
    arabic_source = _ARABIC_LETTER.search(pair.source) is not None
    if not _LETTER.search(pair.source) or (not arabic_source and len(pair.source.split()) == 1):
        return False
    foreign = arabic_source != _is_arabic(pair.target_language)
    if _ALPHABET.search(pair.source) and not _BEYOND_LATIN.search(pair.target):
        return False
    return foreign and " ".join(fold(pair.source).split()) == " ".join(fold(pair.target).split())


def _is_arabic(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in _ARABIC_LANGUAGES


_FOREIGN_SIGNS: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9\u060c\u061b\u061f\u066a-\u066c«»]")


def _is_latin(language: str) -> bool:
    """Whether a language is written in Latin letters, as CLDR has it."""
    subtags = language.replace("-", "_").split("_")
    script = next((part for part in subtags[1:] if len(part) == 4 and part.isalpha()), None)
    likely = get_global("likely_subtags").get(subtags[0], "").split("_")
    return (script or next((part for part in likely[1:] if len(part) == 4), "Latn")) == "Latn"


def _is_strange(char: str) -> bool:
    return char.isalpha() and ord(char) > 0x24F and not unicodedata.name(char, "LATIN").startswith(_NOT_STRANGE)


# Transliteration has letters and signs of its own; units have Greek ones.
_NOT_STRANGE: Final = ("LATIN", "MODIFIER", "MICRO", "OHM", "GREEK", "ARABIC", "FEMININE", "MASCULINE", "KELVIN")


def _script(pair: Pair) -> Iterator[Finding]:
    """Arabic letters, digits and signs left over in a translation that is in another script."""
    if _is_arabic(pair.target_language):
        return
    if _ARABIC_LETTER.search(pair.target):
        letters = _ARABIC_WORD.findall(pair.target)
        yield Finding(pair.id, "source-script", f"Arabic is left over: {' '.join(letters[:5])}", None, letters[0])
        return
    beyond = _BEYOND_LATIN.findall(pair.target)
    strange = next((char for char in beyond if _is_strange(char) and char not in pair.source), None)
    if strange and _is_latin(pair.target_language):
        yield Finding(pair.id, "source-script", f"a letter of another script: {strange}", None, strange)
    signs = _FOREIGN_SIGNS.findall(pair.target)
    quotes = [sign for sign in signs if sign in "«»"]
    if quotes and pair.target_language.startswith("en"):
        yield Finding(pair.id, "quotes", "«» are not the quotation marks of the translation", None, quotes[0])
    if len(signs) > len(quotes):
        other = next(sign for sign in signs if sign not in "«»")
        yield Finding(pair.id, "source-script", f"an Arabic sign is left over: {other}", None, other)


# --- signs ------------------------------------------------------------------------------------------------------------

_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}
_BRACKET: Final = re.compile(r"[()\[\]{}]")
_LABEL: Final = re.compile(r"(?m)^\s*(?:\d{1,2}|\w)\)(?=\s)")
_PAIRED_QUOTES: Final = (("“", "”"), ("«", "»"), ("„", "“"))


def _unbalanced(text: str) -> str | None:
    """The first bracket without its other half; a list's "1)" and "a)" is none, nor a smiley."""
    plain = _LABEL.sub(" ", text) if ")" in text else text
    open_: list[str] = []
    for match in _BRACKET.finditer(plain):
        char = match[0]
        if char in "([{":
            open_.append(char)
        elif not open_ or open_.pop() != _BRACKETS[char]:
            return char
    return open_[-1] if open_ else None


def _odd_quotes(text: str) -> str | None:
    for opening, closing in _PAIRED_QUOTES[:2]:
        if text.count(opening) != text.count(closing) and not (opening == "“" and "„" in text):
            return opening if text.count(opening) > text.count(closing) else closing
    opened = text.count("‘")
    if opened and opened > len(re.findall(r"’(?!\w)|(?<!\w)’", text)):
        return "‘"
    inches = len(_INCHES.findall(text)) if '"' in text else 0
    return '"' if (text.count('"') - inches) % 2 else None


_INCHES: Final = re.compile(r'(?<=\d)"')


def _signs(pair: Pair) -> Iterator[Finding]:
    bracket = _unbalanced(pair.target)
    if bracket and _unbalanced(pair.source) is None:
        yield Finding(pair.id, "brackets", f"a bracket without its other half: {bracket}", None, bracket)
    quote = _odd_quotes(pair.target)
    # A quotation that goes on from the paragraph before has no mark of its own in the other language.
    if quote and _odd_quotes(pair.source) is None and (quote != '"' or _ANY_QUOTE.search(pair.source)):
        yield Finding(pair.id, "brackets", f"a quotation mark without its other half: {quote}", None, quote)


_ANY_QUOTE: Final = re.compile('["“”„«»]')

_PLACEHOLDER: Final = re.compile(
    r"\{\w*\}|%\(\w+\)[sd]|%[sd](?!\w)|&\w+;|</?[A-Za-z][^<>]*>|https?://[^\s،؛)\]»”\"]+|[\w.+-]+@[\w-]+\.[\w.]*\w"
)


# Each of them has one of these signs.
_PLACEHOLDER_SIGN: Final = re.compile("[{%&<@]|://")


def _placeholders_of(text: str) -> list[str]:
    if not _PLACEHOLDER_SIGN.search(text):
        return []
    return [match[0].rstrip(".,") for match in _PLACEHOLDER.finditer(text)]


def _placeholders(pair: Pair) -> Iterator[Finding]:
    wanted, given = _placeholders_of(pair.source), _placeholders_of(pair.target)
    for one in wanted:
        if one in given:
            given.remove(one)
        else:
            yield Finding(pair.id, "placeholder", f"{one} is not in the translation", one)
    marked = [one for one in given if re.match(r"[{%<&]", one)]
    if marked:
        yield Finding(pair.id, "placeholder", f"{marked[0]} is not in the source", None, marked[0])


# --- numbers ----------------------------------------------------------------------------------------------------------


def _numbers(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Values of one side that the other has not, and values of both that are not of the same thing."""
    left, right, matched = _matched(source.numbers, target.numbers)
    told = {one.value for one, _ in matched}
    dated = _same_role(left, right)
    if not dated:
        left = [number for number in left if not _excused(number, target)]
        right = [number for number in right if not _excused(number, source)]
        left, right = _without_conversions(left, right)
    for one, other in matched:
        yield from _same_value(pair, one, other)
    sure_left = [number for number in left if not number.plain]
    sure_right = [number for number in right if not number.plain]
    if (sure_left and sure_right) or (left and len(left) == len(right) and not (sure_left or sure_right)):
        first, second = (sure_left or left)[0], (sure_right or right)[0]
        message = f"the source says {first.words}, the translation {second.words}"
        yield Finding(pair.id, _code(first, second), message, first.words, second.words)
    elif lost := next((n for n in sure_left if _is_missed(n, target) and not _follows(n, told)), None):
        yield Finding(pair.id, _code(lost, lost), f"{lost.words} is nowhere in the translation", lost.words)
    elif invented := next((n for n in sure_right if _is_missed(n, source) and not _follows(n, told)), None):
        message = f"{invented.words} is nowhere in the source"
        yield Finding(pair.id, _code(invented, invented), message, None, invented.words)
    yield from _magnitudes(pair, source, target)
    yield from _parts(pair, source, target)
    yield from _qualified_parts(pair, source, target)
    yield from _durations(pair, source, target)
    yield from _clock(pair, source, target)


def _parts(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """A third against a half, the fifth against the fifteenth: each side has one, and not the other's."""
    one, other = ({part.value for part in side.fractions if part.sure} for side in (source, target))
    yield from _other_values(pair, "a part", one, other, (one - _told_parts(target), other - _told_parts(source)))
    one, other = source.ordinals, target.ordinals
    numbers = {abs(number.value) for side in (source, target) for number in side.numbers}
    left, right = one - other - numbers - target.loose, other - one - numbers - source.loose
    yield from _other_values(pair, "an ordinal", one, other, (left, right))


def _other_values(
    pair: Pair, name: str, one: set[Decimal], other: set[Decimal], apart: tuple[set[Decimal], set[Decimal]]
) -> Iterator[Finding]:
    """Where each side has such values, and `apart` are all of them."""
    if one and other and (one, other) == apart:
        said = (_written(min(one)), _written(min(other)))
        yield Finding(pair.id, "number-mismatch", f"{name}: {said[0]} in the source, {said[1]} here", *said)


def _told_parts(mentions: Mentions) -> set[Decimal]:
    """The parts of a whole that a text may be said to tell, those in percent among them."""
    shares = {number.value / 100 for number in mentions.numbers if number.percent} | mentions.loose
    return {part.value for part in mentions.fractions} | {round(share, 3) for share in shares}


def _durations(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Two weeks against one, a quarter of a century against half of one."""
    left, right = ({told.duration: told for told in side.durations if told.sure} for side in (source, target))
    one = [duration for duration in left if duration not in _told_durations(target)]
    other = [duration for duration in right if duration not in _told_durations(source)]
    counts = [number.duration for side in (source, target) for number in side.numbers if number.duration]
    if one and other and not counts:
        said = (_lasting(one[0]), _lasting(other[0]))
        yield Finding(pair.id, "number-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


def _told_durations(mentions: Mentions) -> set[Duration]:
    """All durations of a text, with a number of their own or without."""
    counted = {number.duration for number in mentions.numbers if number.duration}
    return counted | {told.duration for told in mentions.durations}


def _lasting(duration: Duration) -> str:
    """In the largest unit that is told in whole: "2 weeks"."""
    for unit, size in _LASTING[duration.unit]:
        if duration.value >= size:
            return f"{float(duration.value / size):.3g} {unit}{'s' * (duration.value != size)}"
    return f"{float(duration.value):.3g} {duration.unit}s"


_LASTING: Final = {
    "minute": (("week", 7 * 24 * 60), ("day", 24 * 60), ("hour", 60)),
    "month": (("year", 12),),
}


def _clock(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Times of the day, and scores, of which no one is on the other side."""
    if source.clock and target.clock and not source.clock & target.clock:
        said = ["{}:{:02}".format(*min(side.clock)) for side in (source, target)]
        yield Finding(pair.id, "number-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)
    if source.scores and target.scores and not source.scores & target.scores:
        said = ["-".join(str(goals) for goals in sorted(min(side.scores, key=sorted))) for side in (source, target)]
        yield Finding(pair.id, "number-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


def _written(value: Decimal) -> str:
    return f"{float(value):.3g}"


def _matched(
    source: Sequence[Number], target: Sequence[Number]
) -> tuple[list[Number], list[Number], list[tuple[Number, Number]]]:
    """Numbers of one value, those that agree in percent first; and what is left of both sides."""
    left, right = list(source), list(target)
    matched: list[tuple[Number, Number]] = []
    for same in (_agree, _equal):
        for one in list(left):
            twin = next((other for other in right if same(one, other)), None)
            if twin is not None:
                matched.append((one, twin))
                left.remove(one)
                right.remove(twin)
    known = {one.value for one, _ in matched}
    # A number that is said twice on one side is no news.
    left = [number for number in left if number.value not in known]
    right = [number for number in right if number.value not in known]
    return left, right, matched


def _equal(one: Number, other: Number) -> bool:
    readings = {abs(one.value), abs(one.also or one.value)}
    return abs(other.value) in readings or (other.also is not None and abs(other.also) in readings)


def _agree(one: Number, other: Number) -> bool:
    return _equal(one, other) and one.percent == other.percent and one.currency in {None, other.currency}


def _without_conversions(left: list[Number], right: list[Number]) -> tuple[list[Number], list[Number]]:
    """Without numbers of one quantity in two units: thirty months and two and a half years, 55 halalas and SAR 0.55."""
    for one in list(left):
        for other in list(right):
            if one.percent or other.percent or not one.value or not other.value:
                continue
            ratio = max(abs(one.value), abs(other.value)) / min(abs(one.value), abs(other.value))
            money = one.currency or other.currency or "cent" in {one.measure, other.measure}
            parted = money and ratio in {100, 1000} and one.value % 1000
            if one in left and (ratio in {7, 12, 24, 60} or parted or _is_converted(one, other)):
                left.remove(one)
                right.remove(other)
                break
    return left, right


def _is_converted(one: Number, other: Number) -> bool:
    """Whether two measures are one, as exact as a translator puts them: 160 km and 100 miles."""
    for first, second in ((one, other), (other, one)):
        if (first.measure, second.measure) == ("celsius", "fahrenheit"):
            return abs(first.value * 9 / 5 + 32 - second.value) <= 2
        size = _CONVERTED.get((first.measure or "", second.measure or ""))
        if size:
            return abs(first.value * size / second.value - 1) <= _EXACT
    return False


# So many of the second are one of the first.
_CONVERTED: Final = {
    ("mile", "km"): Decimal("1.609"),
    ("metre", "foot"): Decimal("3.281"),
    ("metre", "yard"): Decimal("1.094"),
    ("inch", "cm"): Decimal("2.54"),
    ("foot", "cm"): Decimal("30.48"),
    ("hectare", "acre"): Decimal("2.471"),
    ("dunum", "acre"): Decimal("0.247"),
    ("hectare", "dunum"): Decimal(10),
    ("kilogram", "pound"): Decimal("2.205"),
}
_EXACT: Final = Decimal("0.05")
_THIRDS: Final[dict[int | Decimal, Decimal]] = {33: Decimal("0.333"), 66: Decimal("0.667"), 67: Decimal("0.667")}


def _same_role(left: Sequence[Number], right: Sequence[Number]) -> bool:
    """Whether each side has a year, or a day, that the other has not: no telling of dates excuses that."""
    roles = {number.role for number in left} & {number.role for number in right}
    return bool(roles & {"year", "day"})


def _excused(number: Number, other: Mentions) -> bool:
    """Whether the other side says the value otherwise: as an ordinal, a dual, a part of a date told from today."""
    if number.value in other.loose or (number.value == 1 and not number.percent):
        return True
    if number.percent and _THIRDS.get(number.value, round(number.value / 100, 3)) in _told_parts(other):
        return True  # «بمقدار الربع» is 25%
    if number.percent and 1 + number.value / 100 in other.loose & _MULTIPLES:
        return True  # «بنسبة 100%»: doubled
    if number.duration and number.duration in _told_durations(other):
        return True
    if number.role == "year" and other.years_told:
        return True
    if number.role == "day" and other.days_told:
        return True
    converted = {Decimal(part) for day in other.converted for part in day}
    return number.role in {"day", "year"} and number.value in converted


_MULTIPLES: Final = {Decimal(2), Decimal(3), Decimal(4), Decimal(5)}


def _follows(number: Number, told: Collection[Decimal]) -> bool:
    """Whether a number is made of one of these: put into another unit, or the rest of a hundred per cent."""
    return number.beside in told or (number.percent and 100 - number.value in told)


def _is_missed(number: Number, other: Mentions) -> bool:
    """Whether the other side must have a number: a small one may be put in other words, or into two."""
    weighty = abs(number.value) >= _WEIGHTY or number.percent or number.currency is not None
    return weighty and not _told_otherwise(number, other)


_WEIGHTY: Final = 10


def _told_otherwise(number: Number, other: Mentions) -> bool:
    power = len(str(int(abs(number.value)))) - 1
    return number.value >= 10 and power in other.magnitudes and number.value == 10**power


def _code(one: Number, other: Number) -> str:
    if one.role in {"day", "year"} and other.role in {"day", "year"}:
        return "date-mismatch"
    return "percent-mismatch" if one.percent and other.percent else "number-mismatch"


def _same_value(pair: Pair, one: Number, other: Number) -> Iterator[Finding]:
    values = (one.words, other.words)
    if one.percent != other.percent and not (one.role or other.role or one.share or other.share):
        lost = one.percent
        message = (
            f"{values[0]} is a percentage, {values[1]} is none" if lost else f"{values[1]} is a percentage here only"
        )
        yield Finding(pair.id, "percent-mismatch", message, *values)
    elif (one.value < 0) != (other.value < 0):
        yield Finding(pair.id, "number-mismatch", f"{values[0]} and {values[1]} differ in sign", *values)
    elif one.currency and other.currency and one.currency != other.currency:
        message = f"{values[0]} is in {one.currency}, {values[1]} in {other.currency}"
        yield Finding(pair.id, "number-mismatch", message, *values)
    elif not (one.role or other.role) and _reads_qualifiers(pair) and _differ(one, other):
        yield _qualified_otherwise(pair, (one.qualifier, values[0]), (other.qualifier, values[1]))


def _reads_qualifiers(pair: Pair) -> bool:
    """Whether what qualifies a number is read in both languages."""
    return {language.partition("-")[0] for language in (pair.source_language, pair.target_language)} <= {"ar", "en"}


def _qualified_otherwise(pair: Pair, one: tuple[Qualifier, str], other: tuple[Qualifier, str]) -> Finding:
    said = [f"{_SAID[qualifier]} {words}" for qualifier, words in (one, other)]
    message = f"the source says {said[0]}, the translation {said[1]}"
    return Finding(pair.id, "qualifier-mismatch", message, one[1], other[1])


_SAID: Final = {
    "exact": "just",
    "about": "about",
    "more_than": "more than",
    "less_than": "less than",
    "at_least": "at least",
    "at_most": "at most",
    "up_to": "up to",
    "range": "a range to",
    "vague": "some",
}
# Qualifiers that a translator puts for each other. A range and an order of magnitude may be put as any.
_ALIKE: Final[tuple[frozenset[Qualifier], ...]] = (
    frozenset({"more_than", "at_least"}),
    frozenset({"less_than", "at_most", "up_to"}),
    frozenset({"about", "less_than"}),  # "just under"
)
_OPEN: Final[frozenset[Qualifier]] = frozenset({"range", "vague"})


def _differ(one: Number | Part, other: Number | Part) -> bool:
    """Whether two numbers of one value are qualified so that they are not the same: more than it, and about it."""
    said = {one.qualifier, other.qualifier}
    if len(said) == 1 or said & _OPEN or any(said <= alike for alike in _ALIKE):
        return False
    if isinstance(one, Number) and isinstance(other, Number) and (one.beside or other.beside):
        return False  # put into another unit, it is about that
    return "exact" not in said or not (one.hedged or other.hedged or _is_soft(one) or _is_soft(other))


def _is_soft(number: Number | Part) -> bool:
    return isinstance(number, Number) and number.soft


def _qualified_parts(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Less than half against half, and «أقل من ساعتين» against more than two."""
    if not _reads_qualifiers(pair):
        return
    for one in source.fractions:
        same = [part for part in target.fractions if part.value == one.value]
        if len(same) == 1 and one.by == same[0].by and _differ(one, same[0]):
            said = _written(one.value)
            yield _qualified_otherwise(pair, (one.qualifier, said), (same[0].qualifier, said))
    for duals, side in ((source.duals, target), (target.duals, source)):
        twos = [number for number in side.numbers if number.value == _TWO]
        if len(duals) == len(twos) == 1 and _differ(replace(twos[0], qualifier=duals[0], hedged=False), twos[0]):
            qualifiers = (duals[0], twos[0].qualifier) if side is target else (twos[0].qualifier, duals[0])
            yield _qualified_otherwise(pair, (qualifiers[0], twos[0].words), (qualifiers[1], twos[0].words))


_TWO: Final = 2


def _magnitudes(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """«مليارات» against millions."""
    reached = {len(str(int(abs(n.value)))) - 1 for side in (source, target) for n in side.numbers if n.value}
    left = source.magnitudes - target.magnitudes - reached
    right = target.magnitudes - source.magnitudes - reached
    large_left, large_right = {p for p in left if p >= 3}, {p for p in right if p >= 3}
    if large_left and large_right:
        names = {3: "thousands", 6: "millions", 9: "billions", 12: "trillions"}
        one, other = names[min(large_left)], names[min(large_right)]
        yield Finding(pair.id, "number-mismatch", f"the source says {one}, the translation {other}", one, other)


# --- dates ------------------------------------------------------------------------------------------------------------

_MONTH_NAMES: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_DAY_NAMES: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


def _dates(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    converted = {day[1] for day in source.converted}
    converted |= source.months_loose
    yield from _times(pair, source.months, target.months, _month_name, told=source.months_told, extra=converted)
    if source.parts and target.parts and source.parts != target.parts and not source.parts & target.parts:
        parts = (min(source.parts), min(target.parts))
        message = f"the source says {parts[0]} of a year, the translation {parts[1]}"
        yield Finding(pair.id, "date-mismatch", message, *parts)
    yield from _periods(pair, source, target)
    yield from _times(pair, source.weekdays, target.weekdays, _day_name, told=source.days_told, extra=set())


def _periods(pair: Pair, source: Mentions, target: Mentions) -> Iterator[Finding]:
    """Next week against this one; a date may be told for either."""
    for unit in sorted({unit for unit, _ in source.periods} & {unit for unit, _ in target.periods}):
        one, other = ({tense for named, tense in side.periods if named == unit} for side in (source, target))
        if not one & other:
            said = [f"{_TENSES[min(tenses)]} {unit}" for tenses in (one, other)]
            yield Finding(pair.id, "date-mismatch", f"the source says {said[0]}, the translation {said[1]}", *said)


_TENSES: Final[dict[Tense, str]] = {"past": "last", "present": "this", "future": "next"}


def _times(
    pair: Pair, source: Sequence[int], target: Sequence[int], name: Callable[[int], str], *, told: bool, extra: set[int]
) -> Iterator[Finding]:
    left = [value for value in dict.fromkeys(source) if value not in target]
    right = [value for value in dict.fromkeys(target) if value not in source and value not in extra]
    if right and (left or not told):
        one = name(left[0]) if left else None
        other = name(right[0])
        message = f"the source says {one}, the translation {other}" if one else f"the source does not say {other}"
        yield Finding(pair.id, "date-mismatch", message, one, other)


def _month_name(month: int) -> str:
    return _MONTH_NAMES[month - 1]


def _day_name(day: int) -> str:
    return _DAY_NAMES[day]


# --- names, negation, sentences ---------------------------------------------------------------------------------------


def _names(pair: Pair, names: Names) -> Iterator[Finding]:
    for term, forms in names.missing(pair.source, pair.target):
        message = f"{term.source} is not in the translation as {' or '.join(forms)}"
        yield Finding(pair.id, "name-missing", message, term.source, forms[0])


def _negation(sides: _Sides) -> Iterator[Finding]:
    """A negation of one side where the other has nothing of the kind: sentence by sentence, where there are as many."""
    pair = sides.pair
    whole = (negations(sides.source.words, pair.source_language), negations(sides.target.words, pair.target_language))
    if whole[0] is None or whole[1] is None or not (whole[0].tells or whole[1].tells):
        return  # nor does any sentence deny anything
    for one, other in sides.abreast():
        source, target = negations(one, pair.source_language), negations(other, pair.target_language)
        if source is None or target is None:
            return
        if lost := _lost_denial(source, target):
            yield Finding(pair.id, "negation", f"the source denies («{lost}»), the translation does not", lost)
        elif added := _added_denial(source, target):
            yield Finding(pair.id, "negation", f"the translation denies ({added}), the source does not", None, added)


def _lost_denial(source: Negations, target: Negations) -> str | None:
    """The words by which the source denies, where nothing in the translation may stand for it."""
    answers = target.likely + target.verbs + target.weak + max(target.contrasts - source.contrasts, 0)
    if source.sure and not target.sure and answers <= source.likely + source.verbs and target.affirms(source):
        return source.words
    return source.verb if source.verb and target.silent else None


def _added_denial(source: Negations, target: Negations) -> str | None:
    """The words by which the translation denies, where nothing in the source may be what it stands for."""
    if target.sure and source.silent and source.affirms(target):
        return target.words
    return target.verb if target.verb and source.silent else None


def _contradiction(sides: _Sides) -> list[Finding]:
    """A word that one side says, and the other denies, or says the contrary of: anywhere, or in the same sentence."""
    source, target = sides.source.assertions(), sides.target.assertions()
    if not clash(source, target):
        return []
    found = next(contradictions(source, target), None)
    if found is None and len(sides.source.spans) == len(sides.target.spans) != 1:
        pairs = zip(sides.source.spans, sides.target.spans, strict=True)
        said = ((_within(source, one), _within(target, other)) for one, other in pairs)
        found = next((told for one, other in said for told in contradictions(one, other)), None)
    if found is None:
        return []
    ours, theirs = found
    message = f"the source says «{ours.words}», the translation the contrary: {theirs.words}"
    return [Finding(sides.pair.id, "negation", message, ours.words, theirs.words)]


def _hedge(sides: _Sides) -> Iterator[Finding]:
    """What one side holds for possible, where the other states all that it says: "may" that is lost."""
    for source, target in sides.abreast():
        one, other = hedges(source, sides.pair.source_language), hedges(target, sides.pair.target_language)
        if one is None or other is None:
            return
        if (one.sure and not other.likely) or (other.sure and not one.likely):
            said = "the source holds it possible" if one.sure else "the translation holds it possible"
            message = f"{said} ({one.sure or other.sure}), and the other states it"
            yield Finding(sides.pair.id, "qualifier-mismatch", message, one.sure or None, other.sure or None)


def _within(said: Sequence[Assertion], span: Span) -> Sequence[Assertion]:
    first, last = (bisect_left(said, end, key=_start) for end in (span.start, span.end))
    return said[first:last]


_start = attrgetter("start")


def _size(text: str) -> int:
    return len(text) - len(_NO_LETTER.findall(text)) or 1


_NO_LETTER: Final = re.compile(r"[\W_]")  # nor digit


def _sentences(sides: _Sides, lengths: Lengths) -> Iterator[Finding]:
    """A translation much too short or too long, as a whole, or where two sentences stand for one."""
    pair, (source, target) = sides.pair, sides.sizes
    if source < _LEAST and target < _LEAST:
        return
    ours, theirs = (
        [_size(sentence) for sentence in side.sentences if not _HEAD.fullmatch(sentence)]
        for side in (sides.source, sides.target)
    )
    away = lengths.away(source, target)
    joined = [segment for segment in align(ours, theirs, lengths) if segment.source != segment.target]
    # In a list each number may be a sentence of its own.
    prose = "\n" not in pair.source
    lacks = any(one.source > one.target and one.away < -_LOST for one in joined)
    adds = any(one.target > one.source and one.away > _ADDED for one in joined) and prose
    counts = f"{len(theirs)} for {len(ours)}"
    far = _FAR if len(ours) > 1 or len(theirs) > 1 else _FAR_ALONE
    suspect = away < -_GONE or lacks
    traces = [set(_traces(sides.source, part, sides.target)) for part in sides.source.parts()] if suspect else []
    lacks = lacks and any(True not in seen for seen in traces)
    gone = away < -_GONE and {False} in traces
    if away < -far or lacks or gone or _is_alone(sides.source, sides.target, away, lengths):
        message = f"the translation may lack a sentence: {counts}, and {target} letters for {source}"
        yield Finding(pair.id, "sentence-missing", message)
    elif away > far or adds or (prose and _is_alone(sides.target, sides.source, -away, lengths.inverse)):
        message = f"the translation may say more than the source: {counts}, and {target} letters for {source}"
        yield Finding(pair.id, "sentence-missing", message)


# "Article 47.", which is no sentence.
_HEAD: Final = re.compile(r"\s*(?:Article|Art|Section|Clause|Rule|Chapter|Annex|Principle|Note)\.? [\w-]{1,6}[.:]\s*")


class Segment(msgspec.Struct, frozen=True, gc=False):
    """So many sentences of the source that became so many of the translation; `away` as of `Lengths.away`."""

    source: int
    target: int
    away: float


# What sentences become of sentences, and how much less likely that is than one of one.
_MOVES: Final = ((1, 1, 0.0), (1, 2, 2.0), (2, 1, 2.0), (2, 2, 3.0), (1, 3, 5.0), (3, 1, 5.0))
_MOST: Final = 40  # sentences: a longer paragraph is not aligned


def align(source: Sequence[int], target: Sequence[int], lengths: Lengths) -> list[Segment]:
    """The sentences of both sides, by their sizes, put together in order so that their lengths fit best.

    Gale and Church, A program for aligning sentences in bilingual corpora, 1993. Empty where nothing fits.
    """
    if max(len(source), len(target)) > _MOST:
        return []
    best: dict[tuple[int, int], tuple[float, list[Segment]]] = {(0, 0): (0.0, [])}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            if (i, j) not in best:
                continue
            cost, way = best[i, j]
            for n, m, penalty in _MOVES:
                if i + n <= len(source) and j + m <= len(target):
                    away = lengths.away(sum(source[i : i + n]), sum(target[j : j + m]))
                    total = cost + away * away + penalty
                    if total < best.get((i + n, j + m), (float("inf"), []))[0]:
                        best[i + n, j + m] = (total, [*way, Segment(n, m, away)])
    return best.get((len(source), len(target)), (0.0, []))[1]


_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]+")


def _traces(side: _Side, sentence: Text, other: _Side) -> Iterator[bool]:
    """Whether each number, date and Latin word of a sentence is on the other side."""
    target = other.mentions
    values = {abs(number.value) for number in target.numbers} | target.loose
    values |= {goals for score in target.scores for goals in score}
    said = read_mentions(sentence, side.language)
    for number in said.numbers:
        if abs(number.value) > _TWO:
            yield abs(number.value) in values or _excused(number, target)
    yield from (month in target.months for month in said.months)
    yield from (day in target.weekdays for day in said.weekdays)
    if _is_arabic(side.language) and not _is_arabic(other.language):
        yield from (word.text in other.text for word in sentence.tokens if _LATIN.fullmatch(word.text))


def _is_alone(side: _Side, other: _Side, away: float, lengths: Lengths) -> bool:
    """Whether the other side, which has fewer sentences, has nothing of one of these, and is as long as without it.

    By the weight of evidence: how much likelier the words in common, the numbers and the length are if it is lost.
    """
    if len(other.spans) >= len(side.spans) or not {side.language[:2], other.language[:2]} <= {"ar", "en"}:
        return False
    met = [{row for _, rows in known for row in rows} for known in other.topics]
    for span in side.spans:
        size = _size(side.text[span.start : span.end])
        if size < _LEAST_SENTENCE or side.size - size < _LEAST_SENTENCE:
            continue
        # Of the normal distribution: how far the length is from what is expected, with the sentence and without it.
        rest = lengths.away(side.size - size, other.size)
        evidence = (away * away - rest * rest) / 2
        for known, rows, (lost, kept) in zip(side.topics, met, _WEIGHTS, strict=True):
            first, last = (bisect_left(known, end, key=_place) for end in (span.start, span.end))
            here = sum(not rows.isdisjoint(meant) for _, meant in known[first:last])
            evidence += lost * (last - first - here) - kept * here
        if evidence + 2 * _TRACE_LOST >= _ALONE:
            traces = list(_traces(side, side.words.part(span.start, span.end), other))
            evidence += _TRACE_LOST * min(traces.count(False), 2) - _TRACE_KEPT * min(traces.count(True), 2)
        if evidence >= _ALONE:
            return True
    return False


_place = itemgetter(0)
_LEAST_SENTENCE: Final = 12  # letters and digits
# Logarithms of how much likelier a word, or a number, is to be without a counterpart in a sentence that is lost than in
# one that is kept, and the other way round; verbs are translated more freely than nouns.
_WEIGHTS: Final = ((0.4, 0.9), (1.0, 1.5))
_TRACE_LOST: Final = 1.5
_TRACE_KEPT: Final = 3.0
_ALONE: Final = 2.0

_LEAST: Final = 60  # letters and digits: of less, the length says nothing
# Deviations from the mean length: of the whole; of sentences that became fewer; of such that became more.
_FAR: Final = 2.9
_FAR_ALONE: Final = 5.2  # one sentence for one
_LOST: Final = 1.7
_GONE: Final = 1.0  # of the whole, where no number of a sentence is left
_ADDED: Final = 1.5


def _swapped(pairs: Sequence[_Sides]) -> Iterator[Finding]:
    """Neighbours of which each has the numbers of the other, and not its own."""
    said = [(_values(one.source.mentions), _values(one.target.mentions)) for one in pairs]
    for i in range(len(pairs) - 1):
        (source, target), (next_source, next_target) = said[i], said[i + 1]
        if source and next_source and source != next_source and source == next_target and next_source == target:
            message = f"its translation seems to be that of {pairs[i + 1].pair.id}, and the other way round"
            yield Finding(pairs[i].pair.id, "swapped", message)


def _values(found: Mentions) -> frozenset[Decimal]:
    return frozenset(number.value for number in found.numbers if not number.plain)


_RULES: Final[tuple[Callable[[Pair], Iterator[Finding]], ...]] = (_script, _signs, _placeholders)
