"""site/ brought up to date from a folder that holds all of it."""

from __future__ import annotations

import errno
from pathlib import Path

from malaf.files import remove_empty_folders, write_atomically


def synchronise(new: Path, site: Path) -> int:
    """`site` gets the files of `new`: only bytes that differ are written, what is gone is removed."""
    written = 0
    wanted = {path.relative_to(new) for path in new.rglob("*") if path.is_file()}
    # Before the first byte is written: what would stop in the middle.
    for relative in sorted(wanted):
        for part in (relative, *relative.parents):
            in_the_way = (site / part).is_dir() if part == relative else (site / part).is_file()
            if in_the_way:
                raise FileExistsError(errno.EEXIST, "something else is in the way of a page", str(site / part))
    for relative in sorted(wanted):
        written += write_atomically(site / relative, (new / relative).read_bytes())
    for path in sorted(site.rglob("*")):
        relative = path.relative_to(site)
        if path.is_file() and relative not in wanted and not _is_foreign(relative):
            path.unlink()
    remove_empty_folders(site)
    return written


def _is_foreign(relative: Path) -> bool:
    """What others put into site/: a repository, the name of a domain."""
    return relative.parts[0].startswith(".") or relative == Path("CNAME")
