"""An article in one language: facts formatted, sentences marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, takewhile
from string import ascii_lowercase
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from malaf.article import (
    Article,
    Block,
    Fact,
    Figure,
    Item,
    Lead,
    List,
    Paragraph,
    Person,
    Row,
    Table,
    TimelineEvent,
    has_drafts,
    walk_items,
)
from malaf.catalogs import Catalog
from malaf.chronology import in_time
from malaf.dates import html_date
from malaf.languages import Direction, direction, language_name, same_language
from malaf.locales import Policy, capitalized, isolate, whole_runs, without_isolates
from malaf.marks import cut, find_phrase, find_quote
from malaf.messages import Message
from malaf.page import (
    ArticleView,
    BlockView,
    Claim,
    EventKind,
    EventView,
    FigureView,
    ImageView,
    ItemView,
    OrganisationView,
    PersonView,
    PillarView,
    QuoteView,
    RowView,
    SectionView,
    Segment,
    Sentence,
    SummaryRowView,
    SummaryView,
    TextView,
    TopicView,
    Words,
    topic_address,
)
from malaf.provenance import citation, corrections, dated, details, progress
from malaf.sentences import split_sentences
from malaf.settings import Settings
from malaf.source import Span
from malaf.wording import Wording

_NUMBER: Final = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*")


def _has_numbers(text: str, amount: str) -> bool:
    """Whether a text has all numbers of an amount, and that has some."""
    numbers = set(_NUMBER.findall(amount))
    return bool(numbers) and numbers <= set(_NUMBER.findall(text))


class Localization(msgspec.Struct, frozen=True):
    """What turns one article into one language: its translation, the policy, the settings."""

    policy: Policy
    settings: Settings
    catalog: Catalog | None = None


def localize(article: Article, localization: Localization) -> ArticleView:
    """The article as a template may print it. Texts without a translation stand in the source's language."""
    return _Localizer(article, localization).view()


# The letters as Arabic counts with them.
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


class _Localizer(Wording):
    def __init__(self, article: Article, localization: Localization) -> None:
        super().__init__(article, localization.policy, localization.catalog)
        self.settings = localization.settings
        self.known_sentences = self._aligned_sentences()
        self.facts_of = self._facts_by_place()
        self.figures: dict[str, FigureView] = {}
        self.qualifiers = self._qualifiers()
        self.certainties = self._certainties()
        self.unattributed = self._claimed_by()

    # What the interface says of many facts

    def _qualifiers(self) -> dict[str, str]:
        _ = self.gettext
        return {
            "exact": _("as given"),
            "about": _("about"),
            "more_than": _("more than"),
            "less_than": _("less than"),
            "at_least": _("at least"),
            "at_most": _("at most"),
            "up_to": _("up to"),
            "range": _("range"),
            "vague": _("no number given"),
        }

    def _certainties(self) -> dict[str, str]:
        _ = self.gettext
        return {
            "stated": _("Stated in the text"),
            "expected": _("Expected"),
            "possible": _("Possible"),
        }

    def _claimed_by(self) -> Words:
        """Whose claims the text makes, where it names nobody else."""
        _ = self.gettext
        if self.publisher:
            said = _("According to the text of {publisher}").format(publisher=self.inline(self.publisher))
        else:
            said = _("According to the publisher’s text")
        return self.interface(said)

    # Sentences

    def _aligned_sentences(self) -> dict[str, int]:
        """How many sentences each text has on this page, where that is as many as in the source; else 0."""
        counts: dict[str, int] = {}
        for text in self._prose():
            source = len(_sentences(text.text, self.article.language))
            shown, lang, _state = self.text(text.id, text.text)
            counts[text.id] = source if len(_sentences(shown, lang)) == source else 0
        return counts

    def _prose(self) -> list[Message]:
        found = [Message(self.article.lead.id, self.article.lead.text, "")] if self.article.lead else []
        for block in self.article.blocks():
            match block:
                case List():
                    found += [Message(item.id, item.text, "") for item in walk_items(block.items)]
                case Table():
                    pass
                case _:
                    found.append(Message(block.id, block.text, ""))
        return found

    def anchor(self, sentence: str) -> str:
        """The id to link to: the sentence's, or its block's where the sentences of the two languages do not match."""
        block, _, number = sentence.rpartition("-s")
        if not block or not number.isdigit():
            return sentence
        return sentence if int(number) <= self.known_sentences.get(block, 0) else block

    def running(self, id: str, source: str) -> TextView:
        """A text as sentences, with marks where the words of its facts stand."""
        shown, lang, state = self.text(id, source)
        spans = _sentences(shown, lang)
        aligned = bool(self.known_sentences.get(id))
        facts = self.facts_of.get(id, [])
        sentences = []
        for i, span in enumerate(spans, start=1):
            sentence_id = f"{id}-s{i}"
            # A quote may end with the white space after its sentence.
            text = shown[span.start : span.end] + (" " if i < len(spans) else "")
            here = [fact for fact in facts if not aligned or fact.sentence in {sentence_id, id}]
            segments = self.segments(text, lang, here, translated=state == "translated", aligned=aligned)
            sentences.append(Sentence(id=sentence_id if aligned else "", segments=_without_space(segments)))
        return TextView(id=id, lang=lang, dir=direction(lang), state=state, sentences=tuple(sentences))

    def segments(
        self, text: str, lang: str, facts: list[Fact], *, translated: bool, aligned: bool
    ) -> tuple[Segment, ...]:
        found = [
            (whole_runs(text, lang, span), fact.id)
            for fact in facts
            if (span := find_phrase(text, self.phrases(fact)) if translated else find_quote(text, fact.quote))
        ]
        if facts and aligned and not found:
            return (Segment(text=isolate(text, lang), facts=tuple(fact.id for fact in facts), whole=True),)
        return tuple(Segment(text=isolate(piece.text, lang), facts=piece.names) for piece in cut(text, found))

    def phrases(self, fact: Fact) -> list[str]:
        """The words by which a fact may be known in its translated sentence, the most telling first."""
        if isinstance(fact, Figure):
            view = self.figure(fact)
            phrases = [f"{view.qualifier} {view.amount.text}", view.amount.text]
            if fact.value is not None and fact.high is None:
                phrases += self.policy.as_written(fact.value, fact.unit)
            phrases.append(self.words(fact.id, fact.label).text)
        elif isinstance(fact, TimelineEvent):
            phrases = [self.words(f"{fact.id}.words", fact.words).text] if fact.words else []
            if fact.start or fact.end:
                phrases.append(self.policy.date(fact.start, fact.end))
            phrases.append(self.words(fact.id, fact.label).text)
        else:
            phrases = []
        return [without_isolates(phrase) for phrase in phrases]

    def _facts_by_place(self) -> dict[str, list[Fact]]:
        """The facts that are marked in the text, by the ids of their sentence and of its block."""
        places: dict[str, list[Fact]] = {}
        for fact in (*self.article.figures, *self.article.timeline):
            for place in {fact.sentence, fact.sentence.rpartition("-s")[0]}:
                places.setdefault(place, []).append(fact)
        return places

    # Facts

    def claim(self, id: str, attribution: str | None, modality: str) -> Claim:
        _ = self.gettext
        by = self.unattributed
        if attribution:
            source = self.inline(self.words(f"{id}.attribution", attribution))
            by = self.interface(_("According to {source}, as reported in the publisher’s text").format(source=source))
        return Claim(by=by, certainty=self.certainties[modality], modality=modality)  # type: ignore[arg-type]

    def figure(self, figure: Figure) -> FigureView:
        """What is shown of a figure; made once, for its words are looked for in the text, too."""
        if figure.id not in self.figures:
            self.figures[figure.id] = self._figure(figure)
        return self.figures[figure.id]

    def _figure(self, figure: Figure) -> FigureView:
        _ = self.gettext
        qualifier = self.qualifiers[figure.qualifier]
        if figure.value is None:
            amount = self.arranged(f"{figure.id}.words", figure.words or "")
        elif figure.high is not None:
            low = self.policy.number(figure.value)
            high = self.policy.quantity(figure.high, figure.unit, oblique=True)
            amount = self.interface(_("from {start} to {end}").format(start=low, end=high))
        else:
            amount = self.interface(
                self.policy.quantity(figure.value, figure.unit, oblique=figure.qualifier != "exact")
            )
        label = self.arranged(figure.id, figure.label)
        qualified = figure.qualifier not in {"exact", "range", "vague"}
        spoken = f"{self.inline(amount)} {self.inline(label)}"
        if qualified:
            spoken = f"{qualifier} {spoken}"
        elif _has_numbers(label.text, amount.text):
            spoken = self.inline(label)
        return FigureView(
            id=figure.id,
            anchor=self.anchor(figure.sentence),
            quote=self.source_words(figure.quote),
            qualifier=qualifier,
            qualified=qualified,
            amount=amount,
            label=label,
            claim=self.claim(figure.id, figure.attribution, figure.modality),
            spoken=spoken,
        )

    def event(self, event: TimelineEvent) -> EventView:
        when, kind, tag = self._time(event)
        return EventView(
            id=event.id,
            anchor=self.anchor(event.sentence),
            quote=self.source_words(event.quote),
            when=when,
            datetime=html_date(event.start) if not event.end else None,
            kind=kind,
            tag=tag,
            label=self.arranged(event.id, event.label),
            claim=self.claim(event.id, event.attribution, event.modality),
        )

    def _time(self, event: TimelineEvent) -> tuple[Words, EventKind, str | None]:
        """(time in words, its kind, what says that kind)."""
        _ = self.gettext
        if event.start or event.end:
            when = self.interface(capitalized(self.policy.date(event.start, event.end)))
            edges = f"{event.start or ''}{event.end or ''}"
            if event.end == ".." or (event.start or "").endswith("/.."):
                return when, "open", _("open-ended")
            if any(mark in edges for mark in "~?%X"):
                return when, "approximate", _("approximate")
            return when, "dated", None
        words = self.quoted(self.arranged(f"{event.id}.words", event.words)) if event.words else None
        if event.relative:
            return (
                words or self.interface(self.policy.relative(event.relative)),
                "relative",
                _("relative to the text’s date"),
            )
        return words or self.interface(_("Undated")), "undated", _("undated")

    def organisation(self, id_or_text: str | None, person: str) -> Words | None:
        for organisation in self.article.organisations:
            if organisation.id == id_or_text:
                return self.words(organisation.id, organisation.name)
        return self.optional(f"{person}.organisation", id_or_text)

    def speaker(self, quote_id: str, speaker: str) -> Words:
        names = {person.id: person.name for person in self.article.people}
        names |= {organisation.id: organisation.name for organisation in self.article.organisations}
        if speaker in names:
            return self.words(speaker, names[speaker])
        return self.words(f"{quote_id}.speaker", speaker)

    def people(self) -> tuple[PersonView, ...]:
        return tuple(map(self.person, self.article.people))

    def person(self, person: Person) -> PersonView:
        role = self.optional(f"{person.id}.role", person.role)
        organisation = self.organisation(person.organisation, person.id)
        return PersonView(
            id=person.id,
            anchor=self.anchor(person.sentence),
            quote=self.source_words(person.quote),
            name=self.words(person.id, person.name),
            honorific=self.optional(f"{person.id}.honorific", person.honorific),
            role=role,
            organisation=organisation,
            apart=organisation if organisation and not (role and _names(role, organisation)) else None,
            country=self.policy.country(person.country) if person.country else None,
        )

    def organisations(self) -> tuple[OrganisationView, ...]:
        return tuple(
            OrganisationView(
                id=organisation.id,
                anchor=self.anchor(organisation.sentence),
                name=self.words(organisation.id, organisation.name),
                country=self.policy.country(organisation.country) if organisation.country else None,
            )
            for organisation in self.article.organisations
        )

    def quotes(self) -> tuple[QuoteView, ...]:
        return tuple(
            QuoteView(
                id=quote.id,
                anchor=self.anchor(quote.sentence),
                kind=quote.kind,
                speaker=self.speaker(quote.id, quote.speaker),
                text=self.words(quote.id, quote.text),
            )
            for quote in self.article.quotes
        )

    def image(self) -> ImageView | None:
        image = self.article.image
        if image is None:
            return None
        alt = self.words("image.alt", image.alt) if image.alt else self.interface("")
        return ImageView(file=image.file, alt=alt, credit=self.optional("image.credit", image.credit))

    # Blocks

    def items(self, items: Sequence[Item]) -> tuple[ItemView, ...]:
        return tuple(
            ItemView(
                text=self.running(item.id, item.text),
                mark=self.mark(item.mark, place) if item.mark else "",
                items=self.items(item.items),
            )
            for place, item in enumerate(items, start=1)
        )

    def mark(self, mark: str, place: int) -> str:
        """An item's number or letter; in a translation with the digits of its language, and the letter of its place."""
        if not self.is_translation:
            return mark
        if mark.isdecimal():
            return self.policy.counted(int(mark))
        letters = _ABJAD if same_language(self.lang, "ar") else ascii_lowercase
        return letters[place - 1] if len(mark) == 1 and place <= len(letters) else mark

    def cells(self, row: Row, words: Callable[[str, str], Words]) -> tuple[Words, ...]:
        return tuple(words(f"{row.id}.{i}", cell) for i, cell in enumerate(row.cells, start=1))

    def header(self, table: Table, words: Callable[[str, str], Words]) -> tuple[Words, ...]:
        return tuple(words(f"{table.id}.header.{i}", cell) for i, cell in enumerate(table.header, start=1))

    def block(self, block: Block | Lead) -> BlockView:
        match block:
            case List():
                items = self.items(block.items)
                turned = self.turned(item.text for item in items)
                return BlockView(kind="list", id=block.id, edited=block.edited, dir=turned, items=items)
            case Table():
                rows = tuple(RowView(id=row.id, cells=self.cells(row, self.words)) for row in block.rows)
                header = self.header(block, self.words)
                turned = self.turned(chain(header, *(row.cells for row in rows)))
                return BlockView(kind="table", id=block.id, edited=block.edited, dir=turned, header=header, rows=rows)
            case _:
                kind: Any = type(block).__name__.lower()
                return BlockView(kind=kind, id=block.id, edited=block.edited, text=self.running(block.id, block.text))

    def turned(self, texts: Iterable[Words | TextView]) -> Direction | None:
        """The direction of texts that all run against the page."""
        directions = {text.dir for text in texts}
        return directions.pop() if len(directions) == 1 and self.policy.dir not in directions else None

    def sections(self) -> tuple[SectionView, ...]:
        article = self.article
        sections = [
            SectionView(
                id=section.id,
                heading=self.optional(section.id, section.heading),
                blocks=tuple(self.block(block) for block in section.blocks),
            )
            for section in article.sections
        ]
        if article.lead:
            over: tuple[BlockView, ...] = ()
            if sections and not sections[0].heading:
                # What is below the title, and «كتب: ...», stand over the text.
                blocks = sections[0].blocks
                over = tuple(takewhile(lambda block: block.kind in {"byline", "deck"}, blocks))
                sections[:1] = [replace(sections[0], blocks=blocks[len(over) :])] if len(over) < len(blocks) else []
            sections.insert(0, SectionView(id="", heading=None, blocks=(*over, self.block(article.lead))))
        return tuple(sections)

    def pillars(self) -> tuple[PillarView, ...]:
        items = {item.id: item for item in self.article.items()}
        return tuple(
            PillarView(
                id=pillar.id,
                anchor=pillar.block,
                icon=pillar.icon or "",
                text=self.arranged(pillar.block, items[pillar.block].text),
            )
            for pillar in self.article.pillars
            if pillar.block in items
        )

    def summary(self) -> SummaryView | None:
        tables = [block for block in self.article.blocks() if isinstance(block, Table)]
        rows = {row.id: (row, table) for table in tables for row in table.rows}
        sentences = {figure.id: figure.sentence for figure in self.article.figures}
        shown = [(summary, *rows[summary.block]) for summary in self.article.summary if summary.block in rows]
        if not shown:
            return None
        views = []
        for summary, row, _ in shown:
            cells = self.cells(row, self.arranged)
            sentence = sentences.get(summary.figure or "")
            views.append(
                SummaryRowView(
                    id=summary.id,
                    anchor=self.anchor(sentence) if sentence else row.id,
                    head=cells[0],
                    values=cells[1:],
                )
            )
        return SummaryView(header=self.header(shown[0][2], self.arranged), rows=tuple(views))

    # The page

    def _excerpt(self, words: Words) -> Words:
        return replace(words, text=isolate(_shortened(without_isolates(words.text)), words.lang))

    def view(self) -> ArticleView:
        article = self.article
        headline = self.words("headline", article.headline.text)
        opening = article.lead or next((one for one in article.blocks() if isinstance(one, Paragraph)), None)
        lead = self.words(opening.id, opening.text) if opening else None
        translator = article.credits.translator.get(self.lang)
        return ArticleView(
            slug=article.slug,
            url=f"articles/{article.slug}/",
            lang=self.lang,
            dir=self.policy.dir,
            source_lang=article.language,
            source_language=language_name(article.language, self.lang),
            is_translation=self.is_translation,
            machine_translated=self.is_translation and bool(translator and translator.method == "machine"),
            progress=progress(self),
            headline=headline,
            headline_by_editor=article.headline.by == "editor",
            claimed_by=self.unattributed,
            lead=lead,
            topics=tuple(self._topic(topic) for topic in article.topics),
            dated=dated(self),
            author=self.author,
            publisher=self.publisher,
            draft=has_drafts(article),
            withdrawn=article.status == "withdrawn",
            corrections=corrections(self),
            image=self.image(),
            figures=tuple(self.figure(figure) for figure in article.figures),
            summary=self.summary(),
            pillars=self.pillars(),
            timeline=tuple(self.event(event) for event in in_time(article.timeline, article.source.published)),
            people=self.people(),
            organisations=self.organisations(),
            quotes=self.quotes(),
            text=self.sections(),
            details=details(self),
            citation=citation(self, self.settings, headline),
            excerpt=self._excerpt(lead or headline),
        )

    def _topic(self, topic: str) -> TopicView:
        there = self.article.status != "withdrawn"
        return TopicView(self.settings.topic(topic, self.lang), topic_address(topic) if there else None)


@lru_cache(maxsize=1024)
def _sentences(text: str, lang: str) -> list[Span]:
    """The sentences of a text, which its page in every language asks for."""
    return split_sentences(text, lang)


def _without_space(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments without white space at their end."""
    *before, last = segments
    text = last.text.rstrip()
    if text == last.text:
        return segments
    ended = Segment(text=text, facts=last.facts, whole=last.whole)
    return (*before, ended) if text or last.facts else tuple(before)


def _names(role: Words, organisation: Words) -> bool:
    """Whether a role names the organisation: in Arabic behind a preposition, too, which takes the alef («للاتحاد»)."""
    return without_isolates(organisation.text).removeprefix("ال") in without_isolates(role.text)


def _shortened(text: str, limit: int = 240) -> str:
    """The first `limit` characters at most, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ،,؛;") + "…"
