"""Widths at other weights modulo another prime, and those with one neuron less."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.minimal_filling.compute import filling
from neurovariety.problems.minimal_filling.decode import excluded
from neurovariety.problems.minimal_filling.result import MinimalFillingResult


def checks(result: MinimalFillingResult, context: Context) -> Iterator[Check]:
    """By monotony: if one neuron less does not fill, no smaller number does."""
    problem, value = result.problem, result.value
    other = replace(problem, prime=problem.another_prime, seed=problem.seed + 1)
    n = value.neurons

    def same() -> Outcome:
        found = filling(other, n)
        return tuple(found) == value.widths and bool(found), f"{len(found)} fill"

    def fewer() -> Outcome:
        found = filling(other, n - 1)
        return not found and n >= problem.first, f"{len(found)} fill"

    def proof() -> Outcome:
        # a search that began with more neurons says nothing of fewer
        began = problem.first == problem.depth - 1 or n > problem.first
        right = value.proved == (began and excluded(problem, n - 1))
        return right and value.ambient == problem.ambient, f"{problem.ambient} coefficients"

    elsewhere, shares = f"neurons at other weights modulo {other.prime}", context.like("rank")
    yield here(f"{n} {elsewhere}", same, shares)
    if problem.first < n:
        yield here(f"{n - 1} {elsewhere}", fewer, shares)
    yield here("the space, and the bounds for fewer neurons", proof)


def invariant_part(result: MinimalFillingResult) -> Hashable:
    """The widths."""
    return result.value.widths
