"""The boundary in the region of each pattern, decided by a linear programme over the rationals."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.networks.piecewise.function import Integers
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.decision_boundary.plane import boundary
from neurovariety.problems.decision_boundary.problem import DecisionBoundary
from neurovariety.problems.linear_regions.definition import cells, is_feasible
from neurovariety.problems.linear_regions.walls import is_multiple, on_wall


def compute(problem: DecisionBoundary, limits: Limits) -> Computed:
    """Of pieces with a common point inside, both are one."""
    found = [(rows, f) for rows, (f,) in cells(problem.function)]
    if problem.is_plane:
        return Computed(boundary(found).fields())
    pieces: list[tuple[list[Integers], Integers]] = []
    for rows, f in found:
        new = any(f[1:]) and _meet(f, rows)
        if new and not any(is_multiple(f, g) and _meet(f, rows + others) for others, g in pieces):
            pieces.append((rows, f))
    flat = sum(not any(f) for _, f in found)
    return Computed({"pieces": len(pieces), "flat": flat})


def _meet(f: Integers, rows: list[Integers]) -> bool:
    """Whether f is zero where all rows that are not its multiples are positive."""
    return is_feasible([row for _, row in on_wall(f, rows)])
