"""Critical points: another prime, bounds and laws, and components by substitution."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from neurovariety.algebra.primes import further_primes
from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, here
from neurovariety.problems.critical_points.component_checks import component_checks
from neurovariety.problems.critical_points.patterns import ZeroPattern
from neurovariety.problems.critical_points.problem import CriticalPoints
from neurovariety.problems.critical_points.result import CriticalPointsResult


def checks(result: CriticalPointsResult, context: Context) -> Iterator[Check]:
    """The same system modulo another prime, and for random data other data too."""
    value, problem = result.value, result.problem
    if value.complex is not None:
        total = sum(value.zero_patterns.values())
        yield here(
            "zero patterns add up",
            lambda: (total == value.complex, f"{total} and {value.complex}"),
        )
        torus = sum(n for pattern, n in value.zero_patterns.items() if pattern.is_full)
        yield here("the full pattern is the torus", lambda: (torus == value.torus, f"{torus}"))
        yield here("orbits of sign changes", lambda: _orbits(result))
    other = replace(problem, method="modular", prime=None, seed=_seed(problem))
    other = replace(other, prime=next(further_primes(other.known_numbers, problem.used_prime)))

    def alike(answer: CriticalPointsResult) -> tuple[bool, str]:
        return _numbers(answer) == _numbers(result), f"{_words(answer.value)} and {_words(value)}"

    yield context.by_solving(f"another prime, {other.prime}", other, alike)
    if problem.chosen_method == "components":
        yield from component_checks(result, other.prime, context)


def invariant_part(result: CriticalPointsResult) -> Hashable:
    """The numbers, and the components in any order."""
    return _numbers(result), frozenset(result.value.components)


def like_the_definition(
    result: CriticalPointsResult, found: CriticalPointsResult
) -> tuple[bool, str]:
    """The same numbers; the definition finds no components of positive dimension."""
    words = f"{_words(found.value)} and {_words(result.value)}"
    return _numbers(found) == _numbers(result), words


def _numbers(result: CriticalPointsResult) -> Hashable:
    value = result.value
    numbers = (value.dimension, value.degree, value.complex, value.torus)
    return numbers, frozenset(value.zero_patterns.items()), value.orbits, value.reduced


def _seed(problem: CriticalPoints) -> int:
    """Other data, where they are random."""
    return problem.seed + 1 if problem.has_random_data else problem.seed


def _orbits(result: CriticalPointsResult) -> tuple[bool, str]:
    """The points of a pattern come in orbits of 2^r: none is missing, and the orbits add up."""
    patterns = result.value.zero_patterns
    sizes = {pattern: 2 ** _sign_rank(pattern) for pattern in patterns}
    whole = all(count % sizes[pattern] == 0 for pattern, count in patterns.items())
    orbits = sum(count // sizes[pattern] for pattern, count in patterns.items())
    return whole and orbits == result.value.orbits, f"{orbits} and {result.value.orbits}"


def _sign_rank(pattern: ZeroPattern) -> int:
    """How many independent sign changes move a point, by the network's graph.

    A nonzero weight joins the neurons at its ends; inputs and outputs keep their sign and are one
    vertex. Changing the sign of all neurons of a part of the graph without it moves nothing.
    """
    group: dict[object, object] = {}

    def root(vertex: object) -> object:
        while group.setdefault(vertex, vertex) != vertex:
            vertex = group[vertex]
        return vertex

    joined, last = 0, len(pattern.layers)
    for i, W in enumerate(pattern.layers):
        for r, row in enumerate(W):
            for c, nonzero in enumerate(row):
                ends = (root((i, c) if i else None), root((i + 1, r) if i + 1 < last else None))
                if nonzero and ends[0] != ends[1]:
                    group[ends[0]] = ends[1]
                    joined += 1
    return joined


def _words(value: Any) -> str:
    if value.complex is None:
        return f"dimension {value.dimension}, degree {value.degree}"
    return f"{counted(value.complex, 'point')}, {value.torus} in the torus"
