"""Classification fans: affine maps of the points, and fewer of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.asking import Ask, expect
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation


@st.composite
def _maps(draw: st.DrawFn, given: Any) -> list[Any]:
    """The points in another order, moved by a triangular matrix and a vector."""
    points = draw(st.permutations(given))
    d = len(points[0])
    M = [[draw(st.integers(-3, 3)) if i < j else 0 for j in range(d)] for i in range(d)]
    for i in range(d):
        M[i][i] = draw(st.sampled_from([1, -1, 2]))
    b = draw(st.lists(st.integers(-5, 5), min_size=d, max_size=d))
    return [[sum(M[i][j] * p[j] for j in range(d)) + b[i] for i in range(d)] for p in points]


def _same(ask: Ask, posed: Posed, points: list[Any]) -> None:
    compare(ask(posed.problem), ask(replace(posed.problem, points=points)))


def _same_census(ask: Ask, posed: Posed, data: list[Any]) -> None:
    compare(ask(posed.problem), ask(replace(posed.problem, data=data)))


def _data(problem: Any) -> st.SearchStrategy[Any]:
    rows = range(len(problem.x))
    return st.tuples(st.permutations(rows), st.sampled_from([1, 3, Fraction(1, 2)]))


def _scaled(ask: Ask, posed: Posed, drawn: Any) -> None:
    """The samples in another order, and both layers' outputs times a number."""
    problem, (order, c) = posed.problem, drawn
    other = nv.LocalMinima(
        [problem.x[i] for i in order], [c * problem.y[i] for i in order], [c * v for v in problem.v]
    )
    compare(ask(problem), ask(other), c**2)


def _fewer(ask: Ask, posed: Posed, _: Any) -> None:
    points = posed.problem.points
    if len(points) == 1:
        return
    here = ask(posed.problem).value.by_parts
    there = ask(replace(posed.problem, points=points[:-1])).value.by_parts
    k = len(here)
    most = [(j + 1) * there[j] + (there[j - 1] if j else 0) for j in range(k)]
    inside = all(a <= b <= c for a, b, c in zip(there, here, most, strict=True))
    expect(inside, f"{here} with a point more than {there}")


def _sum(ask: Ask, posed: Posed, _: Any) -> None:
    levels = ask(posed.problem).value.levels
    cones = ask(posed.problem.fan).value.cones
    expect(sum(v.cones for v in levels) == cones, f"{levels} of {cones} cones")


def _swap(ask: Ask, posed: Posed, _: Any) -> None:
    """Negative functions: the two maxima change places, and mistakes are right."""
    n, m = posed.problem.terms
    first = [(v.cones, v.components) for v in ask(posed.problem).value.levels]
    swapped = ask(replace(posed.problem, terms=(m, n))).value.levels
    second = [(v.cones, v.components) for v in reversed(swapped)]
    expect(first == second, f"{first} and {second}")


def _orders(problem: Any) -> st.SearchStrategy[Any]:
    return st.tuples(st.permutations(problem.windows), st.permutations(range(6)))


def _reordered(ask: Ask, posed: Posed, drawn: Any) -> None:
    """Other names of cells, and the windows in another order, one of them twice."""
    windows, cells = drawn
    renamed = [[cells[c] for c in window] for window in (*windows, windows[0])]
    compare(ask(posed.problem), ask(replace(posed.problem, windows=renamed)))


def _twice(ask: Ask, posed: Posed, _: Any) -> None:
    """Beside a copy with other cells: a product of polytopes."""
    windows = posed.problem.windows
    copy = tuple(tuple(c + 6 for c in window) for window in windows)
    one = ask(posed.problem).value.vertices
    both = ask(replace(posed.problem, windows=windows + copy)).value.vertices
    expect(both == one**2, f"{one} and {both}")


@st.composite
def _substitutions(draw: st.DrawFn, problem: Any) -> tuple[list[list[int]], list[int]]:
    """A triangular matrix and a vector: the inputs as affine functions of others."""
    n = problem.function.inputs
    M = [[draw(st.integers(-2, 2)) if i < j else 0 for j in range(n)] for i in range(n)]
    for i in range(n):
        M[i][i] = draw(st.sampled_from([1, -1, 3]))
    return M, draw(st.lists(st.integers(-3, 3), min_size=n, max_size=n))


def _moved(ask: Ask, posed: Posed, drawn: Any) -> None:
    M, v = drawn
    net = posed.problem.network
    (W, *weights), (b, *biases) = net.weights, net.biases
    first = [
        [sum(a * m for a, m in zip(w, c, strict=True)) for c in zip(*M, strict=True)] for w in W
    ]
    start = [c + sum(a * x for a, x in zip(w, v, strict=True)) for c, w in zip(b, W, strict=True)]
    other = replace(net, weights=[first, *weights], biases=[start, *biases])
    compare(ask(posed.problem), ask(replace(posed.problem, network=other)))


def _unit_orders(problem: Any) -> st.SearchStrategy[Any]:
    return st.permutations(range(len(problem.function.layers[0])))


def _permuted(ask: Ask, posed: Posed, order: Any) -> None:
    """The units of the first layer in another order."""
    net = posed.problem.network
    (W, U, *weights), (b, *biases) = net.weights, net.biases
    k = len(W) // len(order)
    rows = [i * k + j for i in order for j in range(k)]
    first, start = [W[r] for r in rows], [b[r] for r in rows]
    then = [[u[i] for i in order] for u in U]
    other = replace(net, weights=[first, then, *weights], biases=[start, *biases])
    compare(ask(posed.problem), ask(replace(posed.problem, network=other)))


INPUTS = Relation("affine maps of the inputs change nothing", _moved, _substitutions)
UNITS = Relation("the order of the units does not matter", _permuted, _unit_orders)
REORDERED = Relation("names and order of windows do not matter", _reordered, _orders)
TWICE = Relation("two layers side by side are a product", _twice)
CONES = Relation("levels add up to the fan", _sum)
SWAPPED = Relation("negative functions make the opposite mistakes", _swap)
AFFINE = Relation("affine maps of points change nothing", _same, lambda p: _maps(p.points))
MOVED = Relation("affine maps of data change nothing", _same_census, lambda p: _maps(p.data))
SCALED = Relation("outputs of another size, samples in another order", _scaled, _data)
FEWER = Relation("a point more divides the cones", _fewer)
