"""Dimensions: at other weights modulo another prime, and over the rationals."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.networks.base import Network
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.dimension.bounds import expected_dimension
from neurovariety.problems.dimension.problem import FEW_WEIGHTS, Dimension
from neurovariety.problems.dimension.reals import fills_over_reals
from neurovariety.problems.dimension.result import DimensionResult


def checks(result: DimensionResult, context: Context) -> Iterator[Check]:
    """The same at other weights, and by the expanded map over the rationals."""
    problem, found = result.problem, result.value.dimension
    model, few = problem.model, _is_small(problem)

    def compared() -> Outcome:
        room, value = model.ambient_dimension, result.value
        known = (room, expected_dimension(model), fills_over_reals(model, found == room))
        right = known == (value.ambient, value.expected, value.fills_over_reals)
        # coefficients of terms may cancel, but there are no others
        fits = not few or problem.written.ambient_dimension <= room
        return right and fits, f"{known[0]} coordinates, expected {known[1]}"

    def same(other: DimensionResult) -> Outcome:
        return other.value.dimension == found, f"{other.value.dimension}"

    yield here("what it is compared with", compared)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(same)
    if problem.chosen_method == "closed-form" and "rank" in problem.methods:
        yield context.by_solving("rank at random weights", replace(problem, method="rank"), same)
    if problem.chosen_method != "rank":
        return

    p = problem.another_prime
    other = replace(problem, prime=p, seed=problem.seed + 1)
    yield context.by_solving(f"at other weights modulo {p}", other, same)
    if not few:
        return

    def expanded() -> Outcome:
        d = problem.written.dimension
        return d == found, f"{d}"

    yield here("rank of the expanded map's derivative over QQ", expanded)


def _is_small(problem: Dimension) -> bool:
    """Whether the map of a network is expanded at once."""
    return not isinstance(problem.model, Network) or problem.model.parameter_count <= FEW_WEIGHTS


def invariant_part(result: DimensionResult) -> Hashable:
    """The dimension."""
    return result.value.dimension
