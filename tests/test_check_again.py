"""`malaf check` takes from the last build, and from the last check, what is still so."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from malaf.checking import check, doubts, look
from malaf.diagnostics import Diagnostic, in_order
from malaf.options import Options, Reporter, Result
from malaf.pipeline import build
from malaf.store import read_dossiers
from malaf.workers import Workers
from malaf.world import World
from tests.conftest import ProjectFolder, check_all


@pytest.fixture
def archive(project: Callable[..., ProjectFolder]) -> ProjectFolder:
    folder = project()
    for n in range(3):
        home = folder.root / "seeds" / f"other-{n}"
        shutil.copytree(folder.root / "seeds" / "example", home)
        folder.edit(f"seeds/other-{n}/article.yaml", "slug: example\n", f"slug: other-{n}\n")
    folder.write("seeds/broken/article.yaml", "slug: [\n")
    return folder


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dossiers that were checked, in this process."""
    from malaf import checking

    names: list[str] = []
    original = checking.look

    def noted(world: World, folder: Path) -> tuple[object, checking.Looked]:
        names.append(folder.name)
        return original(world, folder)

    monkeypatch.setattr("malaf.checking.look", noted)
    monkeypatch.setattr("malaf.archive.look", noted)
    return names


def checked(folder: ProjectFolder) -> tuple[int, list[Diagnostic]]:
    with Workers(jobs=1) as workers:
        return check(folder.open(), workers, Reporter())


def built(folder: ProjectFolder, jobs: int = 1, **options: bool) -> Result:
    return build(folder.open(), Options(jobs=jobs, **options), Reporter())  # type: ignore[arg-type]


def afresh(folder: ProjectFolder) -> tuple[int, list[Diagnostic]]:
    dossiers, problems = read_dossiers(folder.open())
    return len(dossiers), in_order([*problems, *check_all(folder.open(), dossiers)])


def test_without_a_cache_everything_is_checked_and_nothing_is_left(archive: ProjectFolder, looked: list[str]) -> None:
    assert checked(archive) == afresh(archive)
    assert sorted(looked) == ["broken", "example", "other-0", "other-1", "other-2"]
    assert not (archive.root / ".malaf").exists()


def test_what_changed_is_checked_once(archive: ProjectFolder, looked: list[str]) -> None:
    built(archive)
    looked.clear()
    assert checked(archive) == afresh(archive)
    assert looked == []
    archive.edit("seeds/other-1/article.yaml", "slug: other-1\n", "slug: other-1\ntopics: [unknown-topic]\n")
    for _ in range(2):
        assert checked(archive) == afresh(archive)
    assert looked == ["other-1"]
    assert any("other-1" in (problem.path or "") for problem in checked(archive)[1])


def test_dossiers_that_are_gone_or_new_are_noticed(archive: ProjectFolder) -> None:
    built(archive)
    shutil.rmtree(archive.root / "seeds" / "broken")
    shutil.copytree(archive.root / "seeds" / "example", archive.root / "seeds" / "same-slug")
    count, problems = checked(archive)
    assert (count, problems) == afresh(archive)
    assert not any("broken" in (problem.path or "") for problem in problems)


@pytest.mark.parametrize("name", ["seeds/glossary.csv", "mkdocs.yml", "templates/components/icon.html"])
def test_other_rules_mean_that_all_are_checked_again(archive: ProjectFolder, looked: list[str], name: str) -> None:
    shutil.rmtree(archive.root / "seeds" / "broken")
    built(archive)
    looked.clear()
    if name == "mkdocs.yml":
        archive.edit(name, "    translated: 100", "    translated: 99")
    elif name == "seeds/glossary.csv":
        archive.write(name, "source,target,kind\nالوزارة,the ministry,term\n")
    else:
        archive.write(name, "{% set shapes = {\n  'sun': 'M0 0',\n} %}\n")
    assert checked(archive) == afresh(archive)
    assert len(looked) == 4


def test_a_build_after_a_check_still_makes_the_page(archive: ProjectFolder, looked: list[str]) -> None:
    """What a check has read, the site does not show yet."""
    shutil.rmtree(archive.root / "seeds" / "broken")
    built(archive)
    archive.edit("seeds/other-2/article.yaml", "  publisher: ", "  publisher: دار ")
    checked(archive)
    looked.clear()
    result = built(archive)
    assert (result.composed, looked) == (1, [])
    page = archive.read("site/ar/articles/other-2/index.html")
    assert "دار " in page
    built(archive, clean=True)
    assert archive.read("site/ar/articles/other-2/index.html") == page


def test_no_page_is_made_of_a_translation_that_deceives(archive: ProjectFolder) -> None:
    """Errors are found before pages are made: what is looked for beside them are doubts."""
    shutil.rmtree(archive.root / "seeds" / "broken")
    built(archive)
    archive.edit("seeds/other-1/en.po", "Up to 1,200 trees", "Up to \u202e1,200 trees")
    dossier, form = look(World(archive.open(), drafts=False), archive.root / "seeds" / "other-1")
    assert dossier is not None
    assert [problem.code for problem in form.problems if problem.severity == "error"] == ["bidi-override"]
    assert doubts(World(archive.open(), drafts=False), [dossier]) == [[]]
    assert {problem.code for problem in built(archive).problems if problem.severity == "error"} == {"bidi-override"}


@pytest.mark.parametrize("copied", [True, False])
def test_what_is_doubtful_about_an_edited_dossier_is_told_beside_its_page(
    archive: ProjectFolder, monkeypatch: pytest.MonkeyPatch, copied: bool
) -> None:
    if copied and sys.platform != "linux":
        pytest.skip("processes are copied on Linux only")
    monkeypatch.setattr("malaf.workers._may_be_copied", lambda: copied)
    monkeypatch.setattr("malaf.workers._processors", lambda: 2)
    shutil.rmtree(archive.root / "seeds" / "broken")
    assert not any(problem.code == "number-mismatch" for problem in built(archive, jobs=2).problems)
    archive.edit("seeds/other-1/en.po", "Up to 1,200 trees", "Up to 1,300 trees")
    archive.edit("seeds/other-2/en.po", "Up to 1,200 trees", "Up to 1,400 trees")
    result = built(archive, jobs=2)
    assert result.composed == 2
    found = [(problem.path, problem.message) for problem in result.problems if problem.code == "number-mismatch"]
    assert [path for path, _ in found] == ["seeds/other-1/en.po", "seeds/other-2/en.po"]
    assert "1,300" in found[0][1]
    assert "1,400" in found[1][1]
    assert result.problems == afresh(archive)[1]
    for name, number in (("other-1", "1,300"), ("other-2", "1,400"), ("example", "1,200")):
        assert f"Up to {number} trees" in archive.read(f"site/en/articles/{name}/index.md")


@pytest.mark.parametrize("copied", [True, False])
def test_what_is_doubtful_stops_a_build_that_takes_it_for_an_error(
    archive: ProjectFolder, monkeypatch: pytest.MonkeyPatch, copied: bool
) -> None:
    if copied and sys.platform != "linux":
        pytest.skip("processes are copied on Linux only")
    monkeypatch.setattr("malaf.workers._may_be_copied", lambda: copied)
    monkeypatch.setattr("malaf.workers._processors", lambda: 2)
    shutil.rmtree(archive.root / "seeds" / "broken")
    built(archive, jobs=2)
    page = archive.read("site/en/articles/other-1/index.html")
    archive.edit("seeds/other-1/en.po", "Up to 1,200 trees", "Up to 1,300 trees")
    for _ in range(2):  # a build that was refused has nothing that the next would believe
        refused = built(archive, jobs=2, strict=True)
        assert "number-mismatch" in {problem.code for problem in refused.problems}
        assert archive.read("site/en/articles/other-1/index.html") == page
    told = built(archive, jobs=2)
    assert "number-mismatch" in {problem.code for problem in told.problems}
    assert "1,300" in archive.read("site/en/articles/other-1/index.html")
    # What is known now is counted, until it is an error.
    archive.edit("seeds/other-2/en.po", "Up to 1,200 trees", "Up to 1,400 trees")
    one_more = built(archive, jobs=2)
    assert {problem.path for problem in one_more.problems if problem.code == "number-mismatch"} == {
        "seeds/other-2/en.po"
    }
    assert one_more.quiet.dossiers == 1
    refused = built(archive, jobs=2, strict=True)
    paths = [problem.path for problem in refused.problems if problem.code == "number-mismatch"]
    assert paths == ["seeds/other-1/en.po", "seeds/other-2/en.po"]
    assert refused.quiet == (0, 0)


def test_with_another_template_pages_are_made_again_and_nothing_is_checked(
    archive: ProjectFolder, looked: list[str]
) -> None:
    shutil.rmtree(archive.root / "seeds" / "broken")
    first = built(archive)
    looked.clear()
    archive.write("templates/components/unused.html", "{# nothing #}\n")
    again = built(archive)
    assert (again.composed, looked) == (4, [])
    assert again.problems == first.problems


def test_a_cache_that_cannot_be_used_is_done_without(archive: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    built(archive)
    archive.edit("seeds/other-1/article.yaml", "slug: other-1\n", "slug: other-1\ntopics: [unknown-topic]\n")
    with closing(sqlite3.connect(archive.root / ".malaf" / "cache.sqlite", isolation_level=None)) as busy:
        monkeypatch.setattr("malaf.checking._PATIENCE", 0.1)
        busy.execute("BEGIN IMMEDIATE")  # another build is writing
        assert checked(archive) == afresh(archive)
        busy.execute("ROLLBACK")
        busy.execute("BEGIN EXCLUSIVE")
        assert checked(archive) == afresh(archive)
