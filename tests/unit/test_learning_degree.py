"""Learning degrees: values of the literature, traps, the theorems, bad input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import GF

import neurovariety as nv
from neurovariety.engines.session import SageSession, Session
from neurovariety.errors import SpecificationError
from neurovariety.problems.learning_degree.theorems import known_functions, known_parameters
from neurovariety.varieties.pencils import degree_of_pencils, polar_degrees_of_secants

P, C, A = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention
R = nv.RationalNetwork
METRIC, MOMENTS, GAUSSIAN = nv.GenericMetric(), nv.GenericData(), nv.GaussianData()
SWAPS = [((1, 0, 3, 2), (1, 0), (1, 0, 3, 2))]
FULL = ([[1, 2, 0], [0, 1, 1]], [[1, 2, 3], [2, -1, 4]])

DEGREES: tuple[tuple[Any, Any, int | None, int | None], ...] = (
    # network, data, critical functions, critical weights modulo scalings
    (P((2, 2, 1), 4), METRIC, 13, 26),
    (P((2, 2, 1), 4), MOMENTS, 13, 26),
    (P((2, 2, 1), 4), GAUSSIAN, 7, 14),
    (P((2, 2, 1), 5), MOMENTS, 34, 68),
    (P((3, 2, 1), 2), METRIC, 13, None),  # fibres are orthogonal groups
    (P((3, 2, 1), 2), GAUSSIAN, 3, None),
    (P((2, 2, 2), 2), MOMENTS, 1, 6),
    (P((2, 1, 1), "z^2 + z", bias=True), MOMENTS, 10, 10),  # those of squares
    (C((2, 2)), METRIC, 1, 6),  # fills its space: all others are spurious
    (C((2, 2), (2, 1)), METRIC, 6, 6),
    (C((2, 2), (2, 1)), nv.Frobenius(), 2, 2),
    (C((2, 2, 2)), METRIC, 1, 34),
    (C(((2, 2), (2, 2))), METRIC, 122, 284),  # 40 where both filters are the same
    (C((3, 3), (2, 1)), nv.Frobenius(), 23, 23),
    (C((2, 2), activation=2), METRIC, 14, 14),
    (C((3, 2), activation=2), GAUSSIAN, 43, 43),
    (nv.LinearNetwork(3, 1, 3), METRIC, 39, 39),
    (nv.LinearNetwork(3, 1, 3), MOMENTS, 3, 3),
    (nv.LinearNetwork(4, 2, 4), METRIC, 1350, 1350),
    (nv.LinearNetwork(2, 1, 2), FULL, 2, 2),
    (nv.LinearNetwork(2, 1, 2), ([[1], [0]], [[1], [2]]), None, None),  # one sample
    (nv.EquivariantNetwork(SWAPS, (4, 2, 4)), nv.Frobenius(), 4, 4),  # two matrices of rank one
    (nv.ReLUNetwork((2, 2, 2), "1,0; 0,1"), METRIC, 36, 36),  # two matrices of rank one
    (R((2, 1, 1), "z/(z + 1)"), METRIC, 5, 5),  # the generic ED degree of the map
    (R((1, 1, 1), "z/(z + 1)"), ("1, 2, 3", "1, 5, 2"), 4, 4),
    (R((1, 1, 1), "z/(z^2 + 1)"), ("1, 2, 3", "1, 2, 5"), 4, 8),  # signs
    (R((1, 2, 1), "1/(z + 1)"), ("2, 3, 5, 7, 11", "1, 4, -2, 7, 3"), 13, 26),
    (R((1, 2, 1), "1/(z + 1)"), ("2, 3, 5, 7", "1, 4, -2, 7"), 1, 2),  # interpolation
    (A((2, 1), (1,), 2), nv.Frobenius(), 2, 10),
)


@pytest.mark.m2
@pytest.mark.parametrize(("network", "data", "functions", "parameters"), DEGREES)
def test_known_degrees(
    network: Any, data: Any, functions: int | None, parameters: int | None, session: Session
) -> None:
    found = nv.solve(nv.LearningDegree(network, data), engine=session).value
    assert (found.functions, found.parameters) == (functions, parameters)
    for _, number in known_functions(network, data):
        assert number == functions
    for _, number in known_parameters(network, data):
        assert number == parameters


@pytest.mark.m2
@pytest.mark.parametrize(
    ("network", "functions", "parameters"),
    [
        (A((2, 1), (2,), 2), 14, 14),
        (A((2, 1), (1,), 2), 10, 34),  # two weights a function, and 14 spurious ones
        (A((2, 2), (1,), 3), 196, 196),
        (A((2, 2), (2,), 2), 284, 284),
        (A((1, 3), (1,), 2), 1, 1),  # all vectors
    ],
)
def test_one_layer_of_attention(
    network: Any, functions: int, parameters: int, session: Session
) -> None:
    """The theorem, in this process and in Macaulay2, against the count in a chart."""
    problem = nv.LearningDegree(network)
    charted = nv.LearningDegree(network, method="chart")
    by_theorem = nv.solve(problem)
    assert by_theorem.provenance.certainty is nv.Certainty.EXACT
    found = [nv.solve(p, engine=session).value for p in (problem, charted)]
    assert found == [by_theorem.value] * 2
    assert (found[0].functions, found[0].parameters) == (functions, parameters)


@given(d=st.integers(2, 4), e=st.integers(1, 3), data=st.data())
@settings(max_examples=12)
def test_weights_of_attention_by_residues(d: int, e: int, data: st.DataObject) -> None:
    """Chern-Mather classes of products, against zeros of a section over the Nash blow-up."""
    network = A((d, e), (data.draw(st.integers(1, d)),), 2)
    known = [number for _, number in known_parameters(network, METRIC)]
    assert known == [nv.solve(nv.LearningDegree(network)).value.parameters] * len(known) != []


@pytest.mark.m2
@pytest.mark.parametrize("data", [METRIC, MOMENTS], ids=str)
@pytest.mark.parametrize("exponent", [3, 4, 5])
def test_sums_of_two_powers(exponent: int, data: Any, session: Session) -> None:
    """Polar degrees by localization against the count in a chart."""
    network = P((2, 2, 1), exponent)
    problem = nv.LearningDegree(network, data)
    by_theorem, charted = nv.solve(problem), replace(problem, method="chart", prime=31991)
    assert by_theorem.provenance.certainty is nv.Certainty.EXACT
    assert by_theorem.value == nv.solve(charted, engine=session).value


@pytest.mark.parametrize("n", [3, 4])
def test_secants_of_higher_dimension(n: int) -> None:
    """The last polar degree is the degree, and all are those that elimination finds for cubics."""
    found = polar_degrees_of_secants(n, 3)
    assert found[-1] == degree_of_pencils(n, [3], 1)
    assert n > 3 or found == (21, 60, 75, 48, 15)


def test_where_the_theorem_does_not_apply() -> None:
    for network in (A((2, 1), (3,), 2), A((2, 1), (2,), 1), A((2, 2, 1), (1, 1), 2)):
        assert nv.LearningDegree(network).methods[0] == "chart"
    assert nv.LearningDegree(A((2, 1), (2,), 2), GAUSSIAN).methods[0] == "chart"
    for network in (P((3, 2, 1), 2), P((2, 2, 2), 3), P((2, 3, 1), 6), P((2, 2, 1), 4, bias=True)):
        assert nv.LearningDegree(network).methods[0] == "chart"
    assert nv.LearningDegree(P((2, 2, 1), 4), GAUSSIAN).methods[0] == "chart"


@pytest.mark.m2
@pytest.mark.sage
@pytest.mark.parametrize("data", [("1, 2, 3", "1, 2, 5"), nv.Weighted("2, 3")])
def test_rational_networks_by_definition(data: Any, session: Session, sage: SageSession) -> None:
    net = R((1, 1, 1), "z/(z^2 + 1)")
    fast, slow = nv.LearningDegree(net, data), nv.LearningDegree(net, data, method="definition")
    found = [nv.solve(p, engine=e).value for p in (fast, slow) for e in (session, sage)]
    assert found == [found[0]] * 4


@pytest.mark.m2
def test_several_outputs_have_the_same_moments(session: Session) -> None:
    """Generic data are no generic metric: of matrices they are Eckart and Young's."""
    net = P((2, 2, 3), 2)
    degrees = [nv.solve(nv.LearningDegree(net, d), engine=session) for d in (METRIC, MOMENTS)]
    assert [d.value.functions for d in degrees] == [39, 3]


@pytest.mark.m2
@pytest.mark.sage
@pytest.mark.parametrize("widths", [(2, 1, 3), (3, 2, 2, 3), (2, 2, 3), (2, 2)])
def test_linear_networks_have_a_closed_form(
    widths: tuple[int, ...], session: Session, sage: SageSession
) -> None:
    problem = nv.LearningDegree(nv.LinearNetwork(*widths))
    found = nv.solve(problem)
    assert problem.chosen_method == "closed-form"
    assert found.provenance.certainty is nv.Certainty.EXACT
    for other in (problem, replace(problem, method="chart")):
        assert nv.solve(other, session).value == nv.solve(problem, sage).value == found.value


def test_wider_hidden_layers_have_no_closed_form() -> None:
    assert nv.LearningDegree(nv.LinearNetwork(2, 3, 1, 2)).chosen_method == "chart"


@pytest.mark.m2
@pytest.mark.sage
@pytest.mark.parametrize("data", [MOMENTS, nv.Weighted("1, 2, 1/3")])
def test_sage_finds_the_same(data: Any, session: Session, sage: SageSession) -> None:
    problem = nv.LearningDegree(nv.MonomialNetwork((2, 1, 1), 2), data)
    assert nv.solve(problem, engine=sage).value == nv.solve(problem, engine=session).value


BAD: tuple[tuple[str, Callable[[], Any]], ...] = (
    ("expected a network", lambda: nv.LearningDegree(nv.Implicit("x = 0"))),  # type: ignore[arg-type]
    ("as data, got 'iid'", lambda: nv.LearningDegree(P((2, 1), ()), "iid")),
    ("as data, got GF", lambda: nv.LearningDegree(P((2, 1), ()), GF(7))),
    ("expected Y of size 1 x 2", lambda: nv.LearningDegree(P((1, 1), ()), ("1, 2", "1, 2; 3, 4"))),
    ("expected X", lambda: nv.LearningDegree(P((2, 1), ()), ("1, 2", "1, 2"))),
    ("at least 3 rows", lambda: nv.LearningDegree(C((2, 2)), ("1; 2", "1"))),
    ("polynomial functions", lambda: nv.LearningDegree(nv.ReLUNetwork((2, 2, 1)), GAUSSIAN)),
    ("only of these finitely many", lambda: nv.LearningDegree(R((1, 1, 1), "1/z"), MOMENTS)),
    ("weights, got 0;", lambda: nv.LearningDegree(R((1, 1, 1), "1/z"), ("1, 0", "1, 1"))),
    ("X with 2 rows, got 1", lambda: nv.LearningDegree(R((2, 1, 1), "1/z"), ("1, 2", "1, 1"))),
    ("expected 3 weights", lambda: nv.LearningDegree(C((2, 2)), nv.Weighted([1, 2]))),
    ("exponent", lambda: nv.LearningDegree(P((2, 1, 1), 103), prime=103)),
)


@pytest.mark.parametrize(("message", "make"), BAD)
def test_bad_input_is_refused(message: str, make: Callable[[], Any]) -> None:
    with pytest.raises(SpecificationError, match=message):
        make()


def test_opposite_neurons_of_an_even_activation_do_the_same() -> None:
    net = R((1, 2, 1), "1/(z^2 + 1)")
    a, b, *_ = net.ring.gens
    assert net.gauge.apart[0] == (a**2 - b**2,)
