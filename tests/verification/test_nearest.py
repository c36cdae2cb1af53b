"""The nearest point of a real variety, be it singular, and ties."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.certify.homotopy.nearest import SingularPoint
from neurovariety.certify.isolation import ranges, real_solutions
from neurovariety.engines.base import Limits
from neurovariety.problems.real_ed_critical_points.limits import limit_equations
from neurovariety.problems.real_ed_critical_points.singular import squared_distance
from neurovariety.studies.landscape.counting import counts
from neurovariety.varieties.assumptions import Standing

I, UNIT = nv.Implicit, nv.Frobenius()  # noqa: E741
BESIDE = I("y^2 = x^2*(x - 1)")  # with the isolated point 0


def solved(variety: Any, *datum: Any, **more: Any) -> Any:
    return nv.solve(nv.RealEDCriticalPoints(variety, UNIT, datum, "isolation", **more))


@pytest.mark.parametrize(
    ("equations", "datum", "squared"),
    [
        ("y^2 = x^2*(x - 1)", ("1/10", "1/20"), Fraction(1, 80)),  # an isolated point
        ("x^2 = y^2*z", ("1/100", "1/100", -2), Fraction(1, 5000)),  # the handle of the umbrella
        ("x^2 = y^2*z", (0, 0, -2), Fraction(0)),
        ("y^2 = x^3 + 0*z", (-1, "1/3", 1), Fraction(10, 9)),  # an edge of cusps
        ("x^2 + y^2 = 0*z", (1, 2, 3), Fraction(5)),  # a line
    ],
)
def test_a_singular_point_is_nearest(equations: str, datum: Any, squared: Fraction) -> None:
    result = solved(I(equations), *datum)
    (nearest,) = result.value.nearest
    assert isinstance(nearest, SingularPoint)
    low, high = nearest.squared_distance
    assert low <= squared <= high
    assert not any(p.is_global for p in result.value.points)
    assert "a singular point" in dict(result.summary())["nearest"]
    (smooth,) = (a for a in result.assumptions if a.name == "smooth")
    assert smooth.standing is Standing.FAILS


@pytest.mark.parametrize(
    ("equations", "datum", "number"),
    [
        ("x^2 + 4*y^2 = 4", (0, 0), 2),
        ("((x - 2)^2 + y^2)*(x^2 + y^2 - 1)", ("3/2", 0), 2),  # a regular and a singular point
        ("(x^2 - 2)^2 + (y^2 - 3)^2", (0, 0), 4),
    ],
)
def test_a_tie_is_a_tie(equations: str, datum: Any, number: int) -> None:
    result = solved(I(equations), *datum)
    assert len(result.value.nearest) == number
    assert f"a tie: {number} points" in dict(result.summary())["nearest"]


@pytest.mark.m2
def test_a_tie_in_a_landscape() -> None:
    tied, single = counts(I("x^2 + 4*y^2 = 4"), UNIT, [(0, 0), ("1/8", "1/9")])
    assert (tied.real, single.real) == (4, 4)
    assert "may be nearest" in tied.why
    assert "may be nearest" not in single.why


@pytest.mark.m2
def test_a_double_circle_is_a_circle(session: nv.Session) -> None:
    double = I("(x^2 + y^2 - 1)^2")
    problem = nv.RealEDCriticalPoints(double, UNIT, [3, 1])
    for result in (nv.solve(problem, session), solved(double, 3, 1)):
        assert (result.value.found, len(result.value.points), result.value.complete) == (2, 2, True)
        (reduced,) = (a for a in result.assumptions if a.name == "reduced")
        assert reduced.standing is Standing.FAILS
    twice = I("x^2 + y^2 = 1; y*(x^2 + y^2 - 1)^2 = 0")
    assert nv.landscape_table(twice, UNIT, samples=3).cells == {(1, 2): 3}


def test_equations_that_vanish_where_the_others_do() -> None:
    twice = solved(I("x^2 + 4*y^2 + z^2 = 4; z*(x^2 + 4*y^2 + z^2 - 4)^2"), "1/8", "1/9", 1).value
    once = solved(I("x^2 + 4*y^2 + z^2 = 4"), "1/8", "1/9", 1).value
    assert twice.complete
    assert [p.index for p in twice.points] == [p.index for p in once.points]


def test_components_of_several_dimensions_are_left_to_the_definition(session: nv.Session) -> None:
    problem = nv.RealEDCriticalPoints(I("x*z; y*z"), UNIT, [1, 2, 3])
    result = nv.solve(problem, session)
    assert (result.provenance.method, result.problem) == ("definition", problem)
    assert [p.squared_distance for p in result.value.points] == [(5, 5), (9, 9)]


def test_of_images_and_matrices(session: nv.Session) -> None:
    cusp = nv.RealEDCriticalPoints(nv.Parametric("t^2; t^3"), UNIT, [-1, 0])
    result = nv.solve(cusp, session)
    assert not result.value.nearest
    assert "among regular points alone" in dict(result.summary())["nearest"]
    graph = nv.RealEDCriticalPoints(nv.Parametric("t; t^2"), UNIT, [1, 3])
    assert len(nv.solve(graph, session).value.nearest) == 1
    # a lemniscate with a node at the origin, though a numerator is the parameter itself
    node = nv.Parametric("t/(1 + t^4); (t - t^3)/(1 + t^4)")
    assert not nv.solve(nv.RealEDCriticalPoints(node, UNIT, ["1/3", "1/7"]), session).value.nearest
    zero = nv.RealEDCriticalPoints(nv.Determinantal(2, 2, 1), UNIT, "0, 0; 0, 0")
    (only,) = nv.solve(zero, session).value.singular
    assert only.squared_distance == (0, 0)


@pytest.mark.parametrize("seed", [None, 1])
@pytest.mark.parametrize(
    ("equations", "datum", "least"),
    [("x*z; y*z", (1, 2, 3), 5), ("x^2*y; x*z", (1, 2, 3), 1), ("y^2 = x^3", (-1, 0), 1)],
)
def test_limits_off_the_variety(equations: str, datum: Any, least: int, seed: Any) -> None:
    """Of components of several dimensions, of multiple ones, and at a cusp."""
    V, at = I(equations), tuple(map(Fraction, datum))
    near = limit_equations(V.polynomials, UNIT.form(V), at, Limits(), seed)
    form = squared_distance(V.polynomials[0].ring.gens, UNIT.form(V), at)
    low, high = min(ranges(form, box) for box in real_solutions(near).boxes)
    assert low <= least <= high


def test_the_circle_from_its_centre() -> None:
    """All of its points are nearest: a random positive h leaves finitely many."""
    V, centre = I("x^2 + y^2 = 1"), (Fraction(0), Fraction(0))
    assert not real_solutions(limit_equations(V.polynomials, UNIT.form(V), centre, Limits())).boxes
    near = real_solutions(limit_equations(V.polynomials, UNIT.form(V), centre, Limits(), 1))
    assert near.is_finite
    assert near.boxes


def test_what_is_left_out_or_false_is_refuted() -> None:
    result = solved(BESIDE, "1/10", "1/20")
    (point,), (regular,) = result.value.singular, result.value.points
    for wrong in (
        {"singular": ()},
        {"singular": (), "points": (replace(regular, is_global=True),)},
        {"singular": (replace(point, is_global=False),)},
        {"points": (replace(regular, is_global=True),)},
        {"singular": (point, replace(point, is_global=False))},
    ):
        changed = replace(result, value=replace(result.value, **wrong))
        checks = nv.verify(changed, nv.Replay(), other=nv.Replay()).checks
        assert any(c.holds is False for c in checks if "ear" in c.name or "singular" in c.name)
