"""The cones point after point, in this process."""

from __future__ import annotations

import numpy as np

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.classification_fan.problem import ClassificationFan


def compute(problem: ClassificationFan, limits: Limits) -> Computed:
    """The numbers of cones by the number of their functions."""
    blocks, _ = problem.found
    sizes = np.concatenate([block.covectors.max(axis=1) for block in blocks])
    return Computed({"parts": tuple(np.bincount(sizes, minlength=problem.all_terms).tolist())})
