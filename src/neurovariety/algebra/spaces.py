"""Spaces of polynomials: echelon bases, monomials up to a degree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement
from math import comb
from typing import Any

from sympy import QQ

from neurovariety.algebra.linear import echelon, matrix, rank
from neurovariety.algebra.polynomials import Polynomial

FEW_MONOMIALS = 300
"""So many columns are reduced exactly in a second."""


def exponents(variables: int, degree: int) -> Iterator[tuple[int, ...]]:
    """Of the monomials of a degree.

    Examples
    --------
    >>> list(exponents(2, 2))
    [(2, 0), (1, 1), (0, 2)]
    """
    for chosen in combinations_with_replacement(range(variables), degree):
        yield tuple(map(chosen.count, range(variables)))


def monomials_up_to(ring: Any, degree: int) -> list[Polynomial] | None:
    """All monomials of a ring up to a degree; None if they are too many for linear algebra here."""
    if comb(ring.ngens + degree, degree) > FEW_MONOMIALS:
        return None
    exponents: list[tuple[int, ...]] = [()]
    for _ in range(ring.ngens):
        exponents = [(*m, e) for m in exponents for e in range(degree + 1 - sum(m))]
    return [ring.from_dict({m: ring.domain.one}) for m in exponents]


def coefficients(
    polynomials: Sequence[Polynomial],
) -> tuple[list[tuple[int, ...]], list[list[Any]]]:
    """All monomials of some polynomials, the largest first, and a row of coefficients for each.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> monomials, rows = coefficients(read_polynomials("x^2 - y; 3*y"))
    >>> monomials, [list(map(int, row)) for row in rows]
    ([(2, 0), (0, 1)], [[1, -1], [0, 3]])
    """
    found = {m for f in polynomials for m in f.itermonoms()}
    if not found:
        return [], [[] for _ in polynomials]
    ring = polynomials[0].ring
    monomials, zero = sorted(found, key=ring.order, reverse=True), ring.domain.zero
    return monomials, [[f.get(m, zero) for m in monomials] for f in polynomials]


def span_dimension(polynomials: Sequence[Polynomial]) -> int:
    """The dimension of the space that polynomials over QQ span.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> span_dimension(read_polynomials("x + y; x - y; 2*x"))
    2
    """
    return rank(coefficients(polynomials)[1])


def reduced_echelon(polynomials: Sequence[Polynomial]) -> list[Polynomial]:
    """The reduced echelon basis of a space of polynomials over QQ, which determines it.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> reduced_echelon(read_polynomials("x + y; x - y; 2*x"))
    [x, y]
    """
    monomials, rows = coefficients(polynomials)
    reduced, pivots = echelon(matrix(rows))
    return [
        polynomials[0].ring.from_dict(
            {
                m: QQ(int(c.numerator), int(c.denominator))
                for m, c in zip(monomials, row, strict=True)
                if c
            }
        )
        for row in reduced.table()[: len(pivots)]
    ]


def all_zero(values: Iterable[Any]) -> tuple[bool, str]:
    """Whether all are zero, and how many are."""
    outcomes = [not v for v in values]
    return all(outcomes), f"{sum(outcomes)} of {len(outcomes)}"
