"""Weights over functions, general and special ones."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.evaluation import value_at
from tests.differential.generate.posed import Posed, posed

SHALLOW = (
    nv.PolynomialNetwork((2, 1, 1), "32003*z^2 + z"),
    nv.PolynomialNetwork((2, 2, 1), 3),
    nv.PolynomialNetwork((2, 2, 1), 2),
    nv.PolynomialNetwork((1, 2, 2), "z^3 + z"),
    nv.LinearNetwork(2, 1, 2),
    nv.LinearNetwork(1, 2, 1),
    nv.ConvolutionalNetwork((3, 2, 2), (1, 2, 1)),
)


FIBRED = (
    nv.PolynomialNetwork((1, 1, 1), "z^2 + 2"),
    nv.PolynomialNetwork((1, 1, 1), "z^3 - z"),
    nv.PolynomialNetwork((1, 1, 1), "z^2 + z", bias=True),
    nv.MonomialNetwork((2, 1, 1), 2),
    nv.MonomialNetwork((1, 1, 2), 3),
    nv.ConvolutionalNetwork((2, 2)),
    nv.ConvolutionalNetwork((2, 2), (2, 1)),
)


@st.composite
def identified(draw: st.DrawFn, activations: Any, others: Any) -> Posed:
    """Networks with one neuron, some more, and other kinds that have a map."""
    one = st.builds(
        nv.PolynomialNetwork, st.just((1, 1, 1)), st.sampled_from(activations), st.booleans()
    )
    mapped = [net for net in others if not getattr(net, "is_bounded", False)]
    network = draw(st.one_of(one, st.sampled_from(SHALLOW), st.sampled_from(mapped)))
    return posed((str(network),), lambda: nv.Identifiability(network))


@st.composite
def over_functions(draw: st.DrawFn) -> Posed:
    """Over the function of small weights, over a special one, over none at all."""
    network = draw(st.sampled_from([*FIBRED, nv.LinearNetwork(2, 1, 2), nv.LinearNetwork(1, 2, 1)]))
    image = network.map.polynomials
    weights = draw(st.tuples(*[st.integers(-2, 2)] * network.parameter_count))
    values = [value_at(f, [Fraction(w) for w in weights]) for f in image]
    if draw(st.booleans()):
        values[0] += draw(st.sampled_from([0, 1, 32003]))
    return posed((str(network),), lambda: nv.Fibre(network, values))
