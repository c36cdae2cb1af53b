"""Strict linear inequalities, decided with a proof: a solution, or that there is none.

By Gordan's theorem either some w has ``R w > 0``, or some nonnegative y, not zero, has ``y R = 0``.
Floating point proposes, integers decide: no tolerance stands between the two.
"""

from __future__ import annotations

from math import gcd, lcm
from typing import Any, NamedTuple

import numpy as np
from flint import fmpq, fmpz_mat

from neurovariety.errors import MissingDependency

_SCALES = (2**10, 2**20, 2**36)
"""To what a solution in floating point is scaled before it is rounded."""
_LARGE = 2**62
FEW = 60
"""Numbers in a system that is decided without SciPy, whose import takes longer."""
_SMALL = 1e-9


class Decision(NamedTuple):
    """The proof of one of the two.

    Parameters
    ----------
    solution : tuple of int, or None
        An integer vector w with ``R w > 0``.
    combination : dict of int to int, or None
        Positive multiples of rows whose sum is zero, by the numbers of the rows.
    """

    solution: tuple[int, ...] | None
    combination: dict[int, int] | None


def decide(R: Any, few: int = FEW) -> Decision:
    """Decide whether some w has ``R w > 0``.

    Parameters
    ----------
    R : array of integers
        With at least one row and one column; of objects where they do not fit into 64 bits.
    few : int
        Systems with at most so many numbers are decided without SciPy.

    Raises
    ------
    MissingDependency
        Without SciPy, unless the system is small.

    Examples
    --------
    >>> decide(np.array([[1, 0], [1, 1]]))
    Decision(solution=(2, -1), combination=None)
    >>> decide(np.array([[1, 0], [0, 1], [-2, -3]]))
    Decision(solution=None, combination={0: 2, 1: 3, 2: 1})
    """
    if R.size <= few:
        return by_simplex(R)
    try:
        from scipy.optimize import nnls
    except ImportError:
        raise MissingDependency(
            'SciPy is needed for linear inequalities: pip install "neurovariety[polyhedra]"'
        ) from None

    if not R.any(axis=1).all():
        zero = int(np.flatnonzero(~R.astype(bool).any(axis=1))[0])
        return Decision(None, {zero: 1})
    A = _unit_rows(R)
    m, n = A.shape
    E, f = np.empty((n + 1, m)), np.zeros(n + 1)
    E[:n], E[n], f[n] = A.T, 1, 1
    try:
        y, distance = nnls(E, f)
    except RuntimeError:  # too many steps
        return by_simplex(R)
    if distance > _SMALL:
        w = (E @ y - f)[:n]
        found = _rounded(R, w)
    else:
        found = _combination(R, np.flatnonzero(y > _SMALL / 10).tolist())
    return found or by_simplex(R)


def _unit_rows(R: Any) -> Any:
    """Positive multiples of the rows, in floating point."""
    if R.dtype == object:
        rows = [[int(v) / max(abs(int(u)) for u in row) for v in row] for row in R]
        return np.array(rows)
    A = R.astype(float)
    return A / np.sqrt((A * A).sum(axis=1))[:, None]


def _rounded(R: Any, w: Any) -> Decision | None:
    w = w / np.abs(w).max()
    most = int(np.abs(R).max()) * R.shape[1]
    for scale in _SCALES:
        v = np.rint(w * scale).astype(np.int64)
        exact = R @ v if most * scale < _LARGE else R.astype(object) @ v.astype(object)
        if (exact > 0).all():
            return Decision(tuple(map(int, v)), None)
    return None


def _combination(R: Any, support: list[int]) -> Decision | None:
    """The one with this support, if there is one and it is unique."""
    if not support:
        return None
    columns = [[int(v) for v in R[j]] for j in support]
    kernel, nullity = fmpz_mat(list(map(list, zip(*columns, strict=True)))).nullspace()
    if nullity != 1:
        return None
    y = [int(kernel[i, 0]) for i in range(len(support))]
    if max(y) > 0 > min(y):
        return None
    common = gcd(*y)
    return Decision(None, {j: abs(v) // common for j, v in zip(support, y, strict=True) if v})


def by_simplex(R: Any) -> Decision:
    """The same by the simplex method over the rationals, which ends by Bland's rule; slow.

    Examples
    --------
    >>> by_simplex(np.array([[1, 0], [1, 1]]))
    Decision(solution=(2, -1), combination=None)
    >>> by_simplex(np.array([[1, 0], [0, 1], [-2, -3]])).combination
    {0: 2, 1: 3, 2: 1}
    """
    m, n = R.shape
    # minimise the sum of the slacks of  y R = 0, sum y = 1  over  y >= 0
    rows = [[fmpq(int(R[j, i])) for j in range(m)] for i in range(n)] + [[fmpq(1)] * m]
    T = [
        [*row, *(fmpq(int(i == k)) for k in range(n + 1)), fmpq(int(i == n))]
        for i, row in enumerate(rows)
    ]
    z = [-sum(column) for column in zip(*rows, strict=True)]
    z += [fmpq(0)] * (n + 1) + [fmpq(-1)]
    basis = [m + i for i in range(n + 1)]
    while (enter := next((j for j in range(m) if z[j] < 0), None)) is not None:
        leave = min(
            (i for i in range(n + 1) if T[i][enter] > 0),
            key=lambda i: (T[i][-1] / T[i][enter], basis[i]),
        )
        pivot = T[leave][enter]
        T[leave] = [v / pivot for v in T[leave]]
        basis[leave] = enter
        for row in (*(T[i] for i in range(n + 1) if i != leave), z):
            if factor := row[enter]:
                row[:] = [a - factor * b for a, b in zip(row, T[leave], strict=True)]
    if z[-1]:
        # the prices of the equations: those of the first n, turned round, are a solution
        w = [z[m + i] - 1 for i in range(n)]
        return Decision(_primitive(w), None)
    found = {j: T[i][-1] for i, j in enumerate(basis) if j < m and T[i][-1]}
    support = sorted(found)
    y = _primitive([found[j] for j in support])
    return Decision(None, dict(zip(support, y, strict=True)))


def _primitive(values: list[fmpq]) -> tuple[int, ...]:
    """The positive multiple in integers without a common factor."""
    scale = lcm(*(int(v.q) for v in values))
    integers = [int(v.p) * (scale // int(v.q)) for v in values]
    common = gcd(*integers)
    return tuple(v // common for v in integers)
