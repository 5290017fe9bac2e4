"""Dossier folders: what is read, and how it is written."""

import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from malaf.files import write_atomically
from malaf.settings import Project, Settings
from malaf.source import Source
from malaf.store import dump_article, parse_article, read_dossier, read_dossiers
from tests.conftest import ProjectFolder, make_article

Maker = Callable[..., ProjectFolder]
SEEDS = Path(__file__).parents[1] / "seeds"


def parsed(text: str) -> tuple[object, list[tuple[str, int | None, int | None]]]:
    article, problems = parse_article(Source("article.yaml", text))
    return article, [(problem.code, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize(
    "path", [*sorted(SEEDS.glob("*/article.yaml"))], ids=lambda path: path.parent.name if path else ""
)
def test_dump_and_parse_of_the_seeds(path: Path) -> None:
    article, problems = parse_article(Source("x", path.read_text("utf-8")))
    assert problems == []
    assert article is not None
    dumped = dump_article(article)
    assert parse_article(Source("x", dumped)) == (article, [])
    assert dump_article(article) == dumped


def test_defaults_are_left_out() -> None:
    dumped = dump_article(make_article())
    assert dumped.startswith("schema: 1\nslug: x\nlanguage: ar\n")
    assert {line.split(":")[0] for line in dumped.splitlines() if not line.startswith(" ")} == {
        *("schema", "slug", "language", "source", "headline", "lead")
    }


def test_the_words_of_the_file_are_kept(project: Maker) -> None:
    folder = project()
    dossier, problems = read_dossier(folder.open(), folder.path("seeds/example"))
    assert problems == []
    assert dossier is not None
    assert dossier.text is not None
    assert dossier.text.text == folder.read("seeds/example/source.txt")
    assert dossier.yaml.path == "seeds/example/article.yaml"
    assert list(dossier.catalogs) == ["en"]


def test_a_byte_order_mark_is_not_text(project: Maker) -> None:
    folder = project()
    for name in ("source.txt", "article.yaml", "en.po"):
        folder.write(f"seeds/example/{name}", b"\xef\xbb\xbf" + folder.path(f"seeds/example/{name}").read_bytes())
    dossier, problems = read_dossier(folder.open(), folder.path("seeds/example"))
    assert problems == []
    assert dossier is not None
    assert dossier.text is not None
    assert dossier.text.text.startswith("مثال")
    assert dossier.catalogs["en"].entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("bad-type", 1, 1)),
        ("# only a comment\n", ("bad-type", 2, 1)),
        ("- a\n", ("bad-type", 1, 1)),
        ("word", ("bad-type", 1, 1)),
        ("a: [\n", ("bad-yaml", 2, 1)),
        ("a: 1\na: 2\n", ("duplicate-key", 2, 1)),
    ],
)
def test_what_is_no_article(text: str, expected: tuple[str, int | None, int | None]) -> None:
    article, problems = parsed(text)
    assert article is None
    assert [problem[0] for problem in problems] == [expected[0]]
    if text and not text.startswith("#"):
        assert problems == [expected]


def test_a_key_that_is_no_text_gets_a_word() -> None:
    text = dump_article(make_article()) + "credits: {translator: {1: {method: human}}}\n"
    article, problems = parsed(text)
    assert article is None
    assert [problem[0] for problem in problems] == ["bad-value"]


def test_order_and_hidden_folders(tmp_path: Path) -> None:
    for name in ("b", "a", ".hidden", "c"):
        (tmp_path / "seeds" / name).mkdir(parents=True)
        text = dump_article(msgspec.structs.replace(make_article(), slug=name.strip(".")))
        (tmp_path / "seeds" / name / "article.yaml").write_text(text, "utf-8")
    (tmp_path / "seeds" / "README.md").write_text("x")
    (tmp_path / "seeds" / "empty").mkdir()
    dossiers, problems = read_dossiers(Project(tmp_path, Settings()))
    assert [dossier.article.slug for dossier in dossiers] == ["a", "b", "c"]
    assert [(problem.code, problem.path) for problem in problems] == [("missing-file", "seeds/empty/article.yaml")]


def test_a_project_without_seeds_is_told(tmp_path: Path) -> None:
    dossiers, (problem,) = read_dossiers(Project(tmp_path, Settings()))
    assert dossiers == []
    assert (problem.code, problem.severity, problem.path) == ("missing-file", "error", "seeds")


# Writing


def test_write(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "x.txt"
    assert write_atomically(target, "نص".encode())
    assert target.read_text("utf-8") == "نص"
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    assert [path.name for path in target.parent.iterdir()] == ["x.txt"]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "x.txt"
    write_atomically(target, b"x")
    before = target.stat()
    assert not write_atomically(target, b"x")
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert write_atomically(target, b"y")


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_interrupted_it_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    target = tmp_path / "x.txt"
    write_atomically(target, b"old")

    def fail(self: Path, target: Path) -> Path:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error)):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


@pytest.mark.parametrize(
    ("there", "hint"), [("article.yml", "rename article.yml to article.yaml"), (None, "put article.yaml there")]
)
def test_a_folder_without_an_article(project: Maker, there: str | None, hint: str) -> None:
    folder = project()
    path = folder.path("seeds/example/article.yaml")
    if there:
        path.rename(path.with_name(there))
    else:
        path.unlink()
    _, (problem,) = read_dossier(folder.open(), path.parent)
    assert (problem.code, problem.path) == ("missing-file", "seeds/example/article.yaml")
    assert hint in (problem.hint or "")
