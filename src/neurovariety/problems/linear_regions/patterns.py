"""Problems about networks with exact weights, whose definitions go through all patterns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import prod
from typing import Any, ClassVar, TypeVar

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.piecewise.function import Integers, PiecewiseLinear, check_function
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.base.result import Result
from neurovariety.problems.linear_regions.cells import Cell, Refutation, kept, regions

R = TypeVar("R", bound=Result)


def patterns(function: PiecewiseLinear) -> int:
    """The number of patterns of the first twenty units."""
    return prod(len(set(unit)) for unit in function.hidden[:20])


class NetworkProblem(RationalProblem[R]):
    """A problem about a piecewise linear function, which is given by a network.

    Attributes
    ----------
    network : ReLUNetwork, MaxoutNetwork or TropicalRational
        With exact weights.
    few_patterns : int
        Of which the definition decides each in a moment.
    """

    network: Any
    few_patterns: ClassVar[int] = 100

    @property
    def function(self) -> PiecewiseLinear:
        """What the network computes."""
        return check_function(self.network)

    @property
    def has_floats(self) -> bool:
        """Whether floats were given."""
        return self.function.has_floats

    @cached_property
    def found(self) -> tuple[tuple[Cell, ...], tuple[Refutation, ...]]:
        """All activation regions, and why there are no others.

        Raises
        ------
        TooLarge
            If there are more than are kept.
        """
        return kept(self.function)

    def cells_after(self, after: Any = None) -> Iterator[Cell]:
        """The activation regions one by one, behind one with a pattern; none is kept."""
        if after is not None:
            after = tuple(items_of("after", after))
            sizes = [len(unit) for unit in self.function.hidden]
            if len(after) != len(sizes) or any(
                type(i) is not int or not 0 <= i < n for i, n in zip(after, sizes, strict=True)
            ):
                raise SpecificationError(
                    f"expected a pattern of {counted(len(sizes), 'number')}, for each "
                    "hidden unit that of one "
                    f"of its functions, got {short(after)}"
                )
        return regions(self.function, after=after)

    @property
    def points(self) -> tuple[Integers, ...]:
        """One in each activation region."""
        return tuple(cell.point for cell in self.found[0])

    @property
    def too_large(self) -> str:
        """So many patterns are decided in a moment."""
        found, few = patterns(self.function), self.few_patterns
        return f"{found} patterns, not at most {few}" if found > few else ""
