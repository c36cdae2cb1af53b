"""Tasks on an executor, by default the cores of this machine: none lost, none done twice."""

from __future__ import annotations

import os
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from functools import cached_property
from multiprocessing import get_context
from typing import Any, TypeAlias, TypeVar

from neurovariety.engines.processes.guard import starting
from neurovariety.engines.processes.workers import as_finished
from neurovariety.errors import SpecificationError, StudyStopped, short

T = TypeVar("T")
Tasks: TypeAlias = Mapping[int, Callable[[], T]]
_STARTS = 3


def results(tasks: Tasks[T], executor: Any = None, small: bool = False) -> Iterator[tuple[int, T]]:
    """The results of numbered tasks as they come.

    Parameters
    ----------
    tasks : mapping from int to callable
        What an executor can send to another process, each without arguments.
    executor : concurrent.futures.Executor or dask.distributed.Client, optional
        By default a process for each core of this machine; they are started anew if one is killed.
    small : bool
        Whether the tasks are not worth a process: without an executor they are done here.

    Yields
    ------
    (int, object)
        The number of a task and its result.

    Raises
    ------
    SpecificationError
        If that is no executor.
    StudyStopped
        If processes are killed again and again.

    Examples
    --------
    >>> dict(results({0: int, 1: str}, small=True))
    {0: 0, 1: ''}
    """
    left = dict(tasks)
    if small and executor is None:
        yield from ((k, task()) for k, task in left.items())
        return
    ours = executor is None
    for _ in range(_STARTS if ours else 1):
        given = _processes() if ours else nullcontext(_checked(executor))
        # One may be killed, and its task is still to be done.
        with given as pool, suppress(BrokenExecutor):
            yield from _submitted(left, pool)
        if not left:
            return
    raise StudyStopped(
        f"expected processes that count to the end, found one killed{f' {_STARTS} times' * ours}, "
        "perhaps for want of memory"
    )


def _submitted(left: dict[int, Callable[[], T]], executor: Executor) -> Iterator[tuple[int, T]]:
    """The results of the tasks that are left; one that is done is left no more."""
    with warnings.catch_warnings(), _uninterrupted():
        # the forked processes only count: what locks they need, no other thread holds
        warnings.filterwarnings("ignore", ".*fork.*", DeprecationWarning)
        waiting: dict[Future[T], int] = {executor.submit(task): k for k, task in left.items()}
    try:
        for future in as_finished(waiting):
            found = future.result()
            del left[waiting[future]]
            yield waiting[future], found
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold signals back while Python forks: what they raise in a fork's callbacks is lost."""
    came: list[tuple[int, Any]] = []
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        before = {number: handler for number, handler in handlers.items() if callable(handler)}
    for number in before:
        signal.signal(number, lambda *given: came.append(given))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number, frame in came[:1]:
            before[number](number, frame)


@contextmanager
def _processes() -> Iterator[Executor]:
    """A process for each core; they end at once if the work is stopped or this process is gone."""
    with starting:
        held, ours = os.pipe()
        _ends.add(ours)
    parts = [v for c in _classes() for v in vars(c).values() if type(v) is cached_property]
    pool = ProcessPoolExecutor(
        os.cpu_count(),
        mp_context=get_context("fork"),
        initializer=_follow,
        initargs=(held, parts),
    )
    try:
        yield pool
        pool.shutdown(wait=True)
    finally:
        with starting:
            _ends.remove(ours)
            os.close(ours)
        pool.shutdown(wait=True, cancel_futures=True)
        os.close(held)


def _classes() -> Iterator[type]:
    """All that there are; the garbage collector does not list those that it was told to freeze."""
    known, left = set(), [object]
    while left:
        for c in type.__subclasses__(left.pop()):
            if c not in known:
                known.add(c)
                left.append(c)
                yield c


_ends: set[int] = set()
"""The ends of the pipes whose other ends are followed; all are closed in new processes."""


def _follow(held: int, parts: Sequence[Any]) -> None:
    """In a new process: end when nobody holds the other end of the parent's pipe any more."""
    for end in _ends:
        os.close(end)
    for part in parts:  # before Python 3.12 they have locks, which another thread may have held
        part.lock = threading.RLock()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def wait() -> None:
        os.read(held, 1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _checked(executor: Any) -> Executor:
    """An executor; that of a Dask client, if it is one."""
    found = executor.get_executor() if hasattr(executor, "get_executor") else executor
    if not isinstance(found, Executor):
        raise SpecificationError(
            "expected a concurrent.futures.Executor or a dask.distributed.Client, got "
            f"{short(executor)}"
        )
    return found
