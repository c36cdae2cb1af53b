"""Normal spaces of varieties at rational points, and the singular values of matrices there."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sympy import QQ, Poly, Symbol

from neurovariety.algebra.evaluation import rationally
from neurovariety.algebra.exact import fraction, quotient
from neurovariety.algebra.linear import characteristic_polynomial, independent, kernel
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.varieties.matrices import Determinantal, Hankel, SymmetricDeterminantal
from neurovariety.varieties.variety import Implicit

_T = Symbol("t")


def matrix_at(
    variety: Determinantal | SymmetricDeterminantal | Hankel, point: Sequence[Fraction]
) -> RationalMatrix:
    """The matrix with the given coordinates.

    Examples
    --------
    >>> [[int(v) for v in row] for row in matrix_at(Hankel(2, 1), [1, 2, 4])]
    [[1, 2], [2, 4]]
    """
    value = dict(zip(variety.matrix[0][0].ring.gens, point, strict=True))
    return tuple(tuple(Fraction(value[x]) for x in row) for row in variety.matrix)


def normal_space(
    variety: Determinantal | SymmetricDeterminantal | Hankel | Implicit, point: Sequence[Fraction]
) -> RationalMatrix:
    """A basis of the conormal space at a regular point, as rows.

    Of equations these are the first gradients that are independent. Where a matrix M of linear
    forms has the rank that bounds the variety, they are the gradients of ``v^t M w``, with v and w
    from bases of the kernels of M^t and M; of ``v^t M w + w^t M v`` for two of a symmetric M.

    Examples
    --------
    >>> point = [Fraction(v) for v in (1, 2, 2, 4)]
    >>> [[int(v) for v in row] for row in normal_space(Determinantal(2, 2, 1), point)]
    [[4, -2, -2, 1]]
    """
    if isinstance(variety, Implicit):
        gens = variety.polynomials[0].ring.gens
        at = rationally(point)
        return _independent([[fraction(at(f.diff(x))) for x in gens] for f in variety.polynomials])
    M = matrix_at(variety, point)
    right = kernel(M)
    if isinstance(variety, Determinantal):
        pairs: list[tuple[tuple[Any, Any], ...]] = [
            ((v, w),) for v in kernel(tuple(zip(*M, strict=True))) for w in right
        ]
    else:
        pairs = [
            ((v, w), (w, v))[: 1 + (v is not w)] for i, v in enumerate(right) for w in right[i:]
        ]
    rows = []
    for products in pairs:
        row = dict.fromkeys(variety.matrix[0][0].ring.gens, Fraction(0))
        for v, w in products:
            for a, entries in zip(v, variety.matrix, strict=True):
                for b, x in zip(w, entries, strict=True):
                    row[x] += a * b
        rows.append([row[x] for x in variety.matrix[0][0].ring.gens])
    return _independent(rows)


def nonzero_spectrum(M: RationalMatrix) -> Poly:
    """The characteristic polynomial without its roots zero.

    Examples
    --------
    >>> nonzero_spectrum(((Fraction(1), Fraction(2)), (Fraction(2), Fraction(4)))).as_expr()
    t - 5
    """
    coefficients = [quotient(c) for c in characteristic_polynomial(M)]
    while coefficients[-1] == 0:
        coefficients = coefficients[:-1]
    return Poly(coefficients, _T, domain=QQ)


def factor_with_smallest_root(f: Poly) -> Poly:
    """The irreducible factor over QQ of a polynomial with real roots that has the smallest one.

    Examples
    --------
    >>> factor_with_smallest_root(Poly((_T - 3) * (_T**2 - 5 * _T + 5))).as_expr()
    t**2 - 5*t + 5
    """
    factors = [g for g, _ in f.factor_list()[1]]
    return min(factors, key=lambda g: g.real_roots(radicals=False)[0])


def _independent(rows: Sequence[Sequence[Fraction]]) -> RationalMatrix:
    """Those that are no combinations of the ones before."""
    return tuple(tuple(rows[k]) for k in independent(rows))
