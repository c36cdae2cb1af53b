"""The warm engine: one Macaulay2 that answers many scripts."""

from __future__ import annotations

import shlex
import threading
import time
import weakref
from pathlib import Path
from typing import ClassVar, Self

from neurovariety.engines.base import Limits, Run
from neurovariety.engines.batch import tool_path
from neurovariety.engines.discovery import find_macaulay2
from neurovariety.engines.errors import EngineBroken
from neurovariety.engines.macaulay2 import BATCH, DIALECT, NAME
from neurovariety.engines.outcome import classify
from neurovariety.engines.process import GRACE
from neurovariety.engines.programs import Probe
from neurovariety.engines.script import Script
from neurovariety.engines.warm import FLAGS, START_SECONDS, State, WarmMacaulay2


class Session:
    """Run scripts one after the other in one process, which starts at the first of them.

    A script's library is read once for each process; then only its problem is sent.  A run that
    does not end in time is interrupted; if that does not help, or if the engine dies, the next run
    starts a new process.  Threads may share a session; they wait for each other.

    Parameters
    ----------
    path : Path or str, optional
        The program; by default the first usable one that `find_macaulay2` finds.
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

    name: ClassVar[str] = NAME
    dialect: ClassVar[str] = DIALECT

    def __init__(
        self, path: Path | str | None = None, *, grace: float = GRACE, threads: bool = True
    ) -> None:
        self._path, self._grace, self._threads = path, grace, threads
        self._lock = threading.Lock()
        self._warm: WarmMacaulay2 | None = None
        self._version = ""
        self._end: weakref.finalize[..., Session] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """The version that the program gave in its trial run."""
        return find_macaulay2(self._path).version or ""

    @property
    def pid(self) -> int | None:
        """The process that is warm now, if there is one."""
        warm = self._warm
        return None if warm is None else warm.pid

    def close(self) -> None:
        """End the process, after the run that is going on; another run would start a new one."""
        with self._lock:
            self._stop()

    def abort(self) -> None:
        """Kill the process at once, from another thread; a run that is going on is lost."""
        if (warm := self._warm) is not None:
            warm.abort()

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits, in the warm process.

        A memory limit belongs to a process, so a limit other than the last one starts a new one.
        The time to start it does not count.

        Raises
        ------
        EngineNotFound, EngineTooOld, EngineBroken
            If there is no usable Macaulay2; whatever happens later is in the Run.
        """
        with self._lock:
            try:
                warm = self._warm
                if warm is None or warm.memory != limits.memory or not warm.alive:
                    self._stop()
                    found = find_macaulay2(self._path)
                    if (refused := BATCH.refusal(found, limits)) is not None:
                        return refused
                    self._start(found, limits.memory)
                return self._run(script, limits)
            except BaseException:  # such as KeyboardInterrupt: the conversation is out of step
                self._stop()
                raise

    def _run(self, script: Script, limits: Limits) -> Run:
        warm = self._warm
        assert warm is not None
        start = time.monotonic()
        if warm.state in (State.DONE, State.FAILED):
            warm.evaluate(script.library, script.problem, limits.seconds)
        if timed_out := warm.state is State.RUNNING:
            warm.interrupt(self._grace)
        seconds = time.monotonic() - start
        failed = warm.state is State.FAILED
        exit_code = warm.exit_code()
        stdout, stderr = warm.take_output()
        if warm.state is State.ENDED:
            self._stop()
        return Run(
            engine=NAME,
            version=self._version,
            argv=warm.argv,
            outcome=classify(exit_code, stdout, stderr, timed_out=timed_out, failed=failed),
            exit_code=exit_code,
            stdout=stdout,
            stderr=stderr,
            answer=warm.answer.decode(errors="replace"),
            seconds=seconds,
            limits=limits,
        )

    def _start(self, found: Probe, memory: int | None) -> None:
        self._version = found.version or ""
        argv = (str(found.candidate.path), *FLAGS)
        self._warm = WarmMacaulay2(argv, memory, tool_path(found), threads=self._threads)
        self._end = weakref.finalize(self, self._warm.close)  # also when Python ends
        if self._warm.state in (State.RUNNING, State.FAILED):
            self._warm.abort()
            said = "".join(self._warm.take_output()).strip()[-300:]
            raise EngineBroken(
                f"{shlex.join(argv)} did not become ready for commands within {START_SECONDS:g} "
                f"seconds; it printed: {said or 'nothing'}. See `neurovariety doctor`."
            )

    def _stop(self) -> None:
        if self._end is not None:
            self._end()
        self._warm = self._end = None
