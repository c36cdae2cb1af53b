"""Engines that are started once for each process that runs tests, for those of docs, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import neurovariety as nv
from neurovariety.engines.session import SageSession, Session


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    """One warm engine for the many small questions."""
    with Session(threads=False) as warm:  # as many processes run tests as there are cores
        yield warm


@pytest.fixture(scope="session")
def sage() -> Iterator[SageSession]:
    """One warm Sage; its absence is an error, never a skip."""
    with SageSession() as warm:
        yield warm


@pytest.fixture
def warm_engines(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """``Macaulay2()`` and ``Sage()`` send their scripts to the warm ones.

    For what is not about starting an engine. They answer alike: tests/engine/test_engines.py.
    """
    for kind, warm in ((nv.Macaulay2, "session"), (nv.Sage, "sage")):
        monkeypatch.setattr(kind, "run", _sending(kind, warm, request))


def _sending(kind: Any, warm: str, request: pytest.FixtureRequest) -> Any:
    default, cold = kind(), kind.run

    def run(engine: Any, script: nv.Script, limits: nv.Limits) -> Any:
        chosen = request.getfixturevalue(warm) if engine == default else None
        return cold(engine, script, limits) if chosen is None else chosen.run(script, limits)

    return run
