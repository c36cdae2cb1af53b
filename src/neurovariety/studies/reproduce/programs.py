"""Rates of Fisher-Rao gradient flows: published numbers, and rates that are observed."""

from __future__ import annotations

from fractions import Fraction
from math import log
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.certify.balls import near
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow
from neurovariety.programs.linear import LinearProgram
from neurovariety.programs.processes import MarkovDecisionProcess
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)

REWARDS = (0, 1, 2, 3, 4)
"""Of the second action in the first state."""
_LATE = 40


def fisher_rao(settings: Settings) -> Reproduction:
    """The process of Kakade, a reward of it varied, and an assignment."""

    def exact(name: str) -> Any:
        return lambda result: format_rational(getattr(result.value, name))

    rows: list[tuple[str, str, Any, Any]] = []
    for reward, known in ((0, ("16/25", "4/5", "4/5")), (3, ("253/475", "11/19", "11/10"))):
        names = ("delta", "Delta", "rate")
        rows += [
            (f"{name}, r(s1, a2) = {reward}", value, _flow(reward), exact(name))
            for name, value in zip(names, known, strict=True)
        ]
    for reward in REWARDS:
        rate = min(Fraction(8 + reward, 10), Fraction(38 - 9 * reward, 10))
        name = f"rate observed, r(s1, a2) = {reward}"
        rows.append((name, f"{float(rate):.6f}", _flow(reward), _observed))
    equations = [[int(k in (i, 3 + j)) for i in range(3) for j in range(3)] for k in range(6)]
    assignment = LinearProgram(equations, [1] * 6, [7, 3, 1, 2, 8, 4, 5, 1, 6])
    rows.append(("rate, assignment of 3 to 3", "3", FisherRaoFlow(assignment), exact("rate")))
    return Reproduction(
        NUMBER_COLUMNS,
        tuple(PublishedNumber(*row, here=True) for row in rows),
        "Beside observed rates stands the least reduced cost, min(4/5 + r/10, 19/5 - 9 r/10).",
    )


def _flow(reward: int) -> FisherRaoFlow:
    return FisherRaoFlow(
        MarkovDecisionProcess(
            "1,0; 0,1 | 0,1; 1,0", [[1, reward], [2, 0]], Fraction(9, 10), "4/5, 1/5"
        )
    )


def _observed(result: Any) -> str:
    """From the gaps at two late times."""
    flow, found = result.problem, result.value
    times = (_LATE / found.rate, (_LATE + 1) / found.rate)
    first, last = (
        sum(near((low, high)) * float(_gap(flow, j)) for j, (low, high) in enumerate(flow.at(t)))
        for t in times
    )
    return f"{(log(first) - log(last)) / float(times[1] - times[0]):.6f}"


def _gap(flow: FisherRaoFlow, j: int) -> Fraction:
    """The slack of an entry: what a unit of it loses."""
    A, _ = flow.polytope.equations
    prices = flow.proof.prices
    return sum((y * row[j] for y, row in zip(prices, A, strict=True)), -flow.polytope.c[j])
