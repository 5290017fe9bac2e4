"""docs/ and site/ brought up to date from a folder with what changed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from malaf.files import remove_empty_folders, write_atomically

__all__ = ["publish", "remove", "stage", "sweep"]

Written = tuple[int, int]


def stage(content: bytes, staged: str, target: str) -> Written:
    """Writes a file where it will be taken from, unless `target` has these bytes; its size and time of change."""
    try:
        found = os.stat(target)
        if found.st_size == len(content) and Path(target).read_bytes() == content:
            return found.st_size, found.st_mtime_ns
    except OSError:
        pass
    try:
        new = open(staged, "wb", buffering=0)  # noqa: SIM115  # it is closed below
    except FileNotFoundError:
        os.makedirs(os.path.dirname(staged), exist_ok=True)
        new = open(staged, "wb", buffering=0)  # noqa: SIM115
    with new:
        new.write(content)
        found = os.fstat(new.fileno())
    return found.st_size, found.st_mtime_ns


def publish(staging: Path, target: Path, first: Iterable[str] = ()) -> list[str]:
    """Every file below `staging` moved to its place below `target`; their paths relative to it.

    `first` are patterns of folders that are moved before all else: what other pages link to. Raises FileExistsError,
    before anything is moved, where a folder is in the way of a file or a file of a folder.
    """
    if not staging.is_dir():
        return []
    staged = list(_staged(str(staging), str(target)))
    for pattern in first:
        for folder in sorted(staging.glob(pattern)):
            if folder.is_dir():
                _move(str(folder), str(target / folder.relative_to(staging)))
    _move(str(staging), str(target))
    return staged


def _staged(new: str, old: str, below: str = "") -> Iterator[str]:
    """The files that would be moved."""
    if os.path.lexists(old) and not os.path.isdir(old):
        raise FileExistsError(errno.EEXIST, "something else is in the way of a page", old)
    for entry in os.scandir(new):
        target = f"{old}/{entry.name}"
        if entry.is_dir():
            yield from _staged(entry.path, target, f"{below}{entry.name}/")
        elif os.path.isdir(target):
            raise FileExistsError(errno.EEXIST, "something else is in the way of a page", target)
        else:
            yield below + entry.name


def _move(new: str, old: str) -> None:
    if not os.path.isdir(old):
        os.makedirs(os.path.dirname(old), exist_ok=True)
        if _renamed(new, old):
            return
        os.mkdir(old)
    # The first page last: it has links to the others.
    for entry in sorted(os.scandir(new), key=lambda entry: (entry.name == "index.html", entry.name)):
        if entry.is_dir():
            _move(entry.path, f"{old}/{entry.name}")
        else:
            target = f"{old}/{entry.name}"
            if not _renamed(entry.path, target):
                write_atomically(Path(target), Path(entry.path).read_bytes())
                os.unlink(entry.path)
    os.rmdir(new)


def _renamed(new: str, old: str) -> bool:
    """Whether it could be: not into another file system, such as one that is mounted at site/."""
    try:
        os.replace(new, old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def remove(root: Path, paths: Iterable[str]) -> None:
    """The files of `paths` below `root`, and the folders that are empty without them."""
    folders = set()
    for path in paths:
        (root / path).unlink(missing_ok=True)
        folders.add(os.path.dirname(path))
    for folder in sorted(folders, reverse=True):
        left = folder
        while left:
            try:
                os.rmdir(root / left)
            except OSError:
                break
            left = os.path.dirname(left)


def sweep(site: Path, wanted: set[str]) -> None:
    """Every file of site/ that is none of `wanted`, relative to it, removed; what others put there is left alone."""
    remove(site, [path for path in _files(site) if path not in wanted and not _is_foreign(path)])
    remove_empty_folders(site)


def _files(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*")):
        if path.is_file() or path.is_symlink():
            yield path.relative_to(root).as_posix()


def _is_foreign(path: str) -> bool:
    """What others put into site/: a repository, the name of a domain."""
    return path.startswith(".") or path == "CNAME"
