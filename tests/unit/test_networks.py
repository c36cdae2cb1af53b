"""Linear networks: the map against matrix products, its image against the variety."""

from __future__ import annotations

import random
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import GF
from sympy.polys.matrices import DomainMatrix

import neurovariety as nv
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.words import NETWORK_FORMS, network

WIDTHS = [w for h in (2, 3) for w in product((1, 2, 3), repeat=h)] + [(2, 3, 2, 2), (3, 1, 2, 3)]


def jacobian_rank(image: nv.Parametric) -> int:
    """The rank at a random point modulo a prime: the dimension of the image."""
    K, rng = GF(32003), random.Random(7)
    ring = image.polynomials[0].ring
    at = [(g, ring.domain(rng.randrange(1, 1000))) for g in ring.gens]
    rows = [[K(int(f.diff(g).evaluate(at))) for g in ring.gens] for f in image.polynomials]
    return int(DomainMatrix(rows, (len(rows), ring.ngens), K).rank())


@pytest.mark.parametrize("widths", WIDTHS, ids=str)
def test_the_variety_is_the_closure_of_the_image(widths: tuple[int, ...]) -> None:
    net = nv.LinearNetwork(*widths)
    rank = jacobian_rank(net.map)
    assert rank == net.variety.dimension
    assert net.parameter_count == len(net.map.parameters)
    assert net.fibre_dimension == net.parameter_count - rank
    assert net.is_filling == (rank == widths[0] * widths[-1])


def test_with_fewer_weights_than_coefficients_none_is_filling() -> None:
    assert not nv.LightningAttention((60, 60), (60,), 2).is_filling


@given(st.lists(st.integers(1, 4), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_map_is_the_product_of_the_weight_matrices(widths: list[int], rng: Any) -> None:
    net = nv.LinearNetwork(*widths)
    weights = [
        np.array([[rng.randint(-9, 9) for _ in range(cols)] for _ in range(rows)])
        for cols, rows in pairwise(widths)
    ]
    expected = weights[0]
    for W in weights[1:]:
        expected = W @ expected
    ring = net.map.polynomials[0].ring
    numbers = [int(v) for W in weights for v in W.flatten()]
    at = [(g, ring.domain(v)) for g, v in zip(ring.gens, numbers, strict=True)]
    found = [int(f.evaluate(at)) for f in net.map.polynomials]
    assert found == [int(v) for v in expected.flatten()]
    assert expected.shape == (net.variety.rows, net.variety.cols)


def test_parameters_are_named_by_layer_row_column() -> None:
    assert nv.LinearNetwork(2, 1, 2).map.parameters == ("w1_11", "w1_12", "w2_11", "w2_21")
    names = nv.LinearNetwork(11, 2, 11).map.parameters
    assert len(set(names)) == len(names) == 44


@pytest.mark.parametrize(
    ("widths", "message"),
    [
        ((), "expected at least two widths d_0, ..., d_h, got 0"),
        ((3,), "expected at least two widths d_0, ..., d_h, got 1"),
        ((3, 0, 3), "width d_1: expected at least 1, got 0"),
        ((3, -1), "width d_1: expected at least 1, got -1"),
        ((2.0, 3), "width d_0: expected an integer at least 1, got 2.0"),
        (("3", 3), "width d_0: expected an integer at least 1, got '3'"),
        ((True, 2), "width d_0: expected an integer at least 1, got True"),
        ((10**7, 2), "width d_0: expected at most 1000000, got 10000000"),
    ],
)
def test_bad_widths(widths: tuple[Any, ...], message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        nv.LinearNetwork(*widths)


def test_networks_are_values() -> None:
    net = nv.LinearNetwork(3, 1, 3)
    assert net == nv.LinearNetwork(3, 1, 3)
    assert len({net, nv.LinearNetwork(3, 1, 3), nv.LinearNetwork(3, 2, 3)}) == 2
    assert str(net) == "linear network with widths 3, 1, 3"
    with pytest.raises(AttributeError):
        net.widths = (1, 1)  # type: ignore[misc]


def test_each_word_that_messages_list_is_a_network() -> None:
    assert all(isinstance(network(form), Network) for form in NETWORK_FORMS.split())
    assert network("convolution:3,2:2,1") == network("convolutional:3,2/2,1")  # as it was


@pytest.mark.parametrize(
    ("network", "rows", "outputs"),
    [
        (nv.LightningAttention((2, 1), (1,), 2), 4, 2),
        (nv.ReLUNetwork(nv.ConvolutionalNetwork((2, 2)), [[1, 0]]), 3, 1),
    ],
    ids=str,
)
def test_losses_of_flows_take_the_inputs_of_each_network(
    network: Any, rows: int, outputs: int
) -> None:
    loss = nv.QuadraticLoss([[k] for k in range(rows)], [[1]] * outputs)
    assert nv.GradientFlow(network, loss=loss).polynomial.ring == network.ring
    with pytest.raises(nv.SpecificationError, match="expected"):
        nv.GradientFlow(network, loss=nv.QuadraticLoss([[1]], [[1]]))
