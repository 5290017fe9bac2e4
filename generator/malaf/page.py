"""What a template may print: finished strings in one language, each with its lang and dir."""

from __future__ import annotations

from typing import Literal

import msgspec

from malaf.languages import Direction

State = Literal["source", "translated", "stale", "missing"]
EventKind = Literal["dated", "approximate", "relative", "undated", "open"]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What all views share."""


class Words(View, frozen=True):
    """Text in one language.

    Runs that the bidirectional algorithm would scramble stand between Unicode isolates (UAX #9:
    U+2066..U+2069); the filter `words` turns them into elements. `state` tells a translation from the source's own
    text shown in its place.
    """

    text: str
    lang: str
    dir: Direction
    state: State = "source"


class Language(View, frozen=True):
    code: str
    name: str
    dir: Direction


class Claim(View, frozen=True):
    """Whose claim a fact is, and how sure: ready sentences of the interface, `modality` for the class name."""

    by: Words
    certainty: str
    modality: Literal["stated", "expected", "possible"]


class FactView(View, frozen=True):
    """`anchor` is the id of the sentence (or block) in the text; `quote` is in the source's language."""

    id: str
    anchor: str
    quote: Words


class FigureView(FactView, frozen=True, kw_only=True):
    """`qualifier` stands small above the `amount`, `label` under it; `spoken` is all three as one phrase.

    `qualified` says that the amount without its qualifier would be another statement.
    """

    qualifier: str
    qualified: bool
    amount: Words
    label: Words
    claim: Claim
    spoken: str


class EventView(FactView, frozen=True, kw_only=True):
    """`when` is the time in words; `datetime` is a valid HTML date or None; `tag` says what `kind` shows."""

    when: Words
    datetime: str | None
    kind: EventKind
    tag: str | None
    label: Words
    claim: Claim


class PillarView(View, frozen=True):
    id: str
    anchor: str
    icon: str
    text: Words


class SummaryRowView(View, frozen=True):
    """`head` names the row, `values` are the other cells; `anchor` is where the text says it."""

    id: str
    anchor: str
    head: Words
    values: tuple[Words, ...]


class SummaryView(View, frozen=True):
    header: tuple[Words, ...]
    rows: tuple[SummaryRowView, ...]


class PersonView(FactView, frozen=True, kw_only=True):
    name: Words
    honorific: Words | None
    role: Words | None
    organisation: Words | None
    apart: Words | None  # the organisation, where the role does not name it
    country: str | None


class OrganisationView(View, frozen=True):
    id: str
    anchor: str
    name: Words
    country: str | None


class QuoteView(View, frozen=True):
    id: str
    anchor: str
    kind: Literal["direct", "indirect"]
    speaker: Words
    text: Words


class Segment(View, frozen=True):
    """A piece of a sentence; `facts` are the ids of the facts that it was read for.

    `whole`: the facts are known to stand in this sentence, not where in it.
    """

    text: str
    facts: tuple[str, ...] = ()
    whole: bool = False


class Sentence(View, frozen=True):
    """One sentence, without the white space to the next."""

    id: str
    segments: tuple[Segment, ...]


class TextView(View, frozen=True):
    """Running text as sentences; `state`, `lang` and `dir` as in Words."""

    id: str
    lang: str
    dir: Direction
    state: State
    sentences: tuple[Sentence, ...]


class TopicView(View, frozen=True):
    """A topic's name, and the address of its page below the language's root; None where there is none."""

    name: str
    url: str | None = None


def topic_address(topic: str, number: int = 0) -> str:
    """The address of a topic's page below the language's root, or of its older page of a `number`."""
    return f"topics/{topic}/{number}/" if number else f"topics/{topic}/"


class ItemView(View, frozen=True):
    text: TextView
    mark: str = ""
    items: tuple[ItemView, ...] = ()


class RowView(View, frozen=True):
    id: str
    cells: tuple[Words, ...]


class BlockView(View, frozen=True):
    """One block: `text` for prose, `items` for a list, `header` and `rows` for a table.

    `dir` is that of a list or table all of whose words run against the page: so then do its numbers and columns.
    """

    kind: Literal["lead", "paragraph", "list", "table", "caption", "byline", "deck", "closing"]
    id: str
    edited: bool = False
    dir: Direction | None = None
    text: TextView | None = None
    items: tuple[ItemView, ...] = ()
    header: tuple[Words, ...] = ()
    rows: tuple[RowView, ...] = ()


class SectionView(View, frozen=True):
    id: str
    heading: Words | None
    blocks: tuple[BlockView, ...]


class ImageView(View, frozen=True):
    """`file` is relative to the dossier's page; `width` and `height` are in pixels, where known."""

    file: str
    alt: Words
    credit: Words | None
    width: int | None = None
    height: int | None = None


class CorrectionView(View, frozen=True):
    when: str
    datetime: str | None
    text: Words


class Detail(View, frozen=True):
    """A row of the source box. `code` values are shown in a fixed-width face; `href` makes them a link."""

    term: str
    value: Words
    code: bool = False
    href: str | None = None


class Progress(View, frozen=True):
    """How much of a translation is there, in texts; `written` has the counts in the page's digits, by name.

    `current_to` is the date, in words, of the source for which nothing was missing or stale, where that is known.
    """

    translated: int
    stale: int
    missing: int
    total: int
    written: dict[str, str]
    current_to: str | None = None


class ArticleView(View, frozen=True):
    """A dossier in one language.

    `claimed_by` says whose claims the text makes. `url` is relative to the language's root: ``articles/<slug>/``.
    `excerpt` is how the text begins, for cards. `draft`: something on the page was not reviewed.
    """

    slug: str
    url: str
    lang: str
    dir: Direction
    source_lang: str
    source_language: str
    is_translation: bool
    machine_translated: bool
    progress: Progress
    headline: Words
    headline_by_editor: bool
    claimed_by: Words
    lead: Words | None
    topics: tuple[TopicView, ...]
    dated: str | None
    author: Words | None
    publisher: Words | None
    draft: bool
    withdrawn: bool
    corrections: tuple[CorrectionView, ...]
    image: ImageView | None
    figures: tuple[FigureView, ...]
    summary: SummaryView | None
    pillars: tuple[PillarView, ...]
    timeline: tuple[EventView, ...]
    people: tuple[PersonView, ...]
    organisations: tuple[OrganisationView, ...]
    quotes: tuple[QuoteView, ...]
    text: tuple[SectionView, ...]
    details: tuple[Detail, ...]
    citation: Words
    excerpt: Words


class SiteView(View, frozen=True):
    """What every page knows: its language, the others, and the site's name."""

    name: str
    description: str
    lang: str
    dir: Direction
    languages: tuple[Language, ...]
    default: str
