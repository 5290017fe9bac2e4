"""docs/ and site/ brought up to date: files written aside, then moved into place."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from malaf.files import OutsideError, remove_empty_folders, write_atomically
from malaf.stamps import Written

__all__ = ["Places", "remove", "sweep"]


class Places(msgspec.Struct, frozen=True):
    """Where files go. Their paths begin with ``docs/``, which is below `root`, or with ``site/``, which is `site`.

    They are first written into `staging`, a folder without others in it: to make folders takes longer than files.
    """

    root: str
    site: str
    staging: str

    def final(self, path: str) -> str:
        """Where a file lies when all is done."""
        return f"{self.site}/{path[5:]}" if path.startswith("site/") else f"{self.root}/{path}"

    def write(self, path: str, content: bytes) -> Written:
        """Writes a file aside, unless it is in its place already with these bytes."""
        target = self.final(path)
        try:
            found = os.stat(target)
            if found.st_size == len(content) and Path(target).read_bytes() == content:
                return found.st_size, found.st_mtime_ns
        except OSError:
            pass
        with open(self._staged(path), "wb", buffering=0) as file:
            file.write(content)
            found = os.fstat(file.fileno())
        return found.st_size, found.st_mtime_ns

    def _staged(self, path: str) -> str:
        return f"{self.staging}/{blake2b(path.encode(), digest_size=16).hexdigest()}"

    def publish(self, paths: Iterable[str]) -> list[str]:
        """Those of `paths` that were written aside, moved to their places in this order.

        Raises, before anything is moved, FileExistsError where a folder is in the way of a file or a file of a folder,
        and OutsideError where a link leads out of both.
        """
        there = set(os.listdir(self.staging))
        moved = [path for path in paths if self._staged(path).rpartition("/")[2] in there]
        folders = _Folders()
        for path in moved:
            target = self.final(path)
            if folders.is_there(os.path.dirname(target)) and os.path.isdir(target):
                raise FileExistsError(errno.EEXIST, _IN_THE_WAY, target)
        # A base that is elsewhere was asked for; a link in it was not.
        bases = {os.path.realpath(self.root), os.path.realpath(self.site)}
        for folder in folders.found:
            inside = f"{folder}/".startswith((f"{self.root}/", f"{self.site}/"))
            real = f"{os.path.realpath(folder)}/"
            if inside and not any(real.startswith(f"{base}/") for base in bases):
                raise OutsideError(folder)
        for folder in folders.missing:
            with suppress(FileExistsError):  # somebody else made it just now
                os.mkdir(folder)
        for path in moved:
            _move(self._staged(path), self.final(path))
        return moved


_IN_THE_WAY = "something else is in the way of a page"


class _Folders:
    """Those that files go to, and those above them: `found`, or `missing`, outer ones first."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.missing: dict[str, None] = {}

    def is_there(self, folder: str) -> bool:
        """Each is looked at once, and none in one that is missing. Raises FileExistsError where it is a file."""
        if folder in self.found:
            return True
        if folder in self.missing:
            return False
        if os.path.isdir(folder):
            self.found.add(folder)
            return True
        if self.is_there(os.path.dirname(folder)) and os.path.lexists(folder):
            raise FileExistsError(errno.EEXIST, _IN_THE_WAY, folder)
        self.missing[folder] = None
        return False


def _move(new: str, old: str) -> None:
    try:
        os.replace(new, old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another file system, such as one that is mounted at site/.
        write_atomically(Path(old), Path(new).read_bytes())
        os.unlink(new)


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
