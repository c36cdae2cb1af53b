"""Equations of the matrices of bounded rank that commute with a group of permutations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import combinations, product
from math import comb

from neurovariety.algebra.matrices import MOST_MINORS, minors
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix
from neurovariety.errors import TooLarge
from neurovariety.networks.equivariant.groups import Generator, Permutation, orbits

Minor = tuple[tuple[int, ...], tuple[int, ...]]
"""Its rows and columns."""


def equations(W: PolynomialMatrix, rank: int, group: Sequence[Generator]) -> tuple[Polynomial, ...]:
    """The minors of a matrix that commutes, one of those that the group moves to each other.

    These are equal up to their signs.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> turn = (1, 2, 0)
    >>> equations(((a, b, b), (b, a, b), (b, b, a)), 1, [(turn, turn)])
    (a**2 - b**2, a*b - b**2)
    """
    size, sizes = rank + 1, (len(W), len(W[0]))
    count = comb(sizes[0], size) * comb(sizes[1], size)
    if count > MOST_MINORS:
        raise TooLarge(f"there are {count} minors, and at most {MOST_MINORS} are expanded")
    moves = [partial(_moved, g[-1], g[0]) for g in group]
    first: dict[int, Minor] = {}
    for minor, k in orbits(product(*(combinations(range(d), size) for d in sizes)), moves).items():
        first.setdefault(k, minor)
    parts = (
        tuple(tuple(W[i][j] for j in columns) for i in rows) for rows, columns in first.values()
    )
    found = (minors(part, size)[0] for part in parts)
    return tuple(dict.fromkeys(f if f.LC > 0 else -f for f in found if f))


def _moved(outputs: Permutation, inputs: Permutation, minor: Minor) -> Minor:
    rows, columns = minor
    return tuple(sorted(outputs[i] for i in rows)), tuple(sorted(inputs[j] for j in columns))
