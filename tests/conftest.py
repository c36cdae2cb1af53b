"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from neurovariety import Macaulay2
from neurovariety.engines.session import SageSession, Session

# The same examples in every run: a property that fails here fails for everybody.
settings.register_profile(
    "deterministic", derandomize=True, max_examples=60, deadline=None, database=None
)
settings.load_profile("deterministic")


@pytest.fixture(scope="session")
def macaulay2() -> Macaulay2:
    """The engine under test; its absence is an error, never a skip."""
    engine = Macaulay2()
    assert engine.version
    return engine


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    """One warm engine for the many small questions."""
    with Session() as warm:
        yield warm


@pytest.fixture(scope="session")
def sage() -> Iterator[SageSession]:
    """One warm Sage; its absence is an error, never a skip."""
    with SageSession() as warm:
        yield warm
