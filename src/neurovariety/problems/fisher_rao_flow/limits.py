"""What is left of the slowest entries, times ``exp(rate t)``, when the time is late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flint import arb

from neurovariety.algebra.linear import independent, kernel, product
from neurovariety.certify.balls import ball
from neurovariety.problems.fisher_rao_flow.convex import Balls, entries, nearest


def slowest_limits(
    A: Any, b: Any, start: Balls, support: Sequence[int], slowest: Sequence[int]
) -> Balls:
    """The limits, one for each slowest entry.

    On the optimal face the flow goes to the point nearest to the start. Its prices say how much of
    each entry is left, up to prices that are zero on the face; these balance the slowest entries.

    Examples
    --------
    >>> from neurovariety.certify.balls import working
    >>> from neurovariety.problems.fisher_rao_flow.convex import PRECISION
    >>> with working(PRECISION):
    ...     (left,) = slowest_limits([[1, 1]], [1], entries([1, 2]), [0], [1])
    >>> round(float(left), 9)
    2.0
    """
    face = [[row[j] for j in support] for row in A]
    kept = independent(face)
    found = nearest(
        [start[j] for j in support],
        [face[i] for i in kept],
        entries([b[i] for i in kept]),
        [arb(0)] * len(kept),
    )
    prices = list(zip(found[1], (A[i] for i in kept), strict=True))
    left = [start[j] * sum((u * ball(row[j]) for u, row in prices), arb(0)).exp() for j in slowest]
    free = kernel(list(zip(*face, strict=True)))
    moved = product(free, tuple(tuple(row[j] for j in slowest) for row in A)) if free else ()
    rows = [moved[i] for i in independent(moved)] if moved else []
    zero = [arb(0)] * len(rows)
    return nearest(left, rows, zero, zero)[0] if rows else left
