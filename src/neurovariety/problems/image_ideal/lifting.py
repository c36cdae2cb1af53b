"""Rational vectors from their residues."""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, isqrt

_RARE = 8


def lifted(residues: Sequence[int], modulus: int) -> list[int] | None:
    """Coprime integers that are proportional to residues; None if these would be too large.

    Of random residues about one in 2^16 is a fraction of small numbers.

    Examples
    --------
    >>> p = 2**31 - 1
    >>> lifted([1, 2 * pow(3, -1, p), -5 * pow(6, -1, p)], p), lifted([1, 123456789], p)
    ([6, 4, -5], None)
    """
    bound, scale = isqrt(modulus) >> _RARE, 1
    for r in residues:
        denominator = _denominator(r * scale % modulus, modulus, bound)
        scale *= denominator
        if not 0 < scale <= bound:
            return None
    half = modulus // 2
    found = [(r * scale + half) % modulus - half for r in residues]
    divisor = gcd(*found)
    return [a // divisor for a in found]


def _denominator(r: int, modulus: int, bound: int) -> int:
    """Of the fraction with a numerator up to a bound; 0 if its denominator is larger."""
    a, b, s, t = modulus, min(r, modulus - r), 0, 1
    while b > bound:
        q = a // b
        a, b, s, t = b, a - q * b, t, s - q * t
    return abs(t) if abs(t) <= bound else 0
