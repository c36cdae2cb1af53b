"""Region by region, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from neurovariety.engines.base import Limits
from neurovariety.networks.piecewise.function import Integers
from neurovariety.problems.base.computed import Computed
from neurovariety.problems.local_complexity.polygons import complexity
from neurovariety.problems.local_complexity.problem import LocalComplexity


def compute(problem: LocalComplexity, limits: Limits) -> Computed:
    """Sums of square roots."""
    return Computed(fields(problem, problem.regions))


def fields(
    problem: LocalComplexity, regions: Iterable[tuple[Sequence[Integers], Sequence[Integers]]]
) -> dict[str, Any]:
    """As in an engine's answer: radicands, numerators, denominators."""
    found = complexity(regions, problem.box, problem.function.scale)
    return {
        name: tuple(v for r, c in terms.terms for v in (r, *c.as_integer_ratio()))
        for name, terms in zip(("complexity", "variation"), found, strict=True)
    }
