"""Degrees of varieties of matrices."""

from __future__ import annotations

from math import comb, prod

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal


def compute(problem: ImageDegree, limits: Limits) -> Computed:
    """By the formulas of Giambelli, and of Harris and Tu."""
    V = problem.variety
    if isinstance(V, Determinantal):
        return Computed({"dimension": V.dimension, "degree": V.degree})
    assert isinstance(V, SymmetricDeterminantal)
    return Computed({"dimension": V.dimension, "degree": symmetric_degree(V.size, V.rank)})


def symmetric_degree(n: int, r: int) -> int:
    """That of the symmetric n x n matrices of rank at most r.

    Examples
    --------
    >>> [symmetric_degree(4, r) for r in (1, 2, 3, 4)]
    [8, 10, 4, 1]
    """
    top = prod(comb(n + i, n - r - i) for i in range(n - r))
    return top // prod(comb(2 * i + 1, i) for i in range(n - r))
