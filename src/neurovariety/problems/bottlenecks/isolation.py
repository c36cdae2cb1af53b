"""The real bottlenecks of a variety: msolve's boxes, each proved by Krawczyk's operator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from neurovariety.certify.balls import Box, Interval, disjoint, middle
from neurovariety.certify.complete_intersection import complete_intersection, is_smooth
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.certify.polynomials import certify_zero
from neurovariety.engines.base import Limits
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.problems.bottlenecks.problem import Bottlenecks
from neurovariety.problems.bottlenecks.result import BottleneckPair, BottleneckSet
from neurovariety.varieties.assumptions import Assumption
from neurovariety.varieties.variety import Implicit

WIDTH = Fraction(1, 2**60)
"""The longest side of a certified box, in an absolute sense for sets that are not small."""


@dataclass(frozen=True)
class Isolated:
    """What was found, the squared distances of pairs without a proof, and on what it rests."""

    value: BottleneckSet
    degenerate: tuple[Interval, ...]
    version: str
    assumptions: tuple[Assumption, ...]


def isolated_bottlenecks(problem: Bottlenecks, limits: Limits) -> Isolated:
    """All real bottlenecks and the number of complex ones.

    Examples
    --------
    >>> found = isolated_bottlenecks(Bottlenecks(Implicit("x^2 + 4*y^2 = 4")), Limits()).value
    >>> found.degree, [float(p.squared_distance[0]) for p in found.pairs]
    (4, [4.0, 16.0])
    """
    assert isinstance(problem.variety, Implicit)
    variety, assumed = complete_intersection(problem.variety, problem.seed, limits)
    problem = replace(problem, variety=variety, method="auto")
    solutions = real_solutions(problem.system, limits=limits)
    if not solutions.is_finite:
        _check_multipliers(variety, limits)
        return Isolated(BottleneckSet(1, None), (), solutions.version, assumed)
    others = [real_solutions(part, limits=limits) for part in problem.isotropic_systems]
    pairs, degenerate = _certified(problem, solutions.boxes)
    if 2 * (len(pairs) + len(degenerate)) != len(solutions.boxes):
        raise ProtocolError("expected each pair from msolve in both orders", answer="")
    count = sum(part.points or 0 for part in (solutions, *others))
    value = BottleneckSet(0 if count else -1, count, pairs, len(degenerate))
    if not all(part.is_finite for part in others):
        value = BottleneckSet(1, None, pairs, len(degenerate))
    return Isolated(value, degenerate, solutions.version, assumed)


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
) -> tuple[tuple[BottleneckPair, ...], tuple[Interval, ...]]:
    """Each pair once, the narrowest first, and the squared distances of those without a proof."""
    n, pairs, degenerate = problem.variety.ambient_dimension, [], []
    system, length = problem.double_lagrange, problem.squared_length
    for box in boxes:
        if _greater(box[:n], box[n : 2 * n]):
            continue  # the same pair stands there in the other order
        apart = max(
            abs(a - b) for a, b in zip(middle(box[:n]), middle(box[n : 2 * n]), strict=True)
        )
        found = certify_zero(system, box[:-1], WIDTH * min(apart, Fraction(1)))
        if found is None or not disjoint(found[:n], found[n : 2 * n]):
            degenerate.append(ranges(length, _across(box[:n], box[n : 2 * n])))
            continue
        ends = found[:n], found[n : 2 * n]
        pairs.append(BottleneckPair(*ends, ranges(length, _across(*ends))))
    return tuple(sorted(pairs, key=lambda pair: pair.squared_distance)), tuple(degenerate)


def _across(first: Box, second: Box) -> Box:
    """Where the differences of the points of two boxes are."""
    return tuple((a[0] - b[1], a[1] - b[0]) for a, b in zip(first, second, strict=True))


def _greater(first: Box, second: Box) -> bool:
    """Whether a point comes after another one, by the first coordinate in which they differ."""
    for a, b in zip(first, second, strict=True):
        if a[1] < b[0]:
            return False
        if b[1] < a[0]:
            return True
    return False
