"""The engines under test: every usable Macaulay2 of this machine, and at least one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from neurovariety.engines import Limits, Macaulay2, Pool, Session, probe_all
from neurovariety.script import PROBLEM_MARK, Script

FOUND = [probe.candidate.path for probe in probe_all() if probe.usable]

LIBRARY = """\
-- an answer of one line, as the real library writes it
answer = text -> (
    file := openOut getenv "NEUROVARIETY_ANSWER";
    file << text << endl << close);
half = n -> (
    if odd n then error "expected an even number";
    n // 2);
"""


@pytest.fixture(scope="session", params=FOUND or [None], ids=lambda path: str(path))
def path(request: pytest.FixtureRequest) -> Path:
    """A Macaulay2; without any, every engine test is an error."""
    assert request.param is not None, "expected a usable Macaulay2, see `neurovariety doctor`"
    chosen: Path = request.param
    return chosen


@pytest.fixture(scope="session")
def m2(path: Path) -> Macaulay2:
    """The batch engine."""
    return Macaulay2(path)


@pytest.fixture(scope="module")
def warm(path: Path) -> Iterator[Session]:
    """A warm engine, shared by the tests of a module: each must leave it usable."""
    with Session(path) as session:
        yield session


@pytest.fixture(scope="module")
def pool(path: Path) -> Iterator[Pool]:
    """Two warm engines, shared by the tests of a module."""
    with Pool(2, path) as two:
        yield two


def script(problem: str, *, library: str = LIBRARY) -> Script:
    """Build a script as `render` does: a library, the mark, the problem."""
    return Script(f"{library}{PROBLEM_MARK}\n{problem}\n", kind="test")


def answers(engine: Macaulay2 | Session | Pool, limits: Limits | None = None) -> str:
    """Ask an engine for something that it can do."""
    return engine.run(script('answer "alive"'), limits or Limits(30)).answer
