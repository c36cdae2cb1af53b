"""Linear programmes, decision processes, Fisher-Rao flows: known rates, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import exp, isclose
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import neurovariety as nv
from neurovariety.algebra.evaluation import evaluation
from neurovariety.problems.central_curve.singular import genus_by_points
from neurovariety.programs import simplex
from neurovariety.programs.polygons import Polygon
from tests.golden.answers import SAVED

TENTH = [Fraction(1, 10)] * 10
STAY_OR_GO = "1,0; 0,1 | 0,1; 1,0"


def process(rewards: str, discount: str = "9/10") -> nv.MarkovDecisionProcess:
    return nv.MarkovDecisionProcess(STAY_OR_GO, rewards, discount, "4/5, 1/5")


@pytest.mark.parametrize(
    ("rewards", "known"),
    [("1,0; 2,0", "16/25 4/5 4/5"), ("1,3; 2,0", "253/475 11/19 11/10")],
)
def test_the_process_of_the_paper(rewards: str, known: str) -> None:
    found = nv.solve(nv.FisherRaoFlow(process(rewards))).value
    assert (found.delta, found.Delta, found.rate) == tuple(map(Fraction, known.split()))


def test_an_assignment_is_degenerate() -> None:
    rows = [[int(k in (i, 3 + j)) for i in range(3) for j in range(3)] for k in range(6)]
    program = nv.LinearProgram(rows, [1] * 6, [7, 3, 1, 2, 8, 4, 5, 1, 6])
    found = nv.solve(nv.FisherRaoFlow(program)).value
    assert (found.rate, found.degenerate, found.unique) == (3, True, True)
    low, high = found.constant
    assert low <= 9 <= high < low + Fraction(1, 10**9)


def test_the_constant_of_a_simplex_by_hand() -> None:
    """There x_j is proportional to q_j exp(c_j t)."""
    flow = nv.FisherRaoFlow(nv.LinearProgram("1,1,1", [1], [3, 1, 1]), "1/2, 1/3, 1/6")
    low, high = nv.solve(flow).value.constant
    assert low <= 2 <= high
    point = flow.at("1/2")
    total = exp(1.5) / 2 + exp(0.5) / 2
    for (low, high), x in zip(point, (exp(1.5) / 2, exp(0.5) / 3, exp(0.5) / 6), strict=True):
        assert isclose(float(low), x / total, rel_tol=1e-12)
        assert 0 < high - low < Fraction(1, 10**15)


def test_of_many_optima_the_nearest_is_the_limit() -> None:
    found = nv.solve(nv.FisherRaoFlow(nv.LinearProgram("1,1,1", [1], [1, 0, 1]))).value
    assert (found.unique, found.support, found.delta, found.rate) == (False, (0, 2), None, 1)


def test_proposals_in_floating_point_are_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scipy")
    rng = np.random.default_rng(3)
    for _ in range(10):
        A, x = rng.integers(-1, 4, (3, 7)), rng.integers(0, 3, 7)
        given = (A.tolist(), (A @ x).tolist(), rng.integers(-3, 4, 7).tolist())
        slow = simplex.maximise(*given)
        monkeypatch.setattr(simplex, "FEW", 0)
        fast = simplex.maximise(*given)
        monkeypatch.undo()
        assert (slow.ray is None) == (fast.ray is None)
        if slow.ray is None:
            assert slow.y is not None
            assert fast.y is not None
            assert simplex.dot(given[1], slow.y) == simplex.dot(given[1], fast.y)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("1,1", [-1], [1, 1]), r"infeasible: y = \(1\) has y A >= 0 and y b < 0"),
        (("1,-1", [0], [1, 1]), r"unbounded: r = \(1, 1\) has A r = 0"),
        (("1,1", [1, 2], [1, 1]), "expected 1 number in b and 2 in c"),
        (("1,1", [1], [0.5, 1]), "float 0.5"),
        (("1,1", [1], 3), "a sequence of c"),
    ],
)
def test_programmes_that_are_refused(given: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.LinearProgram(*given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("1,0; 0,1/2 | 0,1; 1,0", "1,0; 2,0", "9/10", "1,0"), r"transitions\[0\]\[1\].*sum 1/2"),
        (("1,0; 2,-1 | 0,1; 1,0", "1,0; 2,0", "9/10", "1,0"), "the least -1"),
        ((STAY_OR_GO, "1,0; 2", "9/10", "1,0"), "expected rewards for each action"),
        ((STAY_OR_GO, "1,0; 2,0", 1, "1,0"), "at least 0 and below 1, got 1"),
        ((STAY_OR_GO, "1,0; 2,0", "1/2", "1"), "start: expected 2 probabilities"),
        (([], [], 0, []), "states"),
    ],
)
def test_processes_that_are_refused(given: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.MarkovDecisionProcess(*given)


@pytest.mark.parametrize(
    ("observations", "said"),
    [
        ("dark", "expected 2 observations, one for each state, got 1"),
        ([None, 1], "labels or integers"),
        (3, "a sequence of observations"),
        ("dark, dark", "as many actions in all states that are seen as 'dark', got 2 and 1"),
    ],
)
def test_observations_that_are_refused(observations: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.MarkovDecisionProcess("1,0; 0,1 | 0,1", "1,0; 2", "9/10", "1,0", observations)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((nv.LinearProgram("1,1,1; 1,1,2", [1, 1], [1, 2, 0]),), r"entries \[2\] .* y b = 0"),
        ((nv.LinearProgram("1,1", [1], [1, 1]),), "the same on all the polytope"),
        ((nv.LinearProgram("1,1", [1], [1, 0]), [1, 0]), r"zeros at \[1\]"),
        ((nv.LinearProgram("1,1", [1], [1, 0]), [1, 1]), "equation 0 is 2 there, not 1"),
        ((process("1,0; 2,0"), "1,0; 1/2,1/2"), "positive entries"),
        ((process("1,0; 2,0"), "1,1; 1/2,1/2"), r"start\[0\]"),
        ((process("1,0; 2,0"), None, [1, -1]), "a time from 0 on, got -1"),
        ((nv.MarkovDecisionProcess("1,0 | 0,1", "1; 2", "1/2", "1,0"),), "can reach all states"),
        (("lp",), "a LinearProgram or a MarkovDecisionProcess"),
        ((replace(process("1,0; 2,0"), observations=[1, 1]),), "states are all seen"),
    ],
)
def test_flows_that_are_refused(given: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.FisherRaoFlow(*given)


def test_the_gap_and_the_path_are_drawn_with_the_points_at_the_times() -> None:
    pytest.importorskip("matplotlib")
    times = [0, "1/2", 3]
    result = nv.solve(nv.FisherRaoFlow(process("1,3; 2,0"), times=times))
    (axes,) = nv.plot.gap(result).axes
    assert [[*u.get_xdata()] for u in axes.lines if u.get_marker() == "o"] == [[0, 0.5, 3]]
    (axes,) = nv.plot.flow_path(result).axes
    marked = [line.get_xydata()[0] for line in axes.lines if line.get_marker() == "o"]
    drawn = axes.lines[0].get_xydata()
    assert len(marked) == 3
    assert all(abs(drawn - place).sum(axis=1).min() < 0.05 for place in marked)
    assert [t.get_text() for t in axes.texts] == ["$t = 0$", "$t = 1/2$", "$t = 3$"]
    simplex = nv.solve(nv.FisherRaoFlow(nv.LinearProgram("1,1,1,1", [1], [3, 1, 0, 2]), times=[1]))
    (axes,) = nv.plot.flow_path(simplex).axes
    marked = [line.get_ydata()[0] for line in axes.lines if line.get_marker() == "o"]
    assert isclose(sum(marked), 1)


def test_critical_policies_are_drawn_on_the_reward() -> None:
    pytest.importorskip("matplotlib")
    result = nv.load(SAVED / "policy-critical-points.json")
    (axes,) = nv.plot.policies(result).axes
    line, *marked = axes.lines
    assert len(marked) == len(result.value.policies)
    for point in marked:
        assert abs(line.get_xydata() - point.get_xydata()[0]).sum(axis=1).min() < 0.01


def test_a_central_curve_in_the_plane_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    box = nv.LinearProgram("1,0,1,0; 0,1,0,1", [1, 1], [2, 1, 0, 0])
    file = nv.plot.central_curve(nv.CentralCurve(box)).save(tmp_path / "curve.svg")
    assert file.stat().st_size > 1000
    with pytest.raises(nv.SpecificationError, match="two dimensions, got one with 1"):
        nv.plot.central_curve(nv.CentralCurve(nv.LinearProgram("1,1", [1], [1, 0])))


SLACK = nv.LinearProgram("1,-1,0,0,0; 1,0,1,1,0; 0,0,0,1,1", [0, 1, "3/4"], [1, 1, 0, 3, 0])
"""Two unknowns are the same."""


@pytest.mark.parametrize("program", [SLACK, process("1,0; 0,0").polytope])
@pytest.mark.parametrize("name", ["central_curve", "entropic_path"])
def test_curves_in_the_plane_are_drawn_where_their_equation_is_zero(
    name: str, program: nv.LinearProgram
) -> None:
    pytest.importorskip("matplotlib")
    if name == "central_curve":
        problem: Any = nv.CentralCurve(program)
        f = nv.solve(problem).value.equations[0]
    else:
        problem = nv.EntropicPath(program)
        (f,) = problem.binomials
    (axes,) = getattr(nv.plot, name)(problem).axes
    x = Polygon(program).points(axes.collections[-1].get_paths()[0].vertices)
    terms = np.array([evaluation(x.T, float)(problem.ring({m: c})) for m, c in f.terms()])
    off = abs(terms.sum(axis=0)) / abs(terms).sum(axis=0)
    assert np.median(off) < 0.01  # near corners the grid is coarse


@pytest.mark.parametrize(
    ("m", "right", "known"),
    [
        (2, [3, 4, 2, 5], (1, 1)),
        (2, [3, 5, 1, 3, 4], (5, 5)),
        (2, [10, 13, 1, 4, 7, 11], (17, 17)),
        (3, [1, 1, 1, 1, 1, 1], (34, 42)),
        (3, [5, 17, 6, 4, 3, 8, 13], (286, 287)),
    ],
)
def test_central_curves_of_transport(m: int, right: list[int], known: tuple[int, int]) -> None:
    """With equal parts of the margins the degree is smaller."""
    n = len(right) - m
    rows = [[int(k in (i, m + j)) for i in range(m) for j in range(n)] for k in range(m + n)]
    reward = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8][: m * n]
    found = nv.solve(nv.CentralCurve(nv.LinearProgram(rows, right, reward))).value
    assert (found.degree, found.general_degree) == known


CUBE = "1,1,0,0,0,0; 0,0,1,1,0,0; 0,0,0,0,1,1"


@pytest.mark.parametrize(
    ("given", "known"),
    [
        (("1,1,1,1", [1], [1, 0, 3, 2]), 0),
        ((CUBE, [1, 2, 1], [1, 0, 3, 1, 5, 0]), 5),
        (("1,1,1,1,1; 0,1,2,3,5", [1, "17/10"], [1, 0, 3, 7, 2]), 3),
        (("1,1,1,1,1; 0,1,2,3,5", [1, 2], [1, 0, 3, 1, 2]), None),
        (("1,1,0,0; 0,0,1,1", [1, 1], [1, 0, 1, 0]), None),  # a line and a conic
        (("1,1,1,0; -1,-2,0,1", [1, 0], [1, 1, 0, 0]), None),  # two conjugate lines
    ],
)
def test_the_genus_by_a_discriminant(given: Any, known: int | None) -> None:
    """The same as by decomposing the ideal, in Macaulay2."""
    assert nv.solve(nv.CentralCurve(nv.LinearProgram(*given))).value.genus == known


@pytest.mark.parametrize(
    ("rows", "right", "known"),
    [
        ("1,1,1,0,0; 0,1,0,1,0; 1,2,0,0,1", [4, 3, 8], (3, 2)),  # three in a point
        ("1,0,1,0,0; 1,0,0,1,0; 0,1,0,0,1", [1, 2, 1], (3, 2)),  # three in parallel
        ("1,1,1,0,0,0; 1,2,0,1,0,0; 1,0,0,0,1,0; 1,-1,0,0,0,1", [3, 4, 2, 1], (6, 3)),  # four
    ],
)
def test_the_genus_where_lines_meet(rows: str, right: list[int], known: tuple[int, int]) -> None:
    """The same as by the singular points of the equation, over QQ."""
    reward = [2, 3] + [0] * (rows.split(";")[0].count(",") - 1)
    problem = nv.CentralCurve(nv.LinearProgram(rows, right, reward))
    found = nv.solve(problem).value
    assert (found.arithmetic_genus, found.genus) == known
    (curve,) = problem.in_space(found.equations[:1]).polynomials
    assert genus_by_points(curve) == found.genus


@pytest.mark.parametrize("k", [2, 10])
def test_the_degree_of_a_path_depends_on_the_discount(k: int, session: nv.Session) -> None:
    problem = nv.EntropicPath(process("1,0; 0,0", str(1 - Fraction(1, k))))
    assert nv.solve(problem, engine=session).value.degree == 2 * k - 1


@pytest.mark.parametrize(
    ("process", "said"),
    [
        (1, "expected a MarkovDecisionProcess"),
        (nv.MarkovDecisionProcess("1,0 | 0,1", "1; 2", "1/2", "1,0"), "can reach all states"),
        (nv.MarkovDecisionProcess([[[1]] * 3000], [[0] * 3000], 0, [1]), "at most 2000 terms"),
        (
            nv.MarkovDecisionProcess([[TENTH] * 2] * 10, [[0, 1]] * 10, 0, TENTH),
            "at most 1000 ways",
        ),
    ],
)
def test_policies_that_are_refused(process: Any, said: str) -> None:
    with pytest.raises(nv.SpecificationError, match=said):
        nv.PolicyCriticalPoints(process)


def test_where_all_policies_are_equal_all_vertices_are_best(session: nv.Session) -> None:
    constant = nv.MarkovDecisionProcess(STAY_OR_GO, "1,1; 1,1", "1/2", "1,0", [0, 0])
    found = nv.solve(nv.PolicyCriticalPoints(constant), session).value
    assert (found.interior.dimension, found.degree, found.complete) == (1, None, True)
    assert [str(p.reward[0]) for p in found.best] == ["1", "1"]
