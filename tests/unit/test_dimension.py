"""Dimensions of networks: known values, evaluation against expansion, bounds, bad input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.algebra.progress import watched
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.words import network
from neurovariety.problems.dimension.bounds import upper_bound

P, C, A = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention
R, S = nv.RationalNetwork, nv.SparseNetwork
CUBIC = "z^3 + 2*z^2 - z"

DIMENSIONS: tuple[tuple[Network, int, int, bool], ...] = (
    # network, dimension, ambient space, whether it is proved: tables of the literature
    (P((2, 1, 2, 1), 2), 2, 5, True),
    (P((2, 3, 3, 2, 2), 2), 12, 18, True),
    (P((2, 3, 4, 5, 4, 6, 4, 1), 2), 65, 65, True),
    (P((2, 3, 3, 4, 4, 2, 1), 2), 33, 33, True),
    (P((3, 4, 5, 2), (3, 5)), 33, 272, True),
    (P((3, 5, 1), 4), 14, 15, True),
    (P((4, 9, 1), 4), 34, 35, True),
    (P((5, 7, 1), 3), 34, 35, True),
    (P((3, 2, 1), 2), 5, 6, True),
    (P((3, 5, 2), 3), 19, 20, False),
    (P((4, 5, 3), 2), 29, 30, False),
    (P((2, 2, 2), 2, bias=True), 10, 12, True),
    (P((2, 2, 1), "z^2 + z"), 5, 5, True),
    (P((2, 2, 1), "z^2 - 1"), 4, 4, True),
    (P((2, 2, 1), CUBIC), 6, 9, True),
    (P((2, 2, 1), 2, bias=True), 6, 6, True),
    (P((2, 2, 1), "3*z^2 - z", bias=True), 6, 6, True),
    (P((2, 2, 1), 3, bias=True), 7, 10, True),
    (P((2, 2, 1), CUBIC, bias=True), 9, 10, True),
    (P((2, 3, 2, 1), 3), 8, 10, True),
    (P((2, 3, 2, 1), "z^2 + z"), 11, 14, False),
    (P((2, 3, 2, 1), CUBIC), 14, 54, True),
    (C((3, 3), (2, 1)), 5, 7, True),
    (C((2, 2, 2)), 4, 4, True),
    (C((3, 2, 2), (2, 2, 1)), 5, 9, True),
    (C((3, 2), activation=2), 4, 9, True),
    (C((2, 3), activation=2), 4, 7, True),
    (C(((2, 2), (2, 2))), 7, 9, True),
    (C(((2, 2), (2, 2)), (2, 1)), 7, 16, True),
    (C(((2, 2), (2, 1))), 5, 6, True),
    (C((1, 1), channels=(3, 2, 3)), 8, 9, True),  # matrices of rank 2
    (C((2, 1), channels=(2, 2, 3)), 10, 12, True),  # of rank 2, in the first filter's space
    (C((2, 2, 2), channels=(1, 4, 4, 1)), 4, 4, True),
    (S((2, 2, 2), ("1, 0; 1, 1", "1, 1; 0, 1")), 4, 4, True),
    (S((3, 2, 2), ("1, 1, 0; 0, 1, 1", "1, 1; 0, 1")), 5, 6, True),
    (S((2, 2, 2, 1), ("1, 0; 0, 0", "1, 0; 0, 1", "1, 0")), 1, 2, True),  # one weight is idle
    (S((3, 2, 3), ["1, 1, 1; 1, 1, 1", "1, 1; 1, 1; 1, 1"]), 8, 9, True),
    (P((2, 2, 1), "z + 1"), 3, 3, True),  # not linear
    (R((2, 2, 1), "1/z"), 4, 4, True),  # a linear form by a quadratic one
    (R((1, 2, 1), "1/z", bias=True), 5, 5, True),
    (R((2, 2, 1), "z/(1 + z^2)"), 6, 14, True),
    (R((2, 1, 2, 1), "1/z"), 2, 2, True),
    (R((1, 2, 2, 1), ("1/(z + 1)", "z^2")), 5, 15, False),  # two poles, and three products
    (A((2, 1), (2,), tokens=2), 5, 6, True),
    (A((2, 2), (1,), tokens=3), 6, 12, True),
    (A((3, 3), (2,), tokens=2), 16, 54, True),
    (A((3, 3, 3), (2, 2), tokens=2), 23, 6006, True),
    (A((2, 3, 2), (2, 2), tokens=2), 10, 440, False),  # a wider layer in the middle
    (A((2, 1), (2,), tokens=1), 4, 4, True),
    (A((3, 1), (3,), tokens=1), 8, 10, True),
)


@pytest.mark.parametrize(("net", "dimension", "ambient", "proved"), DIMENSIONS, ids=str)
def test_known_dimensions(net: Any, dimension: int, ambient: int, proved: bool) -> None:
    result = nv.solve(nv.Dimension(net))
    assert (result.value.dimension, result.value.ambient) == (dimension, ambient)
    assert result.value.expected == net.expected_dimension
    assert bool(result.value.proof) == proved
    assert (result.provenance.certainty is nv.Certainty.EXACT) == proved
    assert [a.standing for a in result.assumptions] == [nv.Standing.MODULAR] * (0 if proved else 2)
    assert net.is_filling == result.value.is_filling == (dimension == ambient)


@pytest.mark.parametrize(
    ("word", "net"),
    [
        ("attention:3,1/2/2", A((3, 1), (2,), tokens=2)),
        ("attention:2,3,2/2,2/3", A((2, 3, 2), (2, 2), tokens=3)),
        ("convolutional:2,2/1,1/2", C((2, 2), (1, 1), activation=2)),
        ("rational-bias:2,2,1:z/(1+z^2)", R((2, 2, 1), "z/(1+z^2)", bias=True)),
        ("convolutional:2x2,2x1@3,2,1", C(((2, 2), (2, 1)), channels=(3, 2, 1))),
        ("convolutional:2x2,2x1/2,2x1/z^2/2", C(((2, 2), (2, 1)), (2, (2, 1)), "z^2/2")),
        ("polynomial:2,3,2,1:2,3", P((2, 3, 2, 1), (2, 3))),
        ("polynomial-bias:2,3,1:z^2+z", P((2, 3, 1), "z^2 + z", bias=True)),
    ],
)
def test_words_of_the_shell(word: str, net: Network) -> None:
    assert network(word) == net


@pytest.mark.parametrize("word", ["attention:3,1", "attention:3,1/2", "attention:3,1/2/2/2"])
def test_words_that_name_no_network(word: str) -> None:
    with pytest.raises(SpecificationError, match="expected a network, one of"):
        network(word)


def test_a_deep_network_is_not_expanded() -> None:
    found = nv.solve(nv.Dimension(P((2, 3, 4, 4, 10, 17, 11, 12, 4, 2), 2)))
    assert found.value.dimension == found.value.ambient == 514
    assert found.provenance.certainty is nv.Certainty.EXACT


SMALL: tuple[Any, ...] = (
    nv.LinearNetwork(2, 3, 2),
    nv.SparseNetwork((2, 2, 1), ("1, 0; 1, 1", "1, 1")),
    nv.MonomialNetwork((2, 2, 2), 3),
    P((2, 2, 1, 2), (2, "z^2 - z/2"), bias=True),
    C((2, 2), (3, 1)),
    C((2, 3, 2), (2, 1, 1)),
    C((2, 2), (2, 1), "z^3 - z/2"),
    C(((2, 1), (1, 2)), ((2, 1), (1, 1)), 2, (1, 2, 2)),
    C((2, 1), (2, 1), channels=(2, 1, 2)),
    A((2, 2), (1,), tokens=2),
    A((2, 1), (1,), tokens=1),
)


@pytest.mark.parametrize("net", SMALL, ids=str)
@settings(max_examples=3)
@given(st.randoms(use_true_random=False))
def test_evaluation_is_that_of_the_polynomials(net: Any, random: Any) -> None:
    p = 10007
    weights = [random.randrange(p) for _ in range(net.parameter_count)]
    inputs = [[random.randrange(p) for _ in range(3)] for _ in range(net.input_count)]
    values, slopes = (f(net, weights, inputs, p) for f in (Network.evaluate, Network.jacobian))
    assert np.array_equal(net.evaluate(weights, inputs, p), values)
    assert np.array_equal(net.jacobian(weights, inputs, p), slopes)
    assert net.generic_rank(p) == net.map.generic_rank(p)
    assert net.ambient_dimension == net.map.ambient_dimension


@settings(max_examples=8)
@given(
    st.lists(st.integers(1, 3), min_size=2, max_size=4),
    st.sampled_from([1, 2, 3, "z^2 + z", "z^2 - 1"]),
    st.booleans(),
)
def test_bounds_and_rooms(widths: list[int], activation: Any, bias: bool) -> None:
    net = P(widths, activation, bias)
    rank = net.generic_rank(32003)
    assert rank <= upper_bound(net)[0] <= net.ambient_dimension
    assert rank <= upper_bound(net.map)[0]
    if net.parameter_count < 16 and activation != "z^2 - 1":
        assert net.ambient_dimension == net.map.ambient_dimension


def test_what_fills_over_the_reals() -> None:
    def over_reals(model: Any) -> bool | None:
        return nv.solve(nv.Dimension(model)).value.fills_over_reals

    cases: list[tuple[Any, bool | None]] = [
        (C((2, 2)), False),  # a product of two real linear factors: x^2 + 1 is none
        (C((3, 2)), True),
        (C((3, 3), (2, 1)), False),
        (P((2, 2, 1), 3), False),  # a cubic with three real roots is no sum of two cubes
        (P((2, 3, 1), 3), True),
        (P((3, 3, 1), 2), True),
        (P((3, 2, 1), 2), False),
        (P((2, 2, 1), "z^2 + z"), None),
        (nv.LinearNetwork(3, 4, 2), True),
    ]
    assert [over_reals(model) for model, _ in cases] == [real for _, real in cases]


def test_symmetries_in_words() -> None:
    nets: list[Network] = [P((2, 3, 1), 2), P((2, 3, 1), CUBIC), nv.LinearNetwork(2, 3, 2)]
    assert [str(net.symmetries) for net in nets] == ["(C*)^3 x S_3", "S_3", "GL_3"]
    assert str(P((2, 3, 1), "z^2 - z", bias=True).symmetries) == "(C*)^3 x S_3"  # a square, moved
    assert str(C((2, 2, 3)).symmetries) == "(C*)^2 x S_2"
    assert str(C((2, 2, 3), channels=(1, 2, 1, 1)).symmetries) == "C* x GL_2"
    assert str(C((2, 2), activation=2, channels=(1, 3, 1)).symmetries) == "(C*)^3 x S_3"
    assert str(A((2, 2, 1), (1, 2), tokens=2).symmetries) == "(C*)^2 x GL_1 x GL_2 x GL_2"
    assert str(nv.ReLUNetwork((1, 2, 1)).symmetries) == "(C*)^2"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: P((2, 2, 1), "z*y"), "one variable"),
        (lambda: P((2, 2, 1), "exp(z)"), "exp"),
        (lambda: R((2, 2, 1), "tanh"), "expected a quotient such as"),
        (lambda: R((2, 2, 1), "z/y"), "expected a quotient such as"),
        (lambda: R((2, 2, 1), ("1/z", "z")), "each of 1 hidden layer, got 2"),
        (lambda: R((2, 2, 1), "1/z").outputs(((1,), (2,))), "polynomial outputs"),
        (lambda: P((2, 2, 1), "1 + sin(z)"), "got the function sin"),
        (lambda: P((2, 2, 1), "5"), "variable"),
        (lambda: P((2, 2, 1), 0), "exponent of the activation"),
        (lambda: P((2, 2, 1), None), "exponent or a polynomial"),
        (lambda: P((2, 2, 1), (2, 3)), "each of 1 hidden layer, got 2"),
        (lambda: P((2, 2, 1), 2, bias=1), "True or False"),  # type: ignore[arg-type]
        (lambda: C((2, 2), activation=(2, 3)), "each of 1 hidden layer, got 2"),
        (lambda: C(((2, 2), (2,))), "as many axes"),
        (lambda: C(((2, 2),), ((1, 1, 1),)), "as many axes"),
        (lambda: C(((),)), "at least one axis"),
        (lambda: C((2, 2), channels=(1, 2)), "3 numbers of channels"),
        (lambda: C(((2, 2),)).outputs(((1,), (2,))), "4 rows, a signal of size 2 x 2, got 2"),
        (lambda: C((2,), channels=(2, 1)).outputs(((1,),) * 3), "2 signals of size 2 or more"),
        (lambda: A((2, 1), (1, 1), 2), "a rank for each of 1 layer, got 2"),
        (lambda: A((2, 1), (0,), 2), "rank a_1"),
        (lambda: A((2, 1), (1,), 2).outputs(((1,), (2,))), "columns with 4 entries"),
        (lambda: nv.Dimension("circle"), "expected a variety"),
        (lambda: nv.Dimension(P((2, 2, 1), 2), "groebner"), "expected one of auto, rank"),
        (lambda: nv.Dimension(P((2, 2, 1), 103), prime=103), "103 divides 103"),
        (lambda: nv.Dimension(P((2, 2, 1), "z^2/103 + z"), prime=103), "103 divides"),
        (lambda: nv.Dimension(P((2, 2, 2, 2, 1), 5), prime=101), "prime above 125"),
        (lambda: P((2, 2, 1), 2).evaluate([1], [[1], [1]], 101), "expected 6 weights"),
        (lambda: P((2, 2, 1), 2).evaluate([1] * 6, [[1]], 101), "inputs as columns with 2 rows"),
        (lambda: P((2, 2, 1), 2).evaluate([1] * 6, [[1], [1]], 2**31 - 1), "from 2 to"),
    ],
)
def test_bad_input(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        make()


def test_a_prime_that_divides_an_exponent_is_not_taken() -> None:
    assert nv.Dimension(P((2, 2, 1), 32003)).used_prime != 32003


def test_thresholds_of_activations() -> None:
    """Values of Finkel, Rodriguez, Wu and Yahl; equal widths have 1."""
    known = {(2, 4, 1): 6, (3, 5, 1): 4, (4, 9, 1): 4, (2, 5, 3): 5, (4, 3, 2, 1): 2, (3, 3, 3): 1}
    found = {w: nv.solve(nv.ActivationThreshold(w)) for w in known}
    assert {w: result.value.threshold for w, result in found.items()} == known
    modular = [w for w, r in found.items() if r.provenance.certainty is not nv.Certainty.EXACT]
    assert modular == [(4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("widths", "message"),
    [
        ((2, 1), "at least three widths"),
        ((2, 1, 2), "width d_1: expected at least 2"),
        ((2, 20, 20, 20, 20, 1), "degrees below the prime"),
        ((2, 99, 99, 1), "at most 2000 weights"),
    ],
)
def test_no_thresholds(widths: tuple[int, ...], message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        nv.ActivationThreshold(widths)


def test_minimal_filling() -> None:
    """Widths of Kileel, Trager and Bruna; a stopped search says how far it came, and goes on."""
    known = {
        (2, 1, 2, 3): (2, 2),
        (2, 1, 2, 4): (3, 3, 2),
        (2, 2, 2, 3): (3, 3),
        (3, 1, 2, 3): (4, 3),
    }
    said: list[str] = []
    for sizes, widths in known.items():
        with watched(said.append):
            assert nv.solve(nv.MinimalFilling(*sizes)).value.widths == (widths,)
    assert "8 hidden neurons: 3, 3, 2" in said
    with pytest.raises(TimeoutError) as stopped:
        nv.solve(nv.MinimalFilling(2, 1, 2, 7), limits=nv.Limits(0.3))
    partial = stopped.value.partial.value
    assert partial.widths == ()
    assert 6 <= partial.neurons < 40
    going_on = nv.solve(nv.MinimalFilling(2, 1, 2, 4, fewest=8))
    assert (going_on.value.widths, going_on.value.proved) == (((3, 3, 2),), False)


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ((2, 1, 2, 1), "depth: expected from 2"),
        ((2, 1, 9, 9), "degree below the prime"),
        ((9, 1, 4, 3), "at most 2000 coefficients"),
    ],
)
def test_no_minimal_filling(sizes: tuple[int, ...], message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        nv.MinimalFilling(*sizes)


def test_numbers_of_neurons_with_too_few_weights_are_skipped() -> None:
    """A million widths with sixty neurons have fewer weights than there are coefficients."""
    large = nv.MinimalFilling(3, 3, exponent=2, depth=6)
    assert not any(large.networks(60))
    small = nv.MinimalFilling(2, 1, exponent=2, depth=4)
    assert any(network.widths == (2, 3, 3, 2, 1) for network in small.networks(8))
