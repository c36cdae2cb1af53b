"""What methods presuppose of equations: decided, said, and used, so that nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.algebra.textbook.operations import are_zeros_of, intersection
from neurovariety.varieties.assumptions import Standing

pytestmark = pytest.mark.m2

FAILS, MODULAR, PROVED = Standing.FAILS, Standing.MODULAR, Standing.PROVED

# The Pluecker quadrics: five, of codimension three.
GRASSMANNIAN = (
    "p01*p23 - p02*p13 + p03*p12; p01*p24 - p02*p14 + p04*p12; p01*p34 - p03*p14 + p04*p13;"
    "p02*p34 - p03*p24 + p04*p23; p12*p34 - p13*p24 + p14*p23"
)

# A degree is the sum of those of the components of the largest dimension. A line or a plane has 1,
# a circle 2, a parabola 3, an ellipse 4, the cone over a twisted cubic 7; in a generic metric a
# circle has 4, as an ellipse.
DEGREES = [
    ("(x^2 + y^2 - 1)^2", 2, 4, {"reduced": FAILS, "equidimensional": PROVED}),
    ("(x^2 + y^2 - 1)^2*(y - 5)", 3, 5, {"reduced": FAILS, "general datum": MODULAR}),
    ("a1^2 - a2; a3^2", 3, 3, {"reduced": FAILS, "complete intersection": MODULAR}),
    ("x^2 + 4*y^2 = 4; z^2", 4, 4, {"reduced": FAILS, "points": MODULAR}),
    ("x*(x^2 + y^2 - 1)^3; (y - 5)*(x^2 + y^2 - 1)^2", 2, 4, {"equidimensional": FAILS}),
    # no generator has a multiple factor: tangents of a circle and of a cone
    ("x^2 + y^2 = 1; y = 1", 1, 1, {"reduced": FAILS}),
    ("x^2 - y*z; y", 1, 1, {"reduced": FAILS}),
    ("x*y; y^2", 1, 1, {"reduced": MODULAR}),  # an embedded point
    # superfluous equations, and again the same one
    ("x^2 + 4*y^2 - 4; 2*x^2 + 8*y^2 - 8; (x^2 + 4*y^2 - 4)*(x - y)", 4, 4, {"reduced": MODULAR}),
    ("x*z - y^2; y*w - z^2; x*w - y*z", 7, 7, {"reduced": MODULAR, "equidimensional": MODULAR}),
    # two planes that meet in a point: not Cohen-Macaulay
    ("x*z; x*w; y*z; y*w", 2, 2, {"reduced": MODULAR, "equidimensional": MODULAR}),
    # the largest components count
    ("x*z; y*z", 1, 1, {"reduced": MODULAR, "equidimensional": FAILS}),
    ("(x - 2)*z; (x - 2)*(x^2 + y^2 - 1)", 1, 1, {"equidimensional": FAILS}),
    # an isolated point is embedded in no component, an embedded one is no component
    ("x*(x - 1); x*y", 1, 1, {"equidimensional": FAILS}),
    ("x^2*y; x*y*(x - y)", 2, 2, {"reduced": MODULAR, "equidimensional": MODULAR}),
]
BOTH = [("session", *row) for row in DEGREES] + [("sage", *row) for row in DEGREES[1::4]]


@pytest.mark.parametrize(("engine", "equations", "degree", "generic", "standing"), BOTH)
def test_degrees_lose_no_component(
    engine: str,
    equations: str,
    degree: int,
    generic: int,
    standing: dict[str, Standing],
    request: pytest.FixtureRequest,
) -> None:
    warm, variety = request.getfixturevalue(engine), nv.Implicit(equations)
    result = nv.solve(nv.EDDegree(variety), warm)
    assert result.value == degree
    assert {a.name: a.standing for a in result.assumptions}.items() >= standing.items()
    counted = "the components of the largest dimension"
    assert (("counted on", counted) in result.summary()) == (
        standing.get("equidimensional") is FAILS
    )
    method = "conormal" if variety.is_cone else "critical"
    assert nv.solve(nv.GenericEDDegree(variety, method), warm).value == generic


@pytest.mark.parametrize("engine", ["session", "sage"])
def test_the_radical_is_taken_where_generators_do_not_show_it(
    engine: str, request: pytest.FixtureRequest
) -> None:
    warm = request.getfixturevalue(engine)
    equations = "a1*b1; a2*b1 + a1*b2; -c1^4 + a3*b1 + a2*b2 + a1*b3"
    radical = "a1*b1; a2*b1; a1*b2; -c1^4 + a3*b1 + a2*b2 + a1*b3"
    found, by_hand = (nv.solve(nv.EDDegree(nv.Implicit(e)), warm) for e in (equations, radical))
    assert found.value == by_hand.value == 36
    assert nv.Assumption("reduced", FAILS, "the radical was taken") in found.assumptions
    assert nv.Assumption("reduced", MODULAR) in by_hand.assumptions


@pytest.mark.parametrize("engine", ["session", "sage"])
@pytest.mark.parametrize("method", ["critical", "critical-exact", "saturation"])
def test_an_empty_variety_is_said_to_be_empty(
    method: str, engine: str, request: pytest.FixtureRequest
) -> None:
    nothing = nv.Implicit("x^2 + y^2 = 1; x^2 + y^2 = 2")
    result = nv.solve(nv.EDDegree(nothing, method=method), request.getfixturevalue(engine))
    assert (result.value, result.dimension) == (0, -1)
    assert ("value", "0, for the variety is empty") in result.summary()
    assert [(a.name, a.standing) for a in result.assumptions] == [("points", FAILS)]


@pytest.mark.parametrize("engine", ["session", "sage"])
@pytest.mark.parametrize(
    ("problem", "method"),
    [(nv.EDDiscriminant, "lifting"), (nv.Bottlenecks, "modular"), (nv.VoronoiCell, "pencil")],
)
def test_of_nothing_there_is_nothing(
    problem: Any, method: str, engine: str, request: pytest.FixtureRequest
) -> None:
    nothing = problem(nv.Implicit("x = 0; x = 1"), method=method)
    result = nv.solve(nothing, request.getfixturevalue(engine))
    assert result.value.degree == 0
    assert [(a.name, a.standing) for a in result.assumptions] == [("points", FAILS)]


@pytest.mark.parametrize("engine", ["session", "sage"])
def test_more_quadrics_than_the_codimension(engine: str, request: pytest.FixtureRequest) -> None:
    problem = nv.GenericEDDegree(nv.Implicit(GRASSMANNIAN), "conormal")
    result = nv.solve(problem, request.getfixturevalue(engine), nv.Limits(seconds=60))
    assert result.polar_degrees == (5, 10, 12, 10, 5)  # self-dual
    assert result.value == 42


@pytest.mark.parametrize("engine", ["session", "sage"])
def test_each_component_has_its_critical_pairs(engine: str, request: pytest.FixtureRequest) -> None:
    """The pairs of the plane and those of the line, which are linear spaces."""
    warm, variety = request.getfixturevalue(engine), nv.Implicit("x*z; y*z", "x y z")
    found = [nv.solve(nv.EDCorrespondence(variety, equations=True, seed=s), warm) for s in (1, 2)]
    assert found[0].value == found[1].value
    assert (found[0].value.dimension, found[0].value.bidegrees) == (3, (1, 1))
    equations = found[0].value.equations
    plane = read_polynomials("x - u_x; y - u_y; z", equations.ring.symbols)
    line = read_polynomials("x; y; z - u_z", equations.ring.symbols)
    assert equations.generators == intersection([plane, line], equations.ring)


@pytest.mark.parametrize("engine", ["session", "sage"])
def test_the_correspondence_of_a_double_circle_is_that_of_the_circle(
    engine: str, request: pytest.FixtureRequest
) -> None:
    warm = request.getfixturevalue(engine)
    circles = [nv.Implicit(e) for e in ("x^2 + y^2 - 1", "(x^2 + y^2 - 1)^2")]
    once, twice = (nv.solve(nv.EDCorrespondence(c, equations=True), warm) for c in circles)
    assert once.value == twice.value


@pytest.mark.parametrize("engine", ["session", "sage"])
@pytest.mark.parametrize(
    ("equations", "points"),
    [
        ("z*(y^2 - x^3), z*(z - 1)", "x; y; z - 1"),  # a cusp beside a plane
        ("x*z, y*z", "x; y; z"),  # where a line meets a plane
        ("x*z, y*z, x*w, y*w", "x; y; z; w"),  # where two planes meet
        ("x^2, x*y", "x; y"),  # an embedded point
        ("x*(x - 1), x*y", "1"),  # a line and a point that is not on it
    ],
)
def test_components_of_each_dimension_have_singular_points(
    equations: str, points: str, engine: str, request: pytest.FixtureRequest
) -> None:
    warm = request.getfixturevalue(engine)
    locus = nv.solve(nv.MinorsIdeal(equations, 1), warm).singular_locus
    expected = read_polynomials(points, locus.ring.symbols)
    assert are_zeros_of(expected, locus.generators, locus.ring)
    assert are_zeros_of(locus.generators, expected, locus.ring)
