"""Regions in a box with one or two inputs: volumes, and the lengths of what bounds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt, prod, sqrt
from typing import Any

from flint import fmpz

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import format_rational
from neurovariety.algebra.shown import Shown
from neurovariety.networks.piecewise.function import Integers, affine_value

Point = tuple[Fraction, ...]
Box = tuple[tuple[Fraction, Fraction], ...]


@dataclass(frozen=True)
class RootSum(Shown):
    """A sum of rational multiples of square roots.

    Parameters
    ----------
    terms : tuple of (int, Fraction)
        Positive integers without square factors, in their order, and coefficients.

    Examples
    --------
    >>> found = RootSum(((1, Fraction(1, 3)), (2, Fraction(4, 27))))
    >>> print(found, round(float(found), 4))
    1/3 + 4/27*sqrt(2) 0.5428
    """

    terms: tuple[tuple[int, Fraction], ...]

    def __float__(self) -> float:
        return float(sum(float(c) * sqrt(r) for r, c in self.terms))

    @property
    def approximate(self) -> float | None:
        """As a float; None if it is too large for one."""
        with suppress(OverflowError):
            return float(self)
        return None

    def __str__(self) -> str:
        shown = [format_rational(c) + (f"*sqrt({r})" if r > 1 else "") for r, c in self.terms]
        return " + ".join(shown) or "0"

    def __add__(self, other: RootSum) -> RootSum:
        return sum_of((self, other))


class Total:
    """Square roots of rational numbers, added up.

    Examples
    --------
    >>> total = Total()
    >>> total.add(Fraction(1, 2), Fraction(8, 9))
    >>> total.divided(1)
    RootSum(terms=((2, Fraction(1, 3)),))
    """

    def __init__(self) -> None:
        self._by_radicand: defaultdict[int, Fraction] = defaultdict(Fraction)

    def add(self, c: Fraction, square: Fraction) -> None:
        """Add ``c sqrt(square)``."""
        if square:
            n = square.numerator * square.denominator
            radicand = prod(int(p) for p, e in fmpz(n).factor() if e % 2)
            root = Fraction(isqrt(n // radicand), square.denominator)
            self._by_radicand[radicand] += c * root

    def divided(self, by: Fraction | int) -> RootSum:
        """The sum over a number."""
        found = sorted(self._by_radicand.items())
        return RootSum(tuple((r, c / by) for r, c in found if c))


def sum_of(sums: Iterable[RootSum]) -> RootSum:
    """All of them in one."""
    found: defaultdict[int, Fraction] = defaultdict(Fraction)
    for one in sums:
        for r, c in one.terms:
            found[r] += c
    return RootSum(tuple(sorted((r, c) for r, c in found.items() if c)))


def part_of(
    rows: Sequence[Integers], outputs: Sequence[Integers], box: Box, scale: int
) -> tuple[RootSum, RootSum]:
    """What a region adds to the volume of bends and to the variation, over that of the box.

    Parameters
    ----------
    rows : sequence
        The inequalities of the region, one for each other function of each unit.
    outputs : sequence
        Affine functions.
    scale : int
        By which the outputs are multiplied.

    Notes
    -----
    Each bend is seen from both sides, so each side counts one half. Where the noise around zero is
    symmetric, this is what its limit says also of a unit that is zero on a bend from one side.
    """
    check_time()
    bends, variation, whole = Total(), Total(), _volume(corners_of(box))
    corners = clipped(corners_of(box), rows)
    if volume := _volume(corners):
        for row in rows:
            if any(row[1:]):
                square = Fraction(sum(v * v for v in row[1:]))
                for length in _sides(corners, row):
                    bends.add(length / 2, square)
        slope = sum(v * v for f in outputs for v in f[1:])
        variation.add(volume / scale, Fraction(slope))
    return bends.divided(whole), variation.divided(whole)


def fields(parts: Iterable[tuple[RootSum, RootSum]]) -> dict[str, Any]:
    """The sums as in an engine's answer: radicands, numerators, denominators."""
    found = zip(*parts, strict=True)
    return {
        name: tuple(v for r, c in sum_of(sums).terms for v in (r, *c.as_integer_ratio()))
        for name, sums in zip(("complexity", "variation"), found, strict=True)
    }


def volumes(regions: Iterable[Sequence[Integers]], box: Box) -> list[Fraction]:
    """Of the parts with these inequalities."""
    return [_volume(clipped(corners_of(box), rows)) for rows in regions]


def corners_of(box: Box) -> list[Point]:
    """The ends of an interval, or the corners of a rectangle, one after another."""
    if len(box) == 1:
        return [(v,) for v in box[0]]
    (a, b), (c, d) = box
    return [(a, c), (b, c), (b, d), (a, d)]


def clipped(corners: list[Point], rows: Iterable[Integers]) -> list[Point]:
    """The part of an interval or a convex polygon with these inequalities."""
    for row in rows:
        values = [affine_value(row, p) for p in corners]
        found: list[Point] = []
        for i, (p, v) in enumerate(zip(corners, values, strict=True)):
            q, w = corners[i - 1], values[i - 1]
            if (v > 0 > w or v < 0 < w) and (i or len(p) > 1):
                found.append(tuple((v * y - w * x) / (v - w) for x, y in zip(p, q, strict=True)))
            if v >= 0:
                found.append(p)
        corners = found
    return corners


def _volume(corners: list[Point]) -> Fraction:
    if not corners:
        return Fraction(0)
    if len(corners[0]) == 1:
        return max(corners)[0] - min(corners)[0]
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum((p[0] * q[1] - p[1] * q[0] for p, q in pairs), Fraction(0))) / 2


def _sides(corners: list[Point], row: Integers) -> list[Fraction]:
    """The lengths of sides on which a row is zero, over that of its slope as a vector.

    The end of an interval has the length 1.
    """
    on, slope = [not affine_value(row, p) for p in corners], sum(map(abs, row[1:]))
    if len(corners[0]) == 1:
        return [Fraction(1, slope)] * sum(on)
    return [
        sum((abs(x - y) for x, y in zip(corners[i - 1], p, strict=True)), Fraction(0)) / slope
        for i, p in enumerate(corners)
        if on[i] and on[i - 1]
    ]
