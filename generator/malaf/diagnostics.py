"""A problem in the content as a value, and its three printed forms."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning", "info"]


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One problem: a code, a place, and a sentence that its author can act on.

    `path` is relative to the project, with ``/``; lines and columns count code points from 1 and are
    None where they are not known.
    """

    code: str
    severity: Severity
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    hint: str | None = None
    context: dict[str, Any] = {}

    @property
    def place(self) -> str:
        """``path:line:column``, as far as it is known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sorted by path, line, column, code."""
    return sorted(diagnostics, key=lambda d: (d.path or "", d.line or 0, d.column or 0, d.code, d.message))


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many there are of each severity, zeros included."""
    return {"error": 0, "warning": 0, "info": 0, **Counter(d.severity for d in diagnostics)}


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether the content may not be published; `strict` takes warnings for errors."""
    return any(d.severity == "error" or (strict and d.severity == "warning") for d in diagnostics)


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """For people: a line each, the hint indented under it."""
    lines = []
    for d in in_order(diagnostics):
        place = f"{d.place}: " if d.place else ""
        lines.append(f"{place}{d.severity}[{d.code}]: {d.message}")
        if d.hint:
            lines.append(f"  hint: {d.hint}")
    return _printable("".join(f"{line}\n" for line in lines))


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """For programs: one object, version 1, every field of every diagnostic present."""
    ordered = in_order(diagnostics)
    document = {"version": 1, "diagnostics": ordered, "counts": counts(ordered)}
    try:
        encoded = msgspec.json.encode(document)
    except UnicodeEncodeError:
        encoded = _printable(json.dumps(msgspec.to_builtins(document), ensure_ascii=False)).encode()
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """For GitHub Actions: workflow commands that annotate the files of a pull request."""
    level = {"error": "error", "warning": "warning", "info": "notice"}
    lines = []
    for d in in_order(diagnostics):
        place = {
            "file": d.path,
            "line": d.line,
            "col": d.column,
            "endLine": d.end_line,
            "endColumn": d.end_column,
            "title": d.code,
        }
        properties = ",".join(
            f"{key}={_escaped(str(value), property_too=True)}" for key, value in place.items() if value is not None
        )
        message = f"{d.message}\nhint: {d.hint}" if d.hint else d.message
        lines.append(f"::{level[d.severity]} {properties}::{_escaped(message)}\n")
    return _printable("".join(lines))


def _printable(text: str) -> str:
    """Lone surrogates, such as of a file's name that is not UTF-8, written as ``\\udcff``."""
    return text.encode(errors="backslashreplace").decode()


def _escaped(text: str, *, property_too: bool = False) -> str:
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_too else text
