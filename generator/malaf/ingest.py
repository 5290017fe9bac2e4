"""A text file to a draft dossier, new or merged into the one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from malaf.article import Article, Item, List, SourceInfo, Table
from malaf.blocks import Block, parse_blocks
from malaf.decoding import DecodingError, decode
from malaf.diagnostics import Diagnostic
from malaf.extract import extract_article
from malaf.files import write_atomically
from malaf.merge import merge_articles
from malaf.settings import Project
from malaf.store import dump_article, read_dossier

_SOURCE = "source.txt"


@dataclass(frozen=True)
class Reading:
    """What was read of one file: the text, cut and extracted."""

    content: bytes
    text: str
    blocks: list[Block]
    article: Article


def read_file(
    path: Path, shown: str, *, slug: str | None, published: str | None
) -> tuple[Reading | None, list[Diagnostic]]:
    """The file as a draft article, or None with the reason. The text is decoded once, and not changed.

    `slug` None: made of the file's name. `published` is the article's date, EDTF, where it is known.
    """
    original = path.read_bytes()
    try:
        text, encoding = decode(original)
    except DecodingError as error:
        message = f"byte {error.offset} cannot be read as {error.encoding}"
        problem = Diagnostic(code="bad-encoding", severity="error", message=message, path=shown, hint=error.hint)
        return None, [problem]
    # UTF-8 stays byte for byte as it came.
    content = original if encoding == "utf-8" else text.encode()
    digest = sha256(content).hexdigest()
    source = SourceInfo(
        file=_SOURCE,
        sha256=digest,
        published=published,
        original_sha256=sha256(original).hexdigest() if content is not original else None,
    )
    blocks = parse_blocks(text)
    if not blocks:
        empty = Diagnostic(code="empty-article", severity="error", message="there is no text in the file", path=shown)
        return None, [empty]
    name = slug or slug_of(path.stem) or f"article-{digest[:8]}"
    return Reading(content, text, blocks, extract_article(blocks, slug=name, language="ar", source=source)), []


def slug_of(name: str) -> str:
    """A file's name as a slug: its Latin letters and digits, with hyphens; empty where it has none."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def write_dossier(project: Project, reading: Reading) -> tuple[Path | None, list[Diagnostic]]:
    """A new folder of seeds/, or None where there is one of that name: its work is not to be written over."""
    folder = project.seeds / reading.article.slug
    shown = project.shown(folder / "article.yaml")
    if folder.exists():
        hint = f"merge the text into it: malaf ingest --update {folder.name}; or give another --slug"
        message = "there is a dossier of that name"
        return None, [Diagnostic(code="dossier-exists", severity="error", message=message, path=shown, hint=hint)]
    write_atomically(folder / _SOURCE, reading.content)
    write_atomically(folder / "article.yaml", dump_article(reading.article).encode())
    return folder, []


def update_dossier(project: Project, slug: str, reading: Reading) -> tuple[Path | None, list[Diagnostic]]:
    """The dossier with the text read anew; None, and nothing written, where the present one cannot be read.

    Nothing that somebody wrote is lost: comments are not carried over, so the article as it was stays beside the new
    one, as article.yaml.orig. The source is written before the article, each whole or not at all: between the two,
    `malaf check` says that the source is another than the article's.
    """
    folder = project.seeds / slug
    dossier, problems = read_dossier(project, folder)
    if dossier is None:
        return None, problems
    merged, told = merge_articles(dossier.article, reading.article)
    shown = project.shown(folder / "article.yaml")
    told = [msgspec.structs.replace(problem, path=shown) for problem in told]
    if merged != dossier.article:
        kept = "the article was written anew; as it was, with its comments, it is in article.yaml.orig"
        told.append(Diagnostic(code="rewritten", severity="info", message=kept, path=shown))
    if merged != dossier.article:
        write_atomically(folder / "article.yaml.orig", dossier.yaml.text.encode())
        write_atomically(folder / merged.source.file, reading.content)
        write_atomically(folder / "article.yaml", dump_article(merged).encode())
    return folder, [*problems, *told]


def as_data(reading: Reading) -> dict[str, Any]:
    """The article with ``span: [start, end]`` on every block, and ``blocks`` in the order of the text.

    Spans are code points of the decoded text after a byte order mark, line ends kept.
    """
    article = msgspec.to_builtins(reading.article)
    spans = dict(_spans(reading))
    _add_spans(article, spans)
    article["blocks"] = [
        {
            "role": "caption" if block.role == "byline" else block.role,
            "span": [block.content.start, block.content.end],
            "text": block.text,
        }
        for block in reading.blocks
    ]
    return dict(article)


def _spans(reading: Reading) -> Iterator[tuple[str, list[int]]]:
    """Id of every block, item and row, with its place: blocks and ids are in the same order."""
    article = reading.article
    ids: list[str] = [article.lead.id] if article.lead else []
    for section in article.sections:
        if section.heading is not None:
            ids.append(section.id)
        for block in section.blocks:
            ids += [item.id for item in _flat(block.items)] if isinstance(block, List) else [block.id]
    places = [block for block in reading.blocks if block.role != "title"]
    places.sort(key=lambda block: block.role != "lead")
    for name, place in zip(ids, places, strict=True):
        yield name, [place.content.start, place.content.end]
    tables = [block for section in article.sections for block in section.blocks if isinstance(block, Table)]
    cut = [block for block in reading.blocks if block.role == "table"]
    for table, place in zip(tables, cut, strict=True):
        for row, cells in zip(table.rows, place.rows, strict=True):
            if cells:
                yield row.id, [cells[0].span.start, cells[-1].span.end]


def _flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _flat(item.items)


def _add_spans(value: Any, spans: dict[str, list[int]]) -> None:
    if isinstance(value, dict):
        if value.get("id") in spans:
            value["span"] = spans[value["id"]]
        for inner in value.values():
            _add_spans(inner, spans)
    elif isinstance(value, list | tuple):
        for inner in value:
            _add_spans(inner, spans)
