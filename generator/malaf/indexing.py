"""The search index of every language: those segments again that are not as they should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from malaf.compose import Head, unpack_found
from malaf.ledger import Ledger, key_of
from malaf.locales import direction
from malaf.search import SearchPage
from malaf.searchindex import Segment, Share, index_script, make_segment, page_digest, page_script, shares
from malaf.workers import Workers

__all__ = ["index"]


class _Task(NamedTuple):
    """One segment to be made; `packed` are the records of its dossiers, `written` those of hand-written pages."""

    lang: str
    share: Share
    packed: list[bytes]
    written: list[SearchPage]


def index(
    heads: Mapping[str, Head],
    found: Mapping[str, list[SearchPage]],
    ledger: Ledger,
    workers: Workers,
    step: Callable[[int], None],
) -> None:
    """The index of every language. `found` is what of the hand-written pages is searched.

    `step` is told how many segments are to be made, then of each.
    """
    cache = ledger.cache
    segments: dict[str, dict[str, Segment | None]] = {}
    todo: list[tuple[str, Share]] = []
    names = {f"articles/{head.slug}/": name for name, head in heads.items()}
    for lang, written in found.items():
        digests = {f"articles/{head.slug}/": digest for head in heads.values() if (digest := head.found[lang])}
        digests |= {page.path: page_digest(page) for page in written}
        segments[lang] = {}
        for share in shares(digests):
            owner = f"search/{lang}/{share.id}"
            known = cache.get(owner, Segment) if ledger.keep(owner, share.id) else None
            segments[lang][share.id] = known
            if known is None:
                todo.append((lang, share))
    step(len(todo))

    def tasks() -> Iterator[_Task]:
        for lang, share in todo:
            paths = set(share.paths)
            packed = cache.packed("found", [names[path] for path in share.paths if path in names])
            yield _Task(lang, share, list(packed), [page for page in found[lang] if page.path in paths])

    for (lang, share), (segment, files) in zip(todo, workers.map(_segment, tasks()), strict=True):
        segments[lang][share.id] = segment
        owner = f"search/{lang}/{share.id}"
        cache.put(owner, segment)
        ledger.stage(owner, share.id, {f"site/{lang}/{name}": content for name, content in files.items()})
        step(1)
    for lang, made in segments.items():
        key = key_of(list(made), found[lang])
        if not ledger.keep(f"search/{lang}", key):
            told = [segment for segment in made.values() if segment is not None]
            own = {f"{page.path}search.js": page_script(page, lang) for page in found[lang]}
            own["search/index.js"] = index_script(lang, told, stems=_stems(lang))
            ledger.stage(f"search/{lang}", key, {f"site/{lang}/{name}": content for name, content in own.items()})


def _stems(lang: str) -> bool:
    """Whether Latin words are English: they stand in Arabic texts, too; in a language of its own they are not."""
    return lang.startswith("en") or direction(lang) == "rtl"


def _segment(tasks: list[_Task]) -> tuple[Segment, dict[str, bytes]]:
    lang, share, packed, written = tasks[0]
    pages = {page.path: page for one in packed if (page := unpack_found(one)[lang]) is not None}
    pages |= {page.path: page for page in written}
    return make_segment(share, [pages[path] for path in share.paths], stems=_stems(lang))
