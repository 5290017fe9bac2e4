"""Files written whole or not at all, and what is left empty removed."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in lower-case hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def write_atomically(path: Path, content: bytes) -> bool:
    """Write a file so that it is there whole or not at all; False where it already had these bytes."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # mkstemp makes files that only their owner may read; a published one is for all.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def remove_empty_folders(root: Path) -> None:
    """Folders below `root` with nothing in them; not those whose name begins with a dot."""
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()) and not path.relative_to(root).parts[0].startswith("."):
            path.rmdir()
