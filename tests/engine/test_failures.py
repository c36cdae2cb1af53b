"""Whatever a script does to its engine: the outcome is right, and the engine works afterwards."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from neurovariety.engines import (
    Limits,
    Macaulay2,
    Outcome,
    Pool,
    Run,
    Session,
    raise_for_outcome,
)
from neurovariety.engines.macaulay2 import SMALLEST_MEMORY
from neurovariety.errors import (
    EngineCrashed,
    EngineError,
    EngineFailed,
    EngineMemoryError,
    EngineTimeout,
)
from tests.engine.conftest import LIBRARY, answers, script

pytestmark = pytest.mark.m2

LINE = LIBRARY.count("\n") + 1  # of the mark; the problem begins below it


@dataclass(frozen=True)
class Failure:
    """A bad script and what must be said about it."""

    name: str
    problem: str
    error: type[EngineError]
    says: tuple[str, ...] = ()
    seconds: float = 30.0
    memory: int | None = None


FAILURES = (
    Failure(
        "runtime error",
        "x = 1;\ny = 1/0;",
        EngineFailed,
        ("division by zero", f"Line {LINE + 2} of the script: y = 1/0;"),
    ),
    Failure("error in the library", "half 3", EngineFailed, ("expected an even number", "Line 6")),
    Failure("missing method", "x = 3;\nx a", EngineFailed, ("no method", f"Line {LINE + 2}")),
    Failure("unbalanced bracket", "x = (1 +\ny = 2;", EngineFailed, (f"Line {LINE + 1}",)),
    Failure("stray bracket", "x = 1;\ny = 2);\nz = 3;", EngineFailed, (f"Line {LINE + 2}",)),
    Failure("unterminated string", 'x = 1;\ny = "abc', EngineFailed, (f"Line {LINE + 2}",)),
    Failure("unterminated comment", "x = 1;\n-* abc", EngineFailed),
    Failure("exit", "exit 3", EngineFailed, ("exit status 3",)),
    Failure("endless loop", "while true do 1", EngineTimeout, ("0.3 seconds",), seconds=0.3),
    Failure(
        "groebner basis",
        "R = QQ[x_1..x_9]; gb ideal random(R^1, R^{9:-4})",
        EngineTimeout,
        ("0.3 seconds",),
        seconds=0.3,
    ),
    Failure("big integer", "x = 2^(2^36)", EngineMemoryError, memory=SMALLEST_MEMORY),
    Failure(
        "many lists",
        "L = {}; while true do L = {L, new MutableList from 1..100000}",
        EngineMemoryError,
        ("805,306,368 bytes",),
        memory=SMALLEST_MEMORY,
    ),
    Failure(
        "big matrix",
        "mutableMatrix(ZZ/32003, 40000, 40000)",
        EngineMemoryError,
        memory=SMALLEST_MEMORY,
    ),
    Failure("tiny limit", "1", EngineMemoryError, ("at least 805,306,368",), memory=50_000_000),
    Failure(
        "segmentation fault",
        'run("kill -SEGV " | toString processID()); sleep 5',
        EngineCrashed,
        ("SIGSEGV",),
    ),
    Failure(
        "abort", 'run("kill -ABRT " | toString processID()); sleep 5', EngineCrashed, ("SIGABRT",)
    ),
)
ONE_BY_ONE = pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.name)


def check(failure: Failure, engine: Macaulay2 | Session | Pool) -> Run:
    bad = script(failure.problem)
    run = engine.run(bad, Limits(failure.seconds, failure.memory))
    assert run.outcome is not Outcome.FINISHED
    assert run.answer == ""
    with pytest.raises(failure.error) as caught:
        raise_for_outcome(bad, run)
    assert caught.value.script is bad
    assert caught.value.run is run
    for words in (*failure.says, "To reproduce"):
        assert words in str(caught.value)
    assert run.seconds < failure.seconds + 10
    return run


@ONE_BY_ONE
def test_batch(failure: Failure, m2: Macaulay2) -> None:
    check(failure, m2)


@ONE_BY_ONE
def test_session_works_afterwards(failure: Failure, warm: Session) -> None:
    check(failure, warm)
    assert answers(warm) == "alive\n"


def test_pool_works_afterwards(pool: Pool) -> None:
    limited = [(f, Limits(f.seconds, f.memory)) for f in FAILURES]
    futures = [(f, pool.submit(script(f.problem), limits)) for f, limits in limited]
    good = [pool.submit(script(f'answer "{number}"')) for number in range(20)]
    for failure, future in futures:
        with pytest.raises(failure.error):
            raise_for_outcome(script(failure.problem), future.result())
    assert [future.result().answer for future in good] == [f"{number}\n" for number in range(20)]


def test_a_time_out_with_an_interrupt_keeps_the_session(warm: Session) -> None:
    assert answers(warm) == "alive\n"
    before = warm.pid
    run = warm.run(script("while true do 1"), Limits(0.2))
    assert run.outcome is Outcome.TIMEOUT
    assert run.exit_code is None
    assert answers(warm) == "alive\n"
    assert warm.pid == before


def test_a_time_out_without_one_replaces_it(path: object, warm: Session) -> None:
    deaf = 'run "trap \\"\\" INT; while true; do sleep 0.05; done"'
    with Session(str(path), grace=0.3) as session:
        assert answers(session) == "alive\n"
        before = session.pid
        run = session.run(script(deaf), Limits(0.2))
        assert run.outcome is Outcome.TIMEOUT
        assert answers(session) == "alive\n"
        assert session.pid != before


def test_what_was_answered_before_the_failure_is_kept(m2: Macaulay2, warm: Session) -> None:
    bad = script('answer "early"; error "late"')
    for engine in (m2, warm):
        run = engine.run(bad, Limits(30))
        assert (run.outcome, run.answer) == (Outcome.FAILED, "early\n")


def test_a_stale_answer_is_not_taken_for_a_fresh_one(warm: Session) -> None:
    half = 'file = openOut getenv "NEUROVARIETY_ANSWER"; file << "stale" << flush; while true do 1'
    assert warm.run(script(half), Limits(0.3)).answer == "stale"
    assert warm.run(script("1"), Limits(30)).answer == ""
    assert answers(warm) == "alive\n"
