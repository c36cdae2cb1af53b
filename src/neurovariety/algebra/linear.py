"""Exact linear algebra: matrices of rational numbers as SymPy's, and back."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from sympy import QQ
from sympy.polys.matrices import DomainMatrix

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.polynomials import RationalMatrix


def domain_matrix(M: Sequence[Sequence[Fraction]]) -> DomainMatrix:
    """A matrix of rational numbers, of one row at least, as SymPy's."""
    rows = [[QQ(v.numerator, v.denominator) for v in row] for row in M]
    return DomainMatrix(rows, (len(rows), len(rows[0])), QQ)


def rational_matrix(M: DomainMatrix) -> RationalMatrix:
    """The same back.

    Examples
    --------
    >>> rational_matrix(domain_matrix(((Fraction(1, 2),),)) * 4)
    ((Fraction(2, 1),),)
    """
    return tuple(tuple(map(fraction, row)) for row in M.to_dense().to_list())


def kernel(M: RationalMatrix) -> RationalMatrix:
    """A basis of the vectors w with M w = 0, of coprime integers.

    Examples
    --------
    >>> [[int(v) for v in row] for row in kernel(((Fraction(2), Fraction(1)),))]
    [[-1, 2]]
    """
    rows = []
    for values in rational_matrix(domain_matrix(M).nullspace()):
        scale = Fraction(
            lcm(*(v.denominator for v in values)), gcd(*(v.numerator for v in values)) or 1
        )
        rows.append(tuple(v * scale for v in values))
    return tuple(rows)


def rank(M: Sequence[Sequence[Fraction]]) -> int:
    """The rank of a matrix of rational numbers."""
    return int(domain_matrix(M).rank())


def product(*factors: RationalMatrix) -> RationalMatrix:
    """The product of matrices of rational numbers.

    Examples
    --------
    >>> row, column = ((Fraction(1), Fraction(2)),), ((Fraction(3),), (Fraction(4),))
    >>> product(row, column)
    ((Fraction(11, 1),),)
    """
    first, *others = map(domain_matrix, factors)
    for other in others:
        first = first * other
    return rational_matrix(first)


def inverse(M: RationalMatrix) -> RationalMatrix:
    """The inverse of a matrix of rational numbers."""
    return rational_matrix(domain_matrix(M).inv())


def least_squares(X: RationalMatrix, Y: RationalMatrix) -> DomainMatrix:
    """``Y X^t (X X^t)^-1``, for which ``|M X - Y|^2`` is smallest; X of full row rank.

    Examples
    --------
    >>> one, two = Fraction(1), Fraction(2)
    >>> rational_matrix(least_squares(((one, one),), ((one, two),)))
    ((Fraction(3, 2),),)
    """
    inputs, outputs = domain_matrix(X), domain_matrix(Y)
    return outputs * inputs.transpose() * (inputs * inputs.transpose()).inv()
