"""The reach as it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.certify.balls import Interval, written
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class ReachBounds(Shown):
    """The reach of a variety, enclosed.

    Parameters
    ----------
    interval : (Fraction, Fraction) or None
        It contains the reach; None if the reach is infinite, that of a linear space.
    half_bottleneck : (Fraction, Fraction) or None
        Half of the smallest distance of a bottleneck; None if there are none.
    radius_of_curvature : (Fraction, Fraction) or None
        The smallest one; None if there is none, for a linear space and for a cone, whose radii
        come near to zero at the vertex.
    certainty : Certainty
        CERTIFIED: all points are enclosed; that none is missing rests on msolve. EXACT: by a
        theorem.
    why : str
        What it rests on.
    bottlenecks, critical_curvatures : int or None
        For a curve the numbers of complex points among which the real ones were found: ordered
        pairs, and points of critical curvature; None where they are infinitely many, and for
        other varieties.
    """

    interval: Interval | None
    half_bottleneck: Interval | None
    radius_of_curvature: Interval | None
    certainty: Certainty
    why: str
    bottlenecks: int | None = None
    critical_curvatures: int | None = None

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The name of each number, and the number as it is shown."""
        rows = []
        for name, side in self.sides.items():
            shown = "infinite" if name == "reach" else "none"
            if side is not None:
                shown = written(side)
            rows.append((name, shown))
        return rows

    @property
    def sides(self) -> dict[str, Interval | None]:
        """The numbers by their names."""
        return {
            "reach": self.interval,
            "half of the narrowest bottleneck": self.half_bottleneck,
            "smallest radius of curvature": self.radius_of_curvature,
        }

    @property
    def is_attained_by_a_bottleneck(self) -> bool | None:
        """Whether a bottleneck is the reason, not the curvature; None if the intervals meet."""
        if self.half_bottleneck is None or self.radius_of_curvature is None:
            return False
        if self.radius_of_curvature[1] < self.half_bottleneck[0]:
            return False
        return True if self.half_bottleneck[1] < self.radius_of_curvature[0] else None

    def summary(self) -> list[tuple[str, str]]:
        return [*self.rows, ("why", self.why)]


@dataclass(frozen=True)
class ReachResult(Result):
    """The reach of a variety (``value``)."""

    value: ReachBounds

    def value_data(self) -> dict[str, Any]:
        value = self.value
        sides = {
            name: side and [format_rational(v) for v in side] for name, side in value.sides.items()
        }
        return {
            **sides,
            "certainty": value.certainty.value,
            "why": value.why,
            "bottlenecks": value.bottlenecks,
            "critical_curvatures": value.critical_curvatures,
        }
