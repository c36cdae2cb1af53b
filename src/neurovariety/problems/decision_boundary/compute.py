"""The boundary region by region, in this process."""

from __future__ import annotations

from typing import Any

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.decision_boundary.pieces import different, flat
from neurovariety.problems.decision_boundary.plane import PlaneBoundary, boundary
from neurovariety.problems.decision_boundary.problem import DecisionBoundary


def compute(problem: DecisionBoundary, limits: Limits) -> Computed:
    """The graph of a plane boundary, or the number of pieces."""
    cells = problem.found[0]
    if problem.is_plane:
        return Computed(fields(boundary((cell.rows, cell.forms[0]) for cell in cells)))
    number = len(different(cells, problem.certificates.points))
    return Computed({"pieces": number, "flat": flat(cells)})


def fields(found: PlaneBoundary) -> dict[str, Any]:
    """As in an engine's answer: vertices as numerators and denominators."""
    return {
        "vertices": tuple(v for p in found.vertices for x in p for v in x.as_integer_ratio()),
        "edges": tuple(v for e in found.edges for v in e),
        "rays": tuple(v for i, direction in found.rays for v in (i, *direction)),
        "lines": tuple(v for line in found.lines for v in line),
        "flat": found.flat,
    }
