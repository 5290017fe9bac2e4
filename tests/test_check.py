"""What must hold within an article, and what need not."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from malaf.diagnostics import Diagnostic
from malaf.settings import Project, Settings
from malaf.source import Source
from malaf.store import Dossier, dump_article
from tests.conftest import ProjectFolder, check_all, check_dossier, make_article, make_catalog

Maker = Callable[..., ProjectFolder]
ARTICLE = "seeds/example/article.yaml"

SOURCE = "عنوان\nالجملة الأولى فيها 12 دولة. الجملة الثانية.\n- بند أول\n- بند ثانٍ\n| رأس |\n| خلية |\n"
FIGURE = {"id": "f1", "value": 12, "unit": "دولة", "label": "دولة", "quote": "فيها 12 دولة", "sentence": "p1-s1"}
EVENT = {"id": "e1", "label": "حدث", "quote": "الجملة الثانية", "sentence": "p1-s2"}


# SOURCE has lines that most of these articles leave out on purpose, and every translation here is "x".
_ELSEWHERE = {"text-left-out", "number-mismatch", "percent-mismatch", "date-mismatch", "negation", "sentence-missing"}


def checked(project: Project, dossier: Dossier) -> list[Diagnostic]:
    return [problem for problem in check_dossier(project, dossier) if problem.code not in _ELSEWHERE]


def check_project(project: Project, dossiers: list[Dossier]) -> list[Diagnostic]:
    return [problem for problem in check_all(project, dossiers) if problem.code not in _ELSEWHERE]


def make_dossier(folder: Path, *, source: str | None = SOURCE, translated: bool = True, **changes: Any) -> Dossier:
    """A dossier in `folder`/x whose lead is the second line of SOURCE."""
    home = folder / changes.get("slug", "x")
    home.mkdir(exist_ok=True)
    given = {"lead": {"id": "p1", "text": SOURCE.split("\n")[1]}} | changes
    if source is not None:
        (home / "source.txt").write_text(source, "utf-8")
        given.setdefault("source", {"file": "source.txt", "sha256": sha256(source.encode()).hexdigest()})
    article = make_article(**given)
    catalogs = {"en": make_catalog(article, rest="x")} if translated else {}
    text = Source("seeds/x/source.txt", source) if source is not None else None
    return Dossier(home, article, Source("seeds/x/article.yaml", dump_article(article)), text, catalogs)


def found(folder: Path, **changes: Any) -> list[Diagnostic]:
    return checked(Project(folder, Settings()), make_dossier(folder, **changes))


def codes(folder: Path, *, but: str = "", **changes: Any) -> list[str]:
    return [problem.code for problem in found(folder, **changes) if problem.code != but]


def test_nothing_to_say(tmp_path: Path) -> None:
    assert found(tmp_path) == []
    assert found(tmp_path, figures=[FIGURE], timeline=[EVENT]) == []


def test_the_example_has_no_problems(project: Maker) -> None:
    assert project().problems() == []


# Texts and quotes


def test_texts_are_those_of_the_source(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, lead={"id": "p1", "text": "الجملة الأولى فيها 13 دولة. الجملة الثانية."})
    assert (problem.code, problem.context) == ("text-not-in-source", {"key": "lead.text"})
    assert problem.hint == (
        'did you mean "الجملة الأولى فيها 12 دولة. الجملة الثانية."? '
        "(or say `edited: true` where it was changed on purpose)"
    )


def test_a_title_that_the_editor_replaced_is_not_left_out(tmp_path: Path) -> None:
    def left_out(by: str) -> list[int | None]:
        dossier = make_dossier(tmp_path, headline={"text": "كلام آخر", "by": by})
        found = check_dossier(Project(tmp_path, Settings()), dossier)
        return [problem.line for problem in found if problem.code == "text-left-out"]

    assert left_out("source") == [1, *left_out("editor")]


def test_text_that_the_article_leaves_out_is_told(tmp_path: Path) -> None:
    everything = make_dossier(tmp_path)
    left_out = [
        (problem.path, problem.line, problem.message.removesuffix(" is nowhere in the article"))
        for problem in check_dossier(Project(tmp_path, Settings()), everything)
        if problem.code == "text-left-out"
    ]
    assert left_out == [
        ("seeds/x/source.txt", 3, "«بند أول»"),
        ("seeds/x/source.txt", 4, "«بند ثانٍ»"),
        ("seeds/x/source.txt", 5, "«| رأس |»"),
        ("seeds/x/source.txt", 6, "«| خلية |»"),
    ]
    # Where an editor changed a block on purpose, its old words are missing by right.
    lead = {"id": "p1", "text": "الجملة الأولى.", "edited": True}
    edited = make_dossier(tmp_path, lead=lead)
    assert check_dossier(Project(tmp_path, Settings()), edited) == []


def test_edited_texts_need_not_be(tmp_path: Path) -> None:
    assert codes(tmp_path, lead={"id": "p1", "text": "نص مُعاد صوغه.", "edited": True}) == []


@pytest.mark.parametrize(
    ("block", "key"),
    [
        ({"kind": "paragraph", "text": "غير موجود"}, "text"),
        ({"kind": "list", "items": [{"id": "i1", "text": "بند أول"}, {"id": "i2", "text": "بند ثالث"}]}, "items[1]"),
        (
            {"kind": "list", "items": [{"id": "i1", "text": "بند أول", "items": [{"id": "i2", "text": "خفي"}]}]},
            "items[0]",
        ),
        ({"kind": "table", "header": ["رأس", "غريب"], "rows": []}, "header[1]"),
        ({"kind": "table", "rows": [{"id": "r1", "cells": ["خلية", "زائدة"]}]}, "rows[0].cells[1]"),
    ],
)
def test_every_kind_of_block_is_compared(tmp_path: Path, block: dict[str, Any], key: str) -> None:
    section = {"id": "s1", "blocks": [{"id": "b1", **block}]}
    (problem,) = found(tmp_path, sections=[section])
    assert (problem.code, problem.context) == ("text-not-in-source", {"key": f"sections[0].blocks[0].{key}"})
    assert problem.line is not None
    section = {"id": "s1", "blocks": [{"id": "b1", **block, "edited": True}]}
    assert found(tmp_path, sections=[section]) == []


def test_headline_is_compared_where_the_source_has_it(tmp_path: Path) -> None:
    assert codes(tmp_path, headline={"text": "عنوان", "by": "source"}) == []
    assert codes(tmp_path, headline={"text": "شعار", "by": "source"}) == ["text-not-in-source"]
    assert codes(tmp_path, headline={"text": "شعار", "by": "editor"}) == []


def test_a_quote_of_another_sentence(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, figures=[FIGURE | {"sentence": "p1-s2"}])
    assert (problem.code, problem.hint) == ("quote-not-in-sentence", "it is in p1-s1")


def test_the_words_that_a_quote_may_mean_have_its_number_in_any_digits(tmp_path: Path) -> None:
    source = "عنوان\nنسبة 45 في المئة هنا ونسبة 12 في المئة هناك. الجملة الثانية.\n"
    lead = {"id": "p1", "text": source.split("\n")[1]}
    (problem,) = found(tmp_path, source=source, lead=lead, figures=[FIGURE | {"quote": "نسبة ١٢ في المئة"}])
    assert (problem.code, problem.hint) == ("quote-not-in-source", 'did you mean "ونسبة 12 في المئة"?')


def test_a_quote_over_two_sentences_may_name_the_block(tmp_path: Path) -> None:
    quote = "دولة. الجملة"
    assert codes(tmp_path, figures=[FIGURE | {"quote": quote, "sentence": "p1-s1"}]) == ["quote-not-in-sentence"]
    assert codes(tmp_path, figures=[FIGURE | {"quote": quote, "sentence": "p1"}]) == []


def test_sentences_that_are_not_there(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, timeline=[EVENT | {"sentence": "p1-s3"}])
    assert (problem.code, problem.severity, problem.context) == (
        "unknown-sentence",
        "error",
        {"key": "timeline[0].sentence"},
    )
    assert problem.hint == "it is in p1-s2"


def test_drafts_are_checked_too(tmp_path: Path) -> None:
    assert codes(tmp_path, but="draft-facts", figures=[FIGURE | {"quote": "كلام آخر", "draft": True}]) == [
        "quote-not-in-source"
    ]


def test_without_a_source_its_texts_are_not_compared(tmp_path: Path) -> None:
    assert codes(tmp_path, source=None, figures=[FIGURE | {"quote": "كلام آخر"}]) == ["missing-file"]


# Values


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"value": None, "words": "عدة دول", "qualifier": "vague"}, []),
        ({"value": None, "qualifier": "vague"}, ["missing-value"]),
        ({"qualifier": "range", "high": 20}, []),
        ({"qualifier": "range"}, ["missing-value"]),
        ({"qualifier": "range", "high": 5}, ["bad-value"]),
        ({"high": 12}, ["bad-value"]),
        ({"qualifier": "vague"}, ["bad-value"]),
        ({"value": None, "words": "  ", "qualifier": "vague"}, ["missing-value"]),
        ({"value": 0}, []),
    ],
)
def test_values(tmp_path: Path, change: dict[str, Any], expected: list[str]) -> None:
    assert codes(tmp_path, but="value-not-in-quote", figures=[FIGURE | change]) == expected


def figures(*values: float | None) -> list[dict[str, Any]]:
    """A whole of the first value, and a part of each of the others."""
    names = [f"f{i}" for i in range(len(values))]
    parts = [FIGURE | {"id": name, "value": value, "words": "x"} for name, value in zip(names, values, strict=True)]
    return [parts[0] | {"parts": names[1:]}, *parts[1:]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((12, 9, 3), []),
        ((12, 9, 4), ["sum-mismatch"]),
        ((12,), []),
        ((None, 9, 3), []),
        ((12, 9, None), []),
    ],
)
def test_sums(tmp_path: Path, values: tuple[float | None, ...], expected: list[str]) -> None:
    assert codes(tmp_path, but="value-not-in-quote", figures=figures(*values)) == expected


def test_sums_of_decimals(tmp_path: Path) -> None:
    assert codes(tmp_path, but="value-not-in-quote", figures=figures(0.3, 0.1, 0.2)) == []


def test_a_value_that_its_quote_does_not_say(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, figures=[FIGURE | {"value": 13}])
    assert (problem.code, problem.severity) == ("value-not-in-quote", "warning")
    assert problem.context == {"key": "figures[0].value"}


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e308, 10**400])
def test_numbers_that_are_none(value: float) -> None:
    with pytest.raises(msgspec.ValidationError):
        make_article(figures=[FIGURE | {"value": value, "unit": "year"}])


def test_characters_that_no_page_can_show(tmp_path: Path) -> None:
    text = "نص فيه \x0b حرف."
    assert "control-character" in codes(tmp_path, lead={"id": "p1", "text": text}, source=text, figures=[])


def test_an_event_that_is_open_at_both_ends(tmp_path: Path) -> None:
    event = {"id": "e", "label": "x", "quote": FIGURE["quote"], "sentence": FIGURE["sentence"], "start": ".."}
    assert codes(tmp_path, timeline=[event]) == ["bad-date"]


# Dates


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026", "2030", []),
        ("2030", "2026", ["dates-order"]),
        ("2026-11-24", "2026-11-24", []),
        ("2026-11-24", "2026-11-23", ["dates-order"]),
        ("2026", "2026-05", []),
        ("2030", "..", []),
        ("..", "2030", []),
        (None, "2030", []),
        ("2026~", "2025~", ["dates-order"]),
        ("soon", "2026", ["bad-date"]),
        ("2026-13", None, ["bad-date"]),
        ("2028-21", None, []),
        ("202X", "2030", []),
        ("2026/2030", None, []),
        # Of different precision.
        ("2026-11", "2026", []),
        ("2028-21", "2028-12", []),
        ("2015", "201X", []),
        ("2030/2026", None, ["dates-order"]),
        # A season's months differ by hemisphere.
        ("2026-12", "2026-22", []),
        ("2027-01", "2026-24", ["dates-order"]),
        ("2026-05", "2026-33", ["dates-order"]),
    ],
)
def test_dates(tmp_path: Path, start: str | None, end: str | None, expected: list[str]) -> None:
    assert codes(tmp_path, timeline=[EVENT | {"start": start, "end": end}]) == expected


FORMS = 'write "2026", "2026-11"'


@pytest.mark.parametrize(
    ("start", "message", "hint"),
    [
        ("2026-02-30", "there is no 30 February 2026", "February 2026 has 28 days"),
        ("2024-02-30/2025", "there is no 30 February 2024", "February 2024 has 29 days"),
        ("../2026-06-31", "there is no 31 June 2026", "June 2026 has 30 days"),
        ("2026-13", "'2026-13': there is no month 13", FORMS),
        ("2026-33-01", "'2026-33-01': there is no month 33", FORMS),
        ("0000-01-01", "there is no year 0", FORMS),
        ("24/11/2026", "'24/11/2026' is not an EDTF date", 'write "2026-11-24"'),
        ("5.1.2026", "'5.1.2026' is not an EDTF date", 'write "2026-01-05"'),
        ("31/11/2026", "'31/11/2026' is not an EDTF date", FORMS),
        ("2026/2027/2028", "'2026/2027/2028' is not an EDTF date", FORMS),
        ("../..", "'../..' is open at both ends", "give it a start or an end"),
        ("20XX-11", "'20XX-11' names a day of an unknown month, or a month of an unknown year", FORMS),
        ("soon", "'soon' is not an EDTF date", FORMS),
    ],
)
def test_why_a_date_is_none(tmp_path: Path, start: str, message: str, hint: str) -> None:
    (problem,) = [one for one in found(tmp_path, timeline=[EVENT | {"start": start}]) if one.code == "bad-date"]
    assert problem.message == f"timeline[0].start: {message}"
    assert str(problem.hint).startswith(hint)


@pytest.mark.parametrize("code", ["2026-21", "2026-24", "2026-33", "2026-36", "2026-40", "2026-41"])
def test_the_hint_names_what_is_read_of_a_year(tmp_path: Path, code: str) -> None:
    (problem,) = found(tmp_path, timeline=[EVENT | {"start": "soon"}])
    assert f'"{code}"' in str(problem.hint)
    assert found(tmp_path, timeline=[EVENT | {"start": code}]) == []


def test_all_dates_are_looked_at(tmp_path: Path) -> None:
    digest = sha256(SOURCE.encode()).hexdigest()
    problems = found(
        tmp_path,
        source=SOURCE,
        corrections=[{"date": "gestern", "text": "x"}],
        review={"state": "reviewed", "date": "24/11/2026"},
    )
    assert [problem.context["key"] for problem in problems] == ["review.date", "corrections[0].date"]
    dossier = make_dossier(tmp_path)
    info = msgspec.convert(
        {"file": "source.txt", "sha256": digest, "published": "2026-1-1", "retrieved": "now!"},
        type(dossier.article.source),
    )
    article = msgspec.structs.replace(dossier.article, source=info)
    changed = Dossier(dossier.folder, article, dossier.yaml, dossier.text, dossier.catalogs)
    keys = [problem.context["key"] for problem in checked(Project(tmp_path, Settings()), changed)]
    assert keys == ["source.published", "source.retrieved"]


# Ids and references


def test_ids_are_unique_over_all_kinds(tmp_path: Path) -> None:
    problems = found(tmp_path, figures=[FIGURE | {"id": "p1"}], timeline=[EVENT], sections=[{"id": "e1"}])
    assert [problem.message for problem in problems if problem.code == "duplicate-id"] == [
        "the id 'p1' is taken by lead",
        "the id 'e1' is taken by sections[0]",
    ]


@pytest.mark.parametrize("name", ["people", "source", "cite", "headline", "content", "p1-s1", "mf-x", "t-x"])
def test_ids_that_the_page_needs(tmp_path: Path, name: str) -> None:
    assert codes(tmp_path, sections=[{"id": name, "heading": "عنوان"}]) == ["reserved-id"]


LIST = {"id": "l1", "kind": "list", "items": [{"id": "i1", "text": "بند أول", "items": [{"id": "i2", "text": "بند"}]}]}
TABLE = {"id": "t1", "kind": "table", "rows": [{"id": "r1", "cells": ["خلية"]}]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"pillars": [{"id": "x1", "block": "i2"}]}, None),
        ({"pillars": [{"id": "x1", "block": "l1"}]}, "there is no list item 'l1'"),
        ({"summary": [{"id": "x1", "block": "r1", "figure": "f1"}]}, None),
        ({"summary": [{"id": "x1", "block": "t1"}]}, "there is no table row 't1'"),
        ({"summary": [{"id": "x1", "block": "r1", "figure": "f2"}]}, "there is no figure 'f2'"),
        ({"figures": [FIGURE | {"parts": ["f9"]}]}, "there is no figure 'f9'"),
    ],
)
def test_references(tmp_path: Path, changes: dict[str, Any], expected: str | None) -> None:
    given = {"sections": [{"id": "s1", "blocks": [LIST, TABLE]}], "figures": [FIGURE], **changes}
    problems = found(tmp_path, **given)
    assert [problem.message for problem in problems] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "change",
    [
        {"sections": [{"id": "s1", "blocks": [{"id": "t1", "kind": "table", "rows": [{"id": "r1", "cells": []}]}]}]},
        {"image": {"file": "../x/source.txt", "alt": ""}},
        {"image": {"file": "/etc/hostname", "alt": ""}},
        {"image": {"file": "..", "alt": ""}},
        {"source": {"file": "../source.txt", "sha256": "0" * 64}},
        {"source": {"file": "source.txt", "sha256": "0" * 64, "url": "javascript:alert(1)"}},
    ],
)
def test_rows_without_a_cell_and_files_elsewhere_are_no_article(change: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        make_article(**change)


PERSON = {"id": "layla", "name": "دولة", "quote": "دولة", "sentence": "p1-s1"}
QUOTE = {"id": "q1", "kind": "direct", "text": "فيها 12 دولة", "sentence": "p1-s1"}


@pytest.mark.parametrize(
    ("language", "speaker", "hint"),
    [
        ("ar", "layla", None),
        ("ar", "laylaa", 'did you mean "layla"?'),
        ("ar", "leila", 'did you mean "layla"?'),
        ("ar", "minister", "there are: layla; or write the words of the text"),
        ("ar", "الثانية", None),
        ("en", "laylaa", 'did you mean "layla"?'),
        ("en", "experts", None),  # most likely words
        ("en", "Layla", None),
    ],
)
def test_a_speaker_is_an_id_or_words(tmp_path: Path, language: str, speaker: str, hint: str | None) -> None:
    problems = found(tmp_path, language=language, people=[PERSON], quotes=[QUOTE | {"speaker": speaker}])
    problems = [problem for problem in problems if problem.code == "unknown-reference"]
    assert [problem.hint for problem in problems] == ([hint] if hint else [])
    assert all(problem.severity == "error" and problem.context["key"] == "quotes[0].speaker" for problem in problems)


def test_a_speaker_may_be_any_word_of_the_text(tmp_path: Path) -> None:
    source = SOURCE.replace("12 دولة", "12 دولة، كما قال layla1")
    lead = {"id": "p1", "text": source.split("\n")[1]}
    quote = QUOTE | {"speaker": "layla1"}
    assert found(tmp_path, source=source, lead=lead, people=[PERSON], quotes=[quote]) == []


def test_an_attribution_is_no_id(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, people=[PERSON | {"honorific": "الجملة"}], figures=[FIGURE | {"attribution": "layla"}])
    assert (problem.code, problem.severity, problem.hint) == (
        "bad-value",
        "error",
        "write the words of the text: الجملة دولة",
    )


def test_icons_are_those_of_the_template_that_draws_them(project: Maker) -> None:
    folder = project()
    folder.edit(ARTICLE, "icon: globe", "icon: glob")
    (problem,) = folder.problems()
    assert (problem.code, problem.severity, problem.hint) == ("unknown-icon", "warning", 'did you mean "globe"?')
    folder.write("templates/components/icon.html", "{% set shapes = {\n  'glob': 'M0 0',\n} %}\n")
    assert [problem.message for problem in folder.problems()] == ["there is no icon 'training'"]
    # Who draws pillars otherwise has pictures of his own.
    (folder.root / "templates/components/icon.html").unlink()
    folder.write("templates/components/pillars.html", "{% macro pillars(article) %}{% endmacro %}\n")
    assert folder.problems() == []


@pytest.mark.parametrize(
    ("code", "hint"),
    [("SA", None), ("XK", None), ("UK", 'write "GB"'), ("XX", "ISO 3166-1 alpha-2, such as SA, KZ or EG")],
)
def test_countries_are_those_that_there_are(tmp_path: Path, code: str, hint: str | None) -> None:
    problems = found(tmp_path, people=[PERSON | {"country": code}])
    assert [problem.hint for problem in problems] == ([hint] if hint else [])


@pytest.mark.parametrize(
    ("language", "unit", "hint"),
    [
        ("ar", "person", None),
        ("ar", "SAR", None),
        ("ar", "دولة", None),
        ("ar", "persons", 'did you mean "person"?'),
        ("ar", "SRA", "percent, person, country"),
        ("en", "persons", 'did you mean "person"?'),
        ("en", "litres", None),
    ],
)
def test_a_unit_is_a_code_or_words(tmp_path: Path, language: str, unit: str, hint: str | None) -> None:
    problems = found(tmp_path, language=language, figures=[FIGURE | {"unit": unit}])
    problems = [problem for problem in problems if problem.code == "unknown-unit"]
    assert [str(problem.hint)[:24] for problem in problems] == ([hint[:24]] if hint else [])


# Translations and states


def test_translations(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, translated=False)
    assert (problem.code, problem.severity) == ("translation-missing", "warning")
    dossier = make_dossier(tmp_path)
    catalog = make_catalog(dossier.article, {"headline": "x"})
    dossier = Dossier(dossier.folder, dossier.article, dossier.yaml, dossier.text, {"en": catalog})
    (problem,) = checked(Project(tmp_path, Settings()), dossier)
    assert (problem.code, problem.message) == ("translation-missing", "1 of 2 texts is not translated: p1")
    assert problem.context == {"ids": ["p1"]}


@pytest.mark.parametrize(
    ("label", "translation", "expected"),
    [
        ("ضم الاتحاد 12 دولة", "countries in the union", []),
        ("ضم الاتحاد 12 دولة", "the union has 12 countries", []),
        ("ضم الاتحاد 12 دولة", "the union has 13 countries", ["number-mismatch"]),
        ("ضم الاتحاد 45 دولة", "countries in the union", ["number-mismatch"]),
    ],
)
def test_a_label_need_not_say_again_the_number_that_stands_before_it(
    tmp_path: Path, label: str, translation: str, expected: list[str]
) -> None:
    made = make_dossier(tmp_path, figures=[FIGURE | {"label": label}])
    catalog = make_catalog(made.article, {"f1": translation})
    entries = {"f1": msgspec.structs.replace(catalog.entries["f1"], context="f1")}
    catalogs = {"en": msgspec.structs.replace(catalog, entries=entries)}
    dossier = Dossier(made.folder, made.article, made.yaml, made.text, catalogs)
    problems = check_dossier(Project(tmp_path, Settings()), dossier)
    assert [problem.code for problem in problems if problem.context.get("msgctxt") == "f1"] == expected


def test_a_stale_translation_says_why(tmp_path: Path) -> None:
    made = make_dossier(tmp_path)
    catalog = make_catalog(made.article, rest="x")
    fuzzy = {name: msgspec.structs.replace(entry, fuzzy=True) for name, entry in catalog.entries.items()}

    def said(**changed: dict[str, Any]) -> list[str]:
        entries = {name: msgspec.structs.replace(one, **changed.get(name, {})) for name, one in fuzzy.items()}
        stale = msgspec.structs.replace(catalog, entries=entries)
        dossier = Dossier(made.folder, made.article, made.yaml, made.text, {"en": stale})
        problems = checked(Project(tmp_path, Settings()), dossier)
        assert {problem.code for problem in problems} == {"translation-stale"}
        return [f"{problem.message}; {problem.hint}" for problem in problems]

    look = "look it through, then remove the flag"
    work = "run `malaf translate`, correct the translation, then remove its flag `fuzzy`"
    assert said() == [f"2 of 2 texts have translations that are marked `fuzzy`: headline, p1; {look}"]
    # As `malaf translate` leaves it, and as it is before.
    for changed in ({"previous": "غير"}, {"msgid": "غير"}, {"msgid": "غير", "fuzzy": False}):
        assert said(p1=changed) == [
            f"1 of 2 texts has changed since it was translated: p1; {work}",
            f"1 of 2 texts has a translation that is marked `fuzzy`: headline; {look}",
        ]
    both = {"previous": "غير"}
    assert said(p1=both, headline=both) == [
        f"2 of 2 texts have changed since they were translated: headline, p1; {work}"
    ]


def test_of_a_dossier_that_is_withdrawn_only_what_its_page_has_is_to_be_translated(tmp_path: Path) -> None:
    correction = {"date": "2026-11-26", "text": "سُحب بطلب الناشر."}
    made = make_dossier(tmp_path, status="withdrawn", corrections=[correction], figures=[FIGURE])
    for given, expected in (
        ({}, ["headline", "correction.2026-11-26"]),
        ({"headline": "x"}, ["correction.2026-11-26"]),
    ):
        catalogs = {"en": make_catalog(made.article, given)}
        dossier = Dossier(made.folder, made.article, made.yaml, made.text, catalogs)
        (problem,) = checked(Project(tmp_path, Settings()), dossier)
        assert problem.context == {"ids": expected}


def test_only_the_languages_of_the_project_count(tmp_path: Path) -> None:
    dossier = make_dossier(tmp_path, translated=False)
    assert checked(Project(tmp_path, Settings(languages=("ar",))), dossier) == []
    problems = checked(Project(tmp_path, Settings(languages=("ar", "en", "kk"))), dossier)
    assert [problem.message.split(":")[0] for problem in problems] == ["there is no en.po", "there is no kk.po"]


def test_a_draft_is_news_not_an_error(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, review={"state": "draft"})
    assert (problem.code, problem.severity) == ("draft", "info")


@pytest.mark.parametrize(
    ("drafts", "message"),
    [
        ({}, None),
        ({"figures": [FIGURE | {"draft": True}]}, "1 fact is a draft: it stays out of the site and the bundle"),
        (
            {"figures": [FIGURE, FIGURE | {"id": "f2", "draft": True}], "timeline": [EVENT | {"draft": True}]},
            "2 facts are drafts: they stay out of the site and the bundle",
        ),
        ({"people": [PERSON | {"draft": True}], "review": {"state": "draft"}}, None),
    ],
)
def test_facts_that_are_drafts_are_counted(tmp_path: Path, drafts: dict[str, Any], message: str | None) -> None:
    problems = [problem for problem in found(tmp_path, **drafts) if problem.code == "draft-facts"]
    assert [(problem.message, problem.severity) for problem in problems] == ([(message, "info")] if message else [])
    assert all(problem.line for problem in problems)


def test_an_article_needs_a_lead_or_a_block(tmp_path: Path) -> None:
    assert codes(tmp_path, lead=None) == ["empty-article"]
    assert codes(tmp_path, lead=None, sections=[{"id": "s1", "heading": "عنوان"}]) == ["empty-article"]
    assert codes(tmp_path, lead=None, sections=[{"id": "s1", "blocks": [LIST]}]) == []


# Between dossiers


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["old"], ["older"], []),
        (["old"], ["old"], ["b: the alias 'old' is taken by a"]),
        (["b"], [], ["a: the alias 'b' is taken by b"]),
        (["a"], [], ["a: the alias 'a' is taken by a"]),
        (["old", "old"], [], ["a: the alias 'old' is taken by a"]),
    ],
)
def test_addresses(tmp_path: Path, first: list[str], second: list[str], expected: list[str]) -> None:
    dossiers = []
    for slug, aliases in (("a", first), ("b", second)):
        made = make_dossier(tmp_path, slug=slug, aliases=aliases)
        dossiers.append(Dossier(made.folder, made.article, Source(slug, made.yaml.text), made.text, made.catalogs))
    problems = check_project(Project(tmp_path, Settings()), dossiers)
    assert [f"{problem.path}: {problem.message}" for problem in problems] == expected
    assert all(problem.code == "duplicate-slug" for problem in problems)


# Places and hints


def test_every_problem_has_its_place_in_the_file(project: Maker) -> None:
    folder = project()
    folder.edit(ARTICLE, "sentence: p2-s2\n\ntimeline", "sentence: p9-s2\n\ntimeline")
    (problem,) = folder.problems()
    line = folder.read(ARTICLE).split("\n")[(problem.line or 0) - 1]
    assert line[(problem.column or 0) - 1 : (problem.end_column or 0) - 1] == "p9-s2"
    assert (problem.path, problem.line) == (ARTICLE, problem.end_line)


def test_a_long_text_is_not_repeated_in_the_hint(tmp_path: Path) -> None:
    words = [f"كلمة{i}" for i in range(60)]
    source = " ".join(words)
    (problem,) = found(tmp_path, source=source, lead={"id": "p1", "text": source.replace("كلمة30", "خطأ")})
    assert str(problem.hint).startswith('the source has "كلمة30" where this has "خطأ" (or ')


def test_nothing_near_gives_no_false_hint(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, figures=[FIGURE | {"quote": "entirely other words"}])
    assert (problem.code, problem.hint) == (
        "quote-not-in-source",
        "copy the words from the source as they stand there, or remove what it has no more",
    )


VALUE = "    value: 1200\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (VALUE, "    value: 1300\n", True),
        (VALUE, "    value: 1300  # malaf: ignore[value-not-in-quote] corrected by the publisher\n", False),
        (VALUE, "    # malaf: ignore[unit-not-in-quote, value-not-in-quote] why\n    value: 1300\n", False),
        (VALUE, "    # malaf: ignore[*]\n    value: 1300\n", False),
        (VALUE, "    value: 1300  # malaf: ignore[unit-not-in-quote] another one\n", True),
        (VALUE, "    value: 1300\n    # malaf: ignore[value-not-in-quote] of the unit\n", True),
        ("  - id: trees\n" + VALUE, "  # malaf: ignore[value-not-in-quote]\n  - id: trees\n    value: 1300\n", False),
        ("figures:\n", "# malaf: ignore[value-not-in-quote]\nfigures:\n", False),
        ("timeline:\n", "# malaf: ignore[value-not-in-quote]\ntimeline:\n", True),
    ],
)
def test_a_comment_accepts_a_warning_of_what_it_stands_at(project: Maker, old: str, new: str, *, told: bool) -> None:
    folder = project()
    folder.edit(ARTICLE, old, new)
    if "1300" not in new:
        folder.edit(ARTICLE, VALUE, "    value: 1300\n")
    assert ("value-not-in-quote" in folder.codes()) == told


def test_no_comment_accepts_an_error(project: Maker) -> None:
    folder = project()
    folder.edit(ARTICLE, "    sentence: p1-s2\n  - id: trees", "    sentence: p9-s2  # malaf: ignore[*]\n  - id: trees")
    assert "unknown-sentence" in folder.codes()


def test_what_is_said_of_a_whole_dossier_is_accepted_on_top(project: Maker) -> None:
    folder = project()
    folder.path("seeds/example/en.po").unlink()
    assert "translation-missing" in folder.codes()
    folder.edit(ARTICLE, "schema: 1\n", "# malaf: ignore[translation-missing] in Arabic only\nschema: 1\n")
    assert "translation-missing" not in folder.codes()


def test_text_is_no_comment(project: Maker) -> None:
    folder = project()
    folder.edit(
        ARTICLE,
        "    attribution: المهندسة ليلى المثال\n    quote: عدد",
        """    attribution: |-
      # malaf: ignore[*]
    quote: عدد""",
    )
    folder.edit(ARTICLE, VALUE, "    value: 1300\n")
    assert "value-not-in-quote" in folder.codes()
