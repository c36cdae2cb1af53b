"""The cones point after point, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.classification_fan.problem import ClassificationFan


def compute(problem: ClassificationFan, limits: Limits) -> Computed:
    """The numbers of witnesses by the number of their functions."""
    sizes = [len(w) for w in problem.certificates.witnesses]
    return Computed({"parts": tuple(sizes.count(j + 1) for j in range(problem.all_terms))})
