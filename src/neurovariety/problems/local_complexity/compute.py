"""Region by region, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.local_complexity.polygons import fields
from neurovariety.problems.local_complexity.problem import LocalComplexity


def compute(problem: LocalComplexity, limits: Limits) -> Computed:
    """Sums of square roots."""
    return Computed(fields(problem.followed[2]))
