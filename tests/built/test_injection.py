"""A site of hostile texts in every field: nothing of them runs, all of them is shown as it was written."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page

from malaf.article import Article
from malaf.bundle import make_bundle
from malaf.diagnostics import as_text
from malaf.export import export_csv, export_json
from malaf.locales import without_isolates
from malaf.options import Options, Reporter
from malaf.pipeline import build
from malaf.scaffold import make_project
from malaf.settings import read_project
from malaf.store import dump_article
from tests.built.conftest import LANGUAGES, Server, html_files
from tests.injection import ALL, GROUPS, hostile_article, translated, yaml_of

# What a page has another way of saying, or no place for.
_UNSEEN = r"pillars\.0\.icon|source\.original_sha256|figures\.1\.words|\.unit$|timeline\.0\.words"
_NOT_SHOWN = {"ar": re.compile(rf"{_UNSEEN}|credits\.translator"), "en": re.compile(_UNSEEN)}
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'


@dataclass(frozen=True)
class Hostile:
    site: Path
    offline: Path
    articles: dict[str, Article]
    texts: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    folder = tmp_path_factory.mktemp("hostile")
    make_project(folder / "project")
    root = (folder / "project").resolve()
    articles, texts = {}, {}
    for group, payloads in GROUPS.items():
        article, source, fields = hostile_article(group, payloads)
        home = root / "seeds" / group
        home.mkdir()
        (home / "article.yaml").write_text(dump_article(article), "utf-8")
        (home / "source.txt").write_bytes(source.encode())
        (home / "en.po").write_bytes(translated(article))
        (home / "picture.svg").write_text(_PICTURE, "utf-8")
        articles[group], texts[group] = article, fields
    (root / "seeds" / "glossary.csv").write_text(
        "source,target,kind\n" + "".join(f'"{one.replace(chr(34), chr(34) * 2)}",x,person\n' for one in ALL), "utf-8"
    )
    config = (root / "mkdocs.yml").read_text("utf-8")
    every = yaml_of(" ".join(ALL).replace("\n", " "))
    before, _, _ = config.partition("extra:\n  malaf:\n")
    config = (
        f"{before}extra:\n  malaf:\n    languages: [ar, en]\n    url: https://hostile.example/\n    cards: false\n"
        f"    name: {{ar: {every}, en: {every}}}\n    description: {{ar: {every}, en: {every}}}\n"
        f"    topics:\n      hostile: {{ar: {every}, en: {every}}}\n      example: {{ar: {every}, en: {every}}}\n"
    )
    (root / "mkdocs.yml").write_text(config, "utf-8")
    project, problems = read_project(root)
    assert project, as_text(problems)
    result = build(project, Options(), Reporter())
    assert project.site.is_dir(), as_text(one for one in result.problems if one.severity == "error")
    assert "built-by-mkdocs" not in {problem.code for problem in result.problems}
    target = project.dist / "x-offline.zip"
    make_bundle(project.site, target)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(folder / "unpacked")
    (offline,) = (folder / "unpacked").iterdir()
    return Hostile(project.site, offline, articles, texts)


@pytest.fixture(scope="module", params=["served", "offline"])
def base(request: pytest.FixtureRequest, hostile: Hostile) -> Iterator[str]:
    if request.param == "offline":
        yield hostile.offline.as_uri() + "/"
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(hostile.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


# What there is on a page that a text of ours must not have made.
_MADE = """() => {
    const found = [];
    for (const element of document.querySelectorAll("*")) {
        const name = element.localName;
        if (/^(iframe|object|embed|base|math|form|frame|applet|portal|template|foreignobject|mglyph)$/i.test(name))
            found.push(element.outerHTML.slice(0, 200));
        const data = element.type == "application/ld+json";
        if (/^(script|style)$/.test(name) && !data && element.textContent.includes("pwn"))
            found.push(element.outerHTML.slice(0, 200));
        for (const attribute of element.attributes) {
            const {name: key, value} = attribute;
            const text = ["content", "title", "alt", "aria-label"].includes(key) && !element.httpEquiv;
            if (/^on|^srcdoc$|^formaction$/i.test(key) || /pwn/i.test(key) || (!text && /pwn/i.test(value)))
                found.push(`${name} ${key}=${value}`.slice(0, 200));
            if (["href", "src", "action", "xlink:href", "srcset", "data"].includes(key)) {
                const protocol = new URL(value, location.href).protocol;
                if (!["http:", "https:", "file:"].includes(protocol)) found.push(`${key}=${value}`);
            }
        }
    }
    return found;
}"""


class Canary:
    """A page that remembers whatever a script of ours would not have done."""

    def __init__(self, browser: Browser, base: str, *, bypass: bool) -> None:
        self.context = browser.new_context(bypass_csp=bypass)
        self.page: Page = self.context.new_page()
        self.seen: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.seen.append(f"exception: {error}"))
        self.page.on("console", lambda m: self._note(m.text) if m.type == "error" else None)
        self.page.on("request", lambda r: self._note(r.url) if not r.url.startswith((base, "data:")) else None)
        self.page.on("popup", lambda popup: self.seen.append(popup.url))

    def _note(self, text: str) -> None:
        # Material asks the published site for its sitemap on the pages that people wrote.
        if "https://hostile.example/" not in text and "ERR_NAME_NOT_RESOLVED" not in text:
            self.seen.append(text)

    def _dialog(self, dialog: object) -> None:
        self.seen.append("dialog")

    def quiet(self, where: str) -> None:
        assert self.page.evaluate("window.__pwn") is None, where
        assert self.page.evaluate("document.querySelector('#pwn, .pwn, [data-pwn], [autofocus]')") is None, where
        assert self.page.evaluate(_MADE) == [], where
        assert self.seen == [], where


def _pages(hostile: Hostile, base: str) -> list[str]:
    root = hostile.offline if base.startswith("file:") else hostile.site
    # The choice of language sends a reader on.
    found = [path.relative_to(root).as_posix() for path in html_files(root)]
    return [f"{base}{path}" for path in found if "/" in path]


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no policy"])
def test_nothing_runs_on_any_page(browser: Browser, hostile: Hostile, base: str, bypass: bool) -> None:
    canary = Canary(browser, base, bypass=bypass)
    for address in _pages(hostile, base):
        canary.page.goto(address, wait_until="load")
        assert canary.page.url == address
        canary.quiet(address)
    canary.context.close()


def test_nothing_runs_while_a_page_is_used(browser: Browser, hostile: Hostile, base: str) -> None:
    canary = Canary(browser, base, bypass=True)
    page = canary.page
    for lang in LANGUAGES:
        # A search is over all dossiers.
        for group in ("data", "elements"):
            page.goto(f"{base}{lang}/articles/{group}/index.html")
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            for word in ("pwn", "script", "x"):
                page.locator("[data-malaf-search-open]").first.click()
                page.locator("[data-malaf-search-input]").fill(word)
                page.wait_for_function("document.querySelector('[data-malaf-search-status]').textContent.trim()")
                page.wait_for_timeout(60)
                canary.quiet(f"search for {word} in {lang}")
                page.keyboard.press("Escape")
        page.locator("[data-mf-copy]").first.dispatch_event("click")
        for selector in ("h1", ".mf-figure", "mark", ".mf-source", "[title]:visible"):
            for element in [one for one in page.locator(selector).all()[:40] if one.is_visible()][:3]:
                element.dispatch_event("mouseover")
        canary.quiet(f"use of {lang}")
    canary.context.close()


def test_search_shows_what_is_written(browser: Browser, hostile: Hostile, base: str) -> None:
    canary = Canary(browser, base, bypass=True)
    canary.page.goto(f"{base}en/index.html")
    found = canary.page.evaluate("malaf.search('script', {limit: 50, lang: '*'})")
    assert {one["slug"] for one in found} >= {"elements", "attributes", "links", "data"}
    for one in found:
        texts = hostile.texts.get(one["slug"], {})
        snippet = _squashed(one["snippet"].strip("… "))
        assert any(snippet in _squashed(f"{text} translated") for text in texts.values()) or not texts, one
        assert _squashed(hostile.articles[one["slug"]].headline.text) in _squashed(one["title"])
    canary.context.close()


def _squashed(text: str) -> str:
    """Without spaces, which a browser folds, and bidi's controls, which are elements on a page."""
    return re.sub(r"\s+", "", without_isolates(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_is_shown_as_it_was_written(browser: Browser, hostile: Hostile, lang: str) -> None:
    page = browser.new_page()
    for group, fields in hostile.texts.items():
        page.goto((hostile.offline / lang / "articles" / group / "index.html").as_uri())
        shown = page.evaluate(
            "[document.body.textContent, ...[...document.querySelectorAll('[alt], [aria-label]')]"
            ".flatMap(e => [e.getAttribute('alt') || '', e.getAttribute('aria-label') || ''])].join('\\n')"
        )
        seen = _squashed(shown)
        missing = [name for name, text in fields.items() if _squashed(text) not in seen]
        assert [name for name in missing if not _NOT_SHOWN[lang].search(name)] == [], group
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_page_says_to_programs_is_well_formed(browser: Browser, hostile: Hostile, lang: str) -> None:
    page = browser.new_page()
    for group, article in hostile.articles.items():
        page.goto((hostile.site / lang / "articles" / group / "index.html").as_uri())
        headline = _squashed(article.headline.text)
        scripts = page.evaluate(
            "[...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(s => s.textContent)"
        )
        (graph,) = [json.loads(text)["@graph"] for text in scripts]
        (news,) = [one for one in graph if one["@type"] == "NewsArticle"]
        assert _squashed(news["headline"]).startswith(headline)
        attributes = page.evaluate("[...document.querySelectorAll('meta[property=\"og:title\"]')].map(m => m.content)")
        assert [_squashed(text).startswith(headline) for text in attributes] == [True]
        assert _squashed(page.title()).startswith(headline)
    page.close()


def test_feed_and_sitemap_are_well_formed(hostile: Hostile) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    headlines = {_squashed(article.headline.text) for article in hostile.articles.values()}
    for lang in LANGUAGES:
        feed = ElementTree.parse(hostile.site / lang / "feed.xml").getroot()
        assert {child.tag for child in feed} <= {
            f"{atom}{name}" for name in ("id", "title", "subtitle", "link", "updated", "author", "generator", "entry")
        }
        titles = {_squashed(title.text or "").removesuffix("translated") for title in feed.iter(f"{atom}title")}
        assert headlines <= titles
        links = {link.get("href", "") for link in feed.iter(f"{atom}link")}
        assert {urlsplit(link).netloc for link in links} == {"hostile.example"}
    for path in hostile.site.rglob("*.xml"):
        ElementTree.parse(path)


def test_the_markdown_beside_a_page_has_no_markup_of_a_text(hostile: Hostile) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    for lang in LANGUAGES:
        for group, article in hostile.articles.items():
            text = (hostile.site / lang / "articles" / group / "index.md").read_text("utf-8")
            assert text.startswith("---\n")
            body = text.split("\n---\n", 1)[1]
            tokens = [inner for token in reader.parse(body) for inner in (token, *(token.children or ()))]
            assert not [
                token.content for token in tokens if token.type in {"html_block", "html_inline", "fence", "code_block"}
            ]
            links = {
                str(token.attrs.get("href") or token.attrs.get("src"))
                for token in tokens
                if token.type in {"link_open", "image"}
            }
            strange = {
                link
                for link in links
                if not link.startswith(("index.html#", "https://source.example/", "https://hostile.example/"))
                and link != "picture.svg"
            }
            assert strange == set()
            plain = _squashed(
                "".join(token.content for token in tokens if token.type in {"text", "code_inline", "text_special"})
            )
            for name in ("headline", "lead"):
                assert _squashed(getattr(article, name).text) in plain, (group, name)


def test_the_export_holds_the_texts_and_no_formula(hostile: Hostile) -> None:
    articles = list(hostile.articles.values())
    assert [one["headline"]["text"] for one in json.loads(export_json(articles))] == [a.headline.text for a in articles]
    for name, content in export_csv(articles):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            for cell in row:
                assert not re.match(r"[=+@\t\r\n\uff1d\uff0b\uff20\uff0d]|-(?!P\d)", cell), (name, cell)
