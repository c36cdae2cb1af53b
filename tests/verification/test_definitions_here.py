"""Definitions that are computed in this process: values that no engine had a hand in."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.problems.reach.decode import _missing
from neurovariety.problems.real_critical_points.checks import _certified


def definition(problem: Any) -> Any:
    result = nv.solve(replace(problem, method="definition"))
    assert result.provenance.engine == "neurovariety"
    return result.value


def test_components_of_several_dimensions_have_their_own_singular_points() -> None:
    problem = nv.MinorsIdeal("z*(y^2 - x^3), z*(z - 1)", 1, method="definition")
    locus = nv.solve(problem).singular_locus
    assert locus.dimension == 0  # the cusp of the curve in the plane z = 1, faults.md
    assert all(not locus.reduce(f) for f in (locus.ring.gens[2] - 1, locus.ring.gens[0] ** 2))


@pytest.mark.parametrize(
    ("matrix", "size", "numbers"),
    [
        ("a, b, c; b, c, d", 2, (2, 3)),  # the cone over the twisted cubic
        ("a, b; b, a", 2, (1, 2)),  # two lines
        ("a, a - 1", 1, (-1, 0)),
        ("a*b, a*c", 1, (2, 1)),  # a plane, and a line beside it
    ],
)
def test_dimension_and_degree(matrix: str, size: int, numbers: tuple[int, int]) -> None:
    value = definition(nv.MinorsIdeal(matrix, size))
    assert (value.dimension, value.degree) == numbers


def test_equal_ideals_have_equal_bases() -> None:
    first, second = (
        definition(nv.GroebnerBasis(text, "x, y, z", order="lex"))
        for text in ("x - y^2; z - y^3", "x*y - z; x - y^2; x^3 - z^2 + x - y^2")
    )
    assert first.groebner_basis == second.groebner_basis
    assert definition(nv.IdealEquality(first.generators, second.generators, order="lex")).equal
    assert not definition(nv.IdealEquality("x^2; y", "x; y")).equal


def test_what_grows_too_large_says_so() -> None:
    powers = "; ".join(f"(x+{k}*y+z)^{5 + k}*y - {k}*w^3" for k in range(1, 4))
    problem = nv.GroebnerBasis(powers, order="lex", method="definition")
    with pytest.raises(nv.NeuroVarietyError, match="Buchberger's algorithm was stopped at"):
        nv.solve(problem)
    with pytest.raises(nv.NeuroVarietyError, match="degree at most 500, not 501"):
        nv.solve(nv.GroebnerBasis("x^501; x^2 + y^2 = 1", method="definition"))


ONE = nv.GradientFlow(nv.LinearNetwork(1, 1, 1), loss=nv.QuadraticLoss([[1]], [[1]]))


def test_laws_and_brackets_are_counted_over_the_rationals() -> None:
    balanced = definition(nv.ConservationLaws(nv.LinearNetwork(1, 2, 1)))
    # W2^T W2 - W1 W1^T, and w1_11*w2_12 - w1_21*w2_11
    assert (balanced.dimensions, balanced.independent, balanced.complete) == ((0, 4), 3, True)
    momentum = definition(
        nv.ConservationLaws(nv.GradientFlow(nv.LinearNetwork(1, 2, 1), damping=0))
    )
    assert (momentum.dimensions, momentum.complete) == ((0, 2), True)


def test_flows_have_ideals_and_polynomials_by_definition() -> None:
    chain = definition(nv.InvariantIdeal(ONE, "w1_11 - 2"))
    assert chain.stabilized
    assert chain.dimensions == (1, 0, 0)
    assert definition(nv.IsInvariant(ONE, "w1_11 - w2_11"))
    assert not definition(nv.IsInvariant(ONE, "w1_11 - 2*w2_11"))
    found = definition(nv.TrajectoryIdeal(ONE, [2, "1/3"], 2))
    assert [str(P) for P in found.polynomials] == ["9*w1_11**2 - 9*w2_11**2 - 35"]
    darboux = definition(nv.DarbouxPolynomials(ONE, 2))
    assert {str(P) for P, _ in darboux.irreducible} == {
        "w1_11 - w2_11",
        "w1_11 + w2_11",
        "w1_11*w2_11 - 1",
    }


def test_critical_points_are_the_primes_of_one_eliminant() -> None:
    for X in ("1", "32003"):  # a prime that divides the data, faults.md
        problem = nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X=X, Y="1", regularization=1)
        if X == "32003":
            value = definition(problem)
            assert (value.complex, value.torus, value.orbits, value.reduced) == (5, 4, 3, True)
            real = definition(nv.RealCriticalPoints(problem))
            assert (real.count, real.complete, len(real.minima)) == (3, True, 2)
        else:  # at the threshold the origin is all, with multiplicity
            value = definition(problem)
            assert (value.complex, value.degree, value.reduced) == (3, 5, False)


def test_real_points_that_are_degenerate_are_not_certified() -> None:
    loss = nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X="1", Y="1", regularization=1)
    value = definition(nv.RealCriticalPoints(loss))
    assert (value.count, value.complete) == (0, False)
    assert "1 of the 1 real roots of an eliminant are degenerate" in value.why


def test_real_points_of_the_definition_are_certified_in_balls() -> None:
    loss = nv.CriticalPoints(
        nv.LinearNetwork(1, 1, 1), None, [[10**9]], [[Fraction(1, 10**9)]], Fraction(1, 10**12)
    )
    result = nv.solve(nv.RealCriticalPoints(loss, "definition"))
    assert [p.index for p in result.value.orbits] == [0, 1]
    assert _certified(result) == (True, "2 of 2 orbits")


def nearest(equations: str, datum: str) -> Any:
    return definition(nv.RealEDCriticalPoints(nv.Implicit(equations), nv.Frobenius(), datum))


def test_singular_points_take_part_in_what_is_nearest() -> None:
    acnode = nearest("y^2 = x^2*(x - 1)", "1/10, 1/20")  # faults.md
    assert [p.is_global for p in acnode.points] == [False]
    assert [p.is_global for p in acnode.singular] == [True]
    assert acnode.nearest[0].squared_distance == (Fraction(1, 80), Fraction(1, 80))
    two = nearest("x*z; y*z", "1, 2, 3")  # a plane and a line that meet
    assert [p.squared_distance[0] for p in (*two.points, *two.singular)] == [5, 9, 14]


def test_multiple_factors_ties_and_degenerate_points_are_exact() -> None:
    assert len(nearest("(x^2 + y^2 - 1)^2", "3, 1").points) == 2  # faults.md
    tied = nearest("x^2 + 4*y^2 = 4", "0, 0")
    assert [(p.index, p.is_global) for p in tied.points] == [
        *((0, True), (0, True)),
        *((1, False), (1, False)),
    ]
    (focal,) = nearest("y = x^2", "0, 1/2").points  # three critical points in one
    assert (focal.index, focal.is_global) == (None, True)
    lines = nearest("(x - y)*(32003*x + y - 32003)*(32003*y - 1)", "3, 1")
    assert (len(lines.points), len(lines.singular)) == (3, 3)  # faults.md


def test_functions_of_critical_weights_are_found_by_elimination() -> None:
    loss = nv.QuadraticLoss([[1, 0], [0, 1]], [[2, 0], [0, 1]])
    value = definition(nv.PureSpurious(nv.LinearNetwork(2, 1, 2), loss))
    assert [(f.loss[0], f.rank, f.kept, f.is_pure, f.is_global) for f in value.functions] == [
        (Fraction(1, 2), 1, (1, 0), True, True),
        (2, 1, (0, 1), True, False),
        (Fraction(5, 2), 0, (0, 0), False, False),
    ]


@pytest.mark.parametrize(
    ("curve", "missing"),
    [
        ("x^2 + 4*y^2 = 4", ""),
        ("(x^2 + y^2 - 1)*((x - 3)^2 + y^2 - 1)", ""),  # the circles meet, over the complex numbers
        ("x^2*y = 1", "infinity"),  # two branches come as near as one likes: the reach is zero
        ("(x^2 + y^2)^2 = x^2 - y^2", "singular points"),
    ],
)
def test_the_definition_of_the_reach_bounds_it_above_alone(curve: str, missing: str) -> None:
    assert missing in _missing(nv.Implicit(curve))
    assert bool(_missing(nv.Implicit(curve))) == bool(missing)
