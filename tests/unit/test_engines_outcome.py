"""How a run ended, from what it left; and the exceptions for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.errors import EngineCrashed, EngineError
from neurovariety.engines.outcome import ERRORS, Complaint, classify, complaint, raise_for_outcome
from neurovariety.engines.replay import Replay
from neurovariety.engines.script import Script
from tests.engine.scripts import FAILURES, Failure, check

TRANSCRIPTS = Path(__file__).parents[1] / "golden" / "transcripts"
VERSIONS = sorted(folder.name for folder in TRANSCRIPTS.iterdir() if folder.name[0].isdigit())
SCRIPT = Script("one\ntwo\nthree", kind="test")


def run(outcome: Outcome, exit_code: int | None = 1, stderr: str = "", stdout: str = "") -> Run:
    return Run(
        "Macaulay2", "1.26", ("/usr/bin/M2",), outcome, exit_code, stdout, stderr, "", 1.0, Limits()
    )


def test_every_outcome_has_its_exception() -> None:
    assert set(ERRORS) == set(Outcome) - {Outcome.FINISHED}
    assert len(set(ERRORS.values())) == len(ERRORS)
    for outcome, error in ERRORS.items():
        assert issubclass(error, EngineError)
        with pytest.raises(error, match=r"(?s)Macaulay2 1\.26 .*To reproduce"):
            raise_for_outcome(SCRIPT, run(outcome))


def test_a_finished_run_is_no_exception() -> None:
    raise_for_outcome(SCRIPT, run(Outcome.FINISHED, 0))


def test_the_oldest_and_the_newest_version_are_recorded() -> None:
    assert VERSIONS[0] == "1.21"
    assert VERSIONS[-1].startswith("1.26")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.name)
def test_recorded_failures(version: str, failure: Failure) -> None:
    run = check(failure, Replay.load(TRANSCRIPTS / version))
    timed_out = run.outcome is Outcome.TIMEOUT
    if run.exit_code is not None:
        again = classify(run.exit_code, run.stdout, run.stderr, timed_out=timed_out)
        assert again is run.outcome


@pytest.mark.parametrize(
    "text",
    [
        "\n\n *** out of memory trying to allocate 64 bytes, exiting ***\n",
        "GC Warning: Out of Memory! Heap size: 511 MiB. Returning NULL!",
        "Too many heap sections: Increase MAXHINCR or MAX_HEAP_SECTS",
        "terminate called after throwing an instance of 'std::bad_alloc'\n  what()",
        "GNU MP: Cannot allocate memory (size=8589934632)",
        "GNU MP: Cannot reallocate memory (old_size=8 new_size=16)",
        "Exception (FLINT memory_manager). Unable to allocate memory (8).",
        "FLINT exception (General error):\n    Unable to allocate memory (8).",
        "pthread_create: failed: Cannot allocate memory",
        "M2-binary: error while loading shared libraries: libgc.so: failed to map segment from "
        "shared object",
    ],
)
@pytest.mark.parametrize("exit_code", [1, 127, -6])
def test_the_last_words_of_an_engine_without_memory(text: str, exit_code: int) -> None:
    assert classify(exit_code, stderr=text) is Outcome.MEMORY
    assert classify(exit_code, stdout=f"text\n{text}") is Outcome.MEMORY
    assert classify(0, stderr=text) is Outcome.FINISHED


@pytest.mark.parametrize(
    ("exit_code", "stderr", "outcome"),
    [
        (0, "warning", Outcome.FINISHED),
        (None, "", Outcome.FINISHED),
        (1, "script.m2:1:1:(3): error: no", Outcome.FAILED),
        (3, "", Outcome.FAILED),
        (1, "-- SIGSEGV\n-* stack trace, pid: 1", Outcome.CRASHED),
        (-11, "", Outcome.CRASHED),
        (-9, "", Outcome.CRASHED),
        (1, "error: msolve returned an error (11):\nSegmentation fault\n", Outcome.CRASHED),
        (1, "script.m2:1:1:(3): error: the user says out of memory", Outcome.FAILED),
    ],
)
def test_other_ends(exit_code: int | None, stderr: str, outcome: Outcome) -> None:
    assert classify(exit_code, stderr=stderr) is outcome
    hung = Outcome.CRASHED if stderr.startswith("-- SIG") else Outcome.TIMEOUT  # in its stack trace
    assert classify(exit_code, stderr=stderr, timed_out=True) is hung


def test_a_warm_engine_says_by_itself_that_it_failed() -> None:
    assert classify(None, failed=True) is Outcome.FAILED
    assert classify(None, stderr="std::bad_alloc", failed=True) is Outcome.MEMORY


@pytest.mark.parametrize(
    ("stderr", "expected"),
    [
        ("script.m2:2:4: error: boo", Complaint("boo", 2)),
        ("script.m2:2:4:(3):[7]: error: boo", Complaint("boo", 2)),
        ("script.m2:2:4-2:7:(3):[7]: error: boo", Complaint("boo", 2)),
        ("script.m2:2:4-2:7: error: boo", Complaint("boo", 2)),
        ("currentString:3:0:(3):[2]: error: boo", Complaint("boo", 3)),
        ("/tmp/a b/script.m2:2:4:(3): error: boo", Complaint("boo", 2)),
        ("/usr/share/Core/x.m2:9:1:(1):[2]: error: boo", Complaint("boo", None)),
        (
            "/Core/x.m2:9:1:(1):[2]: error: boo\nscript.m2:3:1:(3):[1]: --back trace--\n",
            Complaint("boo", 3),
        ),
        (
            "/Core/x.m2:9:1:(1):[2]: error: no method for\n--   1 (of class ZZ)\n"
            "script.m2:3:1:(3): --back trace--",
            Complaint("no method for\n--   1 (of class ZZ)", 3),
        ),
        (
            'script.m2:9:2:(3): error: expected ")"\nscript.m2:1:4:(3): error:  ... to match this',
            Complaint('expected ")"', 1),
        ),
        ("warning: nothing", None),
        ("", None),
    ],
)
def test_complaints(stderr: str, expected: Complaint | None) -> None:
    assert complaint(stderr) == expected


def test_the_line_of_the_script_is_quoted() -> None:
    bad = run(Outcome.FAILED, stderr="script.m2:2:4: error: boo")
    with pytest.raises(EngineError, match=r"(?s)boo\nLine 2 of the script: two\n"):
        raise_for_outcome(SCRIPT, bad)
    beyond = run(Outcome.FAILED, stderr="script.m2:99:4: error: boo")
    with pytest.raises(EngineError, match=r"(?s)boo\nTo reproduce"):
        raise_for_outcome(SCRIPT, beyond)


def test_without_a_message_the_last_lines_are_shown() -> None:
    with pytest.raises(EngineError, match="    the end"):
        raise_for_outcome(SCRIPT, run(Outcome.FAILED, stdout="the end\n"))


@pytest.mark.parametrize(
    ("exit_code", "stderr", "name"),
    [(-11, "", "SIGSEGV"), (1, "-- SIGSEGV\n 0# trace", "SIGSEGV"), (-40, "", "signal 40")],
)
def test_crashes_name_their_signal(exit_code: int, stderr: str, name: str) -> None:
    with pytest.raises(EngineCrashed, match=f"was ended by .*{name}"):
        raise_for_outcome(SCRIPT, run(Outcome.CRASHED, exit_code, stderr))
