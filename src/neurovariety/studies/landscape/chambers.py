"""The chambers of data space: where the number of real critical points or of minima is constant.

Data are counted on a grid, which is refined where neighbours differ. Where the equation of the ED
discriminant is known, the number is constant between its zeros, and few data are enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import isnan, prod
from typing import Any

import numpy as np
import numpy.typing as npt

from neurovariety.algebra.exact import check_integer
from neurovariety.algebra.polynomials import Polynomial, RationalMatrix, factorize
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Rows, Shown
from neurovariety.errors import SpecificationError, short
from neurovariety.networks.base import Network
from neurovariety.problems.base.arguments import check_variety
from neurovariety.problems.ed_discriminant.problem import EDDiscriminant
from neurovariety.solve import solve
from neurovariety.studies.landscape.counting import Landscape, counts, side_of
from neurovariety.studies.landscape.parts import Node, deepest_unseen
from neurovariety.studies.landscape.planes import (
    of_teachers,
    point_of,
    read_plane,
    restricted,
    values,
)
from neurovariety.varieties.metrics import Frobenius, Metric
from neurovariety.varieties.variety import Implicit, Variety

Array = npt.NDArray[np.float64]
Cell = tuple[int, int, int]

QUANTITIES = {"real": "real critical points", "minima": "local minima"}
"""What a plane can be coloured by."""

FINEST, _TRACED = 16, 4  # parts of a cell of the first grid: where nothing else tells, on a curve
_HIGH_DEGREE = 12  # of a discriminant of a plane curve; lifting its equation takes seconds up to it
_SHIFT = (Fraction(1, 89), Fraction(-1, 97))  # off the diagonals, where data like to be special


@dataclass(frozen=True, eq=False)
class Chambers(Shown):
    """A plane of data and what was counted on it.

    Parameters
    ----------
    variety, metric : Variety, Metric
        Of the distance.
    plane : matrix of Fraction
        The origin and two directions: the points are ``origin + s first + t second`` with s and t
        from -1 to 1.
    by : str
        What was counted: ``real`` or ``minima``.
    resolution : int
        Cells on a side of the first grid.
    equation : PolyElement or None
        That of the ED discriminant on the plane, in s and t, if it is known.
    landscapes : dict
        What was found, by the place on the finest grid.
    cells : tuple
        The corner and the side of each cell, on the finest grid.
    """

    variety: Variety
    metric: Metric
    plane: RationalMatrix
    by: str
    resolution: int
    equation: Polynomial | None
    landscapes: dict[Node, Landscape] = field(repr=False)
    cells: tuple[Cell, ...] = field(repr=False)

    @property
    def frequencies(self) -> dict[int | None, int]:
        """How many data have each count; None counts those that were not certified."""
        found = Counter(map(self.count, self.landscapes.values()))
        return dict(sorted(found.items(), key=lambda pair: (pair[0] is None, pair[0] or 0)))

    @property
    def side(self) -> int:
        """Cells on a side of the finest grid."""
        return FINEST * self.resolution

    def count(self, landscape: Landscape) -> int | None:
        """The number that is asked for."""
        if not landscape.certified:
            return None
        return landscape.real if self.by == "real" else landscape.minima

    def place(self, node: Node) -> tuple[Fraction, Fraction]:
        """The parameters s and t of a place on the finest grid."""
        s, t = (
            Fraction(2 * k, self.side) - 1 + d / self.side
            for k, d in zip(node, _SHIFT, strict=True)
        )
        return s, t

    def sign(self, node: Node) -> float:
        """A number that is zero on the discriminant, with a sign for its sides."""
        if self.equation is None:
            return side_of(self.landscapes[node])
        s, t = map(float, self.place(node))
        return float(values(self.equation, np.array(s), np.array(t)))

    def in_short(self) -> str:
        """The numbers that were found, and for how many data."""
        return f"{QUANTITIES[self.by]}: {', '.join(n for n, _ in self.summary()[3:])}"

    def data(self) -> dict[str, Any]:
        """What `chambers --json` prints; a count is null where it was not certified."""
        return {
            "kind": "chambers",
            "variety": str(self.variety),
            "metric": self.metric.name,
            "plane": [[str(number) for number in row] for row in self.plane],
            "by": self.by,
            "counts": [{"count": c, "data": n} for c, n in self.frequencies.items()],
        }

    def summary(self) -> Rows:
        """What was counted, and for how many data each number was found."""
        counted = self.frequencies.items()
        return [
            ("variety", str(self.variety)),
            ("metric", self.metric.name),
            (QUANTITIES[self.by], ""),
            *(("not certified" if c is None else str(c), f"{n} data") for c, n in counted),
        ]


@checked
def chambers(
    variety: Variety | Network,
    metric: Any = None,
    plane: Any = None,
    *,
    by: str = "real",
    resolution: int = 24,
    discriminant: Polynomial | None = None,
    seed: int = 1,
) -> Chambers:
    """Count real critical points or local minima for data of a plane; `plot.chambers` draws them.

    Parameters
    ----------
    variety, metric : Variety or Network, Metric
        As for `studies.landscape.counting.counts`; by default the Frobenius metric. Of a network
        also data, as for `TeacherDiscriminant`; teachers are given by coefficients, and shown as
        matrices if they have such.
    plane : three sequences of exact numbers
        An origin and two independent directions, whose lengths are those of the picture; for a
        plane curve by default the square around the origin.
    by : {"real", "minima"}
        What is counted.
    resolution : int
        Cells on a side of the first grid; cells over which the count changes are refined.
    discriminant : PolyElement, optional
        A polynomial in the data whose zeros bound the chambers. By default that of
        `EDDiscriminant`, for quadrics and for plane curves up to the degree 12 of it; otherwise
        chambers are traced: their walls lie where critical points meet, in floats, between
        neighbouring data.
    seed : int
        Where the generic datum comes from that all are reached from.

    Raises
    ------
    SpecificationError
        If the directions are dependent or do not fit, or the plane lies in the discriminant.

    Examples
    --------
    >>> from neurovariety.algebra.polynomials import read_polynomials
    >>> from neurovariety.varieties.matrices import Determinantal
    >>> V = Determinantal(2, 2, 1)
    >>> (f,) = read_polynomials("(x11 - x22)^2 + (x12 + x21)^2", V.coordinates)
    >>> plane = [[0, 0, 0, 0], [1, 0, 0, 2], [0, 1, 1, 0]]
    >>> chambers(V, plane=plane, resolution=2, discriminant=f)
    <Chambers: real critical points: 2>
    """
    if by not in QUANTITIES:
        raise SpecificationError(
            f"expected by='real' or by='minima', got {short(by)}",
            at_shell=f"expected --by real or --by minima, got {short(by)}",
        )
    check_integer("resolution", resolution, 1, 400)
    metric, network = Frobenius() if metric is None else metric, variety
    variety = check_variety(variety)
    frame = read_plane(variety, plane)
    if discriminant is None:
        discriminant = _equation(variety, metric, seed)
    curve = None if discriminant is None else restricted(discriminant, frame)
    if curve == 0:
        raise SpecificationError("the plane lies in the discriminant: take another one")
    if curve:  # without squares: they do not change their sign
        curve = prod((f for f, _ in factorize(curve)), start=curve.ring.one)
    if isinstance(network, Network) and network.map.is_polynomial:
        variety, metric, frame = of_teachers(network, metric, frame, seed)
    found = Chambers(variety, metric, frame, by, resolution, curve, {}, ())
    first = [(FINEST * i, FINEST * j, FINEST) for i in range(resolution) for j in range(resolution)]
    found = _counted(found, _corners(first), seed)
    if set(found.frequencies) == {None}:
        raise SpecificationError(
            f"no point of the plane has a certified count, as if it lay in the discriminant "
            f"({next(iter(found.landscapes.values())).why}): take another plane"
        )
    if curve is not None:
        found = _counted(found, _unseen(found), seed)
    return _refined(found, first, seed)


def _equation(variety: Variety, metric: Metric, seed: int) -> Polynomial | None:
    """That of the ED discriminant of a curve or surface, where it is soon found; else None."""
    if not isinstance(variety, Implicit):
        return None
    problem = EDDiscriminant(variety, metric, seed=seed)
    if problem.chosen_method != "pencil":
        return solve(problem).value.polynomial
    if variety.ambient_dimension > 2 or solve(problem).value.degree > _HIGH_DEGREE:
        return None
    return solve(replace(problem, method="lifting")).value.polynomial


def _counted(given: Chambers, nodes: Iterable[Node], seed: int) -> Chambers:
    new = sorted(set(nodes) - given.landscapes.keys())
    data = [point_of(given.plane, *given.place(node)) for node in new]
    found = counts(given.variety, given.metric, data, seed) if data else ()
    return replace(given, landscapes=given.landscapes | dict(zip(new, found, strict=True)))


def _corners(cells: Iterable[Cell]) -> Iterator[Node]:
    for i, j, size in cells:
        yield from ((i, j), (i + size, j), (i, j + size), (i + size, j + size))


def _unseen(found: Chambers) -> Iterator[Node]:
    """A place in each chamber of the equation that no datum is in."""
    assert found.equation is not None
    ends: Array = np.linspace(-1, 1, found.side + 1)
    s, t = np.meshgrid(ends, ends, indexing="ij")
    return deepest_unseen(values(found.equation, s, t), found.landscapes)


def _refined(found: Chambers, cells: list[Cell], seed: int) -> Chambers:
    """Halve the cells whose corners differ, and those beside them that see it."""
    while True:
        split = {cell for cell in cells if cell[2] > _smallest(found, cell)}
        if not split:
            return replace(found, cells=tuple(cells))
        cells = [c for c in cells if c not in split]
        for i, j, size in split:
            half = size // 2
            cells += [(i + a, j + b, half) for a in (0, half) for b in (0, half)]
        found = _counted(found, _corners(cells), seed)


def _smallest(found: Chambers, cell: Cell) -> int:
    """How small a cell may become: it is refined to show a wall that the sign does not tell."""
    i, j, size = cell
    border = {(i + a, j + b) for a in range(size + 1) for b in (0, size)}
    border |= {(i + a, j + b) for a in (0, size) for b in range(size + 1)}
    counted: dict[bool, set[int]] = {True: set(), False: set()}
    for node in border & found.landscapes.keys():
        count, sign = found.count(found.landscapes[node]), found.sign(node)
        if count is not None and not isnan(sign):
            counted[sign > 0].add(count)
    if max(map(len, counted.values())) > 1:
        return 1
    if found.equation is not None or not all(counted.values()):
        return FINEST
    return 1 if _is_narrow(found, cell) else _TRACED


def _is_narrow(found: Chambers, cell: Cell) -> bool:
    """Whether two walls are so near that cells of this side would show a row of specks there.

    A corner lies between the two, or none does, but a finer cell beside this one sees them.
    """
    size = cell[2]

    def side(a: int, b: int) -> bool | None:
        known = (a, b) in found.landscapes and not isnan(sign := found.sign((a, b)))
        return sign > 0 if known else None

    sides = {corner: side(*corner) for corner in _corners([cell])}
    return len({*sides.values()} - {None}) == 1 or any(
        own is not None and side(a - da, b - db) is side(a + da, b + db) is (not own)
        for (a, b), own in sides.items()
        for da, db in ((size, 0), (0, size))
    )
