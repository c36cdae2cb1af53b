"""An interval with its proof, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.tangent_kernel.problem import TangentKernel


def compute(problem: TangentKernel, limits: Limits) -> Computed:
    """The ends of an interval, and a relation of the points if they are zero."""
    found = problem.certificate
    ends = (*found.low.as_integer_ratio(), *found.high.as_integer_ratio())
    null = tuple(v for c in found.null for v in c.as_integer_ratio())
    return Computed({"interval": ends, "null": null})
