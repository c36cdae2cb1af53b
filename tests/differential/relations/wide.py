"""Wide networks: the inputs turned, the outputs times a number, points along their rays."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.differential.asking import Ask, expect
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation


def _mirrored(ask: Ask, posed: Posed, c: Any) -> None:
    problem = posed.problem
    other = replace(problem, x=[-v for v in problem.x], y=[c * v for v in problem.y])
    one, two = ask(problem).value, ask(other).value
    expect(two.squared_norm == c**2 * one.squared_norm, "norms")
    for at in (Fraction(-7), Fraction(1, 3), Fraction(9, 2)):
        expect(two(-at) == c * one(at), f"values at {at}")


MIRRORED = Relation("mirrored data", _mirrored, lambda _: st.sampled_from([1, -3]))


def _orders(problem: Any) -> st.SearchStrategy[Any]:
    return st.permutations(range(len(problem.points)))


def _turned(ask: Ask, posed: Posed, order: Any) -> None:
    """Other coordinates, with an integral matrix whose columns are orthogonal and equally long."""
    points = [posed.problem.points[i] for i in order]
    moved = [[*x[2:], 3 * x[0] - 4 * x[1], 4 * x[0] + 3 * x[1]] for x in points]
    scaled = [[v if i < len(x) - 2 else v / 5 for i, v in enumerate(x)] for x in moved]
    longer = [[(k + 1) * v for v in x] for k, x in enumerate(scaled)]
    compare(ask(posed.problem), ask(replace(posed.problem, points=longer)))


TURNED = Relation("turned points", _turned, _orders)
