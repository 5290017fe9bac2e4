"""The sitemap: addresses, alternates, and the index past the limit."""

from __future__ import annotations

from xml.etree import ElementTree

from malaf.sitemap import Entry, sitemaps

_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
_ROOT = "https://example.org/d/"


def _urls(text: str) -> dict[str, dict[str, str]]:
    """The alternates of each address."""
    tree = ElementTree.fromstring(text)
    return {
        url.findtext("s:loc", "", _NAMES): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", _NAMES)
        }
        for url in tree.findall("s:url", _NAMES)
    }


def test_a_page_in_two_languages_stands_there_twice_with_both() -> None:
    found = _urls(sitemaps([Entry("articles/x/", ["ar", "en"], "2026-11-24")], _ROOT)["sitemap.xml"])
    both = {
        "ar": f"{_ROOT}ar/articles/x/",
        "en": f"{_ROOT}en/articles/x/",
        "x-default": f"{_ROOT}ar/articles/x/",
    }
    assert found == {both["ar"]: both, both["en"]: both}


def test_a_page_in_one_language_has_no_alternates() -> None:
    assert _urls(sitemaps([Entry("about/", ["en"])], _ROOT)["sitemap.xml"]) == {f"{_ROOT}en/about/": {}}


def test_the_first_pages_stand_below_the_choice_of_language() -> None:
    found = _urls(sitemaps([Entry("", ["ar", "en"])], _ROOT)["sitemap.xml"])
    assert list(found) == [_ROOT, f"{_ROOT}ar/", f"{_ROOT}en/"]
    assert {links["x-default"] for links in found.values()} == {_ROOT}


def test_addresses_are_written_as_addresses() -> None:
    found = _urls(sitemaps([Entry("عن & نا/", ["ar"])], _ROOT)["sitemap.xml"])
    assert list(found) == [f"{_ROOT}ar/%D8%B9%D9%86%20%26%20%D9%86%D8%A7/"]


def test_past_the_limit_there_is_an_index() -> None:
    files = sitemaps([Entry(f"a{n}/", ["ar"]) for n in range(5)], _ROOT, limit=2)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"])
    named = [one.text for one in index.findall("s:sitemap/s:loc", _NAMES)]
    assert named == [f"{_ROOT}sitemap-{n}.xml" for n in (1, 2, 3)]
    assert sum(len(_urls(text)) for name, text in files.items() if name != "sitemap.xml") == 5
    assert "lastmod" not in "".join(files.values())
