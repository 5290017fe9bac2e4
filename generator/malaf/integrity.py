"""Does an article hold together: its ids, what points to them, its values and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from malaf.article import GROUPS, NOUNS, Article, Figure, List, Table, TimelineEvent, walk_items, words_of
from malaf.dates import OPEN, in_order, is_edtf, why_not
from malaf.diagnostics import Diagnostic, Severity
from malaf.languages import country_now, direction, is_country, is_currency
from malaf.schema import did_you_mean
from malaf.settings import Project
from malaf.subject import Subject
from malaf.yamltext import Path, dotted

__all__ = ["icon_names", "incoherent"]


def incoherent(subject: Subject) -> Iterator[Diagnostic]:
    """Whatever of an article cannot be, or points to nothing."""
    for rule in (_ids, _sentences, _references, _pillars, _countries, _units, _values, _dates):
        yield from rule(subject)


def _ids(subject: Subject) -> Iterator[Diagnostic]:
    seen: dict[str, Path] = {}
    for name, path in _ids_with_paths(subject.article):
        if name in _RESERVED or re.search(r"-s\d+$|^(?:mf|malaf|t)-", name):
            hint = (
                "ids of the page's own parts, of sentences (…-s1) and those that begin with mf-, malaf- or t- are taken"
            )
            yield subject.problem("reserved-id", f"the id {name!r} is needed by the page itself", path, hint=hint)
        if name in seen:
            message = f"the id {name!r} is taken by {dotted(seen[name][:-1])}"
            yield subject.problem(
                "duplicate-id", message, path, hint="give it the next free number; ids are never reused"
            )
        seen.setdefault(name, path)


# Ids of the page's own parts, and the one message that is not called after an id of the article.
_PARTS = ("figures", "summary", "pillars", "timeline", "text", "people", "organisations", "quotes", "source", "cite")


_RESERVED = {*_PARTS, "content", "headline"}


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
    for group in GROUPS:
        for i, fact in enumerate(getattr(article, group)):
            yield fact.id, [group, i, "id"]


def _sentences(subject: Subject) -> Iterator[Diagnostic]:
    """Facts that stand in no sentence of the text."""
    for group, noun in NOUNS.items():
        for i, fact in enumerate(getattr(subject.article, group)):
            if fact.sentence not in subject.sentences:
                message = f"the {noun} {fact.id!r} stands in a sentence {fact.sentence!r} that the text does not have"
                hint = subject.where(words_of(fact)) or did_you_mean(fact.sentence, list(subject.sentences))
                yield subject.problem("unknown-sentence", message, [group, i, "sentence"], hint=hint)


def _references(subject: Subject) -> Iterator[Diagnostic]:
    article = subject.article
    items = [item.id for item in article.items()]
    rows = [row.id for row in article.rows()]
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
            yield subject.problem("unknown-reference", f"there is no {noun} {name!r}", path, hint=hint)
    yield from _ids_or_words(subject)


def _ids_or_words(subject: Subject) -> Iterator[Diagnostic]:
    """What may be an id or words of the text, and is neither: an id that is misspelt."""
    article = subject.article
    people = {person.id: " ".join(filter(None, (person.honorific, person.name))) for person in article.people}
    organisations = {organisation.id: organisation.name for organisation in article.organisations}
    either = people | organisations
    for i, quote in enumerate(article.quotes):
        path: Path = ["quotes", i, "speaker"]
        yield from _misspelt(subject, quote.speaker, either, "person or organisation", path, "error")
    for i, person in enumerate(article.people):
        path = ["people", i, "organisation"]
        yield from _misspelt(subject, person.organisation or "", organisations, "organisation", path, "warning")
    claims: dict[str, Sequence[Figure | TimelineEvent]] = {"figures": article.figures, "timeline": article.timeline}
    for group, facts in claims.items():
        for i, fact in enumerate(facts):
            if fact.attribution in either and subject.is_no_word(fact.attribution):
                message = (
                    f"the attribution of {fact.id!r} is an id, {fact.attribution!r}: the page would show it as it is"
                )
                hint = f"write the words of the text: {either[fact.attribution]}"
                yield subject.problem("bad-value", message, [group, i, "attribution"], hint=hint)


def _misspelt(
    subject: Subject, word: str, known: dict[str, str], noun: str, path: Path, severity: Severity
) -> Iterator[Diagnostic]:
    if word in known or not subject.is_no_word(word):
        return
    near = did_you_mean(word, list(known)) or _sounds_like(word, known)
    if near or direction(subject.article.language) == "rtl":
        there = f"there are: {', '.join(list(known)[:8])}; or " if known else ""
        hint = near or f"{there}write the words of the text"
        message = f"there is no {noun} {word!r}, and no such word in the text"
        yield subject.problem("unknown-reference", message, path, hint=hint, severity=severity)


def _sounds_like(word: str, known: Iterable[str]) -> str | None:
    """A hint with the id that has the same consonants: names are written in Latin letters in many ways."""
    consonants = re.sub("[aeiouyw]", "", word)
    return next((f'did you mean "{one}"?' for one in known if re.sub("[aeiouyw]", "", one) == consonants), None)


def _pillars(subject: Subject) -> Iterator[Diagnostic]:
    names = icon_names(subject.project) if any(pillar.icon for pillar in subject.article.pillars) else []
    for i, pillar in enumerate(subject.article.pillars):
        if names and pillar.icon and pillar.icon not in names:
            message = f"there is no icon {pillar.icon!r}"
            hint = did_you_mean(pillar.icon, names) or f"icons: {', '.join(names)}"
            yield subject.problem("unknown-icon", message, ["pillars", i, "icon"], hint=hint, severity="warning")


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


def _countries(subject: Subject) -> Iterator[Diagnostic]:
    for group in ("people", "organisations"):
        for i, one in enumerate(getattr(subject.article, group)):
            if one.country and not is_country(one.country):
                path: Path = [group, i, "country"]
                now = country_now(one.country)
                hint = f'write "{now}"' if now else "ISO 3166-1 alpha-2, such as SA, KZ or EG"
                message = f"{dotted(path)}: there is no country {one.country!r}"
                yield subject.problem("bad-value", message, path, hint=hint)


_UNITS = ["percent", "person", "country", "year", "month", "day", "hour", "area"]


def _units(subject: Subject) -> Iterator[Diagnostic]:
    """Units that are neither a code nor words of the text."""
    for i, figure in enumerate(subject.article.figures):
        unit = figure.unit
        if unit is None or not unit.isascii() or unit in _UNITS or is_currency(unit) or unit.lower() in subject.letters:
            continue
        near = did_you_mean(unit.lower(), _UNITS)
        if near or direction(subject.article.language) == "rtl":
            message = f"the unit of figure {figure.id!r}, {unit!r}, is no code, and no word of the text"
            hint = near or f"{', '.join(_UNITS)}, an ISO 4217 code, or the noun as the text has it"
            yield subject.problem("unknown-unit", message, ["figures", i, "unit"], hint=hint, severity="warning")


def _values(subject: Subject) -> Iterator[Diagnostic]:
    by_id = {figure.id: figure for figure in subject.article.figures}
    for i, figure in enumerate(subject.article.figures):
        path: Path = ["figures", i]
        if figure.value is None and not (figure.words or "").strip():
            message = f"the figure {figure.id!r} has neither a value nor words"
            hint = "give `words`: the amount as the source words it"
            yield subject.problem("missing-value", message, path, hint=hint)
        if figure.qualifier == "vague" and figure.value is not None:
            message = f"the figure {figure.id!r} is vague, yet has a value"
            hint = "say exact, about, … or `value: null`"
            yield subject.problem("bad-value", message, [*path, "qualifier"], hint=hint)
        if figure.qualifier != "range" and figure.high is not None:
            message = f"the figure {figure.id!r} has a high end, but is no range"
            yield subject.problem("bad-value", message, [*path, "qualifier"], hint="say `qualifier: range`")
        if figure.qualifier == "range" and (figure.high is None or figure.value is None):
            message = f"the figure {figure.id!r} is a range without its two ends"
            yield subject.problem("missing-value", message, path, hint="give `value` and `high`")
        if figure.value is not None and figure.high is not None and figure.high < figure.value:
            message = f"the range of figure {figure.id!r} ends ({figure.high}) below its start ({figure.value})"
            yield subject.problem("bad-value", message, [*path, "high"])
        yield from _sum(subject, figure, by_id, path)


def _sum(subject: Subject, figure: Figure, by_id: dict[str, Figure], path: Path) -> Iterator[Diagnostic]:
    parts = [by_id[part] for part in figure.parts if part in by_id]
    values = [part.value for part in parts if part.value is not None]
    if not parts or len(values) < len(figure.parts) or figure.value is None:
        return
    # As decimals, since 0.1 + 0.2 is not 0.3 in binary.
    total = sum((Decimal(str(value)) for value in values), Decimal())
    if total != Decimal(str(figure.value)):
        written = " + ".join(str(value) for value in values)
        message = f"the figure {figure.id!r} is {figure.value}, but its parts are {written} = {total}"
        yield subject.problem("sum-mismatch", message, [*path, "value"], severity="warning")


def _dates(subject: Subject) -> Iterator[Diagnostic]:
    article = subject.article
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
            yield subject.problem("dates-order", f"{dotted(path)} ends ({last}) before it starts ({first})", path)
        elif is_edtf(value):
            sound.add(value)
        else:
            reason, hint = why_not(value)
            yield subject.problem("bad-date", f"{dotted(path)}: {reason}", path, hint=hint)
    for i, event in enumerate(article.timeline):
        start, end = event.start, event.end
        if (start or end) and {start or "", end or ""} <= OPEN:
            message = f"the event {event.id!r} is open at both ends"
            yield subject.problem("bad-date", message, ["timeline", i], hint="give it a start or an end, or neither")
        if start and end and {start, end} <= sound and not in_order(start, end):
            message = f"the event {event.id!r} ends ({end}) before it starts ({start})"
            yield subject.problem("dates-order", message, ["timeline", i, "end"])
