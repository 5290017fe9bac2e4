"""YAML 1.2, core schema: what is a number, what stays text, and where things stand."""

from typing import Any

import pytest

from malaf.source import Source
from malaf.yamltext import Locator, Place, YamlError, dump_yaml, parse_yaml

TEXT = [
    *("yes", "no", "on", "off", "Yes", "NO", "y", "n"),
    *("2024-01-01", "2024-01-01T10:00:00Z", "12:30:45", "1_000", "1,000", "0b11", "=", "<<"),
    *("٦٥", "٪40", "tRUE", "nULL", "0o8", "0xg", "+.nan", "1e", "."),
]
TYPED: list[tuple[str, Any]] = [
    *(("true", True), ("True", True), ("TRUE", True), ("false", False)),
    *(("null", None), ("Null", None), ("~", None), ("", None)),
    *(("012", 12), ("0o14", 12), ("0x1F", 31), ("+5", 5), ("-0", 0), ("65000000", 65_000_000)),
    *(("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5E-2", -0.015), (".inf", float("inf"))),
]


@pytest.mark.parametrize("word", TEXT)
def test_text_of_other_yaml_versions_stays_text(word: str) -> None:
    assert parse_yaml(f"key: {word}") == {"key": word}


@pytest.mark.parametrize(("word", "value"), TYPED)
def test_core_schema(word: str, value: Any) -> None:
    found = parse_yaml(f"key: {word}")["key"]
    assert found == value
    assert type(found) is type(value)


def test_no_merge_keys() -> None:
    text = "a: &a {x: 1}\nb: {<<: *a}"
    assert parse_yaml(text, tolerant=True) == {"a": {"x": 1}, "b": {"<<": {"x": 1}}}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &a [1]\nb: *a\n", 2, "aliases"),
        ("[" * 100_000, 1, "levels of nesting"),
        ("- " * 100_000 + "a", 1, "levels of nesting"),
        ("\n".join(" " * depth + "a:" for depth in range(500)), 101, "levels of nesting"),
    ],
)
def test_hostile_texts_are_refused(text: str, line: int, message: str) -> None:
    with pytest.raises(YamlError, match=message) as caught:
        parse_yaml(text)
    assert caught.value.line == line


def test_an_ampersand_and_an_asterisk_are_text() -> None:
    assert parse_yaml("a: x & y * z") == {"a": "x & y * z"}


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "the key 'a' stands here twice"),
        ("x:\n  - {b: 1, b: 2}\n", 2, 12, "the key 'b' stands here twice"),
        ("a: @x\n", 1, 4, "while scanning for the next token found character that cannot start any token"),
        ("ok: 1\nعنوان: [\n", 3, 1, "while parsing a flow node did not find expected node content"),
        ("? [a]\n: b\n", 1, 3, "a key must be a plain word"),
        ("a: 1\nb: x\x07\n", 2, 5, "the character U+0007 is not allowed in YAML"),
        ("a: !other x\n", 1, 4, "could not determine a constructor for the tag '!other'"),
        ("--- a\n--- b\n", 2, 1, "expected a single document in the stream but found another document"),
    ],
)
def test_errors_name_their_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(text)
    found = caught.value.diagnostic("x.yaml")
    assert (found.path, found.line, found.column) == ("x.yaml", line, column)
    assert found.message.removeprefix("not YAML here: ") == message
    assert found.code == ("duplicate-key" if "twice" in message else "bad-yaml")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\n\tb: 1\n", "indent with spaces"),
        ("a:\n  - id: x\n    v: 1\n   w: 2\n", "in the same column"),
        ("a:\n  b: 1\n c: 2\n", "in the same column"),
        ("a: [1, 2\nb: 3\n", "close the bracket"),
        ('a: "b\n', "close the quotation mark"),
        ("a: b: c\n", "a colon in it goes in quotes"),
        ("a: {b: هدى، c: x}", "is the comma `,`, not `،`"),
        ('a: "one\nb: 2\nc: "three"\n', "close the quotation mark of line 1"),
        ("a: 'one\nb: 2\nc: 'three'\n", "close the quotation mark of line 1"),
    ],
)
def test_what_to_do_about_an_error(text: str, hint: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(text)
    assert hint in str(caught.value.hint)


def test_column_of_a_control_character_after_arabic() -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml("سطر: أول\nسطرٌ: \x01")
    assert (caught.value.line, caught.value.column) == (2, 7)


@pytest.mark.parametrize(
    "text",
    [
        *("a: !!bool maybe", "a: !!int maybe", "a: !!float maybe", "a: !!timestamp maybe", "a: !!binary é"),
        *("a: !!map [x, y]", "a: !!map x", "a: !!seq {x: y}", "a: !!omap x", "a: !!str [x]", "a: !!set [x]"),
        *("a: " + "9" * 5000, "a: " + "[" * 3000, "a: *unknown", "&a [*a, {b: *a, ", "%YAML 9.9\n---\na"),
    ],
    ids=lambda text: text[:20],
)
def test_wrong_tags_and_monsters_are_yaml_errors(text: str) -> None:
    with pytest.raises(YamlError):
        parse_yaml(text)


def test_tolerant_reads_foreign_tags_as_none() -> None:
    text = "a: !ENV [X, y]\nb: !!python/name:os.system\nc: [!x {}, 1]\n"
    assert parse_yaml(text, tolerant=True) == {"a": None, "b": None, "c": [None, 1]}
    with pytest.raises(YamlError):
        parse_yaml(text)


TREE = """\
figures:
  - id: a
    value: 3
  - {id: ب, value: [1, 2]}
1: one
"""


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (["figures", 0, "value"], False, Place(3, 12, 3, 13)),
        (["figures", 0, "value"], True, Place(3, 5, 3, 10)),
        (["figures", 1, "id"], False, Place(4, 10, 4, 11)),
        (["figures", 1, "value", 1], False, Place(4, 24, 4, 25)),
        (["figures", 1, "value", 7], False, Place(4, 20, 4, 26)),
        (["figures", 1, "absent", "below"], False, Place(4, 5, 4, 27)),
        (["figures", 1, "absent"], True, Place(4, 5, 4, 27)),
        ([1], False, Place(5, 4, 5, 7)),
    ],
)
def test_places(path: list[str | int], key: bool, place: Place) -> None:
    assert Locator(Source("x.yaml", TREE)).place(path, key=key) == place


def test_no_place_in_what_is_not_yaml() -> None:
    assert Locator(Source("x.yaml", "a: [")).place(["a"]) is None
    assert Locator(Source("x.yaml", "")).place(["a"]) is None


@pytest.mark.parametrize(
    "word", [*TEXT, *(word for word, _ in TYPED), "a: b", "# no", " lead", "a\nb", "«»", "-", "x" * 200, "a \nb", "\t"]
)
def test_dumped_text_is_read_back_as_text(word: str) -> None:
    assert parse_yaml(dump_yaml({"key": word})) == {"key": word}


def test_dump_is_for_people() -> None:
    long = "كلمة " * 40 + "."
    dumped = dump_yaml({"schema": 1, "year": "2030", "plain": "نص", "list": [{"id": "a"}], "text": long})
    assert dumped == f'schema: 1\nyear: "2030"\nplain: نص\nlist:\n  - id: a\ntext: |-\n  {long}\n'


def test_dump_quotes_what_yaml_1_1_takes_for_something_else() -> None:
    assert dump_yaml(["yes", "2024-01-01", "1_000"]).count("'") == 6


def test_a_line_that_only_yaml_counts_is_no_failure() -> None:
    with pytest.raises(YamlError):
        parse_yaml("a: {b: هدى،\u2028\r\u0085c: x} d")
