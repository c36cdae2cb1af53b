"""Real critical points of a loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.writing import lines
from neurovariety.certify.balls import ends, near
from neurovariety.problems.base.result import Result
from neurovariety.problems.real_critical_points.points import (
    RealCriticalPoint,
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
        value = self.value
        most = self.problem.at_most
        bound = "" if most is None else f"; at most {most} for any data"
        rows = [
            ("real points", f"{value.count} in {len(value.orbits)} orbits of signs{bound}"),
            ("complete", f"{'yes' if value.complete else 'no'}: {value.why}"),
            ("minima", str(len(value.minima))),
            ("saddles", str(len(value.saddles))),
        ]
        rows += [("undecided" if k == 0 else "", text) for k, text in enumerate(value.undecided)]
        return [*rows, *lines("orbits", [_line(point) for point in value.orbits])]

    def data(self) -> dict[str, Any]:
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


def _line(point: RealCriticalPoint) -> str:
    kind = "undecided" if point.kind is None else point.kind.value
    best = " (global)" if point.is_global else ""
    pattern = point.zero_pattern or "zeros undecided"
    return (
        f"{point.orbit_size:>3} x  loss {near(point.loss):.9f}  index {point.index}  "
        f"{kind}{best}  {pattern}"
    )
