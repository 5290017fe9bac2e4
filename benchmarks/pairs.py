"""Score the check of translations against labelled pairs.

    python benchmarks/pairs.py FILE.jsonl...

A line is one pair: ``{"id", "class", "source", "target", "names"}``. `class` is ``clean``, or the slip that was made in
the translation; `names` are ``[source, target, kind]`` of the glossary; the languages are Arabic and English, or
`source_language` and `target_language`. The table has a row a class: how many pairs there are, how many are told at
all, and how many by a code of that class; for clean ones the false alarms.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from malaf.glossary import Term
from malaf.pairs import Finding, Pair, check_pair, check_pairs

CODES = {
    "number": {"number-mismatch", "percent-mismatch", "date-mismatch"},
    "percent": {"percent-mismatch", "number-mismatch"},
    "qualifier": {"qualifier-mismatch"},
    "date": {"date-mismatch", "number-mismatch"},
    "unit": {"number-mismatch", "percent-mismatch"},
    "name": {"name-missing"},
    "body": {"name-missing"},
    "country": {"name-missing"},
    "attribution": {"name-missing", "qualifier-mismatch"},
    "modal": {"qualifier-mismatch", "negation"},
    "script": {"source-script", "quotes"},
    "sentence": {"sentence-missing", "number-mismatch", "percent-mismatch", "date-mismatch", "name-missing"},
    "list": {"sentence-missing", "number-mismatch", "name-missing"},
    "brackets": {"brackets", "quotes"},
    "negation": {"negation"},
    "untranslated": {"untranslated", "source-script", "swapped"},
    "swapped": {"swapped", "number-mismatch", "name-missing", "sentence-missing", "date-mismatch"},
}


def judge(case: dict[str, Any]) -> list[Finding]:
    """The findings for one pair, alone or among its neighbours."""
    terms = [Term(*name) for name in case.get("names", ())]
    languages = (case.get("source_language", "ar"), case.get("target_language", "en"))
    pair = Pair(case["id"], case["source"], case["target"], *languages)
    neighbours = [
        Pair(f"{case['id']}-{n}", *_sides(one), pair.source_language, pair.target_language)
        for n, one in enumerate(case.get("neighbours", ()))
    ]
    return check_pairs([pair, *neighbours], terms) if neighbours else check_pair(pair, terms)


def _sides(neighbour: Any) -> tuple[str, str]:
    return (neighbour["source"], neighbour["target"]) if isinstance(neighbour, dict) else tuple(neighbour)


def read_pairs(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file, a line each."""
    yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def score(cases: list[dict[str, Any]]) -> dict[str, tuple[int, int, int]]:
    """By class: (pairs, told at all, told by a code of the class); of clean ones the last two are false alarms."""
    sums: dict[str, tuple[int, int, int]] = {}
    for case in cases:
        found = {finding.code for finding in judge(case)}
        right = bool(found & CODES.get(case["class"], found))
        before = sums.get(case["class"], (0, 0, 0))
        sums[case["class"]] = (before[0] + 1, before[1] + bool(found), before[2] + right)
    return sums


def main(files: list[str]) -> None:
    for name in files:
        sums = score(list(read_pairs(Path(name))))
        print(f"{name}\n{'':14}pairs   told  by code   recall")
        for kind, (pairs, told, right) in sorted(sums.items(), key=lambda item: (item[0] == "clean", item[0])):
            if kind != "clean":
                print(f"{kind:14}{pairs:5}{told:7}{right:9}{told / pairs:9.3f}")
        broken = [counts for kind, counts in sums.items() if kind != "clean"]
        total, told = sum(counts[0] for counts in broken), sum(counts[1] for counts in broken)
        print(f"{'all broken':14}{total:5}{told:7}{'':9}{told / (total or 1):9.3f}")
        clean = sums.get("clean", (0, 0, 0))
        print(f"{'clean':14}{clean[0]:5}{clean[1]:7}{'':9}{clean[1] / (clean[0] or 1):9.3f}  false alarms")


if __name__ == "__main__":
    main(sys.argv[1:])
