"""Lists and matrices as users have them: nested tuples or lists of one kind of entries."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sympy.polys.rings import PolyElement


def rows_of(value: Any) -> tuple[tuple[Any, ...], ...]:
    """Rows of one length, of polynomials or of fractions; no rows if the value is nothing such.

    A list of polynomials is one row.

    Examples
    --------
    >>> rows_of([[Fraction(1, 2)], [Fraction(3)]]), rows_of([1, 2])
    (((Fraction(1, 2),), (Fraction(3, 1),)), ())
    """
    if not isinstance(value, tuple | list) or not value:
        return ()
    if all(isinstance(f, PolyElement) for f in value):
        return (tuple(value),)
    if not all(isinstance(row, tuple | list) and len(row) == len(value[0]) for row in value):
        return ()
    entries = [c for row in value for c in row]
    kinds = (PolyElement, Fraction)
    if not entries or not any(all(isinstance(c, kind) for c in entries) for kind in kinds):
        return ()
    return tuple(tuple(row) for row in value)
