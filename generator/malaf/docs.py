"""docs/: which of its files people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from malaf.diagnostics import Diagnostic
from malaf.files import at_once
from malaf.limits import Limits
from malaf.pages import GENERATED
from malaf.settings import Project
from malaf.stamps import walk
from malaf.texts import read_text, unfit
from malaf.yamltext import YamlError, parse_yaml, refuse_hostile


def hand_written(project: Project, lang: str, ours: set[str]) -> list[str]:
    """The folders of docs/<lang>/, and the files in them that people wrote, relative to the project.

    `ours` are files that are as the last build made them; of others, a page says itself whether one made it.
    """
    root = project.root.as_posix()
    folder = (project.docs / lang).relative_to(project.root).as_posix()
    return [
        path
        for path in walk(root, folder)
        if path not in ours and not (path.endswith(".md") and is_generated(project.root / path))
    ]


# As MkDocs finds it (mkdocs.utils.meta).
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)


def unfit_files(project: Project, paths: list[str]) -> Iterator[Diagnostic]:
    """Hand-written pages that MkDocs could not read, and other files that cannot be published."""
    limits, root = project.settings.limits, project.root
    for path in paths:
        if not path.endswith(".md"):
            problem = unfit(root / path, path, limits, "attachment", root)
            if problem:
                yield problem
            continue
        source, found = read_text(root / path, path, limits, "page", root)
        yield from found
        front = _FRONT_MATTER.match(source.text.replace("\r\n", "\n")) if source else None
        if front:
            yield from _unfit_front_matter(front[1], path, limits)


# What begins otherwise is a text between two lines, to MkDocs, too.
_KEY = re.compile(r"\s*[\w-]+\s*:")


def _unfit_front_matter(text: str, path: str, limits: Limits) -> Iterator[Diagnostic]:
    """What cannot be read, and what MkDocs takes for a part of the page, because it is not YAML."""
    try:
        refuse_hostile(text, limits.values, aliases=True)
    except YamlError as error:
        error.line += 1
        yield error.diagnostic(path)
        return
    except yaml.YAMLError:
        pass
    try:
        parse_yaml(text, tolerant=True, most=limits.values)
    except YamlError as error:
        if error.code == "bad-yaml" and _KEY.match(text):
            yield Diagnostic(
                code="bad-yaml",
                severity="warning",
                message=f"{error}; so the page shows its front matter as text",
                path=path,
                line=error.line + 1,
                column=error.column,
                hint=error.hint,
            )


def is_generated(path: Path) -> bool:
    """Whether a page of docs/ was made by the program."""
    try:
        with open(path, "rb", opener=at_once) as file:  # Path.open has no opener
            head = file.read(4096)
    except OSError:
        return False
    return head.startswith(b"---\n") and f"\n{GENERATED}: true\n".encode() in head.split(b"\n---\n")[0] + b"\n"


def generated(folder: Path) -> Iterator[Path]:
    """The pages below a folder of docs/ that were made by the program."""
    for path in sorted(folder.rglob("*.md")):
        if is_generated(path):
            yield path


def written_pages(names: Iterable[str]) -> set[str]:
    """The addresses of the pages among hand-written files."""
    return {written_address(name) for name in names if name.endswith(".md")}


def written_address(name: str) -> str:
    """The address of a hand-written page below the language's root, by its file."""
    path = name.removesuffix(".md")
    folder, _, last = path.rpartition("/")
    if last in {"index", "README"}:
        return f"{folder}/" if folder else ""
    return f"{path}/"
