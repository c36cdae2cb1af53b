"""Singular matrices of bounded rank."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.image_degree.compute import symmetric_degree
from neurovariety.problems.singular_locus.problem import SingularLocus
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal


def compute(problem: SingularLocus, limits: Limits) -> Computed:
    """The matrices whose rank is smaller by one, unless all matrices are allowed."""
    V = problem.written
    assert isinstance(V, Determinantal | SymmetricDeterminantal)
    r = V.rank - 1
    if V.dimension == V.ambient_dimension:
        found = -1, 0
    elif r == 0:
        found = 0, 1
    elif isinstance(V, SymmetricDeterminantal):
        found = SymmetricDeterminantal(V.size, r).dimension, symmetric_degree(V.size, r)
    else:
        smaller = Determinantal(V.rows, V.cols, r)
        found = smaller.dimension, smaller.degree
    return Computed({"dimension": found[0], "degree": found[1], "components": 0})
