"""Critical points: another prime, bounds and laws, and components by substitution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from neurovariety.errors import SpecificationError
from neurovariety.problems import CriticalPoints
from neurovariety.results import CriticalComponent, CriticalPointsResult
from neurovariety.verify.checks import Check, Context, another_prime, here


def critical_points_checks(result: CriticalPointsResult, context: Context) -> Iterator[Check]:
    """The same system modulo another prime, and for random data other data too."""
    value, problem = result.value, result.problem
    if value.complex is not None:
        total = sum(value.zero_patterns.values())
        yield here(
            "zero patterns add up",
            lambda: (total == value.complex, f"{total} and {value.complex}"),
        )
        yield here(
            "sign changes divide the patterns",
            lambda: _divisible(result),
        )
    other = replace(problem, method="modular", prime=_prime(problem), seed=_seed(problem))

    def alike(answer: CriticalPointsResult) -> tuple[bool, str]:
        found = answer.value
        same = (found.dimension, found.degree, found.complex, found.torus, found.zero_patterns) == (
            value.dimension,
            value.degree,
            value.complex,
            value.torus,
            value.zero_patterns,
        )
        return same, f"{_words(found)} and {_words(value)}"

    yield context.by_solving(f"modulo {other.prime}", other, alike)
    for k, component in enumerate(value.components, start=1):
        yield here(
            f"component {k}: the gradient reduces to zero",
            lambda component=component: _vanishes(component, problem),  # type: ignore[misc]
        )


def _prime(problem: CriticalPoints) -> int:
    """Another prime that divides no denominator of the data."""
    p = problem.prime
    while True:
        p = another_prime(p)
        try:
            return replace(problem, method="modular", prime=p).prime
        except SpecificationError:
            continue


def _seed(problem: CriticalPoints) -> int:
    """Other data, where they are random."""
    return problem.seed + 1 if problem.has_random_data else problem.seed


def _divisible(result: CriticalPointsResult) -> tuple[bool, str]:
    """A sign change of a neuron without zero weights has no fixed points: 2 divides the number."""
    bad = [
        f"{count} of {pattern}"
        for pattern, count in result.value.zero_patterns.items()
        if pattern.is_active_subnetwork and count % 2 ** sum(map(len, pattern.active))
    ]
    return not bad, "; ".join(bad) or f"{len(result.value.zero_patterns)} patterns"


def _vanishes(component: CriticalComponent, problem: CriticalPoints) -> tuple[bool, str]:
    equations = problem.system.equations
    bad = sum(1 for f in equations if component.ideal.reduce(f))
    return bad == 0, f"{len(equations) - bad} of {len(equations)}"


def _words(value: Any) -> str:
    if value.complex is None:
        return f"dimension {value.dimension}, degree {value.degree}"
    return f"{value.complex} points, {value.torus} in the torus"
