"""All products of tropical polynomials written out; only the end is reduced."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.tropical_form.compute import fields
from neurovariety.problems.tropical_form.polynomials import of_network
from neurovariety.problems.tropical_form.problem import TropicalForm


def compute(problem: TropicalForm, limits: Limits) -> Computed:
    """As functions g and h are the same, so their reduced forms are."""
    return Computed(fields(problem, *of_network(problem.function, prune=False)))
