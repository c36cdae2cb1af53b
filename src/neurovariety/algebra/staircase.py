"""Dimension and degree of a monomial ideal, by its Hilbert series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Monomial: TypeAlias = tuple[int, ...]

_Series: TypeAlias = list[int]
"""Coefficients of a polynomial in t, from the constant one on."""


def dimension_and_degree(monomials: Iterable[Monomial], variables: int) -> tuple[int, int]:
    """The Krull dimension and the degree of the quotient by an ideal of monomials.

    The Hilbert series is K(t) / (1 - t)^n. With c the order of the zero of K at 1, the dimension
    is n - c, and the degree is the value of K / (1 - t)^c at 1.

    Parameters
    ----------
    monomials : iterable of tuple of int
        Exponents; leading monomials of a Groebner basis in a graded order give the dimension of
        its ideal and the degree of the projective closure.
    variables : int
        n.

    Returns
    -------
    tuple of int
        (-1, 0) for the unit ideal.

    References
    ----------
    D. Bayer, M. Stillman: Computation of Hilbert functions, J. Symbolic Comput. 14, 1992.

    Examples
    --------
    >>> dimension_and_degree([(1, 1, 0), (1, 0, 1)], 3)
    (2, 1)
    >>> dimension_and_degree([(2, 0), (0, 3)], 2)
    (0, 6)
    """
    numerator = _numerator(_minimal(monomials))
    if not any(numerator):
        return -1, 0
    codimension = 0
    while sum(numerator) == 0:
        numerator = _by_one_minus_t(numerator)
        codimension += 1
    return variables - codimension, sum(numerator)


def _numerator(generators: Sequence[Monomial]) -> _Series:
    """K of the minimal generators, by K(I) = K(I + x) + t K(I : x)."""
    shared = _shared_variable(generators)
    if shared is None:
        series = [1]
        for m in generators:
            series = _minus_shifted(series, sum(m))
        return series
    without = [m for m in generators if not m[shared]]
    quotient = _minimal(_less(m, shared) for m in generators)
    unit = tuple(int(i == shared) for i in range(len(generators[0])))
    return _plus_shifted(_numerator([*without, unit]), _numerator(quotient))


def _shared_variable(generators: Sequence[Monomial]) -> int | None:
    """The variable in most generators; None if no two generators share one."""
    counts = [sum(map(bool, column)) for column in zip(*generators, strict=True)]
    most = max(counts, default=0)
    return counts.index(most) if most > 1 else None


def _minimal(monomials: Iterable[Monomial]) -> list[Monomial]:
    kept: list[Monomial] = []
    for m in sorted(set(monomials), key=sum):
        if not any(all(a <= b for a, b in zip(k, m, strict=True)) for k in kept):
            kept.append(m)
    return kept


def _less(m: Monomial, variable: int) -> Monomial:
    return tuple(e - (i == variable and e > 0) for i, e in enumerate(m))


def _minus_shifted(series: _Series, shift: int) -> _Series:
    """K (1 - t^shift)."""
    product = series + [0] * shift
    for i, c in enumerate(series):
        product[i + shift] -= c
    return product


def _plus_shifted(first: _Series, second: _Series) -> _Series:
    """K + t L."""
    total = first + [0] * (len(second) + 1 - len(first))
    for i, c in enumerate(second):
        total[i + 1] += c
    return total


def _by_one_minus_t(series: _Series) -> _Series:
    """K / (1 - t), which is a polynomial."""
    quotient, total = [], 0
    for c in series[:-1]:
        total += c
        quotient.append(total)
    return quotient
