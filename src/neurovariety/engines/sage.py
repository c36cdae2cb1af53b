"""The second engine: a fresh Sage for each script."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from neurovariety.engines.base import Limits, Run
from neurovariety.engines.batch import Batch
from neurovariety.engines.process import GRACE
from neurovariety.engines.sage_discovery import QUIET_CRASH, find_sage
from neurovariety.engines.script import ALGORITHMS, Script, split_dialect

SCRIPT_FILE = "script.py"
"""Sage preparses what ends in ``.sage``; our scripts do not need it."""

SMALLEST_MEMORY = 1792 << 20
"""Bytes of address space below which Sage does not start reliably.

Sage 9.5 and 10.8 have 1.6 GiB once they have started, 1 GiB of it for PARI's stack.
"""

BATCH = Batch(SCRIPT_FILE, (), SMALLEST_MEMORY, QUIET_CRASH)


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
        return BATCH.run(find_sage(self.path), script, limits, self.grace)


def dialect_of(algorithm: str) -> str:
    """``"sage"``, with the algorithm unless it is the default.

    Raises
    ------
    SpecificationError
        If there is no such algorithm.
    """
    split_dialect(f"sage:{algorithm}")
    return "sage" if algorithm == ALGORITHMS[0] else f"sage:{algorithm}"
