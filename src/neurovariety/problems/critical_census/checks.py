"""Censuses: the critical weights that a learning degree finds, and Segre varieties."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from neurovariety.algebra.shown import counted
from neurovariety.networks.equivariant.components import Component
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.critical_census.blocks import ranks_of_blocks, strata_of_blocks
from neurovariety.problems.critical_census.narrower import has_squares
from neurovariety.problems.critical_census.patterns import strata, weights_over
from neurovariety.problems.critical_census.problem import CriticalCensus
from neurovariety.problems.critical_census.result import Census, CriticalCensusResult, total
from neurovariety.problems.learning_degree.problem import LearningDegree
from neurovariety.problems.learning_degree.result import LearningDegreeResult
from neurovariety.problems.learning_degree.theorems import (
    known_functions,
    known_parameters,
    segre_veronese,
)


def checks(result: CriticalCensusResult, context: Context) -> Iterator[Check]:
    """The same at other random numbers; all critical weights, which know no strata."""
    problem, found = result.problem, result.value

    def same(other: CriticalCensusResult) -> Outcome:
        seen = other.value.total
        said = f"{counted(seen.functions, 'function')}, {counted(seen.parameters, 'weight')}"
        return other.value == found, said

    whole = found.strata[0].network or problem.network

    def as_many(other: LearningDegreeResult) -> Outcome:
        pure = sum(s.functions for s in found.strata if s.is_pure)
        seen = other.value.functions, other.value.parameters
        every = _weights(found, whole) if problem.networks else found.total.parameters
        # of a narrower network that is enough the weights are not told
        told = whole == problem.network and not problem.blocks
        holds = seen[0] == pure and (seen[1] == every or not told)
        return holds, f"{seen[0]} pure functions, {seen[1]} weights"

    def patterns() -> Outcome:
        if problem.networks:
            known_networks = tuple(dict.fromkeys(s.network for s in found.strata))
            return known_networks == problem.networks, f"{len(found.strata)} strata"
        if problem.blocks:
            blocks = problem.network.blocks()
            every = ranks_of_blocks(problem.network)
            products = [Component(ranks, blocks).generic_ed_degree for ranks in every]
            by_parts = strata_of_blocks(problem.network, every, products)
            return by_parts == found.strata, f"generic ED degrees {products}"
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
        yield context.by_another_method(same)
    elif problem.chosen_method == "chart":
        other = replace(problem, prime=problem.another_prime, seed=problem.seed + 1)
        yield context.by_solving(f"in other charts modulo {other.prime}", other, same)
    elif problem.networks and problem.network.widths[0] < 3:  # others take minutes
        yield context.by_solving("in charts", replace(problem, method="chart"), same)
    if problem.chosen_method != "closed-form":
        degree = LearningDegree(whole, problem.metric, prime=problem.prime)
        yield context.by_solving("all critical weights of the network", degree, as_many)
    for why, number, seen in _theorems(problem, found):

        def equal(n: int = number, m: int | None = seen) -> Outcome:
            return n == m, f"{n}"

        yield here(why, equal)


def _weights(census: Census, network: Any) -> int | None:
    """All of one network."""
    return total(s.parameters for s in census.strata if s.network == network)


def _theorems(problem: CriticalCensus, census: Census) -> Iterator[tuple[str, int, int | None]]:
    """What is known of the network and of each narrower one, and what was found."""
    if not problem.networks and not problem.blocks:
        for why, number in known_parameters(problem.network, problem.metric):
            yield f"total: {why}", number, census.total.parameters
    net: Any
    for net in problem.networks:
        of_net = [s for s in census.strata if s.network == net]
        for why, number in known_functions(net, problem.metric):
            yield f"functions of the {net}: {why}", number, of_net[0].functions
        if any(s.parameters is None for s in of_net):
            continue
        for why, number in known_parameters(net, problem.metric):
            yield f"weights of the {net}: {why}", number, _weights(census, net)
        if problem.is_generic and has_squares(net) and len(of_net) > 1:
            d = net.widths[0]
            why = "functions with a square, l^2 b: generic ED degree of a Segre-Veronese variety"
            yield why, segre_veronese((d - 1, d - 1), (2, 1)), of_net[1].functions


def invariant_part(result: CriticalCensusResult) -> Hashable:
    """The census."""
    return result.value
