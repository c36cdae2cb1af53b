"""The linear regions of a network with given weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar

from neurovariety.certify.feasibility import FEW
from neurovariety.networks.piecewise.function import check_function
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.linear_regions.cells import FEW_UNITS, place
from neurovariety.problems.linear_regions.certificates import Certificates
from neurovariety.problems.linear_regions.patterns import NetworkProblem
from neurovariety.problems.linear_regions.result import Count, LinearRegionsResult, Region
from neurovariety.problems.linear_regions.walls import joined


@dataclass(frozen=True)
class LinearRegions(NetworkProblem[LinearRegionsResult]):
    """The regions on which a network with given weights is affine.

    Activation regions, the affine functions on them, and the connected linear regions are three
    things: two activation regions can have the same function and a common facet, or the same
    function and none.

    Parameters
    ----------
    network : ReLUNetwork or MaxoutNetwork
        With weights; of any depth.
    method : str
        ``cells`` (unit after unit, with a proof: a point in each region, and sums of inequalities
        that are zero for what is none), ``polyhedra`` (the regions as polyhedra that units divide,
        by Macaulay2's Polyhedra or, in Sage, by gfan; for a few neurons), ``definition`` (a linear
        programme over the rationals for each pattern, and for each hyperplane of each pair of
        regions; for few patterns), or ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the network has no weights.

    References
    ----------
    G. Montufar, R. Pascanu, K. Cho, Y. Bengio: On the number of linear regions of deep neural
    networks, NIPS 2014. J. E. Grigsby, K. Lindsey: On transversality of bent hyperplane
    arrangements and the topological expressiveness of ReLU neural networks, SIAM J. Appl. Algebra
    Geom. 6 (2022).

    Examples
    --------
    The function min(abs(x), 1), and a neuron that its output does not read:

    >>> from neurovariety import ReLUNetwork, solve
    >>> layers = [[1], [-1]], [[1, 1], [1, 1], [1, 1]], [[1, -1, 0]]
    >>> net = ReLUNetwork(weights=layers, biases=[[0, 0], [0, -1, -2], [0]])
    >>> solve(LinearRegions(net)).value
    Regions(activation_regions=6, affine_functions=3, linear_regions=4)
    >>> next(LinearRegions(net).regions(after=(0, 1, 0, 0, 1))).point
    (Fraction(1, 2),)
    """

    network: Any
    method: str = "auto"
    kind: ClassVar[str] = "linear-regions"
    each: ClassVar[tuple[str, ...]] = ("regions", "pattern")
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("cells", Certainty.EXACT, Place.EITHER),
        Method("polyhedra", Certainty.EXACT),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "G. Montufar, R. Pascanu, K. Cho, Y. Bengio: On the number of linear regions of deep\n"
        "neural networks, NIPS 2014",
        "J. E. Grigsby, K. Lindsey: On transversality of bent hyperplane arrangements and the\n"
        "topological expressiveness of ReLU neural networks, SIAM J. Appl. Algebra Geom. 6 (2022)",
    )

    def __post_init__(self) -> None:
        check_function(self.network)
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"linear regions of the {self.network}"

    @cached_property
    def certificates(self) -> Certificates:
        """What proves the numbers."""
        cells, refuted = self.found
        few = FEW if len(self.function.hidden) <= FEW_UNITS else 0
        ties, apart, _ = joined(self.function, cells, few)
        return Certificates(tuple(cell.point for cell in cells), refuted, ties, apart)

    def regions(self, after: Any = None) -> Iterator[Region]:
        """The activation regions one by one, in the order of their patterns; none is kept.

        Parameters
        ----------
        after : sequence of int, optional
            The pattern behind which to begin, to go on where one has stopped.
        """
        scale = self.function.scale
        for cell in self.cells_after(after):
            t, *x = cell.point
            yield Region(
                cell.pattern,
                tuple(Fraction(v, t) for v in x),
                tuple(tuple(Fraction(v, scale) for v in f) for f in cell.forms),
            )

    def counts(self, after: Any = None) -> Iterator[Count]:
        """The number of activation regions up to each, and at last once more; none is kept.

        Parameters
        ----------
        after : sequence of int, optional
            The pattern behind which to begin: that of the last count.

        Examples
        --------
        >>> from neurovariety import ReLUNetwork
        >>> *_, last = LinearRegions(ReLUNetwork(weights="1; -1 | 1, 1")).counts()
        >>> last
        Count(regions=2, after=(1, 0), done=1.0)
        """
        last = None
        for number, cell in enumerate(self.cells_after(after), start=1):
            last = Count(number, cell.pattern, place(self.function, cell.pattern))
            yield last
        if last is not None:
            yield replace(last, done=1.0)
