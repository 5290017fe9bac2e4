"""Every dossier checked: those again that are not as they were, the others as the cache has them."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from malaf.addresses import Addresses, address_problems, addresses
from malaf.cache import Cache
from malaf.check import check_form, check_sense
from malaf.diagnostics import Diagnostic, counts, in_order
from malaf.integrity import icon_names
from malaf.ledger import key_of
from malaf.options import Options, Reporter
from malaf.readings import Readings
from malaf.settings import Project
from malaf.stamps import Stamps, walk
from malaf.store import Dossier, dossier_folders, read_dossier
from malaf.unchanged import changed, packages
from malaf.workers import Workers
from malaf.world import Job, World

_PATIENCE: Final = 5.0  # seconds that a check waits for a build that writes


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one folder of seeds/. `addresses` are None where it cannot be read."""

    name: str
    problems: list[Diagnostic]
    addresses: Addresses | None = None


class Checked(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a dossier that was checked: of which files, by which rules, and the addresses that it claims.

    `addresses` are None where it cannot be read. `errors` and `warnings` are how many it has.
    """

    inputs: str
    rules: str
    addresses: Addresses | None
    errors: int = 0
    warnings: int = 0


def look(world: World, folder: Path) -> tuple[Dossier | None, Looked]:
    """The dossier of one folder, if it can be read, and what is wrong with it, but for what `doubts` finds."""
    dossier, problems = read_dossier(world.project, folder)
    if dossier is None:
        return None, Looked(name=folder.name, problems=problems)
    problems = problems + check_form(world.project, dossier)
    return dossier, Looked(name=folder.name, problems=problems, addresses=addresses(dossier))


def doubts(world: World, dossiers: Iterable[Dossier | None]) -> list[list[Diagnostic]]:
    """What each dossier that can be read says twice, and not alike."""
    return [check_sense(world.project, one, world.glossary[0]) if one else [] for one in dossiers]


def check_folder(world: World, folder: Path) -> tuple[Dossier | None, Looked]:
    """The dossier of one folder, if it can be read, and all that is wrong with it."""
    dossier, looked = look(world, folder)
    if dossier is None:
        return None, looked
    [doubted] = doubts(world, [dossier])
    return dossier, replace(looked, problems=looked.problems + doubted)


def check(project: Project, workers: Workers, reporter: Reporter) -> tuple[int, list[Diagnostic]]:
    """How many dossiers of the project can be read, and every problem of it, in order.

    What the cache has, if there is one, is believed as a build believes it; what is found now is kept there.
    """
    path = project.cache / Options().cache
    if path.is_file() and not project.cache.is_symlink():
        # A build may be writing into it, or nobody may.
        with suppress(sqlite3.Error, msgspec.DecodeError), closing(Cache(path, _PATIENCE)) as cache:
            return _checked(project, cache, workers, reporter)
    with closing(Cache(Path(":memory:"))) as cache:
        return _checked(project, cache, workers, reporter)


def _checked(project: Project, cache: Cache, workers: Workers, reporter: Reporter) -> tuple[int, list[Diagnostic]]:
    readings = Readings(cache, project.root.as_posix(), changed(cache.path).__contains__)
    world = World(project, drafts=False)
    seeds = Seeds(world, readings)
    stale = [name for name in seeds.inputs if name not in seeds.checked]
    reporter.stage("read", len(stale))
    for outcomes in workers.map(_Check(Job.of(world, seeds.rules)), stale, size=8):
        for looked in outcomes:
            seeds.put(looked)
            seeds.settle(looked.name)
            reporter.step()
    cache.commit()
    readable = sum(one.addresses is not None for one in seeds.checked.values())
    return readable, in_order(seeds.problems_of(seeds.inputs))


class Seeds:
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
        self._unsettled: dict[str, list[Diagnostic]] = {}

    def put(self, looked: Looked) -> None:
        """One that was looked at just now. It is kept once it is settled."""
        self.checked[looked.name] = Checked(self.inputs[looked.name], self.rules, looked.addresses)
        self._unsettled[looked.name] = looked.problems

    def settle(self, name: str, doubts: Sequence[Diagnostic] = ()) -> None:
        """What else is wrong with one that was put."""
        problems = [*self._unsettled.pop(name), *doubts]
        n = counts(problems)
        self.checked[name] = replace(self.checked[name], errors=n["error"], warnings=n["warning"])
        if self.inputs[name]:
            self._cache.put_checked(name, self.checked[name], problems)
        else:
            self.problems += problems  # which tell of a name that cannot be kept

    def problems_of(self, names: Iterable[str]) -> list[Diagnostic]:
        """What is wrong with some dossiers, as far as they are settled, with the folder, and between all of them."""
        kept = self._cache.problems(name for name in names if self.inputs[name]) | self._unsettled
        problems = [*self.problems, *chain.from_iterable(kept.values())]
        claims = [one for name in self.inputs if (one := self.checked[name].addresses)]
        return [*problems, *address_problems(claims)]


def _digest(readings: Readings, name: str) -> str:
    """Of the files of a folder; empty where one has a name that is not UTF-8, which a check will say."""
    try:
        return readings.read(f"seeds/{name}", partial(walk, readings.root, f"seeds/{name}")).digest
    except OSError as error:
        if error.errno != errno.EILSEQ:
            raise
        return ""


def rules_key(project: Project, readings: Readings) -> str:
    """Of what it depends, besides its files, what is wrong with a dossier."""
    glossary = readings.read("glossary", lambda: ["seeds/glossary.csv"]).digest
    return key_of(program_key(readings), glossary, project.settings, icon_names(project))


def program_key(readings: Readings) -> str:
    """Of what the program is made, and what it stands on."""
    package = Path(__file__).parent.as_posix()
    return key_of(_installed(readings), readings.read(package, lambda: walk(package, "."), package).digest)


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


class _Check(msgspec.Struct, frozen=True):
    job: Job

    def __call__(self, names: list[str]) -> list[Looked]:
        world = self.job.world
        return [check_folder(world, world.project.seeds / name)[1] for name in names]
