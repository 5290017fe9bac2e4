"""Every dossier composed: those again that are not as they were, the others as the cache has them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import jinja2
import msgspec

from malaf.catalogs import CatalogError
from malaf.check import Addresses, address_problems
from malaf.compose import Composed, Head, World, compose
from malaf.diagnostics import Diagnostic
from malaf.ledger import Ledger, key_of
from malaf.options import Reporter
from malaf.settings import Project, read_project
from malaf.stamps import Stamps, stamps, walk
from malaf.store import dossier_folders
from malaf.workers import Workers

__all__ = ["Archive", "Job", "composed", "packages", "program_key", "template_problem", "world_key"]


class Known(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What is kept of a dossier: of which files and which world it was composed, and what came of it."""

    inputs: str
    world: str
    addresses: Addresses | None
    head: Head | None


class Archive(NamedTuple):
    """The published dossiers, by the name of their folders; how many were composed now; and all that is wrong."""

    heads: dict[str, Head]
    composed: int
    problems: list[Diagnostic]


def composed(world: World, key: str, ledger: Ledger, workers: Workers, reporter: Reporter) -> Archive:
    """Every dossier of the project. `key` is the world's."""
    project = world.project
    folders, refused = dossier_folders(project)
    problems = [*world.glossary[1], *refused]
    ledger.read("seeds", lambda: ["seeds/"])
    before = ledger.cache.heads(Known)
    inputs = {name: ledger.read(f"seeds/{name}", _files(ledger, name)).digest for name in folders}
    known = {
        name: before[name]
        for name in folders
        if name in before and (before[name].inputs, before[name].world) == (inputs[name], key)
    }
    stale = [name for name in folders if name not in known]
    reporter.stage("read", len(stale))
    for outcomes in workers.map(_Compose(Job.of(world, key)), stale, size=8):
        for name, made, problem in outcomes:
            if problem is not None:
                return Archive({}, len(stale), [*problems, problem])
            known[name] = Known(inputs=inputs[name], world=key, addresses=made.addresses, head=made.head)
            ledger.cache.put_dossier(
                name, known[name], made.problems, pages=made.pages, entries=made.entries, found=made.found
            )
            reporter.step()
    ledger.cache.drop_dossiers(before.keys() - set(folders))
    problems += (problem for name, found in ledger.cache.problems().items() if name in known for problem in found)
    problems += address_problems([one for name in folders if (one := known[name].addresses)])
    heads = {name: head for name in folders if (head := known[name].head) is not None}
    return Archive(heads, len(stale), problems)


def _files(ledger: Ledger, name: str) -> Callable[[], list[str]]:
    return lambda: walk(ledger.places.root, f"seeds/{name}")


def world_key(world: World, ledger: Ledger) -> str:
    """Of what everything is made that dossiers are composed with: program, templates, words, settings."""
    project = world.project
    folders = [folder.as_posix() for folder in project.template_folders]
    return key_of(
        program_key(ledger),
        [ledger.read(folder, _walk_templates(folder), folder).digest for folder in folders],
        ledger.read("glossary", lambda: ["seeds/glossary.csv"]).digest,
        project.settings,
        world.drafts,
    )


def program_key(ledger: Ledger) -> str:
    """Of what the program is made, and what it stands on."""
    package = Path(__file__).parent.as_posix()
    return key_of(_installed(ledger), ledger.read(package, lambda: walk(package, "."), package).digest)


def _walk_templates(folder: str) -> Callable[[], list[str]]:
    return lambda: [path for part in ("pages", "components", "entries", "locale") for path in walk(folder, part)]


def packages() -> Stamps:
    """The stamps of the folders that packages are installed in."""
    return stamps((path for path in sys.path if path.endswith("-packages")), "")


class _Installed(msgspec.Struct, frozen=True):
    stamps: Stamps
    versions: str


def _installed(ledger: Ledger) -> str:
    """The versions of everything that is installed; asked for again where a folder of packages has another stamp."""
    now = packages()
    known = ledger.cache.get("installed", _Installed)
    if known is None or known.stamps != now:
        from importlib import metadata

        versions = sorted({f"{found.name}={found.version}" for found in metadata.distributions()})
        known = _Installed(now, f"{sys.version} {' '.join(versions)}")
        ledger.cache.put("installed", known)
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
        """`key` is the world's."""
        job = cls(world.project.root.as_posix(), world.project.settings.url, world.drafts, key)
        _WORLDS[job] = world
        return job

    @property
    def world(self) -> World:
        """Made once in a process."""
        if self not in _WORLDS:
            project, _ = read_project(Path(self.root), url=self.url)
            if project is None:
                raise FileNotFoundError(2, "the project cannot be read by a worker", self.root)
            _WORLDS.clear()
            _WORLDS[self] = World(project, self.drafts)
        return _WORLDS[self]


# A process of a cluster lives longer than a build, and may work for several projects in turn.
_WORLDS: Final[dict[Job, World]] = {}


class _Compose(msgspec.Struct, frozen=True):
    job: Job

    def __call__(self, names: list[str]) -> list[tuple[str, Composed, Diagnostic | None]]:
        return list(self._composed(names))

    def _composed(self, names: list[str]) -> Iterator[tuple[str, Composed, Diagnostic | None]]:
        world = self.job.world
        for name in names:
            try:
                yield name, compose(world, world.project.seeds / name), None
            except jinja2.TemplateError as error:
                yield name, Composed(name=name, problems=[]), template_problem(world.project, error)
            except CatalogError as error:
                problem = error.problem(world.project.shown(error.path))
                yield name, Composed(name=name, problems=[]), problem


def template_problem(project: Project, error: jinja2.TemplateError) -> Diagnostic:
    """What is wrong with a template."""
    name = getattr(error, "filename", None)
    return Diagnostic(
        code="template",
        severity="error",
        message=str(error.message),
        path=project.shown(Path(name)) if name else None,
        line=getattr(error, "lineno", None),
        hint="a template of the project's own; without it the one that comes with Malaf is taken",
    )
