"""The local complexity of a network with given weights in a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, TypeAlias

from neurovariety.algebra.progress import note
from neurovariety.errors import SpecificationError
from neurovariety.networks.piecewise.function import Integers, check_function
from neurovariety.networks.piecewise.reading import read_exact_matrix
from neurovariety.problems.base.arguments import check_method
from neurovariety.problems.base.certainty import Certainty
from neurovariety.problems.base.methods import DEFINITION, Method, Place
from neurovariety.problems.linear_regions.cells import Cell, Refutation, minus, not_too_many
from neurovariety.problems.linear_regions.patterns import NetworkProblem
from neurovariety.problems.linear_regions.walls import options_of
from neurovariety.problems.local_complexity.polygons import RootSum, fields, part_of
from neurovariety.problems.local_complexity.result import LocalComplexityResult, RegionPart

INSTEAD = (
    "LocalComplexity(net, box).parts(), at the shell --each FILE, goes through them with what each "
    "adds, without keeping them"
)
Followed: TypeAlias = tuple[
    tuple[Cell, ...], tuple[Refutation, ...], tuple[tuple[RootSum, RootSum], ...]
]


@dataclass(frozen=True)
class LocalComplexity(NetworkProblem[LocalComplexityResult]):
    """How much a network with one or two inputs bends in a box, and how fast it varies.

    The local complexity is the length of all bends in the box, or with one input their number,
    over the volume of the box: the density of linear regions for uniform inputs, in the limit of
    no noise on the biases. Bends of several units in one place count for each. The variation is
    the mean of the norm of the derivative. The variation is not bounded by the complexity; the
    theorem divides it by Lipschitz constants of layers.

    Parameters
    ----------
    network : ReLUNetwork, MaxoutNetwork or TropicalRational
        With weights, and one input or two.
    box : matrix
        A row ``low, high`` for each input. A bend on its boundary counts one half.
    method : str
        ``cells`` (in each activation region, which are proved to be all), ``definition`` (in the
        region of each pattern, by a linear programme over the rationals; for few patterns), or
        ``auto``: the first.

    Raises
    ------
    SpecificationError
        If the network has no weights or more than two inputs, or this is no box.

    References
    ----------
    N. Patel, G. Montufar: On the Local Complexity of Linear Regions in Deep ReLU Networks,
    arXiv:2412.18283.

    Examples
    --------
    >>> from neurovariety import ReLUNetwork, solve
    >>> net = ReLUNetwork(weights="1,0; 1,1 | 3,4")
    >>> found = solve(LocalComplexity(net, "-1,1; -1,1")).value
    >>> print(found.complexity)
    1/2 + 1/2*sqrt(2)
    >>> print(found.variation)
    3/8 + 1/2*sqrt(2) + 3/8*sqrt(65)
    """

    network: Any
    box: Any
    method: str = "auto"
    kind: ClassVar[str] = "local-complexity"
    each: ClassVar[tuple[str, ...]] = ("parts", "pattern")
    known_methods: ClassVar[tuple[Method, ...]] = (
        Method("cells", Certainty.EXACT, Place.EITHER),
        Method(DEFINITION, Certainty.EXACT, Place.PROCESS),
    )
    references: ClassVar[tuple[str, ...]] = (
        "N. Patel, G. Montufar: On the Local Complexity of Linear Regions in Deep ReLU Networks,\n"
        "arXiv:2412.18283",
    )

    def __post_init__(self) -> None:
        inputs = check_function(self.network).inputs
        if inputs > 2:
            raise SpecificationError(f"expected one input or two, got {inputs}")
        box = read_exact_matrix(self.box)
        if len(box) != inputs or len(box[0]) != 2 or any(a >= b for a, b in box):
            raise SpecificationError(
                f"expected a box such as '-1, 1; 0, 2', with a row low, high for each of {inputs} "
                "inputs"
            )
        object.__setattr__(self, "box", box)
        check_method(self.method, self.methods, self)

    def __str__(self) -> str:
        return f"local complexity of the {self.network}"

    @property
    def regions(self) -> Iterator[tuple[Sequence[Integers], Sequence[Integers]]]:
        """The inequalities of each region, a row for each other function of each unit, and outputs.

        Rows that follow from others are there too: units that bend in one place count for each.
        """
        for cell in self.found[0]:
            yield self._rows(cell), cell.forms

    def _rows(self, cell: Cell) -> list[Integers]:
        options = options_of(self.function, cell.pattern)
        return [
            minus(of[i], of[j])
            for of, i in zip(options, cell.pattern, strict=True)
            for j in of
            if j != i
        ]

    @cached_property
    def followed(self) -> Followed:
        """All activation regions, why there are no others, and what each adds to both means."""
        cells, refuted, parts = list[Cell](), list[Refutation](), list[tuple[RootSum, RootSum]]()

        def known() -> dict[str, Any]:
            return fields(parts) | {"after": cells[len(parts) - 1].pattern} if parts else {}

        note(self.kind, known)
        for cell in not_too_many(self.function, refuted, INSTEAD):
            cells.append(cell)
            parts.append(self._part(cell))
        return tuple(cells), tuple(refuted), tuple(parts)

    @property
    def found(self) -> tuple[tuple[Cell, ...], tuple[Refutation, ...]]:
        """All activation regions, and why there are no others."""
        return self.followed[:2]

    def _part(self, cell: Cell) -> tuple[RootSum, RootSum]:
        return part_of(self._rows(cell), cell.forms, self.box, self.function.scale)

    def parts(self, after: Any = None) -> Iterator[RegionPart]:
        """What each activation region adds to both means; none is kept.

        Parameters
        ----------
        after : sequence of int, optional
            The pattern of the region behind which to begin, to go on where one has stopped.

        Examples
        --------
        >>> from neurovariety import ReLUNetwork
        >>> problem = LocalComplexity(ReLUNetwork(weights="1; -1 | 2, -3"), box="-1, 3")
        >>> for part in problem.parts():
        ...     print(part.pattern, part.complexity, part.variation)
        (0, 1) 1/4 3/2
        (1, 0) 1/4 3/4
        """
        for cell in self.cells_after(after):
            yield RegionPart(cell.pattern, *self._part(cell))
