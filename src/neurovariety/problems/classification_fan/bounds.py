"""How many cones there are at least, before they are found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

from flint import fmpz_mat

from neurovariety.problems.classification_fan.arrangement import regions
from neurovariety.problems.classification_fan.result import Fan

MOST_DETERMINANTS = 5000
"""For one more point in general position."""


def at_least(points: Sequence[Sequence[int]], terms: int, most: int) -> Fan:
    """Numbers of cones by their parts, each at most the true one.

    Parameters
    ----------
    points : sequence of vectors
        Positive multiples of ``(1, p)``.
    terms : int
        The number of functions.
    most : int
        Whether there are more is found out with as few points as possible.

    Examples
    --------
    >>> at_least([(1, 0), (1, 1), (1, 2), (1, 3)], 3, 1000)
    Fan(by_parts=(1, 3, 3))
    >>> at_least([(1, i, i * i) for i in range(100)], 3, 10000)
    Fan(by_parts=(1, 253, 10205))
    """
    different = sorted({tuple(p) for p in points})
    n, d = len(different), len(different[0]) - 1
    found = [comb(n - 1, j) for j in range(terms)]  # on a line
    if d > 1 and sum(_in_general_position(n, d, terms)) > most:
        if terms == 2:
            return Fan((1, regions(different, 2 * most + 1) // 2 - 1))
        number = _general(different, terms, most)
        found = [*map(max, found, _in_general_position(number, d, terms))]
    return Fan(tuple(found))


def _general(points: Sequence[Sequence[int]], terms: int, most: int) -> int:
    """So many of the points, or enough of them, are in general position."""
    D, some = len(points[0]), list[Sequence[int]]()
    for p in points:
        size = min(len(some), D - 1)
        if comb(len(some), size) > MOST_DETERMINANTS:
            break
        together = (fmpz_mat([list(q) for q in (*c, p)]) for c in combinations(some, size))
        if all(M.rank() > size for M in together):
            some.append(p)
        if sum(_in_general_position(len(some), D - 1, terms)) > most:
            break
    return len(some)


def _in_general_position(points: int, dimension: int, terms: int) -> list[int]:
    """The same for so many points in general position.

    A hyperplane that divides one of j parts gives j + 1, by two functions there that differ little.
    A division into j + 1 parts comes from at most one with j parts for each pair of its parts. In
    two are m points divided in a number of ways that is convex in m (Cover), so fewest where all
    parts have the same size.
    """
    found = [1]
    for j in range(1, terms):
        small, larger = divmod(points, j)
        ways = (j - larger) * _in_two(small, dimension) + larger * _in_two(small + 1, dimension)
        found.append(-(-found[-1] * ways // comb(j + 1, 2)))
    return found


def _in_two(points: int, dimension: int) -> int:
    return sum(comb(points - 1, i) for i in range(1, dimension + 1)) if points else 0
