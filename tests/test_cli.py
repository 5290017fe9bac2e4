"""The commands: what they print, where, and how they end."""

import contextlib
import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from malaf import __version__
from malaf.cli import main
from malaf.yamltext import parse_yaml
from tests.conftest import ProjectFolder

Maker = Callable[..., ProjectFolder]
ARTICLE = "seeds/example/article.yaml"
SEEDS = Path(__file__).parents[1] / "seeds"
DONE, CONTENT_ERROR, USAGE_ERROR = 0, 1, 2


def malaf(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    # Whatever a user does ends in a message, never in a traceback.
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def broken(project: Maker) -> ProjectFolder:
    folder = project()
    folder.edit(ARTICLE, "block: l1-2", "block: l1-9")
    return folder


@pytest.fixture
def warned(project: Maker) -> ProjectFolder:
    folder = project()
    folder.path("seeds/example/en.po").unlink()
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[ProjectFolder, "subprocess.CompletedProcess[str]"]:
    """A project that was built through a pipe, and what was said."""
    root = tmp_path_factory.mktemp("cli") / "mine"
    assert malaf("new", root).exit_code == DONE
    command = [sys.executable, "-m", "malaf", "build", "--project", str(root)]
    return ProjectFolder(root), subprocess.run(command, capture_output=True, text=True, check=False)


# Usage


def test_help_of_every_command() -> None:
    result = malaf("--help")
    assert result.exit_code == DONE
    for name, command in main.commands.items():
        shown = malaf(name, "--help")
        assert shown.exit_code == DONE
        assert command.help
        assert command.help.splitlines()[0] in shown.output
        assert name in result.output
        assert malaf(name, "-h").output == shown.output


def test_the_commands_are_those_of_the_design() -> None:
    assert {"new", "translate", "check", "build", "bundle", "serve", "export", "schema", "deploy"} <= set(main.commands)


def test_every_command_on_a_project_takes_project() -> None:
    for name in main.commands.keys() - {"new", "schema", "ingest"}:
        assert "--project" in malaf(name, "--help").output


def test_version() -> None:
    assert malaf("--version").output == f"malaf, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--no-such-option"),
        ("check", "--format", "xml"),
        ("check", "--project", "/no/such/folder"),
        ("new",),
        ("serve", "--port", "70000"),
        ("export", "--format", "xlsx"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = malaf(*arguments)
    assert result.exit_code == USAGE_ERROR
    assert result.stdout == ""
    assert "Error:" in result.stderr


def test_help_needs_no_heavy_imports() -> None:
    code = "import sys; from malaf.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "malaf.cli" in loaded
    assert not loaded & {"mkdocs", "babel", "jinja2", "msgspec", "polib", "jsonschema", "fontTools"}


@pytest.mark.parametrize("command", ["check", "build", "bundle", "translate", "export", "deploy"])
def test_no_project(tmp_path: Path, command: str) -> None:
    result = malaf(command, "--project", tmp_path)
    assert result.exit_code == CONTENT_ERROR
    assert "mkdocs.yml: error[missing-file]: there is no mkdocs.yml here" in result.output
    assert list(tmp_path.iterdir()) == []


# new


def test_new(tmp_path: Path) -> None:
    result = malaf("new", tmp_path / "mine")
    assert result.exit_code == DONE
    made = {path.relative_to(tmp_path / "mine").as_posix() for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    assert {
        "mkdocs.yml",
        ".gitignore",
        ".gitattributes",
        "seeds/example/article.yaml",
        "docs/ar/about.md",
        "docs/en/about.md",
    } <= made
    assert not [name for name in made if "dot." in name]
    assert malaf("check", "--strict", "--project", tmp_path / "mine").exit_code == DONE


def test_new_in_an_empty_folder(tmp_path: Path) -> None:
    assert malaf("new", tmp_path).exit_code == DONE


def test_new_in_an_empty_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert malaf("new", tmp_path).exit_code == DONE


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_new_where_something_is(tmp_path: Path, kind: str) -> None:
    there = tmp_path / "there"
    if kind == "folder":
        there.mkdir()
        (there / "mine.txt").write_text("x")
    else:
        there.write_text("x")
    result = malaf("new", there)
    assert result.exit_code == USAGE_ERROR
    assert "not empty" in result.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["mine.txt", "there"][kind == "file" :]


# check


def test_check_of_a_sound_project(project: Maker) -> None:
    result = malaf("check", "--project", project().root)
    assert (result.exit_code, result.stdout, result.stderr) == (DONE, "", "1 dossier: 0 errors, 0 warnings\n")


def test_check_prints_every_problem(broken: ProjectFolder) -> None:
    result = malaf("check", "--project", broken.root)
    assert result.exit_code == CONTENT_ERROR
    assert f"{ARTICLE}:" in result.stdout
    assert "error[unknown-reference]: there is no list item 'l1-9'\n  hint: there are: l1-1, l1-2" in result.stdout
    assert result.stderr == "1 dossier: 1 error, 0 warnings\n"


def test_warnings_are_errors_when_strict(warned: ProjectFolder) -> None:
    assert malaf("check", "--project", warned.root).exit_code == DONE
    assert malaf("check", "--strict", "--project", warned.root).exit_code == CONTENT_ERROR


def test_check_as_json(broken: ProjectFolder) -> None:
    result = malaf("check", "--format", "json", "--project", broken.root)
    assert (result.exit_code, result.stderr) == (CONTENT_ERROR, "")
    document = json.loads(result.stdout)
    assert (document["version"], document["counts"]) == (1, {"error": 1, "warning": 0, "info": 0})
    (problem,) = document["diagnostics"]
    assert list(problem) == [
        *("code", "severity", "message", "path", "line", "column", "end_line", "end_column", "hint", "context")
    ]
    assert (problem["code"], problem["path"]) == ("unknown-reference", ARTICLE)
    empty = json.loads(malaf("check", "--format", "json", "--project", SEEDS.parent).stdout)
    assert empty["version"] == 1


def test_check_for_github(warned: ProjectFolder) -> None:
    result = malaf("check", "--format", "github", "--project", warned.root)
    assert result.exit_code == DONE
    assert result.stdout.startswith(f"::warning file={ARTICLE},line=")


def test_check_as_json_of_broken_settings(project: Maker) -> None:
    folder = project()
    folder.write("mkdocs.yml", "extra: [\n")
    result = malaf("check", "--format", "json", "--project", folder.root)
    assert result.exit_code == CONTENT_ERROR
    assert json.loads(result.stdout)["counts"]["error"] == 1


def test_a_relative_project_is_shown_relative(broken: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken.root.parent)
    assert malaf("check", "--project", broken.root.name).stdout.startswith(f"{ARTICLE}:")
    monkeypatch.chdir(broken.root)
    assert malaf("check").stdout.startswith(f"{ARTICLE}:")


# build and bundle


@pytest.mark.parametrize(("arguments", "code"), [("schema", 0), ("check --project .", 1), ("nothing", 2)])
def test_a_process_of_its_own_ends_when_its_last_word_is_out(arguments: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    command = [sys.executable, "-m", "malaf", *arguments.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    with contextlib.chdir(tmp_path):
        here = CliRunner().invoke(main, arguments.split(), prog_name="malaf")
    assert (done.returncode, done.stdout, done.stderr) == (code, here.stdout, here.stderr)


def test_build_through_a_pipe_is_one_line(built: tuple[ProjectFolder, "subprocess.CompletedProcess[str]"]) -> None:
    folder, done = built
    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout.count("\n") == 1
    assert " pages of 1 dossier in 2 languages, " in done.stdout
    for name in ("index.html", "404.html", "ar/index.html", "en/articles/example/index.html", "ar/about/index.html"):
        assert folder.path(f"site/{name}").is_file()
    assert not folder.path(".malaf/site").exists()


def test_build_of_errors_leaves_the_site(built: tuple[ProjectFolder, "subprocess.CompletedProcess[str]"]) -> None:
    folder, _ = built
    article = folder.read(ARTICLE)
    site = {path: path.read_bytes() for path in folder.path("site").rglob("*") if path.is_file()}
    try:
        folder.edit(ARTICLE, "block: l1-2", "block: l1-9")
        result = malaf("build", "--project", folder.root)
    finally:
        folder.write(ARTICLE, article)
    assert (result.exit_code, result.stdout) == (CONTENT_ERROR, "")
    assert "error[unknown-reference]" in result.stderr
    assert result.stderr.endswith("Nothing was built: the site is as it was.\n")
    assert {path: path.read_bytes() for path in folder.path("site").rglob("*") if path.is_file()} == site


def test_a_build_says_which_address_is_gone(project: Maker) -> None:
    folder = project()
    assert malaf("build", "--project", folder.root).stderr == ""
    folder.path("seeds/example").rename(folder.path("seeds/park"))
    folder.edit("seeds/park/article.yaml", "slug: example", "slug: park")
    result = malaf("build", "--project", folder.root)
    assert result.exit_code == DONE
    assert result.stderr.startswith("info[address-gone]: no longer on the site: articles/example/\n  hint: ")
    assert malaf("build", "--project", folder.root).stderr == ""


def test_strict_build_stops_at_warnings(warned: ProjectFolder) -> None:
    result = malaf("build", "--strict", "--project", warned.root)
    assert result.exit_code == CONTENT_ERROR
    assert "warning[translation-missing]" in result.stderr
    assert not warned.path("site").exists()


def test_bundle(built: tuple[ProjectFolder, "subprocess.CompletedProcess[str]"]) -> None:
    folder, _ = built
    result = malaf("bundle", "--project", folder.root)
    assert result.exit_code == DONE
    assert "malaf-offline.zip" in result.stdout
    with zipfile.ZipFile(folder.path("dist/malaf-offline.zip")) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"malaf-offline"}
        assert "malaf-offline/index.html" in archive.namelist()
    assert folder.read("dist/malaf-offline.zip.sha256").endswith("  malaf-offline.zip\n")


@pytest.mark.parametrize("command", ["bundle", "deploy"])
def test_without_a_site(project: Maker, command: str) -> None:
    result = malaf(command, "--project", project().root)
    assert result.exit_code == USAGE_ERROR
    assert "run `malaf build` first" in result.stderr


@pytest.fixture
def published(project: Maker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Deploys a project, given from within another repository that has a remote of the same name."""
    folder = project("published")
    folder.write("site/index.html", "<!doctype html>")
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Huda")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "huda@example.org")
    for repository, remote in ((folder.root, "pages.git"), (tmp_path / "elsewhere", "other.git")):
        subprocess.run(["git", "init", "-q", "--bare", tmp_path / remote], check=True)
        subprocess.run(["git", "init", "-q", repository], check=True)
        subprocess.run(["git", "-C", repository, "remote", "add", "origin", tmp_path / remote], check=True)
    monkeypatch.chdir(tmp_path / "elsewhere")
    return lambda *arguments: malaf("deploy", "--project", folder.root, *arguments)


def _branches(repository: Path) -> str:
    return subprocess.run(["git", "-C", repository, "branch"], capture_output=True, text=True, check=True).stdout


def test_deploy_is_to_the_repository_of_the_project(published: Callable[..., Result], tmp_path: Path) -> None:
    result = published()
    assert result.exit_code == DONE
    assert result.stdout.endswith("/site/ to origin/gh-pages\n")
    assert _branches(tmp_path / "pages.git").split() == ["gh-pages"]
    assert _branches(tmp_path / "other.git") == ""
    assert Path.cwd() == tmp_path / "elsewhere"


def test_deploy_where_git_refuses(published: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    result = published("--remote", "nowhere")
    assert result.exit_code == CONTENT_ERROR
    assert "not published: git cannot push to gh-pages of nowhere" in result.stderr
    monkeypatch.setenv("PATH", "")
    result = published()
    assert result.exit_code == CONTENT_ERROR
    assert "not published: there is no git on this machine" in result.stderr


# translate, export, schema


def test_translate_tells_what_it_changed(project: Maker) -> None:
    folder = project()
    assert malaf("translate", "--project", folder.root).stdout == ""
    folder.edit(ARTICLE, "heading: مجالات التعاون", "heading: مجالات")
    result = malaf("translate", "--project", folder.root)
    assert (result.exit_code, result.stdout) == (DONE, "seeds/example/en.po\n")
    assert '#| msgid "مجالات التعاون"\nmsgctxt "s1"\nmsgid "مجالات"' in folder.read("seeds/example/en.po")


def test_translate_makes_a_new_catalogue(warned: ProjectFolder) -> None:
    assert malaf("translate", "--project", warned.root).stdout == "seeds/example/en.po\n"
    assert 'msgctxt "headline"' in warned.read("seeds/example/en.po")


def test_translate_does_not_touch_what_it_cannot_read(project: Maker) -> None:
    folder = project()
    folder.write("seeds/example/en.po", b'msgid "x"\nrubbish\n')
    result = malaf("translate", "--project", folder.root)
    assert (result.exit_code, result.stdout) == (CONTENT_ERROR, "")
    assert "error[bad-po]" in result.stderr
    assert folder.read("seeds/example/en.po") == 'msgid "x"\nrubbish\n'


def test_export_as_json(project: Maker, tmp_path: Path) -> None:
    folder = project()
    result = malaf("export", "--project", folder.root)
    assert result.exit_code == DONE
    (article,) = json.loads(result.stdout)
    assert article["slug"] == "example"
    out = tmp_path / "out" / "data.json"
    assert malaf("export", "--out", out, "--project", folder.root).exit_code == DONE
    assert out.read_text("utf-8") == result.stdout


def test_export_as_csv(project: Maker) -> None:
    folder = project()
    result = malaf("export", "--format", "csv", "--project", folder.root)
    assert result.exit_code == DONE
    assert len(result.stdout.splitlines()) == len(list(folder.path("dist/data").iterdir()))
    with folder.path("dist/data/figures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["area", "trees"]


@pytest.mark.parametrize("change", [("state: reviewed", "state: draft")])
def test_drafts_are_not_exported(project: Maker, change: tuple[str, str]) -> None:
    folder = project()
    folder.edit(ARTICLE, *change)
    assert json.loads(malaf("export", "--project", folder.root).stdout) == []


def test_withdrawn_dossiers_are_not_exported(project: Maker) -> None:
    folder = project()
    folder.edit(ARTICLE, "status: published", "status: withdrawn")
    assert json.loads(malaf("export", "--project", folder.root).stdout) == []


def test_export_of_errors(broken: ProjectFolder) -> None:
    result = malaf("export", "--project", broken.root)
    assert (result.exit_code, result.stdout) == (CONTENT_ERROR, "")


def test_schema_takes_the_seeds() -> None:
    result = malaf("schema")
    assert result.exit_code == DONE
    schema = json.loads(result.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    paths = [*SEEDS.glob("*/article.yaml")]
    assert paths
    for path in paths:
        jsonschema.Draft202012Validator(schema).validate(parse_yaml(path.read_text("utf-8")))
