"""What the last build knew: one file, which may be deleted at any time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from malaf.stamps import Stamps

__all__ = ["Cache", "Inputs", "Target", "alone", "as_written", "forget"]

_VERSION: Final = 1
_PATIENCE: Final = 24 * 3600.0  # seconds
_TABLES: Final = """
    CREATE TABLE kept (key TEXT PRIMARY KEY, value BLOB);
    CREATE TABLE dossiers (name TEXT PRIMARY KEY, head BLOB, pages BLOB, entries BLOB, found BLOB);
    CREATE TABLE targets (owner TEXT PRIMARY KEY, value BLOB);
"""
T = TypeVar("T")


class Inputs(msgspec.Struct, frozen=True):
    """Files that belong together: their stamps below `root`, and the digest of their bytes."""

    root: str
    stamps: Stamps
    digest: str


class Target(msgspec.Struct, frozen=True):
    """Files that were made together: `key` tells of what, `files` has each path and its (size, time of change)."""

    key: str
    files: dict[str, tuple[int, int]]


def as_written(targets: Mapping[str, Target], root: str, site: str) -> tuple[set[str], set[str]]:
    """The owners whose files are all as they were written, and all such files of docs/. Their paths begin with
    ``docs/``, which is below `root`, or with ``site/``, which is `site`."""
    owners, docs = set(), set()
    stat = os.stat
    for owner, target in targets.items():
        whole = True
        for path, (size, changed) in target.files.items():
            in_site = path.startswith("site/")
            try:
                found = stat(f"{site}/{path[5:]}" if in_site else f"{root}/{path}")
            except OSError:
                whole = False
                continue
            if found.st_size != size or found.st_mtime_ns != changed:
                whole = False
            elif not in_site:
                docs.add(path)
        if whole:
            owners.add(owner)
    return owners, docs


@contextmanager
def alone(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Nobody else is in here at the same time, on this machine: others wait. `path` is a file that they share.

    `waiting` is called once where somebody is in there.
    """
    base = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        try:
            base.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            waiting()
            base.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
            base.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        base.close()


def forget(path: Path) -> None:
    """Removes a cache, with what SQLite may have left beside it."""
    for name in (path, path.with_name(f"{path.name}-journal")):
        name.unlink(missing_ok=True)


class Cache:
    """A file of SQLite. What another version wrote, or what is broken, is as good as nothing."""

    def __init__(self, path: Path, patience: float = 60) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._patience = patience  # seconds to wait for another process
        try:
            self._open()
        except sqlite3.OperationalError:
            raise  # it is busy, or may not be written: no reason to take it away
        except sqlite3.DatabaseError:
            forget(path)
            self._open()

    def _open(self) -> None:
        self._base = sqlite3.connect(self._path, timeout=self._patience)
        # The cache is made anew after a failure of the machine: no waiting for its disk.
        self._base.execute("PRAGMA synchronous = OFF")
        if self._base.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            self._base.executescript(
                "".join(f"DROP TABLE IF EXISTS {table};" for table in ("kept", "dossiers", "targets"))
                + _TABLES
                + f"PRAGMA user_version = {_VERSION};"
            )

    def close(self) -> None:
        self._base.close()

    def commit(self) -> None:
        """What was put becomes part of the file, all or nothing."""
        self._base.commit()

    def forget(self) -> None:
        """Everything is deleted."""
        for table in ("kept", "dossiers", "targets"):
            self._base.execute(f"DELETE FROM {table}")  # noqa: S608  # names from above

    # Single values

    def get(self, key: str, type: type[T]) -> T | None:
        """The value kept under a key; None where there is none, or one of another form."""
        row = self._base.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        try:
            return None if row is None else msgspec.msgpack.decode(row[0], type=type)
        except msgspec.DecodeError:
            return None

    def put(self, key: str, value: Any) -> None:
        self._base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, msgspec.msgpack.encode(value)))

    # Dossiers

    def heads(self, type: type[T]) -> dict[str, T]:
        """What is known of every dossier, by the name of its folder."""
        decode = msgspec.msgpack.Decoder(type).decode
        try:
            return {name: decode(head) for name, head in self._base.execute("SELECT name, head FROM dossiers")}
        except msgspec.DecodeError:
            return {}

    def put_dossier(self, name: str, head: Any, pages: bytes, entries: bytes, found: bytes) -> None:
        row = (name, msgspec.msgpack.encode(head), pages, entries, found)
        self._base.execute("INSERT OR REPLACE INTO dossiers VALUES (?, ?, ?, ?, ?)", row)

    def packed(self, column: str, names: Iterable[str]) -> Iterator[bytes]:
        """One of the packed values of each dossier named, in their order."""
        if column not in {"pages", "entries", "found"}:
            raise ValueError(column)
        for name in names:
            row = self._base.execute(f"SELECT {column} FROM dossiers WHERE name = ?", (name,)).fetchone()  # noqa: S608
            yield row[0]

    def drop_dossiers(self, names: Iterable[str]) -> None:
        self._base.executemany("DELETE FROM dossiers WHERE name = ?", [(name,) for name in names])

    # Targets

    def targets(self) -> dict[str, Target]:
        """Everything that was made, by its owner."""
        decode = msgspec.msgpack.Decoder(Target).decode
        try:
            return {owner: decode(value) for owner, value in self._base.execute("SELECT owner, value FROM targets")}
        except msgspec.DecodeError:
            return {}

    def put_target(self, owner: str, target: Target) -> None:
        self._base.execute("INSERT OR REPLACE INTO targets VALUES (?, ?)", (owner, msgspec.msgpack.encode(target)))

    def drop_targets(self, owners: Iterable[str]) -> None:
        """Targets, and what is kept under the names of their owners."""
        gone = [(owner,) for owner in owners]
        self._base.executemany("DELETE FROM targets WHERE owner = ?", gone)
        self._base.executemany("DELETE FROM kept WHERE key = ?", gone)
