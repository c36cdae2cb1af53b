"""Wrong answers must fail the checks that a real engine makes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.engines.base import Outcome, Run
from neurovariety.problems.base.checks import Shares

pytestmark = pytest.mark.m2

CONE = nv.Implicit("x*y = z^2")
MINORS = (
    nv.MinorsIdeal("a, b, c; b, c, d", 2),
    nv.MinorsIdeal("a, b, c; b, c, d", 2, order="lex"),
    nv.MinorsIdeal("a, b, c; b, c, d", 2, field=GF(31991)),
    nv.MinorsIdeal(nv.Determinantal(3, 3, 1)),
)


@pytest.mark.parametrize("problem", MINORS, ids=str)
def test_ideals(problem: Any, session: nv.Session) -> None:
    result = nv.solve(problem, session)
    ideal, singular = result.value, result.singular_locus
    assert nv.verify(result, session, other=session).holds
    basis = ideal.groebner_basis
    assert basis is not None

    def fails(**changes: Any) -> bool:
        return not nv.verify(
            replace(result, value=replace(ideal, **changes)), session, other=session
        ).holds

    mutated = basis[0] + ideal.ring.from_dict({basis[0].monoms()[-1]: ideal.ring.domain(1)})
    assert fails(groebner_basis=(mutated, *basis[1:]))
    assert fails(groebner_basis=basis[1:])
    assert fails(groebner_basis=())
    assert fails(groebner_basis=(ideal.ring.one,))
    assert fails(groebner_basis=(*basis, ideal.ring.gens[0]))
    assert fails(generators=ideal.generators[1:])
    assert fails(generators=(*ideal.generators, ideal.ring.gens[0]))
    assert fails(dimension=ideal.dimension + 1)
    assert fails(degree=ideal.degree - 1)
    for changes in ({"dimension": singular.dimension + 1}, {"degree": singular.degree + 1}):
        wrong = replace(result, singular_locus=replace(singular, **changes))
        assert not nv.verify(wrong, session, other=session).holds


@pytest.mark.parametrize(
    "problem",
    [
        nv.EDDegree(nv.Implicit("x^2 + y^2 = 1")),
        nv.EDDegree(nv.Determinantal(3, 3, 1), method="critical"),
        nv.EDDegree(nv.Hankel(3, 1), nv.BombieriWeyl()),
        nv.EDDegree(nv.Parametric("t; t^2")),
        nv.GenericEDDegree(CONE),
        nv.GenericEDDegree(CONE, "slices"),
        nv.GenericEDDegree(nv.SymmetricDeterminantal(3, 2), "conormal"),
        nv.GenericEDDegree(nv.Determinantal(3, 3, 2), "critical"),
    ],
    ids=str,
)
def test_counts(problem: Any, session: nv.Session) -> None:
    result = nv.solve(problem, session)
    verification = nv.verify(result, session, other=session)
    assert verification.holds
    assert result.value is not None
    assert not nv.verify(replace(result, value=result.value + 1), session, other=session).holds
    polar = result.polar_degrees
    if polar:
        wrong = replace(result, polar_degrees=(*polar[:-1], polar[-1] + 1))
        assert not nv.verify(wrong, session, other=session).holds


@pytest.mark.parametrize(
    "variety", [nv.Determinantal(2, 2, 1), nv.SymmetricDeterminantal(2, 1), CONE], ids=str
)
def test_correspondences(variety: Any, session: nv.Session) -> None:
    result = nv.solve(nv.EDCorrespondence(variety, equations=True), session)
    value = result.value
    assert nv.verify(result, session, other=session).holds
    equations = value.equations
    assert equations is not None

    def fails(**changes: Any) -> bool:
        return not nv.verify(
            replace(result, value=replace(value, **changes)), session, other=session
        ).holds

    assert fails(dimension=value.dimension - 1)
    assert fails(bidegrees=(value.bidegrees[0] + 1, *value.bidegrees[1:]))
    if variety is not CONE:
        ring, first = equations.ring, equations.generators[0]
        wrong = (first + ring.gens[0] * ring.gens[-1], *equations.generators[1:])
        assert fails(equations=replace(equations, generators=wrong, groebner_basis=wrong))


def test_an_engine_that_is_out_of_time_leaves_the_check_open(session: nv.Session) -> None:
    late = Run("M2", "1", (), Outcome.TIMEOUT, None, "", "", "", 1.0, nv.Limits())
    result = nv.solve(nv.EDDegree(nv.Implicit("x^2 + y^2 = 1")), session)
    verification = nv.verify(result, nv.Replay(default=late), other=nv.Replay(default=late))
    assert {check.holds for check in verification.checks} == {None}
    assert not verification.holds


def test_another_prime_and_seed_are_used(session: nv.Session) -> None:
    result = nv.solve(nv.EDDegree(nv.Implicit("x^2 + y^2 = 1")), session)
    checks = {check.name: check for check in nv.verify(result, session, other=session).checks}
    assert {name: check.shares for name, check in checks.items()} == {
        "another method, saturation": Shares.NOTHING,
        "another prime, critical modulo 31991": Shares.METHOD,
        "definition": Shares.NOTHING,
        "another engine, Macaulay2": Shares.ALGORITHM,
    }
    assert all(check.engine.startswith("Macaulay2 ") for check in checks.values())
