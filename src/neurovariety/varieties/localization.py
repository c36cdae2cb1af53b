"""Polar degrees of determinantal varieties in exact integers, by Bott's residue formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, combinations_with_replacement
from math import prod

from neurovariety.algebra.deadline import check_time
from neurovariety.errors import SpecificationError
from neurovariety.varieties.matrices import Determinantal, SymmetricDeterminantal
from neurovariety.varieties.variety import Variety

Splitting = tuple[tuple[int, ...], tuple[int, ...]]


def polar_degrees(variety: Variety) -> tuple[int, ...]:
    """The polar degrees that are not zero, from the degree of the dual to that of the variety.

    The conormal variety has a resolution over a product of Grassmannians (for symmetric matrices,
    one Grassmannian), on which a torus acts with isolated fixed points; each polar degree is a sum
    of rational numbers over them, the same for all distinct torus weights.

    Parameters
    ----------
    variety : Determinantal or SymmetricDeterminantal

    Returns
    -------
    tuple of int

    Raises
    ------
    SpecificationError
        For another variety.

    References
    ----------
    R. Bott: A residue formula for holomorphic vector-fields, J. Differential Geometry 1, 1967.

    Examples
    --------
    >>> polar_degrees(Determinantal(3, 3, rank=1))
    (3, 6, 12, 12, 6)
    >>> sum(polar_degrees(SymmetricDeterminantal(4, rank=2)))
    122
    """
    if isinstance(variety, Determinantal):
        return _determinantal(variety.rows, variety.cols, variety.rank)
    if isinstance(variety, SymmetricDeterminantal):
        return _symmetric(variety.size, variety.rank)
    raise SpecificationError(f"expected a determinantal variety, got {variety}")


def _determinantal(m: int, n: int, r: int) -> tuple[int, ...]:
    a = [2 * i + 1 for i in range(m)]  # distinct weights with a_i != b_j
    b = [-2 * j for j in range(n)]
    points = (
        (
            [y - x for x in a_in for y in b_in],
            [x - y for x in a_out for y in b_out],
            prod(y - x for x in a_in for y in a_out) * prod(x - y for x in b_in for y in b_out),
        )
        for a_in, a_out in _splittings(a, r)
        for b_in, b_out in _splittings(b, r)
    )
    common = prod(x - y for x, y in [*combinations(a, 2), *combinations(b, 2)])
    return _nonzero(_residue_sum(points, r * (m + n - 2 * r), common))


def _symmetric(n: int, r: int) -> tuple[int, ...]:
    a = [2 * i + 1 for i in range(n)]
    points = (
        (
            [-x - y for x, y in combinations_with_replacement(a_in, 2)],
            [x + y for x, y in combinations_with_replacement(a_out, 2)],
            prod(y - x for x in a_in for y in a_out),
        )
        for a_in, a_out in _splittings(a, r)
    )
    common = prod(x - y for x, y in combinations(a, 2))
    return _nonzero(_residue_sum(points, r * (n - r), common))


def _splittings(values: Sequence[int], r: int) -> Iterable[Splitting]:
    for chosen in combinations(values, r):
        yield chosen, tuple(v for v in values if v not in chosen)


def _residue_sum(
    points: Iterable[tuple[list[int], list[int], int]], degree: int, common: int
) -> list[int]:
    """The sums of h_k(e) h_(degree-k)(f) / t; each t divides ``common``, so all stays integral."""
    total = [0] * (degree + 1)
    for e, f, t in points:
        check_time()
        g, h = complete_symmetric(e, degree), complete_symmetric(f, degree)
        weight = common // t
        for k in range(degree + 1):
            total[k] += weight * g[k] * h[degree - k]
    return [value // common for value in total]


def complete_symmetric(values: Iterable[int], degree: int) -> list[int]:
    """The complete homogeneous symmetric polynomials of numbers, up to a degree."""
    h = [1] + [0] * degree
    for x in values:
        for k in range(1, degree + 1):
            h[k] += x * h[k - 1]
    return h


def elementary_symmetric(values: Iterable[int], degree: int) -> list[int]:
    """The elementary symmetric polynomials of the values, up to a degree."""
    e = [1] + [0] * degree
    for x in values:
        for k in range(degree, 0, -1):
            e[k] += x * e[k - 1]
    return e


def _nonzero(values: list[int]) -> tuple[int, ...]:
    support = [k for k, v in enumerate(values) if v]
    return tuple(values[support[0] : support[-1] + 1])
