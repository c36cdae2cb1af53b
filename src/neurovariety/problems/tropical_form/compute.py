"""Both polynomials layer by layer, in this process."""

from __future__ import annotations

from typing import Any

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.tropical_form.problem import TropicalForm
from neurovariety.problems.tropical_form.pruning import Tropical


def compute(problem: TropicalForm, limits: Limits) -> Computed:
    """Their monomials without those that are never the largest, and the proof for the script."""
    found = fields(problem, *problem.polynomials)
    _ = problem.found
    return Computed(found)


def fields(problem: TropicalForm, g: Tropical, h: Tropical) -> dict[str, Any]:
    """Integers, and by what they are divided."""
    return {
        "scale": problem.function.scale,
        "g": tuple(v for m in g for v in m),
        "h": tuple(v for m in h for v in m),
    }
