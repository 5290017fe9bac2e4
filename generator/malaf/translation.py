"""Every dossier's translations together: how far they are, and all of one language in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from malaf.article import version_date
from malaf.catalogs import import_entries, join_catalogs, update_catalog
from malaf.diagnostics import Diagnostic
from malaf.languages import same_language
from malaf.limits import DEFAULT, Limits
from malaf.messages import Message, messages, shown_messages
from malaf.store import Dossier

__all__ = ["Status", "export_language", "import_language", "statuses", "updated_catalogs"]


class Status(msgspec.Struct, frozen=True):
    """How many texts of a dossier stand in a language: as they are, made for an older text, not at all."""

    slug: str
    language: str
    translated: int
    stale: int
    missing: int

    @property
    def total(self) -> int:
        return self.translated + self.stale + self.missing


def _targets(dossier: Dossier, languages: Iterable[str]) -> Iterator[str]:
    return (language for language in languages if not same_language(language, dossier.article.language))


def statuses(dossiers: Iterable[Dossier], languages: Sequence[str]) -> list[Status]:
    """The state of each dossier in each of `languages` but its own, in that order."""
    found = []
    for dossier in dossiers:
        texts = list(shown_messages(dossier.article))
        for language in _targets(dossier, languages):
            catalog = dossier.catalogs.get(language)
            states = [catalog.look_up(text)[1] if catalog else "missing" for text in texts]
            counts = {state: states.count(state) for state in ("translated", "stale", "missing")}
            found.append(
                Status(dossier.article.slug, language, counts["translated"], counts["stale"], counts["missing"])
            )
    return found


def _memory_of(dossiers: Iterable[Dossier], language: str) -> dict[str, str]:
    """Text to translation of all that is translated into `language`: the first of each text."""
    memory: dict[str, str] = {}
    for dossier in dossiers:
        catalog = dossier.catalogs.get(language)
        for entry in catalog.entries.values() if catalog else ():
            if entry.msgstr and not entry.fuzzy:
                memory.setdefault(entry.msgid, entry.msgstr)
    return memory


def updated_catalogs(dossiers: Sequence[Dossier], languages: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """Each catalogue brought up to date with its article. What is translated elsewhere is filled in, fuzzy."""
    memories = {language: _memory_of(dossiers, language) for language in languages}
    for dossier in dossiers:
        texts = list(messages(dossier.article))
        for language in _targets(dossier, languages):
            path, old = _file(dossier, language)
            slug = dossier.article.slug
            date = version_date(dossier.article)
            memory = memories[language]
            yield path, update_catalog(old, texts, name=slug, language=language, memory=memory, source_date=date)


def _file(dossier: Dossier, language: str) -> tuple[Path, bytes | None]:
    """A dossier's catalogue, with its bytes if there is one."""
    path = dossier.folder / f"{language}.po"
    return path, path.read_bytes() if path.is_file() else None


def export_language(dossiers: Sequence[Dossier], language: str) -> bytes:
    """One PO file of all dossiers, each entry under ``slug/id``, for a translator or an editor of such files."""
    parts: list[tuple[str, bytes | None, list[Message]]] = []
    for dossier in dossiers:
        if language in _targets(dossier, [language]):
            _, old = _file(dossier, language)
            parts.append((dossier.article.slug, old, list(messages(dossier.article))))
    return join_catalogs(parts, language=language, memory=_memory_of(dossiers, language))


def import_language(
    content: bytes, dossiers: Sequence[Dossier], language: str, shown: str, limits: Limits = DEFAULT
) -> tuple[list[tuple[Path, bytes]], list[Diagnostic]]:
    """The dossiers' catalogues with the translations of such a file; what fits none of them is told.

    A text that has changed since then takes its translation as fuzzy. An empty entry takes nothing away. A file
    whose header names another language is refused.
    """
    by_slug = {dossier.article.slug: dossier for dossier in dossiers if language in _targets(dossier, [language])}
    entries, problems = import_entries(content, shown, language, limits)
    written = []
    for slug, given in entries.items():
        dossier = by_slug.get(slug)
        if dossier is None:
            hint = f"there are: {', '.join(by_slug)}" if by_slug else None
            problem = f"there is no dossier {slug!r} to be translated into {language!r}"
            problems.append(
                Diagnostic(
                    code="unknown-reference",
                    severity="warning",
                    message=problem,
                    path=shown,
                    line=next(iter(given.values())).linenum or None,
                    hint=hint,
                )
            )
            continue
        path, old = _file(dossier, language)
        texts = list(messages(dossier.article))
        known = {text.id for text in texts}
        for name, entry in given.items():
            if name not in known and entry.msgstr:
                message = f"{slug} has no text {name!r}; its translation is left out"
                problems.append(
                    Diagnostic(
                        code="unknown-reference", severity="warning", message=message, path=shown, line=entry.linenum
                    )
                )
        date = version_date(dossier.article)
        updated = update_catalog(old, texts, name=slug, language=language, given=given, source_date=date)
        written.append((path, updated))
    return written, problems
