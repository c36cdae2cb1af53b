"""The engines under test: every usable Macaulay2 of this machine, and at least one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from neurovariety.engines.base import Limits
from neurovariety.engines.batch import MACAULAY2, Macaulay2
from neurovariety.engines.discovery import Program, candidates, probe_all
from neurovariety.engines.pool import Pool
from neurovariety.engines.session import Session
from tests.engine.scripts import script

# Nothing is tried while tests are collected, for every process that runs tests collects them.
PLACES = [place.path for place in candidates(MACAULAY2) if place.path.exists()]


def usable(program: Program, path: Path | None) -> Path:
    """The engine in this place, if it works; that none works is an error, not a skip."""
    found = [probe.candidate.path for probe in probe_all(program) if probe.usable]
    assert found, "expected a usable engine, see `neurovariety doctor`"
    if path not in found:
        pytest.skip(f"{path} is there and cannot be used")
    return path


@pytest.fixture(scope="session", params=PLACES or [None], ids=str)
def path(request: pytest.FixtureRequest) -> Path:
    """A Macaulay2; without any, every engine test is an error."""
    return usable(MACAULAY2, request.param)


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
def pool() -> Iterator[Pool]:
    """Two warm engines, shared by the tests of a module; it is Python's work, so of one kind."""
    with Pool(2) as two:
        yield two


def answers(engine: Macaulay2 | Session | Pool, limits: Limits | None = None) -> str:
    """Ask an engine for something that it can do."""
    return engine.run(script('answer "alive"'), limits or Limits(30)).answer
