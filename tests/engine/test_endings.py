"""Whatever ends Python, nothing that it started is left: no process, no folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from neurovariety.engines.base import Limits, Outcome
from neurovariety.engines.errors import EngineForked
from neurovariety.engines.pool import Pool
from neurovariety.engines.processes.children import Ended, run_command
from neurovariety.engines.processes.guard import private_folder
from neurovariety.engines.processes.scratch import make, new_name, sweep
from neurovariety.engines.processes.workers import Workers
from neurovariety.engines.session import Session
from tests.engine.scripts import script
from tests.waiting import PATIENCE, processes, wait_for

LIMITS = Limits(30)

ENDINGS = """
import os, signal, sys, threading, time
from pathlib import Path
from neurovariety.engines.processes.children import Child, run_command
from neurovariety.engines.processes.guard import new_folder

def kill(number):
    os.kill(os.getpid(), number)
    time.sleep(60)

def fail():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

def fork():
    if os.fork() == 0:  # it lives on and must not hold the guard back
        time.sleep(60)
    kill(signal.SIGKILL)

endings = {
    "SIGKILL": lambda: kill(signal.SIGKILL),
    "SIGTERM": lambda: kill(signal.SIGTERM),
    "SIGHUP": lambda: kill(signal.SIGHUP),
    "os._exit": lambda: os._exit(3),
    "sys.exit": lambda: sys.exit(3),
    "an exception in a thread": fail,
    "a fork that lives on": fork,
}
for name, end in endings.items():
    if os.fork() == 0:
        os.environ["WHOSE"] = name
        for words in ["sleep", "60"], ["sh", "-c", "setsid sleep 60 & sleep 60"]:
            batch = run_command, words, new_folder()
            threading.Thread(target=batch[0], args=batch[1:], daemon=True).start()
        folder = new_folder()
        warm = Child(["sh", "-c", "setsid sleep 60 & echo a > a; wait"], folder)
        warm.begin()
        while not (folder / "a").exists():
            time.sleep(0.01)
        dead = Child(["true"], new_folder())
        dead.begin()
        dead.wait(10)
        dead.close()
        time.sleep(0.1)
        end()
        break
else:
    for _ in endings:
        os.wait()
"""
"""In one Python, which forks for each way to end: with a busy batch process, one that started
another out of its group, a warm one with a file in its folder, and one that is dead."""

ENGINES = """
import random, threading, time
import neurovariety as nv
from neurovariety.engines.tools import Tool, ask, find_tool
from neurovariety.studies.landscape.executors import results
from functools import partial

def start(run):
    threading.Thread(target=run, daemon=True).start()

start(lambda: next(results({k: partial(time.sleep, 600) for k in range(2)})))
assert nv.Macaulay2().version and nv.Sage().version
long, limits = nv.Script("sleep 600", kind="t"), nv.Limits(600)
start(lambda: nv.Macaulay2().run(long, limits))
pool = nv.Pool(1)
pool.submit(long, limits)
singular = '''
from sage.rings.polynomial.polynomial_ring_constructor import PolynomialRing
from sage.rings.rational_field import QQ
R = PolynomialRing(QQ, 9, names="x")
R.ideal([R.random_element(4, 60) for _ in range(9)]).groebner_basis("singular:slimgb")'''
sage = nv.Script(singular, kind="t", dialect="sage:singular:slimgb")
start(lambda: nv.SageSession(algorithm="singular:slimgb").run(sage, limits))
names, draw = "abcdefghijkl", random.Random(1)
dense = ",\\n".join(
    "+".join(f"{draw.randint(1, 999)}*{m}*{n}" for m in names for n in names) + "-1" for _ in names
)
start(lambda: ask(Tool.MSOLVE, find_tool("msolve"), ",".join(names) + "\\n0\\n" + dense, limits))
time.sleep(600)
"""

FORKS = """
import os, signal, threading
from neurovariety.engines.processes.children import run_command
from neurovariety.engines.processes.guard import private_folder
from pathlib import Path

forks, done = [], threading.Event()

def fork():
    while not done.is_set() and len(forks) < 1000:
        if (child := os.fork()) == 0:
            signal.alarm(300)
            signal.pause()
        forks.append(child)
        done.wait(0.005)

thread = threading.Thread(target=fork)
thread.start()
signal.alarm(100)  # who waits for the life of one fork is too late
for _ in range(60):
    with private_folder() as folder:
        run_command(["true"], Path(folder))
done.set()
thread.join()
for child in forks:
    os.kill(child, signal.SIGKILL)
"""
"""Programs start while another thread forks."""


def python(program: str, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", program], env={**os.environ, "TMPDIR": str(folder)}, cwd=folder
    )


def test_whatever_the_end_the_guard_leaves_nothing(tmp_path: Path) -> None:
    with python(ENDINGS, tmp_path) as parent:
        parent.wait(PATIENCE)

    def left() -> dict[int, str]:
        found = processes(tmp_path)
        return {p: words for p, words in found.items() if not words.startswith(sys.executable)}

    wait_for(lambda: not left() and not list(tmp_path.iterdir()), left)
    for pid in processes(tmp_path):  # the fork that lives on
        os.kill(pid, signal.SIGKILL)


@pytest.mark.m2
def test_no_engine_outlives_a_killed_python(tmp_path: Path) -> None:
    wanted = ["M2-binary", "M2-binary", "Singular", "server.py", "server.py", "msolve"]

    def running() -> list[str]:
        return [words for words in processes(tmp_path).values() if "-c" not in words.split()[1:2]]

    def all_run() -> bool:
        words = " ".join(running())
        return all(words.count(name) >= wanted.count(name) for name in set(wanted))

    with python(ENGINES, tmp_path) as parent:
        try:
            wait_for(lambda: all_run() or parent.poll() is not None, running, 300)
            assert parent.returncode is None
        finally:
            parent.kill()
    wait_for(lambda: not processes(tmp_path), lambda: processes(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_what_a_python_left_that_was_killed_with_its_guard_is_swept(tmp_path: Path) -> None:
    left, lives, foreign = (new_name(tmp_path) for _ in range(3))
    os.close(make(left))
    lock = make(lives)
    (tmp_path / "neurovariety-scratch-notes").mkdir()
    foreign.symlink_to(lives)
    kept = set(tmp_path.iterdir()) - {left}
    engines = [
        subprocess.Popen(["sleep", "60"], env={"TMPDIR": str(folder / "x")})
        for folder in (left, lives, tmp_path)
    ]
    sweep(tmp_path)
    assert engines[0].wait(PATIENCE) == -signal.SIGKILL
    assert set(tmp_path.iterdir()) == kept
    assert [engine.poll() for engine in engines[1:]] == [None] * 2
    os.close(lock)
    sweep(tmp_path)
    assert engines[1].wait(PATIENCE) == -signal.SIGKILL
    engines[2].kill()
    engines[2].wait()


def test_a_fork_in_another_thread_holds_no_start_back(tmp_path: Path) -> None:
    stale = new_name(tmp_path)
    os.close(make(stale))
    with python(FORKS, tmp_path) as parent:
        ended = parent.wait(150)
    for pid in processes(tmp_path):
        os.kill(pid, signal.SIGKILL)
    assert ended == 0
    assert not stale.exists()


def test_who_leaves_workers_with_an_exception_waits_for_nothing() -> None:
    def batch() -> Ended:
        with private_folder() as folder:
            return run_command(["/bin/sleep", "60"], Path(folder))

    def interrupted() -> None:
        with workers:
            futures.extend(workers.submit(batch) for _ in range(2))
            wait_for(futures[0].running)
            raise KeyboardInterrupt

    workers, futures = Workers(1), list[Future[Ended]]()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert futures[0].result(PATIENCE).exit_code == -signal.SIGKILL
    assert futures[1].cancelled()


@pytest.mark.m2
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_an_engine_of_the_parent_is_refused_in_a_fork(session: Session) -> None:
    before = session.run(script("1"), LIMITS)
    pool = Pool(1)
    if (child := os.fork()) == 0:
        refused = 0
        try:
            for engine in (session, pool):
                try:
                    engine.run(script("1"), LIMITS)
                except EngineForked as error:
                    refused += str(os.getppid()) in str(error)
                    engine.close()
            with Session() as own:
                refused += own.run(script("1"), LIMITS).outcome is Outcome.FINISHED
        finally:
            os._exit(refused)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
    assert session.run(script("1"), LIMITS).outcome is before.outcome is Outcome.FINISHED
    pool.close()
