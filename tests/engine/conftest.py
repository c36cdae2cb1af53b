"""The engine under test: the Macaulay2 that is found first; `.ci/run` names the oldest, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from neurovariety.engines.base import Limits
from neurovariety.engines.batch import MACAULAY2, Macaulay2
from neurovariety.engines.discovery import find
from neurovariety.engines.pool import Pool
from neurovariety.engines.session import Session
from tests.engine.scripts import script


@pytest.fixture(scope="session")
def path() -> Path:
    """The Macaulay2 that is used; that there is none is an error, never a skip."""
    return find(MACAULAY2).candidate.path


@pytest.fixture(scope="session")
def m2(path: Path) -> Macaulay2:
    """The batch engine."""
    return Macaulay2(path)


@pytest.fixture(scope="session")
def warm(path: Path) -> Iterator[Session]:
    """A warm engine, shared by all tests of a process: each must leave it usable."""
    with Session(path) as session:
        yield session


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """Two warm engines, shared by the tests of a process; it is Python's work, so of one kind."""
    with Pool(2) as two:
        yield two


def answers(engine: Macaulay2 | Session | Pool, limits: Limits | None = None) -> str:
    """Ask an engine for something that it can do."""
    return engine.run(script('answer "alive"'), limits or Limits(30)).answer
