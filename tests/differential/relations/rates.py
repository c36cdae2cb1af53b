"""What two results about linear programmes have in common."""

from __future__ import annotations

from fractions import Fraction
from typing import Any


def rates(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    """Up to the order of unknowns, and to the unit of rewards."""
    least = None if value.delta is None else (value.delta / factor, value.Delta / factor)
    return {
        "optimum": value.optimum / factor,
        "kind": (len(value.support), value.unique, value.degenerate, len(value.slowest)),
        "rate": value.rate / factor,
        "constant": round(float(sum(value.constant) / 2 / factor), 6),
        "least": least,
    }


def policies(value: Any, result: Any, factor: Fraction) -> dict[str, Any]:
    """Numbers of critical points, in any order of the faces; which policy is the best."""
    strata = sorted(
        (len(s.policies), s.dimension, s.degree, str((s.points, s.real_points)))
        for s in value.strata
    )
    return {"complete": value.complete, "strata": strata, "best": len(value.best)}
