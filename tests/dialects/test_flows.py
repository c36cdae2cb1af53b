"""What Sage says about flows must be what Macaulay2 says, and what is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from sympy import GF, QQ
from sympy.polys.matrices import DomainMatrix

import neurovariety as nv
from neurovariety.engines.session import SageSession, Session
from neurovariety.networks.flows.gradient import as_flow
from tests.catalogue_flows import (
    BALANCED,
    DETERMINANT,
    DIMENSIONS,
    EVERY,
    FLOWS,
    INVARIANT_IDEALS,
    NARROW,
    ONE,
    SQUARE,
    TRAJECTORIES,
    KnownFlow,
)
from tests.golden.problems import EVERY as PROBLEMS

pytestmark = pytest.mark.m2

TWO = nv.Parametric("a; b")
QUESTIONS = (
    *(nv.IsInvariant(ONE, ideal) for ideal in ("w1_11 - w2_11", "w1_11*w2_11 - 1", "w1_11", "0")),
    nv.IsInvariant(NARROW, "w1_11; w1_12"),
    nv.IsInvariant(EVERY, BALANCED),
    nv.IsInvariant(EVERY, DETERMINANT),
    nv.IsInvariant(ONE, "w1_11", field=GF(101)),
    nv.DarbouxPolynomials(ONE, 2),
    nv.DarbouxPolynomials(NARROW, 1),
    *(nv.DarbouxPolynomials(nv.GradientFlow(TWO, loss="a*b - a^2/2"), k) for k in (1, 3)),
    *(p for p in PROBLEMS if hasattr(p, "flow") and not isinstance(p, nv.ConservationLaws)),
)


def space(polynomials: Iterable[Any]) -> Any:
    """The reduced echelon basis of a span, which does not depend on the basis that was given."""
    rows = [dict(f) for f in polynomials]
    monomials = sorted({m for row in rows for m in row}, reverse=True)
    entries = [[row.get(m, QQ(0)) for m in monomials] for row in rows]
    echelon, _ = DomainMatrix(entries, (len(rows), len(monomials)), QQ).rref()
    return monomials, [row for row in echelon.to_list() if any(row)]


def mathematics(result: Any) -> Any:
    """What does not depend on choices: reduced bases and spaces."""
    value = result.value
    match result.problem:
        case nv.InvariantIdeal():
            return value.groebner_basis, value.dimensions, value.degree, value.stabilized
        case nv.TrajectoryIdeal():
            return space(value.polynomials), value.derivatives, value.closure
        case nv.DarbouxPolynomials():
            spaces = {s.cofactor: space(s.polynomials) for s in value.spaces}
            return spaces, value.irrational, value.complete
    return value


@pytest.mark.parametrize("known", FLOWS[1::4], ids=lambda k: str(as_flow(k.flow)))
def test_laws(known: KnownFlow, sage: SageSession) -> None:
    problem = nv.ConservationLaws(known.flow, known.degree)
    here, there = nv.solve(problem), nv.solve(problem, sage)
    assert there.provenance.engine == "Sage"
    found, certificate = there.value, there.value.certificate
    assert (found.independent, certificate.lie_dimension) == (known.laws, known.lie), known.source
    assert (found.dimensions, found.complete) == (here.value.dimensions, here.value.complete)
    assert space(found.basis) == space(here.value.basis)
    assert certificate.levels == here.value.certificate.levels
    assert certificate.ended == here.value.certificate.ended
    assert there.provenance.certainty is here.provenance.certainty


@pytest.mark.parametrize(
    ("flow", "dimensions", "source"),
    [known for known in DIMENSIONS if len(known[1]) < 6],  # Python counts all degrees
)
def test_dimensions(flow: Any, dimensions: tuple[int, ...], source: str, sage: SageSession) -> None:
    problem = nv.ConservationLaws(flow, len(dimensions))
    assert nv.solve(problem, sage).value.dimensions == dimensions, source


@pytest.mark.parametrize(("flow", "contains", "basis", "dimensions"), INVARIANT_IDEALS)
def test_smallest_invariant_ideals(
    flow: nv.GradientFlow,
    contains: str,
    basis: str,
    dimensions: tuple[int, ...],
    session: Session,
    sage: SageSession,
) -> None:
    problem = nv.InvariantIdeal(flow, contains)
    there, again = nv.solve(problem, sage), nv.solve(nv.InvariantIdeal(flow, basis or "0"), sage)
    assert there.value.dimensions == dimensions
    assert there.value.groebner_basis == again.value.groebner_basis
    assert mathematics(there) == mathematics(nv.solve(problem, session))


@pytest.mark.parametrize(("flow", "start", "degree", "basis"), TRAJECTORIES)
def test_trajectories(
    flow: nv.GradientFlow,
    start: list[Any],
    degree: int,
    basis: str,
    session: Session,
    sage: SageSession,
) -> None:
    problem = nv.TrajectoryIdeal(flow, start, degree)
    there = nv.solve(problem, sage)
    assert there.value.proved
    known = nv.InvariantIdeal(flow, basis or "0").contains
    assert space(there.value.polynomials) == space(g for g in known if g)
    assert mathematics(there) == mathematics(nv.solve(problem, session))


@pytest.mark.parametrize("problem", QUESTIONS, ids=str)
def test_the_engines_agree(problem: Any, session: Session, sage: SageSession) -> None:
    one, other = nv.solve(problem, session), nv.solve(problem, sage)
    assert mathematics(one) == mathematics(other)
    assert one.provenance.certainty is other.provenance.certainty


def test_answers_of_sage_are_verified(session: Session, sage: SageSession) -> None:
    for problem in (
        nv.ConservationLaws(nv.LinearNetwork(2, 2, 2)),
        nv.InvariantIdeal(NARROW, "w1_11"),
        nv.IsInvariant(ONE, "w1_11"),
        nv.TrajectoryIdeal(ONE, [2, 1], 2),
        nv.DarbouxPolynomials(ONE, 2),
    ):
        verification = nv.verify(nv.solve(problem, sage), session, other=session)
        assert verification.holds, verification


def test_msolve_computes_the_same_chains(session: Session) -> None:
    with SageSession(algorithm="msolve") as msolve:
        for contains in ("w1_11", "w1_11; w2_11 - 1", "0"):
            problem = nv.InvariantIdeal(ONE, contains)
            found = nv.solve(problem, msolve)
            assert mathematics(found) == mathematics(nv.solve(problem, session))
            assert found.provenance.certainty is not nv.Certainty.EXACT  # it proves nothing


def test_a_stopped_chain_is_not_lost(sage: SageSession) -> None:
    assert nv.solve(nv.IsInvariant(ONE, "w1_11 - w2_11"), sage).value  # so Sage has started
    with pytest.raises(TimeoutError) as caught:
        nv.solve(nv.InvariantIdeal(SQUARE, DETERMINANT), sage, nv.Limits(seconds=5))
    partial: Any = caught.value.partial  # type: ignore[attr-defined]
    found = partial.value.dimensions
    assert found[:3] == (7, 6, 5)[: len(found)] != ()
    assert not partial.value.stabilized
    assert nv.solve(nv.IsInvariant(ONE, "w1_11 - w2_11"), sage).value
