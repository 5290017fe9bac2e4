"""Files opened without waiting, written whole or not at all, and what is left empty removed."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in lower-case hexadecimal."""
    from hashlib import sha256

    return sha256(path.read_bytes()).hexdigest()


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a file's name for itself (``aux``, ``con.txt``), where sites and bundles are opened, too.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    return name.partition(".")[0].strip().upper() in _DEVICES or name.endswith((".", " "))


_DEVICES: Final = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


class OutsideError(OSError):
    """A link leads out of the folder that is to be written in."""

    def __init__(self, path: str) -> None:
        super().__init__(None, "a link leads out of the project here", path)


def at_once(path: str, flags: int) -> int:
    """An opener for `open` that does not wait for the other end of a pipe. Whether it is a file, `os.fstat` tells."""
    return os.open(path, flags | _AT_ONCE)


# Not all systems have these.
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def write_atomically(path: Path, content: bytes, within: Path | None = None) -> bool:
    """Write a file so that it is there whole or not at all, even if the power fails; False where it had these bytes.

    A file that is there keeps its permissions, and a link leads where it did; one that leads out of the folder `within`
    raises OutsideError.
    """
    shown, path = path, path.resolve()
    if within is not None and not path.is_relative_to(within):
        raise OutsideError(str(shown))
    mode = 0o644  # not mkstemp's, which is for its owner alone
    if path.is_file():
        if path.read_bytes() == content:
            return False
        mode = stat.S_IMODE(path.stat().st_mode)
    path.parent.mkdir(parents=True, exist_ok=True)
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            # Else the new name could be on the disk before what it names.
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return True


def _sync_folder(folder: Path) -> None:
    """A folder's names on the disk; not all systems let a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_empty_folders(root: Path) -> None:
    """Folders below `root` with nothing in them; not those whose name begins with a dot."""
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()) and not path.relative_to(root).parts[0].startswith("."):
            path.rmdir()
