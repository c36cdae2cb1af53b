"""The real bottlenecks of a variety: msolve's boxes, each proved by Krawczyk's operator."""

from __future__ import annotations

from fractions import Fraction

from sympy import QQ

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.certify.balls import Box
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.certify.polynomials import certify_zero
from neurovariety.engines.base import Limits
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.bottlenecks.result import BottleneckPair, BottleneckSet

WIDTH = Fraction(1, 2**60)
"""The longest side of a certified box."""


def isolated_bottlenecks(problem: Bottlenecks, limits: Limits) -> tuple[BottleneckSet, str]:
    """All real bottlenecks, and the version of msolve.

    Examples
    --------
    >>> from neurovariety.varieties.variety import Implicit
    >>> found, _ = isolated_bottlenecks(Bottlenecks(Implicit("x^2 + 4*y^2 = 4")), Limits())
    >>> found.degree, [float(p.squared_distance[0]) for p in found.pairs]
    (4, [4.0, 16.0])
    """
    system = problem.system
    solutions = real_solutions(system, limits=limits)
    if not solutions.is_finite:
        return BottleneckSet(1, None, ()), solutions.version
    n = problem.variety.ambient_dimension
    distance, pairs, uncertified = _squared_distance(problem), [], 0
    for box in solutions.boxes:
        if _greater(box[:n], box[n : 2 * n]):
            continue  # the same pair stands there in the other order
        certified = certify_zero(system, box, WIDTH)
        if certified is None:
            uncertified += 1
            continue
        first, second = certified[:n], certified[n : 2 * n]
        pairs.append(BottleneckPair(first, second, ranges(distance, (*first, *second))))
    pairs.sort(key=lambda pair: pair.squared_distance)
    count = solutions.points or 0
    value = BottleneckSet(0 if count else -1, count, tuple(pairs), uncertified)
    return value, solutions.version


def _greater(first: Box, second: Box) -> bool:
    """Whether a point comes after another one, by the first coordinate in which they differ."""
    for a, b in zip(first, second, strict=True):
        if a[1] < b[0]:
            return False
        if b[1] < a[0]:
            return True
    return False


def _squared_distance(problem: Bottlenecks) -> Polynomial:
    """In the first variables, the coordinates of both points."""
    n = problem.variety.ambient_dimension
    ring = problem.system[0].ring.clone(symbols=problem.system[0].ring.symbols[: 2 * n])
    d = [a - b for a, b in zip(ring.gens[:n], ring.gens[n:], strict=True)]
    form = [[QQ(v.numerator, v.denominator) for v in row] for row in problem.form]
    terms = (w * a * b for row, a in zip(form, d, strict=True) for w, b in zip(row, d, strict=True))
    return sum(terms, ring.zero)
