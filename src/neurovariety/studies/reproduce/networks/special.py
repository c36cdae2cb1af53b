"""Convolutions with two filters: singular functions, pinched ones, and a target by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neurovariety.networks.convolutions.network import ConvolutionalNetwork
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import CriticalCensusResult
from neurovariety.problems.fibre.problem import Fibre
from neurovariety.problems.fibre.result import FibreResult
from neurovariety.problems.singular_locus.problem import SingularLocus
from neurovariety.problems.singular_locus.result import SingularLocusResult
from neurovariety.studies.reproduce.rows import PublishedNumber
from neurovariety.varieties.metrics import Frobenius

STRIDES = ConvolutionalNetwork((3, 2), (2, 2))
SINGULAR: dict[Any, str] = {
    STRIDES: "x2, x4",
    ConvolutionalNetwork((2, 2), activation=2): "x1, x2, x4, x5",
}
"""The equations of the singular functions: a space, and a line."""

DOUBLE = {
    (1, 0, 3, 0, 1): 2,
    (1, 0, -5, 0, 2): 2,
    (1, 0, 2, 0, 1): 1,
    (4, 0, -4, 0, 1): 1,
}
"""Weights modulo scalings of singular functions q of `STRIDES`; q2^2 = 4 q0 q4 of pinched ones.

With strides of two a singular function is a product of two filters in t^2, in two orders.
"""


def special_functions() -> Iterator[PublishedNumber]:
    """The rows."""

    def equations(result: SingularLocusResult) -> str:
        return "; ".join(", ".join(map(str, V.generators)) for V in result.value.components)

    for network, known in SINGULAR.items():
        name = f"singular functions of the {network}"
        yield PublishedNumber(name, known, SingularLocus(network), equations)

    def points(result: FibreResult) -> str:
        return str(result.value.points)

    for function, number in DOUBLE.items():
        name = f"weights of the function {function} of the {STRIDES}, modulo scalings"
        yield PublishedNumber(name, str(number), Fibre(STRIDES, function), points)

    def losses(result: CriticalCensusResult) -> str:
        points = result.value.strata[1].points or ()
        return ", ".join(f"{float(p.squared_distance[0]):.6g}" for p in points)

    by_hand = CriticalCensus(ConvolutionalNetwork((2, 2)), Frobenius(), (1, 0, 1))
    name = "critical values of the distance to x^2 + 1 of filters 2, 2 with a double root"
    yield PublishedNumber(name, "1, 1, 1.33333, 1.33333", by_hand, losses)
