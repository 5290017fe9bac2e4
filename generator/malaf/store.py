"""Dossier folders as values, and an article as YAML text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from malaf.article import Article, json_schema
from malaf.catalogs import Catalog, read_catalog
from malaf.diagnostics import Diagnostic
from malaf.schema import convert
from malaf.settings import Project
from malaf.source import Source
from malaf.yamltext import Locator, YamlError, dump_yaml, parse_yaml


@dataclass(frozen=True)
class Dossier:
    """One folder of seeds/: the article, the text it came from, its catalogues by language."""

    folder: Path
    article: Article
    yaml: Source
    text: Source | None
    catalogs: dict[str, Catalog] = field(default_factory=dict)


def read_dossiers(project: Project) -> tuple[list[Dossier], list[Diagnostic]]:
    """Every dossier of the project, in the order of their slugs, and all that could not be read."""
    dossiers: list[Dossier] = []
    problems: list[Diagnostic] = []
    if not project.seeds.is_dir():
        return [], [missing_seeds()]
    for folder in sorted(project.seeds.iterdir()):
        if folder.is_dir() and not folder.name.startswith("."):
            dossier, found = read_dossier(project, folder)
            problems += found
            if dossier:
                dossiers.append(dossier)
    return dossiers, problems


def missing_seeds() -> Diagnostic:
    """There is no seeds/."""
    return Diagnostic(
        code="missing-file",
        severity="error",
        message="there is no folder seeds/ with the dossiers in it",
        path="seeds",
        hint="make it; an empty one gives an empty site",
    )


def read_dossier(project: Project, folder: Path) -> tuple[Dossier | None, list[Diagnostic]]:
    """The dossier of one folder; None where article.yaml cannot be read as an Article."""
    path = folder / "article.yaml"
    shown = project.shown(path)
    if not path.is_file():
        hint = "put article.yaml there, or remove the folder"
        message = "the dossier has no article.yaml"
        return None, [Diagnostic(code="missing-file", severity="error", message=message, path=shown, hint=hint)]
    source, problems = read_text(path, shown)
    if source is None:
        return None, problems
    article, found = parse_article(source)
    problems += found
    catalogs: dict[str, Catalog] = {}
    for po in sorted(folder.glob("*.po")):
        catalogs[po.stem], found = read_catalog(po, project.shown(po), po.stem)
        problems += found
    if article is None:
        return None, problems
    text: Source | None = None
    text_path = folder / article.source.file
    if text_path.is_file():
        text, found = read_text(text_path, project.shown(text_path))
        problems += found
    return Dossier(folder, article, source, text, catalogs), problems


def parse_article(source: Source) -> tuple[Article | None, list[Diagnostic]]:
    """The article of a YAML text, or None with everything that is wrong with its form."""
    try:
        value = parse_yaml(source.text)
    except YamlError as error:
        return None, [error.diagnostic(source.path)]
    return convert(value, Article, json_schema, Locator(source), source.path)


def dump_article(article: Article) -> str:
    """YAML text that parse_article reads back as the same article; defaults are left out."""
    return dump_yaml(msgspec.to_builtins(article))


def read_text(path: Path, shown: str) -> tuple[Source | None, list[Diagnostic]]:
    """A UTF-8 file, or None with the line that is not."""
    content = path.read_bytes()
    try:
        return Source(shown, content.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = Diagnostic(
            code="bad-encoding",
            severity="error",
            message=f"byte {error.start} is not UTF-8",
            path=shown,
            line=line,
            hint="save the file as UTF-8",
        )
        return None, [problem]
