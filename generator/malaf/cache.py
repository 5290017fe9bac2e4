"""What the last build knew: one file, which may be deleted at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import msgspec

from malaf.stamps import Stamps, Written

__all__ = ["Cache", "Inputs", "Known", "Target", "alone", "forget"]

_VERSION: Final = 2
_PATIENCE: Final = 24 * 3600.0  # seconds
# Of two that come at the same moment, SQLite refuses both at once: after so long, somebody is in there.
_MOMENT: Final = 0.2  # seconds
# What is long and seldom asked for stands in columns of its own: a build reads and writes the rows that it touches.
_TABLES: Final = {
    "kept": "key TEXT PRIMARY KEY, value BLOB",
    "dossiers": "name TEXT PRIMARY KEY, head BLOB, pages BLOB, entries BLOB, found BLOB",
    "inputs": "name TEXT PRIMARY KEY, root TEXT, digest TEXT, folders BLOB, files BLOB",
    "targets": "owner TEXT PRIMARY KEY, key TEXT, pages INTEGER, files BLOB",
}
T = TypeVar("T")


class Known(NamedTuple):
    """Of files that belong together: where they lie, and the digest of their bytes."""

    root: str
    digest: str


class Inputs(msgspec.Struct, frozen=True):
    """Files that belong together: their stamps below `root`, those of their folders, and the digest of their bytes."""

    root: str
    digest: str
    folders: Stamps
    files: Stamps

    @property
    def known(self) -> Known:
        return Known(self.root, self.digest)


class Target(msgspec.Struct, frozen=True):
    """Files that were made together: `key` tells of what."""

    key: str
    files: dict[str, Written]

    @property
    def pages(self) -> int:
        """How many of them are pages of the site."""
        return sum(path.endswith(".html") for path in self.files)


_STAMPS: Final = msgspec.msgpack.Decoder(Stamps)
_FILES: Final = msgspec.msgpack.Decoder(dict[str, Written])


def _enter(base: sqlite3.Connection) -> None:
    # Nothing is written, and a journal beside it would look as if a build had been at work (`Survey.holds`).
    base.execute("PRAGMA journal_mode = MEMORY")
    base.execute("BEGIN EXCLUSIVE")


@contextmanager
def alone(path: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Nobody else is in here at the same time, on this machine: others wait. `path` is a file that they share.

    `waiting` is called once where somebody is in there.
    """
    base = sqlite3.connect(path, timeout=_MOMENT, isolation_level=None)
    try:
        try:
            _enter(base)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            waiting()
            base.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000:.0f}")
            _enter(base)
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
                "".join(
                    f"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} ({columns});"
                    for table, columns in _TABLES.items()
                )
                + f"PRAGMA user_version = {_VERSION};"
            )

    def close(self) -> None:
        self._base.close()

    def commit(self) -> None:
        """What was put becomes part of the file, all or nothing."""
        self._base.commit()

    def forget(self) -> None:
        """Everything is deleted."""
        for table in _TABLES:
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

    # Inputs

    def known(self) -> dict[str, Known]:
        """Every group of files that was read."""
        return {name: Known(*row) for name, *row in self._base.execute("SELECT name, root, digest FROM inputs")}

    def all_inputs(self) -> Iterator[tuple[str, str, Stamps, Stamps]]:
        """(name, root, stamps of the folders, stamps of the files) of each group."""
        for name, root, *packed in self._base.execute("SELECT name, root, folders, files FROM inputs"):
            folders, files = map(_STAMPS.decode, packed)
            yield name, root, folders, files

    def inputs(self, name: str) -> Inputs:
        """What is known of a group."""
        row = "SELECT root, digest, folders, files FROM inputs WHERE name = ?"
        root, digest, *packed = self._base.execute(row, (name,)).fetchone()
        return Inputs(root, digest, *map(_STAMPS.decode, packed))

    def input_files(self, name: str) -> Stamps:
        """The files of a group."""
        row = self._base.execute("SELECT files FROM inputs WHERE name = ?", (name,)).fetchone()
        return _STAMPS.decode(row[0])

    def put_inputs(self, name: str, inputs: Inputs) -> None:
        row = (name, inputs.root, inputs.digest, *map(msgspec.msgpack.encode, (inputs.folders, inputs.files)))
        self._base.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?)", row)

    def drop_inputs(self, names: Iterable[str]) -> None:
        self._base.executemany("DELETE FROM inputs WHERE name = ?", [(name,) for name in names])

    # Targets

    def targets(self) -> dict[str, tuple[str, int]]:
        """(key, number of pages) of everything that was made, by its owner."""
        rows = self._base.execute("SELECT owner, key, pages FROM targets")
        return {owner: (key, pages) for owner, key, pages in rows}

    def all_files(self) -> Iterator[tuple[str, dict[str, Written]]]:
        """(owner, files) of everything that was made."""
        for owner, packed in self._base.execute("SELECT owner, files FROM targets"):
            yield owner, _FILES.decode(packed)

    def files(self, owner: str) -> dict[str, Written]:
        """The files of an owner."""
        row = self._base.execute("SELECT files FROM targets WHERE owner = ?", (owner,)).fetchone()
        return _FILES.decode(row[0])

    def put_target(self, owner: str, target: Target) -> None:
        row = (owner, target.key, target.pages, msgspec.msgpack.encode(target.files))
        self._base.execute("INSERT OR REPLACE INTO targets VALUES (?, ?, ?, ?)", row)

    def drop_targets(self, owners: Iterable[str]) -> None:
        """Targets, and what is kept under the names of their owners."""
        gone = [(owner,) for owner in owners]
        self._base.executemany("DELETE FROM targets WHERE owner = ?", gone)
        self._base.executemany("DELETE FROM kept WHERE key = ?", gone)
