"""What mkdocs.yml says to Malaf."""

from collections.abc import Callable
from pathlib import Path

import pytest

from malaf.diagnostics import Diagnostic
from malaf.settings import Settings, read_project, templates_folder
from tests.conftest import ProjectFolder

Maker = Callable[..., ProjectFolder]


def read(folder: Path, text: str | bytes) -> tuple[Settings | None, list[Diagnostic]]:
    (folder / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    project, problems = read_project(folder)
    return (project.settings if project else None), problems


def test_no_project(tmp_path: Path) -> None:
    project, (problem,) = read_project(tmp_path)
    assert project is None
    assert (problem.code, problem.path, problem.line) == ("missing-file", "mkdocs.yml", None)
    assert "malaf new" in str(problem.hint)


@pytest.mark.parametrize("text", ["", "- a\n", "extra: 3\n"])
def test_no_mapping(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    project, (problem,) = read_project(tmp_path)
    assert project is None
    assert problem.code == "bad-type"


@pytest.mark.parametrize("text", ["site_name: x\n", "extra:\n", "extra: {malaf: null}\n"])
def test_defaults(tmp_path: Path, text: str) -> None:
    settings, problems = read(tmp_path, text)
    assert problems == []
    assert settings == Settings()
    assert settings.languages == ("ar", "en")
    assert settings.default_language == "ar"
    assert settings.site_name("ar") == "Malaf"


def test_other_programs_tags_do_not_matter(tmp_path: Path) -> None:
    text = "a: !ENV [X, y]\nb: !!python/name:x.y\nextra: {malaf: {digits: arab, name: {ar: ملف}}}\n"
    settings, problems = read(tmp_path, text)
    assert problems == []
    assert settings is not None
    assert settings.digits == "arab"
    assert (settings.site_name("ar"), settings.site_name("en")) == ("ملف", "ملف")


@pytest.mark.parametrize(
    ("inner", "code", "message", "line", "column"),
    [
        ("langages: [ar]", "unknown-key", "there is no key 'langages' in extra.malaf", 3, 5),
        ("languages: []", "bad-value", "extra.malaf.languages is empty or too short", 3, 16),
        ("languages: [عربي]", "bad-value", "extra.malaf.languages[0]: 'عربي' is not well-formed", 3, 17),
        ("digits: roman", "bad-value", "extra.malaf.digits: 'roman' is not one of its values", 3, 13),
        ("name: ملف", "bad-type", "extra.malaf.name: the text 'ملف' stands where a mapping is expected", 3, 11),
        ("bundle: a/b", "bad-value", "extra.malaf.bundle: 'a/b' is not well-formed", 3, 13),
        ("topics: {x: y}", "bad-type", "extra.malaf.topics.x: the text 'y' stands where a mapping is expected", 3, 17),
    ],
)
def test_wrong_settings(tmp_path: Path, inner: str, code: str, message: str, line: int, column: int) -> None:
    settings, (problem,) = read(tmp_path, f"extra:\n  malaf:\n    {inner}\n")
    assert settings is None
    assert (problem.code, problem.message, problem.line, problem.column) == (code, message, line, column)
    assert problem.path == "mkdocs.yml"


def test_malaf_must_be_a_mapping(tmp_path: Path) -> None:
    settings, (problem,) = read(tmp_path, "extra:\n  malaf: [ar]\n")
    assert settings is None
    assert problem.message == "extra.malaf: a list stands where a mapping is expected"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [("a: [", "bad-yaml", 2), ("a: 1\na: 2\n", "duplicate-key", 2), (b"a: \xff", "bad-encoding", None)],
)
def test_unreadable(tmp_path: Path, text: str | bytes, code: str, line: int | None) -> None:
    settings, (problem,) = read(tmp_path, text)
    assert settings is None
    assert (problem.code, problem.severity, problem.path) == (code, "error", "mkdocs.yml")
    assert line is None or problem.line in {line, line - 1}


@pytest.mark.parametrize(
    ("inner", "topics"),
    [("topics: {2030: {ar: رؤية}}", {"2030": {"ar": "رؤية"}}), ("topics: {true: {ar: نعم}}", {"true": {"ar": "نعم"}})],
)
def test_keys_are_as_they_are_written(tmp_path: Path, inner: str, topics: dict[str, dict[str, str]]) -> None:
    settings, problems = read(tmp_path, f"extra:\n  malaf:\n    {inner}\n")
    assert problems == []
    assert settings is not None
    assert settings.topics == topics


@pytest.mark.parametrize(
    ("inner", "message", "column"),
    [
        ("languages: [ar, qq]", "the language 'qq' is not known to CLDR", 21),
        ("languages: [ar, ar]", "the language 'ar' stands there twice", 21),
    ],
)
def test_languages_that_cannot_be_built(tmp_path: Path, inner: str, message: str, column: int) -> None:
    settings, (problem,) = read(tmp_path, f"extra:\n  malaf:\n    {inner}\n")
    assert settings is None
    assert (problem.message, problem.line, problem.column) == (message, 3, column)


@pytest.mark.parametrize(
    ("setting", "environment", "url"),
    [
        ("", None, ""),
        ("https://example.org/m", None, "https://example.org/m/"),
        ("https://example.org/m/", None, "https://example.org/m/"),
        ("https://example.org/", "https://other.org", "https://other.org/"),
        ("https://example.org/", "", ""),
    ],
)
def test_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, environment: str | None, url: str) -> None:
    monkeypatch.delenv("MALAF_URL", raising=False)
    if environment is not None:
        monkeypatch.setenv("MALAF_URL", environment)
    settings, _ = read(tmp_path, f'extra: {{malaf: {{url: "{setting}"}}}}\n')
    assert settings is not None
    assert settings.url == url


NO_ADDRESS = "write where the site is published, such as https://example.org/news/; or leave it empty"


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("example.org/x", 'write "https://example.org/x/"'),
        ("//example.org", 'write "https://example.org/"'),
        ("localhost:8000", 'write "https://localhost:8000/"'),
        ("/news/", NO_ADDRESS),
        ("https:/example.org", NO_ADDRESS),
        ("ftp://example.org/", NO_ADDRESS),
        ("https://", NO_ADDRESS),
        ("https://example.org:http/", NO_ADDRESS),
        ("https://[::1/", NO_ADDRESS),
        ("https://example.org/a b/", NO_ADDRESS),
        ("https://example.org/?a=b", NO_ADDRESS),
        ("https://example.org/#a", NO_ADDRESS),
    ],
)
def test_an_address_that_no_site_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, hint: str | None
) -> None:
    monkeypatch.delenv("MALAF_URL", raising=False)
    settings, (problem,) = read(tmp_path, f'extra:\n  malaf:\n    url: "{address}"\n')
    assert settings is None
    assert (problem.code, problem.path, problem.line, problem.column) == ("bad-value", "mkdocs.yml", 3, 10)
    assert (problem.message, problem.hint) == (f"extra.malaf.url: {address!r} is no address of a site", hint)
    monkeypatch.setenv("MALAF_URL", address)
    settings, (problem,) = read(tmp_path, "extra: {malaf: {}}\n")
    assert settings is None
    assert problem.message == f"MALAF_URL in the environment: {address!r} is no address of a site"


@pytest.mark.parametrize(
    "address", ["http://localhost:8000", "HTTPS://example.org/a/", "https://مثال.إختبار/ملف/", "http://[::1]:80/"]
)
def test_addresses_that_sites_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.delenv("MALAF_URL", raising=False)
    settings, problems = read(tmp_path, f'extra: {{malaf: {{url: "{address}"}}}}\n')
    assert (settings is not None, problems) == (True, [])


def test_places_of_a_project(project: Maker) -> None:
    opened = project().open()
    root = opened.root
    assert [opened.config, opened.seeds, opened.docs, opened.site, opened.dist, opened.cache] == [
        root / name for name in ("mkdocs.yml", "seeds", "docs", "site", "dist", ".malaf")
    ]
    assert opened.shown(root / "seeds" / "x" / "article.yaml") == "seeds/x/article.yaml"
    assert opened.shown(Path("/elsewhere/x")) == "/elsewhere/x"


def test_own_templates_come_first(project: Maker) -> None:
    folder = project()
    assert folder.open().template_folders == (templates_folder(),)
    folder.write("templates/pages/home.md", "x")
    assert folder.open().template_folders == (folder.root / "templates", templates_folder())
