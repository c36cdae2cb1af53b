"""Real bottlenecks, isolated by msolve and certified in this process."""

from __future__ import annotations

from dataclasses import replace

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.bottlenecks.families import has_real_family
from neurovariety.problems.bottlenecks.isolation import isolated_bottlenecks
from neurovariety.problems.bottlenecks.problem import Bottlenecks


def compute(problem: Bottlenecks, limits: Limits) -> Computed:
    """The certified pairs, or whether they are infinitely many."""
    found = isolated_bottlenecks(problem, limits)
    value = found.value
    if value.pairs is None:
        value = replace(value, infinitely_many=has_real_family(problem, limits))
    return Computed(value, "msolve", found.version, found.assumptions)
