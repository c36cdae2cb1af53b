"""The warm Sage: one process that has imported it and forks for each script.

A fork starts in milliseconds where a fresh Sage takes a second, and is as good as one: it is a
process of its own with a group and limits of its own, and what a script does to it dies with it.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import threading
import time
import weakref
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Self

from pexpect import EOF, TIMEOUT
from pexpect.fdpexpect import fdspawn

from neurovariety.engines.base import ANSWER_VARIABLE, Limits, Run
from neurovariety.engines.batch import read_answer, tool_path
from neurovariety.engines.errors import EngineBroken
from neurovariety.engines.outcome import classify
from neurovariety.engines.process import GRACE, Child, private_folder
from neurovariety.engines.programs import Probe
from neurovariety.engines.sage import BATCH, SCRIPT_FILE, dialect_of
from neurovariety.engines.sage_discovery import QUIET_CRASH, find_sage
from neurovariety.engines.sage_server import SERVER
from neurovariety.engines.script import ALGORITHMS, Script
from neurovariety.engines.strays import kill_strays

START_SECONDS = 120.0
_SERVER_FILE = "server.py"


class SageSession:
    """Run each script in a fork of one Sage, which starts at the first of them.

    Threads may share a session; they wait for each other.

    Parameters
    ----------
    path : Path or str, optional
        A ``sage``, or a Python that can import Sage's modules; by default the first usable one
        that `find_sage` finds.
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

    name: ClassVar[str] = "Sage"

    def __init__(
        self,
        path: Path | str | None = None,
        algorithm: str = ALGORITHMS[0],
        *,
        grace: float = GRACE,
    ) -> None:
        self.dialect = dialect_of(algorithm)
        self._path, self._grace = path, grace
        self._lock = threading.Lock()
        self._server: _Server | None = None
        self._end: weakref.finalize[..., SageSession] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """The version that Sage gave in its trial run."""
        return find_sage(self._path).version or ""

    @property
    def pid(self) -> int | None:
        """The process that forks, if there is one."""
        server = self._server
        return None if server is None else server.pid

    def close(self) -> None:
        """End the process, after the run that is going on; another run would start a new one."""
        with self._lock:
            self._stop()

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits; the time to start Sage does not count.

        Raises
        ------
        EngineNotFound, EngineBroken
            If there is no usable Sage; whatever happens later is in the Run.
        """
        with self._lock:
            found = find_sage(self._path)
            if (refused := BATCH.refusal(found, limits)) is not None:
                return refused
            try:
                if self._server is None or not self._server.alive:
                    self._server = self._start(found)
                try:
                    return self._run(self._server, script, limits, found.version or "")
                except _NotTaken:  # so the script has not run yet
                    self._server = self._start(found)
                    return self._run(self._server, script, limits, found.version or "")
            except BaseException:  # such as KeyboardInterrupt: the conversation is out of step
                self._stop()
                raise

    def _start(self, found: Probe) -> _Server:
        self._stop()
        server = _Server(str(found.candidate.path), {**tool_path(found), **QUIET_CRASH})
        self._end = weakref.finalize(self, server.close)
        return server

    def _run(self, server: _Server, script: Script, limits: Limits, version: str) -> Run:
        with private_folder() as name:
            folder = Path(name)
            path = script.write(folder / SCRIPT_FILE)
            start = time.monotonic()
            exit_code, timed_out = server.serve(folder, path, limits, self._grace)
            seconds = time.monotonic() - start
            stdout, stderr = (read_answer(folder / stream) for stream in ("stdout", "stderr"))
            answer = read_answer(folder / "answer")
            if timed_out or exit_code:
                kill_strays(folder)
        return Run(
            engine=self.name,
            version=version,
            argv=(server.program, SCRIPT_FILE),
            outcome=classify(exit_code, stdout, stderr, timed_out=timed_out),
            exit_code=exit_code,
            stdout=stdout,
            stderr=stderr,
            answer=answer,
            seconds=seconds,
            limits=limits,
        )

    def _stop(self) -> None:
        if self._end is not None:
            self._end()
        self._server = self._end = None


class _NotTaken(EngineBroken):
    """The process ended before it forked for a script."""


class _Server:
    """The process that has imported Sage, and the conversation with it."""

    def __init__(self, program: str, variables: dict[str, str]) -> None:
        self.program = program
        self._owner = os.getpid()
        self._forked: int | None = None
        self._folder = private_folder()
        folder = Path(self._folder.name)
        (folder / _SERVER_FILE).write_text(SERVER)
        read_end, write_end = os.pipe()
        argv = (program, _SERVER_FILE, str(write_end))
        try:
            self._child = Child(
                argv, folder, variables=variables, stdin=True, inherited=(write_end,)
            )
        except BaseException:
            os.close(read_end)
            self._folder.cleanup()
            raise
        finally:
            os.close(write_end)
        self._channel = fdspawn(read_end, use_poll=True)
        self._channel.delayafterread = None
        if self._hear(START_SECONDS) != ["READY"]:
            said = "".join(self._child.take_output()).strip()[-300:]
            self.close()
            raise EngineBroken(
                f"{shlex.join(argv)} did not become ready within {START_SECONDS:g} seconds; "
                f"it printed: {said or 'nothing'}. See `neurovariety doctor`."
            )

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def alive(self) -> bool:
        return not self._child.wait(0.0)

    def serve(self, folder: Path, script: Path, limits: Limits, grace: float) -> tuple[int, bool]:
        """The exit status of a fork that runs a script, and whether its time was over."""
        order = {
            "folder": str(folder),
            "script": str(script),
            "memory": limits.memory,
            "variables": {ANSWER_VARIABLE: str(folder / "answer"), "TMPDIR": str(folder)},
        }
        deadline = time.monotonic() + limits.seconds
        started = []
        with suppress(BrokenPipeError):
            if self._child.send(json.dumps(order).encode() + b"\n", START_SECONDS):
                started = self._hear(START_SECONDS)
        if started[:1] != ["STARTED"]:
            self._child.kill()
            raise _NotTaken("the warm Sage ended before it took a script")
        self._forked = int(started[1])
        ended = self._hear(deadline - time.monotonic())
        timed_out = not ended and self.alive
        for number in (signal.SIGINT, signal.SIGKILL):
            if not ended and self.alive:
                self._signal(number)
                ended = self._hear(grace if number == signal.SIGINT else START_SECONDS)
        self._signal(signal.SIGKILL)  # what the script started and left behind
        self._forked = None
        return (int(ended[1]) if ended else -signal.SIGKILL), timed_out

    def close(self) -> None:
        """Kill and reap the process and remove its folder; harmless in a forked child."""
        if os.getpid() != self._owner or self._channel.closed:
            return
        self._signal(signal.SIGKILL)
        self._child.close()
        self._channel.close()
        self._folder.cleanup()

    def _signal(self, number: int) -> None:
        if self._forked is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._forked, number)

    def _hear(self, seconds: float) -> list[str]:
        """The words of the next line on the channel; none if it does not come."""
        try:
            self._channel.expect_exact(b"\n", timeout=min(max(seconds, 0.0), 1e6))
        except (TIMEOUT, EOF):
            return []
        return str(self._channel.before.decode()).split()
