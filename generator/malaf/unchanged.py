"""What is not as the last build left it: asked once, and before all else, so it stands on little."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from malaf.cache import Cache
from malaf.options import Options, Result
from malaf.stamps import Stamp, Stamps, is_same, stamp

__all__ = ["Last", "Survey", "looked_over", "survey", "told", "unchanged"]


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """The last build that went well: of which project, and how it was told to build.

    `variables` are those of the environment that it looked at; `installed` are stamps of the folders of packages.
    """

    root: str
    options: str
    variables: dict[str, str | None]
    installed: Stamps


def told(options: Options) -> str:
    """The options that make another site."""
    return f"{options.drafts} {options.plain} {options.site}"


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """What of the last build's files is as it was.

    `same` are the groups of inputs without a change. `spoilt` are the owners of files that are not as they were
    written, and `lost` those files; `claimed` are files of docs/ that are both, read and as they were written.
    """

    begun: Stamp = None
    same: set[str] = set()
    spoilt: set[str] = set()
    lost: set[str] = set()
    claimed: set[str] = set()

    def holds(self, folder: Path) -> bool:
        """Whether no build has been at work since, `folder` being .malaf/: each makes a folder in it, and removes it
        when all is done."""
        return self.begun == stamp(folder.as_posix()) and not (folder / "staging").exists()


def survey(cache: Cache, folder: Path, root: str, site: str) -> Survey:
    """Every file that the last build read or made is looked at once, and none is opened. `folder` is .malaf/."""
    begun = stamp(folder.as_posix())
    same: set[str] = set()
    read: set[str] = set()
    for name, base, folders, files in cache.all_inputs():
        if is_same(folders, base) and is_same(files, base):
            same.add(name)
        if name.startswith("docs/"):
            read.update(files)
    spoilt, lost, claimed = set(), set(), set()
    stat = os.stat
    # A site elsewhere has paths of its own.
    elsewhere = None if site == f"{root}/site" else site
    for owner, made in cache.all_files():
        for path, written in made.items():
            place = f"{elsewhere}{path[4:]}" if elsewhere and path.startswith("site/") else f"{root}/{path}"
            try:
                found = stat(place)
            except OSError:
                lost.add(path)
                spoilt.add(owner)
                continue
            if (found.st_size, found.st_mtime_ns) != written:
                lost.add(path)
                spoilt.add(owner)
            elif path in read:
                claimed.add(path)
    return Survey(begun=begun, same=same, spoilt=spoilt, lost=lost, claimed=claimed)


def unchanged(root: Path, options: Options) -> Result | None:
    """What the last build of the project in `root` did, where this one would do nothing; else None."""
    return looked_over(root, options)[0]


def looked_over(root: Path, options: Options) -> tuple[Result | None, Survey | None]:
    """What `unchanged` tells; and where that is None, what was seen, for the build that follows."""
    root = root.resolve()
    folder = root / ".malaf"
    if options.clean or options.verify or not (folder / options.cache).is_file():
        return None, None
    try:
        with closing(Cache(folder / options.cache)) as cache:
            seen = survey(cache, folder, root.as_posix(), (options.site or root / "site").as_posix())
            last = cache.get("last", Last)
            # A project may be copied together with its cache.
            if (
                last is None
                or last.root != root.as_posix()
                or not _is_as_read(last, options)
                or seen.spoilt
                or len(seen.same) < len(cache.known())
                or seen.begun != stamp(folder.as_posix())
            ):
                return None, seen
            result = cache.get("result", Result)
    except (sqlite3.Error, msgspec.DecodeError):
        return None, None
    return result and msgspec.structs.replace(result, written=0, composed=0, rendered=0), seen


def _is_as_read(last: Last, options: Options) -> bool:
    """Whether this build is told the same, and stands on the same packages and variables."""
    variables = all(os.environ.get(name) == value for name, value in last.variables.items())
    return last.options == told(options) and variables and is_same(last.installed, "")
