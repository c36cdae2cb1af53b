"""The tropical form of a network with given weights."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.errors import SpecificationError
from neurovariety.networks.piecewise.function import Form, PiecewiseLinear, check_function
from neurovariety.networks.piecewise.tropical import TropicalRational
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.linear_regions.cells import Cell, Refutation, kept
from neurovariety.problems.linear_regions.patterns import NetworkProblem
from neurovariety.problems.tropical_form.identity import difference
from neurovariety.problems.tropical_form.polynomials import of_network
from neurovariety.problems.tropical_form.pruning import Tropical
from neurovariety.problems.tropical_form.result import TropicalFormResult


@dataclass(frozen=True)
class TropicalForm(NetworkProblem[TropicalFormResult]):
    """The output of a network as ``g - h``, a difference of two maxima of affine functions.

    Its value is a `TropicalRational`: the monomials of g and h, with their coefficients and
    exponents, without those that are never the largest.

    Parameters
    ----------
    network : ReLUNetwork, MaxoutNetwork or TropicalRational
        With weights, and one output.
    method : str
        ``products`` (layer by layer, each product of tropical polynomials without what is never
        the largest; with a proof that the difference to the network is zero on all its regions),
        ``polytopes`` (the same products as Minkowski sums of Newton polytopes with the coefficients
        as heights, by Macaulay2's Polyhedra or, in Sage, by gfan; for a few neurons),
        ``definition`` (all products are written out, and what is never the largest is left out at
        the end; for few patterns), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the network has no weights, or more than one output.

    References
    ----------
    L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018.

    Examples
    --------
    >>> from neurovariety import ReLUNetwork, solve
    >>> f = solve(TropicalForm(ReLUNetwork(weights="1; -1 | 2, -3"))).value
    >>> [tuple(map(int, m)) for m in f.g], [tuple(map(int, m)) for m in f.h]
    ([(0, 0), (0, 2)], [(0, -3), (0, 0)])
    """

    network: Any
    method: str = "auto"
    kind: ClassVar[str] = "tropical-form"
    few_patterns: ClassVar[int] = 64  # of which products are written out
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("products", Certainty.EXACT, Place.EITHER),
        Method("polytopes", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "L. Zhang, G. Naitzat, L.-H. Lim: Tropical geometry of deep neural networks, ICML 2018",
    )

    def __post_init__(self) -> None:
        outputs = check_function(self.network).outputs
        if outputs != 1:
            raise SpecificationError(f"expected one output, got {outputs}")
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"tropical form of the {self.network}"

    @cached_property
    def polynomials(self) -> tuple[Tropical, Tropical]:
        """The polynomials g and h, times ``scale``, in integers."""
        return of_network(self.function)

    @cached_property
    def zero(self) -> PiecewiseLinear:
        """The network that computes g - h less the output."""
        found = (rational(p, self.function.scale) for p in self.polynomials)
        return difference(self.function, TropicalRational(*found).function)

    @cached_property
    def found(self) -> tuple[tuple[Cell, ...], tuple[Refutation, ...]]:
        """The regions of the network `zero`, and why there are no others."""
        return kept(self.zero)


def rational(p: Tropical, scale: int) -> tuple[Form, ...]:
    """Monomials in integers, divided by a number."""
    return tuple(tuple(Fraction(v, scale) for v in m) for m in p)
