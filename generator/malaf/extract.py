"""Blocks to an article: what of it stands where, what falls out of its shape, and the facts of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from malaf.arabic import fold
from malaf.article import (
    Article,
    Byline,
    Caption,
    Closing,
    Credits,
    Deck,
    Headline,
    Item,
    Lead,
    List,
    Paragraph,
    Pillar,
    Review,
    Row,
    Section,
    SourceInfo,
    SummaryRow,
    Table,
    walk_items,
)
from malaf.article import Block as ArticleBlock
from malaf.blocks import Block
from malaf.reading.authors import read_author
from malaf.reading.facts import Facts, Passage, read_facts
from malaf.reading.phrases import DANGLING, PREPOSITIONS, is_verb
from malaf.reading.tokens import word_set
from malaf.reading.verbforms import is_verbal_noun
from malaf.source import Span

_PROSE: dict[str, type[Paragraph | Closing | Caption | Byline | Deck]] = {
    "paragraph": Paragraph,
    "lead": Paragraph,  # one that stands under a heading
    "closing": Closing,
    "caption": Caption,
    "byline": Byline,
    "deck": Deck,
}
_LETTERS = {"paragraph": "p", "lead": "p", "closing": "p", "caption": "c", "byline": "c", "deck": "d"}


class Extraction(msgspec.Struct, frozen=True):
    """An article; the place in the source of its blocks, rows and facts, by id; the rest as of `Facts`."""

    article: Article
    spans: dict[str, Span]
    conflicts: list[tuple[int, str]]
    denied: list[int]


class _Draft(msgspec.Struct):
    """An article in the making; ids count up by their letter."""

    lead: Lead | None = None
    title: str | None = None
    sections: list[tuple[str, str | None, list[ArticleBlock]]] = msgspec.field(default_factory=list)
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    spans: dict[str, Span] = msgspec.field(default_factory=dict)
    passages: list[Passage] = msgspec.field(default_factory=list)

    def next_id(self, letter: str, block: Block | None = None) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        name = f"{letter}{self.counts[letter]}"
        if block is not None:
            self.spans[name] = block.content
        return name

    def add(self, block: ArticleBlock) -> None:
        if not self.sections:
            self.sections.append((self.next_id("s"), None, []))
        self.sections[-1][2].append(block)

    def read(self, name: str, block: Block) -> None:
        """Note a block's text for its facts to be read."""
        self.passages.append(Passage(name, block.text, block.content.start))


def extract_article(blocks: Sequence[Block], *, slug: str, language: str, source: SourceInfo) -> Extraction:
    """A draft: every block in its place, and the facts of an Arabic text; pillars and summary where it has their shape.

    A text without a title gets its first words for a headline, marked as the editor's, for the editor to replace.
    """
    draft = _Draft()
    at = 0
    while at < len(blocks):
        block = blocks[at]
        run = 1
        if block.role == "title":
            draft.title = block.text
        elif block.role == "lead" and not any(heading for _, heading, _ in draft.sections):
            draft.lead = Lead(id=draft.next_id("p", block), text=block.text)
            draft.read(draft.lead.id, block)
        elif block.role == "heading":
            draft.sections.append((draft.next_id("s", block), block.text, []))
            draft.passages.append(Passage(draft.sections[-1][0], block.text, block.content.start, kind="heading"))
        elif block.role == "item":
            while at + run < len(blocks) and blocks[at + run].role == "item":
                run += 1
            name = draft.next_id("l")
            draft.add(List(id=name, items=tuple(_items(draft, blocks[at : at + run], name))))
        elif block.role == "table":
            draft.add(_table(draft, block, draft.next_id("t", block)))
        else:
            part = _PROSE[block.role](id=draft.next_id(_LETTERS[block.role], block), text=block.text)
            draft.add(part)
            if _LETTERS[block.role] == "p":
                draft.read(part.id, block)
            elif block.role == "deck":
                draft.passages.append(Passage(part.id, block.text, block.content.start, kind="heading"))
        at += run
    sections = tuple(Section(id=name, heading=heading, blocks=tuple(parts)) for name, heading, parts in draft.sections)
    facts = read_facts(draft.passages, published=day_of(source.published)) if language == "ar" else Facts()
    article = Article(
        schema=1,
        slug=slug,
        language=language,
        source=source,
        headline=_headline(draft, blocks),
        lead=draft.lead,
        sections=sections,
        pillars=tuple(_pillars(sections)),
        summary=tuple(
            msgspec.structs.replace(row, figure=facts.row_figures.get(row.block)) for row in _summary(sections)
        ),
        figures=facts.figures,
        timeline=facts.timeline,
        people=facts.people,
        organisations=facts.organisations,
        quotes=facts.quotes,
        credits=Credits(author=_author(blocks)),
        review=Review(state="draft"),
    )
    return Extraction(article, draft.spans | facts.spans, facts.conflicts, facts.denied)


def _author(blocks: Sequence[Block]) -> str | None:
    """Whom the lines beside the text name as its author."""
    texts = [i for i, block in enumerate(blocks) if block.role not in ("byline", "caption", "title", "deck")]
    over = texts[0] if texts else len(blocks)
    lines = [(i, block.text) for i, block in enumerate(blocks) if block.role == "byline"]
    return read_author([text for i, text in lines if i < over], [text for i, text in lines if i > over])


def day_of(published: str | None) -> date | None:
    """The article's date, where it is known to the day."""
    try:
        return date.fromisoformat(published or "")
    except ValueError:
        return None


def _headline(draft: _Draft, blocks: Sequence[Block]) -> Headline:
    if draft.title:
        return Headline(text=draft.title, by="source")
    texts = [block.text for block in blocks if block.text.strip() and block.role not in ("byline", "caption")]
    first = next(iter(texts), blocks[0].text if blocks else "")
    words = re.split(r"[.؟!?…\n]|[،,؛;:]\s", first, maxsplit=1)[0].split()
    shown = words[:_HEADLINE_WORDS]
    if len(words) > len(shown):
        while len(shown) > 1 and (fold(shown[-1]) in PREPOSITIONS or fold(shown[-1]) in DANGLING):
            shown.pop()
        shown[-1] += "…"
    return Headline(text=" ".join(shown) or "…", by="editor")


_HEADLINE_WORDS = 12


def _items(draft: _Draft, blocks: Sequence[Block], parent: str) -> Iterator[Item]:
    """The items of one level, each with the deeper ones that follow it."""
    level = min(block.level for block in blocks)
    starts = [i for i, block in enumerate(blocks) if block.level == level or i == 0]
    for number, start in enumerate(starts, start=1):
        end = starts[number] if number < len(starts) else len(blocks)
        name = f"{parent}-{number}"
        draft.spans[name] = blocks[start].content
        draft.read(name, blocks[start])
        inner = tuple(_items(draft, blocks[start + 1 : end], name)) if end > start + 1 else ()
        yield Item(id=name, mark=blocks[start].mark or None, text=blocks[start].text, items=inner)


def _table(draft: _Draft, block: Block, name: str) -> Table:
    rows = []
    for i, row in enumerate(block.rows, start=1):
        rows.append(Row(id=f"{name}-{i}", cells=tuple(cell.text for cell in row)))
        if row:
            draft.spans[f"{name}-{i}"] = Span(row[0].span.start, row[-1].span.end)
        for at, cell in enumerate(row):
            over = block.header[at].text if len(row) > 2 and at < len(block.header) else ""
            # A cell that was unescaped (<br>, \\|) is not the source's text: its facts would have no place.
            whole = cell.span.end - cell.span.start == len(cell.text)
            draft.passages.append(Passage(f"{name}-{i}", cell.text if whole else "", cell.span.start, "cell", over))
    return Table(id=name, header=tuple(cell.text for cell in block.header), rows=tuple(rows))


_FEWEST_PILLARS = 2
_LONGEST_PILLAR = 25  # words


# What names a list as one of pillars, right over it: axes and fields are, whatever their words, and what is wanted,
# where most of it begins with a verbal noun.
_OF = r"(?:ه|ها|هم|هما|نا)?(?![ء-ي])"
_FIELDS = re.compile(rf"(?<![ء-ي])[وبل]?(?:ال|ل)?(?:محاور|مجالات|ركائز|مرتكزات|دعائم){_OF}")
_WANTED = re.compile(
    rf"(?<![ء-ي])(?:[وبل]?(?:ال|ل)?(?:توصيات|مطالب|[أا]هداف|[أا]ولويات|التزامات|مبادرات){_OF}|[وف]?[يت](?:طالب|وصي)(?![ء-ي]))"
)


# What two sides have agreed on.
_AGREED = re.compile(
    r"(?<![ء-ي])(?:[وف]?ي?ت?(?:اتفق|توافق|تعهد|التزم|تفق)(?:ت|ا|تا|وا|ان)?(?:\s\S+){0,6}\s(?:على|ب)|"
    r"(?:ال|ل)?(?:بنود|نقاط)\s(?:ال)?(?:اتفاق|اتفاقية|تفاهم|مذكرة|تعاون)|"
    r"[وف]?[يت](?:شمل|نص|تضمن)\s(?:ال)?(?:اتفاق|اتفاقية|مذكرة|تعاون|تفاهم))"
)
# What is counted, shown or sold is no point either.
_THINGS = re.compile(
    rf"(?<![ء-ي])[وبل]?(?:ال|ل)?(?:منتجات|سلع|صادرات|واردات|بضائع|[أا]صناف|مواد|معدات|[أا]جهزة|[أا]دوات|مقتنيات|جوائز|"
    rf"[أا]طباق|مكونات){_OF}"
)
# «أولاً: إنشاء صندوق»
_ORDINAL = re.compile(
    r"(?:[أا]ولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)[\u064b\u064c\u064d]*\s*[:،.\-–]\s*"
)


# What was found out or happened is no point to act on, though it begins with the same nouns; what came of a visit is.
_FOUND = re.compile(
    r"^(?:و?من\s)?(?:بين\s)?(?:أبرز|أهم)?\s?(?:ال)?"
    r"(?:نتائج|أسباب|عوامل|مؤشرات|أرقام|تداعيات|أعراض|مخاطر|آثار|خسائر)(?:ه|ها)?(?![ء-ي])"
    r"(?!\s+(?:ال)?(?:زيارة|اجتماع|قمة|مباحثات|لقاء|محادثات|جولة|دورة))|"
    r"(?<![ء-ي])[وف]?(?:عزت|عزا|أرجع|أرجعت|أظهر|أظهرت)(?![ء-ي])"
)


def _pillars(sections: Sequence[Section]) -> Iterator[Pillar]:
    """The items of lists, or within an item, that are points to act on: by their words, or as they are named."""
    points = [item for section in sections for item in _points(section)]
    yield from (Pillar(id=f"pillar-{number}", block=item.id) for number, item in enumerate(points, start=1))


def _points(section: Section) -> Iterator[Item]:
    over = section.heading or ""
    for block in section.blocks:
        if isinstance(block, List):
            yield from _programme(block.items, over)
        # The sentence right above a list names it; a heading names the first thing below it.
        over = block.text[-_NAMING:] if isinstance(block, Paragraph) and block.text.rstrip().endswith(":") else ""


_NAMING = 60  # code points


def _programme(items: tuple[Item, ...], over: str) -> Iterator[Item]:
    if _is_programme(items, over):
        yield from items
    else:
        for item in items:
            yield from _programme(item.items, item.text[-_NAMING:])


def _is_programme(items: tuple[Item, ...], over: str) -> bool:
    """Whether all begin with a noun of action, one at least by its pattern; or most, where `over` names such a list."""
    told = [item.text for item in walk_items(items)]
    if (
        _FOUND.search(over)
        or _THINGS.search(over)
        or len(items) < _FEWEST_PILLARS
        or any(len(text.split()) > _LONGEST_PILLAR for text in told)
    ):
        return False
    named = _FIELDS.search(over) or _WANTED.search(over) or _AGREED.search(over)
    # «أولاً: الموافقة على ...» is a decision, where nothing says that two sides have agreed on it.
    texts = [_ORDINAL.sub("", item.text, count=1) if named else item.text for item in items]
    opening = [re.findall(r"\w+", fold(text))[:2] for text in texts]
    first = [next(iter(words), "") for words in opening]
    nouns = sum(map(is_verbal_noun, first))
    if nouns and all(map(_may_be_action, opening)):
        return True
    if _FIELDS.search(over):
        return not any(item.text.rstrip().endswith((".", "؟", ":")) for item in walk_items(items))
    return (_WANTED.search(over) or _AGREED.search(over)) is not None and 2 * nouns > len(items)


def _may_be_action(words: Sequence[str]) -> bool:
    """Whether a point that opens with these words may begin with a noun of action: «دعم الشباب», not «زيت زيتون»."""
    key, following = (*words, "", "")[:2]
    if is_verbal_noun(key):
        return True
    root = len(key) == _ROOT and key.isalpha() and not is_verb(key) and key not in PREPOSITIONS
    if key in _DEEDS or following.isdecimal():
        return root
    return root and (following[:1] in {"ا", "ب", "ل"} or following in PREPOSITIONS or following.endswith(_OWNED))


_DEEDS = word_set("صرف دفع سداد منح صنع بيع شراء هدم حفر زرع شق مد سن عقد خفض حشد")
_OWNED = ("ات", "ها", "هم")


_ROOT = 3  # letters: a noun of action of the first form


def _summary(sections: Sequence[Section]) -> Iterator[SummaryRow]:
    """The rows of the first table of two columns."""
    tables = [block for section in sections for block in section.blocks if isinstance(block, Table)]
    for table in tables:
        if table.rows and all(len(row.cells) == 2 for row in table.rows):
            yield from (SummaryRow(id=f"row-{i}", block=row.id) for i, row in enumerate(table.rows, start=1))
            return
