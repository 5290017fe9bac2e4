"""What the last build knew: one file, which may be deleted at any time."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar
from zlib import crc32

import msgspec

from malaf.diagnostics import Diagnostic
from malaf.stamps import Stamp, Stamps, Written

__all__ = ["Cache", "Inputs", "Known", "Target", "alone", "forget"]

_VERSION: Final = 7
_PATIENCE: Final = 24 * 3600.0  # seconds
# Of two that come at the same moment, SQLite refuses both at once: after so long, somebody is in there.
_MOMENT: Final = 0.2  # seconds
# What is long and seldom asked for stands in tables of its own: a build reads and writes the rows that it touches.
_TABLES: Final = {
    "kept": "key TEXT PRIMARY KEY, value BLOB",
    "checked": "name TEXT PRIMARY KEY, head BLOB, problems BLOB",
    "dossiers": "name TEXT PRIMARY KEY, head BLOB",
    "made": "name TEXT PRIMARY KEY, pages BLOB, entries BLOB, found BLOB, words BLOB",
    "inputs": "name TEXT PRIMARY KEY, root TEXT, digest TEXT, stamps BLOB",
    "folders": "name TEXT, part INTEGER, stamps BLOB, PRIMARY KEY (name, part)",
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
_PROBLEMS: Final = msgspec.msgpack.Decoder(list[Diagnostic])
# So many folders of a group whose stamps are written together.
_PART: Final = 256


def _enter(base: sqlite3.Connection) -> None:
    # Nothing is written, and a journal beside it would look as if a build had been at work (`Survey.holds`).
    base.execute("PRAGMA journal_mode = MEMORY")
    base.execute("BEGIN EXCLUSIVE")


def _number(path: str, count: int) -> int:
    """Of the part of a group that a folder's stamp is in."""
    return crc32(path.encode("utf-8", "surrogateescape")) % count


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Of what is read of a large archive nothing is garbage: to look for some would take a third of the time."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


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
        self.path = path
        self._patience = patience  # seconds to wait for another process
        try:
            self._open()
        except sqlite3.OperationalError:
            raise  # it is busy, or may not be written: no reason to take it away
        except sqlite3.DatabaseError:
            forget(path)
            self._open()

    def _open(self) -> None:
        self._base = sqlite3.connect(self.path, timeout=self._patience)
        # The cache is made anew after a failure of the machine: no waiting for its disk.
        self._base.execute("PRAGMA synchronous = OFF")
        if self._version() != _VERSION:
            # Of two that find no cache, one makes it, and the other waits for that.
            self._base.execute("BEGIN IMMEDIATE")
            if self._version() != _VERSION:
                for table, columns in _TABLES.items():
                    self._base.execute(f"DROP TABLE IF EXISTS {table}")
                    self._base.execute(f"CREATE TABLE {table} ({columns})")
                self._base.execute(f"PRAGMA user_version = {_VERSION}")
            self._base.commit()

    def _version(self) -> int:
        return int(self._base.execute("PRAGMA user_version").fetchone()[0])

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
            with _nothing_collected():
                return None if row is None else msgspec.msgpack.decode(row[0], type=type)
        except msgspec.DecodeError:
            return None

    def put(self, key: str, value: Any) -> None:
        self._base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, msgspec.msgpack.encode(value)))

    # Dossiers

    def checked(self, type: type[T]) -> dict[str, T]:
        """What is known of every dossier that was checked, by the name of its folder."""
        return self._heads("checked", type)

    def composed(self, type: type[T]) -> dict[str, T]:
        """What is known of every dossier that was composed."""
        return self._heads("dossiers", type)

    def _heads(self, table: str, type: type[T]) -> dict[str, T]:
        decode = msgspec.msgpack.Decoder(type).decode
        try:
            rows = self._base.execute(f"SELECT name, head FROM {table}")  # noqa: S608  # names from above
            with _nothing_collected():
                return {name: decode(head) for name, head in rows}
        except msgspec.DecodeError:
            return {}

    def problems(self, names: Iterable[str]) -> dict[str, list[Diagnostic]]:
        """What is wrong with some dossiers, if anything is."""
        wanted = "SELECT name, problems FROM checked WHERE name = ? AND problems NOTNULL"
        rows = (row for name in names for row in self._base.execute(wanted, (name,)))
        return {name: _PROBLEMS.decode(packed) for name, packed in rows}

    def put_checked(self, name: str, head: Any, problems: Sequence[Diagnostic]) -> None:
        encode = msgspec.msgpack.encode
        row = (name, encode(head), encode(problems) if problems else None)
        self._base.execute("INSERT OR REPLACE INTO checked VALUES (?, ?, ?)", row)

    def put_dossier(self, name: str, head: Any, pages: bytes, entries: bytes, found: bytes, words: bytes) -> None:
        self._base.execute("INSERT OR REPLACE INTO dossiers VALUES (?, ?)", (name, msgspec.msgpack.encode(head)))
        self._base.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", (name, pages, entries, found, words))

    def packed(self, column: str, names: Iterable[str]) -> Iterator[bytes]:
        """One of the packed values of each dossier named, in their order."""
        if column not in {"pages", "entries", "found", "words"}:
            raise ValueError(column)
        for name in names:
            row = self._base.execute(f"SELECT {column} FROM made WHERE name = ?", (name,)).fetchone()  # noqa: S608
            yield row[0]

    def drop_dossiers(self, names: Iterable[str]) -> None:
        self._drop(("checked", "dossiers", "made"), "name", names)

    # Inputs

    def known(self) -> dict[str, Known]:
        """Every group of files that was read."""
        rows = self._base.execute("SELECT name, root, digest FROM inputs")
        with _nothing_collected():
            return {name: Known(root, digest) for name, root, digest in rows}

    def stamps(self, *, of_docs: bool) -> Iterator[tuple[str, str, Stamps]]:
        """(name, root, stamps) of all files and folders that were read, those of a large group in parts: of groups of
        docs/, or of all others."""
        wanted = f"name {'' if of_docs else 'NOT '}GLOB 'docs/*'"
        apart = "folders JOIN (SELECT name, root FROM inputs) USING (name)"
        for table in ("inputs", apart):
            rows = f"SELECT name, root, stamps FROM {table} WHERE {wanted}"  # noqa: S608  # names from above
            for name, root, packed in self._base.execute(rows).fetchall():
                yield name, root, _STAMPS.decode(packed)

    def _input_files(self, name: str) -> Stamps:
        return {path: one for path, one in self._input_stamps(name).items() if not path.endswith("/")}

    def _input_stamps(self, name: str) -> Stamps:
        row = self._base.execute("SELECT stamps FROM inputs WHERE name = ?", (name,)).fetchone()
        return _STAMPS.decode(row[0])

    def files_of_docs(self) -> dict[str, Stamps]:
        """The files of docs/ that were read, by group."""
        names = self._base.execute("SELECT name FROM inputs WHERE name GLOB 'docs/*'").fetchall()
        return {name: self._input_files(name) for (name,) in names}

    def put_inputs(self, name: str, inputs: Inputs) -> None:
        self._base.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?)", (name, inputs.root, inputs.digest, b""))
        self._put_stamps(name, inputs.files, inputs.folders)

    def _put_stamps(self, name: str, files: Stamps, folders: Stamps) -> None:
        apart = len(folders) > _PART
        stamps = msgspec.msgpack.encode(files if apart else files | folders)
        self._base.execute("UPDATE inputs SET stamps = ? WHERE name = ?", (stamps, name))
        self._drop(("folders",), "name", [name])
        if apart:
            parts: list[Stamps] = [{} for _ in range(len(folders) // _PART + 1)]
            for path, one in folders.items():
                parts[_number(path, len(parts))][path] = one
            for number, part in enumerate(parts):
                self._put_part(name, number, part)

    def put_folders(self, name: str, stamps: Mapping[str, Stamp]) -> None:
        """New stamps of some folders of a group; None for one that is gone."""
        count = self._base.execute("SELECT count(*) FROM folders WHERE name = ?", (name,)).fetchone()[0]
        if not count:
            now = self._input_stamps(name) | dict(stamps)
            folders: Stamps = {path: one for path, one in now.items() if one and path.endswith("/")}
            self._put_stamps(name, {path: one for path, one in now.items() if not path.endswith("/")}, folders)
            return
        changed: dict[int, Stamps] = {}
        for path, one in stamps.items():
            changed.setdefault(_number(path, count), {})[path] = one
        for number, of_part in changed.items():
            row = "SELECT stamps FROM folders WHERE name = ? AND part = ?"
            known = _STAMPS.decode(self._base.execute(row, (name, number)).fetchone()[0])
            self._put_part(name, number, {path: one for path, one in (known | of_part).items() if one})

    def _put_part(self, name: str, number: int, stamps: Stamps) -> None:
        row = (name, number, msgspec.msgpack.encode(stamps))
        self._base.execute("INSERT OR REPLACE INTO folders VALUES (?, ?, ?)", row)

    def drop_inputs(self, names: Iterable[str]) -> None:
        self._drop(("inputs", "folders"), "name", names)

    # Targets

    def targets(self) -> dict[str, tuple[str, int]]:
        """(key, number of pages) of everything that was made, by its owner."""
        rows = self._base.execute("SELECT owner, key, pages FROM targets")
        with _nothing_collected():
            return {owner: (key, pages) for owner, key, pages in rows}

    def all_files(self) -> Iterator[tuple[str, dict[str, Written]]]:
        """(owner, files) of everything that was made."""
        # All at once: who looks at each file meanwhile would keep others from writing here.
        for owner, packed in self._base.execute("SELECT owner, files FROM targets").fetchall():
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
        gone = list(owners)
        self._drop(("targets",), "owner", gone)
        self._drop(("kept",), "key", gone)

    def _drop(self, tables: Sequence[str], column: str, values: Iterable[str]) -> None:
        rows = [(value,) for value in values]
        for table in tables:
            self._base.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)  # noqa: S608  # names from above
