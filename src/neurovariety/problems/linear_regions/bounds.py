"""How many activation regions there are at most and at least, before they are found."""

from __future__ import annotations

from neurovariety.networks.piecewise.function import PiecewiseLinear
from neurovariety.problems.classification_fan.arrangement import regions


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
    """Those of the units of the first layer with two functions; of more than so many some.

    Examples
    --------
    >>> from neurovariety.networks.relu import ReLUNetwork
    >>> at_least(ReLUNetwork(weights="1, 0; 0, 1; 1, 1 | 1, -1, 2").function, 100)
    6
    """
    pairs = (unit for unit in function.integral[0] if len(unit) == 2)
    hyperplanes = [tuple(a - b for a, b in zip(f, g, strict=True)) for f, g in pairs]
    infinity = (1, *[0] * function.inputs)
    return regions([infinity, *hyperplanes], 2 * most + 1) // 2
