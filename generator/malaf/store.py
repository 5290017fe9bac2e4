"""Dossier folders as values, and an article as YAML text."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import msgspec

from malaf.article import Article, json_schema
from malaf.catalogs import Catalog, read_catalog
from malaf.diagnostics import Diagnostic
from malaf.limits import DEFAULT, Limits
from malaf.schema import convert
from malaf.settings import Project
from malaf.source import Source
from malaf.texts import InputError, decoded, misnamed, read_input, read_text, refusal
from malaf.yamltext import Locator, YamlError, dump_yaml, parse_yaml


class Dossier(msgspec.Struct, frozen=True):
    """One folder of seeds/: the article, the text it came from, its catalogues by language.

    `text` is None where it cannot be read; `digest` is the SHA-256 of its file, empty where there is none to read.
    """

    folder: Path
    article: Article
    yaml: Source
    text: Source | None
    catalogs: dict[str, Catalog] = msgspec.field(default_factory=dict)
    digest: str = ""


def read_dossiers(project: Project) -> tuple[list[Dossier], list[Diagnostic]]:
    """Every dossier of the project, in the order of their slugs, and all that could not be read."""
    dossiers: list[Dossier] = []
    folders, problems = dossier_folders(project)
    for name in folders:
        dossier, found = read_dossier(project, project.seeds / name)
        problems += found
        if dossier:
            dossiers.append(dossier)
    return dossiers, problems


def dossier_folders(project: Project) -> tuple[list[str], list[Diagnostic]]:
    """The names of the folders of seeds/, in order, and what of it cannot be one."""
    if not project.seeds.is_dir():
        return [], [_missing_seeds()]
    refused = refusal(project.seeds, "seeds", project.root)
    if refused:
        return [], [refused]
    found: list[str] = []
    problems: list[Diagnostic] = []
    seeds = project.shown(project.seeds)
    for entry in os.scandir(project.seeds):
        if entry.name.startswith("."):
            continue
        shown = f"{seeds}/{entry.name}"
        refused = misnamed(entry.name, shown)
        if entry.is_symlink():
            refused = refused or refusal(Path(entry.path), shown, project.root)
        if refused:
            problems.append(refused)
            continue
        if entry.is_dir():
            found.append(entry.name)
    return sorted(found), problems


def _missing_seeds() -> Diagnostic:
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
    limits, root = project.settings.limits, project.root
    path = folder / "article.yaml"
    shown = project.shown(path)
    if not os.path.lexists(path):
        others = [one.name for one in sorted(folder.glob("*.y*ml"))]
        hint = f"rename {others[0]} to article.yaml" if others else "put article.yaml there, or remove the folder"
        message = "the dossier has no article.yaml"
        return None, [Diagnostic(code="missing-file", severity="error", message=message, path=shown, hint=hint)]
    source, problems = read_text(path, shown, limits, "article", root)
    if source is None:
        return None, problems
    article, found = parse_article(source, limits)
    problems += found
    catalogs: dict[str, Catalog] = {}
    for po in sorted(folder.glob("*.po")):
        wrong = misnamed(po.name, project.shown(po))
        if wrong:
            problems.append(wrong)
            continue
        catalogs[po.stem], found = read_catalog(po, project.shown(po), po.stem, limits, root)
        problems += found
    if article is None:
        return None, problems
    text: Source | None = None
    digest = ""
    text_path = folder / article.source.file
    if os.path.lexists(text_path):
        try:
            content = read_input(text_path, project.shown(text_path), limits, "source", root)
            digest = sha256(content).hexdigest()
            text = decoded(content, project.shown(text_path))
        except InputError as error:
            problems.append(error.problem)
    return Dossier(folder, article, source, text, catalogs, digest), problems


def parse_article(source: Source, limits: Limits = DEFAULT) -> tuple[Article | None, list[Diagnostic]]:
    """The article of a YAML text, or None with everything that is wrong with its form."""
    try:
        value = parse_yaml(source.text, most=limits.values)
    except YamlError as error:
        return None, [error.diagnostic(source.path)]
    return convert(value, Article, json_schema, Locator(source))


def dump_article(article: Article) -> str:
    """YAML text that parse_article reads back as the same article; defaults are left out."""
    return dump_yaml(msgspec.to_builtins(article))
