"""Whatever a script does to its Sage, the error says it; the contract of the Macaulay2 engine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import neurovariety as nv
from neurovariety.engines.base import Limits, Outcome, Run
from neurovariety.engines.batch import SAGE
from neurovariety.engines.discovery import find
from neurovariety.engines.errors import (
    EngineBroken,
    EngineCrashed,
    EngineError,
    EngineFailed,
    EngineMemoryError,
    EngineNotFound,
    EngineTimeout,
)
from neurovariety.engines.outcome import raise_for_outcome
from neurovariety.engines.script import Script
from neurovariety.engines.session import SageSession
from neurovariety.errors import ProtocolError
from tests.waiting import gone, interrupted, wait_for, when

pytestmark = pytest.mark.m2

LIBRARY = """\
import os, signal, sys
try:
    import sage.all__sagemath_singular
except ImportError:
    import sage.all
from sage.rings.rational_field import QQ
from sage.rings.polynomial.polynomial_ring_constructor import PolynomialRing

def half(n):
    if n % 2:
        raise ValueError("expected an even number")
    return n // 2

print(os.getpid(), flush=True)
"""
LINE = LIBRARY.count("\n")
DEAF = "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
BASIS = """\
R = PolynomialRing(QQ, 9, names="x")
I = R.ideal([R.random_element(4, 60) for _ in range(9)])
I.groebner_basis("{}")"""


@dataclass(frozen=True)
class Failure:
    """A bad script and what must be said about it."""

    name: str
    problem: str
    error: type[EngineError]
    says: tuple[str, ...] = ()
    memory: int | None = None


FAILURES = (
    Failure(
        "runtime error",
        "x = 1\ny = QQ(1) / 0",
        EngineFailed,
        ("ZeroDivisionError", f"Line {LINE + 2} of the script: y = QQ(1) / 0"),
    ),
    Failure("error in the library", "half(3)", EngineFailed, ("expected an even", "Line 11")),
    Failure("undefined name", "x = 3\nno_such_name", EngineFailed, ("NameError", f"{LINE + 2}")),
    Failure("open bracket", "x = (1 +\ny = 2", EngineFailed, ("SyntaxError", f"{LINE + 1}")),
    Failure("exit", "sys.exit(3)", EngineFailed, ("exit status 3",)),
    Failure(
        "many lists",
        "L = []\nwhile True:\n    L.append(bytearray(10**7))",
        EngineMemoryError,
        (f"{SAGE.smallest_memory:,} bytes",),
        memory=SAGE.smallest_memory,
    ),
    Failure(
        "big polynomial",
        "R = PolynomialRing(QQ, 30, names='x')\nsum(R.gens())**12",
        EngineMemoryError,
        memory=SAGE.smallest_memory,
    ),
    Failure("tiny limit", "1", EngineMemoryError, ("at least",), memory=50_000_000),
    Failure("segmentation fault", "os.kill(os.getpid(), 11)", EngineCrashed, ("SIGSEGV",)),
    Failure("abort", "os.abort()", EngineCrashed, ("SIGABRT",)),
    Failure("killed", "os.kill(os.getpid(), 9)", EngineCrashed, ("SIGKILL",)),
)
SLOWLY = [f for f in FAILURES if f.name in ("many lists", "killed")]
"""For a fresh Sage, which takes seconds to start: a limit and a signal."""
ENDLESS = {
    "endless loop": "while True:\n    pass",
    "libSingular": BASIS.format("libsingular:std"),
    "deaf libSingular": DEAF + BASIS.format("libsingular:std"),
    "deaf, Singular on a terminal": DEAF + BASIS.format("singular:std"),
}


@pytest.fixture(scope="module")
def path() -> Path:
    return find(SAGE).candidate.path


def script(problem: str) -> Script:
    return Script(f"{LIBRARY}{problem}\n", kind="test", dialect="sage")


def check(failure: Failure, engine: nv.Sage | SageSession, seconds: float) -> Run:
    bad = script(failure.problem)
    run = engine.run(bad, Limits(seconds, failure.memory))
    with pytest.raises(failure.error) as caught:
        raise_for_outcome(bad, run)
    assert caught.value.run is run
    for words in (*failure.says, "To reproduce"):
        assert words in str(caught.value)
    return run


def still_there(folder: str) -> list[str]:
    """The command lines of all processes that were started with this temporary folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if folder.encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found


@pytest.mark.parametrize("failure", SLOWLY, ids=lambda failure: failure.name)
def test_a_fresh_sage(failure: Failure, path: Path) -> None:
    check(failure, nv.Sage(path), 60)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.name)
def test_a_warm_sage(failure: Failure, sage: SageSession) -> None:
    check(failure, sage, 60)


@pytest.mark.parametrize("problem", ENDLESS.values(), ids=ENDLESS)
def test_the_time_is_over_and_nothing_is_left(problem: str, sage: SageSession) -> None:
    folder = "print(os.environ['TMPDIR'], flush=True)\n"
    late = Failure("late", folder + problem, EngineTimeout, ("2 seconds",))
    assert sage.run(script("1"), Limits(60)).outcome is Outcome.FINISHED  # it has started
    run = check(late, sage, 2)
    pid, private = run.stdout.split()[:2]
    wait_for(lambda: gone(int(pid)) and not still_there(private), lambda: still_there(private))


@pytest.mark.usefixtures("interruptible")
def test_a_fresh_sage_that_computes_on_a_terminal_is_stopped(tmp_path: Path) -> None:
    said = tmp_path / "said"
    text = f"print(os.environ['TMPDIR'], file=open('{said}', 'w'), flush=True)\n"
    endless = script(text + ENDLESS["deaf, Singular on a terminal"])

    def computes() -> bool:
        return said.exists() and "Singular" in " ".join(still_there(said.read_text().strip()))

    when(computes, interrupted)
    with pytest.raises(KeyboardInterrupt):
        nv.Sage(grace=0.3).run(endless, Limits(60))
    wait_for(lambda: not still_there(said.read_text().strip()))


Maker = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    """Make a `sage` that runs a Python without any package but the given modules."""

    def fake(modules: dict[str, str], otherwise: str = "") -> Path:
        for name, text in modules.items():
            file = tmp_path / "modules" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        path = tmp_path / "sage"
        path.write_text(
            f"#!/bin/sh\n{otherwise}\nexport PYTHONPATH={tmp_path}/modules\n"
            f'exec {sys.executable} -S "$@"\n'
        )
        path.chmod(0o755)
        return path

    return fake


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        ({}, "No module named 'sage'"),
        ({"sage/__init__.py": ""}, "No module named 'sage.all'"),
        (
            {"sage/all__sagemath_singular.py": "import sage.libs.ntl.all"},
            "No module named 'sage.libs'",
        ),
        ({"sage/all.py": "", "sage/libs/singular/function_factory.py": ""}, "cannot import name"),
    ],
)
def test_a_sage_that_is_half_installed(
    make: Maker, monkeypatch: pytest.MonkeyPatch, modules: dict[str, str], words: str
) -> None:
    false = make(modules)
    with pytest.raises(EngineBroken, match=words):
        find(SAGE, false)
    monkeypatch.setenv(SAGE.variable, str(false))
    for engine in (nv.Sage(), SageSession()):
        with pytest.raises(EngineBroken, match=words):
            engine.run(script("1"), Limits(60))


def test_a_variable_that_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SAGE.variable, "/nowhere/sage")
    with pytest.raises(EngineNotFound, match=r"(?s)/nowhere/sage.*no such file"):
        find(SAGE)


def test_the_end_without_an_answer(make: Maker) -> None:
    real = f'[ "$1" = probe.py ] && exec {find(SAGE).candidate.path} "$@"\nexit 0'
    with pytest.raises(ProtocolError):
        nv.solve(nv.MinorsIdeal(nv.Determinantal(2, 2, 1)), nv.Sage(make({}, real)))
