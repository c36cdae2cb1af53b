"""The Jacobian by all weights, the outer ones too, at a point of each region."""

from __future__ import annotations

from itertools import product

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.linear import rank
from neurovariety.certify.feasibility import by_simplex
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus


def compute(problem: JacobianRankCensus, limits: Limits) -> Computed:
    """Regions are products of those of the neurons."""
    points = np.array(problem.fan.homogeneous, object)
    neurons = []
    for signs in product((1, -1), repeat=len(points)):
        check_time()
        found = by_simplex(points * np.array(signs, object)[:, None]).solution
        if found is not None:
            active = [int(s > 0) for s in signs]
            neurons.append((active, points @ np.array(found, object)))
    ranks = [0] * (len(points) + 1)
    for chosen in product(neurons, repeat=problem.hidden):
        check_time()
        rows = []
        for i, p in enumerate(points):
            inner = [v * active[i] for active, _ in chosen for v in p]
            outer = [value[i] * active[i] for active, value in chosen]
            rows.append([int(v) for v in (*inner, *outer)])
        ranks[rank(rows)] += 1
    return Computed({"ranks": tuple(ranks)})
