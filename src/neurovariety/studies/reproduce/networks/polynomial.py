"""Polynomial networks and lightning attention: dimensions, degrees, learning degrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neurovariety.algebra.shown import counted
from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.generic_ed_degree.problem import GenericEDDegree
from neurovariety.problems.image_degree.problem import ImageDegree
from neurovariety.problems.learning_degree.data import (
    GaussianData,
    GenericData,
    GenericMetric,
    in_words,
)
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.singular_locus.problem import SingularLocus
from neurovariety.studies.reproduce.networks.dimensions import (
    ATTENTION_DIMENSIONS,
    POLYNOMIAL_DIMENSIONS,
    dimensions,
    filling,
    image_in_words,
)
from neurovariety.studies.reproduce.networks.functions import functions
from neurovariety.studies.reproduce.networks.gaussian import gaussian_squares
from neurovariety.studies.reproduce.networks.ideals import (
    ATTENTION_IDEALS,
    POLYNOMIAL_IDEALS,
    ideals,
)
from neurovariety.studies.reproduce.rows import (
    NUMBER_COLUMNS,
    PublishedNumber,
    Reproduction,
    Settings,
)
from neurovariety.varieties.matrices import Determinantal
from neurovariety.varieties.metrics import Frobenius

DEGREES: dict[tuple[tuple[int, ...], int], int] = {
    ((2, 2, 1), 4): 3,
    ((2, 2, 1), 5): 6,
    ((2, 2, 3), 2): 3,
    ((2, 2, 2), 3): 6,
    ((3, 2, 1), 2): 3,
    ((3, 2, 1), 3): 15,
    ((3, 2, 2), 2): 15,
    ((3, 3, 1), 3): 4,
    ((2, 3, 1), 6): 4,
    ((3, 2, 1), 4): 75,
    ((2, 2, 4), 3): 28,
    ((3, 2, 3), 2): 81,
}
BY_THEOREMS = {((2, 2, 2, 2), 2): 15, ((2, 2, 2, 2), 3): 890, ((4, 5, 1), 3): 1}
"""Degrees by theorems; slices would have too many points."""

LEARNING = {
    ((2, 2, 1), 4): (13, 13, 7),
    ((2, 2, 1), 5): (34, 34, 16),
    ((2, 2, 3), 2): (39, 3, 3),
    ((2, 2, 2), 3): (83, 27, 19),
    ((3, 2, 1), 2): (13, 13, 3),
    ((3, 2, 1), 3): (219, 219, 25),
    ((4, 1, 1), 2): (40, 40, 4),
    ((5, 1, 1), 2): (121, 121, 5),
    ((4, 2, 1), 2): (122, 122, 6),
}
"""Critical functions for a generic metric, for generic data, and for Gaussian data.

The last numbers of squares are binomials, by the theorem on quadratic networks.
"""

ATTENTION = {
    ((2, 1), 2): ((5, 4, 1), (14, 14), (6, 6)),
    ((2, 1), 1): ((4, 3, 2), (10, 34), (2, 10)),
    ((2, 2), 2): ((7, 20, 1), (284, 284), (28, 28)),
    ((2, 2), 1): ((6, 20, 1), (196, 196), (20, 20)),
    ((3, 1), 1): ((7, 45, 2), (1083, 2385), None),
    ((3, 1), 2): ((10, 108, 1), (7965, 7965), None),
}
"""By widths and rank, for two tokens: dimension, degree and weights of a general function.

Then critical functions and weights, in a generic and in the unit metric. Those of widths 3, 1 were
found by Bott's residue formula for zeros of a section; here they are by Chern-Mather classes.
"""

SINGULAR = {((2, 1), 2): (4, 3), ((2, 2), 2): (5, 12), ((3, 1), 2): (7, 45)}
"""Dimension and degree of the singular functions: of rank one, where two factors are exchanged."""

_EXPLAINED = (
    "Two tokens of two numbers, one output, a generic metric. The 14 regular critical functions "
    "are a generic ED degree: that of 2 x 4 matrices of rank one, which are projected to the "
    "functions. So are the 10 singular ones, of rank one in 3 x 2: the singular locus is the "
    "narrower network, with keys of one entry. Of its 34 critical weights two lie over each of "
    "these 10; the other 14 have a common factor l of V and K, and functions l^2 b."
)


def polynomial_networks(settings: Settings) -> Reproduction:
    """Dimensions of Kileel, Trager and Bruna and others, degrees, learning degrees, fibres."""
    rows = (*_polynomial(), *gaussian_squares(), *ideals(POLYNOMIAL_IDEALS), *functions())
    return Reproduction(NUMBER_COLUMNS, rows)


def attention(settings: Settings) -> Reproduction:
    """One layer of lightning attention, and the 14 regular and 10 singular critical points."""
    rows = (*_attention(), *dimensions(ATTENTION_DIMENSIONS), *ideals(ATTENTION_IDEALS))
    return Reproduction(NUMBER_COLUMNS, rows, _EXPLAINED)


def _polynomial() -> Iterator[PublishedNumber]:
    yield from dimensions(POLYNOMIAL_DIMENSIONS)
    yield from filling({PolynomialNetwork((2, 2, 1), 3): "over CC yes, over RR no"})
    for (widths, r), degree in DEGREES.items():
        network = PolynomialNetwork(widths, r)
        yield PublishedNumber(
            f"degree of the {network}", str(degree), ImageDegree(network.variety), _degree
        )
    for (widths, r), degree in BY_THEOREMS.items():
        network = PolynomialNetwork(widths, r)
        problem = ImageDegree(network)
        yield PublishedNumber(str(problem), str(degree), problem, _degree)
    data = (GenericMetric(), GenericData(), GaussianData())
    for (widths, r), counts in LEARNING.items():
        network = PolynomialNetwork(widths, r)
        for given, count in zip(data, counts, strict=True):
            name = f"learning degree of the {network}, {given}"
            yield PublishedNumber(name, str(count), LearningDegree(network, given), _functions)


def _attention() -> Iterator[PublishedNumber]:
    def image(result: Any) -> str:
        return image_in_words(result.value.dimension, result.value.degree, result.value.map_degree)

    def critical(result: Any) -> str:
        return _critical(result.value.functions, result.value.parameters)

    for (widths, rank), (degrees, generic, unit) in ATTENTION.items():
        network = LightningAttention(widths, (rank,), 2)
        name = f"functions of the {network}"
        yield PublishedNumber(name, image_in_words(*degrees), ImageDegree(network.variety), image)
        for given, known in ((GenericMetric(), generic), (Frobenius(), unit)):
            if known is not None:
                method = "chart" if widths[0] < 3 else "auto"  # others are counted in minutes
                loss = LearningDegree(network, given, method)
                name = f"critical points of the {network}, {in_words(given)}"
                yield PublishedNumber(name, _critical(*known), loss, critical)
    for (widths, rank), (n, degree) in SINGULAR.items():
        network = LightningAttention(widths, (rank,), 2)
        name = f"singular functions of the {network}"
        found = f"dimension {n}, degree {degree}"
        yield PublishedNumber(name, found, SingularLocus(network), _singular)
    for d, by_rank, method in (
        (2, "14, 14 weights; 10, 20 weights; 14, 14 weights", "chart"),
        (3, "7965, 7965 weights; 1083, 2166 weights; 219, 219 weights", "auto"),
    ):
        census = CriticalCensus(LightningAttention((d, 1), (2,), 2), method=method)
        name = f"critical points of widths {d}, 1 by rank: regular, singular, with a square"
        yield PublishedNumber(name, by_rank, census, _strata)
    for rows, cols, number, what in ((2, 4, 14, "regular"), (3, 2, 10, "singular")):
        problem = GenericEDDegree(Determinantal(rows, cols, 1))
        name = f"{what} ones: generic ED degree of rank one in {rows} x {cols}"
        yield PublishedNumber(name, str(number), problem, _value)


def _singular(result: Any) -> str:
    return f"dimension {result.value.dimension}, degree {result.value.degree}"


def _degree(result: Any) -> str:
    return str(result.value.degree)


def _functions(result: Any) -> str:
    return str(result.value.functions)


def _critical(functions: int, weights: int) -> str:
    return f"{counted(functions, 'function')}, {counted(weights, 'weight')}"


def _strata(result: Any) -> str:
    return "; ".join(
        f"{s.functions}, {counted(s.parameters, 'weight')}" for s in result.value.strata
    )


def _value(result: Any) -> str:
    return str(result.value)
