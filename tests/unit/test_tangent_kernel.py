"""Tangent kernels: known eigenvalues, exact zeros, tiny ones, what is refused."""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin, sqrt
from typing import Any

import pytest

import neurovariety as nv

OCTAHEDRON = "1,0,0; -1,0,0; 0,1,0; 0,-1,0; 0,0,1; 0,0,-1"
HEXAGON = "1,0,-1; -1,0,1; 1,-1,0; -1,1,0; 0,1,-1; 0,-1,1"


@pytest.mark.parametrize(
    ("points", "value"),
    [
        (OCTAHEDRON, 1 - 1 / pi),
        ("1,1,1; 1,-1,-1; -1,1,-1; -1,-1,1", 0.980556131317351),
        ("2,-1,-1; -1,2,-1; -1,-1,2", 2 / 3 + sqrt(3) / (2 * pi)),  # not 7/6 - sqrt(3)/(4 pi)
        ([[cos(2 * pi * k / 5), sin(2 * pi * k / 5)] for k in range(5)], 0.412902143242),
        ("1,0; 1000000000000,1", 1.591549430924e-13),
    ],
)
def test_known_values(points: Any, value: float) -> None:
    low, high = nv.solve(nv.TangentKernel(points)).value.smallest_eigenvalue
    assert 0 < low < high < low * (1 + 1e-12)
    assert abs(low - value) < 1e-11 * value


@pytest.mark.parametrize(
    ("points", "activation", "singular"),
    [
        (HEXAGON, "relu", True),  # three lines in a plane
        (OCTAHEDRON, "relu", False),
        (OCTAHEDRON, "abs", True),
        ("1,2; 3,1; 2,1", "abs", False),
        ("1,2; 3,1; 2,1", "linear", True),
        ("1,2; 3,1", "linear", False),
        ("1; -1", "relu", False),
        (HEXAGON, "1/10", True),
    ],
)
def test_whether_it_is_singular_is_exact(points: str, activation: str, singular: bool) -> None:
    result = nv.solve(nv.TangentKernel(points, activation))
    assert result.value.is_singular == singular
    assert (result.provenance.certainty is nv.Certainty.EXACT) == singular
    assert (result.value.smallest_eigenvalue[1] == 0) == singular


def test_a_slope_that_no_float_holds() -> None:
    low, high = nv.solve(nv.TangentKernel("1,2; 3,1", 10**400)).value.smallest_eigenvalue
    assert 0 < low < high < low * (1 + Fraction(1, 10**12))


def test_the_distances_and_the_theorem() -> None:
    found = nv.solve(nv.TangentKernel("1,0,0; 0,1,0; -3,-4,0")).value
    names = ("delta", "delta'", "scaling")
    delta, prime, scaling = (found.numbers[name] for name in names)
    assert delta is not None
    assert prime is not None
    assert scaling is not None
    assert delta[0] ** 2 <= Fraction(2, 5) <= delta[1] ** 2  # to the opposite of the second
    assert prime[0] ** 2 <= 2 <= prime[1] ** 2
    assert scaling[1] < found.smallest_eigenvalue[0] <= found.upper_bound[1]
    assert nv.solve(nv.TangentKernel("1,0; 0,1")).value.separation.scaling is None


def test_what_is_refused() -> None:
    for points, activation, said in (
        ("1,2; 2,4", "relu", "different rays"),
        ("1,2; 0,0", "relu", "not zero"),
        ("1,2", "relu", "from 2 to"),
        ("1,2; 2,1", "tanh", "expected relu"),
        ("1,2; 2,1", 0.1, "expected relu"),
    ):
        with pytest.raises(nv.SpecificationError, match=said):
            nv.TangentKernel(points, activation)
