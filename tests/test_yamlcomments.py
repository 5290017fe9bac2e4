"""Comments stay with what they are about when a file is written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malaf.yamlcomments import with_comments
from malaf.yamltext import YamlError, dump_yaml, parse_yaml

SEED = Path(__file__).parents[1] / "seeds" / "saudi-kazakh-security" / "article.yaml"


def rewritten(text: str, **changes: object) -> str:
    return with_comments(text, dump_yaml(parse_yaml(text) | changes))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# on top\na: 1\n", "# on top\na: 1\n"),
        ("a: 1   # beside\n", "a: 1  # beside\n"),
        ("a: 1\n# at the foot\n", "a: 1\n# at the foot\n"),
        ("a: {b: 1, c: 2} # of a\n", "a:  # of a\n  b: 1\n  c: 2\n"),
        ("a: 'x # y'  # z\n", "a: x # y  # z\n".replace("x # y", "'x # y'")),
        ("a: |-  # of a\n  # no comment\n  x\n# of b\nb: 1\n", None),
        ("a:\n  # of one\n  - {id: one, v: 1}\n  - {id: two, v: 2}  # of two\n", None),
    ],
)
def test_each_kind(old: str, new: str | None) -> None:
    found = rewritten(old)
    assert parse_yaml(found) == parse_yaml(old)
    if new is not None:
        assert found == new
    assert [part.strip() for part in found.split("#")[1:]] != []


def test_items_are_known_by_their_ids() -> None:
    old = "a:\n- {id: one}  # 1\n# 2\n- {id: two}\n"
    assert with_comments(old, "a:\n- id: two\n- id: zero\n- id: one\n") == (
        "a:\n# 2\n- id: two\n- id: zero\n- id: one  # 1\n"
    )


def test_a_comment_of_what_is_gone_stays_with_what_it_was_in() -> None:
    assert with_comments("a:\n  b: 1  # why\n  c: 2\n", "a:\n  c: 2\n") == "# why\na:\n  c: 2\n"
    assert with_comments("a: 1\nb: 2  # why\n", "a: 1\n") == "# why\na: 1\n"


def test_a_block_of_text_keeps_its_hashes_and_loses_no_comment() -> None:
    old = "# top\na: |-\n  # text\n  more # text\n# of b\nb: [1, 2]  # two\n"
    found = rewritten(old)
    assert parse_yaml(found) == parse_yaml(old)
    assert [line for line in found.split("\n") if line.startswith("#")] == ["# top", "# of b"]
    assert "b:  # two" in found


@given(st.data())
def test_no_comment_of_an_article_is_lost(data: st.DataObject) -> None:
    lines = SEED.read_text("utf-8").split("\n")
    plain = parse_yaml("\n".join(lines))
    numbers = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=6))
    added = []
    for n in sorted(numbers, reverse=True):
        comment = f"# comment-{n}"
        tried = [*lines[:n], comment, *lines[n:]]
        if data.draw(st.booleans()) and lines[n].strip():
            tried = [*lines[:n], f"{lines[n]}  {comment}", *lines[n + 1 :]]
        # In a block of text it is text, or ends it.
        try:
            same = parse_yaml("\n".join(tried)) == plain
        except YamlError:
            same = False
        if same:
            lines = tried
            added.append(comment)
    found = rewritten("\n".join(lines))
    assert parse_yaml(found) == plain
    assert [comment for comment in added if not any(line.endswith(comment) for line in found.split("\n"))] == []
    assert "# the source opens without a title" in found
