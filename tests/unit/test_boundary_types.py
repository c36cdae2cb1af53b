"""Types of decision boundaries: known numbers, the geometry of more terms, what is refused."""

from __future__ import annotations

from math import factorial
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.problems.boundary_types.definition import type_of
from neurovariety.problems.boundary_types.types import boundary_type, triangulation


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        # two rays, three pieces, four pieces, two components
        ((2, 2), [(8, 1, 2), (8, 1, 3), (8, 1, 4), (4, 2, 4)]),
        # empty, two rays, three pieces, a triangle
        ((3, 1), [(2, 0, 0), (12, 1, 2), (12, 1, 3), (2, 1, 3)]),
        ((1, 1), [(1, 1, 1)]),
    ],
)
def test_known_types_in_the_plane(terms: Any, expected: Any) -> None:
    found = nv.solve(nv.BoundaryTypes(terms)).value
    assert [(t.cells, t.components, t.pieces) for t in found.types] == expected
    assert found.cells == sum(t.cells for t in found.types)


def test_on_a_line_constants_divide_each_order_of_slopes() -> None:
    """By four planes through a line, one for each three of the four functions."""
    problem = nv.BoundaryTypes((2, 2), dimension=1)
    assert nv.solve(problem).value.cells == factorial(4) * 8


def test_signs_determine_the_boundary_of_more_terms() -> None:
    problem = nv.BoundaryTypes((2, 2), dimension=1)
    for signs, functions in list(problem.found.items())[::20]:
        expected = type_of(functions, 2)
        assert boundary_type(triangulation(signs, 4, 1), 2, 1) == expected


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (((0, 0), 2), "at least one term"),
        (((3, 3), 2), "at most 15 determinants, got 35 of 6 terms"),
        (((2, 2), 0), "dimension"),
        (((2, 2), 2.5), "dimension"),
        ((2, 2), "terms"),
        (((3, 2), 2, "definition"), "method"),
    ],
)
def test_what_is_refused(given: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.BoundaryTypes(*given)
