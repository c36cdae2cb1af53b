"""Degrees of central curves: activities of all bases, and the other method."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from math import comb

from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.central_curve.matroid import by_bases
from neurovariety.problems.central_curve.result import CentralCurveResult, CurveNumbers

FEW_BASES = 2_000


def checks(result: CentralCurveResult, context: Context) -> Iterator[Check]:
    """By Crapo's activities."""
    problem, found = result.problem, result.value

    def activities() -> Outcome:
        h = by_bases(list(zip(*problem.rows, strict=True)))
        degree = by_bases(list(zip(*problem.extended, strict=True)))[len(problem.rows) - 1]
        genus = 1 - sum((1 - j) * v for j, v in enumerate(h)) if degree == sum(h) else None
        same = CurveNumbers(degree, sum(h), genus) == found
        return same, f"{degree} bases of internal activity 1, and {sum(h)} of any"

    n, r = len(problem.rows[0]), len(problem.rows)
    if comb(n + 1, r) <= FEW_BASES:
        yield here("bases by their activities", activities)
    if problem.chosen_method == DEFINITION:
        yield context.by_solving(
            "another method",
            replace(problem, method="auto"),
            lambda other: (other.value == found, "by matroids"),
        )


def invariant_part(result: CentralCurveResult) -> Hashable:
    """All."""
    return result.value
