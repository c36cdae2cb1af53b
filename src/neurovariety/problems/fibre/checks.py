"""Fibres: by components and another chart, and what is known of linear networks."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.fibre.problem import Fibre
from neurovariety.problems.fibre.result import FibreResult


def checks(result: FibreResult, context: Context) -> Iterator[Check]:
    """The symmetries, the number of real points, the components of a linear network."""
    problem, value = result.problem, result.value

    def stated() -> Outcome:
        group = problem.symmetries
        right = value.symmetries == group and _is_consistent(problem, result)
        return right, str(group)

    yield here("symmetries and real weights", stated)
    if problem.chosen_method == DEFINITION:

        def same(other: FibreResult) -> Outcome:
            found = other.value
            points = "" if found.points is None else f"{counted(found.points, 'point')}, "
            shown = f"{points}dimension {found.dimension}"
            return invariant_part(other) == invariant_part(result), shown

        yield context.by_another_method(same)


def _is_consistent(problem: Fibre, result: FibreResult) -> bool:
    """What is said twice, and of linear networks, whose fibres have real weights if any."""
    value, linear = result.value, result.linear
    if value.real_points is not None and value.is_empty_over_reals is not (value.real_points == 0):
        return False
    if not problem.is_linear:
        return value.real_points is None or value.points is not None
    if linear is None:
        return value.is_empty and value.points == value.real_points == 0
    one = 1 if problem.is_transitive else None
    right = value.dimension == linear.dimension and value.is_empty_over_reals is False
    return right and value.points == value.real_points == one


def invariant_part(result: FibreResult) -> Hashable:
    """The dimension and the numbers of points."""
    return result.value.dimension, result.value.points, result.value.real_points
