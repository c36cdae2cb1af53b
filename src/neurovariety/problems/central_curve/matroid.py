"""Characteristic polynomials of matroids that vectors represent, by deletion and restriction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import gcd
from typing import Any

from flint import fmpz_poly

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import echelon, matrix

Vector = tuple[int, ...]


def internal_activities(columns: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The numbers h_0, ..., h_(r-1) with ``T(x, 0) = sum h_j x^(r - j)``, for Tutte's polynomial T.

    They are the h-vector of the complex of broken circuits, and ``T(1 - q, 0)`` is, up to a sign,
    the characteristic polynomial.

    Parameters
    ----------
    columns : sequence of integer vectors
        None of them zero; they span a space of dimension r, as many as they have entries.

    Examples
    --------
    >>> internal_activities([(1, 0), (0, 1), (1, 1), (1, 2)])
    (1, 2)
    """
    r = len(columns[0])
    found = _characteristic(frozenset(map(primitive, columns)), r, {})
    tutte = found(fmpz_poly([1, -1])) * (-1) ** r
    return tuple(int(tutte[r - j]) for j in range(r))


def _characteristic(vectors: frozenset[Vector], r: int, known: dict[Any, Any]) -> Any:
    """Of the hyperplanes orthogonal to these vectors, in a space of dimension r."""
    q = fmpz_poly([0, 1])
    if r == 2:
        k = len(vectors)
        return q**2 - k * q + max(k - 1, 0)
    if len(vectors) <= 1 or r == 1:
        return q**r - (q ** (r - 1) if vectors else 0)
    if (vectors, r) not in known:
        check_time()
        first, *rest = sorted(vectors)
        pivot = next(i for i, v in enumerate(first) if v)
        restricted = (
            [first[pivot] * v - w[pivot] * u for u, v in zip(first, w, strict=True)] for w in rest
        )
        shorter = (w[:pivot] + w[pivot + 1 :] for w in restricted)
        fewer = _characteristic(frozenset(rest), r, known)
        section = _characteristic(frozenset(map(primitive, shorter)), r - 1, known)
        known[vectors, r] = fewer - section
    return known[vectors, r]


def primitive(vector: Sequence[int]) -> Vector:
    """Without a common factor, its first entry that is not zero positive."""
    common = gcd(*vector)
    if next(v for v in vector if v) < 0:
        common = -common
    return tuple(v // common for v in vector)


def by_bases(columns: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The same by definition: bases without externally active elements, by internally active ones.

    Examples
    --------
    >>> by_bases([(1, 0), (0, 1), (1, 1), (1, 2)])
    (1, 2)
    """
    n, r = len(columns), len(columns[0])
    rows = list(zip(*columns, strict=True))
    found = [0] * (r + 1)
    for basis in combinations(range(n), r):
        check_time()
        others = [j for j in range(n) if j not in basis]
        ordered = [[row[j] for j in (*basis, *others)] for row in rows]
        reduced, pivots = echelon(matrix(ordered))
        if pivots != list(range(r)):
            continue
        internal = set(basis)
        external = False
        for k, j in enumerate(others):
            circuit = [b for i, b in enumerate(basis) if reduced[i, r + k]]
            external = external or all(j < b for b in circuit)
            internal -= {b for b in circuit if j < b}
        found[r - len(internal)] += not external
    return tuple(found[:r])
