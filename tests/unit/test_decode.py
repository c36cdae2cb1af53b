"""From frames to typed results, with answers written by hand."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import GF, QQ

import neurovariety as nv
from neurovariety.engines.frame import Frame, Polynomials, parse_frame
from neurovariety.errors import ProtocolError
from neurovariety.problems.base.provenance import Provenance

PROVENANCE = Provenance("Macaulay2", "1.26", "m", "QQ", 1, nv.Certainty.EXACT, "digest", 0.5)
CIRCLE = nv.Implicit("x^2 + y^2 = 1")
ONE = {(0, 0): (1, 1)}


def decoded(problem: Any, **fields: Any) -> Any:
    return problem.part("decode").decode(
        Frame(problem.kind, fields), problem, nv.render(problem), PROVENANCE
    )


def minors(problem: nv.MinorsIdeal, *terms: Any, variables: int = 2, **other: Any) -> Any:
    some = Polynomials(variables, terms)
    fields = {
        "generators": some,
        "groebnerBasis": some,
        "dimension": 1,
        "degree": 2,
        "singularLocus": Polynomials(variables, (ONE,)),
        "singularDimension": -1,
        "singularDegree": 0,
    }
    return decoded(problem, **(fields | other))


def test_degrees() -> None:
    result = decoded(nv.EDDegree(CIRCLE), value=2, dimension=0)
    assert (result.value, result.dimension, result.polar_degrees) == (2, 0, ())
    result = decoded(nv.GenericEDDegree(CIRCLE), value=4, dimension=0, polarDegrees=(2, 2))
    assert (result.value, result.polar_degrees) == (4, (2, 2))
    assert result.provenance is PROVENANCE
    assert result.script.kind == "generic-ed-degree"


def test_a_positive_dimension_is_a_field_and_no_count() -> None:
    result = decoded(nv.EDDegree(CIRCLE), value=17, dimension=1)
    assert (result.value, result.dimension) == (None, 1)


def test_no_critical_points_are_zero_in_a_metric_and_a_surprise_in_a_generic_one() -> None:
    assert decoded(nv.EDDegree(CIRCLE), value=0, dimension=-1).value == 0
    assert decoded(nv.GenericEDDegree(CIRCLE), value=0, dimension=-1).value is None


def test_the_factors_of_a_voronoi_boundary_have_one_form() -> None:
    problem = nv.VoronoiCell(nv.Implicit("x^2 + 4*y^2 = 4"), "2, 0")
    far, near = {(1,): (-8, 1), (0,): (-1, 1)}, {(1,): (1, 1), (0,): (1, 2)}
    both = [
        decoded(problem, degree=2, boundary=Polynomials(1, terms), focal=Polynomials(1, (near,)))
        for terms in ((far, near), (near, far))
    ]
    assert both[0].value == both[1].value
    assert str(both[0].value.boundary) == "(2*a1 + 1, 8*a1 + 1)"


def test_zero_weights_are_real() -> None:
    problem = nv.Fibre(nv.PolynomialNetwork((2, 2, 1), 2), "0")
    result = decoded(problem, dimension=4, points=-1, realPoints=-1)
    assert result.value.is_empty_over_reals is False


@pytest.mark.parametrize("order", ["grevlex", "lex", "grlex"])
def test_polynomials_are_in_the_problem_s_ring(order: str) -> None:
    problem = nv.MinorsIdeal("b, a", 1, order=order)
    result = minors(problem, {(1, 0): (-3, 4), (0, 2): (5, 1)}, {})
    ring = result.value.ring
    assert ([str(s) for s in ring.symbols], ring.domain, str(ring.order)) == (["a", "b"], QQ, order)
    a, b = ring.gens
    assert result.value.generators == (QQ(-3, 4) * a + 5 * b**2, ring.zero)
    assert result.singular_locus.is_unit
    assert (result.value.dimension, result.value.codimension, result.value.degree) == (1, 1, 2)


def test_coefficients_in_a_prime_field() -> None:
    problem = nv.MinorsIdeal("a, b", 1, field=GF(101))
    result = minors(problem, {(1, 0): (-1, 1), (0, 1): (101, 1), (0, 0): (205, 1)})
    a, _ = result.value.ring.gens
    assert result.value.generators == (100 * a + 3,)
    with pytest.raises(ProtocolError, match=r"expected integers .* got a fraction"):
        minors(problem, {(1, 0): (1, 2)})


def test_huge_coefficients() -> None:
    big = 10**10_000 + 1
    result = minors(nv.MinorsIdeal("a, b", 1), {(1, 1): (big, big - 1)})
    assert QQ(big, big - 1) == result.value.generators[0].LC


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"variables": 3}, "expected polynomials in 2 variables, got 3"),
        ({"dimension": True}, "'dimension' of type int in the answer, got bool"),
        ({"dimension": "1"}, "'dimension' of type int in the answer, got str"),
        ({"generators": (1,)}, "'generators' of type Polynomials in the answer, got tuple"),
        ({"singularLocus": None}, "'singularLocus' of type Polynomials"),
    ],
)
def test_what_does_not_fit_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(ProtocolError, match=message):
        minors(nv.MinorsIdeal("a, b", 1), {}, **changed)


@pytest.mark.parametrize("fields", [{}, {"value": 2}, {"dimension": 0}, {"value": (2,)}])
def test_missing_fields_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError, match="expected a field"):
        decoded(nv.EDDegree(CIRCLE), **fields)


def test_a_correspondence_has_its_own_names() -> None:
    problem = nv.EDCorrespondence(CIRCLE, equations=True)
    linear = ({(1, 0, 0, 0, -0): (1, 1)},)
    result = decoded(
        problem,
        ideal=Polynomials(5, linear),
        auxiliary=1,
        dimension=2,
        bidegrees=(2, 2),
        equations=Polynomials(4, ({(1, 0, 0, 1): (1, 1), (0, 1, 1, 0): (-1, 1)},)),
    )
    value = result.value
    assert [str(s) for s in value.ideal.ring.symbols] == ["l1", "x", "y", "u_x", "u_y"]
    assert (value.auxiliary, value.dimension, value.bidegrees) == (("l1",), 2, (2, 2))
    x, y, u, v = value.equations.ring.gens
    assert value.equations.generators == (y * u - x * v,)
    with pytest.raises(ProtocolError, match="expected polynomials in 5 variables, got 4"):
        decoded(
            problem,
            ideal=Polynomials(4, ()),
            auxiliary=1,
            dimension=2,
            bidegrees=(),
            equations=Polynomials(4, ()),
        )


def test_a_text_answer_becomes_a_result() -> None:
    problem = nv.GenericEDDegree(nv.Hankel(3, 1), "conormal")
    answer = (
        "NEUROVARIETY-ANSWER 1 generic-ed-degree\nengine text Macaulay2 1.21\nvalue int 10\n"
        "dimension int 0\npolarDegrees ints 6 4\nEND 4\n"
    )
    result = problem.part("decode").decode(
        parse_frame(answer, problem.kind), problem, nv.render(problem), PROVENANCE
    )
    assert (result.value, result.polar_degrees) == (10, (6, 4))  # type: ignore[union-attr]


ELLIPSE = nv.Implicit("x^2 + 4*y^2 = 4")
FLOW = nv.GradientFlow(nv.Parametric("t"), loss="y1^2/2")
LOSS = nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="1", Y="1", regularization=1)
NO = Polynomials(2, ())


@pytest.mark.parametrize(
    ("problem", "fields", "message"),
    [
        (nv.EDDegree(CIRCLE), {"value": -7, "dimension": 0}, "value at least 0 .* got -7"),
        (nv.EDDegree(CIRCLE), {"value": 2, "dimension": -99}, "dimension from -1 to 2 .* got -99"),
        (nv.EDDegree(CIRCLE), {"value": 2, "dimension": -1}, "value 0 exactly for dimension -1"),
        (nv.EDDegree(CIRCLE), {"value": 0, "dimension": 0}, "value 0 exactly for dimension -1"),
        (
            nv.TrajectoryIdeal(FLOW, [2], degree=1),
            {"proved": False, "polynomials": Polynomials(1, ({(1000,): (1, 1)},))},
            "degree at most 1, got 1000",
        ),
        (nv.EDDegree(CIRCLE), {"value": 2, "dimension": 3}, "dimension from -1 to 2 .* got 3"),
        (
            nv.GenericEDDegree(nv.Determinantal(3, 3, 1)),
            {"value": 40, "dimension": 0, "polarDegrees": (3, 6, 12, 12, 6)},
            "polar degrees that add up to 40",
        ),
        (
            nv.GenericEDDegree(nv.Determinantal(3, 3, 1)),
            {"value": 39, "dimension": 0, "polarDegrees": (3, 6, 12, 12, 7, -1)},
            "polarDegrees at least 0",
        ),
        (nv.Bottlenecks(ELLIPSE, method="modular"), {"dimension": 0, "degree": -4}, "degree at"),
        (
            nv.EDDiscriminant(ELLIPSE),
            {
                "foldDegree": 2,
                "infinityDegree": 0,
                "folds": Polynomials(2, ({(1, 0): (1, 1)},)),
                "infinity": NO,
            },
            "degrees add up to 2",
        ),
        (nv.EDDiscriminant(ELLIPSE), {"foldDegree": 6, "infinityDegree": -1}, "infinityDegree at"),
        (nv.VoronoiCell(ELLIPSE), {"degree": -2}, "degree at least 0"),
        (
            nv.VoronoiCell(ELLIPSE, "2, 0"),
            {"degree": 1, "boundary": Polynomials(10**12, ()), "focal": NO},
            "expected a normal space",
        ),
        (
            nv.EDCorrespondence(CIRCLE),
            {"auxiliary": 10**12, "dimension": 2, "bidegrees": ()},
            "auxiliary from 0",
        ),
        (
            nv.RealEDCriticalPoints(CIRCLE, nv.Frobenius(), "1, 2"),
            {"generalDimension": 0, "general": -2, "dimension": 0, "degree": 2, "points": 2},
            "general at least 0",
        ),
        (LOSS, {"dimension": 3, "degree": 5}, "dimension from -1 to 2"),
        (nv.GroebnerBasis("x"), {"groebnerBasis": Polynomials(1, ()), "dimension": 7}, "from -1"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    problem: Any, fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(ProtocolError, match=message):
        decoded(problem, **fields)


def test_an_exponent_that_fills_the_memory_is_refused() -> None:
    head = "NEUROVARIETY-ANSWER 1 groebner-basis\nbasis polynomials 1 1\npolynomial 1\n"
    parse_frame(f"{head}1000000 | 1\nEND 3\n", "groebner-basis")
    with pytest.raises(ProtocolError, match="an exponent of at most 1000000, got '1000000000'"):
        parse_frame(f"{head}1000000000 | 1\nEND 3\n", "groebner-basis")
