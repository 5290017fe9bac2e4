"""What is brought from elsewhere is named by its hash."""

import json
import re
from pathlib import Path

import pytest

from malaf.settings import read_project
from malaf.yamltext import parse_yaml

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt", "tests/engines/properdocs.txt", "tests/engines/zensical.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_one_version_and_hashes(name: str) -> None:
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert packages
    for line in packages:
        assert re.fullmatch(r"[a-z0-9._-]+==\S+( *--hash=sha256:[0-9a-f]{64})+ *", line), line
    # Where it comes from is for who installs to say.
    assert "://" not in text


def test_every_action_is_named_by_its_commit() -> None:
    uses = [
        line.split("uses:")[1].strip()
        for path in (ROOT / ".github" / "workflows").glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}  # v[0-9.]+", action), action


def test_every_checker_has_a_digest() -> None:
    packages = json.loads((ROOT / "tests" / "checkers" / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(package["integrity"].startswith("sha512-") for name, package in packages.items() if name)


def test_nothing_is_installed_past_the_locks() -> None:
    """In the Makefile, in CI and for the published site."""
    for path in (ROOT / "Makefile", ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").glob("*.yml")):
        for line in path.read_text("utf-8").splitlines():
            if re.search(r"(pip|PIP\)).* install ", line) or "pip install" in line:
                assert "--require-hashes" in line or "--no-deps" in line, line
            if re.search(r"\bnpm (install|i)\b", line):
                pytest.fail(f"npm ci takes what package-lock.json says: {line}")


@pytest.mark.parametrize("folder", [".github", "templates/project/dot.github"])
def test_the_workflow_that_publishes_builds_pull_requests_too(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub gives an address without a slash at its end, and none where there is nothing to publish."""
    workflow = parse_yaml((ROOT / folder / "workflows" / "pages.yml").read_text("utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    [given] = [step["env"]["MALAF_URL"] for step in steps if "MALAF_URL" in step.get("env", {})]
    (tmp_path / "mkdocs.yml").write_text("extra: {malaf: {}}\n", "utf-8")
    for address, url in (("", ""), ("https://example.org/news", "https://example.org/news/")):
        monkeypatch.setenv("MALAF_URL", re.sub(r"\$\{\{.*?\}\}", address, given))
        project, problems = read_project(tmp_path)
        assert project is not None, problems
        assert project.settings.url == url
