"""One living Macaulay2 and the conversation with it; `Session` keeps one, and replaces it.

Commands go in on standard input, answers come back on a pipe of their own, and the console goes to
files.  A piece of code is sent as one string literal and evaluated by ``value`` inside parentheses
in which a flag is set last, so that nothing in it can unbalance the conversation; then a fresh
token and the flag come back behind the answer.

Each library has a dictionary of symbols of its own, and a second one for the problems that use it,
which is emptied after every run: a script finds the same world however often it is run.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path

from pexpect import EOF, TIMEOUT
from pexpect.fdpexpect import fdspawn

from neurovariety.engines.base import ANSWER_VARIABLE
from neurovariety.engines.process import Child, private_folder

FLAGS = ("-q", "--silent", "--no-tty", "--no-debug", "--no-prompts", "-e", "clearEcho stdio")

START_SECONDS = 60.0
_DONE = "neurovarietyDone = true;"
_LAST_SECONDS = 2.0
_LOOK_SECONDS = 0.5
_CHUNK = 1 << 16  # what a pipe holds
# The token goes out as early as possible; the symbols are released while Python reads it.
_SETUP = """
neurovarietyBase = dictionaryPath;
neurovarietyWorlds = new MutableHashTable;
neurovarietyChannel = openOut "%s";
neurovarietyRead = () -> (
    neurovarietyWorld = new GlobalDictionary;
    dictionaryPath = prepend(neurovarietyWorld, neurovarietyBase));
neurovarietyEnter = key -> (
    (neurovarietyWorld, neurovarietyPath) = neurovarietyWorlds#key;
    dictionaryPath = neurovarietyPath);
neurovarietyKeep = key -> (
    world := new GlobalDictionary;
    neurovarietyWorlds#key = (world, prepend(world, dictionaryPath));
    neurovarietyEnter key);
neurovarietyLeave = token -> (
    stdio << flush;
    stderr << flush;
    neurovarietyChannel << token << neurovarietyDone << endl << flush;
    neurovarietyDone = false;
    dictionaryPath = neurovarietyPath;
    scan(values neurovarietyWorld, s -> if value s =!= s then try s <- s));
neurovarietyRead(); neurovarietyKeep "";
"""


class State(Enum):
    """How far a conversation has come."""

    DONE = "the code ran to its end"
    FAILED = "the code was given up with an error"
    RUNNING = "the token has not come yet"
    ENDED = "the engine is gone"


class WarmMacaulay2:
    """A process that waits for code.

    Parameters
    ----------
    argv : tuple of str
        The command.
    memory : int or None
        Bytes of address space, for as long as it lives.
    variables : mapping
        Additions to the environment.
    threads : bool
        Whether it may use several cores by itself.
    """

    def __init__(
        self,
        argv: tuple[str, ...],
        memory: int | None,
        variables: Mapping[str, str],
        *,
        threads: bool = True,
    ) -> None:
        self.argv = argv
        self.memory = memory
        self.answer = b""
        self.state = State.DONE
        self._owner = os.getpid()
        self._keys = {"": ""}
        self._world: str | None = None
        self._token = b""
        self._received = bytearray()
        self._folder = private_folder()
        read_end, write_end = os.pipe()
        channel = f"/dev/fd/{write_end}"
        alone = {} if threads else {"GC_NPROCS": "1"}
        try:
            self._child = Child(
                argv,
                Path(self._folder.name),
                memory=memory,
                variables={**variables, **alone, ANSWER_VARIABLE: channel},
                stdin=True,
                inherited=(write_end,),
            )
        except BaseException:
            os.close(read_end)
            self._folder.cleanup()
            raise
        finally:
            os.close(write_end)
        self._channel = fdspawn(read_end, maxread=_CHUNK, use_poll=True)
        self._channel.delayafterread = None  # pexpect would sleep 0.1 ms after each read
        setup = " ".join((_SETUP % channel).split())
        alone_too = "" if threads else "numTBBThreads = 1;"  # a spare name before 1.25
        try:
            self._say(f"{setup} {alone_too} {_DONE}", START_SECONDS)
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """The process."""
        return self._child.pid

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return not self._child.wait(0.0)

    def evaluate(self, library: str, problem: str, seconds: float) -> None:
        """Read the library, unless it was read before, and run the problem.

        Afterwards ``state`` says how it went, and ``answer`` holds what came on the channel.

        Parameters
        ----------
        library, problem : str
            The two parts of a script.
        seconds : float
            Wall-clock limit for both.
        """
        deadline = time.monotonic() + seconds
        self._child.take_output()  # what came after the token of the last run
        key = self._keys.get(library)
        if key is None:
            key = hashlib.sha256(library.encode()).hexdigest()
            self._world = None
            code = f'neurovarietyRead(); ({_value(library)} neurovarietyKeep "{key}"; {_DONE})'
            self._say(code, seconds)
            if self.state is not State.DONE:
                return
            self._keys[library] = self._world = key
        enter = "" if key == self._world else f'neurovarietyEnter "{key}"; '
        self._world = key
        # A comment as long as the library, so that line numbers are those of the script.
        lines = library.count("\n")
        padding = "-*" + "\n" * lines + "*-" if lines else ""
        self._say(f"{enter}({_value(padding + problem)} {_DONE})", deadline - time.monotonic())

    def interrupt(self, grace: float) -> None:
        """Interrupt what is running; afterwards it waits for code again, or is dead."""
        self._child.interrupt()
        self._world = None
        self._wait(time.monotonic() + grace)
        answer = self.answer
        for _ in range(2):
            # The interrupt may have come after the end: see that a whole round still works.
            if self.state in (State.DONE, State.FAILED):
                self._say(_DONE, grace)
            if self.state is State.DONE:
                break
        if self.state is not State.DONE:
            self._child.kill()
            self.state = State.ENDED
        self.answer = answer

    def abort(self) -> None:
        """Kill the process and leave the rest to the thread that talks to it."""
        self._child.shoot()

    def exit_code(self) -> int | None:
        """None while it lives; otherwise the exit status, after a moment to die in."""
        if self.state is not State.ENDED:
            return None
        self._child.wait(_LAST_SECONDS)
        return self._child.kill()

    def take_output(self) -> tuple[str, str]:
        """Return what was printed since the last time, on stdout and on stderr."""
        return self._child.take_output()

    def close(self) -> None:
        """Kill and reap the process and remove its folder; harmless in a forked child."""
        if os.getpid() != self._owner or self._channel.closed:
            return
        self.state = State.ENDED
        self._child.close()
        self._channel.close()
        self._folder.cleanup()

    def _say(self, line: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        self._token = f"NEUROVARIETY-DONE {secrets.token_hex(8)} ".encode()
        self._received = bytearray()
        self.state, self.answer = State.RUNNING, b""
        message = b'%s\nneurovarietyLeave "%s";\n' % (line.encode(), self._token)
        with suppress(BrokenPipeError):  # then the channel has ended, too
            if not self._child.send(message, seconds):
                return
        self._wait(deadline)

    def _wait(self, deadline: float) -> None:
        """Read the channel up to the token."""
        while self.state is State.RUNNING:
            left = deadline - time.monotonic()
            try:
                self._received += self._channel.read_nonblocking(
                    _CHUNK, min(max(left, 0.0), _LOOK_SECONDS)
                )
            except TIMEOUT:
                # An engine can die and leave children that hold the channel open.
                if not self.alive:
                    self._child.kill()
                elif left <= 0:
                    break
            except EOF:
                self.state = State.ENDED
            else:
                self._look_for_token()
        if self.state in (State.RUNNING, State.ENDED):
            self.answer = bytes(self._received)

    def _look_for_token(self) -> None:
        for state, flag in (State.DONE, b"true\n"), (State.FAILED, b"false\n"):
            if self._received.endswith(self._token + flag):
                self.state = state
                self.answer = bytes(self._received[: -len(self._token + flag)])


def _value(code: str) -> str:
    """Wrap code so that whatever it holds, it is one expression."""
    literal = code.replace("\\", "\\\\").replace('"', '\\"')
    return f'value "{literal}";'
