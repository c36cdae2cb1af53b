"""Vector fields as arrays of terms, and their values at jets modulo a prime.

A jet is a polynomial in ``e_1, ..., e_k`` with ``e_i^2 = 0``: an array whose last axis has ``2^k``
entries, the coefficients of the products of subsets, the highest bit standing for the variable that
came last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        For each term its variables, each as often as its exponent, filled up with their number.
    """

    shape: tuple[int, int]
    position: Matrix
    coefficient: Matrix
    factors: Matrix

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
        padded = np.concatenate([x, _one(x.shape[-1])])
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
    return _terms((len(fields), n), found, n)


def jacobian_terms(terms: Terms) -> Terms:
    """The terms of the Jacobian matrices of the rows: a matrix by rows in each row.

    By the product rule there is a term for each factor of a term, which it leaves out.
    """
    (rows, n), count = terms.shape, terms.factors.shape[1]
    position, coefficient, factors = [], [], []
    for k in range(count):
        letter = terms.factors[:, k]
        there = np.flatnonzero(letter < n)
        position.append(terms.position[there] * n + letter[there])
        coefficient.append(terms.coefficient[there])
        factors.append(np.delete(terms.factors[there], k, axis=1))
    if not count:
        empty = np.zeros(0, np.int64)
        return Terms((rows, n * n), empty, empty, np.zeros((0, 0), np.int64))
    shape = (rows, n * n)
    return Terms(
        shape, np.concatenate(position), np.concatenate(coefficient), np.concatenate(factors)
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


def _terms(shape: tuple[int, int], found: list[tuple[int, int, Any]], n: int) -> Terms:
    words = [list(_letters(m)) for _, c, m in found if c]
    longest = max((len(w) for w in words), default=0)
    factors = np.full((len(words), longest), n, np.int64)
    for row, word in zip(factors, words, strict=True):
        row[: len(word)] = word
    position = np.array([p for p, c, _ in found if c], np.int64)
    return Terms(shape, position, np.array([c for _, c, _ in found if c], np.int64), factors)


def _letters(monomial: Sequence[int]) -> Iterator[int]:
    for k, e in enumerate(monomial):
        for _ in range(e):
            yield k
