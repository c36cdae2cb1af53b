"""Each pattern and each common facet, decided by a linear programme over the rationals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.feasibility import by_simplex
from neurovariety.engines.base import Limits
from neurovariety.networks.piecewise.function import Integers, PiecewiseLinear
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.linear_regions.cells import composed, minus
from neurovariety.problems.linear_regions.problem import LinearRegions
from neurovariety.problems.linear_regions.walls import is_multiple, on_wall


def compute(problem: LinearRegions, limits: Limits) -> Computed:
    """All patterns that some point has, and which of them share facets and functions."""
    function = problem.function
    found = cells(function)
    component = list(range(len(found)))
    for (i, (rows, f)), (j, (others, g)) in combinations(enumerate(found), 2):
        if f == g and component[i] != component[j] and _share_a_facet(rows, others):
            component = [component[i] if c == component[j] else c for c in component]
    functions = {outputs for _, outputs in found}
    return Computed({"regions": (len(found), len(functions), len(set(component)))})


Described = tuple[list[Integers], tuple[Integers, ...]]
"""Inequalities, and the outputs."""


def cells(function: PiecewiseLinear) -> list[Described]:
    """The regions of all patterns that some point has."""
    found = []
    for pattern in product(*(range(len(unit)) for unit in function.hidden)):
        check_time()
        rows, outputs = inequalities(function, pattern)
        if all(map(any, rows)) and is_feasible(rows):
            found.append((rows, outputs))
    return found


def inequalities(function: PiecewiseLinear, pattern: Sequence[int]) -> Described:
    """What is positive where the pattern is this one, and the outputs there.

    Of equal functions the first is meant; for another one there is a row of zeros.
    """
    n = function.inputs + 1
    forms = [tuple(int(i == j) for j in range(n)) for i in range(1, n)]
    rows = [tuple(int(not j) for j in range(n))]
    choices = iter(pattern)
    for layer in function.integral[:-1]:
        chosen = []
        for unit in layer:
            own = [composed(f, forms) for f in unit]
            i = next(choices)
            chosen.append(own[i])
            rows += [minus(own[i], f) for f in dict.fromkeys(own) if f != own[i]]
            rows += [(0,) * n] * (own.index(own[i]) < i)
        forms = chosen
    return rows, tuple(composed(f, forms) for (f,) in function.integral[-1])


def is_feasible(rows: Sequence[Integers]) -> bool:
    """Whether all can be positive."""
    return by_simplex(np.array(rows, object)).solution is not None


def _share_a_facet(first: Sequence[Integers], second: Sequence[Integers]) -> bool:
    """Whether some hyperplane bounds both, from two sides, and they meet in an open part of it."""
    for h in first:
        opposite = any(is_multiple(g, h) and not _same_side(g, h) for g in second)
        if opposite:
            reduced = [row for _, row in on_wall(h, [*first, *second])]
            if not reduced or is_feasible(reduced):
                return True
    return False


def _same_side(g: Integers, h: Integers) -> bool:
    p = next(i for i, v in enumerate(h) if v)
    return g[p] * h[p] > 0
