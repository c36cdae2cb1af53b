"""Conservation laws by Macaulay2, whose numbers must be those of the implementation here."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.networks.flows.gradient import as_flow
from tests.catalogue_flows import DIMENSIONS, FLOWS, KnownFlow

pytestmark = pytest.mark.m2

SMALL = [k for k in FLOWS if as_flow(k.flow).ring.ngens < 12]
"""For others Macaulay2 takes seconds, and does nothing else."""


@pytest.mark.parametrize("known", SMALL[1::4], ids=lambda k: str(as_flow(k.flow)))
def test_macaulay2_finds_the_same(known: KnownFlow, session: nv.Session) -> None:
    problem = nv.ConservationLaws(known.flow, known.degree)
    here, there = nv.solve(problem), nv.solve(problem, session)
    assert there.provenance.engine == "Macaulay2"
    assert (there.value.independent, there.value.certificate.lie_dimension) == (
        known.laws,
        known.lie,
    )
    assert there.value.dimensions == here.value.dimensions
    assert there.value.complete == here.value.complete
    assert there.value.certificate.levels == here.value.certificate.levels
    assert there.provenance.certainty is here.provenance.certainty
    if all(law.name for law in here.value):  # known forms do not depend on who found them
        assert there.value.basis == here.value.basis


@pytest.mark.parametrize(
    ("flow", "dimensions", "source"),
    # those of the linear network 2-2-2 by the package's own tests
    [known for known in DIMENSIONS if as_flow(known[0]).ring.ngens < 8],
)
def test_dimensions(
    flow: Any, dimensions: tuple[int, ...], source: str, session: nv.Session
) -> None:
    problem = nv.ConservationLaws(flow, len(dimensions))
    assert nv.solve(problem, session).value.dimensions == dimensions, source


def test_verification_takes_the_other_implementation(session: nv.Session) -> None:
    problem = nv.ConservationLaws(nv.LinearNetwork(2, 1, 1))
    here, there = nv.solve(problem), nv.solve(problem, session)
    by_engine, by_us = (nv.verify(found, session, other=session) for found in (here, there))
    for verification, engine in ((by_engine, "Macaulay2"), (by_us, "neurovariety")):
        assert verification.holds
        assert any(check.engine.startswith(engine) for check in verification.checks)
