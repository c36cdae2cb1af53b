"""Mixed volumes, by every gfan and PHCpack of this machine, against theorems and each other."""

from __future__ import annotations

from itertools import permutations, product
from math import prod
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurovariety.engines import discovery
from neurovariety.engines.base import Limits
from neurovariety.engines.discovery import Probe
from neurovariety.engines.errors import EngineBroken, EngineError, EngineNotFound, EngineTimeout
from neurovariety.engines.tools import PROGRAMS, Tool, find_tool
from neurovariety.errors import ProtocolError, SpecificationError
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.critical_points.mixedvolume import Support, mixed_volume, with_origin

# Every usable one; and one that the user named, which fails here if it does not work.
FOUND = [
    probe
    for tool in (Tool.GFAN, Tool.PHC)
    for probe in discovery.probe_all(PROGRAMS[tool])
    if probe.usable or probe.candidate.binding
]


@pytest.fixture(
    scope="session", params=FOUND or [None], ids=lambda probe: str(probe and probe.candidate.path)
)
def tool(request: pytest.FixtureRequest) -> Probe:
    """A program; without any, every test that needs one is an error."""
    found: Probe | None = request.param
    assert found is not None, "expected a usable gfan or phc, see `neurovariety doctor`"
    assert found.usable, str(found)
    return found


def box(sides: tuple[int, ...]) -> Support:
    return tuple(product(*((0, side) if side else (0,) for side in sides)))


def simplex(size: int, n: int) -> Support:
    return with_origin((tuple(size * (i == j) for i in range(n)) for j in range(n)), n)


def cyclic(n: int) -> list[Support]:
    """The cyclic n-roots problem."""
    sums = [
        tuple(tuple(int((i - start) % n < k) for i in range(n)) for start in range(n))
        for k in range(1, n)
    ]
    return [*sums, ((0,) * n, (1,) * n)]


def permanent(matrix: list[tuple[int, ...]]) -> int:
    n = range(len(matrix))
    return sum(prod(matrix[i][p[i]] for i in n) for p in permutations(n))


def determinant(matrix: list[tuple[int, ...]]) -> int:
    if not matrix:
        return 1
    return sum(
        (-1) ** j * first * determinant([row[:j] + row[j + 1 :] for row in matrix[1:]])
        for j, first in enumerate(matrix[0])
    )


@pytest.mark.parametrize(("n", "value"), [(2, 2), (3, 6), (4, 16), (5, 70), (6, 156), (7, 924)])
def test_cyclic_roots(tool: Probe, n: int, value: int) -> None:
    """Emiris, Canny: Efficient incremental algorithms for the sparse resultant and the mixed
    volume, J. Symb. Comput. 20 (1995) 117-149, on cyclic n-roots.
    """
    found = mixed_volume(cyclic(n), tool)
    assert (found.value, found.tool, found.version) == (value, tool.name, tool.version)
    assert found.seconds > 0
    exact = Certainty.EXACT if tool.name == "gfan" else Certainty.NUMERICAL
    assert found.certainty is exact


@settings(max_examples=20)
@given(data=st.data())
def test_boxes_have_the_permanent_of_their_sides(tool: Probe, data: st.DataObject) -> None:
    """The mixed volume is additive in each of its arguments, and a box is a sum of segments."""
    n = data.draw(st.integers(1, 4))
    sides = data.draw(st.lists(st.tuples(*[st.integers(0, 3)] * n), min_size=n, max_size=n))
    assert mixed_volume([box(row) for row in sides], tool).value == permanent(sides)


@settings(max_examples=20)
@given(data=st.data())
def test_segments_have_the_determinant_of_their_directions(
    tool: Probe, data: st.DataObject
) -> None:
    n = data.draw(st.integers(1, 4))
    rows = data.draw(st.lists(st.tuples(*[st.integers(0, 4)] * n), min_size=n, max_size=n))
    value = mixed_volume([with_origin([row], n) for row in rows], tool).value
    assert value == abs(determinant(rows))


@settings(max_examples=15)
@given(degrees=st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_simplices_have_the_product_of_their_degrees(tool: Probe, degrees: list[int]) -> None:
    n = len(degrees)
    assert mixed_volume([simplex(d, n) for d in degrees], tool).value == prod(degrees)


@settings(max_examples=15)
@given(data=st.data())
def test_all_tools_agree_and_nothing_but_the_hulls_counts(data: st.DataObject) -> None:
    """Neither translations, nor the order, nor repetitions or midpoints change the value."""
    n = data.draw(st.integers(2, 3))
    exponents = st.tuples(*[st.integers(0, 4).map(lambda e: 2 * e)] * n)
    given = data.draw(st.lists(st.lists(exponents, min_size=1, max_size=6), min_size=n, max_size=n))
    shift = data.draw(st.tuples(*[st.integers(0, 3)] * n))
    order = data.draw(st.permutations(range(n)))
    changed = []
    for points in given:
        middle = tuple((a + b) // 2 for a, b in zip(points[0], points[-1], strict=True))
        all_points = [*points, middle, points[0]]
        changed.append([tuple(p[i] + shift[i] for i in order) for p in all_points])
    values = {mixed_volume(system, tool).value for system in (given, changed) for tool in FOUND}
    assert len(values) == 1


@pytest.mark.parametrize(
    ("supports", "words"),
    [
        ([], "at least one support"),
        ([[(0, 0)], []], "support 2: expected at least one exponent"),
        ([[(0, 0), (1, 0)]], "as many supports as variables, got 1 supports"),
        ([[(0,), (1,)], [(0,)]], r"2 supports and the exponent \(0,\) of 1 variables"),
        ([[(0, 0), (1, 1)], [(0, 0), (1, 1, 0)]], "of 3 variables"),
        ([[(0, 0), (-1, 0)], [(0, 0), (0, 1)]], r"exponent \(-1, 0\): expected at least 0, got -1"),
        ([[(0, 0.5)], [(0, 1)]], "expected an integer at least 0"),
        ([[(True, 0)], [(0, 1)]], "expected an integer at least 0"),
    ],
)
def test_bad_supports(supports: list[list[tuple[int, ...]]], words: str) -> None:
    with pytest.raises(SpecificationError, match=words):
        mixed_volume(supports)


@pytest.mark.parametrize("name", ["msolve", "bertini"])
def test_bad_tools(name: str) -> None:
    with pytest.raises(SpecificationError, match="expected gfan or phc"):
        mixed_volume([[(0,), (1,)]], name)


def test_a_wrong_path() -> None:
    with pytest.raises(EngineNotFound, match="no such file"):
        mixed_volume([[(0,), (1,)]], find_tool("gfan", "/nowhere/gfan"))


def test_limits(tool: Probe) -> None:
    with pytest.raises(EngineTimeout, match=r"within the limit of 0\.05 seconds") as caught:
        mixed_volume(cyclic(12), tool, Limits(0.05))
    assert caught.value.run is not None


def test_numbers_that_are_too_large_for_gfan(monkeypatch: pytest.MonkeyPatch) -> None:
    system = [simplex(2000, 3)] * 3
    with pytest.raises(EngineError, match="too large for its 32-bit integers"):
        mixed_volume([[(0,), (10**9,)]], "gfan")
    with pytest.raises(EngineError, match="too large for its 32-bit integers"):
        mixed_volume(system, "gfan")
    if any(probe.name == "phc" for probe in FOUND):
        found = mixed_volume(system)
        assert (found.value, found.tool) == (2000**3, "phc")
    monkeypatch.setenv("NEUROVARIETY_PHC", "/nowhere/phc")
    with pytest.raises(EngineError, match="too large for its 32-bit integers"):
        mixed_volume(system)


def test_what_the_user_names_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUROVARIETY_GFAN", "/bin/true")
    with pytest.raises(EngineBroken, match="NEUROVARIETY_GFAN"):
        mixed_volume([[(0,), (1,)]])


def test_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for program in PROGRAMS.values():
        monkeypatch.delenv(program.variable, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(discovery, "_site_folders", tuple)
    with pytest.raises(EngineNotFound, match=r"pip install .*\[bounds\]"):
        mixed_volume([[(0,), (1,)]])


@pytest.mark.parametrize("says", ["5 6", "-5", "five", ""])
def test_an_answer_that_is_no_number(says: str, tmp_path: Path) -> None:
    path = tmp_path / "gfan"
    path.write_text(f"#!/bin/sh\nif grep -q 9 -; then echo '{says}'; else echo 5; fi\n")
    path.chmod(0o755)
    with pytest.raises(ProtocolError, match="expected a mixed volume"):
        mixed_volume([[(0,), (9,)]], find_tool("gfan", path))
