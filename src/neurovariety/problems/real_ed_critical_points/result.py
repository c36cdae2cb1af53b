"""Real critical points of a distance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.writing import lines
from neurovariety.certify.balls import ends, near
from neurovariety.certify.homotopy.points import RealEDPoint, RealEDPointSet
from neurovariety.problems.base.result import Result


@dataclass(frozen=True)
class RealEDCriticalPointsResult(Result):
    """The real critical points of the distance to a datum (``value``).

    Parameters
    ----------
    value : RealEDPointSet
        The points with their enclosures, and whether they are all.
    """

    value: RealEDPointSet

    def summary(self) -> list[tuple[str, str]]:
        value = self.value
        most = "" if value.complete else ", perhaps not all"
        rows = [
            ("real points", f"{len(value.points)}{most}"),
            ("complex points", f"{value.found} certified, {value.expected} expected"),
            ("complete", f"{'yes' if value.complete else 'no'}: {value.why}"),
            ("local minima", str(len(value.minima))),
        ]
        return [*rows, *lines("points", [_line(point) for point in value.points])]

    def data(self) -> dict[str, Any]:
        value = self.value
        return {
            "real": len(value.points),
            "minima": len(value.minima),
            "found": value.found,
            "expected": value.expected,
            "complete": value.complete,
            "why": value.why,
            "dimension": value.dimension,
            "points": [
                {
                    "coordinates": [ends(v) for v in p.coordinates],
                    "squared_distance": ends(p.squared_distance),
                    "index": p.index,
                    "is_local_minimum": p.is_local_minimum,
                    "is_global": p.is_global,
                    "has_real_parameters": p.has_real_parameters,
                }
                for p in value.points
            ],
        }


def _line(point: RealEDPoint) -> str:
    kind = "local minimum" if point.is_local_minimum else ""
    if point.is_global:
        kind = "global minimum"
    coordinates = ", ".join(f"{x:.6g}" for x in point.approximation)
    parameters = "" if point.has_real_parameters else "  parameters not real"
    return (
        f"distance {near(point.distance):.9f}  index {point.index}  {kind:14}  "
        f"({coordinates}){parameters}"
    )
