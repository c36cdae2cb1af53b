"""Child processes; `guard` sees to it that none outlives this one.

A child gets a session and a process group of its own, a private folder as working directory and
TMPDIR, and its limits from outside.  Its output goes to files: no pipe fills up, and what was
printed survives a kill.  Whatever happens, the whole group is killed and the child is reaped.
"""

from __future__ import annotations

import math
import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

from neurovariety.algebra.deadline import left
from neurovariety.engines.processes.guard import forget, starting, watched
from neurovariety.engines.processes.inheritance import becoming, blocked, environment, pipe
from neurovariety.engines.processes.scratch import kill_strays
from neurovariety.engines.processes.transcripts import Transcript

GRACE = 2.0
"""Seconds between the interrupt and the kill."""


@dataclass(frozen=True)
class Ended:
    """What a command left when it had ended, or a round of one that lives on.

    Parameters
    ----------
    exit_code : int or None
        The exit status, negative for a signal; None while it lives on.
    timed_out : bool
        Whether the wall-clock limit passed.
    stdout, stderr : str
        What it printed.
    seconds : float
        Wall-clock time.
    """

    exit_code: int | None
    timed_out: bool
    stdout: str
    stderr: str
    seconds: float


def run_command(
    argv: Sequence[str],
    folder: Path,
    *,
    seconds: float = math.inf,
    memory: int | None = None,
    variables: Mapping[str, str] | None = None,
    grace: float = GRACE,
    stdin: Path = Path(os.devnull),
    interrupt: signal.Signals = signal.SIGINT,
) -> Ended:
    """Run a command to its end, or to its limits.

    Parameters
    ----------
    argv : sequence of str
        The command.
    folder : Path
        Its private folder.
    seconds : float
        Wall-clock limit, if the caller waits as long; then the interrupt, the grace, and SIGKILL
        for the group.
    memory : int, optional
        Bytes of address space.
    variables : mapping, optional
        Additions to the environment.
    grace : float
        Seconds between the interrupt and SIGKILL.
    stdin : Path
        A file that it reads as its standard input.
    interrupt : signal.Signals
        As for `Child`.

    Returns
    -------
    Ended

    Examples
    --------
    >>> from neurovariety.engines.processes.guard import private_folder
    >>> with private_folder() as folder:
    ...     run_command(["/bin/echo", "hello"], Path(folder)).stdout
    'hello\\n'
    """
    start = time.monotonic()
    timed_out = False
    child = Child(
        argv, folder, memory=memory, variables=variables, stdin=stdin, interrupt=interrupt
    )
    try:
        child.begin()
        timed_out = not child.wait(min(seconds, left()))
        if timed_out:
            child.interrupt()
            child.wait(grace)
    finally:
        exit_code = child.kill()
        stdout, stderr = child.take_output()
        child.close()
        if timed_out or exit_code:
            kill_strays(folder)
    return Ended(exit_code, timed_out, stdout, stderr, time.monotonic() - start)


class Child:
    """A process with its group, its folder and its transcripts.

    Its shell waits for a word on its standard input before it becomes the command. So nothing runs
    until `begin`, which is called where somebody ends what has begun; if an interrupt comes before
    that, even while Python forks, the input is closed and the shell ends.

    Parameters
    ----------
    argv, folder, memory, variables
        As for `run_command`.
    stdin : Path or None
        A file that it reads as its standard input; None if it reads what is sent by `send`.
    inherited : tuple of int
        File descriptors that it may use.
    interrupt : signal.Signals
        What interrupts it. If that is not SIGINT, it never notices a SIGINT.
    """

    def __init__(
        self,
        argv: Sequence[str],
        folder: Path,
        *,
        memory: int | None = None,
        variables: Mapping[str, str] | None = None,
        stdin: Path | None = Path(os.devnull),
        inherited: tuple[int, ...] = (),
        interrupt: signal.Signals = signal.SIGINT,
    ) -> None:
        self._interrupt = interrupt
        self._stdout = Transcript(folder / "stdout")
        self.stderr = Transcript(folder / "stderr")
        with starting, blocked({signal.SIGINT} - {interrupt}), pipe() as (source, self._input):
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", becoming(memory, stdin), "sh", *argv],
                stdin=source,
                stdout=watched(),
                stderr=self.stderr.descriptor,
                cwd=folder,
                env=environment(folder, memory, variables or {}),
                start_new_session=True,
                pass_fds=inherited,
            )
        self.pid = self._process.pid
        self.shot, self._listens = False, stdin is None
        self._descriptor: int | None = None
        self._end = select.poll()

    def begin(self) -> None:
        """Let the shell become the command; its number stays the same."""
        self.thread = threading.current_thread()
        _living.add(self)
        if self.thread in _stopped:
            self.shoot()
        # Linux can wait for a process without asking again and again, and without reaping it.
        if hasattr(os, "pidfd_open"):
            self._descriptor = os.pidfd_open(self.pid)
            self._end.register(self._descriptor, select.POLLIN)
        with suppress(BrokenPipeError):  # somebody has killed the shell
            self._input.write(b"\n")
        if self._listens:
            os.set_blocking(self._input.fileno(), False)
        else:
            self._input.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the end, at most so long; True if it has ended."""
        if self._process.returncode is not None:
            return True
        if self._descriptor is not None:
            return _ready(self._end, seconds)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(None if math.isinf(seconds) else seconds)
        return self._process.returncode is not None

    def resident(self) -> int:
        """The bytes of memory that the process holds; 0 where no ``/proc`` says so."""
        with suppress(OSError):
            pages = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]
            return int(pages) * os.sysconf("SC_PAGE_SIZE")
        return 0

    def interrupt(self) -> None:
        """Send one to the group; a second one could kill Macaulay2 without a word."""
        self._signal(self._interrupt)

    def shoot(self) -> None:
        """Send SIGKILL to the group and do not wait; another thread may be waiting for it."""
        self.shot = True  # it may still look alive for a moment
        if self._process.returncode is None:
            self._signal(signal.SIGKILL)

    def kill(self) -> int:
        """Kill what is left of the group, reap the child, and return its exit status."""
        self.shoot()
        if self in _living:  # its number may be another's as soon as it is reaped
            _living.discard(self)
            forget(self.pid)
        return self._process.wait()

    def send(self, data: bytes, seconds: float) -> bool:
        """Write to the child's standard input; False if it did not take all of it in time.

        Raises
        ------
        BrokenPipeError
            If nobody reads any more.
        """
        descriptor = self._input.fileno()
        deadline = time.monotonic() + seconds
        rest = memoryview(data)
        room = select.poll()
        room.register(descriptor, select.POLLOUT)
        while True:
            with suppress(BlockingIOError):
                rest = rest[os.write(descriptor, rest) :]
            if not rest:
                return True
            if not _ready(room, deadline - time.monotonic()):
                return False

    def take_output(self) -> tuple[str, str]:
        """Return what was printed since the last time, on stdout and on stderr."""
        return self._stdout.take(), self.stderr.take()

    def close(self) -> None:
        """Kill and reap the child and close all files."""
        self.kill()
        self._input.close()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        self._stdout.close()
        self.stderr.close()

    def _signal(self, number: int) -> None:
        # The leader is not reaped before the group is killed: its number cannot be another's.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)


_living: set[Child] = set()
_stopped: WeakSet[threading.Thread] = WeakSet()


def stop(threads: Iterable[threading.Thread]) -> None:
    """Send SIGKILL to all that these threads have started, and to what they will start.

    Examples
    --------
    >>> stop([threading.Thread()])
    """
    _stopped.update(threads)
    for child in list(_living):
        if child.thread in _stopped:
            child.shoot()


def release(thread: threading.Thread) -> None:
    """Let a thread that was stopped start programs again.

    Examples
    --------
    >>> release(threading.Thread())
    """
    _stopped.discard(thread)


def _ready(poll: select.poll, seconds: float) -> bool:
    if seconds <= 0:
        return bool(poll.poll(0))
    longest = 0.5  # or an interrupt may be overslept, see `workers.as_finished`
    deadline = time.monotonic() + seconds
    while True:
        left = deadline - time.monotonic()
        if poll.poll(max(0.0, min(left, longest)) * 1000):
            return True
        if left <= longest:
            return False
