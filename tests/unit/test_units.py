"""Equations and data of any size: in units of their own, by msolve's boxes, or said."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.certify.balls import disjoint
from neurovariety.certify.homotopy.batches import Family
from neurovariety.certify.homotopy.points import real_points
from neurovariety.certify.homotopy.units import in_units
from neurovariety.certify.isolation import ranges

F = nv.Frobenius()


@pytest.mark.parametrize(
    ("equation", "datum", "nearest"),
    [
        ("(x-100)^2 + 2*y^2 = 1", (1, 1), 98.005076011),
        ("10^9*(x^2 + 4*y^2 - 4)", (1, 1), 0.128942679),
        ("x^2 + 2*y^2 = 10^24", (1, Fraction(1, 3)), 707106781186.214111),
    ],
)
def test_paths_in_units_of_the_variety(
    equation: str, datum: tuple[Any, ...], nearest: float
) -> None:
    V = nv.Implicit(equation)
    found = real_points(Family(V, F.form(V), 4), tuple(map(Fraction, datum)))
    assert found.complete
    low, high = found.points[0].distance
    assert low * (1 - Fraction(1, 10**8)) < nearest < high * (1 + Fraction(1, 10**8))
    low, high = ranges(V.polynomials[0], found.points[0].coordinates)
    assert low <= 0 <= high


def test_usual_equations_stay_as_they_are() -> None:
    for text in ("x^2 + 4*y^2 = 4", "(x-1)^2 + 2*y^2 = 1", "y^2 = x^3", "x^2*y = 5"):
        V = nv.Implicit(text)
        family = Family(V, F.form(V), 4)
        assert in_units(family)[0] == family


def test_boxes_where_paths_get_lost(session: nv.Session) -> None:
    problem = nv.RealEDCriticalPoints(nv.Implicit("x^2 + 10^12*y^2 = 1"), F, (1, 1))
    result = nv.solve(problem, session)
    assert (len(result.value.points), result.value.complete) == (2, True)
    assert result.provenance.method == "isolation"
    assert result.problem == problem
    assert "by paths:" in result.value.why


def test_a_huge_datum(session: nv.Session) -> None:
    ellipse = nv.Implicit("x^2 + 4*y^2 = 4")
    value = nv.solve(nv.RealEDCriticalPoints(ellipse, F, (10**400, 1)), session).value
    assert value.complete
    assert [round(p.approximation[0], 9) for p in value.nearest] == [2]
    cone = nv.Implicit("x*y = 0")
    result = nv.solve(nv.RealEDCriticalPoints(cone, F, (10**400, 3 * 10**400)), session)
    assert len(result.value.points) == 2
    assert result.value.complete
    assert "inf" in str(result)  # the coordinates, as floats


@pytest.mark.parametrize(
    "metric",
    [
        nv.SymmetricForm([[1, 1], [1, 1 + Fraction(1, 10**20)]]),  # singular, in floats
        nv.Weighted([1, 10**400]),
    ],
    ids=["near", "large"],
)
def test_a_metric_that_no_float_holds(metric: nv.Metric, session: nv.Session) -> None:
    ellipse = nv.Implicit("x^2 + 4*y^2 = 4")
    value = nv.solve(nv.RealEDCriticalPoints(ellipse, metric, (1, 2)), session).value
    assert (len(value.points), value.complete) == (2, True)
    assert "for floats" in value.why


def test_start_points_that_are_not_found_are_an_error_of_the_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from neurovariety.studies.landscape import counting

    monkeypatch.setattr(counting, "agreed_degree", lambda problem: 5)
    monkeypatch.setattr("neurovariety.certify.homotopy.monodromy._PATIENCE", 3)
    with pytest.raises(nv.EngineError, match=r"4 critical points .* found, 5 .*another seed"):
        counting.family(nv.Implicit("x^2 + 4*y^2 = 4"), F, seed=77)


def test_a_metric_of_one_size() -> None:
    cardioid, W = nv.Implicit("(x^2 + y^2 + x)^2 = x^2 + y^2"), nv.Weighted([1, 25])
    family = Family(cardioid, W.form(cardioid), 7)
    assert in_units(family)[0].form[1][1] == Fraction(25, 16)
    found = real_points(family, (Fraction(1), Fraction(1, 2)))
    assert (found.complete, len(found.points)) == (True, 5)
    line = nv.Implicit("x = 1", "x, y")  # its equation is not changed, its form is
    (point,) = real_points(Family(line, nv.Weighted([1, 100]).form(line), 1), (3, 5)).points
    assert point.squared_distance[0] <= 4 <= point.squared_distance[1]


@pytest.mark.parametrize(
    ("V", "equation", "weights", "degree"),
    [
        (nv.Determinantal(2, 2, 1), "x11*x22 = x12*x21", (1, 25, 1, 1), 6),
        (nv.Hankel(2, 1), "x0*x2 = x1^2", (1, 2, 25), 4),
        (nv.SymmetricDeterminantal(2, 1), "x11*x22 = x12^2", (1, 2, 25), 4),
        (nv.Parametric("t; t^2"), "y = x^2", (1, 25), 3),
    ],
)
def test_a_metric_of_one_size_as_by_equations(
    V: Any, equation: str, weights: tuple[int, ...], degree: int
) -> None:
    datum = tuple(map(Fraction, (1, 2, 3, 5)[: len(weights)]))
    found, other = (
        real_points(Family(v, nv.Weighted(weights).form(v), degree), datum).points
        for v in (V, nv.Implicit(equation))
    )
    assert [p.index for p in found] == [p.index for p in other]
    for p, q in zip(found, other, strict=True):
        assert not disjoint(p.coordinates, q.coordinates)


def test_weights_of_different_size(session: nv.Session) -> None:
    problem = nv.RealEDCriticalPoints(nv.Implicit("x^2 + y^2 = 1"), nv.Weighted([1, 32004]), (3, 1))
    value = nv.solve(problem, session).value
    assert (len(value.points), value.complete) == (2, True)
