"""Whether a file is what it was: its stamp first, its bytes where that differs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

# Size, time of change and of the last change of its entry in nanoseconds, inode; None: there is no such file.
Stamp = tuple[int, int, int, int] | None
Stamps = dict[str, Stamp]
# Of a file that was written here: size and time of change.
Written = tuple[int, int]

# A file that was written so shortly before it was read may be written again within the same tick of the clock.
_TICK: Final = 20_000_000
_NEVER: Final = (-1, 0, 0, 0)


def stamp(path: str) -> Stamp:
    """The stamp of a file or a folder."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def stamps(paths: Iterable[str], root: str) -> Stamps:
    """The stamps of paths below `root`."""
    prefix = f"{root}/"
    return {path: stamp(prefix + path) for path in paths}


def is_same(known: Mapping[str, Stamp], root: str) -> bool:
    """Whether every path below `root` has the stamp that is known of it."""
    prefix = f"{root}/"
    stat = os.stat
    for path, one in known.items():
        try:
            found = stat(prefix + path)
        except OSError:
            if one is None:
                continue
            return False
        if one is None or one != (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino):
            return False
    return True


def settled(known: Stamps, now: int) -> Stamps:
    """The stamps, taken at `now` in nanoseconds; of files just written one that no file has."""
    return {path: _NEVER if one and max(one[1], one[2]) > now - _TICK else one for path, one in known.items()}


def digest_of(paths: Iterable[str], root: str) -> str:
    """SHA-256 of the names and the bytes of the files that are there; folders, with a slash at the end, left out."""
    total = sha256()
    for path in sorted(paths):
        if path.endswith("/"):
            continue
        try:
            with open(f"{root}/{path}", "rb") as file:
                content = file.read()
        except OSError:
            continue
        total.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        total.update(content)
    return total.hexdigest()


def walk(root: str, folder: str) -> list[str]:
    """Every folder and file below `folder`, itself first, relative to `root`; nothing whose name begins with a dot.

    Folders have a slash at their end. Links to folders are not followed.
    """
    found = [f"{folder}/"]
    try:
        listing = sorted(os.scandir(f"{root}/{folder}"), key=lambda entry: entry.name)
    except OSError:
        return found
    for entry in listing:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            found += walk(root, path)
        else:
            found.append(path)
    return found
