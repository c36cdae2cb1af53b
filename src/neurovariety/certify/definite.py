"""Positive definite matrices of balls, by halves, which FLINT multiplies and solves."""

from __future__ import annotations

from typing import Any

import flint

_SMALL = 12


def is_definite(H: Any) -> bool:
    """Whether a symmetric matrix of balls is certified to be positive definite.

    A matrix is definite if its first half A is, and what is left of the second after elimination,
    ``C - B^t A^-1 B``.

    Examples
    --------
    >>> is_definite(flint.arb_mat(2, 2, [2, 1, 1, 2])), is_definite(flint.arb_mat(2, 2, [1] * 4))
    (True, False)
    """
    n = H.nrows()
    if n <= _SMALL:
        return _by_pivots(H)
    m = n // 2
    A, B, C = _block(H, 0, m, 0, m), _block(H, 0, m, m, n), _block(H, m, n, m, n)
    return is_definite(A) and is_definite(C - B.transpose() * A.solve(B))


def _by_pivots(H: Any) -> bool:
    rows = H.table()
    while rows:
        (pivot, *top), *below = rows
        if not pivot > 0:
            return False
        rows = [[v - first * t / pivot for v, t in zip(r, top, strict=True)] for first, *r in below]
    return True


def _block(H: Any, top: int, bottom: int, left: int, right: int) -> Any:
    entries = [H[i, j] for i in range(top, bottom) for j in range(left, right)]
    return flint.arb_mat(bottom - top, right - left, entries)
