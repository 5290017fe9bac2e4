"""A new project: one marked example dossier, ready to build."""

from __future__ import annotations

from pathlib import Path

from malaf.settings import templates_folder


class ProjectExistsError(Exception):
    """The folder has something in it already."""


def make_project(folder: Path) -> list[Path]:
    """Copies the project template into `folder`; the paths made. Raises ProjectExistsError.

    The folder is new or empty, but for what `git init` makes.
    """
    if folder.exists() and (not folder.is_dir() or {path.name for path in folder.iterdir()} - {".git"}):
        raise ProjectExistsError(f"{folder} is there already and not empty; name another folder")
    template = templates_folder() / "project"
    made = []
    for path in sorted(template.rglob("*")):
        if not path.is_file():
            continue
        # "dot." stands for a leading dot, which packaging tools and git would act on.
        parts = [
            part.replace("dot.", ".", 1) if part.startswith("dot.") else part
            for part in path.relative_to(template).parts
        ]
        target = folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        made.append(target)
    return made
