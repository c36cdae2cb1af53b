"""Real critical points of a distance by msolve's boxes, certified here."""

from __future__ import annotations

from neurovariety.certify.complete_intersection import independent_equations
from neurovariety.certify.homotopy.batches import Family, system_of
from neurovariety.certify.homotopy.isolation import critical_equations, from_boxes
from neurovariety.certify.homotopy.points import RealEDPointSet
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.real_ed_critical_points.problem import RealEDCriticalPoints


def compute(problem: RealEDCriticalPoints, limits: Limits) -> Computed:
    """The certified points."""
    variety, _ = independent_equations(problem.variety, problem.seed, limits)
    system = system_of(Family(variety, problem.form, 0, problem.seed), turn=0)
    isolated = real_solutions(critical_equations(system, problem.datum), limits=limits)
    if isolated.is_finite:
        value = from_boxes(
            system, problem.datum, isolated.boxes, isolated.points or 0, isolated.degree or 0
        )
    else:
        why = "the complex critical points are not finitely many: none is isolated by msolve"
        value = RealEDPointSet((), 0, 0, False, why, 1)
    return Computed(value, "msolve", isolated.version)
