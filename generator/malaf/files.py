"""Files written whole or not at all, and what is left empty removed."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in lower-case hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def write_atomically(path: Path, content: bytes) -> bool:
    """Write a file so that it is there whole or not at all, even if the power fails; False where it had these bytes.

    A file that is there keeps its permissions, and a link leads where it did.
    """
    path = path.resolve()
    mode = 0o644  # not mkstemp's, which is for its owner alone
    if path.is_file():
        if path.read_bytes() == content:
            return False
        mode = stat.S_IMODE(path.stat().st_mode)
    path.parent.mkdir(parents=True, exist_ok=True)
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
