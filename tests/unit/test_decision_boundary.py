"""Decision boundaries: known ones, zero on a region, pieces in space, what is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.problems.decision_boundary.plane import PlaneBoundary
from tests.unit.test_linear_regions import generated


def found(network: Any) -> Any:
    return nv.solve(nv.DecisionBoundary(network)).value


def relu(weights: str, biases: str | None = None) -> nv.ReLUNetwork:
    return nv.ReLUNetwork(weights=weights, biases=biases)


def sizes(b: PlaneBoundary) -> tuple[int, ...]:
    return len(b.vertices), len(b.edges), len(b.rays), len(b.lines), b.components, b.bounded_cells


@pytest.mark.parametrize(
    ("widths", "vertices", "edges"),
    [((2, 3, 1), 1, 0), ((2, 4, 1), 4, 3), ((2, 3, 3, 1), 10, 9), ((2, 4, 4, 1), 15, 14)],
)
def test_generated_networks(widths: Any, vertices: int, edges: int) -> None:
    assert sizes(found(generated(*widths))) == (vertices, edges, 2, 0, 1, 0)


def test_the_vertex_of_the_smallest() -> None:
    assert found(generated(2, 3, 1)).vertices == ((Fraction(-3, 2), Fraction(-14, 15)),)


SIDES = "1,0; -1,0; 0,1; 0,-1"


@pytest.mark.parametrize(
    ("network", "expected", "has_flat"),
    [
        (relu(f"{SIDES} | 1,1,1,1", "0,0,0,0 | -1"), (4, 4, 0, 0, 1, 1), False),  # a diamond
        (relu(f"{SIDES} | 1,1,1,1"), (1, 0, 0, 0, 1, 0), False),  # a point
        (relu(f"{SIDES} | 1,1,-1,-1"), (1, 0, 4, 0, 1, 0), False),  # lines that cross
        (relu("1,0; -1,0 | 1,1"), (0, 0, 0, 1, 1, 0), False),  # abs(x) has no sign change
        (relu("1,0; -1,0 | 1,1", "0,0 | -1"), (0, 0, 0, 2, 2, 0), False),
        (relu("1,0; 0,1 | 1,1"), (1, 0, 2, 0, 1, 0), True),  # zero on a quadrant
        (relu("1,0; 1,0 | 1,-1"), (0, 0, 0, 0, 0, 0), True),  # zero everywhere
        (relu("1,0; -1,0 | 1,1", "0,0 | 1"), (0, 0, 0, 0, 0, 0), False),
        (relu("1,0; 0,1 | 1,0; 0,1"), (1, 0, 3, 0, 1, 0), True),  # two outputs
    ],
)
def test_small_boundaries(network: Any, expected: Any, has_flat: bool) -> None:
    boundary = found(network)
    assert (sizes(boundary), boundary.flat > 0) == (expected, has_flat)


def test_pieces_in_space() -> None:
    octahedron = relu(
        "1,0,0; -1,0,0; 0,1,0; 0,-1,0; 0,0,1; 0,0,-1 | 1,1,1,1,1,1", "0,0,0,0,0,0 | -1"
    )
    result = nv.solve(nv.DecisionBoundary(octahedron))
    assert (result.value.pieces, result.value.flat) == (8, 0)
    for piece in result.pieces:
        assert octahedron.function.at(piece.point) == (0,)
        assert all(
            f[0] + sum(a * b for a, b in zip(f[1:], piece.point, strict=True)) > 0
            for f in piece.inequalities
        )
    assert found(relu("1,0,0; -1,0,0 | 1,1")).pieces == 1  # a facet of two regions
    assert found(relu("1; -1 | 1,1", "0,0 | -1")).pieces == 2  # on the line


def test_what_is_refused() -> None:
    with pytest.raises(nv.SpecificationError, match="one output or two"):
        nv.DecisionBoundary(relu("1|1;1;1"))
    with pytest.raises(nv.SpecificationError, match="equally many entries"):
        nv.TropicalRational("1, 2", "1, 2, 3")
