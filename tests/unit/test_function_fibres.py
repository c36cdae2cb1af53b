"""Fibres over one function: those that are empty, special, or real in part; what is refused."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError

P, C, A, L = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention, nv.LinearNetwork
LU = nv.SparseNetwork((2, 2, 2), ("1, 0; 1, 1", "1, 1; 0, 1"))
CUBES, QUARTICS, SQUARES = P((2, 2, 1), 3), P((2, 2, 1), 4), P((2, 2, 2), 2)

FIBRES: tuple[tuple[Any, Any, int, int | None, int | None], ...] = (
    # dimension, points modulo symmetries, real ones
    (CUBES, "x1^3 + x2^3", 2, 1, 1),
    (CUBES, "x1^3 - x1*x2^2", 2, 1, 0),  # three real roots: no sum of two real cubes
    (CUBES, "x1^2*x2", -1, 0, 0),  # in the closure alone
    (CUBES, "x1^3", 3, None, None),  # of one neuron
    (CUBES, "0", 4, None, None),
    (QUARTICS, "x1^4 + x1*x2^3", -1, 0, 0),  # not on the cubic
    (QUARTICS, "x1^4 + x1", -1, 0, 0),  # a term that the network has not
    (SQUARES, "x1^2 + x2^2; x1^2 - x2^2", 2, 1, 1),
    (P((1, 1, 1), "z^2 + 1"), "x1^2 + 1", 0, 1, 1),  # modulo signs
    (P((1, 1, 1), "z^2 + 1"), "5", 0, 1, 1),  # a neuron that signs do not move
    (P((1, 1, 1), "z^2 + 1"), "1 - x1^2", 0, 1, 0),
    (P((1, 1, 1), "z^2 + z", bias=True), "x1^2 + x1 + 1", 1, 1, 1),
    (nv.MonomialNetwork((1, 1, 1), 2), [0], 1, 1, 1),
    (C((2, 2)), [1, 3, 2], 1, 2, 2),
    (C((2, 2)), [1, 2, 1], 1, 1, 1),  # a double root
    (C((2, 2)), [1, 0, 1], 1, 2, 0),
    (C((2, 2)), [0, 1, 0], 1, 2, 2),  # a root at zero and one at infinity
    (C((2, 2), (2, 1)), [1, 2, 2, 4], 1, 1, 1),
    (C((2, 2), (2, 1)), [1, 2, 2, 5], -1, 0, 0),
    (C((3, 2), (2, 1)), [1, 0, 0, 0, 1], 1, 2, 0),  # real, and in the image over C alone
    (A((1, 1), (1,), 2), [-6], 2, 1, 1),
    (nv.SoftmaxAttention((2, 1), 1), [1, 2, 2, 4, 0, 1], 1, 1, 1),
    (nv.SoftmaxAttention((2, 1), 1), [1, 2, 2, 5, 0, 1], -1, 0, 0),
    (nv.ReLUNetwork((1, 2, 1), "1, 1"), [0], 3, None, None),
    (nv.RationalNetwork((2, 1, 1), "z/(1 + z)"), [2, 6, 3, 1], 0, 1, 1),
    (nv.RationalNetwork((2, 1, 1), "z/(1 + z)"), [2, 5, 3, 1], -1, 0, 0),
    (nv.RationalNetwork((2, 1, 1), "1/z"), [2, 3], 1, 1, 1),
    (LU, "0, 1; 1, 1", 2, 1, 1),
    (LU, "1, 1; 1, 0", -1, 0, 0),  # general matrices are products UL, but these are not closed
)


@pytest.mark.m2
@pytest.mark.parametrize(("network", "function", "dimension", "points", "real"), FIBRES, ids=str)
def test_fibres_over_special_functions(
    network: Any,
    function: Any,
    dimension: int,
    points: int | None,
    real: int | None,
    session: Session,
) -> None:
    found = nv.solve(nv.Fibre(network, function), session)
    value = found.value
    assert (value.dimension, value.points, value.real_points) == (dimension, points, real)
    assert value.is_empty == (dimension < 0)
    assert found.provenance.certainty is nv.Certainty.EXACT


@pytest.mark.m2
def test_points_that_are_close_are_not_one(session: Session) -> None:
    """Roots that differ by a millionth of a millionth, over the rationals."""
    near = C((2, 2)), ["1", "2", "999999999999999999999999/1000000000000000000000000"]
    assert nv.solve(nv.Fibre(*near), session).value.points == 2


@pytest.mark.parametrize(
    ("widths", "matrix", "dimension", "points"),
    [
        ((2, 1, 2), "1, 2; 2, 4", 1, 1),
        ((2, 1, 2), "x1 + 2*x2; 2*x1 + 4*x2", 1, 1),
        ((2, 1, 2), "0, 0; 0, 0", 2, None),
        ((2, 1, 2), "1, 0; 0, 1", -1, 0),
        ((1, 2, 1), "3", 3, None),
        ((2, 2), "1, 0; 0, 1", 0, 1),
    ],
)
def test_linear_networks_need_no_engine(
    widths: tuple[int, ...], matrix: str, dimension: int, points: int | None
) -> None:
    network = L(*widths)
    found = nv.solve(nv.Fibre(network, matrix))
    value = found.value
    assert (value.dimension, value.points) == (dimension, points)
    assert value.is_empty == value.is_empty_over_reals == (found.linear is None)


@pytest.mark.parametrize(
    ("network", "function", "message"),
    [
        (3, "x1", "expected a network"),
        (CUBES, [1, 2], "expected 4 numbers"),
        (CUBES, "x1^3; x2^3", "each of 1 outputs"),
        (CUBES, "x3^3", "x3"),
        (CUBES, [1, 2, 3, 0.5], "expected an exact number"),
        (nv.ReLUNetwork((1, 2, 1)), "x1", "the 2 coordinates of its map"),
    ],
)
def test_what_is_no_function_is_refused(network: Any, function: Any, message: str) -> None:
    with pytest.raises(SpecificationError, match=message):
        nv.Fibre(network, function)
