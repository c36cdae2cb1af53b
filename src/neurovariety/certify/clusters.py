"""Which roots of a polynomial with known multiplicities are real."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import comb

import flint
import numpy as np

from neurovariety.certify.balls import Box, ball, working

_TURNS = ((1, 0), (4, 3), (12, 5), (15, 8))
"""Changes of coordinates, so that no root is at infinity."""

_BITS = 192


def real_roots(
    coefficients: Box, multiplicities: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The multiplicities of the real roots, and of one of each pair of conjugate ones.

    Parameters
    ----------
    coefficients : Box
        Of a real polynomial, that of the constant first; a leading zero is a root at infinity.
    multiplicities : sequence of int
        Of all its complex roots, known by other means.

    Returns
    -------
    tuple of tuple of int, or None
        Each the largest first; None if nothing is proved.

    Notes
    -----
    A disc in which one term of the expansion at its centre, of degree m, outweighs all others on
    the circle has m roots (Pellet). Discs that are disjoint, with the given multiplicities, have
    one different root each. One around a real number has with a root its conjugate.

    Examples
    --------
    >>> exact = [tuple((c, c) for c in f) for f in ([1, 0, 1], [0, 0, 1], [1, 1, 1, 1])]
    >>> real_roots(exact[0], (1, 1)), real_roots(exact[1], (2,)), real_roots(exact[2], (1, 1, 1))
    (((), (1,)), ((2,), ()), ((1,), (1,)))
    """
    with working(_BITS):
        for turn in _TURNS:
            f = _turned([ball(c) for c in coefficients], *turn)
            for digits in range(1, 10):
                found = _apart(f, 10.0**-digits, sorted(multiplicities, reverse=True))
                if found is not None:
                    return found
    return None


def _turned(f: Sequence[flint.arb], a: int, b: int) -> list[flint.arb]:
    """The coefficients of the form f(a x + b y, a y - b x)."""
    n, found = len(f) - 1, [flint.arb(0)] * len(f)
    for k, c in enumerate(f):
        for i in range(k + 1):
            for j in range(n - k + 1):
                sign = comb(k, i) * comb(n - k, j) * (-1) ** j
                found[i + j] += c * sign * a ** (i + n - k - j) * b ** (k - i + j)
    return found


def _apart(
    f: Sequence[flint.arb], radius: float, multiplicities: list[int]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    n = len(f) - 1
    floats = [float(c.mid()) for c in reversed(f)]
    roots = np.roots(floats)
    if len(roots) < n or not np.isfinite(roots).all():
        return None
    clusters: list[list[complex]] = []
    for root in roots.tolist():
        near = [c for c in clusters if any(abs(root - other) <= radius for other in c)]
        clusters = [c for c in clusters if c not in near] + [[root, *chain(*near)]]
    if sorted(map(len, clusters), reverse=True) != multiplicities:
        return None
    centres = [(complex(np.mean(c)), len(c)) for c in clusters]
    centres = [(z if abs(z.imag) > radius else complex(z.real), m) for z, m in centres]
    points = [z for z, _ in centres]
    if any(abs(z - w) <= 3 * radius for i, z in enumerate(points) for w in points[:i]):
        return None
    if not all(_has_roots(f, z, radius, m) for z, m in centres):
        return None
    real = (m for z, m in centres if not z.imag)
    upper = (m for z, m in centres if z.imag > 0)
    return tuple(sorted(real, reverse=True)), tuple(sorted(upper, reverse=True))


def _has_roots(f: Sequence[flint.arb], centre: complex, radius: float, m: int) -> bool:
    """Whether the term of degree m outweighs all others together."""
    z, r = flint.acb(centre.real, centre.imag), flint.arb(radius)
    weights = []
    for k in range(len(f)):
        at = sum((f[i] * comb(i, k) * z ** (i - k) for i in range(k, len(f))), flint.acb(0))
        weights.append(abs(at) * r**k)
    others = sum((w for k, w in enumerate(weights) if k != m), flint.arb(0))
    return bool(weights[m] > others)
