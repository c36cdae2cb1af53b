"""Real critical points of a distance."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf
from typing import Any

from neurovariety.algebra.exact import format_integer
from neurovariety.algebra.writing import lines
from neurovariety.certify.balls import ends, near
from neurovariety.certify.homotopy.nearest import SingularPoint
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
            ("nearest", _nearest(value)),
        ]
        rows += lines("points", [_line(point) for point in value.points])
        return [*rows, *lines("singular points", [_place(p) for p in value.singular or ()])]

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
            "singular": None
            if value.singular is None
            else [
                {
                    "coordinates": [ends(v) for v in p.coordinates],
                    "squared_distance": ends(p.squared_distance),
                    "is_global": p.is_global,
                }
                for p in value.singular
            ],
            "beside": value.beside,
        }


def _nearest(value: RealEDPointSet) -> str:
    """Whether one is known, several are equally near, or singular points are missing."""
    nearest = value.nearest
    if not nearest and not value.complete:
        return "not known: there may be other critical points"
    if value.singular is None:
        return f"among regular points alone: {value.beside}"
    if not nearest:
        no_points = not value.points and not value.singular
        return "the variety has no real points" if no_points else "not decided: several may be"
    kind = "singular" if isinstance(nearest[0], SingularPoint) else "regular"
    if len(nearest) > 1:
        return f"a tie: {len(nearest)} points at the distance {_distance(nearest[0])}"
    return f"a {kind} point at the distance {_distance(nearest[0])}"


def _distance(point: RealEDPoint | SingularPoint) -> str:
    value = near(point.distance)
    if isinf(value):
        return f"about 10^{len(format_integer(int(point.distance[0]))) - 1}"
    return f"{value:.9f}" if not value or 1e-6 <= value < 1e9 else f"{value:.9e}"


def _place(point: SingularPoint) -> str:
    coordinates = ", ".join(f"{x:.6g}" for x in point.approximation)
    kind = "global minimum" if point.is_global else ""
    return f"distance {_distance(point)}           {kind:14}  ({coordinates})"


def _line(point: RealEDPoint) -> str:
    kind = "local minimum" if point.is_local_minimum else ""
    if point.is_global:
        kind = "global minimum"
    coordinates = ", ".join(f"{x:.6g}" for x in point.approximation)
    parameters = "" if point.has_real_parameters else "  parameters not real"
    return (
        f"distance {_distance(point)}  index {point.index}  {kind:14}  ({coordinates}){parameters}"
    )
