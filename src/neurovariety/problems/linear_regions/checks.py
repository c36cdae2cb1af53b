"""Linear regions: the proof in integers; regions of an arrangement for one hidden layer."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from neurovariety.algebra.shown import counted
from neurovariety.problems.base.checks import Check, Context, Outcome, here
from neurovariety.problems.classification_fan.arrangement import MOST_VECTORS, regions
from neurovariety.problems.linear_regions.cells import minus
from neurovariety.problems.linear_regions.certificates import proved
from neurovariety.problems.linear_regions.result import LinearRegionsResult


def checks(result: LinearRegionsResult, context: Context) -> Iterator[Check]:
    """The certificates, and what is known of one hidden layer of neurons."""
    problem, found = result.problem, result.value
    function = problem.function

    def by_certificates() -> Outcome:
        numbers = proved(function, problem.certificates)
        same = numbers == (found.activation_regions, found.affine_functions, found.linear_regions)
        return same, f"{', '.join(map(str, numbers))} by points and Gordan's theorem"

    yield here("certificates", by_certificates)
    layers = function.integral
    bent = [unit for unit in layers[0] if len(set(unit)) > 1]
    if len(layers) == 2 and len(bent) < MOST_VECTORS and all(len(unit) == 2 for unit in bent):

        def divided() -> Outcome:
            infinity = (1,) + (0,) * function.inputs
            number = regions([infinity, *(minus(*unit) for unit in bent)]) // 2
            return number == found.activation_regions, counted(number, "region")

        yield here("an arrangement of hyperplanes, by deletion and restriction", divided)


def invariant_part(result: LinearRegionsResult) -> Hashable:
    """The numbers."""
    return result.value
