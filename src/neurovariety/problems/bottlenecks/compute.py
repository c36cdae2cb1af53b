"""Real bottlenecks, isolated by msolve and certified in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.bottlenecks.isolation import isolated_bottlenecks
from neurovariety.problems.bottlenecks.problem import Bottlenecks


def compute(problem: Bottlenecks, limits: Limits) -> Computed:
    """The certified pairs."""
    found = isolated_bottlenecks(problem, limits)
    return Computed(found.value, "msolve", found.version, found.assumptions)
