"""The docs/ of one project through MkDocs, ProperDocs and Zensical, and where the pages that come out differ.

``python -m tests.engines.compare`` writes ENGINES.md. The engines are installed by ``make``, each in an environment of
its own; see `ENGINES`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from malaf.catalogs import interface_words
from malaf.languages import direction, locale_name
from malaf.options import Options, Reporter
from malaf.pipeline import build
from malaf.settings import read_project, templates_folder
from tests.built.conftest import LANGUAGES, ROOT, make_project

__all__ = ["ENGINES", "PAGE", "Comparison", "Outcome", "Page", "compare", "engine_program", "parse_page", "report"]

PAGE = ROOT / "ENGINES.md"
ENGINES = ("properdocs", "zensical")
# In the order of the report: what a page's <article> calls itself, and how the report does.
KINDS = {
    "home": "Home page",
    "timeline": "Timeline",
    "pillars": "Pillars",
    "figures": "Figures",
    "people": "People",
    "topic": "Topic",
    "dossier": "Dossier",
    "parallel": "Both texts side by side",
    "redirect": "Address that has moved",
    "": "Page written by hand",
    "404": "Page not found",
}
# All that an engine's pages say of the engine itself; MkDocs and ProperDocs give their templates one variable for it.
_ITSELF = re.compile(r'(<meta name="generator" content="Malaf, mkdocs-)[^"]*(">)')


def engine_program(engine: str) -> Path:
    """Where `make` has installed it."""
    return ROOT / "build" / "engines" / engine / "bin" / engine


@dataclass(frozen=True)
class Outcome:
    """What one run gave: the files by their path, below the folder of a language; or why there are none."""

    files: Mapping[str, bytes]
    error: str = ""

    @property
    def pages(self) -> dict[str, str]:
        return {name: content.decode() for name, content in self.files.items() if name.endswith(".html")}


def run_engine(program: Path, docs: Path, config: Mapping[str, Any], *, theme: bool = True) -> Outcome:
    """Every language of `docs`, by the engine's own command and plain files of configuration.

    `theme`: with Malaf's theme over Material, else with the engine's own.
    """
    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        shutil.copytree(docs, folder / "docs")
        for lang in LANGUAGES:
            path = folder / f"{lang}.yml"
            path.write_text(yaml.safe_dump(_for_language(config, lang, theme=theme), allow_unicode=True), "utf-8")
            done = subprocess.run(
                [str(program), "build", "-f", str(path)],
                cwd=folder,
                # The day of the sitemap; and no banner of the theme.
                env=os.environ | {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode != 0:
                said = (done.stderr or done.stdout).strip().splitlines()
                # Without the places in templates, which move.
                return Outcome({}, said[-1].split(" (in ")[0] if said else f"exit code {done.returncode}")
        site = folder / "site"
        for path in sorted(site.rglob("*")):
            if path.is_file():
                files[path.relative_to(site).as_posix()] = path.read_bytes()
    return Outcome(files)


def _for_language(config: Mapping[str, Any], lang: str, *, theme: bool) -> dict[str, Any]:
    """What `malaf.site` sets for one language, as a file that any engine reads."""
    settings = config["extra"]["malaf"]
    languages = [{"code": code, "name": locale_name(code), "dir": direction(code)} for code in settings["languages"]]
    words = {
        "lang": lang,
        "dir": direction(lang),
        "default": settings["languages"][0],
        "languages": languages,
        "words": interface_words([templates_folder()], lang),
        "root_url": "",
        "name": settings["name"][lang],
    }
    own = {"custom_dir": str(templates_folder() / "theme")} if theme else {}
    shared = {key: value for key, value in config["theme"].items() if key != "custom_dir"}
    return {
        **config,
        "site_name": settings["name"][lang],
        "docs_dir": f"docs/{lang}",
        "site_dir": f"site/{lang}",
        "theme": {**shared, "language": lang, **own},
        "extra": {**config["extra"], "malaf_site": words},
    }


class _Loader(yaml.SafeLoader):
    """YAML with MkDocs' variables of the environment: their defaults, which stand last."""


def _default(loader: _Loader, node: yaml.SequenceNode) -> Any:
    return loader.construct_sequence(node)[-1]


_Loader.add_constructor("!ENV", _default)


# Pages


@dataclass
class Page:
    """The content of a page, apart: `text` as words, `elements` with their attributes, `links` where they lead."""

    text: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Content(HTMLParser):
    """The first <article> of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.kind = "404"
        self._depth = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        given = dict(attrs)
        if tag == "article":
            self._depth += 1
            if self._depth == 1:
                self.kind = given.get("data-malaf-page") or ""
                return
        # Zensical's own mark for its link to the content.
        if not self._depth or given.get("id") == "__skip":
            return
        self.page.links += [given["href"] or ""] if "href" in given else []
        rest = sorted(f"{name}={value}" for name, value in attrs if name != "href")
        self.page.elements.append(" ".join((tag, *rest)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article" and self._depth:
            self._depth -= 1
            self._done = self._depth == 0

    def handle_data(self, data: str) -> None:
        if self._depth and not self._done:
            self.page.text += data.split()


def parse_page(html: str) -> tuple[str, Page]:
    """The kind of a page, and its content."""
    parser = _Content()
    parser.feed(html)
    parser.close()
    return parser.kind, parser.page


# What differs


@dataclass(frozen=True)
class Comparison:
    """One docs/ through the engines; `zensical` with its own theme, `themed` with Malaf's."""

    mkdocs: Outcome
    properdocs: Outcome
    zensical: Outcome
    themed: Outcome

    def kinds(self) -> dict[str, list[str]]:
        """The addresses of MkDocs' pages by kind."""
        found: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for name, html in self.mkdocs.pages.items():
            found["404" if name.endswith("/404.html") else parse_page(html)[0]].append(name)
        return {kind: names for kind, names in found.items() if names}

    def unlike_in_properdocs(self) -> list[str]:
        """The files that are not the same bytes, but for the engine's name, or that only one of them made."""
        ours, theirs = (
            {name: _unnamed(name, content) for name, content in outcome.files.items()}
            for outcome in (self.mkdocs, self.properdocs)
        )
        return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))

    def unlike_in_zensical(self, part: str) -> dict[str, tuple[Sequence[str], Sequence[str]]]:
        """The pages whose text, elements or links (`part`) are not the same: MkDocs' and Zensical's."""
        theirs = self.zensical.pages
        found = {}
        for name, html in self.mkdocs.pages.items():
            ours = getattr(parse_page(html)[1], part)
            other = getattr(parse_page(theirs.get(name, ""))[1], part)
            if ours != other:
                found[name] = (ours, other)
        return found


def _unnamed(name: str, content: bytes) -> bytes:
    return _ITSELF.sub(r"\1\2", content.decode()).encode() if name.endswith(".html") else content


def compare(project: Path) -> Comparison:
    """`project` has been built by Malaf: its docs/ is what all engines read."""
    config = yaml.load((project / "mkdocs.yml").read_text("utf-8"), _Loader)
    docs = project / "docs"
    mkdocs = Path(sys.executable).with_name("mkdocs")
    zensical = engine_program("zensical")
    return Comparison(
        mkdocs=run_engine(mkdocs, docs, config),
        properdocs=run_engine(engine_program("properdocs"), docs, config),
        zensical=run_engine(zensical, docs, config, theme=False),
        themed=run_engine(zensical, docs, config),
    )


# The report

_OPENING = """\
# One docs/, three engines

<!-- Written by `make engines`. -->

`malaf build` writes Markdown pages with front matter and HTML into `docs/<language>/`. This page tells what
[MkDocs](https://www.mkdocs.org) 1.6.1, [ProperDocs](https://properdocs.org) {properdocs} and
[Zensical](https://zensical.org) {zensical} make of the same files, each by its own command and with a plain
configuration for each language. The project is the one of the tests: the dossier of this repository, and one in each
unusual state (stale, untranslated, corrected, withdrawn, moved). What is compared is what the engines write, before
Malaf's finishing pass.
"""
_PROPERDOCS = """
## ProperDocs

With Malaf's theme over Material. Compared byte by byte; only the engine's name and version in `<meta name="generator">`
are set aside.
"""
_ZENSICAL = """
## Zensical

With Zensical's own theme, set to Material's palette and language as `mkdocs.yml` has it. Compared is the content of the
page's `<article>`: its text, word by word; its elements with their attributes, in order; and where its links lead. The
frame around it is Zensical's own.
"""


def report(found: Comparison) -> str:
    """ENGINES.md."""
    return "".join(
        (
            _OPENING.format(**{engine: _pinned(engine) for engine in ENGINES}),
            *_properdocs_part(found),
            *_zensical_part(found),
        )
    )


def _pinned(engine: str) -> str:
    locked = (ROOT / "tests" / "engines" / f"{engine}.txt").read_text("utf-8")
    match = re.search(rf"^{engine}==(\S+)", locked, re.MULTILINE)
    assert match, engine
    return match[1]


def _properdocs_part(found: Comparison) -> Iterator[str]:
    yield _PROPERDOCS
    if found.properdocs.error:
        yield f"\nIt does not build: `{found.properdocs.error}`.\n"
        return
    unlike = found.unlike_in_properdocs()
    yield "\n| kind of page | pages | the same |\n|---|---:|---|\n"
    for kind, names in found.kinds().items():
        yield f"| {KINDS[kind]} | {len(names)} | {_verdict(names, unlike)} |\n"
    others = [name for name in unlike if not name.endswith(".html")]
    also = f"these differ: {', '.join(f'`{name}`' for name in others)}" if others else "the same"
    yield f"\nAll other files (style sheets, scripts, pictures, the sitemap): {also}.\n"


def _zensical_part(found: Comparison) -> Iterator[str]:
    yield _ZENSICAL
    if found.zensical.error:
        yield f"\nIt does not build: `{found.zensical.error}`.\n"
        return
    unlike = {part: found.unlike_in_zensical(part) for part in ("text", "elements", "links")}
    yield "\n| kind of page | pages | text | elements | links |\n|---|---:|---|---|---|\n"
    for kind, names in found.kinds().items():
        verdicts = " | ".join(_verdict(names, pages) for pages in unlike.values())
        yield f"| {KINDS[kind]} | {len(names)} | {verdicts} |\n"
    ours, theirs = found.mkdocs.pages.keys(), found.zensical.pages.keys()
    missing, more = sorted(ours - theirs), sorted(theirs - ours)
    yield (
        "\nThe addresses of the pages are the same.\n"
        if not missing and not more
        else (f"\nPages that it has not: {_listed(missing)}. Pages that only it has: {_listed(more)}.\n")
    )
    moved = _moved_links(unlike["links"])
    if moved:
        yield "\nLinks that lead elsewhere, an example of each kind. Zensical takes a link in a page's HTML for one\n"
        yield "between source files, where MkDocs leaves it as it is.\n\n| in MkDocs | in Zensical |\n|---|---|\n"
        yield from (f"| `{ours}` | {f'`{theirs}`' if theirs else 'empty'} |\n" for ours, theirs in moved)
    yield "\nThe page that is not found is a template of the theme, not of `docs/`.\n"
    yield (
        f"\nWith Malaf's theme it does not build: `{found.themed.error}`.\n"
        if found.themed.error
        else "\nWith Malaf's theme it builds, too.\n"
    )


def _verdict(names: Sequence[str], unlike: Sequence[str] | Mapping[str, Any]) -> str:
    differ = sum(name in unlike for name in names)
    if not differ:
        return "same"
    return "differs" if differ == len(names) else f"differs on {differ}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def _moved_links(pages: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> list[tuple[str, str]]:
    """One pair of each kind: what was put before the link, or what was made of it."""
    kinds: dict[str, tuple[str, str]] = {}
    for name, (ours, theirs) in pages.items():
        if name.endswith("/404.html") or len(ours) != len(theirs):
            continue
        for one, other in zip(ours, theirs, strict=True):
            if one != other:
                kind = f"{other.removesuffix(one)}…" if other.endswith(one) else f"{one} {other}"
                kinds.setdefault(kind, (one, other))
    return sorted(kinds.values())


def main() -> None:
    """Builds the project of the tests, compares, and writes ENGINES.md."""
    os.environ.pop("MALAF_URL", None)
    with tempfile.TemporaryDirectory() as name:
        folder = make_project(Path(name).resolve())
        project, problems = read_project(folder)
        assert project, problems
        build(project, Options(), Reporter())
        PAGE.write_text(report(compare(folder)), "utf-8")


if __name__ == "__main__":
    main()
