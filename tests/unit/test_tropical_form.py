"""Tropical forms: numbers of monomials, Newton polytopes, other networks, what is refused."""

from __future__ import annotations

import pytest

import neurovariety as nv
from neurovariety.problems.tropical_form.polynomials import of_network
from tests.unit.test_linear_regions import generated


def test_sizes_of_generated_networks() -> None:
    assert tuple(map(len, of_network(generated(2, 3, 3, 1).function))) == (10, 9)


def test_newton_polytopes() -> None:
    bumped = nv.MaxoutNetwork("0,0; 2,0; 0,2; 1,1 | 1", "0,0,0,1 | 0", rank=4)
    result = nv.solve(nv.TropicalForm(bumped))
    assert len(result.value.g) == 4
    g, h = result.newton_polytopes
    assert sorted(tuple(map(int, s)) for s in g) == [(0, 0), (0, 2), (2, 0)]
    assert h == ((0, 0),)


def test_a_form_is_its_own() -> None:
    f = nv.TropicalRational("0, 1; 0, -1; -1/2, 0", "0, 2; -1, 3")
    found = nv.solve(nv.TropicalForm(f)).value
    assert found.g == ((0, -1), (0, 1))  # -1/2 is never the largest
    assert found.h == ((0, 2), (-1, 3))


def test_what_is_refused() -> None:
    with pytest.raises(nv.SpecificationError, match="one output"):
        nv.TropicalForm(nv.ReLUNetwork(weights="1|1;1"))
