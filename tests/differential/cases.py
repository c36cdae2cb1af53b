"""Numbered cases, each drawn from a seed: how they are found, run and shrunk."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zlib import crc32

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

import neurovariety as nv
from neurovariety.problems.registry import REGISTRY
from tests.differential.asking import Ask, Outcome, outcome
from tests.differential.generate.posed import Posed
from tests.differential.generate.problems import PROBLEMS
from tests.differential.relations.base import Relation
from tests.differential.relations.reruns import DEFINITION, DEFINITIONS
from tests.differential.table import TABLE

BATCH = 3
"""Inputs that are drawn together; hypothesis begins with the simplest, which is left out."""


@dataclass(frozen=True)
class Pair:
    """A relation, and the kind of problem that it is about."""

    kind: str
    relation: Relation

    @property
    def name(self) -> str:
        """For reports."""
        return f"{self.kind}: {self.relation.name}"

    @property
    def inputs(self) -> st.SearchStrategy[tuple[Posed, Any]]:
        """What is posed, and what is drawn besides."""
        posed = PROBLEMS[self.kind] if self.relation.posed is None else self.relation.posed
        return posed.flatmap(lambda p: st.tuples(st.just(p), self.relation.extra(p.problem)))

    def of(
        self, drawn: tuple[Posed, Any], engines: dict[str, Any], limits: nv.Limits
    ) -> tuple[Outcome, str]:
        """What the relation says of an input."""
        return outcome(self.relation.check, Ask(engines, limits), *drawn)


def pairs() -> tuple[Pair, ...]:
    """All relations of all problems, definitions where a problem has one."""
    by_definition = {
        entry.kind
        for entry in REGISTRY
        if any(method.name == DEFINITION for method in entry.problem.known_methods)
    }
    return tuple(
        Pair(kind, relation)
        for kind, relations in TABLE.items()
        for relation in relations
        if relation is not DEFINITIONS or kind in by_definition
    )


@dataclass(frozen=True)
class Case:
    """One input for one relation.

    Parameters
    ----------
    pair : Pair
        What must hold.
    draw : int
        Which input of the relation it is, from zero.
    """

    pair: Pair
    draw: int

    @property
    def input(self) -> tuple[Posed, Any]:
        """The input, the same in every run."""
        batch, k = divmod(self.draw, BATCH)
        return _drawn(self.pair, batch)[k]

    def run(self, engines: dict[str, Any], limits: nv.Limits) -> tuple[Outcome, str]:
        """What comes out."""
        return self.pair.of(self.input, engines, limits)


def case(number: int) -> Case:
    """The case with a number: all relations take turns."""
    every = pairs()
    draw, k = divmod(number, len(every))
    return Case(every[k], draw)


def _settings(phases: tuple[Phase, ...]) -> settings:
    return settings(
        max_examples=BATCH + 1,
        phases=phases,
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )


def _seed(pair: Pair, batch: int) -> int:
    """Another one for each relation, the same in every run."""
    return crc32(f"{pair.name} {batch}".encode())


@lru_cache(maxsize=500)
def _drawn(pair: Pair, batch: int) -> tuple[tuple[Posed, Any], ...]:
    found: list[tuple[Posed, Any]] = []

    @seed(_seed(pair, batch))
    @_settings((Phase.generate,))
    @given(pair.inputs)
    def collect(drawn: tuple[Posed, Any]) -> None:
        found.append(drawn)

    collect()
    return tuple(found[1 : BATCH + 1] if len(found) > BATCH else _repeated(found))


def _repeated(found: list[Any]) -> Iterator[Any]:
    """Where there are fewer inputs than a batch has, they come again."""
    return (found[k % len(found)] for k in range(BATCH))


class _Fails(Exception):
    """For hypothesis: what it shrinks."""


def shrunk(
    failing: Case, engines: dict[str, Any], limits: nv.Limits, budget: float = 120.0
) -> tuple[Posed, Any]:
    """A simple input with a fault, from one that has one.

    Hypothesis draws as it did for the failing input; up to it nothing is run, and from it on all
    that it tries, for so many seconds.
    """
    pair, best = failing.pair, failing.input
    known: dict[str, bool] = {}
    end = time.monotonic() + budget

    @seed(_seed(pair, failing.draw // BATCH))
    @_settings((Phase.generate, Phase.shrink))
    @given(pair.inputs)
    def attempt(drawn: tuple[Posed, Any]) -> None:
        nonlocal best
        name = repr(drawn)
        if not known and name != repr(failing.input):
            return
        if name not in known:
            in_time = not known or time.monotonic() < end
            known[name] = in_time and pair.of(drawn, engines, limits)[0] is Outcome.FAULT
        if known[name]:
            best = drawn
            raise _Fails

    with suppress(_Fails):
        attempt()
    return best
