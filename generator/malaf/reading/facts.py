"""Passages of an article to its facts: figures, events, people, organisations and quotes, each with its words."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from malaf.arabic import unstretched
from malaf.article import Figure, Modality, Organisation, Person, Quote, TimelineEvent
from malaf.dates import begins
from malaf.reading.eventlabels import is_compared_with, is_of_dateline, label_event
from malaf.reading.figurelabels import label_figure
from malaf.reading.modality import Claim, Claims
from malaf.reading.moments import Moment, read_moments
from malaf.reading.names import Names, OrganisationFound, Place, read_names
from malaf.reading.quantity import Quantity, usage_of
from malaf.reading.speech import SpeechFound, read_speech
from malaf.reading.tokens import Text, word_set
from malaf.reading.values import Values, read_values
from malaf.sentences import split_sentences
from malaf.source import Span

__all__ = ["Facts", "Passage", "read_facts"]


class Passage(msgspec.Struct, frozen=True):
    """A block's text (a table's cell with its row's id), which stands at code point `start` of the source.

    Of headings those are read that are nothing but a date: so a chronology has its events. `column` is what stands over
    a cell, where that is one of several values in its row.
    """

    id: str
    text: str
    start: int
    kind: Literal["prose", "heading", "cell"] = "prose"
    column: str = ""


class Facts(msgspec.Struct):
    """What was found; `spans` has the place in the source of every fact, by its id.

    `row_figures` names the figure that the value of a table's row is, by the row's id. `conflicts` are the dates that
    the text gives in two calendars and that are not one day: (code point, both days). `denied` is where the text has
    figures and times that it denies: these are no facts.
    """

    figures: tuple[Figure, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    quotes: tuple[Quote, ...] = ()
    spans: dict[str, Span] = msgspec.field(default_factory=dict)
    row_figures: dict[str, str] = msgspec.field(default_factory=dict)
    conflicts: list[tuple[int, str]] = msgspec.field(default_factory=list)
    denied: list[int] = msgspec.field(default_factory=list)


def read_facts(passages: Sequence[Passage], *, published: date | None) -> Facts:
    """The facts of an Arabic article, in the order of its text; what is doubtful comes with ``draft: true``.

    Doubtful is a label, too, that is but the quote, because no other words were found. Every quote is the text at its
    span, and every value is read from its quote alone (but for the year that a date leaves out, which `published`
    gives). Names, roles and labels are without tatweel and marks that are not seen.
    """
    reader = _Reader(passages, published)
    facts = Facts()
    facts.people, facts.organisations, facts.quotes = (
        reader.people(facts),
        reader.organisations(facts),
        reader.quotes(facts),
    )
    facts.figures = reader.figures(facts)
    facts.timeline = reader.timeline(facts)
    return facts


class _Reader:
    """The passages with all that is read of them once."""

    def __init__(self, passages: Sequence[Passage], published: date | None) -> None:
        self.published = published
        self.prose = [passage for passage in passages if passage.kind == "prose"]
        self.cells = [passage for passage in passages if passage.kind == "cell"]
        self.dated = list(_dated(passages, published))
        self.sentences = [split_sentences(passage.text, "ar") for passage in self.prose]
        texts = [passage.text for passage in self.prose]
        self.names: Names = read_names(texts)
        self.speech: list[SpeechFound] = read_speech(texts, self.names.people, self.names.organisations)
        institutions = [at for at, found in enumerate(self.names.organisations) if not found.is_government]
        self.listed = {at: n for n, at in enumerate(institutions, start=1)}  # which of the names, and the numbers
        self.named: list[list[tuple[int, int]]] = [[] for _ in texts]
        for place in sorted({place for person in self.names.people for place in person.mentions}):
            self.named[place.paragraph].append((place.start, place.end))
        prose = [Text(text) for text in texts]
        self.cell_texts = [Text(passage.text) for passage in self.cells]
        self.usage = usage_of([*prose, *self.cell_texts])
        self.claims = [Claims(text) for text in prose]
        self.values: list[Values] = [read_values(text, published=published, usage=self.usage) for text in prose]

    def is_in_a_name(self, n: int, start: int, end: int) -> bool:
        """Whether ``[start, end)`` of a passage lies within the name of a person."""
        at = bisect_right(self.named[n], (start, len(self.prose[n].text))) - 1
        return at >= 0 and end <= self.named[n][at][1]

    def sentence(self, n: int, start: int, end: int) -> str:
        """The id of the sentence that holds ``[start, end)`` of a passage; of the passage, where several do."""
        spans = self.sentences[n]
        at = bisect_right([span.start for span in spans], start) - 1
        if at >= 0 and end <= spans[at].end:
            return f"{self.prose[n].id}-s{at + 1}"
        return self.prose[n].id

    def place(self, facts: Facts, name: str, place: Place) -> str:
        """Note where a fact stands; its sentence's id."""
        offset = self.prose[place.paragraph].start
        facts.spans[name] = Span(offset + place.start, offset + place.end)
        return self.sentence(place.paragraph, place.start, place.end)

    # --- names and speech ---

    def people(self, facts: Facts) -> tuple[Person, ...]:
        organisations = {self.names.organisations[at].name: f"org-{n}" for at, n in self.listed.items()}
        return tuple(
            Person(
                id=f"person-{n}",
                name=unstretched(found.name),
                honorific=_unstretched(found.honorific),
                role=_unstretched(found.role),
                organisation=organisations.get(found.organisation or "", _unstretched(found.organisation)),
                country=found.country,
                quote=found.quote,
                sentence=self.place(facts, f"person-{n}", found.place),
                draft=not found.sure,
            )
            for n, found in enumerate(self.names.people, start=1)
        )

    def organisations(self, facts: Facts) -> tuple[Organisation, ...]:
        return tuple(
            Organisation(
                id=f"org-{n}",
                name=unstretched(found.name),
                country=found.country,
                sentence=self.place(facts, f"org-{n}", self.name_alone(found)),
                draft=not found.sure,
            )
            for n, found in ((n, self.names.organisations[at]) for at, n in self.listed.items())
        )

    def name_alone(self, found: OrganisationFound) -> Place:
        """Where the name itself stands: of «شركة نوفا» the latter."""
        place = found.place
        at = self.prose[place.paragraph].text.find(found.name, place.start, place.end)
        return place if at < 0 else Place(place.paragraph, at, at + len(found.name))

    def quotes(self, facts: Facts) -> tuple[Quote, ...]:
        return tuple(
            Quote(
                id=f"quote-{n}",
                speaker=self.speaker(found),
                kind=found.kind,
                text=found.text,
                sentence=self.place(facts, f"quote-{n}", found.place),
                draft=not found.sure,
            )
            for n, found in enumerate(self.speech, start=1)
        )

    def speaker(self, found: SpeechFound) -> str:
        if found.person is not None:
            return f"person-{found.person + 1}"
        listed = self.listed.get(found.organisation) if found.organisation is not None else None
        return unstretched(found.speaker) if listed is None else f"org-{listed}"

    def attribution(self, n: int, start: int) -> str | None:
        """Whom the text names for what stands at `start` of passage `n`."""
        return next(
            (
                unstretched(found.speaker)
                for found in self.speech
                if found.place.paragraph == n and found.place.start <= start < found.place.end
            ),
            None,
        )

    # --- figures ---

    def figures(self, facts: Facts) -> tuple[Figure, ...]:
        found: list[Figure] = []
        for n, values in enumerate(self.values):
            times = {at for moment in values.moments for at in range(moment.first, moment.last)}
            counted = {at for one in values.quantities for at in range(one.first, one.last)}
            for quantity in values.quantities:
                if self.is_in_a_name(n, quantity.start, quantity.end):
                    continue  # «سردار بابان», who are not two
                claim = self.claims[n].at(quantity.first, quantity.last)
                if claim == "denied":
                    facts.denied.append(self.prose[n].start + quantity.start)
                    continue
                name = f"fig-{len(found) + 1}"
                place = Place(n, quantity.start, quantity.end)
                found.append(
                    _figure(
                        name,
                        quantity,
                        self.prose[n].text,
                        label=label_figure(
                            values.text,
                            quantity,
                            times=times,
                            counted=counted,
                            negation=self.claims[n].negation(quantity.first),
                        ),
                        sentence=self.place(facts, name, place),
                        modality=claim,
                        attribution=self.attribution(n, quantity.start),
                    )
                )
        found = _with_parts(found)
        return (*found, *self.cell_figures(facts, found))

    def cell_figures(self, facts: Facts, prose: Sequence[Figure]) -> Iterator[Figure]:
        """Figures of the tables: those that the prose has are pointed to, the others are new."""
        known: dict[tuple[Any, ...], str] = {
            (figure.value, figure.high, figure.unit): figure.id for figure in prose if figure.value is not None
        }
        bare: dict[tuple[Any, ...], list[str]] = {}
        for figure in prose:
            if figure.value is not None and figure.value < _TELLING:
                continue  # «3» may be of anything
            bare.setdefault(_bare(figure.value, figure.high, figure.quote), []).append(figure.id)
        count = len(prose)
        last: dict[str, str] = {}
        rows: dict[str, list[Text]] = {}
        for passage, text in zip(self.cells, self.cell_texts, strict=True):
            rows.setdefault(passage.id, []).append(text)
        for passage, text in zip(self.cells, self.cell_texts, strict=True):
            label = last.get(passage.id)
            last.setdefault(passage.id, passage.text)
            if label is None:
                continue
            label = f"{label}، {passage.column}" if passage.column else label
            values = read_values(text, published=self.published, usage=self.usage.within(rows[passage.id]), times=False)
            for quantity in values.quantities:
                window = text.form(quantity.first - 1, {"خلال", "غضون"})
                if window:
                    continue
                if quantity.unit is None or quantity.value is None:
                    # «أكثر من 65 مليون», of which the prose says what they are.
                    said = bare.get(
                        _bare(quantity.value, quantity.high, passage.text[quantity.start : quantity.end]), []
                    )
                    if len(said) == 1:
                        facts.row_figures.setdefault(passage.id, said[0])
                    continue
                name = known.get((quantity.value, quantity.high, quantity.unit))
                if name is None:
                    count += 1
                    name = f"fig-{count}"
                    facts.spans[name] = Span(passage.start + quantity.start, passage.start + quantity.end)
                    yield _figure(name, quantity, passage.text, label=label, sentence=passage.id)
                facts.row_figures.setdefault(passage.id, name)

    # --- events ---

    def timeline(self, facts: Facts) -> tuple[TimelineEvent, ...]:
        found: list[TimelineEvent] = []
        dated = deque(self.dated)
        datelines: set[str] = set()
        for n, values in enumerate(self.values):
            while dated and dated[0].before <= n:
                found.append(self.headed(facts, f"ev-{len(found) + 1}", dated.popleft()))
            for moment in values.moments:
                claim = self.claim(n, moment)
                if claim == "denied":
                    facts.denied.append(self.prose[n].start + moment.at[0])
                    continue
                if moment.conflict:
                    facts.conflicts.append((self.prose[n].start + moment.at[0], moment.conflict))
                name = f"ev-{len(found) + 1}"
                words = self.prose[n].text[moment.at[0] : moment.at[1]]
                spans = self.sentences[n]
                inside = next((span for span in spans if span.start <= moment.at[0] < span.end), spans[-1])
                label = label_event(self.prose[n].text, inside, moment.at, [other.at for other in values.moments])
                if is_of_dateline(self.prose[n].text, moment.at):
                    datelines.add(name)
                found.append(
                    TimelineEvent(
                        id=name,
                        start=moment.start,
                        end=moment.end,
                        relative=moment.relative,
                        words=words if moment.relative or not moment.start else None,
                        label=unstretched(label),
                        quote=words,
                        sentence=self.place(facts, name, Place(n, *moment.at)),
                        modality=claim,
                        attribution=self.attribution(n, moment.at[0]),
                        draft=label == words or is_compared_with(self.prose[n].text, inside, moment.at),
                    )
                )
        found = _once(found, datelines)
        found += [self.headed(facts, f"ev-{n}", heading) for n, heading in enumerate(dated, start=len(found) + 1)]
        return tuple(found)

    def headed(self, facts: Facts, name: str, heading: _Dated) -> TimelineEvent:
        """What the first sentence under a date tells of."""
        moment, passage = heading.moment, heading.passage
        words = passage.text[moment.at[0] : moment.at[1]]
        facts.spans[name] = Span(passage.start + moment.at[0], passage.start + moment.at[1])
        label = words
        if heading.told and self.sentences[heading.before]:
            sentence = self.sentences[heading.before][0]
            label = label_event(self.prose[heading.before].text, sentence, (sentence.start, sentence.start))
        return TimelineEvent(
            id=name,
            start=moment.start,
            end=moment.end,
            relative=moment.relative,
            words=words if moment.relative or not moment.start else None,
            label=label,
            quote=words,
            sentence=passage.id,
            modality="expected" if self.is_ahead(moment) else "stated",
        )

    def claim(self, n: int, moment: Moment) -> Claim:
        """A time after the article's date is expected, whatever the words around it; one told back from it is not."""
        claim = self.claims[n].at(moment.first, moment.last, time=True)
        if claim in {"denied", "possible"}:
            return claim
        if (moment.relative or "").startswith("-"):
            return "stated"
        return "expected" if self.is_ahead(moment) else claim

    def is_ahead(self, moment: Moment) -> bool:
        """Whether a time is after the article's date."""
        relative = moment.relative or ""
        if relative.startswith("-"):
            return False
        later = bool(self.published and moment.start) and begins(moment.start or "") > (self.published or date.max)
        return later or bool(relative.strip("P0DYMW"))


def _bare(value: float | None, high: float | None, words: str) -> tuple[Any, ...]:
    """What a quantity is known by where its unit is not said: its value, or the words that are all it has."""
    return (words,) if value is None else (value, high)


def _once(events: list[TimelineEvent], datelines: Collection[str]) -> list[TimelineEvent]:
    """What one sentence tells of two times with the same words is doubtful of the vaguer one: «أقر أمس موازنة 2026»."""
    days: dict[tuple[str, str], str] = {}
    for event in events:
        if event.start and event.id not in datelines and len(event.start) > _YEAR:
            days.setdefault((event.sentence, event.label), event.id)
    return [
        msgspec.structs.replace(event, draft=True)
        if days.get((event.sentence, event.label), event.id) != event.id
        and (event.id in datelines or len(event.start or "") <= _YEAR)
        else event
        for event in events
    ]


_YEAR = 4  # digits
_TELLING = 1000  # from here on a number alone is known again


class _Dated(msgspec.Struct, frozen=True):
    """A heading that is nothing but a date; `before` is the number of the passage of prose that follows.

    `told`: that passage stands under this very heading.
    """

    passage: Passage
    moment: Moment
    before: int
    told: bool


def _dated(passages: Sequence[Passage], published: date | None) -> Iterator[_Dated]:
    count = 0
    for passage, following in zip(passages, (*passages[1:], None), strict=False):
        count += passage.kind == "prose"
        if passage.kind != "heading":
            continue
        text = Text(passage.text)
        moments = read_moments(text, published=published)
        rest = [text.key(i) for i in range(len(text)) if not any(m.first <= i < m.last for m in moments)]
        if len(moments) == 1 and all(key in _AROUND_DATE for key in rest):
            yield _Dated(passage, moments[0], count, following is not None and following.kind == "prose")


_AROUND_DATE = word_set("في : . ( ) - \u2013 \u2014 [ ] و يوم من")


def _unstretched(text: str | None) -> str | None:
    return unstretched(text) if text else text


def _figure(
    name: str,
    quantity: Quantity,
    text: str,
    *,
    label: str,
    sentence: str,
    modality: Modality = "stated",
    attribution: str | None = None,
) -> Figure:
    quote = text[quantity.start : quantity.end]
    return Figure(
        id=name,
        value=quantity.value,
        high=quantity.high,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        modality=modality,
        label=unstretched(label),
        words=quote if quantity.value is None else None,
        attribution=attribution,
        quote=quote,
        sentence=sentence,
        draft=label == quote,
    )


def _with_parts(figures: list[Figure]) -> list[Figure]:
    """A figure of which others are the parts names them: 12 people, where one sentence then has 9 and 3.

    The parts are all the exact figures of that unit in one sentence, or all that follow it in its own.
    """
    by_sentence: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.qualifier == "exact" and figure.unit and isinstance(figure.value, int) and figure.value > 0:
            by_sentence.setdefault((figure.sentence, figure.unit), []).append(figure)
    sums: dict[tuple[str, int], list[tuple[str, tuple[str, ...]]]] = {}
    for (sentence, unit), parts in by_sentence.items():
        for first in (0, 1):
            group = parts[first:]
            if 2 <= len(group) <= 6:
                total = sum(int(part.value or 0) for part in group)
                sums.setdefault((unit, total), []).append((sentence if first else "", tuple(part.id for part in group)))
    changed = []
    for figure in figures:
        parts_of: tuple[str, ...] = ()
        if figure.unit in _COUNTED and figure.qualifier == "exact" and isinstance(figure.value, int):
            for sentence, names in sums.get((figure.unit, figure.value), ()):
                if figure.id not in names and sentence in {"", figure.sentence}:
                    parts_of = names
                    break
        changed.append(msgspec.structs.replace(figure, parts=parts_of) if parts_of else figure)
    return changed


_COUNTED = {"person", "country"}
