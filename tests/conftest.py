"""What the tests share: golden files, small projects, one browser for the whole run."""

import difflib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec
import pytest
from babel.support import NullTranslations

from malaf.addresses import address_problems, addresses
from malaf.article import Article
from malaf.catalogs import Catalog, Entry, read_interface
from malaf.check import check_form, check_sense, project_terms
from malaf.checking import check
from malaf.diagnostics import Diagnostic
from malaf.glossary import Term
from malaf.locales import Digits, Policy
from malaf.messages import messages
from malaf.options import Reporter
from malaf.page import ArticleView
from malaf.scaffold import make_project
from malaf.settings import Project, Settings, read_project, templates_folder
from malaf.store import Dossier
from malaf.views import Localization, localize
from malaf.workers import Workers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_MISSING = (
    "browser tests need Chromium and Playwright: apt-get install chromium, pip install playwright "
    "(or name a Chromium with MALAF_CHROMIUM)"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Rewrite the golden files; read the diff then.")


# Golden files


class Golden:
    """Compares texts with tracked files, or rewrites these."""

    def __init__(self, *, update: bool) -> None:
        self._update = update

    def __call__(self, path: Path, text: str) -> None:
        """`text` must be what the file at `path` holds, to the byte."""
        if self._update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        if not path.is_file():
            pytest.fail(f"there is no {path}: make it with pytest --update-golden, and read it", pytrace=False)
        expected = path.read_bytes().decode()
        if text != expected:
            diff = difflib.unified_diff(
                expected.splitlines(keepends=True), text.splitlines(keepends=True), str(path), "now"
            )
            pytest.fail(f"not as in the golden file:\n{''.join(diff)}", pytrace=False)

    def folder(self, folder: Path, files: dict[str, str]) -> None:
        """The files below `folder` must be these and no others."""
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for name in sorted(there - files.keys()):
            if not self._update:
                pytest.fail(f"{folder / name} is no longer made", pytrace=False)
            (folder / name).unlink()
        for name, text in files.items():
            self(folder / name, text)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=bool(request.config.getoption("--update-golden")))


# Projects


@dataclass(frozen=True)
class ProjectFolder:
    """A small project on disk, the one that `malaf new` makes: one dossier, seeds/example."""

    root: Path

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text("utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def edit(self, name: str, old: str, new: str) -> None:
        """Replaces `old`, which must stand in the file once."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def open(self) -> Project:
        project, problems = read_project(self.root)
        assert project is not None, problems
        return project

    def problems(self) -> list[Diagnostic]:
        """All that `malaf check` finds."""
        project, problems = read_project(self.root)
        if project is None:
            return problems
        with Workers(jobs=1) as workers:
            return check(project, workers, Reporter())[1]

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems()]


def copied(folder: ProjectFolder, to: Path, *, everything: bool = False) -> ProjectFolder:
    """The project's content in another folder, without what a build made."""
    without = None if everything else shutil.ignore_patterns("site", ".malaf", "dist")
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder.root, to, ignore=without)
    return ProjectFolder(to)


def check_dossier(project: Project, dossier: Dossier, terms: Sequence[Term] = ()) -> list[Diagnostic]:
    """Every problem of one dossier's content."""
    return [*check_form(project, dossier), *check_sense(project, dossier, terms)]


def check_all(project: Project, dossiers: list[Dossier]) -> list[Diagnostic]:
    """Every problem of the content of dossiers, within each and between them: by the rules alone."""
    terms, problems = project_terms(project)
    problems += [problem for dossier in dossiers for problem in check_dossier(project, dossier, terms)]
    return problems + list(address_problems([addresses(dossier) for dossier in dossiers]))


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., ProjectFolder]:
    """Makes the project of `malaf new` in a folder of its own."""

    def make(name: str = "project") -> ProjectFolder:
        make_project(tmp_path / name)
        return ProjectFolder((tmp_path / name).resolve())

    return make


def calls(function: Callable[[], object]) -> int:
    """How many calls `function` makes, of Python and of C: what its time grows with, on a machine that is busy too."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


# Values


def make_article(**changes: Any) -> Article:
    """The smallest valid article (one lead), with other keys as article.yaml would give them."""
    base: dict[str, Any] = {
        "schema": 1,
        "slug": "x",
        "language": "ar",
        "source": {"file": "source.txt", "sha256": "0" * 64},
        "headline": {"text": "عنوان", "by": "editor"},
        "lead": {"id": "p1", "text": "الجملة الأولى. الجملة الثانية."},
    }
    return msgspec.convert(base | changes, Article)


def make_catalog(article: Article, translations: dict[str, str] | None = None, *, rest: str | None = None) -> Catalog:
    """A translation into English by id; `rest` stands for all others, None leaves them untranslated."""
    given = translations or {}
    entries = {}
    for message in messages(article):
        translated = given.get(message.id, rest or "")
        entries[message.id] = Entry(message.text, translated, False, None)
    return Catalog("en", "en.po", entries)


@lru_cache
def _interface(lang: str) -> NullTranslations:
    return read_interface([templates_folder()], lang)


def make_policy(lang: str, digits: Digits = "latn", *, hijri: bool = False) -> Policy:
    """The policy with the real words of the interface."""
    words = _interface(lang)
    return Policy(lang, digits, words.gettext, words.ngettext, hijri)


def make_view(article: Article, lang: str = "ar", catalog: Catalog | None = None, **settings: Any) -> ArticleView:
    return localize(article, Localization(make_policy(lang), Settings(**settings), catalog))


# The browser


def _unavailable() -> NoReturn:
    # A skip in CI would hide that the browser was never asked.
    if os.environ.get("CI"):
        pytest.fail(_MISSING, pytrace=False)
    pytest.skip(_MISSING)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium."""
    program = os.environ.get("MALAF_CHROMIUM") or "/usr/bin/chromium"
    if shutil.which(program) is None:
        _unavailable()
    return program


@pytest.fixture(scope="session")
def browser(chromium: str) -> "Iterator[Browser]":
    """A headless Playwright Browser over the system's Chromium; each test opens its own context in it."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        _unavailable()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield launched
        launched.close()
