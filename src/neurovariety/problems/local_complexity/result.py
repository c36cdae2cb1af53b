"""The local complexity of a network in a box, beside the variation of its outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.problems.base.result import CountedResult
from neurovariety.problems.local_complexity.polygons import RootSum


@dataclass(frozen=True)
class Complexity(Shown):
    """Two means over a box.

    Parameters
    ----------
    complexity : RootSum
        The length of the bends of all units, or with one input their number, over the volume.
    variation : RootSum
        The mean of the norm of the derivative of the outputs.
    """

    complexity: RootSum
    variation: RootSum

    def __float__(self) -> float:
        return float(self.complexity)

    def summary(self) -> list[tuple[str, str]]:
        return [
            (name, str(exact) if near is None else f"{exact} = {near:.6g}")
            for name, exact in (("complexity", self.complexity), ("variation", self.variation))
            for near in [exact.approximate]
        ]


@dataclass(frozen=True)
class RegionPart(Shown):
    """What an activation region adds to both means.

    Parameters
    ----------
    pattern : tuple of int
        For each hidden unit which of its functions is the largest.
    complexity, variation : RootSum
        Zero if the region does not meet the box.
    """

    pattern: tuple[int, ...]
    complexity: RootSum
    variation: RootSum


@dataclass(frozen=True)
class LocalComplexityResult(CountedResult):
    """Local complexity and variation (``value``); of a run that was stopped, up to a pattern."""

    value: Complexity

    def value_data(self) -> dict[str, Any]:
        found = self.value
        sums = {
            name: {
                "terms": [[r, format_rational(c)] for r, c in terms.terms],
                "approximately": terms.approximate,
            }
            for name, terms in (("complexity", found.complexity), ("variation", found.variation))
        }
        return sums | {"after": self.after}
