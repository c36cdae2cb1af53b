"""``python -m benchmarks.before CHECKOUT``: this checkout beside an older one of the package.

Both are measured in turn, A B A B ..., by the interpreter that runs this, so that a slow processor
or other work slows both. All is done by fresh processes, whose processor time is added; of a warm
ED degree the median over calls in one process counts, with the processor time of Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from benchmarks.landscape import TABLE
from benchmarks.measure import show

_HERE = Path(__file__).parents[1]

_CIRCLE = """
import neurovariety as nv, time, statistics
problem = nv.EDDegree(nv.Implicit("x^2 + y^2 = 1"))
with nv.Session() as session:
    for k in range(20):
        nv.solve(problem, session)
    used = []
    for k in range(50):
        start = time.perf_counter(), time.process_time()
        nv.solve(problem, session)
        used.append((time.perf_counter() - start[0], time.process_time() - start[1]))
print(*map(statistics.median, zip(*used)))
"""

WORKS = {
    "EDDegree(circle), warm": (["-c", _CIRCLE], 9),
    "reproduce kohn-talk": (["-m", "neurovariety", "reproduce", "kohn-talk"], 3),
    "landscape of 2,000 data": (["-c", TABLE, "2000"], 3),
}
"""What is measured, its command, and how many turns each gets."""


class Used(NamedTuple):
    """Seconds by the clock, and of the processors."""

    clock: float
    processor: float


def main() -> None:
    """Print a row for each work: medians after, before, and their ratio."""
    older = Path(sys.argv[1]).resolve()
    chosen = sys.argv[2:] or list(WORKS)
    print("| what | after | before | after / before | turns |\n|---|---|---|---|---|")
    for name in chosen:
        command, turns = WORKS[name]
        pairs = [(measured(_HERE, command), measured(older, command)) for _ in range(turns)]
        sides = list(zip(*pairs, strict=True))
        for kind in Used._fields:
            after, before = ([getattr(used, kind) for used in side] for side in sides)
            ratio = median(a / b for a, b in zip(after, before, strict=True))
            cells = (name, show(median(after)), show(median(before)), f"{ratio:.2f}", turns)
            by = "" if kind == "clock" else ", processor time"
            print(f"| {cells[0]}{by} | {' | '.join(map(str, cells[1:]))} |", flush=True)


def measured(checkout: Path, command: list[str]) -> Used:
    """What a command of one checkout takes; its own figures, if it prints two."""
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    with TemporaryDirectory() as folder:
        before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            env=environment,
            check=True,
            text=True,
            stdout=subprocess.PIPE,
        )
        clock, after = perf_counter() - start, getrusage(RUSAGE_CHILDREN)
    words = ended.stdout.split()
    if len(words) == 2:
        return Used(*map(float, words))
    return Used(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    main()
