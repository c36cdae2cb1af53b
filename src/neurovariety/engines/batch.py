"""What batch engines share: a process for each script, in a folder of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from neurovariety.engines.base import ANSWER_VARIABLE, Limits, Outcome, Run
from neurovariety.engines.outcome import classify
from neurovariety.engines.process import private_folder, run_command
from neurovariety.engines.programs import Probe
from neurovariety.engines.script import Script
from neurovariety.engines.strays import kill_strays

_FATAL = {signal.SIGILL, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGKILL}
_FATAL |= {signal.SIGSEGV}


@dataclass(frozen=True)
class Batch:
    """How a program runs a script.

    Parameters
    ----------
    file : str
        What the script's file is called.
    arguments : tuple of str
        What stands before it.
    smallest_memory : int
        Bytes of address space below which the program does not start reliably.
    variables : mapping
        Additions to the environment.
    """

    file: str
    arguments: tuple[str, ...]
    smallest_memory: int
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(self, found: Probe, script: Script, limits: Limits, grace: float) -> Run:
        """Run a script in a new process; whatever happens is in the Run.

        Parameters
        ----------
        found : Probe
            The program.
        script, limits, grace
            What runs, within which limits, and how long after the interrupt it may live.
        """
        if (refused := self.refusal(found, limits)) is not None:
            return refused
        argv = (str(found.candidate.path), *self.arguments, self.file)
        with private_folder() as name:
            folder = Path(name)
            script.write(folder / self.file)
            ended = run_command(
                argv,
                folder,
                seconds=limits.seconds,
                memory=limits.memory,
                variables={**tool_path(found), **self.variables, ANSWER_VARIABLE: "answer"},
                grace=grace,
            )
            answer = read_answer(folder / "answer")
            if ended.timed_out or ended.exit_code:
                kill_strays(folder)
        exit_code = through_shell(ended.exit_code)
        return Run(
            engine=found.name,
            version=found.version or "",
            argv=argv,
            outcome=classify(exit_code, ended.stdout, ended.stderr, timed_out=ended.timed_out),
            exit_code=exit_code,
            stdout=ended.stdout,
            stderr=ended.stderr,
            answer=answer,
            seconds=ended.seconds,
            limits=limits,
        )

    def refusal(self, found: Probe, limits: Limits) -> Run | None:
        """The Run of a program that cannot even start; None if the limit is sensible."""
        least = self.smallest_memory
        if limits.memory is None or limits.memory >= least:
            return None
        stderr = f"{found.name} needs an address space of at least {least:,} bytes to start\n"
        argv = (str(found.candidate.path),)
        version = found.version or ""
        return Run(found.name, version, argv, Outcome.MEMORY, None, "", stderr, "", 0.0, limits)


def through_shell(code: int) -> int:
    """An exit status as of the program itself: a shell says 128 + n for a fatal signal n.

    Examples
    --------
    >>> through_shell(139), through_shell(1)
    (-11, 1)
    """
    return 128 - code if code - 128 in _FATAL else code


def tool_path(found: Probe) -> dict[str, str]:
    """Put the folder of the program last on PATH: msolve and others may lie beside it."""
    folder = str(found.candidate.path.parent)
    return {"PATH": os.pathsep.join([os.environ.get("PATH", os.defpath), folder])}


def read_answer(path: Path) -> str:
    """Return what the answer file holds; nothing if the script wrote none."""
    try:
        return path.read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return ""
