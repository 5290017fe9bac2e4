"""A function over many values: here, in processes side by side, or on a cluster."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

A = TypeVar("A")
B = TypeVar("B")


class Workers:
    """`jobs` processes of this machine, started when there is work for them; or those of a Dask scheduler.

    Any executor of the standard library's kind would do. Raises OSError where the scheduler does not answer, and
    ModuleNotFoundError without the extra ``malaf[dask]``.
    """

    def __init__(self, jobs: int | None = None, scheduler: str | None = None) -> None:
        self._jobs = jobs or _processors()
        self._scheduler = scheduler
        self._executor: Executor | None = None
        self._stack = ExitStack()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and self._executor is not None and self._scheduler is None:
            self._executor.shutdown(wait=False, cancel_futures=True)
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
        executor = self._started()
        waiting: deque[Future[B]] = deque([executor.submit(function, first), executor.submit(function, second)])
        for chunk in chunks:
            if len(waiting) >= 3 * self._jobs:
                yield waiting.popleft().result()
            waiting.append(executor.submit(function, chunk))
        while waiting:
            yield waiting.popleft().result()

    def _started(self) -> Executor:
        if self._executor is None:
            if self._scheduler is not None:
                from distributed import Client

                client = self._stack.enter_context(Client(self._scheduler, timeout="10s"))
                self._jobs = max(sum(client.nthreads().values()), 1)
                self._executor = client.get_executor()
            else:
                import multiprocessing
                from concurrent.futures import ProcessPoolExecutor

                # A process with threads, as a server's is, must not be copied.
                alone = sys.platform == "linux" and threading.active_count() == 1
                context = multiprocessing.get_context("fork" if alone else "spawn")
                self._executor = ProcessPoolExecutor(max_workers=self._jobs, mp_context=context)
            self._stack.enter_context(self._executor)
        return self._executor


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
