"""Types: closed formulas for the cells, those of the opposite signs, and the other method."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.base.methods import DEFINITION
from neurovariety.problems.boundary_types.result import BoundaryTypesResult


def checks(result: BoundaryTypesResult, context: Context) -> Iterator[Check]:
    """What is known of few terms; maxima that change places have the same boundaries."""
    problem, value = result.problem, result.value
    k, d = problem.all_terms, problem.dimension

    def closed() -> Outcome:
        # signs of the one dependency, not all equal, and of its height; of one determinant; none
        found = 2 * (2**k - 2) if k == d + 2 else 1 + (k == d + 1)
        return found == value.cells, counted(found, "cell")

    def same(found: BoundaryTypesResult) -> Outcome:
        return found.value == value, f"{len(value.types)} types"

    if k <= d + 2:
        yield here("a closed formula for the cells", closed)
    n, m = problem.terms
    opposite = replace(problem, terms=(m, n), method="auto")
    yield context.by_solving("the opposite signs", opposite, same)
    if problem.chosen_method == DEFINITION:
        yield context.by_another_method(same)


def invariant_part(result: BoundaryTypesResult) -> Hashable:
    """All."""
    return result.value
