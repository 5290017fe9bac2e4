"""Which texts of a dossier are translated, into which languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from malaf.article import Article
from malaf.catalogs import Catalog, Entry
from malaf.diagnostics import Diagnostic, Severity
from malaf.languages import same_language
from malaf.messages import Message, messages, shown_messages
from malaf.store import Dossier
from malaf.subject import Subject

__all__ = ["translated", "untranslated"]


def untranslated(subject: Subject) -> Iterator[Diagnostic]:
    """What is stale or missing in each language of the site."""
    texts = list(shown_messages(subject.article))
    settings = subject.project.settings
    for language in settings.languages:
        if same_language(language, subject.article.language):
            continue
        catalog = subject.dossier.catalogs.get(language)
        if catalog is None:
            message = f"there is no {language}.po: nothing of the dossier is translated into {language!r}"
            yield subject.problem(
                "translation-missing", message, [], hint="make it with: malaf translate", severity="warning"
            )
            continue
        if catalog.readable:
            states = [(text, catalog.look_up(text)[1]) for text in texts]
            yield from _gaps(catalog, states, least=settings.translated)


def _gaps(catalog: Catalog, states: Sequence[tuple[Message, str]], *, least: int) -> Iterator[Diagnostic]:
    """What is stale or missing: a warning where less than `least` percent is translated, else news."""
    translated = sum(state == "translated" for _, state in states)
    severity: Severity = "warning" if 100 * translated < least * len(states) else "info"
    groups: dict[str, list[str]] = {}
    for message, state in states:
        reason = "fuzzy" if state == "stale" and not catalog.is_of_another(message) else state
        groups.setdefault(reason, []).append(message.id)
    for reason, (code, one, several, hint) in _UNTRANSLATED.items():
        ids = groups.get(reason, [])
        if ids:
            entry = catalog.entries.get(ids[0])
            said = f"{len(ids)} of {len(states)} texts {one if len(ids) == 1 else several}"
            yield Diagnostic(
                code=code,
                severity=severity,
                message=f"{said}: {', '.join(ids[:5])}{' …' if ids[5:] else ''}",
                path=catalog.path,
                line=entry.line if entry else None,
                hint=hint,
                context={"ids": ids},
            )


# Code, what is said of one and of several, and what to do.
_UNTRANSLATED = {
    "stale": (
        "translation-stale",
        "has changed since it was translated",
        "have changed since they were translated",
        "run `malaf translate`, correct the translation, then remove its flag `fuzzy`",
    ),
    "fuzzy": (
        "translation-stale",
        "has a translation that is marked `fuzzy`",
        "have translations that are marked `fuzzy`",
        "look it through, then remove the flag",
    ),
    "missing": (
        "translation-missing",
        "is not translated",
        "are not translated",
        "run `malaf translate`, then edit the catalogue",
    ),
}


def translated(dossier: Dossier) -> Iterator[tuple[str, Catalog, Iterator[Entry]]]:
    """The languages that the article is translated into, each with its catalogue, and what of that is not stale."""
    for language, catalog in dossier.catalogs.items():
        if not same_language(language, dossier.article.language) and catalog.readable:
            yield language, catalog, _entries(dossier.article, catalog)


def _entries(article: Article, catalog: Catalog) -> Iterator[Entry]:
    for message in messages(article):
        entry = catalog.entries.get(message.id)
        if entry and catalog.look_up(message)[1] == "translated":
            yield entry
