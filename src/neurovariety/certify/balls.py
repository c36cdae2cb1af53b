"""Exact intervals and ball arithmetic."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from math import inf, isqrt
from numbers import Rational
from threading import RLock
from typing import Any, TypeAlias

import flint

from neurovariety.algebra.exact import format_rational, to_flint
from neurovariety.algebra.shown import decimal, rounded

Interval: TypeAlias = tuple[Fraction, Fraction]
"""The end points of a closed interval; ``(a, a)`` is the number ``a`` itself."""

Box: TypeAlias = tuple[Interval, ...]
ZERO: Interval = (Fraction(0), Fraction(0))
_PRECISION = RLock()
# A fork waits for the block that another thread is in: in the copy nobody would end it.
os.register_at_fork(
    before=_PRECISION.acquire,
    after_in_parent=_PRECISION.release,
    after_in_child=_PRECISION.release,
)
_ROOT_BITS = 60


@contextmanager
def working(precision: int) -> Iterator[None]:
    """Set the precision of ball arithmetic, in bits, for a ``with`` block.

    python-flint has one precision for all threads, so the others wait.
    """
    with _PRECISION, flint.ctx.workprec(precision):
        yield


def ball(value: Any) -> Any:
    """An ``arb`` that contains an exact number or an interval, at the working precision.

    Examples
    --------
    >>> third = ball((Fraction(1, 3), Fraction(1, 3)))
    >>> low, high = interval(third)
    >>> low < Fraction(1, 3) < high
    True
    """
    if isinstance(value, tuple):
        low, high = value
        return ball(low) if low == high else ball(low).union(ball(high))
    return flint.arb(to_flint(value) if isinstance(value, Rational) else value)


def interval(value: Any) -> Interval:
    """The exact end points of an ``arb``.

    Examples
    --------
    >>> interval(ball(Fraction(3, 4)))
    (Fraction(3, 4), Fraction(3, 4))
    """
    middle, radius = dyadic(value.mid()), dyadic(value.rad())
    return middle - radius, middle + radius


def dyadic(value: Any) -> Fraction:
    """An exact ``arb`` as the rational number that it is."""
    mantissa, exponent = (int(v) for v in value.man_exp())
    return Fraction(mantissa * 2**exponent if exponent >= 0 else Fraction(mantissa, 2**-exponent))


def column(entries: Sequence[Any]) -> Any:
    """The column of ``arb`` or ``acb`` numbers."""
    is_complex = any(isinstance(e, flint.acb) for e in entries)
    kind = flint.acb_mat if is_complex else flint.arb_mat
    return kind(len(entries), 1, list(entries))


def inside(inner: Iterable[Interval], outer: Iterable[Interval]) -> bool:
    """Whether a box lies in another.

    Examples
    --------
    >>> inside([(Fraction(0), Fraction(1))], [(Fraction(-1), Fraction(1))])
    True
    """
    return all(c <= a and b <= d for (a, b), (c, d) in zip(inner, outer, strict=True))


def disjoint(first: Iterable[Interval], second: Iterable[Interval]) -> bool:
    """Whether two boxes have no point in common.

    Examples
    --------
    >>> disjoint([(Fraction(0), Fraction(1))], [(Fraction(1), Fraction(2))])
    False
    """
    return any(b < c or d < a for (a, b), (c, d) in zip(first, second, strict=True))


def longest_side(box: Sequence[Interval]) -> Fraction:
    """The longest side of a box."""
    return max((b - a for a, b in box), default=Fraction(0))


def middle(box: Sequence[Interval]) -> tuple[Fraction, ...]:
    """The centre of a box."""
    return tuple((a + b) / 2 for a, b in box)


def square_root(side: Interval) -> Interval:
    """An enclosure of the square roots of numbers that are not negative, to 60 bits of the least.

    The root of a square is exact.

    Examples
    --------
    >>> square_root((Fraction(1, 4), Fraction(1, 4)))
    (Fraction(1, 2), Fraction(1, 2))
    >>> low, high = square_root((Fraction(2), Fraction(2)))
    >>> low**2 <= 2 <= high**2, high - low < Fraction(1, 10**17)
    (True, True)
    """
    low, high = (max(v, Fraction(0)) for v in side)
    root = Fraction(isqrt(low.numerator), isqrt(low.denominator))
    if root**2 == low == high:
        return root, root
    scale = 2 ** (_ROOT_BITS + max(0, low.denominator.bit_length() - low.numerator.bit_length()))
    return (
        Fraction(isqrt(int(low * scale**2)), scale),
        Fraction(isqrt(int(high * scale**2) + 1) + 1, scale),
    )


def ends(side: Interval) -> list[str]:
    """An interval as plain data: its exact ends.

    Examples
    --------
    >>> ends((Fraction(1, 3), Fraction(1, 2)))
    ['1/3', '1/2']
    """
    return [format_rational(v) for v in side]


def nearest_float(value: Fraction) -> float:
    """The float that is nearest, an infinite one if the number is too large for others.

    Examples
    --------
    >>> nearest_float(Fraction(1, 4)), nearest_float(Fraction(-(10**400)))
    (0.25, -inf)
    """
    try:
        return float(value)
    except OverflowError:
        return inf if value > 0 else -inf


def written(side: Interval, digits: int = 12) -> str:
    """A number as far as it is known: exact, or to so many digits, or between two numbers.

    Examples
    --------
    >>> third = Fraction(1, 3)
    >>> written((third, third)), written((third, third + Fraction(1, 10**20)))
    ('1/3', '0.333333333333')
    >>> written((third, 2 * third), 4)
    '[0.3333, 0.6667]'
    """
    if side[0] == side[1]:
        return rounded(side[0])
    low, high = (decimal(end, digits) for end in side)
    return low if low == high else f"[{low}, {high}]"


def near(side: Interval) -> float:
    """An interval as a person reads it: its centre, or zero if it may be zero.

    Examples
    --------
    >>> near((Fraction(1), Fraction(2))), near((Fraction(-1), Fraction(2)))
    (1.5, 0.0)
    """
    low, high = side
    return 0.0 if low <= 0 <= high else nearest_float((low + high) / 2)
