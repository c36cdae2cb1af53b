"""Singular points beside the critical ones: where else the distance to a variety can be least."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from neurovariety.certify.balls import Box, Interval, middle, nearest_float

_BITS = 60


@dataclass(frozen=True)
class SingularPoint:
    """A real singular point of the variety, in a box of msolve's or known exactly.

    Parameters
    ----------
    coordinates : tuple of (Fraction, Fraction)
        An interval for each coordinate of the ambient space.
    squared_distance : (Fraction, Fraction)
        An interval.
    is_global : bool or None
        Whether no point of the variety is nearer; None if undecided.
    """

    coordinates: Box
    squared_distance: Interval
    is_global: bool | None = None

    @property
    def distance(self) -> Interval:
        """An interval with the distance."""
        return distance(self.squared_distance)

    @property
    def approximation(self) -> tuple[float, ...]:
        """The centres of the intervals."""
        return tuple(map(nearest_float, middle(self.coordinates)))


def distance(squared: Interval) -> Interval:
    """An interval with the square roots.

    Examples
    --------
    >>> [float(v) for v in distance((Fraction(4), Fraction(4)))]
    [2.0, 2.0]
    """
    low, high = (max(v, Fraction(0)) * 4**_BITS for v in squared)
    return Fraction(isqrt(int(low)), 2**_BITS), Fraction(isqrt(int(high) + 1) + 1, 2**_BITS)
