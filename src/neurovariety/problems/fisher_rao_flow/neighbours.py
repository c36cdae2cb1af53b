"""The neighbours of a vertex: extreme directions of the cone of the polytope there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb
from operator import mul
from typing import Any

from flint import fmpq

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction, to_flint
from neurovariety.algebra.linear import kernel, matrix

MOST_DIRECTIONS = 5_000
"""Sets of entries that are tried at a degenerate vertex."""


def neighbours(A: Any, vertex: Sequence[Fraction]) -> list[tuple[Fraction, ...]] | None:
    """All vertices that share an edge with this one; None if there are too many sets to try.

    Examples
    --------
    >>> square = [[1, 1, 0, 0], [0, 0, 1, 1]]
    >>> [[int(v) for v in point] for point in neighbours(square, [1, 0, 1, 0])]
    [[0, 1, 1, 0], [1, 0, 0, 1]]
    """
    support = [j for j, v in enumerate(vertex) if v]
    outside = [j for j, v in enumerate(vertex) if not v]
    if len(support) == len(A):
        rays = list(_pivots(A, support, outside))
    else:
        directions = kernel(A)
        k = len(directions)
        if comb(len(outside), k - 1) > MOST_DIRECTIONS:
            return None
        columns = list(zip(*directions, strict=True))
        weights = _extreme([list(columns[j]) for j in outside], k)
        rays = [[_dot(a, column) for column in columns] for a in weights]
    found = []
    for z in rays:
        far = min(vertex[j] / -z[j] for j in support if z[j] < 0)
        found.append(tuple(v + far * w if w else v for v, w in zip(vertex, z, strict=True)))
    return found


def _pivots(A: Any, support: list[int], outside: list[int]) -> Iterator[list[Fraction]]:
    """At a vertex that is not degenerate one entry grows, and those of the support follow."""
    basis, others = ([[row[j] for j in part] for row in A] for part in (support, outside))
    follow = matrix(basis).solve(matrix(others)).transpose().table()
    for j, row in zip(outside, follow, strict=True):
        z = [Fraction(0)] * (len(support) + len(outside))
        z[j] = Fraction(1)
        for i, v in zip(support, row, strict=True):
            z[i] = fraction(-v)
        yield z


def _extreme(rows: list[list[Any]], k: int) -> list[tuple[Fraction, ...]]:
    """The extreme rays of ``rows a >= 0``, a pointed cone of dimension k."""
    found: dict[tuple[Fraction, ...], None] = {}
    for chosen in combinations(range(len(rows)), k - 1):
        check_time()
        null = kernel([rows[i] for i in chosen]) if chosen else ((Fraction(1),),)
        if len(null) != 1:
            continue
        for sign in (1, -1):
            a = tuple(sign * v for v in null[0])
            values = [
                sum((u * v for u, v in zip(row, a, strict=True)), Fraction(0)) for row in rows
            ]
            if min(values) >= 0:
                scale = sum(values)
                found[tuple(v / scale for v in a)] = None
    return list(found)


def delta_and_rate(
    vertices: Sequence[Sequence[Fraction]], optimum: Sequence[Fraction], c: Sequence[Fraction]
) -> tuple[Fraction, Fraction]:
    """The least gap of these vertices, and the least one divided by half the sum of differences."""
    gaps: list[Fraction] = []
    rates: list[Fraction] = []
    for vertex in vertices:
        moved = [
            (to_flint(r), to_flint(u) - to_flint(v))
            for r, u, v in zip(c, optimum, vertex, strict=True)
            if u != v
        ]
        gap = sum((r * d for r, d in moved), fmpq(0))
        gaps.append(fraction(gap))
        rates.append(fraction(2 * gap / sum((abs(d) for _, d in moved), fmpq(0))))
    return min(gaps), min(rates)


def _dot(a: Sequence[Any], b: Sequence[Any]) -> Fraction:
    return sum(map(mul, a, b), Fraction(0))
