"""The structured article: what article.yaml says, as frozen values, with its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal

import msgspec

from malaf.dates import full_date

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
LanguageTag = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$(?!\n)", description="BCP 47")]
SentenceId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z][A-Za-z0-9_-]*$(?!\n)",
        description="a block's id and the number of the sentence in it, such as p1-s2",
    ),
]
CountryCode = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$(?!\n)", description="ISO 3166-1 alpha-2")]
Text = Annotated[str, msgspec.Meta(min_length=1)]
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
        description="a picture in the dossier's folder: .avif, .gif, .jpg, .png, .svg or .webp",
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

Qualifier = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most", "up_to", "range", "vague"]
Modality = Literal["stated", "expected", "possible"]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of an article share: frozen, keyword-only, unknown keys refused."""


class SourceInfo(Part, frozen=True, kw_only=True):
    """Where the text came from. `sha256` is of the bytes of `file`; None means: not known.

    `original_sha256` is of the bytes as they were received, where those were not UTF-8.
    """

    file: FileName
    sha256: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^[0-9a-f]{64}$(?!\n)", description="what `sha256sum` prints of the file: 64 hexadecimal digits"
        ),
    ]
    publisher: str | None = None
    url: Url | None = None
    published: Edtf | None = None
    retrieved: Edtf | None = None
    original_sha256: str | None = None


class Translator(Part, frozen=True, kw_only=True):
    """Who or what made a translation."""

    method: Literal["human", "machine", "both"]
    name: str | None = None


class Credits(Part, frozen=True, kw_only=True):
    author: str | None = None
    editor: str | None = None
    translator: dict[LanguageTag, Translator] = {}
    licence: str | None = None


class Headline(Part, frozen=True, kw_only=True):
    """`by` is editor where the source has no headline."""

    text: Text
    by: Literal["source", "editor"]


class Image(Part, frozen=True, kw_only=True):
    """`file` lies in the dossier's folder."""

    file: PictureName
    alt: str
    credit: str | None = None


class Correction(Part, frozen=True, kw_only=True):
    date: Edtf
    text: Text


class Lead(Part, frozen=True, kw_only=True):
    id: Id
    text: Text
    edited: bool = False


class Paragraph(Part, frozen=True, kw_only=True, tag_field="kind", tag="paragraph"):
    id: Id
    text: Text
    edited: bool = False


class Caption(Part, frozen=True, kw_only=True, tag_field="kind", tag="caption"):
    id: Id
    text: Text
    edited: bool = False


class Byline(Part, frozen=True, kw_only=True, tag_field="kind", tag="byline"):
    id: Id
    text: Text
    edited: bool = False


class Closing(Part, frozen=True, kw_only=True, tag_field="kind", tag="closing"):
    """A paragraph that closes the text after a list or a table."""

    id: Id
    text: Text
    edited: bool = False


class Item(Part, frozen=True, kw_only=True):
    id: Id
    mark: Annotated[str, msgspec.Meta(max_length=8, description="the number or letter in the source: 1, ب")] | None = (
        None
    )
    text: Text
    items: tuple[Item, ...] = ()


class List(Part, frozen=True, kw_only=True, tag_field="kind", tag="list"):
    id: Id
    items: Annotated[tuple[Item, ...], msgspec.Meta(min_length=1)]
    edited: bool = False


class Row(Part, frozen=True, kw_only=True):
    id: Id
    cells: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class Table(Part, frozen=True, kw_only=True, tag_field="kind", tag="table"):
    id: Id
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...]
    edited: bool = False


Prose = Paragraph | Caption | Byline | Closing
Block = Paragraph | Caption | Byline | Closing | List | Table


class Section(Part, frozen=True, kw_only=True):
    """`heading` is None for what stands before the first heading."""

    id: Id
    heading: str | None = None
    blocks: tuple[Block, ...] = ()


class Pillar(Part, frozen=True, kw_only=True):
    """A list item that is a pillar of cooperation; `icon` names a picture of the theme."""

    id: Id
    block: Id
    icon: str | None = None
    draft: bool = False


class SummaryRow(Part, frozen=True, kw_only=True):
    """A table row of the summary; `figure` is the fact that its value repeats."""

    id: Id
    block: Id
    figure: Id | None = None
    draft: bool = False


class Fact(Part, frozen=True, kw_only=True):
    """What every fact carries: the exact words of the source, and the sentence they stand in."""

    id: Id
    quote: Text
    sentence: SentenceId
    draft: bool = False


class Figure(Fact, frozen=True, kw_only=True):
    """A quantity of the text.

    `value` is in units of `unit` (65000000 person, 40 percent); `high` ends a range. Where the text gives
    no number, `value` is None and `words` says the amount as the source does. `unit` is None where no noun
    says what is counted («قبلت 83»). `attribution` is whom the
    text itself names for the claim; None: the text says it in its own voice. `parts` are the figures of
    which this one is the sum: checked, never printed.
    """

    value: Number | None
    unit: Text | None
    label: Text
    high: Number | None = None
    qualifier: Qualifier = "exact"
    modality: Modality = "stated"
    words: str | None = None
    attribution: str | None = None
    parts: tuple[Id, ...] = ()


class TimelineEvent(Fact, frozen=True, kw_only=True):
    """Something at a time: EDTF `start` and `end`, or `relative` to the article's date, or undated.

    `words` is the time as the source words it.
    """

    label: Text
    start: Edtf | None = None
    end: Edtf | None = None
    relative: Duration | None = None
    words: str | None = None
    modality: Modality = "stated"
    attribution: str | None = None


class Person(Fact, frozen=True, kw_only=True):
    """`role` and `organisation` are just what the text gives; `organisation` is an id, or text."""

    name: Text
    honorific: str | None = None
    role: str | None = None
    organisation: str | None = None
    country: CountryCode | None = None


class Organisation(Part, frozen=True, kw_only=True):
    id: Id
    name: Text
    sentence: SentenceId
    country: CountryCode | None = None
    draft: bool = False


class Quote(Part, frozen=True, kw_only=True):
    """Speech in the text. `speaker` is a person's or organisation's id, or text."""

    id: Id
    speaker: Text
    kind: Literal["direct", "indirect"]
    text: Text
    sentence: SentenceId
    draft: bool = False


class Review(Part, frozen=True, kw_only=True):
    state: Literal["draft", "reviewed"]
    by: str | None = None
    date: Edtf | None = None


class Article(Part, frozen=True, kw_only=True):
    """One dossier's data, in the source's language."""

    schema: Literal[1]
    slug: Slug
    language: LanguageTag
    source: SourceInfo
    headline: Headline
    credits: Credits = Credits()
    image: Image | None = None
    topics: tuple[Slug, ...] = ()
    corrections: tuple[Correction, ...] = ()
    status: Literal["published", "withdrawn"] = "published"
    aliases: tuple[Slug, ...] = ()
    lead: Lead | None = None
    sections: tuple[Section, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    summary: tuple[SummaryRow, ...] = ()
    figures: tuple[Figure, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    quotes: tuple[Quote, ...] = ()
    review: Review = Review(state="reviewed")

    def blocks(self) -> Iterator[Block]:
        """Every block of every section, in the text's order."""
        for section in self.sections:
            yield from section.blocks


def has_drafts(article: Article) -> bool:
    """Whether nobody has reviewed the article, or a single fact of it."""
    return article.review.state == "draft" or without_drafts(article) != article


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


@cache
def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of article.yaml, for editors and for the messages of the check. Not to be changed."""
    schema = msgspec.json.schema(Article)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Malaf article",
        **schema,
    }
