"""The optimum and the rate in this process."""

from __future__ import annotations

from neurovariety.algebra.exact import fraction
from neurovariety.algebra.linear import rank
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.fisher_rao_flow.decode import fields
from neurovariety.problems.fisher_rao_flow.neighbours import delta_and_rate, neighbours
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow
from neurovariety.programs.simplex import dot, slacks


def compute(problem: FisherRaoFlow, limits: Limits) -> Computed:
    """What the proof says, and the neighbours of a unique optimum."""
    A, _ = problem.polytope.equations
    c = problem.polytope.c
    x, prices, direction = problem.proof
    support = tuple(j for j, v in enumerate(x) if v)
    slowest = tuple(j for j, v in enumerate(direction) if v and j not in support)
    rate = fraction(slacks(A, list(prices), c)[slowest[0]])
    columns = rank([[row[j] for j in support] for row in A])
    unique = columns == len(support)
    near = neighbours(A, x) if unique else None
    return Computed(
        fields(
            fraction(dot(c, x)),
            support,
            (unique, columns < len(A)),
            x,
            (rate, slowest),
            () if near is None else delta_and_rate(near, x, c),
        )
    )
