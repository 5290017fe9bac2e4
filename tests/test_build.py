"""Shell and fill, and builds that do only what changed: the same bytes as MkDocs alone, and as a clean build."""

from __future__ import annotations

import errno
import itertools
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malaf import framing, workers
from malaf.cache import Cache, Inputs, alone
from malaf.checking import check
from malaf.options import Options, Reporter, Result
from malaf.pages import PAGE_SIZE, slices
from malaf.pipeline import build
from malaf.search import SearchPage
from malaf.searchindex import PageWords, page_words
from malaf.source import Source
from malaf.stamps import Stamp, Stamps
from malaf.store import dump_article, parse_article
from malaf.unchanged import looked_over
from tests.conftest import ProjectFolder, copied

MALAF = [sys.executable, "-m", "malaf"]


def run(folder: ProjectFolder, **options: object) -> Result:
    result = build(folder.open(), Options(**options), Reporter())  # type: ignore[arg-type]
    assert not [problem for problem in result.problems if problem.severity == "error"], result.problems
    return result


def unchanged(root: Path, options: Options) -> Result | None:
    return looked_over(root, options)[0]


def snapshot(folder: ProjectFolder) -> dict[str, bytes]:
    """Every file of the site, and every generated one of docs/."""
    found = {}
    for name in ("site", "docs"):
        for path in (folder.root / name).rglob("*"):
            if path.is_file():
                found[path.relative_to(folder.root).as_posix()] = path.read_bytes()
    return found


def add(folder: ProjectFolder, name: str, **changes: object) -> None:
    """Another dossier like the example."""
    home = folder.root / "seeds" / name
    shutil.copytree(folder.root / "seeds" / "example", home)
    edit(folder, name, slug=name, **changes)


def edit(folder: ProjectFolder, name: str, **changes: object) -> None:
    import msgspec

    path = folder.root / "seeds" / name / "article.yaml"
    article, _ = parse_article(Source("x", path.read_text("utf-8")))
    assert article is not None
    path.write_text(dump_article(msgspec.structs.replace(article, **changes)), "utf-8")


# --- as MkDocs alone --------------------------------------------------------------------------------------------------

TITLES = [
    "عنوان <script>alert(1)</script> & \"قوس\" 'آخر' {{ x }} {% y %}",
    "Title\twith a tab — ``` and ~~~ `code` *stars* [link](x) &amp; 100% \\",
    "null",
    "malaf-sentinel-title <&\"'>",
    "123: - # ! | > %s",
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """A project with every kind of page, and more dossiers than a page of a listing holds."""
    from malaf.article import Headline
    from malaf.scaffold import make_project

    root = tmp_path_factory.mktemp("archive") / "project"
    make_project(root)
    folder = ProjectFolder(root.resolve())
    for n in range(2 * PAGE_SIZE + 3):
        title = TITLES[n % len(TITLES)] if n < 2 * len(TITLES) else f"خبر {n}"
        add(folder, f"dossier-{n}", headline=Headline(text=title, by="editor"))
    edit(folder, "dossier-1", aliases=("old-name",), topics=("another", "example"))
    edit(folder, "dossier-3", aliases=("another-old-name",))
    edit(folder, "dossier-2", status="withdrawn")
    (root / "seeds" / "dossier-3" / "en.po").unlink()
    folder.write(
        "docs/ar/notes/links.md",
        "# روابط\n\n[ملف](../articles/dossier-4/index.md#text), [موضوع](../topics/another.md)\n",
    )
    folder.write("docs/en/articles/dossier-5/index.md", "# By hand\n")
    return folder


@pytest.mark.parametrize("url", ["", "https://example.org/files/"])
def test_filled_pages_are_those_of_mkdocs(
    archive: ProjectFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("MALAF_URL", url)
    filled, plain = copied(archive, tmp_path / "filled"), copied(archive, tmp_path / "plain")
    fast, slow = run(filled), run(plain, plain=True)
    assert [problem.code for problem in fast.problems] == [problem.code for problem in slow.problems]
    assert snapshot(filled) == snapshot(plain)
    assert fast.pages == slow.pages
    # MkDocs made one page of each shape and a proof of it, not one of each dossier.
    assert fast.rendered < 100 < slow.rendered
    # What has moved, or is there in one language only, is at the address of that.
    for address, canonical in (("old-name", "en/articles/dossier-1"), ("another-old-name", "ar/articles/dossier-3")):
        html = filled.read(f"site/en/articles/{address}/index.html")
        assert f"url=../{canonical.rpartition('/')[2]}/" in html
        assert (f'rel="canonical" href="{url}{canonical}/"' in html) == bool(url)
        assert html.count('rel="canonical"') == bool(url)
    # The same again by way of the cache, and back.
    assert run(filled, plain=True).written == run(filled).written == run(plain).written == 0


def test_what_cannot_be_filled_is_left_to_mkdocs(archive: ProjectFolder, tmp_path: Path) -> None:
    # A theme that looks into the text, and one that writes the title in a way of its own.
    own = '{% extends "base.html" %}{% block content %}<p>{{ page.content | length }}</p>{{ super() }}{% endblock %}'
    for name, main in (("looks", own), ("shouts", own.replace("page.content | length", "page.meta.title | upper"))):
        folder = copied(archive, tmp_path / name)
        folder.write("templates/theme/main.html", main.replace('"base.html"', '"shipped.html"'))
        shipped = Path(framing.__file__).parents[2] / "templates" / "theme" / "main.html"
        folder.write("templates/theme/shipped.html", shipped.read_text("utf-8"))
        result = run(folder)
        told = [problem for problem in result.problems if problem.code == "built-by-mkdocs"]
        assert len(told) == 1
        assert "dossier" in told[0].message
        before = snapshot(folder)
        plain = copied(folder, tmp_path / f"{name}-plain")
        run(plain, plain=True)
        assert before == snapshot(plain)
        # An edit reaches these pages, too.
        edit(folder, "dossier-9", topics=("another",))
        edit(plain, "dossier-9", topics=("another",))
        run(folder)
        run(plain, plain=True)
        assert snapshot(folder) == snapshot(plain)


def test_with_a_plugin_mkdocs_makes_all(project: Callable[..., ProjectFolder], tmp_path: Path) -> None:
    folder = project()
    folder.edit("mkdocs.yml", "plugins: []", "plugins: []\nhooks: [shout.py]")
    folder.write("shout.py", "def on_post_page(output, page, config):\n    return output + '<!-- shouted -->'\n")
    result = run(folder)
    assert [problem.code for problem in result.problems] == ["built-by-mkdocs"]
    pages = list((folder.root / "site" / "ar").rglob("index.html"))
    assert pages
    assert all("<!-- shouted -->" in path.read_text("utf-8") for path in pages)


# --- step by step -----------------------------------------------------------------------------------------------------

NAMES = [f"d{n}" for n in range(4)]
STEPS = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(NAMES)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES)),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("date"), st.sampled_from(NAMES), st.integers(2020, 2025)),
    st.tuples(st.just("title"), st.sampled_from(NAMES), st.sampled_from(["خبر", "خبر آخر <b>"])),
    st.tuples(st.just("topics"), st.sampled_from(NAMES), st.sampled_from([(), ("energy",), ("energy", "example")])),
    st.tuples(st.just("draft"), st.sampled_from(NAMES)),
    st.tuples(st.just("untranslate"), st.sampled_from(NAMES)),
    st.tuples(st.just("status"), st.sampled_from(NAMES), st.sampled_from(["published", "withdrawn"])),
    st.tuples(st.just("aliases"), st.sampled_from(NAMES), st.sampled_from([(), ("old",), ("older", "old")])),
    st.tuples(st.just("page"), st.sampled_from(["ar/notes.md", "en/articles/d1/index.md"])),
    st.tuples(st.just("unpage"), st.sampled_from(["ar/notes.md", "en/articles/d1/index.md"])),
    st.tuples(
        st.just("lose"), st.sampled_from(["site/ar/index.html", "site/en", "docs/ar/index.md", ".malaf", "site"])
    ),
    st.tuples(st.just("spoil"), st.sampled_from(["site/ar/index.html", "docs/ar/figures.md", ".malaf/cache.sqlite"])),
)


def take(step: tuple[object, ...], folder: ProjectFolder) -> None:
    """One change to a project."""
    from malaf.article import Headline, Review

    what, name, *rest = step
    assert isinstance(name, str)
    home = folder.root / "seeds" / name
    path = folder.root / name
    if what == "add" and not home.exists():
        add(folder, name)
    elif what == "remove" and home.exists():
        shutil.rmtree(home)
    elif what == "rename" and home.exists() and not (folder.root / "seeds" / str(rest[0])).exists():
        home.rename(folder.root / "seeds" / str(rest[0]))
        edit(folder, str(rest[0]), slug=str(rest[0]))
    elif what == "date" and home.exists():
        import msgspec

        article, _ = parse_article(Source("x", (home / "article.yaml").read_text("utf-8")))
        assert article is not None
        edit(folder, name, source=msgspec.structs.replace(article.source, published=f"{rest[0]}-05-05"))
    elif what == "title" and home.exists():
        edit(folder, name, headline=Headline(text=str(rest[0]), by="editor"))
    elif what == "topics" and home.exists():
        edit(folder, name, topics=rest[0])
    elif what in {"status", "aliases"} and home.exists():
        edit(folder, name, **{what: rest[0]})
    elif what == "draft" and home.exists():
        edit(folder, name, review=Review(state="draft"))
    elif what == "untranslate" and home.exists():
        (home / "en.po").unlink(missing_ok=True)
    elif what == "page":
        folder.write(f"docs/{name}", f"# Written by hand\n\nOne {name}.\n")
    elif what == "unpage":
        written = folder.root / "docs" / name
        if written.is_file() and b"malaf_generated" not in written.read_bytes():
            written.unlink()
    elif what == "lose" and path.exists():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    elif what == "spoil" and path.is_file():
        head = path.read_bytes()[:200] if path.suffix != ".sqlite" else b""
        path.write_bytes(head + b"spoilt")


@given(st.lists(STEPS, min_size=1, max_size=6))
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_step_by_step_is_as_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    from malaf.scaffold import make_project

    root = tmp_path_factory.mktemp("steps")
    make_project(root / "project")
    folder = ProjectFolder((root / "project").resolve())
    run(folder)
    for step in steps:
        take(step, folder)
        run(folder)
    clean = copied(folder, root / "clean")
    for lang in ("ar", "en"):  # only what people wrote
        for path in list((clean.root / "docs" / lang).rglob("*.md")):
            if b"malaf_generated" in path.read_bytes():
                path.unlink()
    run(clean)
    assert snapshot(folder) == snapshot(clean)


def test_what_pages_may_load_is_told_of_those_that_are_there(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    edit(folder, "example", status="withdrawn")
    run(folder)
    before = folder.read("site/_headers")
    # Its texts side by side lie a folder deeper, which a script of the page tells.
    edit(folder, "example", status="published")
    run(folder)
    assert folder.read("site/_headers") != before
    edit(folder, "example", status="withdrawn")
    run(folder)
    assert folder.read("site/_headers") == before


# --- pages of topics ---


def test_a_topic_has_pages_of_its_dossiers(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    for n in range(2 * PAGE_SIZE + 1):
        add(folder, f"dossier-{n}", topics=("energy",))
    add(folder, "withdrawn", topics=("energy", "closed"), status="withdrawn")
    folder.edit("mkdocs.yml", "      example:", "      energy: {ar: الطاقة, en: Energy}\n      example:")
    run(folder)
    first, older = (folder.read(f"site/ar/topics/energy/{page}index.html") for page in ("", "1/"))
    assert "<title>الطاقة" in first
    listed = re.findall(r'data-id="([^"]+)"', first + older)
    assert sorted(listed) == sorted(f"dossier-{n}" for n in range(2 * PAGE_SIZE + 1))
    assert 'href="1/"' in first.replace("../../topics/energy/", "")
    # From the first page, and from each dossier.
    assert 'href="topics/energy/"' in folder.read("site/en/index.html")
    assert 'href="../../topics/energy/"' in folder.read("site/en/articles/dossier-3/index.html")
    assert not (folder.root / "site/ar/topics/closed").exists()
    # A page by hand comes before; a topic that nobody has any more has no page.
    folder.write("docs/ar/topics/energy.md", "# Written by hand\n")
    edit(folder, "example", topics=("energy",))
    run(folder)
    assert "Written by hand" in folder.read("site/ar/topics/energy/index.html")
    assert not (folder.root / "site/en/topics/example").exists()


# --- only what changed ------------------------------------------------------------------------------------------------


def test_an_edit_does_the_work_of_one_dossier(archive: ProjectFolder, tmp_path: Path) -> None:
    folder = copied(archive, tmp_path / "p")
    first = run(folder)
    assert first.composed == 2 * PAGE_SIZE + 4
    before = snapshot(folder)
    edit(folder, "dossier-7", topics=("another",))
    result = run(folder)
    assert (result.composed, result.rendered) == (1, 0)
    changed = {path for path, content in snapshot(folder).items() if before.get(path) != content}
    assert {path.partition("/")[0] for path in changed} == {"docs", "site"}
    # The dossier, the texts side by side, and its card on one page of all and on those of two topics; in two languages.
    assert len([path for path in changed if path.endswith(".html")]) <= 12
    assert result.written == len([path for path in changed if path.startswith("site/")])
    pages = {path for path in changed if "dossier-7" not in path}
    assert all(
        path.endswith(("/index.md", "/index.html")) or "/dossiers/" in path or "/topics/" in path for path in pages
    )


def test_nothing_is_done_where_nothing_changed(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    assert unchanged(folder.root, Options()) is None
    result = run(folder)
    again = run(folder)  # stamps of files that had just been written are taken anew
    assert (again.composed, again.rendered, again.written) == (0, 0, 0)
    run(folder, jobs=1)
    told = unchanged(folder.root, Options())
    assert told is not None
    assert (told.pages, told.dossiers, told.problems) == (result.pages, result.dossiers, result.problems)
    damages: tuple[Callable[[], object], ...] = (
        lambda: folder.write("docs/ar/more.md", "# more\n"),
        lambda: folder.write("seeds/glossary.csv", "source,target,kind\n"),
        (folder.root / "site" / "ar" / "index.html").unlink,
        lambda: add(folder, "another"),
        lambda: folder.edit("mkdocs.yml", "hijri: false", "hijri: true"),
    )
    for damage in damages:
        damage()
        assert unchanged(folder.root, Options()) is None
        run(folder)
    assert unchanged(folder.root, Options(drafts=True)) is None


def test_a_file_called_articles_is_no_page_of_a_dossier(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    shutil.rmtree(folder.root / "seeds" / "example")
    folder.write("docs/ar/articles", "a file\n")
    assert run(folder).dossiers == 0


def test_a_file_of_somebody_in_a_dossiers_folder_stays(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    folder.write("docs/en/articles/example/search.js", "// somebody's\n")
    for _ in range(3):
        result = run(folder)
        assert folder.read("site/en/articles/example/search.js") == "// somebody's\n"
    assert result.written == 0


def test_the_first_template_of_a_project_is_noticed(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    run(folder)
    run(folder)  # stamps of files that had just been written are taken anew
    assert unchanged(folder.root, Options()) is not None
    folder.write("templates/components/explore.html", "{% macro explore() %}\n<p>our own way</p>\n{% endmacro %}\n")
    assert unchanged(folder.root, Options()) is None
    run(folder)
    assert "our own way" in folder.read("site/ar/index.html")


def test_a_project_copied_with_its_cache_is_another(project: Callable[..., ProjectFolder], tmp_path: Path) -> None:
    folder = project()
    run(folder)
    assert unchanged(folder.root, Options()) is not None
    other = copied(folder, tmp_path / "other", everything=True)
    edit(other, "example", topics=("another",))
    assert unchanged(other.root, Options()) is None
    assert run(other).composed == 1
    assert unchanged(folder.root, Options()) is not None


def test_a_program_in_another_place_is_another(
    project: Callable[..., ProjectFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    run(folder)
    run(folder)  # stamps of files that had just been written are taken anew
    assert unchanged(folder.root, Options())
    # Both are there: nothing of the first one has changed.
    monkeypatch.setattr("malaf.unchanged.__file__", "/elsewhere/malaf/unchanged.py")
    assert not unchanged(folder.root, Options())


def test_modules_are_not_imported_in_vain(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    run(folder)
    run(folder)
    code = """
import sys
from malaf.cli import main
try:
    main(sys.argv[1:], standalone_mode=False)
except SystemExit as ended:
    assert not ended.code
print(*sys.modules)
"""

    def modules(*arguments: str) -> set[str]:
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    build_again = ("build", "--project", str(folder.root))
    assert not {"jinja2", "babel", "yaml", "mkdocs", "malaf.pipeline"} & modules(*build_again)
    edit(folder, "example", topics=("another",))
    checked = modules("check", "--project", str(folder.root), "--format", "json")
    assert "malaf.check" in checked
    assert not {"jinja2", "mkdocs", "malaf.pipeline", "malaf.compose", "malaf.reading.namewords"} & checked
    loaded = modules(*build_again)
    assert {"malaf.pipeline", "malaf.assembly"} <= loaded
    assert not {"mkdocs", "material", "fontTools", "jsonschema", "multiprocessing", "distributed"} & loaded
    assert not {"urllib.request", "ssl", "PIL"} & loaded
    assert not {"msgspec", "jinja2", "mkdocs"} & modules("--help")


def test_each_file_is_looked_at_once(project: Callable[..., ProjectFolder], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project()
    for n in range(5):
        add(folder, f"dossier-{n}")
    run(folder)
    run(folder)
    edit(folder, "dossier-3", topics=("another",))
    looked: Counter[str] = Counter()

    def stat(path: str, *arguments: object, **named: object) -> os.stat_result:
        looked[str(path)] += 1
        return original(path, *arguments, **named)  # type: ignore[arg-type]

    original = os.stat
    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", stat)
        # What copies of this process look at would not be counted here.
        patched.setattr(workers, "_may_be_copied", lambda: False)
        told, seen = looked_over(folder.root, Options())
        result = build(folder.open(), Options(jobs=1), Reporter(), seen)
    assert told is None
    assert result.composed == 1
    once = [path for path in snapshot(folder) if "dossier-2" in path]
    assert once
    assert {looked[f"{folder.root}/{path}"] for path in once} == {1}
    # What was seen is of no use any more, since a build has been at work.
    assert seen is not None
    assert not seen.holds(folder.root / ".malaf")


def test_of_the_cache_only_what_an_edit_touches_is_written(
    archive: ProjectFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(archive, tmp_path / "p")
    run(folder)
    run(folder)
    edit(folder, "dossier-7", topics=("another",))
    written: list[str] = []

    def noted(put: Callable[..., None]) -> Callable[..., None]:
        def noting(cache: Cache, name: str, *given: object, **named: object) -> None:
            written.append(name)
            put(cache, name, *given, **named)

        return noting

    for name in ("put_inputs", "put_target", "put_checked", "put_dossier"):
        monkeypatch.setattr(Cache, name, noted(getattr(Cache, name)))
    run(folder)
    own = {"seeds/dossier-7", "dossier-7", "dossier/dossier-7"}
    assert own <= set(written)
    # Besides, the folders of docs/ and the listings and segments that show it: none of another dossier.
    assert not [name for name in written if "dossier-" in name and name not in own]


def test_an_index_of_few_pages_counts_the_words_of_edited_ones(
    archive: ProjectFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it is made anew, of what is kept."""
    folder = copied(archive, tmp_path / "p")
    run(folder)
    counted: list[str] = []

    def noted(page: SearchPage) -> PageWords:
        counted.append(page.path)
        return page_words(page)

    edit(folder, "dossier-7", topics=("another",))
    monkeypatch.setattr("malaf.compose.page_words", noted)
    monkeypatch.setattr("malaf.indexing.page_words", noted)
    # What copies of this process count would not be noted here.
    monkeypatch.setattr(workers, "_may_be_copied", lambda: False)
    run(folder)
    assert counted == ["articles/dossier-7/"] * 2  # in two languages


def test_stamps_of_many_folders_lie_apart(tmp_path: Path) -> None:
    """Whether they came at once or one after the other: an edit writes those beside its own anew."""
    one: Stamp = (1, 2, 3, 4)
    many: Stamps = {f"docs/ar/{n}/": one for n in range(1000)}
    with closing(Cache(tmp_path / "cache.sqlite")) as cache:
        cache.put_inputs("docs/ar", Inputs("/x", "d", {"docs/ar/": one}, {"docs/ar/about.md": one}))
        cache.put_folders("docs/ar", many)
        parts = {tuple(stamps) for _, _, stamps in cache.stamps(of_docs=True)}
        assert len(parts) > 3
        assert sum(map(len, parts)) == 1002
        assert max(map(len, parts)) < 400
        cache.put_folders("docs/ar", {"docs/ar/7/": (5, 6, 7, 8), "docs/ar/8/": None, "docs/ar/new/": one})
        now = {path: stamp for _, _, stamps in cache.stamps(of_docs=True) for path, stamp in stamps.items()}
    wanted = {"docs/ar/": one, "docs/ar/about.md": one, **many, "docs/ar/7/": (5, 6, 7, 8), "docs/ar/new/": one}
    del wanted["docs/ar/8/"]
    assert now == wanted


def test_a_killed_build_is_made_good_by_the_next(archive: ProjectFolder, tmp_path: Path) -> None:
    clean = copied(archive, tmp_path / "clean")
    run(clean)
    folder = copied(archive, tmp_path / "p")
    for delay in (0.4, 0.9, 1.5, 2.2):
        process = subprocess.Popen(
            [*MALAF, "build", "--project", str(folder.root), "--jobs", "1"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    run(folder)
    assert snapshot(folder) == snapshot(clean)


def test_a_cache_that_is_spoilt_in_its_middle_is_made_anew(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    run(folder)
    before = snapshot(folder)
    path = folder.root / ".malaf" / "cache.sqlite"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)  # all but the first page, which opens
    path.write_bytes(content)
    assert unchanged(folder.root, Options()) is None
    again = run(folder)
    assert (again.composed, again.written) == (1, 0)
    assert snapshot(folder) == before
    assert run(folder).composed == 0


def test_a_cache_that_is_busy_is_not_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    Cache(path).close()
    with alone(path), pytest.raises(sqlite3.OperationalError):
        Cache(path, patience=0.1)
    assert path.is_file()


def test_a_cache_that_two_make_at_once_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cache.sqlite"
    asked = Cache._version

    def version(cache: Cache) -> int:
        found = asked(cache)
        # Another process makes the cache meanwhile, and puts something into it.
        monkeypatch.setattr(Cache, "_version", asked)
        other = Cache(path)
        other.put("x", 1)
        other.commit()
        other.close()
        return found

    monkeypatch.setattr(Cache, "_version", version)
    cache = Cache(path)
    assert cache.get("x", int) == 1
    cache.close()


def test_a_broken_cache_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"this is no database" * 100)
    cache = Cache(path)
    cache.put("x", 1)
    cache.commit()
    assert cache.get("x", int) == 1
    assert cache.get("x", str) is None
    cache.close()


def test_a_site_on_another_file_system(
    project: Callable[..., ProjectFolder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project()
    here = copied(folder, tmp_path / "here")
    run(here)

    moved = os.replace

    def refuse(new: str, old: str) -> None:
        if "staging" in str(new):
            raise OSError(errno.EXDEV, "Invalid cross-device link", new, old)
        moved(new, old)

    monkeypatch.setattr("malaf.publish.os.replace", refuse)
    run(folder)
    assert snapshot(folder) == snapshot(here)
    assert not (folder.root / ".malaf" / "staging").exists()


# --- listings ---------------------------------------------------------------------------------------------------------


@given(st.integers(0, 500), st.integers(1, 30))
def test_pages_of_a_listing(count: int, size: int) -> None:
    parts = slices(count, size)
    assert [n for part in parts for n in range(part.start, part.stop)] == list(range(count))
    assert all(part.stop - part.start <= 2 * size for part in parts)
    assert [part.number for part in parts] == [0, *range(len(parts) - 1, 0, -1)]
    for newer, older in itertools.pairwise(parts):
        assert (newer.older, older.newer) == (older.number, newer.number)
    assert (parts[0].newer, parts[-1].older) == (None, None)
    # One dossier more leaves all but the first page as they are, or one page more.
    more = {part.number: (count + 1 - part.stop, count + 1 - part.start) for part in slices(count + 1, size)[1:]}
    for part in parts[1:]:
        assert more[part.number] == (count - part.stop, count - part.start)


# --- past one machine -------------------------------------------------------------------------------------------------


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A Dask scheduler and two workers, each a process; the scheduler's address."""
    file = folder / "scheduler.json"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    module = [sys.executable, "-m", "dask"]
    options = ["--scheduler-file", str(file)]
    commands = [
        [*module, "scheduler", *options, "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"],
        *([*module, "worker", *options, "--nthreads", "1", "--no-dashboard", "--no-nanny"] for _ in range(2)),
    ]
    running = [
        subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    try:
        import time

        from distributed import Client

        for _ in range(300):
            if file.is_file() and file.stat().st_size:
                break
            time.sleep(0.1)
        with Client(scheduler_file=str(file), timeout="60s") as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address
    finally:
        for process in running:
            process.kill()
            process.wait()


def test_a_cluster_builds_the_same(archive: ProjectFolder, tmp_path: Path) -> None:
    here, there = copied(archive, tmp_path / "here"), copied(archive, tmp_path / "there")
    run(here)
    with cluster(tmp_path) as address:
        result = run(there, scheduler=address)
    assert result.composed == 2 * PAGE_SIZE + 4
    assert snapshot(here) == snapshot(there)


def test_a_scheduler_that_is_not_there_is_said(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    command = [*MALAF, "build", "--project", str(folder.root), "--scheduler", "tcp://127.0.0.1:9"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_tells_what_is_new(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    add(folder, "second")
    for name in ("example", "second"):
        (folder.root / "seeds" / name / "en.po").unlink()
    first = run(folder, jobs=1)
    assert {(one.dossier, one.code) for one in first.news} >= {
        ("example", "translation-missing"),
        ("second", "translation-missing"),
    }

    assert run(folder, jobs=1).news == []
    same = unchanged(folder.root, Options())
    assert same is not None
    assert same.news == []

    folder.write("templates/entries/x.md", "")
    assert run(folder, jobs=1).news == []  # composed anew, and nothing new is known of them

    edit(folder, "second", topics=("none",))
    edited = run(folder, jobs=1)
    assert {one.dossier for one in edited.news} == {"second"}
    assert {one.code for one in edited.news} == {"translation-missing", "unknown-topic"}
    # Those of the other are known still, and counted.
    of_other = [one for one in first.problems if one.dossier == "example" and one.severity == "warning"]
    assert edited.quiet == (len(of_other), 1)
    assert {one.dossier for one in edited.problems} == {"second"}
    run(folder, jobs=1)
    told = unchanged(folder.root, Options())
    assert told is not None
    assert told.quiet == (sum(one.dossier is not None for one in first.problems if one.severity == "warning") + 1, 2)
    assert unchanged(folder.root, Options(strict=True)) is None
    strictly = run(folder, jobs=1, strict=True)
    assert {one.dossier for one in strictly.problems} == {"example", "second"}

    # By other rules: what was known before is no news.
    config = folder.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("languages: [ar, en]", "languages: [ar, en, fr]"), "utf-8")
    for_french = run(folder, jobs=1).news
    assert {(one.dossier, "'fr'" in one.message) for one in for_french} == {("example", True), ("second", True)}


def test_a_build_tells_what_is_new_though_a_check_has_told_it(project: Callable[..., ProjectFolder]) -> None:
    folder = project()
    run(folder, jobs=1)
    edit(folder, "example", topics=("none",))
    with workers.Workers(1) as alone_here:
        check(folder.open(), alone_here, Reporter())
    assert [one.code for one in run(folder, jobs=1).news] == ["unknown-topic"]


def test_nothing_is_published_where_warnings_are_errors(
    project: Callable[..., ProjectFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALAF_URL", "https://example.org/")
    monkeypatch.setattr("malaf.sharing.can_draw", lambda: False)
    folder = project()
    assert [one.code for one in run(folder, jobs=1, strict=True).problems if one.severity == "warning"] == [
        "cards-not-drawn"
    ]
    assert not (folder.root / "site").exists()
    run(folder, jobs=1)
    assert (folder.root / "site" / "index.html").is_file()
