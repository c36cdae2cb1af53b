"""Turned coordinates: the same variety and metric, in which other forms are special."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from neurovariety.algebra.linear import product
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.varieties.metrics import SymmetricForm
from neurovariety.varieties.variety import Implicit


def rotation(n: int) -> RationalMatrix:
    """The product of rotations by the angle of (3/5, 4/5) in the planes of neighbours.

    Examples
    --------
    >>> [[str(v) for v in row] for row in rotation(2)]
    [['3/5', '-4/5'], ['4/5', '3/5']]
    """
    turns = []
    for k in range(n - 1):
        turn = [[Fraction(int(i == j)) for j in range(n)] for i in range(n)]
        turn[k][k] = turn[k + 1][k + 1] = Fraction(3, 5)
        turn[k + 1][k] = Fraction(4, 5)
        turn[k][k + 1] = Fraction(-4, 5)
        turns.append(tuple(map(tuple, turn)))
    return product(*turns) if turns else ((Fraction(-1),),)


def turned(variety: Implicit, R: RationalMatrix) -> Implicit:
    """The points x with R x on a variety.

    Examples
    --------
    >>> turned(Implicit("x + y = 1"), rotation(2)).polynomials
    (7/5*x - 1/5*y - 1,)
    """
    ring = variety.polynomials[0].ring
    one = ring.domain.one
    rows = [[one * v.numerator / v.denominator for v in row] for row in R]
    images = [sum((a * x for a, x in zip(r, ring.gens, strict=True)), ring.zero) for r in rows]

    def at(f: Polynomial) -> Polynomial:
        return f.compose(list(zip(ring.gens, images, strict=True)))

    return Implicit(tuple(at(f) for f in variety.polynomials), variety.coordinates)


def turned_problem(problem: Bottlenecks) -> Bottlenecks:
    """The same pairs in coordinates x with R x for the old ones: the metric is R^t W R."""
    assert isinstance(problem.variety, Implicit)
    R = rotation(problem.variety.ambient_dimension)
    transposed = tuple(zip(*R, strict=True))
    return replace(
        problem,
        variety=turned(problem.variety, R),
        metric=SymmetricForm(product(transposed, problem.form, R)),
    )
