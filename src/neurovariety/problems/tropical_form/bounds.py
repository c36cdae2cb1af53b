"""How many monomials there are at least, before they are found."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurovariety.networks.piecewise.function import Integers, PiecewiseLinear
from neurovariety.problems.linear_regions.bounds import at_most, occurring

_WORD = 2**64


def at_least(function: PiecewiseLinear, most: int) -> int:
    """Those of g or of h that are the largest at some random points; of too many some.

    Where each unit has one largest function, so have g and h. Monomials are told apart by a linear
    form modulo 2^64: different values have different monomials.

    Examples
    --------
    >>> from neurovariety.networks.relu import ReLUNetwork
    >>> at_least(ReLUNetwork(weights="1, 0; 0, 1; 1, 1 | 1, 1, 2").function, 3)
    6
    """
    if at_most(function) <= most:  # a region has one monomial of g, and one of h
        return 0
    found = occurring(function, most, lambda patterns: _forms(function, patterns)[0])
    if found <= most:
        found = max(found, occurring(function, most, lambda p: _forms(function, p)[1]))
    return found


def _forms(function: PiecewiseLinear, patterns: Any) -> tuple[list[int], list[int]]:
    """The values of a linear form at the largest monomials of g and of h, for each pattern."""
    constant, *slopes = np.random.default_rng(2).integers(
        0, _WORD, function.inputs + 1, dtype=np.uint64
    )
    G = np.tile(np.array(slopes), (len(patterns), 1))
    H = np.zeros_like(G)
    columns = iter(patterns.T)
    every = np.arange(len(patterns))
    for layer in function.integral:
        tops, lower = [], []
        for unit in layer:
            functions = list(dict.fromkeys(unit))
            up, down = (_weights(functions, sign) for sign in (1, -1))
            g = G @ up + H @ down + _wrapped([f[0] for f in functions]) * constant
            h = H @ up + G @ down
            of_all = h.sum(axis=1)
            largest = next(columns, 0)  # an output has one function
            tops.append(g[every, largest] + of_all - h[every, largest])
            lower.append(of_all)
        G, H = np.column_stack(tops), np.column_stack(lower)
    return G[:, 0].tolist(), H[:, 0].tolist()


def _weights(functions: list[Integers], sign: int) -> Any:
    """The positive or the negative parts of the weights, a column for each function."""
    return _wrapped([[max(sign * w, 0) for w in f[1:]] for f in functions]).T


def _wrapped(integers: Any) -> Any:
    return (np.array(integers, object) % _WORD).astype(np.uint64)
