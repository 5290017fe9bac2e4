"""A problem in the content as a value, and its three printed forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, Literal, NamedTuple

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
        line = "" if self.line is None else f":{self.line}"
        column = "" if self.column is None else f":{self.column}"
        return f"{self.path or ''}{line}{column}".lstrip(":")

    @property
    def dossier(self) -> str | None:
        """The folder of the dossier that the place is in."""
        parts = (self.path or "").split("/")
        return parts[1] if parts[0] == "seeds" and len(parts) > 2 else None


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
        place = f"{visible(d.place)}: " if d.place else ""
        lines.append(f"{place}{d.severity}[{d.code}]: {visible(d.message)}")
        if d.hint:
            lines.append(f"  hint: {visible(d.hint)}")
    return "".join(f"{line}\n" for line in lines)


class Quiet(NamedTuple):
    """Warnings that are not told again: how many, and of how many dossiers."""

    warnings: int = 0
    dossiers: int = 0

    @classmethod
    def of(cls, warnings: Iterable[int]) -> Quiet:
        """Those of some dossiers.

        >>> Quiet.of([2, 0, 1])
        Quiet(warnings=3, dossiers=2)
        """
        some = [n for n in warnings if n]
        return cls(sum(some), len(some))


_AT_ONCE: Final = 50  # of what is new about dossiers, a build prints as much as somebody reads


def as_news(problems: Iterable[Diagnostic], news: Iterable[Diagnostic], quiet: Quiet) -> str:
    """As a build prints them: errors, what is no dossier's, and the first of `news`; how many warnings are left.

    `quiet` are those of other dossiers.
    """
    problems = list(problems)
    new = {_said(one) for one in in_order(one for one in news if one.severity != "error")[:_AT_ONCE]}
    shown = [one for one in problems if one.severity == "error" or not one.dossier or _said(one) in new]
    untold = Counter(
        one.dossier for one in problems if one.severity == "warning" and one.dossier and _said(one) not in new
    )
    left = Quiet(untold.total() + quiet.warnings, len(untold) + quiet.dossiers)
    if not left.warnings:
        return as_text(shown)
    noun = "more warning" if any(one.severity == "warning" for one in shown) else "warning"
    of_them = f"{counted(left.warnings, noun)} of {counted(left.dossiers, 'dossier')}"
    return f"{as_text(shown)}{of_them}: `malaf check` shows {'it' if left.warnings == 1 else 'them'}\n"


def _said(one: Diagnostic) -> tuple[object, ...]:
    return (one.path, one.line, one.column, one.code, one.message)


def counted(n: int, noun: str) -> str:
    """
    >>> counted(1, "fact"), counted(2, "fact")
    ('1 fact', '2 facts')
    """
    return f"{n} {noun}{'' if n == 1 else 's'}"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """For programs: one object, version 1, every field of every diagnostic present."""
    ordered = in_order(diagnostics)
    document = {"version": 1, "diagnostics": ordered, "counts": counts(ordered)}
    try:
        text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    except UnicodeEncodeError:  # a surrogate, of a file's name that is not UTF-8
        import json

        return json.dumps(msgspec.to_builtins(document), indent=2) + "\n"
    # In JSON, too, an escape says the same, and is seen.
    return _UNSEEN.sub(_as_json, text) + "\n"


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
            f"{key}={visible(_escaped(str(value), property_too=True))}"
            for key, value in place.items()
            if value is not None
        )
        message = f"{d.message}\nhint: {d.hint}" if d.hint else d.message
        lines.append(f"::{level[d.severity]} {properties}::{visible(_escaped(message))}\n")
    return "".join(lines)


_ACCEPTED: Final = re.compile(r"malaf:\s*ignore\[([\w\-, *]+)\]")


def accepted_codes(comment: str) -> set[str]:
    """The codes of what a comment says is right as it stands: ``malaf: ignore[number-mismatch] why``; `*` is any.

    >>> sorted(accepted_codes("malaf: ignore[unused, brackets] as in print"))
    ['brackets', 'unused']
    """
    return {code.strip() for match in _ACCEPTED.finditer(comment) for code in match[1].split(",")}


# What a terminal obeys, or shows in another order or not at all: controls, bidi's embeddings, overrides and isolates,
# separators, byte order marks, tags; and surrogates, which cannot be written.
_UNSEEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    r"""Text on one line that does nothing to a terminal: what would is written as Python writes it.

    >>> visible("a\u202e\x1b[2J\nb")
    'a\\u202e\\x1b[2J\\nb'
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda match: repr(match[0])[1:-1], text).replace("\n", "\\n")


def _as_json(match: re.Match[str]) -> str:
    pair = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pair[at : at + 4]}" for at in range(0, len(pair), 4))


def _escaped(text: str, *, property_too: bool = False) -> str:
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_too else text
