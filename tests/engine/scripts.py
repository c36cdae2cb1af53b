"""Scripts for the engine tests, those that fail among them; `record.py` records the latter."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from neurovariety.engines.base import Engine, Limits, Outcome, Run
from neurovariety.engines.batch import MACAULAY2
from neurovariety.engines.errors import (
    EngineCrashed,
    EngineError,
    EngineFailed,
    EngineMemoryError,
    EngineTimeout,
)
from neurovariety.engines.outcome import raise_for_outcome
from neurovariety.engines.script import PROBLEM_MARK, Script

LIBRARY = """\
-- an answer of one line, as the real library writes it
answer = text -> (
    file := openOut getenv "NEUROVARIETY_ANSWER";
    file << text << endl << close);
half = n -> (
    if odd n then error "expected an even number";
    n // 2);
"""


def script(problem: str, *, library: str = LIBRARY) -> Script:
    """Build a script as `render` does: a library, the mark, the problem."""
    return Script(f"{library}{PROBLEM_MARK}\n{problem}\n", kind="test")


LINE = LIBRARY.count("\n") + 1  # of the mark; the problem begins below it


@dataclass(frozen=True)
class Failure:
    """A bad script and what must be said about it."""

    name: str
    problem: str
    error: type[EngineError]
    says: tuple[str, ...] = ()
    seconds: float = 60.0
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
    Failure("big integer", "x = 2^(2^36)", EngineMemoryError, memory=MACAULAY2.smallest_memory),
    Failure(
        "many lists",
        "L = {}; while true do L = {L, new MutableList from 1..100000}",
        EngineMemoryError,
        ("805,306,368 bytes",),
        memory=MACAULAY2.smallest_memory,
    ),
    Failure(
        "big matrix",
        "mutableMatrix(ZZ/32003, 40000, 40000)",
        EngineMemoryError,
        memory=MACAULAY2.smallest_memory,
    ),
    Failure("tiny limit", "1", EngineMemoryError, ("at least 805,306,368",), memory=50_000_000),
    Failure(
        "segmentation fault",
        'run("kill -SEGV " | toString processID()); sleep 5',
        EngineCrashed,
        ("SIGSEGV",),
        seconds=30.0,  # for now and then Macaulay2 hangs in its stack trace
    ),
    Failure(
        "abort", 'run("kill -ABRT " | toString processID()); sleep 5', EngineCrashed, ("SIGABRT",)
    ),
)


def check(failure: Failure, engine: Engine) -> Run:
    """Run a failure on an engine and check all that is said about it."""
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
    return run
