"""The cones point after point, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.classification_fan.insertion import counted
from neurovariety.problems.classification_fan.problem import ClassificationFan


def compute(problem: ClassificationFan, limits: Limits) -> Computed:
    """The numbers of cones by the number of their functions."""
    blocks, _ = problem.found
    return Computed({"parts": counted(blocks, problem.all_terms)["parts"]})
