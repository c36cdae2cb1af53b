"""Piecewise-linear networks: classification fans beside Polyhedra, gfan and PPL, and their limits.

Ours are solved in this process, with certificates; peers compute the same fan in an engine, without
the time in which it starts. Each has the largest case that it finishes in a minute. SciPy, by which
all but small fans are solved, is loaded before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from shutil import which
from statistics import median
from time import process_time
from typing import Any

import numpy as np

import neurovariety as nv
from benchmarks.measure import Row, seconds
from neurovariety.engines.errors import EngineError

NINE = ((4, -12), (5, 3), (6, 6), (4, 2), (-3, -3), (3, -11), (-6, -4), (4, -5), (-4, -4))


PPL = """
import ppl, time
start = time.process_time()
points, k = {points}, {k}
D = len(points[0])
found = {{(0,) * (D * k)}}
for p in points:
    moves = [[0] * (D * l) + p + [0] * (D * (k - l - 1)) for l in range(k)]
    sums = set(tuple(a + b for a, b in zip(v, m)) for v in found for m in moves)
    vertices = ppl.Generator_System()
    for v in sums:
        vertices.insert(ppl.point(ppl.Linear_Expression(v, 0)))
    minimal = ppl.C_Polyhedron(vertices).minimized_generators()
    found = set(tuple(map(int, g.coefficients())) for g in minimal)
print(len(found), time.process_time() - start)
"""
"""Point after point the vertices of the sum of simplices, and what remains of them in the hull."""


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 1 if quick else 3
    with nv.Session() as macaulay2, nv.SageSession() as sage:
        for points, engine, peer in (
            (NINE[:4], macaulay2, "Polyhedra"),
            (NINE[: 4 if quick else 5], sage, "gfan"),
        ):
            fan = nv.ClassificationFan(points, (2, 1))
            theirs = _peer(replace(fan, method="polytope"), engine)
            mine = median(seconds(lambda f=fan: nv.solve(replace(f))) for _ in range(repeats))
            yield Row(f"{fan}", mine, peer, theirs, "", f"{repeats}, 1")
    nv.solve(nv.ClassificationFan(NINE[:6]))  # loads SciPy
    fan = nv.ClassificationFan(NINE[:7], (2, 1))
    mine = median(_of_the_processor(_solving(fan)) for _ in range(repeats))
    yield Row(f"{fan}, processor time", mine, "PPL", _by_ppl(fan), "", f"{repeats}, 1")
    for what, target, run in _alone():
        mine = median(_of_the_processor(run) for _ in range(repeats))
        yield Row(f"{what}, processor time", mine, "-", None, target, repeats)


def _peer(fan: nv.ClassificationFan, engine: Any) -> float | str:
    nv.solve(nv.ClassificationFan("0; 1", (1, 1), "polytope"), engine)  # loads what is needed
    try:
        return nv.solve(fan, engine, limits=nv.Limits(60)).provenance.seconds
    except EngineError as error:
        return type(error).__name__


def _by_ppl(fan: nv.ClassificationFan) -> float | str:
    """The processor time, in a whole Sage, which has PPL."""
    path = which("sage")
    if path is None:
        return "no Sage"
    text = PPL.format(points=[list(p) for p in fan.homogeneous], k=fan.all_terms)
    run = nv.Sage(path).run(nv.Script(text, kind="none", dialect="sage"), nv.Limits(120))
    if not run.stdout:
        return run.outcome.name
    number, taken = run.stdout.split()
    assert int(number) == nv.solve(fan).value.cones
    return float(taken)


def _alone() -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """What is said, what the issue asks for, and what is run."""
    random = np.random.default_rng(1).integers(-99, 100, (13, 2)).tolist()
    yield "41680 cones of nine points, 2 + 2 terms", "< 0.5 s", _solving(nv.ClassificationFan(NINE))
    yield "levels of the 0/1 loss on them", "", _solving(nv.MistakeLevels(NINE, NINE[4:6]))
    fan = nv.ClassificationFan(random)
    yield "cones of 13 random points, counted", "< 5 s", lambda: [*replace(fan).counts()]
    wide, deep, plane = map(_network, ((2, 16, 16, 1), (2, 5, 5, 5, 1), (2, 4, 4, 1)))
    yield "regions of widths 2, 16, 16, 1", "< 3 s", _solving(nv.LinearRegions(wide))
    yield "tropical form of widths 2, 5, 5, 5, 1", "", _solving(nv.TropicalForm(deep))
    form = nv.solve(nv.TropicalForm(plane)).value
    yield f"realization of the {form}", "", _solving(nv.Realization(form))
    pooling = nv.MaxPooling(4, 64, window=2), nv.MaxPooling(4, 4, window=2, faces=True)
    yield "vertices of max-pooling 4 x 64", "< 1 s", _solving(pooling[0])
    yield "faces of max-pooling 4 x 4", "< 1 s", _solving(pooling[1])
    census = nv.JacobianRankCensus(samples=100)
    yield "ranks of 100 samples, to 300 neurons", "< 1 s", lambda: replace(census).widths(300)
    minima = nv.LocalMinima([-3, -1, 2, 5], [1, -2, 3, 0], [1, 1, -1])
    yield "local minima over 512 regions", "< 2 s", _solving(minima)


def _network(widths: tuple[int, ...]) -> nv.ReLUNetwork:
    """Weights and biases by a rule."""
    layers = list(enumerate(pairwise(widths), start=1))
    weights = [
        [[(7 * i + 3 * j + 5 * k + i * j % 3) % 11 - 5 for j in range(a)] for i in range(b)]
        for k, (a, b) in layers
    ]
    biases = [[(4 * i + 9 * k) % 13 - 6 for i in range(b)] for k, (_, b) in layers]
    return nv.ReLUNetwork(weights=weights, biases=biases)


def _of_the_processor(run: Callable[[], Any]) -> float:
    start = process_time()
    run()
    return process_time() - start


def _solving(problem: Any) -> Callable[[], Any]:
    """A copy is solved, for problems keep what they have found."""
    return lambda: nv.solve(replace(problem))
