"""Polynomial maps as arrays, evaluated with their derivatives at many points at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from neurovariety.algebra.polynomials import Polynomial

Array: TypeAlias = NDArray[Any]
Exponent: TypeAlias = tuple[int, ...]
DERIVATIVES = 3

_ONE_THREAD = 50_000
"""Multiplications up to which OpenBLAS does not share a product among threads."""


@dataclass(frozen=True)
class PolynomialMap:
    """Polynomials over QQ in one ring, and their derivatives up to the third.

    Parameters
    ----------
    polynomials : tuple of PolyElement
        The components; at least one.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> f = PolynomialMap(read_polynomials("x^2*y; x + 1"))
    >>> m = f.monomials(np.array([[2.0, 3.0]]))
    >>> f.values(m), f.jacobian(m)[0].tolist()
    (array([[12.,  3.]]), [[12.0, 4.0], [1.0, 0.0]])
    >>> f.hessian(m, np.array([[1.0, 5.0]])).tolist()
    [[[6.0, 4.0], [4.0, 0.0]]]
    """

    polynomials: tuple[Polynomial, ...]

    @property
    def variables(self) -> int:
        """The number of variables."""
        return int(self.polynomials[0].ring.ngens)

    def monomials(self, points: Array) -> Array:
        """All monomials that occur, at each point; each is a smaller one times a variable."""
        values = np.ones((len(points), len(self._exponents)), points.dtype)
        for where, parent, variable in self._levels:
            values[:, where] = values[:, parent] * points[:, variable]
        return values

    def values(self, monomials: Array, absolute: bool = False) -> Array:
        """The polynomials; with the absolute values of all coefficients if that is asked."""
        return by_blocks(monomials, self._tables(absolute)[0])

    def jacobian(self, monomials: Array, absolute: bool = False) -> Array:
        """For each point the matrix with a row for each polynomial."""
        flat = by_blocks(monomials, self._tables(absolute)[1])
        return flat.reshape(len(monomials), len(self.polynomials), self.variables)

    def hessian(self, monomials: Array, weights: Array, absolute: bool = False) -> Array:
        """The second derivatives of the sum of the weighted polynomials, for each point."""
        return self._contracted(monomials, weights, 2, absolute)

    def third(self, monomials: Array, weights: Array, absolute: bool = False) -> Array:
        """The third derivatives of that sum."""
        return self._contracted(monomials, weights, 3, absolute)

    def turning(self, monomials: Array, lengths: Array) -> Array:
        """The second derivatives of each polynomial times a vector, with absolute coefficients.

        For each point a matrix with a row for each polynomial.
        """
        n, (m, k) = self.variables, self._pairs[2]
        table = self._absolute[2].reshape(len(m), n, n).transpose(2, 0, 1)
        flat = by_blocks(lengths, table.reshape(n, len(m) * n))
        terms = flat.reshape(len(lengths), len(m), n) * monomials[:, m, None]
        sums: Array = np.equal.outer(np.arange(len(self.polynomials)), k).astype(float) @ terms
        return sums

    @cached_property
    def roundings(self) -> int:
        """More than there are roundings, one after the other, between a point and a derivative."""
        degree = max(sum(e) for e in self._exponents)
        longest = max(len(self._exponents), *(len(self._pairs[order][0]) for order in (2, 3)))
        return 4 * (longest + 2 * degree + 4)

    def _contracted(self, monomials: Array, weights: Array, order: int, absolute: bool) -> Array:
        pairs = self._pairs[order]
        terms = monomials[:, pairs[0]] * weights[:, pairs[1]]
        flat = by_blocks(terms, self._tables(absolute)[order])
        return flat.reshape(len(monomials), *[self.variables] * order)

    @cached_property
    def _exponents(self) -> tuple[Exponent, ...]:
        """The exponents of all terms and of their divisors on the way down to 1, by degree."""
        known: set[Exponent] = {(0,) * self.variables}
        for f in self.polynomials:
            for e in f.monoms():
                for smaller in product(*[range(k, max(-1, k - 1 - DERIVATIVES), -1) for k in e]):
                    step = smaller
                    while step not in known:
                        known.add(step)
                        step = _divided(step)[0]
        return tuple(sorted(known, key=lambda e: (sum(e), e)))

    @cached_property
    def _levels(self) -> tuple[tuple[Any, Any, Any], ...]:
        place = {e: k for k, e in enumerate(self._exponents)}
        levels: dict[int, list[tuple[int, int, int]]] = {}
        for e, k in place.items():
            if any(e):
                smaller, variable = _divided(e)
                levels.setdefault(sum(e), []).append((k, place[smaller], variable))
        rows = (np.array(levels[degree]).T for degree in sorted(levels))
        return tuple((where, parent, variable) for where, parent, variable in rows)

    @cached_property
    def _pairs(self) -> dict[int, tuple[Array, Array]]:
        """For each order the pairs of a monomial and a polynomial with such a derivative."""
        found = {}
        for order in (2, 3):
            pairs = sorted({(m, k) for k, m, _, _ in self._terms(order)})
            found[order] = (
                np.array([m for m, _ in pairs], int),
                np.array([k for _, k in pairs], int),
            )
        return found

    def _tables(self, absolute: bool) -> tuple[Array, ...]:
        return self._absolute if absolute else self._signed

    @cached_property
    def _signed(self) -> tuple[Array, ...]:
        n, count = self.variables, len(self.polynomials)
        tables = [np.zeros((len(self._exponents), count * n**order)) for order in (0, 1)]
        for order in (0, 1):
            for k, m, place, c in self._terms(order):
                tables[order][m, k * n**order + place] += c
        for order in (2, 3):
            number = {pair: i for i, pair in enumerate(zip(*self._pairs[order], strict=True))}
            table = np.zeros((len(number), n**order))
            for k, m, place, c in self._terms(order):
                table[number[m, k], place] += c
            tables.append(table)
        return tuple(tables)

    @cached_property
    def _absolute(self) -> tuple[Array, ...]:
        return tuple(abs(table) for table in self._signed)

    def _terms(self, order: int) -> list[tuple[int, int, int, float]]:
        """(polynomial, monomial, place of the derivative, coefficient) of all terms."""
        place = {e: k for k, e in enumerate(self._exponents)}
        found = []
        for k, f in enumerate(self.polynomials):
            for e, c in f.terms():
                for directions in product(range(self.variables), repeat=order):
                    factor, rest = _derivative(e, directions)
                    if factor:
                        number = float(c * factor)
                        found.append((k, place[rest], _place(directions, self.variables), number))
        return found


def by_blocks(rows: Array, table: Array) -> Array:
    """A matrix product in blocks so small that BLAS starts no threads, which would only wait."""
    block = max(1, _ONE_THREAD // max(1, table.size))
    whole = len(rows) - len(rows) % block
    product: Array = np.empty((len(rows), table.shape[1]), np.result_type(rows, table))
    blocks = rows[:whole].reshape(whole // block, block, rows.shape[1])
    product[:whole] = (blocks @ table).reshape(whole, table.shape[1])
    product[whole:] = rows[whole:] @ table
    return product


def _divided(e: Exponent) -> tuple[Exponent, int]:
    """An exponent without one factor, and which variable that is."""
    variable = max(k for k, power in enumerate(e) if power)
    return (*e[:variable], e[variable] - 1, *e[variable + 1 :]), variable


def _derivative(e: Exponent, directions: Sequence[int]) -> tuple[int, Exponent]:
    rest, factor = list(e), 1
    for k in directions:
        factor *= rest[k]
        rest[k] -= 1
        if not factor:
            return 0, e
    return factor, tuple(rest)


def _place(directions: Sequence[int], n: int) -> int:
    place = 0
    for k in directions:
        place = place * n + k
    return place
