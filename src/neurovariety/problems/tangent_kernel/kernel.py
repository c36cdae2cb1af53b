"""The kernel in closed form, in balls, and when it is singular.

With t the angle between two points, and a the slope of the activation for negative inputs,

    K = (1 + a)^2/2 cos t + (1 - a)^2/(2 pi) (sin t + (pi - 2 t) cos t)

where the first part is odd in the points and the second even. For ReLU it is
(sin t + 2 (pi - t) cos t)/(2 pi).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd
from typing import Any

import flint

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import kernel as relations
from neurovariety.certify.balls import ball

Integers = tuple[int, ...]


def angle(x: Integers, y: Integers) -> tuple[Any, Any, Any]:
    """That between two vectors, its cosine and its sine, in balls and without cancellation."""
    dot = sum(a * b for a, b in zip(x, y, strict=True))
    squares = sum(a * a for a in x) * sum(b * b for b in y)
    across, scale = flint.arb(squares - dot * dot).sqrt(), flint.arb(squares).sqrt()
    return flint.arb.atan2(across, flint.arb(dot)), flint.arb(dot) / scale, across / scale


def kernel(points: Sequence[Integers], slope: Fraction) -> Any:
    """The matrix of the kernel at points on the sphere, in balls at the working precision."""
    n, pi = len(points), flint.arb.pi()
    odd, even = ball((1 + slope) ** 2 / 2), ball((1 - slope) ** 2 / 2) / pi
    found = flint.arb_mat(n, n)
    for i in range(n):
        check_time()
        found[i, i] = odd + even * pi
        for j in range(i):
            t, cos, sin = angle(points[i], points[j])
            found[i, j] = found[j, i] = odd * cos + even * (sin + (pi - 2 * t) * cos)
    return found


def null_vector(points: Sequence[Integers], slope: Fraction) -> tuple[Fraction, ...]:
    """Numbers c such that the kernel takes the vector of all c_i |x_i| to zero; empty if none do.

    The even part of the kernel is strictly definite on lines through different points, for all even
    parts of the expansion of |t| in spherical harmonics are positive. So what opposite points have
    adds up to zero, and where there is an odd part, so do all c_i x_i.
    """
    if slope == 1:
        groups = [{i: Fraction(1)} for i in range(len(points))]
    else:
        groups = [{i: Fraction(1), j: _ratio(points[i], points[j])} for i, j in opposite(points)]
    weights = [Fraction(1)]
    if slope != -1 and groups:
        sides = [
            [sum((c * points[i][k] for i, c in g.items()), Fraction(0)) for g in groups]
            for k in range(len(points[0]))
        ]
        found = relations(sides)
        weights = [fraction(v) for v in found[0]] if found else []
    if not groups or not weights:
        return ()
    total = [Fraction(0)] * len(points)
    for w, g in zip(weights, groups, strict=False):
        for i, c in g.items():
            total[i] += w * c
    return tuple(total)


def opposite(points: Sequence[Integers]) -> list[tuple[int, int]]:
    """The pairs of opposite points."""
    lines: dict[Integers, int] = {}
    found = []
    for j, x in enumerate(points):
        i = lines.setdefault(max(direction(x), direction(tuple(-v for v in x))), j)
        if i != j:
            found.append((i, j))
    return found


def direction(x: Integers) -> Integers:
    """The shortest vector of integers in the same direction."""
    g = gcd(*x)
    return tuple(v // g for v in x)


def _ratio(x: Integers, y: Integers) -> Fraction:
    """The number c with ``c y = x``, for vectors on a line."""
    return next(Fraction(a, b) for a, b in zip(x, y, strict=True) if b)
