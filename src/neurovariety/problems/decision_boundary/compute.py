"""The boundary region by region, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.decision_boundary.pieces import different, flat
from neurovariety.problems.decision_boundary.plane import boundary
from neurovariety.problems.decision_boundary.problem import DecisionBoundary


def compute(problem: DecisionBoundary, limits: Limits) -> Computed:
    """The graph of a plane boundary, or the number of pieces."""
    cells = problem.found[0]
    if problem.is_plane:
        return Computed(boundary((cell.rows, cell.forms[0]) for cell in cells).fields())
    number = len(different(cells, problem.certificates.points))
    return Computed({"pieces": number, "flat": flat(cells)})
