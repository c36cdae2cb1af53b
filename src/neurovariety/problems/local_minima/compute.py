"""The regions in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.local_minima.problem import LocalMinima


def compute(problem: LocalMinima, limits: Limits) -> Computed:
    """Those with critical points in them."""
    proofs = problem.proofs
    full = sum(p.rank == len(problem.x) for p in proofs)
    found = [p for p in proofs if not p.multipliers]
    return Computed(
        {
            "regions": (len(proofs), full),
            "active": tuple(a for p in found for pattern in p.active for a in pattern),
            "ranks": tuple(p.rank for p in found),
            "losses": tuple(v for p in found for v in (p.loss.numerator, p.loss.denominator)),
        }
    )
