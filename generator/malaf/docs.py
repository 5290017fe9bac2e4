"""docs/ brought up to date: generated pages in, what is gone out, what people wrote left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from malaf.diagnostics import Diagnostic
from malaf.files import remove_empty_folders, write_atomically
from malaf.pages import GENERATED
from malaf.settings import Project
from malaf.store import Dossier, read_text


def write_docs(
    project: Project, lang: str, sources: Mapping[str, str], dossiers: Sequence[Dossier]
) -> list[Diagnostic]:
    """docs/<lang>/ with the pages of `sources` and the dossiers' pictures.

    A hand-written page wins over a generated one of the same name.
    """
    problems: list[Diagnostic] = []
    folder = project.docs / lang
    wanted: set[Path] = set()
    for name, source in sources.items():
        target = folder / name
        wanted.add(target)
        if target.is_file() and not is_generated(target):
            message = "this page is written by hand, so the generated one of that name is left out"
            problems.append(
                Diagnostic(
                    code="hand-written-page",
                    severity="warning",
                    message=message,
                    path=project.shown(target),
                    hint="give it another name, or remove it",
                )
            )
        else:
            write_atomically(target, source.encode())
    for dossier in dossiers:
        if dossier.article.image and dossier.article.status != "withdrawn":
            target = folder / "articles" / dossier.article.slug / dossier.article.image.file
            wanted.add(target)
            write_atomically(target, (dossier.folder / dossier.article.image.file).read_bytes())
    for path in sorted(folder.rglob("*.md")):
        if path not in wanted and is_generated(path):
            path.unlink()
    # Pictures beside a generated page; a folder whose page went has nothing else of ours in it.
    for article in sorted((folder / "articles").glob("*")):
        if article.is_dir() and (article / "index.md") in wanted | _without_page(article):
            for path in sorted(article.rglob("*")):
                if path.is_file() and path.suffix != ".md" and path not in wanted:
                    path.unlink()
    remove_empty_folders(folder / "articles")
    return problems


def _without_page(article: Path) -> set[Path]:
    """The page's path, where the folder has no page in it any more."""
    return set() if any(article.rglob("*.md")) else {article / "index.md"}


def undecodable_pages(project: Project) -> Iterator[Diagnostic]:
    """Pages that MkDocs could not read."""
    for lang in project.settings.languages:
        for path in sorted((project.docs / lang).rglob("*.md")):
            _, found = read_text(path, project.shown(path))
            yield from found


def is_generated(path: Path) -> bool:
    """Whether a page of docs/ was made by the program."""
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"---\n") and f"\n{GENERATED}: true\n".encode() in head.split(b"\n---\n")[0] + b"\n"
