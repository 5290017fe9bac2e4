"""docs/: which of its files people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from malaf.diagnostics import Diagnostic
from malaf.pages import GENERATED
from malaf.settings import Project
from malaf.stamps import walk
from malaf.store import read_text


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


def undecodable_pages(project: Project, paths: list[str]) -> Iterator[Diagnostic]:
    """Pages that MkDocs could not read."""
    for path in paths:
        if path.endswith(".md"):
            _, found = read_text(project.root / path, path)
            yield from found


def is_generated(path: Path) -> bool:
    """Whether a page of docs/ was made by the program."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return head.startswith(b"---\n") and f"\n{GENERATED}: true\n".encode() in head.split(b"\n---\n")[0] + b"\n"


def generated(folder: Path) -> Iterator[Path]:
    """The pages below a folder of docs/ that were made by the program."""
    for path in sorted(folder.rglob("*.md")):
        if is_generated(path):
            yield path


def written_address(name: str) -> str:
    """The address of a hand-written page below the language's root, by its file."""
    path = name.removesuffix(".md")
    folder, _, last = path.rpartition("/")
    if last in {"index", "README"}:
        return f"{folder}/" if folder else ""
    return f"{path}/"
