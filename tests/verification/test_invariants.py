"""Invariant ideals, trajectories and Darboux polynomials, by hand and by SymPy."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import GF

import neurovariety as nv
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.engines.session import Session
from tests.catalogue_flows import (
    BALANCED,
    DETERMINANT,
    EVERY,
    GENERAL,
    INVARIANT_IDEALS,
    NARROW,
    ONE,
    SQUARE,
    TRAJECTORIES,
)

pytestmark = pytest.mark.m2


@pytest.mark.parametrize(("flow", "contains", "basis", "dimensions"), INVARIANT_IDEALS)
def test_smallest_invariant_ideals(
    flow: nv.GradientFlow, contains: str, basis: str, dimensions: Any, session: Session
) -> None:
    result = nv.solve(nv.InvariantIdeal(flow, contains), session)
    chain = result.value
    assert chain.stabilized
    assert chain.dimensions == dimensions
    again = nv.solve(nv.InvariantIdeal(flow, basis or "0"), session).value
    assert chain.groebner_basis == again.groebner_basis
    assert result.provenance.certainty is nv.Certainty.EXACT
    verification = nv.verify(result, session, other=session)
    assert verification.holds, verification


def test_whether_ideals_are_invariant(session: Session) -> None:
    for flow, ideal, holds in (
        (ONE, "w1_11 - w2_11", True),
        (ONE, "w1_11*w2_11 - 1", True),
        (ONE, "w1_11", False),
        (NARROW, "w1_11; w1_12", False),
        (EVERY, BALANCED, True),
        (EVERY, DETERMINANT, False),
    ):
        result = nv.solve(nv.IsInvariant(flow, ideal), session)
        assert bool(result.value) == holds
        assert nv.verify(result, session, other=session).holds
    (witness,) = nv.solve(nv.IsInvariant(ONE, "w1_11"), session).value.witnesses
    assert (str(witness.generator), str(witness.remainder)) == ("w1_11", "w2_11")
    modular = nv.solve(nv.IsInvariant(ONE, "w1_11", field=GF(101)), session)
    assert not modular.value
    assert modular.provenance.certainty is nv.Certainty.MODULAR


@pytest.mark.parametrize(("flow", "start", "degree", "expected"), TRAJECTORIES)
def test_trajectories(
    flow: nv.GradientFlow, start: list[Any], degree: int, expected: str, session: Session
) -> None:
    result = nv.solve(nv.TrajectoryIdeal(flow, start, degree), session)
    assert result.value.proved
    names = [str(s) for s in flow.ring.symbols]
    want = set(read_polynomials(expected, names)) if expected else set()
    assert {str(g.monic()) for g in result.value.polynomials} == {str(g.monic()) for g in want}
    assert nv.verify(result, session, other=session).holds


def test_a_trajectory_in_general_position_has_the_laws_alone(session: Session) -> None:
    start = [1, 2, 3, 4, 5, 6, "1/7", 8]
    result = nv.solve(nv.TrajectoryIdeal(GENERAL, start, 2), session)
    assert len(result.value.polynomials) == 3


def test_darboux_polynomials(session: Session) -> None:
    result = nv.solve(nv.DarbouxPolynomials(ONE, 2), session)
    found = {str(P): str(K) for P, K in result.value.irreducible}
    assert found == {
        "w1_11 - w2_11": "w1_11*w2_11 - 1",
        "w1_11 + w2_11": "-w1_11*w2_11 + 1",
        "w1_11*w2_11 - 1": "-w1_11**2 - w2_11**2",
    }
    assert len(result.value.spaces) == 6
    assert result.value.complete
    assert nv.verify(result, session, other=session).holds
    narrow = nv.solve(nv.DarbouxPolynomials(NARROW, 2), session)
    assert [len(s.polynomials) for s in narrow.value.spaces] == [1, 1]
    assert nv.verify(narrow, session, other=session).holds
    flow = nv.GradientFlow(nv.Parametric("a; b"), loss="a*b - a^2/2")
    irrational = nv.solve(nv.DarbouxPolynomials(flow, 1), session).value
    assert (irrational.spaces, irrational.irrational) == ((), 1)


def test_a_constant_field(session: Session) -> None:
    flow = nv.GradientFlow(nv.Parametric("a + b"), loss="y1")
    a, b = flow.ring.gens
    assert nv.solve(nv.DarbouxPolynomials(flow, 1), session).value.irreducible == ((a - b, a * 0),)
    assert nv.solve(nv.TrajectoryIdeal(flow, [0, 1], 1), session).value.polynomials == (a - b + 1,)


def test_a_stopped_chain_is_not_lost(session: Session) -> None:
    """What Python does with it is replayed in tests/unit/test_stopped.py."""
    with pytest.raises(TimeoutError) as caught:
        nv.solve(nv.InvariantIdeal(SQUARE, DETERMINANT), session, nv.Limits(seconds=2))
    partial: Any = caught.value.partial  # type: ignore[attr-defined]
    assert partial.value.dimensions[:3] == (7, 6, 5)
    assert not partial.value.stabilized
    assert nv.solve(nv.IsInvariant(ONE, "w1_11 - w2_11"), session).value
