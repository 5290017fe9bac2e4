"""The words of an article in one language: translated, or as the source has them."""

from __future__ import annotations

from msgspec.structs import replace

from malaf.article import Article
from malaf.catalogs import Catalog
from malaf.languages import direction, same_language
from malaf.locales import Policy, isolate, without_isolates
from malaf.messages import Message
from malaf.page import State, Words

__all__ = ["Wording"]


class Wording:
    """What an article and the interface say on a page; `gettext` looks up words of the interface."""

    def __init__(self, article: Article, policy: Policy, catalog: Catalog | None) -> None:
        self.article = article
        self.policy = policy
        self.catalog = catalog
        self.lang = policy.lang
        self.gettext = policy.gettext
        self.is_translation = not same_language(self.lang, article.language)
        self.author = self.optional("credits.author", article.credits.author)
        self.publisher = self.optional("source.publisher", article.source.publisher)

    def text(self, id: str, source: str) -> tuple[str, str, State]:
        """(text, its language, its state) of a message."""
        if not self.is_translation:
            return source, self.lang, "source"
        if self.catalog is not None:
            translated, state = self.catalog.look_up(Message(id, source, ""))
            if state == "translated":
                return translated, self.lang, "translated"
            # A stale translation says what the source no longer says: the source's own text stands in its place.
            if state == "stale":
                return source, self.article.language, "stale"
        return source, self.article.language, "missing"

    def words(self, id: str, source: str) -> Words:
        """The translation of a message, or the source's own text in its place."""
        text, lang, state = self.text(id, source)
        return _words(text, lang, state)

    def arranged(self, id: str, source: str) -> Words:
        """Words that the page sets beside numbers of its own, with theirs in the same digits."""
        text, lang, state = self.text(id, source)
        shown = self.policy.in_digits(text) if lang == self.lang else text
        return _words(shown, lang, state)

    def optional(self, id: str, source: str | None) -> Words | None:
        return self.words(id, source) if source else None

    def interface(self, text: str) -> Words:
        return Words(text=text, lang=self.lang, dir=self.policy.dir)

    def source_words(self, text: str) -> Words:
        return _words(text, self.article.language)

    def inline(self, words: Words) -> str:
        """Words inside a sentence of the interface: isolated where their language is another."""
        if words.lang == self.lang:
            return words.text
        mark = "\u2067" if words.dir == "rtl" else "\u2066"
        return f"{mark}{without_isolates(words.text)}\u2069"

    def quoted(self, words: Words) -> Words:
        """In the quotation marks of the words' own language: «» or “”, or as the catalogue of the page's has it."""
        if words.lang == self.lang:
            return replace(words, text=self.gettext("“{text}”").format(text=words.text))
        return replace(words, text=f"«{words.text}»" if words.dir == "rtl" else f"“{words.text}”")


def _words(text: str, lang: str, state: State = "source") -> Words:
    return Words(text=isolate(text, lang), lang=lang, dir=direction(lang), state=state)
