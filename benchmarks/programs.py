"""Rates of a process of 20 states and 5 actions, and degrees of central curves beside elimination.

The peer of the second is Macaulay2's saturation of the ideal, in a session, with a limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random
from statistics import median
from typing import Any

import neurovariety as nv
from benchmarks.measure import Row, seconds
from neurovariety.engines.errors import EngineTimeout

STATES, ACTIONS = 20, 5


def rows(quick: bool) -> Iterator[Row]:
    """Measure and yield the rows."""
    repeats = 1 if quick else 5
    limits = nv.Limits(5 if quick else 60)
    data = _process(Random(1))
    nv.solve(nv.FisherRaoFlow(nv.LinearProgram("1,1", [1], [1, 0])))  # imports

    def rate() -> Any:
        return nv.solve(nv.FisherRaoFlow(nv.MarkovDecisionProcess(*data))).value

    what = f"rate of a process of {STATES} states and {ACTIONS} actions"
    rate()  # SciPy is imported
    yield Row(what, median(seconds(rate) for _ in range(repeats)), target="< 1 s")
    with nv.Session() as peer:
        for right in ([3, 5, 1, 3, 4], [5, 17, 6, 4, 3, 8, 13]):
            m = 2 if len(right) == 5 else 3
            n = len(right) - m
            A = [[int(k in (i, m + j)) for i in range(m) for j in range(n)] for k in range(m + n)]
            program = nv.LinearProgram(A, right, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8][: m * n])
            curve = nv.CentralCurve(program)
            mine = median(
                seconds(lambda: nv.solve(nv.CentralCurve(program)))  # noqa: B023
                for _ in range(repeats)
            )
            theirs: Any = f">{limits.seconds:g} s"
            try:
                found = nv.solve(replace(curve, method="definition"), peer, limits)
                theirs = found.provenance.seconds
            except EngineTimeout:
                pass
            degree = nv.solve(curve).value.degree
            what = f"central curve of the {m} x {n} transport polytope (degree {degree})"
            yield Row(what, mine, "saturation", theirs, "< 1 s", f"{repeats}, 1")


def _process(random: Random) -> tuple[Any, ...]:
    """With small rational probabilities."""
    transitions = []
    for _ in range(STATES):
        actions = []
        for _ in range(ACTIONS):
            weights = [1 + random.randrange(9) for _ in range(STATES)]
            actions.append([Fraction(w, sum(weights)) for w in weights])
        transitions.append(actions)
    rewards = [[random.randrange(100) for _ in range(ACTIONS)] for _ in range(STATES)]
    return transitions, rewards, Fraction(9, 10), [Fraction(1, STATES)] * STATES
