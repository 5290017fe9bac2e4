"""An article read anew, brought into the one that people have worked on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from malaf.article import (
    GROUPS,
    NOUNS,
    Article,
    Block,
    Figure,
    Item,
    Lead,
    List,
    Paragraph,
    Person,
    Prose,
    Quote,
    Row,
    Section,
    Table,
    block_texts,
    sentence_texts,
    words_of,
)
from malaf.diagnostics import Diagnostic, counted
from malaf.evidence import has_name
from malaf.marks import find_quote

T = TypeVar("T")
# Two texts that share this much are one text that was edited (difflib's ratio, over words).
_LIKE = 0.6


def merge_articles(old: Article, new: Article, before: Article | None = None) -> tuple[Article, list[Diagnostic]]:
    """`old` with the text of `new`: nothing that somebody wrote or reviewed is lost, and no id changes its meaning.

    Blocks keep their ids where their text is the same, or nearly; others take the next free number. Facts of `old`
    stay as they are and follow their quote to its sentence; one whose quote is gone stays too, and is told. Facts
    that only `new` has come as drafts. A block that was edited on purpose keeps its text.

    `before` is what is read of the text that `old` was made of. What it has and `old` has not, somebody has removed:
    that does not come again where its sentence is still the same, and is told.
    """
    ids = _Ids(old)
    blocks = _Blocks(ids)
    sections = blocks.sections(old, new)
    lead = blocks.lead(old, new)
    headline = old.headline if old.headline.by == "editor" else new.headline
    merged = replace(old, source=_merge_source(old, new), headline=headline, lead=lead, sections=sections)
    removed = _Removed(before, merged)
    facts = _Facts(merged, new, ids, blocks.renamed, removed)
    # Organisations first, then people: what follows points to them.
    groups = {group: facts.of(group) for group in ("organisations", "people", "figures", "timeline", "quotes")}
    known = {figure.id for figure in old.figures}
    groups["figures"] = tuple(
        figure if figure.id in known else _with_parts(figure, facts.called) for figure in groups["figures"]
    )
    pillars = facts.pointers("pillars")
    summary = tuple(
        row if row in old.summary else replace(row, figure=facts.called.get(row.figure or ""))
        for row in facts.pointers("summary")
    )
    author = old.credits.author
    if before is not None and before.credits.author is None:
        author = author or new.credits.author
    credited = replace(old.credits, author=author)
    merged = replace(merged, **groups, pillars=pillars, summary=summary, credits=credited)
    return merged, [*facts.problems, *removed.told()]


_POINTERS: Final = frozenset({"pillars", "summary"})
_NAMED: Final = frozenset({"people", "organisations"})


class _Removed:
    """What somebody has removed: asked of facts of the merged text that the article has not."""

    def __init__(self, before: Article | None, merged: Article) -> None:
        self._texts = _texts(merged)
        self._known: set[tuple[Any, ...]] = set()
        self._words: list[str] = []
        if before is not None:
            texts = _texts(before)
            for group in GROUPS:
                self._known.update(_identity(group, fact, texts) for fact in getattr(before, group))

    def has(self, group: str, fact: Any) -> bool:
        """Whether it is one; if so, it will be told."""
        found = _identity(group, fact, self._texts) in self._known
        if found:
            named = fact.name if group in _NAMED else None
            self._words.append(self._texts[fact.block] if group in _POINTERS else named or words_of(fact))
        return found

    def told(self) -> Iterator[Diagnostic]:
        if self._words:
            number = counted(len(self._words), "fact")
            words = ", ".join(f"«{words}»" for words in self._words[:3]) + (" …" if len(self._words) > 3 else "")
            yield Diagnostic(
                code="removed-before",
                severity="info",
                message=f"{number} that somebody has removed from the article did not come again: {words}",
                hint="give the same command once more to have them as drafts",
            )


def _identity(group: str, fact: Any, texts: dict[str, str]) -> tuple[Any, ...]:
    """The same for one fact of two texts. Who is named is the same wherever that is."""
    if group in _POINTERS:
        return (group, texts.get(fact.block))
    return (group, *_key(group, fact)) if group in _NAMED else (group, texts.get(fact.sentence), *_key(group, fact))


def _texts(article: Article) -> dict[str, str]:
    """Every text that a fact may point to, by its id: blocks, and their sentences."""
    return dict(block_texts(article)) | dict(sentence_texts(article))


class _Ids:
    """Every id that was ever given, so that a new one takes the next free number of its letters."""

    def __init__(self, article: Article) -> None:
        self._taken = set(_ids(article))

    def next(self, wanted: str) -> str:
        """`wanted` itself where it is free, else its letters with the next number."""
        if wanted in self._taken:
            stem = re.sub(r"-?\d+$", "", wanted)
            dash = "-" if re.search(r"-\d+$", wanted) or not re.search(r"\d+$", wanted) else ""
            pattern = re.compile(rf"{re.escape(stem)}{dash}(\d+)")
            numbers = [int(match[1]) for name in self._taken if (match := pattern.fullmatch(name))]
            wanted = f"{stem}{dash}{max(numbers, default=1) + 1}"
        self._taken.add(wanted)
        return wanted


def _ids(article: Article) -> Iterator[str]:
    for section in article.sections:
        yield section.id
        for block in section.blocks:
            yield block.id
    yield from (name for name, _ in block_texts(article))
    for group in GROUPS:
        yield from (fact.id for fact in getattr(article, group))


def _merge_source(old: Article, new: Article) -> Any:
    known = {name: value for name, value in msgspec.structs.asdict(old.source).items() if value is not None}
    return replace(new.source, **{**known, "sha256": new.source.sha256, "file": new.source.file})


def _match(old: Sequence[T], new: Sequence[T], text: Any) -> dict[int, int]:
    """Which old thing each new one is: the same text first, then the most like it; by position in each list."""
    found: dict[int, int] = {}
    free = set(range(len(old)))
    for i, thing in enumerate(new):
        same = [j for j in sorted(free) if text(old[j]) == text(thing)]
        if same:
            found[i] = same[0]
            free.remove(same[0])
    for i, thing in enumerate(new):
        if i in found:
            continue
        scores = [(_likeness(text(old[j]), text(thing)), -j) for j in free]
        score, negative = max(scores, default=(0.0, 0))
        if score >= _LIKE:
            found[i] = -negative
            free.remove(-negative)
    return found


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _block_text(block: Block) -> str:
    match block:
        case List():
            return "\n".join(item.text for item in block.items)
        case Table():
            return "\n".join(" | ".join(row.cells) for row in block.rows)
        case _:
            return block.text


class _Blocks:
    """The blocks of the new text, with the ids of the old; `renamed` has the merged id of everything by its new one."""

    def __init__(self, ids: _Ids) -> None:
        self._ids = ids
        self.renamed: dict[str, str] = {}

    def lead(self, old: Article, new: Article) -> Lead | None:
        """The lead, which may have been a paragraph under a heading before. To be asked after the sections."""
        if not new.lead:
            return None
        given = set(self.renamed.values())
        same = (block for block in old.blocks() if _block_text(block) == new.lead.text and block.id not in given)
        twin = old.lead or next(same, None)
        lead = replace(new.lead, id=self._name(twin, new.lead, new.lead.id))
        return old.lead if old.lead and old.lead.edited else lead

    def sections(self, old: Article, new: Article) -> tuple[Section, ...]:
        old_blocks = list(old.blocks())
        if old.lead and not new.lead:  # it stands under a heading now, or is read as it stands
            old_blocks.insert(0, Paragraph(id=old.lead.id, text=old.lead.text, edited=old.lead.edited))
        new_blocks = list(new.blocks())
        matched: dict[int, int] = {}
        for kind in (List, Table, object):
            olds = [j for j, block in enumerate(old_blocks) if _kind(block) is kind]
            news = [i for i, block in enumerate(new_blocks) if _kind(block) is kind]
            pairs = _match([old_blocks[j] for j in olds], [new_blocks[i] for i in news], _block_text)
            matched |= {news[i]: olds[j] for i, j in pairs.items()}
        section_of = _match(old.sections, new.sections, lambda section: section.heading or "")
        sections = []
        at = 0
        for s, section in enumerate(new.sections):
            blocks = []
            for block in section.blocks:
                blocks.append(self._block(old_blocks[matched[at]] if at in matched else None, block))
                at += 1
            twin = old.sections[section_of[s]] if s in section_of else None
            name = self._name(twin, section, section.id)
            sections.append(Section(id=name, heading=section.heading, blocks=tuple(blocks)))
        return tuple(sections)

    def _name(self, old: _Named | None, new: _Named, wanted: str) -> str:
        """The id of the old part that a new one is, else the next that is free."""
        name = old.id if old is not None else self._ids.next(wanted)
        self.renamed[new.id] = name
        return name

    def _block(self, old: Block | None, new: Block) -> Block:
        name = self._name(old, new, new.id)
        if old is not None and old.edited:
            return old
        match new:
            case List():
                olds = old.items if isinstance(old, List) else ()
                return replace(new, id=name, items=self._items(olds, new.items, name))
            case Table():
                rows = old.rows if isinstance(old, Table) else ()
                return replace(new, id=name, rows=self._rows(rows, new.rows, name))
            case _:
                kept: Prose = replace(new, id=name)
                return kept

    def _items(self, old: tuple[Item, ...], new: tuple[Item, ...], parent: str) -> tuple[Item, ...]:
        matched = _match(old, new, lambda item: item.text)
        merged = []
        for i, item in enumerate(new):
            twin = old[matched[i]] if i in matched else None
            name = self._name(twin, item, f"{parent}-{i + 1}")
            inner = self._items(twin.items if twin else (), item.items, name)
            merged.append(Item(id=name, mark=item.mark, text=item.text, items=inner))
        return tuple(merged)

    def _rows(self, old: tuple[Row, ...], new: tuple[Row, ...], parent: str) -> tuple[Row, ...]:
        # A row is known by what it is about; its values may be what changed.
        matched = _match(old, new, lambda row: row.cells[0] if row.cells else "")
        merged = []
        for i, row in enumerate(new):
            twin = old[matched[i]] if i in matched else None
            merged.append(Row(id=self._name(twin, row, f"{parent}-{i + 1}"), cells=row.cells))
        return tuple(merged)


_Named = Section | Lead | Block | Item | Row


def _kind(block: Block) -> type:
    return type(block) if isinstance(block, List | Table) else object


class _Places:
    """In which sentence of the merged text a quote stands."""

    def __init__(self, article: Article) -> None:
        self._blocks = dict(block_texts(article))
        self._sentences = list(sentence_texts(article))

    def has(self, block: str) -> bool:
        return block in self._blocks

    def of(self, quote: str, before: str) -> str | None:
        """The sentence's id, `before` if the quote is still there; None where it is nowhere."""
        near = [(name, text) for name, text in self._sentences if quote in text]
        here = [name for name, text in near if find_quote(text, quote)] or [name for name, _ in near]
        if before in here or quote in self._blocks.get(before, ""):
            return before
        return here[0] if here else next((name for name, text in self._blocks.items() if quote in text), None)

    def of_name(self, name: str, before: str) -> str | None:
        """The same for a name, which may have another form there: «الصندوق» in «للصندوق»."""
        found = self.of(name, before)
        if found is None:
            here = [sentence for sentence, text in self._sentences if has_name(text, name)]
            found = before if before in here else next(iter(here), None)
        return found


def _moved(fact: Any, renamed: dict[str, str]) -> Any:
    """A new fact with its sentence called as in the merged text."""
    block, dash, number = fact.sentence.rpartition("-s")
    if dash and number.isdecimal() and block in renamed:
        return replace(fact, sentence=f"{renamed[block]}-s{number}")
    return replace(fact, sentence=renamed.get(fact.sentence, fact.sentence))


def _pointed(fact: Any, called: dict[str, str], new: Article) -> Any:
    """A new fact that points to the organisation or speaker as the merged article calls them. One that it has not is no
    organisation, and as a speaker a name."""
    if isinstance(fact, Person) and fact.organisation:
        return replace(fact, organisation=called.get(fact.organisation))
    if isinstance(fact, Quote):
        names = {one.id: one.name for one in new.people} | {one.id: one.name for one in new.organisations}
        speaker = called.get(fact.speaker) or names.get(fact.speaker, fact.speaker)
        return replace(fact, speaker=speaker)
    return fact


def _with_parts(figure: Figure, called: dict[str, str]) -> Figure:
    parts = tuple(called[part] for part in figure.parts if part in called)
    return replace(figure, parts=parts if len(parts) == len(figure.parts) else ())


def _key(group: str, fact: Any) -> tuple[Any, ...]:
    """What makes two facts one: the same words; for people and organisations the same name."""
    if group == "people":
        return (fact.name,)
    if group == "figures":
        return (fact.value, fact.high, fact.unit, fact.quote)
    return (words_of(fact),)


class _Facts:
    """The facts of the old article, then the new ones that none of them is, as drafts.

    `renamed` are the blocks' ids, new to merged; `called` notes the same of the facts.
    """

    def __init__(self, merged: Article, new: Article, ids: _Ids, renamed: dict[str, str], removed: _Removed) -> None:
        self._old = merged
        self._new = new
        self._ids = ids
        self._renamed = renamed
        self._removed = removed
        self._places = _Places(merged)
        self.called: dict[str, str] = {}
        self.problems: list[Diagnostic] = []

    def of(self, group: str) -> tuple[Any, ...]:
        """The facts of a group. Old ones follow their words to the sentence where they are now."""
        by_name = group in _NAMED
        place = self._places.of_name if group == "organisations" else self._places.of
        known: dict[tuple[Any, ...], str] = {}
        quotes: list[tuple[str | None, str, str]] = []
        vanished: list[Any] = []
        drafts: list[Any] = []
        merged: list[Any] = []
        for fact in getattr(self._old, group):
            sentence = place(words_of(fact), fact.sentence)
            known[_key(group, fact) if by_name else (sentence, *_key(group, fact))] = fact.id
            quotes.append((sentence, words_of(fact), fact.id))
            if sentence is None:
                vanished.append(fact)
            merged.append(replace(fact, sentence=sentence or fact.sentence))
        for found in getattr(self._new, group):
            fact = _pointed(_moved(found, self._renamed), self.called, self._new)
            sentence = place(words_of(fact), fact.sentence)
            twin = known.get(_key(group, fact) if by_name else (sentence, *_key(group, fact)))
            if twin is None and not by_name:
                # The rules may cut a quote otherwise than an editor did: one within the other is the same fact.
                said = words_of(fact)
                near = [name for at, quote, name in quotes if at == sentence and (said in quote or quote in said)]
                twin = near[0] if near else None
            if twin is not None:
                self.called[fact.id] = twin
            elif sentence is not None and not self._removed.has(group, replace(fact, sentence=sentence)):
                self.called[fact.id] = name = self._ids.next(fact.id)
                drafts.append(replace(fact, id=name, sentence=sentence, draft=True))
        free = list(drafts)
        for fact in vanished:
            near = [draft for draft in free if draft.sentence == fact.sentence]
            successor = min(near, key=lambda draft: _unit(draft) != _unit(fact), default=None)
            if successor is not None:
                free.remove(successor)
            self.problems.append(_vanished(group, fact, successor))
        return (*merged, *drafts)

    def pointers(self, group: str) -> tuple[Any, ...]:
        """Pillars or summary rows; new are those that point to what no old one does."""
        old = getattr(self._old, group)
        self.problems += [_pointless(group, pointer) for pointer in old if not self._places.has(pointer.block)]
        taken = {pointer.block for pointer in old}
        moved = [
            replace(pointer, block=self._renamed[pointer.block])
            for pointer in getattr(self._new, group)
            if pointer.block in self._renamed
        ]
        added = [
            replace(pointer, id=self._ids.next(pointer.id), draft=True)
            for pointer in moved
            if pointer.block not in taken and not self._removed.has(group, pointer)
        ]
        return (*old, *added)


def _unit(fact: Any) -> str | None:
    return fact.unit if isinstance(fact, Figure) else None


def _vanished(group: str, fact: Any, successor: Any) -> Diagnostic:
    """`successor` is a new fact of the same sentence, if there is one."""
    hint = "correct its quote, or remove it"
    if successor is not None:
        hint = f"the draft {successor.id!r} may be what it is now, «{words_of(successor)}»: keep one of the two"
    return Diagnostic(
        code="quote-vanished",
        severity="warning",
        message=f"the words of {NOUNS[group]} {fact.id!r} are no longer in the text; it is kept as it was",
        hint=hint,
        context={"id": fact.id, "quote": words_of(fact)},
    )


_POINTED: Final = {"pillars": ("list item", "pillar"), "summary": ("table row", "summary row")}


def _pointless(group: str, pointer: Any) -> Diagnostic:
    part, noun = _POINTED[group]
    return Diagnostic(
        code="quote-vanished",
        severity="warning",
        message=f"the {part} of {noun} {pointer.id!r} is no longer in the text; it is kept as it was",
        hint=f"point it to another {part}, or remove it",
        context={"id": pointer.id},
    )
