"""The real bottlenecks of a variety: msolve's boxes, each proved by Krawczyk's operator."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from neurovariety.certify.balls import Box, disjoint, middle
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.certify.polynomials import certify_zero
from neurovariety.engines.base import Limits
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.problems.bottlenecks.complete_intersection import complete_intersection, is_smooth
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.bottlenecks.result import BottleneckPair, BottleneckSet
from neurovariety.varieties.variety import Implicit

WIDTH = Fraction(1, 2**60)
"""The longest side of a certified box, in an absolute sense for sets that are not small."""


def isolated_bottlenecks(problem: Bottlenecks, limits: Limits) -> tuple[BottleneckSet, str]:
    """All real bottlenecks and the number of complex ones, and the version of msolve.

    Examples
    --------
    >>> found, _ = isolated_bottlenecks(Bottlenecks(Implicit("x^2 + 4*y^2 = 4")), Limits())
    >>> found.degree, [float(p.squared_distance[0]) for p in found.pairs]
    (4, [4.0, 16.0])
    """
    assert isinstance(problem.variety, Implicit)
    variety = complete_intersection(problem.variety, problem.seed, limits)
    problem = replace(problem, variety=variety)
    solutions = real_solutions(problem.system, limits=limits)
    if not solutions.is_finite:
        _check_multipliers(variety, limits)
        return BottleneckSet(1, None), solutions.version
    others = [real_solutions(part, limits=limits) for part in problem.isotropic_systems]
    pairs, uncertified = _certified(problem, solutions.boxes)
    if 2 * (len(pairs) + uncertified) != len(solutions.boxes):
        raise ProtocolError("expected each pair from msolve in both orders", answer="")
    if not all(part.is_finite for part in others):
        return BottleneckSet(1, None, pairs, uncertified), solutions.version
    count = sum(part.points or 0 for part in (solutions, *others))
    return BottleneckSet(0 if count else -1, count, pairs, uncertified), solutions.version


def _check_multipliers(variety: Implicit, limits: Limits) -> None:
    """Infinitely many solutions are infinitely many pairs, where the multipliers are unique.

    Of one equation they are: the multiple of a gradient that is x - y is known.
    """
    if len(variety.polynomials) > 1 and not is_smooth(variety, limits):
        raise SpecificationError(
            f"expected one equation or a variety without singular points, got {variety}: at such a "
            "point gradients are dependent, so that the pairs are not isolated; try method "
            "'modular'"
        )


def _certified(
    problem: Bottlenecks, boxes: tuple[Box, ...]
) -> tuple[tuple[BottleneckPair, ...], int]:
    """Each pair once, the narrowest first, and how many are not certified."""
    n, pairs, uncertified = problem.variety.ambient_dimension, [], 0
    system, distance = problem.double_lagrange, problem.squared_distance
    for box in boxes:
        if _greater(box[:n], box[n : 2 * n]):
            continue  # the same pair stands there in the other order
        apart = max(
            abs(a - b) for a, b in zip(middle(box[:n]), middle(box[n : 2 * n]), strict=True)
        )
        found = certify_zero(system, box[:-1], WIDTH * min(apart, Fraction(1)))
        if found is None or not disjoint(found[:n], found[n : 2 * n]):
            uncertified += 1
            continue
        ends = found[:n], found[n : 2 * n]
        pairs.append(BottleneckPair(*ends, ranges(distance, (*ends[0], *ends[1]))))
    return tuple(sorted(pairs, key=lambda pair: pair.squared_distance)), uncertified


def _greater(first: Box, second: Box) -> bool:
    """Whether a point comes after another one, by the first coordinate in which they differ."""
    for a, b in zip(first, second, strict=True):
        if a[1] < b[0]:
            return False
        if b[1] < a[0]:
            return True
    return False
