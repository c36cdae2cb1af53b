"""Matrices of polynomials: products, minors, names of entries."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import comb

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import quotient
from neurovariety.algebra.polynomials import (
    MOST_VARIABLES,
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
)
from neurovariety.errors import SpecificationError, TooLarge

MOST_MINORS = 100_000
"""That are expanded."""


def entry_names(letter: str, rows: int, cols: int) -> tuple[str, ...]:
    """Names of a matrix's entries by rows, with an underscore where indices could be misread."""
    check_entries(rows * cols, rows, cols)
    gap = "_" if max(rows, cols) > 9 else ""
    return tuple(f"{letter}{i}{gap}{j}" for i in range(1, rows + 1) for j in range(1, cols + 1))


def check_entries(variables: int, rows: int, cols: int) -> None:
    """Refuse a matrix in too many variables before their names are built.

    Examples
    --------
    >>> check_entries(7, 4, 4)
    """
    if variables > MOST_VARIABLES:
        raise SpecificationError(
            f"expected a matrix of at most {MOST_VARIABLES} variables, got one of size "
            f"{rows} x {cols}"
        )


def in_more_variables(A: PolynomialMatrix, ring: PolyRing) -> PolynomialMatrix:
    """A matrix over a ring whose first variables are its own.

    SymPy's ``set_ring`` looks for each variable among all, by comparing.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> (a,) = polynomial_ring(["a"]).gens
    >>> in_more_variables(((a,),), polynomial_ring(["a", "x"]))[0][0].ring.ngens
    2
    """
    none = (0,) * (ring.ngens - A[0][0].ring.ngens)
    return tuple(
        tuple(ring.from_dict({m + none: c for m, c in f.items()}) for f in row) for row in A
    )


def matrix_product(A: PolynomialMatrix, B: PolynomialMatrix) -> PolynomialMatrix:
    """The product of two matrices over one ring.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> a, b = polynomial_ring(["a", "b"]).gens
    >>> matrix_product(((a, b),), ((a,), (b,)))
    ((a**2 + b**2,),)
    """
    zero = A[0][0].ring.zero
    columns = list(zip(*B, strict=True))
    return tuple(
        tuple(sum((a * b for a, b in zip(row, c, strict=True) if a and b), zero) for c in columns)
        for row in A
    )


def minors(matrix: PolynomialMatrix, size: int) -> list[Polynomial]:
    """The minors of a size, rows before columns, expanded along rows.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import polynomial_ring
    >>> a, b, c = polynomial_ring(["a", "b", "c"]).gens
    >>> minors(((a, b), (b, c)), 2)
    [-b**2 + a*c]
    """
    one = matrix[0][0].ring.one
    count = comb(len(matrix), size) * comb(len(matrix[0]), size)
    if count > MOST_MINORS:
        raise TooLarge(f"there are {count} minors, and at most {MOST_MINORS} are expanded")

    @cache
    def minor(rows: tuple[int, ...], columns: tuple[int, ...]) -> Polynomial:
        if not rows:
            return one
        return sum(
            (
                (-1) ** k * matrix[rows[0]][j] * minor(rows[1:], columns[:k] + columns[k + 1 :])
                for k, j in enumerate(columns)
                if matrix[rows[0]][j]
            ),
            one.ring.zero,
        )

    return [
        minor(rows, columns)
        for rows in combinations(range(len(matrix)), size)
        for columns in combinations(range(len(matrix[0])), size)
    ]


def constant_matrix(values: RationalMatrix, ring: PolyRing) -> PolynomialMatrix:
    """A matrix of rational numbers as constants of a ring over QQ."""
    return tuple(tuple(ring.ground_new(quotient(v)) for v in row) for row in values)
