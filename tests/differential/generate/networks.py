"""Networks of all kinds, and problems about what they can be, decide and learn."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import neurovariety as nv
from tests.differential.generate.metrics import metrics
from tests.differential.generate.posed import Posed, posed
from tests.differential.generate.varieties import anything

BOUNDED = (
    nv.PolynomialNetwork((2, 2, 1), 2, bias=True),
    nv.PolynomialNetwork((2, 1, 2), 2),
    nv.PolynomialNetwork((1, 1, 1), 3, bias=True),
)
STUDENTS = (nv.MonomialNetwork((2, 1, 1), 2), nv.LinearNetwork(2, 1, 2))


ACTIVATIONS = (2, 3, "z^2 + z", "z^3 - z/2 + 1", "32003*z^2 + z")


@st.composite
def networks(draw: st.DrawFn, hidden: int = 0) -> nv.PolynomialNetwork:
    """Small ones with a number of hidden layers at least, of which some are narrow."""
    widths = draw(st.lists(st.integers(1, 3), min_size=2 + hidden, max_size=4))
    return nv.PolynomialNetwork(widths, draw(st.sampled_from(ACTIVATIONS)), draw(st.booleans()))


OTHERS = (
    nv.ConvolutionalNetwork((2, 2), activation=2),
    nv.ConvolutionalNetwork((2, 1), (2, 1), "z^2 - z/2"),
    nv.ConvolutionalNetwork((1, 2, 1), activation=(3, 2)),
    nv.ConvolutionalNetwork(((2, 1), (1, 2))),
    nv.ConvolutionalNetwork((1, 2), activation=2, channels=(1, 2, 1)),
    nv.LightningAttention((1, 1), (1,), tokens=2),
    nv.LightningAttention((2, 1), (1,), tokens=1),
    nv.LightningAttention((2, 1), (1,), tokens=2),
    nv.LightningAttention((1, 2), (2,), tokens=1),
    nv.EquivariantNetwork("(1 2)", (2, 2, 1), activation=2),
    nv.EquivariantNetwork("(1 2 3)", (3, 3), 2),
    nv.EquivariantNetwork("(1 2 3 4) | (1 2)(3 4) | (1 2 3 4)", (4, 4, 4)),
    nv.RationalNetwork((1, 2, 1), "1/z"),
    nv.RationalNetwork((1, 1, 1), "z/(1 + z^2)", bias=True),
    nv.ReLUNetwork((1, 2, 1), [[1, 1], [1, 0]]),
    nv.SparseNetwork((2, 2, 1), ("1, 1; 0, 1", "1, 1")),
    nv.MonomialNetwork((2, 1, 1), 2),
)
"""Of the other kinds, with few weights."""


@st.composite
def of_networks(draw: st.DrawFn, make: Any) -> Posed:
    """A problem about one of the other kinds, which it may refuse."""
    network = draw(st.sampled_from(OTHERS))
    return posed((str(network),), lambda: make(network))


@st.composite
def _dimensions(draw: st.DrawFn) -> Posed:
    case = draw(st.integers(0, 3))
    if case == 3:
        return Posed(("equations",), nv.Dimension(draw(anything).variety))
    if case == 2:
        return draw(of_networks(nv.Dimension))
    network = draw(networks())
    return Posed(tuple(map(str, network.activation)), nv.Dimension(network))


LEARNERS = (
    nv.LinearNetwork(2, 1, 2),
    nv.MonomialNetwork((2, 1, 1), 2),
    nv.PolynomialNetwork((2, 1, 1), "32003*z^2"),
    nv.PolynomialNetwork((1, 1, 1), "z^2 + z", bias=True),
    nv.ConvolutionalNetwork((2, 2)),
    nv.ConvolutionalNetwork((2, 2), (2, 1)),
    nv.ConvolutionalNetwork((1, 2), activation=2),
    nv.SparseNetwork((2, 2, 1), ("1, 1; 0, 1", "1, 1")),
    nv.LightningAttention((1, 2), (1,), 2),
    nv.ConvolutionalNetwork((2, 1), (2, 1), "z^2 - z/2"),
    nv.ConvolutionalNetwork((1, 2, 1), activation=(3, 2)),
    nv.ConvolutionalNetwork((1, 2), activation=2, channels=(1, 2, 1)),
    nv.EquivariantNetwork("(1 2)", (2, 2, 1), activation=2),
    nv.ReLUNetwork((1, 2, 1), [[1, 1], [1, 0]]),
)


@st.composite
def _learning(draw: st.DrawFn) -> Posed:
    network = draw(st.sampled_from(LEARNERS))
    n = network.map.ambient_dimension
    losses = st.sampled_from([nv.GenericMetric(), nv.GenericData(), nv.GaussianData()])
    loss = draw(st.one_of(losses, losses, metrics(n)))
    return posed((str(network), str(loss)), lambda: nv.LearningDegree(network, loss))


@st.composite
def _teachers(draw: st.DrawFn) -> Posed:
    network = draw(st.sampled_from(STUDENTS))
    data = st.sampled_from([nv.GenericMetric(), nv.GenericData(), nv.GaussianData()])
    loss = draw(st.one_of(data, metrics(network.map.ambient_dimension)))
    return posed((str(network), str(loss)), lambda: nv.TeacherDiscriminant(network, loss))


@st.composite
def _boundaries(draw: st.DrawFn) -> Posed:
    network = draw(st.sampled_from(BOUNDED))
    n = network.parameter_count
    weights = draw(st.lists(st.sampled_from([-2, 0, 1, 3, 32003]), min_size=n, max_size=n))
    return posed((str(network), str(weights)), lambda: nv.PolynomialBoundary(network, weights))


NETWORK_PROBLEMS: dict[str, Any] = {
    "dimension": _dimensions(),
    "learning-degree": _learning(),
    "teacher-discriminant": _teachers(),
    "polynomial-boundary": _boundaries(),
}
