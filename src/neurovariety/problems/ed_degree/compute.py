"""ED degrees by the theorem of Eckart and Young."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.ed_degree.problem import EDDegree


def compute(problem: EDDegree, limits: Limits) -> Computed:
    """The closed form."""
    return Computed({"value": problem.closed_form, "dimension": 0, "polarDegrees": ()})
