"""Calls that other processes make."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from malaf.workers import Beside, Workers


@pytest.fixture(autouse=True)
def several_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("malaf.workers._processors", lambda: 2)


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies are made, whatever threads other tests have left."""
    if sys.platform != "linux":
        pytest.skip("processes are copied on Linux only")
    monkeypatch.setattr("malaf.workers._may_be_copied", lambda: True)


@pytest.mark.usefixtures("copies")
def test_a_call_beside_is_made_in_another_process() -> None:
    beside = Beside(lambda: {"process": os.getpid()}, dict[str, int])
    copy = beside.result()["process"]
    assert copy != os.getpid()
    with pytest.raises(ChildProcessError):  # it is not left behind
        os.waitpid(copy, os.WNOHANG)


@pytest.mark.usefixtures("copies")
def test_what_a_copy_returns_may_be_long() -> None:
    """Longer than a pipe holds."""
    beside = Beside(lambda: [str(n) for n in range(100_000)], list[str])
    assert len(beside.result()) == 100_000


@pytest.mark.usefixtures("copies")
@pytest.mark.parametrize("end", [lambda: os._exit(1), lambda: os.kill(os.getpid(), 9), lambda: 1 / 0])
def test_where_a_copy_comes_to_nothing_the_call_is_made_here(end: Callable[[], object]) -> None:
    here = os.getpid()

    def call() -> int:
        if os.getpid() != here:
            end()
        return os.getpid()

    assert Beside(call, int).result() == here


@pytest.mark.parametrize("why", ["asked for", "threads", "one processor", "another system"])
def test_where_there_is_no_copy_the_call_is_made_at_once(why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[int] = []

    def call() -> int:
        called.append(os.getpid())
        return os.getpid()

    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    if why == "threads":
        thread.start()
    elif why == "one processor":
        monkeypatch.setattr("malaf.workers._processors", lambda: 1)
    elif why == "another system":
        monkeypatch.setattr("sys.platform", "win32")
    try:
        beside = Beside(call, int, at_once=why == "asked for")
        assert called == [os.getpid()]
        assert beside.result() == os.getpid()
        assert called == [os.getpid()]
    finally:
        ended.set()
        if why == "threads":
            thread.join()


@pytest.mark.usefixtures("copies")
def test_a_copy_that_nobody_asks_is_not_left_behind() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    with closing(Beside(lambda: "x" * 1_000_000, str)) as beside:
        copy = beside._copy
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(copy, os.WNOHANG)
    beside.close()  # once more does no harm


@pytest.mark.usefixtures("copies")
def test_a_copy_prints_nothing_that_waits_to_be_printed(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("once ")
    Beside(lambda: 1, int).result()
    sys.stdout.flush()
    assert capfd.readouterr().out == "once "


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_results_come_in_order(count: int) -> None:
    with Workers(jobs=2) as workers:
        assert list(workers.map(sum, range(count), size=2)) == [
            sum(range(count)[at : at + 2]) for at in range(0, count, 2)
        ]
