"""Which points are real, once all are known: those that can be no other point's conjugate.

If D different simple critical points of a real datum are certified, D the ED degree, then there are
no others (see `batches` beside this file). The conjugate of one is a simple critical point
too, so it is one of the D; if its enclosure meets no other one's, the point is its own conjugate.
So a point of a parametrised variety is found to be real although its parameters are not. Nor is
there another branch of the image at it: were the conjugate parameters' branch different, nearby
data had a critical point on each, and D + 1 in all. So the branch is real, and its tangent space.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from neurovariety.certify.balls import Box, disjoint
from neurovariety.certify.homotopy.certificates import Certificates
from neurovariety.certify.homotopy.majorants import UP
from neurovariety.certify.homotopy.monomials import Array
from neurovariety.certify.homotopy.precise import PrecisePoint


def all_different(found: Certificates, count: int) -> Array:
    """For which of so many data all points are certified, and different."""
    known: Array = np.logical_and.reduce(found.certified.reshape(count, -1), axis=1)
    x, r = _by_datum(found, count)
    for i in range(1, x.shape[1]):
        apart = abs(x[:, i:] - x[:, :-i]) > (r[:, i:] + r[:, :-i]) * UP
        known &= np.logical_and.reduce(apart.any(axis=2), axis=1)
    return known


def closed(found: Certificates, count: int) -> Array:
    """For which of so many data the conjugate of each point that is not real may be another one.

    It is a critical point of the same real datum: if it is none of them, they are not all.
    """
    x, r = _by_datum(found, count)
    known: Array = np.ones(count, bool)
    for i in range(x.shape[1]):
        gap = abs(x - x[:, i : i + 1].conj()) > (r + r[:, i : i + 1]) * UP
        near = ~np.logical_or.reduce(gap, axis=2)
        near[:, i] = False
        nonreal = found.nonreal.reshape(count, -1)[:, i]
        known &= ~nonreal | np.logical_or.reduce(near, axis=1)
    return known


def with_conjugates(found: Certificates, different: Array) -> Certificates:
    """The certificates, with all points real that must be their own conjugates.

    Parameters
    ----------
    found : Certificates
        Of the points of several data, as many for each.
    different : array of bool
        For which data they are all points, and different.
    """
    count = len(different)
    undecided = (found.certified & ~found.real & ~found.nonreal).reshape(count, -1)
    datum, number = np.nonzero(undecided & different[:, None])
    x, r = _by_datum(found, count)
    conjugate, width = x[datum, number].conj(), r[datum, number]
    gap = abs(x[datum] - conjugate[:, None]) > (r[datum] + width[:, None]) * UP
    apart: Array = np.logical_or.reduce(gap, axis=2)
    apart[np.arange(len(datum)), number] = True
    real = found.real.copy()
    real[datum * x.shape[1] + number] = np.logical_and.reduce(apart, axis=1)
    return replace(found, real=real)


def _by_datum(found: Certificates, count: int) -> tuple[Array, Array]:
    shape = (count, len(found.certified) // count, found.positions.shape[1])
    return found.positions.reshape(shape), found.widths.reshape(shape)


def is_closed(points: Sequence[PrecisePoint]) -> bool:
    """Whether the conjugate of each point of a datum that is not real may be another one."""
    boxes = [p.position for p in points]
    return all(
        p.is_real is not False
        or any(not disjoint(_mirrored(p), b) for i, b in enumerate(boxes) if i != k)
        for k, p in enumerate(points)
    )


def _mirrored(point: PrecisePoint) -> Box:
    half = len(point.position) // 2
    imaginary = ((-high, -low) for low, high in point.position[half:])
    return (*point.position[:half], *imaginary)


def decided_by_conjugation(points: Sequence[PrecisePoint]) -> list[PrecisePoint]:
    """All points of a datum, all different, those real that must be their own conjugates."""
    boxes = [p.position for p in points]

    def is_own_conjugate(k: int) -> bool:
        mirrored = _mirrored(points[k])
        return all(disjoint(mirrored, b) for i, b in enumerate(boxes) if i != k)

    return [
        p if p.is_decided else replace(p, is_real=is_own_conjugate(k)) for k, p in enumerate(points)
    ]
