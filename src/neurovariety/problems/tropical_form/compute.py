"""Both polynomials layer by layer, in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.tropical_form.decode import fields
from neurovariety.problems.tropical_form.problem import TropicalForm


def compute(problem: TropicalForm, limits: Limits) -> Computed:
    """Their monomials without those that are never the largest, and the proof for the script."""
    found = fields(problem, *problem.polynomials)
    _ = problem.found
    return Computed(found)
