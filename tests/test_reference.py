"""The guide and the reference: nothing stale in them, and no link that leads nowhere."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from msgspec import convert

from malaf.article import json_schema
from malaf.cli import main
from malaf.glossary import read_glossary
from malaf.settings import Settings
from malaf.source import Source
from malaf.store import parse_article
from malaf.yamltext import YamlError, dump_yaml, parse_yaml
from tests.conftest import Golden
from tests.reference.make import PAGE, ROOT, codes_of_program, meanings, reference, slug_of
from tests.test_schema import VALID as SMALLEST


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


def test_examples_are_valid() -> None:
    """What the guide says to write into article.yaml, mkdocs.yml and the glossary is taken as it stands."""
    tried = []
    for example in re.findall(r"(?m)(?:^ {4,}\S.*\n)+", (ROOT / "GUIDE.md").read_text("utf-8")):
        source = Source("GUIDE.md", dedent(example))
        try:
            value = parse_yaml(source.text)
        except YamlError:
            continue
        if isinstance(value, list) and all(isinstance(fact, dict) for fact in value):
            value = {"figures": value}
        if isinstance(value, dict) and "extra" in value:
            convert(value["extra"]["malaf"], Settings)
        elif isinstance(value, dict) and value.keys() <= json_schema()["$defs"]["Article"]["properties"].keys():
            assert parse_article(Source("GUIDE.md", dump_yaml(SMALLEST | value)))[1] == []
        elif source.text.startswith("source,target,kind"):
            assert read_glossary(source)[1] == []
        else:
            continue
        tried.append(source.text.split(maxsplit=1)[0])
    assert {"review:", "-", "pillars:", "credits:", "corrections:", "status:", "slug:", "image:", "topics:"} <= {*tried}
    assert {"extra:", "source,target,kind"} <= {*tried}


def _without_code(text: str) -> str:
    return re.sub(r"(?ms)^```.*?^```$|^    .*?$|`[^`\n]*`", "", text)


def _anchors(page: Path) -> set[str]:
    return {slug_of(heading) for heading in re.findall(r"(?m)^#+ (.+)$", page.read_text("utf-8"))}
