"""Points in all positions: equal, on a line, far away, with denominators."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.generate.posed import Posed

_COORDINATES = st.one_of(
    st.integers(-2, 2),
    st.integers(-50, 50),
    st.sampled_from([Fraction(1, 3), Fraction(-7, 2), 10**12, -(10**30)]),
)


@st.composite
def _fans(draw: st.DrawFn) -> Posed:
    d, n = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    row = st.tuples(*[_COORDINATES] * d)
    points = draw(st.lists(row, min_size=n, max_size=n))
    terms = draw(st.sampled_from([(1, 0), (1, 1), (2, 1), (0, 2)]))
    tags = ("equal points",) if len(set(points)) < n else ()
    return Posed(tags, nv.ClassificationFan(points, terms))


@st.composite
def _levels(draw: st.DrawFn) -> Posed:
    found = draw(_fans())
    fan = found.problem
    positive = draw(st.lists(st.sampled_from(fan.points), min_size=1, max_size=4))
    return Posed(found.tags, nv.MistakeLevels(fan.points, positive, fan.terms))


@st.composite
def _pooling(draw: st.DrawFn) -> Posed:
    window = st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True)
    windows = draw(st.lists(window, min_size=1, max_size=3))
    return Posed((), nv.MaxPooling(windows=windows, faces=draw(st.booleans())))


@st.composite
def _censuses(draw: st.DrawFn) -> Posed:
    points = draw(_fans()).problem.points[:4]
    return Posed((), nv.JacobianRankCensus(hidden=draw(st.integers(1, 2)), data=points))


@st.composite
def _types(draw: st.DrawFn) -> Posed:
    d = draw(st.integers(1, 3))
    n = draw(st.integers(0, d + 1))
    m = draw(st.integers(0 if n else 1, d + 2 - n))
    return Posed((), nv.BoundaryTypes((n, m), d))


@st.composite
def _minima(draw: st.DrawFn) -> Posed:
    points = draw(_fans()).problem.points[:3]
    y = draw(st.lists(st.integers(-2, 2), min_size=len(points), max_size=len(points)))
    v = draw(st.sampled_from([[1], [-2], [1, -1], [Fraction(1, 2), 3]]))
    return Posed((), nv.LocalMinima(points, y, v))


@st.composite
def exact_networks(draw: st.DrawFn, outputs: int = 2) -> Any:
    """ReLU or maxout, with weights that often are zero or multiples of each other."""
    widths = draw(st.sampled_from([(1, 2, 1), (1, 2, 2, 1), (2, 2, 1), (2, 3, 1), (3, 2, outputs)]))
    rank = draw(st.sampled_from([None, None, 2, 3])) if max(widths) < 3 else None
    number = st.one_of(st.integers(-2, 2), st.sampled_from([0.5, Fraction(-1, 3), 10**9]))
    weights, biases = [], []
    for a, b in pairwise(widths):
        rows = b if rank is None or len(weights) == len(widths) - 2 else b * rank
        row = st.lists(number, min_size=a, max_size=a)
        weights.append(draw(st.lists(row, min_size=rows, max_size=rows)))
        biases.append(draw(st.lists(number, min_size=rows, max_size=rows)))
    if rank is None:
        return nv.ReLUNetwork(weights=weights, biases=biases)
    return nv.MaxoutNetwork(weights, biases, rank)


def _of_networks(problem: Any, outputs: int = 2) -> st.SearchStrategy[Posed]:
    return exact_networks(outputs).map(lambda net: Posed((), problem(net)))


def _complexities() -> st.SearchStrategy[Posed]:
    nets = exact_networks().filter(lambda net: net.function.inputs < 3)
    return nets.map(
        lambda net: Posed((), nv.LocalComplexity(net, [[-2, 3], [-1, 1]][: net.function.inputs]))
    )


@st.composite
def _realizations(draw: st.DrawFn) -> Posed:
    d = draw(st.integers(1, 3))
    row = st.tuples(*[st.one_of(st.integers(-2, 2), _COORDINATES)] * (d + 1))
    g, h = (draw(st.lists(row, min_size=1, max_size=6 - d)) for _ in "gh")
    return Posed((), nv.Realization(nv.TropicalRational(g, h)))


FAN_PROBLEMS: dict[str, Any] = {
    "classification-fan": _fans(),
    "mistake-levels": _levels(),
    "linear-regions": _of_networks(nv.LinearRegions),
    "decision-boundary": _of_networks(nv.DecisionBoundary),
    "tropical-form": _of_networks(nv.TropicalForm, outputs=1),
    "realization": _realizations(),
    "local-complexity": _complexities(),
    "max-pooling": _pooling(),
    "jacobian-rank-census": _censuses(),
    "local-minima": _minima(),
    "boundary-types": _types(),
}
"""By kind."""
