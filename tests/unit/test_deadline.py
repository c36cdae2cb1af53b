"""Limits are what the caller waits: for engines that start, for answers, for this process."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.algebra.deadline import left, within
from neurovariety.algebra.polynomials import read_polynomials
from neurovariety.algebra.textbook.watched import remainder
from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.batch import Macaulay2
from neurovariety.engines.errors import EngineTimeout
from neurovariety.engines.pool import Pool
from neurovariety.engines.replay import Replay
from neurovariety.engines.script import Script
from neurovariety.engines.session import Session
from neurovariety.errors import SpecificationError, TooLate
from neurovariety.verify import checks_of

SCRIPT = Script("1", kind="k")
GOOD = "printf 'NEUROVARIETY-PROBE 1.26 END\\n' > \"$NEUROVARIETY_ANSWER\""
ENDLESS = {
    "in its trial run": "exec sleep 60",
    "afterwards": f'test "$2" = probe.m2 && {GOOD} && exit; exec sleep 60',
}
FOUR = """NEUROVARIETY-ANSWER 1 real-ed-critical-points
generalDimension int 0
general int 4
dimension int 0
degree int 4
points int 4
END 5
"""


def fake(folder: Path, body: str) -> Path:
    path = folder / "M2"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("kind", [Macaulay2, Session])
def test_the_start_of_an_engine_counts(kind: Any, body: str, tmp_path: Path) -> None:
    run = kind(fake(tmp_path, body), grace=0.1).run(SCRIPT, Limits(0.3))
    assert (run.outcome, run.limits, run.answer) == (Outcome.TIMEOUT, Limits(0.3), "")


def test_waiting_for_an_engine_counts(tmp_path: Path) -> None:
    endless = fake(tmp_path, "exec sleep 60")
    session, pool = Session(endless, grace=0.1), Pool(1, endless, grace=0.1)
    other = threading.Thread(target=session.run, args=(SCRIPT, Limits(1)))
    other.start()
    pool.submit(SCRIPT, Limits(60))
    for engine in (session, pool):
        assert engine.run(SCRIPT, Limits(0.1)).outcome is Outcome.TIMEOUT
    pool.close(now=True)
    other.join()


def test_loops_in_this_process_end() -> None:
    large = nv.GenericEDDegree(nv.Determinantal(24, 24, rank=12))
    with pytest.raises(EngineTimeout, match=r"24 x 24 .* the limit of 0\.05 seconds passed"):
        nv.solve(large, limits=Limits(0.05))
    f, circle = read_polynomials("x^9999; x^2 + y^2 - 1")
    with pytest.raises(TooLate), within(0.05):
        remainder(f, [circle])
    assert left() == float("inf")


class Slow(Replay):
    """One that needs all the time there is, and then answers."""

    def run(self, script: Script, limits: Limits) -> Run:
        time.sleep(limits.seconds)
        return super().run(script, limits)


def test_ranks_of_many_rows_end_or_are_refused() -> None:
    start = time.process_time()
    with pytest.raises(EngineTimeout, match=r"limit of 0\.2 seconds"):
        nv.solve(nv.Dimension(nv.PolynomialNetwork((60, 60, 60), 2)), limits=Limits(0.2))
    with pytest.raises(SpecificationError, match="has up to 80000 rows for 80000 weights"):
        nv.solve(nv.Dimension(nv.PolynomialNetwork((200, 200, 200), 2)))
    with pytest.raises(SpecificationError, match="expected a smaller network"):
        nv.Identifiability(nv.PolynomialNetwork((30, 30, 30, 1), 2))
    assert time.process_time() - start < 10


def test_decoding_counts() -> None:
    problem = nv.RealEDCriticalPoints("x^2 + 4*y^2 = 4", nv.Frobenius(), "1/2, 1/3")
    run = Run("Macaulay2", "", (), Outcome.FINISHED, 0, "", "", FOUR, 0.0, Limits())
    assert len(nv.solve(problem, Replay(default=run)).value.points) == 4
    with pytest.raises(EngineTimeout, match="the limit"):
        nv.solve(problem, Slow(default=run), Limits(0.05))


def test_limits_of_a_verification_are_for_all_checks() -> None:
    result: Any = nv.solve(nv.GenericEDDegree(nv.Determinantal(3, 3, 1)))
    none = nv.verify(replace(result, value=40), limits=Limits(1e-9))
    assert {check.holds for check in none.checks} == {None}
    for _ in checks_of(result, engine=Replay(), other=Replay()):
        assert left() == float("inf")  # between two checks the time is the caller's
