"""A text file to a draft dossier, new or merged into the one that is there."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from hashlib import sha256
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec

from malaf.article import GROUPS, Article, SourceInfo, draft_facts
from malaf.blocks import Block, parse_blocks
from malaf.check import check_agreement
from malaf.consistency import Disagreement, title_disagreements
from malaf.decoding import DecodingError, decode
from malaf.diagnostics import Diagnostic, has_errors
from malaf.extract import day_of, extract_article
from malaf.files import is_reserved, write_atomically
from malaf.languages import direction, script_of_others
from malaf.limits import DEFAULT, Limits, hint
from malaf.merge import merge_articles
from malaf.reading.dateline import read_dateline
from malaf.schema import did_you_mean
from malaf.settings import Project
from malaf.source import Source, Span
from malaf.store import Dossier, dump_article, read_dossier
from malaf.texts import InputError, read_input, refusal
from malaf.yamlcomments import with_comments
from malaf.yamltext import Locator

_SOURCE = "source.txt"


class Reading(msgspec.Struct, frozen=True):
    """What was read of one file: the text, cut and extracted."""

    content: bytes
    text: str
    blocks: list[Block]
    article: Article
    spans: dict[str, Span]


def read_file(
    path: Path,
    shown: str,
    *,
    slug: str | None,
    published: str | None,
    languages: Sequence[str] = ("ar", "en"),
    limits: Limits = DEFAULT,
) -> tuple[Reading | None, list[Diagnostic]]:
    """The file as a draft article, or None with the reason. The text is decoded once, and not changed
    but for the entities of HTML.

    `slug` None: made of the file's name. `published` is the article's date, EDTF, where it is known. The text's
    language is the first of `languages` that is written in the direction of most of its letters.
    """
    try:
        original = read_input(path, shown, limits, "source")
        decoded, encoding = decode(original)
        text = _ENTITY.sub(lambda match: unescape(match[0]), decoded)
        _refuse_many_lines(text, shown, limits.lines)
    except InputError as error:
        return None, [error.problem]
    except DecodingError as error:
        binary = error.encoding == "binary"
        message = error.message if binary else f"byte {error.offset} cannot be read as {error.encoding}"
        problem = Diagnostic(code="bad-encoding", severity="error", message=message, path=shown, hint=error.hint)
        return None, [problem]
    # UTF-8 stays byte for byte as it came.
    content = original if encoding == "utf-8" and text == decoded else text.encode()
    digest = sha256(content).hexdigest()
    source = SourceInfo(
        file=_SOURCE,
        sha256=digest,
        published=published,
        original_sha256=sha256(original).hexdigest() if content is not original else None,
    )
    blocks = parse_blocks(text)
    if not blocks:
        message = "there is no text in the file"
        hint = "is it the right one, and was it saved?"
        return None, [Diagnostic(code="empty-article", severity="error", message=message, path=shown, hint=hint)]
    name = slug or slug_of(path.stem)
    if not name or is_reserved(name):
        name = f"article-{digest[:8]}"
    language = language_of(text, languages)
    extraction = extract_article(blocks, slug=name, language=language, source=source)
    at = Source(shown, text)
    told = [_entities(shown, decoded)] if text != decoded else []
    told += [*_tags(at), *_asides(at, blocks)]
    told += [_conflict(at, place, days) for place, days in extraction.conflicts]
    told += [_denied(at, place) for place in extraction.denied]
    strange = script_of_others(text, language)
    if strange:
        message = f"most letters of the text are {strange}, which {language!r} is not written in"
        hint = "say its own --language, if it is one of the project; or is it the right file?"
        told.append(Diagnostic(code="wrong-script", severity="warning", message=message, path=shown, hint=hint))
    if language != "ar":
        message = f"the text is in {language}: its parts are read; figures, dates, people and quotes of Arabic alone"
        hint = "another --language, if it is not; the facts are for an editor to write"
        told.append(Diagnostic(code="facts-unread", severity="info", message=message, path=shown, hint=hint))
    return Reading(content, text, blocks, extraction.article, extraction.spans), told


# As pages and feeds write what UTF-8 has signs for. What HTML needs for itself (&lt;) stays: a text may be about it.
_ENTITY = re.compile(
    "&(?:[lr](?:aquo|dquo|squo)|quot|apos|amp|nbsp|[nm]dash|hellip|bull|middot|copy|shy|zwn?j|[lr]rm"
    "|#(?:1[6-9]\\d|[2-9]\\d\\d|[1-9]\\d{3,4}|3[49])|#x(?:a[0-9a-f]|[b-f][0-9a-f]|[1-9a-f][0-9a-f]{2,3}|2[27]));",
    re.IGNORECASE,
)


def _entities(shown: str, text: str) -> Diagnostic:
    found = _ENTITY.findall(text)
    return Diagnostic(
        code="entities-decoded",
        severity="info",
        message=f"{len(found)} signs are written as in HTML, such as {found[0]}: source.txt has the signs themselves",
        path=shown,
    )


# Tags that pages are made of. A text may have a few, being about them.
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|h[1-6]|br|span|a|ul|ol|li|table|tr|td|img|script|style)\b[^<>]*>", re.IGNORECASE
)
_FEW_TAGS: Final = 3


def _tags(at: Source) -> list[Diagnostic]:
    """That the file is a web page, whose tags nobody reads as such."""
    found = list(_TAG.finditer(at.text))
    if len(found) <= _FEW_TAGS:
        return []
    line, column = at.position(found[0].start())
    return [
        Diagnostic(
            code="html-tags",
            severity="warning",
            message=f"the text has {len(found)} tags of HTML, such as {found[0][0][:_SHOWN]}: they are kept as text",
            path=at.path,
            line=line,
            column=column,
            hint="open it in a browser, copy the article from there into a file, and read that one",
        )
    ]


def _asides(at: Source, blocks: Sequence[Block]) -> list[Diagnostic]:
    """What is of the page that a text was copied from, kept all the same."""
    asides = [block for block in blocks if block.aside]
    if not asides:
        return []
    what = "of the page around the text"
    count = "1 block looks" if len(asides) == 1 else f"{len(asides)} blocks look"
    words = " ".join(asides[0].text.split())
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
    line, column = at.position(asides[0].span.start)
    return [
        Diagnostic(
            code="page-around-text",
            severity="info",
            message=f"{count} like parts {what}, such as «{shown}»: kept as captions, read for no facts",
            path=at.path,
            line=line,
            column=column,
            hint="leave them out of the file, and read it again",
        )
    ]


_SHOWN = 40  # code points


def _refuse_many_lines(text: str, shown: str, most: int) -> None:
    """Each line may become a block, with an id and a place of its own."""
    if len(text) <= most:
        return
    written = (number for number, line in enumerate(text.splitlines(), start=1) if line and not line.isspace())
    first = next(islice(written, most, None), None)
    if first is not None:
        message = f"the text has more than {most} lines that are not blank"
        problem = Diagnostic(
            code="too-large", severity="error", message=message, path=shown, line=first, hint=hint("lines")
        )
        raise InputError(problem)


def language_of(text: str, languages: Sequence[str]) -> str:
    """The first of `languages` that is written in the direction of most of the text's letters."""
    letters = [unicodedata.bidirectional(char) for char in text if char.isalpha()]
    to_the_left = sum(kind in {"AL", "R"} for kind in letters)
    written = "rtl" if 2 * to_the_left >= len(letters) else "ltr"
    return next((one for one in languages if direction(one) == written), languages[0])


def _conflict(source: Source, place: int, days: str) -> Diagnostic:
    line, column = source.position(place)
    return Diagnostic(
        code="calendars-differ",
        severity="warning",
        message=f"the two calendars name two days here: {days}; the event has the Gregorian one",
        path=source.path,
        line=line,
        column=column,
        hint="a day apart is common, more is a slip of the text: ask its publisher",
    )


def _denied(source: Source, place: int) -> Diagnostic:
    line, column = source.position(place)
    return Diagnostic(
        code="denied",
        severity="info",
        message="the text denies what has this number or time: it is no figure and no event of the draft",
        path=source.path,
        line=line,
        column=column,
        hint="if it is not denied, write it into article.yaml",
    )


class Ingested(msgspec.Struct, frozen=True):
    """What became of one file: the `folder` of its dossier, or its data as JSON; both None where it has errors.

    `news` says what is left to do with the dossier.
    """

    problems: list[Diagnostic]
    folder: Path | None = None
    json: bytes | None = None
    news: str = "a draft to review; `malaf build --drafts` shows it"


def ingest_files(
    files: Sequence[Path],
    project: Project | None,
    *,
    slug: str | None,
    update: str | None,
    published: str | None,
    language: str | None = None,
    limits: Limits = DEFAULT,
) -> Iterator[Ingested]:
    """Each file as a dossier of `project`, or as JSON where that is None, in order.

    Many are read side by side, a few at a time, so that memory stays flat.
    """
    ingest = partial(
        _ingest_file,
        project=project,
        slug=slug,
        update=update,
        published=published,
        language=language,
        limits=limits,
    )
    workers = os.cpu_count() or 1
    if len(files) < _MANY or workers == 1:
        yield from map(ingest, files)
        return
    with ProcessPoolExecutor(workers) as pool:
        for start in range(0, len(files), _BATCH * workers):
            yield from pool.map(ingest, files[start : start + _BATCH * workers], chunksize=_BATCH // 4)


_MANY = 24  # files: to start the processes takes as long as to read that many
_BATCH = 32


def _ingest_file(
    path: Path,
    *,
    project: Project | None,
    slug: str | None,
    update: str | None,
    published: str | None,
    language: str | None,
    limits: Limits,
) -> Ingested:
    name = slug or update
    languages = [language] if language else project.settings.languages if project else ("ar", "en")
    reading, problems = read_file(
        path, path.as_posix(), slug=name, published=published, languages=languages, limits=limits
    )
    if reading is None or has_errors(problems):
        return Ingested(problems)
    if update is None:
        again = "give --published" if project is None else "remove the new folder, and give --published"
        problems += [*_hints_of_slug(path, name, reading), *_hints_of_date(path, reading, again)]
    if project is None:
        return Ingested(problems, json=msgspec.json.encode(as_data(reading)))
    if update:
        return update_dossier(project, update, reading, problems)
    folder, found = write_dossier(project, reading)
    return Ingested([*problems, *found], folder)


def _hints_of_slug(path: Path, name: str | None, reading: Reading) -> Iterator[Diagnostic]:
    slug = reading.article.slug
    if name is None and slug != slug_of(path.stem):
        message = f"the file's name makes no readable address; the dossier's is {slug}"
        hint = "give it one: --slug NAME, of a-z, 0-9 and hyphens"
        yield Diagnostic(code="slug-made-up", severity="info", message=message, path=path.as_posix(), hint=hint)


def _hints_of_date(path: Path, reading: Reading, again: str) -> Iterator[Diagnostic]:
    """What a text says of its date, where `published` is another, or is not known; or leaves open for want of it.

    `again` is what to do for it to be read with another date.
    """
    article = reading.article
    if article.language != "ar":
        return
    dates = list(_own_dates(reading.blocks))
    if article.source.published:
        yield from _another_own_date(path, reading, dates, again)
        return
    if dates and len({date for date, _ in dates}) == 1:
        date, place = dates[0]
        yield _at(
            path,
            reading,
            place,
            code="dateline",
            severity="info",
            message=f"«{reading.text[place.start : place.end]}» looks like the text's own date, and none was given",
            hint=f"if it is, {again} {date}: the times told from it are placed",
        )
        return
    told = [event for event in article.timeline if event.relative]
    if told:
        others = f" and {len(told) - 1} more" if len(told) > 1 else ""
        yield _at(
            path,
            reading,
            reading.spans[told[0].id],
            code="undated",
            severity="info",
            message=f"«{told[0].quote}»{others}: told from the text's date, which is not known",
            hint=f"{again} DATE, such as 2026-11-24, which places them",
        )


def _another_own_date(
    path: Path, reading: Reading, dates: Sequence[tuple[str, Span]], again: str
) -> Iterator[Diagnostic]:
    """A text that is dated days from what was given as its date."""
    given = day_of(reading.article.source.published)
    days = [(day, place) for written, place in dates if (day := day_of(written))]
    # What happens on one day is often published on the next.
    if given and days and all(abs((day - given).days) > 1 for day, _ in days):
        day, place = days[0]
        words = reading.text[place.start : place.end]
        yield _at(
            path,
            reading,
            place,
            code="dateline-differs",
            severity="warning",
            message=f"«{words}» looks like the text's own date, and --published says {given}",
            hint=f"if it is, {again} {day}: times are told from it",
        )


def _at(path: Path, reading: Reading, place: Span, **said: Any) -> Diagnostic:
    """A diagnostic of a place in a text that was read."""
    line, column = Source(path.as_posix(), reading.text).position(place.start)
    return Diagnostic(path=path.as_posix(), line=line, column=column, **said)


def _own_dates(blocks: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    """The dates that the first and last lines of a text give as its own, with their places."""
    told = [block for block in blocks if not block.aside]
    last = max(len(told) - _LINES_AT_AN_END, 0)
    for number, block in enumerate(told):
        if number < _LINES_AT_AN_END or number >= last:
            found = read_dateline(block.text, alone=block.role == "byline")
            if found:
                start = block.content.start
                yield found.date, Span(start + found.start, start + found.end)


_LINES_AT_AN_END = 4


def slug_of(name: str) -> str:
    """A file's name as a slug: its Latin letters and digits, with hyphens, a hundred at most; empty without any."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:100].rstrip("-")


def write_dossier(project: Project, reading: Reading) -> tuple[Path | None, list[Diagnostic]]:
    """A new folder of seeds/, or None where there is one of that name: its work is not to be written over."""
    folder = project.seeds / reading.article.slug
    shown = project.shown(folder / "article.yaml")
    refused = refusal(folder, project.shown(folder), project.root)
    if refused:
        return None, [refused]
    try:
        # Made first: of two files with one name, read side by side, one has it.
        folder.mkdir(parents=True)
    except FileExistsError:
        hint = f"merge the text into it: malaf ingest --update {folder.name}; or give another --slug"
        message = "there is a dossier of that name"
        return None, [Diagnostic(code="dossier-exists", severity="error", message=message, path=shown, hint=hint)]
    write_atomically(folder / _SOURCE, reading.content, project.root)
    write_atomically(folder / "article.yaml", dump_article(reading.article).encode(), project.root)
    return folder, _as_warnings(title_disagreements(reading.article), shown)


def update_dossier(project: Project, slug: str, reading: Reading, problems: list[Diagnostic]) -> Ingested:
    """The dossier with the text read anew; no folder, and nothing written, where the present one cannot be read.

    `problems` are those of the reading.

    Nothing that somebody wrote is lost: comments are carried over, and the article as it was stays beside the new one,
    as article.yaml.orig. The source is written before the article, each whole or not at all: between the two,
    `malaf check` says that the source is another than the article's.
    """
    folder = project.seeds / slug
    refused = refusal(folder, project.shown(folder), project.root)
    if refused:
        return Ingested([*problems, refused])
    if not folder.is_dir():
        slugs = sorted(path.name for path in project.seeds.glob("*") if (path / "article.yaml").is_file())
        missing = Diagnostic(
            code="missing-file",
            severity="error",
            message=f"there is no dossier {slug!r} to merge the text into",
            path=project.shown(folder),
            hint=did_you_mean(slug, slugs) or f"without --update {slug} it becomes a dossier of its own",
        )
        return Ingested([*problems, missing])
    dossier, found = read_dossier(project, folder)
    if dossier is None:
        return Ingested([*problems, *found])
    shown = project.shown(folder / "article.yaml")
    if dossier.text is not None and _is_another(dossier.text.text, reading.text):
        message = f"the text has next to nothing in common with that of {slug!r}; nothing was written"
        hint = "is it the right file? To begin anew with it, remove the folder, or give another --slug"
        return Ingested(
            [*problems, Diagnostic(code="other-text", severity="error", message=message, path=shown, hint=hint)]
        )
    merged, told = merge_articles(dossier.article, reading.article, _read_before(dossier, reading))
    told = [msgspec.structs.replace(problem, path=shown) for problem in told]
    if merged != dossier.article:
        kept = "the article was written anew; as it was, it is in article.yaml.orig"
        told.append(Diagnostic(code="rewritten", severity="info", message=kept, path=shown))
        write_atomically(folder / "article.yaml.orig", dossier.yaml.text.encode(), project.root)
        write_atomically(folder / merged.source.file, reading.content, project.root)
        text = with_comments(dossier.yaml.text, dump_article(merged))
        write_atomically(folder / "article.yaml", text.encode(), project.root)
        written = msgspec.structs.replace(dossier, article=merged, yaml=Source(dossier.yaml.path, text))
        told = list(_placed(told, written))
        told += check_agreement(project, written)
    else:
        told += check_agreement(project, dossier)
    known, given = dossier.article.source.published, reading.article.source.published
    if known and given and known != given:
        told.append(_another_date(known, given, shown))
    found = [*problems, *found, *told]
    return Ingested(found, folder, news=_news(dossier.article, merged))


_FEW_WORDS: Final = 20
_IN_COMMON: Final = 0.05  # of the runs of three words of the shorter text


def _is_another(old: str, new: str) -> bool:
    """Whether two texts are none that became the other. Of a few words nobody can say."""
    runs = [set(zip(words, words[1:], words[2:], strict=False)) for words in (old.split(), new.split())]
    least = min(map(len, runs))
    return least >= _FEW_WORDS and len(runs[0] & runs[1]) <= _IN_COMMON * least


def _placed(problems: Iterable[Diagnostic], dossier: Dossier) -> Iterator[Diagnostic]:
    """Problems of facts with the places of these in article.yaml."""
    locator = Locator(dossier.yaml)
    places: dict[str, list[str | int]] = {
        fact.id: [group, i] for group in GROUPS for i, fact in enumerate(getattr(dossier.article, group))
    }
    for problem in problems:
        place = places.get(problem.context.get("id", ""))
        line, column = locator.position(place) if place else (None, None)
        yield msgspec.structs.replace(problem, line=line, column=column)


def _read_before(dossier: Dossier, reading: Reading) -> Article | None:
    """What is read of the text that the dossier was made of, where that is another."""
    source = dossier.article.source
    if dossier.text is None or source.sha256 == reading.article.source.sha256:
        return None
    article = dossier.article
    return extract_article(
        parse_blocks(dossier.text.text), slug=article.slug, language=article.language, source=source
    ).article


def _another_date(known: str, given: str, shown: str) -> Diagnostic:
    return Diagnostic(
        code="date-kept",
        severity="warning",
        message=f"the article is of {known} still; what came now is told from {given}, as --published says",
        path=shown,
        hint="correct `published`, or the times of the new events",
    )


def _news(before: Article, after: Article) -> str:
    """What is left to do with a dossier that was merged with a text."""
    if after.review.state == "draft":
        return "a draft to review; `malaf build --drafts` shows it"
    drafts = len(draft_facts(after))
    if drafts:
        facts = "1 fact of it is a draft" if drafts == 1 else f"{drafts} facts of it are drafts"
        return f"{facts} to review; `malaf build --drafts` shows {'it' if drafts == 1 else 'them'}"
    return "as it was" if after == before else "brought up to date"


def _as_warnings(found: Iterable[Disagreement], shown: str) -> list[Diagnostic]:
    return [
        Diagnostic(code=one.code, severity="warning", message=one.message, path=shown, hint=one.hint) for one in found
    ]


def as_data(reading: Reading) -> dict[str, Any]:
    """The article with ``span: [start, end]`` on every block and fact, and ``blocks`` in the order of the text.

    Spans are code points of the decoded text after a byte order mark, line ends kept.
    """
    article = msgspec.to_builtins(reading.article)
    _add_spans(article, {name: [span.start, span.end] for name, span in reading.spans.items()})
    article["blocks"] = [
        {
            "role": _TOLD_AS.get(block.role, block.role),
            "span": [block.content.start, block.content.end],
            "text": block.text,
        }
        for block in reading.blocks
    ]
    return dict(article)


# The roles of this form are fewer than those of blocks.
_TOLD_AS: Final[dict[str, str]] = {"byline": "caption", "deck": "heading"}


def _add_spans(value: Any, spans: dict[str, list[int]]) -> None:
    if isinstance(value, dict):
        if value.get("id") in spans:
            value["span"] = spans[value["id"]]
        for inner in value.values():
            _add_spans(inner, spans)
    elif isinstance(value, list | tuple):
        for inner in value:
            _add_spans(inner, spans)
