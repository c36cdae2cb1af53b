"""Arguments of another kind than a function takes: a typed error, before anything runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import neurovariety as nv

V = nv.Determinantal(3, 3, 1)
PROBLEM = nv.GenericEDDegree(V)
AS_ANY: Any = nv

WRONG: dict[str, Callable[[], object]] = {
    "a word as a problem": lambda: AS_ANY.solve("circle"),
    "a network as a problem": lambda: AS_ANY.solve(nv.LinearNetwork(3, 1, 3)),
    "a number to render": lambda: AS_ANY.render(42),
    "a word as an engine": lambda: AS_ANY.solve(PROBLEM, engine="macaulay2"),
    "a number as limits": lambda: AS_ANY.solve(PROBLEM, limits=10),
    "a number as a result": lambda: AS_ANY.verify(39),
    "a word as seconds": lambda: AS_ANY.Limits(seconds="10"),
    "a truth value as seconds": lambda: AS_ANY.Limits(seconds=True),
    "no number of seconds": lambda: nv.Limits(seconds=float("nan")),
    "half a byte": lambda: AS_ANY.Limits(memory=1.5),
    "a word as a metric": lambda: AS_ANY.EDDegree(V, metric="frobenius"),
    "a network as a variety": lambda: AS_ANY.EDDegree(nv.LinearNetwork(3, 1, 3)),
}


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG.keys())
def test_the_message_says_what_was_expected_and_what_was_given(
    call: Callable[[], object],
) -> None:
    with pytest.raises(nv.SpecificationError, match=r"expected .*, got "):
        call()
