"""The cells and their types in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.boundary_types.problem import BoundaryTypes
from neurovariety.problems.boundary_types.types import fields


def compute(problem: BoundaryTypes, limits: Limits) -> Computed:
    """The type of each sign vector."""
    return Computed(fields(problem.found, problem.terms, problem.dimension))
