"""The census in this process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from neurovariety.algebra.progress import note, tell
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.jacobian_rank_census.problem import JacobianRankCensus
from neurovariety.problems.jacobian_rank_census.transfer import (
    of_first_samples,
    sets_by_rank,
    surjections,
)


def compute(problem: JacobianRankCensus, limits: Limits) -> Computed:
    """The number of regions for each rank."""
    if problem.chosen_method == "patterns":
        return Computed(_by_patterns(problem))
    n = len(problem.points)
    note(problem.kind, lambda: _of_first_samples(problem))
    return Computed({"ranks": _regions(sets_by_rank(n), problem.hidden)})


def _of_first_samples(problem: JacobianRankCensus) -> dict[str, Any]:
    """Of a run that is stopped."""
    sets = of_first_samples(len(problem.points))
    known = {"ranks": _regions(sets, problem.hidden), "samples": len(sets) - 1}
    return known if sets else {}


def _regions(sets: Sequence[Sequence[int]], hidden: int) -> tuple[int, ...]:
    """The numbers of regions from those of sets of patterns, by rank."""
    onto = surjections(hidden, len(sets[0]) - 1) if sets else []
    return tuple(sum(n * onto[j] for j, n in enumerate(row)) for row in sets)


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
