"""Whether a file is what it was: its stamp first, its bytes where that differs."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from stat import S_ISREG
from typing import Final

from malaf.files import at_once

# Size, time of change and of the last change of its entry in nanoseconds, inode; None: there is no such file.
Stamp = tuple[int, int, int, int] | None
Stamps = dict[str, Stamp]
# Of a file that was written here: size and time of change.
Written = tuple[int, int]

# A file that was written so shortly before it was read may be written again within the same tick of the clock.
_TICK: Final = 20_000_000
_NEVER: Final = (-1, 0, 0, 0)
_CHUNK: Final = 1 << 20
# No file is published that is larger, whatever the limits say: its bytes need not be looked at.
_LARGEST: Final = 10**9


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
    """SHA-256 of the names and the bytes of the files that are there; folders, with a slash at the end, left out.

    Pipes and devices are left out, too, and of what is too large to be published, only size and time are looked at.
    """
    from hashlib import sha256

    total = sha256()
    for path in sorted(paths):
        if path.endswith("/"):
            continue
        try:
            with open(f"{root}/{path}", "rb", buffering=0, opener=at_once) as file:
                found = os.fstat(file.fileno())
                if not S_ISREG(found.st_mode):
                    continue
                size = found.st_size
                content = file.read(min(size, _CHUNK))
                total.update(f"{path}\0{size}\0".encode("utf-8", "surrogateescape"))
                if size > _LARGEST:
                    total.update(str(found.st_mtime_ns).encode())
                    continue
                total.update(content)
                while size > _CHUNK and (content := file.read(_CHUNK)):
                    total.update(content)
        except OSError:
            continue
    return total.hexdigest()


def walk(root: str, folder: str) -> list[str]:
    """Every folder and file below `folder`, itself first, relative to `root`; nothing whose name begins with a dot.

    Folders have a slash at their end. Links to folders are not followed. Raises OSError for a name that is not UTF-8.
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
        if not path.isascii():
            try:
                path.encode()
            except UnicodeEncodeError:
                raise OSError(errno.EILSEQ, "the name of this file is not UTF-8", path) from None
        if entry.is_dir(follow_symlinks=False):
            found += walk(root, path)
        else:
            found.append(path)
    return found
