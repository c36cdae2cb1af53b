"""Levels: the fan's proof, all covectors in integers, ties once more, the opposite labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import replace
from itertools import combinations
from math import perm

from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.classification_fan.certificates import covector, proved
from neurovariety.problems.mistake_levels.problem import MistakeLevels
from neurovariety.problems.mistake_levels.result import MistakeLevelsResult


def checks(result: MistakeLevelsResult, context: Context) -> Iterator[Check]:
    """The numbers of cones by other ways, and components for the opposite of all labels."""
    problem, levels = result.problem, result.value.levels

    def by_certificates() -> Outcome:
        fan = problem.fan
        proved(fan.homogeneous, fan.all_terms, fan.certificates)
        found = _cones(problem)
        same = all(found[e] == level.cones for e, level in enumerate(levels))
        return same and len(levels) == len(problem.points) + 1, f"{sum(found.values())} cones"

    def opposite(found: MistakeLevelsResult) -> Outcome:
        mirrored = [(v.cones, v.components) for v in reversed(found.value.levels)]
        same = mirrored == [(v.cones, v.components) for v in levels]
        return same, "the same from the other side"

    def same(found: MistakeLevelsResult) -> Outcome:
        return found.value == result.value, "facets by ties"

    yield here("cones by certificates", by_certificates)
    if problem.chosen_method == DEFINITION:
        yield context.by_solving("another method", replace(problem, method="auto"), same)
    negative = tuple(p for p in problem.points if p not in problem.positive)
    if negative:
        other = MistakeLevels(problem.points, negative, problem.terms)
        yield context.by_solving("the opposite labels", other, opposite)


def invariant_part(result: MistakeLevelsResult) -> Hashable:
    """All."""
    return result.value


def _cones(problem: MistakeLevels) -> Counter[int]:
    """By mistakes: for each division of the points, which of its parts may be positive."""
    fan, (n, m), found = problem.fan, problem.terms, Counter[int]()
    for w in fan.certificates.witnesses:
        c = covector(fan.homogeneous, w)
        for a in range(len(w) + 1):
            for positive in combinations(range(len(w)), a):
                mistakes = sum(
                    (label in positive) != s for label, s in zip(c, problem.signs, strict=True)
                )
                found[mistakes] += perm(n, a) * perm(m, len(w) - a)
    return found
