"""Networks and their functions: fibres and images, multiples, equations, swapped sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.asking import Ask, Undecided, expect
from tests.differential.generate.metrics import metrics
from tests.differential.generate.posed import Posed, posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation

SMALLER_THAN_THEIR_SPACE = (
    nv.MonomialNetwork((2, 1, 1), 2),
    nv.PolynomialNetwork((2, 1, 1), "z^2/2"),
    nv.ConvolutionalNetwork((2, 2), (2, 1)),
    nv.LinearNetwork(2, 1, 2),
)


def _fibres_are_large(ask: Ask, posed: Posed, _: Any) -> None:
    """No fibre that is not empty has a smaller dimension than the general ones."""
    network, value = posed.problem.network, ask(posed.problem).value
    least = network.parameter_count - ask(nv.Dimension(network)).value.dimension
    expect(
        value.dimension < 0 or value.dimension >= least, f"{value.dimension}, in general {least}"
    )


def _dimensions_add_up(ask: Ask, posed: Posed, _: Any) -> None:
    """Weights, functions, the fibre modulo symmetries: finitely many points or not."""
    network, value = posed.problem.network, ask(posed.problem).value
    fibre = network.parameter_count - ask(nv.Dimension(network)).value.dimension
    expect(value.fibre_dimension <= fibre, f"{value.fibre_dimension} of {fibre}")
    infinite = value.points is None
    expect(infinite == (value.fibre_dimension > 0), f"{value.points}, {value.fibre_dimension}")


def _same_boundary(ask: Ask, posed: Posed, factor: int) -> None:
    """The weights of the last layer, and its biases, times a number."""
    problem = posed.problem
    last = len(problem.network.widths) - 1
    names = problem.network.map.parameters
    weights = [
        w * factor if name.startswith((f"w{last}_", f"b{last}_")) else w
        for name, w in zip(names, problem.weights, strict=True)
    ]
    compare(ask(problem), ask(replace(problem, weights=weights)))


def _multiples(ask: Ask, posed: Posed, factor: Fraction) -> None:
    """Of the form of the loss."""
    problem = posed.problem
    if not isinstance(problem.data, nv.Metric):
        raise Undecided("the data are general ones")
    form = [[factor * v for v in row] for row in problem.data.form(problem.network.map)]
    compare(ask(problem), ask(replace(problem, data=nv.SymmetricForm(form))))


def _computes(ask: Ask, posed: Posed, points: Any) -> None:
    function, network = posed.problem.function.function, ask(posed.problem).value.network
    for point in points:
        x = point[: function.inputs]
        here, there = function.at(x), network.function.at(x)
        expect(here == there, f"{here} and {there} at {x}")


def _swapped(ask: Ask, posed: Posed, _: Any) -> None:
    """max f = max g is max g = max f."""
    problem = posed.problem
    first, second = (
        Counter({(t.components, t.bounded, t.unbounded): t.cells for t in found.value.types})
        for found in (ask(problem), ask(replace(problem, terms=problem.terms[::-1])))
    )
    expect(first == second, f"{first}, swapped {second}")


@st.composite
def _by_elimination(draw: st.DrawFn, kind: Any) -> Posed:
    network = draw(st.sampled_from(SMALLER_THAN_THEIR_SPACE))
    bare = kind in (nv.Dimension, nv.ImageDegree)
    metric = None if bare else draw(metrics(network.map.ambient_dimension))
    return posed((str(network),), lambda: (network.map, kind, () if bare else (metric,)))


def _as_its_equations(ask: Ask, posed: Posed, _: Any) -> None:
    """A network against the equations that elimination finds of its functions."""
    V, kind, arguments = posed.problem
    ideal = ask(nv.Eliminate(V)).value
    W = nv.Implicit(ideal.groebner_basis, [str(x) for x in ideal.ring.symbols])
    compare(ask(kind(V, *arguments)), ask(kind(W, *arguments)))


FIBRES = Relation("no fibre is smaller than general ones", _fibres_are_large)
PARAMETERS = Relation("dimensions of weights, functions and fibres", _dimensions_add_up)
BOUNDARIES = Relation(
    "multiples of the function", _same_boundary, lambda p: st.sampled_from([2, -3])
)
LOSSES = Relation(
    "multiples of the loss", _multiples, lambda p: st.sampled_from([Fraction(4), Fraction(1, 3)])
)
COMPUTES = Relation(
    "the network computes the function",
    _computes,
    lambda p: st.lists(st.tuples(*[st.integers(-9, 9)] * 3), min_size=1, max_size=5),
)
SWAPPED = Relation("swapped sides", _swapped)


def equations(kind: Any) -> Relation:
    """Of a network's functions, by elimination."""
    return Relation("a network and its equations", _as_its_equations, posed=_by_elimination(kind))
