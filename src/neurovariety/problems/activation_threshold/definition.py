"""Dimensions of images of expanded maps over QQ, for one exponent after the other."""

from __future__ import annotations

from neurovariety.algebra.textbook.functions import dimension_of_image
from neurovariety.engines.base import Limits
from neurovariety.problems.activation_threshold.problem import ActivationThreshold
from neurovariety.problems.base.computed import Computed


def compute(problem: ActivationThreshold, limits: Limits) -> Computed:
    """From the last exponent of which no theorem says it down to one that misses the dimension."""
    found: list[int] = []
    for r in range(problem.largest, 0, -1):
        found.append(dimension_of_image(problem.network(r).map.polynomials))
        if found[-1] != problem.expected:
            break
    return Computed({"dimensions": tuple(found)})
