"""Does each fact of an Arabic article say what the words that it is tied to say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

import msgspec

from malaf.arabic import fold
from malaf.article import (
    Article,
    Figure,
    Organisation,
    Person,
    Table,
    TimelineEvent,
    block_texts,
    looks_like_id,
    sentence_texts,
)
from malaf.dates import OPEN, EdtfDate, is_edtf
from malaf.reading.calendars import WEEKDAYS
from malaf.reading.moments import Moment, read_moments
from malaf.reading.quantity import Quantity, Usage, usage_of
from malaf.reading.tokens import Text, forms, word_set
from malaf.reading.units import CURRENCIES, currency_noun
from malaf.reading.values import read_values

__all__ = ["Disagreement", "contradictions", "read_amounts", "says", "shown"]


class Disagreement(msgspec.Struct, frozen=True):
    """One place, as a path into article.yaml, where two things that should be one are not."""

    code: str
    message: str
    path: list[str | int]
    hint: str | None = None


def contradictions(article: Article) -> Iterator[Disagreement]:
    """The facts whose own words read otherwise. What the words leave open is the editor's to say, and passes."""
    texts = _Texts(article)
    for i, figure in enumerate(article.figures):
        # What is in no text, or upside down, is told by other rules.
        upside_down = figure.high is not None and figure.value is not None and figure.high < figure.value
        if not upside_down and texts.have(figure.quote):
            yield from _figure(figure, ["figures", i], texts)
    for i, event in enumerate(article.timeline):
        if texts.have(event.quote):
            yield from _event(event, ["timeline", i])
    for i, person in enumerate(article.people):
        yield from _name(person, "person", ["people", i, "name"], texts)
        yield from _nowhere(person.role or "", f"the role of person {person.id!r}", ["people", i, "role"], texts)
    for i, organisation in enumerate(article.organisations):
        yield from _name(organisation, "organisation", ["organisations", i, "name"], texts)
    known = {person.id for person in article.people} | {one.id for one in article.organisations}
    for i, quote in enumerate(article.quotes):
        if quote.speaker not in known and not looks_like_id(quote.speaker):  # told by another rule
            yield from _nowhere(quote.speaker, f"the speaker of {quote.id!r}", ["quotes", i, "speaker"], texts)
    claims: dict[str, Sequence[Figure | TimelineEvent]] = {"figures": article.figures, "timeline": article.timeline}
    for group, facts in claims.items():
        for i, fact in enumerate(facts):
            if fact.attribution and fact.attribution not in known:  # an id is told by another rule
                what = f"the attribution of {fact.id!r}"
                yield from _nowhere(fact.attribution, what, [group, i, "attribution"], texts)
            yield from _label(fact, [group, i, "label"], texts)


class _Texts:
    """The article's texts, as they are asked about."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks = dict(block_texts(article))
        self._read: dict[str, frozenset[str]] = {}

    def have(self, quote: str) -> bool:
        return any(quote in text for text in self.blocks.values())

    @cached_property
    def words(self) -> _Vocabulary:
        """The words of all texts, headings and headers."""
        headings = [section.heading or "" for section in self.article.sections]
        headers = [cell for block in self.article.blocks() if isinstance(block, Table) for cell in block.header]
        return _Vocabulary(" | ".join((self.article.headline.text, *self.blocks.values(), *headings, *headers)))

    def have_number(self, number: str) -> bool:
        """Whether a number in digits stands in a text, as it is written."""
        return any(number in text and number in self._numbers(text) for text in self._all)

    def _numbers(self, text: str) -> Collection[str]:
        if text not in self._read:
            self._read[text] = frozenset(Text(text).numbers)
        return self._read[text]

    @cached_property
    def values(self) -> set[float | None]:
        """What the quantities come to."""
        return {value for text in self._all for one in read_amounts(text) for value in (one.value, one.high)}

    @property
    def _all(self) -> Iterable[str]:
        return (self.article.headline.text, *self.blocks.values())

    @cached_property
    def usage(self) -> Usage:
        """How the article writes its numbers."""
        return usage_of(Text(text) for text in self.blocks.values())

    @cached_property
    def sentences(self) -> dict[str, str]:
        """Every sentence, and every block, by its id."""
        return self.blocks | dict(sentence_texts(self.article))


# --- figures ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)  # the few words of a quote come again and again
def read_amounts(text: str) -> Sequence[Quantity]:
    """The quantities of a text, none of them a date."""
    return tuple(read_values(Text(text)).quantities)


def says(figure: Figure, quantity: Quantity) -> bool:
    """Whether the two have the same value, or the same ends."""
    ends = {quantity.value, quantity.high}
    return figure.value in ends and (figure.high is None or figure.high in ends)


def _figure(figure: Figure, path: list[str | int], texts: _Texts) -> Iterator[Disagreement]:
    found = read_amounts(figure.quote)
    if figure.value is not None and found and not any(says(figure, quantity) for quantity in found):
        # «1.180 مليار» is more than a thousand of them where the article parts its thousands so.
        found = read_values(Text(figure.quote), usage=texts.usage).quantities
    same = [quantity for quantity in found if says(figure, quantity)]
    if figure.value is not None and found and not same:
        read = ", ".join(f"{shown(quantity)} («{_words(figure.quote, quantity)}»)" for quantity in found)
        message = f"the figure {figure.id!r} is {shown(figure)}, but its quote reads {read}"
        hint = "correct the value, or quote the words that give it"
        yield Disagreement("value-not-in-quote", message, [*path, "value"], hint)
    elif figure.unit and same and not any(_is_of(figure.unit, quantity, figure, texts) for quantity in same):
        read = ", ".join(f"«{_words(figure.quote, quantity)}»" for quantity in same)
        message = f"the figure {figure.id!r} counts {figure.unit!r}, but its quote reads {read}"
        units = dict.fromkeys(quantity.unit for quantity in same if quantity.unit)
        hint = f"write `unit: {' or '.join(units)}`, or quote the words that give the unit"
        yield Disagreement("unit-not-in-quote", message, [*path, "unit"], hint)
    elif figure.value is not None and figure.unit and same and _is_word(figure.unit):
        code = _code(figure.unit)
        message = f"the unit of figure {figure.id!r}, {figure.unit!r}, is a word, which pages leave to the label"
        hint = f"write its code, such as `unit: {code}`: pages write that out with the number"
        yield Disagreement("unit-in-words", message, [*path, "unit"], hint)
    if (
        figure.modality == "stated"
        and "قد" in figure.quote
        and any(_may_be(Text(figure.quote), quantity) for quantity in same)
    ):
        message = f"the figure {figure.id!r} is stated, but its quote says that it may be so: «{figure.quote}»"
        yield Disagreement("modality-not-in-quote", message, [*path, "modality"], "write `modality: possible`")


_MAY: Final = frozenset({"قد", "وقد", "فقد"})


def _may_be(text: Text, quantity: Quantity) -> bool:
    """Whether «قد» and a verb of the imperfect stand just before a number: «قد يصل إلى 1,200»."""
    number = next((i for i in range(quantity.first, quantity.last) if text.kind(i) == "number"), quantity.first)
    return any(
        text.key(i) in _MAY and (text.key(i + 1).startswith("ي") or text.key(i + 1) in {"تصل", "تبلغ", "تتجاوز"})
        for i in range(max(number - 3, 0), number)
    )


def shown(quantity: Figure | Quantity) -> str:
    """The value, or its ends."""
    return f"{quantity.value} to {quantity.high}" if quantity.high is not None else f"{quantity.value}"


def _words(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end]


_TIMES: Final = frozenset({"year", "month", "day", "hour"})
_PEOPLE: Final = frozenset({"person", "country"})  # of «193 عضواً» both can be right
_KNOWN: Final = frozenset({"percent", "area", *_TIMES, *_PEOPLE})


def _is_word(unit: str) -> bool:
    """Whether a unit is a word for what pages write out by its code: money, percent, years, months, days and hours."""
    code = _code(unit)
    return code is not None and code != unit and (code == "percent" or code in _TIMES or code.isupper())


def _is_of(unit: str, quantity: Quantity, figure: Figure, texts: _Texts) -> bool:
    """Whether what a figure counts can be what its quote counts."""
    if quantity.unit is None or quantity.unit == unit:
        return True
    ours, theirs = _code(unit), _code(quantity.unit)
    our_money, their_money = _money(unit), _money(quantity.unit)
    if their_money:
        # «دولار» alone is the American one, but for who knows better; «فرنك» may be of a country that is not listed.
        return bool(our_money & their_money) or (ours is not None and ours.isupper() and not our_money)
    if theirs is None and (our_money or ours == "percent"):
        # What is taken for a noun may be no unit at all, and what is counted be said farther on; or points of percent.
        sentence = texts.sentences.get(figure.sentence) or figure.quote
        percent = any(other.unit == "percent" for other in read_amounts(sentence)) or "نقط" in quantity.unit
        return bool(our_money & _currencies(sentence)) if our_money else percent
    if ours is None:
        return theirs is None or theirs in _PEOPLE  # of people a noun may be that the reader does not know
    return theirs is None or ours == theirs or {ours, theirs} <= _PEOPLE


@lru_cache(maxsize=4096)
def _code(unit: str) -> str | None:
    """The code of a unit: as it stands, or for a noun as it is read after a number; None where there is none."""
    if unit in _KNOWN or re.fullmatch("[A-Z]{3}", unit):
        return unit
    read = {quantity.unit for quantity in read_amounts(f"5 {unit}")}
    return next((name for name in read if name and (name in _KNOWN or name.isupper())), None)


@lru_cache(maxsize=4096)
def _money(unit: str) -> frozenset[str]:
    """The nouns that a unit of money goes by: «دولار» of USD and of «دولار كندي»; none where it is no money."""
    code = _code(unit)
    if code is None:
        return _currencies(unit)
    return frozenset(noun for noun, codes in CURRENCIES.items() if code in codes.values())


def _currencies(text: str) -> frozenset[str]:
    """The currencies that a text names, in any number: «ريالين», «ليرتان», «دنانير»."""
    written = {form for key in Text(text).keys for _, form in forms(key)}
    singulars = {_DUAL.sub("", form) for form in written} | {_DUAL_OF_FEMININE.sub("ه", form) for form in written}
    return frozenset(noun for form in written | singulars if (noun := currency_noun(form)))


_DUAL: Final = re.compile("(?:ان|ين)$")
_DUAL_OF_FEMININE: Final = re.compile("ت(?:ان|ين)$")


# --- labels -----------------------------------------------------------------------------------------------------------


def _label(fact: Figure | TimelineEvent, path: list[str | int], texts: _Texts) -> Iterator[Disagreement]:
    """A number in the label of a fact that no text of the article has. Of the few in words nothing is said."""
    if not _DIGIT.search(fact.label):
        return
    text = Text(fact.label)
    written = [number for number in text.numbers if number not in fact.quote]
    if all(map(texts.have_number, written)):
        return
    strange = [
        _words(fact.label, quantity)
        for quantity in read_values(text).quantities
        if quantity.value not in texts.values and Text(_words(fact.label, quantity)).numbers
    ]
    counted = [number for words in strange for number in Text(words).numbers]
    strange_years = (number for number in written if _YEAR.fullmatch(number) and not texts.have_number(number))
    years = [number for number in strange_years if number not in counted]
    for words in (*strange, *years):
        message = f"the label of {fact.id!r} says «{words}», which is nowhere in the text"
        yield Disagreement("label-not-in-text", message, path, "say what the text says, and no more")


_DIGIT: Final = re.compile(r"\d")
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d", re.ASCII)


# --- dates ------------------------------------------------------------------------------------------------------------

# «بعد عامين من اتفاق 2019»: the words of another time, from which the event's is told.
_TOLD_FROM: Final = word_set(
    "بعد قبل بعدها قبلها بعده قبله بعدما قبلما بعيد قبيل التالي التاليه اللاحق اللاحقه السابق السابقه الموالي المواليه",
    "المقبل المقبله القادم القادمه الماضي الماضيه المنصرم المنصرمه نفسه نفسها ذاته ذاتها الحالي الحاليه الجاري الجاريه",
)


def _event(event: TimelineEvent, path: list[str | int]) -> Iterator[Disagreement]:
    edges = _edges(event)
    if event.relative:
        yield from _weekday(event, path)
    if not edges or event.relative:
        return
    read = _read_times(event.quote, 1990)
    if len(edges) == 2 and len(read) == 1 and read[0].end is None:
        del edges["end"]  # one time is read: the other is from elsewhere
    times = _times(read, read, event.quote)
    if all(any(time.holds(value) for time in times) for value in edges.values()):
        return
    # Under another article date, years apart: what is read alike under both is said in full.
    times = _times(read, _read_times(event.quote, 2004), event.quote)
    if any(form in _TOLD_FROM for key in Text(event.quote).keys for _, form in forms(key)):
        return
    for key, value in edges.items():
        if times and not any(time.holds(value) for time in times):
            words = ", ".join(f"{time.shown} («{time.words}»)" for time in times)
            message = f"the {key} of event {event.id!r} is {value}, but its quote reads {words}"
            hint = "correct the date, or quote the words that give it"
            at = key if getattr(event, key) else "start"  # an interval in one
            yield Disagreement("date-not-in-quote", message, [*path, at], hint)


@lru_cache(maxsize=4096)  # as `read_amounts`
def _read_times(quote: str, year: int) -> Sequence[Moment]:
    return tuple(read_moments(Text(quote), published=date(year, 6, 15)))


def _weekday(event: TimelineEvent, path: list[str | int]) -> Iterator[Disagreement]:
    """«اليوم الأحد», told from a day that is no Sunday: mostly, `published` is wrong."""
    named = {form for key in Text(event.quote).keys for _, form in forms(key) if form in WEEKDAYS}
    start = event.start or ""
    if len(named) != 1 or event.end or not (re.fullmatch(r"\d{4}-\d\d-\d\d", start) and is_edtf(start)):
        return
    day = date.fromisoformat(start)
    if day.weekday() != WEEKDAYS[named.pop()]:
        message = f"the start of event {event.id!r} is {start}, a {day:%A}, but its quote says «{event.quote}»"
        hint = "correct the date; if it was told from a wrong `published`, that one too"
        yield Disagreement("date-not-in-quote", message, [*path, "start"], hint)


def _edges(event: TimelineEvent) -> dict[str, str]:
    """The dates of an event that are given and sound: ``start`` and ``end``."""
    start, _, last = (event.start or "").partition("/")
    given = {"start": start, "end": last or event.end or ""}
    return {key: value for key, value in given.items() if value not in OPEN and is_edtf(value)}


def _times(read: Sequence[Moment], other: Sequence[Moment], quote: str) -> list[_Said]:
    """The times of two readings of a quote; none where one of them is told from elsewhere."""
    if len(read) != len(other) or any(moment.relative or moment.conflict for moment in read):
        return []
    said = [_said(one, two, quote) for one, two in zip(read, other, strict=True)]
    return [time for time in said if time is not None] if None not in said else []


class _Said(msgspec.Struct, frozen=True):
    """A time as words say it: its days, of the year 2000 where the words leave the year out (`yearless`)."""

    first: int  # ordinals, as of `date.toordinal`
    last: int
    shown: str
    words: str
    yearless: bool = False

    def holds(self, value: str) -> bool:
        one = EdtfDate(value)
        days = (one.first, one.last)
        if self.yearless:
            if one.first.year != one.last.year:
                return True
            days = (one.first.replace(year=2000), one.last.replace(year=2000))
        return days[0].toordinal() <= self.last and self.first <= days[1].toordinal()


def _said(one: Moment, two: Moment, quote: str) -> _Said | None:
    """The time of two readings of the same words; None where it is told from the article's date."""
    words = quote[one.at[0] : one.at[1]]
    if one.start is None or two.start is None:
        return None
    first, last = EdtfDate(one.start), EdtfDate(one.end or one.start)
    if (one.start, one.end) == (two.start, two.end):
        slack = 0
        # A year that is not in the words is of the other calendar, by which the days begin as the moon is seen.
        if first.year not in fold(words) and first.day:
            slack = 2
        elif first.month == "24":
            slack = 92  # winter is of two years
        shown = f"{one.start} to {one.end}" if one.end else one.start
        return _Said(first.first.toordinal() - slack, last.last.toordinal() + slack, shown, words)
    if one.end is None and one.start[4:] == two.start[4:] and first.month and first.month <= "12":
        days = [day.replace(year=2000).toordinal() for day in (first.first, first.last)]
        return _Said(days[0], days[1], one.start[5:], words, yearless=True)
    return None


# --- names ------------------------------------------------------------------------------------------------------------


def _name(named: Person | Organisation, noun: str, path: list[str | int], texts: _Texts) -> Iterator[Disagreement]:
    exactly = isinstance(named, Person)
    told = list(_nowhere(named.name, f"the name of {noun} {named.id!r}", path, texts, exactly=exactly))
    yield from told
    sentence = texts.sentences.get(named.sentence)
    if told or sentence is None or named.name in sentence:
        return
    if _missing(named.name, _Vocabulary(sentence), exactly=exactly) == named.name:
        message = f"the name of {noun} {named.id!r}, «{named.name}», is not in its sentence, {named.sentence}"
        hint = "point to the sentence that has the name"
        yield Disagreement("name-not-in-sentence", message, path, hint)


def _nowhere(
    name: str, what: str, path: list[str | int], texts: _Texts, *, exactly: bool = False
) -> Iterator[Disagreement]:
    """What of a name no text of the article has, in no form."""
    gone = None if texts.have(name) else _missing(name, texts.words, exactly=exactly)
    if gone == name:
        message = f"{what}, «{name}», is nowhere in the text"
    elif gone is not None:
        message = f"{what} is «{name}», but «{gone}» is nowhere in the text"
    else:
        return
    yield Disagreement("name-not-in-text", message, path, "write it as the text has it")


def has_name(text: str, name: str) -> bool:
    """Whether a text has every word of a name, other than a person's, in any form.

    >>> has_name("حصة للصندوق الوطني", "الصندوق الوطني"), has_name("حصة للصندوق", "الصندوق الوطني")
    (True, False)
    """
    return _missing(name, _Vocabulary(text), exactly=False) is None


def _missing(name: str, words: _Vocabulary, *, exactly: bool) -> str | None:
    """The first word of a name that is not among `words`, the name where none of it is, None where all of it is.

    A person is called alike wherever he is named; anything else may have another ending there: «بلدية» in «بلديتا».
    """
    if _letters(name) in words.letters:
        return None  # «عبد الله» in «عبدالله»
    known = words.forms if exactly else words.stems
    parts = {part: _bare(key) if exactly else _stem(key) for part in name.split() if len(key := _letters(part)) > 2}
    gone = [part for part, key in parts.items() if key not in known]
    if not gone:
        return None
    return name if len(gone) == len(parts) else gone[0]


class _Vocabulary:
    """The words of a text, as names are looked for among them."""

    def __init__(self, text: str) -> None:
        self.letters = _letters(text)
        self._text = text

    @cached_property
    def _keys(self) -> set[str]:
        return set(Text(self._text).keys)

    @cached_property
    def forms(self) -> set[str]:
        """Each word with and without its prefixes and its article; «محمداً» is «محمد», too."""
        found = {_bare(form) for key in self._keys for _, form in forms(key)}
        return found | {form.removesuffix("ا") for form in found}

    @cached_property
    def stems(self) -> set[str]:
        # «للجنة» may be «ل» and «اللجنة», whose own lam is the one that is left.
        return {_stem(word) for key in self._keys for taken, form in forms(key) for word in (form, key[taken:])}


def _bare(key: str) -> str:
    """A folded word without its article; «أبي» and «أبا» are «أبو»."""
    return "ابو" if key in {"ابي", "ابا"} else key.removeprefix("ال")


_ENDINGS: Final = re.compile("(?<=...)(?:تين|تان|تا|تي|ين|ون|ان|ات|[هايوت]){1,2}$")


def _stem(key: str) -> str:
    """A folded word without its article and its endings, the same for a noun in any number and case.

    >>> _stem("بلديتا"), _stem("البلديه"), _stem("مراقبون")
    ('بلد', 'بلد', 'مراقب')
    """
    return _ENDINGS.sub("", _bare(key))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))
