"""The regions unit after unit, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.linear_regions.problem import LinearRegions


def compute(problem: LinearRegions, limits: Limits) -> Computed:
    """Regions, functions, and components: each tie joins two."""
    cells = problem.found[0]
    ties = problem.certificates.ties
    functions = len({cell.forms for cell in cells})
    return Computed({"regions": (len(cells), functions, len(cells) - len(ties))})
