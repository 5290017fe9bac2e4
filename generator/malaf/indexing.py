"""The search index of every language: those segments again that are not as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from malaf.compose import unpack_page_words, unpack_words
from malaf.head import Head
from malaf.languages import direction
from malaf.ledger import Ledger, key_of
from malaf.options import Reporter
from malaf.search import SearchPage
from malaf.searchindex import (
    SMALL,
    PageWords,
    Segment,
    Share,
    index_script,
    make_segment,
    page_digest,
    page_script,
    page_words,
    shares,
)
from malaf.workers import Beside, Workers

__all__ = ["Indexing"]


class _Made(NamedTuple):
    segment: Segment
    files: dict[str, bytes]


class _Task(NamedTuple):
    """One segment to be made; `packed` are the words of its dossiers, `written` those of hand-written pages."""

    lang: str
    share: Share
    packed: list[bytes]
    written: dict[str, PageWords]


class Indexing:
    """The index of every language, from when it is clear which segments are missing until they are staged.

    Those of few pages are begun at once, beside what else a build does, unless it is to be `alone`. `found` is what of
    the hand-written pages is searched.
    """

    def __init__(
        self, heads: Mapping[str, Head], found: Mapping[str, list[SearchPage]], ledger: Ledger, *, alone: bool
    ) -> None:
        self._alone = alone
        self._found = found
        self._ledger = ledger
        self._names = {f"articles/{head.slug}/": name for name, head in heads.items()}
        self._digests: dict[str, dict[str, str]] = {}
        self._dealt: dict[str, list[Share]] = {}
        self._made: dict[str, dict[str, Segment]] = {lang: {} for lang in found}
        self._begun: list[tuple[str, Share, Beside[_Made]]] = []
        self._missing: list[tuple[str, Share]] = []
        for lang, written in found.items():
            made = {f"articles/{head.slug}/": digest for head in heads.values() if (digest := head.found[lang])}
            self._digests[lang] = made | {page.path: page_digest(page) for page in written}
            self._deal(lang)

    def _deal(self, lang: str) -> None:
        cache = self._ledger.cache
        base = cache.get(f"base/{lang}", Share)
        if base is not None and not self._ledger.is_there(f"search/{lang}/{base.id}", base.id):
            base = None
        self._dealt[lang] = dealt = shares(self._digests[lang], base)
        for share in dealt:
            owner = f"search/{lang}/{share.id}"
            segment = cache.get(owner, Segment) if self._ledger.keep(owner, share.id) else None
            if segment is not None:
                self._made[lang][share.id] = segment
            elif len(share.pages) <= SMALL:
                call = partial(_segment, self._task(lang, share))
                self._begun.append((lang, share, Beside(call, _Made, at_once=self._alone)))
            else:
                self._missing.append((lang, share))
        if dealt and (base is None or base.id != dealt[0].id):
            cache.put(f"base/{lang}", dealt[0])

    def _task(self, lang: str, share: Share) -> _Task:
        paths = {path for path, _ in share.pages}
        written = {page.path: page_words(page) for page in self._found[lang] if page.path in paths}
        wanted = [self._names[path] for path, _ in share.pages if path not in written]
        packed = [unpack_words(one)[lang] for one in self._ledger.cache.packed("words", wanted)]
        return _Task(lang, share, packed, written)

    def close(self) -> None:
        """Nothing that was begun is left behind."""
        for _, _, begun in self._begun:
            begun.close()

    def stage(self, workers: Workers, reporter: Reporter) -> None:
        """The files of the index, where they are not as they should be."""
        reporter.stage("search", len(self._begun) + len(self._missing))
        for lang, share, begun in self._begun:
            self._stage_segment(lang, share, begun.result())
            reporter.step()
        tasks = (self._task(lang, share) for lang, share in self._missing)
        for (lang, share), made in zip(self._missing, workers.map(_segments, tasks), strict=True):
            self._stage_segment(lang, share, made)
            reporter.step()
        for lang, dealt in self._dealt.items():
            digests, written = self._digests[lang], self._found[lang]
            key = key_of([share.id for share in dealt], list(digests.items()), written)
            if not self._ledger.keep(f"search/{lang}", key):
                told = [(share, self._made[lang][share.id]) for share in dealt]
                own = {f"{page.path}search.js": page_script(page, lang) for page in written}
                own["search/index.js"] = index_script(lang, told, digests, stems=_stems(lang))
                files = {f"site/{lang}/{name}": content for name, content in own.items()}
                self._ledger.stage(f"search/{lang}", key, files)

    def _stage_segment(self, lang: str, share: Share, made: _Made) -> None:
        self._made[lang][share.id] = made.segment
        owner = f"search/{lang}/{share.id}"
        self._ledger.cache.put(owner, made.segment)
        self._ledger.stage(owner, share.id, {f"site/{lang}/{name}": content for name, content in made.files.items()})


def _stems(lang: str) -> bool:
    """Whether Latin words are English: they stand in Arabic texts, too; in a language of its own they are not."""
    return lang.startswith("en") or direction(lang) == "rtl"


def _segments(tasks: list[_Task]) -> _Made:
    [task] = tasks
    return _segment(task)


def _segment(task: _Task) -> _Made:
    def pages() -> Iterator[PageWords]:
        # One after the other: the words of a large archive need not be in memory all at once.
        dossiers = iter(task.packed)
        for path, _ in task.share.pages:
            yield task.written[path] if path in task.written else unpack_page_words(next(dossiers))

    return _Made(*make_segment(task.share, pages(), stems=_stems(task.lang)))
