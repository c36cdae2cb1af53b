"""Definitions that are computed in this process: values that no engine had a hand in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import neurovariety as nv


def definition(problem: Any) -> Any:
    result = nv.solve(replace(problem, method="definition"))
    assert result.provenance.engine == "neurovariety"
    return result.value


def test_components_of_several_dimensions_have_their_own_singular_points() -> None:
    problem = nv.MinorsIdeal("z*(y^2 - x^3), z*(z - 1)", 1, method="definition")
    locus = nv.solve(problem).singular_locus
    assert locus.dimension == 0  # the cusp of the curve in the plane z = 1, faults.md
    assert all(not locus.reduce(f) for f in (locus.ring.gens[2] - 1, locus.ring.gens[0] ** 2))


@pytest.mark.parametrize(
    ("matrix", "size", "numbers"),
    [
        ("a, b, c; b, c, d", 2, (2, 3)),  # the cone over the twisted cubic
        ("a, b; b, a", 2, (1, 2)),  # two lines
        ("a, a - 1", 1, (-1, 0)),
        ("a*b, a*c", 1, (2, 1)),  # a plane, and a line beside it
    ],
)
def test_dimension_and_degree(matrix: str, size: int, numbers: tuple[int, int]) -> None:
    value = definition(nv.MinorsIdeal(matrix, size))
    assert (value.dimension, value.degree) == numbers


def test_equal_ideals_have_equal_bases() -> None:
    first, second = (
        definition(nv.GroebnerBasis(text, "x, y, z", order="lex"))
        for text in ("x - y^2; z - y^3", "x*y - z; x - y^2; x^3 - z^2 + x - y^2")
    )
    assert first.groebner_basis == second.groebner_basis
    assert definition(nv.IdealEquality(first.generators, second.generators, order="lex")).equal
    assert not definition(nv.IdealEquality("x^2; y", "x; y")).equal


def test_what_grows_too_large_says_so() -> None:
    powers = "; ".join(f"(x+{k}*y+z)^{5 + k}*y - {k}*w^3" for k in range(1, 4))
    problem = nv.GroebnerBasis(powers, order="lex", method="definition")
    with pytest.raises(nv.NeuroVarietyError, match="Buchberger's algorithm was stopped at"):
        nv.solve(problem)
