"""docs/ is plain input: ProperDocs makes of it what MkDocs does, and ENGINES.md tells what Zensical does."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from tests.built.conftest import BuiltSite
from tests.engines.compare import (
    ENGINES,
    PAGE,
    Comparison,
    Outcome,
    compare,
    engine_program,
    parse_page,
    report,
    run_engine,
)

ZENSICAL = "## Zensical"


@pytest.fixture(scope="module")
def compared(built: BuiltSite) -> Comparison:
    missing = [engine for engine in ENGINES if not engine_program(engine).is_file()]
    if missing:
        message = f"not installed: {', '.join(missing)}; `make engines` brings them"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    return compare(built.project)


def test_properdocs_gives_the_same_bytes(compared: Comparison, built: BuiltSite) -> None:
    assert not compared.properdocs.error
    # It was ProperDocs, and these are all the pages that the site has.
    assert all('content="Malaf, mkdocs-ProperDocs ' in html for html in compared.properdocs.pages.values())
    published = {path.relative_to(built.site).as_posix() for path in built.site.glob("*/**/*.html")}
    assert compared.properdocs.pages.keys() == published
    assert compared.unlike_in_properdocs() == []


def test_the_page_tells_what_was_found(compared: Comparison) -> None:
    now, then = report(compared), PAGE.read_text("utf-8")
    hint = "run `make engines`, and read the diff of ENGINES.md"
    assert then.split(ZENSICAL)[0] == now.split(ZENSICAL)[0], hint
    # That Zensical fails is told, and is no fault of this program.
    if not compared.zensical.error:
        assert then == now, hint


def test_every_page_is_counted_once(compared: Comparison) -> None:
    for part in report(compared).split(ZENSICAL):
        counts = re.findall(r"^\| [^|]+ \| (\d+) \|", part, re.MULTILINE)
        if counts:
            assert sum(map(int, counts)) == len(compared.mkdocs.pages)


# The comparison itself, on pages made for it


def _page(content: str, engine: str = "1.6.1") -> bytes:
    head = f'<meta name="generator" content="Malaf, mkdocs-{engine}">'
    return f'{head}<article data-malaf-page="dossier">{content}</article>'.encode()


MKDOCS = Outcome({"ar/a/index.html": _page('<p>A <a href="../x/">b</a>'), "ar/b/index.html": _page("<p>B")})
SAME = Outcome({name: content.replace(b"1.6.1", b"ProperDocs 1.6.7") for name, content in MKDOCS.files.items()})


def _compared(*, properdocs: Outcome = SAME, zensical: Outcome = MKDOCS) -> Comparison:
    return Comparison(mkdocs=MKDOCS, properdocs=properdocs, zensical=zensical, themed=Outcome({}, "no such theme"))


def test_what_differs_in_properdocs_is_found() -> None:
    assert _compared().unlike_in_properdocs() == []
    changed = Outcome({**SAME.files, "ar/b/index.html": _page("<p>C"), "ar/more.css": b""})
    found = _compared(properdocs=changed)
    assert found.unlike_in_properdocs() == ["ar/b/index.html", "ar/more.css"]
    assert "| Dossier | 2 | differs on 1 |" in report(found)
    assert "these differ: `ar/more.css`" in report(found)


@pytest.mark.parametrize(
    ("content", "verdicts"),
    [
        ('<p>A <a href="../x/">b</a>', "same | same | same"),
        # White space, Zensical's mark and the order of attributes are nothing to a reader.
        ('<a id="__skip"></a>\n<p>A\n <a href="../x/">b</a>', "same | same | same"),
        ('<p>A <a href="../../x/">b</a>', "same | same | differs on 1"),
        ('<p>A <a href="../x/">c</a>', "differs on 1 | same | same"),
        ('<p class="x">A <a href="../x/">b</a>', "same | differs on 1 | same"),
    ],
)
def test_what_differs_in_zensical_is_found(content: str, verdicts: str) -> None:
    found = _compared(zensical=Outcome({**MKDOCS.files, "ar/a/index.html": _page(content)}))
    assert f"| Dossier | 2 | {verdicts} |" in report(found)


def test_pages_that_zensical_has_not_are_named() -> None:
    assert "Pages that it has not: `ar/b/index.html`." in report(
        _compared(zensical=Outcome({"ar/a/index.html": MKDOCS.files["ar/a/index.html"]}))
    )


def test_that_an_engine_fails_is_told() -> None:
    said = report(_compared(properdocs=Outcome({}, "no theme"), zensical=Outcome({}, "unknown method")))
    assert "It does not build: `no theme`." in said
    assert "It does not build: `unknown method`." in said
    assert "With Malaf's theme" in said


def test_why_an_engine_failed_is_its_last_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    config = {"theme": {"name": "material"}, "extra": {"malaf": {"languages": ["ar"], "name": {"ar": "م", "en": "M"}}}}
    # Python has no file called "build".
    outcome = run_engine(Path(sys.executable), tmp_path / "docs", config)
    assert not outcome.files
    assert "build" in outcome.error


def test_only_the_content_is_read() -> None:
    kind, page = parse_page("<nav>x</nav><article><p>a<article><b>b</b></article></p></article><footer>y</footer>")
    assert (kind, page.text, page.elements) == ("", ["a", "b"], ["p", "article", "b"])
