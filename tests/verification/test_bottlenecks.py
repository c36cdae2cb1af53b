"""Bottlenecks and reach, whatever the coordinates: no pair is hidden from a form.

[A] Aamari and others 2019; [E] Di Rocco, Eklund, Weinstein 2020.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.linear import product
from neurovariety.certify.balls import disjoint
from neurovariety.problems.bottlenecks.turned import turned
from neurovariety.varieties.assumptions import Standing

pytestmark = pytest.mark.m2

I = nv.Implicit  # noqa: E741
ELLIPSE = I("x^2 + 4*y^2 = 4")
WAIST = I("(x^2 + y^2)^2 + 3*y^2 = x^2 + 1/10")  # an oval of Cassini's kind
TURNED = I("(73*x-18*y)^2 + 4*(18*x+73*y)^2 = 4*5653")
TWICE = I("x^2 + 2*y^2 + 3*z^2 = 1; z*(x^2 + 2*y^2 + 3*z^2) = z")
MEETING = I("x^2 + 2*y^2 + 3*z^2 = 1; (2*z - 1)*(x - y) = 0")


def squared_distances(variety: Any, **more: Any) -> list[tuple[Fraction, Fraction]]:
    pairs = nv.solve(nv.Bottlenecks(variety, **more)).value.pairs
    assert pairs is not None
    return [pair.squared_distance for pair in pairs]


def rotation(n: int, t: Fraction) -> Any:
    """By the angle of (1 - t^2, 2 t)/(1 + t^2) in each plane of neighbouring coordinates."""
    c, s = (1 - t**2) / (1 + t**2), 2 * t / (1 + t**2)
    turns = []
    for k in range(n - 1):
        turn = [[Fraction(int(i == j)) for j in range(n)] for i in range(n)]
        turn[k][k], turn[k][k + 1], turn[k + 1][k], turn[k + 1][k + 1] = c, -s, s, c
        turns.append(tuple(map(tuple, turn)))
    return product(*turns)


@pytest.mark.parametrize("seed", [1, 2, 7])
def test_a_turned_ellipse_has_both_axes_with_every_seed(seed: int) -> None:
    found = nv.solve(nv.Bottlenecks(TURNED, seed=seed)).value
    assert (found.degree, found.uncertified) == (4, 0)
    distances = [pair.squared_distance for pair in found.pairs]
    for (low, high), value in zip(distances, (4, 16), strict=True):
        assert low <= value <= high < low + Fraction(1, 10**12)


@pytest.mark.parametrize("t", [Fraction(1, 4), Fraction(18, 73)], ids=str)
@pytest.mark.parametrize(
    ("variety", "metric"),
    [
        (I("x^2 + 4*y^2 = 4 + x"), None),
        (I("x^3 - 3*x*y^2 = 1"), None),
        (I("x^2 + 2*y^2 + 5*z^2 = 1"), None),
        (I("x^2 + y^2 + 2*z^2 = 1; x + y = z/2"), None),
        (I("x^2 + x*y + y^2 = 3"), nv.Weighted([1, 3])),
    ],
    ids=str,
)
def test_rotations_keep_the_pairs(variety: Any, metric: Any, t: Fraction) -> None:
    R = rotation(variety.ambient_dimension, t)
    problem = nv.Bottlenecks(variety) if metric is None else nv.Bottlenecks(variety, metric)
    form = product(tuple(zip(*R, strict=True)), problem.form, R)
    other = replace(problem, variety=turned(variety, R), metric=nv.SymmetricForm(form))
    mine, theirs = (nv.solve(p).value for p in (problem, other))
    assert (mine.degree, mine.uncertified) == (theirs.degree, theirs.uncertified)
    for one, two in zip(mine.pairs, theirs.pairs, strict=True):
        assert not disjoint([one.squared_distance], [two.squared_distance])


def test_rotations_keep_the_reach() -> None:
    here = nv.solve(nv.Reach(ELLIPSE, method="curve")).value
    there = nv.solve(nv.Reach(turned(ELLIPSE, rotation(2, Fraction(18, 73))), method="curve")).value
    for one, two in zip(here.sides.values(), there.sides.values(), strict=True):
        assert not disjoint([one], [two])


def test_a_turned_oval_keeps_its_waist() -> None:
    """The form 18 x + 73 y vanished on its narrowest pair."""
    equation = "((73*x-18*y)^2 + (18*x+73*y)^2)^2 + 3*5653*(73*x-18*y)^2"
    oval = I(f"{equation} = 5653*(18*x+73*y)^2 + 5653^2/10")
    found, straight = (nv.reach(V) for V in (oval, WAIST))
    assert found.is_attained_by_a_bottleneck
    assert not disjoint([found.interval], [straight.interval])


def test_a_circle_has_more_pairs_than_can_be_isolated() -> None:
    result = nv.solve(nv.Bottlenecks(I("x^2 + y^2 = 1")))
    assert (result.value.degree, result.value.pairs) == (None, None)
    assert result.provenance.certainty is nv.Certainty.MODULAR
    assert dict(result.summary())["real"] == "infinitely many"
    imaginary = nv.solve(nv.Bottlenecks(I("x^2 + y^2 = -1")))
    assert (imaginary.value.degree, imaginary.value.infinitely_many) == (None, False)


@pytest.mark.parametrize(
    ("equation", "fourth"),
    [
        ("(x^2 + y^2 - 1)*(x^2 + y^2 - 4)", Fraction(1, 16)),  # half of the gap
        ("(x^2 + y^2 - 1)*((3*x - 8)^2 + (3*y + 6)^2 - 9)", Fraction(16, 81)),  # gap 4/3
        ("(x^2 + y^2 - 1)*((x - 5)^2 + 2*y^2 - 2)", Fraction(1, 4)),  # b^2/a of an ellipse
        ("(x^2 + y^2 + z^2 + w^2 + 8)^2 = 36*(x^2 + y^2 + w^2)", 1),  # a torus: radii 3 and 1
    ],
)
def test_reach_of_circles_and_of_rotation(equation: str, fourth: Fraction) -> None:
    low, high = nv.solve(nv.Reach(I(equation), method="curve")).value.interval
    assert low**4 <= fourth <= high**4 < fourth * (1 + Fraction(1, 10**9))


def test_a_curve_is_compact_though_its_form_of_the_highest_degree_is_not_definite() -> None:
    """The curvature of y = (1 - x^4)^(1/2) is largest where its derivative is zero."""
    result = nv.solve(nv.Reach(I("x^4 + y^2 = 1")))
    (compact,) = (a for a in result.assumptions if a.name == "compact")
    assert compact.standing is Standing.PROVED

    def curvature(x: float) -> float:
        y = (1 - x**4) ** 0.5
        slope, bend = -2 * x**3 / y, -6 * x**2 / y - 4 * x**6 / y**3
        return float(abs(bend) / (1 + slope**2) ** 1.5)

    largest = max(curvature(k / 10**4) for k in range(10**4))
    assert float(result.value.interval[0]) == pytest.approx(1 / largest, rel=1e-6)
    for unbounded in ("y = x^2", "x^2 + y^2 = 1 + 3*x^2*y^2", "x*y^2 = 1 - x^3"):
        with pytest.raises(nv.SpecificationError, match="it goes to infinity"):
            nv.reach(I(unbounded))


@pytest.mark.parametrize(
    "equation",
    [
        "y^2 = x^3",  # a cusp, and not compact
        "(x - 2*y)^3 = (y - 1)^4",  # one tangent and no node, but the curvature has no bound
        "y^2 = x^2*(x + 1)",  # a node
        "y^2 = x^4 - x^6",  # two branches that touch
        "x^2 = y^2*z",  # an umbrella
        "(x^2 + y^2 + z^2)^2 = 4*(x^2 + y^2)",  # a torus that meets itself
    ],
)
def test_the_reach_is_zero_where_tangent_cones_are_not_convex(equation: str) -> None:
    result = nv.solve(nv.Reach(I(equation)))
    assert result.value.interval == (0, 0)
    assert result.provenance.certainty is nv.Certainty.MODULAR


def test_equations_that_vanish_with_the_others_are_left_out(session: nv.Session) -> None:
    distances = squared_distances(TWICE)
    for (low, high), value in zip(distances, (Fraction(4, 3), 2, 4), strict=True):
        assert low <= value <= high
    result = nv.solve(nv.Bottlenecks(TWICE))
    assert result.value.degree == 6
    assert nv.verify(result, session, other=session).holds


@pytest.mark.parametrize(
    ("given", "degree"),
    [
        ("(x^2 + 4*y^2 - 4)^2 = 0", 4),
        ("x^2 + 4*y^2 = 4; z^2 = 0", 4),
        ("y = x^2; (z - x*y)^2 = 0", 8),
    ],
)
def test_multiple_factors_count_once(given: str, degree: int, session: nv.Session) -> None:
    for method in ("isolation", "modular"):
        result = nv.solve(nv.Bottlenecks(I(given), method=method), session)
        assert result.value.degree == degree
        (reduced,) = (a for a in result.assumptions if a.name == "reduced")
        # of several equations what is left is reduced where random planes meet it
        assert reduced.standing is (Standing.MODULAR if ";" in given else Standing.FAILS)
        assert "multiple factors" in reduced.detail
    assert nv.solve(nv.Reach(I("(x^2 + 4*y^2 - 4)^2 = 0"))).value.interval[0] <= Fraction(1, 2)


def test_the_radical_is_taken_where_factors_are_not_enough(session: nv.Session) -> None:
    """Planes touch cylinders along a line, and along two parallel lines."""
    tangent = I("z = x^2; z = 0", ["x", "y", "z"])
    touching = I("z = (x^2 - 1)^2; z = 0", ["x", "y", "z"])
    for variety, degree in ((tangent, 0), (touching, None)):
        for method in ("isolation", "modular"):
            result = nv.solve(nv.Bottlenecks(variety, method=method), session)
            assert result.value.degree == degree
            (reduced,) = (a for a in result.assumptions if a.name == "reduced")
            assert reduced.standing is Standing.FAILS
    mixed = I("x*z = 0; y*z = 0")
    with pytest.raises(nv.SpecificationError, match="components of different dimensions"):
        nv.solve(nv.RealEDCriticalPoints(mixed, nv.Frobenius(), [1, 2, 3], "isolation"))


def test_curves_that_meet(session: nv.Session) -> None:
    """Where they do gradients are dependent: multipliers may be infinitely many, not pairs."""
    assert nv.solve(nv.Bottlenecks(MEETING)).value.degree == 36
    assert nv.solve(nv.Bottlenecks(MEETING, method="modular"), session).value.degree == 36
    with pytest.raises(nv.SpecificationError, match="singular points"):
        nv.solve(nv.Bottlenecks(I("x^2 + y^2 + z^2 = 1; (2*z - 1)*(x - y) = 0")))


def test_a_singular_point_is_no_end() -> None:
    """Two ellipses that touch at (1, 0): not from there to the other ends of their axes."""
    distances = squared_distances(I("(x^2 + 4*y^2 - 1)*((x - 3)^2 + 3*y^2 - 4)"))
    for (low, high), value in zip(distances, (1, Fraction(16, 3), 36), strict=True):
        assert low <= value <= high


@pytest.mark.parametrize(
    ("equation", "values"),
    [
        ("(x - 10^9)^2 + 4*(y + 10^9)^2 = 1", (1, 4)),
        ("x^2 + 4*y^2 = 10^18", (10**18, 4 * 10**18)),
        ("x^2 + 10^12*y^2 = 1", (Fraction(4, 10**12), 4)),
        ("10^9*(x^2 + 4*y^2 - 4)", (4, 16)),
        ("x^2 + 4*y^2 = 1/10^40", (Fraction(1, 10**40), Fraction(4, 10**40))),
    ],
)
def test_scales(equation: str, values: tuple[Any, Any]) -> None:
    for (low, high), value in zip(squared_distances(I(equation)), values, strict=True):
        assert low <= value <= high < low * (1 + Fraction(1, 10**6))


def test_pairs_with_the_distance_zero_are_counted(session: nv.Session) -> None:
    """x^4 + y^4 = 1 has 16 of them: on x + i y = const the equation has two double roots."""
    flat = I("x^4 + y^4 = 1")
    result = nv.solve(nv.Reach(flat))
    low, high = result.value.interval
    assert low**4 <= Fraction(2, 81) <= high**4  # 2^(1/4)/3, at the diagonals
    assert result.value.bottlenecks == 144
    assert nv.solve(nv.Bottlenecks(flat, method="modular"), session).value.degree == 144


def test_the_reach_is_a_problem(session: nv.Session) -> None:
    result = nv.solve(nv.Reach(WAIST))
    assert result.value == nv.reach(WAIST)
    assert result.provenance.certainty is result.value.certainty is nv.Certainty.CERTIFIED
    assert nv.verify(result, session, other=session).holds
    assert nv.solve(nv.Reach(ELLIPSE)).provenance.method == "ellipsoid"
    by_curvature = nv.solve(nv.Reach(ELLIPSE, method="curve")).value
    low, high = by_curvature.interval
    assert low <= Fraction(1, 2) <= high
