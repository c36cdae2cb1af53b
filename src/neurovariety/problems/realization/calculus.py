"""What a ReLU network computes, as a formal sum of maxima, unit after unit.

A formal sum is an affine function and multiples of maxima of finite sets of affine functions, each
up to positive multiples and up to an affine function. The positive part of ``max A - max B`` is
``max (A + B) - max B`` with the union of both sets, and 0 is the maximum of the set {0}.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import gcd
from typing import NamedTuple

from neurovariety.networks.piecewise.function import Integers
from neurovariety.problems.realization.tree import Layer, Maximum


class Formal(NamedTuple):
    """A formal sum of maxima."""

    affine: Integers
    sets: dict[frozenset[Integers], int]


def formal(functions: Iterable[Integers]) -> Formal:
    """A maximum: of the functions less the first in their order, divided by what is common.

    Examples
    --------
    >>> found = formal([(1, 2), (1, 4)])
    >>> found.affine, {tuple(sorted(of)): k for of, k in found.sets.items()}
    ((1, 2), {((0, 0), (0, 1)): 2})
    """
    first, *others = sorted(set(functions))
    if not others:
        return Formal(first, {})
    differences = [tuple(a - b for a, b in zip(f, first, strict=True)) for f in others]
    common = gcd(*(v for f in differences for v in f))
    reduced = frozenset(tuple(v // common for v in f) for f in differences)
    return Formal(first, {reduced | {(0,) * len(first)}: common})


def total(size: int, terms: Iterable[tuple[int, Formal]]) -> Formal:
    """A linear combination; size is one more than the number of inputs."""
    affine, sets = [0] * size, Counter[frozenset[Integers]]()
    for k, term in terms:
        if k:
            for i, v in enumerate(term.affine):
                affine[i] += k * v
            for of, v in term.sets.items():
                sets[of] += k * v
    return Formal(tuple(affine), {of: v for of, v in sets.items() if v})


def of_maxima(maxima: Sequence[Maximum]) -> Formal:
    """A signed sum of maxima."""
    size = len(maxima[0].functions[0])
    return total(size, [(k, formal(functions)) for k, functions in maxima])


def of_network(layers: Sequence[Layer], inputs: int) -> Formal:
    """The output of a network with these layers.

    Raises
    ------
    ValueError
        If the positive part of something is taken that is no difference of two maxima.

    Examples
    --------
    >>> of_network((((0, 1), (0, -1)), ((0, 1, -1),)), 1)  # x
    Formal(affine=(0, 1), sets={})
    """
    size = inputs + 1
    one = Formal((1, *(0,) * inputs), {})
    values = [Formal(tuple(int(i == j) for j in range(size)), {}) for i in range(1, size)]
    for number, layer in enumerate(layers, start=1):
        values = [total(size, zip(unit, (one, *values), strict=True)) for unit in layer]
        if number < len(layers):
            values = [_positive(v) for v in values]
    (output,) = values
    return output


def _positive(value: Formal) -> Formal:
    zero = frozenset({(0,) * len(value.affine)})
    up = [(of, k) for of, k in value.sets.items() if k > 0] or [(zero, 1)]
    down = [(of, -k) for of, k in value.sets.items() if k < 0] or [(zero, 1)]
    if len(up) > 1 or len(down) > 1:
        raise ValueError("the positive part of what is no difference of two maxima")
    ((over, k),), ((under, n),) = up, down
    top = [tuple(k * v + a for v, a in zip(f, value.affine, strict=True)) for f in over]
    bottom = [tuple(n * v for v in f) for f in under]
    return total(len(value.affine), [(1, formal(top + bottom)), (-1, formal(bottom))])
