"""Rank censuses: all regions by deletion and restriction, the other method."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.classification_fan.arrangement import MOST_VECTORS, regions
from neurovariety.problems.jacobian_rank_census.result import RankCensusResult

FEW_SETS = 2_000
"""Of patterns, whose ranks are computed one by one to check a census."""


def checks(result: RankCensusResult, context: Context) -> Iterator[Check]:
    """The number of all regions, and the census by another method."""
    problem, found = result.problem, result.value

    def all_regions() -> Outcome:
        n = len(problem.points)
        on_a_line = "transfer" in problem.methods
        of_a_neuron = 2 * n if on_a_line else regions(problem.fan.homogeneous)
        total = of_a_neuron**problem.hidden
        right = total == sum(found.by_rank) and len(found.by_rank) == n + 1
        return right, f"{counted(of_a_neuron, 'pattern')} of a neuron"

    def same(other: RankCensusResult) -> Outcome:
        return other.value == found, "the same numbers"

    if "transfer" in problem.methods or len(problem.points) <= MOST_VECTORS:
        yield here("the number of all regions", all_regions)
    others = [m for m in ("transfer", "patterns") if m in problem.methods]
    for method in others:
        if method == problem.chosen_method or (
            method == "patterns" and problem.sets_at_most > FEW_SETS
        ):
            continue
        yield context.by_solving(f"method {method}", replace(problem, method=method), same)


def invariant_part(result: RankCensusResult) -> Hashable:
    """The numbers."""
    return result.value
