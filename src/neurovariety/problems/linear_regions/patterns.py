"""Problems about networks with exact weights, whose definitions go through all patterns."""

from __future__ import annotations

from math import prod
from typing import Any, ClassVar, TypeVar

from neurovariety.networks.piecewise.function import PiecewiseLinear, check_function
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.base.result import Result

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
    def too_large(self) -> str:
        """So many patterns are decided in a moment."""
        found, few = patterns(self.function), self.few_patterns
        return f"{found} patterns, not at most {few}" if found > few else ""
