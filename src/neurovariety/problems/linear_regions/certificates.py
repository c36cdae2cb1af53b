"""A proof of how many regions there are, and its check in integers alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from neurovariety.algebra.deadline import check_time
from neurovariety.networks.piecewise.function import Integers, PiecewiseLinear
from neurovariety.problems.linear_regions.cells import (
    Cell,
    Pattern,
    Refutation,
    composed,
    different,
    first_cell,
    minus,
    value,
)
from neurovariety.problems.linear_regions.walls import (
    Separation,
    Tie,
    groups,
    is_multiple,
    root,
    wall,
)

Options = tuple[dict[int, Integers], ...]
"""For each unit its different functions on a region."""


class Certificates(NamedTuple):
    """Why there are these regions, and no others, and which of them hang together.

    Parameters
    ----------
    points : tuple
        For each activation region ``(t, t x)`` of a point x inside, in the order of the patterns.
    refutations : tuple
        For each part of a region that is empty why it is.
    ties : tuple
        Facets that join regions with the same function.
    separations : tuple
        Why others with the same function have no common facet, where the hyperplanes at which
        their patterns change do not say so.
    """

    points: tuple[Integers, ...]
    refutations: tuple[Refutation, ...]
    ties: tuple[Tie, ...]
    separations: tuple[Separation, ...]


def proved(function: PiecewiseLinear, found: Certificates) -> tuple[int, int, int]:
    """The numbers of activation regions, affine functions and linear regions, if they are proved.

    Raises
    ------
    ValueError
        If they are not.
    """
    listed = list(checked_cells(function, found.points, found.refutations))
    cells = [cell for cell, _ in listed]
    options = [of for _, of in listed]
    component = list(range(len(cells)))
    for i, j, point in found.ties:
        h = wall(function, options[i], cells[i], cells[j])
        outside = [
            r for k in (i, j) for r in _rows(cells[k], options[k]) if h and not is_multiple(r, h)
        ]
        if h is None or value(h, point) or any(value(r, point) <= 0 for r in outside):
            raise ValueError("a tie is in no common facet")
        if cells[i].forms != cells[j].forms:
            raise ValueError("a tie joins regions with different functions")
        component[root(component, j)] = root(component, i)
    apart = {(i, j): terms for i, j, terms in found.separations}
    same = groups(cells)
    for group in same:
        for i, j in combinations(group, 2):
            check_time()
            if root(component, i) != root(component, j):
                h = wall(function, options[i], cells[i], cells[j])
                if h is not None:
                    _check_separation(h, [(cells[k], options[k]) for k in (i, j)], apart[i, j])
    return len(cells), len(same), len({root(component, i) for i in range(len(cells))})


def checked_cells(
    function: PiecewiseLinear, given: tuple[Integers, ...], refutations: Iterable[Refutation]
) -> Iterator[tuple[Cell, Options]]:
    """The regions of the points, with the outputs as forms; between them there are no others."""
    excluded = dict(refutations)
    parts = [(first_cell(function.inputs), Options(), given)]
    for layer in function.integral[:-1]:
        for unit in layer:
            parts = [part for whole in parts for part in _divided(*whole, unit, excluded)]
        parts = [(c._replace(forms=c.chosen, chosen=()), of, points) for c, of, points in parts]
    for cell, of, points in parts:
        if len(points) != 1:
            raise ValueError("two points in one region")
        outputs = tuple(composed(f, cell.forms) for (f,) in function.integral[-1])
        yield cell._replace(forms=outputs), of


def _divided(
    cell: Cell,
    of: Options,
    points: Sequence[Integers],
    unit: Sequence[Integers],
    excluded: dict[Pattern, tuple[tuple[int, ...], ...]],
) -> Iterator[tuple[Cell, Options, tuple[Integers, ...]]]:
    check_time()
    options = different(unit, cell.forms)
    parts: dict[int, list[Integers]] = {i: [] for i in options}
    for point in points:
        values = {i: value(f, point) for i, f in options.items()}
        best = max(values.values())
        largest = [i for i, v in values.items() if v == best]
        if len(largest) > 1 or point[0] <= 0:
            raise ValueError("a point is in no region")
        parts[largest[0]].append(point)
    of = (*of, options)
    for i, inside in sorted(parts.items()):
        part = cell._replace(
            pattern=(*cell.pattern, i),
            chosen=(*cell.chosen, options[i]),
            point=inside[0] if inside else cell.point,
        )
        if inside:
            yield part, of, tuple(inside)
        else:
            terms = excluded[part.pattern]
            total = _sum([(row_of(part, of, u, j), y) for u, j, y in terms])
            if not terms or any(total):
                raise ValueError("the inequalities of a refutation do not add up to zero")


def row_of(cell: Cell, options: Options, unit: int, other: int) -> Integers:
    """What is positive on a region."""
    if unit == -1:
        return first_cell(len(next(iter(options[0].values()))) - 1).point
    return minus(options[unit][cell.pattern[unit]], options[unit][other])


def _rows(cell: Cell, options: Options) -> Iterator[Integers]:
    yield row_of(cell, options, -1, 0)
    for u, functions in enumerate(options):
        for j in functions:
            if j != cell.pattern[u]:
                yield row_of(cell, options, u, j)


def _sum(terms: Sequence[tuple[Integers, int]]) -> Integers:
    if any(y <= 0 for _, y in terms):
        raise ValueError("a multiple of an inequality is not positive")
    scaled = [[y * v for v in row] for row, y in terms]
    return tuple(map(sum, zip(*scaled, strict=True)))


def _check_separation(
    h: Integers, sides: Sequence[tuple[Cell, Options]], terms: Sequence[tuple[int, ...]]
) -> None:
    rows = [(row_of(*sides[side], u, j), y) for side, u, j, y in terms]
    if not rows or any(is_multiple(row, h) for row, _ in rows) or not is_multiple(_sum(rows), h):
        raise ValueError("a separation does not add up to a multiple of the wall")
