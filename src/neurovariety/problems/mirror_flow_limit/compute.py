"""By the kernel of the network, in this process.

With m_k(t) the integral of p b^k for b up to t, the kernel of neurons with input weights 1 and -1
is half of ``x z m_0 - (x + z) m_1 + m_2`` up to the smaller one of x and z, and from the larger one
on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from flint import fmpq, fmpq_mat, fmpq_poly

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import to_flint
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.mirror_flow_limit.decode import in_frame
from neurovariety.problems.mirror_flow_limit.problem import MirrorFlowLimit

T = fmpq_poly([0, 1])


def compute(problem: MirrorFlowLimit, limits: Limits) -> Computed:
    """The combination of kernel functions with the data as values."""
    x, y = (list(map(to_flint, v)) for v in (problem.x, problem.y))
    knots = list(map(to_flint, problem.knots))
    between, total = _moments(problem)
    at = {str(k): [m(k) for m in ms] for k, ms in zip(knots, [*between[1:]], strict=True)}
    above = {k: _less(total, m) for k, m in at.items()}

    def kernel(a: Any, b: Any) -> Any:
        low, high = str(min(a, b)), str(max(a, b))
        return _form(a, b, at[low]) + _form(a, b, above[high])

    n = len(x)
    check_time()
    gram = fmpq_mat(n, n, [kernel(a, b) for a in x for b in x])
    solved = gram.solve(fmpq_mat(n, 1, y))
    c = [solved[i, 0] for i in range(n)]
    pieces = []
    for i, moments in enumerate(between):
        check_time()
        below, beyond = knots[:i], _less(total, moments)
        parts = (
            v * (_form(a, T, at[str(a)]) + _form(a, T, beyond))
            if a in below
            else v * (_form(a, T, moments) + _form(a, T, above[str(a)]))
            for a, v in zip(x, c, strict=True)
        )
        pieces.append(sum(parts, fmpq_poly([])))
    norm = sum((a * b for a, b in zip(c, y, strict=True)), fmpq(0))
    return Computed({"pieces": in_frame(pieces), "norm": in_frame([fmpq_poly([norm])])})


def _moments(problem: MirrorFlowLimit) -> tuple[list[list[Any]], list[Any]]:
    """Up to a number: polynomials in it on each piece of the spline; and in all."""
    density = problem.density
    found, total = {}, [fmpq(0)] * 3
    for (a, b), p in zip(pairwise(map(to_flint, density.cuts)), density.in_flint, strict=True):
        integrals = [(p * T**k).integral() for k in range(3)]
        found[str(a)] = [f - f(a) + m for f, m in zip(integrals, total, strict=True)]
        total = [f(b) for f in found[str(a)]]
    whole = [fmpq_poly([m]) for m in total]
    between, here = [[fmpq_poly([])] * 3], [fmpq_poly([])] * 3
    for k in map(to_flint, problem.knots):
        here = whole if k == to_flint(density.cuts[-1]) else found.get(str(k), here)
        between.append(here)
    return between, total


def _form(a: Any, b: Any, m: Sequence[Any]) -> Any:
    return (a * b * m[0] - (a + b) * m[1] + m[2]) / 2


def _less(total: Sequence[Any], moments: Sequence[Any]) -> list[Any]:
    return [t - m for t, m in zip(total, moments, strict=True)]
