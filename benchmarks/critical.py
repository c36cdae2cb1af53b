"""Critical points of regularised linear networks: Table 3.1 of Bharadwaj's thesis and beyond.

The counts of all 26 rows include the start of two engines. The peer of row 14 is PHCpack's
blackbox solver with two threads, which has to find the points to count them. Real draws are
certified end to end. The mixed volumes are those of `neurovariety.mixedvolume`, two at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory

import neurovariety as nv
from benchmarks.measure import Row, seconds
from benchmarks.memory import peak
from neurovariety.algebra.writing import show_polynomial
from neurovariety.engines.processes.children import run_command

SHAPES = [(dx, d, dy) for d in (1, 2, 3) for dy in (1, 2, 3) for dx in (1, 2, 3)][:-1]
DEEP = (1, 2, 2, 2, 1)
PHC_SECONDS = 120


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 1 if quick else 5
    problems = [nv.CriticalPoints(nv.LinearNetwork(*w), samples=1) for w in SHAPES]
    time = median(seconds(lambda: _count(problems)) for _ in range(repeats))
    yield Row("N_C and N_C* of all 26 rows, two engines started", time, "-", None, "< 5 s", repeats)
    row14 = problems[13]
    with nv.Session() as session:
        nv.solve(row14, session)
        time = median(nv.solve(row14, session).provenance.seconds for _ in range(repeats))
        yield Row("row 14 (33 points), warm", time, *_phc(row14), "", f"{repeats}, 1")
        deep = nv.CriticalPoints(nv.LinearNetwork(*DEEP), samples=1)
        time = median(nv.solve(deep, session).provenance.seconds for _ in range(repeats))
        yield Row("H = 3, widths 1,2,2,2,1 (1921 points)", time, "-", None, "< 10 s", repeats)
        memory = float(peak(session.pid))
    yield Row("peak memory of that Macaulay2", memory, "-", None, "", 1, "B")
    if not quick:
        time = seconds(lambda: _mixed_volumes(problems))
        yield Row("BKK of all 26 rows", time, "-", None, "< 60 s", 1)
    for method in ("convexity", "isolation"):
        draws = [
            nv.RealCriticalPoints(nv.CriticalPoints(nv.LinearNetwork(2, 2, 2), samples=1, seed=s))
            for s in range(repeats)
        ]
        asked = [nv.RealCriticalPoints(d.complex, method) for d in draws]
        time = median(seconds(lambda one=one: nv.solve(one)) for one in asked)
        target = "< 1 s" if method == "convexity" else ""
        yield Row(f"a real draw of row 14, certified, {method}", time, "-", None, target, repeats)


def _count(problems: list[nv.CriticalPoints]) -> None:
    with nv.Pool(2) as pool, ThreadPoolExecutor(2) as executor:
        answers = list(executor.map(lambda problem: nv.solve(problem, pool), problems))
    laws = [nv.critical_count_law(p.network) for p in problems]
    assert [(a.value.complex, a.value.torus) for a in answers] == [
        (law.complex, law.torus) for law in laws
    ]


def _mixed_volumes(problems: list[nv.CriticalPoints]) -> None:
    with ThreadPoolExecutor(2) as executor:
        assert all(b.bkk.value for b in executor.map(nv.bounds, problems))


def _phc(problem: nv.CriticalPoints) -> tuple[str, float | str | None]:
    """PHCpack's time for the whole system; an absent one says what to install."""
    name, phc = "phc -b -t2", which("phc")
    if phc is None:
        return name, "install: apt-get install phcpack"
    equations = problem.system.equations
    lines = [str(len(equations)), *(f"{show_polynomial(f)};" for f in equations), ""]
    with TemporaryDirectory() as folder:
        (Path(folder) / "in").write_text("\n".join(lines), encoding="utf-8")
        ended = run_command([phc, "-b", "-t2", "in", "out"], Path(folder), seconds=PHC_SECONDS)
        text = (Path(folder) / "out").read_text(encoding="utf-8", errors="replace")
    if ended.timed_out:
        return name, f">{PHC_SECONDS} s"
    if "THE SOLUTIONS" not in text:
        return name, "no solutions"
    return name, ended.seconds
