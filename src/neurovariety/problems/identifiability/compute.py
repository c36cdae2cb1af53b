"""What theorems say of generic fibres."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.identifiability.problem import Identifiability


def compute(problem: Identifiability, limits: Limits) -> Computed:
    """The dimension and the number of points of the fibre."""
    known = problem.known
    assert known is not None
    return Computed({"fibreDimension": known.fibre_dimension, "points": known.points or 0})
