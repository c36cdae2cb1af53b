"""Real critical points: substitution, Morse theory, parity, and another method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from neurovariety.algebra.evaluation import rationally, value_at
from neurovariety.algebra.exact import to_flint
from neurovariety.algebra.linear import characteristic_polynomial
from neurovariety.algebra.shown import counted
from neurovariety.certify.balls import ball, column, disjoint, longest_side, working
from neurovariety.certify.derivatives import derivatives
from neurovariety.certify.krawczyk import krawczyk
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.critical_points.result import CriticalPointsResult
from neurovariety.problems.real_critical_points.intervals import WIDTH, certify
from neurovariety.problems.real_critical_points.result import RealCriticalPointsResult


def checks(result: RealCriticalPointsResult, context: Context) -> Iterator[Check]:
    """What the set of points must satisfy, whoever found them."""
    value, problem = result.value, result.problem
    if not value.orbits:
        yield Check("points", "none was certified, so none is checked", "neurovariety", 0, None)
        return
    boxes = here("the boxes fit the system", lambda: _boxes(result))
    yield boxes
    if not boxes.holds:
        return
    yield here("the gradient at the centres, exactly", lambda: _residuals(result))
    yield here("the loss at the centres, exactly", lambda: _losses(result))
    yield here("the Hessian's signature at the centres, exactly", lambda: _indices(result))
    yield here("the lowest points", lambda: _lowest(result))
    yield here("certified once more", lambda: _certified(result))
    yield here("no two points are the same", lambda: _disjoint(result))
    if value.complete and all(c > 0 for c in value.system.penalties):
        yield here("Morse: alternating sum over the indices is 1", lambda: _euler(result))

    def same_parity(answer: CriticalPointsResult) -> tuple[bool, str]:
        total = answer.value.complex
        holds = total is not None and value.count <= total and (total - value.count) % 2 == 0
        return holds, f"{value.count} real of {total} complex points"

    if value.complete:
        yield context.by_solving("the others are conjugate pairs", problem.complex, same_parity)
    methods = [
        m for m in problem.methods if m not in ("convexity", DEFINITION, problem.chosen_method)
    ]
    if not methods:
        return
    other = replace(problem, method=methods[0])

    same_points = partial(_same_points, result)
    yield context.by_solving(f"another method, {other.method}", other, same_points)


def like_the_definition(
    result: RealCriticalPointsResult, found: RealCriticalPointsResult
) -> Outcome:
    """The same points; a set that does not call itself complete may lack some."""
    ours, all_points = result.value, found.value
    if not all_points.complete:
        return None, all_points.why
    if not ours.complete:
        there = f"{ours.count} of {counted(all_points.count, 'point')}"
        return None if ours.count <= all_points.count else False, there
    return _same_points(result, found)


def _same_points(
    result: RealCriticalPointsResult, other: RealCriticalPointsResult
) -> tuple[bool, str]:
    first, second = other.value, result.value
    theirs, ours = (
        [(p.zero_pattern, p.index, p.orbit_size) for p in value.orbits] for value in (first, second)
    )
    near = all(
        a.loss[0] <= b.loss[1] and b.loss[0] <= a.loss[1]
        for a, b in zip(first.orbits, second.orbits, strict=False)
    )
    same = theirs == ours and near and first.complete == second.complete
    return same, f"{first.count} and {counted(second.count, 'point')}"


def _residuals(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """Rational arithmetic at each centre, against the bound that interval arithmetic gave.

    That bound is what the enclosure says of the centre of a representative.
    """
    equations = result.value.system.equations
    bad = 0
    for point in result.value.orbits:
        at = rationally(point.certificate.approximation)
        bad += max(abs(at(f)) for f in equations) > to_flint(point.residual)
    orbits = len(result.value.orbits)
    return bad == 0, f"{orbits - bad} of {counted(orbits, 'orbit')}"


def _boxes(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """One interval for each weight, within the box of uniqueness."""
    n = result.value.system.ring.ngens
    good = 0
    for point in result.value.orbits:
        box, domain = point.certificate.box, point.certificate.domain
        pairs = (*box, *domain, point.loss)
        whole = len(box) == len(domain) == n and all(len(pair) == 2 for pair in pairs)
        good += whole and all(
            a <= low <= high <= b for (low, high), (a, b) in zip(box, domain, strict=True)
        )
    orbits = len(result.value.orbits)
    return good == orbits, f"{good} of {counted(orbits, 'orbit')}"


def _losses(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """The enclosure of the loss over the box contains its value at the centre."""
    loss, orbits = result.value.system.polynomial, result.value.orbits
    good = 0
    for point in orbits:
        value = value_at(loss, point.certificate.approximation)
        low, high = point.loss
        good += low <= value <= high
    return good == len(orbits), f"{good} of {counted(len(orbits), 'orbit')}"


def _indices(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """Eigenvalues of a symmetric matrix are real: Descartes' rule counts the negative ones."""
    hessian, orbits = result.value.system.hessian, result.value.orbits
    good = 0
    for point in orbits:
        at = rationally(point.certificate.approximation)
        characteristic = characteristic_polynomial([[at(f) for f in row] for row in hessian])
        signs = [c * (-1) ** k > 0 for k, c in enumerate(characteristic) if c]
        good += point.index in (None, sum(a != b for a, b in pairwise(signs)))
    return good == len(orbits), f"{good} of {counted(len(orbits), 'orbit')}"


def _lowest(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """Sorted by loss; only a point that none is certainly below can be global."""
    value = result.value
    lows = [point.loss for point in value.orbits]
    best = min(high for _, high in lows)
    candidates = [low <= best for low, _ in lows]
    proved = value.complete and sum(candidates) == 1 and all(c > 0 for c in value.system.penalties)
    expected = [(True if proved else None) if c else False for c in candidates]
    right = [p.is_global for p in value.orbits] == expected and lows == sorted(lows)
    return right, f"{sum(candidates)} of {counted(len(candidates), 'orbit')}"


def _certified(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """Krawczyk's operator finds one zero in the box of uniqueness, and again one in the box."""
    system, orbits = result.value.system, result.value.orbits
    good = 0
    for point in orbits:
        ours = point.certificate
        with working(ours.precision):
            maps = derivatives(system)
            domain = column([ball(side) for side in ours.domain])
            alone = krawczyk(maps.gradient, maps.hessian, domain) is not None
        again = certify(system, ours.approximation, width=longest_side(ours.box) or WIDTH)
        good += (
            alone
            and again is not None
            and not disjoint(ours.box, again.box)
            and (ours.zeros, ours.nonzero) == (again.zeros, again.nonzero)
        )
    return good == len(orbits), f"{good} of {counted(len(orbits), 'orbit')}"


def _disjoint(result: RealCriticalPointsResult) -> tuple[bool, str]:
    boxes = [p.certificate.box for p in result.value.points]
    touching = sum(
        all(a[0] <= b[1] and b[0] <= a[1] for a, b in zip(first, second, strict=True))
        for i, first in enumerate(boxes)
        for second in boxes[:i]
    )
    return touching == 0, f"{counted(len(boxes), 'box', 'boxes')}, {touching} pairs touch"


def _euler(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """The loss tends to infinity and the points are nondegenerate: their sum is chi(R^N) = 1.

    Milnor, Morse Theory, theorem 5.2.
    """
    indices = [p.index for p in result.value.points]
    total = sum((-1) ** k for k in indices if k is not None)
    return None not in indices and total == 1, f"sum {total} over {counted(len(indices), 'point')}"
