"""Critical points from boxes that isolate the real solutions of the critical equations."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import Polynomial, polynomial_ring
from neurovariety.certify.balls import Box, middle
from neurovariety.certify.homotopy.points import RealEDPointSet, different, from_balls, point_set
from neurovariety.certify.homotopy.precise import certify_precisely
from neurovariety.certify.homotopy.systems import CriticalSystem


def critical_equations(system: CriticalSystem, datum: Sequence[Fraction]) -> tuple[Polynomial, ...]:
    """The critical system as polynomials over QQ, for an exact datum.

    Where the chart is not immersive there are solutions that are no critical points; they are
    kept out by one more equation and variable (Rabinowitsch).

    Examples
    --------
    >>> from neurovariety.certify.homotopy.charts import chart
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> V = Implicit("x^2 + y^2 = 1")
    >>> system = CriticalSystem(chart(V), Frobenius().form(V))
    >>> critical_equations(system, (Fraction(2), Fraction(0)))
    (-2*z0*z2 + z0 - 2, -2*z1*z2 + z1, -z0**2 - z1**2 + 1)
    """
    chart = system.chart
    extra = 0 if chart.immersive is None else 1
    ring = polynomial_ring([f"z{k}" for k in range(system.unknowns + extra)])
    y = chart.position[0].ring.gens
    multipliers = ring.gens[chart.variables : system.unknowns]
    constant = [quotient(u) for u in datum]
    apart = [embedded(x, ring) - u for x, u in zip(chart.position, constant, strict=True)]
    form = [[quotient(c) for c in row] for row in system.form]
    weights = [_combined(row, apart) for row in form] + [-m for m in multipliers]
    maps = (*chart.position, *chart.constraints)
    slopes = [_combined(weights, [embedded(f.diff(x), ring) for f in maps]) for x in y]
    equations = (*slopes, *(-embedded(f, ring) for f in chart.constraints))
    if chart.immersive is None:
        return equations
    return (*equations, embedded(chart.immersive, ring) * ring.gens[-1] - 1)


def _combined(weights: Sequence[Any], polynomials: Sequence[Polynomial]) -> Polynomial:
    pairs = zip(weights, polynomials, strict=True)
    total: Polynomial = sum((w * f for w, f in pairs), polynomials[0].ring.zero)
    return total


def from_boxes(
    system: CriticalSystem,
    datum: Sequence[Fraction],
    boxes: Sequence[Box],
    points: int,
    degree: int,
) -> RealEDPointSet:
    """The real critical points in boxes that isolate all real solutions of the equations.

    Parameters
    ----------
    system : CriticalSystem
        The variety and the metric.
    datum : sequence of Fraction
        Exact.
    boxes : sequence of Box
        Of the real solutions of `critical_equations`, one in each.
    points, degree : int
        The numbers of different complex solutions, and with multiplicities.
    """
    centres = [middle(box)[: system.unknowns] for box in boxes]
    found = different(certify_precisely(system, centres, datum))
    real = [from_balls(p, 0) for p in found if p.is_real]
    complete = len(real) == len(boxes) and points == degree
    why = f"{len(real)} of {len(boxes)} isolating boxes hold a certified point"
    why += "; that there are no more boxes rests on msolve" if complete else ""
    if points < degree:
        why = f"the datum is on the ED discriminant: {points} different points count as {degree}"
    return point_set(real, points, points, complete, why)
