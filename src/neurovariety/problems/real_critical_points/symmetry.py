"""The sign changes of neurons that leave a loss as it is, and what they do to its critical points.

Changing the sign of a hidden neuron changes the signs of its row in W_i and of its column in
W_(i+1), and no output. An input that all samples have zero, or an output that is zero in all
samples, can change its sign too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

from neurovariety.algebra.linear import independent
from neurovariety.certify.balls import Box
from neurovariety.networks.losses import GradientSystem

Signs = tuple[int, ...]


def sign_changes(system: GradientSystem) -> tuple[tuple[int, ...], ...]:
    """For each neuron that can change its sign: the places of the weights that change theirs.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> net = LinearNetwork(1, 2, 1)  # w1_11, w1_21, w2_11, w2_12
    >>> sign_changes(GradientSystem(net, QuadraticLoss([[1]], [[2]])))
    ((0, 2), (1, 3))
    """
    d, loss = system.network.widths, system.loss
    starts = [0]
    for cols, rows in pairwise(d):
        starts.append(starts[-1] + rows * cols)
    changes = []
    for level, neurons in enumerate(d):
        for r in range(neurons):
            data = loss.X if level == 0 else loss.Y if level == len(d) - 1 else None
            if data is not None and any(data[r]):
                continue
            row = () if level == 0 else _row(starts[level - 1], d[level - 1], r)
            column = () if level == len(d) - 1 else _column(starts[level], d[level + 1], neurons, r)
            changes.append(tuple(sorted({*row, *column})))
    return tuple(changes)


def orbit_signs(system: GradientSystem, nonzero: Collection[int]) -> tuple[Signs, ...]:
    """One vector of signs for each point of an orbit, the identity first.

    Parameters
    ----------
    system : GradientSystem
        It says which neurons can change their sign.
    nonzero : collection of int
        The places of the weights that are certainly not zero. Sign changes that agree on them
        are taken once: the orbit has 2^rank points, with the rank over the field of two elements.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 2, 1), QuadraticLoss([[1]], [[2]]))
    >>> orbit_signs(system, {0, 2})  # the second neuron is not active
    ((1, 1, 1, 1), (-1, 1, -1, 1))
    """
    signs, changes = [(1,) * system.network.parameter_count], sign_changes(system)
    for k in independent([[int(j in change) for j in nonzero] for change in changes], 2):
        signs += [_changed(s, changes[k]) for s in signs]
    return tuple(signs)


def reflect(box: Box, signs: Signs) -> Box:
    """The image of a box under a change of signs.

    Examples
    --------
    >>> from fractions import Fraction
    >>> reflect(((Fraction(1), Fraction(2)),), (-1,))
    ((Fraction(-2, 1), Fraction(-1, 1)),)
    """
    return tuple(
        (low, high) if sign > 0 else (-high, -low)
        for (low, high), sign in zip(box, signs, strict=True)
    )


def _changed(signs: Signs, places: Iterable[int]) -> Signs:
    chosen = set(places)
    return tuple(-s if k in chosen else s for k, s in enumerate(signs))


def _row(start: int, cols: int, r: int) -> range:
    return range(start + r * cols, start + (r + 1) * cols)


def _column(start: int, rows: int, cols: int, r: int) -> range:
    return range(start + r, start + rows * cols, cols)
