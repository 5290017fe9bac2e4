r"""Build the search index of one language.

The index is a script, not JSON: Chromium refuses fetch on file://, but `<script src>` works there.
search.js reads it.

    window.malafIndex["ar"] = {
      version: 1,
      kinds: [["headline", 6], ...],               name and weight; a record's kind is its place in this list
      dossiers: [[slug, url, title], ...],         the url relative to the site's root, without a fragment
      records: [[dossier, kind, fragment, text, words], ...],
      terms: "key\nkey\n...",                        sorted by UTF-16 code unit, as JavaScript compares
      postings: [[n, ...], ...]                    one list a term, one number a record
    }

n is 8 * (record - the record before) + 2 * (min(count, 4) - 1) + derived, where `derived` is 1 where the
key is not the word's folded form but made from it: a prefix taken off, a plural's s.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

import msgspec

from malaf.arabic import keys, words
from malaf.locales import without_isolates
from malaf.page import ArticleView, ItemView, Words

__all__ = ["KIND_WEIGHTS", "SearchRecord", "article_records", "build_index", "page_records", "search_keys"]

# Where a word stands tells how much the dossier is about it. `page` is a hand-written page as a whole.
KIND_WEIGHTS: Final[dict[str, float]] = {
    "headline": 6,
    "figure": 3,
    "pillar": 3,
    "event": 3,
    "person": 3,
    "organisation": 3,
    "row": 2.5,
    "lead": 2,
    "paragraph": 1,
    "page": 1,
}

_LATIN = re.compile("[a-z]+")
_SIBILANT_PLURAL = re.compile("(?:s|x|z|ch|sh)es$")
_NOT_PLURAL = re.compile("(?:ss|us|is)$")
# `<` so that no text can end a script element; U+2028 and U+2029 end a line in older JavaScript;
# a lone surrogate has no UTF-8.
_ESCAPED = re.compile("[<\u2028\u2029\ud800-\udfff]")


class SearchRecord(msgspec.Struct, frozen=True):
    """One findable piece of a page.

    `kind` is a key of `KIND_WEIGHTS`. `url` is relative to the site's root, with the fragment of the
    piece where it has one ("ar/articles/x/#p2"). `title` is the title of the dossier or page, `text` the
    piece as written.
    """

    slug: str
    kind: str
    url: str
    title: str
    text: str


@lru_cache(maxsize=65536)
def search_keys(word: str) -> tuple[str, ...]:
    """Return `arabic.keys(word)` and, for a word in a to z, its form without a plural or possessive s.

    The English rule is only the first step of a stemmer (cities/city, taxes/tax, leaders/leader; not class,
    status, crisis): the same few lines in JavaScript, and what it derives weighs less than the word itself.
    """
    found = keys(word)
    if not found or not _LATIN.fullmatch(found[0]):
        return found
    folded = found[0]
    if len(folded) > 4 and folded.endswith("ies"):
        return (*found, folded[:-3] + "y")
    if len(folded) > 4 and _SIBILANT_PLURAL.search(folded):
        # "cases" is case + s, "boxes" box + es: both are kept, a key too many does little harm.
        return (*found, folded[:-2], folded[:-1])
    if len(folded) > 3 and folded.endswith("s") and not _NOT_PLURAL.search(folded):
        return (*found, folded[:-1])
    return found


def _postings(texts: list[list[tuple[str, ...]]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = {}
    previous: dict[str, int] = {}
    for number, record in enumerate(texts):
        exact: dict[str, int] = {}
        derived: dict[str, int] = {}
        for word in record:
            exact[word[0]] = exact.get(word[0], 0) + 1
            for key in word[1:]:
                derived[key] = derived.get(key, 0) + 1
        for key in derived.keys() | exact.keys():
            count = exact.get(key) or derived[key]
            entry = 8 * (number - previous.get(key, 0)) + 2 * (min(count, 4) - 1) + (key not in exact)
            postings.setdefault(key, []).append(entry)
            previous[key] = number
    return postings


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")


def build_index(records: Iterable[SearchRecord], lang: str) -> str:
    """Return the text of the script that registers the index of `lang` (BCP 47) under `window.malafIndex`.

    The same records in the same order give the same text; of records that rank alike the earlier is shown. A
    record without a word is left out. Raises ValueError on a kind that is not in `KIND_WEIGHTS`.
    """
    kinds = list(KIND_WEIGHTS)
    dossiers: dict[tuple[str, str, str], int] = {}
    rows: list[tuple[int, int, str, str, int]] = []
    texts: list[list[tuple[str, ...]]] = []
    for record in records:
        if record.kind not in KIND_WEIGHTS:
            raise ValueError(f"unknown kind of search record: {record.kind!r} ({record.url})")
        found = [found for _, _, word in words(record.text) if (found := search_keys(word))]
        if not found:
            continue
        url, _, fragment = record.url.partition("#")
        dossier = dossiers.setdefault((record.slug, url, record.title), len(dossiers))
        rows.append((dossier, kinds.index(record.kind), fragment, record.text, len(found)))
        texts.append(found)
    postings = _postings(texts)
    terms = sorted(postings, key=_utf16)
    index = {
        "version": 1,
        "kinds": list(KIND_WEIGHTS.items()),
        "dossiers": list(dossiers),
        "records": rows,
        "terms": "\n".join(terms),
        "postings": [postings[term] for term in terms],
    }
    script = "window.malafIndex=window.malafIndex||{{}};window.malafIndex[{}]={};\n".format(
        json.dumps(lang), json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    )
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", script)


def article_records(article: ArticleView) -> Iterator[SearchRecord]:
    """What of a dossier is found in the language of its page; texts that stand there untranslated are left out."""
    if article.is_translation and not article.progress.translated:
        return  # the page is there, in the source's words: its own language finds them
    page = f"{article.lang}/{article.url}"
    title = without_isolates(article.headline.text)
    for kind, anchor, lang, text in _pieces(article):
        if lang == article.lang and text:
            url = f"{page}#{anchor}" if anchor else page
            yield SearchRecord(article.slug, kind, url, title, without_isolates(text))


class _Prose(HTMLParser):
    """The text of a hand-written page, cut at its headings: (id of the heading, text)."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.parts: list[tuple[str, list[str]]] = []
        self._inside = False
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "article" and "mf-prose" in str(values.get("class")):
            self._inside = True
            self.parts.append(("", []))
        elif self._inside and tag in {"h1", "h2", "h3"}:
            self._heading = tag == "h1"
            if values.get("id") and tag != "h1":
                self.parts.append((str(values["id"]), []))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._heading = self._heading and tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.parts[-1][1].append(data)
            if self._heading:
                self.title += data


def page_records(html: str, url: str) -> Iterator[SearchRecord]:
    """What of a hand-written page is found; nothing of any other. `url` is relative to the site's root."""
    page = _Prose()
    page.feed(html)
    for anchor, texts in page.parts:
        text = " ".join("".join(texts).split())
        if text:
            yield SearchRecord(url, "page", f"{url}#{anchor}" if anchor else url, page.title.strip(), text)


def _pieces(article: ArticleView) -> Iterator[tuple[str, str, str, str]]:
    """(kind, fragment, language, text) of each piece."""
    yield "headline", "", article.headline.lang, article.headline.text
    for section in article.text:
        if section.heading:
            yield "paragraph", section.id, section.heading.lang, section.heading.text
        for block in section.blocks:
            if block.text:
                kind = "lead" if block.kind == "lead" else "paragraph"
                text = "".join(segment.text for s in block.text.sentences for segment in s.segments)
                yield kind, block.id, block.text.lang, text
            for item in block.items:
                yield from _item_pieces(item)
            for row in block.rows:
                yield "row", row.id, *_joined(row.cells)
    for pillar in article.pillars:
        yield "pillar", pillar.anchor, pillar.text.lang, pillar.text.text
    for figure in article.figures:
        yield "figure", figure.anchor, figure.label.lang, figure.spoken
    for event in article.timeline:
        yield "event", event.anchor, *_joined((event.label, event.when))
    for person in article.people:
        named = _joined(tuple(part for part in (person.honorific, person.name) if part), " ")
        parts = (Words(text=named[1], lang=named[0], dir=article.dir), person.role, person.organisation)
        yield "person", person.anchor, *_joined(tuple(part for part in parts if part))
    for organisation in article.organisations:
        yield "organisation", organisation.anchor, organisation.name.lang, organisation.name.text


def _item_pieces(item: ItemView) -> Iterator[tuple[str, str, str, str]]:
    text = "".join(segment.text for s in item.text.sentences for segment in s.segments)
    yield "paragraph", item.text.id, item.text.lang, text
    for inner in item.items:
        yield from _item_pieces(inner)


def _joined(words: tuple[Words, ...], between: str = " · ") -> tuple[str, str]:
    """(language, text) of several words; the language is that of the first."""
    lang = words[0].lang
    return lang, between.join(part.text for part in words if part.lang == lang)
