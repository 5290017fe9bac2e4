"""A whole site, built once: the seed, the example, and a dossier in each unusual state."""

from __future__ import annotations

import os
import re
import shutil
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from malaf.bundle import make_bundle
from malaf.diagnostics import as_text
from malaf.options import Options, Reporter
from malaf.pipeline import build
from malaf.settings import read_project, templates_folder

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ar", "en")
SEED = "saudi-kazakh-security"
# One page of every kind, below a language's root.
PAGES = (
    "",
    "timeline/",
    "pillars/",
    "figures/",
    "people/",
    "topics/security/",
    "about/",
    "method/",
    f"articles/{SEED}/",
    f"articles/{SEED}/parallel/",
    "articles/example/",
    "articles/corrected/",
    "articles/stale/",
    "articles/untranslated/",
    "articles/withdrawn/",
    "articles/old-address/",
)


@dataclass(frozen=True)
class BuiltSite:
    """The published site, and the bundle unpacked; both as folders."""

    project: Path
    site: Path
    offline: Path


def _variant(seeds: Path, slug: str, *edits: tuple[str, str]) -> Path:
    folder = seeds / slug
    shutil.copytree(templates_folder() / "project" / "seeds" / "example", folder)
    path = folder / "article.yaml"
    text = path.read_text("utf-8").replace("slug: example", f"slug: {slug}")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return folder


def make_project(folder: Path) -> Path:
    """The project under test, with what the repository's own does not show."""
    for name in ("mkdocs.yml", "seeds"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    for lang in LANGUAGES:
        (folder / "docs" / lang).mkdir(parents=True)
        for page in ("about.md", "method.md"):
            shutil.copy(ROOT / "docs" / lang / page, folder / "docs" / lang / page)
    # A page that only one language has.
    (folder / "docs" / "ar" / "only-arabic.md").write_text("# صفحة عربية\n\nلا نظير لها.\n", "utf-8")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    config = config.replace("custom_dir: templates/theme", f"custom_dir: {templates_folder() / 'theme'}")
    config = config.replace("topics:\n", "topics:\n      example: {ar: مثال, en: Example}\n")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    seeds = folder / "seeds"
    _variant(seeds, "example")
    published = "status: published\n"
    correction = 'corrections:\n  - {date: "2026-11-25", text: صُحِّح عدد الأشجار}\n'
    _variant(
        seeds,
        "corrected",
        (published, f'{published}aliases: ["old-address"]\n{correction}'),
    )
    _variant(seeds, "withdrawn", (published, "status: withdrawn\n"))
    stale = _variant(seeds, "stale")
    po = (stale / "en.po").read_text("utf-8")
    (stale / "en.po").write_text(po.replace('msgid "زراعة الأشجار', 'msgid "زراعة بعض الأشجار'), "utf-8")
    (_variant(seeds, "untranslated") / "en.po").unlink()
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = make_project(tmp_path_factory.mktemp("project"))
    os.environ.pop("MALAF_URL", None)
    project, problems = read_project(folder)
    assert project, as_text(problems)
    result = build(project, Options(), Reporter())
    assert project.site.is_dir(), as_text(result.problems)
    target = project.dist / "malaf-offline.zip"
    make_bundle(project.site, target)
    unpacked = tmp_path_factory.mktemp("a folder with spaces")
    with zipfile.ZipFile(target) as archive:
        archive.extractall(unpacked)
    return BuiltSite(folder, project.site, unpacked / "malaf-offline")


class Server(SimpleHTTPRequestHandler):
    """Sends the headers that the site asks for."""

    def end_headers(self) -> None:
        for line in (Path(self.directory) / "_headers").read_text("ascii").splitlines()[1:]:
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(built: BuiltSite) -> Iterator[str]:
    """Address of the published site on this machine, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(built.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def offline(built: BuiltSite) -> str:
    """Address of the unpacked bundle, with a slash at its end."""
    return built.offline.as_uri() + "/"


def page_url(base: str, path: str) -> str:
    """Address of a page whose path ends in a slash, on http or file."""
    return f"{base}{path}index.html" if base.startswith("file:") else f"{base}{path}"


def tool(path: Path, hint: str) -> Path:
    """A checker's file, or a skip that says how to get it; in CI it must be there."""
    if not path.is_file():
        message = f"{path.name} is missing: {hint}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


CHECKERS = ROOT / "tests" / "checkers" / "node_modules"
INSTALL = "run `npm ci --ignore-scripts` in tests/checkers"


def html_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def tags(html: str, name: str) -> list[str]:
    """The opening tags of one element, as written."""
    return re.findall(rf"<{name}\b[^>]*>", html)
