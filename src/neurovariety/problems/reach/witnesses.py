"""Rational points that bound the reach from above, or prove that a cone is not convex."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise
from math import cos, pi

from neurovariety.algebra.evaluation import value_at
from neurovariety.algebra.exact import fraction, quotient
from neurovariety.algebra.linear import rank
from neurovariety.certify.balls import middle
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit

_COLUMNS = 12
_NARROW = Fraction(1, 2**80)
_STEEP = Fraction(1, 2**40)


def squared_bound(variety: Implicit, limits: Limits) -> Fraction:
    """The square of an upper bound of the reach of a compact plane curve, by Federer's formula.

    The reach is the infimum of |y - x|^2 / (2 d(y - x, T_x)) over all points x and y, where T_x is
    the tangent line (Federer 1959, theorem 4.18). Points are taken between those with vertical
    tangents, on lines that are parallel to these.

    Examples
    --------
    >>> 0.25 < squared_bound(Implicit("x^2 + 4*y^2 = 4"), Limits()) < 0.3
    True
    """
    (f,) = variety.polynomials
    x, y = f.ring.gens
    found = real_solutions((f, f.diff(y)), limits=limits)
    ends = sorted({middle(box)[0] for box in found.boxes})
    size = ends[-1] - ends[0]
    points = []
    for low, high in pairwise(ends):
        for k in range(1, _COLUMNS + 1):
            share = Fraction(1 - cos(pi * k / (_COLUMNS + 1))).limit_denominator(1000) / 2
            c = low + share * (high - low)
            column = f.evaluate(x, quotient(c)).as_expr().as_poly(domain="QQ")
            width = size * _NARROW
            for (a, b), _ in column.intervals(eps=quotient(width)):
                points.append((c, (fraction(a) + fraction(b)) / 2))
    normals = [(value_at(f.diff(x), p), value_at(f.diff(y), p)) for p in points]
    quotients = []
    for i, j in combinations(range(len(points)), 2):
        d = [b - a for a, b in zip(points[i], points[j], strict=True)]
        length = d[0] ** 2 + d[1] ** 2
        for n in (normals[i], normals[j]):
            squared = (n[0] * d[0] + n[1] * d[1]) ** 2
            norm = n[0] ** 2 + n[1] ** 2
            if squared > _STEEP * norm * length:
                quotients.append(length**2 * norm / (4 * squared))
    return min(quotients)


def matrices_are_bent(variety: Determinantal | SymmetricDeterminantal | Hankel) -> bool:
    """Whether two matrices of the rank r have a sum of larger rank: sums of r powers t^(i+j).

    Examples
    --------
    >>> matrices_are_bent(Determinantal(2, 3, rank=1)), matrices_are_bent(Determinantal(2, 2, 2))
    (True, False)
    """
    r, shape = variety.rank, variety.matrix
    size = len(shape), len(shape[0])

    def powers(start: int) -> list[list[Fraction]]:
        return [
            [
                sum((Fraction(t) ** (i + j) for t in range(start, start + r)), Fraction(0))
                for j in range(size[1])
            ]
            for i in range(size[0])
        ]

    one, other = powers(1), powers(2)
    both = [[a + b for a, b in zip(p, q, strict=True)] for p, q in zip(one, other, strict=True)]
    return rank(one) == rank(other) == r < rank(both)
