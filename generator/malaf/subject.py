"""A dossier as the rules of the check see it: its sentences, and where in article.yaml a value stands."""

from __future__ import annotations

from functools import cached_property

from malaf.article import Article, block_texts, looks_like_id, sentence_texts
from malaf.settings import Project
from malaf.store import Dossier
from malaf.yamltext import Locator

__all__ = ["Subject"]


class Subject:
    """What the rules share of one dossier."""

    def __init__(self, project: Project, dossier: Dossier) -> None:
        self.project = project
        self.dossier = dossier
        self.article: Article = dossier.article
        locator = Locator(dossier.yaml)
        self.place, self.problem = locator.place, locator.problem

    @cached_property
    def sentences(self) -> dict[str, str]:
        """Text of every sentence by its id, and of every block by its own."""
        return dict(block_texts(self.article)) | self._sentences

    @cached_property
    def _sentences(self) -> dict[str, str]:
        return dict(sentence_texts(self.article))

    def where(self, words: str) -> str | None:
        """A hint with the sentence that has the words."""
        return next((f"it is in {name}" for name, text in self._sentences.items() if words in text), None)

    @cached_property
    def letters(self) -> str:
        """All texts in lower case."""
        return "\n".join((self.article.headline.text, *self.sentences.values())).lower()

    def is_no_word(self, word: str) -> bool:
        """Whether a word looks like an id, and stands nowhere in the text."""
        return looks_like_id(word) and word not in self.letters
