"""Fibres, decision boundaries and teachers of polynomial networks, and what their numbers are."""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial, prod
from typing import Any

from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.identifiability.problem import Identifiability
from neurovariety.problems.learning_degree.data import GenericData
from neurovariety.problems.polynomial_boundary.problem import PolynomialBoundary
from neurovariety.problems.teacher_discriminant.problem import TeacherDiscriminant
from neurovariety.studies.reproduce.rows import PublishedNumber

FINITE = "dimension 0, points 1"
FIBRES = {
    ((2, 2, 1), 3): FINITE,
    ((2, 3, 1), 5): FINITE,
    ((2, 4, 1), 7): FINITE,
    ((3, 3, 2), 2): FINITE,
    ((3, 2, 2), 2): FINITE,
    ((3, 3, 3), 2): FINITE,
    ((3, 4, 4), 2): FINITE,
    ((2, 3, 3), 3): FINITE,
    ((2, 2, 2, 2), 2): FINITE,
    ((2, 3, 2, 1), 4): FINITE,
    ((2, 2, 3, 1), 5): FINITE,
    ((4, 5, 1), 3): FINITE,
    ((3, 9, 1), 6): "dimension 0, points 2",
    ((2, 2, 3, 1), 4): "dimension 1",
    ((2, 2, 3, 2), 3): "dimension 1",
    ((3, 4, 3), 2): "dimension 2",
}
"""By widths and exponents: of a general function, modulo symmetries."""

ORDERED = {((3, 2, 2), 2): 2, ((3, 3, 3), 2): 6, ((2, 2, 2, 2), 2): 4}
"""By widths and exponents: weights of a general function modulo scalings, neurons in order."""

BOUNDARIES = {
    ((2, 2, 1), 2): 4,
    ((3, 3, 2, 1), 2): 36,
    ((4, 4, 2, 1), 2): 64,
    ((4, 4, 3, 1), 2): 128,
    ((3, 2, 3, 1), 3): 81,
}
"""By widths and exponents, with biases: ED degrees for general weights."""

CIRCLE = (1, 0, 0, 1, 1, 1, 0, 0, -4)
"""Weights of the widths 2, 2, 1 with biases: x1^2 + x2^2 - 4, of squares."""


def functions() -> Iterator[PublishedNumber]:
    """The rows."""

    def fibre(result: Any) -> str:
        points = result.value.points
        return f"dimension {result.value.fibre_dimension}" + (f", points {points}" * bool(points))

    for (widths, r), known in FIBRES.items():
        network = PolynomialNetwork(widths, r)
        yield PublishedNumber(f"fibres of the {network}", known, Identifiability(network), fibre)

    def ordered(result: Any) -> str:
        return str(result.value.points * prod(map(factorial, result.value.symmetries.permutations)))

    for (widths, r), count in ORDERED.items():
        network = PolynomialNetwork(widths, r)
        name = f"weights of a function of the {network}, modulo scalings"
        yield PublishedNumber(name, str(count), Identifiability(network), ordered)

    def cost(result: Any) -> str:
        return str(result.value.ed_degree)

    for (widths, r), degree in BOUNDARIES.items():
        network = PolynomialNetwork(widths, r, bias=True)
        weights = [pow(7, k, 101) - 50 for k in range(network.parameter_count)]
        name = f"ED degree of a boundary of the {network}"
        yield PublishedNumber(name, str(degree), PolynomialBoundary(network, weights), cost)
    circle = PolynomialBoundary(PolynomialNetwork((2, 2, 1), 2, bias=True), CIRCLE)
    yield PublishedNumber("ED degree of a boundary that is a circle", "2", circle, cost)

    def degrees(result: Any) -> str:
        return f"{result.value.degree} in the teacher, {result.value.metric_degree} in the moments"

    network = PolynomialNetwork((2, 1, 1), 2)
    yield PublishedNumber(
        f"degree of the teacher discriminant of the {network}",
        "6 in the teacher, 12 in the moments",
        TeacherDiscriminant(network, GenericData()),
        degrees,
    )
