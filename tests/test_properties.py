"""What holds for every text, whoever wrote it."""

import re
import tempfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from malaf.arabic import fold
from malaf.article import Article, block_texts
from malaf.bundle import offline_page
from malaf.catalogs import read_catalog, update_catalog
from malaf.diagnostics import Diagnostic, as_github, as_json, as_text
from malaf.locales import isolate, without_isolates
from malaf.marks import find_phrase
from malaf.messages import Message, messages
from malaf.pages import Page, dossier_pages, page_titles
from malaf.render import isolated
from malaf.sentences import split_sentences
from malaf.settings import Project, Settings
from malaf.source import Source, Span
from malaf.store import dump_article, parse_article, read_dossiers
from malaf.views import Localization, localize
from malaf.yamltext import YamlError, dump_yaml, parse_yaml
from tests.conftest import check_all, make_article, make_catalog, make_policy, make_view
from tests.test_render import real_environment, site

# The same examples on every run: a suite that fails by luck is not read.
settings.register_profile("malaf", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("malaf")

# What this program meets: Arabic with marks and both sets of digits, Latin, signs that YAML, PO, HTML or bidi read.
PIECES = st.sampled_from(
    [
        *("الأمن", "تعاوناً", "٦٥٪", "40%", "2030", "+966 11", "C++", "John Smith", "F-16", "د.", "U.S.", "é", "😀"),
        *(". ", "؟ ", "! ", "… ", "، ", "؛ ", ": ", " # ", "- ", "| ", "\n", "\n\n", "\t", "  ", '"', "'", "«", "»"),
        *("<b>", "</p>", "&amp;", "{{ x }}", "\\", "%s", "@", "`", "*", "[", "]", "{", "}", ">", "~", "null", "yes"),
        *("\u200f", "\u200c", "\ufeff", "\u0640", "\u064b", "\u2028", "\x85", "\r", "\xa0", "\u2066", "\u2069"),
    ]
)
COMPOSED = st.lists(PIECES, min_size=1, max_size=12).map("".join)
ANY = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
TEXTS = COMPOSED | ANY
WITHOUT_ISOLATES = TEXTS.map(without_isolates).filter(bool)
OPTIONAL = st.none() | TEXTS


# Articles


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """A valid article of a few blocks, with facts of every kind in its sentences."""
    numbers = iter(range(1000))

    def name(kind: str) -> str:
        return f"{kind}{next(numbers)}"

    def item(depth: int) -> dict[str, Any]:
        inner = [item(depth - 1) for _ in range(draw(st.integers(0, 1)))] if depth else []
        return {"id": name("i"), "text": draw(TEXTS), "items": inner}

    def block() -> dict[str, Any]:
        kind = draw(st.sampled_from(["paragraph", "caption", "byline", "closing", "list", "table"]))
        made: dict[str, Any] = {"id": name("b"), "kind": kind, "edited": draw(st.booleans())}
        if kind == "list":
            return made | {"items": [item(2)]}
        if kind == "table":
            cells = st.lists(TEXTS | st.just(""), min_size=1, max_size=3)
            return made | {"header": draw(cells), "rows": [{"id": name("r"), "cells": draw(cells)}]}
        return made | {"text": draw(TEXTS)}

    lead = {"id": "p1", "text": draw(TEXTS)}
    sections = [
        {"id": name("s"), "heading": draw(OPTIONAL), "blocks": [block() for _ in range(draw(st.integers(0, 2)))]}
        for _ in range(draw(st.integers(0, 2)))
    ]
    bare = make_article(lead=lead, sections=sections)
    places = [text_id for text_id, _ in block_texts(bare)]

    def fact(**more: Any) -> dict[str, Any]:
        made = {"quote": draw(TEXTS), "sentence": f"{draw(st.sampled_from(places))}-s1", "draft": draw(st.booleans())}
        return {"id": name("f")} | made | more

    number = st.integers(-(10**15), 10**15) | st.floats(-1e12, 1e12, allow_nan=False)
    modality = st.sampled_from(["stated", "expected", "possible"])
    dates = st.sampled_from(["2030", "2026-11", "2026-11-24", "1984~", "202X", "2028-21", "2026/2030", "2026/.."])
    return make_article(
        lead=lead,
        sections=sections,
        language=draw(st.sampled_from(["ar", "en", "ar-SA"])),
        headline={"text": draw(TEXTS), "by": draw(st.sampled_from(["source", "editor"]))},
        source={"file": "source.txt", "sha256": "0" * 64, "publisher": draw(OPTIONAL)},
        corrections=[{"date": draw(dates), "text": draw(TEXTS)}],
        credits={"author": draw(OPTIONAL), "translator": {"en": {"method": "both", "name": draw(OPTIONAL)}}},
        figures=[
            fact(
                value=draw(st.none() | number),
                words=draw(OPTIONAL),
                unit=draw(st.sampled_from(["percent", "person", "year", "USD", "XQQ"]) | TEXTS),
                label=draw(TEXTS),
                modality=draw(modality),
                attribution=draw(OPTIONAL),
            )
        ],
        timeline=[
            fact(label=draw(TEXTS), start=draw(st.none() | dates), words=draw(OPTIONAL), modality=draw(modality))
        ],
        people=[fact(name=draw(TEXTS), role=draw(OPTIONAL), organisation=draw(OPTIONAL))],
        quotes=[
            {"id": name("q"), "speaker": draw(TEXTS), "kind": "direct", "text": draw(TEXTS), "sentence": "p1-s1"},
        ],
    )


@given(articles())
@settings(max_examples=40)
@example(make_article(headline={"text": "a\x85b", "by": "source"}))
def test_an_article_is_read_as_it_was_written(article: Article) -> None:
    assert parse_article(Source("article.yaml", dump_article(article))) == (article, [])


@given(articles())
@settings(max_examples=30)
def test_json_is_read_as_it_was_written(article: Article) -> None:
    assert msgspec.json.decode(msgspec.json.encode(article), type=Article) == article


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS


@given(st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8))
@settings(max_examples=100)
def test_yaml_is_read_as_it_was_written(value: Any) -> None:
    assert parse_yaml(dump_yaml(value)) == value


@given(articles())
@settings(max_examples=20)
def test_building_the_pages_twice_gives_the_same_bytes(article: Article) -> None:
    def pages(lang: str) -> list[Page]:
        policy = make_policy(lang)
        env = real_environment(lang)
        catalog = make_catalog(article, rest="x") if lang == "en" else None
        view = localize(article, Localization(policy, Settings(), catalog))
        titles = page_titles(policy.gettext)
        return list(dossier_pages(env, site(lang), view, titles, pair=(view, view), aliases=["old"]))

    for lang in ("ar", "en"):
        made = pages(lang)
        assert made == pages(lang)
        assert all(page.source.startswith("---\n") and page.source.endswith("\n") for page in made)


@given(articles())
@settings(max_examples=40)
def test_messages_are_unique_and_a_catalogue_holds_them(article: Article) -> None:
    found = list(messages(article))
    assert len({message.id for message in found}) == len(found)
    made = update_catalog(None, found, name="x", language="en")
    assert made == update_catalog(None, found, name="x", language="en")


# Bytes from anywhere

FRAGMENTS = st.sampled_from(
    [
        *(
            b"schema: 1\n",
            b"slug: visit\n",
            b'language: "ar"\n',
            b"lead: {id: p1, text: x}\n",
            b"figures:\n  - id: f\n",
        ),
        *(b"&a ", b"*a", b"!!bool x", b"!!map [a]", b"? ", b": ", b"- ", b"[", b"]", b"{", b"}", b"|-\n", b"---\n"),
        *(b'msgid ""\n', b'msgctxt "p1"\n', b'msgstr "x"\n', b'msgstr[0] "x"\n', b"#~ ", b"#, fuzzy\n", b"#| ", b'"'),
        *(b"\n", b" ", b"\t", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", "نص".encode(), b"\\", b"%", b"'", b"1e999"),
    ]
)
BYTES = st.lists(FRAGMENTS, max_size=10).map(b"".join) | st.binary(max_size=60)
SOUND = dump_article(make_article(slug="visit")).encode()


def read_anything(files: dict[str, bytes]) -> list[Diagnostic]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve() / "seeds" / "visit"
        home.mkdir(parents=True)
        for name, content in files.items():
            (home / name).write_bytes(content)
        project = Project(home.parents[1], Settings())
        dossiers, problems = read_dossiers(project)
        problems += check_all(project, dossiers)
        assert dossiers or problems
        return problems


@given(BYTES)
@settings(max_examples=200)
@example(b"a: !!bool x")
@example(b"a: !!timestamp x")
@example(b"!!map [a]")
@example(b"[" * 2000)
@example(b"\xff\xfe")
def test_any_bytes_as_an_article(content: bytes) -> None:
    problems = read_anything({"article.yaml": content})
    assert problems
    assert all(problem.path and problem.message for problem in problems)
    assert as_text(problems)
    assert as_json(problems)
    assert as_github(problems)


@given(BYTES)
@settings(max_examples=60)
def test_an_article_with_anything_after_it(content: bytes) -> None:
    assert read_anything({"article.yaml": SOUND + content, "source.txt": b"x"})


@given(BYTES)
@settings(max_examples=200)
@example(b'msgid "\\')
@example(b"msgstr")
@example(b'"x"')
@example(b'msgstr[x] "y"')
@example(b'msgid "a"\nmsgid_plural "b"\nmsgstr[9] "c"\n')
def test_any_bytes_as_a_catalogue(content: bytes) -> None:
    problems = read_anything({"article.yaml": SOUND, "en.po": content})
    assert all(problem.path for problem in problems)


@given(BYTES)
@settings(max_examples=60)
def test_any_bytes_as_a_source(content: bytes) -> None:
    assert read_anything({"article.yaml": SOUND, "source.txt": content})


@given(st.text(max_size=60) | COMPOSED)
@settings(max_examples=200)
def test_any_text_as_yaml(text: str) -> None:
    caught: YamlError | None = None
    try:
        parse_yaml(text)
    except YamlError as error:
        caught = error
    assert caught is None or (caught.message and caught.line >= 1 and caught.column >= 1)


@given(BYTES, TEXTS)
@settings(max_examples=100)
def test_updating_a_catalogue_changes_nothing_the_second_time(old: bytes, text: str) -> None:
    texts = [Message("headline", text, "headline"), Message("p1", f"{text}.", "lead")]
    try:
        once = update_catalog(old, texts, name="x", language="en")
    except ValueError:
        return
    assert update_catalog(once, texts, name="x", language="en") == once


@given(st.lists(st.text('ابت .،"\\\n\t%{}<>&', min_size=1), min_size=1, max_size=4))
@settings(max_examples=100)
def test_a_catalogue_is_read_as_it_was_written(found: list[str]) -> None:
    texts = [Message(f"p{i}", text, "") for i, text in enumerate(found)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "en.po"
        path.write_bytes(update_catalog(None, texts, name="x", language="en"))
        catalog, problems = read_catalog(path, "en.po", "en")
    assert problems == []
    assert {name: entry.msgid for name, entry in catalog.entries.items()} == {text.id: text.text for text in texts}


# Text


@given(TEXTS | st.text(max_size=40), st.sampled_from(["ar", "en", "fa", "ar-SA"]))
@settings(max_examples=300)
def test_sentences_hold_all_but_the_space_between(text: str, lang: str) -> None:
    spans = split_sentences(text, lang)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.start < span.end for span in spans)
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() for span in spans)
    inside = {position for span in spans for position in range(span.start, span.end)}
    assert not "".join(char for position, char in enumerate(text) if position not in inside).strip()


@given(WITHOUT_ISOLATES, st.sampled_from(["ar", "en"]))
@settings(max_examples=300)
def test_isolation_adds_only_isolates_and_nests_none(text: str, lang: str) -> None:
    found = isolate(text, lang)
    assert without_isolates(found) == text
    depth = 0
    for char in found:
        depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
        assert depth in {0, 1}
    assert depth == 0
    assert "\u2066\u2069" not in found
    assert "\u2067\u2069" not in found
    assert isolate(found, lang) == found


class _Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TEXTS, st.sampled_from(["ar", "en"]))
@settings(max_examples=300)
def test_escaping_loses_nothing_and_makes_nothing(text: str, lang: str) -> None:
    # A parser reads U+0000 and line ends of Windows otherwise; neither is in a file that was read.
    text = text.replace("\r", "").replace("\0", "")
    found = _Text(str(isolated(isolate(text, lang), lang)))
    assert without_isolates(found.text) == without_isolates(text)
    assert found.tags <= {"bdi", "span"}


@given(WITHOUT_ISOLATES)
@settings(max_examples=100)
def test_the_pieces_of_the_lead_are_the_lead(text: str) -> None:
    quotes = [text[i : i + 5] for i in range(0, len(text), 3)]
    figures: list[dict[str, Any]] = [
        {"id": f"f{i}", "value": 1, "unit": "x", "label": "x", "quote": quote, "sentence": "p1-s1"}
        for i, quote in enumerate(quotes)
    ]
    view = make_view(make_article(lead={"id": "p1", "text": text}, figures=figures))
    shown = view.text[0].blocks[0].text
    assert shown is not None
    for sentence, span in zip(shown.sentences, split_sentences(text, "ar"), strict=True):
        joined = "".join(segment.text for segment in sentence.segments)
        assert without_isolates(joined).rstrip() == text[span.start : span.end]


@given(st.text("aAsSkKéÉ1 2.,−-+%٪شسµſİıKσΣ“”"), st.text("aAsSkKéÉ1 2.,-%شµſİıKσΣ", min_size=1, max_size=3))
@example("Masse ſ", "MASSE")
def test_words_are_found_as_by_a_pattern(text: str, phrase: str) -> None:
    before, after = r"(?<![\w−+-])(?<!\d[.,:/٫٬])", r"(?![\w%٪]|[.,:/٫٬]\d)"
    match = re.search(f"{before}{re.escape(phrase)}{after}", text, re.IGNORECASE)
    assert find_phrase(text, [phrase]) == (Span(*match.span()) if match else None)


LINKS = st.lists(
    st.sampled_from(["/", ".", "..", "../", "x", "x/", "#p1", "?q", "http://", "index.html", '"', "'", " ", "//", ":"])
    | st.sampled_from(['<a href="', '">', '<link rel="preload"', '<meta http-equiv="refresh" content="0; url=', "\n"]),
    max_size=14,
).map("".join)


@given(LINKS)
@settings(max_examples=300)
def test_an_offline_page_stays_as_it_is(html: str) -> None:
    once = offline_page(html)
    assert offline_page(once) == once


@given(TEXTS)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("form", [as_text, as_json, as_github])
@given(TEXTS)
@settings(max_examples=50)
def test_a_diagnostic_can_say_anything(form: Callable[[list[Diagnostic]], str], text: str) -> None:
    problem = Diagnostic(code="x", severity="error", message=text, path=text, line=1, hint=text)
    printed = form([problem])
    assert printed.endswith("\n")
    if form is as_github:
        assert printed.count("\n") == 1
