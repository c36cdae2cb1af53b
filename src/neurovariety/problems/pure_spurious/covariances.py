r"""All critical points of the Bures-Wasserstein loss on covariances of bounded rank, with proof.

Let ``L(S) = tr S + tr S_0 - 2 tr (S_0^(1/2) S S_0^(1/2) + tau)^(1/2)`` with ``S = U U^t``, U of
size n x k, and S_0 positive definite with eigenvalues l_j and eigenvectors p_j. Put
``X = S_0^(1/2) U`` and ``M = X X^t + tau``.

*The points.* The derivative of L by S is ``1 - S_0^(1/2) M^(-1/2) S_0^(1/2)``, so that U is
critical if and only if ``X = S_0 M^(-1/2) X``. With ``N = X^t X + tau`` one has
``M^(-1/2) X = X N^(-1/2)``, hence ``S_0 X = X N^(1/2)``. In a basis of eigenvectors of N the
columns of X that are not zero are orthogonal eigenvectors of S_0 of eigenvalues ``l = nu^(1/2)``
and squared lengths ``nu - tau = l^2 - tau``. So S is the sum of ``s_j p_j p_j^t`` over a set J of
at most k indices with ``l_j^2 > tau``, where ``s_j = l_j - tau / l_j``; and all these are critical.
For tau = 0, where L is smooth at rank k alone, J has k elements, and ``S = S_0 P_J`` (Brechet and
others).

*Deep networks.* If U is a product ``W_h ... W_1`` with h > 1, the derivative by W_h vanishes if and
only if ``D U (W_(h-1) ... W_1)^t = 0`` for the derivative D by S; then ``D U U^t D = 0``, so
``D U = 0``: the covariances are the same, with k the smallest width.

*The loss.* It is the sum of ``-tau / l_j`` over J, and of ``l_j - 2 tau^(1/2)`` over the others. As
tau goes to 0 it goes to the sum of these l_j.

*The Hessian* in U, from divided differences of the square root (Daleckii and Krein); i and i' in J,
j not in J, e = |J|:

- ``2 (1 - l_j / l_i)`` for each i and j;
- ``2 (1 - l_j / tau^(1/2))`` for each j, k - e times;
- ``2 (1 - tau / l_i^2)`` for each i;
- ``2 (s_i + s_i') / (l_i + l_i')`` and one 0 for each i < i';
- 0, e (k - e) times.

So a critical point is a saddle unless it keeps the largest eigenvalues, as many as it can; the
zeros are the rotations of U, but for equal eigenvalues and for ``l_j^2 = tau``. As tau goes to 0
the Hessian blows up at the points with e < k, with ``-2 l_j / tau^(1/2)`` for the largest dropped
eigenvalue, and stays bounded at those with e = k.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import isqrt
from typing import Any

import flint
from sympy import Poly, Rational

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import fraction, to_flint
from neurovariety.algebra.linear import matrix
from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.certify.balls import ZERO, Interval, ball, interval, square_root, working
from neurovariety.problems.pure_spurious.result import CriticalCovariance
from neurovariety.varieties.forms import diagonal

Eigenvalues = tuple[tuple[Interval, int], ...]

_BITS, _BALLS = 64, 256


def eigenvalues_apart(f: Poly, tau: Fraction) -> tuple[Eigenvalues, tuple[int, ...]]:
    """The positive roots l of a polynomial, the largest first, and the signs of ``l^2 - tau``.

    Examples
    --------
    >>> from sympy.abc import t
    >>> roots, signs = eigenvalues_apart(Poly((t - 3) ** 2 * (t - 1), t, domain="QQ"), Fraction(1))
    >>> [(int(low), m) for (low, _), m in roots], signs
    ([(3, 2), (1, 1)], (1, 0))
    """
    (t,) = f.gens
    meets = f.gcd(Poly(t**2 - Rational(tau.numerator, tau.denominator), t, domain="QQ"))
    bits = _BITS
    while True:
        check_time()
        found = f.intervals(eps=Fraction(1, 2**bits))
        pairs = [((fraction(a), fraction(b)), m) for (a, b), m in found]
        roots = tuple(sorted((r for r in pairs if r[0][1] > 0), reverse=True))
        signs = [_sign(pair, tau, meets) for pair, _ in roots if pair[0] > 0]
        decided = tuple(s for s in signs if s is not None)
        if len(decided) == len(roots):
            return roots, decided
        bits *= 2


def _sign(pair: Interval, tau: Fraction, meets: Poly) -> int | None:
    low, high = pair
    if low**2 > tau:
        return 1
    if high**2 < tau:
        return -1
    return 0 if meets.count_roots(low, high) else None


def critical_covariances(
    eigenvalues: Eigenvalues, signs: Sequence[int], tau: Fraction, k: int
) -> Iterator[CriticalCovariance]:
    """All critical covariances of rank at most k, but for the matrices themselves.

    Examples
    --------
    >>> three, one = Fraction(3), Fraction(1)
    >>> values = (((three, three), 1), ((one, one), 1))
    >>> for S in critical_covariances(values, (1, 1), Fraction(1, 4), 1):
    ...     print(S.kept, S.loss[0], S.inertia)
    (0, 0) 2 (0, 2, 0)
    (1, 0) -1/12 (2, 0, 0)
    (0, 1) 7/4 (1, 1, 0)
    """
    root = exact_root(tau)
    multiplicities = [m for _, m in eigenvalues]
    n = sum(multiplicities)
    can = [m if s > 0 else 0 for m, s in zip(multiplicities, signs, strict=True)]
    largest = _largest(can, k)
    for kept in sorted(
        product(*(range(m + 1) for m in can)), key=lambda a: (sum(a), [-v for v in a])
    ):
        e = sum(kept)
        if e > k or (not tau and e < k):
            continue
        dropped = [m - a for a, m in zip(kept, multiplicities, strict=True)]
        pairs = [pair for pair, _ in eigenvalues]
        stationary = all(s == 0 for d, s in zip(dropped, signs, strict=True) if d)
        first = next((pair for pair, d in zip(pairs, dropped, strict=True) if d), ZERO)
        yield CriticalCovariance(
            rank=e,
            kept=kept,
            loss=_loss(pairs, kept, dropped, tau, root),
            family=sum(a * d for a, d in zip(kept, dropped, strict=True)),
            is_pure=e == k or (k == n and stationary),
            is_global=kept == largest,
            inertia=_inertia(kept, dropped, signs, k),
            components=None,
            path_components=None,
            values=tuple(_value(pair, tau) for pair, a in zip(pairs, kept, strict=True) if a),
            limit=_weighted(pairs, dropped),
            lowest=_lowest(pairs, kept, dropped, tau, root, k),
            rate=(-2 * first[1], -2 * first[0]) if e < k else ZERO,
            matrix=None,
        )


def with_matrix(
    f: CriticalCovariance, Sigma: RationalMatrix, eigenvalues: Eigenvalues
) -> CriticalCovariance:
    """The covariance with its matrix, Lagrange's polynomial in Sigma, unless it is a family."""
    if f.family:
        return f
    n, values = len(Sigma), iter(f.values)
    wanted = [next(values) if a else ZERO for a in f.kept]
    is_exact = all(low == high for (low, high), _ in eigenvalues)
    kind, number = (flint.fmpq_mat, _exact) if is_exact else (flint.arb_mat, ball)
    with working(_BALLS):
        C, one, S = kind(matrix(Sigma)), kind(matrix(diagonal([1] * n))), kind(n, n)
        nodes = [number(pair) for pair, _ in eigenvalues]
        for j, value in enumerate(map(number, wanted)):
            P = one * value
            for i, node in enumerate(nodes):
                if i != j:
                    P = P * (C - one * node) * (1 / (nodes[j] - node))
            S += P
        side = _degenerate if is_exact else interval
        return replace(f, matrix=tuple(tuple(map(side, row)) for row in S.table()))


def _exact(pair: Interval) -> Any:
    return to_flint(pair[0])


def _degenerate(value: Any) -> Interval:
    return (fraction(value),) * 2


def exact_root(tau: Fraction) -> Interval:
    """An enclosure of the square root, of length zero if it is rational.

    Examples
    --------
    >>> exact_root(Fraction(1, 9))
    (Fraction(1, 3), Fraction(1, 3))
    """
    found = Fraction(isqrt(tau.numerator), isqrt(tau.denominator))
    return (found, found) if found**2 == tau else square_root((tau, tau))


def _largest(can: Sequence[int], k: int) -> tuple[int, ...]:
    chosen = []
    for m in can:
        chosen.append(min(m, k))
        k -= chosen[-1]
    return tuple(chosen)


def _value(pair: Interval, tau: Fraction) -> Interval:
    """``l - tau / l``, which grows with l."""
    low, high = pair
    return low - tau / low, high - tau / high


def _weighted(pairs: Sequence[Interval], counts: Sequence[int]) -> Interval:
    ends = [
        sum((c * p[i] for c, p in zip(counts, pairs, strict=True)), Fraction(0)) for i in (0, 1)
    ]
    return ends[0], ends[1]


def _loss(
    pairs: Sequence[Interval],
    kept: Sequence[int],
    dropped: Sequence[int],
    tau: Fraction,
    root: Interval,
) -> Interval:
    """It grows with each eigenvalue, and falls with the root of tau."""
    limit, roots = _weighted(pairs, dropped), 2 * sum(dropped)
    inverse = _weighted([(tau / low, tau / high) for low, high in pairs], kept)
    return limit[0] - roots * root[1] - inverse[0], limit[1] - roots * root[0] - inverse[1]


def _inertia(
    kept: Sequence[int], dropped: Sequence[int], signs: Sequence[int], k: int
) -> tuple[int, int, int]:
    """The signs of the Hessian's eigenvalues; by k - e for each idle column of U."""
    n, e = sum(kept) + sum(dropped), sum(kept)
    larger = sum(a * sum(dropped[:i]) for i, a in enumerate(kept))
    negative = larger + (k - e) * sum(d for d, s in zip(dropped, signs, strict=True) if s > 0)
    flat = sum(a * d for a, d in zip(kept, dropped, strict=True))
    flat += (k - e) * sum(d for d, s in zip(dropped, signs, strict=True) if s == 0)
    flat += e * (e - 1) // 2 + e * (k - e)
    return n * k - negative - flat, negative, flat


def _lowest(
    pairs: Sequence[Interval],
    kept: Sequence[int],
    dropped: Sequence[int],
    tau: Fraction,
    root: Interval,
    k: int,
) -> Interval:
    """The smallest eigenvalue of the Hessian."""
    e = sum(kept)
    inside = [pair for pair, a in zip(pairs, kept, strict=True) if a]
    outside = [pair for pair, d in zip(pairs, dropped, strict=True) if d]
    found = [
        (2 - 2 * b[1] / a[0], 2 - 2 * b[0] / a[1]) if a != b else ZERO
        for a in inside
        for b in outside
    ]
    found += [(2 - 2 * tau / low**2, 2 - 2 * tau / high**2) for low, high in inside]
    if e < k:
        found += [(2 - 2 * high / root[0], 2 - 2 * low / root[1]) for low, high in outside]
    if e > 1 or 0 < e < k:
        found.append(ZERO)
    return min(low for low, _ in found), min(high for _, high in found)
