"""The data as JSON and CSV."""

import csv
import io
import json

import msgspec
import pytest

from malaf.article import Article
from malaf.export import export_csv, export_json
from tests.conftest import make_article
from tests.test_messages import FULL


def tables(*articles: Article) -> dict[str, list[list[str]]]:
    return {
        name: list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        for name, content in export_csv(articles)
    }


def test_json_is_the_form_of_the_file() -> None:
    articles = [make_article(**FULL), make_article(slug="other")]
    document = json.loads(export_json(articles))
    assert [msgspec.convert(value, Article) for value in document] == articles
    assert "figures" not in document[1]
    assert "عنوان" in export_json(articles)
    assert export_json([]) == "[]\n"


def test_every_kind_of_fact_is_a_table() -> None:
    found = tables(make_article(**FULL))
    assert list(found) == [
        *("figures.csv", "timeline.csv", "pillars.csv", "summary.csv", "people.csv", "organisations.csv", "quotes.csv")
    ]
    assert found["figures.csv"] == [
        [
            *("slug", "id", "value", "high", "words", "unit", "qualifier", "modality", "label"),
            *("attribution", "quote", "sentence"),
        ],
        ["x", "f1", "", "", "Tمليارات", "USD", "vague", "stated", "Tرقم", "Tخبير", "مقدمة", "p1-s1"],
    ]
    assert found["timeline.csv"][1][4] == "P1Y"
    assert [row[1] for row in found["people.csv"]] == ["id", "h1", "h2"]
    assert found["summary.csv"] == [["slug", "id", "block", "figure"]]


def test_bytes_are_what_spreadsheets_want() -> None:
    (_, content) = next(iter(export_csv([make_article(**FULL)])))
    assert content.startswith(b"\xef\xbb\xbfslug,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == 2


@pytest.mark.parametrize("label", ["=1+1", "+1", "-1+cmd", "-P1+1", "@x", "\t=1", "\r=1", "\n=1", "\uff1d1"])
def test_no_cell_is_a_formula(label: str) -> None:
    fact = {"id": "f1", "value": -5, "unit": "x", "label": label, "quote": "x", "sentence": "p1-s1"}
    cells = tables(make_article(figures=[fact]))["figures.csv"][1]
    assert cells[8] == f"'{label}"
    assert cells[2] == "-5"


def test_commas_quotes_and_lines_are_kept() -> None:
    label = 'a, "b"\nc؛ d'
    fact = {"id": "o1", "name": label, "sentence": "p1-s1"}
    assert tables(make_article(organisations=[fact]))["organisations.csv"][1][2] == label
