"""Generic fibres: over other functions modulo another prime, and without the theorem."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.identifiability.chart import exceptional
from neurovariety.problems.identifiability.problem import Identifiability
from neurovariety.problems.identifiability.result import IdentifiabilityResult


def checks(result: IdentifiabilityResult, context: Context) -> Iterator[Check]:
    """The same by another method, and the dimension of the functions."""
    problem, value = result.problem, result.value

    def same(other: IdentifiabilityResult) -> Outcome:
        found = other.value
        agree = (found.fibre_dimension, found.points) == (value.fibre_dimension, value.points)
        return agree, f"{counted(found.points, 'point')} in dimension {found.fibre_dimension}"

    def stated() -> Outcome:
        group = problem.network.symmetries
        known = group, problem.theorem, tuple(exceptional(problem.network))
        return known == (value.symmetries, value.theorem, value.exceptional), str(group)

    yield here("symmetries and what is said of them", stated)
    if problem.chosen_method == "fibre":
        p = problem.another_prime
        other = replace(problem, prime=p, seed=problem.seed + 1)
        yield context.by_solving(f"over another function, modulo {p}", other, same)
    elif problem.chosen_method == DEFINITION or _is_small(problem):
        yield context.by_solving("by counting", replace(problem, method="fibre"), same)


def _is_small(problem: Identifiability) -> bool:
    """Whether a chart of the network is known and its fibre is counted in a second."""
    if problem.network.parameter_count > 12:
        return False
    try:
        replace(problem, method="fibre")
    except SpecificationError:
        return False
    return True


def invariant_part(result: IdentifiabilityResult) -> Hashable:
    """The dimension and the number of points."""
    return result.value.fibre_dimension, result.value.points
