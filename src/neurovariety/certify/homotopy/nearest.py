"""Points to which a distance is measured; singular ones, where it can be least, too."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

from neurovariety.algebra.exact import format_integer
from neurovariety.algebra.shown import Shown
from neurovariety.certify.balls import Box, Interval, middle, near, nearest_float, square_root


@dataclass(frozen=True)
class PointAtDistance(Shown):
    """A real point of the variety, and how far the datum is from it.

    Parameters
    ----------
    coordinates : tuple of (Fraction, Fraction)
        An interval for each coordinate of the ambient space.
    squared_distance : (Fraction, Fraction)
        An interval.
    """

    coordinates: Box
    squared_distance: Interval

    @property
    def distance(self) -> Interval:
        """An interval with the distance."""
        return square_root(self.squared_distance)

    @property
    def approximation(self) -> tuple[float, ...]:
        """The centres of the intervals."""
        return tuple(map(nearest_float, middle(self.coordinates)))

    @property
    def place(self) -> str:
        """The coordinates, rounded; 0 where the interval contains it."""
        return f"({', '.join(f'{near(side):.6g}' for side in self.coordinates)})"

    @property
    def shown_distance(self) -> str:
        """The distance, rounded."""
        value = near(self.distance)
        if isinf(value):
            return f"about 10^{len(format_integer(int(self.distance[0]))) - 1}"
        return f"{value:.9f}" if not value or 1e-6 <= value < 1e9 else f"{value:.9e}"


@dataclass(frozen=True)
class SingularPoint(PointAtDistance):
    """A real singular point of the variety, in a box of msolve's or known exactly.

    Parameters
    ----------
    coordinates, squared_distance
        Of `PointAtDistance`.
    is_global : bool or None
        Whether no point of the variety is nearer; None if undecided.
    """

    is_global: bool | None = None

    def __str__(self) -> str:
        kind = "global minimum" if self.is_global else ""
        return f"distance {self.shown_distance}           {kind:14}  {self.place}"
