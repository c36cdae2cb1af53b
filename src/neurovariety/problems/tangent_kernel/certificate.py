"""The smallest eigenvalue between a quotient of Rayleigh and a matrix that is definite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

import flint
import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.shown import Shown
from neurovariety.certify.balls import ball, dyadic, interval, working
from neurovariety.certify.definite import is_definite
from neurovariety.errors import TooLarge
from neurovariety.problems.tangent_kernel.kernel import Integers, kernel, null_vector
from neurovariety.problems.tangent_kernel.separation import bits_for

PART = Fraction(1, 2 * 10**12)
"""How far apart the ends are, of the eigenvalue."""

MOST_BITS = 20_000
_DIGITS = 60
_NEAR = 1 - Fraction(1, 10**10)


@dataclass(frozen=True)
class Certificate(Shown):
    """What proves where the smallest eigenvalue is; any engine can check it.

    Parameters
    ----------
    low, high : Fraction
        The matrix less ``low`` is positive definite; or both are zero.
    vector : tuple of int
        Its quotient of Rayleigh is less than ``high``.
    null : tuple of Fraction
        As `null_vector` has it.
    bits : int
        The precision that was enough.
    """

    low: Fraction
    high: Fraction
    vector: tuple[int, ...]
    null: tuple[Fraction, ...]
    bits: int


def certificate(points: Sequence[Integers], slope: Fraction) -> Certificate:
    """By exact relations of the points, or by vectors that are nearer and nearer to the first.

    Raises
    ------
    TooLarge
        If too many digits are needed.
    """
    if null := null_vector(points, slope):
        return Certificate(Fraction(0), Fraction(0), (), null, 0)
    bits = bits_for(points)
    while bits <= MOST_BITS:
        with working(bits):
            K = kernel(points, slope)
            for vector in _nearer(K):
                check_time()
                rounded = tuple(round(dyadic(v) * 2 ** (bits // 2)) for v in vector.entries())
                whole = flint.arb_mat(K.nrows(), 1, list(rounded))
                high = _short(interval(rayleigh(K, whole))[1] * (1 + PART / 10))
                low = _short(high * (1 - PART))
                if is_definite(K - _multiple(low, K.nrows())):
                    return Certificate(low, high, rounded, (), bits)
        bits *= 2
    raise TooLarge(f"the smallest eigenvalue needs more than {MOST_BITS} bits")


def rayleigh(K: Any, vector: Any) -> Any:
    """The quotient of Rayleigh."""
    across = vector.transpose()
    return (across * K * vector)[0, 0] / (across * vector)[0, 0]


def _nearer(K: Any) -> Iterator[Any]:
    """A vector of floating point after a step of inverse iteration, and after more of them.

    The first step makes it the same on all machines, the others are for tiny eigenvalues.
    """
    n = K.nrows()
    floats = np.array([float((v / K[0, 0]).mid()) for v in K.entries()]).reshape(n, n)
    vector = flint.arb_mat(n, 1, [float(v) for v in np.linalg.eigh(floats)[1][:, 0]])
    for steps in ((_NEAR,), (0, 0, 0, _NEAR, _NEAR)):
        for part in steps:
            shift = part * dyadic(rayleigh(K, vector).mid())
            try:
                solved = (K - _multiple(shift, n)).solve(vector).entries()
            except ZeroDivisionError:  # as near to the eigenvalue as the balls can tell
                break
            half = max(abs(v.mid()) for v in solved) / 2
            first = next(v for v in solved if abs(v.mid()) > half)
            vector = flint.arb_mat(n, 1, [(v / first).mid() for v in solved])
        yield vector


def _multiple(c: Fraction, n: int) -> Any:
    """Of the matrix one."""
    found = flint.arb_mat(n, n)
    for i in range(n):
        found[i, i] = ball(c)
    return found


def _short(value: Fraction) -> Fraction:
    """A number of 60 bits that is as large or larger."""
    shift = _DIGITS + value.denominator.bit_length() - value.numerator.bit_length()
    return Fraction(ceil(value * Fraction(2) ** shift)) / Fraction(2) ** shift
