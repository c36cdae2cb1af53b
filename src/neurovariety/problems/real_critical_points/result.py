"""Real critical points of a loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.certify.balls import ends
from neurovariety.problems.base.result import Result
from neurovariety.problems.real_critical_points.points import (
    RealCriticalPointSet,
)


@dataclass(frozen=True)
class RealCriticalPointsResult(Result):
    """The real critical points of a loss (``value``).

    Parameters
    ----------
    value : RealCriticalPointSet
        The points with their enclosures, and whether they are all.
    """

    value: RealCriticalPointSet

    def summary(self) -> list[tuple[str, str]]:
        (name, real), *rows = self.value.summary()
        most = self.problem.at_most
        bound = "" if most is None else f"; at most {most} for any data"
        return [(name, f"{real}{bound}"), *rows]

    def value_data(self) -> dict[str, Any]:
        value = self.value
        return {
            "count": value.count,
            "complete": value.complete,
            "why": value.why,
            "at_most": self.problem.at_most,
            "undecided": list(value.undecided),
            "orbits": [
                {
                    "size": p.orbit_size,
                    "weights": [[[ends(w) for w in row] for row in W] for W in p.weights],
                    "loss": ends(p.loss),
                    "residual": format_rational(p.residual),
                    "index": p.index,
                    "kind": None if p.kind is None else p.kind.value,
                    "is_global": p.is_global,
                    "zero_pattern": None if p.zero_pattern is None else str(p.zero_pattern),
                }
                for p in value.orbits
            ],
        }
