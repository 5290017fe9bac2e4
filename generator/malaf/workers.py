"""Work in other processes: a function over many values, here or on a cluster, or one call while this one goes on."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

import msgspec

if TYPE_CHECKING:
    from concurrent.futures import Executor

A = TypeVar("A")
B = TypeVar("B")


class Workers:
    """`jobs` processes of this machine, which live as long as there is work of one kind; or those of a Dask scheduler.

    `alone`: there is to be one at a time. Any executor of the standard library's kind would do.

    Raises OSError where the scheduler does not answer, and ModuleNotFoundError without the extra ``malaf[dask]``.
    """

    def __init__(self, jobs: int | None = None, scheduler: str | None = None) -> None:
        self._jobs = jobs or _processors()
        self.alone = self._jobs == 1 and scheduler is None
        self._scheduler = scheduler
        self._cluster: Executor | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def map(self, function: Callable[[list[A]], B], values: Iterable[A], *, size: int = 1) -> Iterator[B]:
        """The results of `function` over `values`, handed to it `size` at a time, in order.

        A few calls wait at a time, so that memory does not grow with the number of values. What is a single call
        is done here.
        """
        chunks = _chunks(values, size)
        first, second = next(chunks, None), next(chunks, None)
        if first is None:
            return
        if second is None:
            yield function(first)
            return
        with self._executor() as executor:
            waiting = deque([executor.submit(function, first), executor.submit(function, second)])
            for chunk in chunks:
                if len(waiting) >= 3 * self._jobs:
                    yield waiting.popleft().result()
                waiting.append(executor.submit(function, chunk))
            while waiting:
                yield waiting.popleft().result()

    @contextmanager
    def _executor(self) -> Iterator[Executor]:
        if self._scheduler is not None:
            yield self._connected(self._scheduler)
            return
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        context = multiprocessing.get_context("fork" if _may_be_copied() else "spawn")
        pool = ProcessPoolExecutor(self._jobs, context, _end_with, (os.getpid(),))
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)

    def _connected(self, scheduler: str) -> Executor:
        if self._cluster is None:
            from distributed import Client

            client = self._stack.enter_context(Client(scheduler, timeout="10s"))
            self._jobs = max(sum(client.nthreads().values()), 1)
            self._cluster = self._stack.enter_context(client.get_executor())
        return self._cluster


class Beside(Generic[A]):
    """A call that is made in a copy of this process, which goes on meanwhile; `kind` is what it returns.

    Where there can be no copy, or one is not wanted, the call is made `at_once`; where nothing comes of the copy, when
    the result is asked for.
    """

    def __init__(self, call: Callable[[], A], kind: type[A], *, at_once: bool = False) -> None:
        self._call = call
        self._kind = kind
        self._copy = 0
        if at_once or not _may_be_copied() or _processors() == 1:
            returned = call()
            self._call = lambda: returned
            return
        self._reading, writing = os.pipe()
        self._copy = os.fork()
        if not self._copy:
            self._answer(writing)
        os.close(writing)

    def _answer(self, writing: int) -> NoReturn:
        # Nothing that waits to be written or undone is the copy's.
        try:
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(msgspec.msgpack.encode(self._call()))
        finally:
            os._exit(0)

    def result(self) -> A:
        """What the call returns. To be asked for once."""
        if self._copy:
            with os.fdopen(self._reading, "rb", closefd=False) as pipe:
                content = pipe.read()
            self._leave()
            with suppress(msgspec.DecodeError):
                return msgspec.msgpack.decode(content, type=self._kind)
        return self._call()

    def __reduce__(self) -> tuple[Callable[[A, type[A]], Beside[A]], tuple[A, type[A]]]:
        # Another process cannot ask for what is made in a copy of this one: it is told.
        return _known, (self.result(), self._kind)

    def close(self) -> None:
        """Where nobody has asked, nobody will: a copy that is still at work is ended."""
        if self._copy:
            os.kill(self._copy, signal.SIGKILL)
            self._leave()

    def _leave(self) -> None:
        os.close(self._reading)
        os.waitpid(self._copy, 0)
        self._copy = 0


def _known(result: A, kind: type[A]) -> Beside[A]:
    return Beside(lambda: result, kind, at_once=True)


def _may_be_copied() -> bool:
    """Whether this process may be forked: one with threads, as a server's is, must not be."""
    return sys.platform == "linux" and threading.active_count() == 1


def _end_with(parent: int) -> None:
    """Lets this process end soon after its parent, which may be killed without a word."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _chunks(values: Iterable[A], size: int) -> Iterator[list[A]]:
    chunk: list[A] = []
    for value in values:
        chunk.append(value)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
