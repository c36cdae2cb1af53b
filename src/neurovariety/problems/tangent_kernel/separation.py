"""How far points on the sphere are from each other, and what bounds say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import flint

from neurovariety.algebra.shown import Shown
from neurovariety.certify.balls import Interval, interval, working
from neurovariety.problems.tangent_kernel.kernel import Integers, Parts, angles, opposite

BITS = 128


@dataclass(frozen=True)
class Separation(Shown):
    """The distances of points on the sphere.

    Parameters
    ----------
    delta : Interval
        The smallest distance of two points, or of one and the opposite of another: how far from
        collinear they are; zero if two are opposite.
    delta_prime : Interval
        The smallest distance of two points.
    scaling : Interval or None
        ``(1 + d log(1/delta)/log d)^-3 delta^2`` in dimension d, with delta at most 1: for ReLU the
        smallest eigenvalue is at least this, up to a constant that the theorem does not name.
        None in dimensions below 3 or if delta is zero.
    """

    delta: Interval
    delta_prime: Interval
    scaling: Interval | None


def bits_for(points: Sequence[Integers]) -> int:
    """So many that different points are told apart."""
    return BITS + 2 * max(v.bit_length() for x in points for v in x)


def separation(points: Sequence[Integers], slope: Fraction) -> tuple[Separation, Interval]:
    """Of at least two points, and the least of the smallest eigenvalues of the kernel at two."""
    with working(bits_for(points)):
        parts = Parts.of(slope)
        near, far, least = parts.pi, parts.pi, parts.diagonal
        for _, _, (t, cos, sin) in angles(points):
            near, far = near.min(t), far.min(t.min(parts.pi - t))
            least = least.min(parts.diagonal - abs(parts.entry(t, cos, sin)))
        close, aligned = 2 * (near / 2).sin(), 2 * (far / 2).sin()
        d, found = len(points[0]), None
        if opposite(points):
            aligned = flint.arb(0)
        elif d >= 3:
            found = _scaling(aligned, d)
        low, high = interval(least)
        return (
            Separation(interval(aligned), interval(close), found),
            (max(low, Fraction(0)), high),
        )


def _scaling(delta: Any, d: int) -> Interval:
    delta = delta.min(flint.arb(1))
    return interval(delta**2 / (1 - d * delta.log() / flint.arb(d).log()) ** 3)
