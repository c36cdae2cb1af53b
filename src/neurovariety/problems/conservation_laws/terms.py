"""Vector fields as arrays of terms, and their values at jets modulo a prime.

A jet is a polynomial in ``e_1, ..., e_k`` with ``e_i^2 = 0``: an array whose last axis has ``2^k``
entries, the coefficients of the products of subsets, the highest bit standing for the variable that
came last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.exact import reduces_to
from neurovariety.algebra.polynomials import Polynomial

Matrix = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Terms:
    """Terms of polynomials that are arranged in rows and columns.

    Parameters
    ----------
    shape : tuple of int
        Rows, such as fields, and columns, such as coordinates.
    position : array of int
        For each term the number of its polynomial, by rows.
    coefficient : array of int
        Modulo the prime.
    factors : array of int
        For each term the numbers of its powers, filled up with how many there are.
    powers : array of int
        A variable and its exponent in each row.
    """

    shape: tuple[int, int]
    position: Matrix
    coefficient: Matrix
    factors: Matrix
    powers: Matrix

    def values(self, x: Matrix, prime: int, weights: Matrix | None = None) -> Matrix:
        """The polynomials at a jet, an array of rows, columns and coefficients.

        With weights, one for each row, the one row that is the sum of the weighted rows.
        """
        rows, cols = self.shape
        coefficient, place, factors = self.coefficient, self.position, self.factors
        if weights is not None:
            coefficient = coefficient * weights[place // cols] % prime
            used = np.flatnonzero(coefficient)
            coefficient, place, factors = coefficient[used], place[used] % cols, factors[used]
            rows = 1
        padded = np.concatenate([_powers(x, self.powers, prime), _one(x.shape[-1])])
        value = np.repeat(_one(x.shape[-1]), len(place), axis=0)
        for column in factors.T:
            value = product(value, padded[column], prime)
        total = np.zeros((rows * cols, x.shape[-1]), np.int64)
        np.add.at(total, place, value * coefficient[:, None] % prime)
        return (total % prime).reshape(rows, cols, -1)


def field_terms(fields: Sequence[Sequence[Polynomial]], prime: int) -> Terms:
    """The terms of vector fields: a row for each field, a column for each coordinate."""
    n = len(fields[0])
    found = [
        (i * n + j, reduces_to(c, prime), monomial)
        for i, field in enumerate(fields)
        for j, f in enumerate(field)
        for monomial, c in f.iterterms()
    ]
    return _terms((len(fields), n), found)


def jacobian_terms(terms: Terms, prime: int) -> Terms:
    """The terms of the Jacobian matrices of the rows: a matrix by rows in each row.

    By the product rule there is a term for each power of a term, with the exponent less one.
    """
    (rows, n), powers = terms.shape, terms.powers
    variable, exponent = powers.T
    lowered = np.stack([variable, exponent - 1], axis=1)
    all_powers = np.concatenate([powers, lowered])  # that with the exponent zero is one
    old = np.where(terms.factors == len(powers), len(all_powers), terms.factors)
    position, coefficient, factors = [], [], []
    for k, column in enumerate(terms.factors.T):
        there = np.flatnonzero(column < len(powers))
        left, v = column[there], old[there]
        v[:, k] = left + len(powers)
        position.append(terms.position[there] * n + variable[left])
        coefficient.append(terms.coefficient[there] * (exponent[left] % prime) % prime)
        factors.append(v)
    none = np.zeros(0, np.int64)
    return Terms(
        (rows, n * n),
        np.concatenate([none, *position]),
        np.concatenate([none, *coefficient]),
        np.concatenate([old[:0], *factors]),
        all_powers,
    )


def product(a: Matrix, b: Matrix, prime: int) -> Matrix:
    """The product of jets, entry by entry."""
    size = a.shape[-1]
    if size == 1:
        return a * b % prime
    h = size // 2
    low = product(a[..., :h], b[..., :h], prime)
    high = product(a[..., :h], b[..., h:], prime) + product(a[..., h:], b[..., :h], prime)
    return np.concatenate([low, high % prime], axis=-1)


def matrix_product(A: Matrix, B: Matrix, prime: int) -> Matrix:
    """The product of two matrices of jets; the last axis is that of the jets."""
    size = A.shape[-1]
    if size == 1:
        return (A[..., 0] @ B[..., 0] % prime)[..., None]
    h = size // 2
    low = matrix_product(A[..., :h], B[..., :h], prime)
    high = matrix_product(A[..., :h], B[..., h:], prime)
    high += matrix_product(A[..., h:], B[..., :h], prime)
    return np.concatenate([low, high % prime], axis=-1)


def _one(size: int) -> Matrix:
    unit = np.zeros((1, size), np.int64)
    unit[0, 0] = 1
    return unit


def _powers(x: Matrix, powers: Matrix, prime: int) -> Matrix:
    """Of the coordinates of a jet, by repeated squares."""
    variable, exponent = powers.T
    value, square = np.repeat(_one(x.shape[-1]), len(powers), axis=0), x[variable]
    while exponent.any():
        odd = np.flatnonzero(exponent % 2)
        value[odd] = product(value[odd], square[odd], prime)
        exponent = exponent // 2
        if exponent.any():
            square = product(square, square, prime)
    return value


def _terms(shape: tuple[int, int], found: list[tuple[int, int, Any]]) -> Terms:
    kept = [(p, c, [(k, e) for k, e in enumerate(m) if e]) for p, c, m in found if c]
    powers = sorted({power for _, _, word in kept for power in word})
    number = {power: k for k, power in enumerate(powers)}
    longest = max((len(word) for _, _, word in kept), default=0)
    factors = np.full((len(kept), longest), len(powers), np.int64)
    for row, (_, _, word) in zip(factors, kept, strict=True):
        row[: len(word)] = [number[power] for power in word]
    position, coefficient = (np.array([term[k] for term in kept], np.int64) for k in (0, 1))
    return Terms(shape, position, coefficient, factors, np.array(powers, np.int64).reshape(-1, 2))
