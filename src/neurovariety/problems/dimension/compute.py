"""Ranks of derivatives, and closed forms."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.dimension.bounds import expected_dimension
from neurovariety.problems.dimension.problem import Dimension


def compute(problem: Dimension, limits: Limits) -> Computed:
    """The rank at random weights, or the dimension of a variety of matrices."""
    if problem.chosen_method == "closed-form":
        return Computed({"value": expected_dimension(problem.model)})
    return Computed({"value": problem.model.generic_rank(problem.used_prime, problem.seed)})
