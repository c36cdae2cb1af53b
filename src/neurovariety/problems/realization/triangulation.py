"""Regular triangulations of exponents, and maxima as signed sums of maxima of few functions.

Lift the exponents s of ``max (c + <s, x>)`` to the heights c. The points x at which many functions
are the largest are vertices, each for a cell of the upper hull, and one walks from one to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, combinations
from random import Random
from typing import NamedTuple

from flint import fmpz_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.errors import TooLarge
from neurovariety.networks.piecewise.function import Integers

MOST_FACES = 4000
"""Of all simplices together, each with its own."""
Simplex = tuple[int, ...]
"""The numbers of its vertices, in order."""
_Pair = tuple[Fraction, Fraction]
"""A number, and a multiple of an infinitely small one."""


class Triangulation(NamedTuple):
    """Simplices that cover the convex hull of the exponents.

    Parameters
    ----------
    simplices : tuple
        Those of the largest dimension.
    boundary : tuple
        Their facets in the boundary of the hull.
    """

    simplices: tuple[Simplex, ...]
    boundary: tuple[Simplex, ...]


def triangulated(p: Sequence[Integers]) -> Triangulation:
    """The upper hull of the monomials of a tropical polynomial, divided into simplices.

    Raises
    ------
    TooLarge
        If there are more faces than are kept.

    Examples
    --------
    >>> triangulated([(0, 0, 0), (0, 1, 0), (0, 0, 1), (-1, 1, 1)]).simplices
    ((0, 1, 2), (1, 2, 3))
    """
    points = full(p)
    for seed in range(100):
        random = Random(seed)
        heights = [(Fraction(m[0]), Fraction(random.getrandbits(32))) for m in p]
        try:
            return _walk(points, heights)
        except _Tie:
            continue
    raise AssertionError


def full(p: Sequence[Integers]) -> list[Integers]:
    """As many coordinates of the exponents as their affine hull has dimensions."""
    first = p[0][1:]
    table = [[a - b for a, b in zip(m[1:], first, strict=True)] for m in p]
    reduced, _, rank = fmpz_mat(table).rref()
    pivots = [next(j for j in range(len(first)) if reduced[i, j]) for i in range(rank)]
    return [tuple(row[j] for j in pivots) for row in table]


def most_vertices(p: Sequence[Integers]) -> int:
    """So many monomials a triangulation can have as vertices, not to have too many faces.

    One simplex after another, each with a facet in common with one before, has one new vertex.

    Examples
    --------
    >>> most_vertices([(0, 0, 0), (0, 1, 0), (0, 0, 1), (-1, 1, 1)])
    502
    """
    rank = len(full(p)[0])
    return rank + max(1, MOST_FACES >> (rank + 1))


class _Tie(Exception):
    """The random heights decide nothing."""


def _walk(points: Sequence[Integers], heights: Sequence[_Pair]) -> Triangulation:
    start, x = _first(points, heights)
    found, boundary, stack = {start}, [], [(start, x)]
    while stack:
        check_time()
        simplex, x = stack.pop()
        for vertex in simplex if len(simplex) > 1 else ():
            ridge = tuple(v for v in simplex if v != vertex)
            u = normal(points, ridge)
            if _along(u, points[vertex], points[ridge[0]]) > 0:
                u = tuple(-v for v in u)
            crossed = _crossed(points, heights, ridge, x, u)
            if crossed is None:
                boundary.append(ridge)
                continue
            other = tuple(sorted((*ridge, crossed[0])))
            if other not in found:
                found.add(other)
                stack.append((other, crossed[1]))
        if len(found) > 1 and len(found) << len(start) > MOST_FACES:
            raise TooLarge(f"more than {MOST_FACES} faces in a triangulation")
    return Triangulation(tuple(sorted(found)), tuple(sorted(boundary)))


def _first(
    points: Sequence[Integers], heights: Sequence[_Pair]
) -> tuple[Simplex, tuple[_Pair, ...]]:
    size = len(points[0])
    face = [max(range(len(points)), key=lambda i: heights[i])]
    x: tuple[_Pair, ...] = ((Fraction(0), Fraction(0)),) * size
    while len(face) <= size:
        u = normal(points, face)
        if all(_along(u, p, points[face[0]]) <= 0 for p in points):
            u = tuple(-v for v in u)
        crossed = _crossed(points, heights, face, x, u)
        if crossed is None:
            raise AssertionError
        face.append(crossed[0])
        x = crossed[1]
    return tuple(sorted(face)), x


def normal(points: Sequence[Integers], face: Sequence[int]) -> Integers:
    """A direction in which all points of a face lie equally far; the only one for a ridge."""
    first, *others = (points[i] for i in face)
    if not others:
        return (1, *(0,) * (len(first) - 1))
    kernel, _ = fmpz_mat(
        [[a - b for a, b in zip(p, first, strict=True)] for p in others]
    ).nullspace()
    return tuple(int(kernel[i, 0]) for i in range(len(first)))


def _along(u: Integers, p: Integers, q: Integers) -> int:
    return sum(v * (a - b) for v, a, b in zip(u, p, q, strict=True))


def _crossed(
    points: Sequence[Integers],
    heights: Sequence[_Pair],
    face: Sequence[int],
    x: tuple[_Pair, ...],
    u: Integers,
) -> tuple[int, tuple[_Pair, ...]] | None:
    """Which function is as large as those of the face, first, when x moves along u; and where."""
    base = face[0]
    best: tuple[_Pair, int] | None = None
    for i, p in enumerate(points):
        speed = _along(u, p, points[base])
        if speed > 0:
            steps = [
                heights[base][k]
                - heights[i][k]
                - sum(c[k] * (a - b) for c, a, b in zip(x, p, points[base], strict=True))
                for k in (0, 1)
            ]
            time = (steps[0] / speed, steps[1] / speed)
            if best is not None and time == best[0]:
                raise _Tie
            if best is None or time < best[0]:
                best = time, i
    if best is None:
        return None
    (t, e), i = best
    return i, tuple((a + t * v, b + e * v) for (a, b), v in zip(x, u, strict=True))


def signed_faces(found: Triangulation) -> dict[Simplex, int]:
    """The faces that are not in the boundary, with the parity of their codimension as a sign.

    The maximum of all functions is the sum of the maxima over these faces with these signs: where
    the concave function that the heights interpolate, plus <x, .>, exceeds a number is an open
    convex set, and so is its part in each face that has such a vertex. Euler characteristics with
    compact supports add up.

    Examples
    --------
    >>> signed_faces(triangulated([(0, 0, 0), (0, 1, 0), (0, 0, 1), (-1, 1, 1)]))
    {(1, 2): -1, (0, 1, 2): 1, (1, 2, 3): 1}
    """
    if len(found.simplices) == 1:
        return {found.simplices[0]: 1}
    outer = set(chain(*map(_faces, found.boundary)))
    inner = set(chain(*map(_faces, found.simplices))) - outer
    size = len(found.simplices[0])
    ordered = sorted(inner, key=lambda face: (len(face), face))
    return {face: (-1) ** (size - len(face)) for face in ordered}


def _faces(simplex: Simplex) -> list[Simplex]:
    return [f for k in range(1, len(simplex) + 1) for f in combinations(simplex, k)]
