"""A whole build: what it leaves alone, what it refuses, what it says."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import material
import pytest

from malaf.diagnostics import as_text
from malaf.options import Options, Reporter, Result
from malaf.pipeline import build
from malaf.scaffold import make_project
from malaf.settings import read_project, templates_folder
from malaf.site import ThemeFolders
from malaf.templating import placed_errors
from tests.conftest import ProjectFolder, copied

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUSSIAN = Path(__file__).parent / "vectors" / "russian"
MALAF = (sys.executable, "-c", "from malaf.cli import main; main()")


def run(folder: ProjectFolder, **options: bool) -> Result:
    project, problems = read_project(folder.root, url="")
    assert project, as_text(problems)
    return build(project, Options(**options), Reporter())  # type: ignore[arg-type]


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """The project of `malaf new`, built."""
    make_project(root := tmp_path_factory.mktemp("once") / "project")
    folder = ProjectFolder(root)
    assert run(folder).written
    return folder


@pytest.fixture
def built(once: ProjectFolder, tmp_path: Path) -> ProjectFolder:
    """A copy of it for one test, with what the build made."""
    return copied(once, tmp_path / "project", everything=True)


def test_what_others_put_there_is_left_alone(built: ProjectFolder) -> None:
    for name in ("site/CNAME", "site/.git/HEAD", "docs/ar/articles/mine.md", "docs/ar/notes/only.txt"):
        built.write(name, "# kept\n")
    (built.root / "docs" / "ar" / "empty").mkdir()
    run(built)
    for name in ("site/CNAME", "site/.git/HEAD", "docs/ar/articles/mine.md", "docs/ar/notes/only.txt", "docs/ar/empty"):
        assert (built.root / name).exists(), name


def test_what_is_gone_is_removed(built: ProjectFolder) -> None:
    (built.root / "seeds" / "example").rename(built.root / "seeds" / "renamed")
    built.edit("seeds/renamed/article.yaml", "slug: example", "slug: renamed")
    run(built)
    for root in ("site", "docs"):
        assert not (built.root / root / "ar" / "articles" / "example").exists()
        assert (built.root / root / "ar" / "articles" / "renamed").exists()


def test_an_address_that_leads_nowhere_any_more_is_told_once(built: ProjectFolder) -> None:
    def gone(**options: bool) -> list[str]:
        return [problem.message for problem in run(built, **options).problems if problem.code == "address-gone"]

    seeds = built.root / "seeds"
    (seeds / "example").rename(seeds / "renamed")
    built.edit("seeds/renamed/article.yaml", "slug: example", "slug: renamed")
    assert gone(strict=True) == ["no longer on the site: articles/example/"]
    assert gone() == []
    (seeds / "renamed").rename(seeds / "again")
    built.edit("seeds/again/article.yaml", "slug: renamed", "slug: again\naliases: [renamed]")
    assert gone() == []
    built.edit("seeds/again/article.yaml", "status: published", "status: withdrawn")
    assert gone() == []
    shutil.rmtree(seeds / "again")
    assert gone() == ["no longer on the site: articles/again/, articles/renamed/"]


def test_a_hand_written_page_wins(built: ProjectFolder) -> None:
    built.write("docs/en/people.md", "# Who is who\n")
    result = run(built)
    assert [problem.code for problem in result.problems] == ["hand-written-page"]
    assert (built.root / "docs" / "en" / "people.md").read_text("utf-8") == "# Who is who\n"
    assert "Who is who" in (built.root / "site" / "en" / "people" / "index.html").read_text("utf-8")


def test_links_of_a_hand_written_page(built: ProjectFolder) -> None:
    """To a dossier, to a listing that is like another one, and to what is not there."""
    for topic in ("one", "two"):
        shutil.copytree(built.root / "seeds" / "example", built.root / "seeds" / topic)
        built.edit(f"seeds/{topic}/article.yaml", "slug: example", f"slug: {topic}")
        built.edit(f"seeds/{topic}/article.yaml", 'topics: ["example"]', f"topics: [{topic}]")
    links = "[a](articles/one/index.md) [b](topics/two.md) [c](topics/one.md) [d](articles/one.md) [e](nothing.md)"
    built.write("docs/en/links.md", f"# Links\n\n{links}\n")
    built.edit("mkdocs.yml", "  - method.md\n", "  - method.md\n  - links.md\n")
    result = build(built.open(), Options(), Reporter())
    html = (built.root / "site" / "en" / "links" / "index.html").read_text("utf-8")
    for address in ("../articles/one/", "../topics/two/", "../topics/one/"):
        assert f'href="{address}"' in html
    assert [(one.path, one.hint) for one in result.problems if one.code == "mkdocs"] == [
        ("docs/en/links.md", "a dossier's page is articles/one/index.md"),
        ("docs/en/links.md", "is its name spelt right?"),
        ("mkdocs.yml", "write docs/ar/links.md, or leave it out of `nav`"),
    ]


def test_what_is_not_named_in_a_language_is_told(built: ProjectFolder) -> None:
    built.edit("mkdocs.yml", "languages: [ar, en]", "languages: [ar, en, fr]")
    built.edit("mkdocs.yml", "en: My dossiers", "en: My dossiers\n      fr: Mes dossiers")
    [told] = [problem for problem in run(built).problems if problem.code == "setting-untranslated"]
    assert told.message == "in 'fr' the site lacks: description, topics.example"


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="11" fill="#7a1f3d"/></svg>'
)


def test_a_look_of_ones_own(project: Callable[..., ProjectFolder], browser: Browser) -> None:
    """A logo and a colour, and on the first page an expected figure: from a folder, in both directions."""
    folder = project()
    folder.edit("seeds/example/article.yaml", "    value: 40000\n", "    value: 40000\n    modality: expected\n")
    folder.edit("mkdocs.yml", "  font: false\n", "  font: false\n  logo: assets/logo.svg\n")
    folder.write("mkdocs.yml", folder.read("mkdocs.yml") + "\nextra_css: [assets/house.css]\n")
    folder.write("templates/theme/assets/logo.svg", LOGO)
    folder.write("templates/theme/assets/house.css", ":root { --mf-soft: #f6e6ec; }\n")
    run(folder)
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    for path in ("ar/index.html", "en/index.html", "ar/articles/example/index.html"):
        page.goto((folder.root / "site" / path).as_uri())
        logo = page.locator(".mf-wordmark img")
        assert logo.evaluate("image => image.naturalWidth > 0 && image.getBoundingClientRect().height < 40")
        assert page.locator(".mf-wordmark").evaluate("a => a.firstElementChild.tagName") == "IMG"
        assert (
            page.locator(".mf-hero").first.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(246, 230, 236)"
        )
    page.goto((folder.root / "site" / "ar" / "index.html").as_uri())
    figure = page.locator(".mf-dossier__figure.mf-figure--expected")
    widths = "e => ['Top', 'Right', 'Bottom', 'Left'].map(side => getComputedStyle(e)[`border${side}Width`])"
    assert figure.evaluate(widths) == ["0px", "1px", "0px", "0px"]  # beside the lead of a dossier that is alone
    page.set_viewport_size({"width": 390, "height": 900})
    assert figure.evaluate(widths) == ["1px", "0px", "0px", "0px"]
    page.context.close()


def test_front_matter_that_is_not_yaml_is_told(built: ProjectFolder) -> None:
    built.write("docs/ar/privacy.md", "---\ndescription: x\ntitle: الخصوصية: لنا\n---\n# الخصوصية\n")
    built.write("docs/ar/lines.md", "---\nنص بين خطين [\n---\n# عنوان\n")
    [told] = run(built).problems
    assert (told.code, told.severity, told.place) == ("bad-yaml", "warning", "docs/ar/privacy.md:3:16")
    assert told.message.endswith("; so the page shows its front matter as text")
    assert (
        told.hint == "text with a colon in it goes in quotes, or after |-; keys of one entry begin in the same column"
    )
    built.edit("docs/ar/privacy.md", "الخصوصية: لنا", '"الخصوصية: لنا"')
    assert run(built).problems == []


def test_what_mkdocs_yml_names_and_no_page_gets_is_told(built: ProjectFolder) -> None:
    built.edit(
        "mkdocs.yml",
        "  font: false\n",
        "  font: false\n  logo: assets/logo.svg\n  favicon: assets/images/favicon.png\n",
    )
    named = """
extra_css: [assets/house.css, https://fonts.example.org/a.css, https://cdn.example.org/b.css]
extra_javascript: ["assets/own.js?v=1", {path: assets/none.js, defer: true}, //stats.example.org/c.js]
"""
    built.write("mkdocs.yml", built.read("mkdocs.yml") + named)
    allowed = "    content_security: {style-src: ['https://*.example.org/a.css']}\n"
    built.edit("mkdocs.yml", "    topics:\n", f"{allowed}    topics:\n")
    built.write("docs/ar/assets/house.css", "p { color: red }\n")  # which the English pages have not
    built.write("templates/theme/assets/own.js", "1;\n")
    told = {(one.code, one.message.split(",")[0]): one for one in run(built).problems}
    assert sorted(told) == [
        ("blocked", "//stats.example.org/c.js"),
        ("blocked", "https://cdn.example.org/b.css"),
        ("missing-file", "assets/house.css"),
        ("missing-file", "assets/logo.svg"),
        ("missing-file", "assets/none.js"),
    ]
    sheet = told["missing-file", "assets/house.css"]
    assert (sheet.severity, sheet.line) == (
        "warning",
        built.read("mkdocs.yml").splitlines().index(named.split("\n")[1]) + 1,
    )
    assert sheet.hint == "put it into the project as templates/theme/assets/house.css, for all languages"
    assert told["blocked", "https://cdn.example.org/b.css"].hint == (
        "allow it, under extra.malaf: content_security: {style-src: [https://cdn.example.org]}"
    )


def test_a_logo_that_is_named_by_its_place_in_the_project_is_told_as_such(built: ProjectFolder) -> None:
    built.write("templates/theme/assets/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    built.edit("mkdocs.yml", "theme:\n", "theme:\n  logo: templates/theme/assets/logo.svg\n")
    (told,) = (one for one in run(built).problems if one.code == "missing-file")
    assert told.hint == "an address begins below templates/theme/: write assets/logo.svg"


def remove_seeds(folder: ProjectFolder) -> None:
    (folder.root / "seeds").rename(folder.root / "elsewhere")


FAILURES: dict[str, tuple[Callable[[ProjectFolder], object], str]] = {
    "content": (lambda f: f.edit("seeds/example/article.yaml", "unit: شجرة", "units: شجرة"), "unknown-key"),
    "no seeds": (remove_seeds, "missing-file"),
    "encoding of a page": (lambda f: f.write("docs/ar/about.md", b"# caf\xe9\n"), "bad-encoding"),
    "own template": (lambda f: f.write("templates/components/figures.html", "{% macro %}"), "template"),
    "own words": (lambda f: f.write("templates/locale/en/LC_MESSAGES/malaf.po", 'msgid "x\n'), "bad-po"),
    "placeholder": (
        lambda f: f.write("templates/locale/en/LC_MESSAGES/malaf.po", 'msgid "about {date}"\nmsgstr "c. {dat}"\n'),
        "bad-po",
    ),
    "theme": (lambda f: f.edit("mkdocs.yml", "name: material", "name: none-such"), "mkdocs"),
    "extension": (lambda f: f.edit("mkdocs.yml", "  - admonition", "  - none-such"), "mkdocs"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failed_build_leaves_the_site_as_it_was(built: ProjectFolder, name: str) -> None:
    before = snapshot(built.root / "site")
    damage, code = FAILURES[name]
    damage(built)
    result = run(built)
    found = [problem for problem in result.problems if problem.severity == "error"]
    assert code in {problem.code for problem in found}
    assert all(problem.path for problem in found)
    assert snapshot(built.root / "site") == before


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"),
    [
        ("components/pillars.html", "icon(pillar.icon)", "icno(pillar.icon)", 8, "'icno' is undefined"),
        # Found out in the template that comes with the program, to which it is given.
        ("components/pillars.html", "pillar.icon", "pillar.icno", 8, "has no attribute 'icno'"),
        ("components/pillars.html", "{{ icon(pillar.icon)", "{{ icon(", 8, "unexpected '}'"),
        ("components/pillars.html", "{{ icon(pillar.icon)", "{{ 1|nope", 8, "No filter named 'nope'"),
        ("components/pillars.html", "icon(pillar.icon)", "1 + 'a'", 8, "TypeError: unsupported operand"),
        ("components/pillars.html", "{{ pillar.text|langattrs", "{{ 1|langattrs", 9, "AttributeError: 'int' object"),
        (
            "components/pillars.html",
            "components/icon.html",
            "components/icno.html",
            1,
            "no template 'components/icno.html'",
        ),
        ("entries/timeline.html", "{", "{{ nope }}{", 1, "'nope' is undefined"),
        ("pages/not_found.html", "{", "{{ nope }}{", 1, "'nope' is undefined"),
        ("pages/people.md", "{", "{{ nope }}{", 1, "'nope' is undefined"),
    ],
)
def test_what_is_wrong_in_a_template_has_its_place(
    built: ProjectFolder, name: str, old: str, new: str, line: int, message: str
) -> None:
    template = (templates_folder() / name).read_text("utf-8")
    assert old in template
    built.write(f"templates/{name}", template.replace(old, new, 1))
    (problem,) = [problem for problem in run(built).problems if problem.severity == "error"]
    assert (problem.code, problem.path, problem.line) == ("template", f"templates/{name}", line)
    assert message in problem.message


def test_a_slip_of_the_program_is_not_said_of_a_template(tmp_path: Path) -> None:
    shipped = str(templates_folder())
    for folders in ([shipped], [str(tmp_path), shipped]):
        with pytest.raises(TypeError, match="a slip"), placed_errors(folders):
            raise TypeError("a slip")


def test_the_folders_are_ours_whatever_the_configuration_says(built: ProjectFolder) -> None:
    before = snapshot(built.root / "site")
    text = (built.root / "mkdocs.yml").read_text("utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith(("site_dir", "docs_dir"))]
    built.write("mkdocs.yml", "".join(kept))
    run(built)
    assert snapshot(built.root / "site") == before


def test_something_in_the_way_stops_before_the_first_byte(built: ProjectFolder) -> None:
    page = built.root / "site" / "en" / "people" / "index.html"
    page.unlink()
    page.mkdir()
    before = snapshot(built.root / "site")
    built.edit("mkdocs.yml", "en: My dossiers", "en: Another name")
    with pytest.raises(FileExistsError):
        run(built)
    assert snapshot(built.root / "site") == before


def test_builds_at_once_wait_for_each_other(built: ProjectFolder) -> None:
    before = snapshot(built.root / "site")
    command = [*MALAF, "build", "--project", str(built.root)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0
        assert errors in {"", "another build of this project is running: waiting for it ...\n"}
    assert snapshot(built.root / "site") == before


def test_a_build_that_is_told_to_stop_takes_its_processes_along(built: ProjectFolder) -> None:
    process = subprocess.Popen(
        [*MALAF, "build", "--project", str(built.root)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    # The pipe closes only when every process that holds it has ended.
    process.communicate(timeout=60)
    assert process.returncode in {0, 128 + signal.SIGTERM}


def test_what_the_machine_refuses_is_one_line(built: ProjectFolder) -> None:
    (built.root / "seeds" / "example" / "en.po").unlink()
    (built.root / "seeds" / "example" / "en.po").mkdir()
    done = subprocess.run([*MALAF, "check", "--project", str(built.root)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "en.po" in done.stdout
    assert "Traceback" not in done.stderr


def test_drafts_do_not_leave_the_house_unseen(built: ProjectFolder) -> None:
    built.edit("seeds/example/article.yaml", "review: {state: reviewed}", "review: {state: draft}")

    def said(*arguments: str) -> tuple[int, str]:
        command = [*MALAF, *arguments, "--project", str(built.root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    code, told = said("build")
    assert (code, told.partition("\n")[0]) == (0, "info[address-gone]: no longer on the site: articles/example/")
    assert not (built.root / "site" / "ar" / "articles").exists()
    assert said("build", "--drafts")[0] == 0
    page = (built.root / "site" / "en" / "articles" / "example" / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "No editor has checked" in page
    code, errors = said("bundle")
    assert (code, "--drafts" in errors) == (2, True)
    assert said("bundle", "--drafts") == (0, "")


def test_a_third_language_is_settings_and_catalogues(built: ProjectFolder) -> None:
    built.edit("mkdocs.yml", "languages: [ar, en]", "languages: [ar, en, kk]")
    result = run(built)
    codes = {problem.code for problem in result.problems}
    assert {"interface-untranslated", "translation-missing"} <= codes
    page = (built.root / "site" / "kk" / "articles" / "example" / "index.html").read_text("utf-8")
    assert '<html lang="kk" dir="ltr"' in page
    # The text stands there in its own language, and no link leads to a page that this language has not.
    assert 'lang="ar" dir="rtl"' in page
    assert "about.md" not in page
    assert 'hreflang="kk"' in (built.root / "site" / "ar" / "index.html").read_text("utf-8")


def test_a_third_language_is_complete_with_two_catalogues(built: ProjectFolder) -> None:
    built.edit("mkdocs.yml", "languages: [ar, en]", "languages: [ar, en, ru]")
    built.write("templates/locale/ru/LC_MESSAGES/malaf.po", (RUSSIAN / "malaf.po").read_text("utf-8"))
    built.write("seeds/example/ru.po", (RUSSIAN / "example.po").read_text("utf-8"))
    result = run(built)
    assert result.written, as_text(result.problems)
    assert not {p.code for p in result.problems} & {"interface-untranslated", "translation-missing"}
    page = (built.root / "site" / "ru" / "articles" / "example" / "index.html").read_text("utf-8")
    assert '<html lang="ru" dir="ltr"' in page
    assert "Пример: два муниципалитета договорились об общем парке" in page
    prose = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", "", page, flags=re.DOTALL).replace("\u00a0", " ")
    # Words, dates, numbers and quotation marks are that language's own, in sorts of plural that English lacks.
    for words in ("Хронология", "24 ноября 2026", "1 200", "«", "больше чем"):
        assert words in prose, words
    assert not re.findall(r"\b(?:the|and|of|from|source|figures)\b", prose)
    for language in ("ar", "en"):
        other = (built.root / "site" / language / "articles" / "example" / "index.html").read_text("utf-8")
        assert 'hreflang="ru"' in other
    assert not [problem for problem in result.problems if (problem.path or "").endswith("ru.po")]


def test_an_english_source_with_an_arabic_translation(built: ProjectFolder) -> None:
    built.write("city.txt", "Two cities agree on a park\n\nIt covers 40,000 square metres. It opens in 2028.\n")
    for arguments in (("ingest", "city.txt", "--slug", "city"), ("translate",)):
        subprocess.run([*MALAF, *arguments, "--project", "."], cwd=built.root, check=True, capture_output=True)
    built.edit("seeds/city/article.yaml", "state: draft", "state: reviewed")
    built.edit("seeds/city/ar.po", 'a park"\nmsgstr ""', 'a park"\nmsgstr "مدينتان تتفقان على حديقة"')
    built.edit("seeds/city/ar.po", 'in 2028."\nmsgstr ""', 'in 2028."\nmsgstr "تغطي 40,000 متر مربع. وتُفتتح عام 2028."')
    assert run(built).written
    pages = {
        language: (built.root / "site" / language / "articles" / "city" / "index.html").read_text("utf-8")
        for language in ("ar", "en")
    }
    assert "مدينتان تتفقان على حديقة" in pages["ar"]
    assert "ترجمة عن الإنجليزية. والنص الأصلي هو المرجع." in pages["ar"]
    assert "Two cities agree on a park" in pages["en"]
    assert "The English text is the original." in pages["en"]
    parallel = (built.root / "site" / "ar" / "articles" / "city" / "parallel" / "index.html").read_text("utf-8")
    assert 'lang="en" dir="ltr"' in parallel


def test_a_page_with_nothing_translated_is_none_of_its_language(built: ProjectFolder) -> None:
    built.path("seeds/example/en.po").unlink()
    run(built)
    site = built.root / "site"
    english = (site / "en" / "articles" / "example" / "index.html").read_text("utf-8")
    arabic = (site / "ar" / "articles" / "example" / "index.html").read_text("utf-8")
    # Its text is there, in its own language, and says so; what is found and named is the original.
    assert 'lang="ar" dir="rtl"' in english
    assert "This dossier has not been translated yet" in english
    index = next(path for path in (site / "en").rglob("*.js") if "malafIndex" in path.read_text("utf-8"))
    assert "articles/example" not in index.read_text("utf-8")
    for page in (english, arabic):
        assert 'hreflang="en" href="http' not in page
    switch = re.search(r'<a class="mf-language" lang="en".*?</a>', arabic, re.DOTALL)
    assert switch
    assert "لم يُترجم بعد" in switch[0]


def test_alternates_lead_to_pages_that_are_there(built: ProjectFolder) -> None:
    built.write("docs/ar/only.md", "# صفحة\n\nنص.\n")
    project, _ = read_project(built.root, url="https://example.org/x/")
    assert project
    build(project, Options(), Reporter())
    only = (built.root / "site" / "ar" / "only" / "index.html").read_text("utf-8")
    assert 'hreflang="ar" href="https://example.org/x/ar/only/"' in only
    assert "https://example.org/x/en/only/" not in only
    both = (built.root / "site" / "ar" / "articles" / "example" / "index.html").read_text("utf-8")
    assert 'hreflang="en" href="https://example.org/x/en/articles/example/"' in both


def test_only_hidden_folders_are_left_out_of_a_theme() -> None:
    folder = str(Path(material.__file__).parent / "templates")
    every = jinja2.FileSystemLoader(folder).list_templates()
    assert ThemeFolders(folder).list_templates() == [name for name in every if "/." not in f"/{name}"]
    assert len(every) > 10_000  # its icons
