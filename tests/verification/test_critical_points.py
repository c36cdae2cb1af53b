"""Critical points: the thesis's tables, the law, other primes, other methods."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

import neurovariety as nv

pytestmark = pytest.mark.m2

SMALL = [
    nv.LinearNetwork(dx, d, dy) for d, dy, dx in product((1, 2, 3), repeat=3) if d * (dx + dy) <= 12
]
LIMITS = nv.Limits(120)


@pytest.mark.parametrize("network", SMALL, ids=str)
def test_the_law_of_one_hidden_layer_and_one_sample(
    network: nv.LinearNetwork, session: nv.Session
) -> None:
    value = nv.solve(nv.CriticalPoints(network, samples=1), session, LIMITS).value
    law = nv.critical_count_law(network)
    assert (value.complex, value.torus) == (law.complex, law.torus)
    assert value.reduced
    assert all(value.propositions.values())


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize("prime", [31991, 10007])
def test_the_count_does_not_depend_on_prime_and_seed(
    prime: int, seed: int, session: nv.Session
) -> None:
    problem = nv.CriticalPoints(nv.LinearNetwork(2, 2, 2), samples=2, prime=prime, seed=seed)
    value = nv.solve(problem, session).value
    assert (value.complex, value.torus, value.reduced) == (225, 192, True)


def test_the_rationals_agree_with_the_primes(session: nv.Session) -> None:
    problem = nv.CriticalPoints(nv.LinearNetwork(1, 2, 1), samples=1, method="exact")
    value = nv.solve(problem, session, LIMITS).value
    assert (value.complex, value.torus, value.orbits) == (9, 0, 5)


def test_a_multiple_point_is_one_point(session: nv.Session) -> None:
    """x = y = lambda = mu = 1: (ab - 1) b + a = (ab - 1) a + b = 0 has a triple zero at 0."""
    problem = nv.CriticalPoints(
        nv.LinearNetwork(1, 1, 1), X=[[1]], Y=[[1]], regularization=1, method="exact"
    )
    result = nv.solve(problem, session)
    value = result.value
    assert (value.dimension, value.degree, value.complex, value.reduced) == (0, 5, 3, False)
    assert result.provenance.certainty is nv.Certainty.EXACT
    assert nv.verify(result, session, other=session).holds


def test_the_system_without_regularization(session: nv.Session) -> None:
    problem = nv.CriticalPoints(
        nv.LinearNetwork(2, 1, 2), X="1,2;3,4", Y="1,3;2,4", regularization=None
    )
    result = nv.solve(problem, session)
    assert (result.value.dimension, result.value.degree, result.value.complex) == (1, 4, None)
    parts = nv.solve(replace(problem, method="components"), session)
    origin, curve = parts.value.components
    assert (origin.ideal.dimension, origin.rank, origin.is_pure) == (0, 0, False)
    assert (curve.ideal.dimension, curve.ideal.degree, curve.is_pure) == (1, 4, True)
    assert (curve.image.dimension, curve.image.degree) == (0, 2)
    m22 = curve.image.ring.gens[3]
    assert curve.image.reduce(884 * m22**2 - 49) == 0
    assert nv.verify(parts, session, other=session).holds


METHODS = ("convexity", "isolation", "tracking")


@pytest.mark.parametrize("widths", [(1, 1, 1), (2, 2, 2)])
def test_all_methods_lead_to_the_same_real_points(
    widths: tuple[int, ...], session: nv.Session
) -> None:
    complex_points = nv.CriticalPoints(nv.LinearNetwork(*widths), samples=1, seed=3)
    found = [
        nv.solve(nv.RealCriticalPoints(complex_points, method), session, LIMITS)
        for method in METHODS
    ]
    assert all(f.value.complete for f in found)
    described = [[(p.zero_pattern, p.index, p.orbit_size) for p in f.value.orbits] for f in found]
    assert described[0] == described[1] == described[2]
    assert all(f.provenance.certainty is nv.Certainty.CERTIFIED for f in found)
    assert nv.verify(found[0], session, other=session).holds


def test_points_that_are_not_isolated_are_not_counted(session: nv.Session) -> None:
    free = nv.CriticalPoints(
        nv.LinearNetwork(2, 1, 2), X="1,2;3,4", Y="1,3;2,4", regularization=None
    )
    problem = nv.RealCriticalPoints(free)
    assert problem.methods == ("isolation", "definition")
    value = nv.solve(problem, session).value
    assert (value.count, value.complete) == (0, False)
    assert "not finitely many" in value.why
    assert not nv.verify(nv.solve(problem, session), session, other=session).holds


def test_two_samples_need_another_road_than_convexity(session: nv.Session) -> None:
    problem = nv.RealCriticalPoints(nv.CriticalPoints(nv.LinearNetwork(2, 2, 1), samples=2))
    assert problem.chosen_method == "isolation"
    assert problem.at_most is None
    result = nv.solve(problem, session)
    assert result.value.complete
    assert result.value.count % 2 == 1
    assert nv.verify(result, session, LIMITS).holds
