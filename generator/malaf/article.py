"""The structured article: what article.yaml says, as frozen values, with its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

import msgspec

from malaf.dates import full_date
from malaf.sentences import split_sentences

# In Python `$` matches before a line end, too; in a JSON Schema it does not.
Slug = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)", max_length=100, description="a-z, 0-9 and hyphens, at most 100"
    ),
]
Id = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z][A-Za-z0-9_-]*$(?!\n)",
        description="letters, digits, _ and -, a letter first; given once, never reused",
    ),
]
LanguageTag = Annotated[
    str, msgspec.Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$(?!\n)", description="language code of BCP 47")
]
SentenceId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z][A-Za-z0-9_-]*$(?!\n)",
        description="a block's id and the number of the sentence in it, such as p1-s2",
    ),
]
CountryCode = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$(?!\n)", description="ISO 3166-1 alpha-2")]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Draft = Annotated[bool, msgspec.Meta(description="nobody has reviewed it: it stays out of the site but for --drafts")]
Edited = Annotated[bool, msgspec.Meta(description="changed on purpose, so that the source need not have these words")]
Quoted = Annotated[
    str, msgspec.Meta(min_length=1, description="the exact words of the source, within the sentence of `sentence`")
]
Wording = Annotated[str, msgspec.Meta(min_length=1, description="one paragraph, as the source has it to the character")]
Attribution = Annotated[
    str | None,
    msgspec.Meta(description="whom the text itself names for the claim; null: the text says it in its own voice"),
]
Edtf = Annotated[str, msgspec.Meta(min_length=2, description="EDTF (ISO 8601-2), quoted")]
FileName = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$(?!\n)",
        max_length=100,
        description="a file in the dossier's folder; its name in letters a-z, digits, and . _ -",
    ),
]
PictureName = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(?:avif|gif|jpe?g|png|svg|webp)$(?!\n)",
        max_length=100,
        description="a picture in the dossier's folder: its name in letters a-z, digits, and . _ -, "
        "with .avif, .gif, .jpg, .png, .svg or .webp in small letters at its end",
    ),
]
Url = Annotated[
    str, msgspec.Meta(pattern=r"^https?://\S+$(?!\n)", description="an address that begins with http:// or https://")
]
Duration = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^-?P(?=\d)(\d{1,6}Y)?(\d{1,6}M)?(\d{1,6}W)?(\d{1,6}D)?$(?!\n)",
        description="ISO 8601 duration from the article's date; negative is before it",
    ),
]

# Far beyond any figure of a text, and within what can be formatted.
_RANGE = "a number between -10^18 and 10^18"
Number = (
    Annotated[int, msgspec.Meta(ge=-(10**18), le=10**18, description=_RANGE)]
    | Annotated[float, msgspec.Meta(ge=-1e18, le=1e18, description=_RANGE)]
)

Qualifier = Annotated[
    Literal["exact", "about", "more_than", "less_than", "at_least", "at_most", "up_to", "range", "vague"],
    msgspec.Meta(description="how exact the number is; range has `high`, vague has `value: null` and `words`"),
]
Modality = Annotated[Literal["stated", "expected", "possible"], msgspec.Meta(description="how firmly the text says it")]


# What one of each group of facts is called in messages.
NOUNS = {
    "figures": "figure",
    "timeline": "event",
    "people": "person",
    "organisations": "organisation",
    "quotes": "statement",
}
# All groups of what an article lists beside its text.
GROUPS = ("pillars", "summary", *NOUNS)


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of an article share: frozen, keyword-only, unknown keys refused."""


class SourceInfo(Part, frozen=True, kw_only=True):
    """Where the text came from; null means: not known."""

    file: FileName
    sha256: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^[0-9a-f]{64}$(?!\n)", description="what `sha256sum` prints of the file: 64 hexadecimal digits"
        ),
    ]
    publisher: Annotated[
        str | None, msgspec.Meta(description="who published the text, in its language; translated")
    ] = None
    url: Annotated[Url | None, msgspec.Meta(description="where the text was published")] = None
    published: Annotated[
        Edtf | None, msgspec.Meta(description="when it was published; relative dates count from it")
    ] = None
    retrieved: Annotated[Edtf | None, msgspec.Meta(description="when it was fetched")] = None
    original_sha256: Annotated[
        str | None, msgspec.Meta(description="of the bytes as they were received, where those were not UTF-8")
    ] = None


class Translator(Part, frozen=True, kw_only=True):
    """Who or what made a translation."""

    method: Annotated[
        Literal["human", "machine", "both"],
        msgspec.Meta(description="by a translator, by machine, or by machine and then revised by a translator"),
    ]
    name: Annotated[str | None, msgspec.Meta(description="the translator's name")] = None


class Credits(Part, frozen=True, kw_only=True):
    """Who made the text and its translations."""

    author: Annotated[str | None, msgspec.Meta(description="of the text")] = None
    editor: Annotated[str | None, msgspec.Meta(description="of the dossier")] = None
    translator: Annotated[
        dict[LanguageTag, Translator], msgspec.Meta(description="by language, such as `en: {method: human}`")
    ] = {}
    licence: Annotated[str | None, msgspec.Meta(description="under which the text may be used")] = None


class Headline(Part, frozen=True, kw_only=True):
    """The title of the dossier."""

    text: Annotated[str, msgspec.Meta(min_length=1, description="the title, in the source's language")]
    by: Annotated[
        Literal["source", "editor"], msgspec.Meta(description="source: its words; editor: the source has no title")
    ]


class Image(Part, frozen=True, kw_only=True):
    """A picture at the top of the dossier."""

    file: PictureName
    alt: Annotated[
        str, msgspec.Meta(description="what the picture shows, for those who do not see it; empty: it only decorates")
    ]
    credit: Annotated[str | None, msgspec.Meta(description="who made it, shown under it")] = None


class Correction(Part, frozen=True, kw_only=True):
    """What was corrected after publication, shown above the dossier."""

    date: Annotated[Edtf, msgspec.Meta(description="EDTF (ISO 8601-2), quoted: when it was corrected")]
    text: Annotated[str, msgspec.Meta(min_length=1, description="what was wrong, and what is right; translated")]


class Lead(Part, frozen=True, kw_only=True):
    """The first paragraph."""

    id: Id
    text: Wording
    edited: Edited = False


class Paragraph(Part, frozen=True, kw_only=True, tag_field="kind", tag="paragraph"):
    """A paragraph."""

    id: Id
    text: Wording
    edited: Edited = False


class Caption(Part, frozen=True, kw_only=True, tag_field="kind", tag="caption"):
    """What stands under a picture or table of the source."""

    id: Id
    text: Wording
    edited: Edited = False


class Byline(Part, frozen=True, kw_only=True, tag_field="kind", tag="byline"):
    """The line that names the author, the place or the agency."""

    id: Id
    text: Wording
    edited: Edited = False


class Deck(Part, frozen=True, kw_only=True, tag_field="kind", tag="deck"):
    """A line below the title that says more of what it says."""

    id: Id
    text: Wording
    edited: Edited = False


class Closing(Part, frozen=True, kw_only=True, tag_field="kind", tag="closing"):
    """A paragraph that closes the text after a list or a table."""

    id: Id
    text: Wording
    edited: Edited = False


class Item(Part, frozen=True, kw_only=True):
    """A point of a list."""

    id: Id
    mark: Annotated[
        Annotated[str, msgspec.Meta(max_length=8, pattern=r"^\w+$(?!\n)")] | None,
        msgspec.Meta(description="its number or letter in the source, without brackets: 1, ب"),
    ] = None
    text: Annotated[
        str, msgspec.Meta(min_length=1, description="the point, without its bullet or number, as the source has it")
    ]
    items: Annotated[tuple[Item, ...], msgspec.Meta(description="points below it")] = ()


class List(Part, frozen=True, kw_only=True, tag_field="kind", tag="list"):
    """A list of points."""

    id: Id
    items: Annotated[tuple[Item, ...], msgspec.Meta(min_length=1, description="its points, one at least")]
    edited: Edited = False


class Row(Part, frozen=True, kw_only=True):
    """A row of a table."""

    id: Id
    cells: Annotated[
        tuple[str, ...], msgspec.Meta(min_length=1, description="its cells, one at least; the first heads it")
    ]


class Table(Part, frozen=True, kw_only=True, tag_field="kind", tag="table"):
    """A table."""

    id: Id
    header: Annotated[
        tuple[str, ...], msgspec.Meta(description="the cells of its first row, where that is a header")
    ] = ()
    rows: Annotated[tuple[Row, ...], msgspec.Meta(description="the other rows")]
    edited: Edited = False


Prose = Paragraph | Caption | Byline | Deck | Closing
Block = Paragraph | Caption | Byline | Deck | Closing | List | Table


class Section(Part, frozen=True, kw_only=True):
    """A heading with what stands under it."""

    id: Id
    heading: Annotated[str | None, msgspec.Meta(description="null for what stands before the first heading")] = None
    blocks: Annotated[tuple[Block, ...], msgspec.Meta(description="in the order of the text")] = ()


class Pillar(Part, frozen=True, kw_only=True):
    """A list item that is a pillar of cooperation."""

    id: Id
    block: Annotated[Id, msgspec.Meta(description="the id of the list item, whose text it shows")]
    icon: Annotated[
        str | None,
        msgspec.Meta(
            description="exchange, training, shield, coordination, calendar, people, chart, document, globe, building, "
            "link or handshake; null or another word: a plain circle"
        ),
    ] = None
    draft: Draft = False


class SummaryRow(Part, frozen=True, kw_only=True):
    """A table row that the summary shows."""

    id: Id
    block: Annotated[Id, msgspec.Meta(description="the id of the table row, whose cells it shows")]
    figure: Annotated[
        Id | None, msgspec.Meta(description="the id of the figure that its value repeats: links lead to its sentence")
    ] = None
    draft: Draft = False


class Fact(Part, frozen=True, kw_only=True):
    """What every fact carries: the exact words of the source, and the sentence they stand in."""

    id: Id
    quote: Quoted
    sentence: SentenceId
    draft: Draft = False


class Figure(Fact, frozen=True, kw_only=True):
    """A quantity of the text."""

    value: Annotated[
        Number | None,
        msgspec.Meta(description="in units of `unit`: 65000000 person, 40 percent; null where the text has no number"),
    ]
    unit: Annotated[
        Text | None,
        msgspec.Meta(
            description="percent, year, month, day, hour or an ISO 4217 code, which pages write out with the number; "
            "else what is counted: person, country, area or the text's own noun; null where no noun says it"
        ),
    ]
    label: Annotated[
        str, msgspec.Meta(min_length=1, description="what is counted, read on from the number; translated")
    ]
    high: Annotated[Number | None, msgspec.Meta(description="the end of a range")] = None
    qualifier: Qualifier = "exact"
    modality: Modality = "stated"
    words: Annotated[
        str | None, msgspec.Meta(description="the amount as the source words it, where `value` is null; translated")
    ] = None
    attribution: Attribution = None
    parts: Annotated[
        tuple[Id, ...], msgspec.Meta(description="ids of the figures that this one is the sum of: checked, never shown")
    ] = ()


class TimelineEvent(Fact, frozen=True, kw_only=True):
    """Something at a time: dated, relative to the article's date, or undated."""

    label: Annotated[str, msgspec.Meta(min_length=1, description="what happened or is to happen; translated")]
    start: Annotated[Edtf | None, msgspec.Meta(description='when, or from when; ".." or an end alone: open')] = None
    end: Annotated[Edtf | None, msgspec.Meta(description='until when; "..": it goes on')] = None
    relative: Annotated[
        Duration | None, msgspec.Meta(description="how long before (-) or after the article's date, where that is all")
    ] = None
    words: Annotated[
        str | None, msgspec.Meta(description="the time as the source words it, where it has no date; translated")
    ] = None
    modality: Modality = "stated"
    attribution: Attribution = None


class Person(Fact, frozen=True, kw_only=True):
    """A person, with just what the text says of them."""

    name: Annotated[str, msgspec.Meta(min_length=1, description="without honorific and role; translated")]
    honorific: Annotated[str | None, msgspec.Meta(description="what is put before the name; translated")] = None
    role: Annotated[str | None, msgspec.Meta(description="office or occupation; translated")] = None
    organisation: Annotated[
        str | None, msgspec.Meta(description="the id of an organisation, or its name; a name is translated")
    ] = None
    country: Annotated[CountryCode | None, msgspec.Meta(description="shown by its name in each language")] = None


class Organisation(Part, frozen=True, kw_only=True):
    """A body that the text names; it needs no quote."""

    id: Id
    name: Annotated[str, msgspec.Meta(min_length=1, description="as the text has it; translated")]
    sentence: SentenceId
    country: Annotated[CountryCode | None, msgspec.Meta(description="shown by its name in each language")] = None
    draft: Draft = False


class Quote(Part, frozen=True, kw_only=True):
    """What somebody says in the text."""

    id: Id
    speaker: Annotated[
        str,
        msgspec.Meta(min_length=1, description="the id of a person or organisation, or who it is; that is translated"),
    ]
    kind: Annotated[Literal["direct", "indirect"], msgspec.Meta(description="in quotation marks, or reported")]
    text: Annotated[
        str,
        msgspec.Meta(min_length=1, description="the exact words of the source, without quotation marks; translated"),
    ]
    sentence: SentenceId
    draft: Draft = False


class Review(Part, frozen=True, kw_only=True):
    """Whether somebody has read the dossier."""

    state: Annotated[
        Literal["draft", "reviewed"], msgspec.Meta(description="draft: it stays out of the site but for --drafts")
    ]
    by: Annotated[str | None, msgspec.Meta(description="who read it; shown")] = None
    date: Annotated[Edtf | None, msgspec.Meta(description="when; it orders feed and sitemap")] = None


class Article(Part, frozen=True, kw_only=True):
    """One dossier's data, in the source's language."""

    schema: Annotated[Literal[1], msgspec.Meta(description="the version of this form, which is 1")]
    slug: Annotated[
        Slug, msgspec.Meta(description="the folder's name and the page's address: a-z, 0-9 and hyphens, at most 100")
    ]
    language: Annotated[LanguageTag, msgspec.Meta(description="of the text: a code of BCP 47, such as ar")]
    source: Annotated[
        SourceInfo, msgspec.Meta(description="where the text came from: {file: source.txt, sha256: …} at least")
    ]
    headline: Annotated[Headline, msgspec.Meta(description="the title: {text: …, by: source}")]
    credits: Annotated[Credits, msgspec.Meta(description="who made the text and its translations")] = Credits()
    image: Annotated[Image | None, msgspec.Meta(description="a picture at the top")] = None
    topics: Annotated[
        tuple[Slug, ...], msgspec.Meta(description="keys of extra.malaf.topics in mkdocs.yml, which names them")
    ] = ()
    corrections: Annotated[
        tuple[Correction, ...], msgspec.Meta(description="the newest first, shown above the dossier")
    ] = ()
    status: Annotated[
        Literal["published", "withdrawn"],
        msgspec.Meta(description="withdrawn: the address stays, with a notice in place of the contents"),
    ] = "published"
    aliases: Annotated[
        tuple[Slug, ...], msgspec.Meta(description="old slugs, whose addresses lead to this dossier")
    ] = ()
    lead: Annotated[Lead | None, msgspec.Meta(description="the first paragraph")] = None
    sections: Annotated[
        tuple[Section, ...], msgspec.Meta(description="all the rest of the text, in its order; nothing is left out")
    ] = ()
    pillars: Annotated[tuple[Pillar, ...], msgspec.Meta(description="list items that are pillars of cooperation")] = ()
    summary: Annotated[tuple[SummaryRow, ...], msgspec.Meta(description="table rows that the summary shows")] = ()
    figures: Annotated[tuple[Figure, ...], msgspec.Meta(description="quantities of the text")] = ()
    timeline: Annotated[tuple[TimelineEvent, ...], msgspec.Meta(description="events, dated or not")] = ()
    people: Annotated[tuple[Person, ...], msgspec.Meta(description="people whom the text names")] = ()
    organisations: Annotated[tuple[Organisation, ...], msgspec.Meta(description="bodies that the text names")] = ()
    quotes: Annotated[tuple[Quote, ...], msgspec.Meta(description="what somebody says in the text")] = ()
    review: Annotated[Review, msgspec.Meta(description="whether somebody has read the dossier")] = Review(
        state="reviewed"
    )

    def blocks(self) -> Iterator[Block]:
        """Every block of every section, in the text's order."""
        for section in self.sections:
            yield from section.blocks

    def items(self) -> Iterator[Item]:
        """Every item of every list, nested ones after their parent."""
        for block in self.blocks():
            if isinstance(block, List):
                yield from walk_items(block.items)

    def rows(self) -> Iterator[Row]:
        """Every row of every table but its header."""
        for block in self.blocks():
            if isinstance(block, Table):
                yield from block.rows


def has_drafts(article: Article) -> bool:
    """Whether nobody has reviewed the article, or a single fact of it."""
    return article.review.state == "draft" or without_drafts(article) != article


def draft_facts(article: Article) -> list[tuple[str, int]]:
    """Where the single facts are that nobody has reviewed: (group, index)."""
    return [(group, i) for group in GROUPS for i, fact in enumerate(getattr(article, group)) if fact.draft]


def without_drafts(article: Article) -> Article:
    """The article without the single facts that nobody has reviewed, and without what points to them."""
    figures = tuple(figure for figure in article.figures if not figure.draft)
    kept = {figure.id for figure in figures}
    gone = {person.id for person in article.people if person.draft}
    gone |= {organisation.id for organisation in article.organisations if organisation.draft}
    summary = tuple(
        msgspec.structs.replace(row, figure=row.figure if row.figure in kept else None)
        for row in article.summary
        if not row.draft
    )
    return msgspec.structs.replace(
        article,
        figures=figures,
        summary=summary,
        pillars=tuple(pillar for pillar in article.pillars if not pillar.draft),
        timeline=tuple(event for event in article.timeline if not event.draft),
        people=tuple(
            msgspec.structs.replace(person, organisation=None) if person.organisation in gone else person
            for person in article.people
            if not person.draft
        ),
        organisations=tuple(organisation for organisation in article.organisations if not organisation.draft),
        quotes=tuple(quote for quote in article.quotes if not quote.draft and quote.speaker not in gone),
    )


def version_date(article: Article) -> str | None:
    """The day that the text is of: its last correction, or when it was retrieved or published; None where unknown."""
    source = article.source
    given = [*(correction.date for correction in article.corrections), source.retrieved, source.published]
    return max(filter(None, map(full_date, given)), default=None)


def changed_on(article: Article) -> str | None:
    """The last day that something is known to have changed on: the text, or what an editor made of it."""
    return max(filter(None, (version_date(article), full_date(article.review.date))), default=None)


def looks_like_id(text: str) -> bool:
    """Whether somebody who writes `text` most likely means an id, and not words."""
    return re.fullmatch(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*", text) is not None


def words_of(fact: Fact | Organisation | Quote) -> str:
    """The words of the text that a fact is tied to: a quote, what somebody says, an organisation's name."""
    match fact:
        case Quote():
            return fact.text
        case Organisation():
            return fact.name
        case _:
            return fact.quote


def walk_items(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item of a list, nested ones after their parent."""
    for item in items:
        yield item
        yield from walk_items(item.items)


def block_texts(article: Article) -> Iterator[tuple[str, str]]:
    """(id, text) of whatever a sentence id can point into, in the text's order; a row's cells are joined."""
    if article.lead:
        yield article.lead.id, article.lead.text
    for section in article.sections:
        if section.heading:
            yield section.id, section.heading
        for block in section.blocks:
            match block:
                case List():
                    for item in walk_items(block.items):
                        yield item.id, item.text
                case Table():
                    for row in block.rows:
                        yield row.id, " | ".join(row.cells)
                case _:
                    yield block.id, block.text


def sentence_texts(article: Article) -> Iterator[tuple[str, str]]:
    """(id, text) of every sentence of these texts, in their order: ``p1-s2``."""
    for name, text in block_texts(article):
        for number, span in enumerate(split_sentences(text, article.language), start=1):
            yield f"{name}-s{number}", text[span.start : span.end]


@cache
def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of article.yaml, for editors and for the messages of the check. Not to be changed."""
    schema = msgspec.json.schema(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Malaf article",
        **schema,
    }
