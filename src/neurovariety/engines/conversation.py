"""A living process and the channel on which it answers; a session keeps one, and replaces it."""

from __future__ import annotations

import os
import shlex
import signal
from abc import ABC, abstractmethod
from collections.abc import Mapping
from shutil import rmtree

from pexpect.fdpexpect import fdspawn

from neurovariety.algebra.deadline import check_time
from neurovariety.engines.base import ANSWER_VARIABLE, Limits, Run
from neurovariety.engines.errors import EngineBroken
from neurovariety.engines.processes.children import Child
from neurovariety.engines.processes.guard import new_folder, starting
from neurovariety.engines.processes.scratch import kill_strays
from neurovariety.engines.script import Script
from neurovariety.errors import printable

CHUNK = 1 << 16
"""Bytes that a pipe holds."""


class Conversation(ABC):
    """A process that reads commands and answers on a pipe of its own, from `begin` to `close`.

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
    interrupt : signal.Signals
        As for `Child`.
    """

    def __init__(
        self,
        argv: tuple[str, ...],
        variables: Mapping[str, str],
        memory: int | None = None,
        files: Mapping[str, str] | None = None,
        interrupt: signal.Signals = signal.SIGINT,
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
                    stdin=None,
                    inherited=(write_end,),
                    interrupt=interrupt,
                )
            except BaseException:
                os.close(read_end)
                rmtree(self._folder, ignore_errors=True)
                raise
            finally:
                os.close(write_end)
        self._channel = fdspawn(read_end, maxread=CHUNK, use_poll=True)
        self._channel.delayafterread = None  # pexpect would sleep 0.1 ms after each read

    def begin(self) -> None:
        """Start, and wait until the process is ready, or raise what `not_ready` returns.

        Whoever calls it closes the conversation if it does not come back, as after an interrupt.
        """
        self._child.begin()

    @abstractmethod
    def run(self, script: Script, limits: Limits, grace: float) -> Run:
        """Run a script; afterwards the process can take another one, or is dead."""

    def not_ready(self, seconds: float) -> EngineBroken:
        """The error of a process that ended or did not answer in so many seconds; it is killed."""
        ended = self._child.wait(0.1)  # its channel may have ended just before
        self._child.kill()
        check_time()  # nothing is wrong with an engine that was given no time
        said = printable("".join(self._child.take_output()).strip()[-300:])
        happened = (
            "ended before it was ready for commands"
            if ended
            else f"did not become ready for commands within {seconds:g} seconds"
        )
        return EngineBroken(
            f"{shlex.join(self.argv)} {happened}; it printed: {said or 'nothing'}. "
            "See `neurovariety doctor`."
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
