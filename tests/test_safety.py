"""Nothing is lost: builds killed at any moment, two at once, a full disk, and files that people have worked on."""

from __future__ import annotations

import errno
import os
import random
import shutil
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from malaf import ledger, publish
from malaf.article import Headline
from malaf.cache import Cache, alone
from malaf.files import write_atomically
from malaf.options import Options, Reporter
from malaf.pipeline import build
from malaf.stamps import Written
from tests.conftest import ProjectFolder, copied
from tests.links import dead_links
from tests.test_build import MALAF, add, edit, run, snapshot

# `make soak` asks for more.
KILLS = int(os.environ.get("MALAF_KILLS", "20"))


# --- single files -----------------------------------------------------------------------------------------------------


def test_a_file_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "en.po"
    path.write_bytes(b"old")
    steps: list[str] = []
    synced, replaced = os.fsync, Path.replace

    def sync(handle: int) -> None:
        steps.append("sync")
        synced(handle)

    def replace(new: Path, old: Path) -> Path:
        steps.append("replace")
        return replaced(new, old)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    assert write_atomically(path, b"new")
    assert steps == ["sync", "replace", "sync"]
    assert path.read_bytes() == b"new"
    assert not write_atomically(path, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["en.po"]


@pytest.mark.parametrize("step", ["write", "sync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "en.po"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "write":
        monkeypatch.setattr(os, "fdopen", full)
    elif step == "sync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["en.po"]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "kept" / "en.po", tmp_path / "en.po"
    path.parent.mkdir()
    path.write_bytes(b"old")
    path.chmod(0o600)
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


# --- builds -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """A project that was built."""
    from malaf.scaffold import make_project

    root = tmp_path_factory.mktemp("safety") / "project"
    make_project(root)
    folder = ProjectFolder(root.resolve())
    for n in range(5):
        add(folder, f"dossier-{n}", headline=Headline(text=f"خبر {n}", by="editor"))
    run(folder)
    return folder


def changed(folder: ProjectFolder) -> None:
    """Whatever reaches many files: a new dossier, one that is gone, one of another name, all pages another."""
    add(folder, "new", headline=Headline(text="خبر جديد", by="editor"))
    shutil.rmtree(folder.root / "seeds" / "dossier-1")
    edit(folder, "dossier-2", slug="renamed")
    (folder.root / "seeds" / "dossier-2").rename(folder.root / "seeds" / "renamed")
    folder.write("docs/en/about.md", "# About\n\nOther words. [A dossier](articles/renamed/index.md)\n")
    folder.edit("mkdocs.yml", "ar: ملفاتي", "ar: ملفات أخرى")


@pytest.fixture(scope="module")
def after(before: ProjectFolder, tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """The same after many changes, built at once."""
    folder = copied(before, tmp_path_factory.mktemp("after") / "project")
    changed(folder)
    run(folder)
    return folder


def assert_served(folder: ProjectFolder, *whole: ProjectFolder) -> None:
    """Every page is one of those that were meant to be, and none that a reader comes to has a link to nowhere."""
    known = [{name: path for name, path in snapshot(one).items() if name.startswith("site/")} for one in whole]
    for name, content in snapshot(folder).items():
        if name.startswith("site/"):
            assert content in [of.get(name) for of in known], name
    dead = dead_links(folder.root / "site", folders_ok=True, reached=True)
    assert [link for link in dead if link.endswith("nowhere")] == []


def test_a_killed_build_leaves_a_site_that_can_be_served_and_the_next_is_right(
    before: ProjectFolder, after: ProjectFolder, tmp_path: Path
) -> None:
    folder = copied(before, tmp_path / "p", everything=True)
    changed(folder)
    command = [*MALAF, "build", "--project", str(folder.root), "--jobs", "2"]
    start = time.monotonic()
    timed = copied(folder, tmp_path / "timed", everything=True)
    subprocess.run([*command[:5], str(timed.root)], stderr=subprocess.DEVNULL, check=True)
    whole = time.monotonic() - start
    dice = random.Random(20261124)
    for _ in range(KILLS):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            process.wait(dice.uniform(0.05, whole))
        except subprocess.TimeoutExpired:
            # Its workers, too, as when a machine is switched off.
            os.killpg(process.pid, 9)
            process.wait()
            assert_served(folder, before, after)
        else:
            assert snapshot(folder) == snapshot(after)
            folder = copied(before, tmp_path / "p", everything=True)
            changed(folder)
    run(folder)
    assert snapshot(folder) == snapshot(after)


def test_whatever_file_is_the_last_to_be_moved_no_link_is_broken(
    before: ProjectFolder, after: ProjectFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(before, tmp_path / "p", everything=True)
    site = folder.root / "site"
    steps: list[tuple[Path, bytes | None]] = []

    def move(new: str, old: str) -> None:
        steps.append((Path(old), Path(new).read_bytes()))
        moved(new, old)

    def remove(root: Path, paths: Iterable[str]) -> None:
        gone = sorted(paths)
        steps.extend((root / path, None) for path in gone)
        removed(root, gone)

    moved, removed = publish._move, publish.remove
    monkeypatch.setattr(publish, "_move", move)
    monkeypatch.setattr(ledger, "remove", remove)
    changed(folder)
    run(folder)
    assert snapshot(folder) == snapshot(after)
    assert len(steps) > 60
    # The same steps once more, one by one, on the site as it was before.
    shutil.rmtree(site)
    shutil.copytree(before.root / "site", site)
    for n, (path, content) in enumerate(steps):
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if n % 3 == 0:
            assert_served(folder, before, after)


def test_of_two_builds_at_once_one_waits_and_says_so(after: ProjectFolder, tmp_path: Path) -> None:
    folder = copied(after, tmp_path / "p")
    command = [*MALAF, "build", "--project", str(folder.root)]
    first, second = (subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2))
    said = [process.communicate(timeout=120)[1] for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), said
    # None, where the machine is so busy that the second began when the first was done.
    assert sum("waiting for it" in text for text in said) <= 1, said
    assert snapshot(folder) == snapshot(after)


def test_a_build_that_begins_anew_does_not_lock_itself_out(after: ProjectFolder, tmp_path: Path) -> None:
    folder = copied(after, tmp_path / "p")
    build(folder.open(), Options(jobs=1), Reporter())
    # More than SQLite keeps in memory: what is deleted is in the file at once, which nobody may read meanwhile.
    with closing(Cache(folder.root / ".malaf" / "cache.sqlite")) as cache:
        for number in range(4000):
            cache.put_dossier(f"gone-{number}", {}, b"x" * 500, b"", b"", b"")
        cache.commit()
    build(folder.open(), Options(jobs=1, clean=True), Reporter())
    assert snapshot(folder) == snapshot(after)


def test_a_build_that_waits_says_so(after: ProjectFolder, tmp_path: Path) -> None:
    folder = copied(after, tmp_path / "p")
    lock = folder.root / ".malaf" / "lock"
    lock.parent.mkdir(exist_ok=True)
    command = [*MALAF, "build", "--project", str(folder.root)]
    with alone(lock):
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        assert "waiting for it" in process.stderr.readline()
        assert not (folder.root / "site").exists()
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert snapshot(folder) == snapshot(after)


def test_two_that_come_at_the_same_moment_are_not_both_told_to_wait(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    told: list[int] = []
    both = threading.Barrier(2)

    def enter(number: int) -> None:
        both.wait()
        with alone(lock, lambda: told.append(number)):
            time.sleep(0.005)

    for _ in range(50):
        told.clear()
        threads = [threading.Thread(target=enter, args=(number,)) for number in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(told) < 2


@pytest.mark.parametrize("after_writes", [0, 1, 7, 40])
def test_a_full_disk_leaves_everything_as_it_was(
    before: ProjectFolder, after: ProjectFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after_writes: int
) -> None:
    folder = copied(before, tmp_path / "p", everything=True)
    changed(folder)
    site = {name: content for name, content in snapshot(folder).items() if name.startswith("site/")}
    written = 0

    def full(self: publish.Places, path: str, content: bytes) -> Written:
        nonlocal written
        if written == after_writes:
            raise OSError(errno.ENOSPC, "No space left on device", path)
        written += 1
        return original(self, path, content)

    original = publish.Places.write
    with monkeypatch.context() as patched:
        patched.setattr(publish.Places, "write", full)
        with pytest.raises(OSError, match="No space"):
            build(folder.open(), Options(jobs=1), Reporter())
    assert {name: content for name, content in snapshot(folder).items() if name.startswith("site/")} == site
    run(folder)
    assert snapshot(folder) == snapshot(after)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")
def test_a_disk_that_is_full_while_mkdocs_builds(
    before: ProjectFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(before, tmp_path / "p", everything=True)

    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "some.js", None, "site/some.js")

    monkeypatch.setattr("mkdocs.commands.build.build", full)
    # MkDocs works in a copy of this process, even if a browser has left a thread here: a new one would not be `full`.
    monkeypatch.setattr("malaf.workers._may_be_copied", lambda: True)
    with pytest.raises(OSError, match=r"No space left on device: '.*site'$"):
        build(folder.open(), Options(jobs=1, clean=True), Reporter())


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of its own in `folder`; a skip that says so where none may be mounted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}M", "none", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here; a full disk is played only")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_is_really_full(before: ProjectFolder, after: ProjectFolder, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 24) as disk:
        folder = copied(before, disk / "p", everything=True)
        changed(folder)
        site = {name: content for name, content in snapshot(folder).items() if name.startswith("site/")}
        ballast = disk / "ballast"
        with ballast.open("wb") as file:
            free = shutil.disk_usage(disk).free
            file.write(b"\0" * (free - 300_000))
        command = [*MALAF, "build", "--project", str(folder.root)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "No space left" in done.stderr
        assert "Traceback" not in done.stderr
        assert {name: content for name, content in snapshot(folder).items() if name.startswith("site/")} == site
        ballast.unlink()
        run(folder)
        assert snapshot(folder) == snapshot(after)
