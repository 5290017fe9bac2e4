"""The built pages under third-party checkers, and what every page must have."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.built.conftest import CHECKERS, INSTALL, LANGUAGES, PAGES, SEED, BuiltSite, html_files, tags, tool
from tests.links import dead_links, read_links


def test_nu_html_checker_finds_no_error(built: BuiltSite) -> None:
    assert errors_of_nu(built.site) == ""


def errors_of_nu(site: Path) -> str:
    """What the Nu HTML checker finds on the pages of a site."""
    jar = tool(CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar", INSTALL)
    java = shutil.which("java")
    if java is None:
        message = "java is missing: install a Java runtime, 11 or newer (Debian: default-jre-headless)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    command = [java, "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return checked.stderr or ("" if checked.returncode == 0 else f"exit code {checked.returncode}")


def test_every_link_of_the_site_leads_somewhere(built: BuiltSite) -> None:
    assert dead_links(built.site, folders_ok=True) == []


def test_every_link_of_the_bundle_leads_to_a_file(built: BuiltSite) -> None:
    assert dead_links(built.offline, folders_ok=False) == []


def test_ids_are_unique_and_ascii(built: BuiltSite) -> None:
    for path in html_files(built.site):
        ids = read_links(path).ids
        assert sorted(ids) == sorted(set(ids)), path
        assert all(name.isascii() for name in ids), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_says_its_language_and_direction_on_its_root(built: BuiltSite, lang: str) -> None:
    direction = {"ar": "rtl", "en": "ltr"}[lang]
    for path in html_files(built.site / lang):
        (root,) = tags(path.read_text("utf-8"), "html")
        assert f'lang="{lang}"' in root, path
        assert f'dir="{direction}"' in root, path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_one_h1_and_a_switcher_to_itself(built: BuiltSite, lang: str, page: str) -> None:
    path = built.site / lang / page / "index.html"
    html = path.read_text("utf-8")
    assert len(tags(html, "h1")) == 1
    other = next(code for code in LANGUAGES if code != lang)
    switches = [tag for tag in tags(html, "a") if f'hreflang="{other}"' in tag]
    assert switches
    for switch in switches:
        href = re.search(r'href="([^"]*)"', switch)
        assert href
        target = (path.parent / href[1]).resolve()
        assert target == (built.site / other / page).resolve()


def test_a_page_without_a_counterpart_switches_to_the_other_home(built: BuiltSite) -> None:
    path = built.site / "ar" / "only-arabic" / "index.html"
    switches = [tag for tag in tags(path.read_text("utf-8"), "a") if 'hreflang="en"' in tag]
    assert switches
    assert all('href="../../en/"' in switch for switch in switches)


def test_the_summary_table_and_the_pillars_stand_on_both_pages_with_their_links(built: BuiltSite) -> None:
    expected = {
        "ar": ("12 ", "65", "40%", "مليارات الدولارات", "تبادل", "تعزيز", "توحيد", "تحسين"),
        "en": ("12 ", "65", "40%", "illions of dollars", "Exchanging", "Strengthening", "Unifying", "Improving"),
    }
    for lang, words in expected.items():
        html = (built.site / lang / "articles" / SEED / "index.html").read_text("utf-8")
        plain = re.sub(r"<[^>]+>", "", html)
        for word in words:
            assert word in plain, (lang, word)
        for hook, count in (("summary", 4), ("pillars", 4), ("figures", 7), ("timeline", 4), ("people", 5)):
            element = html.split(f'data-malaf="{hook}"', 1)[1].split("</section>", 1)[0]
            items = re.findall(r'data-id="([^"]+)"', element)
            assert len(items) == len(set(items)) == count, (lang, hook)
            assert len(re.findall(r'href="#[a-z0-9-]+"', element)) >= count, (lang, hook)


def test_the_page_says_whose_claims_these_are(built: BuiltSite) -> None:
    english = (built.site / "en" / "articles" / SEED / "index.html").read_text("utf-8")
    assert "not been verified" in english or "not verified" in english
    assert english.count("According to ") >= 7
    assert "by machine" in english


def test_nothing_is_asked_of_another_host(built: BuiltSite) -> None:
    asks = re.compile(r"""(?:src|srcset|poster|data)=["']?https?:|url\(["']?https?:|<link[^>]+href=["']https?:""")
    for path in sorted(built.site.rglob("*")):
        if path.suffix in {".html", ".css"}:
            assert not asks.search(path.read_text("utf-8")), path


def test_the_same_input_gives_the_same_bytes(built: BuiltSite, tmp_path: Path) -> None:
    from malaf.bundle import make_bundle
    from malaf.options import Options, Reporter
    from malaf.pipeline import build
    from malaf.settings import read_project

    project, _ = read_project(built.project)
    assert project
    result = build(project, Options(), Reporter())
    assert result.written == 0
    again = tmp_path / "malaf-offline.zip"
    make_bundle(project.site, again)
    assert again.read_bytes() == (project.dist / "malaf-offline.zip").read_bytes()


def test_our_style_sheets_speak_of_start_and_end() -> None:
    from malaf.settings import templates_folder

    physical = re.compile(r"(?<![\w-])(?:[\w-]*-)?(?:left|right)(?![\w-])")
    for path in (templates_folder() / "theme").rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not physical.search(text), path
