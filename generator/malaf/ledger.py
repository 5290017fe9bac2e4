"""What the last build read and made, and what this one leaves as it is."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from malaf.cache import Cache, Inputs, Target, as_written
from malaf.publish import Places, Written, remove, sweep
from malaf.settings import Project
from malaf.stamps import digest_of, same, settled, stamps
from malaf.unchanged import Last

__all__ = ["Ledger", "key_of"]


class Ledger:
    """The book of one build.

    A target is a set of files with an owner and a key, which tells of what they are made. Where the last build made
    the same, and the files are there as it wrote them, they stay; else they are staged anew. What has no owner any
    more is removed in the end. With `verify` no stamp is believed.
    """

    def __init__(self, project: Project, cache: Cache, site: Path, *, verify: bool = False) -> None:
        self.cache = cache
        staging = project.cache / "staging" / f"{os.getpid()}-{time.time_ns()}"
        self.places = Places(project.root.as_posix(), site.as_posix(), staging.as_posix())
        self._project = project
        self._site = site
        self._verify = verify
        self._inputs = cache.get("inputs", dict[str, Inputs]) or {}
        self._read: dict[str, Inputs] = {}
        self._before = {} if verify else cache.targets()
        self._now: dict[str, Target] = {}
        self._touched: set[str] = set()
        self._sweep = verify or cache.get("last", Last) is None
        # What a killed build left, whose processes may still be about to end.
        shutil.rmtree(project.cache / "staging", ignore_errors=True)
        Path(self.places.staging).mkdir(parents=True)

    # What is read

    def read(self, group: str, paths: Callable[[], Iterable[str]], root: str = "", *, again: bool = False) -> Inputs:
        """Files that belong together; read only where one has another stamp, or `again`. `paths` are below `root`."""
        root = root or self.places.root
        known = self._inputs.get(group)
        if known is None or known.root != root or self._verify or again or not same(known.stamps, root):
            now = time.time_ns()
            taken = stamps(paths(), root)
            known = Inputs(root, settled(taken, now), digest_of(taken, root))
        self._read[group] = known
        return known

    def digest(self, group: str) -> str:
        """The digest of files that were read in this build."""
        return self._read[group].digest

    # What is made

    def keep(self, owner: str, key: str) -> bool:
        """Whether what the last build made for `owner` is what is wanted now; then it stays."""
        if not self.is_there(owner, key):
            return False
        self._now[owner] = self._before[owner]
        return True

    def is_there(self, owner: str, key: str) -> bool:
        """Whether the last build made that, and its files are as it wrote them."""
        target = self._before.get(owner)
        return target is not None and target.key == key and owner in self._intact[0]

    @cached_property
    def _intact(self) -> tuple[set[str], set[str]]:
        """The owners whose files are all as the last build wrote them, and all such files of docs/."""
        return as_written(self._before, self.places.root, self.places.site)

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

    def untouched(self) -> set[str]:
        """The files of docs/ that are as the last build wrote them."""
        return self._intact[1]

    def taken_over(self, prefix: str) -> bool:
        """Whether a file below `prefix` of docs/ is no longer as the last build wrote it: somebody's, perhaps."""
        own = (path for target in self._before.values() for path in target.files if path.startswith(prefix))
        return any(path not in self._intact[1] for path in own)

    def count(self, suffix: str) -> int:
        """How many files of site/ with a suffix there are in all."""
        return sum(path.endswith(suffix) for target in self._now.values() for path in target.files)

    def publish(self, first: Sequence[str], generated: Callable[[], Iterable[str]]) -> int:
        """What was staged goes to docs/ and site/, what is gone is removed; how many files of site/ were written.

        `first` are beginnings of paths that come before all others, since pages link to them; `generated` gives every
        file of docs/ that a build made.
        """
        made = [
            path
            for owner, target in self._now.items()
            if self._before.get(owner) is not target
            for path in target.files
        ]
        moved = self.places.publish(sorted(made, key=lambda path: (not path.startswith(tuple(first)), path)))
        shutil.rmtree(Path(self.places.staging).parent, ignore_errors=True)
        wanted = {path for target in self._now.values() for path in target.files}
        if self._sweep:
            sweep(self._site, {path[5:] for path in wanted if path.startswith("site/")})
            remove(self._project.root, set(generated()) - wanted)
        gone = {path for target in self._before.values() for path in target.files} - wanted
        remove(self._site, [path[5:] for path in gone if path.startswith("site/")])
        # What is no longer as it was written is somebody's.
        own = [path for path in gone if path in self._intact[1]]
        remove(self._project.root, own)
        for path in (*own, *moved):
            if path.startswith("docs/"):
                parts = path.split("/")
                self._touched.update("/".join(parts[:n]) + "/" for n in range(2, len(parts)))
        return sum(path.startswith("site/") for path in moved)

    def close(self, last: Last) -> None:
        """Everything of this build is kept for the next."""
        self.cache.drop_targets(self._before.keys() - self._now.keys())
        for owner, target in self._now.items():
            if self._before.get(owner) is not target:
                self.cache.put_target(owner, target)
        for group, inputs in self._read.items():
            if not group.startswith("docs/"):
                continue
            touched = [folder for folder in self._touched if folder.startswith(f"{group}/")]
            if touched:
                now = inputs.stamps | stamps(touched, self.places.root)
                self._read[group] = msgspec.structs.replace(
                    inputs, stamps={path: one for path, one in now.items() if one}
                )
        if self._read != self._inputs:
            self.cache.put("inputs", self._read)
        self.cache.put("last", last)
        self.cache.commit()


def key_of(*parts: Any) -> str:
    """A digest of values."""
    return sha256(msgspec.msgpack.encode(parts, order="deterministic")).hexdigest()[:24]
