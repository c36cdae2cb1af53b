"""The second engine: a fresh Sage for each script."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from neurovariety.engines.base import ANSWER_VARIABLE, Limits, Outcome, Run
from neurovariety.engines.macaulay2 import read_answer, tool_path
from neurovariety.engines.outcome import classify
from neurovariety.engines.process import GRACE, private_folder, run_command
from neurovariety.engines.programs import Probe
from neurovariety.engines.sage_discovery import QUIET_CRASH, find_sage
from neurovariety.engines.strays import kill_strays
from neurovariety.script import ALGORITHMS, Script, split_dialect

SCRIPT_FILE = "script.py"
"""Sage preparses what ends in ``.sage``; our scripts do not need it."""

SMALLEST_MEMORY = 1792 << 20
"""Bytes of address space below which Sage does not start reliably.

Sage 9.5 and 10.8 have 1.6 GiB once they have started, 1 GiB of it for PARI's stack.
"""

_FATAL = {signal.SIGILL, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGKILL}
_FATAL |= {signal.SIGSEGV}


@dataclass(frozen=True)
class Sage:
    """Run every script in a process of its own, as ``sage FILE`` or ``python FILE`` does.

    Parameters
    ----------
    path : Path or str, optional
        A ``sage``, or a Python that can import Sage's modules; by default the first usable one
        that `find_sage` finds at the first run.
    algorithm : str
        What computes Groebner bases, by Sage's name: ``libsingular:slimgb``, ``libsingular:std``,
        ``singular:std``, ``singular:slimgb`` or ``msolve``. Over the rationals msolve proves
        nothing, so its answers are never exact.
    grace : float
        Seconds between the interrupt and the kill when the time is over.

    Raises
    ------
    SpecificationError
        If there is no such algorithm.

    Examples
    --------
    >>> Sage(algorithm="msolve").dialect
    'sage:msolve'
    """

    path: Path | str | None = None
    algorithm: str = ALGORITHMS[0]
    grace: float = GRACE
    name: ClassVar[str] = "Sage"

    def __post_init__(self) -> None:
        dialect_of(self.algorithm)

    @property
    def dialect(self) -> str:
        """``"sage"``, with the algorithm unless it is the default."""
        return dialect_of(self.algorithm)

    @property
    def version(self) -> str:
        """The version that Sage gave in its trial run."""
        return find_sage(self.path).version or ""

    def run(self, script: Script, limits: Limits) -> Run:
        """Run one script within the limits.

        Raises
        ------
        EngineNotFound, EngineBroken
            If there is no usable Sage; whatever happens later is in the Run.
        """
        found = find_sage(self.path)
        argv = (str(found.candidate.path), SCRIPT_FILE)
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
                variables={**tool_path(found), **QUIET_CRASH, ANSWER_VARIABLE: "answer"},
                grace=self.grace,
            )
            answer = read_answer(folder / "answer")
            if ended.timed_out or ended.exit_code:
                kill_strays(folder)
        exit_code = _through_shell(ended.exit_code)
        return Run(
            engine=self.name,
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


def _through_shell(code: int) -> int:
    """The exit status of Sage: a shell, which a ``sage`` is, says 128 + n for a fatal signal n."""
    return 128 - code if code - 128 in _FATAL else code


def dialect_of(algorithm: str) -> str:
    """``"sage"``, with the algorithm unless it is the default.

    Raises
    ------
    SpecificationError
        If there is no such algorithm.
    """
    split_dialect(f"sage:{algorithm}")
    return "sage" if algorithm == ALGORITHMS[0] else f"sage:{algorithm}"


def too_little_memory(found: Probe, limits: Limits) -> Run | None:
    """Return the Run of an engine that cannot even start, or None if the limit is sensible."""
    if limits.memory is None or limits.memory >= SMALLEST_MEMORY:
        return None
    stderr = f"Sage needs an address space of at least {SMALLEST_MEMORY:,} bytes to start\n"
    argv = (str(found.candidate.path),)
    return Run("Sage", found.version or "", argv, Outcome.MEMORY, None, "", stderr, "", 0.0, limits)
