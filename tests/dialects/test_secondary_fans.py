"""Cells of decision boundaries, as cones of the secondary fans that gfan finds for their slopes."""

from __future__ import annotations

import re
import subprocess
from collections import Counter, defaultdict
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.tools import Tool, find_tool
from neurovariety.problems.boundary_types.chirotopes import Functions, Signs, subsets
from neurovariety.problems.boundary_types.definition import type_of
from neurovariety.problems.boundary_types.types import triangulation


def secondary_fan(functions: Functions) -> list[list[int]]:
    """Heights in each of the maximal cones of the secondary fan of the slopes."""
    slopes = ",".join(f"({','.join(map(str, (1, *s)))})" for *s, _ in functions)
    gfan = str(find_tool(Tool.GFAN).candidate.path)
    answer = subprocess.run(
        [gfan, "_secondaryfan"],
        input=f"{{{slopes}}}",
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    parts = dict(re.findall(r"^([A-Z_]+)\n(.+?)(?:\n\n|\Z)", answer, re.M | re.S))
    rays = [[int(v) for v in line.split("#")[0].split()] for line in parts["RAYS"].splitlines()]
    cones = [re.findall(r"\d+", line.split("#")[0]) for line in parts["MAXIMAL_CONES"].splitlines()]
    return [[sum(v) for v in zip(*(rays[int(i)] for i in cone), strict=True)] for cone in cones]


def by_slopes(problem: nv.BoundaryTypes) -> list[list[tuple[Signs, Functions]]]:
    """The cells, together if the slopes have the same orientations."""
    k = problem.all_terms
    of_slopes = [i for i, s in enumerate(subsets(k, problem.dimension)) if k in s]
    found = defaultdict(list)
    for signs, functions in problem.found.items():
        found[tuple(signs[i] for i in of_slopes)].append((signs, functions))
    return list(found.values())


@pytest.mark.parametrize("terms", [(2, 2), (3, 1)])
def test_four_slopes_have_a_cell_for_each_cone_of_the_secondary_fan(terms: Any) -> None:
    problem = nv.BoundaryTypes(terms, 2)
    types = Counter[Any]()
    for cells in by_slopes(problem):
        (_, functions), *_ = cells
        heights = secondary_fan(functions)
        assert len(heights) == len(cells)
        for h in heights:
            lifted = [(*s, c) for (*s, _), c in zip(functions, h, strict=True)]
            types[type_of(tuple(lifted), terms[0])] += 1
    found = nv.solve(problem).value
    assert {(t.components, t.bounded, t.unbounded): t.cells for t in found.types} == types


def test_five_slopes_have_a_triangulation_for_each_cone() -> None:
    groups = by_slopes(nv.BoundaryTypes((3, 2), 2))
    for cells in groups[:: len(groups) // 8]:
        triangulations = {tuple(triangulation(signs, 5, 2)) for signs, _ in cells}
        assert len(secondary_fan(cells[0][1])) == len(triangulations) == 5 < len(cells)
