"""Linear programmes: unknowns in another order, rewards in another unit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.asking import Ask
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation


def _orders(problem: Any) -> st.SearchStrategy[Any]:
    return st.permutations(range(len(problem.polytope.c)))


def _reordered(ask: Ask, posed: Posed, order: Any) -> None:
    """The same programme as one without states and actions, its start in numbers."""
    problem, given = posed.problem, posed.problem.polytope
    other = nv.LinearProgram(
        [[row[j] for j in order] for row in given.A], given.b, [given.c[j] for j in order]
    )
    start = [problem.known_start[j] for j in order] if problem.known_start else None
    compare(ask(problem), ask(nv.FisherRaoFlow(other, start)))


def _dilated(ask: Ask, posed: Posed, factor: Any) -> None:
    """Time runs faster; equations that follow from others change nothing."""
    problem, given = posed.problem, posed.problem.polytope
    other = nv.LinearProgram(
        [*given.A, given.A[0]], [*given.b, given.b[0]], [factor * v for v in given.c]
    )
    start = problem.known_start or None
    compare(ask(problem), ask(replace(problem, program=other, start=start)), factor)


def _other_order(ask: Ask, posed: Posed, order: Any) -> None:
    given = posed.problem.polytope
    other = nv.LinearProgram(
        [[row[j] for j in order] for row in given.A], given.b, [given.c[j] for j in order]
    )
    compare(ask(posed.problem), ask(type(posed.problem)(other)))


def _other_rows(ask: Ask, posed: Posed, factor: Any) -> None:
    """Other rows of the same span, and a longer reward on the same polytope."""
    given = posed.problem.polytope
    rows = [[factor * v for v in row] for row in given.A]
    reward = [factor * v + a for v, a in zip(given.c, given.A[0], strict=True)]
    other = nv.LinearProgram(rows, [factor * v for v in given.b], reward)
    compare(ask(posed.problem), ask(type(posed.problem)(other)))


def _other_states(ask: Ask, posed: Posed, order: Any) -> None:
    """States, and so their observations, in another order."""
    given = posed.problem.process
    other = nv.MarkovDecisionProcess(
        [[[row[t] for t in order] for row in given.transitions[s]] for s in order],
        [given.rewards[s] for s in order],
        given.discount,
        [given.start[s] for s in order],
        given.observations and [given.observations[s] for s in order],
    )
    compare(ask(posed.problem), ask(nv.PolicyCriticalPoints(other)))


def _other_units(ask: Ask, posed: Posed, factor: Any) -> None:
    """Larger rewards: the same critical policies."""
    given = posed.problem.process
    rewards = [[factor * r for r in row] for row in given.rewards]
    compare(
        ask(posed.problem), ask(replace(posed.problem, process=replace(given, rewards=rewards)))
    )


STATES = Relation(
    "states in another order",
    _other_states,
    lambda p: st.permutations(range(len(p.process.start))),
)
UNITS = Relation("larger rewards", _other_units, lambda p: st.sampled_from([2, Fraction(1, 3)]))
CURVES = Relation("other rows of one span", _other_rows, lambda p: st.sampled_from([2, 3]))
PATHS = Relation("the path in another order", _other_order, _orders)
REORDERED = Relation("unknowns in another order", _reordered, _orders)
DILATED = Relation(
    "rewards in another unit", _dilated, lambda p: st.sampled_from([2, Fraction(1, 3)])
)
