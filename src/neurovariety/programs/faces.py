"""Faces of the polytope of a linear programme, and how fast one must pay to leave them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from flint import fmpq

from neurovariety.algebra.exact import to_flint
from neurovariety.programs.simplex import Vector, dot, maximise, slacks


class Leaving(NamedTuple):
    """The cheapest directions in which the entries outside a face grow, and prices that prove it.

    Parameters
    ----------
    rate : fmpq
        What they lose for each unit outside the face.
    entries : tuple of int
        The entries outside the face that are positive in some of them.
    direction : list of fmpq
        One of them, in which all these are positive.
    prices : list of fmpq
        Their slacks are 0 on the face, the rate at these entries, and larger at all others.
    """

    rate: Any
    entries: tuple[int, ...]
    direction: Vector
    prices: Vector


def interior(
    A: Sequence[Sequence[Any]], b: Sequence[Any], x: Vector, wanted: Collection[int]
) -> tuple[Vector, Vector | None]:
    """From a feasible point to one with as many positive entries among the wanted as there can be.

    With it come prices y that prove it: ``y b = 0`` and ``y A >= 0``, at least 1 where a wanted
    entry is 0; None if all are positive.

    Examples
    --------
    >>> interior([[1, 1, 1], [1, 1, 2]], [1, 1], [1, 0, 0], range(3))
    ([1/2, 1/2, 0], [-1, 1])
    """
    while zeros := [j for j in wanted if not x[j]]:
        c = [fmpq(int(j in zeros)) for j in range(len(x))]
        found = maximise(A, b, c)
        if found.ray is not None:
            x = [u + v for u, v in zip(x, found.ray, strict=True)]
        elif found.x is None or not dot(c, found.x):
            return x, found.y
        else:
            x = [(u + v) / 2 for u, v in zip(x, found.x, strict=True)]
    return x, None


def leaving(A: Sequence[Sequence[Any]], c: Sequence[Any], face: Collection[int]) -> Leaving:
    """The cheapest way to leave the face on which all entries but these are zero.

    All prices of an optimum on the face have slack 0 at its entries. The rate is the largest, over
    these prices, of the least slack elsewhere, and by duality the least loss ``-c z`` of directions
    z with ``A z = 0`` that are nonnegative outside the face and add up to 1 there.

    Examples
    --------
    >>> leaving([[1, 1, 1]], [3, 1, 2], [0])
    Leaving(rate=1, entries=(2,), direction=[-1, 0, 1], prices=[3])
    """
    n = len(c)
    inside = sorted(face)
    outside = [j for j in range(n) if j not in face]
    found = _cheapest(A, c, inside, outside)
    optimum = maximise(*found)
    assert optimum.x is not None
    assert optimum.y is not None
    rate = -dot(found[2], optimum.x)
    x, prices = optimum.x, optimum.y[:-1]
    slack = slacks(A, prices, c)
    if any(slack[j] == rate and not x[j] for j in outside):
        rows, right, prized = found
        x, _ = interior([*rows, prized], [*right, -rate], x, outside)
    entries = tuple(j for j in outside if x[j])
    rest = [j for j in outside if not x[j]]
    if any(slack[j] == rate for j in rest):
        lower = [to_flint(v) + (rate if j in entries else 0) for j, v in enumerate(c)]
        further = maximise(*_cheapest(A, lower, sorted((*inside, *entries)), rest))
        assert further.y is not None
        prices = further.y[:-1]
    z = x[:n]
    for k, j in enumerate(inside):
        z[j] -= x[n + k]
    return Leaving(rate, entries, z, prices)


def _cheapest(A: Any, c: Any, inside: list[int], outside: list[int]) -> tuple[Any, Any, Any]:
    """The programme in directions; what may be negative is a difference."""
    n = len(c)
    rows = [[*row, *(-row[j] for j in inside)] for row in A]
    mass = [int(j in outside) for j in range(n)] + [0] * len(inside)
    return [*rows, mass], [0] * len(rows) + [1], [*c, *(-c[j] for j in inside)]
