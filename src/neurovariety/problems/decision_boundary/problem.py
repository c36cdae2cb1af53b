"""The decision boundary of a network with given weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from neurovariety.algebra.progress import note
from neurovariety.certify.feasibility import FEW
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.piecewise.function import PiecewiseLinear, check_function
from neurovariety.networks.relu import ReLUNetwork
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.decision_boundary.pieces import (
    Decided,
    Found,
    also,
    different,
    flat,
    listed,
    piece,
)
from neurovariety.problems.decision_boundary.plane import boundary
from neurovariety.problems.decision_boundary.result import DecisionBoundaryResult, Piece
from neurovariety.problems.linear_regions.cells import (
    FEW_UNITS,
    Cell,
    Refutation,
    not_too_many,
)
from neurovariety.problems.linear_regions.patterns import NetworkProblem
from neurovariety.problems.polynomial_boundary.problem import PolynomialBoundary

INSTEAD = (
    "DecisionBoundary(net).pieces(), at the shell --each FILE, goes through the pieces without "
    "keeping regions that have none"
)


@dataclass(frozen=True)
class DecisionBoundary(NetworkProblem[DecisionBoundaryResult]):
    """The frontier of the inputs at which a network is zero, or its two outputs are equal.

    In the plane it is a graph with straight edges, rays and lines, all rational; in a space of
    another dimension it consists of pieces of hyperplanes. A region on which the output is zero is
    no boundary, and is counted by itself.

    Parameters
    ----------
    network : ReLUNetwork, MaxoutNetwork or TropicalRational
        With weights, and one output or two. A network with polynomial functions, followed by its
        weights and the options of `PolynomialBoundary`, makes one of these instead.
    method : str
        ``cells`` (in each activation region, which are proved to be all), ``definition`` (in the
        region of each pattern, by a linear programme over the rationals; for few patterns), or
        ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the network has no weights, or more than two outputs.

    References
    ----------
    M.-C. Brandenburg, G. Loho, G. Montufar: The Real Tropical Geometry of Neural Networks,
    arXiv:2403.11871. J. E. Grigsby, K. Lindsey: On transversality of bent hyperplane arrangements
    and the topological expressiveness of ReLU neural networks, SIAM J. Appl. Algebra Geom. 6
    (2022).

    Examples
    --------
    >>> from neurovariety import TropicalRational, solve
    >>> triangle = TropicalRational("-1, 1, 0; -1, 0, 1; -1, -1, -1")
    >>> found = solve(DecisionBoundary(triangle)).value
    >>> [tuple(map(int, p)) for p in found.vertices], found.edges, found.bounded_cells
    ([(-2, 1), (1, -2), (1, 1)], ((0, 1), (0, 2), (1, 2)), 1)
    """

    network: Any
    method: str = "auto"
    kind: ClassVar[str] = "decision-boundary"
    each: ClassVar[tuple[str, ...]] = ("pieces", "pattern")
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("cells", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "M.-C. Brandenburg, G. Loho, G. Montufar: The Real Tropical Geometry of Neural Networks,\n"
        "arXiv:2403.11871",
        "J. E. Grigsby, K. Lindsey: On transversality of bent hyperplane arrangements and the\n"
        "topological expressiveness of ReLU neural networks, SIAM J. Appl. Algebra Geom. 6 (2022)",
    )

    if TYPE_CHECKING:  # the arguments of `PolynomialBoundary` are others

        def __init__(self, network: Any, *args: Any, **options: Any) -> None: ...

    def __new__(cls, network: Any = None, *args: Any, **options: Any) -> Any:
        """Of a network with polynomial functions and its weights, a `PolynomialBoundary`."""
        if isinstance(network, Network) and not isinstance(network, ReLUNetwork):
            return PolynomialBoundary(network, *args, **options)
        return super().__new__(cls)

    def __post_init__(self) -> None:
        outputs = check_function(self.network).outputs
        if outputs > 2:
            raise SpecificationError(f"expected one output or two, got {outputs}")
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"decision boundary of the {self.network}"

    @cached_property
    def function(self) -> PiecewiseLinear:
        """What the network computes, or the first output less the second."""
        given = check_function(self.network)
        if given.outputs == 1:
            return given
        (f,), (g,) = given.layers[-1]
        difference = tuple(a - b for a, b in zip(f, g, strict=True))
        return PiecewiseLinear((*given.layers[:-1], ((difference,),)), given.has_floats)

    @property
    def is_plane(self) -> bool:
        """Whether there are two inputs."""
        return self.function.inputs == 2

    @cached_property
    def followed(self) -> tuple[tuple[Cell, ...], tuple[Refutation, ...], tuple[Decided, ...]]:
        """All regions, why there are no others, and outside the plane which of them have pieces."""
        cells, refuted, decided = list[Cell](), list[Refutation](), list[Decided]()
        note(self.kind, lambda: self._known(cells, decided))
        for cell in not_too_many(self.function, refuted, INSTEAD):
            cells.append(cell)
            if not self.is_plane:
                decided.append(piece(cell, self._few))
        return tuple(cells), tuple(refuted), tuple(decided)

    @property
    def found(self) -> tuple[tuple[Cell, ...], tuple[Refutation, ...]]:
        """All activation regions, and why there are no others."""
        return self.followed[:2]

    @cached_property
    def certificates(self) -> Found:
        """In which regions there are pieces, and why there are none in others."""
        cells, _, decided = self.followed
        return listed(decided or [piece(cell, self._few) for cell in cells])

    @property
    def _few(self) -> int:
        return FEW if len(self.function.hidden) <= FEW_UNITS else 0

    def _known(self, cells: Sequence[Cell], decided: Sequence[Decided]) -> dict[str, Any]:
        """The boundary in some regions, if there are any."""
        if self.is_plane:
            known = boundary((cell.rows, cell.forms[0]) for cell in cells).fields()
        else:
            cells = cells[: len(decided)]
            number = len(different(cells, listed(decided).points))
            known = {"pieces": number, "flat": flat(cells)}
        return known | {"after": cells[-1].pattern} if cells else {}

    def pieces(self, after: Any = None) -> Iterator[Piece]:
        """The parts in activation regions; a common facet is one. Only regions with parts are kept.

        Parameters
        ----------
        after : sequence of int, optional
            The pattern of the region behind which to begin, to go on where one has stopped; a
            facet that one before has, too, is there once more.
        """
        before: list[Cell] = []
        for cell in self.cells_after(after):
            point, _ = piece(cell, self._few)
            if not point or any(also(other, cell.forms[0], point) for other in before):
                continue
            before.append(cell)
            t, *x = point
            yield Piece(
                cell.pattern,
                tuple(Fraction(v, self.function.scale) for v in cell.forms[0]),
                tuple(row for row in cell.rows if any(row[1:])),
                tuple(Fraction(v, t) for v in x),
            )
