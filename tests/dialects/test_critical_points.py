"""Critical points in Sage: against Macaulay2, the law, and real points found another way."""

from __future__ import annotations

import pytest

import neurovariety as nv
from neurovariety.engines.session import SageSession, Session
from tests.golden.problems import EVERY

pytestmark = pytest.mark.m2

LIMITS = nv.Limits(120)
NETWORKS = [(1, 1, 1), (1, 2, 2), (2, 2, 2), (3, 3, 1), (2, 2), (1, 1, 1, 1), (2, 2, 2, 1)]


@pytest.mark.parametrize("problem", [p for p in EVERY if isinstance(p, nv.CriticalPoints)], ids=str)
def test_sage_answers_as_macaulay2_does(
    problem: nv.CriticalPoints, session: Session, sage: SageSession
) -> None:
    theirs, ours = (nv.solve(problem, engine, LIMITS).value for engine in (session, sage))
    assert ours == theirs


@pytest.mark.parametrize("widths", NETWORKS, ids=str)
def test_the_zero_patterns_are_those_of_macaulay2(
    widths: tuple[int, ...], session: Session, sage: SageSession
) -> None:
    problem = nv.CriticalPoints(nv.LinearNetwork(*widths), samples=1, seed=2)
    value = nv.solve(problem, sage, LIMITS).value
    assert value == nv.solve(problem, session, LIMITS).value
    if len(widths) == 3:
        law = nv.critical_count_law(problem.network)
        assert (value.complex, value.torus) == (law.complex, law.torus)


def test_a_known_count_of_two_samples(sage: SageSession) -> None:
    problem = nv.CriticalPoints(nv.LinearNetwork(2, 2, 1), samples=2)
    value = nv.solve(problem, sage, LIMITS).value
    assert (value.complex, value.torus, value.reduced) == (33, 16, True)


@pytest.mark.parametrize("method", ["modular", "exact"])
def test_multiple_points_are_counted_once(method: str, session: Session, sage: SageSession) -> None:
    """The Hessian of (ab - 1)^2 + a^2 + b^2 at the origin is singular."""
    problem = nv.CriticalPoints(
        nv.LinearNetwork(1, 1, 1), X=[[1]], Y=[[1]], regularization=1, method=method
    )
    value = nv.solve(problem, sage).value
    assert (value.degree, value.complex, value.orbits, value.reduced) == (5, 3, 2, False)
    assert value == nv.solve(problem, session).value


@pytest.mark.parametrize(("widths", "samples"), [((2, 2, 2), 1), ((1, 1, 1), 2), ((1, 1, 1, 1), 1)])
def test_the_lifted_points_are_the_isolated_ones(
    widths: tuple[int, ...], samples: int, session: Session, sage: SageSession
) -> None:
    """Sage has the roots of polynomials over QQ, msolve boxes: no algorithm in common."""
    complex_points = nv.CriticalPoints(nv.LinearNetwork(*widths), samples=samples, seed=3)
    lifted, isolated = (
        nv.solve(nv.RealCriticalPoints(complex_points, method), engine, LIMITS)
        for method, engine in (("tracking", sage), ("isolation", session))
    )
    assert lifted.value.complete, lifted.value.why
    assert isolated.value.complete, isolated.value.why
    described = [
        [(p.zero_pattern, p.index, p.orbit_size) for p in found.value.orbits]
        for found in (lifted, isolated)
    ]
    assert described[0] == described[1]
    assert lifted.provenance.certainty is nv.Certainty.CERTIFIED


def test_a_multiple_point_is_not_approximated(sage: SageSession) -> None:
    triple = nv.CriticalPoints(nv.LinearNetwork(1, 1, 1), X=[[1]], Y=[[1]], regularization=1)
    value = nv.solve(nv.RealCriticalPoints(triple, "tracking"), sage).value
    assert not value.complete
    assert value.why == "2 complex critical points were certified, 3 were counted"
