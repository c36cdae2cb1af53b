"""The matrices of quadratic forms: diagonal ones, definite ones, and how large they may be."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.errors import SpecificationError

MOST_COORDINATES = 1_000
"""Of the space of a metric, whose matrix has as many rows."""

MOST_DENSE = 100
"""If the matrix is not diagonal: to see that it is definite takes the cube of its size."""


def check_space(variety: Any, most: int = MOST_COORDINATES) -> None:
    """Refuse a space that is too large for the matrix of a metric.

    Examples
    --------
    >>> from neurovariety.varieties.matrices import Hankel
    >>> check_space(Hankel(1000, 1))
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected at most 1000 coordinates for this metric, ...
    """
    if variety.ambient_dimension > most:
        raise SpecificationError(
            f"expected at most {most} coordinates for this metric, got "
            f"{variety.ambient_dimension} of {variety}"
        )


def diagonal(values: Any) -> RationalMatrix:
    """The diagonal matrix of the values."""
    values, zero = tuple(values), Fraction(0)
    n = len(values)
    return tuple((*(zero,) * i, v, *(zero,) * (n - 1 - i)) for i, v in enumerate(values))


def is_diagonal(W: RationalMatrix) -> bool:
    """Whether all entries off the diagonal are zero."""
    return all(not v for i, row in enumerate(W) for j, v in enumerate(row) if i != j)


def definite(W: RationalMatrix) -> RationalMatrix:
    """Return a symmetric matrix if it is positive definite.

    Raises
    ------
    SpecificationError
        With the first leading minor that is not positive (Sylvester's criterion).

    Examples
    --------
    >>> definite(((Fraction(1), Fraction(2)), (Fraction(2), Fraction(1))))
    Traceback (most recent call last):
    neurovariety.errors.SpecificationError: expected a positive definite metric: a distance ...
    """
    if len(W) > MOST_DENSE and not is_diagonal(W):
        raise SpecificationError(
            f"expected a matrix of size at most {MOST_DENSE} for a metric that is not diagonal, "
            f"got {len(W)}"
        )
    bad = first_bad_pivot(W)
    if bad is not None:
        raise SpecificationError(
            f"expected a positive definite metric: a distance comes from one; "
            f"the leading minor of size {bad + 1} is not positive"
        )
    return W


def first_bad_pivot(W: Sequence[Sequence[Fraction]]) -> int | None:
    """The size, less one, of the first leading minor that is not positive.

    Examples
    --------
    >>> first_bad_pivot([[1, 2], [2, 3]])
    1
    """
    rows = [list(r) for r in W]
    for k, pivot in enumerate(rows):
        if pivot[k] <= 0:
            return k
        for row in rows[k + 1 :]:
            if row[k]:
                factor = row[k] / pivot[k]
                for j in range(k, len(row)):
                    row[j] -= factor * pivot[j]
    return None
