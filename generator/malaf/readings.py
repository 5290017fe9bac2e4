"""Files that are read, in groups that belong together: again only where one has another stamp."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from malaf.cache import Cache, Inputs, Known
from malaf.stamps import digest_of, settled, stamps

__all__ = ["Readings"]


class Readings:
    """What is known of files below `root`, or below a root of a group's own.

    `has_changed` tells of a group that the cache knows whether one of its files has another stamp now.
    """

    def __init__(self, cache: Cache, root: str, has_changed: Callable[[str], bool]) -> None:
        self.cache = cache
        self.root = root
        self._has_changed = has_changed
        self._known = cache.known()
        self._read: dict[str, Known] = {}
        self._fresh: dict[str, Inputs] = {}

    def read(self, group: str, paths: Callable[[], Iterable[str]], root: str = "", *, again: bool = False) -> Known:
        """Files that belong together; read only where one has another stamp, or `again`. `paths` are below `root`."""
        root = root or self.root
        known = self._known.get(group)
        if known is None or known.root != root or again or self._has_changed(group):
            now = time.time_ns()
            taken = settled(stamps(paths(), root), now)
            folders = {path: one for path, one in taken.items() if path.endswith("/")}
            files = {path: one for path, one in taken.items() if path not in folders}
            self._fresh[group] = Inputs(root, digest_of(files, root), folders, files)
            known = self._fresh[group].known
        self._read[group] = known
        return known

    def digest(self, group: str) -> str:
        """The digest of files that were read."""
        return self._read[group].digest
