"""The sum that is minimal, minimized over the functions among which its minimum must be.

Where the derivative of the sum in all directions is zero that keep the data, h''/p is affine
between knots. So its two coefficients on each interval, h(0) and h'(0) are unknown, the sum is a
quadratic form in them, and Lagrange's equations are linear.
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
Interval = tuple[fmpq, fmpq, Any]


def intervals(problem: MirrorFlowLimit) -> list[Interval]:
    """Between knots and zero, with the density there."""
    density = problem.density
    ends = sorted({*map(to_flint, (*problem.knots, 0))})
    pieces = list(zip(pairwise(map(to_flint, density.cuts)), density.in_flint, strict=True))
    return [(a, b, p) for a, b in pairwise(ends) for (c, d), p in pieces if c <= a and b <= d]


def compute(problem: MirrorFlowLimit, limits: Limits) -> Computed:
    """The pieces, and the sum."""
    parts = intervals(problem)
    x, y = (list(map(to_flint, v)) for v in (problem.x, problem.y))
    n, m = 2 * len(parts) + 2, len(x)
    form = _form(parts)
    values = [_value(parts, at) for at in x]
    lagrange = fmpq_mat(n + m, n + m)
    for i in range(n):
        for j in range(n):
            lagrange[i, j] = form[i][j]
        for k in range(m):
            lagrange[i, n + k] = lagrange[n + k, i] = values[k][i]
    for i in range(n - 2):
        if not parts[i // 2][2]:  # the density is zero, so nothing bends
            lagrange[i, i] = fmpq(1)
    check_time()
    found = lagrange.solve(fmpq_mat(n + m, 1, [fmpq(0)] * n + y))
    unknowns = [found[i, 0] for i in range(n)]
    pieces = _pieces(problem, parts, unknowns)
    norm = sum(
        (u * v * form[i][j] for i, u in enumerate(unknowns) for j, v in enumerate(unknowns)),
        fmpq(0),
    )
    return Computed({"pieces": in_frame(pieces), "norm": in_frame([fmpq_poly([norm])])})


def _integral(f: Any, a: fmpq, b: fmpq) -> Any:
    whole = f.integral()
    return whole(b) - whole(a)


def _form(parts: Sequence[Interval]) -> list[list[fmpq]]:
    """The matrix of the sum in the coefficients of h''/p, then h(0) and h'(0)."""
    n = 2 * len(parts) + 2
    form = [[fmpq(0)] * n for _ in range(n)]
    slopes, bends, second = [], [], fmpq(0)
    for i, (a, b, p) in enumerate(parts):
        m = [_integral(p * T**k, a, b) for k in range(3)]
        for j in range(2):
            for k in range(2):
                form[2 * i + j][2 * i + k] = m[j + k]
        sign = 1 if a >= 0 else -1
        slopes += [sign * m[0], sign * m[1]]
        bends += [sign * m[1], sign * m[2]]
        second += m[2]
    slopes += [fmpq(0), fmpq(2)]  # h'(inf) + h'(-inf)
    bends += [fmpq(-2), fmpq(0)]  # int h'' |x| - 2 h(0)
    for i in range(n):
        for j in range(n):
            form[i][j] += slopes[i] * slopes[j] + bends[i] * bends[j] / second
    return form


def _value(parts: Sequence[Interval], x: fmpq) -> list[fmpq]:
    """h(x) in the unknowns: h(0) + h'(0) x + the integral of |x - s| h''(s) from 0 to x."""
    row = []
    for a, b, p in parts:
        inside = (a >= 0 and b <= x) or (a >= x and b <= 0)
        weight = p * (x - T) if a >= 0 else p * (T - x)
        row += [_integral(weight * T**k, a, b) if inside else fmpq(0) for k in range(2)]
    return [*row, fmpq(1), x]


def _pieces(problem: MirrorFlowLimit, parts: Sequence[Interval], unknowns: Any) -> list[Any]:
    """Integrated from zero to both sides; affine outside of the density."""
    start = unknowns[-2] + unknowns[-1] * T
    bends = [p * (unknowns[2 * i] + unknowns[2 * i + 1] * T) for i, (_, _, p) in enumerate(parts)]
    middle = sum(a < 0 for a, _, _ in parts)
    right, here = [], start
    for (a, b, _), f in zip(parts[middle:], bends[middle:], strict=True):
        right.append(_continued(here, f, a))
        here = _tangent(right[-1], b)
    left, there = [], start
    for (a, b, _), f in zip(parts[:middle][::-1], bends[:middle][::-1], strict=True):
        left.append(_continued(there, f, b))
        there = _tangent(left[-1], a)
    known = {str(a): f for (a, _, _), f in zip(parts, [*left[::-1], *right], strict=True)}
    knots, first = list(map(to_flint, problem.knots)), parts[0][0]
    outside = (there if k < first else here for k in knots)
    return [there, *(known.get(str(k), f) for k, f in zip(knots, outside, strict=True))]


def _continued(line: Any, second: Any, at: fmpq) -> Any:
    """The function with a second derivative and a tangent at a number."""
    slope = second.integral()
    f = (slope - slope(at)).integral()
    return line + f - f(at)


def _tangent(f: Any, at: fmpq) -> Any:
    return f(at) + f.derivative()(at) * (T - at)
