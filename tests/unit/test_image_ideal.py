"""Equations of images: known numbers of generators."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.evaluation import embedded
from neurovariety.algebra.polynomials import polynomial_ring
from neurovariety.algebra.textbook.buchberger import eliminated
from neurovariety.errors import SpecificationError
from neurovariety.problems.image_ideal.closure import closure
from neurovariety.problems.image_ideal.interpolation import Forms

P, C, A = nv.PolynomialNetwork, nv.ConvolutionalNetwork, nv.LightningAttention


@pytest.mark.parametrize(
    ("network", "degree", "counts"),
    [
        (P((2, 2, 1), 4), 3, {3: 1}),
        (P((2, 2, 1), 5), 3, {3: 4}),
        (P((2, 2, 2), 3), 3, {3: 4}),
        (C((3, 3), (2, 1)), 3, {3: 4}),
        (C((2, 2), activation=2), 3, {2: 1, 3: 3}),
        (A((2, 1), (2,), 2), 4, {4: 1}),
        (A((2, 1), (1,), 2), 3, {2: 3}),
        (A((2, 2), (2,), 2), 4, {2: 5, 4: 10}),
    ],
    ids=str,
)
def test_the_numbers_are_those_of_the_literature(
    network: Any, degree: int, counts: dict[int, int]
) -> None:
    found = Forms(network.variety).up_to(degree)
    degrees = [max(map(sum, f.itermonoms())) for f in found]
    assert {d: degrees.count(d) for d in sorted(set(degrees))} == counts


def test_a_prime_that_divides_a_coefficient_is_left_for_another() -> None:
    p = 2**31 - 1  # the first
    (quadric,) = Forms(nv.Parametric(f"s^2; {p}*s*t; t^2")).up_to(2)
    assert {abs(int(c)) for c in quadric.itercoeffs()} == {1, p**2}


def test_a_coordinate_may_be_zero() -> None:
    assert list(map(str, Forms(nv.Parametric("a; 0; a^2")).up_to(3))) == ["x2", "x1**2 - x3"]


def test_what_is_no_map_is_refused() -> None:
    with pytest.raises(SpecificationError, match="MinorsIdeal"):
        nv.ImageIdeal(nv.Determinantal(2, 2, 1), 2)


@pytest.mark.parametrize(
    "image",
    [
        nv.Parametric("t; t^2; t^3"),
        nv.Parametric("s^2; s*t; t^2; s"),
        nv.Parametric("(1 - t^2)/(1 + t^2); 2*t/(1 + t^2)"),
        P((2, 1, 2), 1).map,
        C((2, 2), (2, 1)).map,
        nv.Parametric("s^4; s^3*t; s*t^3; t^4"),  # some leading terms have another point
    ],
    ids=str,
)
def test_a_closure_has_the_equations_of_elimination(image: nv.Parametric) -> None:
    k = len(image.parameters)
    ring = polynomial_ring([*image.parameters, "inverse", *image.coordinates])
    q = embedded(image.denominator, ring)
    graph = [
        q * x - embedded(f, ring)
        for x, f in zip(ring.gens[k + 1 :], image.polynomials, strict=True)
    ]
    wanted = eliminated([*graph, 1 - q * ring.gens[k]], ring, k + 1)
    found = closure(image)
    assert found is not None
    assert found.coordinates == image.coordinates
    smaller = found.polynomials[0].ring
    basis = eliminated(found.polynomials, smaller, 0)
    assert set(basis) == {smaller.from_dict({m[k + 1 :]: c for m, c in f.terms()}) for f in wanted}


def test_a_closure_that_takes_long_is_not_given() -> None:
    """Of degree 20, more than that of its equations."""
    assert closure(A((2, 2), (1,), 2).map) is None
