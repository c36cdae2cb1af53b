"""The warm Sage: a process that forks for each script and survives whatever the fork does."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import neurovariety as nv
from neurovariety.engines.base import Outcome
from neurovariety.engines.outcome import raise_for_outcome
from neurovariety.engines.script import Script
from neurovariety.engines.session import SageSession
from tests.waiting import gone, wait_for

pytestmark = pytest.mark.m2
SHORT = nv.Limits(seconds=30)


def code(text: str) -> Script:
    return Script(text, kind="test", dialect="sage")


ALIVE = code(
    "import os\n"
    "from sage.rings.rational_field import QQ\n"
    'with open(os.environ["NEUROVARIETY_ANSWER"], "w") as f:\n'
    "    f.write(str(QQ(1)/2))\n"
)


def alive(sage: SageSession) -> bool:
    return sage.run(ALIVE, SHORT).answer == "1/2"


def test_forks_share_nothing(sage: SageSession) -> None:
    first = sage.run(code("import sys; sys.neurovariety_mark = 1; print('a')"), SHORT)
    second = sage.run(code("import sys; print(hasattr(sys, 'neurovariety_mark'))"), SHORT)
    assert (first.outcome, first.stdout, second.stdout) == (Outcome.FINISHED, "a\n", "False\n")


def test_the_process_is_kept(sage: SageSession) -> None:
    assert alive(sage)
    pid = sage.pid
    assert alive(sage)
    assert sage.pid == pid


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("raise ValueError('no such thing')", Outcome.FAILED),
        ("import os; os.kill(os.getpid(), 11)", Outcome.CRASHED),
        ("import os; os._exit(3)", Outcome.FAILED),
        ("import sys; sys.exit(0)", Outcome.FINISHED),
        ("import sys; sys.exit('a reason')", Outcome.FAILED),
        ("x = bytearray(10**11)", Outcome.MEMORY),
        ("x = (1 +", Outcome.FAILED),
        ("import sys; sys.stdin.read()", Outcome.FINISHED),
    ],
)
def test_whatever_a_script_does_the_next_one_runs(
    sage: SageSession, text: str, outcome: Outcome
) -> None:
    run = sage.run(code(text), nv.Limits(30, memory=8 << 30))
    assert run.outcome is outcome
    assert alive(sage)


def test_an_error_names_the_line_of_our_script(sage: SageSession) -> None:
    script = code("a = 1\nb = a / 0\n")
    run = sage.run(script, SHORT)
    with pytest.raises(
        nv.EngineError, match=r"ZeroDivisionError[\s\S]*Line 2 of the script: b = a"
    ):
        raise_for_outcome(script, run)


def test_a_limit_stops_the_fork_and_what_it_started() -> None:
    stubborn = (
        "import os, signal, subprocess\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "child = subprocess.Popen(['sleep', '1000'])\n"
        "print(os.getpid(), child.pid, flush=True)\n"
        "while True:\n    pass\n"
    )
    with SageSession(grace=0.2) as sage:
        assert alive(sage)
        pid = sage.pid
        run = sage.run(code(stubborn), nv.Limits(seconds=1))
        assert run.outcome is Outcome.TIMEOUT
        wait_for(lambda: all(gone(int(word)) for word in run.stdout.split()))
        assert alive(sage)
        assert sage.pid == pid


def test_a_process_that_was_killed_is_replaced(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    endless = f"with open({str(mark)!r}, 'a') as f:\n    f.write('x')\nwhile True:\n    pass\n"
    with SageSession() as sage, ThreadPoolExecutor(1) as thread:
        assert alive(sage)
        first = sage.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        run = thread.submit(sage.run, code(endless), nv.Limits(600))
        wait_for(mark.exists)
        assert sage.pid not in (first, None)
        os.kill(sage.pid, signal.SIGKILL)
        assert run.result().outcome is Outcome.CRASHED  # no time-out, and it is not run again
    assert mark.read_text() == "x"
    assert sage.pid is None


def test_threads_wait_for_each_other(sage: SageSession) -> None:
    with ThreadPoolExecutor(4) as executor:
        assert all(executor.map(lambda _: alive(sage), range(8)))


def test_solve_takes_it(sage: SageSession) -> None:
    result = nv.solve(nv.MinorsIdeal(nv.Determinantal(3, 3, 1)), sage)
    assert (result.value.dimension, result.value.degree) == (5, 6)
    assert result.provenance.engine == "Sage"
    assert result.provenance.algorithm == "libsingular:slimgb"
    assert result.provenance.certainty is nv.Certainty.EXACT


def test_msolve_proves_nothing_over_the_rationals() -> None:
    with SageSession(algorithm="msolve") as sage:
        result = nv.solve(nv.MinorsIdeal(nv.Determinantal(3, 3, 1)), sage)
    assert result.value.degree == 6
    assert result.provenance.certainty is nv.Certainty.MODULAR


def test_too_little_memory_is_said_at_once(sage: SageSession) -> None:
    run = sage.run(ALIVE, nv.Limits(5, memory=100 << 20))
    assert run.outcome is Outcome.MEMORY
    assert "at least" in run.stderr
