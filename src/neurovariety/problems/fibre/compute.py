"""Fibres of linear networks."""

from __future__ import annotations

from neurovariety.algebra.linear import matrix
from neurovariety.engines.base import Limits
from neurovariety.networks.fibres import LinearFibre
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.fibre.problem import Fibre


def compute(problem: Fibre, limits: Limits) -> Computed:
    """By the ranks of partial products."""
    network, M = problem.network, problem.matrix
    assert isinstance(network, LinearNetwork)
    if int(matrix(M).rank()) > min(network.widths):
        return Computed({"dimension": -1, "points": 0, "realPoints": 0})
    one = 1 if problem.is_transitive else -1
    found = LinearFibre(network.widths, M).dimension
    return Computed({"dimension": found, "points": one, "realPoints": one})
