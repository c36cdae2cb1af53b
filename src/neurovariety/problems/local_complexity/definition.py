"""In the region of each pattern, decided by a linear programme over the rationals."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.linear_regions.definition import cells
from neurovariety.problems.local_complexity.compute import fields
from neurovariety.problems.local_complexity.problem import LocalComplexity


def compute(problem: LocalComplexity, limits: Limits) -> Computed:
    """The same sums over these regions; equal functions of a unit are one."""
    found = cells(problem.function)
    return Computed(fields(problem, [(rows[1:], outputs) for rows, outputs in found]))
