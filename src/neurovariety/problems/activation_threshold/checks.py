"""The dimensions one by one: at other weights modulo another prime, and over the rationals."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.problems.activation_threshold.decode import proved
from neurovariety.problems.activation_threshold.result import ActivationThresholdResult
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.dimension.problem import FEW_WEIGHTS, Dimension


def checks(result: ActivationThresholdResult, context: Context) -> Iterator[Check]:
    """Each dimension, the expected one, and the bound where it is missed."""
    problem, value = result.problem, result.value
    at = max(value.threshold, 1)
    first = problem.network(at)

    def fits() -> Outcome:
        most, proof = proved(problem, at)
        missed = value.dimensions[0] <= min(most, problem.expected - 1)
        right = (value.expected, value.largest, value.proof)
        held = right == (problem.expected, problem.largest, proof) and value.threshold > 0
        return held and missed, f"at most {most} at the threshold, {problem.expected} expected"

    yield here("what it is compared with", fits)
    for r, d in enumerate(value.dimensions, start=value.threshold):
        if r < 1:
            continue
        other = Dimension(problem.network(r), prime=problem.another_prime, seed=problem.seed + 1)

        def same(found: object, d: int = d) -> Outcome:
            dimension = found.value.dimension  # type: ignore[attr-defined]
            return dimension == d, f"{dimension}"

        check = context.by_solving(f"at other weights for r = {r}", other, same)
        yield replace(check, shares=context.like("rank"))
    if first.parameter_count <= FEW_WEIGHTS:

        def expanded() -> Outcome:
            d = first.map.dimension
            return d == value.dimensions[0], f"{d}"

        yield here("rank of the expanded map's derivative over QQ at the threshold", expanded)


def invariant_part(result: ActivationThresholdResult) -> Hashable:
    """The threshold and the dimensions."""
    return result.value.threshold, result.value.dimensions
