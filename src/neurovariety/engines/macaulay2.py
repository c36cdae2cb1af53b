"""The batch engine: a fresh Macaulay2 for each script."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from neurovariety.engines.base import ANSWER_VARIABLE, Limits, Outcome, Run
from neurovariety.engines.discovery import find_macaulay2
from neurovariety.engines.outcome import SCRIPT_FILE, classify
from neurovariety.engines.process import GRACE, private_folder, run_command
from neurovariety.engines.programs import Probe
from neurovariety.script import Script

NAME = "Macaulay2"
DIALECT = "macaulay2"

SMALLEST_MEMORY = 768 << 20
"""Bytes of address space below which Macaulay2 does not start reliably (some versions hang)."""


@dataclass(frozen=True)
class Macaulay2:
    """Run every script in a process of its own, as ``M2 --script`` does.

    Parameters
    ----------
    path : Path or str, optional
        The program; by default the first usable one that `find_macaulay2` finds at the first run.
    grace : float
        Seconds between the interrupt and the kill when the time is over.

    Examples
    --------
    >>> Macaulay2("/usr/bin/M2").dialect
    'macaulay2'
    """

    path: Path | str | None = None
    grace: float = GRACE
    name: ClassVar[str] = NAME
    dialect: ClassVar[str] = DIALECT

    @property
    def version(self) -> str:
        """The version that the program gave in its trial run."""
        return find_macaulay2(self.path).version or ""

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits.

        Raises
        ------
        EngineNotFound, EngineTooOld, EngineBroken
            If there is no usable Macaulay2; whatever happens later is in the Run.
        """
        found = find_macaulay2(self.path)
        argv = (str(found.candidate.path), "--script", SCRIPT_FILE)
        if (refused := too_little_memory(found, limits)) is not None:
            return refused
        with private_folder() as name:
            folder = Path(name)
            script.write(folder / SCRIPT_FILE)
            ended = run_command(
                argv,
                folder,
                seconds=limits.seconds,
                memory=limits.memory,
                variables={**tool_path(found), ANSWER_VARIABLE: "answer"},
                grace=self.grace,
            )
            answer = read_answer(folder / "answer")
        return Run(
            engine=NAME,
            version=found.version or "",
            argv=argv,
            outcome=classify(
                ended.exit_code, ended.stdout, ended.stderr, timed_out=ended.timed_out
            ),
            exit_code=ended.exit_code,
            stdout=ended.stdout,
            stderr=ended.stderr,
            answer=answer,
            seconds=ended.seconds,
            limits=limits,
        )


def too_little_memory(found: Probe, limits: Limits) -> Run | None:
    """Return the Run of an engine that cannot even start, or None if the limit is sensible."""
    if limits.memory is None or limits.memory >= SMALLEST_MEMORY:
        return None
    stderr = f"Macaulay2 needs an address space of at least {SMALLEST_MEMORY:,} bytes to start\n"
    argv = (str(found.candidate.path),)
    return Run(NAME, found.version or "", argv, Outcome.MEMORY, None, "", stderr, "", 0.0, limits)


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
