"""Real critical points of distances: substitution, parity, and another method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from sympy.polys.matrices import DomainMatrix

from neurovariety.algebra.polynomials import Polynomial
from neurovariety.certify.balls import disjoint
from neurovariety.certify.isolation import ranges
from neurovariety.problems.base.checks import Check, Context, another_prime, here
from neurovariety.problems.real_ed_critical_points.result import RealEDCriticalPointsResult
from neurovariety.varieties.variety import Implicit, Parametric, Variety

_MOST_EQUATIONS = 200


def checks(result: RealEDCriticalPointsResult, context: Context) -> Iterator[Check]:
    """What the points must satisfy, whoever found them."""
    value, problem = result.value, result.problem
    if not value.complete:
        yield Check("points", f"not complete: {value.why}", "neurovariety", 0, None)
        return
    equations = _equations(problem.variety)
    if equations:
        yield here("equations vanish on the boxes", lambda: _vanish(result, equations))
    boxes = [p.coordinates for p in value.points]
    touching = sum(not disjoint(a, b) for a, b in combinations(boxes, 2))
    yield here(
        "no two points are the same", lambda: (not touching, f"{touching} pairs of boxes touch")
    )
    odd = (value.expected - len(value.points)) % 2
    detail = f"{len(value.points)} real of {value.expected} complex points"
    yield here("the others are conjugate pairs", lambda: (not odd, detail))
    other = replace(problem, prime=another_prime(problem.prime), seed=problem.seed + 1)
    methods = [m for m in problem.methods if m != problem.chosen_method]
    if methods:
        other = replace(other, method=methods[0])

    def same_points(answer: RealEDCriticalPointsResult) -> tuple[bool, str]:
        theirs, ours = answer.value.points, value.points
        known = all(
            any(p.index == q.index and not disjoint(p.coordinates, q.coordinates) for q in theirs)
            for p in ours
        )
        return known and len(theirs) == len(ours), f"{len(theirs)} and {len(ours)} points"

    yield context.by_solving(f"{other.chosen_method}, other random data", other, same_points)


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


def _vanish(
    result: RealEDCriticalPointsResult, equations: tuple[Polynomial, ...]
) -> tuple[bool, str]:
    """Whether zero is in the range of every equation on every box, in exact arithmetic."""
    bad = 0
    for point in result.value.points:
        enclosures = (ranges(f, point.coordinates) for f in equations)
        bad += any(low > 0 or high < 0 for low, high in enclosures)
    count = len(result.value.points)
    return bad == 0, f"{count - bad} of {count} points, {len(equations)} equations"
