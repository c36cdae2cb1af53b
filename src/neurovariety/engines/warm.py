"""The conversation with a warm Macaulay2.

Commands go on standard input, answers come back on a pipe of their own, and the console goes to
files.  A piece of code is sent as one string literal and evaluated by ``value`` inside parentheses
in which a flag is set last, so that nothing in it can unbalance the conversation; then a fresh
token and the flag come back behind the answer.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from contextlib import suppress
from enum import Enum

from pexpect import EOF, TIMEOUT

from neurovariety.algebra.deadline import left
from neurovariety.engines.base import Limits, Run
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.conversation import CHUNK, Conversation
from neurovariety.engines.discovery import Probe
from neurovariety.engines.errors import NotTaken
from neurovariety.engines.outcome import run_of
from neurovariety.engines.processes.children import Ended
from neurovariety.engines.processes.transcripts import LARGEST_FILE
from neurovariety.engines.script import Script
from neurovariety.engines.worlds import FLAGS, SETUP

START_SECONDS = 60.0
MOST_RUNS = 2_000
"""Of one Macaulay2: it keeps 50 kB of each ring, and is five times slower after 8,000 runs."""

LARGEST = 1 << 30
"""Bytes in which one Macaulay2 may stay resident: it gives nothing back of what one run needed."""

_DONE = "neurovarietyDone = true;"
_LAST_SECONDS, _LOOK_SECONDS = 2.0, 0.5
_LISTEN_SECONDS = 2.0
_SHORT_SECONDS = 0.1  # in which nothing grows by much


class State(Enum):
    """How far a conversation has come."""

    DONE = "the code ran to its end"
    FAILED = "the code was given up with an error"
    RUNNING = "the token has not come yet"
    ENDED = "the engine is gone"


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
        self._is_worn = False
        self._keys: dict[str, str] = {}
        self._world: str | None = None
        self._token = b""
        self._received = bytearray()
        alone = {} if threads else {"GC_NPROCS": "1"}
        variables = {**MACAULAY2.environment(found), **alone}
        super().__init__(
            (str(found.candidate.path), *FLAGS), variables, memory, interrupt=MACAULAY2.interrupt
        )

    def begin(self) -> None:
        super().begin()
        alone = "" if self._threads else "numTBBThreads = 1;"  # a spare name before 1.25
        self._say(f"{SETUP} {alone} {_DONE}", min(START_SECONDS, left()))
        if self._state in (State.RUNNING, State.FAILED):
            raise self.not_ready(START_SECONDS)

    def suits(self, limits: Limits) -> bool:
        worn = self._is_worn or self._runs >= MOST_RUNS
        return not worn and self._memory == limits.memory and super().suits(limits)

    def run(self, script: Script, limits: Limits, grace: float) -> Run:
        self._runs += 1
        start = time.monotonic()
        if self._state in (State.DONE, State.FAILED):
            self._evaluate(script.library, script.problem, min(limits.seconds, left()))
        if timed_out := self._state is State.RUNNING:
            # What an interrupt leaves is not believed: words of a package may be missing.
            self._child.interrupt()
            self._wait(time.monotonic() + grace)
            self._child.kill()
            self._state = State.ENDED
        seconds = time.monotonic() - start
        exit_code = None
        if self._state is State.ENDED:
            self._child.wait(_LAST_SECONDS)
            exit_code = self._child.kill()
        elif seconds > _SHORT_SECONDS:
            self._is_worn = self._child.resident() > LARGEST
        ended = Ended(exit_code, timed_out, *self._child.take_output(), seconds)
        answer = self._answer.decode(errors="replace")
        failed = self._state is State.FAILED
        return run_of(MACAULAY2.name, self._version, self.argv, ended, answer, limits, failed)

    def _evaluate(self, library: str, problem: str, seconds: float) -> None:
        """Read the library, unless it was read before, and run the problem."""
        deadline = time.monotonic() + seconds
        if self._runs > 1 and not self._listens(seconds):
            return
        self._child.take_output()  # what came after the token of the last run
        key = self._keys.get(library)
        if key is None:
            key = hashlib.sha256(library.encode()).hexdigest()
            self._world = None
            # A script without our library finds the packages that Macaulay2 loads by itself.
            read = "neurovarietyRead" if library else "neurovarietyPreload"
            code = f'({read}(); {_value(library)} neurovarietyKeep "{key}"; {_DONE})'
            self._say(code, seconds)
            if self._state is not State.DONE:
                return
            self._keys[library] = self._world = key
        enter = "" if key == self._world else f'neurovarietyEnter "{key}"; '
        self._world = key
        # A comment as long as the library, so that line numbers are those of the script.
        lines = library.count("\n")
        padding = "-*" + "\n" * lines + "*-" if lines else ""
        self._say(f"({enter}{_value(padding + problem)} {_DONE})", deadline - time.monotonic())

    def _listens(self, seconds: float) -> bool:
        """Whether an empty round works; False if there is no time for it.

        One that somebody stopped would keep the script for all its time. A fresh one has just
        listened.
        """
        self._say(_DONE, min(seconds, _LISTEN_SECONDS))
        if self._state is State.DONE:
            return True
        if self._state is State.RUNNING and seconds <= _LISTEN_SECONDS:
            return False
        raise NotTaken("the warm Macaulay2 did not listen before it took a script")

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
                    CHUNK, min(max(left, 0.0), _LOOK_SECONDS)
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
