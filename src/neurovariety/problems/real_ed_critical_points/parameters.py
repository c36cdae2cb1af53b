"""Real critical points on an image, isolated among the parameters where floats fail."""

from __future__ import annotations

import random
from dataclasses import replace

from neurovariety.algebra.matrices import minors
from neurovariety.certify.homotopy.batches import Family, system_of
from neurovariety.certify.homotopy.isolation import critical_equations, from_boxes
from neurovariety.certify.homotopy.points import RealEDPointSet
from neurovariety.certify.homotopy.systems import CriticalSystem
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.engines.errors import EngineError
from neurovariety.errors import ProtocolError, TooLarge
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints

_LIMITS = Limits(seconds=60)


def isolated(problem: RealEDCriticalPoints, expected: int) -> RealEDPointSet | None:
    """All real critical points on the image of a parametrisation, or None if that is not sure.

    Parameters where the map is not immersive are kept out, by a random combination of minors. If
    there are as many complex solutions as critical points, each point has one. Then it is real if
    and only if its parameters are, for these are the conjugates of those of the conjugate.

    Parameters
    ----------
    problem : RealEDCriticalPoints
        Of a parametrisation.
    expected : int
        The number of complex critical points of the datum.

    Examples
    --------
    >>> from neurovariety import Parametric
    >>> problem = RealEDCriticalPoints(Parametric("1000000*t; t^2"), datum=[1, 2])
    >>> print(isolated(problem, 3).in_short(), isolated(problem, 4))
    real points 1 None
    >>> cusp = RealEDCriticalPoints(Parametric("t^2; t^3"), datum=[1, 2])
    >>> print(isolated(cusp, 4).in_short())
    real points 2
    """
    try:
        system = _immersed(
            system_of(Family(problem.variety, problem.form, 0, problem.seed), turn=0)
        )
        found = real_solutions(critical_equations(system, problem.datum), limits=_LIMITS)
    except (EngineError, ProtocolError, TooLarge):
        return None
    if not found.is_finite or not found.degree == found.points == expected:
        return None
    value = from_boxes(system, problem.datum, found.boxes, expected, expected)
    return value if value.complete else None


def _immersed(system: CriticalSystem) -> CriticalSystem:
    chart = system.chart
    if not chart.constraints:
        gens = chart.position[0].ring.gens
        rows = tuple(tuple(f.diff(x) for x in gens) for f in chart.position)
        draw, zero = random.Random(1), gens[0].ring.zero
        mixed = sum((draw.randint(1, 99) * m for m in minors(rows, len(gens))), zero)
        if not mixed.is_ground:
            system = replace(system, chart=replace(chart, immersive=mixed))
    return system
