"""Points and numbers of terms, read and checked."""

from __future__ import annotations

from math import lcm
from typing import Any

import numpy as np

from neurovariety.algebra.exact import check_integer, items_of
from neurovariety.algebra.polynomials import RationalMatrix, read_rational_matrix
from neurovariety.errors import SpecificationError

MOST_TERMS = 100
MOST_POINTS = 1000


def read_terms(given: Any) -> tuple[int, int]:
    """The numbers of functions whose maxima are subtracted.

    Examples
    --------
    >>> read_terms("2, 2")
    (2, 2)
    """
    items = items_of("terms", given.split(",") if isinstance(given, str) else given)
    if len(items) != 2:
        raise SpecificationError(f"expected two numbers of terms such as 2, 2, got {len(items)}")
    if isinstance(given, str):
        items = [int(t) if t.strip().isdecimal() and len(t) < 9 else t for t in items]
    n, m = (check_integer("terms", t, 0, MOST_TERMS) for t in items)
    if not n + m:
        raise SpecificationError("expected at least one term, got none")
    return n, m


def read_points(given: Any) -> RationalMatrix:
    """A row for each point."""
    points = read_rational_matrix(given)
    if not points or not points[0]:
        raise SpecificationError("expected points with coordinates, got none")
    if len(points) > MOST_POINTS:
        raise SpecificationError(f"expected at most {MOST_POINTS} points, got {len(points)}")
    return points


def homogeneous(points: RationalMatrix) -> tuple[tuple[int, ...], ...]:
    """Positive multiples of ``(1, p)`` without denominators.

    Examples
    --------
    >>> homogeneous(read_points("1/2, 3"))
    ((2, 1, 6),)
    """
    found = []
    for p in points:
        scale = lcm(*(v.denominator for v in p))
        found.append((scale, *(int(v * scale) for v in p)))
    return tuple(found)


def as_array(rows: tuple[tuple[int, ...], ...]) -> Any:
    """Of integers with 64 bits, if all products with witnesses fit too."""
    fits = max(abs(v) for row in rows for v in row) * len(rows[0]) < 2**24
    return np.array(rows, np.int64 if fits else object)
