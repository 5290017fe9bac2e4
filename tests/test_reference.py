"""The guide and the reference: nothing stale in them, and no link that leads nowhere."""

import re
from pathlib import Path

import pytest

from malaf.cli import main
from tests.conftest import Golden
from tests.reference.make import PAGE, ROOT, codes_of_program, meanings, reference, slug_of


def test_golden_reference(golden: Golden) -> None:
    golden(PAGE, reference())


def test_every_key_has_a_meaning() -> None:
    keys = [line for line in reference().splitlines() if re.match(r"\| (`\w+`|`--)", line)]
    assert len(keys) > 150
    assert [line for line in keys if line.endswith("|  |")] == []


def test_every_code_is_explained() -> None:
    assert sorted(meanings()) == sorted(codes_of_program())


def test_codes_are_those_that_are_said() -> None:
    """What the golden cases print is found in the program's text, too."""
    said = [
        (code, severity)
        for path in (ROOT / "tests" / "golden" / "invalid").glob("*/expected.txt")
        for severity, code in re.findall(r"\b(error|warning|info)\[([a-z-]+)\]: ", path.read_text("utf-8"))
    ]
    known = codes_of_program()
    assert len({code for code, _ in said}) > 25
    assert [(code, severity) for code, severity in said if severity not in known.get(code, set())] == []


@pytest.mark.parametrize("name", ["README.md", "GUIDE.md", "REFERENCE.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)", _without_code(text))
    assert links
    for file, anchor in links:
        target = ROOT / (file or name)
        assert target.exists(), file
        assert not anchor or anchor in _anchors(target), f"{file}#{anchor}"


@pytest.mark.parametrize("name", ["README.md", "GUIDE.md", "templates/project/README.md"])
def test_commands_are_there(name: str) -> None:
    """Each `malaf …` that a page tells people to type is a command, with options that it has."""
    found = re.findall(r"(?m)(?:^    |`)(?:\w+=\S+ )?malaf ([a-z]+)((?: [^`\n]*)?)", (ROOT / name).read_text("utf-8"))
    assert len(found) > 5
    for command, rest in found:
        assert command in main.commands, command
        known = {option for param in main.commands[command].params for option in param.opts}
        assert set(re.findall(r"--[a-z]+", rest)) <= known, f"malaf {command}{rest}"


def _without_code(text: str) -> str:
    return re.sub(r"(?ms)^```.*?^```$|^    .*?$|`[^`\n]*`", "", text)


def _anchors(page: Path) -> set[str]:
    return {slug_of(heading) for heading in re.findall(r"(?m)^#+ (.+)$", page.read_text("utf-8"))}
