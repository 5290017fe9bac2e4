"""ARCHITECTURE.md has every module on the floor that the import contract puts it on."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def contract(container: str) -> dict[str, int]:
    """The floor of each module, the lowest being the first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = [one["layers"] for one in contracts if one["containers"] == [container]]
    return {name.strip(): floor for floor, line in enumerate(reversed(layers), 1) for name in line.split("|")}


def table(heading: str) -> Iterator[tuple[str, int]]:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    section = re.split(r"^##", text.partition(f"{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    for floor, names in re.findall(r"^\| (\d+) \| ([\w, ]+) \|", section, re.MULTILINE):
        for name in names.split(", "):
            yield name, int(floor)


@pytest.mark.parametrize(
    ("heading", "container"),
    [
        ("## The rooms of generator/malaf", "malaf"),
        ("### The rooms of blocks/", "malaf.blocks"),
        ("### The rooms of pairs/", "malaf.pairs"),
    ],
)
def test_every_module_is_on_its_floor(heading: str, container: str) -> None:
    rows = list(table(heading))
    assert sorted(name for name, _ in rows) == sorted(contract(container).keys() - {"__main__"})
    assert dict(rows) == {name: floor for name, floor in contract(container).items() if name != "__main__"}
    assert [floor for _, floor in rows] == sorted(floor for _, floor in rows)
