"""The warm Sage: one process that has imported it and forks for each script.

A fork starts in milliseconds where a fresh Sage takes a second, and is as good as one: it is a
process of its own with a group and limits of its own, and what a script does to it dies with it.
"""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from pexpect import EOF, TIMEOUT

from neurovariety.algebra.deadline import left
from neurovariety.engines.base import ANSWER_VARIABLE, Limits, Run
from neurovariety.engines.batch import SAGE, SAGE_IMPORTS
from neurovariety.engines.conversation import Conversation
from neurovariety.engines.discovery import Probe
from neurovariety.engines.errors import NotTaken
from neurovariety.engines.outcome import run_of
from neurovariety.engines.processes.children import Ended
from neurovariety.engines.processes.guard import private_folder
from neurovariety.engines.processes.scratch import kill_strays
from neurovariety.engines.processes.transcripts import read_answer, read_transcript
from neurovariety.engines.script import Script

START_SECONDS = 120.0
_SERVER_FILE = "server.py"
_BEGUN = "stdout"
"""The file that a fork makes first; where it is the script may have run."""
_LAST_SECONDS = 2.0
_FIRST_USES = """
from importlib import import_module
from sage.rings.rational_field import QQ

for name in "sage.rings.polynomial.pbori", "sage.symbolic.ring":
    try:
        import_module(name)
    except ModuleNotFoundError:
        sys.modules[name] = None  # it is looked for again with each ideal

def use(ring):
    x, y, z = ring.gens()
    M = matrix(ring, [[x, y, z], [y, z, x + 1]])
    M.minors(2), M.stack(M).augment(M.stack(M)), (M * M.transpose()).det()
    M.apply_map(lambda f: f.derivative(x)), matrix.identity(ring, 2) * M
    N = matrix(ring.base_ring(), [[1, 2], [3, 4]])
    N.rank(), N.right_kernel_matrix(), N.charpoly()
    I = ring.ideal([x**2 + y**2 - 1, x*y - z])
    I.groebner_basis("libsingular:slimgb"), I.is_one(), I.dimension()
    I.elimination_ideal([x]), I.saturation(ring.ideal([x])), I.minimal_associated_primes()
    ring.hom([y, x, z], ring)(x), ring.change_ring(order="lex"), (x**2 - y**2).factor()

for field in GF(32003), QQ:
    use(PolynomialRing(field, 3, names=["x", "y", "z"], order="degrevlex"))
"""
"""What most scripts use: Sage makes the classes of what is used for the first time, which takes
longer than small problems; in each fork it would be the first time."""

SERVER = f"""\
import gc, json, os, resource, runpy, select, signal, sys, traceback
{SAGE_IMPORTS}{_FIRST_USES}channel = int(os.environ["{ANSWER_VARIABLE}"].rpartition("/")[2])

def serve(order):
    os.setsid()
    os.chdir(order["folder"])
    for name, number in (("stdout", 1), ("stderr", 2)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(order["variables"])
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    if order["memory"] is not None:
        resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    code = 0
    try:
        runpy.run_path(order["script"], run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

def say(*words):
    os.write(channel, (" ".join(map(str, words)) + "\\n").encode())

def ended(pid):
    # While a script runs nothing is sent: what can be read is the end of who asked.
    while True:
        ready = select.select([0, children], [], [])[0]
        if children in ready:
            os.read(children, 4096)
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        if 0 in ready:
            try:
                os.killpg(pid, signal.SIGKILL)
            finally:
                os._exit(1)

signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for a script
signal.signal(signal.SIGCHLD, lambda number, frame: None)
children, wakeup = os.pipe()
os.set_blocking(wakeup, False)
signal.set_wakeup_fd(wakeup)
gc.freeze()  # else each fork copies all that its collector looks at
say("READY")
while True:
    line = sys.stdin.readline()
    if not line:
        break
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(channel)
        serve(json.loads(line))
    say("STARTED", pid)
    say("ENDED", ended(pid))
"""
"""It reads orders, one a line, and says when a script has started and how it has ended; when
nobody listens any more, it ends."""


class WarmSage(Conversation):
    """A Sage that waits for scripts.

    Parameters
    ----------
    found : Probe
        The program.
    """

    _forked: int | None = None

    def __init__(self, found: Probe) -> None:
        self._program, self._version = str(found.candidate.path), found.version
        argv = (self._program, _SERVER_FILE)
        super().__init__(argv, SAGE.environment(found), files={_SERVER_FILE: SERVER})

    def begin(self) -> None:
        super().begin()
        if self._hear(min(START_SECONDS, left())) != ["READY"]:
            raise self.not_ready(START_SECONDS)

    def run(self, script: Script, limits: Limits, grace: float) -> Run:
        with private_folder(self._folder) as name:
            folder = Path(name)
            script.write(folder / SAGE.file)
            start = time.monotonic()
            exit_code, timed_out = -signal.SIGKILL, False
            try:
                exit_code, timed_out = self._serve(folder, limits, grace)
            finally:
                if timed_out or exit_code:
                    kill_strays(folder)
            seconds = time.monotonic() - start
            stdout, stderr = (read_transcript(folder / stream) for stream in ("stdout", "stderr"))
            answer = read_answer(folder / "answer")
        ended = Ended(exit_code, timed_out, stdout, stderr, seconds)
        return run_of(SAGE.name, self._version, (self._program, SAGE.file), ended, answer, limits)

    def _serve(self, folder: Path, limits: Limits, grace: float) -> tuple[int, bool]:
        """The exit status of a fork that runs the script, and whether its time was over."""
        order = {
            "folder": str(folder),
            "script": str(folder / SAGE.file),
            "memory": limits.memory,
            "variables": {ANSWER_VARIABLE: str(folder / "answer"), "TMPDIR": str(folder)},
        }
        seconds = min(limits.seconds, left())
        deadline = time.monotonic() + seconds
        try:
            self._child.send(json.dumps(order).encode() + b"\n", seconds)
        except BrokenPipeError:
            self._child.kill()
        started = self._hear(deadline + grace - time.monotonic())
        if not started:
            timed_out = self._give_up()
            if timed_out or (folder / _BEGUN).exists():
                return -signal.SIGKILL, timed_out
            raise NotTaken("the warm Sage ended before it took a script")
        self._forked = int(started[1])
        ended = self._hear(deadline - time.monotonic())
        timed_out = not ended and self.alive
        for number in (signal.SIGINT, signal.SIGKILL):
            if not ended and self.alive:
                self._signal(number)
                ended = self._hear(grace if number == signal.SIGINT else _LAST_SECONDS)
        self._signal(signal.SIGKILL)  # what the script started and left behind
        self._forked = None
        if not ended:
            self._give_up()
        return (int(ended[1]) if ended else -signal.SIGKILL), timed_out

    def _give_up(self) -> bool:
        """Kill the process with all that it forked, so that a script can be run anew.

        True if it was alive: it was stopped, or there was too little time.
        """
        alive = self.alive
        self._child.kill()
        kill_strays(self._folder)
        return alive

    def close(self) -> None:
        if os.getpid() == self._owner:
            self._signal(signal.SIGKILL)
        super().close()

    def _signal(self, number: int) -> None:
        if self._forked is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._forked, number)

    def _hear(self, seconds: float) -> list[str]:
        """The words of the next line on the channel; none if it does not come."""
        try:
            self._channel.expect_exact(b"\n", timeout=min(max(seconds, 0.0), 1e6))
        except TIMEOUT:
            return []
        except EOF:  # all who could write are gone, or will be in a moment
            self._child.kill()
            return []
        return str(self._channel.before.decode()).split()
