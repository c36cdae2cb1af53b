"""What a loss does on a whole box: enclosures of its value and gradient, the Hessian's signs."""

from __future__ import annotations

from typing import Any

import flint
import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.certify.balls import Box, Interval, ball, column, interval, working
from neurovariety.certify.derivatives import derivatives
from neurovariety.networks.losses import GradientSystem

PRECISION, LARGEST_PRECISION = 128, 2048
"""The bits of ball arithmetic to begin with, and to give up at."""


def gradient_enclosure(system: GradientSystem, box: Box, precision: int = PRECISION) -> Box:
    """Intervals that contain the partial derivatives at every point of a box."""
    with working(precision):
        entries = derivatives(system).gradient(column([ball(side) for side in box])).entries()
        return tuple(interval(e) for e in entries)


def loss_enclosure(system: GradientSystem, box: Box, precision: int = PRECISION) -> Interval:
    """An interval that contains the loss at every point of a box.

    It is the smaller of the natural enclosure and, by the mean value theorem,
    ``L(m) + grad L(box) (box - m)`` with the centre m, which is narrow around a critical point.
    """
    with working(precision):
        maps = derivatives(system)
        place = column([ball(side) for side in box])
        centre = place.mid()
        (slope,) = (maps.gradient(place).transpose() * (place - centre)).entries()
        return interval(maps.loss(place).intersection(maps.loss(centre) + slope))


def hessian_index(
    system: GradientSystem, box: Box, precision: int = PRECISION
) -> tuple[int, int] | None:
    """The numbers of positive and negative eigenvalues of the Hessian, the same in all of a box.

    A congruence with the eigenvectors in floats makes it nearly diagonal, then ``L D L^T`` in
    intervals; Sylvester's law of inertia reads the signs off D.

    Returns
    -------
    (int, int) or None
        None if a sign cannot be certified, even at 2048 bits: the box is too wide, or the Hessian
        is singular somewhere in it.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> hessian_index(system, ((Fraction(0), Fraction(0)),) * 2)
    (1, 1)
    """
    while precision <= LARGEST_PRECISION:
        check_time()
        with working(precision):
            signs = inertia(derivatives(system).hessian(column([ball(side) for side in box])))
        if signs is not None:
            return signs
        precision *= 4
    return None


def inertia(H: Any, size: int | None = None) -> tuple[int, int] | None:
    """The numbers of positive and negative eigenvalues of a symmetric matrix of balls.

    Parameters
    ----------
    H : arb_mat
        Symmetric.
    size : int, optional
        Look at a subspace of this dimension only, where the eigenvalues are farthest from zero:
        then the numbers are lower bounds, and a kernel does no harm. By default all of it.

    Returns
    -------
    (int, int) or None
        None if a sign cannot be certified.

    Examples
    --------
    >>> H = flint.arb_mat(2, 2, [1, 1, 1, 1])
    >>> inertia(H), inertia(H, 1)
    (None, (1, 0))
    """
    n = H.nrows()
    size = n if size is None else size
    floats = np.array([float(v.mid()) for v in H.entries()]).reshape(n, n)
    if not np.isfinite(floats).all():
        return None
    values, vectors = np.linalg.eigh(floats)
    vectors = vectors[:, np.argsort(-abs(values))[:size]]
    Q = flint.arb_mat(n, size, [float(v) for v in vectors.flat])
    rows = (Q.transpose() * H * Q).table()
    pivots = []
    while rows:
        (pivot, *top), *below = rows
        if pivot.contains(0):
            return None
        pivots.append(pivot > 0)
        rows = [[v - first * t / pivot for v, t in zip(r, top, strict=True)] for first, *r in below]
    return sum(pivots), size - sum(pivots)
