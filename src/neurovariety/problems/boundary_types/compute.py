"""The cells and their types in this process."""

from __future__ import annotations

from collections import Counter

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.boundary_types.problem import BoundaryTypes
from neurovariety.problems.boundary_types.types import Type, boundary_type, triangulation


def compute(problem: BoundaryTypes, limits: Limits) -> Computed:
    """The type of each sign vector."""
    k, d = problem.all_terms, problem.dimension
    return fields(
        Counter(
            boundary_type(triangulation(found, k, d), problem.terms[0], d)
            for found in problem.found
        )
    )


def fields(types: Counter[Type]) -> Computed:
    """As in an engine's frame."""
    rows = (
        (number, components, *bounded, *unbounded)
        for (components, bounded, unbounded), number in sorted(types.items())
    )
    return Computed({"types": tuple(v for row in rows for v in row)})
