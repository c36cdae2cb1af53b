"""Triangulations, maxima and layers, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.realization.problem import Realization
from neurovariety.problems.realization.tree import fields


def compute(problem: Realization, limits: Limits) -> Computed:
    """The network and the sum."""
    found = problem.found
    return Computed(fields(problem.scale, found.maxima, found.layers))
