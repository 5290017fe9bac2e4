"""Every dossier checked and composed: those again that are not as they were, the others as the cache has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from malaf.building import Build
from malaf.checking import Looked, Seeds, doubts, look, rules_key
from malaf.diagnostics import Diagnostic, Quiet
from malaf.head import Head
from malaf.ledger import Ledger, key_of
from malaf.stamps import walk
from malaf.store import Dossier, read_dossier
from malaf.workers import Beside
from malaf.world import Job, World

if TYPE_CHECKING:
    from malaf.compose import Composed

__all__ = ["Archive", "compose_archive", "world_key"]


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a dossier that was composed: of which files, in which world, and what came of it."""

    inputs: str
    world: str
    head: Head | None


class Archive:
    """The published dossiers, by the name of their folders; how many were composed now; and what is wrong.

    The warnings of dossiers that are as they were are `quiet`, unless they are taken for errors. `news` are those of
    the problems that the last build cannot have told: all of a dossier with other files, and of one that was checked by
    other rules what is said of it for the first time. Where dossiers are still in doubt, which another process sees to,
    more of both may come when they are settled; what the site is made of is the same.
    """

    def __init__(self, seeds: Seeds, told: Mapping[str, list[Diagnostic]]) -> None:
        """`told` are the problems of dossiers that are no news."""
        self.heads: dict[str, Head] = {}
        self.composed = 0
        self.problems: list[Diagnostic] = []
        self.quiet = Quiet()
        self.news: list[Diagnostic] = []
        self._seeds = seeds
        self._told = told
        self._doubts = _Doubts()

    def put(self, looked: Iterable[Looked], doubts: _Doubts) -> None:
        """Some dossiers that were looked at now. Those that were put before are settled."""
        self.settle()
        self._doubts = doubts
        for one in looked:
            self._add_news(one.name, one.problems)
            if one.name in doubts.names:
                self._seeds.put(one)

    def settle(self) -> None:
        """No dossier is in doubt any more."""
        doubts, self._doubts = self._doubts, _Doubts()
        if doubts.found is None:
            return
        for name, problems in zip(doubts.names, doubts.found.result(), strict=True):
            self._seeds.settle(name, problems)
            self._add_news(name, problems)
            self.problems += problems

    def _add_news(self, name: str, problems: Iterable[Diagnostic]) -> None:
        self.news += [one for one in problems if one not in self._told.get(name, ())]

    def close(self) -> None:
        """What is in doubt stays so."""
        doubts, self._doubts = self._doubts, _Doubts()
        if doubts.found is not None:
            doubts.found.close()


def compose_archive(build: Build) -> Archive:
    """Every dossier of the project. To be closed."""
    ledger, key = build.ledger, build.key
    seeds = Seeds(build.world, ledger)
    ledger.read("seeds", lambda: ["seeds/"])
    before = ledger.cache.composed(Kept)
    known = {
        name: one
        for name, one in before.items()
        if name in seeds.checked and (one.inputs, one.world) == (seeds.inputs[name], key)
    }
    stale = [name for name in seeds.inputs if name not in known]
    build.reporter.stage("read", len(stale))
    edited = {name for name in stale if name not in before or before[name].inputs != seeds.inputs[name]}
    known_before = seeds.checked.keys() | (seeds.before - edited)
    found = ledger.cache.problems(name for name in stale if name in known_before)
    todo = [(name, found.get(name, []) if name in seeds.checked else None) for name in stale]
    archive = Archive(seeds, {name: problems for name, problems in found.items() if name not in edited})
    archive.composed = len(stale)
    with ExitStack() as stack:
        stack.enter_context(closing(archive))
        for outcomes, doubts in build.workers.map(
            _Compose(Job.of(build.world, key), build.workers.alone), todo, size=8
        ):
            archive.put([looked for looked, _, _ in outcomes], doubts)
            for looked, made, problem in outcomes:
                if problem is not None:
                    archive.problems = [*seeds.problems, problem]
                    return archive
                name = looked.name
                known[name] = Kept(seeds.inputs[name], key, made.head)
                ledger.cache.put_dossier(name, known[name], made.pages, made.entries, made.found, made.words)
                build.reporter.step()
        stack.pop_all()
    ledger.cache.drop_dossiers((before.keys() | seeds.before) - seeds.inputs.keys())
    archive.heads = {name: head for name in seeds.inputs if (head := known[name].head) is not None}
    fresh, strict = set(stale), build.options.strict
    loud = {
        name
        for name in seeds.inputs
        if name in fresh or (one := seeds.checked[name]).errors or (strict and one.warnings)
    }
    archive.problems = seeds.problems_of(loud)
    archive.quiet = Quiet.of(seeds.checked[name].warnings for name in seeds.inputs.keys() - loud)
    return archive


def world_key(world: World, ledger: Ledger) -> str:
    """Of what everything is made that dossiers are composed with: program, templates, words, settings."""
    project = world.project
    folders = [folder.as_posix() for folder in project.template_folders]
    # The project's own may come to be.
    ledger.read("templates", lambda: ["templates/"])
    return key_of(
        rules_key(project, ledger),
        [ledger.read(folder, partial(_template_files, folder), folder).digest for folder in folders],
        world.drafts,
    )


def _template_files(folder: str) -> list[str]:
    return [path for part in ("pages", "components", "entries", "locale") for path in walk(folder, part)]


# --- in every process -------------------------------------------------------------------------------------------------


class _Doubts(NamedTuple):
    """What `doubts` finds in some dossiers, in their order."""

    names: Sequence[str] = ()
    found: Beside[list[list[Diagnostic]]] | None = None


class _Compose(msgspec.Struct, frozen=True):
    job: Job
    alone: bool

    def __call__(
        self, todo: list[tuple[str, list[Diagnostic] | None]]
    ) -> tuple[list[tuple[Looked, Composed, Diagnostic | None]], _Doubts]:
        world = self.job.world
        looked = [self._looked_at(world, *one) for one in todo]
        unsure = [dossier for (_, problems), (dossier, _) in zip(todo, looked, strict=True) if problems is None]
        # Whatever is doubtful, the pages are the same.
        call = partial(doubts, world, unsure)
        found = Beside(call, list[list[Diagnostic]], at_once=self.alone or not any(unsure))
        with ExitStack() as stack:
            stack.enter_context(closing(found))
            made = [(one, *self._composed(world, dossier, one)) for dossier, one in looked]
            stack.pop_all()
        return made, _Doubts([name for name, problems in todo if problems is None], found)

    def _looked_at(self, world: World, name: str, problems: list[Diagnostic] | None) -> tuple[Dossier | None, Looked]:
        folder = world.project.seeds / name
        if problems is None:
            return look(world, folder)
        return read_dossier(world.project, folder)[0], Looked(name=name, problems=problems)

    def _composed(self, world: World, dossier: Dossier | None, looked: Looked) -> tuple[Composed, Diagnostic | None]:
        # Templates and all that goes with them are loaded while the copy is at work.
        from malaf.compose import FAULTS, Composed, compose, fault

        try:
            return compose(world, dossier, looked.problems), None
        except FAULTS as error:
            return Composed(), fault(world.project, error)
