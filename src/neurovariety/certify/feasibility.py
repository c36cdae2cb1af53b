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
from neurovariety.programs.simplex import minimise

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
    return decide_all(R[None], few)[0]


def decide_all(systems: Any, few: int = FEW) -> list[Decision]:
    """The same for many systems with equally many rows, together: an array with three axes.

    Examples
    --------
    >>> yes, no = decide_all(np.array([[[1, 0], [1, 1]], [[1, 0], [-1, 0]]]))
    >>> yes.solution, no.combination
    ((2, -1), {0: 1, 1: 1})
    """
    if systems[0].size <= few:
        return [by_simplex(R) for R in systems]
    try:
        from scipy.optimize import nnls
    except ImportError:
        raise MissingDependency(
            'SciPy is needed for linear inequalities: pip install "neurovariety[polyhedra]"'
        ) from None

    count, m, n = systems.shape
    zero = ~systems.astype(bool).any(axis=2)
    E, f = np.ones((count, n + 1, m)), np.zeros(n + 1)
    E[:, :n], f[n] = _unit_rows(systems, zero).transpose(0, 2, 1), 1
    found: list[Decision | None] = [None] * count
    proposed, at = [], []
    for i in range(count):
        if zero[i].any():
            found[i] = Decision(None, {int(zero[i].argmax()): 1})
            continue
        try:
            y, distance = nnls(E[i], f)
        except RuntimeError:  # too many steps
            continue
        if distance > _SMALL:
            proposed.append((E[i] @ y - f)[:n])
            at.append(i)
        else:
            found[i] = _combination(systems[i], np.flatnonzero(y > _SMALL / 10).tolist())
    if at:
        for i, solution in zip(at, _rounded(systems[at], np.array(proposed)), strict=True):
            found[i] = solution
    return [decision or by_simplex(systems[i]) for i, decision in enumerate(found)]


def _unit_rows(systems: Any, zero: Any) -> Any:
    """Positive multiples of the rows, in floating point."""
    largest = np.abs(systems).max(axis=2, keepdims=True) + zero[:, :, None]
    A = (systems / largest).astype(float)
    return A / np.sqrt((A * A).sum(axis=2, keepdims=True) + zero[:, :, None])


def _rounded(systems: Any, proposed: Any) -> list[Decision | None]:
    proposed = proposed / np.abs(proposed).max(axis=1, keepdims=True)
    most = int(np.abs(systems).max()) * systems.shape[2]
    found: list[Decision | None] = [None] * len(systems)
    left = np.arange(len(systems))
    for scale in _SCALES:
        v = np.rint(proposed[left] * scale).astype(np.int64)
        R, w = systems[left], v[:, :, None]
        exact = R @ w if most * scale < _LARGE else R.astype(object) @ w.astype(object)
        right = (exact > 0).all(axis=(1, 2))
        for i, solution in zip(left[right], v[right].tolist(), strict=True):
            found[i] = Decision(tuple(solution), None)
        left = left[~right]
        if not len(left):
            break
    return found


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
    minimise(T, z, basis, m)
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
