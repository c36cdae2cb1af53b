"""Ranks of derivatives for one exponent after the other, from a theorem's bound down."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.activation_threshold.problem import ActivationThreshold
from neurovariety.problems.base.computed import Computed


def compute(problem: ActivationThreshold, limits: Limits) -> Computed:
    """The ranks, until one is not the expected dimension."""
    found: list[int] = []
    for r in range(problem.largest, 0, -1):
        found.append(problem.network(r).generic_rank(problem.used_prime, problem.seed))
        if found[-1] != problem.expected:
            break
    return Computed({"dimensions": tuple(found)})
