"""A progress bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

import click

from malaf.options import Reporter

_NAMES = {"read": "Reading", "frame": "MkDocs", "fill": "Building pages", "list": "Listings", "search": "Indexing"}


class TerminalReporter(Reporter):
    """Draws one bar a stage on standard error."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> TerminalReporter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def waiting(self) -> None:
        click.echo("another build of this project is running: waiting for it ...", err=True)

    def stage(self, name: str, length: int) -> None:
        self._close()
        if self._shown:
            label = f"{_NAMES.get(name, name):<15}"
            self._bar = click.progressbar(length=length, label=label, file=sys.stderr)
            self._bar.__enter__()

    def step(self, count: int = 1) -> None:
        if self._bar is not None:
            self._bar.update(count)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
