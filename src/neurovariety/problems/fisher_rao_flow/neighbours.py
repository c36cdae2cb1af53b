"""The neighbours of a vertex: extreme directions of the cone of the polytope there."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import comb
from operator import mul
from typing import Any

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction
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
    directions = kernel(A)
    k, outside = len(directions), [j for j, v in enumerate(vertex) if not v]
    if comb(len(outside), k - 1) > MOST_DIRECTIONS and len(outside) > k:
        return None
    restricted = [[z[j] for z in directions] for j in outside]
    if len(outside) == k:  # each direction leaves one of the entries alone
        rays = matrix(restricted).inv().transpose().table()
    else:
        rays = _extreme(restricted, k)
    found = []
    for a in rays:
        weights = [fraction(v) for v in a]
        z = [
            sum(map(mul, weights, column), Fraction(0)) for column in zip(*directions, strict=True)
        ]
        far = min(Fraction(v) / -w for v, w in zip(vertex, z, strict=True) if w < 0)
        found.append(tuple(v + far * w for v, w in zip(vertex, z, strict=True)))
    return found


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
        gap = _dot(c, optimum) - _dot(c, vertex)
        far = sum((abs(u - v) for u, v in zip(optimum, vertex, strict=True)), Fraction(0))
        gaps.append(gap)
        rates.append(2 * gap / far)
    return min(gaps), min(rates)


def _dot(a: Sequence[Any], b: Sequence[Any]) -> Fraction:
    return sum(map(mul, a, b), Fraction(0))
