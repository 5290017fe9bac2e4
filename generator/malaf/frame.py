"""One language through MkDocs: its hand-written pages, and a shell for each shape of the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec

from malaf.csp import Sources, merged, policy, with_policy
from malaf.diagnostics import Diagnostic
from malaf.docs import written_pages
from malaf.extras import out_of_reach
from malaf.files import remove_empty_folders
from malaf.finishing import (
    existing_alternates,
    existing_switches,
    finish_page,
    is_unused,
    may_be_found,
    rooted,
    smaller_script,
)
from malaf.pages import Page
from malaf.search import SearchPage
from malaf.shell import Shell, cut, fill, sentinel
from malaf.site import LanguageBuild, run_mkdocs
from malaf.written import written_page


class FrameJob(msgspec.Struct, frozen=True, kw_only=True):
    """What is built. MkDocs reads and writes in folders of its own, which hold nothing else.

    `hand` are the hand-written files below `docs`. `examples` has a real page of every shape that is to be filled;
    `whole` are the generated pages that MkDocs makes itself, and `linked` those that hand-written ones link to.
    `existing` has every address below the folder of all languages, which lies at `url` (empty: not known). `allowed` is
    what pages may load beside the site's own files.
    """

    build: LanguageBuild
    docs: Path
    hand: list[str]
    examples: list[Page]
    whole: list[Page]
    linked: list[Page]
    existing: frozenset[str]
    languages: tuple[str, ...]
    url: str
    allowed: dict[str, list[str]] = {}


class Framed(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: `shells` by shape, `unfit` shapes that cannot be filled, `found` what of the hand-written pages
    is searched, `pages` how many pages MkDocs made, `policy` what one at least of those may load that stay, and
    `policies` what those of a shape may; `indexed` the addresses of the hand-written pages that search engines may
    show. The files lie where the job said, the examples left out."""

    problems: list[Diagnostic]
    plugins: list[str]
    pages: int
    shells: dict[str, Shell] = {}
    unfit: list[str] = []
    found: list[SearchPage] = []
    policy: Sources = {}
    policies: dict[str, Sources] = {}
    indexed: list[str] = []


def frame(job: FrameJob) -> Framed:
    """Runs MkDocs, finishes its pages, and cuts the shells."""
    build = job.build
    shutil.rmtree(build.docs, ignore_errors=True)
    shutil.rmtree(build.site, ignore_errors=True)
    sentinels = [sentinel(page, number) for number, page in enumerate(job.examples)]
    _lay_out(job, sentinels)
    built = run_mkdocs(build)
    if any(problem.severity == "error" for problem in built.problems):
        return Framed(problems=built.problems, plugins=built.plugins, pages=built.pages)
    problems = [*built.problems, *out_of_reach(built.extras, build.site, job.allowed, build.config)]
    written = written_pages(job.hand)
    sources = _finish(job, written)
    shells: dict[str, Shell] = {}
    unfit: list[str] = []
    for page, stand_in in zip(job.examples, sentinels, strict=True):
        if page.url in written:
            continue
        shell = cut(_html(job, stand_in), stand_in)
        if shell is not None and fill(shell, page) == _html(job, page):
            shells[page.shape] = shell
        else:
            unfit.append(page.shape)
    by_hand = {url: (build.site / url / "index.html").read_text("utf-8") for url in sorted(written)}
    found = [written_page(html, url) for url, html in by_hand.items()]
    left_out = {page.url for page in (*sentinels, *job.examples, *job.linked)}
    left_out -= written | {page.url for page in job.whole}
    for url in left_out:
        (build.site / url / "index.html").unlink(missing_ok=True)
    remove_empty_folders(build.site)
    shutil.rmtree(build.docs, ignore_errors=True)
    return Framed(
        problems=problems,
        plugins=built.plugins,
        pages=built.pages,
        shells=shells,
        unfit=unfit,
        found=[page for page in found if page is not None],
        policy=merged(one for url, one in sources.items() if url not in left_out),
        policies={page.shape: sources[page.url] for page in job.examples if page.shape in shells},
        indexed=[url for url, html in by_hand.items() if may_be_found(html)],
    )


def _lay_out(job: FrameJob, sentinels: list[Page]) -> None:
    """The folder that MkDocs reads. A hand-written page wins over a generated one of its name."""
    docs = job.build.docs
    for name in job.hand:
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            # Not a hard link, which would change the stamp of somebody's file.
            target.symlink_to((job.docs / name).resolve())
        except OSError:  # a file system without links
            shutil.copy2(job.docs / name, target)
    there = set(job.hand)
    # The example last: of a kind with one page, it is its own sentinel.
    for page in (*job.linked, *sentinels, *job.examples, *job.whole):
        if page.path not in there:
            target = docs / page.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page.source.encode())


def _html(job: FrameJob, page: Page) -> str:
    try:
        return (job.build.site / page.url / "index.html").read_text("utf-8")
    except OSError:
        return ""


def _finish(job: FrameJob, written: set[str]) -> dict[str, Sources]:
    """The finishing pass over all that MkDocs made, and what each page may load, by its address."""
    build = job.build
    for path in sorted(build.site.rglob("*")):
        if path.is_file() and is_unused(f"/{path.relative_to(build.site).as_posix()}"):
            path.unlink()
    for path in (build.site / "assets" / "malaf").glob("*.js"):
        path.write_text(smaller_script(path.read_text("utf-8")), "utf-8")
    sources: dict[str, Sources] = {}
    for path in sorted(build.site.rglob("*.html")):
        html = finish_page(path.read_text("utf-8"), build.lang, build.dir)
        relative = path.relative_to(build.site).as_posix()
        address = relative.removesuffix("index.html")
        if relative == "404.html":
            html = html if job.url else rooted(html, build.lang, job.languages)
        elif address in written:
            # A generated page knows itself where the others are.
            html = existing_switches(html, f"{build.lang}/{address}", job.existing.__contains__)
            html = existing_alternates(html, job.url, job.existing.__contains__) if job.url else html
        sources[address] = policy(html, job.allowed)
        path.write_bytes(with_policy(html, sources[address]).encode())
    return sources
