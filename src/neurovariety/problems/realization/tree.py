"""A ReLU network that computes a signed sum of maxima: pairs, then pairs of pairs.

The larger of v and w is ``s(v - w) + w`` with ``s(z) = max(z, 0)``. Each value is a sum of units
that is not negative, handed on by one unit, and an affine function, handed on with the inputs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import gcd
from typing import Any, NamedTuple

from neurovariety.algebra.deadline import check_time
from neurovariety.errors import TooLarge
from neurovariety.networks.piecewise.function import Integers


class Maximum(NamedTuple):
    """A multiple of the largest of some affine functions.

    Parameters
    ----------
    coefficient : int
        The multiple.
    functions : tuple
        Each the constant and the slopes.
    """

    coefficient: int
    functions: tuple[Integers, ...]


class _Value(NamedTuple):
    """Multiples of units of the last layer, together not negative, and an affine function."""

    units: Mapping[int, int]
    affine: Integers


Layer = tuple[Integers, ...]
"""Of each unit the bias, then the weights."""
MOST_WEIGHTS = 1_000_000


def check_weights(before: int, units: int) -> None:
    """Refuse a layer with more weights than are written."""
    check_time()
    if before * units > MOST_WEIGHTS:
        raise TooLarge(
            f"more than {MOST_WEIGHTS} weights in a layer of the network; take fewer monomials"
        )


def levels(maxima: Sequence[Maximum]) -> int:
    """How many hidden layers there are."""
    return max(1, *((len(m.functions) - 1).bit_length() for m in maxima))


def network(maxima: Sequence[Maximum]) -> tuple[Layer, ...]:
    """The layers, of which the last is the output.

    Examples
    --------
    >>> network([Maximum(1, ((0, 1), (0, -1)))])  # abs(x)
    (((0, 1), (0, -1)), ((0, 1, 1),))
    """
    inputs, depth = len(maxima[0].functions[0]) - 1, levels(maxima)
    values = [[_Value({}, f) for f in m.functions] for m in maxima]
    layers: list[Layer] = []
    units: dict[Integers, int] = {}
    for level in range(depth):
        width = len(units) if level else inputs
        check_weights(width, sum(map(len, values)))
        units = {}
        if level < depth - 1:
            for v in _handed_on(inputs, width, not level):
                units.setdefault(v, len(units))
        values = [
            [_larger(of[i : i + 2], units, width, not level) for i in range(0, len(of), 2)]
            for of in values
        ]
        if level < depth - 1:
            layers.append(tuple(units))
    output = _Value(Counter(), (0,) * (inputs + 1))
    for (coefficient, _), (value,) in zip(maxima, values, strict=True):
        output = _sum(output, coefficient, value)
    constant, *slopes = output.affine
    for sign in (1, -1) if any(slopes) else ():
        linear = _Value({}, (0, *(sign * v for v in slopes)))
        part = _positive(linear, units, width, depth == 1)
        output = _sum(output, sign, part)
    if not units:  # a constant
        units[(0,) * (width + 1)] = 0
    layers.append(tuple(units))
    row = [constant] + [output.units.get(i, 0) for i in range(len(units))]
    return (*layers, (tuple(row),))


def fields(scale: int, maxima: Sequence[Maximum], layers: Sequence[Layer]) -> dict[str, Any]:
    """A network and a sum as in an engine's answer; outputs and functions divided by ``scale``."""
    return {
        "scale": scale,
        "widths": tuple(map(len, layers)),
        "layers": tuple(v for layer in layers for unit in layer for v in unit),
        "coefficients": tuple(m.coefficient for m in maxima),
        "sizes": tuple(len(m.functions) for m in maxima),
        "functions": tuple(v for m in maxima for f in m.functions for v in f),
    }


def _handed_on(inputs: int, width: int, is_first: bool) -> Iterator[Integers]:
    """Units for the inputs and their negatives, which are the first of each layer."""
    for i in range(inputs if is_first else 2 * inputs):
        unit = tuple(int(j == i + 1) for j in range(width + 1))
        yield unit
        if is_first:
            yield tuple(-v for v in unit)


def _larger(
    pair: Sequence[_Value], units: dict[Integers, int], width: int, is_first: bool
) -> _Value:
    """The larger of two values, or one that is handed on, in terms of further units."""
    *others, last = pair
    own = _positive(_Value(last.units, (0,) * len(last.affine)), units, width, is_first)
    found = Counter(own.units)
    for value in others:
        found.update(_positive(_sum(value, -1, last), units, width, is_first).units)
    return _Value(found, last.affine)


def _positive(value: _Value, units: dict[Integers, int], width: int, is_first: bool) -> _Value:
    """The positive part of a value, a multiple of a unit."""
    constant, *slopes = value.affine
    form = [constant] + [0] * width
    for i, v in enumerate(slopes, start=1):
        if is_first:
            form[i] += v
        else:
            form[2 * i - 1] += v
            form[2 * i] -= v
    for unit, multiple in value.units.items():
        form[unit + 1] += multiple
    common = gcd(*form)
    if not common:
        return _Value({}, (0,) * len(value.affine))
    unit = units.setdefault(tuple(v // common for v in form), len(units))
    return _Value({unit: common}, (0,) * len(value.affine))


def _sum(value: _Value, multiple: int, other: _Value) -> _Value:
    units = Counter(value.units)
    for unit, v in other.units.items():
        units[unit] += multiple * v
    affine = tuple(a + multiple * b for a, b in zip(value.affine, other.affine, strict=True))
    return _Value(units, affine)
