"""Whatever stands in a file that people write: diagnostics or pages, never anything else."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malaf.catalogs import update_catalog
from malaf.checking import check_folder
from malaf.compose import compose
from malaf.diagnostics import Diagnostic, as_github, as_json, as_text, has_errors
from malaf.ingest import read_file, write_dossier
from malaf.messages import messages
from malaf.settings import read_project
from malaf.store import read_dossier
from malaf.world import World
from malaf.yamltext import dump_yaml, parse_yaml
from tests.conftest import ProjectFolder

ARTICLE = "seeds/example/article.yaml"
SOURCE = "seeds/example/source.txt"
CATALOG = "seeds/example/en.po"
SEED = Path(__file__).parents[1] / "seeds/saudi-kazakh-security/source.txt"

# `make soak` asks for more.
TIMES = int(os.environ.get("MALAF_FUZZ", "1"))


def fuzzed(examples: int) -> Callable[[Any], Any]:
    """The same examples each time: a failure is one of the change at hand."""
    return settings(
        max_examples=examples * TIMES,
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    from malaf.scaffold import make_project

    root = tmp_path_factory.mktemp("fuzz") / "project"
    make_project(root)
    return ProjectFolder(root.resolve())


def said(problems: list[Diagnostic]) -> bool:
    """That the problems can be printed, each with its place; whether one is an error."""
    for form in (as_text, as_json, as_github):
        form(problems).encode()
    for problem in problems:
        assert problem.path
        assert problem.line is None or problem.line >= 1
        assert problem.column is None or problem.column >= 1
    return has_errors(problems)


def assert_composed(world: World, folder: Path) -> None:
    dossier, looked = check_folder(world, folder)
    assert said(looked.problems) == (compose(world, dossier, looked.problems).head is None)


def composed(folder: ProjectFolder) -> None:
    """The example as it now stands: read, checked, made into pages, or refused."""
    world = World(folder.open(), drafts=True)
    assert_composed(world, folder.path("seeds/example"))


# --- pieces -----------------------------------------------------------------------------------------------------------

ODD = [
    "",
    " ",
    "\n",
    "a\nb",
    "\t",
    "\u202e",
    "\u2028",
    "\x85",
    "\ufeff",
    "٤٠ ألف",
    "null",
    "~",
    "{",
    "- a",
    "<b>",
    "%s",
]
ODD += ["2026-02-30", "9999-12-31", "0000", "../x", "p1", "p1-s1", "P1Y", "-P999999D", "en", "http://[", "1e999"]
TEXTS = st.text(max_size=40) | st.sampled_from(ODD)
SCALARS = (
    TEXTS
    | st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=True, allow_infinity=True)
    | st.sampled_from([0, -1, 10**18, -(10**18), 1e18, 0.1, -0.0])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)
PIECES = [
    *"\n\t\r \0\"'\\:-?[]{}#&*!|>%@`,~<",
    "\ufeff",
    "\u2028",
    "\x85",
    "\ud7ff",
    "\U0001f600",
    "---\n",
    "...",
    "!!binary ",
]
PIECES += [
    'msgid "',
    'msgstr "',
    'msgctxt "',
    "#~ ",
    "#| ",
    "#, fuzzy\n",
    "msgid_plural",
    "msgstr[1]",
    '"\n"',
    "\\x",
    "\\",
]
LINES = ["| a | b |\n", "- بند\n", "1. أول\n", "# عنوان\n", "«قال»", "\r", "30/2/2026 "]


def mutated(text: str, chance: random.Random) -> str:
    """A text with a few cuts, copies and strange pieces in it."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        to = min(len(text), at + int(chance.expovariate(0.1)))
        match chance.randrange(5):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + text[at:to] * 2 + text[to:]
            case 2:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 3:
                text = text[:at] + chance.choice(PIECES) + text[to:]
            case _:
                other = chance.randrange(len(text) + 1)
                text = text[:other] + text[at:to] + text[other:]
    return text


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every list and mapping of a value, with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


def changed(value: Any, data: st.DataObject) -> Any:
    """A value with a few of its values replaced, removed, moved or added."""
    for _ in range(data.draw(st.integers(1, 3))):
        there = list(places(value))
        inside, key = there[data.draw(st.integers(0, len(there) - 1))]
        what = data.draw(st.integers(0, 4))
        if what == 0:
            del inside[key]
        elif what == 1:
            inside[key] = data.draw(VALUES)
        elif what == 2:
            other, name = there[data.draw(st.integers(0, len(there) - 1))]
            inside[key] = deepcopy(other[name])
        elif isinstance(inside, dict):
            inside[data.draw(TEXTS)] = data.draw(VALUES)
        else:
            inside.insert(key, data.draw(VALUES))
        if not list(places(value)):
            break
    return value


# --- article.yaml -----------------------------------------------------------------------------------------------------


@fuzzed(200)
@given(seed=st.integers(0, 2**32))
def test_any_text_for_an_article(folder: ProjectFolder, seed: int) -> None:
    original = folder.read(ARTICLE)
    try:
        folder.write(ARTICLE, mutated(original, random.Random(seed)).encode("utf-8", "surrogatepass"))
        composed(folder)
    finally:
        folder.write(ARTICLE, original)


@fuzzed(120)
@given(data=st.data())
def test_any_values_for_an_article(folder: ProjectFolder, data: st.DataObject) -> None:
    original = folder.read(ARTICLE)
    try:
        folder.write(ARTICLE, dump_yaml(changed(parse_yaml(original), data)).encode("utf-8", "surrogatepass"))
        composed(folder)
    finally:
        folder.write(ARTICLE, original)


@fuzzed(50)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_for_the_files_of_a_dossier(folder: ProjectFolder, content: bytes) -> None:
    for name in (ARTICLE, SOURCE, CATALOG):
        original = folder.path(name).read_bytes()
        try:
            folder.write(name, content)
            composed(folder)
        finally:
            folder.write(name, original)


# --- PO files ---------------------------------------------------------------------------------------------------------


@fuzzed(120)
@given(seed=st.integers(0, 2**32))
def test_any_text_for_a_catalogue(folder: ProjectFolder, seed: int) -> None:
    original = folder.read(CATALOG)
    content = mutated(original, random.Random(seed)).encode("utf-8", "surrogatepass")
    try:
        folder.write(CATALOG, content)
        composed(folder)
        dossier, problems = read_dossier(folder.open(), folder.path("seeds/example"))
        assert dossier is not None
        if not has_errors(problems):
            # What can be read can be brought up to date, and read again.
            texts = list(messages(dossier.article))
            folder.write(CATALOG, update_catalog(content, texts, name="example", language="en"))
            assert not has_errors(read_dossier(folder.open(), folder.path("seeds/example"))[1])
    finally:
        folder.write(CATALOG, original)


# --- settings ---------------------------------------------------------------------------------------------------------


@fuzzed(200)
@given(seed=st.integers(0, 2**32))
def test_any_text_for_settings(folder: ProjectFolder, seed: int) -> None:
    original = folder.read("mkdocs.yml")
    try:
        folder.write("mkdocs.yml", mutated(original, random.Random(seed)).encode("utf-8", "surrogatepass"))
        project, problems = read_project(folder.root)
        assert said(problems) == (project is None)
    finally:
        folder.write("mkdocs.yml", original)


@fuzzed(120)
@given(data=st.data())
def test_any_values_for_settings(folder: ProjectFolder, data: st.DataObject) -> None:
    original = folder.read("mkdocs.yml")
    document = parse_yaml(re.sub(r"!ENV \[\w+, ([^\]]*)\]", r"\1", original))
    try:
        document["extra"]["malaf"] = changed(document["extra"]["malaf"], data)
        folder.write("mkdocs.yml", dump_yaml(document).encode("utf-8", "surrogatepass"))
        project, problems = read_project(folder.root)
        assert said(problems) == (project is None)
        if project is not None:
            world = World(project, drafts=True)
            assert_composed(world, folder.path("seeds/example"))
    finally:
        folder.write("mkdocs.yml", original)


# --- texts ------------------------------------------------------------------------------------------------------------


def ingested(folder: ProjectFolder, content: bytes) -> None:
    """A text as a dossier that can be read and made into pages, or refused."""
    path = folder.path("a.txt")
    path.write_bytes(content)
    project = folder.open()
    reading, problems = read_file(path, "a.txt", slug="new", published="2026-11-24")
    assert said(problems) == (reading is None)
    if reading is not None:
        try:
            _, problems = write_dossier(project, reading)
            assert not said(problems)
            world = World(project, drafts=True)
            assert_composed(world, project.seeds / "new")
        finally:
            shutil.rmtree(project.seeds / "new")


@fuzzed(60)
@given(content=st.binary(max_size=400))
def test_any_bytes_to_ingest(folder: ProjectFolder, content: bytes) -> None:
    ingested(folder, content)


@fuzzed(60)
@given(
    text=st.lists(TEXTS | st.sampled_from(LINES)).map("".join),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "windows-1256"]),
)
def test_any_text_to_ingest(folder: ProjectFolder, text: str, encoding: str) -> None:
    ingested(folder, text.encode(encoding, "replace"))


@fuzzed(30)
@given(seed=st.integers(0, 2**32))
def test_any_mutation_of_a_text_to_ingest(folder: ProjectFolder, seed: int) -> None:
    text = SEED.read_text("utf-8")
    ingested(folder, mutated(text, random.Random(seed)).encode("utf-8", "surrogatepass"))
