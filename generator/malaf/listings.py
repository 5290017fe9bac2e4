"""The pages that read across the dossiers: which there are, and each when it is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from malaf.cache import Cache
from malaf.compose import unpack_entries
from malaf.head import Head
from malaf.ledger import key_of
from malaf.page import TopicView, topic_address
from malaf.pages import LISTINGS, TOPIC, Page, Slice, address_of, listing_page, page_path, slices
from malaf.structured import as_script, breadcrumbs, of_home
from malaf.world import World

__all__ = ["Listed", "listed_pages", "packed_entries", "page_of"]


class Listed(NamedTuple):
    """One page of a listing: its dossiers by the names of their folders, newest first; `draft`: one is a draft.

    `key` tells of what it is made; `topic` is that of a topic's page, `topics` are those that the first page leads to.
    """

    lang: str
    kind: str
    part: Slice
    names: list[str]
    draft: bool
    key: str
    topic: str = ""
    topics: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return address_of(self.kind, self.part.number, self.topic)

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
        # By kind and topic the dossiers, each with the digest of its entry.
        shown: dict[tuple[str, str], list[tuple[str, str]]] = {(kind, ""): [] for kind in LISTINGS}
        for name, head in order:
            for kind, digest in head.entries[lang].items():
                if kind in LISTINGS:
                    shown[kind, ""].append((name, digest))
            if "home" in head.entries[lang]:
                for topic in dict.fromkeys(head.topics):
                    shown.setdefault((TOPIC, topic), []).append((name, head.entries[lang]["home"]))
        topics = tuple(sorted(topic for _, topic in shown if topic))
        for (kind, topic), entries in shown.items():
            for part in slices(len(entries)):
                of_part = entries[part.start : part.stop]
                names = [name for name, _ in of_part]
                draft = not drafts.isdisjoint(names)
                led_to = topics if kind == "home" and not part.number else ()
                beside = (part.number, part.newer, part.older, topic, led_to)
                made_of = key_of(key, beside, draft, [digest for _, digest in of_part])
                made.append(Listed(lang, kind, part, names, draft, made_of, topic, led_to))
    return made


def _structured(listed: Listed, world: World) -> str:
    """What search engines are told of a page that they may show."""
    root = world.project.settings.url
    site = world.sites[listed.lang]
    if not root or listed.draft:
        return ""
    if not listed.url:
        return as_script(of_home(site, root))
    return as_script([breadcrumbs(site, root, [(_title(listed, world), listed.url)])])


def _title(listed: Listed, world: World) -> str:
    if listed.topic:
        return world.project.settings.topic(listed.topic, listed.lang)
    return world.titles[listed.lang][listed.kind]


def packed_entries(cache: Cache, names: Iterable[str]) -> dict[str, bytes]:
    """What the listings have of some dossiers, by their names."""
    wanted = list(names)
    return dict(zip(wanted, cache.packed("entries", wanted), strict=True))


def page_of(listed: Listed, world: World, packed: Mapping[str, bytes]) -> Page:
    """The page itself; `packed` has the entries of its dossiers."""
    kind = "home" if listed.topic else listed.kind
    named = sorted((world.project.settings.topic(topic, listed.lang), topic) for topic in listed.topics)
    return listing_page(
        world.environments[listed.lang],
        world.sites[listed.lang],
        listed.kind,
        _title(listed, world),
        listed.part,
        [unpack_entries(packed[name])[listed.lang][kind] for name in listed.names],
        topic=listed.topic,
        topics=[TopicView(name, topic_address(topic)) for name, topic in named],
        draft=listed.draft,
        structured=_structured(listed, world),
        written=world.policies[listed.lang].number,
    )
