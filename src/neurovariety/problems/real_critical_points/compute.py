"""Real critical points by convexity, or by msolve's boxes; certified here in both cases."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.certify.isolation import real_solutions
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.real_critical_points.points import RealCriticalPointSet
from neurovariety.problems.real_critical_points.problem import RealCriticalPoints
from neurovariety.problems.real_critical_points.search import by_convexity, by_isolation


def compute(problem: RealCriticalPoints, limits: Limits) -> Computed:
    """The certified points."""
    system = problem.complex.system
    if problem.chosen_method == "convexity":
        return Computed(by_convexity(system))
    isolated = real_solutions(system.equations, limits=limits)
    value = by_isolation(system, isolated)
    if isolated.is_finite:
        value = replace(value, why=f"{value.why}; that there are no more boxes rests on msolve")
    else:
        why = "the complex critical points are not finitely many: none is isolated by msolve"
        value = RealCriticalPointSet(system, (), False, why)
    return Computed(value, "msolve", isolated.version)
