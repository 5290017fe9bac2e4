"""Score `malaf ingest --json` against labelled articles.

    python benchmarks/ingest.py FOLDER...

A folder holds pairs: NAME.txt, and NAME.json in the shape of ``--json`` (blocks with role and span; figures, timeline,
people, organisations, quotes with span). A fact of the label's key `optional` may be found or left; `unit_alt` lists
units that count as right too, `name_alt` names of an organisation. Where a label has no `organisations`, none are
counted. Blocks are matched by role and span, facts by overlapping spans and equal values. A folder's table has a
row a kind: how many are labelled, found, right; precision, recall, F1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from malaf.ingest import as_data, read_file

Fact = dict[str, Any]


def _overlap(one: Fact, other: Fact) -> bool:
    return bool(one["span"][0] < other["span"][1] and other["span"][0] < one["span"][1])


def _same_figure(label: Fact, found: Fact) -> bool:
    units = {label.get("unit"), *label.get("unit_alt", ())}
    values = all(label.get(key) == found.get(key) for key in ("value", "high"))
    return values and found.get("unit") in units and label.get("qualifier", "exact") == found.get("qualifier", "exact")


def _same_time(label: Fact, found: Fact) -> bool:
    if label.get("start") and label.get("start") == found.get("start"):
        return bool(label.get("end") == found.get("end"))
    return bool(label.get("relative") and label.get("relative") == found.get("relative"))


def _same_name(label: Fact, found: Fact) -> bool:
    return bool(label["name"] == found["name"])


def _same_organisation(label: Fact, found: Fact) -> bool:
    return found["name"] in {label["name"], *label.get("name_alt", ())}


def _same_speaker(label: Fact, found: Fact) -> bool:
    return bool(label["speaker"] == found["speaker"])


_FACTS: dict[str, Callable[[Fact, Fact], bool]] = {
    "figures": _same_figure,
    "timeline": _same_time,
    "people": _same_name,
    "organisations": _same_organisation,
    "quotes": _same_speaker,
}


def score(label: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, int, int, int]]:
    """(kind, labelled, found, right) of one article."""
    wanted = {(block["role"], *block["span"]) for block in label["blocks"]}
    given = {(block["role"], *block["span"]) for block in found["blocks"]}
    # A label may hold the bullet of an item, the «##» of a heading: what counts is where they end.
    marked = {"item", "heading", "title"}
    wanted = {(role, end if role in marked else start, end) for role, start, end in wanted}
    given = {(role, end if role in marked else start, end) for role, start, end in given}
    yield "blocks", len(wanted), len(given), len(wanted & given)
    # A label names its speaker; what is found points to one by its id.
    names = {fact.get("id"): fact["name"] for group in ("people", "organisations") for fact in found.get(group, ())}
    found = found | {
        "quotes": [
            quote | {"speaker": names.get(quote["speaker"], quote["speaker"])} for quote in found.get("quotes", ())
        ]
    }
    for kind, same in _FACTS.items():
        if kind == "organisations" and kind not in label:
            continue
        optional = label.get("optional", {}).get(kind, ())
        left = list(found.get(kind, ()))
        right = 0
        for fact in label.get(kind, ()):
            twin = next((other for other in left if _overlap(fact, other) and same(fact, other)), None)
            if twin is not None:
                left.remove(twin)
                right += 1
        wrong = [fact for fact in left if not any(_overlap(fact, other) for other in optional)]
        yield kind, len(label.get(kind, ())), right + len(wrong), right


def score_folder(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Sums of (labelled, found, right) by kind over a folder's pairs. Raises ValueError where a text cannot be read."""
    sums: dict[str, tuple[int, int, int]] = {}
    for path in sorted(folder.glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        reading, problems = read_file(path.with_suffix(".txt"), path.name, slug="x", published=label.get("published"))
        if reading is None:
            raise ValueError(f"{path.with_suffix('.txt')}: {problems[0].message}")
        for kind, *counts in score(label, as_data(reading)):
            before = sums.get(kind, (0, 0, 0))
            sums[kind] = (before[0] + counts[0], before[1] + counts[1], before[2] + counts[2])
    return sums


def main(folders: list[str]) -> None:
    for name in folders:
        print(f"{name}\n{'':10}labelled  found  right  precision  recall     F1")
        for kind, (labelled, found, right) in score_folder(Path(name)).items():
            precision = right / found if found else 0.0
            recall = right / labelled if labelled else 0.0
            f1 = 2 * right / (labelled + found) if labelled + found else 0.0
            print(f"{kind:10}{labelled:8}{found:7}{right:7}{precision:11.3f}{recall:8.3f}{f1:7.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
