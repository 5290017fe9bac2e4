"""What people wrote, read from its file: within the limits, and from nowhere outside of the project."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from malaf.diagnostics import Diagnostic
from malaf.files import OutsideError, at_once
from malaf.limits import CONFIG, Kind, Limits, hint
from malaf.source import Source

__all__ = [
    "InputError",
    "decoded",
    "failure",
    "links_out",
    "misnamed",
    "read_config",
    "read_input",
    "read_text",
    "refusal",
    "unfit",
]


class InputError(Exception):
    """A file that is not read, with the reason as a diagnostic."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_input(path: Path, shown: str, limits: Limits, kind: Kind, root: Path | None = None) -> bytes:
    """The bytes of a file. Raises InputError for what is too large, is no file, or cannot be read.

    Nothing but a regular file is read, which a pipe or a device would keep waiting or never end; and never more than
    the limit, even of a file that grows meanwhile. `root` is the project: no link may lead out of it. Of a path that is
    no link itself, its folder is not looked at: see `refusal`.
    """
    content = _read(path, shown, limits.size(kind), root, hint(kind))
    return content if kind in {"source", "attachment"} else _merged(content, shown)


def misnamed(name: str, shown: str) -> Diagnostic | None:
    """Why a file or folder cannot be published under its name: that is not UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        message = "the name is not UTF-8, so no page can have it in its address"
        return Diagnostic(code="bad-name", severity="error", message=message, path=shown, hint="rename it")
    return None


def unfit(path: Path, shown: str, limits: Limits, kind: Kind, root: Path) -> Diagnostic | None:
    """Why a file cannot be published as it is; it is opened, and not read."""
    try:
        with _opened(path, shown, limits.size(kind), root, hint(kind)):
            return None
    except InputError as error:
        return error.problem


def read_config(path: Path, shown: str) -> bytes:
    """The bytes of mkdocs.yml, in which the other limits stand."""
    fixed = f"there is no setting for it: a file of settings has less than {CONFIG:g} MB"
    return _merged(_read(path, shown, int(CONFIG * 1_000_000), None, fixed), shown)


def read_text(
    path: Path, shown: str, limits: Limits, kind: Kind, root: Path | None = None
) -> tuple[Source | None, list[Diagnostic]]:
    """A UTF-8 file, or None with the reason: a line that is not, or what `read_input` refuses."""
    try:
        return decoded(read_input(path, shown, limits, kind, root), shown), []
    except InputError as error:
        return None, [error.problem]


def decoded(content: bytes, shown: str) -> Source:
    """UTF-8 bytes as a text, without a byte order mark. Raises InputError with the line that is none."""
    try:
        return Source(shown, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} is not UTF-8"
        raise InputError(
            Diagnostic(
                code="bad-encoding",
                severity="error",
                message=message,
                path=shown,
                line=line,
                hint="save the file as UTF-8",
            )
        ) from None


def refusal(path: Path, shown: str, root: Path) -> Diagnostic | None:
    """Why a file or folder is not of the project at `root`: its links lead out of it, or in a circle."""
    try:
        _resolved(path, shown, root)
    except InputError as error:
        return error.problem
    return None


def links_out(folder: Path, root: Path) -> list[Diagnostic]:
    """Every link in a folder of the project at `root`, or the folder itself, that leads out of it or in a circle."""
    found = [folder] if folder.is_symlink() else []
    for at, folders, files in os.walk(folder):
        found += [path for name in (*folders, *files) if (path := Path(at, name)).is_symlink()]
    shown = ((path, path.relative_to(root).as_posix()) for path in sorted(found))
    return [problem for path, name in shown if (problem := refusal(path, name, root))]


_IS_LINK: Final = {errno.ELOOP, errno.EMLINK}  # the second of FreeBSD
_NOFOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)  # not all systems have it
_CHUNK: Final = 1 << 20


def _read(path: Path, shown: str, most: int, root: Path | None, advice: str) -> bytes:
    with _opened(path, shown, most, root, advice) as (file, size):
        content = file.read(size + 1)
        while len(content) > size:  # it grew, or never tells its size
            more = file.read(min(_CHUNK, most + 1 - len(content)))
            if not more:
                break
            content += more
    if len(content) > most:
        raise InputError(_too_large(len(content), most, shown, advice))
    return content


@contextmanager
def _opened(path: Path, shown: str, most: int, root: Path | None, advice: str) -> Iterator[tuple[BinaryIO, int]]:
    """A regular file that is not too large, and its size."""
    try:
        with _file(path, shown, root) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise InputError(_no_file(found.st_mode, shown))
            if found.st_size > most:
                raise InputError(_too_large(found.st_size, most, shown, advice))
            yield file, found.st_size
    except OSError as error:
        raise InputError(_unreadable(error, shown)) from None


def _file(path: Path, shown: str, root: Path | None) -> BinaryIO:
    if root is not None:
        if _NOFOLLOW or not path.is_symlink():
            try:
                return _raw(path, _no_link)
            except OSError as error:
                if error.errno not in _IS_LINK:
                    raise
        path = Path(_resolved(path, shown, root))
    return _raw(path, at_once)


def _raw(path: Path, opener: Callable[[str, int], int]) -> BinaryIO:
    return open(path, "rb", buffering=0, opener=opener)  # Path.open has no opener


def _no_link(path: str, flags: int) -> int:
    return at_once(path, flags | _NOFOLLOW)


_OURS, _THEIRS = b"<<<<<<< ", b">>>>>>> "


def _merged(content: bytes, shown: str) -> bytes:
    """The same bytes, where git has not left two people's changes in them for somebody to choose from."""
    start = 0 if content.startswith(_OURS) else content.find(b"\n" + _OURS) + 1
    if (start or content.startswith(_OURS)) and content.find(b"\n" + _THEIRS, start) >= 0:
        message = "two people have changed the same lines, and git could not merge them"
        advice = "choose between what stands over ======= and under it, and remove the three lines of signs"
        line = content.count(b"\n", 0, start) + 1
        raise InputError(
            Diagnostic(code="merge-conflict", severity="error", message=message, path=shown, line=line, hint=advice)
        )
    return content


def _too_large(size: int, most: int, shown: str, advice: str) -> Diagnostic:
    message = f"the file has {_megabytes(size)} MB, and {_megabytes(most)} MB at most are read"
    return Diagnostic(code="too-large", severity="error", message=message, path=shown, hint=advice)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.3f}".rstrip("0").rstrip(".")


def _resolved(path: Path, shown: str, root: Path) -> str:
    """Where a path leads, which is below `root`; what is not there is no reason to refuse it."""
    try:
        target = os.path.realpath(path, strict=True)
    except FileNotFoundError:
        target = os.path.realpath(path)
    except OSError as error:
        raise InputError(_unreadable(error, shown)) from None
    if not Path(target).is_relative_to(root):
        raise InputError(_outside(shown))
    return target


def _outside(shown: str) -> Diagnostic:
    return Diagnostic(
        code="link-outside",
        severity="error",
        message="this is, or lies behind, a link that leads out of the project",
        path=shown,
        hint="nothing from elsewhere is published or written over: put the file or folder itself there",
    )


_KINDS: Final = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def _no_file(mode: int, shown: str) -> Diagnostic:
    kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "something else")
    return Diagnostic(
        code="not-a-file",
        severity="error",
        message=f"this is {kind}, where a file is expected",
        path=shown,
        hint="put a file there, with the text itself in it",
    )


def failure(error: OSError) -> Diagnostic:
    """What the machine refused in the middle of something, with what can be done about it."""
    path = os.fspath(error.filename) if isinstance(error.filename, str | Path) else None
    if isinstance(error, OutsideError):
        return _outside(path or "")
    advice = {
        errno.EACCES: "give yourself the right to read and write there",
        errno.EPERM: "give yourself the right to read and write there",
        errno.EROFS: "it is to be read only: work on a copy, or let it be written",
        errno.ENOSPC: "make room on the disk, and try again",
        errno.EDQUOT: "make room on the disk, and try again",
        errno.ENAMETOOLONG: "give it a shorter name",
        errno.ELOOP: "links lead in a circle here: put the file or folder itself there",
        errno.EEXIST: "move it away, or give it another name",
        errno.ENOTDIR: "a file stands where a folder is expected: move it away",
        errno.EISDIR: "a folder stands where a file is expected: move it away",
        errno.EILSEQ: "rename it: no page can have that name in its address",
    }.get(error.errno or 0)
    return Diagnostic(code="io", severity="error", message=error.strerror or str(error), path=path, hint=advice)


def _unreadable(error: OSError, shown: str) -> Diagnostic:
    code, message, advice = {
        errno.ENOENT: ("missing-file", "there is no such file", "is its name spelt right?"),
        errno.ENOTDIR: ("missing-file", "there is no such file", "a file stands where a folder is expected"),
        errno.ELOOP: ("link-loop", "links lead in a circle here", "put the file or folder itself there"),
        errno.EACCES: ("unreadable", "the file may not be read", "give yourself the right to read it"),
        errno.EPERM: ("unreadable", "the file may not be read", "give yourself the right to read it"),
        errno.EISDIR: ("not-a-file", "this is a folder, where a file is expected", "put a file there"),
        errno.ENXIO: ("not-a-file", "this is a socket or a device, where a file is expected", "put a file there"),
    }.get(error.errno or 0, ("unreadable", f"the file cannot be read: {error.strerror}", "is the disk in order?"))
    return Diagnostic(code=code, severity="error", message=message, path=shown, hint=advice)
