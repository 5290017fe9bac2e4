"""What is said of a value that breaks the schema."""

from typing import Any

import jsonschema
import msgspec
import pytest

from malaf.article import Article, json_schema
from malaf.diagnostics import in_order
from malaf.schema import did_you_mean, schema_problems
from malaf.source import Source
from malaf.store import parse_article
from malaf.yamltext import Locator, dotted, dump_yaml, parse_yaml
from tests.conftest import ProjectFolder, make_article

VALID: dict[str, Any] = {
    "schema": 1,
    "slug": "x",
    "language": "ar",
    "source": {"file": "source.txt", "sha256": "0" * 64},
    "headline": {"text": "عنوان", "by": "editor"},
    "lead": {"id": "p1", "text": "نص."},
}
SLUG = "the folder's name and the page's address: a-z, 0-9 and hyphens, at most 100"
FIGURE = {"id": "f1", "value": 1, "unit": "x", "label": "x", "quote": "x", "sentence": "p1-s1"}


def problems(changes: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    """(code, message, hint) of each problem of the smallest article with `changes`; None removes a key."""
    value = {key: inner for key, inner in (VALID | changes).items() if inner is not ...}
    _, found = parse_article(Source("article.yaml", dump_yaml(value)))
    return [(problem.code, problem.message, problem.hint) for problem in found]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("٢٧", "write 27"),
        ("١٬٩٠٠٫٥", "write 1900.5"),
        ("1,900", "write 1900"),
        ("40%", "write 40, and `unit: percent`"),
        ("٤٠٪", "write 40, and `unit: percent`"),
        ("1,90", None),
        ("نحو 40", None),
    ],
)
def test_a_number_is_shown_as_it_is_to_be_written(value: str, hint: str | None) -> None:
    ((code, _, told),) = problems({"figures": [FIGURE | {"value": value}]})
    assert (code, told) == ("bad-type", hint)


def test_a_word_in_place_of_a_mapping_is_shown_in_one() -> None:
    ((code, _, hint),) = problems({"review": "reviewed"})
    assert (code, hint) == ("bad-type", "a mapping is written {state: reviewed}")


def test_the_base_is_valid() -> None:
    assert problems({}) == []
    assert problems({"figures": [FIGURE]}) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"slug": ...},
            ("missing-key", "the file has no 'slug', which must be there", SLUG),
        ),
        ({"slug": "Visit_1"}, ("bad-value", "slug: 'Visit_1' is not well-formed", SLUG)),
        (
            {"slug": 2030},
            ("bad-type", "slug: the number 2030 stands where text is expected", 'put it in quotes: "2030"'),
        ),
        ({"slug": True}, ("bad-type", "slug: true stands where text is expected", 'put it in quotes: "true"')),
        ({"slug": None}, ("bad-type", "slug: null stands where text is expected", None)),
        ({"lead": "x"}, ("bad-type", "lead: the text 'x' stands where a mapping or null is expected", None)),
        (
            {"topics": "x"},
            ("bad-type", "topics: the text 'x' stands where a list is expected", "a list is written [x]"),
        ),
        ({"topics": {"x": 1}}, ("bad-type", "topics: a mapping stands where a list is expected", None)),
        ({"sections": [[]]}, ("bad-type", "sections[0]: a list stands where a mapping is expected", None)),
        (
            {"stauts": "published"},
            ("unknown-key", "there is no key 'stauts' at the top level", 'did you mean "status"?'),
        ),
        (
            {"headline": {"text": "x", "by": "editor", "zzz": 1}},
            ("unknown-key", "there is no key 'zzz' in headline", "known keys: text, by"),
        ),
        (
            {"status": "withdrawm"},
            ("bad-value", "status: 'withdrawm' is not one of its values", 'did you mean "withdrawn"?'),
        ),
        ({"status": "gone"}, ("bad-value", "status: 'gone' is not one of its values", "values: published, withdrawn")),
        (
            {"headline": {"text": "", "by": "editor"}},
            ("bad-value", "headline.text is empty or too short", "the title, in the source's language"),
        ),
        (
            {"figures": [FIGURE | {"value": "12"}]},
            (
                "bad-type",
                "figures[0].value: the text '12' stands where a number or null is expected",
                "write 12, without quotation marks",
            ),
        ),
        (
            {"figures": [FIGURE | {"draft": "yes"}]},
            ("bad-type", "figures[0].draft: the text 'yes' stands where true or false is expected", "write true"),
        ),
        (
            {"figures": [{key: value for key, value in FIGURE.items() if key != "quote"}]},
            (
                "missing-key",
                "figures[0] has no 'quote', which must be there",
                "the exact words of the source, within the sentence of `sentence`",
            ),
        ),
        (
            {"sections": [{"id": "s1", "blocks": [{"id": "p2", "kind": "paragrph", "text": "x"}]}]},
            ("bad-value", "sections[0].blocks[0]: there is no kind 'paragrph'", 'did you mean "paragraph"?'),
        ),
        (
            {"sections": [{"id": "s1", "blocks": [{"id": "p2", "text": "x"}]}]},
            (
                "bad-value",
                "sections[0].blocks[0]: no kind is given",
                "kinds: paragraph, caption, byline, deck, closing, list, table",
            ),
        ),
        (
            {"sections": [{"id": "s1", "blocks": [{"id": "l1", "kind": "list", "items": []}]}]},
            ("bad-value", "sections[0].blocks[0].items is empty or too short", "its points, one at least"),
        ),
        (
            {"sections": [{"id": "s1", "blocks": [{"id": "p2", "kind": "paragraph", "txt": "x", "text": "x"}]}]},
            ("unknown-key", "there is no key 'txt' in sections[0].blocks[0]", 'did you mean "text"?'),
        ),
        (
            {"timeline": [{"id": "e", "label": "x", "quote": "x", "sentence": "s", "relative": "2 years"}]},
            (
                "bad-value",
                "timeline[0].relative: '2 years' is not well-formed",
                "ISO 8601 duration from the article's date; negative is before it",
            ),
        ),
        (
            {"source": {"file": "source.txt", "sha256": "abc"}},
            (
                "bad-value",
                "source.sha256: 'abc' is not well-formed",
                "what `sha256sum` prints of the file: 64 hexadecimal digits",
            ),
        ),
        ({"schema": 2}, ("bad-value", "schema: 2 is not one of its values", "values: 1")),
    ],
)
def test_one_problem(changes: dict[str, Any], expected: tuple[str, str, str | None]) -> None:
    assert problems(changes) == [expected]


def test_all_problems_at_once() -> None:
    found = problems({"slug": "X", "langauge": "ar", "language": ..., "figures": [FIGURE | {"unit": 3, "value": []}]})
    assert sorted(code for code, _, _ in found) == ["bad-type", "bad-type", "bad-value", "missing-key", "unknown-key"]


def test_places_are_those_of_the_value_and_of_an_unknown_key() -> None:
    text = "name: x\nlist:\n  - odd: 1\n    number: ثلاثة\n"
    schema = {
        "properties": {
            "name": {"type": "string"},
            "list": {
                "items": {"properties": {"number": {"type": "integer"}}, "additionalProperties": False},
            },
        },
    }
    found = in_order(schema_problems(parse_yaml(text), schema, Locator(Source("x.yaml", text))))
    assert [(p.code, p.path, p.line, p.column, p.end_line, p.end_column, p.context) for p in found] == [
        ("unknown-key", "x.yaml", 3, 5, 3, 8, {"key": "list[0].odd"}),
        ("bad-type", "x.yaml", 4, 13, 4, 18, {"key": "list[0].number"}),
    ]


def test_prefix_is_part_of_the_name() -> None:
    text = "extra:\n  malaf:\n    digits: 5\n"
    schema = {"properties": {"digits": {"type": "string"}}}
    (found,) = schema_problems({"digits": 5}, schema, Locator(Source("x", text)), prefix=("extra", "malaf"))
    assert (found.message[:20], found.line, found.column) == ("extra.malaf.digits: ", 3, 13)


def test_dotted() -> None:
    assert dotted(["figures", 0, "value"]) == "figures[0].value"
    assert dotted([]) == ""


def test_did_you_mean() -> None:
    assert did_you_mean("timelin", ["figures", "timeline"]) == 'did you mean "timeline"?'
    assert did_you_mean("xyz", ["figures", "timeline"]) is None
    assert did_you_mean("x", []) is None


def test_json_schema_is_valid_and_takes_what_msgspec_takes(project: Any) -> None:
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    folder: ProjectFolder = project()
    for value in (
        msgspec.to_builtins(make_article(), str_keys=True),
        parse_yaml(folder.read("seeds/example/article.yaml")),
    ):
        assert list(validator.iter_errors(msgspec.json.decode(msgspec.json.encode(value)))) == []
    assert list(validator.iter_errors({"schema": 1}))


def test_every_part_is_closed() -> None:
    definitions = msgspec.json.schema(Article)["$defs"]
    loose = [name for name, part in definitions.items() if part.get("additionalProperties") is not False]
    assert loose == []


@pytest.mark.parametrize(("key", "value"), [("slug", "x\n"), ("language", "ar\n"), ("topics", ["a\n"])])
def test_a_line_end_is_no_part_of_a_name(key: str, value: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        make_article(**{key: value})


@pytest.mark.parametrize(
    "url",
    [
        "javascript:x()",
        "JaVaScRiPt:x",
        " https://x",
        "data:text/html,x",
        "//x",
        "https://x\n",
        "ftp://x",
        "java\tscript:x",
    ],
)
def test_an_address_is_one_of_the_web(url: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        make_article(source={"file": "source.txt", "sha256": "0" * 64, "url": url})
