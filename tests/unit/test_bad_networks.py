"""What networks of every kind refuse, in words, and what is an answer although it is empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sympy import Rational

import neurovariety as nv
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError
from tests.golden.networks import NETWORKS, samples

P, C, E, R = (
    nv.PolynomialNetwork,
    nv.ConvolutionalNetwork,
    nv.EquivariantNetwork,
    nv.RationalNetwork,
)

WITHOUT_WEIGHTS = {"group, rank"}
WITHOUT_OUTPUTS = {*WITHOUT_WEIGHTS, "softmax"}
WITH_LINEAR_EQUATIONS = {*WITHOUT_WEIGHTS, "sparse"}


@pytest.mark.parametrize("take", [nv.LearningDegree, nv.RealEDCriticalPoints.of_loss])
@pytest.mark.parametrize("name", sorted(NETWORKS.keys() - WITHOUT_OUTPUTS))
def test_data_of_another_shape_are_refused_with_that_expected(name: str, take: Any) -> None:
    network = NETWORKS[name]
    X, Y = samples(network)
    other = X[:-1] if len(X) > 1 else X + X

    def asked(*data: Any) -> None:
        take(network, data) if take is nv.LearningDegree else take(network, *data)

    with pytest.raises(SpecificationError, match=rf"({len(X)}|2 x 2).*, got {len(other)}"):
        asked(other, Y)
    with pytest.raises(SpecificationError, match=f"expected Y of size {len(Y)} x 4.*, got"):
        asked(X, Y + Y)


POWERS: tuple[Any, ...] = (
    P((2, 1, 1), 101),
    nv.MonomialNetwork((2, 1, 1), 101),
    C((2, 2), activation=101),
    E("(1 2)", (2, 2, 2), activation=101),
    R((1, 1, 1), "z^101/(1 + z)"),
)


@pytest.mark.parametrize("network", POWERS, ids=lambda network: type(network).__name__)
@pytest.mark.parametrize(
    "problem", [nv.Dimension, nv.ImageDegree, nv.LearningDegree, nv.CriticalCensus]
)
def test_a_prime_that_divides_an_exponent_is_refused(network: Any, problem: Any) -> None:
    with pytest.raises(SpecificationError, match=r"101 divides 101, an exponent.*another prime"):
        problem(network, prime=101)


@pytest.mark.parametrize("name", sorted(NETWORKS.keys() - WITH_LINEAR_EQUATIONS))
def test_below_the_first_equation_the_answer_is_none(name: str) -> None:
    found = nv.solve(nv.ImageIdeal(NETWORKS[name], 1))
    assert (found.value.generators, found.value.is_complete) == ((), False)
    assert found.summary()[0] == ("equations", "none up to degree 1")


@pytest.mark.m2
@pytest.mark.parametrize("name", sorted(NETWORKS.keys() - WITHOUT_WEIGHTS))
def test_over_a_function_outside_the_image_there_are_no_weights(
    name: str, session: Session
) -> None:
    network = NETWORKS[name]
    outside = [(7 * k * k + 3 * k + 1) % 11 - 4 for k in range(network.ambient_dimension)]
    found = nv.solve(nv.Fibre(network, outside), session)
    assert found.value.is_empty
    assert found.summary()[0] == ("in the image", "over CC no, over RR no")


NO_GROUPS: tuple[tuple[Any, tuple[int, ...], str], ...] = (
    ("(1 2 5)", (3, 3), "disjoint cycles of 1, ..., 3"),
    ("(1 2 3)", (3, 2), "disjoint cycles of 1, ..., 2"),
    ([[[1, 1, 2], [0, 1, 2]]], (3, 3), "expected a permutation"),
    ("turn", (3, 3), r"such as '\(1 2 3\)\(4 5\)'"),
)


@pytest.mark.parametrize(("group", "widths", "message"), NO_GROUPS)
def test_a_group_that_does_not_act(group: Any, widths: tuple[int, ...], message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        E(group, widths)


MAKE: tuple[Callable[[Any], Any], ...] = (
    lambda s: P((2, 2, 1), s),
    lambda s: nv.MonomialNetwork((2, 2, 1), s),
    lambda s: C((2, 2), activation=s),
    lambda s: E("(1 2)", (2, 2, 2), activation=s),
    lambda s: R((2, 2, 1), s),
)


@pytest.mark.parametrize("make", MAKE)
@pytest.mark.parametrize("sigma", ["tanh(z)", "z^(1/2)", "abs(z)", 2.5, 0, -1, "y*z"])
def test_other_activations_than_polynomials_are_refused(make: Any, sigma: Any) -> None:
    with pytest.raises(SpecificationError, match="expected"):
        make(sigma)


@pytest.mark.parametrize("make", [make for make in MAKE if make is not MAKE[1]])
@pytest.mark.parametrize("sigma", ["5", "1/0", Rational(1, 2)])
def test_constants_are_no_activations(make: Any, sigma: Any) -> None:
    with pytest.raises(SpecificationError, match="not constant, as activation, got"):
        make(sigma)


def test_quotients_belong_to_rational_networks() -> None:
    for make in (MAKE[0], MAKE[2], MAKE[3]):
        with pytest.raises(SpecificationError, match="a RationalNetwork has quotients"):
            make("z/(1 + z)")
