"""Real critical points of a distance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.certify.balls import ends
from neurovariety.certify.homotopy.points import RealEDPointSet
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

    def value_data(self) -> dict[str, Any]:
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
