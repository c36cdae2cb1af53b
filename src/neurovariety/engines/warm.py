"""A living process and the conversation with it; a session keeps one, and replaces it.

To Macaulay2 commands go on standard input, answers come back on a pipe of their own, and the
console goes to files.  A piece of code is sent as one string literal and evaluated by ``value``
inside parentheses in which a flag is set last, so that nothing in it can unbalance the
conversation; then a fresh token and the flag come back behind the answer.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shlex
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from shutil import rmtree

from pexpect import EOF, TIMEOUT
from pexpect.fdpexpect import fdspawn

from neurovariety.algebra.deadline import check_time, left
from neurovariety.engines.base import ANSWER_VARIABLE, Limits, Run
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.discovery import Probe
from neurovariety.engines.errors import EngineBroken
from neurovariety.engines.outcome import run_of
from neurovariety.engines.processes.children import Child, Ended
from neurovariety.engines.processes.guard import new_folder, starting
from neurovariety.engines.processes.scratch import kill_strays
from neurovariety.engines.processes.transcripts import LARGEST_FILE
from neurovariety.engines.script import Script
from neurovariety.engines.worlds import FLAGS, SETUP
from neurovariety.errors import printable

START_SECONDS = 60.0
MOST_RUNS = 2_000
"""Of one Macaulay2: it keeps 50 kB of each ring, and is five times slower after 8,000 runs."""

LARGEST = 1 << 30
"""Bytes in which one Macaulay2 may stay resident: it gives nothing back of what one run needed."""

_DONE = "neurovarietyDone = true;"
_LAST_SECONDS, _LOOK_SECONDS = 2.0, 0.5
_SHORT_SECONDS = 0.1  # in which nothing grows by much
_CHUNK = 1 << 16  # what a pipe holds


class State(Enum):
    """How far a conversation has come."""

    DONE = "the code ran to its end"
    FAILED = "the code was given up with an error"
    RUNNING = "the token has not come yet"
    ENDED = "the engine is gone"


class Conversation(ABC):
    """A living process that reads commands and answers on a pipe of its own.

    Parameters
    ----------
    argv : tuple of str
        The command.
    variables : mapping
        Additions to the environment, where the pipe's name is added.
    memory : int or None
        Bytes of address space, for as long as it lives.
    files : mapping from str to str
        What lies in its private folder.
    """

    def __init__(
        self,
        argv: tuple[str, ...],
        variables: Mapping[str, str],
        memory: int | None = None,
        files: Mapping[str, str] | None = None,
    ) -> None:
        self.argv, self._memory = argv, memory
        self._owner = os.getpid()
        self._folder = new_folder()
        for name, text in (files or {}).items():
            (self._folder / name).write_text(text)
        with starting:  # else a fork could hold the answers' end, and nobody see the engine's
            read_end, write_end = os.pipe()
            try:
                variables = {**variables, ANSWER_VARIABLE: f"/dev/fd/{write_end}"}
                self._child = Child(
                    argv,
                    self._folder,
                    memory=memory,
                    variables=variables,
                    stdin=True,
                    inherited=(write_end,),
                )
            except BaseException:
                os.close(read_end)
                rmtree(self._folder, ignore_errors=True)
                raise
            finally:
                os.close(write_end)
        self._channel = fdspawn(read_end, maxread=_CHUNK, use_poll=True)
        self._channel.delayafterread = None  # pexpect would sleep 0.1 ms after each read
        try:
            self.begin()
        except BaseException:
            self.close()
            raise

    @abstractmethod
    def begin(self) -> None:
        """Wait until the process is ready, or raise what `not_ready` returns."""

    @abstractmethod
    def run(self, script: Script, limits: Limits, grace: float) -> Run:
        """Run a script; afterwards the process can take another one, or is dead."""

    def not_ready(self, seconds: float) -> EngineBroken:
        """The error of a process that did not answer in so many seconds; it is killed."""
        self._child.kill()
        check_time()  # nothing is wrong with an engine that was given no time
        said = printable("".join(self._child.take_output()).strip()[-300:])
        return EngineBroken(
            f"{shlex.join(self.argv)} did not become ready for commands within {seconds:g} "
            f"seconds; it printed: {said or 'nothing'}. See `neurovariety doctor`."
        )

    @property
    def pid(self) -> int:
        """The process."""
        return self._child.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return not (self._child.shot or self._child.wait(0.0))

    def suits(self, limits: Limits) -> bool:
        """Whether it can run a script within the limits; some systems clean /tmp of what is old."""
        return self.alive and self._folder.is_dir()

    def shoot(self) -> None:
        """Kill the process, and leave the rest to the thread that talks to it."""
        if os.getpid() == self._owner:
            self._child.shoot()

    def close(self) -> None:
        """Kill and reap the process and remove its folder; harmless in a forked child."""
        if os.getpid() != self._owner or self._channel.closed:
            return
        self._child.close()
        self._channel.close()
        kill_strays(self._folder)
        rmtree(self._folder, ignore_errors=True)


class WarmMacaulay2(Conversation):
    """A Macaulay2 that waits for code.

    Parameters
    ----------
    found : Probe
        The program.
    memory : int or None
        Bytes of address space, for as long as it lives.
    threads : bool
        Whether it may use several cores by itself.
    """

    def __init__(self, found: Probe, memory: int | None, *, threads: bool = True) -> None:
        self._version = found.version
        self._threads = threads
        self._answer = b""
        self._state = State.DONE
        self._runs = 0
        self._is_large = False
        self._keys: dict[str, str] = {}
        self._world: str | None = None
        self._token = b""
        self._received = bytearray()
        alone = {} if threads else {"GC_NPROCS": "1"}
        variables = {**MACAULAY2.environment(found), **alone}
        super().__init__((str(found.candidate.path), *FLAGS), variables, memory)

    def begin(self) -> None:
        alone = "" if self._threads else "numTBBThreads = 1;"  # a spare name before 1.25
        self._say(f"{SETUP} {alone} {_DONE}", min(START_SECONDS, left()))
        if self._state in (State.RUNNING, State.FAILED):
            raise self.not_ready(START_SECONDS)

    def suits(self, limits: Limits) -> bool:
        worn = self._is_large or self._runs >= MOST_RUNS
        return not worn and self._memory == limits.memory and super().suits(limits)

    def run(self, script: Script, limits: Limits, grace: float) -> Run:
        self._runs += 1
        start = time.monotonic()
        if self._state in (State.DONE, State.FAILED):
            self._evaluate(script.library, script.problem, min(limits.seconds, left()))
        if timed_out := self._state is State.RUNNING:
            self._interrupt(grace)
        seconds = time.monotonic() - start
        exit_code = None
        if self._state is State.ENDED:
            self._child.wait(_LAST_SECONDS)
            exit_code = self._child.kill()
        elif seconds > _SHORT_SECONDS:
            self._is_large = self._child.resident() > LARGEST
        ended = Ended(exit_code, timed_out, *self._child.take_output(), seconds)
        answer = self._answer.decode(errors="replace")
        failed = self._state is State.FAILED
        return run_of(MACAULAY2.name, self._version, self.argv, ended, answer, limits, failed)

    def _evaluate(self, library: str, problem: str, seconds: float) -> None:
        """Read the library, unless it was read before, and run the problem."""
        deadline = time.monotonic() + seconds
        self._child.take_output()  # what came after the token of the last run
        key = self._keys.get(library)
        if key is None:
            key = hashlib.sha256(library.encode()).hexdigest()
            self._world = None
            # A script without our library finds the packages that Macaulay2 loads by itself.
            read = "neurovarietyRead" if library else "neurovarietyPreload"
            code = f'{read}(); ({_value(library)} neurovarietyKeep "{key}"; {_DONE})'
            self._say(code, seconds)
            if self._state is not State.DONE:
                return
            self._keys[library] = self._world = key
        enter = "" if key == self._world else f'neurovarietyEnter "{key}"; '
        self._world = key
        # A comment as long as the library, so that line numbers are those of the script.
        lines = library.count("\n")
        padding = "-*" + "\n" * lines + "*-" if lines else ""
        self._say(f"{enter}({_value(padding + problem)} {_DONE})", deadline - time.monotonic())

    def _interrupt(self, grace: float) -> None:
        """Interrupt what is running; afterwards it waits for code again, or is dead."""
        self._child.interrupt()
        self._world = None
        self._wait(time.monotonic() + grace)
        answer = self._answer
        for _ in range(2):
            # The interrupt may have come after the end: see that a whole round still works.
            if self._state in (State.DONE, State.FAILED):
                self._say(_DONE, grace)
            if self._state is State.DONE:
                break
        if self._state is not State.DONE:
            self._child.kill()
            self._state = State.ENDED
        self._answer = answer

    def _say(self, line: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        self._token = f"NEUROVARIETY-DONE {secrets.token_hex(8)} ".encode()
        self._received = bytearray()
        self._state, self._answer = State.RUNNING, b""
        message = b'%s\nneurovarietyLeave "%s";\n' % (line.encode(), self._token)
        with suppress(BrokenPipeError):  # then the channel has ended, too
            if not self._child.send(message, seconds):
                return
        self._wait(deadline)

    def _wait(self, deadline: float) -> None:
        """Read the channel up to the token."""
        while self._state is State.RUNNING:
            left = deadline - time.monotonic()
            gone = not self.alive
            try:
                self._received += self._channel.read_nonblocking(
                    _CHUNK, min(max(left, 0.0), _LOOK_SECONDS)
                )
            except TIMEOUT:
                if gone:  # and what it started holds the channel open
                    self._state = State.ENDED
                elif left <= 0:
                    break
            except EOF:
                self._state = State.ENDED
            if len(self._received) > LARGEST_FILE:
                del self._received[LARGEST_FILE:]
                self._child.shoot()
                self._state = State.ENDED
            for state, flag in (State.DONE, b"true\n"), (State.FAILED, b"false\n"):
                if self._received.endswith(self._token + flag):
                    self._state = state
                    self._answer = bytes(self._received[: -len(self._token + flag)])
        if self._state in (State.RUNNING, State.ENDED):
            self._answer = bytes(self._received)


def _value(code: str) -> str:
    """Wrap code so that whatever it holds, it is one expression."""
    literal = code.replace("\\", "\\\\").replace('"', '\\"')
    return f'value "{literal}";'
