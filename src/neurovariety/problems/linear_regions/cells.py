"""The activation regions of a network, unit after unit, each with a point or a refutation.

In homogeneous coordinates ``(t, t x)`` an affine function is a linear one, and t > 0 is a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.progress import note, tell
from neurovariety.algebra.shown import bound
from neurovariety.certify.feasibility import FEW, Decision, decide
from neurovariety.errors import TooLarge
from neurovariety.networks.piecewise.function import Integers, PiecewiseLinear
from neurovariety.problems.linear_regions.bounds import at_least, at_most

MOST_REGIONS = 100_000
"""That are kept."""
FEW_UNITS = 8
"""With no more of them small systems are decided without SciPy, whose import takes longer."""
INSTEAD = (
    "LinearRegions(net).regions(), at the shell --each FILE, goes through them without keeping "
    "them, and counts(), at the shell count-regions, counts them"
)
Key: TypeAlias = tuple[int, int]
"""Of a row: the unit whose largest function is compared, and with which other; (-1, 0) for t."""
Pattern: TypeAlias = tuple[int, ...]
"""For each hidden unit which of its functions is the largest."""


class Refutation(NamedTuple):
    """Why a pattern has no region: multiples of its inequalities add up to zero.

    Parameters
    ----------
    pattern : tuple of int
        Of the first units.
    terms : tuple of (int, int, int)
        A unit, another of its functions, and the multiple; (-1, 0, y) for y times t > 0.
    """

    pattern: Pattern
    terms: tuple[tuple[int, ...], ...]


class Cell(NamedTuple):
    """An activation region, or what is known of it after some units.

    Parameters
    ----------
    pattern : tuple of int
        For each unit the first of its largest functions.
    point : tuple of int
        ``(t, t x)`` for a point x inside.
    rows, keys : tuple
        Inequalities that imply all others, and what they compare.
    forms : tuple
        The outputs of the last whole layer.
    chosen : tuple
        What the units of the present layer are.
    """

    pattern: Pattern
    point: Integers
    rows: tuple[Integers, ...]
    keys: tuple[Key, ...]
    forms: tuple[Integers, ...]
    chosen: tuple[Integers, ...] = ()


def first_cell(inputs: int) -> Cell:
    """The whole space."""
    unit = [tuple(int(i == j) for j in range(inputs + 1)) for i in range(inputs + 1)]
    return Cell((), unit[0], (unit[0],), ((-1, 0),), tuple(unit[1:]))


def regions(
    function: PiecewiseLinear,
    refuted: list[Refutation] | None = None,
    after: Pattern | None = None,
) -> Iterator[Cell]:
    """All activation regions in the order of their patterns, with the outputs as forms.

    Examples
    --------
    >>> from neurovariety.networks.relu import ReLUNetwork
    >>> bend = ReLUNetwork(weights=[[[1], [1]], [[1, 1]]], biases=[[0, -1], [0]]).function
    >>> [cell.pattern for cell in regions(bend)]
    [(0, 0), (0, 1), (1, 1)]
    """
    layers = function.integral
    ends = np.cumsum([len(layer) for layer in layers[:-1]]).tolist()
    units = len(function.hidden)
    few = FEW if units <= FEW_UNITS else 0
    stack = [first_cell(function.inputs)]
    while stack:
        check_time()
        cell = stack.pop()
        done = len(cell.pattern)
        depth = next((i for i, end in enumerate(ends) if done < end), len(ends))
        if depth and done == ends[depth - 1] and cell.chosen:
            cell = cell._replace(forms=cell.chosen, chosen=())
        if depth == len(ends):
            outputs = tuple(composed(f, cell.forms) for (f,) in layers[-1])
            yield cell._replace(forms=outputs)
            continue
        unit = layers[depth][done - (ends[depth - 1] if depth else 0)]
        children = continued(cell, unit, refuted, few)
        stack += [
            c for c in reversed(children) if after is None or _may_follow(c.pattern, after, units)
        ]


def kept(function: PiecewiseLinear) -> tuple[tuple[Cell, ...], tuple[Refutation, ...]]:
    """All activation regions, and why there are no others.

    Raises
    ------
    TooLarge
        If there are more than are kept.
    """
    refuted, cells = list[Refutation](), list[Cell]()
    note("linear-regions", lambda: counted(cells))
    for cell in not_too_many(function, refuted):
        cells.append(cell)
    return tuple(cells), tuple(refuted)


def not_too_many(
    function: PiecewiseLinear, refuted: list[Refutation], instead: str = INSTEAD
) -> Iterator[Cell]:
    """All activation regions, for whoever keeps them and is watched.

    Parameters
    ----------
    instead : str
        What does not keep them, for the error.

    Raises
    ------
    TooLarge
        If there are more than are kept: before the first one, if bounds show it.
    """
    most = at_most(function)
    if most > MOST_REGIONS:
        known = at_least(function, MOST_REGIONS)
        _check(known, f"at least {bound(known)} and at most {bound(most, above=True)}", instead)
    for number, cell in enumerate(regions(function, refuted), start=1):
        yield cell
        tell(f"{number} activation regions, {place(function, cell.pattern):.0%} of the patterns")
        if number > MOST_REGIONS:
            said = f"more than {MOST_REGIONS} and at most {bound(most, above=True)}"
            _check(number, said, instead)


def counted(cells: Sequence[Cell]) -> dict[str, Integers]:
    """What is known with some of them, for each function has a linear region; nothing without."""
    if not cells:
        return {}
    functions = len({cell.forms for cell in cells})
    return {"regions": (len(cells), functions, functions), "after": cells[-1].pattern}


def place(function: PiecewiseLinear, pattern: Pattern) -> float:
    """Which part of all patterns come before this one."""
    found, part = 0.0, 1.0
    for i, unit in zip(pattern, function.hidden, strict=True):
        part /= len(unit)
        found += i * part
    return found


def _check(number: int, said: str, instead: str) -> None:
    if number > MOST_REGIONS:
        raise TooLarge(f"{said} activation regions; {instead}")


def _may_follow(pattern: Pattern, after: Pattern, units: int) -> bool:
    beginning = after[: len(pattern)]
    return pattern > beginning if len(pattern) == units else pattern >= beginning


def composed(f: Integers, forms: Sequence[Integers]) -> Integers:
    """An affine function of forms, as one of the inputs."""
    total = [f[0]] + [0] * (len(forms[0]) - 1) if forms else [f[0]]
    for w, g in zip(f[1:], forms, strict=True):
        if w:
            for i, v in enumerate(g):
                total[i] += w * v
    return tuple(total)


def different(unit: Iterable[Integers], forms: Sequence[Integers]) -> dict[int, Integers]:
    """The functions of a unit on a cell; of equal ones the first."""
    numbered: dict[Integers, int] = {}
    for i, f in enumerate(unit):
        numbered.setdefault(composed(f, forms), i)
    return {i: f for f, i in numbered.items()}


def continued(
    cell: Cell, unit: Sequence[Integers], refuted: list[Refutation] | None, few: int
) -> list[Cell]:
    """The parts of a cell in which one function of the next unit is the largest."""
    options = different(unit, cell.forms)
    number = len(cell.pattern)
    values = {i: value(f, cell.point) for i, f in options.items()}
    best = max(values.values())
    ties = [i for i, v in values.items() if v == best]
    points: dict[int, Integers] = {}
    for i, f in options.items():
        if [i] == ties:
            points[i] = cell.point
            continue
        others = [j for j in options if j != i]
        rows = (*cell.rows, *(minus(f, options[j]) for j in others))
        decision = decide(as_matrix(rows), few)
        if decision.solution is not None:
            points[i] = decision.solution
        elif refuted is not None:
            keys = (*cell.keys, *((number, j) for j in others))
            terms = refutation_terms(decision, keys)
            refuted.append(Refutation((*cell.pattern, i), terms))
    return [
        cell._replace(
            pattern=(*cell.pattern, i),
            point=points[i],
            rows=(*cell.rows, *(minus(options[i], options[j]) for j in points if j != i)),
            keys=(*cell.keys, *((number, j) for j in points if j != i)),
            chosen=(*cell.chosen, options[i]),
        )
        for i in sorted(points)
    ]


def refutation_terms(
    decision: Decision, keys: Sequence[tuple[int, ...]]
) -> tuple[tuple[int, ...], ...]:
    """What is compared, and the multiple."""
    return tuple((*keys[r], y) for r, y in sorted((decision.combination or {}).items()))


def value(f: Integers, point: Integers) -> int:
    """Of a form at a point in homogeneous coordinates."""
    return sum(a * b for a, b in zip(f, point, strict=True))


def minus(f: Integers, g: Integers) -> Integers:
    """The difference of two forms."""
    return tuple(a - b for a, b in zip(f, g, strict=True))


def as_matrix(rows: Sequence[Integers]) -> Any:
    """Of integers with 64 bits, if all products with witnesses fit too."""
    fits = max(abs(v) for row in rows for v in row) * len(rows[0]) < 2**24
    return np.array(rows, np.int64 if fits else object)
