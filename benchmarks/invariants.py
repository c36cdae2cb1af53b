"""What gradient flows leave invariant, with exact data, beside the same chain in SymPy.

Ours is `solve` on a warm session: rendering, Macaulay2 and decoding. The peer is the chain of
ideals with SymPy's Groebner bases in Python, where it ends within minutes: for ``w1_11 - w2_11`` it
did not. Zero-Hessian dimensions need no engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import Any

from sympy.polys.groebnertools import groebner

import neurovariety as nv
from benchmarks.measure import Row, seconds
from neurovariety.algebra.derivations import derivative
from neurovariety.studies.reproduce.zerohessian import zero_hessians

UNIT, SYMMETRIC = [[1, 0], [0, 1]], [[2, 1], [1, 3]]
SAMPLES = [[1, 2, 0], [0, 1, 3]], [[2, 1, 1], [1, 3, 0]]
BALANCED = (
    "w2_11^2 + w2_21^2 - w1_11^2 - w1_12^2; w2_12^2 + w2_22^2 - w1_21^2 - w1_22^2;"
    "w2_11*w2_12 + w2_21*w2_22 - w1_11*w1_21 - w1_12*w1_22"
)
TRANSPOSED = "w1_12 - w2_21; w1_21 - w2_12; w1_11 - w2_11; w1_22 - w2_22"


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 3 if quick else 9
    one = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))
    narrow = nv.GradientFlow(nv.LinearNetwork(2, 1, 2), loss=nv.QuadraticLoss(*SAMPLES))
    square = nv.GradientFlow(nv.LinearNetwork(2, 2, 2), loss=nv.QuadraticLoss(*SAMPLES))
    with nv.Session() as session:
        for name, flow, contains, peer in (
            ("1-1-1, <w1_11>", one, "w1_11", True),
            ("2-1-2, <w1_11>", narrow, "w1_11", True),
            ("2-1-2, <w1_11 - w2_11>", narrow, "w1_11 - w2_11", False),
            ("2-2-2, balanced", square, BALANCED, True),
            ("2-2-2, W_2 = W_1^t", square, TRANSPOSED, True),
        ):
            problem = nv.InvariantIdeal(flow, contains)
            chain = nv.solve(problem, session).value
            ours = median(seconds(partial(nv.solve, problem, session)) for _ in range(repeats))
            theirs = seconds(partial(_sympy_chain, problem)) if peer else "not finished"
            what = f"smallest invariant ideal, {name} (length {chain.length})"
            yield Row(what, ours, "SymPy", theirs, "seconds", f"{repeats}, 1")
        start = [1, 2, 3, 4, 5, 6, 7, 8]
        for name, problem in (
            ("trajectory ideal, 2-1-2, degree 3", nv.TrajectoryIdeal(narrow, start[:4], 3)),
            ("trajectory ideal, 2-2-2, degree 2", nv.TrajectoryIdeal(square, start, 2)),
            ("Darboux polynomials, 1-1-1, degree 3", nv.DarbouxPolynomials(one, 3)),
            ("Darboux polynomials, 2-1-2, degree 2", nv.DarbouxPolynomials(narrow, 2)),
            ("Darboux polynomials, 2-2-2, degree 2", nv.DarbouxPolynomials(square, 2)),
        ):
            nv.solve(problem, session)
            times = [seconds(partial(nv.solve, problem, session)) for _ in range(3)]
            yield Row(name, median(times), target="seconds", repeats=3)
    for widths in ((2,) * 9, (3,) * 7):
        time = seconds(partial(zero_hessians, nv.LinearNetwork(*widths)))
        yield Row(f"zero-Hessian dimensions, widths {','.join(map(str, widths))}", time)


def _sympy_chain(problem: Any) -> list[Any]:
    basis: list[Any] = groebner(list(problem.generators), problem.flow.ring)
    fresh = list(problem.generators)
    while fresh:
        derivatives = [derivative(row, g) for row in problem.rows for g in fresh]
        fresh = [r for d in derivatives if (r := d.rem(basis))]
        if fresh:
            basis = groebner([*basis, *fresh], problem.flow.ring)
    return basis
