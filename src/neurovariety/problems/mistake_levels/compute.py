"""The levels in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.mistake_levels.problem import MistakeLevels


def compute(problem: MistakeLevels, limits: Limits) -> Computed:
    """Cones, components and local minima by mistakes."""
    found, _ = problem.computed
    return Computed(
        {
            "cones": found.cones,
            "components": found.components,
            "sublevels": found.sublevels,
            "minima": tuple(cones for cones, _ in found.minima),
            "covectors": tuple(label for _, covector in found.minima for label in covector),
        }
    )
