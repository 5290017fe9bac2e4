"""The files of the generated pages: those again that are not as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from malaf.building import Build
from malaf.compose import unpack_found, unpack_pages
from malaf.framing import Frames, Plan
from malaf.ledger import key_of
from malaf.listings import Listed, packed_entries, page_of
from malaf.publish import Places
from malaf.searchindex import page_script
from malaf.shell import Shell, fill
from malaf.stamps import Written
from malaf.world import Job

__all__ = ["fill_dossiers", "fill_listings"]

Shells = dict[str, dict[str, Shell]]


def fill_dossiers(build: Build, plan: Plan, frames: Frames) -> None:
    """The pages of every dossier, its picture, and the texts that its search results are shown from."""
    ledger = build.ledger
    skip = frozenset(f"{lang}/{name}" for lang, names in plan.hand.items() for name in names)
    # Files that people wrote among those of a dossier.
    taken: dict[str, list[str]] = {}
    for path in sorted(skip):
        if name := plan.dossier(path.partition("/")[2]):
            taken.setdefault(name, []).append(path)
    shells = {(lang, shape): key_of(shell) for lang, of in frames.shells.items() for shape, shell in of.items()}
    around: dict[tuple[tuple[str, str], ...], str] = {}
    stale: dict[str, str] = {}
    for name, head in plan.heads.items():
        shapes = tuple([(lang, shape) for lang, pages in head.pages.items() for _, shape in pages])
        if shapes not in around:
            around[shapes] = key_of([shells.get(one) for one in shapes])
        key = f"{head.content} {around[shapes]}"
        if name in taken or head.picture:
            key = key_of(key, taken.get(name), head.picture and ledger.digest(f"seeds/{name}"))
        if not ledger.keep(f"dossier/{name}", key):
            stale[name] = key
    build.reporter.stage("fill", len(stale))
    job = _Fill(ledger.places, skip, msgspec.msgpack.encode(frames.shells))
    values = map(
        _Packed,
        stale,
        (plan.heads[name].picture for name in stale),
        ledger.cache.packed("pages", stale),
        ledger.cache.packed("found", stale),
    )
    for done in build.workers.map(job, values, size=16):
        for name, files in done:
            ledger.made(f"dossier/{name}", stale[name], files)
            build.reporter.step()


def fill_listings(build: Build, plan: Plan, frames: Frames) -> None:
    """The pages of the listings."""
    ledger = build.ledger
    shells = {lang: {shape: key_of(shell) for shape, shell in of.items()} for lang, of in frames.shells.items()}
    hand = {lang: set(names) for lang, names in plan.hand.items()}
    stale: dict[str, str] = {}
    # What one page number of all kinds is made of lies near together.
    beside: dict[int, list[Listed]] = {}
    for one in plan.listed:
        if one.path in hand[one.lang]:
            continue
        around = {shape: key for shape, key in shells[one.lang].items() if shape.startswith(f'["{one.kind}"')}
        made_of = key_of(one.key, around)
        if not ledger.keep(one.owner, made_of):
            stale[one.owner] = made_of
            beside.setdefault(one.part.number, []).append(one)
    build.reporter.stage("list", len(stale))

    def values() -> Iterator[_Together]:
        for number in sorted(beside):
            names = {name for one in beside[number] for name in one.names}
            yield _Together(beside[number], packed_entries(ledger.cache, names))

    job = _List(Job.of(build.world, build.key), ledger.places, msgspec.msgpack.encode(frames.shells))
    for done in build.workers.map(job, values(), size=4):
        for owner, files in done:
            ledger.made(owner, stale[owner], files)
            build.reporter.step()


class _Together(NamedTuple):
    """Pages of one number, and the entries of their dossiers."""

    listed: list[Listed]
    packed: dict[str, bytes]


class _List(msgspec.Struct, frozen=True):
    """What another process needs to fill pages of listings, and what it does. `shells` are those of all languages,
    packed."""

    job: Job
    places: Places
    shells: bytes

    def __call__(self, values: list[_Together]) -> list[tuple[str, dict[str, Written]]]:
        shells = _unpacked(self.shells)
        return [(one.owner, self._written(one, beside.packed, shells)) for beside in values for one in beside.listed]

    def _written(self, one: Listed, packed: Mapping[str, bytes], shells: Shells) -> dict[str, Written]:
        page = page_of(one, self.job.world, packed)
        files = {f"docs/{one.lang}/{page.path}": page.source}
        shell = shells[one.lang].get(page.shape)
        if shell is not None:
            files[f"site/{one.lang}/{page.url}index.html"] = fill(shell, page)
        return {path: self.places.write(path, text.encode()) for path, text in files.items()}


class _Packed(NamedTuple):
    name: str
    picture: str | None
    pages: bytes
    found: bytes


@lru_cache(maxsize=2)
def _unpacked(shells: bytes) -> Shells:
    return msgspec.msgpack.decode(shells, type=Shells)


class _Fill(msgspec.Struct, frozen=True):
    """What another process needs, and what it does. `skip` are files that people wrote, below the folder of all
    languages; `shells` those of all languages, packed."""

    places: Places
    skip: frozenset[str]
    shells: bytes

    def __call__(self, dossiers: list[_Packed]) -> list[tuple[str, dict[str, Written]]]:
        shells = _unpacked(self.shells)
        return [(one.name, self._written(one, shells)) for one in dossiers]

    def _written(self, one: _Packed, shells: Mapping[str, Mapping[str, Shell]]) -> dict[str, Written]:
        return {
            path: self.places.write(path, content)
            for path, content in self._files(one, shells)
            if path.removeprefix("site/") not in self.skip
        }

    def _files(self, one: _Packed, shells: Mapping[str, Mapping[str, Shell]]) -> Iterator[tuple[str, bytes]]:
        for lang, pages in unpack_pages(one.pages).items():
            for page in pages:
                if f"{lang}/{page.path}" in self.skip:
                    continue
                yield f"docs/{lang}/{page.path}", page.source.encode()
                shell = shells[lang].get(page.shape)
                if shell is not None:
                    yield f"site/{lang}/{page.url}index.html", fill(shell, page).encode()
                if page.text:
                    yield f"site/{lang}/{page.url}index.md", page.text.encode()
            if one.picture:
                content = Path(self.places.root, "seeds", one.name, one.picture).read_bytes()
                yield f"docs/{lang}/{pages[0].url}{one.picture}", content
                yield f"site/{lang}/{pages[0].url}{one.picture}", content
        for lang, found in unpack_found(one.found).items():
            if f"{lang}/{found.path}index.md" not in self.skip:
                yield f"site/{lang}/{found.path}search.js", page_script(found, lang)
