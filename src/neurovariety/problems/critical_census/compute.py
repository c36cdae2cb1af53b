"""Censuses of one layer of attention, by the theorem on its learning degree."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.critical_census.narrower import has_squares
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.learning_degree import compute as learning
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.learning_degree.theorems import segre_veronese


def compute(problem: CriticalCensus, limits: Limits) -> Computed:
    """Of each rank the numbers of its learning degree; weights that are left are those of squares.

    Functions with a square are as many as the generic ED degree of their Segre-Veronese variety.
    """
    found = [learning.compute(LearningDegree(net), limits).found for net in problem.networks]
    squares: tuple[int, ...] = ()
    if has_squares(problem.networks[-1]):
        d, last = problem.network.widths[0], found[-1]
        left = last["parameters"] - last["functions"] * last["fibre"]
        squares = len(found) - 1, 1, segre_veronese((d - 1, d - 1), (2, 1)), left
    return Computed(
        {
            "degrees": tuple(numbers["functions"] for numbers in found),
            "fibres": tuple(numbers["fibre"] for numbers in found),
            "parameters": tuple(numbers["parameters"] for numbers in found),
            "spurious": squares,
        }
    )
