"""How to build, and what a build did."""

from __future__ import annotations

from pathlib import Path

import msgspec

from malaf.diagnostics import Diagnostic, Quiet


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to build. `plain` lets MkDocs make every page; with `verify` no file is believed to be what it was.

    `jobs` is how many processes at most (None: one a processor), `scheduler` the address of a Dask scheduler whose
    workers do the work instead; `site` is where the site goes (None: site/).
    """

    drafts: bool = False
    strict: bool = False
    clean: bool = False
    plain: bool = False
    verify: bool = False
    jobs: int | None = None
    scheduler: str | None = None
    site: Path | None = None

    @property
    def cache(self) -> str:
        """The cache's name in .malaf/: a site elsewhere has a memory of its own."""
        return f"{self.site.name}.sqlite" if self.site else "cache.sqlite"


class Result(msgspec.Struct, frozen=True):
    """What a build did. Where `problems` hold an error, the site is as it was before.

    `news` are those problems of dossiers that the last build cannot have told; warnings of dossiers that are as they
    were are `quiet`, and none of `problems`, unless they are taken for errors. `composed` dossiers were read and
    `rendered` pages made by MkDocs; of the rest was taken what the last build left.
    """

    problems: list[Diagnostic]
    news: list[Diagnostic] = []
    quiet: Quiet = Quiet()
    dossiers: int = 0
    pages: int = 0
    languages: int = 0
    written: int = 0
    composed: int = 0
    rendered: int = 0


class Reporter:
    """Told of the progress; this one keeps it to itself."""

    def waiting(self) -> None:
        """Another build of the project is running; this one begins after it."""

    def stage(self, name: str, length: int) -> None:
        """A stage begins that has `length` steps."""

    def step(self, count: int = 1) -> None:
        """`count` steps of the stage are done."""
