"""Equations of the functions of networks: how many of each degree, and that these are all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.image_ideal.problem import ImageIdeal
from neurovariety.problems.image_ideal.result import ImageIdealResult
from neurovariety.studies.reproduce.rows import PublishedNumber

POLYNOMIAL_IDEALS = {
    PolynomialNetwork((2, 2, 1), 4): {3: 1},
    PolynomialNetwork((2, 2, 1), 5): {3: 4},
    PolynomialNetwork((2, 2, 3), 2): {3: 1},
    PolynomialNetwork((2, 2, 2), 3): {3: 4},
    PolynomialNetwork((3, 2, 1), 2): {3: 1},
    PolynomialNetwork((3, 2, 1), 3): {3: 20},
    PolynomialNetwork((3, 2, 2), 2): {3: 20},
    PolynomialNetwork((2, 2, 2, 2), 2): {5: 6},
}
ATTENTION_IDEALS = {
    LightningAttention((2, 1), (2,), 2): {4: 1},
    LightningAttention((2, 1), (1,), 2): {2: 3},
    LightningAttention((2, 2), (2,), 2): {2: 5, 4: 10},
    LightningAttention((2, 2), (1,), 2): {2: 15, 4: 5},
    LightningAttention((3, 1), (1,), 2): {2: 45, 3: 10},
    LightningAttention((3, 1), (2,), 2): {3: 30, 4: 90},
}
CONVOLUTIONAL_IDEALS = {
    ConvolutionalNetwork((3, 2), (2, 2)): {3: 1},
    ConvolutionalNetwork((3, 3), (2, 2)): {3: 4},
    ConvolutionalNetwork((4, 3), (2, 2)): {4: 5},
    ConvolutionalNetwork((3, 2, 2), (2, 2, 2)): {2: 3, 3: 10},
    ConvolutionalNetwork((4, 4), (2, 2)): {4: 15},
    ConvolutionalNetwork((3, 3, 2), (2, 2, 2)): {3: 26, 4: 3},
    ConvolutionalNetwork((2, 2), activation=2): {2: 1, 3: 3},
}


def ideals(networks: Mapping[Any, Mapping[int, int]]) -> Iterator[PublishedNumber]:
    """The rows of some networks, up to the largest degree of a generator."""

    def found(result: ImageIdealResult) -> str:
        value = result.value
        return _written(value.counts) + ("" if value.is_complete else ", and others")

    for network, counts in networks.items():
        problem = ImageIdeal(network, max(counts))
        yield PublishedNumber(f"equations of the {network}", _written(counts), problem, found)


def _written(counts: Mapping[int, int]) -> str:
    return ", ".join(f"{n} of degree {d}" for d, n in counts.items())
