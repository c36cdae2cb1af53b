"""Linear programmes over the rationals: ``max c x`` where ``A x = b`` and ``x >= 0``, with a proof.

Floating point proposes which entries and which slacks are zero, exact linear algebra decides; where
a proposal fails, the simplex method over the rationals does, which ends by Bland's rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from flint import fmpq

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.exact import to_flint
from neurovariety.algebra.linear import echelon, matrix

FEW = 300
"""Numbers in a programme that is solved without SciPy, whose import takes longer."""
_SMALL = 1e-9

Vector = list[Any]


class Outcome(NamedTuple):
    """What a programme has, with its proof.

    Parameters
    ----------
    x : list of fmpq, or None
        An optimum; if the programme is unbounded, a point.
    y : list of fmpq, or None
        Prices of the equations: ``y A >= c`` and ``y b = c x``. If no x is feasible, ``y A >= 0``
        and ``y b < 0`` (Farkas).
    ray : list of fmpq, or None
        If the programme is unbounded: ``A ray = 0``, ``ray >= 0``, ``c ray > 0``.
    """

    x: Vector | None
    y: Vector | None
    ray: Vector | None


def maximise(A: Sequence[Sequence[Any]], b: Sequence[Any], c: Sequence[Any]) -> Outcome:
    """Solve a linear programme.

    Examples
    --------
    >>> maximise([[1, 1]], [2], [3, 1])
    Outcome(x=[2, 0], y=[3], ray=None)
    >>> maximise([[1, 1]], [-2], [3, 1])
    Outcome(x=None, y=[1], ray=None)
    >>> maximise([[1, -1]], [2], [3, 1])
    Outcome(x=[2, 0], y=None, ray=[1, 1])
    """
    rows = [[to_flint(v) for v in row] for row in A]
    right, prices = [to_flint(v) for v in b], [to_flint(v) for v in c]
    if len(rows) * len(prices) > FEW:
        found = _proposed(rows, right, prices)
        if found is not None:
            return found
    return _by_simplex(rows, right, prices)


def slacks(A: Sequence[Sequence[Any]], y: Vector, c: Sequence[Any]) -> Vector:
    """``y A - c``."""
    return [dot(y, column) - to_flint(v) for column, v in zip(zip(*A, strict=True), c, strict=True)]


def dot(a: Sequence[Any], b: Sequence[Any]) -> Any:
    """The scalar product, FLINT's number."""
    return sum((to_flint(u) * to_flint(v) for u, v in zip(a, b, strict=True) if u and v), fmpq(0))


def solution(rows: Sequence[Sequence[Any]], right: Sequence[Any]) -> Vector | None:
    """Some x with ``rows x = right``, zero at free columns; None if there is none.

    Examples
    --------
    >>> solution([[1, 2], [2, 4]], [3, 6]), solution([[1, 2], [2, 4]], [3, 7])
    ([3, 0], None)
    """
    n = len(rows[0])
    reduced, pivots = echelon(matrix([[*row, v] for row, v in zip(rows, right, strict=True)]))
    if n in pivots:
        return None
    x = [fmpq(0)] * n
    for i, j in enumerate(pivots):
        x[j] = reduced[i, n]
    return x


def _proposed(A: list[Vector], b: Vector, c: Vector) -> Outcome | None:
    """The optimum that HiGHS finds, if its zeros determine an exact one."""
    try:
        from scipy.optimize import linprog
    except ImportError:
        return None
    try:
        floats = [[float(v.p) / float(v.q) for v in row] for row in (*A, b, c)]
    except OverflowError:
        return None
    found = linprog([-v for v in floats[-1]], A_eq=floats[:-2], b_eq=floats[-2], method="highs")
    if found.status != 0:
        return None
    support = [j for j, v in enumerate(found.x) if v > _SMALL]
    tight = [j for j, v in enumerate(found.lower.marginals) if abs(v) < _SMALL or j in support]
    part = solution([[row[j] for j in support] for row in A], b) if support else None
    y = solution([[row[j] for row in A] for j in tight], [c[j] for j in tight]) if tight else None
    if part is None or y is None or min(part) < 0 or min(slacks(A, y, c)) < 0:
        return None
    x = [fmpq(0)] * len(c)
    for j, v in zip(support, part, strict=True):
        x[j] = v
    return Outcome(x, y, None)


def _by_simplex(A: list[Vector], b: Vector, c: Vector) -> Outcome:
    m, n = len(A), len(c)
    signs = [-1 if v < 0 else 1 for v in b]
    T = [
        [*(s * v for v in row), *(fmpq(int(i == k)) for k in range(m)), s * b[i]]
        for i, (row, s) in enumerate(zip(A, signs, strict=True))
    ]
    basis = [n + i for i in range(m)]
    # first the sum of what the equations lack
    z = [-sum((row[j] for row in T), fmpq(0)) for j in range(n + m + 1)]
    for j in range(n, n + m):
        z[j] = fmpq(0)
    minimise(T, z, basis, n)
    if z[-1]:
        return Outcome(None, [s * (z[n + i] - 1) for i, s in enumerate(signs)], None)
    for i in range(m):  # what is left of it has the value zero
        if basis[i] >= n:
            enter = next((j for j in range(n) if T[i][j]), None)
            if enter is not None:
                _pivot(T, z, basis, i, enter)
    z = [*(-v for v in c), *[fmpq(0)] * (m + 1)]
    for i, j in enumerate(basis):
        if j < n and (factor := z[j]):
            z = [a - factor * v for a, v in zip(z, T[i], strict=True)]
    unbounded = minimise(T, z, basis, n)
    x = [fmpq(0)] * n
    for i, j in enumerate(basis):
        if j < n:
            x[j] = T[i][-1]
    if unbounded is None:
        return Outcome(x, [s * z[n + i] for i, s in enumerate(signs)], None)
    ray = [fmpq(int(j == unbounded)) for j in range(n)]
    for i, j in enumerate(basis):
        if j < n:
            ray[j] = -T[i][unbounded]
    return Outcome(x, None, ray)


def minimise(T: list[Vector], z: Vector, basis: list[int], n: int) -> int | None:
    """Pivot a tableau until none of the first n prices is negative, by Bland's rule.

    Parameters
    ----------
    T, z : lists of fmpq
        The rows and the prices, the right hand side last; changed in place.
    basis : list of int
        The column of each row; changed in place.
    n : int
        Which columns may enter.

    Returns
    -------
    int or None
        The column along which nothing stops, if there is one.

    Examples
    --------
    >>> T, z, basis = [[fmpq(1), fmpq(2), fmpq(4)]], [fmpq(0), fmpq(-1), fmpq(0)], [0]
    >>> minimise(T, z, basis, 2), basis, z[-1]
    (None, [1], 2)
    """
    while (enter := next((j for j in range(n) if z[j] < 0), None)) is not None:
        check_time()
        rows = [i for i, row in enumerate(T) if row[enter] > 0]
        if not rows:
            return enter
        leave = min(rows, key=lambda i: (T[i][-1] / T[i][enter], basis[i]))
        _pivot(T, z, basis, leave, enter)
    return None


def _pivot(T: list[Vector], z: Vector, basis: list[int], leave: int, enter: int) -> None:
    pivot = T[leave][enter]
    T[leave] = [v / pivot for v in T[leave]]
    basis[leave] = enter
    for row in (*(r for i, r in enumerate(T) if i != leave), z):
        if factor := row[enter]:
            row[:] = [a - factor * v for a, v in zip(row, T[leave], strict=True)]
