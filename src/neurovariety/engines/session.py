"""The warm engines: one process that answers many scripts."""

from __future__ import annotations

import os
import threading
import weakref
from abc import abstractmethod
from pathlib import Path
from typing import ClassVar, Self

from neurovariety.algebra.deadline import left, within
from neurovariety.algebra.reading.calls import Checked
from neurovariety.engines.base import Limits, Run, check_program, check_script
from neurovariety.engines.batch import MACAULAY2, SAGE, EngineProgram, Macaulay2
from neurovariety.engines.conversation import Conversation
from neurovariety.engines.discovery import Probe, find
from neurovariety.engines.errors import EngineForked, NotTaken
from neurovariety.engines.forks import WarmSage
from neurovariety.engines.processes.children import GRACE
from neurovariety.engines.script import ALGORITHMS, Script, dialect_of
from neurovariety.engines.warm import WarmMacaulay2
from neurovariety.errors import TooLate


class _Session(metaclass=Checked):
    """What keeps one process, and replaces it when it is gone."""

    program: ClassVar[EngineProgram]

    def __init__(self, path: Path | str | None, grace: float) -> None:
        check_program(path, grace)
        self._path, self._grace = path, grace
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._found: Probe | None = None
        self._warm: Conversation | None = None
        self._end: weakref.finalize[..., _Session] | None = None

    @abstractmethod
    def _new(self, found: Probe, limits: Limits) -> Conversation:
        """A process that has not begun."""

    def __repr__(self) -> str:
        state = "not started" if self.pid is None else f"process {self.pid}"
        return f"<{type(self).__name__}: {self.program.name}, {state}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """The version that the program gave in its trial run."""
        return find(self.program, self._path).version or ""

    @property
    def pid(self) -> int | None:
        """The process that is warm now, if there is one."""
        warm = self._warm
        return None if warm is None else warm.pid

    def close(self) -> None:
        """End the process, after the run that is going on; another run would start a new one."""
        if os.getpid() == self._owner:  # a fork may have copied the lock while it was held
            with self._lock:
                self._stop()

    def shoot(self) -> None:
        """Kill the process under another thread's run, which then ends.

        Examples
        --------
        >>> with Session() as session:
        ...     session.shoot()
        """
        if (warm := self._warm) is not None:
            warm.shoot()

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits, in the warm process or a fork of it.

        Macaulay2's memory limit belongs to the process, so a limit other than the last one starts
        a new one.  The time to start it counts, and so does the time until a thread that shares
        this session has its turn.

        Raises
        ------
        EngineNotFound, EngineTooOld, EngineBroken
            If there is no usable program; whatever happens later is in the Run.
        EngineForked
            In a process that was forked from the one that made the session.
        """
        check_script(script, limits)
        refuse_fork(self._owner, type(self).__name__)
        with within(limits.seconds):
            if not self._lock.acquire(timeout=min(left(), threading.TIMEOUT_MAX)):
                return self.program.late(limits)
            try:
                return self._run(script, limits)
            except TooLate:
                return self.program.late(limits)
            finally:
                self._lock.release()

    def _run(self, script: Script, limits: Limits) -> Run:
        try:
            if self._warm is None or not self._warm.suits(limits):
                self._stop()
                self._found = find(self.program, self._path)
            assert self._found is not None
            if (refused := self.program.refusal(self._found, limits)) is not None:
                return refused
            try:
                run = self._answer(self._found, script, limits)
            except NotTaken:  # so the script has not run yet
                self._stop()
                run = self._answer(self._found, script, limits)
            if self._warm is not None and not self._warm.suits(limits):
                self._stop()  # a large one does not wait for the next run
            return run
        except BaseException:  # such as KeyboardInterrupt: the conversation is out of step
            self._stop()
            raise

    def _answer(self, found: Probe, script: Script, limits: Limits) -> Run:
        warm = self._warm or self._start(found, limits)
        return warm.run(script, limits, self._grace)

    def _start(self, found: Probe, limits: Limits) -> Conversation:
        warm = self._warm = self._new(found, limits)
        self._end = weakref.finalize(self, _abandon, warm, self._lock)  # also when Python ends
        warm.begin()
        return warm

    def _stop(self) -> None:
        if self._end is not None and self._warm is not None:
            self._end.detach()
            self._warm.close()
        self._warm = self._end = None


class Session(_Session):
    """Run scripts one after the other in one Macaulay2, which starts at the first of them.

    A script's library is read once for each process; then only its problem is sent.  If a run does
    not end in time, or if the engine dies, the next one starts a new process.
    Threads may share a session; they wait for each other.

    Parameters
    ----------
    path : Path or str, optional
        The program; by default the first usable one that is found.
    grace : float
        Seconds between the interrupt and the kill when the time is over.
    threads : bool
        Whether the engine may use several cores; a `Pool` says no.

    Examples
    --------
    >>> with Session() as session:
    ...     session.dialect
    'macaulay2'
    """

    program = MACAULAY2
    name: ClassVar[str] = Macaulay2.name
    dialect: ClassVar[str] = Macaulay2.dialect

    def __init__(
        self, path: Path | str | None = None, *, grace: float = GRACE, threads: bool = True
    ) -> None:
        super().__init__(path, grace)
        self._threads = threads

    def _new(self, found: Probe, limits: Limits) -> Conversation:
        return WarmMacaulay2(found, limits.memory, threads=self._threads)


class SageSession(_Session):
    """Run each script in a fork of one Sage, which starts at the first of them.

    Threads may share a session; they wait for each other.

    Parameters
    ----------
    path : Path or str, optional
        A ``sage``, or a Python that can import Sage's modules; by default the first usable one
        that is found.
    algorithm : str
        What computes Groebner bases, as for `Sage`.
    grace : float
        Seconds between the interrupt and the kill when the time is over.

    Raises
    ------
    SpecificationError
        If there is no such algorithm.

    Examples
    --------
    >>> with SageSession() as session:
    ...     session.dialect
    'sage'
    """

    program = SAGE
    name: ClassVar[str] = SAGE.name

    def __init__(
        self,
        path: Path | str | None = None,
        algorithm: str = ALGORITHMS[0],
        *,
        grace: float = GRACE,
    ) -> None:
        super().__init__(path, grace)
        self.dialect = dialect_of(algorithm)

    def _new(self, found: Probe, limits: Limits) -> Conversation:
        return WarmSage(found)


def _abandon(warm: Conversation, lock: threading.Lock) -> None:
    """End what nobody closed; under a daemon thread that Python leaves behind it is only killed."""
    if lock.acquire(blocking=False):
        warm.close()
        lock.release()
    else:
        warm.shoot()


def refuse_fork(owner: int, kind: str) -> None:
    """Refuse to talk to an engine that another process may be talking to.

    Raises
    ------
    EngineForked
        If the owner is another process.

    Examples
    --------
    >>> refuse_fork(os.getpid(), "Session")
    """
    if os.getpid() != owner:
        raise EngineForked(
            f"This {kind} belongs to the process {owner}, from which this one was forked, and "
            f"both would read its answers. Make a {kind} in each process that needs one."
        )
