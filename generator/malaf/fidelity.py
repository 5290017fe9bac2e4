"""Does an article have the words of its source, and all of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final

from malaf.article import NOUNS, Article, List, Prose, Table, walk_items
from malaf.diagnostics import Diagnostic
from malaf.sentences import split_sentences
from malaf.source import Source
from malaf.subject import Subject
from malaf.yamltext import Path, dotted

__all__ = ["unfaithful"]


def unfaithful(subject: Subject) -> Iterator[Diagnostic]:
    """Texts and quotes that the source has not, and text of it that the article has not."""
    source = subject.dossier.text
    if source is not None:
        nearest = _Nearest(source.text)
        yield from _texts(subject, source, nearest)
        yield from _left_out(subject, source)
        yield from _quotes(subject, source, nearest)


def _texts(subject: Subject, source: Source, nearest: _Nearest) -> Iterator[Diagnostic]:
    for text, path in _texts_with_paths(subject.article):
        for line in text.split("\n"):
            if line.strip() not in source.text:
                message = f"the text of {dotted(path)} is not in {subject.article.source.file}"
                near = nearest(line.strip())
                yours = "`by: editor`" if path == ["headline", "text"] else "`edited: true`"
                own = f"say {yours} where it was changed on purpose"
                hint = f"{near} (or {own})" if near else own
                yield subject.problem("text-not-in-source", message, path, hint=hint)
                break


def _left_out(subject: Subject, source: Source) -> Iterator[Diagnostic]:
    """Text of the source that the article has nowhere; not asked where blocks were edited on purpose."""
    article = subject.article
    if any(part.edited for part in (article.lead, *article.blocks()) if part):
        return
    texts = [article.headline.text, *(text for text, _ in _texts_with_paths(article))]
    kept = " ".join(" ".join(texts).split())
    if all(" ".join(line.split()) in kept for line in source.text.splitlines()):
        return  # most texts: nothing to take apart
    from malaf.blocks import parse_blocks

    for block in parse_blocks(source.text):
        if block.role == "title" and article.headline.by == "editor":
            continue
        pieces = [cell.text for row in (block.header, *block.rows) for cell in row]
        if not pieces:
            spans = split_sentences(block.text, article.language)
            pieces = [block.text[span.start : span.end] for span in spans]
        gone = [piece for piece in pieces if " ".join(piece.split()) not in kept and re.search(r"\w", piece)]
        if gone:
            line, column = source.position(block.content.start)
            more = f" and {len(gone) - 1} more of its block are" if gone[1:] else " is"
            yield Diagnostic(
                code="text-left-out",
                severity="warning",
                message=f"«{gone[0][:80]}{'…' if len(gone[0]) > 80 else ''}»{more} nowhere in the article",
                path=source.path,
                line=line,
                column=column,
                hint=f"add it to article.yaml as a block (`malaf ingest --update {article.slug}` does so as a draft)",
            )


def _texts_with_paths(article: Article) -> Iterator[tuple[str, Path]]:
    if article.headline.by == "source":
        yield article.headline.text, ["headline", "text"]
    if article.lead and not article.lead.edited:
        yield article.lead.text, ["lead", "text"]
    for s, section in enumerate(article.sections):
        if section.heading:
            yield section.heading, ["sections", s, "heading"]
        for b, block in enumerate(section.blocks):
            path: list[str | int] = ["sections", s, "blocks", b]
            if block.edited:
                continue
            if isinstance(block, List):
                for i, item in enumerate(block.items):
                    for inner in walk_items((item,)):
                        yield inner.text, [*path, "items", i]
            elif isinstance(block, Table):
                for c, cell in enumerate(block.header):
                    yield cell, [*path, "header", c]
                for r, row in enumerate(block.rows):
                    for c, cell in enumerate(row.cells):
                        yield cell, [*path, "rows", r, "cells", c]
            else:
                prose: Prose = block
                yield prose.text, [*path, "text"]


def _quotes(subject: Subject, source: Source, nearest: _Nearest) -> Iterator[Diagnostic]:
    for group, noun in NOUNS.items():
        for i, fact in enumerate(getattr(subject.article, group)):
            key, quote = ("text", fact.text) if group == "quotes" else ("quote", getattr(fact, "quote", None))
            if quote is None:
                continue
            hint: str | None
            if quote not in source.text:
                message = f"the quote of {noun} {fact.id!r} is not in {subject.article.source.file}"
                hint = (
                    nearest(quote)
                    or "copy the words from the source as they stand there, or remove what it has no more"
                )
                yield subject.problem("quote-not-in-source", message, [group, i, key], hint=hint)
            elif quote not in subject.sentences.get(fact.sentence, quote):
                message = f"the quote of {noun} {fact.id!r} is not in its sentence, {fact.sentence}"
                hint = subject.where(quote)
                yield subject.problem("quote-not-in-sentence", message, [group, i, "sentence"], hint=hint)


# To compare every pair of their letters takes some seconds.
_PATIENCE: Final = 100_000_000


class _Nearest:
    """Looks in the source for what is most like some words, as long as that is no long work."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._patience = _PATIENCE

    def __call__(self, wanted: str) -> str | None:
        self._patience -= len(wanted) * len(self._text)
        return _nearest(wanted, self._text) if self._patience > 0 else None


# A number is the same in both scripts: «٢٧ في المئة» is more like «27 في المئة» than like «45 في المئة».
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def _nearest(wanted: str, text: str) -> str | None:
    """A hint with the words of `text` that are most like `wanted`, if they are like it at all."""
    words, length = text.split(), len(wanted.split())
    best, score = "", 0.6
    matcher = difflib.SequenceMatcher(b=wanted.translate(_DIGITS), autojunk=False)
    for start in range(max(1, len(words) - length + 1)):
        window = " ".join(words[start : start + length])
        matcher.set_seq1(window.translate(_DIGITS))
        if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score and matcher.ratio() > score:
            best, score = window, matcher.ratio()
    if not best:
        return None
    if len(best) <= 160:
        shown = best if wanted[-1:] in ".،؛:" else best.rstrip(".،؛:")
        return f'did you mean "{shown}"?'
    ours, theirs = wanted.split(), best.split()
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            return f'the source has "{" ".join(theirs[b1:b2])}" where this has "{" ".join(ours[a1:a2])}"'
    return None
