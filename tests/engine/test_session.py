"""The life of a warm engine: its process is Python's work, the same for every Macaulay2."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest

from neurovariety.engines import warm as warm_macaulay2
from neurovariety.engines.base import Limits, Outcome
from neurovariety.engines.processes import guard
from neurovariety.engines.processes.guard import watched
from neurovariety.engines.script import Script
from neurovariety.engines.session import Session
from tests.engine.conftest import answers
from tests.engine.scripts import script
from tests.waiting import gone, halted, interrupted, wait_for, when

pytestmark = pytest.mark.m2

LIMITS = Limits(30)


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private folders are made, apart from those of other engines."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    watched()
    monkeypatch.setattr(guard, "_guard", replace(guard._guard, scratch=tmp_path))
    return tmp_path


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A file by which a script says that it runs."""
    return tmp_path / "begun"


def loop(begun: Path) -> Script:
    return script(f'"{begun}" << close; while true do 1')


def shoot(session: Session, number: int = signal.SIGKILL) -> None:
    assert session.pid is not None
    os.kill(session.pid, number)


def test_it_starts_late_and_ends_with_its_folder(parent: Path) -> None:
    with Session() as session:
        assert session.pid is None
        assert answers(session) == "alive\n"
        pid = session.pid
        (folder,) = parent.iterdir()
        warm = session._warm
        assert warm is not None
        assert warm.suits(LIMITS)
        rmtree(folder)  # as some systems do with what is old
        assert not warm.suits(LIMITS)
    assert session.pid is None
    assert gone(pid)
    assert list(parent.iterdir()) == []


def test_one_process_for_all_runs(warm: Session) -> None:
    answers(warm)
    pid = warm.pid
    assert [answers(warm) for _ in range(50)] == ["alive\n"] * 50
    assert warm.pid == pid


def test_a_closed_session_starts_again() -> None:
    session = Session()
    session.close()
    assert answers(session) == "alive\n"
    session.close()
    session.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_killed_from_outside_during_a_run(
    session: Session, number: signal.Signals, begun: Path
) -> None:
    when(begun.exists, lambda: shoot(session, number))
    run = session.run(loop(begun), LIMITS)
    assert (run.outcome, run.exit_code) == (Outcome.CRASHED, -number)
    assert answers(session) == "alive\n"


def test_killed_while_it_waits(session: Session) -> None:
    answers(session)
    pid = session.pid
    shoot(session)
    wait_for(lambda: gone(pid))
    assert answers(session) == "alive\n"


def test_stopped_while_it_waits(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(session)
    pid = session.pid
    shoot(session, signal.SIGSTOP)
    wait_for(lambda: halted(pid or 0))
    monkeypatch.setattr(warm_macaulay2, "_LISTEN_SECONDS", 0.01)
    assert answers(session) == "alive\n"
    assert session.pid != pid


def test_killed_with_children_that_hold_the_answer_channel(session: Session, begun: Path) -> None:
    when(begun.exists, lambda: shoot(session))
    run = session.run(script(f'run "sleep 600 & echo > {begun}; sleep 600"'), LIMITS)
    assert run.outcome is Outcome.CRASHED
    run = session.run(script('run "setsid sleep 600 & exit 0"; exit 3'), LIMITS)
    assert (run.outcome, run.exit_code) == (Outcome.FAILED, 3)
    assert answers(session) == "alive\n"


def test_an_interrupt_from_outside_reaches_no_script(session: Session, begun: Path) -> None:
    when(begun.exists, lambda: shoot(session, signal.SIGINT))
    # where a comment is read it takes away the word behind it: there was no answer
    run = session.run(script(f'"{begun}" << close; -*{"c" * 10**7}*- answer "alive"'), LIMITS)
    assert (run.outcome, run.answer, run.stderr) == (Outcome.FINISHED, "alive\n", "")


def test_a_memory_limit_belongs_to_a_process(warm: Session) -> None:
    answers(warm)
    free = warm.pid
    assert answers(warm, Limits(30, 1 << 30)) == "alive\n"
    limited = warm.pid
    assert answers(warm, Limits(20, 1 << 30)) == "alive\n"
    assert warm.pid == limited != free
    assert answers(warm) == "alive\n"
    assert warm.pid not in (free, limited)


def test_threads_wait_for_each_other(warm: Session) -> None:
    with ThreadPoolExecutor(8) as threads:
        runs = threads.map(lambda i: warm.run(script(f'answer "{i}"'), LIMITS), range(100))
        assert [run.answer for run in runs] == [f"{i}\n" for i in range(100)]


def test_a_broken_library_is_not_taken_for_read(warm: Session) -> None:
    broken = script('answer "x"', library='good = 1;\nerror "broken library";\n')
    for _ in range(2):
        run = warm.run(broken, LIMITS)
        assert run.outcome is Outcome.FAILED
        assert "currentString:2:" in run.stderr
    assert answers(warm) == "alive\n"


def test_libraries_do_not_see_each_other(warm: Session) -> None:
    one, two = "both = 1; other = 1;\n", "both = 2;\n"
    write = 'openOut getenv "NEUROVARIETY_ANSWER" << toString(both, other) << close'
    for _ in range(2):
        assert warm.run(script(write, library=one), LIMITS).answer == "(1,1)"
        assert warm.run(script(write, library=two), LIMITS).answer == "(2,other)"


def test_memory_of_earlier_runs_is_given_back(warm: Session) -> None:
    rings = script("R = QQ[x_0..x_9]; I = ideal((sum gens R)^4); J = gens gb I")
    assert warm.run(rings, LIMITS).outcome is Outcome.FINISHED
    sizes = []
    for _ in range(2):
        for _ in range(60):
            warm.run(rings, LIMITS)
        status = Path(f"/proc/{warm.pid}/status").read_text().split()
        sizes.append(int(status[status.index("VmRSS:") + 1]))
    assert sizes[1] < sizes[0] + 60_000  # kilobytes


@pytest.mark.parametrize(("bound", "value", "runs"), [("MOST_RUNS", 2, 2), ("LARGEST", 1 << 20, 1)])
def test_an_engine_is_replaced_before_it_has_grown_old(
    bound: str, value: int, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"neurovariety.engines.warm.{bound}", value)
    with Session() as fresh:
        for k in range(runs):
            assert (fresh.pid is None) == (k == 0)
            assert fresh.run(script("nanosleep 200000000"), LIMITS).outcome is Outcome.FINISHED
        assert fresh.pid is None


@pytest.mark.usefixtures("interruptible")
def test_keyboard_interrupt_ends_the_process(session: Session, begun: Path) -> None:
    answers(session)
    pid = session.pid
    when(begun.exists, interrupted)
    with pytest.raises(KeyboardInterrupt):
        pytest.fail(f"not interrupted: {session.run(loop(begun), LIMITS)}")
    assert gone(pid)
    assert answers(session) == "alive\n"


def test_a_forgotten_session_is_reaped(parent: Path) -> None:
    session = Session()
    answers(session)
    pid = session.pid
    del session
    gc.collect()
    assert gone(pid)
    assert list(parent.iterdir()) == []


def test_nothing_is_left_when_python_ends(parent: Path) -> None:
    program = (
        "import sys; from neurovariety import Limits, Pool, Script, Session\n"
        "session = Session(); session.run(Script('1', kind='k'), Limits(30))\n"
        "print(session.pid)\n"
        "pool = Pool(1); pool.submit(Script('while true do 1', kind='k'), Limits(300))"
    )
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    wait_for(lambda: gone(int(done.stdout)))
    wait_for(lambda: list(parent.iterdir()) == [])
