"""The three printed forms of a problem."""

import json

from malaf.diagnostics import Diagnostic, Quiet, as_github, as_json, as_news, as_text, counts, has_errors, in_order

FULL = Diagnostic(
    code="quote-not-in-source",
    severity="error",
    message='the quote of figure "x" is not in source.txt',
    path="seeds/visit/article.yaml",
    line=41,
    column=12,
    end_line=41,
    end_column=30,
    hint="did you mean «أكثر من 65 مليون»?",
    context={"key": "figures[0].quote"},
)
BARE = Diagnostic(code="internal", severity="warning", message="odd")
INFO = Diagnostic(code="draft", severity="info", message="a draft", path="a.yaml", line=3)
ALL = [FULL, BARE, INFO]


def test_text() -> None:
    assert as_text(ALL) == (
        "warning[internal]: odd\n"
        "a.yaml:3: info[draft]: a draft\n"
        "seeds/visit/article.yaml:41:12: error[quote-not-in-source]: "
        'the quote of figure "x" is not in source.txt\n'
        "  hint: did you mean «أكثر من 65 مليون»?\n"
    )


def test_json_has_every_field_of_every_diagnostic() -> None:
    document = json.loads(as_json(ALL))
    assert document["version"] == 1
    assert document["counts"] == {"error": 1, "warning": 1, "info": 1}
    assert document["diagnostics"] == [
        {
            "code": "internal",
            "severity": "warning",
            "message": "odd",
            "path": None,
            "line": None,
            "column": None,
            "end_line": None,
            "end_column": None,
            "hint": None,
            "context": {},
        },
        {
            "code": "draft",
            "severity": "info",
            "message": "a draft",
            "path": "a.yaml",
            "line": 3,
            "column": None,
            "end_line": None,
            "end_column": None,
            "hint": None,
            "context": {},
        },
        {
            "code": "quote-not-in-source",
            "severity": "error",
            "message": 'the quote of figure "x" is not in source.txt',
            "path": "seeds/visit/article.yaml",
            "line": 41,
            "column": 12,
            "end_line": 41,
            "end_column": 30,
            "hint": "did you mean «أكثر من 65 مليون»?",
            "context": {"key": "figures[0].quote"},
        },
    ]


def test_github_escapes_what_its_commands_are_made_of() -> None:
    odd = Diagnostic(
        code="bad-yaml", severity="error", message="100% a:b, c\nd\r", path="a,b:c%.yaml", line=1, column=2, hint="x: y"
    )
    assert as_github([odd]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=bad-yaml::100%25 a:b, c%0Ad%0D%0Ahint: x: y\n"
    )
    assert as_github([INFO]) == "::notice file=a.yaml,line=3,title=draft::a draft\n"
    assert as_github([BARE]) == "::warning title=internal::odd\n"


def test_nothing_to_say() -> None:
    assert as_text([]) == ""
    assert as_github([]) == ""
    assert json.loads(as_json([])) == {
        "version": 1,
        "diagnostics": [],
        "counts": {"error": 0, "warning": 0, "info": 0},
    }


def test_order_is_by_path_line_column_code() -> None:
    def at(path: str | None, line: int | None, column: int | None, code: str) -> Diagnostic:
        return Diagnostic(code=code, severity="error", message="m", path=path, line=line, column=column)

    ordered = [
        at(None, None, None, "z"),
        at("a", None, None, "z"),
        at("a", 2, None, "z"),
        at("a", 2, 1, "a"),
        at("a", 2, 1, "b"),
        at("a", 10, 1, "a"),
        at("b", 1, 1, "a"),
    ]
    assert in_order(reversed(ordered)) == ordered


def test_errors_and_counts() -> None:
    assert has_errors(ALL)
    assert not has_errors([BARE, INFO])
    assert has_errors([BARE, INFO], strict=True)
    assert not has_errors([INFO], strict=True)
    assert counts([BARE, BARE]) == {"error": 0, "warning": 2, "info": 0}


def test_place_as_far_as_it_is_known() -> None:
    assert [d.place for d in ALL] == ["seeds/visit/article.yaml:41:12", "", "a.yaml:3"]


def doubtful(dossier: str, line: int = 1) -> Diagnostic:
    return Diagnostic(code="doubt", severity="warning", message="odd", path=f"seeds/{dossier}/article.yaml", line=line)


def test_news() -> None:
    known, new = doubtful("old"), doubtful("new")
    assert as_news([FULL, BARE], [], Quiet()) == as_text([FULL, BARE])  # errors, and what is no dossier's, each time
    assert as_news([known, new], [known, new], Quiet()) == as_text([known, new])
    assert as_news([known], [], Quiet()) == "1 warning of 1 dossier: `malaf check` shows it\n"
    assert as_news([known, new, doubtful("old", 2)], [new], Quiet()) == (
        f"{as_text([new])}2 more warnings of 1 dossier: `malaf check` shows them\n"
    )
    assert (
        as_news([new], [new], Quiet(3, 2))
        == f"{as_text([new])}3 more warnings of 2 dossiers: `malaf check` shows them\n"
    )
    assert as_news([known], [], Quiet(3, 2)) == "4 warnings of 3 dossiers: `malaf check` shows them\n"


def test_news_of_an_archive_that_is_built_for_the_first_time_can_be_read() -> None:
    errors = [FULL] * 2_000
    warnings = [doubtful(str(number)) for number in range(2_000)]
    lines = as_news(errors + warnings, errors + warnings, Quiet()).splitlines()
    assert sum("error[" in line for line in lines) == 2_000
    assert sum("warning[" in line for line in lines) == 50
    assert lines[-1] == "1950 more warnings of 1950 dossiers: `malaf check` shows them"
