"""Which monomials of a tropical polynomial are the largest somewhere.

One after another is compared with those that are known to be the largest somewhere. If it is larger
than all of them at some point, then one that is the largest of all there is a new one; if not, it
lies under a simplex of some of them, as others do that need not be looked at any more (Clarkson).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Any, TypeAlias

import numpy as np
from flint import fmpq_mat, fmpz_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.feasibility import FEW, decide
from neurovariety.errors import TooLarge
from neurovariety.networks.piecewise.function import Integers

Tropical: TypeAlias = tuple[Integers, ...]
"""Monomials: the constant, then the exponents."""
_LARGE = 2**62


def once(monomials: Iterable[Integers]) -> Tropical:
    """Of monomials with the same exponents the largest, in the order of the exponents."""
    best: dict[Integers, int] = {}
    for c, *s in monomials:
        key = tuple(s)
        best[key] = max(c, best.get(key, c))
    return tuple((best[s], *s) for s in sorted(best))


def pruned(monomials: Iterable[Integers], most: float = inf) -> Tropical:
    """Those that are larger than all others somewhere.

    Raises
    ------
    TooLarge
        As soon as there are more than ``most``.

    Examples
    --------
    >>> pruned([(0, -1), (0, 1), (-1, 0), (-2, 1)])
    ((0, -1), (0, 1))
    """
    every = once(monomials)
    A = _exact(every)
    infinity = np.array([[1] + [0] * (len(every[0]) - 1)], A.dtype)
    kept: list[int] = []
    left = np.ones(len(every), bool)
    for i in range(len(every)):
        while left[i]:
            check_time()
            decision = decide(_narrow(np.concatenate([infinity, A[i] - A[kept]])), FEW // 4)
            if decision.solution is not None:
                best = _largest(A, decision.solution)
                kept.append(best)
                if len(kept) > most:
                    raise TooLarge(f"more than {most} monomials that are the largest somewhere")
                left[best] = False
            else:
                used = [kept[r - 1] for r in decision.combination or {} if r]
                left &= ~_under([every[k] for k in used], A)
                left[i] = False
    return tuple(every[i] for i in sorted(kept))


def _narrow(R: Any) -> Any:
    """Of 64 bits only if all products with witnesses fit too."""
    fits = R.dtype != object and np.abs(R).max() * R.shape[1] < 2**24
    return R if fits else R.astype(object)


def _exact(table: Iterable[Integers]) -> Any:
    """Integers of 64 bits, if all are smaller than 2^31."""
    rows = list(table)
    fits = max(abs(v) for row in rows for v in row) < 2**31
    return np.array(rows, np.int64 if fits else object)


def _times(A: Any, B: Any) -> Any:
    """The product, of integers of any size."""
    most = int(np.abs(A).max()) * int(np.abs(B).max()) * B.shape[0]
    return A @ B if most < _LARGE else A.astype(object) @ B.astype(object)


def _largest(A: Any, w: Integers) -> int:
    """The number of a row that is the largest at a point near this one."""
    values = _times(A, _exact([(v,) for v in w]))[:, 0]
    ties = np.flatnonzero(values == values.max()).tolist()
    return max(ties, key=lambda i: tuple(A[i].tolist()))


def _under(simplex: list[Integers], A: Any) -> Any:
    """Which rows are nowhere larger than all vertices of a simplex, if it has all dimensions."""
    B = fmpz_mat([[1, *m[1:]] for m in simplex])
    if B.nrows() != B.ncols() or not B.det():
        return np.zeros(len(A), bool)
    inverse, common = fmpq_mat(B).inv().numer_denom()
    coordinates = A.copy()
    coordinates[:, 0] = 1
    weights = _times(coordinates, _exact(tuple(map(int, row)) for row in inverse.tolist()))
    heights = _times(weights, _exact([m[:1] for m in simplex]))[:, 0]
    own = _times(A[:, :1], _exact([(int(common),)]))[:, 0]
    return (weights >= 0).all(axis=1) & (heights >= own)
