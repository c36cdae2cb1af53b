"""Which activation regions with the same function hang together, through common facets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.feasibility import FEW, decide
from neurovariety.networks.piecewise.function import Integers, PiecewiseLinear
from neurovariety.problems.linear_regions.cells import (
    Cell,
    as_matrix,
    different,
    first_cell,
    minus,
    refutation_terms,
)


class Tie(NamedTuple):
    """A point in the relative interior of a common facet of two regions."""

    first: int
    second: int
    point: Integers


class Separation(NamedTuple):
    """Why two regions have no common facet.

    Parameters
    ----------
    first, second : int
        Their numbers.
    terms : tuple of (int, int, int, int)
        Which of the two, 0 or 1, and as in a refutation: on the only hyperplane in which the facet
        could lie these inequalities add up to zero.
    """

    first: int
    second: int
    terms: tuple[tuple[int, ...], ...]


def options_of(function: PiecewiseLinear, pattern: Sequence[int]) -> list[dict[int, Integers]]:
    """For each hidden unit its different functions on the region with this pattern."""
    forms: tuple[Integers, ...] = first_cell(function.inputs).forms
    found: list[dict[int, Integers]] = []
    for layer in function.integral[:-1]:
        options = [different(unit, forms) for unit in layer]
        choices = pattern[len(found) :]
        forms = tuple(f[i] for f, i in zip(options, choices, strict=False))
        found += options
    return found


def wall(
    function: PiecewiseLinear, options: Sequence[dict[int, Integers]], first: Cell, second: Cell
) -> Integers | None:
    """The hyperplane in which a common facet would lie, positive on the first; None if none can.

    In the first layer in which the patterns differ, all units that differ are equal on a facet.

    Parameters
    ----------
    options : sequence of dict
        As by `options_of`, of the first; up to that layer they are those of the second.
    """
    found: Integers | None = None
    start = 0
    for layer in function.integral[:-1]:
        for u in range(start, start + len(layer)):
            i, j = first.pattern[u], second.pattern[u]
            if i != j:
                h = minus(options[u][i], options[u][j])
                if found is not None and not is_multiple(h, found):
                    return None
                found = found or h
        if found is not None:
            return found
        start += len(layer)
    raise ValueError("two regions have the same pattern")


def is_multiple(f: Integers, h: Integers) -> bool:
    """Whether two forms are zero at the same points.

    Examples
    --------
    >>> is_multiple((2, -4), (-1, 2))
    True
    """
    p = next(i for i, v in enumerate(h) if v)
    return all(f[p] * b == a * h[p] for a, b in zip(f, h, strict=True))


def on_wall(h: Integers, rows: Iterable[Integers]) -> Iterator[tuple[int, Integers]]:
    """Positive multiples of the rows that are not zero on a hyperplane, one coordinate eliminated.

    Each with its number.
    """
    p = next(i for i, v in enumerate(h) if v)
    sign = 1 if h[p] > 0 else -1
    for number, row in enumerate(rows):
        reduced = tuple(
            sign * (h[p] * a - row[p] * b)
            for k, (a, b) in enumerate(zip(row, h, strict=True))
            if k != p
        )
        if any(reduced):
            yield number, reduced


def back(h: Integers, point: Integers) -> Integers:
    """The point of the hyperplane with these other coordinates, up to a positive multiple."""
    p = next(i for i, v in enumerate(h) if v)
    others = (*h[:p], *h[p + 1 :])
    sign = 1 if h[p] > 0 else -1
    at = -sign * sum(a * b for a, b in zip(others, point, strict=True))
    scaled = [abs(h[p]) * v for v in point]
    return (*scaled[:p], at, *scaled[p:])


def joined(
    function: PiecewiseLinear, cells: Sequence[Cell], few: int = FEW
) -> tuple[tuple[Tie, ...], tuple[Separation, ...], list[int]]:
    """Facets that join regions with the same function, why no others do, and the components."""
    component = list(range(len(cells)))
    ties: list[Tie] = []
    apart: list[Separation] = []
    for group in groups(cells):
        options = {i: options_of(function, cells[i].pattern) for i in group}
        for i, j in combinations(group, 2):
            check_time()
            if root(component, i) == root(component, j):
                continue
            found = _facet(function, options[i], cells, i, j, few)
            if isinstance(found, Tie):
                ties.append(found)
                component[root(component, j)] = root(component, i)
            elif found is not None:
                apart.append(found)
    of = [root(component, i) for i in range(len(cells))]
    return tuple(ties), tuple(s for s in apart if of[s.first] != of[s.second]), of


def groups(cells: Iterable[Cell]) -> list[list[int]]:
    """The numbers of the regions with the same function."""
    found: defaultdict[tuple[Integers, ...], list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        found[cell.forms].append(number)
    return list(found.values())


def root(component: list[int], i: int) -> int:
    """The first of the regions that are joined with this one."""
    while component[i] != i:
        component[i] = component[component[i]]
        i = component[i]
    return i


def _facet(
    function: PiecewiseLinear,
    options: Sequence[dict[int, Integers]],
    cells: Sequence[Cell],
    i: int,
    j: int,
    few: int,
) -> Tie | Separation | None:
    h = wall(function, options, cells[i], cells[j])
    if h is None:
        return None
    rows = cells[i].rows + cells[j].rows
    keys: list[tuple[int, ...]] = [(0, *key) for key in cells[i].keys]
    keys += [(1, *key) for key in cells[j].keys]
    numbers, reduced = zip(*on_wall(h, rows), strict=True)
    decision = decide(as_matrix(reduced), few)
    if decision.solution is not None:
        return Tie(i, j, back(h, decision.solution))
    return Separation(i, j, refutation_terms(decision, [keys[n] for n in numbers]))
