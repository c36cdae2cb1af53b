"""Sweeps over architectures: how many critical points, and what that says about the bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

from neurovariety.algebra.shown import Shown
from neurovariety.engines.base import Engine, Limits
from neurovariety.engines.errors import (
    UNUSABLE,
    EngineError,
    EngineMemoryError,
    EngineTimeout,
)
from neurovariety.engines.processes.workers import Workers, as_finished
from neurovariety.networks.linear import LinearNetwork
from neurovariety.problems.base.tables import Table
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.scripts.rendering import render
from neurovariety.solve import solve
from neurovariety.studies.store import Computation, Store, write

ANSWERS = 1
"""Which way of reading answers this is: raised whenever other data may come out of one script."""

_OF_LIMITS = (EngineTimeout.__name__, EngineMemoryError.__name__)
"""The failures that are kept: they are the problem's own, under its limits."""

COLUMNS = (
    *("H", "d", "d_x", "d_y", "m", "N", "N_C", "N_C*", "B_C", "B_C*"),
    *("reduced", "3.1-3.3", "active", "seconds"),
)


@dataclass(frozen=True)
class Architecture(Shown):
    """Hidden layers of one width between inputs and outputs, and a number of samples.

    Parameters
    ----------
    layers, hidden, inputs, outputs, samples : int
        H, d, d_x, d_y and m.
    """

    layers: int
    hidden: int
    inputs: int
    outputs: int
    samples: int

    @property
    def network(self) -> LinearNetwork:
        """Widths d_x, d, ..., d, d_y."""
        return LinearNetwork(self.inputs, *[self.hidden] * self.layers, self.outputs)

    def problem(self, seed: int) -> CriticalPoints:
        """The critical points for generic data."""
        return CriticalPoints(self.network, samples=self.samples, seed=seed)

    @property
    def bounds(self) -> tuple[int, int] | None:
        """B_C and B_C* of the thesis as formulas; theorems for one sample; None for H > 1."""
        p, d = self.outputs, self.hidden
        return ((1 + 4 * p) ** d, (4 * p) ** d) if self.layers == 1 else None


@dataclass(frozen=True)
class Counted(Shown):
    """An architecture with its answer as plain data; only an ``outcome`` if a limit stopped it."""

    architecture: Architecture
    answer: dict[str, Any]

    @property
    def is_open(self) -> bool:
        """Whether there is no finite count."""
        return self.answer.get("complex") is None

    def cells(self) -> tuple[str, ...]:
        """A line of the table, in the order of `COLUMNS`."""
        a, answer = self.architecture, self.answer
        shape = (a.layers, a.hidden, a.inputs, a.outputs, a.samples, a.network.parameter_count)
        left = tuple(map(str, shape))
        bounds = ("-", "-") if a.bounds is None else tuple(map(str, a.bounds))
        if self.is_open:
            found = f"dimension {answer['dimension']}" if "dimension" in answer else "open"
            return (*left, found, answer.get("outcome", ""), *bounds, "", "", "", "")
        held = list(answer["propositions"].values())
        return (
            *left,
            str(answer["complex"]),
            str(answer["torus"]),
            *bounds,
            _yes(answer["reduced"]),
            _yes(all(held[:-1])),
            _yes(held[-1]),
            f"{answer['provenance']['seconds']:.3f}",
        )


def architectures(
    layers: Iterable[int],
    hidden: Iterable[int],
    inputs: Iterable[int],
    outputs: Iterable[int],
    samples: Iterable[int],
) -> tuple[Architecture, ...]:
    """All combinations, the ones with few weights first."""
    cases = (Architecture(*c) for c in product(layers, hidden, inputs, outputs, samples))
    return tuple(sorted(cases, key=lambda c: (c.network.parameter_count, c.samples)))


def sweep(
    cases: Iterable[Architecture],
    store: Store,
    engine: Engine,
    limits: Limits,
    seed: int = 1,
    jobs: int = 1,
) -> Iterator[Counted]:
    """Count the critical points of each case, or take the count from the store.

    Parameters
    ----------
    cases : iterable of Architecture
        What is asked.
    store : Store
        Where each answer goes as soon as it is there.
    engine : Engine
        It must run so many scripts at a time, as a `Pool` does.
    limits : Limits
        For each case; one that a limit stopped is tried again only with more time or memory.
    seed, jobs : int
        Where data come from, and the number of cases that are solved at the same time.

    Yields
    ------
    Counted
        As they come; each case once.

    Raises
    ------
    SpecificationError
        If the store's answers were computed in another way.
    EngineNotFound, EngineTooOld, EngineBroken
        If there is no usable engine.
    StudyStopped
        If an answer cannot be kept.
    """
    waiting: list[tuple[Architecture, CriticalPoints, Computation]] = []
    for case in cases:
        problem = case.problem(seed)
        asked = Computation(
            write(problem), f"reading {ANSWERS} of the script {render(problem).digest}"
        )
        kept = store.get(asked).get(0)
        if kept and (kept["answer"] or _stops(kept, limits)):
            yield Counted(case, kept["answer"] or {"outcome": kept["outcome"]})
        else:
            waiting.append((case, problem, asked))
    with Workers(jobs) as executor:
        futures = {
            executor.submit(_count, problem, engine, limits): (case, asked)
            for case, problem, asked in waiting
        }
        for future in as_finished(futures):  # an interrupt leaves the others for the next time
            case, asked = futures[future]
            answer, outcome = future.result()
            if answer is not None or outcome in _OF_LIMITS:
                kept = {"answer": answer, "outcome": outcome, **asdict(limits)}
                store.put(asked, {0: kept})
            yield Counted(case, answer or {"outcome": outcome})


def table(counted: Iterable[Counted]) -> Table:
    """All lines, by layers, widths and samples."""
    order = sorted(
        counted,
        key=lambda c: (
            c.architecture.layers,
            c.architecture.hidden,
            c.architecture.inputs,
            c.architecture.outputs,
            c.architecture.samples,
        ),
    )
    return Table("critical counts", COLUMNS, tuple(c.cells() for c in order))


def findings(counted: Iterable[Counted]) -> tuple[str, ...]:
    """What the data say about the thesis's open questions; examples, not proofs."""
    found = [c for c in counted if not c.is_open]
    lines = []
    for m in sorted({c.architecture.samples for c in found}):
        cases = [c for c in found if c.architecture.samples == m and c.architecture.bounds]
        for name, key, place in (("B_C", "complex", 0), ("B_C*", "torus", 1)):
            pairs = [(c.answer[key], (c.architecture.bounds or (0, 0))[place]) for c in cases]
            lines.append(
                f"H = 1, m = {m}, {len(pairs)} networks: {name} is attained by "
                f"{sum(a == b for a, b in pairs)}, exceeded by {sum(a > b for a, b in pairs)}."
            )
    for layers in sorted({c.architecture.layers for c in found}):
        held = [
            list(c.answer["propositions"].values())
            for c in found
            if c.architecture.layers == layers
        ]
        lines.append(
            f"H = {layers}, {len(held)} networks: propositions 3.1-3.3 as they stand hold for "
            f"{sum(all(h[:-1]) for h in held)}; exactly the weights between active neurons are "
            f"nonzero for {sum(h[-1] for h in held)}."
        )
    return tuple(lines)


def _count(
    problem: CriticalPoints, engine: Engine, limits: Limits
) -> tuple[dict[str, Any] | None, str]:
    try:
        data = solve(problem, engine=engine, limits=limits).shown_data()
    except UNUSABLE:
        raise
    except EngineError as error:
        return None, type(error).__name__
    del data["script"]  # the digest says which; the problem writes it again
    return data, "finished"


def _stops(kept: dict[str, Any], limits: Limits) -> bool:
    """Whether a case that a limit stopped would be stopped again."""
    was, now = (math.inf if m is None else m for m in (kept.get("memory", 0), limits.memory))
    return kept["outcome"] in _OF_LIMITS and limits.seconds <= kept["seconds"] and now <= was


def _yes(value: bool) -> str:
    return "yes" if value else "no"
