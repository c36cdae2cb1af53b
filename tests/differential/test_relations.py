"""About 300 of the cases, the same in every run: relations that hold, and a table without holes."""

from __future__ import annotations

from typing import Any

import pytest

import neurovariety as nv
from neurovariety.problems.registry import REGISTRY
from tests.differential.asking import Outcome
from tests.differential.cases import Case, Pair, pairs
from tests.differential.soak import shown
from tests.differential.table import TABLE

MOST = 20
"""Inputs that are tried until one is neither refused nor left open."""

LIMITS = nv.Limits(60)
"""For each case: on a slow machine another one is taken."""

LONG = {"large", "small", "tacnode at infinity", "product", "product with a power", "power"}
TAKE_LONG = {
    "ed-correspondence",
    "ed-discriminant",
    "signature-discriminant",
    "bottlenecks",
    "reach",
    "voronoi-cell",
    "real-ed-critical-points",
    "real-critical-points",
}
"""For these what is nasty in a way that takes long is left to the soak."""


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.name)
def test_relation(pair: Pair, request: pytest.FixtureRequest) -> None:
    engines, found = _Warm(request), list[Outcome]()
    for k in range(MOST):
        case = Case(pair, k)
        if pair.kind in TAKE_LONG and LONG & set(case.input[0].tags):
            continue
        outcome, said = case.run(engines, LIMITS)
        assert outcome is not Outcome.FAULT, f"{said}: {shown(case.input)}"
        found.append(outcome)
        if outcome is Outcome.HOLDS:
            return
    pytest.fail(f"nothing is decided: {found}")


class _Warm(dict[str, Any]):
    """The warm engines by dialect, each started when it is asked for."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.request = request

    def __missing__(self, dialect: str) -> Any:
        return self.request.getfixturevalue({"macaulay2": "session", "sage": "sage"}[dialect])


def test_every_problem_has_a_relation() -> None:
    assert {entry.kind for entry in REGISTRY} == {kind for kind, found in TABLE.items() if found}


def test_names_tell_relations_apart() -> None:
    names = [pair.name for pair in pairs()]
    assert len(set(names)) == len(names)
