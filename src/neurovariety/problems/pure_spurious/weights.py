"""Enclosures of weights whose function keeps given singular directions of a quadratic loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import flint
import numpy as np

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.certify.balls import Interval, ball, column


def tight_weights(
    widths: Sequence[int],
    target: RationalMatrix,
    covariance: RationalMatrix,
    eigenvalues: Sequence[Interval],
    kept: Sequence[bool],
) -> Any:
    """A column of balls around weights whose product is the projected target.

    The projection P keeps the eigenspaces of some of the distinct positive eigenvalues of the
    covariance, as Lagrange's polynomial in it. Columns A of P that span its image and the rows
    ``B = (A^T A)^-1 A^T target`` are carried through the first neurons of each layer, so that no
    layer has a larger rank than ``A B``.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``.
    target, covariance : matrix of Fraction
        The smallest matrix of the loss, and the symmetric one with the eigenvalues.
    eigenvalues : sequence of intervals
        Disjoint, one around each positive eigenvalue.
    kept : sequence of bool
        Which eigenspaces are kept.

    Examples
    --------
    >>> from fractions import Fraction
    >>> one, four, zero = Fraction(1), Fraction(4), Fraction(0)
    >>> D, C = ((2 * one, zero), (zero, one)), ((four, zero), (zero, one))
    >>> weights = tight_weights((2, 1, 2), D, C, [(four, four), (one, one)], [True, False])
    >>> [round(float(w.mid()), 6) for w in weights.entries()]
    [2.0, 0.0, 1.0, 0.0]
    """
    C, M = _matrix(covariance), _matrix(target)
    P = projection(C, eigenvalues, kept)
    chosen = _independent(np.array([[float(v.mid()) for v in row] for row in P.table()]))
    e, h = len(chosen), len(widths) - 1
    matrix = flint.arb_mat
    A = matrix(widths[-1], e, [row[j] for row in P.table() for j in chosen])
    B = (A.transpose() * A).inv() * A.transpose() * M if e else matrix(0, widths[0])
    entries: list[Any] = []
    for i, (cols, rows) in enumerate(pairwise(widths), start=1):
        W = A * B if h == 1 else A if i == h else B if i == 1 else matrix(e, e, 1)
        entries += _padded(W.table(), rows, cols)
    return column(entries)


def _matrix(values: RationalMatrix) -> Any:
    entries = [ball(v) for row in values for v in row]
    return flint.arb_mat(len(values), len(values[0]), entries)


def projection(C: Any, eigenvalues: Sequence[Interval], kept: Sequence[bool]) -> Any:
    """That to some eigenspaces of a symmetric matrix of balls, as Lagrange's polynomial in it."""
    n, positive = C.nrows(), [ball(v) for v in eigenvalues]
    nodes = [*positive, flint.arb(0)]
    one = flint.arb_mat(n, n, 1)
    P = flint.arb_mat(n, n)
    for j, (value, keep) in enumerate(zip(positive, kept, strict=True)):
        if keep:
            factor = one
            for i, node in enumerate(nodes):
                if i != j:
                    factor = factor * (C - one * node) * (1 / (value - node))
            P += factor
    return P


def _independent(P: Any) -> list[int]:
    """The columns that span the image of a projection, the farthest from the others' span first."""
    rank, rest, chosen = round(float(np.trace(P))), P.copy(), []
    for _ in range(rank):
        j = int(np.argmax((rest**2).sum(axis=0)))
        if not (length := np.linalg.norm(rest[:, j])) > 0:
            break  # the trace of a wrong answer, which is no projection
        chosen.append(j)
        u = rest[:, j] / length
        rest = rest - np.outer(u, u @ rest)
    return chosen


def _padded(table: Sequence[Sequence[Any]], rows: int, cols: int) -> Iterator[Any]:
    zero = flint.arb(0)
    for i in range(rows):
        for j in range(cols):
            inside = i < len(table) and j < len(table[i])
            yield table[i][j] if inside else zero
