"""In the region of each pattern, decided by a linear programme over the rationals."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.linear_regions.definition import cells
from neurovariety.problems.local_complexity.polygons import fields, part_of
from neurovariety.problems.local_complexity.problem import LocalComplexity


def compute(problem: LocalComplexity, limits: Limits) -> Computed:
    """The same sums over these regions; equal functions of a unit are one."""
    box, scale = problem.box, problem.function.scale
    found = cells(problem.function)
    return Computed(fields(part_of(rows[1:], outputs, box, scale) for rows, outputs in found))
