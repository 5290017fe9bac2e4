"""The search index of every language: those segments again that are not as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from malaf.compose import Head, unpack_found, unpack_page
from malaf.ledger import Ledger, key_of
from malaf.locales import direction
from malaf.options import Reporter
from malaf.search import SearchPage
from malaf.searchindex import Segment, Share, index_script, make_segment, page_digest, page_script, shares
from malaf.workers import Workers

__all__ = ["index"]

_FEW: Final = 64  # pages that are indexed sooner than another process is there


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
    reporter: Reporter,
) -> None:
    """The index of every language. `found` is what of the hand-written pages is searched."""
    cache = ledger.cache
    names = {f"articles/{head.slug}/": name for name, head in heads.items()}
    digests: dict[str, dict[str, str]] = {}
    dealt: dict[str, list[Share]] = {}
    made: dict[str, dict[str, Segment]] = {lang: {} for lang in found}
    todo: list[tuple[str, Share]] = []
    for lang, written in found.items():
        digests[lang] = {f"articles/{head.slug}/": digest for head in heads.values() if (digest := head.found[lang])}
        digests[lang] |= {page.path: page_digest(page) for page in written}
        base = cache.get(f"base/{lang}", Share)
        if base is not None and not ledger.is_there(f"search/{lang}/{base.id}", base.id):
            base = None
        dealt[lang] = shares(digests[lang], base)
        for share in dealt[lang]:
            owner = f"search/{lang}/{share.id}"
            segment = cache.get(owner, Segment) if ledger.keep(owner, share.id) else None
            if segment is None:
                todo.append((lang, share))
            else:
                made[lang][share.id] = segment
        if dealt[lang] and (base is None or base.id != dealt[lang][0].id):
            cache.put(f"base/{lang}", dealt[lang][0])
    reporter.stage("search", len(todo))

    def tasks() -> Iterator[_Task]:
        for lang, share in todo:
            paths = {path for path, _ in share.pages}
            written = [page for page in found[lang] if page.path in paths]
            by_hand = {page.path for page in written}
            wanted = [names[path] for path, _ in share.pages if path not in by_hand]
            packed = [unpack_found(one)[lang] for one in cache.packed("found", wanted)]
            yield _Task(lang, share, packed, written)

    few = sum(len(share.pages) for _, share in todo) <= _FEW
    done = workers.map(_segments, tasks(), size=len(todo) if few else 1)
    for (lang, share), (segment, files) in zip(todo, chain.from_iterable(done), strict=True):
        made[lang][share.id] = segment
        owner = f"search/{lang}/{share.id}"
        cache.put(owner, segment)
        ledger.stage(owner, share.id, {f"site/{lang}/{name}": content for name, content in files.items()})
        reporter.step()
    for lang, of_lang in dealt.items():
        key = key_of([share.id for share in of_lang], list(digests[lang].items()), found[lang])
        if not ledger.keep(f"search/{lang}", key):
            told = [(share, made[lang][share.id]) for share in of_lang]
            own = {f"{page.path}search.js": page_script(page, lang) for page in found[lang]}
            own["search/index.js"] = index_script(lang, told, digests[lang], stems=_stems(lang))
            ledger.stage(f"search/{lang}", key, {f"site/{lang}/{name}": content for name, content in own.items()})


def _stems(lang: str) -> bool:
    """Whether Latin words are English: they stand in Arabic texts, too; in a language of its own they are not."""
    return lang.startswith("en") or direction(lang) == "rtl"


def _segments(tasks: list[_Task]) -> list[tuple[Segment, dict[str, bytes]]]:
    return [_segment(*task) for task in tasks]


def _segment(
    lang: str, share: Share, packed: list[bytes], written: list[SearchPage]
) -> tuple[Segment, dict[str, bytes]]:
    by_hand = {page.path: page for page in written}

    def pages() -> Iterator[SearchPage]:
        # One after the other: the texts of a large archive need not be in memory all at once.
        dossiers = iter(packed)
        for path, _ in share.pages:
            if path in by_hand:
                yield by_hand[path]
            elif (page := unpack_page(next(dossiers))) is not None:
                yield page

    return make_segment(share, pages(), stems=_stems(lang))
