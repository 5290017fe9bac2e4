"""`malaf translate`: how far translations are, and all of a language in one file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import polib
import pytest
from click.testing import CliRunner, Result

from malaf.cli import main
from tests.conftest import ProjectFolder


def entry(catalog: polib.POFile, name: str) -> polib.POEntry:
    found = catalog.find(name, by="msgctxt")
    assert found is not None
    return found


def translate(folder: ProjectFolder, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["translate", "--project", str(folder.root), *arguments])


@pytest.fixture
def two(project: Callable[..., ProjectFolder]) -> ProjectFolder:
    """The example, and a dossier that shares its headline and a cell with it."""
    folder = project()
    text = folder.read("seeds/example/article.yaml").replace("slug: example", "slug: second")
    folder.write("seeds/second/article.yaml", text)
    folder.write("seeds/second/source.txt", folder.read("seeds/example/source.txt"))
    return folder


def test_status(two: ProjectFolder) -> None:
    done = translate(two, "--status", "--json")
    found = json.loads(done.stdout)
    assert [(one["slug"], one["language"]) for one in found] == [("example", "en"), ("second", "en")]
    assert found[0]["missing"] == found[0]["stale"] == 0
    assert found[0]["translated"] == found[0]["total"] == found[1]["missing"]
    table = translate(two, "--status").stdout.splitlines()
    assert [line.split()[-1] for line in table] == ["share", "100%", "0%"]


def test_a_text_that_is_translated_elsewhere_is_filled_in_for_review(two: ProjectFolder) -> None:
    assert "second/en.po" in translate(two).stdout
    second = polib.pofile(str(two.path("seeds/second/en.po")))
    assert all(one.fuzzy for one in second if one.msgstr)
    assert entry(second, "headline").msgstr
    assert json.loads(translate(two, "--status", "--json").stdout)[1]["translated"] == 0
    assert translate(two).stdout == ""  # and nothing changes again


def test_a_text_that_waits_is_filled_in_once_it_is_translated_elsewhere(two: ProjectFolder) -> None:
    first = two.read("seeds/example/en.po")
    two.path("seeds/example/en.po").unlink()
    translate(two)
    path = str(two.path("seeds/second/en.po"))
    assert not entry(polib.pofile(path), "headline").msgstr
    two.write("seeds/example/en.po", first)
    translate(two)
    filled = entry(polib.pofile(path), "headline")
    assert (filled.msgstr, filled.fuzzy, filled.previous_msgid) == (
        entry(polib.pofile(first), "headline").msgstr,
        True,
        None,
    )


def test_export_and_import_give_every_file_back(two: ProjectFolder) -> None:
    translate(two)
    before = {name: two.read(f"seeds/{name}/en.po") for name in ("example", "second")}
    out = two.path("all.po")
    assert translate(two, "--export", str(out)).exit_code == 0
    joined = polib.pofile(str(out))
    assert joined.metadata["Language"] == "en"
    assert {(one.msgctxt or "").partition("/")[0] for one in joined} == {"example", "second"}
    assert translate(two, "--import", str(out)).stdout == ""
    assert {name: two.read(f"seeds/{name}/en.po") for name in before} == before


def test_what_a_translator_did_is_taken_over(two: ProjectFolder) -> None:
    translate(two)
    out = two.path("all.po")
    translate(two, "--export", str(out))
    joined = polib.pofile(str(out))
    for one in joined:
        one.flags = []
    entry(joined, "second/headline").msgstr = "Another headline"
    entry(joined, "second/p1").msgstr = ""
    joined.save()
    changed = two.read("seeds/second/article.yaml").replace("حديقة", "بستان")  # meanwhile
    two.write("seeds/second/article.yaml", changed)
    done = translate(two, "--import", str(out))
    assert done.exit_code == 0
    second = polib.pofile(str(two.path("seeds/second/en.po")))
    assert entry(second, "p1").msgstr, "an empty entry takes nothing away"
    stale = [one for one in second if one.fuzzy and one.previous_msgid and "حديقة" in one.previous_msgid]
    assert stale
    kept = entry(second, "headline")
    assert kept.msgstr == "Another headline"


def test_an_import_that_fits_nothing_is_told(two: ProjectFolder) -> None:
    two.write("all.po", 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgctxt "nobody/p1"\nmsgid "x"\nmsgstr "y"\n')
    done = translate(two, "--import", str(two.path("all.po")))
    assert "unknown-reference" in done.stderr
    assert ":5: " in done.stderr
    two.write("all.po", 'msgid "x\nmsgstr ""\n')
    assert translate(two, "--import", str(two.path("all.po"))).exit_code == 1


def test_a_file_of_another_language_is_not_taken_over(two: ProjectFolder) -> None:
    translate(two)
    out = two.path("all.po")
    translate(two, "--export", str(out))
    english = two.read("seeds/example/en.po")
    french = two.read("all.po").replace("Language: en", "Language: fr_FR").replace('msgstr "', 'msgstr "Le ')
    two.write("all.po", french)
    done = translate(two, "--import", str(out))
    assert (done.exit_code, two.read("seeds/example/en.po")) == (1, english)
    assert "error[bad-value]: the file is in 'fr-FR' by its header, and is to be taken for 'en'" in done.stderr
    for header in ("Language: en-GB", "Language: ", "Language: my own"):
        two.write("all.po", french.replace("Language: fr_FR", header))
        assert translate(two, "--import", str(out)).exit_code == 0
        assert two.read("seeds/example/en.po") != english
        two.write("seeds/example/en.po", english)


@pytest.mark.parametrize("arguments", [["--status", "--export", "x.po"], ["--export", "x.po", "--language", "fr"]])
def test_wrong_usage(two: ProjectFolder, arguments: list[str]) -> None:
    assert translate(two, *arguments).exit_code == 2


@pytest.mark.parametrize(("least", "severity"), [(100, "warning"), (90, "warning"), (50, "info")])
def test_how_much_must_be_translated_is_a_setting(two: ProjectFolder, least: int, severity: str) -> None:
    two.edit("mkdocs.yml", "translated: 100", f"translated: {least}")
    catalog = polib.pofile(str(two.path("seeds/example/en.po")))
    for one in list(catalog)[: len(catalog) // 4]:
        one.msgstr = ""
    catalog.save()
    found = [p for p in two.problems() if p.code == "translation-missing" and p.path == "seeds/example/en.po"]
    assert [problem.severity for problem in found] == [severity]


def test_a_comment_says_what_a_text_is_and_where_it_stands(two: ProjectFolder) -> None:
    translate(two)
    catalog = polib.pofile(str(two.path("seeds/second/en.po")))
    assert entry(catalog, "l1-1").comment == "list item, also a pillar of cooperation, under “مجالات التعاون”"
    assert "; the text says “" in entry(catalog, "trees").comment


def test_all_is_written_whoever_listens(two: ProjectFolder) -> None:
    for name in ("example", "second"):
        two.path(f"seeds/{name}/en.po").unlink(missing_ok=True)
    command = [sys.executable, "-m", "malaf", "translate", "--project", str(two.root)]
    done = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.stdout
    assert done.stderr
    done.stdout.close()
    assert done.stderr.read() == b""
    assert done.wait() == 1
    assert two.path("seeds/example/en.po").exists()
    assert two.path("seeds/second/en.po").exists()
