"""Learning degrees: in another chart modulo another prime, and by theorems."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import partial

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.learning_degree.result import LearningDegreeResult
from neurovariety.problems.learning_degree.theorems import known_functions, known_parameters


def checks(result: LearningDegreeResult, context: Context) -> Iterator[Check]:
    """The same in another chart, over another target, and what theorems say."""
    problem, value = result.problem, result.value

    def same(other: LearningDegreeResult) -> Outcome:
        found = other.value
        return (
            found == value,
            f"{counted(found.functions, 'function')}, {counted(found.parameters, 'parameter')}",
        )

    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(same)
        return
    if problem.chosen_method == "chart":
        other = replace(problem, prime=problem.another_prime, seed=problem.seed + 1)
        yield context.by_solving(f"in another chart modulo {other.prime}", other, same)
    elif problem.network.widths[0] < 3 and (value.functions or 0) < 300:  # others take minutes
        yield context.by_solving("in a chart", replace(problem, method="chart"), same)

    theorems = (
        (known_functions(problem.network, problem.data), value.functions, "functions"),
        (known_parameters(problem.network, problem.data), value.parameters, "parameters"),
    )
    for known, found, what in theorems:
        for why, number in known:
            yield here(f"{what}: {why}", partial(_compared, number, found))


def _compared(number: int, found: int | None) -> Outcome:
    return number == found, f"{number}"


def invariant_part(result: LearningDegreeResult) -> Hashable:
    """The numbers."""
    return result.value.functions, result.value.parameters, result.value.fibre
