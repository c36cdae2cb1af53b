"""Degrees by the matroids in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.central_curve.matroid import internal_activities
from neurovariety.problems.central_curve.problem import CentralCurve


def compute(problem: CentralCurve, limits: Limits) -> Computed:
    """Of the columns alone, and with the further one."""
    h = internal_activities(list(zip(*problem.rows, strict=True)))
    further = internal_activities(list(zip(*problem.extended, strict=True)))
    return Computed({"general": h, "degree": further[len(problem.rows) - 1]})
