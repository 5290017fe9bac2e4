"""A build asks nobody: it runs where there is no network but the machine's own loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from malaf.cards import PICTURE
from tests.built.conftest import html_files, make_project
from tests.built.test_reproducible import copy_sources

# Addresses for documentation (RFC 5737, RFC 3849) that nothing answers, and names that somebody does.
OUTSIDE = "import socket; socket.create_connection(({host!r}, 443), timeout=5)"
# As root no user namespace is needed, which containers often forbid.
NAMESPACE = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--net")
# Loopback is down in a new namespace; ioctl(SIOCSIFFLAGS) of netdevice(7) lifts it, since `ip` is not everywhere.
LOOPBACK_UP = """
import fcntl, os, socket, struct, sys
with socket.socket() as one:
    fcntl.ioctl(one, 0x8914, struct.pack("16sh14x", b"lo", 1))
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def _python(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Python in a network namespace of its own."""
    return subprocess.run(
        [*NAMESPACE, sys.executable, "-c", LOOPBACK_UP, *arguments],
        cwd=cwd,
        env=os.environ | {"MALAF_URL": "https://example.org/files/"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module", autouse=True)
def _namespace(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The namespace is there, or a skip that says why; in CI it must be."""
    reason = "there is no unshare: apt-get install util-linux"
    if shutil.which("unshare"):
        done = _python("-c", "", cwd=tmp_path_factory.mktemp("namespace"))
        if done.returncode == 0:
            return
        reason = f"no network namespace can be made here: {done.stderr.strip()}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "pypi.org"])
def test_nothing_outside_can_be_reached_there(host: str, tmp_path: Path) -> None:
    """Else the next test would prove nothing."""
    refused = _python("-c", OUTSIDE.format(host=host), cwd=tmp_path)
    assert refused.returncode == 1
    # At once, not after a time: there is no way out, and no name server.
    assert "Network is unreachable" in refused.stderr or "socket.gaierror" in refused.stderr, refused.stderr


def test_the_loopback_is_up_there(tmp_path: Path) -> None:
    own = "import socket; s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname(), 5)"
    done = _python("-c", own, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_a_cold_build_and_its_bundle_need_no_network(tmp_path: Path) -> None:
    """With pictures and all that a site has whose address is known."""
    project = make_project(tmp_path)
    for command in (["build", "--clean"], ["bundle"]):
        done = _python("-m", "malaf", *command, cwd=project)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert html_files(project / "site")
    assert list(project.rglob(f"site/ar/articles/*/{PICTURE}"))
    assert (project / "dist" / "malaf-offline.zip").is_file()


def test_a_wheel_needs_no_network(tmp_path: Path) -> None:
    """Its fonts are made of packages that the lock file names, by what `requirements.txt` brings."""
    tree = copy_sources(tmp_path / "tree")
    done = _python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "made"), cwd=tree)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert list((tmp_path / "made").glob("malaf-*.whl"))
