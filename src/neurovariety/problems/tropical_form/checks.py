"""Tropical forms: the difference to the network is zero on all its regions; values at points."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.linear_regions.cells import kept
from neurovariety.problems.linear_regions.certificates import checked_cells
from neurovariety.problems.tropical_form.identity import difference
from neurovariety.problems.tropical_form.result import TropicalFormResult


def checks(result: TropicalFormResult, context: Context) -> Iterator[Check]:
    """The identity, with all monomials in use."""
    function, value = result.problem.function, result.value

    def identity() -> Outcome:
        zero = difference(function, value.function)
        found, refutations = kept(zero)
        points = tuple(cell.point for cell in found)
        cells = [cell for cell, _ in checked_cells(zero, points, refutations)]
        n = len(function.layers[0])
        used = [len({cell.pattern[k] for cell in cells}) for k in (n, n + 1)]
        right = used == [len(value.g), len(value.h)]
        right = right and not any(any(cell.forms[0]) for cell in cells)
        return (
            right,
            f"zero on {counted(len(cells), 'region')}, {used[0]} and "
            f"{counted(used[1], 'monomial')} are largest",
        )

    yield here("the difference to the network", identity)


def invariant_part(result: TropicalFormResult) -> Hashable:
    """The monomials; both polynomials are unique up to what is never the largest."""
    return result.value
