"""Decision boundaries of polynomial networks: functions, known degrees, bad input."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError

P = nv.PolynomialNetwork
SQUARES = P((2, 2, 1), 2, bias=True)
CONIC, CIRCLE = [1, 0, 0, 1, 1, 4, 0, 0, -4], [1, 0, 0, 1, 1, 1, 0, 0, -4]


@pytest.mark.parametrize("network", [SQUARES, P((2, 2, 2), "z^2 + z"), nv.LinearNetwork(2, 1, 2)])
def test_the_function_has_the_outputs_as_values(network: Any) -> None:
    weights = [Fraction(k, 2) for k in range(1, network.parameter_count + 1)]
    X = ((2, 0), (3, -1))
    found = network.outputs_at(weights)
    for f, row in zip(found, network.outputs(X), strict=True):
        assert [f(*x) for x in zip(*X, strict=True)] == [g(*weights) for g in row]


@pytest.mark.m2
@pytest.mark.parametrize(("weights", "degree"), [(CONIC, 4), (CIRCLE, 2)])
def test_degrees_of_conics(weights: Any, degree: int, session: Session) -> None:
    found = nv.solve(nv.PolynomialBoundary(SQUARES, weights), engine=session)
    assert found.value.ed_degree == degree
    assert found.value.distance is None


@pytest.mark.m2
def test_the_distance_is_certified(session: Session) -> None:
    """From a circle of radius two."""
    found = nv.solve(nv.PolynomialBoundary(SQUARES, CIRCLE, point=[3, 1]), engine=session).value
    assert found.distance is not None
    assert found.distance[0] <= Fraction(11622776602, 10**10) <= found.distance[1] + 1e-9
    assert found.points is not None
    assert found.points.complete


def test_weights_are_read_as_matrices_and_as_floats() -> None:
    flat = nv.PolynomialBoundary(SQUARES, [1, 0, 0, 1, 1, "1/4", 0, 0, -4])
    assert nv.PolynomialBoundary(SQUARES, ([[1, 0], [0, 1]], [[1.0, 0.25]], "0, 0", [-4])) == flat


def test_it_is_the_decision_boundary_of_such_a_network() -> None:
    """The public name stands for both."""
    found: Any = nv.DecisionBoundary(SQUARES, CONIC, point=[0, 0])
    assert found == nv.PolynomialBoundary(SQUARES, CONIC, point=[0, 0])
    bent = nv.DecisionBoundary(nv.ReLUNetwork(weights="1 | 1", biases="0 | 1"))
    assert pickle.loads(pickle.dumps(bent)) == replace(bent)


ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)

BAD: tuple[tuple[str, Callable[[], Any]], ...] = (
    ("expected a network", lambda: nv.PolynomialBoundary("x", [1])),  # type: ignore[arg-type]
    ("expected 9 weights", lambda: nv.PolynomialBoundary(SQUARES, [1, 2])),
    ("constant function -4", lambda: nv.PolynomialBoundary(SQUARES, [0] * 8 + [-4])),
    ("one output or two, got 3", lambda: nv.PolynomialBoundary(P((1, 3), ()), [1, 2, 3])),
    ("datum with 2 coordinates", lambda: nv.PolynomialBoundary(SQUARES, CONIC, point=[1])),
    ("at most 8 deep", lambda: nv.PolynomialBoundary(SQUARES, ENDLESS)),
    ("polynomial functions", lambda: nv.DecisionBoundary(nv.RationalNetwork((1, 1), "1/z"), [1])),
    ("polynomial functions", lambda: nv.PolynomialBoundary(nv.ReLUNetwork((1, 1, 1)), [1, 1])),
)


@pytest.mark.parametrize(("message", "make"), BAD)
def test_bad_input_is_refused(message: str, make: Callable[[], Any]) -> None:
    with pytest.raises(SpecificationError, match=message):
        make()
