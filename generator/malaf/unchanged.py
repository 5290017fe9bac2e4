"""What is not as the last build left it: asked once, and before all else, so it stands on little."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from functools import cached_property, partial
from pathlib import Path

import msgspec

from malaf.cache import Cache
from malaf.options import Options, Result
from malaf.stamps import Stamp, Stamps, is_same, stamp, stamps
from malaf.workers import Beside

__all__ = ["Last", "Outputs", "Survey", "changed", "looked_over", "packages"]


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """The last build that went well: of which project, by which program, and how it was told to build.

    `variables` are those of the environment that it looked at; `installed` are stamps of the folders of packages.
    """

    root: str
    program: str
    options: str
    variables: dict[str, str | None]
    installed: Stamps

    @classmethod
    def of(cls, root: str, options: Options, variables: Iterable[str]) -> Last:
        """This build. `variables` are names; of the options, those count that make another site."""
        return cls(
            root=root,
            program=Path(__file__).parent.as_posix(),
            options=f"{options.drafts} {options.plain} {options.site}",
            variables={name: os.environ.get(name) for name in variables},
            installed=packages(),
        )


def packages() -> Stamps:
    """The stamps of the folders that packages are installed in."""
    return stamps((path for path in sys.path if path.endswith("-packages")), "")


class Outputs(msgspec.Struct, frozen=True):
    """What the last build made: `spoilt` are the owners of files that are not as they were written, and `lost` those
    files; `by_hand` are, in each group of docs/ that was read, the files that are not as a build wrote them."""

    spoilt: set[str] = set()
    lost: set[str] = set()
    by_hand: dict[str, Stamps] = {}


class Survey:
    """What of the last build's files is as it was: each is looked at once, and none is opened.

    What was made, and docs/ once it is clear that something is to be built, is looked at in a process of its own, and
    waited for where it is asked for.
    """

    def __init__(self, cache: Cache, folder: Path, root: str, site: str) -> None:
        """`folder` is .malaf/."""
        self.begun: Stamp = stamp(folder.as_posix())
        self._outputs = Beside(partial(_outputs, cache.path, root, site), Outputs)
        self._changed = changed(cache.path)
        docs = partial(changed, cache.path, of_docs=True)
        self._docs = Beside(docs, set[str], at_once=not self._changed)

    @cached_property
    def outputs(self) -> Outputs:
        return self._outputs.result()

    @cached_property
    def changed(self) -> set[str]:
        """The groups of files that were read, and are not as they were."""
        return self._changed | self._docs.result()

    def is_clean(self) -> bool:
        """Whether nothing at all has changed."""
        return not self._changed and not self.changed and not self.outputs.spoilt

    def has_changed(self, group: str) -> bool:
        """Whether a group is one of `changed`."""
        return group in (self.changed if group.startswith("docs/") else self._changed)

    def holds(self, folder: Path) -> bool:
        """Whether no build has been at work since, `folder` being .malaf/: each makes a folder in it, and removes it
        when all is done."""
        return self.begun == stamp(folder.as_posix()) and not (folder / "staging").exists()


def changed(file: Path, *, of_docs: bool = False) -> set[str]:
    """The groups of files that were read and are not as they were: of docs/, or all others.

    `file` is that of the cache.
    """
    with closing(Cache(file)) as cache:
        return {name for name, root, stamps in cache.stamps(of_docs=of_docs) if not is_same(stamps, root)}


def _outputs(file: Path, root: str, site: str) -> Outputs:
    """`file` is that of the cache."""
    with closing(Cache(file)) as cache:
        by_hand = cache.files_of_docs()
        groups = {path: files for files in by_hand.values() for path in files}
        spoilt, lost = set(), set()
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
                elif path in groups:
                    groups[path].pop(path, None)
    return Outputs(spoilt, lost, by_hand)


def looked_over(root: Path, options: Options) -> tuple[Result | None, Survey | None]:
    """What the last build of the project in `root` did, where this one would do nothing; else None, with what was seen,
    for the build that follows."""
    root = root.resolve()
    folder = root / ".malaf"
    if options.clean or options.verify or not (folder / options.cache).is_file():
        return None, None
    try:
        with closing(Cache(folder / options.cache)) as cache:
            seen = Survey(cache, folder, root.as_posix(), (options.site or root / "site").as_posix())
            last = cache.get("last", Last)
            # A project may be copied together with its cache, and a program may stand beside another.
            if (
                last is None
                or last != Last.of(root.as_posix(), options, last.variables)
                or not seen.is_clean()
                or seen.begun != stamp(folder.as_posix())
            ):
                return None, seen
            result = cache.get("result", Result)
            if result and options.strict and result.quiet.warnings:
                return None, seen  # which are to be told
    except (sqlite3.Error, msgspec.DecodeError):
        return None, None
    return result and msgspec.structs.replace(result, written=0, composed=0, rendered=0), seen
