"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from neurovariety import Macaulay2
from neurovariety.engines import Session


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
