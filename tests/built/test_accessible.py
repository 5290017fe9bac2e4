"""That everybody can read the built site: checkers, keyboard, screen readers, large text, other colours."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.built.conftest import CHECKERS, INSTALL, LANGUAGES, PAGES, SEED, tool

ARTICLE = f"articles/{SEED}/"
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


@pytest.fixture(scope="module")
def findings(browser: Browser, served: str) -> dict[str, list[str]]:
    """What each check finds on all pages, in both schemes and at all widths; each page is loaded once a scheme."""
    found: dict[str, list[str]] = defaultdict(list)
    scripts = checkers()
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()
        for path in EVERY_PAGE:
            page.goto(served + path)
            page.evaluate(scripts)
            for width in widths_of(path, scheme):
                page.set_viewport_size({"width": width, "height": 900})
                for check, question in ERRORS.items():
                    found[check] += [f"{path} {scheme} {width}: {each}" for each in page.evaluate(question)]
        context.close()
    return found


@pytest.mark.parametrize("checker", ERRORS)
def test_checkers_find_no_error(findings: dict[str, list[str]], checker: str) -> None:
    assert findings[checker] == []


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
