"""A dossier as the rules of the check see it: its sentences, and where in article.yaml a value stands."""

from __future__ import annotations

from functools import cached_property

from malaf.article import Article, block_texts, looks_like_id
from malaf.diagnostics import Diagnostic, Severity
from malaf.schema import dotted
from malaf.sentences import split_sentences
from malaf.settings import Project
from malaf.store import Dossier
from malaf.yamltext import Locator, Path, Place

__all__ = ["Subject"]


class Subject:
    """What the rules share of one dossier."""

    def __init__(self, project: Project, dossier: Dossier) -> None:
        self.project = project
        self.dossier = dossier
        self.article: Article = dossier.article
        self._locator = Locator(dossier.yaml)

    @cached_property
    def sentences(self) -> dict[str, str]:
        """Text of every sentence by its id, and of every block by its own."""
        texts: dict[str, str] = {}
        for block_id, text in block_texts(self.article):
            texts[block_id] = text
            for i, span in enumerate(split_sentences(text, self.article.language), start=1):
                texts[f"{block_id}-s{i}"] = text[span.start : span.end]
        return texts

    def where(self, words: str) -> str | None:
        """A hint with the sentence that has the words."""
        found = (name for name, text in self.sentences.items() if words in text and "-s" in name)
        return next((f"it is in {name}" for name in found), None)

    @cached_property
    def letters(self) -> str:
        """All texts in lower case."""
        return "\n".join((self.article.headline.text, *self.sentences.values())).lower()

    def is_no_word(self, word: str) -> bool:
        """Whether a word looks like an id, and stands nowhere in the text."""
        return looks_like_id(word) and word not in self.letters

    def place(self, path: Path) -> Place | None:
        return self._locator.place(path)

    def problem(
        self,
        code: str,
        message: str,
        path: Path,
        *,
        hint: str | None = None,
        severity: Severity = "error",
    ) -> Diagnostic:
        place = self.place(path)
        return Diagnostic(
            code=code,
            severity=severity,
            message=message,
            path=self.dossier.yaml.path,
            line=place.line if place else None,
            column=place.column if place else None,
            end_line=place.end_line if place else None,
            end_column=place.end_column if place else None,
            hint=hint,
            context={"key": dotted(path)},
        )
