"""Real critical points of distances for many data: the table of Kohn's talk, and what others take.

A fresh interpreter makes the table, on all cores: imports, the ED degree by a Macaulay2 that is
started, the monodromy, the homotopies and all certificates; the processor time is that of all its
processes. The peers are measured on 20 of the same data, one after the other, without their start:
msolve isolates the real solutions of the same critical equations; Macaulay2's tracker follows the
39 paths from the same generic datum and certifies nothing. Their medians and means are scaled up.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

import neurovariety as nv
from benchmarks.measure import Row, seconds
from neurovariety.algebra.writing import write_polynomial
from neurovariety.certify.homotopy.batches import Datum, Family, start_of, system_of
from neurovariety.certify.homotopy.isolation import critical_equations
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.discovery import find
from neurovariety.engines.processes.children import run_command
from neurovariety.studies.landscape.counting import agreed_degree, family
from neurovariety.studies.landscape.sweep import sample

V = nv.Determinantal(3, 3, rank=1)
METRIC = nv.Metric.random(V, seed=7)
PEERS, SECONDS = 20, 300


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    given = family(V, METRIC)
    data = [sample(9, 1, k) for k in range(3 if quick else PEERS)]
    degree = nv.EDDegree(V, METRIC)
    one, two = (seconds(partial(count, degree)) for count in (nv.solve, agreed_degree))
    yield Row("the table's ED degree, modulo two primes", two, "modulo one", one)
    msolve = median(_msolve(given, u) for u in data)
    tracker, regular = _tracker(given, data)
    for samples in (200,) if quick else (200, 2000, 20_000):
        before = _processor_time()
        time = seconds(partial(_table, samples))
        target = "< 60 s, two cores" if samples == 2000 else ""
        name, repeats = f"{samples} data, 39 points each, certified", f"1, {len(data)}"
        yield Row(name, time, "msolve, each", msolve * samples, target, repeats)
        track = f"M2's track, each ({regular} of {39 * len(data)} ends regular)"
        yield Row(name, time, track, _scaled(tracker, samples), target, repeats)
        yield Row(f"{name}: processor time", _processor_time() - before)


TABLE = """
import sys
import neurovariety as nv
V = nv.Determinantal(3, 3, rank=1)
found = nv.landscape_table(V, nv.Metric.random(V, seed=7), int(sys.argv[1]))
assert found.uncertified == 0
assert all(r % 2 for _, r in found.cells)
"""


def _table(samples: int) -> None:
    subprocess.run([sys.executable, "-c", TABLE, str(samples)], check=True)


def _processor_time() -> float:
    """That of all processes that ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _scaled(each: float | str, samples: int) -> float | str:
    return each if isinstance(each, str) else each * samples


def _msolve(given: Family, datum: Datum) -> float:
    equations = critical_equations(system_of(given, 0), datum)
    return real_solutions(equations, Limits(seconds=60)).seconds


def _tracker(given: Family, data: list[Datum]) -> tuple[float | str, str]:
    """Macaulay2's seconds for one datum, without its start, and how many ends it calls regular."""
    system, start = system_of(given, 0), start_of(given, 0)
    names = [f"z{k}" for k in range(system.unknowns)]
    targets = [
        _list(write_polynomial(f, names) for f in critical_equations(system, u)) for u in data
    ]
    # the generic datum is complex: its equations are those of its real and imaginary part, as the
    # datum enters linearly
    zero, real, imaginary = (
        critical_equations(system, tuple(Fraction(float(v)) for v in u))
        for u in (0 * start.datum.real, start.datum.real, start.datum.imag)
    )
    begin = _list(
        f"{write_polynomial(re, names)}+ii*({write_polynomial(im - f, names) if im != f else '0'})"
        for f, re, im in zip(zero, real, imaginary, strict=True)
    )
    points = _list(
        _list(f"{w.real:.17f}+ii*({w.imag:.17f})" for w in map(complex, z)) for z in start.points
    )
    code = (
        'needsPackage "NumericalAlgebraicGeometry";\n'
        f"R = CC[{', '.join(names)}];\nF = {begin};\nP = {points};\n"
        f"T = {_list(targets)};\n"
        "t = elapsedTiming apply(T, G -> "
        "#select(track(F, G, P, gamma => 1_CC), p -> status p === Regular));\n"
        'print(toString first t | " " | toString sum last t); exit 0\n'
    )
    with TemporaryDirectory() as folder:
        (Path(folder) / "track.m2").write_text(code, encoding="utf-8")
        program = str(find(MACAULAY2).candidate.path)
        command = [program, "--script", "track.m2"]
        ended = run_command(command, Path(folder), seconds=SECONDS)
        words = ended.stdout.split()
    return (float(words[0]) / len(data), words[1]) if len(words) == 2 else ("stopped", "0")


def _list(items: Iterable[str]) -> str:
    return "{" + ", ".join(items) + "}"
