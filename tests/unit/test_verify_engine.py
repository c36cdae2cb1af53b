"""How checks by a real engine are made; that each wrong answer fails is in test_mutations.py."""

from __future__ import annotations

import pytest

import neurovariety as nv
from neurovariety.engines.base import Outcome, Run
from neurovariety.problems.base.checks import Shares

pytestmark = pytest.mark.m2


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
