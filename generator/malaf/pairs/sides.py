"""The two texts of a pair with what is read in them: each reading is made once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from malaf.pairs.lengths import size_of
from malaf.pairs.pair import Finding, Pair
from malaf.pairs.qualifiers import reads_qualifiers
from malaf.pairs.scripts import is_arabic
from malaf.reading.lexicon import Senses
from malaf.reading.mentions import read_mentions
from malaf.reading.nouns import NOUNS
from malaf.reading.tokens import Text
from malaf.reading.verbs import VERBS
from malaf.sentences import split_sentences

__all__ = ["Side", "Sides"]

Found = TypeVar("Found")
Value = TypeVar("Value")


class Side:
    """One text of a pair, with its readings: each is made once."""

    __slots__ = ("_parts", "_topics", "language", "mentions", "size", "spans", "text", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.size = size_of(text)
        self.spans = split_sentences(text, language)
        self.words = Text(text)
        self.mentions = read_mentions(self.words, language)
        self._parts: list[Text] | None = None
        self._topics: tuple[list[tuple[int, Senses]], ...] | None = None

    @property
    def sentences(self) -> list[str]:
        return [self.text[span.start : span.end] for span in self.spans]

    @property
    def topics(self) -> tuple[list[tuple[int, Senses]], ...]:
        """Its known verbs and nouns, each with where it begins."""
        if self._topics is None:
            arabic = is_arabic(self.language)
            keys, tokens = self.words.keys, self.words.tokens
            self._topics = tuple(
                [(tokens[i].start, meant) for i, meant in enumerate(map(read, keys)) if meant]
                for read in (lexicon.arabic if arabic else lexicon.english for lexicon in (VERBS, NOUNS))
            )
        return self._topics

    @property
    def parts(self) -> list[Text]:
        """Its sentences."""
        if self._parts is None:
            self._parts = [self.words.part(span.start, span.end) for span in self.spans]
        return self._parts


class Sides:
    """A pair with its two sides; `reads`: whether all that is known of these two languages can be read in it."""

    __slots__ = ("_abreast", "arabic", "english", "pair", "reads", "source", "target")

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.reads = reads_qualifiers(pair)
        self.source = Side(pair.source, pair.source_language)
        self.target = Side(pair.target, pair.target_language)
        self._abreast: list[tuple[Text, Text]] | None = None
        # Of a pair of these two languages.
        turned = pair.target_language.startswith("ar")
        self.arabic, self.english = (self.target, self.source) if turned else (self.source, self.target)

    @property
    def abreast(self) -> list[tuple[Text, Text]]:
        """The two texts, sentence by sentence where there are as many."""
        if self._abreast is None:
            one, other = self.source, self.target
            several = len(one.spans) == len(other.spans) != 1
            self._abreast = list(zip(one.parts, other.parts, strict=True)) if several else [(one.words, other.words)]
        return self._abreast

    def read(self, reader: Callable[[Text, str], Found]) -> tuple[Found, Found]:
        """What a reader of Arabic and English finds on both sides; it is told ``ar`` or ``en``."""
        return reader(self.source.words, self.source.language[:2]), reader(self.target.words, self.target.language[:2])

    def read_common(self, reader: Callable[[Text, str], set[Value]]) -> tuple[set[Value], set[Value]] | None:
        """The same, of a reader that finds several; None where it finds nothing on a side."""
        source = reader(self.source.words, self.source.language[:2])
        target = reader(self.target.words, self.target.language[:2]) if source else source
        return (source, target) if source and target else None

    @property
    def arabic_abreast(self) -> list[tuple[Text, Text]]:
        """As `abreast`, with the Arabic first."""
        return self.abreast if self.arabic is self.source else [(one, other) for other, one in self.abreast]

    def arabic_finding(self, code: str, message: str, words: str) -> Finding:
        """A finding of words of the Arabic: `message` has places for a side, the words, and the other side."""
        return self.finding(self.arabic, code, message, words)

    def english_finding(self, code: str, message: str, words: str) -> Finding:
        """A finding of words of the English, as `arabic_finding`."""
        return self.finding(self.english, code, message, words)

    def finding(self, side: Side, code: str, message: str, words: str) -> Finding:
        """A finding of words of one side, as `arabic_finding`."""
        ours = side is self.source
        said = ("source", words, "translation") if ours else ("translation", words, "source")
        values = (words, None) if ours else (None, words)
        return Finding(self.pair.id, code, message.format(*said), *values)

    @property
    def sizes(self) -> tuple[int, int]:
        return self.source.size, self.target.size
