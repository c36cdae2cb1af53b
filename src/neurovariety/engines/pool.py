"""Many warm engines: scripts go in, futures come out."""

from __future__ import annotations

import os
import queue
import signal
import threading
import weakref
from concurrent.futures import CancelledError, Future, wait
from pathlib import Path
from typing import ClassVar, Self

from neurovariety.algebra.deadline import left, within
from neurovariety.algebra.reading.calls import Checked
from neurovariety.engines.base import Limits, Outcome, Run, check_script
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.discovery import find
from neurovariety.engines.processes.children import GRACE, release, stop
from neurovariety.engines.processes.workers import AWAKE_SECONDS, Workers, as_finished
from neurovariety.engines.script import Script
from neurovariety.engines.session import Session, refuse_fork
from neurovariety.errors import SpecificationError, short

MOST_ENGINES = 1_000

_FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM)


class Pool(metaclass=Checked):
    """Run many scripts on a number of warm engines.

    An engine that died is replaced. A script whose engine was killed from outside is run once more
    on a fresh one; every future resolves, with a Run or with an exception. Python does not wait for
    a pool: what still runs when it ends is lost, unless the pool was closed, as ``with`` does.

    Parameters
    ----------
    size : int
        The number of engines; one for each core that can be spared.
    path : Path or str, optional
        The program; by default the first usable one that is found.
    grace : float
        Seconds between the interrupt and the kill when the time of a script is over.

    Raises
    ------
    SpecificationError
        If the size is not a positive integer.

    Examples
    --------
    >>> with Pool(2) as pool:
    ...     pool.size
    2
    """

    name: ClassVar[str] = Session.name
    dialect: ClassVar[str] = Session.dialect

    def __init__(self, size: int, path: Path | str | None = None, *, grace: float = GRACE) -> None:
        if isinstance(size, bool) or not isinstance(size, int) or not 0 < size <= MOST_ENGINES:
            raise SpecificationError(
                f"expected a positive number of engines, at most {MOST_ENGINES}, got {short(size)}"
            )
        self.size = size
        self._path = path
        self._sessions = [Session(path, grace=grace, threads=False) for _ in range(size)]
        # last in, first out: a few scripts keep few engines warm
        self._idle: queue.LifoQueue[Session] = queue.LifoQueue()
        for session in self._sessions:
            self._idle.put(session)
        self._closing = False
        self._owner = os.getpid()
        self._workers = Workers(size)
        weakref.finalize(self, _abandon, self._workers)

    def __repr__(self) -> str:
        return f"<Pool: {self.size} x {self.name}, {len(self.pids)} started>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close(now=kind is not None)

    @property
    def version(self) -> str:
        """The version that the program gave in its trial run."""
        return find(MACAULAY2, self._path).version or ""

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that are warm now."""
        return tuple(s.pid for s in self._sessions if s.pid is not None)

    def submit(self, script: Script, limits: Limits | None = None) -> Future[Run]:
        """Queue a script; the future gives its Run, and can be cancelled until it starts.

        The time in the queue does not count.

        Raises
        ------
        SpecificationError
            If the pool is closed.
        EngineForked
            In a process that was forked from the one that made the pool.
        """
        return self._queued(script, limits or Limits(), _Turn())

    def _queued(self, script: Script, limits: Limits, turn: _Turn) -> Future[Run]:
        refuse_fork(self._owner, "Pool")
        try:
            return self._workers.submit(self._work, script, limits, turn)
        except RuntimeError:
            raise SpecificationError("expected an open pool, this one was closed") from None

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script and wait for it, within the limits also where all engines are busy.

        An interrupt ends the engine under it, as in a session.
        """
        check_script(script, limits)
        turn = _Turn()
        try:
            with within(limits.seconds):
                future = self._queued(script, limits, turn)
                while left() and not future.done():
                    wait([future], min(left(), AWAKE_SECONDS))
                if future.cancel():
                    return MACAULAY2.late(limits)
                (future,) = as_finished([future])
                return future.result()
        except KeyboardInterrupt:
            turn.give_up()
            raise

    def close(self, *, now: bool = False) -> None:
        """Wait for all scripts and end the engines; no other script is taken.

        Parameters
        ----------
        now : bool
            Cancel the scripts that wait, and kill the engines under those that run.
        """
        if os.getpid() != self._owner:
            return
        self._closing = now
        self._workers.shutdown(wait=False, cancel_futures=now)
        if now:
            self._workers.shoot()  # also a trial run, or an engine that is just starting
        self._workers.shutdown(wait=True)
        for session in self._sessions:
            session.close()

    def _work(self, script: Script, limits: Limits, turn: _Turn) -> Run:
        session = self._idle.get()
        try:
            if self._ending or not turn.begin(session):
                raise CancelledError("the pool was closed before the script started")
            with within(limits.seconds):
                run = session.run(script, limits)
                shot = run.outcome is Outcome.CRASHED and run.exit_code in _FROM_OUTSIDE
                again = shot and left() and not self._ending and not turn.is_over
                return session.run(script, limits) if again else run
        finally:
            turn.end()
            self._idle.put(session)

    @property
    def _ending(self) -> bool:
        return self._closing or not threading.main_thread().is_alive()


class _Turn:
    """One script's, which whoever waits for it may give up."""

    def __init__(self) -> None:
        self.is_over = False
        self._lock = threading.Lock()
        self._running: tuple[threading.Thread, Session] | None = None

    def begin(self, session: Session) -> bool:
        """Take this thread and a session; False if nobody waits any more."""
        with self._lock:
            if not self.is_over:
                self._running = threading.current_thread(), session
            return not self.is_over

    def end(self) -> None:
        """Leave them to the next script."""
        with self._lock:
            if self._running is not None and self.is_over:
                release(self._running[0])
            self._running = None

    def give_up(self) -> None:
        """Do not begin it, or kill the engine under it, be it on trial, starting or warm."""
        with self._lock:
            self.is_over = True
            if self._running is not None:
                thread, session = self._running
                stop([thread])
                session.shoot()


def _abandon(workers: Workers) -> None:
    """End a pool that nobody closed, when it is forgotten or Python ends."""
    workers.shutdown(wait=False, cancel_futures=True)
    workers.shoot()
