"""What a ReLU network computes, as a formal sum of maxima, unit after unit.

A formal sum is an affine function and multiples of maxima of finite sets of affine functions, each
up to positive multiples and up to an affine function. The positive part of ``max A - max B`` is
``max (A, B) - max B``, and a sum of maxima is one of sums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from math import gcd
from typing import NamedTuple

from neurovariety.algebra.deadline import check_time
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
    """A signed sum of maxima, each of pairs, then of pairs of pairs: what is common is left out.

    Examples
    --------
    >>> found = of_maxima([Maximum(1, ((0, 0), (0, 1), (1, 0), (1, 1)))])
    >>> sorted(sorted(of) for of in found.sets)  # max(0, x, 1, 1 + x) = max(0, x) + max(0, 1)
    [[(0, 0), (0, 1)], [(0, 0), (1, 0)]]
    """
    size = len(maxima[0].functions[0])

    def larger(v: Formal, w: Formal | None = None) -> Formal:
        if w is None:
            return v
        return total(size, [(1, w), (1, _positive(total(size, [(1, v), (-1, w)])))])

    terms = []
    for k, functions in maxima:
        values = [Formal(f, {}) for f in functions]
        while len(values) > 1:
            values = [larger(*values[i : i + 2]) for i in range(0, len(values), 2)]
        terms.append((k, values[0]))
    return total(size, terms)


def of_network(layers: Sequence[Layer], inputs: int) -> Formal:
    """The output of a network with these layers.

    Examples
    --------
    >>> of_network((((0, 1), (0, -1)), ((0, 1, -1),)), 1)  # x
    Formal(affine=(0, 1), sets={})
    """
    size = inputs + 1
    one = Formal((1, *(0,) * inputs), {})
    values = [Formal(tuple(int(i == j) for j in range(size)), {}) for i in range(1, size)]
    for number, layer in enumerate(layers, start=1):
        check_time()
        values = [total(size, zip(unit, (one, *values), strict=True)) for unit in layer]
        if number < len(layers):
            values = [_positive(v) for v in values]
    (output,) = values
    return output


def _positive(value: Formal) -> Formal:
    top, bottom = {value.affine}, {(0,) * len(value.affine)}
    for of, k in value.sets.items():
        if k > 0:
            top = _sums(top, k, of)
        else:
            bottom = _sums(bottom, -k, of)
    return total(len(value.affine), [(1, formal(top | bottom)), (-1, formal(bottom))])


def _sums(functions: Set[Integers], k: int, of: Set[Integers]) -> set[Integers]:
    """Those whose maximum is a sum of maxima."""
    return {tuple(a + k * b for a, b in zip(f, g, strict=True)) for f in functions for g in of}
