"""Every dossier checked and composed: those again that are not as they were, the others as the cache has them."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from malaf.building import Build
from malaf.checking import Looked, Seeds, doubts, look, rules_key
from malaf.diagnostics import Diagnostic
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


class Archive(NamedTuple):
    """The published dossiers, by the name of their folders; how many were composed now; and all that is wrong.

    `news` are those of the problems that the last build cannot have told: all of a dossier with other files, and of
    one that was checked by other rules what is said of it for the first time.
    """

    heads: dict[str, Head]
    composed: int
    problems: list[Diagnostic]
    news: list[Diagnostic]


def compose_archive(build: Build) -> Archive:
    """Every dossier of the project."""
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
    found = ledger.cache.problems() if not known_before.isdisjoint(stale) else {}
    todo = [(name, found.get(name, []) if name in seeds.checked else None) for name in stale]
    news: list[Diagnostic] = []
    for outcomes in build.workers.map(_Compose(Job.of(build.world, key), build.workers.alone), todo, size=8):
        for looked, made, problem in outcomes:
            name = looked.name
            if problem is not None:
                return Archive({}, len(stale), [*seeds.problems, problem], news)
            told = [] if name in edited else found.get(name, [])
            news += [one for one in looked.problems if one not in told]
            if name not in seeds.checked:
                seeds.put(looked)
            known[name] = Kept(seeds.inputs[name], key, made.head)
            ledger.cache.put_dossier(name, known[name], made.pages, made.entries, made.found, made.words)
            build.reporter.step()
    ledger.cache.drop_dossiers((before.keys() | seeds.before) - seeds.inputs.keys())
    heads = {name: head for name in seeds.inputs if (head := known[name].head) is not None}
    return Archive(heads, len(stale), seeds.all_problems(), news)


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


class _Compose(msgspec.Struct, frozen=True):
    job: Job
    alone: bool

    def __call__(
        self, todo: list[tuple[str, list[Diagnostic] | None]]
    ) -> list[tuple[Looked, Composed, Diagnostic | None]]:
        world = self.job.world
        looked = [self._looked_at(world, *one) for one in todo]
        # Whatever is doubtful, the pages are the same.
        unsure = {
            name: dossier
            for (name, problems), (dossier, _) in zip(todo, looked, strict=True)
            if problems is None and dossier
        }
        call = partial(doubts, world, unsure.values())
        with closing(Beside(call, list[list[Diagnostic]], at_once=self.alone or not unsure)) as doubted:
            made = [self._composed(world, *one) for one in looked]
            found = dict(zip(unsure, doubted.result(), strict=True))
        return [
            (replace(one, problems=one.problems + found.get(one.name, [])), *of_it)
            for (_, one), of_it in zip(looked, made, strict=True)
        ]

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
