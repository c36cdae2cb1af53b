"""The levels in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.mistake_levels.levels import fields
from neurovariety.problems.mistake_levels.problem import MistakeLevels


def compute(problem: MistakeLevels, limits: Limits) -> Computed:
    """Cones, components and local minima by mistakes."""
    return Computed(fields(problem.computed[0]))
