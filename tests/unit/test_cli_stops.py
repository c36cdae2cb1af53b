"""How the shell is stopped: quietly, and what was kept is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.studies.landscape import sweep


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_was_kept_is_said_when_the_shell_is_stopped(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, status: int
) -> None:
    monkeypatch.setattr(sweep, "landscape_table", lambda *_, **__: os.kill(os.getpid(), number))
    before = signal.getsignal(number)
    ended = run("landscape", "linear:2,1,2", "--output", str(tmp_path))
    assert ended.code == status
    assert "Stopped after 0 of 2000; the same command goes on from" in ended.out
    assert signal.getsignal(number) == before


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_was_known_before_is_printed(
    run: Any, monkeypatch: pytest.MonkeyPatch, number: int, status: int
) -> None:
    solve = sys.modules["neurovariety.solve"]
    monkeypatch.setattr(solve, "_by_engine", lambda *_: os.kill(os.getpid(), number))
    ended = run("learning-degree", "polynomial:2,2,1:z^4", "--method", "chart")
    assert ended.code == status
    assert "  dimension       4 of 5\n" in ended.out
    assert ended.err.endswith("Stopped; this is not all.\n")


def test_a_step_that_notices_no_signal_is_ended_too() -> None:
    program = (
        "import os, collections, itertools, neurovariety.cli.app as shell\n"
        "kill = f'(sleep 0.3; kill -INT {os.getpid()}) &'\n"
        "shell.app = lambda: (os.system(kill), collections.deque(itertools.repeat(0), maxlen=0))\n"
        "shell.main()"
    )
    ended = subprocess.run([sys.executable, "-c", program], timeout=300, check=False)
    assert ended.returncode == -signal.SIGKILL


def test_what_somebody_swallows_stops_the_shell_a_second_later() -> None:
    program = (
        "import os, time, neurovariety.cli.app as shell\n"
        "def swallow():\n"
        "    try:\n        os.kill(os.getpid(), 2)\n    except BaseException:\n        pass\n"
        "    time.sleep(60)\n"
        "shell.app = swallow\n"
        "shell.main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], timeout=50, check=False, capture_output=True
    )
    assert (ended.returncode, ended.stderr) == (130, b"")


@pytest.mark.parametrize("words", ["-m neurovariety", "bin/neurovariety"])
def test_ctrl_c_while_modules_are_loaded_prints_nothing(tmp_path: Path, words: str) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "neurovariety").write_text("from neurovariety.cli.app import main")
    (tmp_path / "lazy_loader.py").write_text("import os; os.kill(os.getpid(), 2)")
    paths = str(tmp_path), str(Path(nv.__file__).parents[1])
    ended = subprocess.run(
        [sys.executable, *words.split()],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        timeout=300,
        check=False,
        capture_output=True,
    )
    assert (ended.returncode, ended.stderr) == (-signal.SIGINT, b"")


def test_python_does_not_take_a_signal_for_one_that_nobody_caught() -> None:
    program = (
        "import os, neurovariety.cli.app as shell\n"
        "shell.app = lambda: exec('os.kill(os.getpid(), 15)')\n"
        "shell.main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], timeout=300, check=False, capture_output=True
    )
    assert (ended.returncode, ended.stderr) == (143, b"")
