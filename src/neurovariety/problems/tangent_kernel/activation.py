"""Activations that are linear for positive and for negative inputs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurovariety.algebra.exact import to_rational
from neurovariety.errors import SpecificationError

SLOPES = {"relu": 0, "abs": -1, "linear": 1}


def read_slope(given: Any) -> Fraction:
    """The slope for negative inputs; for positive ones it is 1.

    Examples
    --------
    >>> read_slope("relu"), read_slope("1/10")
    (Fraction(0, 1), Fraction(1, 10))
    """
    if isinstance(given, str) and given in SLOPES:
        return Fraction(SLOPES[given])
    try:
        return to_rational(given)
    except SpecificationError as cause:
        raise SpecificationError(
            f"expected relu, abs, linear or the slope for negative inputs such as 1/10: {cause}"
        ) from None
