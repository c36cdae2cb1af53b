"""Critical points of convolutional networks: by common roots, of larger strides, of squares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb

from sympy import Poly, symbols

from neurovariety.networks.common import listed
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.convolutions.sizes import sizes_in_words
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import CriticalCensusResult
from neurovariety.problems.critical_census.result import in_words as roots_in_words
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.problems.image_degree.result import ImageDegreeResult
from neurovariety.problems.learning_degree.data import GaussianData, GenericMetric, in_words
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.learning_degree.result import LearningDegreeResult
from neurovariety.studies.reproduce.networks.ideals import CONVOLUTIONAL_IDEALS, ideals
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)
from neurovariety.varieties.metrics import Frobenius, Weighted
from neurovariety.varieties.variety import Parametric

AT_STRIDE_ONE = {
    (2, 2): ("1,1: 2; 2: 4", "1,1: 2; 2: 2"),
    (3, 2): ("1,1,1: 3; 2,1: 7", "1,1,1: 3; 2,1: 3"),
    (2, 2, 2): ("1,1,1: 6; 2,1: 21; 3: 7", "1,1,1: 6; 2,1: 9; 3: 3"),
    (4, 2): ("1,1,1,1: 4; 2,1,1: 10", "1,1,1,1: 4; 2,1,1: 4"),
    (3, 3): ("1,1,1,1: 6; 2,1,1: 20; 2,2: 13", "1,1,1,1: 6; 2,1,1: 8; 2,2: 7"),
    (3, 2, 2): (
        "1,1,1,1: 12; 2,1,1: 50; 2,2: 26; 3,1: 12",
        "1,1,1,1: 12; 2,1,1: 20; 2,2: 14; 3,1: 4",
    ),
    (2, 2, 2, 2): (
        "1,1,1,1: 24; 2,1,1: 120; 2,2: 78; 3,1: 48; 4: 10",
        "1,1,1,1: 24; 2,1,1: 48; 2,2: 42; 3,1: 16; 4: 4",
    ),
    (4, 3): ("1,1,1,1,1: 10; 2,1,1,1: 39; 2,2,1: 34", "1,1,1,1,1: 10; 2,1,1,1: 15; 2,2,1: 16"),
}
"""Critical weights by the multiplicities of roots, in a generic and in Bombieri's metric.

All filters with a product of at most five coefficients, and one pair with six. A number is the ED
degree of the polynomials with these multiplicities times the ways to give their roots to layers.
"""

OF_LARGER_STRIDES = {
    ((2, 2), 2): 2,
    ((3, 3), 2): 23,
    ((3, 4), 2): 35,
    ((4, 2), 2): 6,
    ((4, 3), 2): 19,
    ((5, 2), 2): 18,
    ((3, 2, 2), 2): 64,
    ((3, 3, 2), 2): 163,
    ((3, 3), 3): 3,
}
"""Critical functions in the unit metric, by filters and stride."""

OF_PLANES = {
    ((1, 2), (2, 1)): (6, 2),
    ((2, 2), (2, 1)): (14, 6),
    ((2, 2), (2, 2)): (284, 244),
}
"""Critical weights in a generic and in the unit metric, by filters of planes.

The first numbers are generic ED degrees of Segre varieties: the map is a projection of one.
"""

IMAGES = {
    ConvolutionalNetwork((2, 2)): (1, 2),
    ConvolutionalNetwork((3, 2)): (1, 3),
    ConvolutionalNetwork((3, 3)): (1, 6),
    ConvolutionalNetwork((2, 2, 2)): (1, 6),
    ConvolutionalNetwork(((2, 2), (2, 2))): (10, 2),
    ConvolutionalNetwork((3, 3), (2, 2)): (6, 1),
    ConvolutionalNetwork((4, 3), (2, 2)): (10, 1),
    ConvolutionalNetwork((3, 2, 2), (2, 2, 2)): (12, 1),
    ConvolutionalNetwork((4, 4), (2, 2)): (20, 1),
    ConvolutionalNetwork((3, 3, 2), (2, 2, 2)): (30, 1),
    ConvolutionalNetwork((2, 2), activation=2): (4, 1),
    ConvolutionalNetwork((3, 2), activation=2): (12, 1),
    ConvolutionalNetwork((2, 3), activation=2): (6, 1),
    ConvolutionalNetwork((3, 3), activation=2): (24, 1),
    ConvolutionalNetwork((2, 2), activation=3): (6, 1),
    ConvolutionalNetwork((2, 2), activation=4): (8, 1),
    ConvolutionalNetwork((2, 2), (2, 1), activation=2): (4, 1),
}
"""The degrees of the closure of the image, and of the map.

Of powers by Shahverdi, Marchetti and Kohn.
"""

ACTIVATED = {
    ((2, 2), 2): (14, 14),
    ((3, 2), 2): (79, 43),
    ((2, 3), 2): (22, 20),
    ((3, 3), 2): (219, 203),
    ((2, 2), 3): (22, 22),
    ((2, 2), 4): (30,),
}
"""Critical functions for a generic metric and for Gaussian data, by filters and exponent."""


s, a, b, c, t = symbols("s a b c t")
MULTIPLE_ROOTS = {
    "3, 2, 2": (s * (t + a) ** 3 * (t**2 + b * t + c) ** 2, 206),
    "5, 2": (s * (t + a) ** 5 * (t + b) ** 2, 83),
}
"""Polynomials in t, and the generic ED degree of the closure of them all.

The generic ED degree of P^1 x P^2, embedded by forms of degrees 3 and 2, is 289 = 206 + 83, as the
critical pairs (f, q) of f^3 q^2 with q prime to f, and with q a multiple of f, suggest: no proof.
"""


def convolutional_networks(settings: Settings) -> Reproduction:
    """Critical points of linear and of activated convolutions, and their equations."""
    return Reproduction(
        NUMBER_COLUMNS,
        (
            *_by_roots(),
            *_of_strides(),
            *_of_planes(),
            *_images(),
            *_activated(),
            *_with_multiple_roots(),
            *ideals(CONVOLUTIONAL_IDEALS),
        ),
    )


def _by_roots() -> Iterator[PublishedNumber]:
    def weights(result: CriticalCensusResult) -> str:
        return "; ".join(
            f"{roots_in_words(s.pattern)}: {s.parameters}" for s in result.value.strata
        )

    for filters, (generic, bombieri) in AT_STRIDE_ONE.items():
        network, n = ConvolutionalNetwork(filters), sum(filters) - len(filters)
        invariant = Weighted([Fraction(1, comb(n, i)) for i in range(n + 1)])
        name = f"critical weights of filters {listed(filters)}"
        yield PublishedNumber(f"{name}, generic", generic, CriticalCensus(network), weights)
        yield PublishedNumber(
            f"{name}, Bombieri", bombieri, CriticalCensus(network, invariant), weights
        )


def _functions(result: LearningDegreeResult) -> str:
    return str(result.value.functions)


def _of_strides() -> Iterator[PublishedNumber]:
    for (filters, stride), known in OF_LARGER_STRIDES.items():
        network = ConvolutionalNetwork(filters, (stride,) * len(filters))
        name = f"critical functions of filters {listed(filters)}, stride {stride}"
        yield PublishedNumber(name, str(known), LearningDegree(network, Frobenius()), _functions)


def _of_planes() -> Iterator[PublishedNumber]:
    def weights(result: LearningDegreeResult) -> str:
        return str(result.value.parameters)

    for filters, known in OF_PLANES.items():
        for data, number in zip((GenericMetric(), Frobenius()), known, strict=True):
            problem = LearningDegree(ConvolutionalNetwork(filters), data)
            name = f"critical weights of filters {sizes_in_words(filters)}, {in_words(data)}"
            yield PublishedNumber(name, str(number), problem, weights)


def _images() -> Iterator[PublishedNumber]:
    def degrees(result: ImageDegreeResult) -> str:
        return f"{result.value.degree}, {result.value.map_degree}"

    for network, known in IMAGES.items():
        name = f"degrees of the image and the map of the {network}"
        yield PublishedNumber(name, listed(known), ImageDegree(network.map), degrees)


def _activated() -> Iterator[PublishedNumber]:
    for (filters, r), known in ACTIVATED.items():
        network = ConvolutionalNetwork(filters, activation=r)
        for data, number in zip((GenericMetric(), GaussianData()), known, strict=False):
            name = f"critical functions of filters {listed(filters)}, z^{r}, {data}"
            yield PublishedNumber(name, str(number), LearningDegree(network, data), _functions)


def _with_multiple_roots() -> Iterator[PublishedNumber]:
    for roots, (f, known) in MULTIPLE_ROOTS.items():
        problem = GenericEDDegree(Parametric(Poly(f, t).all_coeffs()), "critical")
        name = f"generic ED degree of polynomials with roots of multiplicities {roots}"
        yield PublishedNumber(name, str(known), problem, lambda result: str(result.value))
