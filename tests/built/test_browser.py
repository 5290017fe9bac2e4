"""The built site in a real browser, on http and from a folder."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from malaf.locales import isolate
from malaf.render import isolated
from tests.built.conftest import LANGUAGES, PAGES, SEED, page_url
from tests.test_locales import ISOLATED_IN_ARABIC

BASES = ("served", "offline")
# A redirect page leaves at once, so nothing can be asked of it.
STAYING = tuple(path for path in PAGES if path != "articles/old-address/")
ARTICLE = f"articles/{SEED}/"


@pytest.fixture(params=BASES)
def base(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(request.param))


class Watched:
    """A page that remembers what went wrong on it."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self._note(m.type, m.text) if m.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self._note("exception", str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda request: self._check(request.url))

    def _note(self, kind: str, text: str) -> None:
        self.complaints.append(f"{kind}: {text}")

    def _failed(self, request: Request) -> None:
        # A page left while its icon was still on the way is no complaint.
        if request.failure != "net::ERR_ABORTED":
            self._note("failed", request.url)

    def _check(self, url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:")):
            self._note("request", url)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Watched(context)
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_open_without_complaint_and_without_another_host(watched: Watched, base: str, lang: str) -> None:
    for path in STAYING:
        watched.page.goto(page_url(base, f"{lang}/{path}"))
        watched.page.wait_for_load_state("load")
        loaded = "document.fonts.ready.then(() => document.fonts.check('16px \"Plex Ar\"', 'ملف'))"
        assert watched.page.evaluate(loaded), path
        assert watched.complaints == [], path


def test_the_policy_lets_no_other_script_run(watched: Watched, base: str) -> None:
    for path in ("", "ar/", f"en/{ARTICLE}", "en/about/"):
        watched.page.goto(page_url(base, f"{path}#choose" if not path and base.startswith("http") else path))
        watched.page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "window.intruder = 1";
                document.body.append(script);
                document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.intruder = 2'>");
            }"""
        )
        watched.page.wait_for_timeout(50)
        assert watched.page.evaluate("window.intruder") is None, path
        assert any("Content Security Policy" in text for text in watched.complaints), path
        watched.complaints.clear()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_direction_of_the_page_is_that_of_its_language(watched: Watched, base: str, lang: str) -> None:
    watched.page.goto(page_url(base, f"{lang}/{ARTICLE}"))
    direction = watched.page.evaluate("getComputedStyle(document.querySelector('h1')).direction")
    assert direction == {"ar": "rtl", "en": "ltr"}[lang]
    # The start of the line is where that language begins to read.
    box = watched.page.locator("h1").bounding_box()
    assert box


# The place on the screen of each letter of a run, in the order in which it is written.
_LEFTS = """([paragraph, run]) => {
    const element = document.querySelectorAll("p")[paragraph];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const places = [];
    while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) places.push([walker.currentNode, i]);
    const text = element.textContent;
    const start = text.indexOf(run);
    const range = document.createRange();
    const lefts = [];
    for (let i = start; i < start + run.length; i++) {
        if (!text[i].trim()) continue;
        range.setStart(places[i][0], places[i][1]);
        range.setEnd(places[i][0], places[i][1] + 1);
        lefts.push(range.getBoundingClientRect().left);
    }
    return lefts;
}"""


@pytest.mark.parametrize("apart", [True, False])
def test_the_letters_of_numbers_and_foreign_words_stand_as_written(browser: Browser, apart: bool) -> None:
    texts = [text for text, _ in ISOLATED_IN_ARABIC]
    page = browser.new_page(viewport={"width": 1280, "height": 2000})
    lines = (str(isolated(isolate(text, "ar"), "ar")) if apart else html.escape(text) for text in texts)
    page.set_content("".join(f'<p lang="ar" dir="rtl">{line}</p>' for line in lines))
    scrambled = []
    for number, (_, expected) in enumerate(ISOLATED_IN_ARABIC):
        for run in re.findall("<([^>]*)>", expected):
            lefts = page.evaluate(_LEFTS, [number, run])
            if lefts != sorted(lefts):
                scrambled.append(run)
    page.close()
    # Without the isolation the browser does scramble them: the test can see it.
    assert (scrambled == []) if apart else len(scrambled) >= len(texts) // 4, scrambled


def test_the_switcher_leads_to_the_same_page_and_back(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(page_url(base, f"ar/{ARTICLE}"))
    page.locator('header a[hreflang="en"]').first.click()
    page.wait_for_url(f"**/en/{ARTICLE}**")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator('header a[hreflang="ar"]').first.click()
    page.wait_for_url(f"**/ar/{ARTICLE}**")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert watched.complaints == []


@pytest.mark.parametrize(("lang", "query"), [("ar", "الدولارات"), ("en", "billions of dollars"), ("ar", "كازاخستان")])
def test_search_finds_the_dossier(watched: Watched, base: str, lang: str, query: str) -> None:
    page = watched.page
    page.goto(page_url(base, f"{lang}/"))
    found = page.evaluate("query => window.malaf.search(query)", query)
    slugs = [hit["slug"] for hit in found]
    assert slugs[0] == SEED
    assert len(slugs) == len(set(slugs))
    assert found[0]["url"].startswith(base)
    page.goto(found[0]["url"])
    assert page.locator("h1").count() == 1
    assert page.evaluate("query => window.malaf.search(query)", "قطظغثصض xyzzyq") == []
    assert watched.complaints == []


def test_search_finds_pages_written_by_hand(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(page_url(base, "en/"))
    found = page.evaluate("query => window.malaf.search(query)", "fingerprint of the original file")
    assert ("page", page_url(base, "en/about/")) in [(hit["kind"], hit["url"].split("#")[0]) for hit in found]
    page.goto(found[0]["url"])
    assert page.locator("h1").count() == 1
    assert watched.complaints == []


def test_search_by_hand(watched: Watched, base: str) -> None:
    page = watched.page
    page.goto(page_url(base, "ar/"))
    page.keyboard.press("/")
    page.keyboard.type("المطيري")
    page.locator("dialog[open] [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/ar/{ARTICLE}**")
    assert watched.complaints == []


def test_a_fact_leads_to_its_marked_sentence(watched: Watched, base: str) -> None:
    for lang in LANGUAGES:
        page = watched.page
        page.goto(page_url(base, f"{lang}/{ARTICLE}"))
        page.locator('[data-malaf="figures"] [data-id="citizens"] a').first.click()
        page.wait_for_url("**#p2-s1")
        sentence = page.locator("#p2-s1")
        assert sentence.locator("mark").count() >= 1
        assert "65" in sentence.inner_text()
        box = sentence.bounding_box()
        assert box
        assert 0 <= box["y"] < 900


@pytest.mark.parametrize("stored", [None, "en", "ar"])
def test_the_front_page_chooses_the_language(browser: Browser, base: str, stored: str | None) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    if stored:
        page.goto(page_url(base, "ar/"))
        page.evaluate("code => localStorage.setItem('malaf-lang', code)", stored)
    page.goto(f"{base}index.html")
    page.wait_for_url(f"**/{stored or 'en'}/**")
    context.close()


def test_without_javascript_everything_is_there(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}index.html")
    page.locator('a[hreflang="en"]').click()
    page.wait_for_url("**/en/**")
    page.goto(page_url(base, f"ar/{ARTICLE}"))
    assert page.locator('[data-malaf="timeline"] li').count() == 4
    assert page.locator('[data-malaf="summary"] tbody tr').count() == 4
    assert page.locator('header a[hreflang="en"]').first.is_visible()
    context.close()


@pytest.mark.parametrize("page", ["", "parallel/"])
def test_an_old_address_leads_to_the_same_place(watched: Watched, base: str, page: str) -> None:
    watched.page.goto(page_url(base, f"en/articles/old-address/{page}") + "#p1")
    watched.page.wait_for_url(page_url(base, f"en/articles/corrected/{page}") + "#p1")
    assert watched.page.locator("#p1").is_visible()
    assert watched.complaints == []


@pytest.mark.parametrize("page", ["", "parallel/"])
def test_an_old_address_leads_on_without_javascript(browser: Browser, base: str, page: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(page_url(base, f"en/articles/old-address/{page}"))
    opened.wait_for_url(page_url(base, f"en/articles/corrected/{page}"))
    context.close()


def test_print_shows_the_whole_dossier(browser: Browser, offline: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(page_url(offline, f"ar/{ARTICLE}"))
    page.emulate_media(media="print")
    for hook in ("summary", "timeline", "pillars", "figures", "people", "source"):
        assert page.locator(f'[data-malaf="{hook}"]').is_visible()
    assert not page.locator("header.md-header").is_visible()
    context.close()
