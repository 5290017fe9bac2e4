"""One folder a behaviour: what goes in, and all that comes out.

valid/<case>/     in: article.yaml, source.txt, en.po, mkdocs.yml.
                  out: problems.txt, ar/ and en/, the pages before MkDocs.
invalid/<case>/   in: the same, as seeds/visit; a folder in it is another dossier.
                  out: expected.txt, and expected.json and expected.github.txt where they are there.

Rewrite what comes out with ``pytest --update-golden -k golden``, and read the diff.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from malaf.diagnostics import as_github, as_json, as_text, has_errors
from malaf.framing import Frames
from malaf.options import Options, Reporter
from malaf.pipeline import build
from malaf.settings import templates_folder
from malaf.shell import Shell
from tests.conftest import Golden, ProjectFolder

HERE = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[1]
PUBLISHED = "saudi-kazakh-security"
# Cases whose input lies elsewhere: what this project publishes, and what `malaf new` makes.
INPUT_OF = {PUBLISHED: ROOT, "example": templates_folder() / "project"}
SMALL = [
    *("amounts", "blocks", "draft", "draft-facts", "english-source", "notices"),
    *("times", "translations", "withdrawn"),
]
INPUTS = {"article.yaml", "source.txt", "mkdocs.yml", "picture.png", "en.po", "ar.po"}
INVALID = sorted(path.name for path in (HERE / "invalid").iterdir())


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, dict[str, str]]]:
    """Renders a project without MkDocs: the problems as text, and by path what there is of docs/ and in other forms."""
    nothing: dict[str, dict[str, Shell]] = {"ar": {}, "en": {}}
    frames = Frames(key="", shells=nothing, whole={}, found={})
    monkeypatch.setattr("malaf.assembly.framed", lambda *_, **__: (frames, 0))
    monkeypatch.delenv("MALAF_URL", raising=False)

    def render(folder: ProjectFolder, *, drafts: bool) -> tuple[str, dict[str, str]]:
        found = build(folder.open(), Options(drafts=drafts), Reporter()).problems
        assert not has_errors(found), as_text(found)
        docs = folder.root / "docs"
        written = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
        site = folder.root / "site"
        for path in (*sorted(site.rglob("*.md")), *sorted(site.rglob("feed.xml"))):
            # Beside the page of docs/, which has the same name.
            name = path.relative_to(site).as_posix()
            written[name.replace("index.md", "for-readers.md")] = path
        return as_text(found), {name: path.read_bytes().decode() for name, path in written.items()}

    return render


def seed(case: Path, root: Path, slug: str) -> ProjectFolder:
    """A project with the case as one dossier, and the case's other folders as others."""
    shutil.copytree(case, root / "seeds" / slug)
    home = root / "seeds" / slug
    for path in list(home.iterdir()):
        if path.name == "mkdocs.yml":
            path.rename(root / "mkdocs.yml")
        elif path.is_dir() and path.name not in {"ar", "en"}:
            path.rename(root / "seeds" / path.name)
        elif path.name not in INPUTS:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return ProjectFolder(root.resolve())


@pytest.mark.parametrize("case", INPUT_OF)
def test_golden_pages_of_every_kind(
    case: str, golden: Golden, tmp_path: Path, pages: Callable[..., tuple[str, dict[str, str]]]
) -> None:
    shutil.copytree(INPUT_OF[case] / "seeds" / case, tmp_path / "seeds" / case)
    shutil.copyfile(INPUT_OF[case] / "mkdocs.yml", tmp_path / "mkdocs.yml")
    problems, made = pages(ProjectFolder(tmp_path.resolve()), drafts=False)
    assert problems == ""
    golden.folder(HERE / "valid" / case, made)


@pytest.mark.parametrize("case", SMALL)
def test_golden_dossiers(
    case: str, golden: Golden, tmp_path: Path, pages: Callable[..., tuple[str, dict[str, str]]]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: golden\n")
    problems, made = pages(seed(HERE / "valid" / case, tmp_path, case), drafts=case == "draft")
    # The lists of dossiers are in the cases above; the home page shows here what is listed at all.
    shown = {
        name: text for name, text in made.items() if "/articles/" in name or name.endswith(("/index.md", "/feed.xml"))
    }
    for lang in ("ar", "en"):
        inside = {name.removeprefix(f"{lang}/"): text for name, text in shown.items() if name.startswith(f"{lang}/")}
        golden.folder(HERE / "valid" / case / lang, inside)
    golden(HERE / "valid" / case / "problems.txt", problems)


def test_golden_cases_are_all_run() -> None:
    assert sorted([*INPUT_OF, *SMALL]) == sorted(path.name for path in (HERE / "valid").iterdir())


@pytest.mark.parametrize("case", INVALID)
def test_golden_problems(case: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MALAF_URL", raising=False)
    (tmp_path / "mkdocs.yml").write_text("extra: {malaf: {languages: [ar]}}\n")
    problems = seed(HERE / "invalid" / case, tmp_path, "visit").problems()
    assert problems
    golden(HERE / "invalid" / case / "expected.txt", as_text(problems))
    for name, form in (("expected.json", as_json), ("expected.github.txt", as_github)):
        if (HERE / "invalid" / case / name).exists():
            golden(HERE / "invalid" / case / name, form(problems))
