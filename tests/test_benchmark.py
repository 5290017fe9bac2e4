"""The scorer of `malaf ingest`, and what it must not fall below."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "benchmarks" / "articles"
TRANSLATIONS = ROOT / "benchmarks" / "translations"


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ingest_benchmark", ROOT / "benchmarks" / "ingest.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labels(part: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((ARTICLES / part).glob("*.json"))]


@pytest.mark.parametrize("part", ["dev", "held"])
def test_labels_are_right_of_themselves(scorer: ModuleType, part: str) -> None:
    for label in labels(part):
        for kind, labelled, found, right in scorer.score(label, label):
            assert labelled == found == right, kind


def test_what_is_invented_or_missing_or_of_another_value_costs(scorer: ModuleType) -> None:
    figure = {"value": 12, "unit": "person", "span": [5, 10]}
    label = {"blocks": [], "figures": [figure | {"unit_alt": ["رجل"]}], "optional": {"figures": [{"span": [20, 30]}]}}

    def figures(*found: dict[str, Any]) -> tuple[int, int, int]:
        scores = scorer.score(label, {"blocks": [], "figures": list(found)})
        return next(tuple(counts) for kind, *counts in scores if kind == "figures")

    assert figures() == (1, 0, 0)
    assert figures(figure) == (1, 1, 1)
    assert figures(figure | {"unit": "رجل"}) == (1, 1, 1)
    assert figures(figure | {"value": 13}) == (1, 1, 0)
    assert figures(figure | {"qualifier": "about"}) == (1, 1, 0)
    assert figures(figure, figure | {"span": [40, 44]}) == (1, 2, 1)
    assert figures(figure, figure | {"span": [22, 24]}) == (1, 1, 1)


def test_an_organisation_may_have_names_of_two_lengths(scorer: ModuleType) -> None:
    label = {
        "blocks": [],
        "organisations": [{"name": "نادي الشعلة بعدن", "name_alt": ["نادي الشعلة"], "span": [5, 20]}],
    }

    def organisations(label: dict[str, Any], *names: str) -> list[tuple[int, int, int]]:
        found = {"blocks": [], "organisations": [{"name": name, "span": [5, 15]} for name in names]}
        return [tuple(counts) for kind, *counts in scorer.score(label, found) if kind == "organisations"]

    assert organisations(label, "نادي الشعلة") == organisations(label, "نادي الشعلة بعدن") == [(1, 1, 1)]
    assert organisations(label, "الشعلة") == [(1, 1, 0)]
    assert organisations({"blocks": []}, "نادي الشعلة") == []


# A little below what is measured, so that a rule that helps one kind may cost another a fact.
FLOORS = {
    "dev": {"blocks": 0.98, "figures": 0.97, "timeline": 0.97, "people": 0.95, "organisations": 0.93, "quotes": 0.93},
    "held": {"blocks": 0.98, "figures": 0.92, "timeline": 0.88, "people": 0.80, "organisations": 0.80, "quotes": 0.73},
}


@pytest.mark.parametrize("part", ["dev", "held"])
def test_what_is_read_of_labelled_articles(scorer: ModuleType, part: str) -> None:
    for kind, (labelled, found, right) in scorer.score_folder(ARTICLES / part).items():
        assert 2 * right / (labelled + found) >= FLOORS[part][kind], kind


def test_what_is_told_of_labelled_translations() -> None:
    spec = importlib.util.spec_from_file_location("pairs_benchmark", ROOT / "benchmarks" / "pairs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    cases = [case for path in sorted(TRANSLATIONS.glob("*.jsonl")) for case in module.read_pairs(path)]
    sums = module.score(cases)
    pairs, told, _ = sums.pop("clean")
    assert told / pairs <= 0.008
    for kind in ("number", "percent", "date", "name", "script", "brackets", "qualifier"):
        pairs, told, _ = sums[kind]
        assert told / pairs >= 0.84, kind
    assert sums["sentence"][1] / sums["sentence"][0] >= 0.8
    assert sums["negation"][1] / sums["negation"][0] >= 0.75
