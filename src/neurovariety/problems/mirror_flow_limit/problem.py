"""The limit of mirror flow for wide shallow ReLU networks with one input."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from neurovariety.algebra.exact import format_rational
from neurovariety.errors import SpecificationError, short
from neurovariety.problems.base.arguments import check_method, read_numbers
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.base.problem import RationalProblem
from neurovariety.problems.mirror_flow_limit.density import Density
from neurovariety.problems.mirror_flow_limit.result import MirrorFlowLimitResult

MOST_DATA = 200
FEW_DATA = 12
"""With which the definition takes a moment."""


@dataclass(frozen=True)
class MirrorFlowLimit(RationalProblem[MirrorFlowLimitResult]):
    """The function that a wide shallow ReLU network is trained to by mirror flow, as a spline.

    The network has one input and output; its input weights are 1 or -1, its biases have a given
    density, its output weights begin with zero. With more and more neurons the flow of the square
    loss, by the gradient or in the metric of an unscaled potential, ends in the function h with
    the data as values for which ::

        int h''^2 / p + (h'(inf) + h'(-inf))^2 + (int h'' |x| - 2 h(0))^2 / E[B^2]

    is the smallest, p being the density of the biases B.

    Parameters
    ----------
    x, y : sequence of exact numbers, or str
        The data; no two x are equal.
    density : Uniform or PiecewiseDensity
        Of the biases: even, and zero nowhere in the range of x.
    method : str
        ``kernel`` (the function of the smallest norm in the space of the network's kernel),
        ``definition`` (the sum above is minimized), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If two x are equal, or the density is not even, or zero between data.

    Notes
    -----
    It is not the natural spline: the density bounds where h bends, and the other two terms count.
    Scaled potentials and the absolute value as activation have no such exact limit.

    References
    ----------
    S. Liang, G. Montufar: Implicit Bias of Mirror Flow for Shallow Neural Networks in Univariate
    Regression, arXiv:2410.03988.

    Examples
    --------
    >>> from neurovariety import Uniform, solve
    >>> h = solve(MirrorFlowLimit("-1, 0, 1", "1, 0, 1", Uniform(-2, 2))).value
    >>> str(h.squared_norm), str(h("1/2"))
    ('512/21', '53/168')
    """

    x: Any
    y: Any
    density: Density
    method: str = "auto"
    kind: ClassVar[str] = "mirror-flow-limit"
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("kernel", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "S. Liang, G. Montufar: Implicit Bias of Mirror Flow for Shallow Neural Networks in\n"
        "Univariate Regression, arXiv:2410.03988",
    )

    def __post_init__(self) -> None:
        x, y = read_numbers("x", self.x), read_numbers("y", self.y)
        if not 1 <= len(x) <= MOST_DATA or len(x) != len(y):
            raise SpecificationError(
                f"expected from 1 to {MOST_DATA} numbers in x, and as many in y, got {len(x)} "
                f"and {len(y)}"
            )
        if len(set(x)) < len(x):
            twice = next(v for v in x if x.count(v) > 1)
            raise SpecificationError(f"expected different x, got {format_rational(twice)} twice")
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)
        if not isinstance(self.density, Density):
            raise SpecificationError(
                f"expected a density such as Uniform(-2, 2), got {short(self.density)}"
            )
        if not self.density.is_even:
            raise SpecificationError(
                f"expected an even density, as the theorem does, got {self.density}"
            )
        self._check_range()
        check_method(self.method, self.methods, self)

    def _check_range(self) -> None:
        low, high, cuts = min(self.x), max(self.x), self.density.cuts
        outside = ((low, cuts[0]), (cuts[-1], high))
        for a, b in (*outside, *self.density.gaps):
            a, b = max(a, low), min(b, high)
            if a < b:
                raise SpecificationError(
                    "expected a density that is positive between the data, got one that is zero "
                    f"from {format_rational(a)} to {format_rational(b)}"
                )

    def __str__(self) -> str:
        return f"limit of mirror flow on {len(self.x)} data, biases of {self.density}"

    @property
    def knots(self) -> tuple[Fraction, ...]:
        """Where the pieces of the spline meet."""
        return tuple(sorted({*self.x, *self.density.cuts}))

    @property
    def too_large(self) -> str:
        """So many equations are solved in a moment."""
        n = len(self.knots)
        return f"{n} knots, not at most {FEW_DATA}" if n > FEW_DATA else ""
