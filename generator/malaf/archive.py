"""Every dossier checked and composed: those again that are not as they were, the others as the cache has them."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import jinja2
import msgspec
from msgspec.structs import replace

from malaf.catalogs import CatalogError
from malaf.check import Addresses, address_problems, icon_names
from malaf.compose import Composed, Head, World, check, compose, doubts, look
from malaf.diagnostics import Diagnostic
from malaf.ledger import Ledger, key_of
from malaf.options import Reporter
from malaf.readings import Readings
from malaf.settings import Project, read_project
from malaf.stamps import Stamps, walk
from malaf.store import Dossier, dossier_folders, read_dossier
from malaf.unchanged import packages
from malaf.workers import Beside, Workers

__all__ = ["Archive", "Job", "checked", "composed", "program_key", "template_problem", "world_key"]


class Checked(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a dossier that was checked: of which files, by which rules, and the addresses that it claims.

    `addresses` are None where it cannot be read.
    """

    inputs: str
    rules: str
    addresses: Addresses | None


class Known(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a dossier that was composed: of which files, in which world, and what came of it."""

    inputs: str
    world: str
    head: Head | None


class Archive(NamedTuple):
    """The published dossiers, by the name of their folders; how many were composed now; and all that is wrong."""

    heads: dict[str, Head]
    composed: int
    problems: list[Diagnostic]


def composed(world: World, key: str, ledger: Ledger, workers: Workers, reporter: Reporter) -> Archive:
    """Every dossier of the project. `key` is the world's."""
    seeds = _Seeds(world, ledger)
    ledger.read("seeds", lambda: ["seeds/"])
    before = ledger.cache.composed(Known)
    known = {
        name: one
        for name, one in before.items()
        if name in seeds.checked and (one.inputs, one.world) == (seeds.inputs[name], key)
    }
    stale = [name for name in seeds.inputs if name not in known]
    reporter.stage("read", len(stale))
    found = ledger.cache.problems() if not seeds.checked.keys().isdisjoint(stale) else {}
    todo = ((name, found.get(name, []) if name in seeds.checked else None) for name in stale)
    for outcomes in workers.map(_Compose(Job.of(world, key), workers.alone), todo, size=8):
        for name, made, problem in outcomes:
            if problem is not None:
                return Archive({}, len(stale), [*seeds.problems, problem])
            if name not in seeds.checked:
                seeds.put(name, made)
            known[name] = Known(seeds.inputs[name], key, made.head)
            ledger.cache.put_dossier(name, known[name], made.pages, made.entries, made.found, made.words)
            reporter.step()
    ledger.cache.drop_dossiers((before.keys() | seeds.before) - seeds.inputs.keys())
    heads = {name: head for name in seeds.inputs if (head := known[name].head) is not None}
    return Archive(heads, len(stale), seeds.all_problems())


def checked(world: World, readings: Readings, workers: Workers, reporter: Reporter) -> tuple[int, list[Diagnostic]]:
    """How many dossiers of the project can be read, and all that is wrong."""
    seeds = _Seeds(world, readings)
    stale = [name for name in seeds.inputs if name not in seeds.checked]
    reporter.stage("read", len(stale))
    for outcomes in workers.map(_Check(Job.of(world, seeds.rules)), stale, size=8):
        for made in outcomes:
            seeds.put(made.name, made)
            reporter.step()
    return sum(one.addresses is not None for one in seeds.checked.values()), seeds.all_problems()


class _Seeds:
    """The folders of seeds/: the digests of their files, and what is known of those that are as they were checked."""

    def __init__(self, world: World, readings: Readings) -> None:
        self._cache = readings.cache
        folders, refused = dossier_folders(world.project)
        self.rules = rules_key(world.project, readings)
        self.inputs = {name: _digest(readings, name) for name in folders}
        before = self._cache.checked(Checked)
        self.before = before.keys()
        self.checked = {
            name: one
            for name, one in before.items()
            if one.rules == self.rules and one.inputs and one.inputs == self.inputs.get(name)
        }
        self.problems = [*world.glossary[1], *refused]

    def put(self, name: str, made: Composed) -> None:
        """One that was checked just now."""
        self.checked[name] = Checked(self.inputs[name], self.rules, made.addresses)
        if self.inputs[name]:
            self._cache.put_checked(name, self.checked[name], made.problems)
        else:
            self.problems += made.problems  # which tell of a name that cannot be kept

    def all_problems(self) -> list[Diagnostic]:
        """Of the folder, of each dossier, and between them."""
        of_each = self._cache.problems()
        kept = (problem for name, inputs in self.inputs.items() if inputs for problem in of_each.get(name, ()))
        problems = [*self.problems, *kept]
        claims = [one for name in self.inputs if (one := self.checked[name].addresses)]
        return [*problems, *address_problems(claims)]


def _digest(readings: Readings, name: str) -> str:
    """Of the files of a folder; empty where one has a name that is not UTF-8, which a check will say."""
    try:
        return readings.read(f"seeds/{name}", _files(readings.root, name)).digest
    except OSError as error:
        if error.errno != errno.EILSEQ:
            raise
        return ""


def _files(root: str, name: str) -> Callable[[], list[str]]:
    return lambda: walk(root, f"seeds/{name}")


def rules_key(project: Project, readings: Readings) -> str:
    """Of what it depends, besides its files, what is wrong with a dossier."""
    glossary = readings.read("glossary", lambda: ["seeds/glossary.csv"]).digest
    return key_of(program_key(readings), glossary, project.settings, icon_names(project))


def world_key(world: World, ledger: Ledger) -> str:
    """Of what everything is made that dossiers are composed with: program, templates, words, settings."""
    project = world.project
    folders = [folder.as_posix() for folder in project.template_folders]
    # The project's own may come to be.
    ledger.read("templates", lambda: ["templates/"])
    return key_of(
        rules_key(project, ledger),
        [ledger.read(folder, _walk_templates(folder), folder).digest for folder in folders],
        world.drafts,
    )


def program_key(readings: Readings) -> str:
    """Of what the program is made, and what it stands on."""
    package = Path(__file__).parent.as_posix()
    return key_of(_installed(readings), readings.read(package, lambda: walk(package, "."), package).digest)


def _walk_templates(folder: str) -> Callable[[], list[str]]:
    return lambda: [path for part in ("pages", "components", "entries", "locale") for path in walk(folder, part)]


class _Installed(msgspec.Struct, frozen=True):
    stamps: Stamps
    versions: str


def _installed(readings: Readings) -> str:
    """The versions of everything that is installed; asked for again where a folder of packages has another stamp."""
    now = packages()
    known = readings.cache.get("installed", _Installed)
    if known is None or known.stamps != now:
        from importlib import metadata

        versions = sorted({f"{found.name}={found.version}" for found in metadata.distributions()})
        known = _Installed(now, f"{sys.version} {' '.join(versions)}")
        readings.cache.put("installed", known)
    return known.versions


# --- in every process -------------------------------------------------------------------------------------------------


class Job(msgspec.Struct, frozen=True):
    """What a process that shares the project's folder needs to make the same world."""

    root: str
    url: str
    drafts: bool
    key: str

    @classmethod
    def of(cls, world: World, key: str) -> Job:
        """`key` tells of what the world is made, as far as the work goes."""
        job = cls(world.project.root.as_posix(), world.project.settings.url, world.drafts, key)
        job._keep(world)
        return job

    @property
    def world(self) -> World:
        """Made once in a process."""
        if self not in _WORLDS:
            project, _ = read_project(Path(self.root), url=self.url)
            if project is None:
                raise FileNotFoundError(2, "the project cannot be read by a worker", self.root)
            self._keep(World(project, self.drafts))
        return _WORLDS[self]

    def _keep(self, world: World) -> None:
        # One at a time: a server builds again and again, and each change of a template makes another world.
        _WORLDS.clear()
        _WORLDS[self] = world


# A process of a cluster lives longer than a build, and may work for several projects in turn.
_WORLDS: Final[dict[Job, World]] = {}


class _Check(msgspec.Struct, frozen=True):
    job: Job

    def __call__(self, names: list[str]) -> list[Composed]:
        world = self.job.world
        return [check(world, world.project.seeds / name)[1] for name in names]


class _Compose(msgspec.Struct, frozen=True):
    job: Job
    alone: bool

    def __call__(
        self, todo: list[tuple[str, list[Diagnostic] | None]]
    ) -> list[tuple[str, Composed, Diagnostic | None]]:
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
            (one.name, replace(one, problems=one.problems + found.get(one.name, [])), problem) for one, problem in made
        ]

    def _looked_at(self, world: World, name: str, problems: list[Diagnostic] | None) -> tuple[Dossier | None, Composed]:
        folder = world.project.seeds / name
        if problems is None:
            return look(world, folder)
        return read_dossier(world.project, folder)[0], Composed(name=name, problems=problems)

    def _composed(self, world: World, dossier: Dossier | None, checked: Composed) -> tuple[Composed, Diagnostic | None]:
        try:
            return compose(world, dossier, checked), None
        except jinja2.TemplateError as error:
            return checked, template_problem(world.project, error)
        except CatalogError as error:
            return checked, error.problem(world.project.shown(error.path))


def template_problem(project: Project, error: jinja2.TemplateError) -> Diagnostic:
    """What is wrong with a template."""
    name = getattr(error, "filename", None)
    return Diagnostic(
        code="template",
        severity="error",
        message=(
            f"there is no template {error.name!r}" if isinstance(error, jinja2.TemplateNotFound) else str(error.message)
        ),
        path=project.shown(Path(name)) if name else None,
        line=getattr(error, "lineno", None),
        hint="a template of the project's own; without it the one that comes with Malaf is taken",
    )
