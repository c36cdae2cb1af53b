"""Critical points of convolutional networks: by common roots, of larger strides, of squares."""

from __future__ import annotations

from collections.abc import Iterator

from neurovariety.networks.common import listed
from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.networks.convolutions.sizes import sizes_in_words
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import CriticalCensusResult
from neurovariety.problems.critical_census.result import in_words as roots_in_words
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.problems.image_degree.result import ImageDegreeResult
from neurovariety.problems.learning_degree.data import GaussianData, GenericMetric, in_words
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.learning_degree.result import LearningDegreeResult
from neurovariety.studies.reproduce.networks.dimensions import image_in_words
from neurovariety.studies.reproduce.networks.ideals import CONVOLUTIONAL_IDEALS, ideals
from neurovariety.studies.reproduce.networks.roots import bombieri, multiple_roots
from neurovariety.studies.reproduce.networks.special import special_functions
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)
from neurovariety.varieties.metrics import Frobenius, SymmetricForm

AT_STRIDE_ONE: dict[tuple[int, ...], tuple[str, ...]] = {
    (2, 2): ("1,1: 2; 2: 4; in all 6", "1,1: 2; 2: 2; in all 4"),
    (3, 2): ("1,1,1: 3; 2,1: 7; in all 10", "1,1,1: 3; 2,1: 3; in all 6"),
    (2, 2, 2): ("1,1,1: 6; 2,1: 21; 3: 7; in all 34", "1,1,1: 6; 2,1: 9; 3: 3; in all 18"),
    (4, 2): ("1,1,1,1: 4; 2,1,1: 10; in all 14", "1,1,1,1: 4; 2,1,1: 4; in all 8"),
    (3, 3): (
        "1,1,1,1: 6; 2,1,1: 20; 2,2: 13; in all 39",
        "1,1,1,1: 6; 2,1,1: 8; 2,2: 7; in all 21",
    ),
    (3, 2, 2): (
        "1,1,1,1: 12; 2,1,1: 50; 2,2: 26; 3,1: 12; in all 100",
        "1,1,1,1: 12; 2,1,1: 20; 2,2: 14; 3,1: 4; in all 50",
    ),
    (2, 2, 2, 2): (
        "1,1,1,1: 24; 2,1,1: 120; 2,2: 78; 3,1: 48; 4: 10; in all 280",
        "1,1,1,1: 24; 2,1,1: 48; 2,2: 42; 3,1: 16; 4: 4; in all 134",
    ),
    (4, 3): (
        "1,1,1,1,1: 10; 2,1,1,1: 39; 2,2,1: 34; in all 83",
        "1,1,1,1,1: 10; 2,1,1,1: 15; 2,2,1: 16; in all 41",
    ),
    (4, 4): ("1,1,1,1,1,1: 20; 2,1,1,1,1: 96; 2,2,1,1: 128; 2,2,2: 40; in all 284",),
    (3, 3, 3): (
        "1,1,1,1,1,1: 90; 2,1,1,1,1: 576; 2,2,1,1: 960; 3,1,1,1: 132; 2,2,2: 240; 3,2,1: 348; "
        "3,3: 39; in all 2385",
    ),
}
"""Critical weights by the multiplicities of roots, in a generic and in Bombieri's metric.

All filters with a product of at most five coefficients, and three with more. A number is the ED
degree of the polynomials with these multiplicities times the ways to give their roots to layers.
Those of a generic metric add up to the generic ED degree of a Segre variety.
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

AS_SEGRE = {(2, 2): 6, (3, 2): 10, (2, 2, 2): 34, (3, 3): 39}
"""Critical functions in a generic metric, for strides of two: the same for all larger ones."""

COVARIANCES = (7, 2, -1, 1, 0, 0, 0)
STATIONARY = SymmetricForm([[COVARIANCES[abs(i - j)] for j in range(7)] for i in range(7)])
"""Signals whose covariances depend on the distance alone: as good as a generic metric."""

OF_PLANES = {
    ((1, 2), (2, 1)): (6, 2),
    ((2, 2), (2, 1)): (14, 6),
    ((2, 2), (2, 2)): (284, 244),
}
"""Critical weights in a generic and in the unit metric, by filters of planes.

The first numbers are generic ED degrees of Segre varieties: the map is a projection of one.
"""

IMAGES = {
    ConvolutionalNetwork((2, 2)): (3, 1, 2),
    ConvolutionalNetwork((3, 2)): (4, 1, 3),
    ConvolutionalNetwork((3, 3)): (5, 1, 6),
    ConvolutionalNetwork((2, 2, 2)): (4, 1, 6),
    ConvolutionalNetwork(((2, 2), (2, 2))): (7, 10, 2),
    ConvolutionalNetwork((3, 3), (2, 2)): (5, 6, 1),
    ConvolutionalNetwork((4, 3), (2, 2)): (6, 10, 1),
    ConvolutionalNetwork((3, 2, 2), (2, 2, 2)): (5, 12, 1),
    ConvolutionalNetwork((4, 4), (2, 2)): (7, 20, 1),
    ConvolutionalNetwork((3, 3, 2), (2, 2, 2)): (6, 30, 1),
    ConvolutionalNetwork((2, 2), activation=2): (3, 4, 1),
    ConvolutionalNetwork((3, 2), activation=2): (4, 12, 1),
    ConvolutionalNetwork((2, 3), activation=2): (4, 6, 1),
    ConvolutionalNetwork((3, 3), activation=2): (5, 24, 1),
    ConvolutionalNetwork((2, 2), activation=3): (3, 6, 1),
    ConvolutionalNetwork((2, 2), activation=4): (3, 8, 1),
    ConvolutionalNetwork((2, 2), (2, 1), activation=2): (3, 4, 1),
}
"""The dimension and the degree of the closure of the image, and weights of a general function.

Of powers by Shahverdi, Marchetti and Kohn.
"""

ACTIVATED = {
    ((2, 2), 2): (14, 14),
    ((3, 2), 2): (79, 43),
    ((2, 3), 2): (22, 20),
    ((3, 3), 2): (219, 203),
    ((2, 2), 3): (22, 22),
    ((2, 2), 4): (30,),
    ((2, 2, 2), 2): (404,),
}
"""Critical functions for a generic metric and for Gaussian data, by filters and exponent."""


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
            *multiple_roots(),
            *special_functions(),
            *ideals(CONVOLUTIONAL_IDEALS),
        ),
    )


def _by_roots() -> Iterator[PublishedNumber]:
    def weights(result: CriticalCensusResult) -> str:
        of = result.value
        strata = (f"{roots_in_words(s.pattern)}: {s.parameters}" for s in of.strata)
        return "; ".join((*strata, f"in all {of.total.parameters}"))

    for filters, (generic, *invariant) in AT_STRIDE_ONE.items():
        network, n = ConvolutionalNetwork(filters), sum(filters) - len(filters)
        name = f"critical weights of filters {listed(filters)}"
        yield PublishedNumber(f"{name}, generic", generic, CriticalCensus(network), weights)
        for known in invariant:
            problem = CriticalCensus(network, bombieri(n))
            yield PublishedNumber(f"{name}, Bombieri", known, problem, weights)


def _functions(result: LearningDegreeResult) -> str:
    return str(result.value.functions)


def _of_strides() -> Iterator[PublishedNumber]:
    for (filters, stride), known in OF_LARGER_STRIDES.items():
        network = ConvolutionalNetwork(filters, (stride,) * len(filters))
        name = f"critical functions of filters {listed(filters)}, stride {stride}"
        yield PublishedNumber(name, str(known), LearningDegree(network, Frobenius()), _functions)
    for filters, known in AS_SEGRE.items():
        problem = LearningDegree(ConvolutionalNetwork(filters, (2,) * len(filters)))
        name = f"critical functions of filters {listed(filters)}, stride 2, a generic metric"
        yield PublishedNumber(name, str(known), problem, _functions)
    problem = LearningDegree(ConvolutionalNetwork((3, 3), (2, 2)), STATIONARY)
    name = "critical functions of filters 3, 3, stride 2, stationary data"
    yield PublishedNumber(name, str(AS_SEGRE[3, 3]), problem, _functions)


def _of_planes() -> Iterator[PublishedNumber]:
    def weights(result: LearningDegreeResult) -> str:
        return str(result.value.parameters)

    for filters, known in OF_PLANES.items():
        for data, number in zip((GenericMetric(), Frobenius()), known, strict=True):
            problem = LearningDegree(ConvolutionalNetwork(filters), data)
            name = f"critical weights of filters {sizes_in_words(filters)}, {in_words(data)}"
            yield PublishedNumber(name, str(number), problem, weights)


def _images() -> Iterator[PublishedNumber]:
    def image(result: ImageDegreeResult) -> str:
        of = result.value
        return image_in_words(of.dimension, of.degree, of.map_degree)

    for network, known in IMAGES.items():
        name, problem = f"functions of the {network}", ImageDegree(network.map)
        yield PublishedNumber(name, image_in_words(*known), problem, image)


def _activated() -> Iterator[PublishedNumber]:
    for (filters, r), known in ACTIVATED.items():
        network = ConvolutionalNetwork(filters, activation=r)
        for data, number in zip((GenericMetric(), GaussianData()), known, strict=False):
            name = f"critical functions of filters {listed(filters)}, z^{r}, {data}"
            yield PublishedNumber(name, str(number), LearningDegree(network, data), _functions)
