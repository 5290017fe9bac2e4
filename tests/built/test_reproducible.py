"""What is made twice is the same: in two folders, two locales, two time zones, with other permissions and times."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.built.conftest import ROOT, make_project

# What a wheel and an sdist are made of, and what says what to leave out.
SOURCES = (
    "generator",
    "templates",
    "hatch_build.py",
    "pyproject.toml",
    "README.md",
    "GUIDE.md",
    "REFERENCE.md",
    "LICENSE",
    "CHANGELOG.md",
    ".gitignore",
)
# Turkish has its own small and capital i, and a comma in its numbers.
TURKISH = "tr_TR.UTF-8"


class Machine(NamedTuple):
    """What one run finds around it: environment variables, the umask, and the age of its files."""

    env: dict[str, str]
    umask: int
    written: int


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, Machine]:
    """Two machines that differ. The second's locale is made here, so that it is really there."""
    locales = tmp_path_factory.mktemp("locales")
    command = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(locales / TURKISH)]
    if not shutil.which("localedef") or subprocess.run(command, capture_output=True, check=False).returncode > 1:
        _missing("a second locale cannot be made: apt-get install locales")
    plain = {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"}
    other = {"LOCPATH": str(locales), "LC_ALL": TURKISH, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"}
    asked = [sys.executable, "-c", "import locale; print(locale.setlocale(locale.LC_ALL, ''))"]
    said = subprocess.run(asked, env={**os.environ, **other}, capture_output=True, text=True, check=True).stdout
    assert said.strip() == TURKISH
    return Machine(plain, 0o022, 1_700_000_000), Machine(other, 0o077, 981_173_106)


def _missing(what: str) -> None:
    # A skip in CI would hide that nothing was compared.
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def _run(machine: Machine, cwd: Path, *command: str | Path) -> None:
    ours = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        # A site that knows its address has pictures and feeds, too.
        env=ours | machine.env | {"MALAF_URL": "https://example.org/files/"},
        umask=machine.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def _aged(folder: Path, machine: Machine) -> Path:
    """The folder with the times and permissions that this machine's files have."""
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (machine.written, machine.written))
        path.chmod((0o777 if path.is_dir() else 0o666) & ~machine.umask)
    return folder


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def _twice(make: Callable[[Machine, Path], Path], machines: tuple[Machine, Machine], folder: Path) -> dict[str, str]:
    """The digest of every file that `make` made on both machines, in folders of another name, depth and age."""
    here, there = (
        dict(_files(make(machine, folder / name)))
        for machine, name in zip(machines, ("a", "somewhere else/ملف"), strict=True)
    )
    assert here == there
    return here


def copy_sources(tree: Path) -> Path:
    """What the packages are made of, without what a build leaves there: the fonts are made anew."""
    tree.mkdir(parents=True)
    left_out = shutil.ignore_patterns("fonts", "__pycache__")
    for name in SOURCES:
        copy = partial(shutil.copytree, ignore=left_out) if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tree / name)
    return tree


def _packages(machine: Machine, folder: Path) -> Path:
    tree = _aged(copy_sources(folder / "tree"), machine)
    _run(machine, tree, "build", "--no-isolation", "--outdir", folder / "made")
    return folder / "made"


def test_wheel_and_sdist_are_the_same_bytes(tmp_path: Path, machines: tuple[Machine, Machine]) -> None:
    made = _twice(_packages, machines, tmp_path)
    assert sorted(Path(name).suffix for name in made) == [".gz", ".whl"]


def _site(machine: Machine, folder: Path) -> Path:
    (folder / "project").mkdir(parents=True)
    project = _aged(make_project(folder / "project"), machine)
    # By one process, and by several.
    _run(machine, project, "malaf", "build", "--jobs", machine.env["PYTHONHASHSEED"])
    _run(machine, project, "malaf", "bundle")
    # What it remembers holds times.
    shutil.rmtree(project / ".malaf")
    return project


def test_site_and_bundle_are_the_same_bytes(tmp_path: Path, machines: tuple[Machine, Machine]) -> None:
    made = _twice(_site, machines, tmp_path)
    pictures = [name for name in made if name.endswith(".png") and name.startswith("site/ar/articles/")]
    assert pictures
    assert {"dist/malaf-offline.zip", "docs/en/index.md", "site/sitemap.xml", "site/ar/feed.xml"} <= made.keys()
