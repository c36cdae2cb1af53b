"""Exact piecewise-linear functions: layers of units, each the maximum of some affine functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm, prod
from typing import Any, TypeAlias

from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError, short

Form: TypeAlias = tuple[Fraction, ...]
"""An affine function: the constant, then the slopes."""
Integers: TypeAlias = tuple[int, ...]
"""The same in integers; also a point ``(t, t x)`` with t > 0, so that values are products."""


@dataclass(frozen=True)
class PiecewiseLinear(Shown):
    """What a network with given weights computes.

    Parameters
    ----------
    layers : tuple
        Layers of units; a unit is a tuple of affine functions of the layer before, of which it
        takes the largest. In the last layer each unit has one, and is an output.
    has_floats : bool
        Whether floats were given, which were taken exactly.

    Examples
    --------
    >>> one, zero = Fraction(1), Fraction(0)
    >>> bend = PiecewiseLinear(((((zero, one), (zero, zero)),), (((one, one),),)))
    >>> bend.at([3]), bend.at([-3])
    ((Fraction(4, 1),), (Fraction(1, 1),))
    """

    layers: tuple[tuple[tuple[Form, ...], ...], ...]
    has_floats: bool = False

    @property
    def inputs(self) -> int:
        """The number of inputs."""
        return len(self.layers[0][0][0]) - 1

    @property
    def outputs(self) -> int:
        """The number of outputs."""
        return len(self.layers[-1])

    @cached_property
    def hidden(self) -> tuple[tuple[Form, ...], ...]:
        """All units but the outputs."""
        return tuple(unit for layer in self.layers[:-1] for unit in layer)

    @cached_property
    def denominators(self) -> tuple[int, ...]:
        """Of each layer the common one."""
        return tuple(
            lcm(*(v.denominator for u in layer for f in u for v in f)) for layer in self.layers
        )

    @property
    def scale(self) -> int:
        """By which the outputs of `integral` are multiplied."""
        return prod(self.denominators)

    @cached_property
    def integral(self) -> tuple[tuple[tuple[Integers, ...], ...], ...]:
        """Layers in integers: positive multiples of all units, which have the same regions."""
        found, scale = [], 1
        for layer, d in zip(self.layers, self.denominators, strict=True):
            found.append(
                tuple(
                    tuple((int(f[0] * d * scale), *(int(v * d) for v in f[1:])) for f in unit)
                    for unit in layer
                )
            )
            scale *= d
        return tuple(found)

    def at(self, x: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """The outputs at a point."""
        values: tuple[Fraction, ...] = tuple(x)
        for layer in self.layers:
            values = tuple(max(affine_value(f, values) for f in unit) for unit in layer)
        return values


def affine_value(f: Sequence[Fraction | int], x: Iterable[Fraction]) -> Fraction:
    """The value of an affine function, the constant first, at a point.

    Examples
    --------
    >>> affine_value((1, 2, 3), (Fraction(1, 2), Fraction(1)))
    Fraction(5, 1)
    """
    return f[0] + sum((a * b for a, b in zip(f[1:], x, strict=True)), Fraction(0))


def check_function(given: Any) -> PiecewiseLinear:
    """The function of a network with given weights.

    Raises
    ------
    SpecificationError
        If this is no such network.
    """
    function = getattr(given, "function", None)
    if not isinstance(function, PiecewiseLinear):
        raise SpecificationError(
            "expected a piecewise-linear network with weights, such as ReLUNetwork(weights=...), "
            f"got {short(given)}"
        )
    return function
