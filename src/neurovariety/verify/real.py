"""Real critical points: substitution, Morse theory, parity, and another method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from neurovariety.results import CriticalPointsResult, RealCriticalPointsResult
from neurovariety.verify.checks import Check, Context, here


def real_critical_points_checks(
    result: RealCriticalPointsResult, context: Context
) -> Iterator[Check]:
    """What the set of points must satisfy, whoever found them."""
    value, problem = result.value, result.problem
    if not value.orbits:
        yield Check("points", "none was certified, so none is checked", "neurovariety", 0, None)
        return
    yield here("the gradient at the centres, exactly", lambda: _residuals(result))
    yield here("no two points are the same", lambda: _disjoint(result))
    if not value.complete:
        return
    if all(c > 0 for c in value.system.penalties):
        yield here("Morse: alternating sum over the indices is 1", lambda: _euler(result))

    def same_parity(answer: CriticalPointsResult) -> tuple[bool, str]:
        total = answer.value.complex
        holds = total is not None and value.count <= total and (total - value.count) % 2 == 0
        return holds, f"{value.count} real of {total} complex points"

    yield context.by_solving("the others are conjugate pairs", problem.complex, same_parity)
    methods = [m for m in problem.methods if m not in ("convexity", problem.chosen_method)]
    if not methods:
        return
    other = replace(problem, method=methods[0])

    def same_points(answer: RealCriticalPointsResult) -> tuple[bool, str]:
        found = [(p.zero_pattern, p.index, p.orbit_size) for p in answer.value.orbits]
        ours = [(p.zero_pattern, p.index, p.orbit_size) for p in value.orbits]
        near = all(
            a.loss[0] <= b.loss[1] and b.loss[0] <= a.loss[1]
            for a, b in zip(answer.value.orbits, value.orbits, strict=False)
        )
        return found == ours and near, f"{answer.value.count} and {value.count} points"

    yield context.by_solving(other.method, other, same_points)


def _residuals(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """SymPy's rational arithmetic at each centre, against the bound that interval arithmetic gave.

    That bound is what the enclosure says of the centre of a representative.
    """
    equations = result.value.system.equations
    domain = result.value.system.ring.domain
    bad = 0
    for point in result.value.orbits:
        centre = [domain(w.numerator, w.denominator) for w in point.certificate.approximation]
        largest = max(
            abs(f.evaluate(list(zip(f.ring.gens, centre, strict=True)))) for f in equations
        )
        bad += largest > domain(point.residual.numerator, point.residual.denominator)
    return bad == 0, f"{len(result.value.orbits) - bad} of {len(result.value.orbits)} orbits"


def _disjoint(result: RealCriticalPointsResult) -> tuple[bool, str]:
    boxes = [p.certificate.box for p in result.value.points]
    touching = sum(
        all(a[0] <= b[1] and b[0] <= a[1] for a, b in zip(first, second, strict=True))
        for i, first in enumerate(boxes)
        for second in boxes[:i]
    )
    return touching == 0, f"{len(boxes)} boxes, {touching} pairs touch"


def _euler(result: RealCriticalPointsResult) -> tuple[bool, str]:
    """The loss tends to infinity and the points are nondegenerate: their sum is chi(R^N) = 1.

    Milnor, Morse Theory, theorem 5.2.
    """
    indices = [p.index for p in result.value.points]
    total = sum((-1) ** k for k in indices if k is not None)
    return None not in indices and total == 1, f"sum {total} over {len(indices)} points"
