"""Text as Markdown: two readers of Markdown that are none of ours show it as it was."""

from __future__ import annotations

from html import unescape

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from malaf.markdown import as_markdown, quoted

_WORDS = st.lists(
    st.sampled_from(
        [
            *("أكثر", "65%", "a_b_c", "*", "**b**", "`x`", "[a](b)", "![a](b)", "<b>", "&amp;", "&", "|", "~~a~~", "#"),
            *(
                "##",
                "-",
                "+",
                "=",
                "===",
                "1.",
                "12)",
                ">",
                "\\",
                "\\*",
                "http://a.b/_c_",
                "---",
                "***",
                "{{ x }}",
                "~~~",
            ),
            *("```", ">"),
        ]
    ),
    min_size=1,
).map(" ".join)


@given(_WORDS)
def test_commonmark_shows_the_text(text: str) -> None:
    html = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(as_markdown(text))
    assert html.startswith("<p>")
    assert unescape(html.removeprefix("<p>").removesuffix("</p>\n")) == text.strip()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_stays_one_paragraph(text: str) -> None:
    html = MarkdownIt("commonmark").render(as_markdown(f"ا{text}"))
    assert html.count("<p>") == html.count("<") / 2


@pytest.mark.parametrize("text", ["# عنوان", "* نجمة", "- شرطة", "1. أول", "a_b_c", "[x](javascript:alert(1))", "<b>"])
def test_the_markdown_of_mkdocs_shows_it_too(text: str) -> None:
    assert unescape(markdown.markdown(as_markdown(text))) == f"<p>{text}</p>"


@given(st.text())
def test_front_matter_is_read_back(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    assert yaml.safe_load(f"a: {quoted(text)}")["a"] == text
