"""Checks must fail on wrong answers; those that need no engine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.problems.base.checks import Check, Verification

M3 = nv.Determinantal(3, 3, 1)
BY_THEOREMS = (
    nv.GenericEDDegree(M3),
    nv.GenericEDDegree(M3, "closed-form"),
    nv.GenericEDDegree(nv.Determinantal(20, 3, 2)),
    nv.GenericEDDegree(nv.SymmetricDeterminantal(7, 3)),
)


@pytest.fixture(autouse=True)
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUROVARIETY_M2", "/nowhere")


@pytest.mark.parametrize("problem", BY_THEOREMS, ids=str)
def test_right_answers_hold(problem: Any) -> None:
    verification = nv.verify(nv.solve(problem))
    assert verification.holds
    assert not verification.failed
    unread = {"another engine", "another prime", "definition"}
    assert all(c.holds for c in verification.checks if c.name.split(",")[0] not in unread)
    assert all(check.seconds >= 0 and check.detail for check in verification.checks)


def test_linear_networks_have_a_theorem_and_a_rank() -> None:
    large = nv.Dimension(nv.LinearNetwork(50, 20, 50))
    assert nv.solve(large).value.dimension == 20 * (50 + 50 - 20)
    small = nv.solve(nv.Dimension(nv.LinearNetwork(3, 2, 4)))
    assert small.value.dimension == 10
    checks = {check.name: check.holds for check in nv.verify(small).checks}
    assert checks["rank at random weights"]
    wrong = replace(small, value=replace(small.value, dimension=9))
    assert not nv.verify(wrong).holds


@pytest.mark.parametrize("problem", BY_THEOREMS, ids=str)
@pytest.mark.parametrize("off", [-1, 1, 1000])
def test_a_wrong_count_fails(problem: Any, off: int) -> None:
    result = nv.solve(problem)
    assert result.value is not None
    wrong = replace(result, value=result.value + off)
    assert not nv.verify(wrong).holds
    assert not nv.verify(replace(result, value=None)).holds


@pytest.mark.parametrize("problem", [BY_THEOREMS[0], *BY_THEOREMS[2:]], ids=str)
def test_wrong_polar_degrees_fail(problem: Any) -> None:
    result = nv.solve(problem)
    polar = result.polar_degrees
    moved = (polar[0] + 1, polar[1] - 1, *polar[2:])  # the sum stays
    for wrong in (polar[1:], (*polar[:-1], polar[-1] + 1), (1, *polar), moved):
        assert not nv.verify(replace(result, polar_degrees=wrong)).holds


def test_what_a_limit_stopped_is_neither_confirmed_nor_refuted() -> None:
    yes = Check("a", "x", "here", 0.1, True)
    no, still = replace(yes, holds=False), replace(yes, holds=None)
    for checks, holds in (
        ((), False),
        ((yes,), True),
        ((yes, still), True),
        ((still,), False),
        ((yes, no), False),
        ((yes, still, no), False),
    ):
        assert Verification(checks).holds is holds
    text = str(Verification((yes, no, still)))
    assert [line.split()[0] for line in text.splitlines()] == ["holds", "FAILS", "open"]
    table = Verification((yes, no)).table()
    assert table.rows == tuple(
        (w, "a", "x", "other mathematics", "here", "0.10") for w in ("holds", "FAILS")
    )
    assert table.markdown().count("\n") == 4
    assert Verification((still,)).to_data() == [
        {
            "name": "a",
            "detail": "x",
            "engine": "here",
            "seconds": 0.1,
            "holds": None,
            "shares": "other mathematics",
        }
    ]
