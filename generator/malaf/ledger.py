"""What the last build read and made, and what this one leaves as it is."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from malaf.cache import Cache, Target
from malaf.options import Result
from malaf.publish import Places, remove, sweep
from malaf.readings import Readings
from malaf.settings import Project
from malaf.stamps import Stamps, Written, stamps
from malaf.unchanged import Last, Outputs, Survey

__all__ = ["Ledger", "key_of"]


class Ledger(Readings):
    """The book of one build.

    A target is a set of files with an owner and a key, which tells of what they are made. Where the last build made
    the same, and the files are there as it wrote them, they stay; else they are staged anew. What has no owner any
    more is removed in the end. With `verify` no stamp is believed.
    """

    def __init__(
        self, project: Project, cache: Cache, site: Path, *, verify: bool = False, seen: Survey | None = None
    ) -> None:
        staging = project.cache / "staging" / f"{os.getpid()}-{time.time_ns()}"
        self.places = Places(project.root.as_posix(), site.as_posix(), staging.as_posix())
        self._project = project
        self._site = site
        if not verify and (seen is None or not seen.holds(project.cache)):
            seen = Survey(cache, project.cache, self.places.root, self.places.site)
        self._seen = None if verify else seen
        super().__init__(cache, self.places.root, self._seen.has_changed if self._seen else lambda _: True)
        self._stored = cache.targets()
        self._before = {} if verify else self._stored
        self._kept: set[str] = set()
        self._now: dict[str, Target] = {}
        self._touched: set[str] = set()
        self.gone: list[str] = []  # files that `publish` took off the site
        self._sweep = verify or cache.get("last", Last) is None
        # What a killed build left, whose processes may still be about to end.
        shutil.rmtree(project.cache / "staging", ignore_errors=True)
        Path(self.places.staging).mkdir(parents=True)

    def written_by_hand(self, group: str) -> Stamps:
        """The files of a group of docs/ that are not as a build made them; None: it cannot be looked at."""
        fresh = self._fresh.get(group)
        if fresh is None:
            return self._outputs.by_hand[group]
        return {path: one for path, one in fresh.files.items() if path not in self.untouched}

    # What is made

    @property
    def _outputs(self) -> Outputs:
        return self._seen.outputs if self._seen else Outputs()

    def keep(self, owner: str, key: str) -> bool:
        """Whether what the last build made for `owner` is what is wanted now; then it stays."""
        if not self.is_there(owner, key):
            return False
        self._kept.add(owner)
        return True

    def is_there(self, owner: str, key: str) -> bool:
        """Whether the last build made that, and its files are as it wrote them."""
        target = self._before.get(owner)
        return target is not None and target[0] == key and owner not in self._outputs.spoilt

    def made(self, owner: str, key: str, files: dict[str, Written]) -> None:
        """Files of an owner that were written by `Places.write`."""
        self._now[owner] = Target(key, files)

    def stage(self, owner: str, key: str, files: Mapping[str, bytes]) -> None:
        """The files of an owner, written beside their places."""
        self.made(owner, key, {path: self.places.write(path, content) for path, content in files.items()})

    def stage_folder(self, owner: str, key: str, folder: Path, prefix: str) -> None:
        """The files of a folder, as those of an owner below `prefix`."""
        paths = {f"{prefix}/{path.relative_to(folder).as_posix()}": path for path in sorted(folder.rglob("*"))}
        made = {name: self.places.write(name, path.read_bytes()) for name, path in paths.items() if path.is_file()}
        self.made(owner, key, made)

    @cached_property
    def untouched(self) -> set[str]:
        """The files of docs/ that are as the last build wrote them."""
        return {path for path in self._files(self._before) if path.startswith("docs/")} - self._outputs.lost

    def _files(self, owners: Container[str]) -> Iterator[str]:
        """What the last build made for some owners."""
        return (path for owner, files in self.cache.all_files() if owner in owners for path in files)

    def taken_over(self, prefix: str) -> bool:
        """Whether a file below `prefix` of docs/ is no longer as the last build wrote it: somebody's, perhaps."""
        return any(path.startswith(prefix) for path in self._outputs.lost)

    def pages(self) -> int:
        """How many pages the site has in all."""
        made = sum(target.pages for target in self._now.values())
        return made + sum(self._before[owner][1] for owner in self._kept)

    def publish(self, first: Sequence[str], generated: Callable[[], Iterable[str]]) -> int:
        """What was staged goes to docs/ and site/, what is gone is removed; how many files of site/ were written.

        `first` are beginnings of paths that come before all others, since pages link to them; `generated` gives every
        file of docs/ that a build made.
        """
        made = {path for target in self._now.values() for path in target.files}
        moved = self.places.publish(sorted(made, key=lambda path: (not path.startswith(tuple(first)), path)))
        shutil.rmtree(Path(self.places.staging).parent, ignore_errors=True)
        if self._sweep:
            wanted = made.union(self._files(self._kept))
            sweep(self._site, {path[5:] for path in wanted if path.startswith("site/")})
            remove(self._project.root, set(generated()) - wanted)
        owners = self._before.keys() - self._kept
        gone = {path: owner for owner in owners for path in self.cache.files(owner) if path not in made}
        # Another owner may have it now; but not what a segment of an index left, whose files are called after it.
        if not all(owner.startswith("search/") for owner in gone.values()):
            for path in self._files(self._kept):
                gone.pop(path, None)
        self.gone = [path[5:] for path in gone if path.startswith("site/")]
        remove(self._site, self.gone)
        # What is no longer as it was written is somebody's.
        own = [path for path in gone if path.startswith("docs/") and path not in self._outputs.lost]
        remove(self._project.root, own)
        for path in (*own, *moved):
            if path.startswith("docs/"):
                parts = path.split("/")
                self._touched.update("/".join(parts[:n]) + "/" for n in range(2, len(parts)))
        return sum(path.startswith("site/") for path in moved)

    def close(self, last: Last, result: Result) -> None:
        """Everything of this build is kept for the next."""
        self.cache.drop_targets(self._stored.keys() - self._kept - self._now.keys())
        for owner, target in self._now.items():
            self.cache.put_target(owner, target)
        self.cache.drop_inputs(self._known.keys() - self._read.keys())
        for group, inputs in self._fresh.items():
            self.cache.put_inputs(group, inputs)
        for group in [name for name in self._read if name.startswith("docs/")]:
            touched = [folder for folder in self._touched if folder.startswith(f"{group}/")]
            if touched:
                self.cache.put_folders(group, stamps(touched, self.places.root))
        self.cache.put("last", last)
        self.cache.put("result", result)
        self.cache.commit()


def key_of(*parts: Any) -> str:
    """A digest of values."""
    return sha256(msgspec.msgpack.encode(parts, order="deterministic")).hexdigest()[:24]
