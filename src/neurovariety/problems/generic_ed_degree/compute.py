"""Generic ED degrees by localization, and by a formula for rank one."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree, rank_one_formula
from neurovariety.varieties.localization import polar_degrees
from neurovariety.varieties.matrices import Determinantal


def compute(problem: GenericEDDegree, limits: Limits) -> Computed:
    """The sum of the polar degrees, or the formula."""
    variety = problem.variety
    polar: tuple[int, ...] = ()
    if problem.chosen_method == "localization":
        polar = polar_degrees(variety)
        value = sum(polar)
    else:
        assert isinstance(variety, Determinantal)
        value = rank_one_formula(variety.rows, variety.cols)
    return Computed({"value": value, "dimension": 0, "polarDegrees": polar})
