"""Censuses: the critical weights that a learning degree finds, and Segre varieties."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.critical_census.patterns import strata, weights_over
from neurovariety.problems.critical_census.result import CriticalCensusResult
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.learning_degree.result import LearningDegreeResult
from neurovariety.problems.learning_degree.theorems import known_parameters


def checks(result: CriticalCensusResult, context: Context) -> Iterator[Check]:
    """The same at other random numbers; all critical weights, which know no strata."""
    problem, found = result.problem, result.value

    def same(other: CriticalCensusResult) -> Outcome:
        return other.value == found, f"{other.value.total}"

    def as_many(other: LearningDegreeResult) -> Outcome:
        pure = sum(s.functions for s in found.strata if s.is_pure)
        seen = other.value.functions, other.value.parameters
        every = found.strata[0].parameters if problem.networks else found.total.parameters
        return seen == (pure, every), f"{seen[0]} pure functions, {seen[1]} weights"

    def patterns() -> Outcome:
        if problem.networks:
            known_networks = tuple(s.network for s in found.strata)
            infinite = all(s.parameters is None for s in found.strata if s.is_narrower)
            return known_networks == problem.networks and infinite, f"{len(found.strata)} networks"
        known = tuple(strata(problem.network))
        right = [s.functions * weights_over(problem.network, s.pattern) for s in found.strata]
        holds = known == tuple(s.pattern for s in found.strata)
        return holds and right == [s.parameters for s in found.strata], f"{len(known)} patterns"

    def in_pairs() -> Outcome:
        pairs = [
            (n, real)
            for s in found.strata
            for n, real in ((s.functions, s.real_functions), (s.parameters, s.real_parameters))
            if n is not None and real is not None
        ]
        return all(n % 2 == real % 2 for n, real in pairs), f"{len(pairs)} numbers"

    yield here("patterns and weights over a function", patterns)
    if problem.datum is not None:
        yield here("those that are not real are in conjugate pairs", in_pairs)
    if problem.chosen_method == DEFINITION:
        fast = replace(problem, method="auto")
        yield context.by_solving(f"another method, {fast.chosen_method}", fast, same)
    else:
        other = replace(problem, prime=problem.another_prime, seed=problem.seed + 1)
        yield context.by_solving(f"in other charts modulo {other.prime}", other, same)
    degree = LearningDegree(problem.network, problem.metric, prime=problem.prime)
    yield context.by_solving("all critical weights of the network", degree, as_many)
    if problem.networks and found.strata[1:]:
        return
    for why, number in known_parameters(problem.network, problem.metric):

        def total(n: int = number) -> Outcome:
            return n == found.total.parameters, f"{n}"

        yield here(f"total: {why}", total)


def invariant_part(result: CriticalCensusResult) -> Hashable:
    """The census."""
    return result.value
