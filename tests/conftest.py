"""What all tests share."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from neurovariety import Macaulay2
from tests.warm import sage, session, warm_engines

__all__ = ["macaulay2", "sage", "session", "warm_engines"]

# The same examples in every run: a property that fails here fails for everybody.
settings.register_profile(
    "deterministic", derandomize=True, max_examples=20, deadline=None, database=None
)
settings.load_profile("deterministic")


gc.disable()  # while thousands of items are collected


def pytest_collection_finish() -> None:
    """What lives as long as the process is not looked through for garbage again and again."""
    gc.enable()
    gc.freeze()


@pytest.fixture(scope="session")
def macaulay2() -> Macaulay2:
    """The engine under test; its absence is an error, never a skip."""
    engine = Macaulay2()
    assert engine.version
    return engine


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Python's own handler of Ctrl-C, and no garbage collection.

    An interrupt is lost that meets Hypothesis's callback of the collector, and some are that go
    through the handler which cysignals installs when a test imports Sage.
    """
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.disable()
    yield
    gc.enable()
    signal.signal(signal.SIGINT, handler)
