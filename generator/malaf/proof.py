"""The translations of a catalogue, proved against their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from malaf.article import Article
from malaf.catalogs import Catalog, Entry
from malaf.characters import gathered, oddities
from malaf.diagnostics import Diagnostic, accepted_codes
from malaf.glossary import Term

if TYPE_CHECKING:
    from malaf.pairs import Finding

__all__ = ["article_terms", "language_of", "mismatches", "odd_translations", "prove"]

_HINTS = {
    "number-mismatch": "correct the number",
    "date-mismatch": "correct the date",
    "name-missing": "use the spelling of the glossary, or add another one to it with |",
    "sentence-missing": "compare the two sentence by sentence",
    "source-script": "translate it, or write it in the translation's own letters",
}


def prove(
    entries: Iterable[Entry], *, path: str | None, source: str, target: str, terms: Sequence[Term] = ()
) -> list[Diagnostic]:
    """Every disagreement between a text and its translation, at the line of the entry. Fuzzy ones are not asked.

    `source` and `target` are languages. What a translator's comment accepts is left out.
    """
    asked = list(entries)
    return [
        *odd_translations(asked, path=path, target=target),
        *mismatches(asked, path=path, source=source, target=target, terms=terms),
    ]


def odd_translations(entries: Iterable[Entry], *, path: str | None, target: str) -> list[Diagnostic]:
    """Hidden and misleading characters of translations."""
    return [problem for entry in entries if _is_asked(entry) for problem in _odd(entry, path, target)]


def mismatches(
    entries: Iterable[Entry], *, path: str | None, source: str, target: str, terms: Sequence[Term] = ()
) -> list[Diagnostic]:
    """What a text and its translation do not say alike: warnings."""
    from malaf.pairs import Pair, check_pairs  # which brings all that reads texts

    known = {str(number): entry for number, entry in enumerate(entries) if _is_asked(entry)}
    pairs = [Pair(name, entry.msgid, entry.msgstr, source, target) for name, entry in known.items()]
    found = check_pairs(pairs, terms)
    return [_problem(one, known[one.id], path) for one in found if not _accepted(one, known[one.id])]


def _is_asked(entry: Entry) -> bool:
    return bool(entry.msgstr and not entry.fuzzy and entry.msgid)


def _problem(found: Finding, entry: Entry, path: str | None) -> Diagnostic:
    advice = _HINTS.get(found.code, "compare the two")
    return Diagnostic(
        code=found.code,
        severity="warning",
        message=f"{entry.context}: {found.message}" if entry.context else found.message,
        path=path,
        line=entry.line,
        hint=f"{advice}; or accept it: a comment `# malaf: ignore[{found.code}] why`",
        context={
            "msgctxt": entry.context,
            "source_value": found.source_value,
            "target_value": found.target_value,
        },
    )


def _odd(entry: Entry, path: str | None, target: str) -> list[Diagnostic]:
    """Hidden and misleading characters of a translation."""
    accepted = accepted_codes(entry.comment)
    return [
        Diagnostic(
            code=one.code,
            severity=one.severity,
            message=(f"{entry.context}: " if entry.context else "")
            + f"at character {one.start + 1} of the translation, {one.message}",
            path=path,
            line=entry.line,
            hint=one.hint.replace(", and from the source", ""),
            context={"msgctxt": entry.context},
        )
        for one in gathered(oddities(entry.msgstr, target))
        if one.severity == "error" or not accepted & {one.code, "*"}
    ]


def _accepted(found: Finding, entry: Entry) -> bool:
    return bool(accepted_codes(entry.comment) & {found.code, "*"})


def article_terms(article: Article, catalog: Catalog) -> list[Term]:
    """The names of an article as its own catalogue spells them: where it has them translated, and not fuzzy."""
    terms = []
    names = [(person.id, person.name, "person") for person in article.people]
    names += [(one.id, one.name, "organisation") for one in article.organisations]
    for name, text, kind in names:
        entry = catalog.entries.get(name)
        if entry and entry.msgid == text and entry.msgstr and not entry.fuzzy:
            terms.append(Term(text, entry.msgstr, kind))
    return terms


def language_of(texts: Iterable[str]) -> str:
    """The language of texts whose catalogue does not say it: Arabic where they are in its letters, else English."""
    joined = " ".join(texts)
    arabic = len(re.findall("[\u0620-\u064a]", joined))
    return "ar" if arabic * 2 > len(re.findall(r"[^\W\d_]", joined)) else "en"
