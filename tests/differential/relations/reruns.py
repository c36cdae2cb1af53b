"""The same problem again: by another method, prime, seed or engine."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from neurovariety.varieties.assumptions import Standing
from neurovariety.verify import alike, invariant_part
from tests.differential.asking import Ask, Undecided, expect
from tests.differential.generate.posed import Posed
from tests.differential.relations.alike import compare
from tests.differential.relations.base import Relation

DEFINITION = "definition"
PRIMES = (30011, 29989, 32719)
"""Primes that no coefficient here is divisible by."""


def _others(problem: Any) -> st.SearchStrategy[Any]:
    """The fast methods but the one that is used."""
    names = [m for m in problem.methods if m not in (DEFINITION, problem.chosen_method)]
    return st.sampled_from(names or [None])


def _by_another_method(ask: Ask, posed: Posed, method: Any) -> None:
    if method is None:
        raise Undecided("there is only one method")
    compare(ask(posed.problem), ask(replace(posed.problem, method=method)))


def _by_definition(ask: Ask, posed: Posed, _: Any) -> None:
    if DEFINITION not in posed.problem.methods:
        raise Undecided("the problem has no definition")
    first, second = ask(posed.problem), ask(replace(posed.problem, method=DEFINITION))
    compare(first, second)
    if second.problem == first.problem.by_definition:
        _agree(first, second, True)


def _agree(first: Any, second: Any, by_definition: bool) -> None:
    """Two results of one problem have more in common: polynomials, too, and what `verify` asks."""
    checks = first.problem.part("checks")
    if invariant_part(first) is None or getattr(checks, "too_large", lambda _: "")(first):
        return
    holds, said = alike(first, second, by_definition)
    expect(holds, said)


def _randomness(problem: Any) -> st.SearchStrategy[dict[str, int]]:
    names = {f.name for f in fields(problem)}
    drawn = {"seed": st.integers(2, 1000), "prime": st.sampled_from(PRIMES)}
    return st.fixed_dictionaries({k: v for k, v in drawn.items() if k in names})


def _with_other_randomness(ask: Ask, posed: Posed, other: dict[str, int]) -> None:
    compare(ask(posed.problem), ask(replace(posed.problem, **other)))


def _in_sage(ask: Ask, posed: Posed, _: Any) -> None:
    first, second = ask(posed.problem), ask(posed.problem, "sage")
    compare(first, second)
    _agree(first, second, first.problem.chosen.name == DEFINITION)
    failing = [
        {a.name for a in result.assumptions if a.standing is Standing.FAILS}
        for result in (first, second)
    ]
    expect(failing[0] == failing[1], f"the assumptions {failing[0]} fail, and {failing[1]}")


METHODS = Relation("methods agree", _by_another_method, _others)
DEFINITIONS = Relation("the definition agrees", _by_definition)
RANDOMNESS = Relation("prime and seed do not matter", _with_other_randomness, _randomness)
DIALECTS = Relation("Macaulay2 and Sage agree", _in_sage)
