"""Upper bounds of a critical system over polydiscs: sums of absolute values, and variations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neurovariety.certify.homotopy.monomials import Array, by_blocks
from neurovariety.certify.homotopy.systems import CriticalSystem

_UNIT = 2.0**-53

UP = 1 + 2.0**-30
"""A factor that covers the rounding of a bound, which is a sum of products of what is positive."""

TINY = 2.0**-900
"""More than what can get lost in underflow."""


@dataclass(frozen=True)
class Majorants:
    """Bounds for all points of the polydiscs of some radii around given points.

    A computed value differs from the exact one at most by `rounding` times the sum of the absolute
    values of all its terms, whatever the order in which they were added (Higham 2002, chapter 3).

    Parameters
    ----------
    rounding : float
        Generously, with the rounding of the data to floats.
    position, jacobian, gradient, hessian : arrays
        Sums of absolute values of the terms of the position, its derivative, the system and its.
    motion, turning, variation : arrays
        How much position, its derivative and the system's derivative differ from those at the
        centre.
    residue : array
        A bound of ``|W (x - u)|``.
    """

    rounding: float
    position: Array
    jacobian: Array
    gradient: Array
    hessian: Array
    motion: Array
    turning: Array
    variation: Array
    residue: Array


def majorants(system: CriticalSystem, z: Array, u: Array, radii: Array) -> Majorants:
    """The bounds for polydiscs around z and data u."""
    N, metric, maps = len(system.form), abs(system.metric), system.map
    rounding = 2 * _UNIT * (maps.roundings + 8 * (N + z.shape[1]) + 32)
    y, multipliers = (abs(part) for part in system.split(z))
    dy, dl = system.split(radii)
    monomials = maps.monomials((y + dy) * UP)
    values = maps.values(monomials, absolute=True)
    J = maps.jacobian(monomials, absolute=True)
    motion = _times(J, dy) * UP
    turning = maps.turning(monomials, dy) * UP
    terms = np.concatenate([by_blocks(values[:, :N] + abs(u), metric), multipliers + dl], axis=1)
    changes = np.concatenate([by_blocks(motion[:, :N], metric), dl], axis=1)
    actual = abs(by_blocks(system.positions(z) - u, system.metric)) + rounding * terms[:, :N]
    weights = np.concatenate([actual, multipliers], axis=1) + changes
    curved = maps.hessian(monomials, changes, absolute=True)
    curved += (maps.third(monomials, weights, absolute=True) @ dy[:, None, :, None])[..., 0]
    mixed = turning[:, :N].transpose(0, 2, 1) @ (metric @ J[:, :N])
    square = J[:, :N].transpose(0, 2, 1) @ (metric @ J[:, :N])
    return Majorants(
        rounding,
        values[:, :N],
        J[:, :N],
        np.concatenate([_times(J.transpose(0, 2, 1), terms), values[:, N:]], axis=1) * UP,
        _bordered(square + maps.hessian(monomials, terms, absolute=True), J[:, N:]) * UP,
        motion[:, :N],
        turning[:, :N],
        _bordered(curved + mixed + mixed.transpose(0, 2, 1), turning[:, N:]) * UP,
        weights[:, :N] * UP,
    )


def _bordered(square: Array, border: Array) -> Array:
    c = border.shape[1]
    corner = np.zeros((len(border), c, c))
    return np.block([[square, border.transpose(0, 2, 1)], [border, corner]])


def _times(A: Array, v: Array) -> Array:
    product: Array = (A @ v[:, :, None])[:, :, 0]
    return product
