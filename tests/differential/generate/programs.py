"""Small linear programmes and decision processes, with ties of all kinds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.generate.posed import Posed, posed


@st.composite
def _programs(draw: st.DrawFn) -> Posed:
    """A slice of a simplex through a point; often degenerate, or with more than one optimum."""
    n = draw(st.integers(2, 5))
    small = st.lists(st.integers(0, 2), min_size=n, max_size=n)
    rows = [[1] * n, *draw(st.lists(small, max_size=2))]
    point = draw(st.lists(st.sampled_from([0, 1, 1, 2]), min_size=n, max_size=n))
    right = [sum(a * v for a, v in zip(row, point, strict=True)) for row in rows]
    reward = draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n))
    return posed((), lambda: nv.FisherRaoFlow(nv.LinearProgram(rows, right, reward)))


def _data(draw: st.DrawFn) -> tuple[Any, ...]:
    """Of two states with two actions each."""
    rows = st.sampled_from([(1, 0), (0, 1), (Fraction(1, 2), Fraction(1, 2))])
    actions = st.lists(rows, min_size=2, max_size=2)
    transitions = draw(st.lists(actions, min_size=2, max_size=2))
    rewards = [draw(st.lists(st.integers(0, 2), min_size=2, max_size=2)) for _ in range(2)]
    discount = draw(st.sampled_from([0, Fraction(1, 2), Fraction(9, 10)]))
    start = draw(rows)
    return transitions, rewards, discount, start


@st.composite
def _processes(draw: st.DrawFn) -> Posed:
    data = _data(draw)
    return posed((), lambda: nv.FisherRaoFlow(nv.MarkovDecisionProcess(*data)))


@st.composite
def _policies(draw: st.DrawFn) -> Posed:
    """Of states that are seen as one, or not."""
    data = (*_data(draw), draw(st.sampled_from([None, "dark, dark"])))
    return posed((), lambda: nv.PolicyCriticalPoints(nv.MarkovDecisionProcess(*data)))


def _of_paths(make: Any) -> st.SearchStrategy[Posed]:
    """Of three or four unknowns, so that ideals take no time."""
    small = _programs().filter(lambda given: len(given.problem.polytope.c) in (3, 4))
    return small.map(lambda given: Posed((), make(given.problem.polytope)))


PROGRAM_PROBLEMS: dict[str, Any] = {
    "fisher-rao-flow": st.one_of(_programs(), _processes()),
    "central-curve": _of_paths(nv.CentralCurve),
    "entropic-path": _of_paths(nv.EntropicPath),
    "policy-critical-points": _policies(),
}
"""By kind."""
