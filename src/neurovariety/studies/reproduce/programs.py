"""Linear programmes: rates of Fisher-Rao gradient flows, published and observed; curves."""

from __future__ import annotations

from fractions import Fraction
from itertools import starmap
from math import comb, log
from random import Random
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.certify.balls import near
from neurovariety.problems.central_curve.problem import CentralCurve
from neurovariety.problems.entropic_path.problem import EntropicPath
from neurovariety.problems.fisher_rao_flow.problem import FisherRaoFlow
from neurovariety.problems.policy_critical_points.problem import PolicyCriticalPoints
from neurovariety.programs.linear import LinearProgram
from neurovariety.programs.processes import MarkovDecisionProcess
from neurovariety.solve import solve
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)

REWARDS = (0, 1, 2, 3, 4)
"""Of the second action in the first state."""
_LATE = 40
DISCOUNTS = (2, 5, 10)
"""Each k of a discount 1 - 1/k."""


def fisher_rao(settings: Settings) -> Reproduction:
    """Fisher-Rao flow: the process of Kakade, a reward of it varied, and an assignment."""

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

    def draw() -> Any:
        from neurovariety.present.plot.programs import gap

        return gap(solve(_flow(3)))

    return Reproduction(
        NUMBER_COLUMNS,
        tuple(PublishedNumber(*row, here=True) for row in rows),
        "Beside observed rates stands the least reduced cost, min(4/5 + r/10, 19/5 - 9 r/10).",
        draw,
    )


def _process(rewards: Any, discount: Fraction = Fraction(9, 10)) -> MarkovDecisionProcess:
    return MarkovDecisionProcess("1,0; 0,1 | 0,1; 1,0", rewards, discount, "4/5, 1/5")


def _flow(reward: int) -> FisherRaoFlow:
    return FisherRaoFlow(_process([[1, reward], [2, 0]]))


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


def central_curves(settings: Settings) -> Reproduction:
    """Degrees of central curves of linear programmes, and of entropic paths of a process."""

    def degree(result: Any) -> str:
        return str(result.value.degree)

    rows: list[tuple[str, str, Any, Any]] = []
    for columns, known in ((2, "1"), (3, "5"), (4, "17")):
        pairs = [(i, 2 + j) for i in range(2) for j in range(columns)]
        equations = [[int(k in pair) for pair in pairs] for k in range(2 + columns)]
        # no two parts of the margins are equal
        margins = [4**j for j in range(columns)]
        right = [2, sum(margins) - 2, *margins]
        program = LinearProgram(equations, right, (3, 1, 4, 1, 5, 9, 2, 6)[: 2 * columns])
        rows.append((f"transport 2 x {columns}", known, CentralCurve(program), degree))
    for n, d in ((5, 2), (6, 2), (6, 3), (7, 3)):
        equations = [[j**k for j in range(1, n + 1)] for k in range(d)]
        program = LinearProgram(
            equations,
            [sum(v * (7**j + 1) for j, v in enumerate(row)) for row in equations],
            [j**d for j in range(1, n + 1)],
        )
        known = str(comb(n - 1, d))
        rows.append((f"general, {n} unknowns, {d} equations", known, CentralCurve(program), degree))
    for reward in (0, 3):
        flow = _flow(reward)
        name = f"process, r(s1, a2) = {reward}"
        rows.append((name, "3", CentralCurve(flow.program), degree))
    paths = [
        (f"entropic path, discount 1 - 1/{k}", str(2 * k - 1), EntropicPath(process), degree)
        for k in DISCOUNTS
        for process in [_process("1,0; 0,0", 1 - Fraction(1, k))]
    ]

    def draw() -> Any:
        from neurovariety.present.plot.canvas import panels
        from neurovariety.present.plot.inplane import central_curve, entropic_path

        with panels(None, 16, 6.5, ["rectilinear"] * 2) as (left, right):
            central_curve(CentralCurve(_flow(3).program), ax=left)
            left.set(title="central curve")
            right.set(title="entropic path")
            return entropic_path(EntropicPath(_flow(3).program), ax=right)

    return Reproduction(
        NUMBER_COLUMNS,
        (*(PublishedNumber(*row, here=True) for row in rows), *starmap(PublishedNumber, paths)),
        "Beside entropic paths stands 2 k - 1: their degree depends on the discount's denominator.",
        draw,
    )


POLICIES = (
    ((0, 0), 2, "2"),
    ((0, 0, 0), 2, "4"),
    ((0, 0, 0, 0), 2, "6"),
    ((0, 0), 3, "2"),
    ((0, 0, 0), 3, "10"),
    ((0, 0, 1, 1), 2, "12"),
)
"""Observations, actions, and how many complex critical points a general reward has."""


def policies(settings: Settings) -> Reproduction:
    """Complex critical points of general decision processes in the interior of their policies."""

    def degree(result: Any) -> str:
        return str(result.value.degree)

    rows: list[tuple[str, str, Any, Any]] = []
    for seen, actions, known in POLICIES:
        n = len(seen)
        sizes = ", ".join(str(seen.count(o)) for o in dict.fromkeys(seen))
        draw = Random(n + actions)
        weights = [[[draw.randint(1, 9) for _ in seen] for _ in range(actions)] for _ in seen]
        transitions = [[[Fraction(w, sum(row)) for w in row] for row in state] for state in weights]
        rewards = [[draw.randint(0, 20) for _ in range(actions)] for _ in seen]
        process = MarkovDecisionProcess(
            transitions, rewards, Fraction(1, 2), [Fraction(1, n)] * n, seen
        )
        name = f"{actions} actions, {sizes} states seen as one"
        rows.append((name, known, PolicyCriticalPoints(process), degree))

    def drawn() -> Any:
        from neurovariety.present.plot.programs import policies as picture

        return picture(solve(rows[-1][2]))

    return Reproduction(NUMBER_COLUMNS, tuple(PublishedNumber(*row) for row in rows), draw=drawn)
