"""Degrees that are known in closed form."""

from __future__ import annotations

from math import comb, prod

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.pencils import degree_of_pencils


def compute(problem: ImageDegree, limits: Limits) -> Computed:
    """By the formulas of Giambelli, of Harris and Tu, and of Bott."""
    if problem.pencils:
        n, exponents, m = problem.pencils
        layers = len(exponents)
        return Computed(
            {
                "dimension": 2 * (n - 2) + 2 * layers + 2 * m,
                "degree": degree_of_pencils(n, exponents, m),
                "mapDegree": 2**layers,
            }
        )
    V = problem.variety
    if problem.filling:
        points = problem.filling.points or 0
        return Computed(
            {
                "dimension": V.ambient_dimension,
                "degree": 1,
                "mapDegree": points * problem.orders,
            }
        )
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
