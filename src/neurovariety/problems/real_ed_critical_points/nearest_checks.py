"""Singular points and the nearest one: substitution, and limits of critical points off the variety.

What finds the singular points is used again, which is the same algorithm with another seed. The
distance to the variety comes from other mathematics: no Jacobian matrix, no regular point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache, partial

from neurovariety.algebra.evaluation import value_at
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix
from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import disjoint, nearest_float
from neurovariety.certify.homotopy.nearest import SingularPoint
from neurovariety.certify.homotopy.points import RealEDPoint, candidates, knows_the_nearest
from neurovariety.certify.isolation import RealSolutions, ranges, real_solutions
from neurovariety.engines.base import Limits
from neurovariety.engines.errors import EngineError
from neurovariety.problems.base.checks import Check, Outcome, Shares, here
from neurovariety.problems.real_ed_critical_points.limits import limit_equations
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.problems.real_ed_critical_points.singular import (
    singular_equations,
    singular_points,
    squared_distance,
)
from neurovariety.varieties.variety import Implicit, Variety

_SMALL_SPACE = 4


def checks_of_nearest(
    result: RealEDCriticalPointsResult,
    variety: Variety,
    equations: Sequence[Polynomial],
    limits: Limits,
) -> Iterator[Check]:
    """What singular points must satisfy, that none is missing, and that no point is nearer."""
    yield here("the nearest points", lambda: _nearest(result))
    value = result.value
    if value.singular is None:
        return
    if isinstance(variety, Implicit) and value.singular:
        yield here("the singular points are singular", partial(_singular, result, variety))
    try:
        again = here("the singular points again", partial(_again, result, variety, limits))
        yield replace(again, shares=Shares.METHOD)
        small = equations and variety.ambient_dimension <= _SMALL_SPACE
        if small and value.complete:
            yield here(
                "the distance by limits off the variety",
                partial(_distance, result, equations, limits),
            )
    except EngineError as stopped:
        said = f"{type(stopped).__name__}: {stopped}".splitlines()[0]
        yield Check("limits of critical points", said, "msolve", 0.0, None)


def _nearest(result: RealEDCriticalPointsResult) -> Outcome:
    """By distance; of a complete set one alone is global, or several that are equally far."""
    value = result.value
    singular = value.singular or ()
    lowest = candidates(value)
    known = knows_the_nearest(value)
    nearest = {True} if known and len(lowest) == 1 else {True, None} if known else {None}
    marks = {p.is_global for p in lowest}
    everything: tuple[RealEDPoint | SingularPoint, ...] = (*value.points, *singular)
    others = [p.is_global for p in everything if p not in lowest]
    ordered = all(
        distances == sorted(distances)
        for distances in (
            [p.squared_distance for p in value.points],
            [p.squared_distance for p in singular],
        )
    )
    right = len(marks) <= 1 and marks <= nearest and not any(m is not False for m in others)
    return (
        right and ordered,
        f"{len(lowest)} of {counted(len(value.points) + len(singular), 'point')}",
    )


def _singular(result: RealEDCriticalPointsResult, variety: Implicit) -> Outcome:
    """Zero is in the range of the equations and of the minors of their Jacobian matrix."""
    equations, good = singular_equations(variety) or (), 0
    form = squared_distance(
        variety.polynomials[0].ring.gens, result.problem.form, result.problem.datum
    )
    points = result.value.singular or ()
    for point in points:
        enclosed = [ranges(f, point.coordinates) for f in equations]
        low, high = ranges(form, point.coordinates)
        good += (
            all(low <= 0 <= high for low, high in enclosed)
            and low <= point.squared_distance[1]
            and point.squared_distance[0] <= high
            and all(low <= high for low, high in (*point.coordinates, point.squared_distance))
        )
    return good == len(points), f"{good} of {counted(len(points), 'point')}"


def _again(result: RealEDCriticalPointsResult, variety: Variety, limits: Limits) -> Outcome:
    problem, mine = result.problem, result.value.singular or ()
    found = singular_points(variety, problem.form, problem.datum, problem.seed + 1, limits)
    theirs = found.points
    if theirs is None:
        return None, found.why
    known = all(sum(not disjoint(p.coordinates, q.coordinates) for q in theirs) == 1 for p in mine)
    return known and len(mine) == len(theirs), counted(len(theirs), "point")


@lru_cache(maxsize=16)
def _limits(
    equations: tuple[Polynomial, ...],
    form: RationalMatrix,
    datum: tuple[Fraction, ...],
    limits: Limits,
    seed: int,
) -> RealSolutions:
    return real_solutions(limit_equations(equations, form, datum, limits, seed), limits=limits)


def _distance(
    result: RealEDCriticalPointsResult, equations: Sequence[Polynomial], limits: Limits
) -> Outcome:
    """That of the nearest limit; zero of a point of the variety."""
    problem, value = result.problem, result.value
    nearest = candidates(value)
    if not any(value_at(f, problem.datum) for f in equations):
        least = (Fraction(0), Fraction(0))
        same = bool(nearest) and not disjoint([nearest[0].squared_distance], [least])
        return same, "the datum is on the variety"
    found = _limits(tuple(equations), problem.form, problem.datum, limits, problem.seed)
    if not found.is_finite:
        return None, "infinitely many limits"
    if not found.boxes:
        return not nearest, "no real point"
    form = squared_distance(equations[0].ring.gens, problem.form, problem.datum)
    squared = [ranges(form, box) for box in found.boxes]
    low, high = min(a for a, _ in squared), min(b for _, b in squared)
    if not nearest:
        return False, "a real point"
    same = not disjoint([nearest[0].squared_distance], [(low, high)])
    return same, f"{nearest_float(high) ** 0.5:.9f}"
