"""The pages that read across the dossiers: which there are, and each when it is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from malaf.cache import Cache
from malaf.compose import Head, World, unpack_entries
from malaf.ledger import key_of
from malaf.pages import LISTINGS, Page, Slice, address_of, listing_page, page_path, slices
from malaf.structured import as_script, breadcrumbs, of_home

__all__ = ["Listed", "listed_pages", "packed_entries", "page_of"]


class Listed(NamedTuple):
    """One page of a listing: its dossiers by the names of their folders, newest first; `draft`: one is a draft.

    `key` tells of what it is made.
    """

    lang: str
    kind: str
    part: Slice
    names: list[str]
    draft: bool
    key: str

    @property
    def url(self) -> str:
        return address_of(self.kind, self.part.number)

    @property
    def path(self) -> str:
        """The page's file below the language's folder in docs/."""
        return page_path(self.url)

    @property
    def owner(self) -> str:
        """By which the ledger knows its files."""
        return f"listing/{self.lang}/{self.url}"

    @property
    def form(self) -> str:
        """What its shape depends on."""
        return f"{self.kind} {bool(self.part.number)} {self.draft}"


def listed_pages(heads: Mapping[str, Head], languages: Sequence[str], key: str) -> list[Listed]:
    """Every page of every listing. `key` is the world's."""
    order = sorted(heads.items(), key=lambda one: one[1].slug)
    order.sort(key=lambda one: one[1].published or "", reverse=True)
    made = []
    drafts = {name for name, head in order if head.draft}
    for lang in languages:
        names: dict[str, list[str]] = {kind: [] for kind in LISTINGS}
        digests: dict[str, list[str]] = {kind: [] for kind in LISTINGS}
        for name, head in order:
            for kind, digest in head.entries[lang].items():
                if kind in names:
                    names[kind].append(name)
                    digests[kind].append(digest)
        for kind, of_kind in names.items():
            for part in slices(len(of_kind)):
                of_part = of_kind[part.start : part.stop]
                draft = not drafts.isdisjoint(of_part)
                beside = (part.number, part.newer, part.older)
                made_of = key_of(key, beside, draft, digests[kind][part.start : part.stop])
                made.append(Listed(lang, kind, part, of_part, draft, made_of))
    return made


def _structured(listed: Listed, world: World) -> str:
    """What search engines are told of a page that they may show."""
    root = world.project.settings.url
    site = world.sites[listed.lang]
    if not root or listed.draft:
        return ""
    if not listed.url:
        return as_script(of_home(site, root))
    return as_script([breadcrumbs(site, root, [(world.titles[listed.lang][listed.kind], listed.url)])])


def packed_entries(cache: Cache, names: Iterable[str]) -> dict[str, bytes]:
    """What the listings have of some dossiers, by their names."""
    wanted = list(names)
    return dict(zip(wanted, cache.packed("entries", wanted), strict=True))


def page_of(listed: Listed, world: World, packed: Mapping[str, bytes]) -> Page:
    """The page itself; `packed` has the entries of its dossiers."""
    return listing_page(
        world.environments[listed.lang],
        world.sites[listed.lang],
        listed.kind,
        world.titles[listed.lang][listed.kind],
        listed.part,
        [unpack_entries(packed[name])[listed.lang][listed.kind] for name in listed.names],
        draft=listed.draft,
        structured=_structured(listed, world),
        written=world.policies[listed.lang].number,
    )
