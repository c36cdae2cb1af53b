"""The kernel in closed form, in balls, and when it is singular.

With t the angle between two points, and a the slope of the activation for negative inputs,

    K = (1 + a)^2/2 cos t + (1 - a)^2/(2 pi) (sin t + (pi - 2 t) cos t)

where the first part is odd in the points and the second even. For ReLU it is
(sin t + 2 (pi - t) cos t)/(2 pi).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any

import flint

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import kernel as relations
from neurovariety.certify.balls import ball

Integers = tuple[int, ...]


def angle(dot: Any, squares: Any) -> tuple[Any, Any, Any]:
    """That between two vectors, its cosine and its sine, in balls and without cancellation.

    Parameters
    ----------
    dot, squares : fmpz
        Of the vectors, and the product of the squares of their lengths.
    """
    across, scale = flint.arb(squares - dot * dot).sqrt(), flint.arb(squares).sqrt()
    inner = flint.arb(dot)
    return flint.arb.atan2(across, inner), inner / scale, across / scale


def angles(points: Sequence[Integers]) -> Iterator[tuple[int, int, tuple[Any, Any, Any]]]:
    """The places of all pairs of points, the second before the first, with `angle`."""
    X = flint.fmpz_mat([list(x) for x in points])
    dots = (X * X.transpose()).table()
    for i, row in enumerate(dots):
        check_time()
        for j in range(i):
            yield i, j, angle(row[j], row[i] * dots[j][j])


@dataclass(frozen=True)
class Parts:
    """The parts of the kernel at the working precision: what is odd, and what is even over pi."""

    odd: Any
    even: Any
    pi: Any

    @classmethod
    def of(cls, slope: Fraction) -> Parts:
        """For the slope of the activation for negative inputs."""
        pi = flint.arb.pi()
        return cls(ball((1 + slope) ** 2 / 2), ball((1 - slope) ** 2 / 2) / pi, pi)

    @property
    def diagonal(self) -> Any:
        """The kernel at a point and itself."""
        return self.odd + self.even * self.pi

    def entry(self, t: Any, cos: Any, sin: Any) -> Any:
        """The kernel at two points with this angle."""
        return self.odd * cos + self.even * (sin + (self.pi - 2 * t) * cos)


def kernel(points: Sequence[Integers], slope: Fraction) -> Any:
    """The matrix of the kernel at points on the sphere, in balls at the working precision."""
    n, parts = len(points), Parts.of(slope)
    found = flint.arb_mat(n, n)
    for i in range(n):
        found[i, i] = parts.diagonal
    for i, j, between in angles(points):
        found[i, j] = found[j, i] = parts.entry(*between)
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
