"""The census in this process."""

from __future__ import annotations

from typing import Any

from neurovariety.algebra.progress import note, tell
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.jacobian_rank_census.transfer import sets_by_rank, surjections


def compute(problem: JacobianRankCensus, limits: Limits) -> Computed:
    """The number of regions for each rank."""
    if problem.chosen_method == "patterns":
        return Computed(_by_patterns(problem))
    sets = sets_by_rank(len(problem.points))
    onto = surjections(problem.hidden, 2 * len(problem.points))
    found = (sum(n * onto[j] for j, n in enumerate(row)) for row in sets)
    return Computed({"ranks": tuple(found)})


def _by_patterns(problem: JacobianRankCensus) -> dict[str, Any]:
    """Set after set; if it is stopped, what is counted by then is known."""
    most = problem.checked_sets
    known: dict[str, Any] = {}
    note(problem.kind, lambda: known)
    ranks = (0,) * (len(problem.points) + 1)
    for number, found in enumerate(problem.sets(), start=1):
        ranks = tuple(n + found.regions * (r == found.rank) for r, n in enumerate(ranks))
        known = {"ranks": ranks, "after": found.patterns}
        tell(f"{number} of at most {most} sets of patterns")
    return {"ranks": ranks}
