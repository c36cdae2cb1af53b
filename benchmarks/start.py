"""How long Python takes before it is ours to use.

Each measurement is a fresh interpreter, from its start to its end: by the clock, and by the
processor time that it took, which other processes disturb less. Peers: ``import sympy``, which we
cannot do without when a problem is written down, and an interpreter that does nothing.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

from benchmarks.measure import Row

HELP = "from neurovariety.cli.app import main; main()"
IMPORT, SHOWN = "import neurovariety", "neurovariety --help"
COMMANDS = {
    IMPORT: ("import neurovariety",),
    SHOWN: (HELP, "--help"),
    "import sympy": ("import sympy",),
    "python -c pass": ("pass",),
}


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 15
    clock, processor = _measured(repeats)
    for ours, peer, target in (
        (IMPORT, "import sympy", ""),
        (SHOWN, "import sympy", "< 0.3 s"),
        (SHOWN, "python -c pass", ""),
    ):
        yield Row(ours, clock[ours], peer, clock[peer], target, repeats)
    for ours, target in ((IMPORT, "ratio > 1"), (SHOWN, "")):
        peer = "import sympy"
        what = f"{ours}, processor time"
        yield Row(what, processor[ours], peer, processor[peer], target, repeats)


def _measured(repeats: int) -> tuple[dict[str, float], dict[str, float]]:
    """Medians of wall-clock and of processor seconds, measured in turns."""
    clock: dict[str, list[float]] = {name: [] for name in COMMANDS}
    processor: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(repeats + 1):
        for name, command in COMMANDS.items():
            used, start = _children(), time.perf_counter()
            subprocess.run([sys.executable, "-c", *command], check=True, capture_output=True)
            if turn:  # the first one is to warm the disk's cache
                clock[name].append(time.perf_counter() - start)
                processor[name].append(_children() - used)
    return (
        {name: median(values) for name, values in clock.items()},
        {name: median(values) for name, values in processor.items()},
    )


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
