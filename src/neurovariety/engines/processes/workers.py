"""Threads that wait for engines, and for which Python does not wait when it ends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextvars import copy_context
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, ParamSpec, TypeAlias, TypeVar

from neurovariety.engines.processes.children import stop

P = ParamSpec("P")
T = TypeVar("T")
AWAKE_SECONDS = 0.5
_Task: TypeAlias = tuple[Future[Any], Callable[[], Any]]


class Workers(Executor):
    """An executor of daemon threads: an interrupt ends Python, whatever they wait for.

    A ``ThreadPoolExecutor`` lets Python wait at its end for all that was submitted, for minutes
    after an interrupt; what these threads do when Python ends is lost.  Whoever leaves with an
    exception cancels what waits, and kills the engines that the calls have started.

    Parameters
    ----------
    number : int
        How many threads there are at most.

    Examples
    --------
    >>> with Workers(2) as workers:
    ...     list(workers.map(abs, [-1, -2, -3]))
    [1, 2, 3]
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._lock = threading.Lock()
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._closed = False

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.shutdown(wait=kind is None, cancel_futures=kind is not None)
        if kind is not None:
            self.shoot()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a call; the future gives what it returns.  The caller's deadline goes with it."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("the workers take nothing after their end")
            self._tasks.put((future, partial(copy_context().run, fn, *args, **kwargs)))
            if len(self._threads) < self._number:
                self._threads.append(
                    threading.Thread(target=_work, args=(self._tasks,), daemon=True)
                )
                self._threads[-1].start()
        return future

    def shoot(self) -> None:
        """Kill the engines under the calls that go on, and those that they start."""
        stop(self._threads)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take nothing more; cancel what is not begun, and wait for the rest, as asked."""
        with self._lock:
            self._closed = True
            if cancel_futures:
                _cancel(self._tasks)
            for _ in self._threads:
                self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()


def as_finished(futures: Iterable[Future[T]]) -> Iterator[Future[T]]:
    """As ``as_completed``, but awake from time to time, so that no interrupt is overslept.

    A thread that starts a program may be handed a signal; Python then raises KeyboardInterrupt in
    the main thread as soon as that wakes up. Of those that are finished together the ones without
    a result come last, so that the others can be kept.

    Examples
    --------
    >>> with Workers(1) as workers:
    ...     [future.result() for future in as_finished([workers.submit(abs, -1)])]
    [1]
    """
    left = set(futures)
    while left:
        done, left = wait(left, AWAKE_SECONDS, FIRST_COMPLETED)
        yield from sorted(done, key=lambda f: f.cancelled() or f.exception() is not None)


def _cancel(tasks: SimpleQueue[_Task | None]) -> None:
    while True:
        try:
            task = tasks.get_nowait()
        except Empty:
            return
        if task is not None:
            task[0].cancel()


def _work(tasks: SimpleQueue[_Task | None]) -> None:
    while (task := tasks.get()) is not None:
        future, call = task
        if future.set_running_or_notify_cancel():
            try:
                future.set_result(call())
            except BaseException as error:
                future.set_exception(error)
        del task, future, call  # who waits for the next task keeps nothing alive
