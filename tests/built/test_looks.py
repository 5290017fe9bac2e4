"""What a picture of a page would show to be wrong, measured in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.built.conftest import LANGUAGES, PAGES, SEED


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def box(page: Page, selector: str) -> dict[str, float]:
    found: Any = page.locator(selector).first.bounding_box()
    return {**found, "end": found["x"] + found["width"]}


# Plex Sans Arabic draws 1.49 em from the highest mark to the dots of ي.
CLIPPED = """() => [...document.querySelectorAll("body *")].filter(element => {
  const style = getComputedStyle(element)
  const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  return own && style.overflowY === "hidden" && element.offsetWidth > 1
    && parseFloat(style.lineHeight) < 1.49 * parseFloat(style.fontSize)
}).map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ["", f"articles/{SEED}/"])
def test_no_dots_are_cut_from_arabic_letters(page: Page, served: str, path: str) -> None:
    page.goto(f"{served}ar/{path}")
    assert page.evaluate("() => getComputedStyle(document.querySelector('.mf-wordmark span')).overflowY") == "hidden"
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("modality", ["stated", "expected", "possible"])
def test_a_figure_on_the_first_page_stands_in_no_second_frame(page: Page, served: str, modality: str) -> None:
    page.goto(f"{served}en/")
    figure = page.locator(".mf-dossier__figure").first
    figure.evaluate("(element, name) => { element.className = `mf-dossier__figure mf-figure--${name}` }", modality)
    sides = ("Top", "Right", "Bottom", "Left")
    widths = figure.evaluate("(e, sides) => sides.map(side => getComputedStyle(e)[`border${side}Width`])", sides)
    assert widths == ["1px", "0px", "0px", "0px"]
    style = figure.evaluate("element => getComputedStyle(element).borderTopStyle")
    assert style == ("solid" if modality == "stated" else "dashed")


def test_words_that_are_not_translated_stand_below_their_number(page: Page, served: str) -> None:
    page.goto(f"{served}en/articles/untranslated/")
    assert page.locator(".mf-figure .mf-label").first.get_attribute("dir") == "rtl"
    assert box(page, ".mf-figure .mf-label")["x"] == pytest.approx(box(page, ".mf-figure .mf-amount")["x"], abs=1)
    page.goto(f"{served}en/timeline/")
    quote = '.mf-event .mf-quote[dir="rtl"]'
    assert box(page, quote)["x"] == pytest.approx(box(page, ".mf-event__text")["x"], abs=1)
    assert box(page, quote)["width"] < box(page, ".mf-event .mf-claim")["width"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_header_keeps_to_the_edges_of_the_page(page: Page, served: str, lang: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}{lang}/")
    last = ".mf-menu:visible svg" if width < 1024 else ".mf-header .mf-language__name"
    tool, cards = box(page, last), box(page, ".mf-dossiers")
    side = "x" if lang == "ar" else "end"
    assert tool[side] == pytest.approx(cards[side], abs=4)


def test_what_is_to_be_known_of_a_language_follows_its_name(page: Page, served: str) -> None:
    page.goto(f"{served}ar/articles/untranslated/")
    link = ".mf-header .mf-language"
    assert box(page, f"{link}__name")["x"] >= box(page, f"{link} .mf-tag")["end"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_that_stand_alone_are_large_enough_for_a_finger(page: Page, served: str, lang: str) -> None:
    """WCAG 2.2, 2.5.8: 24 px."""
    page.set_viewport_size({"width": 390, "height": 900})
    for path in ("", f"articles/{SEED}/parallel/"):
        page.goto(f"{served}{lang}/{path}")
        small = page.evaluate(
            """() => [...document.querySelectorAll("main a, footer a, header a")].filter(link => {
              const { height, width } = link.getBoundingClientRect()
              const alone = link.parentElement.innerText.trim() === link.innerText.trim()
              return height && width && alone && height < 24 && !link.matches(".mf-skip")
            }).map(link => link.outerHTML)"""
        )
        assert small == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_paragraph_after_the_lead_is_no_further_than_others(page: Page, served: str, lang: str) -> None:
    page.goto(f"{served}{lang}/articles/{SEED}/")
    gap = page.evaluate(
        """() => {
          const [lead, next] = document.querySelectorAll(".mf-text__section")
          next.classList.remove("mf-text__section--headed")
          return next.getBoundingClientRect().top - lead.getBoundingClientRect().bottom
        }"""
    )
    size = page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.mf-text__blocks')).fontSize)")
    assert gap == pytest.approx(size, abs=1)


# Words in letters that their language is not written in, or drawn in the other direction; code is in no language.
MISPLACED = """() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data, parentElement: element } = texts.currentNode
    if (element.closest("script, style, noscript, code")) continue
    const lang = element.closest("[lang]").lang, { direction } = getComputedStyle(element)
    if (/[\\u0621-\\u064a]{2}/.test(data) && (lang !== "ar" || direction !== "rtl")) found.push([lang, data])
    if (/[A-Za-z]{2}/.test(data) && (lang !== "en" || direction !== "ltr")) found.push([lang, data])
  }
  return found
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_stands_in_its_language_and_direction(page: Page, served: str, lang: str) -> None:
    staying = [path for path in PAGES if path != "articles/old-address/"]
    for path in (*staying, "articles/stale/parallel/"):
        page.goto(f"{served}{lang}/{path}")
        assert page.evaluate(MISPLACED) == [], path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [640, 1280])
def test_letters_twice_as_large_are_not_cut_off(browser: Browser, served: str, lang: str, width: int) -> None:
    """WCAG 2.2, 1.4.4, where a browser enlarges text alone."""
    context = browser.new_context(viewport={"width": width, "height": 600}, bypass_csp=True)
    page = context.new_page()
    for path in ("", "about/", f"articles/{SEED}/", f"articles/{SEED}/parallel/"):
        page.goto(f"{served}{lang}/{path}")
        page.add_style_tag(content="html:lang(ar), html:lang(en) { font-size: 250% !important }")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    context.close()


# How high the part of a page is that leads where a link does, from what lies over the middle of its first line.
REACH = """link => {
  link.scrollIntoView({ block: "center" })
  const { x, y, width, height } = link.getClientRects()[0], middle = x + width / 2
  const hits = at => link.contains(document.elementFromPoint(middle, at))
  let top = y + height / 2, bottom = top
  while (hits(top - 1)) top--
  while (hits(bottom + 1)) bottom++
  return bottom - top
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_finger_has_44_pixels(browser: Browser, served: str, lang: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, has_touch=True)
    page = context.new_page()
    parts = ".mf-jump, .mf-kicker, .mf-explore, .mf-back, .mf-footer__nav, .mf-notice, .mf-foot, .mf-cite__copy"
    for path in ("", f"articles/{SEED}/", f"articles/{SEED}/parallel/"):
        page.goto(f"{served}{lang}/{path}")
        for link in page.locator(f":is({parts}) a, .mf-tools :is(a, button):visible").all()[:60]:
            assert link.evaluate(REACH) >= 43, link.evaluate("link => link.outerHTML")
    context.close()


def test_around_a_dark_page_all_is_dark(browser: Browser, served: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{served}ar/")
    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "dark"
    # The ground of the root is the body's only where the root has none.
    assert page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.emulate_media(media="print")
    assert page.evaluate("() => getComputedStyle(document.documentElement).colorScheme") == "normal"
    context.close()
