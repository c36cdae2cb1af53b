"""What is solved once, however often a result is changed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

import neurovariety as nv
from tests.mutations import Remembering


@pytest.fixture(scope="module")
def engine(session: nv.Session) -> Remembering:
    """Each script runs once, whatever was changed in the result."""
    return Remembering(session)


@pytest.fixture(scope="module")
def second(sage: nv.SageSession) -> Remembering:
    """A second engine, too."""
    return Remembering(sage)


@pytest.fixture(autouse=True)
def solved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is each problem of the checks by each engine: it does not depend on the result."""
    known: dict[Any, Any] = {}

    def remembering(problem: Any, *, engine: Any, limits: nv.Limits) -> Any:
        if (problem, engine) not in known:
            known[problem, engine] = nv.solve(problem, engine=engine, limits=limits)
        return known[problem, engine]

    monkeypatch.setattr(import_module("neurovariety.verify"), "solve", remembering)
