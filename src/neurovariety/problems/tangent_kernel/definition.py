"""Gaussian integrals, and the signs of all leading minors of the matrix less a number."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import flint

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.balls import ball, working
from neurovariety.engines.base import Limits
from neurovariety.errors import TooLarge
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.tangent_kernel.problem import TangentKernel

Integers = tuple[int, ...]
STEPS = 60
"""Of bisection, each by nearly a half."""

_SPLIT = Fraction(12_343, 25_000)
"""No eigenvalue is hit but by bad luck."""


def compute(problem: TangentKernel, limits: Limits) -> Computed:
    """Sylvester's criterion between zero and the largest diagonal entry, by bisection.

    A matrix whose smallest eigenvalue may be zero has signs that balls cannot tell below it; then
    the interval begins with zero.
    """
    points, slope = problem.directions, problem.slope
    low, high = Fraction(0), 2 * (1 + slope**2)
    with working(512 + 8 * max(v.bit_length() for x in points for v in x)):
        n = len(points)
        entries = [[expectation(x, y, slope) for x in points] for y in points]
        for _ in range(STEPS):
            check_time()
            middle = low + (high - low) * _SPLIT
            signs = [_minor(entries, k, middle) for k in range(1, n + 1)]
            if all(v > 0 for v in signs):
                low = middle
            elif any(v < 0 for v in signs):
                high = middle
            else:
                raise TooLarge(f"the sign of a minor at {float(middle)} is not certain")
    ends = (*low.as_integer_ratio(), *high.as_integer_ratio())
    return Computed({"interval": ends, "null": ()})


def expectation(x: Integers, y: Integers, slope: Fraction) -> Any:
    """``E[s(w.x) s(w.y)] + x.y E[s'(w.x) s'(w.y)]`` for Gaussian w, x and y on the sphere.

    In the plane of x and y, w has the direction phi, and the square of its length has the mean 2.
    """
    dot = sum(a * b for a, b in zip(x, y, strict=True))
    squares = sum(a * a for a in x) * sum(b * b for b in y)
    t = flint.arb.atan2(flint.arb(squares - dot * dot).sqrt(), flint.arb(dot))
    cos = dot / flint.arb(squares).sqrt()
    a, half = ball(slope), flint.arb.pi() / 2
    arcs = (  # where x.w and y.w have signs ++, +-, -+, --
        (t - half, half, flint.arb(1)),
        (-half, t - half, a),
        (half, t + half, a),
        (t + half, 3 * half, a * a),
    )

    def values(phi: Any, _: Any) -> Any:
        return phi.cos() * (phi - t).cos()

    first = sum(
        (c * flint.acb.integral(values, p, q).real for p, q, c in arcs if not c.is_zero()),
        flint.arb(0),
    )
    second = sum((c * (q - p) for p, q, c in arcs), flint.arb(0))
    return (first + cos * second / 2) / flint.arb.pi()


def _minor(entries: Any, k: int, at: Fraction) -> Any:
    rows = [
        [v - ball(at) if i == j else v for j, v in enumerate(row[:k])]
        for i, row in enumerate(entries[:k])
    ]
    return flint.arb_mat(rows).det()
