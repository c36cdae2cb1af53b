"""How many cones there are at least, before they are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from flint import fmpz_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.problems.classification_fan.arrangement import regions
from neurovariety.problems.classification_fan.result import Fan

MOST_DETERMINANTS = 5000
"""For one more point in general position."""
BATCH = 2**13
"""Functions of which it is found out together where they are the largest."""


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
    >>> at_least([(1, i % 5, i // 5) for i in range(25)], 4, 10000).orbits > 10000
    True
    """
    different = sorted({tuple(p) for p in points})
    n, d = len(different), len(different[0]) - 1
    found = [comb(n - 1, j) for j in range(terms)]  # on a line
    if d > 1 and terms == 2 and 1 + _in_two(n, d) > most:
        return Fan((1, regions(different, 2 * most + 1) // 2 - 1))
    if d > 1 and terms > 2 and sum(_partitions(n, terms)) > most:
        number = _general(different, terms, most)
        found = [*map(max, found, _in_general_position(number, d, terms))]
        if sum(found) <= most:
            of_parts = d if number == n else 1
            found = [*map(max, found, _refined(different, terms, of_parts, most))]
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


def _refined(points: Sequence[Sequence[int]], terms: int, dimension: int, most: int) -> list[int]:
    """The same from the divisions by random functions, one less than all.

    Each into so many parts is refined as in general position: by as many hyperplanes as divide its
    parts, if these have at least the given dimension.
    """
    ways = [_in_two(size, dimension) for size in range(len(points) + 1)]
    pairs, found, refined = comb(terms, 2), np.zeros(terms, np.int64), 0
    for covectors in _occurring(points, terms - 1):
        sizes = np.column_stack([(covectors == part).sum(axis=1) for part in range(terms - 1)])
        found += np.bincount((sizes > 0).sum(axis=1) - 1, minlength=terms)
        for size, times in enumerate(np.bincount(sizes[sizes.all(axis=1)].ravel()).tolist()):
            refined += times * ways[size]
        if found.sum() + refined // pairs > most:
            break
    return [*found[:-1].tolist(), -(-refined // pairs)]


def _occurring(points: Sequence[Sequence[int]], terms: int) -> Iterator[Any]:
    """Covectors of random functions by batches, each once, until few are new.

    A function is the largest at a point if it is by more than all that rounding can change.
    """
    random, seen, new = np.random.default_rng(1), set[bytes](), BATCH
    places = zip(*[[Fraction(c, t) for c in p] for t, *p in points], strict=True)
    at = np.array([[1.0] * len(points), *map(_moved, places)])
    while 64 * new >= BATCH:
        check_time()
        functions = _functions(random, at.T, terms)
        values = functions @ at
        second, largest = np.sort(values, axis=1)[:, -2:].swapaxes(0, 1)
        error = 2.0**-50 * len(at) ** 2 * np.abs(functions).max()
        strict = (largest - second > error).all(axis=1)
        covectors = _renamed(values.argmax(axis=1)[strict], terms)
        numbers = {c.tobytes(): i for i, c in enumerate(covectors)}
        these = [i for key, i in numbers.items() if key not in seen]
        seen.update(numbers)
        new = len(these)
        yield covectors[these]


def _functions(random: np.random.Generator, points: Any, terms: int) -> Any:
    """Each is one before, and more on one side of a hyperplane very close to some of the points."""
    n, D = points.shape
    found = np.zeros((BATCH, terms, D))
    for i in range(1, terms):
        near = points[random.integers(0, n, (BATCH, D - 1))].swapaxes(1, 2)
        normal = np.linalg.qr(near, mode="complete")[0][:, :, -1]
        normal += 2.0**-20 * random.standard_normal((BATCH, D))
        scale = random.choice((-1, 1), BATCH) * 2.0 ** random.uniform(-3, 3, BATCH)
        before = found[np.arange(BATCH), random.integers(0, i, BATCH)]
        found[:, i] = before + scale[:, None] * normal
    return found


def _moved(coordinates: Sequence[Fraction]) -> list[float]:
    """To numbers from -1 to 1."""
    low, high = min(coordinates), max(coordinates)
    return [float((2 * c - low - high) / ((high - low) or 1)) for c in coordinates]


def _renamed(labels: Any, terms: int) -> Any:
    """Covectors with names in the order in which they occur."""
    occurs = [labels == name for name in range(terms)]
    never = labels.shape[1]
    first = np.column_stack([np.where(o.any(axis=1), o.argmax(axis=1), never) for o in occurs])
    names = first.argsort(axis=1, kind="stable").argsort(axis=1)
    return np.take_along_axis(names, labels, axis=1).astype(np.int8)


def _partitions(points: int, terms: int) -> list[int]:
    """In how many ways points can be divided into 1, 2, ... parts at all."""
    found = [1] + [0] * (terms - 1)
    for _ in range(points - 1):
        found = [j * n + m for j, (n, m) in enumerate(zip(found, [0, *found], strict=False), 1)]
    return found


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
