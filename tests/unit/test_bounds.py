"""The bounds of Bharadwaj's thesis: its table, the hypotheses, and what happens without a tool."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.certify.isolation import real_solutions
from neurovariety.engines import discovery, tools
from neurovariety.engines.base import Limits
from neurovariety.engines.tools import PROGRAMS, find_tool
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.losses import GradientSystem, QuadraticLoss
from neurovariety.problems.critical_points.bounds import Bound, Bounds, bounds, by_neuron
from neurovariety.problems.critical_points.countlaw import critical_count_law

# Bharadwaj's thesis, table 3.1: d, d_x, d_y: CBB, BKK, B_C, B_C*.
TABLE = [
    ((1, 1, 1), (9, 5, 5, 4)),
    ((1, 2, 1), (27, 9, 5, 4)),
    ((1, 3, 1), (81, 13, 5, 4)),
    ((1, 1, 2), (27, 9, 9, 8)),
    ((1, 2, 2), (81, 33, 9, 8)),
    ((1, 3, 2), (243, 73, 9, 8)),
    ((1, 1, 3), (81, 13, 13, 12)),
    ((1, 2, 3), (243, 73, 13, 12)),
    ((1, 3, 3), (729, 245, 13, 12)),
    ((2, 1, 1), (81, 25, 25, 16)),
    ((2, 2, 1), (729, 81, 25, 16)),
    ((2, 3, 1), (6561, 169, 25, 16)),
    ((2, 1, 2), (729, 81, 81, 64)),
    ((2, 2, 2), (6561, 1089, 81, 64)),
    ((2, 3, 2), (59049, 5329, 81, 64)),
    ((2, 1, 3), (6561, 169, 169, 144)),
    ((2, 2, 3), (59049, 5329, 169, 144)),
    ((2, 3, 3), (531441, 60025, 169, 144)),
    ((3, 1, 1), (729, 125, 125, 64)),
    ((3, 2, 1), (19683, 729, 125, 64)),
    ((3, 3, 1), (531441, 2197, 125, 64)),
    ((3, 1, 2), (19683, 729, 729, 512)),
    ((3, 2, 2), (531441, 35937, 729, 512)),
    ((3, 1, 3), (531441, 2197, 2197, 1728)),
]


def numbers(found: Bounds) -> tuple[int | None, ...]:
    return tuple(b.value for b in (found.classical, found.bkk, found.all_points, found.torus))


def system(*widths: int, samples: int = 1, regularization: Any = 1) -> GradientSystem:
    X = [[i + 2 * j + 1 for j in range(samples)] for i in range(widths[0])]
    Y = [[3 * i - j + 5 for j in range(samples)] for i in range(widths[-1])]
    return GradientSystem(LinearNetwork(*widths), QuadraticLoss(X, Y, regularization))


@pytest.mark.parametrize(("shape", "values"), TABLE, ids=str)
def test_the_thesis_s_table(shape: tuple[int, ...], values: tuple[int, ...]) -> None:
    d, dx, dy = shape
    problem = nv.CriticalPoints(LinearNetwork(dx, d, dy), samples=1)
    found = nv.bounds(problem)
    assert numbers(found) == values
    assert all(b.applies for b in (found.classical, found.bkk, found.all_points, found.torus))
    assert found.classical.value == 3**problem.network.parameter_count
    assert found.bkk.why == f"by gfan {find_tool('gfan').version}, exact"


def test_both_tools_say_the_same() -> None:
    for tool in ("gfan", "phc"):
        if discovery.probe_all(tools.PROGRAMS[tools.Tool(tool)]):
            found = bounds(system(2, 2, 2), tool)
            assert found.bkk.value == 1089
            assert found.bkk.why.startswith(f"by {tool} ")


@settings(max_examples=25)
@given(widths=st.lists(st.integers(1, 2), min_size=3, max_size=3), samples=st.integers(1, 2))
def test_the_bounds_are_in_order(widths: list[int], samples: int) -> None:
    """BKK is at most CBB: the Newton polytopes are inside simplices."""
    found = bounds(system(*widths, samples=samples))
    classical, bkk, all_points, torus = numbers(found)
    assert classical is not None
    assert bkk is not None
    assert bkk <= classical
    assert found.all_points.applies == (samples == 1)
    if samples == 1:
        law = critical_count_law(LinearNetwork(*widths))
        assert law.complex <= min(bkk, all_points or 0)
        assert law.torus <= (torus or 0)


@pytest.mark.parametrize(
    ("given", "words", "value"),
    [
        (system(2, 1, 1, samples=2), "2 samples, not one (m = 1)", 5),
        (system(2, 2, 2, regularization=None), "not regularised", 81),
        (system(1, 1, 1, regularization=[[[1]], [[0]]]), "not regularised", 5),
        (system(1, 1, 1, 1), "2 hidden layers, not one (H = 1)", None),
        (system(2, 2), "0 hidden layers, not one (H = 1)", None),
    ],
)
def test_where_the_thesis_s_bounds_do_not_apply(
    given: GradientSystem, words: str, value: int | None
) -> None:
    found = bounds(given)
    for bound in (found.all_points, found.torus):
        assert not bound.applies
        assert words in bound.why
        assert "does not apply" in str(bound)
    assert found.all_points.value == value
    assert found.classical.applies
    assert found.bkk.applies


@pytest.mark.parametrize("widths", [(2, 2), (1, 1, 1), (3, 2, 4), (2, 3, 1, 2), (1, 2, 2, 2, 1)])
def test_each_equation_is_taken_once(widths: tuple[int, ...]) -> None:
    network = LinearNetwork(*widths)
    assert sorted(by_neuron(network)) == list(range(network.parameter_count))


def test_deeper_networks() -> None:
    """H = 2, all widths 1: generic data attain the mixed volume."""
    problem = nv.CriticalPoints(LinearNetwork(1, 1, 1, 1), samples=1)
    found = bounds(problem)
    assert found.classical.value == 5**3
    assert found.bkk.value == real_solutions(problem.system.equations).points == 17


def test_an_equation_that_vanishes() -> None:
    zero = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[0]], [[3]]))
    found = bounds(zero)
    assert (found.classical.value, found.bkk.value) == (0, 0)
    assert "vanishes identically" in found.classical.why


def test_anything_with_a_system_will_do() -> None:
    given = system(1, 1, 1)
    assert bounds(SimpleNamespace(system=given)) == bounds(given)


@pytest.mark.parametrize("given", [None, 3, "linear:2,2,2", LinearNetwork(2, 2, 2), nv.EDDegree])
def test_what_is_refused(given: Any) -> None:
    with pytest.raises(nv.SpecificationError, match="expected a problem about critical points"):
        bounds(given)
    with pytest.raises(nv.SpecificationError, match="expected gfan or phc"):
        bounds(system(1, 1, 1), "msolve")


def test_a_table_and_a_text() -> None:
    found = bounds(system(2, 1, 2, samples=2))
    table = found.table()
    assert [row[:3] for row in table.rows] == [
        ("CBB", "81", "yes"),
        ("BKK", str(found.bkk.value), "yes"),
        ("B_C", "9", "no"),
        ("B_C*", "8", "no"),
    ]
    assert len(str(found).splitlines()) == 4
    assert "theorem 3.9" in table.markdown()
    with pytest.raises(FrozenInstanceError):
        found.bkk.value = 3  # type: ignore[misc]


def test_no_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    for program in PROGRAMS.values():
        monkeypatch.delenv(program.variable, raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(discovery, "_site_folders", tuple)
    found = bounds(system(1, 1, 1))
    assert numbers(found) == (9, None, 5, 4)
    assert "[bounds]" in found.bkk.why
    assert "apt-get install gfan" in found.bkk.why
    assert str(found.bkk).startswith("BKK not computed: No gfan was found")
    assert found.table().rows[1][:3] == ("BKK", "-", "yes")


def test_a_broken_tool_and_a_slow_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gfan"
    path.write_text("#!/bin/sh\necho 6\n")
    path.chmod(0o755)
    monkeypatch.setenv("NEUROVARIETY_GFAN", str(path))
    found = bounds(system(1, 1, 1))
    assert found.bkk.value is None
    assert "gave no right answer; it printed: 6" in found.bkk.why
    monkeypatch.delenv("NEUROVARIETY_GFAN")
    slow = bounds(system(3, 3, 3), "gfan", limits=Limits(0.2))
    assert slow.bkk.value is None
    assert "did not finish within the limit of 0.2 seconds" in slow.bkk.why
    assert slow.classical.value == 3**18


def test_a_bound_is_a_value() -> None:
    one = Bound("BKK", 5, "theorem", True, "why")
    assert str(one) == "BKK 5: why"
