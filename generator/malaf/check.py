"""What must hold within an article, and between it, its source and its translations."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

import msgspec

from malaf.article import (
    NOUNS,
    Article,
    Figure,
    List,
    Prose,
    Table,
    TimelineEvent,
    block_texts,
    draft_facts,
    looks_like_id,
    walk_items,
)
from malaf.catalogs import Catalog, Entry
from malaf.characters import Oddity, gathered, odd_host, oddities
from malaf.dates import OPEN, in_order, is_edtf, why_not
from malaf.diagnostics import Diagnostic, Severity, accepted_codes
from malaf.files import is_reserved
from malaf.glossary import Term, read_glossary
from malaf.locales import country_now, direction, is_country, is_currency, is_language, same_language
from malaf.messages import Message, messages
from malaf.proof import article_terms, mismatches, odd_translations
from malaf.schema import did_you_mean, dotted
from malaf.sentences import split_sentences
from malaf.settings import Project
from malaf.source import Source
from malaf.store import Dossier
from malaf.svg import active
from malaf.texts import read_input, read_text, unfit
from malaf.yamlcomments import scopes
from malaf.yamltext import Locator, Path, Place


def check_dossier(project: Project, dossier: Dossier, terms: Sequence[Term] = ()) -> list[Diagnostic]:
    """Every problem of one dossier's content. `terms` is the project's glossary."""
    return [*check_form(project, dossier), *check_sense(project, dossier, terms)]


def check_form(project: Project, dossier: Dossier) -> list[Diagnostic]:
    """What is wrong with a dossier as it is written. All its errors are among them."""
    check = _Check(project, dossier)
    return _not_accepted([problem for rule in _RULES for problem in rule(check)], dossier)


def check_sense(project: Project, dossier: Dossier, terms: Sequence[Term] = ()) -> list[Diagnostic]:
    """What is said twice and not alike, in figures and sentences, in texts and translations: warnings.

    All texts are read for it, which takes longer than everything else. What reads them is loaded only here: a build
    leaves this to a copy of its process.
    """
    return check_agreement(project, dossier) + _not_accepted(list(_proved(dossier, terms)), dossier)


def check_agreement(project: Project, dossier: Dossier) -> list[Diagnostic]:
    """What is said twice and not alike within the article."""
    return _not_accepted(list(_agreement(_Check(project, dossier))), dossier)


def _not_accepted(problems: list[Diagnostic], dossier: Dossier) -> list[Diagnostic]:
    """Without the warnings that a comment in article.yaml accepts, above or beside the value that they are about."""
    written = dossier.yaml
    if "malaf:" not in written.text:
        return problems
    accepted = [(codes, lines) for comment, lines in scopes(written.text) if (codes := accepted_codes(comment))]
    return [
        one
        for one in problems
        if one.severity == "error"
        or one.path != written.path
        or not any(one.line in lines and codes & {one.code, "*"} for codes, lines in accepted)
    ]


def project_terms(project: Project) -> tuple[list[Term], list[Diagnostic]]:
    """The glossary of the project, seeds/glossary.csv; empty where there is none."""
    path = project.seeds / "glossary.csv"
    if not os.path.lexists(path):
        return [], []
    source, problems = read_text(path, project.shown(path), project.settings.limits, "page", project.root)
    if source is None:
        return [], problems
    return read_glossary(source)


# To compare every pair of their letters takes some seconds.
_PATIENCE = 100_000_000


class _Check:
    """What the rules share: the dossier, its places, its sentences."""

    def __init__(self, project: Project, dossier: Dossier) -> None:
        self.project = project
        self.dossier = dossier
        self.article: Article = dossier.article
        self._locator = Locator(dossier.yaml)
        self._patience = _PATIENCE

    def nearest(self, wanted: str, text: str) -> str | None:
        """A hint with the words of `text` that are most like `wanted`, as long as looking for them is no long work."""
        self._patience -= len(wanted) * len(text)
        return _nearest(wanted, text) if self._patience > 0 else None

    @cached_property
    def sentences(self) -> dict[str, str]:
        """Text of every sentence by its id, and of every block by its own."""
        texts: dict[str, str] = {}
        for block_id, text in block_texts(self.article):
            texts[block_id] = text
            for i, span in enumerate(split_sentences(text, self.article.language), start=1):
                texts[f"{block_id}-s{i}"] = text[span.start : span.end]
        return texts

    @cached_property
    def letters(self) -> str:
        """All texts in lower case."""
        return "\n".join((self.article.headline.text, *self.sentences.values())).lower()

    def is_no_word(self, word: str) -> bool:
        """Whether a word looks like an id, and stands nowhere in the text."""
        return looks_like_id(word) and word not in self.letters

    def place(self, path: Path) -> Place | None:
        return self._locator.place(path)

    def problem(
        self,
        code: str,
        message: str,
        path: Path,
        *,
        hint: str | None = None,
        severity: Severity = "error",
    ) -> Diagnostic:
        place = self.place(path)
        return Diagnostic(
            code=code,
            severity=severity,
            message=message,
            path=self.dossier.yaml.path,
            line=place.line if place else None,
            column=place.column if place else None,
            end_line=place.end_line if place else None,
            end_column=place.end_column if place else None,
            hint=hint,
            context={"key": dotted(path)},
        )


def _folder(check: _Check) -> Iterator[Diagnostic]:
    article, folder = check.article, check.dossier.folder
    if article.slug != folder.name:
        message = f"the slug {article.slug!r} is not the folder's name"
        fits = re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", folder.name)
        advice = f'write "{folder.name}", or rename the folder' if fits else f'rename the folder to "{article.slug}"'
        kept = "an address that was published before is kept by `aliases: [old-slug]`"
        yield check.problem("slug-mismatch", message, ["slug"], hint=f"{advice}; {kept}")
    yield from _names(check)
    source = folder / article.source.file
    if not os.path.lexists(source):
        there = [path.name for path in sorted(folder.glob("*.txt"))]
        hint = did_you_mean(article.source.file, there) or (f"there is: {', '.join(there)}" if there else None)
        message = f"the source file {article.source.file!r} is not in the folder"
        yield check.problem("missing-file", message, ["source", "file"], hint=hint)
    elif check.dossier.digest and check.dossier.digest != article.source.sha256:
        message = f"{article.source.file} is not the text that the sha256 was taken of"
        hint = f"if the change is meant, write {check.dossier.digest}"
        yield check.problem("source-changed", message, ["source", "sha256"], hint=hint)
    project = check.project
    picture = folder / article.image.file if article.image else None
    found = picture and unfit(picture, project.shown(picture), project.settings.limits, "attachment", project.root)
    if article.image and found:
        missing = found.code == "missing-file"
        message = (
            f"the picture {article.image.file!r} is not in the folder" if missing else f"the picture: {found.message}"
        )
        yield check.problem(found.code, message, ["image", "file"], hint=found.hint)
    elif picture and picture.suffix == ".svg":
        content = read_input(picture, project.shown(picture), project.settings.limits, "attachment", project.root)
        more = active(content)
        if more:
            what, line = more
            message = (
                f"the picture {picture.name!r} has {what} in line {line}: opened by itself, it is more than a picture"
            )
            hint = "save it as a plain SVG without scripts, or in another format"
            yield check.problem("unsafe-picture", message, ["image", "file"], hint=hint)
    if not article.lead and not any(True for _ in article.blocks()):
        yield check.problem("empty-article", "the article has neither a lead nor a block", [], hint="give it a lead")
    if not is_language(article.language):
        message = f"the language {article.language!r} is not known to CLDR"
        yield check.problem("bad-value", message, ["language"], hint="write a code such as ar, en, fr or kk")
    for i, topic in enumerate(article.topics):
        known = check.project.settings.topics
        if topic not in known:
            message = f"the topic {topic!r} has no name in mkdocs.yml"
            hint = did_you_mean(topic, list(known)) or f"add it under extra.malaf.topics: {topic}: {{ar: …, en: …}}"
            yield check.problem("unknown-topic", message, ["topics", i], hint=hint, severity="warning")


def _names(check: _Check) -> Iterator[Diagnostic]:
    """Names of folders and files that not every system has, and those of the dossier's other files."""
    article = check.article
    names: list[tuple[str, Path]] = [(article.slug, ["slug"]), (article.source.file, ["source", "file"])]
    names += [(alias, ["aliases", i]) for i, alias in enumerate(article.aliases)]
    names += [(article.image.file, ["image", "file"])] if article.image else []
    for name, path in names:
        if is_reserved(name):
            message = f"{dotted(path)}: Windows keeps the name {name!r} for itself"
            yield check.problem("reserved-name", message, path, hint="give it another name")
    if article.source.file.casefold().startswith("article.yaml") or article.source.file.casefold().endswith(".po"):
        message = f"source.file: {article.source.file!r} is another file of the dossier"
        hint = "the text has a file of its own, such as source.txt"
        yield check.problem("reserved-name", message, ["source", "file"], hint=hint)


def _ids_with_paths(article: Article) -> Iterator[tuple[str, Path]]:
    if article.lead:
        yield article.lead.id, ["lead", "id"]
    for s, section in enumerate(article.sections):
        yield section.id, ["sections", s, "id"]
        for b, block in enumerate(section.blocks):
            path: list[str | int] = ["sections", s, "blocks", b]
            yield block.id, [*path, "id"]
            if isinstance(block, List):
                for i, item in enumerate(block.items):
                    # A nested item is shown at its outermost one.
                    for inner in walk_items((item,)):
                        yield inner.id, [*path, "items", i, "id"]
            elif isinstance(block, Table):
                for r, row in enumerate(block.rows):
                    yield row.id, [*path, "rows", r, "id"]
    for group in ("pillars", "summary", "figures", "timeline", "people", "organisations", "quotes"):
        for i, fact in enumerate(getattr(article, group)):
            yield fact.id, [group, i, "id"]


# Ids of the page's own parts, and the one message that is not called after an id of the article.
_PARTS = ("figures", "summary", "pillars", "timeline", "text", "people", "organisations", "quotes", "source", "cite")
_RESERVED = {*_PARTS, "content", "headline"}


def _ids(check: _Check) -> Iterator[Diagnostic]:
    seen: dict[str, Path] = {}
    for name, path in _ids_with_paths(check.article):
        if name in _RESERVED or re.search(r"-s\d+$|^(?:mf|malaf|t)-", name):
            hint = (
                "ids of the page's own parts, of sentences (…-s1) and those that begin with mf-, malaf- or t- are taken"
            )
            yield check.problem("reserved-id", f"the id {name!r} is needed by the page itself", path, hint=hint)
        if name in seen:
            message = f"the id {name!r} is taken by {dotted(seen[name][:-1])}"
            yield check.problem(
                "duplicate-id", message, path, hint="give it the next free number; ids are never reused"
            )
        seen.setdefault(name, path)


def _texts(check: _Check) -> Iterator[Diagnostic]:
    source = check.dossier.text
    if source is None:
        return
    for text, path in _texts_with_paths(check.article):
        for line in text.split("\n"):
            if line.strip() not in source.text:
                message = f"the text of {dotted(path)} is not in {check.article.source.file}"
                near = check.nearest(line.strip(), source.text)
                yours = "`by: editor`" if path == ["headline", "text"] else "`edited: true`"
                own = f"say {yours} where it was changed on purpose"
                hint = f"{near} (or {own})" if near else own
                yield check.problem("text-not-in-source", message, path, hint=hint)
                break


def _left_out(check: _Check) -> Iterator[Diagnostic]:
    """Text of the source that the article has nowhere; not asked where blocks were edited on purpose."""
    source, article = check.dossier.text, check.article
    if source is None or any(part.edited for part in (article.lead, *article.blocks()) if part):
        return
    texts = [article.headline.text, *(text for text, _ in _texts_with_paths(article))]
    kept = " ".join(" ".join(texts).split())
    if all(" ".join(line.split()) in kept for line in source.text.splitlines()):
        return  # most texts: nothing to take apart
    from malaf.blocks import parse_blocks

    for block in parse_blocks(source.text):
        if block.role == "title" and article.headline.by == "editor":
            continue
        pieces = [cell.text for row in (block.header, *block.rows) for cell in row]
        if not pieces:
            spans = split_sentences(block.text, article.language)
            pieces = [block.text[span.start : span.end] for span in spans]
        gone = [piece for piece in pieces if " ".join(piece.split()) not in kept and re.search(r"\w", piece)]
        if gone:
            line, column = source.position(block.content.start)
            more = f" and {len(gone) - 1} more of its block are" if gone[1:] else " is"
            yield Diagnostic(
                code="text-left-out",
                severity="warning",
                message=f"«{gone[0][:80]}{'…' if len(gone[0]) > 80 else ''}»{more} nowhere in the article",
                path=source.path,
                line=line,
                column=column,
                hint=f"add it to article.yaml as a block (`malaf ingest --update {article.slug}` does so as a draft)",
            )


def _texts_with_paths(article: Article) -> Iterator[tuple[str, Path]]:
    if article.headline.by == "source":
        yield article.headline.text, ["headline", "text"]
    if article.lead and not article.lead.edited:
        yield article.lead.text, ["lead", "text"]
    for s, section in enumerate(article.sections):
        if section.heading:
            yield section.heading, ["sections", s, "heading"]
        for b, block in enumerate(section.blocks):
            path: list[str | int] = ["sections", s, "blocks", b]
            if block.edited:
                continue
            if isinstance(block, List):
                for i, item in enumerate(block.items):
                    for inner in walk_items((item,)):
                        yield inner.text, [*path, "items", i]
            elif isinstance(block, Table):
                for c, cell in enumerate(block.header):
                    yield cell, [*path, "header", c]
                for r, row in enumerate(block.rows):
                    for c, cell in enumerate(row.cells):
                        yield cell, [*path, "rows", r, "cells", c]
            else:
                prose: Prose = block
                yield prose.text, [*path, "text"]


def _quotes(check: _Check) -> Iterator[Diagnostic]:
    source = check.dossier.text
    for group, noun in NOUNS.items():
        for i, fact in enumerate(getattr(check.article, group)):
            sentence = check.sentences.get(fact.sentence)
            key, quote = ("text", fact.text) if group == "quotes" else ("quote", getattr(fact, "quote", None))
            if sentence is None:
                message = f"the {noun} {fact.id!r} stands in a sentence {fact.sentence!r} that the text does not have"
                hint = _where(check, quote or fact.name) or did_you_mean(fact.sentence, list(check.sentences))
                yield check.problem("unknown-sentence", message, [group, i, "sentence"], hint=hint)
            if quote is None or source is None:
                continue
            if quote not in source.text:
                message = f"the quote of {noun} {fact.id!r} is not in {check.article.source.file}"
                hint = check.nearest(quote, source.text) or "copy the words from the source as they stand there"
                yield check.problem("quote-not-in-source", message, [group, i, key], hint=hint)
            elif sentence is not None and quote not in sentence:
                message = f"the quote of {noun} {fact.id!r} is not in its sentence, {fact.sentence}"
                hint = _where(check, quote)
                yield check.problem("quote-not-in-sentence", message, [group, i, "sentence"], hint=hint)


def _where(check: _Check, words: str) -> str | None:
    """A hint with the sentence that has the words."""
    return next((f"it is in {name}" for name, text in check.sentences.items() if words in text and "-s" in name), None)


def _references(check: _Check) -> Iterator[Diagnostic]:
    article = check.article
    items = [i.id for b in article.blocks() if isinstance(b, List) for i in walk_items(b.items)]
    rows = [row.id for b in article.blocks() if isinstance(b, Table) for row in b.rows]
    figures = [figure.id for figure in article.figures]
    wanted: list[tuple[str, list[str], str, Path]] = []
    wanted += [(p.block, items, "list item", ["pillars", i, "block"]) for i, p in enumerate(article.pillars)]
    for i, row in enumerate(article.summary):
        wanted.append((row.block, rows, "table row", ["summary", i, "block"]))
        if row.figure:
            wanted.append((row.figure, figures, "figure", ["summary", i, "figure"]))
    for i, figure in enumerate(article.figures):
        wanted += [(part, figures, "figure", ["figures", i, "parts", p]) for p, part in enumerate(figure.parts)]
    for name, known, noun, path in wanted:
        if name not in known:
            names = list(dict.fromkeys(known))
            hint = did_you_mean(name, names) or (f"there are: {', '.join(names[:8])}" if names else None)
            yield check.problem("unknown-reference", f"there is no {noun} {name!r}", path, hint=hint)
    yield from _ids_or_words(check)


def _ids_or_words(check: _Check) -> Iterator[Diagnostic]:
    """What may be an id or words of the text, and is neither: an id that is misspelt."""
    article = check.article
    people = {person.id: " ".join(filter(None, (person.honorific, person.name))) for person in article.people}
    organisations = {organisation.id: organisation.name for organisation in article.organisations}
    either = people | organisations
    for i, quote in enumerate(article.quotes):
        path: Path = ["quotes", i, "speaker"]
        yield from _misspelt(check, quote.speaker, either, "person or organisation", path, "error")
    for i, person in enumerate(article.people):
        path = ["people", i, "organisation"]
        yield from _misspelt(check, person.organisation or "", organisations, "organisation", path, "warning")
    claims: dict[str, Sequence[Figure | TimelineEvent]] = {"figures": article.figures, "timeline": article.timeline}
    for group, facts in claims.items():
        for i, fact in enumerate(facts):
            if fact.attribution in either and check.is_no_word(fact.attribution):
                message = (
                    f"the attribution of {fact.id!r} is an id, {fact.attribution!r}: the page would show it as it is"
                )
                hint = f"write the words of the text: {either[fact.attribution]}"
                yield check.problem("bad-value", message, [group, i, "attribution"], hint=hint)


def _misspelt(
    check: _Check, word: str, known: dict[str, str], noun: str, path: Path, severity: Severity
) -> Iterator[Diagnostic]:
    if word in known or not check.is_no_word(word):
        return
    near = did_you_mean(word, list(known)) or _sounds_like(word, known)
    if near or direction(check.article.language) == "rtl":
        there = f"there are: {', '.join(list(known)[:8])}; or " if known else ""
        hint = near or f"{there}write the words of the text"
        message = f"there is no {noun} {word!r}, and no such word in the text"
        yield check.problem("unknown-reference", message, path, hint=hint, severity=severity)


def _sounds_like(word: str, known: Iterable[str]) -> str | None:
    """A hint with the id that has the same consonants: names are written in Latin letters in many ways."""
    consonants = re.sub("[aeiouyw]", "", word)
    return next((f'did you mean "{one}"?' for one in known if re.sub("[aeiouyw]", "", one) == consonants), None)


def _pillars(check: _Check) -> Iterator[Diagnostic]:
    names = icon_names(check.project) if any(pillar.icon for pillar in check.article.pillars) else []
    for i, pillar in enumerate(check.article.pillars):
        if names and pillar.icon and pillar.icon not in names:
            message = f"there is no icon {pillar.icon!r}"
            hint = did_you_mean(pillar.icon, names) or f"icons: {', '.join(names)}"
            yield check.problem("unknown-icon", message, ["pillars", i, "icon"], hint=hint, severity="warning")


_SHAPE = re.compile(r"^\s*'([\w-]+)':", re.MULTILINE)


def icon_names(project: Project) -> list[str]:
    """The names of the icons that pillars may have; none where a project has its own way with pillars."""
    for folder in project.template_folders:
        icons = folder / "components" / "icon.html"
        if icons.is_file():
            return _SHAPE.findall(icons.read_text("utf-8", "replace"))
        if (folder / "components" / "pillars.html").is_file():
            break
    return []


def _countries(check: _Check) -> Iterator[Diagnostic]:
    for group in ("people", "organisations"):
        for i, one in enumerate(getattr(check.article, group)):
            if one.country and not is_country(one.country):
                path: Path = [group, i, "country"]
                now = country_now(one.country)
                hint = f'write "{now}"' if now else "ISO 3166-1 alpha-2, such as SA, KZ or EG"
                message = f"{dotted(path)}: there is no country {one.country!r}"
                yield check.problem("bad-value", message, path, hint=hint)


_UNITS = ["percent", "person", "country", "year", "month", "day", "hour", "area"]


def _units(check: _Check) -> Iterator[Diagnostic]:
    """Units that are neither a code nor words of the text."""
    for i, figure in enumerate(check.article.figures):
        unit = figure.unit
        if unit is None or not unit.isascii() or unit in _UNITS or is_currency(unit) or unit.lower() in check.letters:
            continue
        near = did_you_mean(unit.lower(), _UNITS)
        if near or direction(check.article.language) == "rtl":
            message = f"the unit of figure {figure.id!r}, {unit!r}, is no code, and no word of the text"
            hint = near or f"{', '.join(_UNITS)}, an ISO 4217 code, or the noun as the text has it"
            yield check.problem("unknown-unit", message, ["figures", i, "unit"], hint=hint, severity="warning")


def _values(check: _Check) -> Iterator[Diagnostic]:
    by_id = {figure.id: figure for figure in check.article.figures}
    for i, figure in enumerate(check.article.figures):
        path: Path = ["figures", i]
        if figure.value is None and not (figure.words or "").strip():
            message = f"the figure {figure.id!r} has neither a value nor words"
            hint = "give `words`: the amount as the source words it"
            yield check.problem("missing-value", message, path, hint=hint)
        if figure.qualifier == "vague" and figure.value is not None:
            message = f"the figure {figure.id!r} is vague, yet has a value"
            yield check.problem("bad-value", message, [*path, "qualifier"], hint="say exact, about, … or `value: null`")
        if figure.qualifier != "range" and figure.high is not None:
            message = f"the figure {figure.id!r} has a high end, but is no range"
            yield check.problem("bad-value", message, [*path, "qualifier"], hint="say `qualifier: range`")
        if figure.qualifier == "range" and (figure.high is None or figure.value is None):
            message = f"the figure {figure.id!r} is a range without its two ends"
            yield check.problem("missing-value", message, path, hint="give `value` and `high`")
        if figure.value is not None and figure.high is not None and figure.high < figure.value:
            message = f"the range of figure {figure.id!r} ends ({figure.high}) below its start ({figure.value})"
            yield check.problem("bad-value", message, [*path, "high"])
        yield from _sum(check, figure, by_id, path)


def _sum(check: _Check, figure: Figure, by_id: dict[str, Figure], path: Path) -> Iterator[Diagnostic]:
    parts = [by_id[part] for part in figure.parts if part in by_id]
    values = [part.value for part in parts if part.value is not None]
    if not parts or len(values) < len(figure.parts) or figure.value is None:
        return
    # As decimals, since 0.1 + 0.2 is not 0.3 in binary.
    total = sum((Decimal(str(value)) for value in values), Decimal())
    if total != Decimal(str(figure.value)):
        written = " + ".join(str(value) for value in values)
        message = f"the figure {figure.id!r} is {figure.value}, but its parts are {written} = {total}"
        yield check.problem("sum-mismatch", message, [*path, "value"], severity="warning")


def _agreement(check: _Check) -> Iterator[Diagnostic]:
    from malaf.consistency import disagreements

    for found in disagreements(check.article):
        yield check.problem(found.code, found.message, found.path, hint=found.hint, severity="warning")


def _dates(check: _Check) -> Iterator[Diagnostic]:
    article = check.article
    dates: list[tuple[str | None, Path]] = [
        (article.source.published, ["source", "published"]),
        (article.source.retrieved, ["source", "retrieved"]),
        (article.review.date, ["review", "date"]),
    ]
    dates += [(c.date, ["corrections", i, "date"]) for i, c in enumerate(article.corrections)]
    for i, event in enumerate(article.timeline):
        dates += [(event.start, ["timeline", i, "start"]), (event.end, ["timeline", i, "end"])]
    sound: set[str] = set(OPEN)
    for value, path in dates:
        if value is None or (value in sound and path[-1] in {"start", "end"}):
            continue
        first, _, last = value.partition("/")
        if last and is_edtf(first) and is_edtf(last) and not in_order(first, last):
            yield check.problem("dates-order", f"{dotted(path)} ends ({last}) before it starts ({first})", path)
        elif is_edtf(value):
            sound.add(value)
        else:
            reason, hint = why_not(value)
            yield check.problem("bad-date", f"{dotted(path)}: {reason}", path, hint=hint)
    for i, event in enumerate(article.timeline):
        start, end = event.start, event.end
        if (start or end) and {start or "", end or ""} <= OPEN:
            message = f"the event {event.id!r} is open at both ends"
            yield check.problem("bad-date", message, ["timeline", i], hint="give it a start or an end, or neither")
        if start and end and {start, end} <= sound and not in_order(start, end):
            message = f"the event {event.id!r} ends ({end}) before it starts ({start})"
            yield check.problem("dates-order", message, ["timeline", i, "end"])


def _translations(check: _Check) -> Iterator[Diagnostic]:
    languages = [code for code in check.project.settings.languages if not same_language(code, check.article.language)]
    texts = list(messages(check.article))
    for language in languages:
        catalog = check.dossier.catalogs.get(language)
        if catalog is None:
            message = f"there is no {language}.po: nothing of the dossier is translated into {language!r}"
            yield check.problem(
                "translation-missing", message, [], hint="make it with: malaf translate", severity="warning"
            )
            continue
        if catalog.readable:
            states = [(text, catalog.look_up(text)[1]) for text in texts]
            yield from _translation(catalog, states, least=check.project.settings.translated)


def _proved(dossier: Dossier, terms: Sequence[Term]) -> Iterator[Diagnostic]:
    """The translations against their texts: numbers, dates, names, negations, lost sentences."""
    article = dossier.article
    for language, catalog in _translated(dossier):
        known = [*terms, *article_terms(article, catalog)]
        entries = _entries(article, catalog)
        yield from mismatches(entries, path=catalog.path, source=article.language, target=language, terms=known)


def _odd_translations(check: _Check) -> Iterator[Diagnostic]:
    for language, catalog in _translated(check.dossier):
        yield from odd_translations(_entries(check.article, catalog), path=catalog.path, target=language)


def _translated(dossier: Dossier) -> Iterator[tuple[str, Catalog]]:
    """The languages that the article is translated into, each with its catalogue."""
    for language, catalog in dossier.catalogs.items():
        if not same_language(language, dossier.article.language) and catalog.readable:
            yield language, catalog


def _entries(article: Article, catalog: Catalog) -> Iterator[Entry]:
    """What of an article is translated, and not stale."""
    for message in messages(article):
        entry = catalog.entries.get(message.id)
        if entry and catalog.look_up(message)[1] == "translated":
            yield entry


def _translation(catalog: Catalog, states: Sequence[tuple[Message, str]], *, least: int) -> Iterator[Diagnostic]:
    """What is stale or missing: a warning where less than `least` percent is translated, else news."""
    translated = sum(state == "translated" for _, state in states)
    severity: Severity = "warning" if 100 * translated < least * len(states) else "info"
    groups: dict[str, list[str]] = {}
    for message, state in states:
        reason = "fuzzy" if state == "stale" and not catalog.is_of_another(message) else state
        groups.setdefault(reason, []).append(message.id)
    for reason, (code, one, several, hint) in _UNTRANSLATED.items():
        ids = groups.get(reason, [])
        if ids:
            entry = catalog.entries.get(ids[0])
            said = f"{len(ids)} of {len(states)} texts {one if len(ids) == 1 else several}"
            yield Diagnostic(
                code=code,
                severity=severity,
                message=f"{said}: {', '.join(ids[:5])}{' …' if ids[5:] else ''}",
                path=catalog.path,
                line=entry.line if entry else None,
                hint=hint,
                context={"ids": ids},
            )


# Code, what is said of one and of several, and what to do.
_UNTRANSLATED = {
    "stale": (
        "translation-stale",
        "has changed since it was translated",
        "have changed since they were translated",
        "run `malaf translate`, correct the translation, then remove its flag `fuzzy`",
    ),
    "fuzzy": (
        "translation-stale",
        "has a translation that is marked `fuzzy`",
        "have translations that are marked `fuzzy`",
        "look it through, then remove the flag",
    ),
    "missing": (
        "translation-missing",
        "is not translated",
        "are not translated",
        "run `malaf translate`, then edit the catalogue",
    ),
}


def _drafts(check: _Check) -> Iterator[Diagnostic]:
    if check.article.review.state == "draft":
        message = "the dossier is a draft: it stays out of the site and the bundle"
        hint = "`malaf build --drafts` shows it; `review: {state: reviewed}` publishes it"
        yield check.problem("draft", message, ["review"], hint=hint, severity="info")
    elif drafts := draft_facts(check.article):
        group, i = drafts[0]
        facts = f"{len(drafts)} facts are drafts: they stay" if drafts[1:] else "1 fact is a draft: it stays"
        message = f"{facts} out of the site and the bundle"
        hint = "`malaf build --drafts` shows them; without `draft: true` a fact is published"
        yield check.problem("draft-facts", message, [group, i, "draft"], hint=hint, severity="info")


def _characters(check: _Check) -> Iterator[Diagnostic]:
    """Hidden and misleading characters: in the article's texts and its file's comments, and in its source."""
    language, yaml, source = check.article.language, check.dossier.yaml, check.dossier.text
    places: dict[tuple[str, str], tuple[str, Path]] = {}
    # What is written as an escape stands nowhere in the file.
    if "\\" in yaml.text or next(oddities(yaml.text, language), None):

        def found() -> Iterator[Oddity]:
            for text, path in _strings(msgspec.to_builtins(check.article), []):
                for odd in oddities(text, language):
                    places.setdefault((odd.code, odd.what), (text, path))
                    yield odd

        for odd in gathered(found()):
            text, path = places[odd.code, odd.what]
            at = _written(check, odd, text, path)
            yield _odd(odd, yaml, at, f"{dotted(path)}: ", {"key": dotted(path)})
        for comment in _COMMENT.finditer(yaml.text):
            for odd in gathered(one for one in oddities(comment[0]) if one.code.startswith("bidi-")):
                yield _odd(odd, yaml, comment.start() + odd.start, "in a comment, ", {})
    if source is not None:
        # Of the article itself it has been said; and line ends are as they are in a source.
        in_source = (odd for odd in oddities(source.text, language) if odd.what != "\r")
        for odd in gathered(odd for odd in in_source if (odd.code, odd.what) not in places):
            yield _odd(odd._replace(severity="warning"), source, odd.start, "", {})


_COMMENT = re.compile(r"^[ \t]*#.*", re.MULTILINE)


def _written(check: _Check, odd: Oddity, text: str, path: Path) -> int | None:
    """Where article.yaml has what is odd in the text at `path`; None where it has it as an escape."""
    yaml, place = check.dossier.yaml, check.place(path)
    if place is None:
        return None
    at = yaml.offset(place.line, place.column)
    end = yaml.offset(place.end_line, place.end_column)
    for _ in range(text.count(odd.what, 0, odd.start) + 1):
        at = yaml.text.find(odd.what, at, end) + 1
        if not at:
            return yaml.offset(place.line, place.column)
    return at - 1


def _odd(odd: Oddity, source: Source, at: int | None, where: str, context: dict[str, Any]) -> Diagnostic:
    line, column = source.position(at) if at is not None else (None, None)
    more = f" (and {odd.more} more)" if odd.more else ""
    return Diagnostic(
        code=odd.code,
        severity=odd.severity,
        message=f"{where}{odd.message}{more}",
        path=source.path,
        line=line,
        column=column,
        hint=odd.hint,
        context=context,
    )


def _source_address(check: _Check) -> Iterator[Diagnostic]:
    address = check.article.source.url
    if address and (found := odd_host(address)):
        message, hint = found
        yield check.problem("odd-address", f"source.url: {message}", ["source", "url"], hint=hint, severity="warning")


def _strings(value: Any, path: list[str | int]) -> Iterator[tuple[str, Path]]:
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, [*path, key])
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from _strings(inner, [*path, i])


_RULES = (
    _characters,
    _source_address,
    _folder,
    _ids,
    _texts,
    _left_out,
    _quotes,
    _references,
    _pillars,
    _countries,
    _units,
    _values,
    _dates,
    _translations,
    _odd_translations,
    _drafts,
)


class Addresses(msgspec.Struct, frozen=True, array_like=True):
    """Where a dossier is found: its slug, and each old one with the line and column where it is given."""

    path: str
    slug: str
    aliases: list[tuple[str, int | None, int | None]] = []


def addresses(dossier: Dossier) -> Addresses:
    """The addresses that a dossier lays claim to."""
    locator = Locator(dossier.yaml)
    places = [(alias, locator.place(["aliases", i])) for i, alias in enumerate(dossier.article.aliases)]
    aliases = [(alias, place.line if place else None, place.column if place else None) for alias, place in places]
    return Addresses(dossier.yaml.path, dossier.article.slug, aliases)


def address_problems(claims: Sequence[Addresses]) -> Iterator[Diagnostic]:
    """Old addresses that are another dossier's, too."""
    taken: dict[str, str] = {}
    for claim in claims:
        taken.setdefault(claim.slug, claim.path)
    for claim in claims:
        for alias, line, column in claim.aliases:
            if alias in taken:
                yield Diagnostic(
                    code="duplicate-slug",
                    severity="error",
                    message=f"the alias {alias!r} is taken by {taken[alias]}",
                    path=claim.path,
                    line=line,
                    column=column,
                    hint="an address leads to one dossier",
                )
            taken.setdefault(alias, claim.path)


def _nearest(wanted: str, text: str) -> str | None:
    """A hint with the words of `text` that are most like `wanted`, if they are like it at all."""
    words, length = text.split(), len(wanted.split())
    best, score = "", 0.6
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    for start in range(max(1, len(words) - length + 1)):
        window = " ".join(words[start : start + length])
        matcher.set_seq1(window)
        if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score and matcher.ratio() > score:
            best, score = window, matcher.ratio()
    if not best:
        return None
    if len(best) <= 160:
        shown = best if wanted[-1:] in ".،؛:" else best.rstrip(".،؛:")
        return f'did you mean "{shown}"?'
    ours, theirs = wanted.split(), best.split()
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            return f'the source has "{" ".join(theirs[b1:b2])}" where this has "{" ".join(ours[a1:a2])}"'
    return None
