"""What of a dossier hides, or looks like something else: characters, and the host of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from malaf.characters import Oddity, gathered, odd_host, oddities
from malaf.coverage import translated
from malaf.diagnostics import Diagnostic
from malaf.proof import odd_translations
from malaf.source import Source
from malaf.subject import Subject
from malaf.yamltext import Path, dotted

__all__ = ["disguised"]


def disguised(subject: Subject) -> Iterator[Diagnostic]:
    """All of it: in the article's texts and its file's comments, in its source, in its translations."""
    yield from _characters(subject)
    yield from _source_address(subject)
    for language, catalog, entries in translated(subject.dossier):
        yield from odd_translations(entries, path=catalog.path, target=language)


def _characters(subject: Subject) -> Iterator[Diagnostic]:
    language, yaml, source = subject.article.language, subject.dossier.yaml, subject.dossier.text
    places: dict[tuple[str, str], tuple[str, Path]] = {}
    # What is written as an escape stands nowhere in the file.
    if "\\" in yaml.text or next(oddities(yaml.text, language), None):

        def found() -> Iterator[Oddity]:
            for text, path in _strings(msgspec.to_builtins(subject.article), []):
                for odd in oddities(text, language):
                    places.setdefault((odd.code, odd.what), (text, path))
                    yield odd

        for odd in gathered(found()):
            text, path = places[odd.code, odd.what]
            at = _written(subject, odd, text, path)
            yield _odd(odd, yaml, at, f"{dotted(path)}: ", {"key": dotted(path)})
        for comment in _COMMENT.finditer(yaml.text):
            for odd in gathered(one for one in oddities(comment[0]) if one.code.startswith("bidi-")):
                yield _odd(odd, yaml, comment.start() + odd.start, "in a comment, ", {})
    if source is not None:
        # Of the article itself it has been said; and line ends are as they are in a source.
        in_source = (odd for odd in oddities(source.text, language) if odd.what != "\r")
        for odd in gathered(odd for odd in in_source if (odd.code, odd.what) not in places):
            yield _odd(odd._replace(severity="warning"), source, odd.start, "", {})


_COMMENT = re.compile(r"^[ \t]*#.*", re.MULTILINE)


def _written(subject: Subject, odd: Oddity, text: str, path: Path) -> int | None:
    """Where article.yaml has what is odd in the text at `path`; None where it has it as an escape."""
    yaml, place = subject.dossier.yaml, subject.place(path)
    if place is None:
        return None
    at = yaml.offset(place.line, place.column)
    end = yaml.offset(place.end_line, place.end_column)
    for _ in range(text.count(odd.what, 0, odd.start) + 1):
        at = yaml.text.find(odd.what, at, end) + 1
        if not at:
            return yaml.offset(place.line, place.column)
    return at - 1


def _odd(odd: Oddity, source: Source, at: int | None, where: str, context: dict[str, Any]) -> Diagnostic:
    line, column = source.position(at) if at is not None else (None, None)
    more = f" (and {odd.more} more)" if odd.more else ""
    return Diagnostic(
        code=odd.code,
        severity=odd.severity,
        message=f"{where}{odd.message}{more}",
        path=source.path,
        line=line,
        column=column,
        hint=odd.hint,
        context=context,
    )


def _strings(value: Any, path: list[str | int]) -> Iterator[tuple[str, Path]]:
    if isinstance(value, str):
        yield value, path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, [*path, key])
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from _strings(inner, [*path, i])


def _source_address(subject: Subject) -> Iterator[Diagnostic]:
    address = subject.article.source.url
    if address and (found := odd_host(address)):
        message, hint = found
        yield subject.problem("odd-address", f"source.url: {message}", ["source", "url"], hint=hint, severity="warning")
