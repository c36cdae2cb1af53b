"""The engines under test: every usable Macaulay2 of this machine, and at least one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from neurovariety.engines.base import Limits
from neurovariety.engines.batch import MACAULAY2, Macaulay2
from neurovariety.engines.discovery import probe_all
from neurovariety.engines.pool import Pool
from neurovariety.engines.session import Session
from tests.engine.scripts import script

FOUND = [probe.candidate.path for probe in probe_all(MACAULAY2) if probe.usable]


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


def answers(engine: Macaulay2 | Session | Pool, limits: Limits | None = None) -> str:
    """Ask an engine for something that it can do."""
    return engine.run(script('answer "alive"'), limits or Limits(30)).answer
