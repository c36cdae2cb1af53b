"""Square roots of intervals."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from neurovariety.certify.balls import Interval

_BITS = 60


def square_root(side: Interval) -> Interval:
    """An enclosure of the square roots of positive numbers, to 60 bits of the smallest one.

    Examples
    --------
    >>> low, high = square_root((Fraction(2), Fraction(2)))
    >>> low**2 <= 2 <= high**2, high - low < Fraction(1, 10**17)
    (True, True)
    """
    low, high = side
    scale = 2 ** (_BITS + max(0, low.denominator.bit_length() - low.numerator.bit_length()))
    return (
        Fraction(isqrt(int(low * scale**2)), scale),
        Fraction(isqrt(int(high * scale**2) + 1) + 1, scale),
    )
