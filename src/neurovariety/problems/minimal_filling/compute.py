"""Networks with more and more hidden neurons, until some fill the space."""

from __future__ import annotations

from itertools import chain
from typing import Any

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.progress import note, tell
from neurovariety.engines.base import Limits
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.dimension.bounds import upper_bound
from neurovariety.problems.minimal_filling.problem import MinimalFilling


def compute(problem: MinimalFilling, limits: Limits) -> Computed:
    """All of the first number with which one fills it."""
    neurons, found = problem.first, list[tuple[int, ...]]()
    note(problem.kind, lambda: _fields(neurons, []))
    while not (found := filling(problem, neurons)):
        neurons += 1
    return Computed(_fields(neurons, found))


def filling(problem: MinimalFilling, neurons: int) -> list[tuple[int, ...]]:
    """The hidden widths with so many neurons that fill the space, but for bad luck."""
    found = []
    for network in problem.networks(neurons):
        check_time()
        tell(f"{neurons} hidden neurons: {', '.join(map(str, network.widths[1:-1]))}")
        if upper_bound(network)[0] < problem.ambient:
            continue
        if network.generic_rank(problem.used_prime, problem.seed) == problem.ambient:
            found.append(network.widths[1:-1])
    return found


def _fields(neurons: int, found: list[tuple[int, ...]]) -> dict[str, Any]:
    return {"neurons": neurons, "widths": tuple(chain(*found))}
