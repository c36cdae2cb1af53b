"""Points to which a distance is measured; singular ones, where it can be least, too."""

from __future__ import annotations

from dataclasses import dataclass

from neurovariety.certify.balls import Box, Interval, middle, nearest_float, square_root


@dataclass(frozen=True)
class PointAtDistance:
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
