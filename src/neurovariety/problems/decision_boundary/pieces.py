"""Boundaries in any dimension: in which regions the output is zero on a piece of a hyperplane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.feasibility import FEW, decide
from neurovariety.networks.piecewise.function import Integers
from neurovariety.problems.linear_regions.cells import Cell, as_matrix, refutation_terms, value
from neurovariety.problems.linear_regions.walls import back, is_multiple, on_wall

Decided: TypeAlias = tuple[Integers, tuple[tuple[int, ...], ...]]
"""A point of a piece, or why there is none; both are empty where the output is constant."""


class Found(NamedTuple):
    """The pieces, and why there are no others.

    Parameters
    ----------
    points : tuple of (int, tuple)
        Regions with a piece, and a point in its relative interior.
    refutations : tuple of (int, tuple)
        Regions without one, and inequalities that add up to a multiple of the output.
    """

    points: tuple[tuple[int, Integers], ...]
    refutations: tuple[tuple[int, tuple[tuple[int, ...], ...]], ...]


def listed(decided: Iterable[Decided]) -> Found:
    """What was decided of each region, by their numbers."""
    both = list(enumerate(decided))
    points = tuple((number, point) for number, (point, _) in both if point)
    return Found(points, tuple((number, terms) for number, (_, terms) in both if terms))


def piece(cell: Cell, few: int = FEW) -> Decided:
    """A point of the piece in a region, or why there is none; neither if the output is constant."""
    check_time()
    f = cell.forms[0]
    if not any(f[1:]):
        return (), ()
    numbers, reduced = zip(*on_wall(f, cell.rows), strict=True)
    decision = decide(as_matrix(reduced), few)
    if decision.solution is not None:
        return back(f, decision.solution), ()
    return (), refutation_terms(decision, [cell.keys[n] for n in numbers])


def different(cells: Sequence[Cell], points: Sequence[tuple[int, Integers]]) -> list[int]:
    """Which of the pieces are no pieces of regions before: a common facet is one piece.

    Notes
    -----
    Regions are the cells of a polyhedral complex, so of two that meet in the relative interior of
    a facet both have this facet.
    """
    return [
        n
        for n, (i, p) in enumerate(points)
        if not any(also(cells[k], cells[i].forms[0], p) for k in range(i))
    ]


def also(cell: Cell, f: Integers, point: Integers) -> bool:
    """Whether a point of a piece lies in the same piece of another region."""
    here = cell.forms[0]
    same = any(here[1:]) and is_multiple(here, f)
    return same and all(value(row, point) >= 0 for row in cell.rows)


def flat(cells: Sequence[Cell]) -> int:
    """On how many regions the output is zero."""
    return sum(not any(cell.forms[0]) for cell in cells)
