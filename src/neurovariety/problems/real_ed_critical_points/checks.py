"""Real critical points of distances: substitution, parity, and another method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from sympy.polys.matrices import DomainMatrix

from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import disjoint
from neurovariety.certify.complete_intersection import independent_equations
from neurovariety.certify.isolation import ranges
from neurovariety.engines.errors import EngineError
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.ed_degree.problem import EDDegree
from neurovariety.problems.ed_degree.result import DegreeResult
from neurovariety.problems.real_ed_critical_points.nearest_checks import checks_of_nearest
from neurovariety.problems.real_ed_critical_points.normality import (
    bordered_indices,
    is_complete_intersection,
    normal_equations,
)
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.problems.real_ed_critical_points.singular import squared_distance
from neurovariety.varieties.variety import Implicit, Parametric, Variety

_MOST_EQUATIONS, _SMALL_SPACE = 200, 9


def checks(result: RealEDCriticalPointsResult, context: Context) -> Iterator[Check]:
    """What each point must satisfy, whoever found it; then, that these are all."""
    value, problem = result.value, result.problem
    incomplete = Check("all points", f"not complete: {value.why}", "neurovariety", 0, None)
    if not value.points and not value.complete:
        yield incomplete
        return
    boxes = here("an interval for each coordinate", lambda: _boxes(result))
    yield boxes
    if not boxes.holds:
        return
    yield here("squared distances of the boxes", lambda: _distances(result))
    try:
        variety, _ = independent_equations(problem.variety, problem.seed + 1, context.limits)
    except EngineError:
        variety = problem.written
    equations = _equations(variety)
    yield from checks_of_nearest(result, variety, equations, context.limits)
    if equations:
        yield here("equations vanish on the boxes", lambda: _vanish(result, equations))
    if equations and (normality := normal_equations(problem, equations)):
        yield here("the datum is on the normals", lambda: _vanish(result, normality))
    small = problem.variety.ambient_dimension <= _SMALL_SPACE
    if small and is_complete_intersection(variety, equations):
        yield here("indices by bordered Hessians", lambda: bordered_indices(result, equations))
    coordinates = [p.coordinates for p in value.points]
    touching = sum(not disjoint(a, b) for a, b in combinations(coordinates, 2))
    yield here(
        "no two points are the same",
        lambda: (not touching, f"{counted(touching, 'pair')} of boxes touch"),
    )
    if value.complete:
        yield from _completeness(result, variety, context)
    else:
        yield incomplete


def _completeness(
    result: RealEDCriticalPointsResult, variety: Variety, context: Context
) -> Iterator[Check]:
    value, problem = result.value, result.problem
    finite = value.found == value.expected and value.dimension == 0
    yield here(
        "finitely many, all certified", lambda: (finite, f"{value.found} of {value.expected}")
    )
    odd = (value.expected - len(value.points)) % 2
    detail = f"{len(value.points)} real of {value.expected} complex points"
    yield here("the others are conjugate pairs", lambda: (not odd, detail))
    p, seed = problem.another_prime, problem.seed + 1
    special = result.provenance.method in ("isolation", DEFINITION)

    def same_degree(answer: DegreeResult) -> Outcome:
        # over special data some points are at infinity, or at singular points
        degree = answer.value
        holds = degree is not None and (
            value.expected <= degree if special else value.expected == degree
        )
        return holds, f"{degree}"

    degree = EDDegree(variety, problem.metric, "critical", p, seed)
    yield context.by_solving("as many as the ED degree", degree, same_degree)
    other = replace(problem, prime=p, seed=seed)
    used = (DEFINITION, result.provenance.method)
    methods = [m for m in problem.methods if m not in used]
    if methods:
        other = replace(other, method=methods[0])

    def same_points(answer: RealEDCriticalPointsResult) -> Outcome:
        theirs, ours = answer.value.points, value.points
        if not answer.value.complete:
            return None, f"not complete: {answer.value.why}"
        known = all(
            any(p.index == q.index and not disjoint(p.coordinates, q.coordinates) for q in theirs)
            for p in ours
        )
        seen = f"{len(theirs)} and {counted(len(ours), 'point')}"
        return known and len(theirs) == len(ours), seen

    yield context.by_solving(f"{other.chosen_method}, other random data", other, same_points)


def like_the_definition(
    result: RealEDCriticalPointsResult, found: RealEDCriticalPointsResult
) -> Outcome:
    """The same critical points, singular ones and nearest ones, where the result knows them."""
    ours, theirs = result.value, found.value
    if not theirs.complete:
        return False if ours.complete else None, theirs.why
    met = [
        [q for q in theirs.points if not disjoint(p.coordinates, q.coordinates)]
        for p in ours.points
    ]
    alike = all(
        len(there) == 1
        and there[0].index in (p.index, None)
        and (None in (p.is_global, there[0].is_global) or p.is_global == there[0].is_global)
        for p, there in zip(ours.points, met, strict=True)
    )
    if ours.complete:
        alike = alike and len(ours.points) == len(theirs.points)
    count = len(theirs.singular or ())
    if ours.singular and theirs.singular is not None:
        alike = alike and all(
            any(not disjoint(p.coordinates, q.coordinates) for q in theirs.singular)
            for p in ours.singular
        )
    # what does not call itself complete is not confirmed by that all of it is there
    return alike and (ours.complete or None), (
        f"{len(theirs.points)} critical and {count} singular points"
    )


def _boxes(result: RealEDCriticalPointsResult) -> Outcome:
    """So many, each not empty; only a parametrisation has points whose parameters are not real."""
    n, points = result.problem.variety.ambient_dimension, result.value.points
    good = 0
    for point in points:
        sides = (*point.coordinates, point.squared_distance)
        whole = len(point.coordinates) == n and all(len(side) == 2 for side in sides)
        real = point.has_real_parameters or isinstance(result.problem.variety, Parametric)
        good += whole and bool(real) and all(low <= high for low, high in sides)
    return good == len(points), f"{good} of {counted(len(points), 'point')}"


def _distances(result: RealEDCriticalPointsResult) -> Outcome:
    """The form, enclosed on each box, meets the interval that is claimed."""
    problem, points = result.problem, result.value.points
    x = polynomial_ring([f"x{k}" for k in range(len(problem.datum))]).gens
    form = squared_distance(x, problem.form, problem.datum)
    good = 0
    for point in points:
        low, high = ranges(form, point.coordinates)
        good += low <= point.squared_distance[1] and point.squared_distance[0] <= high
    return good == len(points), f"{good} of {counted(len(points), 'point')}"


def _equations(variety: Variety) -> tuple[Polynomial, ...]:
    """Equations of the variety; none where there are too many, or only a parametrisation."""
    if isinstance(variety, Parametric):
        return ()
    if isinstance(variety, Implicit):
        return tuple(variety.polynomials)
    rows, size = variety.matrix, variety.rank + 1
    places = range(len(rows)), range(len(rows[0]))
    chosen = [(r, c) for r in combinations(places[0], size) for c in combinations(places[1], size)]
    if len(chosen) > _MOST_EQUATIONS:
        return ()
    domain = rows[0][0].ring.to_domain()
    minors = (
        DomainMatrix([[rows[i][j] for j in c] for i in r], (size, size), domain).det()
        for r, c in chosen
    )
    return tuple(minors)


def _vanish(result: RealEDCriticalPointsResult, equations: tuple[Polynomial, ...]) -> Outcome:
    """Whether zero is in the range of every equation on every box, in exact arithmetic."""
    bad = 0
    for point in result.value.points:
        enclosures = (ranges(f, point.coordinates) for f in equations)
        bad += any(low > 0 or high < 0 for low, high in enclosures)
    count = len(result.value.points)
    return (
        bad == 0,
        f"{count - bad} of {counted(count, 'point')}, {counted(len(equations), 'equation')}",
    )
