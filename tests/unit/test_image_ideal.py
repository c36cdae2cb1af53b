"""Equations of images: known numbers of generators."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.errors import SpecificationError
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
    ],
    ids=str,
)
def test_the_numbers_are_those_of_the_literature(
    network: Any, degree: int, counts: dict[int, int]
) -> None:
    found = Forms(network.variety).up_to(degree)
    degrees = [max(map(sum, f.itermonoms())) for f in found]
    assert {d: degrees.count(d) for d in sorted(set(degrees))} == counts


def test_what_is_no_map_is_refused() -> None:
    with pytest.raises(SpecificationError, match="MinorsIdeal"):
        nv.ImageIdeal(nv.LinearNetwork(2, 1, 2), 2)
