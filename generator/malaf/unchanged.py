"""Whether anything at all is not as the last build left it: asked before all else, so it stands on little."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from malaf.cache import Cache, Inputs, as_written
from malaf.options import Options, Result
from malaf.stamps import Stamps, same

__all__ = ["Last", "unchanged"]


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """The last build that went well: of which project, how it was told to build, what it read, and what it did.

    `variables` are those of the environment that it looked at; `installed` are stamps of the folders of packages.
    """

    root: str
    options: str
    variables: dict[str, str | None]
    installed: Stamps
    result: Result


def told(options: Options) -> str:
    """The options that make another site."""
    return f"{options.drafts} {options.plain} {options.site}"


def unchanged(root: Path, options: Options) -> Result | None:
    """What the last build of the project in `root` did, where this one would do nothing; else None."""
    root = root.resolve()
    path = root / ".malaf" / options.cache
    if options.clean or options.verify or not path.is_file():
        return None
    try:
        with closing(Cache(path)) as cache:
            last = cache.get("last", Last)
            # A project may be copied together with its cache.
            if last is None or last.root != root.as_posix() or not _is_as_read(last, options):
                return None
            inputs = cache.get("inputs", dict[str, Inputs])
            if inputs is None or not all(same(one.stamps, one.root) for one in inputs.values()):
                return None
            targets = cache.targets()
            site = options.site or root / "site"
            if len(as_written(targets, root.as_posix(), site.as_posix())[0]) < len(targets):
                return None
    except sqlite3.Error:
        return None
    return msgspec.structs.replace(last.result, written=0, composed=0, rendered=0)


def _is_as_read(last: Last, options: Options) -> bool:
    """Whether this build is told the same, and stands on the same packages and variables."""
    variables = all(os.environ.get(name) == value for name, value in last.variables.items())
    return last.options == told(options) and variables and same(last.installed, "")
