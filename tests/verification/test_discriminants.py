"""Discriminants, bottlenecks, Voronoi cells and reach: known values on the engine under test.

The degrees that docs/topics/discriminants.md computes are not computed here once more.

[D] Draisma and others, 2016, section 7; [T] Trifogli 1998; [E] Di Rocco, Eklund, Weinstein 2020;
[V] Cifuentes, Ranestad, Sturmfels, Weinstein 2022.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.session import Session
from neurovariety.verify import checks_of

pytestmark = pytest.mark.m2

ELLIPSE = nv.Implicit("x^2 + 4*y^2 = 4")
CUBIC = nv.Implicit("x^3 + 2*x*y + y^3 - y^2 = x + 1")
QUADRIC = nv.Implicit("x^2 + 2*y^2 + 3*z^2 + x*y = 1 + z")
D, S = nv.Determinantal, nv.SymmetricDeterminantal


@pytest.mark.parametrize(
    ("variety", "metric", "method", "folds", "infinity"),
    [
        (ELLIPSE, nv.Frobenius(), "lifting", 6, 0),
        (nv.Implicit("(x^2 + y^2 - 1)^2"), nv.Frobenius(), "pencil", 0, 2),
        (nv.Implicit("x^2 + y^2 + z^2 = 1; z^2 = 0"), nv.Frobenius(), "pencil", 0, 2),
        (nv.Implicit("x^2 + y^2 = 0"), nv.Frobenius(), "pencil", 2, 2),  # isotropic lines
        (nv.Implicit("y = 32003*x^3 + x"), nv.Frobenius(), "pencil", 6, 0),
        (nv.Parametric("t^2; t^4"), nv.Frobenius(), "pencil", 3, 0),  # Neil's parabola
        (nv.Parametric("t^2; 1/t^2"), nv.Frobenius(), "pencil", 6, 0),  # x*y = 1
        (nv.LinearNetwork(2, 1, 2).map, nv.Frobenius(), "pencil", 0, 4),
        (D(2, 3, 1), nv.Frobenius(), "auto", 0, 4),  # [D]
        (S(2, 1), nv.BombieriWeyl(), "auto", 0, 2),
    ],
    ids=str,
)
def test_degrees_of_discriminants(
    variety: Any, metric: Any, method: str, folds: int, infinity: int, session: Session
) -> None:
    result = nv.solve(nv.EDDiscriminant(variety, metric, method), session)
    assert (result.value.fold_degree, result.value.infinity_degree) == (folds, infinity)
    assert result.value.degree == (2 if folds == infinity else folds + infinity)
    assert nv.verify(result, session, other=session).holds


@pytest.mark.parametrize(
    ("equation", "method", "folds", "infinity"),
    [
        ("(x^2 + y^2 + x)^2 = x^2 + y^2", "lifting", 4, 2),  # the cardioid
        ("(x^2 + y^2 - 1)*((x - 3)^2 + y^2 - 5)", "elimination", 0, 4),  # two circles
    ],
    ids=["cardioid", "circles"],
)
def test_closures_that_are_singular_at_infinity(
    equation: str, method: str, folds: int, infinity: int, session: Session
) -> None:
    """Multipliers grow without bounds there; by the definition no multiplier comes in."""
    result = nv.solve(nv.EDDiscriminant(nv.Implicit(equation), method=method), session)
    assert (result.value.fold_degree, result.value.infinity_degree) == (folds, infinity)
    for wrong in (0, 1, -1):
        value = replace(result.value, infinity_degree=infinity + wrong)
        checks = checks_of(replace(result, value=value), session, other=session)
        check = next(check for check in checks if check.name.startswith("by definition"))
        assert check.holds is (wrong == 0)


def test_folds_at_singular_points(session: Session) -> None:
    """Two points of y^3 = x^5 meet on the normal u_x = 0 before they pass the origin."""
    result = nv.solve(nv.EDDiscriminant(nv.Implicit("y^3 = x^5"), method="pencil"), session)
    assert (result.value.fold_degree, result.value.infinity_degree) == (8, 0)
    for wrong in (0, -1):
        value = replace(result.value, fold_degree=8 + wrong)
        checks = list(checks_of(replace(result, value=value), session, other=session))
        assert any(check.holds is False for check in checks) is (wrong != 0)


def test_conjugate_lines_through_the_foci(session: Session) -> None:
    """Of two tangent circles: over the line of centres sheets cross, which is no fold."""
    circles = nv.Implicit("(x^2 + y^2 - 1)*((x - 3)^2 + y^2 - 4)")
    value = nv.solve(nv.EDDiscriminant(circles, method="lifting"), session).value
    assert value.folds == ()
    x, y = value.infinity[0].ring.gens
    assert set(value.infinity) == {x**2 + y**2, (x - 3) ** 2 + y**2}


def test_lame_s_curve(session: Session) -> None:
    value = nv.solve(nv.EDDiscriminant(ELLIPSE), session).value
    assert (value.degree, value.real_codimension) == (6, 1)
    (f,) = value.factors
    x, y = f.ring.gens
    # (2 x)^(2/3) + y^(2/3) = 3^(2/3), rationalised
    s = 4 * x**2 + y**2 - 9
    assert f in (c * (s**3 + 27 * 9 * 4 * x**2 * y**2) for c in (1, -1))


def test_real_codimension_of_equal_singular_values(session: Session) -> None:
    value = nv.solve(nv.EDDiscriminant(D(2, 2, 1)), session).value
    assert (len(value.factors), value.real_codimension) == (2, 2)


@pytest.mark.parametrize(
    ("equation", "codimension"), [("x*y = 0", 2), ("x*(x - 1) = 0", None), ("x + y = 1", None)]
)
def test_no_hypersurface_is_an_answer(
    equation: str, codimension: int | None, session: Session
) -> None:
    """Points of two lines meet where the lines do: over one datum, or over none."""
    problem = nv.EDDiscriminant(nv.Implicit(equation), method="elimination")
    result = nv.solve(problem, session)
    value = result.value
    assert (value.folds, value.infinity, value.real_codimension) == ((), (), codimension)
    assert "landscape" not in value.why
    assert nv.verify(result, session, other=session).holds


@pytest.mark.parametrize(("variety", "count"), [(CUBIC, 48), (QUADRIC, 6)])
def test_bottlenecks(variety: Any, count: int, session: Session) -> None:  # [E]
    result = nv.solve(nv.Bottlenecks(variety, method="modular"), session)
    assert result.value.degree == count


def test_an_ellipse_is_a_circle_in_a_metric(session: Session) -> None:
    circle = nv.solve(nv.Bottlenecks(ELLIPSE, nv.Weighted([1, 4])), session)
    assert (circle.value.degree, circle.value.dimension) == (None, 1)


@pytest.mark.parametrize(
    ("equation", "point", "boundary", "of_singular_points"),
    [
        # |u|^2 = |u - (1, 1)|^2 for u = (1 - 3a, 1 + 2a), the cusp
        ("y^2 = x^3", "1, 1", {"a1 - 1", "2*a1 + 1", "54*a1**2 - 27*a1 + 5"}, "a1 - 1"),
        # |u|^2 = |u - (1, 0)|^2 for u = (1 - a, 0), the isolated point
        ("y^2 = x^2*(x - 1)", "1, 0", {"2*a1 - 1", "8*a1 - 5"}, "2*a1 - 1"),
        ("(x^2 + 4*y^2 - 4)^2", "6/5, 4/5", {"2*a1 + 1", "8*a1 + 1"}, None),
        ("x*y = 0", "1, 0", {"a1 - 1", "a1 + 1"}, None),  # both lines, not where they meet
    ],
    ids=["cusp", "isolated point", "ellipse twice", "two lines"],
)
def test_singular_points_bound_cells(
    equation: str, point: str, boundary: set[str], of_singular_points: str | None, session: Session
) -> None:
    result = nv.solve(nv.VoronoiCell(nv.Implicit(equation), point), session)
    assert set(map(str, result.value.boundary)) == boundary
    assert nv.verify(result, session, other=session).holds
    if of_singular_points is not None:
        rest = tuple(f for f in result.value.boundary if str(f) != of_singular_points)
        value = replace(result.value, boundary=rest, degree=result.value.degree - 1)
        checks = checks_of(replace(result, value=value), session, other=session)
        check = next(check for check in checks if check.name.startswith("by definition"))
        assert check.holds is False


def test_components_of_several_dimensions_bound_cells(session: Session) -> None:
    """A plane and a line across it: each point is as far from the other one."""
    both = nv.Implicit("x*z = 0; y*z = 0")
    cells = [nv.solve(nv.VoronoiCell(both, p), session).value for p in ("1, 1, 0", "0, 0, 1")]
    assert [list(map(str, cell.boundary)) for cell in cells] == [
        ["a1**2 - 2"],
        ["a1**2 + a2**2 - 1"],
    ]
    assert nv.solve(nv.VoronoiCell(both), session).value.degree == 2
    # four points, conjugate over QQ: three bisectors
    points = nv.Implicit("x^2 = 2; y^2 = 3")
    assert nv.solve(nv.VoronoiCell(points), session).value.degree == 3
    # below the plane isotropic lines, which bound nothing: the origin, where they meet, does
    lines = nv.Implicit("(x^2 + y^2)*(z - 1); z*(z - 1)")
    for p in (29989, 30011):  # modulo the first one x^2 + y^2 has factors
        assert nv.solve(nv.VoronoiCell(lines, prime=p), session).value.degree == 1


def test_isotropic_lines_have_no_cells(session: Session) -> None:
    """Alone, also turned by 3, 4, 5; beside a line, which the origin bounds, they are left out."""
    for equations in ("x^2 + y^2", "(3*x + 4*y)^2 + 25*z^2; 4*x = 3*y"):
        with pytest.raises(nv.SpecificationError, match="a general distance has no critical"):
            nv.solve(nv.VoronoiCell(nv.Implicit(equations)), session)
    for equations, point in (("x*(x^2 + y^2)", "0, 1"), ("x*(x^2 + y^2); z", "0, 1, 0")):
        beside = nv.VoronoiCell(nv.Implicit(equations, "x, y, z"[: len(point)]), point)
        assert nv.verify(nv.solve(beside, session), session, other=session).holds


def test_a_minimal_curve_has_cells(session: Session) -> None:
    """Its tangent vectors (t^2 - 1, i(t^2 + 1), 2t) are isotropic, but six points are critical."""
    minimal = nv.Implicit("3*x^2 + 3*y^2 + 4*z^2; z^3 + 9*y^2 + 6*z^2 + 9*z")
    assert nv.solve(nv.EDDegree(minimal), session).value == 6
    assert nv.solve(nv.VoronoiCell(minimal), session).value.degree == 13


@pytest.mark.parametrize(("equation", "degree"), [("y^2 = x^3", 4), ("x^2 = y^2*z", 8)])
def test_strata_count_at_a_general_point(equation: str, degree: int, session: Session) -> None:
    """Of the cusp three and one: at (1, 1) there are as many."""
    assert nv.solve(nv.VoronoiCell(nv.Implicit(equation)), session).value.degree == degree


def test_reach() -> None:
    found = nv.reach(ELLIPSE)  # b^2/a at the vertices, and the smaller axis 2b = 2
    low, high = found.interval
    assert low <= Fraction(1, 2) <= high
    assert high - low < Fraction(1, 10**15)
    assert not found.is_attained_by_a_bottleneck
    waist = nv.reach(nv.Implicit("(x^2 + y^2)^2 + 3*y^2 = x^2 + 1/10"))
    assert waist.is_attained_by_a_bottleneck
    node = nv.reach(nv.Implicit("(x^2 + y^2)^2 = x^2 - y^2"))
    assert node.interval == (0, 0)
