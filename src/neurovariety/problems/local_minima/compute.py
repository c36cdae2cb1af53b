"""The regions in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.local_minima.problem import LocalMinima
from neurovariety.problems.local_minima.regions import fields


def compute(problem: LocalMinima, limits: Limits) -> Computed:
    """Those with critical points in them."""
    return Computed(fields(problem.proofs, len(problem.x)))
