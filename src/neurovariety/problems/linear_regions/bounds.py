"""How many activation regions there are at most and at least, before they are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.networks.piecewise.function import Form, PiecewiseLinear
from neurovariety.problems.classification_fan.arrangement import regions

BATCH = 2**12
"""Points that are asked for their patterns together."""
FARTHEST = Fraction(2**20)
"""From the origin, where they are looked for."""
PARTS = 2**8
"""Of the unit, in the coordinates of those points."""


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
    found = of_first_layer(function, most)
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
    random, seen = np.random.default_rng(1), set[Any]()
    # of a batch at each distance from the origin, as many as were new in the last one
    new = {2.0**k * _distance(function.layers[0]): BATCH for k in range(-2, 5)}
    while len(seen) <= most and 32 * max(new.values()) >= BATCH:
        check_time()
        known, scale = len(seen), max(new, key=lambda scale: new[scale])
        x = np.rint(PARTS * scale * random.standard_normal((BATCH, function.inputs)))
        seen.update(names(_patterns(function, x.astype(np.int64))))
        new[scale] = len(seen) - known
    return len(seen)


def _distance(layer: Iterable[Sequence[Form]]) -> float:
    """How far from the origin its bends are, about."""
    pairs = ((f, g) for f, *others in layer for g in others)
    bends = [tuple(a - b for a, b in zip(f, g, strict=True)) for f, g in pairs]
    found = [float(min(abs(c) / max(map(abs, s)), FARTHEST)) for c, *s in bends if c and any(s)]
    return float(np.median(found)) if found else 1.0


def _patterns(function: PiecewiseLinear, x: Any) -> Any:
    """Those of points ``x / PARTS`` at which no unit has two largest functions, as rows."""
    most = max(PARTS, int(abs(x).max()))
    values, strict, chosen = x, np.ones(len(x), bool), []
    for layer in function.integral[:-1]:
        rows = [row for unit in layer for row in unit]
        most = max(PARTS * abs(c) + most * sum(map(abs, w)) for c, *w in rows)
        if most >= 2**62:
            values = values.astype(object)
        outputs = []
        for unit in layer:
            f = np.array(list(dict.fromkeys(unit)), values.dtype)
            of_unit = PARTS * f[:, 0] + values @ f[:, 1:].T
            largest = of_unit.max(axis=1)
            strict &= (of_unit == largest[:, None]).sum(axis=1) == 1
            chosen.append(of_unit.argmax(axis=1))
            outputs.append(largest)
        values = np.column_stack(outputs)
    return np.column_stack(chosen).astype(np.uint16)[strict]


def of_first_layer(function: PiecewiseLinear, most: int) -> int:
    """The regions of its units with two functions; of more than so many some."""
    pairs = (unit for unit in function.integral[0] if len(unit) == 2)
    hyperplanes = [tuple(a - b for a, b in zip(f, g, strict=True)) for f, g in pairs]
    infinity = (1, *[0] * function.inputs)
    return regions([infinity, *hyperplanes], 2 * most + 1) // 2
