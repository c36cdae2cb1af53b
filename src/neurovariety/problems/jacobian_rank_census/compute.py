"""The census in this process."""

from __future__ import annotations

from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.jacobian_rank_census.patterns import by_rank
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.jacobian_rank_census.transfer import sets_by_rank, surjections


def compute(problem: JacobianRankCensus, limits: Limits) -> Computed:
    """The number of regions for each rank."""
    if problem.chosen_method == "patterns":
        return Computed({"ranks": by_rank(problem.fan, problem.hidden)})
    sets = sets_by_rank(len(problem.points))
    onto = surjections(problem.hidden, 2 * len(problem.points))
    found = (sum(n * onto[j] for j, n in enumerate(row)) for row in sets)
    return Computed({"ranks": tuple(found)})
