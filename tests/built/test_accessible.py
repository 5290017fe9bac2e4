"""That everybody can read the built site: checkers, keyboard, screen readers, large text, other colours."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

from tests.built.conftest import CHECKERS, INSTALL, LANGUAGES, PAGES, SEED, BuiltSite, tool

ARTICLE = f"articles/{SEED}/"
OWN = (Path(__file__).parent / "accessible.js").read_text("utf-8")
# Below a language's root; a redirect page leaves at once, so nothing can be asked of it.
KINDS = (*(path for path in PAGES if path != "articles/old-address/"), "404.html")
# The two pages of no language; with #choose the first one stays.
EVERY_PAGE = (*(f"{lang}/{path}" for lang in LANGUAGES for path in KINDS), "index.html#choose", "404.html")
SCHEMES = ("light", "dark")
WIDTHS = (320, 768, 1280, 1920)


def widths_of(path: str, scheme: str) -> tuple[int, ...]:
    """Where a page is checked: a dossier at each width, others at two in each scheme, all of them if asked for."""
    if path.endswith(ARTICLE) or os.environ.get("MALAF_EVERYWHERE"):
        return WIDTHS
    return WIDTHS[::2] if scheme == "light" else WIDTHS[1::2]


def checkers() -> str:
    """axe-core and IBM's Equal Access, to be run in a page."""
    axe = tool(CHECKERS / "axe-core" / "axe.min.js", INSTALL)
    ace = tool(CHECKERS / "accessibility-checker-engine" / "ace.js", INSTALL)
    return f"{axe.read_text('utf-8')}\n{ace.read_text('utf-8')}\nwindow.ace = ace;"


# What each finds in the page as it stands: [[rule, what it is about], ...].
AXE = "axe.run().then(({violations}) => violations.map(v => [v.id, v.nodes.map(n => n.target.join(' ')).join(', ')]))"
# Of its findings a FAIL of a VIOLATION is an error; the others ask a person to look, or recommend.
EQUAL_ACCESS = """() => new ace.Checker().check(document, ["IBM_Accessibility"]).then(({results}) => results
    .filter(({value}) => value[0] === "VIOLATION" && value[1] === "FAIL")
    .map(({ruleId, path}) => [ruleId, path.dom]))"""
ERRORS = {"axe-core": AXE, "Equal Access": EQUAL_ACCESS}


# What accessible.js finds: in a page, and at each width.
IN_PAGE = {"structure": "wrong.unstructured()", "languages": "wrong.mute()"}
AT_WIDTH = {
    "cut off": "wrong.cut()",
    "targets": "wrong.small()",
    "order": "wrong.disordered()",
    "tables": "wrong.tables()",
}
# WCAG 2.2, 1.4.12 and 1.4.4: what readers may set.
SPACED = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
SPACED += "p {margin-block-end: 2em !important}"
ENLARGED = "html, html:lang(ar) {font-size: 250% !important}"
STYLED = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture(scope="module")
def findings(browser: Browser, served: str) -> dict[str, list[str]]:
    """What each check finds on all pages, in both schemes and at all widths; each page is loaded once a scheme."""
    found: dict[str, list[str]] = defaultdict(list)
    scripts = f"{checkers()}\n{OWN}"
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()

        def ask(check: str, question: str, where: str) -> None:
            found[check] += [f"{where}: {each}" for each in page.evaluate(question)]  # noqa: B023 asked at once

        for path in EVERY_PAGE:
            page.goto(served + path)
            page.evaluate(scripts)
            for check, question in IN_PAGE.items() if scheme == "light" else ():
                ask(check, question, path)
            for width in widths_of(path, scheme):
                where = f"{path} {scheme} {width}"
                page.set_viewport_size({"width": width, "height": 900})
                for check, question in {**ERRORS, **AT_WIDTH}.items():
                    ask(check, question, where)
                for style in (SPACED, *([ENLARGED] if width >= 1280 else [])):
                    page.evaluate(STYLED, style)
                    ask("spaced" if style == SPACED else "enlarged", AT_WIDTH["cut off"], where)
                page.evaluate(STYLED, "")
        context.close()
    return found


@pytest.mark.parametrize("check", [*ERRORS, *IN_PAGE, *AT_WIDTH, "spaced", "enlarged"])
def test_nothing_is_wrong_on_any_page(findings: dict[str, list[str]], check: str) -> None:
    assert findings[check] == []


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 700})
    yield context
    context.close()


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def errors(page: Page) -> list[Any]:
    page.evaluate(checkers())
    return [error for question in ERRORS.values() for error in page.evaluate(question)]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_menu_keeps_the_focus_and_gives_it_back(
    context: BrowserContext, served: str, lang: str, scheme: Any
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{served}{lang}/{ARTICLE}")
    button = page.locator("[data-mf-drawer]")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.locator("dialog.mf-drawer")
    assert menu.is_visible()
    # The side from which the language reads.
    box = menu.bounding_box()
    assert box
    assert (box["x"] == 0) == (lang == "en")
    assert box["width"] < 320
    assert errors(page) == []
    places = []
    for _ in range(2 * menu.locator("a, button").count()):
        places.append(
            page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('.mf-drawer')")
        )
        page.keyboard.press("Tab")
    assert all(places)
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-mf-drawer]')"), focused(page)
    button.click()
    page.locator("[data-mf-drawer-close]").click()
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-mf-drawer]')"), focused(page)
    button.click()
    page.mouse.click(310 if lang == "en" else 10, 600)
    assert not menu.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    context: BrowserContext, served: str, lang: str, width: int
) -> None:
    page = context.new_page()
    # Low, so that the header could well cover what is reached from below.
    page.set_viewport_size({"width": width, "height": 480})
    for path in ("", "figures/", "about/", ARTICLE, f"{ARTICLE}parallel/", "articles/untranslated/"):
        page.goto(f"{served}{lang}/{path}")
        page.evaluate(OWN)
        count = page.evaluate("wrong.reachable()")
        assert count > 10
        for key, expected in (("Tab", range(count)), ("Shift+Tab", range(count - 2, -1, -1))):
            for n in expected:
                page.keyboard.press(key)
                assert page.evaluate("wrong.focus()") == [n, []], (path, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_key_leads_past_the_header(context: BrowserContext, served: str, lang: str) -> None:
    page = context.new_page()
    page.goto(f"{served}{lang}/{ARTICLE}")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#content"
    box = skip.bounding_box()
    assert box
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')"), focused(page)


QUERIES = {"ar": "السعودية", "en": "Kazakhstan"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_search_tells_what_it_finds_and_gives_the_focus_back(
    context: BrowserContext, served: str, lang: str, scheme: Any
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{served}{lang}/")
    page.locator("[data-malaf-search-open]").focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog")
    # There before it has something to tell, else it is not heard.
    told = box.get_by_role("status")
    assert told.is_visible()
    page.keyboard.type(QUERIES[lang])
    results = box.get_by_role("option")
    results.first.wait_for()
    assert re.search(rf"\b{results.count()}\b", told.inner_text())
    field = box.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == results.first.get_attribute("id")
    assert results.first.get_attribute("aria-selected") == "true"
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.evaluate(OWN)
        assert errors(page) == []
        assert page.evaluate("[...wrong.cut(), ...wrong.small(), ...wrong.mute()]") == []
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-malaf-search-open]')"), focused(page)


def test_a_wide_table_is_scrolled_with_a_keyboard(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(f"{served}ar/{ARTICLE}")
    box = page.locator(".mf-scroll").first
    assert box.get_attribute("tabindex") is None
    page.evaluate("document.querySelector('.mf-scroll > table').style.inlineSize = '900px'")
    page.locator('.mf-scroll[tabindex="0"][role="group"][aria-label]').first.wait_for()
    assert errors(page) == []
    box.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("document.querySelector('.mf-scroll').scrollLeft < 0")
    page.evaluate("document.querySelector('.mf-scroll > table').style.inlineSize = ''")
    page.locator(".mf-scroll:not([tabindex])").first.wait_for()


# Screen readers


def heard(part: Locator) -> list[str]:
    """What a screen reader has of a part of a page, line by line, without the addresses of links."""
    lines = (line.strip() for line in part.aria_snapshot().splitlines())
    return [line for line in lines if not line.startswith("- /url")]


# A figure: its qualifier before its amount, then of what, whose claim, and the way to its place.
FIGURE = {
    "en": (
        "more than",
        "65 million",
        "citizens covered by the zone of cooperation",
        "According to the publisher’s text Stated in the text",
        "Sentence in the text",
    ),
    "ar": (
        "أكثر من",
        "65 مليون",
        "مواطن تشملهم منطقة التعاون",
        "بحسب نص الناشر مذكور في النص",
        "الجملة في النص",
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parts_are_heard_in_the_order_of_their_sense(context: BrowserContext, served: str, lang: str) -> None:
    page = context.new_page()
    page.goto(f"{served}{lang}/{ARTICLE}")
    *said, link = FIGURE[lang]
    assert heard(page.locator('[data-id="citizens"]')) == [
        "- listitem:",
        *(f"- paragraph: {each}" for each in said),
        "- paragraph:",
        f"- 'link \"{link} : {' '.join(said[:3])}\"':",
    ]
    narrow = heard(page.locator("main"))
    page.set_viewport_size({"width": 1920, "height": 900})
    assert heard(page.locator("main")) == narrow
    # The parts, each named by its heading, as the list at the top of the page has them.
    named = page.locator("main section").evaluate_all(
        "parts => parts.map(part => document.getElementById(part.getAttribute('aria-labelledby')).textContent.trim())"
    )
    assert named == page.locator(".mf-jump a").all_inner_texts()
    assert [region.inner_text() for region in page.locator("main").get_by_role("region").locator("h2").all()] == named


# Media


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_moves_for_those_who_asked_for_that(context: BrowserContext, served: str, lang: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter(element => [null, "::before", "::after", "::backdrop"]
        .map(part => getComputedStyle(element, part))
        .some(style => style.animationName !== "none" || style.scrollBehavior !== "auto" ||
            style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)))
        .map(element => element.className)"""
    page = context.new_page()
    for path in (ARTICLE, "about/"):
        page.emulate_media(reduced_motion="no-preference")
        page.goto(f"{served}{lang}/{path}")
        assert page.evaluate(moving)  # Material's own, at least
        page.emulate_media(reduced_motion="reduce")
        page.locator("[data-mf-drawer]").click()
        assert page.evaluate(moving) == []
        assert page.evaluate("document.getAnimations().length") == 0
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        assert page.evaluate(moving) == []
        assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_forced_colours_leave_what_tints_had_said(context: BrowserContext, served: str, lang: str, scheme: Any) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{served}{lang}/{ARTICLE}")
    system = """name => {
        const made = document.body.appendChild(document.createElement("p"));
        made.style.cssText = `forced-color-adjust: none; color: ${name}`;
        const color = getComputedStyle(made).color;
        made.remove();
        return color;
    }"""
    ink, ground, mark = (page.evaluate(system, name) for name in ("CanvasText", "Canvas", "Mark"))
    assert len({ink, ground, mark}) == 3
    style = "(element, [part, name]) => getComputedStyle(element, part)[name]"

    def drawn(selector: str, name: str, part: str | None = None) -> Any:
        return page.locator(selector).first.evaluate(style, [part, name])

    for edged in (".mf-notice", ".mf-card", ".mf-box", ".mf-action", ".mf-summary"):
        assert drawn(edged, "borderTopColor") == ink, edged
        assert drawn(edged, "borderTopStyle") != "none", edged
    assert drawn(".mf-text mark:not(.mf-mark--sentence)", "backgroundColor") == mark
    assert drawn(".mf-event--dated", "backgroundColor", "::before") == ink
    assert drawn(".mf-event--relative", "backgroundColor", "::before") == ground
    assert drawn(".mf-icon", "stroke") == ink
    # Only the page that one is on has a line under its name.
    page.goto(f"{served}{lang}/figures/")
    here, elsewhere = ".mf-nav a[aria-current]", ".mf-nav a:not([aria-current])"
    assert drawn(here, "borderBottomColor") not in {ground, drawn(elsewhere, "borderBottomColor")}
    assert drawn(elsewhere, "borderBottomColor") == ground
    page.keyboard.press("Tab")
    assert drawn(":focus", "outlineStyle") == "solid"
    page.evaluate(checkers())
    assert (
        page.evaluate("axe.run({runOnly: ['color-contrast']}).then(({violations}) => violations.map(v => v.id))") == []
    )


def test_without_scripts_all_but_the_search_is_there(browser: Browser, served: str) -> None:
    texts = """[...document.querySelectorAll("main :is(h1, h2, h3, p, li, th, td, dt, dd, blockquote, figcaption)")]
        .filter(element => element.checkVisibility()).map(element => element.innerText)"""
    read: dict[bool, dict[str, Any]] = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 700})
        page = context.new_page()
        read[scripts] = {}
        for path in (f"{lang}/{path}" for lang in LANGUAGES for path in KINDS):
            page.goto(served + path)
            if scripts:
                page.evaluate("document.querySelectorAll('[data-mf-copy]').forEach(button => button.remove())")
            read[scripts][path] = page.evaluate(texts)
        if not scripts:
            # Its place in the header leads to the links.
            page.locator(".mf-menu:visible").click()
            assert page.evaluate("location.hash") == "#mf-links"
            assert page.locator("#mf-links a").first.is_visible()
        context.close()
    assert read[True] == read[False]


# Lighthouse, and what a first visit costs


def test_lighthouse_finds_nothing_to_mend(served: str, chromium: str, record_property: Any) -> None:
    """Full marks for accessibility, best practices and what search engines ask; the speed is told, not judged."""
    tool(CHECKERS / "lighthouse" / "package.json", INSTALL)
    node = shutil.which("node")
    if node is None:
        message = "node is missing: install Node.js, 18 or newer (Debian: nodejs)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    urls = [f"{served}{lang}/{ARTICLE}" for lang in LANGUAGES]
    driver = CHECKERS.parent / "lighthouse.mjs"
    command = [node, str(driver), chromium, *urls]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr
    results = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [result["url"] for result in results] == urls
    for result in results:
        record_property(f"performance {result['url']}", result["scores"].pop("performance"))
        assert result["scores"] == {"accessibility": 1, "best-practices": 1, "seo": 1}, result["failed"]


MOST = 300_000


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["", ARTICLE, f"{ARTICLE}parallel/", "about/"])
def test_a_first_visit_is_light(browser: Browser, served: str, built: BuiltSite, lang: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(f"{served}{lang}/{path}")
    page.evaluate("document.fonts.ready.then(() => null)")
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    context.close()
    sizes = {}
    for url in asked:
        file = built.site / unquote(urlsplit(url).path).lstrip("/")
        content = (file / "index.html" if file.is_dir() else file).read_bytes()
        sizes[url.removeprefix(served)] = len(gzip.compress(content))
    assert any(name.endswith(".woff2") for name in sizes)
    assert any(name.endswith(".css") for name in sizes)
    assert sum(sizes.values()) <= MOST, sizes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_is_there_before_the_fonts(context: BrowserContext, served: str, lang: str) -> None:
    page = context.new_page()
    held: list[Route] = []
    # Never answered: what a reader sees while they are on their way.
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 Playwright needs a function of Python
    page.goto(f"{served}{lang}/{ARTICLE}", wait_until="domcontentloaded")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    assert held
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length") == 0
    assert page.evaluate("[...document.fonts].every(font => font.display === 'swap')")
    # Playwright's own pictures wait for fonts. A font that blocks hides the text; then hiding it would change nothing.
    browser = context.new_cdp_session(page)
    page.wait_for_timeout(300)
    shown = browser.send("Page.captureScreenshot")["data"]
    page.locator("h1").evaluate("element => element.style.visibility = 'hidden'")
    assert browser.send("Page.captureScreenshot")["data"] != shown
    for route in held:
        route.abort()
