"""Pictures in SVG: drawings pass, programs do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.svg import active
from tests.conftest import ProjectFolder

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9" onfocus="x()"/>',
        '<g ONLOAD="x()"/>',
        "<script>x()</script>",
        '<script href="x.js"/>',
        '<s:script xmlns:s="http://www.w3.org/2000/svg">x()</s:script>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<a href="javascript:x()"><text>x</text></a>',
        '<a xlink:href=" java&#10;script:x()"><text>x</text></a>',
        '<a href="JavaScript&#58;x()"><text>x</text></a>',
        '<a><animate attributeName="href" values="javascript:x()"/></a>',
        '<a><set attributeName="href" to="javascript:x()"/></a>',
        '<use href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
        "<?xml-stylesheet type='text/xsl' href='x.xsl'?>",
        "<g>",
        "&nbsp;",
    ],
)
def test_programs_are_told(inside: str) -> None:
    assert active(_SVG.format(inside).encode())


@pytest.mark.parametrize(
    "text",
    [
        _SVG.format('<title>On the road</title><path d="M0 0h9" fill="url(#g)"/><linearGradient id="g"/>'),
        _SVG.format('<style>text {font-family: "X"; content: "a:b"}</style><text>script: onload="x"</text>'),
        _SVG.format('<use xlink:href="#g"/><image href="data:image/png;base64,AAAA"/><a href="https://example.org/"/>'),
        _SVG.format('<circle r="1"><animate attributeName="r" values="1;2;1" dur="2s"/></circle>'),
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- drawn by hand -->{_SVG.format("<g/>")}',
    ],
)
def test_drawings_pass(text: str) -> None:
    assert active(text.encode()) is None
    assert active(text.replace("UTF-8", "UTF-16").encode("utf-16")) is None


def test_a_line_is_named() -> None:
    assert active(b"<svg>\n<g/>\n<script/></svg>") == ("the element <script>", 3)
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<svg>&b;</svg>'
    assert active(bomb) == ("an entity of its own", 1)


@given(st.binary())
def test_no_bytes_are_too_odd(content: bytes) -> None:
    assert active(content) is not None


def test_a_picture_that_is_a_program_is_an_error(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    folder.edit(
        "seeds/example/article.yaml", "status: published\n", "status: published\nimage: {file: p.svg, alt: صورة}\n"
    )
    folder.write("seeds/example/p.svg", _SVG.format("<g/>"))
    assert "unsafe-picture" not in folder.codes()
    folder.write("seeds/example/p.svg", _SVG.format("\n<script>x()</script>"))
    (problem,) = (problem for problem in folder.problems() if problem.code == "unsafe-picture")
    assert problem.severity == "error"
    assert "the element <script> in line 2" in problem.message
    assert problem.line
    assert problem.hint


def test_a_picture_is_looked_for_under_names_that_are_like_its(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    folder.edit("seeds/example/article.yaml", "status:", "image: {file: signing.jpg, alt: صورة}\nstatus:")
    folder.write("seeds/example/Signing.jpg", b"\xff\xd8\xff")
    (problem,) = (problem for problem in folder.problems() if problem.code == "missing-file")
    assert (problem.message, problem.hint) == (
        "the picture 'signing.jpg' is not in the folder",
        'did you mean "Signing.jpg"?',
    )
