"""The batch engine: a fresh Macaulay2 for each script."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from neurovariety.engines.base import Limits, Run
from neurovariety.engines.batch import Batch
from neurovariety.engines.discovery import find_macaulay2
from neurovariety.engines.outcome import SCRIPT_FILE
from neurovariety.engines.process import GRACE
from neurovariety.engines.script import Script

NAME = "Macaulay2"
DIALECT = "macaulay2"

SMALLEST_MEMORY = 768 << 20
"""Bytes of address space below which Macaulay2 does not start reliably (some versions hang)."""

BATCH = Batch(SCRIPT_FILE, ("--script",), SMALLEST_MEMORY)


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
        return BATCH.run(find_macaulay2(self.path), script, limits, self.grace)
