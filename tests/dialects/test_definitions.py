"""What the textbook's definitions give, in both languages: values that all else is held against."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.algebra.textbook.operations import intersection
from neurovariety.verify import checks_of

pytestmark = [pytest.mark.m2, pytest.mark.sage]

_NOT_REDUCED = "a1*b1; a2*b1 + a1*b2; -c1^4 + a3*b1 + a2*b2 + a1*b3"
DEGREES = {
    "x^2 + y^2 = 1": 2,
    "(x^2 + y^2 - 1)^2": 2,
    "(x^2 + y^2 - 1)^2*(y - 5)": 3,
    "a1^2 - a2; a3^2": 3,
    "x^2 + 4*y^2 = 4; z^2 = 0": 4,
    "x^2 + y^2 = 1; x^2 + y^2 = 2": 0,
    "1023807973*x^2 + y^2 = 1": 4,
    "(x^2 + y^2 + x)^2 = x^2 + y^2": 3,
}
"""By Macaulay2 alone: components that are not reduced, primes that divide a coefficient."""

DISCRIMINANTS = {
    "x^2 + 4*y^2 = 4": (6, 0),
    "(x^2 + y^2 + x)^2 = x^2 + y^2": (4, 2),
    "(x^2 + y^2)^2 = x^2 - y^2": (6, 4),
    "(x^2 + y^2 - 1)*((x - 3)^2 + y^2 - 4)": (0, 4),
}
"""The degrees of the folds and of the part at infinity: the closures are singular there."""

BOTTLENECKS = {
    "x^2 + y^2 = 1": (1, None),
    "x^2 + 2*y^2 + 3*z^2 = 1; z*(x^2 + 2*y^2 + 3*z^2) = z": (0, 6),
    "y^2 = x^3": (-1, 0),
    "(x^2 + y^2 + x)^2 = x^2 + y^2": (0, 2),
}
CELLS = (
    ("x^2 + 4*y^2 = 4", "6/5, 4/5", {"2*a1 + 1", "8*a1 + 1"}, {"200*a1 + 73"}),
    ("y^2 = x^3", "1, 1", {"a1 - 1", "2*a1 + 1", "54*a1**2 - 27*a1 + 5"}, {"6*a1 - 13"}),
    ("y^2 = x^2*(x - 1)", "1, 0", {"2*a1 - 1", "8*a1 - 5"}, {"2*a1 + 1"}),
)
"""Curves, points, and the factors of the boundary and of the focal points: a1 - 1 comes from the
cusp, 2*a1 - 1 from the isolated point."""


@pytest.fixture(params=["session", "sage"])
def engine(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def definition(problem: Any, engine: Any) -> Any:
    return nv.solve(replace(problem, method="definition"), engine).value


@pytest.mark.parametrize("equations", DEGREES)
def test_the_degree_counts_each_component_once(equations: str, engine: Any) -> None:
    assert definition(nv.EDDegree(nv.Implicit(equations)), engine) == DEGREES[equations]


def test_a_variety_of_which_no_component_is_reduced(sage: nv.SageSession) -> None:
    assert definition(nv.EDDegree(nv.Implicit(_NOT_REDUCED)), sage) == 36  # 2 s in Macaulay2


def test_matrices_and_images_have_definitions_too(engine: Any) -> None:
    assert definition(nv.EDDegree(nv.Determinantal(2, 3, 1)), engine) == 2
    assert definition(nv.EDDegree(nv.Parametric("32003*t; t^2")), engine) == 3


def test_generic_degrees_and_correspondences_of_each_component(engine: Any) -> None:
    assert definition(nv.GenericEDDegree(nv.Implicit("y^2 = x^4")), engine) == 6
    pairs = definition(nv.EDCorrespondence(nv.Implicit("x*z; y*z")), engine).ideal
    plane, line = (
        read_polynomials(of, pairs.ring.symbols) for of in ("x - u_x; y - u_y; z", "x; y; z - u_z")
    )
    assert pairs.generators == intersection([plane, line], pairs.ring)
    curve = definition(nv.EDCorrespondence(nv.Implicit("(x^2 + y^2 + x)^2 = x^2 + y^2")), engine)
    assert (curve.dimension, curve.bidegrees) == (2, (3, 4))  # catalogue.py


@pytest.mark.parametrize("equation", DISCRIMINANTS)
def test_the_discriminant_has_a_part_at_infinity(equation: str, engine: Any) -> None:
    value = definition(nv.EDDiscriminant(nv.Implicit(equation)), engine)
    assert (value.fold_degree, value.infinity_degree) == DISCRIMINANTS[equation]


def test_the_discriminant_of_a_torus(sage: nv.SageSession) -> None:
    torus = nv.Implicit("(x^2 + y^2 + z^2 + 3)^2 = 16*(x^2 + y^2)")
    value = definition(nv.EDDiscriminant(torus), sage)
    assert (value.fold_degree, value.infinity_degree) == (0, 6)
    assert "u_x**2 + u_y**2" in map(str, value.infinity)


@pytest.mark.parametrize("equations", BOTTLENECKS)
def test_bottlenecks_are_pairs_of_regular_points(equations: str, engine: Any) -> None:
    value = definition(nv.Bottlenecks(nv.Implicit(equations)), engine)
    assert (value.dimension, value.degree) == BOTTLENECKS[equations]


def test_matrices_have_normals_at_singular_ones(engine: Any) -> None:
    value = definition(nv.Bottlenecks(nv.Determinantal(2, 2, 1)), engine)
    assert (value.dimension, value.degree) == (2, None)


def test_the_reach_of_an_ellipse_is_its_smallest_radius_of_curvature(engine: Any) -> None:
    value = definition(nv.Reach(nv.Implicit("x^2 + 4*y^2 = 4")), engine)
    sides = value.interval, value.half_bottleneck, value.radius_of_curvature
    for side, exact in zip(sides, (Fraction(1, 2), 1, Fraction(1, 2)), strict=True):
        assert side[0] <= exact <= side[1] < side[0] + Fraction(1, 10**12)
    assert (value.bottlenecks, value.critical_curvatures) == (4, 4)


def test_the_reach_of_a_circle_is_its_radius(sage: nv.SageSession) -> None:
    value = definition(nv.Reach(nv.Implicit("x^2 + y^2 = 4")), sage)
    assert all(side is not None and side[0] <= 2 <= side[1] for side in value.sides.values())
    assert (value.bottlenecks, value.critical_curvatures) == (None, None)


@pytest.mark.parametrize(("curve", "point", "boundary", "focal"), CELLS)
def test_cells_are_bounded_by_singular_points_too(
    curve: str, point: str, boundary: set[str], focal: set[str], engine: Any
) -> None:
    value = definition(nv.VoronoiCell(nv.Implicit(curve), point), engine)
    assert set(map(str, value.boundary)) == boundary
    assert set(map(str, value.focal)) == focal


def test_what_is_too_large_is_said_and_left_open(session: nv.Session) -> None:
    result = nv.solve(nv.EDDegree(nv.Determinantal(3, 3, 1)))
    (check,) = (c for c in checks_of(result, session) if c.name == "definition")
    assert check.holds is None
    assert check.detail == "too large for the definition: 9 variables, not at most 4"


def test_a_method_is_refused_in_a_language_that_it_does_not_have(
    monkeypatch: pytest.MonkeyPatch, session: nv.Session, sage: nv.SageSession
) -> None:
    problem = nv.EDDegree(nv.Implicit("x^2 + y^2 = 1"))
    result = nv.solve(problem, session)
    only = tuple(replace(m, dialects=("macaulay2",)) for m in problem.known_methods)
    monkeypatch.setattr(nv.EDDegree, "known_methods", only)
    with pytest.raises(nv.SpecificationError, match="critical of ed-degree is written for macaul"):
        nv.render(problem, "sage")
    *_, last = checks_of(result, session, other=sage)
    assert (last.holds, last.detail) == (None, "the method critical is not written for it")


def test_learning_degrees_of_activations_with_fractions(engine: Any) -> None:
    network = nv.PolynomialNetwork((1, 1, 1), "z^2/2 + z")
    value = definition(nv.LearningDegree(network), engine)
    assert (value.functions, value.parameters) == (1, 1)
