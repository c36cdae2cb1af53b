"""Exact linear algebra over QQ and GF(p), by FLINT.

A matrix is given by its rows, of numbers of any kind, or as an array of NumPy's integers; a prime
says that it is meant modulo that prime.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import Any

from flint import fmpq_mat, nmod_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction, reduces_to, to_flint
from neurovariety.algebra.polynomials import RationalMatrix

PRIME = 1_000_003
"""Sums of a million products of two residues fit into 64 bits."""


def matrix(rows: Any, p: int = 0) -> Any:
    """FLINT's matrix over QQ, or over GF(p).

    Raises
    ------
    SpecificationError
        If the prime divides a denominator.

    Examples
    --------
    >>> matrix([[Fraction(1, 2), 3]], 7)
    [4, 3]
    """
    m = len(rows)
    n = rows.shape[1] if hasattr(rows, "shape") else len(rows[0]) if m else 0
    if p and hasattr(rows, "nonzero") and 4 * len(rows.nonzero()[0]) > rows.size:
        return nmod_mat(m, n, rows.ravel().tolist(), p)
    M: Any = nmod_mat(m, n, p) if p else fmpq_mat(m, n)
    for i, j, v in _entries(rows):  # most matrices here are sparse, and zeros cost as much
        M[i, j] = _residue(v, p) if p else to_flint(v)
    return M


def rational_matrix(M: fmpq_mat) -> RationalMatrix:
    """A matrix over QQ as rows of Python's fractions.

    Examples
    --------
    >>> rational_matrix(matrix(((Fraction(1, 2),),)) * 4)
    ((Fraction(2, 1),),)
    """
    return tuple(tuple(map(fraction, row)) for row in M.table())


def echelon(M: Any) -> tuple[Any, list[int]]:
    """The reduced row echelon form of FLINT's matrix, and the columns of its pivots.

    Examples
    --------
    >>> echelon(matrix([[0, 2, 4], [0, 1, 3]]))
    ([0, 1, 0]
    [0, 0, 1], [1, 2])
    """
    reduced, rank = M.rref()
    pivots: list[int] = []
    column = 0
    for i in range(rank):
        while not reduced[i, column]:
            column += 1
        pivots.append(column)
    return reduced, pivots


def rank(rows: Any, p: int = 0) -> int:
    """The rank of a matrix.

    Examples
    --------
    >>> rank([[1, 2], [3, 13]]), rank([[1, 2], [3, 13]], 7)
    (2, 1)
    """
    return int(matrix(rows, p).rank())


class Span:
    """What rows span modulo a prime, which come by and by; a deadline is kept between them.

    Examples
    --------
    >>> span = Span(7)
    >>> span.add([[1, 2, 0], [2, 4, 0]]), span.add([[1, 2, 0]]), span.add([[0, 0, 3], [1, 2, 1]])
    (1, 0, 1)
    >>> span.rank
    2
    """

    def __init__(self, p: int) -> None:
        self.p, self.rank = p, 0
        self._last: Any = None
        self._parts: list[tuple[Any, list[int]]] = []

    def add(self, rows: Any) -> int:
        """By how much they raise the rank."""
        if self._last is not None:  # its rank alone takes less time, and is often enough
            self._parts.append(echelon(self._last))
        M = matrix(rows, self.p)
        for part, pivots in self._parts:
            check_time()
            zeros = [0] * (part.nrows() - len(pivots))
            factors = [[*(M[i, j] for j in pivots), *zeros] for i in range(M.nrows())]
            M -= nmod_mat(factors, self.p) * part
        check_time()
        self._last, new = M, int(M.rank())
        self.rank += new
        return new


def independent(rows: Any, p: int = 0) -> list[int]:
    """The numbers of the rows that are no combinations of those before them.

    Examples
    --------
    >>> independent([[1, 2], [2, 4], [0, 1]])
    [0, 2]
    """
    return echelon(matrix(rows, p).transpose())[1]


def kernel(rows: Any, p: int = 0) -> tuple[tuple[Any, ...], ...]:
    """A basis of the vectors w with M w = 0, each with an entry at one free column alone.

    Over QQ these are fractions that are coprime integers; over GF(p) residues, and that entry is 1.

    Examples
    --------
    >>> [[int(v) for v in row] for row in kernel([[2, 1]])], kernel([[2, 1]], 7)
    ([[-1, 2]], ((3, 1),))
    """
    M = matrix(rows, p)
    reduced, pivots = echelon(M)
    basis = []
    for j in sorted(set(range(M.ncols())) - set(pivots)):
        row: list[Any] = [0] * M.ncols()
        row[j] = 1
        for i, k in enumerate(pivots[: bisect(pivots, j)]):
            row[k] = int(-reduced[i, j]) if p else fraction(-reduced[i, j])
        scale = 1 if p else lcm(*(v.denominator for v in row))
        basis.append(tuple(row) if p else tuple(Fraction(v * scale) for v in row))
    return tuple(basis)


def product(*factors: RationalMatrix) -> RationalMatrix:
    """The product of matrices of rational numbers.

    Examples
    --------
    >>> row, column = ((Fraction(1), Fraction(2)),), ((Fraction(3),), (Fraction(4),))
    >>> product(row, column)
    ((Fraction(11, 1),),)
    """
    first, *others = map(matrix, factors)
    for other in others:
        first = first * other
    return rational_matrix(first)


def inverse(M: RationalMatrix) -> RationalMatrix:
    """The inverse of a matrix of rational numbers."""
    return rational_matrix(matrix(M).inv())


def determinant(M: RationalMatrix) -> Fraction:
    """The determinant of a square matrix of rational numbers.

    Examples
    --------
    >>> determinant([[1, 2], [3, 4]])
    Fraction(-2, 1)
    """
    return fraction(matrix(M).det())


def characteristic_polynomial(rows: Any) -> list[Fraction]:
    """The coefficients of ``det(t - M)``, that of the highest power first.

    Examples
    --------
    >>> [int(c) for c in characteristic_polynomial([[1, 2], [3, 4]])]
    [1, -5, -2]
    """
    return [fraction(c) for c in reversed(matrix(rows).charpoly().coeffs())]


def least_squares(X: RationalMatrix, Y: RationalMatrix) -> RationalMatrix:
    """``Y X^t (X X^t)^-1``, for which ``|M X - Y|^2`` is smallest; X of full row rank.

    Examples
    --------
    >>> one, two = Fraction(1), Fraction(2)
    >>> least_squares(((one, one),), ((one, two),))
    ((Fraction(3, 2),),)
    """
    inputs, outputs = matrix(X), matrix(Y)
    return rational_matrix(outputs * inputs.transpose() * (inputs * inputs.transpose()).inv())


def _entries(rows: Any) -> Iterable[tuple[int, int, Any]]:
    """Those that are not zero, with their places."""
    if hasattr(rows, "nonzero"):
        places = rows.nonzero()
        return zip(*(a.tolist() for a in (*places, rows[places])), strict=True)
    return ((i, j, v) for i, row in enumerate(rows) for j, v in enumerate(row) if v)


def _residue(v: Any, p: int) -> int:
    return reduces_to(v, p) if hasattr(v, "denominator") and not isinstance(v, int) else int(v)
