"""Other equations of the same variety: scaled, squared, in another order, with superfluous ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from sympy import QQ

import neurovariety as nv
from tests.differential.asking import Ask
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation

_NUMBERS = [QQ(v) for v in ("2", "-1", "1/3", "32003", "1/32003", "1000000000000", "1/1000000000")]


def _scaled(draw: st.DrawFn, given: list[Any]) -> list[Any]:
    return [f * draw(st.sampled_from(_NUMBERS)) for f in given]


def _reordered(draw: st.DrawFn, given: list[Any]) -> list[Any]:
    return list(draw(st.permutations(given)))


def _squared(draw: st.DrawFn, given: list[Any]) -> list[Any]:
    k = draw(st.integers(0, len(given) - 1))
    return [f**2 if i == k else f for i, f in enumerate(given)]


def _with_redundant(draw: st.DrawFn, given: list[Any]) -> list[Any]:
    gens = given[0].ring.gens
    g = draw(st.sampled_from(gens)) - draw(st.integers(0, 2))
    return [*given, given[0] * g + given[-1] * draw(st.integers(0, 1))]


def _mixed(draw: st.DrawFn, given: list[Any]) -> list[Any]:
    if len(given) == 1:
        return [-given[0]]
    return [given[0] + draw(st.integers(1, 3)) * given[1], *given[1:]]


@st.composite
def rewritings(draw: st.DrawFn, problem: Any, ways: Any) -> tuple[str, nv.Implicit]:
    """A name, and the variety by other equations."""
    way = draw(st.sampled_from(ways))
    equations = way(draw, list(problem.variety.polynomials))
    return way.__name__.strip("_"), nv.Implicit(tuple(equations))


def _by_other_equations(ask: Ask, posed: Posed, other: tuple[str, nv.Implicit]) -> None:
    compare(ask(posed.problem), ask(replace(posed.problem, variety=other[1])))


REWRITTEN = Relation(
    "equations rewritten",
    _by_other_equations,
    lambda problem: rewritings(problem, (_scaled, _reordered, _mixed)),
)
SQUARED = Relation(
    "equations squared", _by_other_equations, lambda problem: rewritings(problem, (_squared,))
)
REDUNDANT = Relation(
    "equations added",
    _by_other_equations,
    lambda problem: rewritings(problem, (_with_redundant,)),
)
