"""The wheel in a fresh environment, outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.built.conftest import ROOT


def _run(*command: str | Path, cwd: Path) -> str:
    # Nothing of this environment may reach the fresh one.
    ours = ("PYTHON", "MALAF", "VIRTUAL_ENV")
    env = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def malaf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `malaf` of a fresh environment with the wheel and the locked dependencies in it."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    # A wheel that owned a name like `generator` or `templates` would get in other packages' way.
    (info,) = {name.split("/")[0] for name in names if ".dist-info/" in name}
    assert {name.split("/")[0] for name in names} == {"malaf", info}
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run(*pip, "--require-hashes", "-r", ROOT / "requirements.txt", cwd=folder)
    _run(*pip, "--no-deps", wheel, cwd=folder)
    return folder / "env" / "bin" / "malaf"


def test_a_new_project_builds_at_once(malaf: Path, tmp_path: Path) -> None:
    _run(malaf, "new", "dossiers", cwd=tmp_path)
    _run(malaf, "check", "--strict", "--project", "dossiers", cwd=tmp_path)
    said = _run(malaf, "build", "--project", "dossiers", cwd=tmp_path)
    assert len(said.splitlines()) == 1
    _run(malaf, "bundle", "--project", "dossiers", cwd=tmp_path)
    site = tmp_path / "dossiers" / "site"
    for lang, words in (("ar", "حديقة"), ("en", "shared park")):
        page = (site / lang / "articles" / "example" / "index.html").read_text("utf-8")
        assert words in page
        assert "assets/malaf/malaf.css" in page
        assert (site / lang / "assets" / "malaf" / "malaf.css").is_file()
        assert (site / lang / "assets" / "fonts" / "plex-ar-400.woff2").is_file()
    assert (tmp_path / "dossiers" / "dist" / "malaf-offline.zip").is_file()


def test_mkdocs_alone_gives_readable_pages(malaf: Path, tmp_path: Path) -> None:
    _run(malaf, "new", "dossiers", cwd=tmp_path)
    _run(malaf, "build", "--project", "dossiers", cwd=tmp_path)
    project = tmp_path / "dossiers"
    _run(malaf.with_name("mkdocs"), "build", "--quiet", "--site-dir", tmp_path / "alone", cwd=project)
    page = (tmp_path / "alone" / "articles" / "example" / "index.html").read_text("utf-8")
    assert "بلديتان تتفقان على حديقة مشتركة" in page
    assert 'data-malaf="summary"' in page
