"""How many activation regions there are at most and at least, before they are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import reduce
from itertools import zip_longest
from math import comb, inf
from typing import Any, NamedTuple

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.progress import tell
from neurovariety.networks.piecewise.function import Form, Integers, PiecewiseLinear
from neurovariety.problems.classification_fan.arrangement import regions

BATCH = 2**12
"""Points that are asked for their patterns together."""
FARTHEST = Fraction(2**20)
"""From the origin, where they are looked for."""
PARTS = 2**8
"""Of the unit, in the coordinates of those points."""
MOST_EXACT = 2**53
"""Smaller integers are exact as floats."""


def at_most(function: PiecewiseLinear) -> int:
    """By Montufar, and for maxout units by Montufar, Ren and Zhang.

    Examples
    --------
    >>> from neurovariety.networks.relu import ReLUNetwork
    >>> at_most(ReLUNetwork(weights="1, 0; 0, 1; 1, 1 | 1, -1, 2").function)
    7
    """
    found, dimension = 1, function.inputs
    for layer in function.layers[:-1]:
        # coefficients of the product of 1 + (K - 1) x over its units with K functions
        coefficients = [1]
        for unit in layer:
            shifted = [0, *(c * (len(unit) - 1) for c in coefficients)]
            coefficients = [a + b for a, b in zip([*coefficients, 0], shifted, strict=True)]
        found *= sum(coefficients[: dimension + 1])
        dimension = min(dimension, len(layer))
    return found


def at_least(function: PiecewiseLinear, most: int) -> int:
    """Those that the first layer divides, or that have one of some points; of too many some.

    Examples
    --------
    >>> from neurovariety.networks.relu import ReLUNetwork
    >>> at_least(ReLUNetwork(weights="1, 0; 0, 1; 1, 1 | 1, -1, 2").function, 100)
    6
    """
    units, inputs = len(function.layers[0]), function.inputs
    may_do = sum(comb(units, i) for i in range(inputs + 1)) > most
    found = of_first_layer(function, most) if may_do else 0
    return found if found > most else max(found, occurring(function, most))


def _names(patterns: Any) -> list[bytes]:
    return [row.tobytes() for row in patterns]


def occurring(
    function: PiecewiseLinear, most: int, names: Callable[[Any], Iterable[Any]] = _names
) -> int:
    """How many patterns random points have, of all layers; until they are more, or few are new.

    Each is that of a region: at its point each unit has one function that is larger than others.

    Parameters
    ----------
    names : callable
        What is counted, from an array of patterns; by default these.

    Examples
    --------
    >>> from neurovariety.networks.relu import ReLUNetwork
    >>> occurring(ReLUNetwork(weights="1, 0; 0, 1; 1, 1 | 1, -1, 2").function, 100)
    6
    """
    random, seen, layers = np.random.default_rng(1), set[Any](), [*map(_units, function.integral)]
    # of a batch at each distance from the origin, as many as were new in the last one
    new = {2.0**k * _distance(function.layers[0]): BATCH for k in range(-2, 5)}
    while len(seen) <= most and 32 * max(new.values()) >= BATCH:
        check_time()
        tell(f"{len(seen)} patterns of random points")
        known, scale = len(seen), max(new, key=lambda scale: new[scale])
        x = np.rint(PARTS * scale * random.standard_normal((BATCH, function.inputs)))
        seen.update(names(_patterns(layers[:-1], x)))
        new[scale] = len(seen) - known
    return len(seen)


def _distance(layer: Iterable[Sequence[Form]]) -> float:
    """How far from the origin its bends are, about."""
    pairs = ((f, g) for f, *others in layer for g in others)
    bends = [tuple(a - b for a, b in zip(f, g, strict=True)) for f, g in pairs]
    found = [float(min(abs(c) / max(map(abs, s)), FARTHEST)) for c, *s in bends if c and any(s)]
    return float(np.median(found)) if found else 1.0


class _Units(NamedTuple):
    """The functions of a layer: the first one of each unit, then the second ones, and so on."""

    exact: Any
    floats: Any
    constant: int
    slopes: int


def _units(layer: Sequence[Sequence[Integers]]) -> _Units:
    """With the largest constant, and the largest sum of slopes, as absolute values.

    A unit with fewer different functions than others has some that are never the largest.
    """
    units = [list(dict.fromkeys(unit)) for unit in layer]
    rows = [row for unit in units for row in unit]
    constant, slopes = max(abs(c) for c, *_ in rows), max(sum(map(abs, w)) for _, *w in rows)
    never = (-inf, *[0] * (len(rows[0]) - 1))
    table = np.array([*zip_longest(*units, fillvalue=never)], object)
    fits = max(constant, slopes) < MOST_EXACT
    return _Units(table, table.astype(float) if fits else None, constant, slopes)


def _patterns(layers: Iterable[_Units], x: Any) -> Any:
    """Those of points ``x / PARTS`` at which no unit has two largest functions, as rows.

    Floats have fast products; where they would not be exact the numbers are Python's own.
    """
    most = max(PARTS, int(abs(x).max()))
    values, strict, chosen = x, np.ones(len(x), bool), []
    for exact, floats, constant, slopes in layers:
        most = PARTS * constant + most * slopes
        if most >= MOST_EXACT and values.dtype != object:
            values = values.astype(np.int64).astype(object)
        outputs = [_at(values, f) for f in (exact if values.dtype == object else floats)]
        values = reduce(np.maximum, outputs)
        largest = np.array([f == values for f in outputs], np.uint16)
        strict &= (largest.sum(axis=0, dtype=np.uint16) == 1).all(axis=1)
        chosen.append(sum(np.uint16(i) * is_it for i, is_it in enumerate(largest)))
    return np.column_stack(chosen)[strict]


def _at(x: Any, f: Any) -> Any:
    """Values of functions; ReLU units have one that is zero, and its product would take as long."""
    constants = PARTS * f[:, 0]
    return constants + x @ f[:, 1:].T if f[:, 1:].any() else np.tile(constants, (len(x), 1))


def of_first_layer(function: PiecewiseLinear, most: int) -> int:
    """The regions of its units with two functions; of more than so many some."""
    pairs = (unit for unit in function.integral[0] if len(unit) == 2)
    hyperplanes = [tuple(a - b for a, b in zip(f, g, strict=True)) for f, g in pairs]
    infinity = (1, *[0] * function.inputs)
    return regions([infinity, *hyperplanes], 2 * most + 1) // 2
