"""Whatever a script does to its engine: the outcome is right, and the engine works afterwards."""

from __future__ import annotations

import os
import signal

import pytest

from neurovariety.engines import outcome as outcomes
from neurovariety.engines import warm as conversation
from neurovariety.engines.base import Limits, Outcome
from neurovariety.engines.batch import MACAULAY2, Macaulay2
from neurovariety.engines.errors import EngineFlooded
from neurovariety.engines.outcome import raise_for_outcome
from neurovariety.engines.pool import Pool
from neurovariety.engines.session import Session
from tests.engine.conftest import answers
from tests.engine.scripts import FAILURES, check, script

pytestmark = pytest.mark.m2

EACH_OUTCOME = (
    *("runtime error", "exit", "endless loop", "big integer", "tiny limit"),
    "segmentation fault",
)
"""What a process of its own says to the others is recorded, and replayed in tests/unit."""


@pytest.mark.parametrize("name", EACH_OUTCOME)
def test_batch(name: str, m2: Macaulay2) -> None:
    (failure,) = (failure for failure in FAILURES if failure.name == name)
    check(failure, m2)


@pytest.mark.parametrize("name", EACH_OUTCOME)
def test_session_works_afterwards(name: str, warm: Session) -> None:
    (failure,) = (failure for failure in FAILURES if failure.name == name)
    check(failure, warm)
    # with the same limit, for another one would start another engine
    assert answers(warm, Limits(30, failure.memory and MACAULAY2.smallest_memory)) == "alive\n"


def test_pool_works_afterwards(pool: Pool) -> None:
    # a memory limit would start an engine each time
    some = [f for f in FAILURES if f.name in EACH_OUTCOME and f.memory is None]
    futures = [(f, pool.submit(script(f.problem), Limits(f.seconds))) for f in some]
    good = [pool.submit(script(f'answer "{number}"')) for number in range(20)]
    for failure, future in futures:
        with pytest.raises(failure.error):
            raise_for_outcome(script(failure.problem), future.result())
    assert [future.result().answer for future in good] == [f"{number}\n" for number in range(20)]


def test_a_time_out_replaces_it(path: object) -> None:
    with Session(str(path), grace=0.3) as session:
        assert answers(session) == "alive\n"
        run = session.run(script("while true do 1"), Limits(0.2))
        assert (run.outcome, session.pid) == (Outcome.TIMEOUT, None)
        assert answers(session) == "alive\n"
        deaf = 'run "trap \\"\\" ALRM; while true; do sleep 0.05; done"'
        run = session.run(script(deaf), Limits(1))  # the shell has begun
        assert (run.outcome, session.pid) == (Outcome.TIMEOUT, None)
        assert answers(session) == "alive\n"
        os.kill(session.pid or 0, signal.SIGSTOP)
        run = session.run(script("while true do 1"), Limits(0.2))
        assert (run.outcome, session.pid) == (Outcome.TIMEOUT, None)


def test_a_flood_of_answer_is_cut(warm: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "LARGEST_FILE", 1 << 20)
    monkeypatch.setattr(outcomes, "LARGEST_FILE", 1 << 20)
    flood = script(
        'file = openOut getenv "NEUROVARIETY_ANSWER"; while true do file << "0 0 | 1" << endl'
    )
    run = warm.run(flood, Limits(60))
    assert (run.outcome, len(run.answer)) == (Outcome.FLOODED, 1 << 20)
    with pytest.raises(EngineFlooded, match="wrote more than"):
        raise_for_outcome(flood, run)
    assert answers(warm) == "alive\n"


def test_what_was_answered_before_the_failure_is_kept(m2: Macaulay2, warm: Session) -> None:
    bad = script('answer "early"; error "late"')
    for engine in (m2, warm):
        run = engine.run(bad, Limits(30))
        assert (run.outcome, run.answer) == (Outcome.FAILED, "early\n")


def test_a_stale_answer_is_not_taken_for_a_fresh_one(warm: Session) -> None:
    half = 'file = openOut getenv "NEUROVARIETY_ANSWER"; file << "stale" << flush; while true do 1'
    assert answers(warm) == "alive\n"
    assert warm.run(script(half), Limits(2)).answer == "stale"
    assert warm.run(script("1"), Limits(30)).answer == ""
    assert answers(warm) == "alive\n"
