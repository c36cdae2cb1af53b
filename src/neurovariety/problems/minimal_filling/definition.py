"""Dimensions of images of expanded maps over QQ, of all hidden widths, from the fewest on."""

from __future__ import annotations

from itertools import chain, combinations, count, pairwise

from neurovariety.algebra.textbook.functions import dimension_of_image
from neurovariety.engines.base import Limits
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.minimal_filling.problem import MinimalFilling


def compute(problem: MinimalFilling, limits: Limits) -> Computed:
    """All widths of the first number of neurons with which some fill the space."""
    for neurons in count(problem.first):
        found = [d for d in _widths(neurons, problem.depth - 1) if _fills(problem, d)]
        if found:
            return Computed({"neurons": neurons, "widths": tuple(chain(*found))})
    raise AssertionError


def _widths(neurons: int, layers: int) -> list[tuple[int, ...]]:
    """All ways to write a number as a sum."""
    cuts = combinations(range(1, neurons), layers - 1)
    return [tuple(b - a for a, b in pairwise((0, *cut, neurons))) for cut in cuts]


def _fills(problem: MinimalFilling, hidden: tuple[int, ...]) -> bool:
    network = PolynomialNetwork((problem.inputs, *hidden, problem.outputs), problem.exponent)
    return dimension_of_image(network.map.polynomials) == problem.ambient
