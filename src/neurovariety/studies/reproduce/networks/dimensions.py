"""Dimensions of the functions of networks, beside those that are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.networks.equivariant.network import EquivariantNetwork
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.problems.dimension.problem import Dimension
from neurovariety.problems.dimension.result import DimensionResult
from neurovariety.studies.reproduce.rows import PublishedNumber

_OF_POWERS: dict[tuple[tuple[int, ...], Any], tuple[int, int]] = {
    ((2, 1, 2, 1), 2): (2, 5),
    ((2, 3, 3, 2, 2), 2): (12, 18),
    ((2, 3, 4, 5, 4, 6, 4, 1), 2): (65, 65),
    ((2, 3, 4, 7, 8, 7, 10, 3), 2): (195, 195),
    ((2, 3, 3, 4, 4, 2, 1), 2): (33, 33),
    ((3, 4, 5, 2), (3, 5)): (33, 272),
    ((3, 5, 1), 4): (14, 15),
    ((4, 9, 1), 4): (34, 35),
    ((5, 7, 1), 3): (34, 35),
    ((3, 5, 2), 3): (19, 20),
    ((4, 5, 3), 2): (29, 30),
    ((2, 2, 1), 4): (4, 5),
    ((2, 2, 1), 5): (4, 6),
    ((2, 2, 3), 2): (8, 9),
    ((2, 2, 2), 3): (6, 8),
    ((3, 2, 1), 2): (5, 6),
    ((3, 2, 1), 3): (6, 10),
    ((3, 2, 2), 2): (8, 12),
    ((2, 2, 2, 2), 2): (8, 10),
}
_OF_POLYNOMIALS = {
    ((2, 2, 1), "z^2 + z"): (5,),
    ((2, 2, 1), "z^2 - 1"): (4,),
    ((2, 2, 1), "z^3 + z^2 + z"): (6,),
    ((2, 3, 2, 1), "z^3"): (8,),
    ((2, 3, 2, 1), "z^2 + z"): (11,),
    ((2, 3, 2, 1), "z^3 + z^2 + z"): (14,),
}
_WITH_BIASES = {
    ((2, 2, 2), "z^2"): (10,),
    ((2, 2, 1), "z^2"): (6,),
    ((2, 2, 1), "z^2 + z"): (6,),
    ((2, 2, 1), "z^3"): (7,),
    ((2, 2, 1), "z^3 + z^2 + z"): (9,),
}
POLYNOMIAL_DIMENSIONS: dict[Any, tuple[int, ...]] = {
    **{PolynomialNetwork(*layers): known for layers, known in _OF_POWERS.items()},
    **{PolynomialNetwork(*layers): known for layers, known in _OF_POLYNOMIALS.items()},
    **{PolynomialNetwork(*layers, bias=True): known for layers, known in _WITH_BIASES.items()},
}
"""Of the functions; then, where it is known, of the space that they lie in.

With biases ``z^2 + z`` is a square, up to shifts.
"""

ATTENTION_DIMENSIONS = {
    LightningAttention((3, 3), (2,), 2): (16,),
    LightningAttention((3, 3, 3), (2, 2), 2): (23,),
    LightningAttention((2, 3, 2), (2, 2), 2): (10,),
    LightningAttention((2, 1), (2,), 1): (4,),
    LightningAttention((3, 1), (3,), 1): (8,),
}
"""The formula of two tokens and more says 13 of the third, whose middle layer is wider.

It does not hold of single tokens, the last two.
"""

GROUP_DIMENSIONS = {
    EquivariantNetwork("(1 2)", (2,) * 4, activation=2): (4,),
    EquivariantNetwork("(1 2 3)", (3,) * 4, activation=2): (7,),
}
"""Convolutions over the groups of orders 2 and 3, three of them, with squares between."""


def dimensions(networks: Mapping[Any, tuple[int, ...]]) -> Iterator[PublishedNumber]:
    """The rows of some networks."""

    def found(numbers: int) -> Any:
        def read(result: DimensionResult) -> str:
            return _written((result.value.dimension, result.value.ambient)[:numbers])

        return read

    for network, known in networks.items():
        name = f"dimension of the {network}"
        yield PublishedNumber(name, _written(known), Dimension(network), found(len(known)))


def filling(networks: Mapping[Any, str]) -> Iterator[PublishedNumber]:
    """Whether networks have all functions of their spaces, or almost all."""

    def found(result: DimensionResult) -> str:
        words = {True: "yes", False: "no", None: "not known"}
        of = result.value
        return f"over CC {words[of.is_filling]}, over RR {words[of.fills_over_reals]}"

    for network, known in networks.items():
        yield PublishedNumber(f"the {network} fills its space", known, Dimension(network), found)


def image_in_words(dimension: int, degree: int, fibre: int | None) -> str:
    """How large the functions of a network are, and how many weights a general one has.

    Examples
    --------
    >>> image_in_words(5, 4, 1)
    'dimension 5, degree 4, fibre 1'
    """
    return f"dimension {dimension}, degree {degree}, fibre {fibre}"


def _written(numbers: tuple[int, ...]) -> str:
    return " of ".join(map(str, numbers))
