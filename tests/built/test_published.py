"""A site whose address is known: what search engines, feed readers and networks are told, and whether it agrees."""

from __future__ import annotations

import io
import json
import os
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import markdown_it
import pytest
from PIL import Image

from malaf.diagnostics import as_text
from malaf.options import Options, Reporter
from malaf.pipeline import build
from malaf.settings import read_project
from tests.built.conftest import LANGUAGES, SEED, BuiltSite, html_files, make_project, tags
from tests.built.test_markup import errors_of_nu

URL = "https://dossiers.example/archive/"
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = make_project(tmp_path_factory.mktemp("published"))
    os.environ.pop("MALAF_URL", None)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("    digits:", f"    url: {URL}\n    digits:"), "utf-8")
    hidden = "---\nmalaf: {noindex: true}\n---\n\n# Not to be found\n"
    (folder / "docs" / "en" / "hidden.md").write_text(hidden, "utf-8")
    project, problems = read_project(folder)
    assert project, as_text(problems)
    result = build(project, Options(), Reporter())
    assert project.site.is_dir(), as_text(result.problems)
    assert not [one for one in result.problems if one.code in {"built-by-mkdocs", "cards-not-drawn"}]
    return BuiltSite(folder, project.site, project.site)


@pytest.fixture(scope="session")
def pages(published: BuiltSite) -> dict[str, str]:
    """The HTML of each page by its address."""
    return {
        f"{URL}{path.relative_to(published.site).as_posix().removesuffix('index.html')}": path.read_text("utf-8")
        for path in html_files(published.site)
        if path.name != "404.html"
    }


def _links(html: str, rel: str) -> list[dict[str, str]]:
    found = [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in tags(html, "link")]
    return [link for link in found if link.get("rel") == rel]


def _alternates(html: str) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in _links(html, "alternate") if "hreflang" in link}


def _sitemap(site: Path) -> dict[str, dict[str, str]]:
    tree = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    return {
        url.findtext("s:loc", "", _SITEMAP): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", _SITEMAP)
        }
        for url in tree.findall("s:url", _SITEMAP)
    }


def _data(html: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    if not found:
        return []
    graph: list[dict[str, Any]] = json.loads(found[1])["@graph"]
    return graph


def _properties(html: str) -> dict[str, str]:
    return {
        name: unescape(value) for name, value in re.findall(r'<meta property="(og:[\w:]+)" content="([^"]*)"', html)
    }


def test_nu_html_checker_finds_no_error(published: BuiltSite) -> None:
    assert errors_of_nu(published.site) == ""


def test_the_sitemap_has_every_page_that_may_be_found_and_no_other(published: BuiltSite, pages: dict[str, str]) -> None:
    own = {
        address
        for address, html in pages.items()
        if '<meta name="robots" content="noindex"' not in html
        and all(link["href"] == address for link in _links(html, "canonical"))
    }
    assert set(_sitemap(published.site)) == own
    assert f"{URL}en/hidden/" not in own
    assert f"{URL}en/articles/untranslated/" not in own
    assert f"{URL}en/articles/withdrawn/" not in own
    assert f"{URL}en/articles/{SEED}/" in own


def test_the_sitemap_and_the_pages_name_the_same_alternates_and_these_name_each_other(
    published: BuiltSite, pages: dict[str, str]
) -> None:
    for address, alternates in _sitemap(published.site).items():
        on_page = _alternates(pages[address])
        assert alternates == (on_page if len(set(on_page.values())) > 1 else {}), address
        for other in alternates.values():
            assert _alternates(pages[other]) == on_page, address


def test_robots_leads_to_the_sitemap(published: BuiltSite) -> None:
    assert f"Sitemap: {URL}sitemap.xml\n" in (published.site / "robots.txt").read_text("ascii")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_dossier_tells_what_it_is(published: BuiltSite, pages: dict[str, str], lang: str) -> None:
    page = f"{URL}{lang}/articles/{SEED}/"
    kinds = {node["@type"]: node for node in _data(pages[page])}
    news = kinds["NewsArticle"]
    assert news["inLanguage"] == lang
    assert news["url"] == page
    assert news["headline"] in unescape(re.sub(r"<[^>]*>", "", pages[page]))
    assert {one["@type"] for one in news["mentions"]} == {"Person", "Organization"}
    assert news["citation"]["inLanguage"] == "ar"
    other = next(code for code in LANGUAGES if code != lang)
    work = news["workTranslation"][0] if lang == "ar" else news["translationOfWork"]
    assert (work["@id"], work["inLanguage"]) == (f"{URL}{other}/articles/{SEED}/#article", other)
    assert work["@id"] in {node.get("@id") for node in _data(pages[work["url"]])}
    ids = set(re.findall(r'\bid="([^"]*)"', pages[page]))
    figures = kinds["Dataset"]["variableMeasured"]
    assert figures
    assert all(one["url"].partition("#")[2] in ids for one in figures)
    assert [step["item"] for step in kinds["BreadcrumbList"]["itemListElement"]] == [f"{URL}{lang}/", page]


def test_a_bound_is_no_exact_value(pages: dict[str, str]) -> None:
    figures = _data(pages[f"{URL}en/articles/{SEED}/"])[1]["variableMeasured"]
    by_name = {one["name"]: one for one in figures}
    citizens = next(one for name, one in by_name.items() if name.startswith("citizens"))
    assert citizens["minValue"] == 65_000_000
    assert "value" not in citizens
    crime = next(one for name, one in by_name.items() if "crime" in name)
    assert (crime["maxValue"], crime["unitCode"]) == (40, "P1")


def test_a_correction_is_told_and_what_is_not_shown_is_not(pages: dict[str, str]) -> None:
    corrected = _data(pages[f"{URL}ar/articles/corrected/"])[0]
    assert corrected["correction"][0]["datePublished"] == "2026-11-25"
    assert corrected["dateModified"] == "2026-11-25"
    for page in ("ar/articles/withdrawn/", "en/articles/untranslated/", "ar/articles/old-address/"):
        assert _data(pages[f"{URL}{page}"]) == [], page


def test_an_untranslated_dossier_names_no_translation(pages: dict[str, str]) -> None:
    assert "workTranslation" not in _data(pages[f"{URL}ar/articles/untranslated/"])[0]


def test_every_page_can_be_shared(published: BuiltSite, pages: dict[str, str]) -> None:
    for address, html in pages.items():
        if address == URL or 'http-equiv="refresh"' in html:
            continue
        shown = _properties(html)
        assert shown["og:url"] == _links(html, "canonical")[0]["href"], address
        assert shown["og:title"], address
        picture = published.site / shown["og:image"].removeprefix(URL)
        with Image.open(io.BytesIO(picture.read_bytes())) as image:
            assert image.size == (1200, 630)
    assert _properties(pages[f"{URL}ar/articles/{SEED}/"])["og:image"] == f"{URL}ar/articles/{SEED}/share/card.png"
    # Nothing of a withdrawn dossier is shown on a picture.
    assert _properties(pages[f"{URL}ar/articles/withdrawn/"])["og:image"] == f"{URL}ar/share/card.png"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_is_well_formed_and_has_what_is_dated(published: BuiltSite, pages: dict[str, str], lang: str) -> None:
    feed = feedparser.parse((published.site / lang / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.language == lang
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{URL}{lang}/feed.xml"]
    dates = [entry.updated for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)
    found = {entry.link for entry in feed.entries}
    assert f"{URL}{lang}/articles/{SEED}/" in found
    assert found <= set(_sitemap(published.site))
    for entry in feed.entries:
        assert entry.title in unescape(pages[entry.link])
        # What a reader sorts by is what the page itself calls its topics.
        article = next(one for one in _data(pages[entry.link]) if one["@type"] == "NewsArticle")
        assert [tag.term for tag in entry.get("tags", [])] == article.get("keywords", [])
    linked = {link["href"] for html in pages.values() for link in _links(html, "alternate") if "atom" in str(link)}
    assert f"{URL}{lang}/feed.xml" in linked


def test_a_dossier_lies_beside_its_page_as_markdown(published: BuiltSite, pages: dict[str, str]) -> None:
    for address, html in pages.items():
        twins = [link for link in _links(html, "alternate") if link.get("type") == "text/markdown"]
        assert bool(twins) == (f"{address}index.md" in _markdown_files(published.site)), address
    for lang in LANGUAGES:
        page = pages[f"{URL}{lang}/articles/{SEED}/"]
        text = (published.site / lang / "articles" / SEED / "index.md").read_text("utf-8")
        reader = markdown_it.MarkdownIt("commonmark").enable("table")
        html = reader.render(text.split("---\n", 2)[2])
        titles = [re.sub("<[^>]*>", "", title) for title in re.findall(r"<h2\b[^>]*>(.*?)</h2>", page, re.DOTALL)]
        for title in re.findall("<h2>(.*?)</h2>", html):
            assert title in titles
        assert html.count("<table>") == page.count("<table")
        ids = set(re.findall(r'\bid="([^"]*)"', page))
        anchors = re.findall(r'href="index\.html#([^"]*)"', html)
        assert anchors
        assert set(anchors) <= ids
        assert "\u2068" not in text


def _markdown_files(site: Path) -> set[str]:
    return {f"{URL}{path.relative_to(site).as_posix()}" for path in site.rglob("*.md")}


def test_icons_and_manifest(published: BuiltSite) -> None:
    for lang in LANGUAGES:
        manifest = json.loads((published.site / lang / "manifest.webmanifest").read_bytes())
        assert manifest["dir"] == {"ar": "rtl", "en": "ltr"}[lang]
        for icon in manifest["icons"]:
            with Image.open(published.site / lang / icon["src"]) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]
    assert (published.site / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"


def test_without_an_address_nothing_is_said_of_one(built: BuiltSite) -> None:
    names = {path.name for path in built.site.rglob("*")}
    assert not names & {"sitemap.xml", "robots.txt", "feed.xml", "card.png"}
    for path in html_files(built.site):
        html = path.read_text("utf-8")
        assert "og:" not in html
        assert _links(html, "canonical") == []
        assert _data(html) == []
