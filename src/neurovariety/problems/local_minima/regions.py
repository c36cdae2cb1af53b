"""For each activation region its critical points, or why it has none.

On a region the outputs are ``J w`` with the weights w, so the loss is a convex quadratic form; its
critical points are the solutions of ``J^T (J w - y) = 0``. They are local minima if they lie in the
region, which is open: ``R w > 0``. If none does, then some combination of rows of R, nonnegative
and not zero, is one of rows of J, hence constant on them, and not positive (Motzkin).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

import numpy as np
from flint import fmpq, fmpq_mat

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.feasibility import decide
from neurovariety.problems.local_minima.result import Pattern


class Proof(NamedTuple):
    """Of what a region holds.

    Parameters
    ----------
    active : tuple of tuple of int
        The region.
    rank : int
        Of its Jacobian.
    loss : Fraction
        At the critical points of the quadratic form, in the region or not.
    weights : tuple of int
        A critical point, times the last of these numbers; in the region if it holds one.
    multipliers : tuple of (int, int)
        If it holds none, the inequalities whose sum proves it, by their numbers, with positive
        factors: that of neuron j at sample i has the number ``j n + i``.
    """

    active: tuple[Pattern, ...]
    rank: int
    loss: Fraction
    weights: tuple[int, ...]
    multipliers: tuple[tuple[int, int], ...]


def proofs(
    samples: Sequence[Sequence[Fraction]],
    outputs: Sequence[Fraction],
    outer: Sequence[Fraction],
    patterns: Sequence[Pattern],
    start: int = 0,
) -> Iterator[Proof]:
    """One for each region: each neuron has one of the patterns, the last changes first.

    Parameters
    ----------
    samples : sequence
        A row for each, with a 1 before.
    outputs : sequence
        What is wanted at each.
    outer : sequence
        The weights of the second layer.
    patterns : sequence
        Where a neuron can be active.
    start : int
        How many regions are left out.

    Examples
    --------
    >>> first, second = proofs([(1, 2)], [3], [1], [(0,), (1,)])
    >>> first.loss, second.loss, second.weights, second.multipliers
    (Fraction(9, 1), Fraction(0, 1), (3, 0, 1), ())
    """
    n, neurons = len(patterns), len(outer)
    for number in range(start, n**neurons):
        check_time()
        active = tuple(patterns[number // n**j % n] for j in reversed(range(neurons)))
        yield _proof(samples, outputs, outer, active)


def fields(proofs: Sequence[Proof], samples: int) -> dict[str, Any]:
    """As in an engine's answer: numbers of regions, and those with critical points in them."""
    found = [p for p in proofs if not p.multipliers]
    return {
        "regions": (len(proofs), sum(p.rank == samples for p in proofs)),
        "active": tuple(a for p in found for pattern in p.active for a in pattern),
        "ranks": tuple(p.rank for p in found),
        "losses": tuple(v for p in found for v in (p.loss.numerator, p.loss.denominator)),
    }


def jacobian(samples: Any, outer: Any, active: Any) -> list[list[Fraction]]:
    """Of the outputs by the weights of all neurons.

    Examples
    --------
    >>> jacobian([(1, 2), (1, 3)], [1, -1], [(0, 1), (1, 1)])
    [[0, 0, -1, -2], [1, 3, -1, -3]]
    """
    return [
        [v * a[i] * c for v, a in zip(outer, active, strict=True) for c in x]
        for i, x in enumerate(samples)
    ]


def _proof(samples: Any, outputs: Any, outer: Any, active: tuple[Pattern, ...]) -> Proof:
    J = _matrix(jacobian(samples, outer, active))
    y = _matrix([[v] for v in outputs])
    normal, rank = _joined(J.transpose() * J, J.transpose() * y).rref()
    m = J.ncols()
    pivots = [next(j for j in range(m) if normal[i, j]) for i in range(rank)]
    free = [j for j in range(m) if j not in pivots]
    # the critical points: the first column is one, the others span the kernel of J
    C = fmpq_mat(m, 1 + len(free))
    for i, j in enumerate(pivots):
        C[j, 0] = normal[i, m]
        for k, f in enumerate(free):
            C[j, k + 1] = -normal[i, f]
    for k, f in enumerate(free):
        C[f, k + 1] = fmpq(1)
    errors = J * _column(C, 0) - y
    loss = (errors.transpose() * errors)[0, 0]
    inside, multipliers = _decided(samples, active, C)
    weights = [C[i, 0] for i in range(m)] if inside is None else inside
    scale = lcm(*(int(w.q) for w in weights))
    integers = (*(int(w.p) * (scale // int(w.q)) for w in weights), scale)
    return Proof(active, rank, Fraction(int(loss.p), int(loss.q)), integers, multipliers)


def _decided(
    samples: Any, active: tuple[Pattern, ...], C: Any
) -> tuple[list[Any] | None, tuple[tuple[int, int], ...]]:
    """A critical point in the region, or the inequalities that exclude it."""
    D, width = len(samples[0]), C.ncols()
    rows: list[list[Any]] = []
    for j, pattern in enumerate(active):
        for i, x in enumerate(samples):
            sign = 1 if pattern[i] else -1
            row = [
                sum((fmpq(*_pair(sign * x[c])) * C[j * D + c, k] for c in range(D)), fmpq(0))
                for k in range(width)
            ]
            if row[0] <= 0 and not any(row[1:]):
                return None, ((len(rows), 1),)
            rows.append(row)
    if all(row[0] > 0 for row in rows):
        return [C[i, 0] for i in range(C.nrows())], ()
    scales = [lcm(*(int(v.q) for v in row)) for row in rows]
    integers = [[int((v * s).p) for v in row] for row, s in zip(rows, scales, strict=True)]
    largest = max(abs(v) for row in integers for v in row)
    system = np.array([*integers, [1] + [0] * (width - 1)], np.int64 if largest < 2**30 else object)
    solution, combination = decide(system)
    if solution is not None:
        w = fmpq_mat(width, 1, [fmpq(v, solution[0]) for v in solution])
        inside = C * w
        return [inside[i, 0] for i in range(C.nrows())], ()
    found = [(r, y * scales[r]) for r, y in (combination or {}).items() if r < len(rows)]
    return None, tuple(found)


def _matrix(rows: list[list[Any]]) -> Any:
    entries = [fmpq(*_pair(v)) for row in rows for v in row]
    return fmpq_mat(len(rows), len(rows[0]), entries)


def _pair(value: Any) -> tuple[int, int]:
    return int(value.numerator), int(value.denominator)


def _joined(A: Any, b: Any) -> Any:
    n, m = A.nrows(), A.ncols()
    return fmpq_mat(
        n, m + 1, [A[i, j] if j < m else b[i, 0] for i in range(n) for j in range(m + 1)]
    )


def _column(A: Any, j: int) -> Any:
    return fmpq_mat(A.nrows(), 1, [A[i, j] for i in range(A.nrows())])
