"""All real critical points of a network with one hidden layer and one sample, by convexity.

Let ``a_i`` be the rows of W_1, ``b_i`` the columns of W_2, ``r = W_2 W_1 x - y``, ``s_i = a_i x``.
With positive weights ``lambda`` and ``mu`` of regularization the gradient vanishes if and only if::

    a_ij = -(b_i r) x_j / lambda_ij,     b_ki = -r_k s_i / mu_ki.

A neuron with ``s_i = 0`` has no weights at all. For the others, the *active* ones, put
``t_i = s_i^2 > 0`` and ``kappa_i = sum_j x_j^2 / lambda_ij``. Inserting one into the other gives
``r_k = -y_k / (1 + sum_i t_i / mu_ki)`` and ``kappa_i sum_k r_k^2 / mu_ki = 1``. The latter says
that ``t`` is a critical point of the convex function ::

    F_S(t) = sum_k y_k^2 / (1 + sum_(i in S) t_i / mu_ki) + sum_(i in S) t_i / kappa_i,

twice the loss. So the critical points whose active neurons are S are the critical points of F_S
with all ``t_i > 0``, with 2^|S| choices of signs for each. Both answers for S are proofs:

- A zero of grad F_S certified in a box with ``t > 0`` is isolated. The minimisers of a convex
  function are a convex set and contain every critical point, so there is no other.
- Let t' be critical for a smaller set S', with ``dF/dt_i > 0`` at t' for all i in S but not in S'.
  Any t with t_i > 0 on S has ``F_S(t) >= F_S(t') + grad F_S(t') (t - t') > F_S(t')``: it is no
  minimiser, hence not critical. S has no critical points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import Any

import flint
import numpy as np

from neurovariety.algebra.exact import fraction
from neurovariety.certify.balls import Box, ball, column, interval, working
from neurovariety.certify.enclosures import PRECISION
from neurovariety.certify.krawczyk import isolate, newton
from neurovariety.errors import SpecificationError
from neurovariety.networks.losses import GradientSystem

_WIDTH_BITS = 100
_LARGEST_PRECISION = 1024


class Outcome(StrEnum):
    """What is proved about a set of active neurons."""

    CRITICAL = "one critical point up to signs"
    NONE = "no critical point"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class ActiveSet:
    """What is known of the critical points whose active neurons are given.

    Parameters
    ----------
    neurons : tuple of int
        The active neurons, counted from zero.
    outcome : Outcome
        What was proved.
    energies : tuple of (Fraction, Fraction)
        Of each active neuron, an interval with ``t_i = (a_i x)^2``, for a critical point.
    """

    neurons: tuple[int, ...]
    outcome: Outcome
    energies: Box = ()

    @property
    def count(self) -> int:
        """The number of critical points that are proved."""
        return 2 ** len(self.neurons) if self.outcome is Outcome.CRITICAL else 0


def convexity_fails(system: GradientSystem) -> str:
    """Why the reduction does not apply, or an empty text.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> convexity_fails(GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]])))
    'a regularization weight is not positive'
    """
    if len(system.network.widths) != 3:
        return f"{len(system.network.widths) - 2} hidden layers, not one"
    if system.loss.samples != 1:
        return f"{system.loss.samples} samples, not one"
    if any(c <= 0 for c in system.penalties):
        return "a regularization weight is not positive"
    return ""


def active_sets(system: GradientSystem) -> tuple[ActiveSet, ...]:
    """Decide every set of hidden neurons: does it have critical points or none?

    Raises
    ------
    SpecificationError
        If there is not one hidden layer, one sample and positive regularization throughout.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> [(s.neurons, s.count) for s in active_sets(system)]
    [((), 1), ((0,), 2)]
    """
    reason = convexity_fails(system)
    if reason:
        raise SpecificationError(
            "expected one hidden layer, one sample and positive regularization weights, "
            f"got {reason}"
        )
    neurons = range(system.network.widths[1])
    found: list[ActiveSet] = []
    faces: list[tuple[int, int]] = []
    for size in range(len(neurons) + 1):
        for S in combinations(neurons, size):
            mask = _mask(S)
            if any(face & mask == face and mask & above == mask for face, above in faces):
                found.append(ActiveSet(S, Outcome.NONE))
                continue
            decided = _critical(system, S)
            found.append(decided)
            if decided.outcome is Outcome.CRITICAL:
                faces.append((mask, mask | _mask(_rising(system, decided))))
    return tuple(found)


def lift(system: GradientSystem, active: ActiveSet, precision: int = PRECISION) -> Box:
    """Intervals for the weights of the critical point of a set whose ``s_i`` are all positive.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[3]], 1))
    >>> [float(low) for low, high in lift(system, active_sets(system)[1])]
    [1.4142135623730951, 1.4142135623730951]
    """
    given = _reduce(system)
    d, n = system.network.widths[1], system.network.widths[0]
    with working(precision):
        t = dict(zip(active.neurons, map(ball, active.energies), strict=True))
        s = [t[i].sqrt() if i in t else ball(0) for i in range(d)]
        D = given.damping(t)
        first = [
            s[i] * ball(system.loss.X[j][0] / (fraction(system.penalties[i * n + j]) * kappa))
            if i in t
            else ball(0)
            for i, kappa in enumerate(given.kappa)
            for j in range(n)
        ]
        second = [
            s[i] * ball(row[i] * y) / damping
            for row, y, damping in zip(given.compliance, given.y, D, strict=True)
            for i in range(d)
        ]
        return tuple(interval(w) for w in first + second)


@dataclass(frozen=True)
class _Reduction:
    """The data of F: ``y_k``, ``kappa_i`` and ``1 / mu_ki``, exact."""

    y: tuple[Fraction, ...]
    kappa: tuple[Fraction, ...]
    compliance: tuple[tuple[Fraction, ...], ...]

    def damping(self, t: Mapping[int, Any]) -> list[Any]:
        """``1 + sum_i t_i / mu_ki`` for each k, in balls."""
        return [sum((ball(row[i]) * v for i, v in t.items()), ball(1)) for row in self.compliance]

    def slope(self, i: int, t: Mapping[int, Any]) -> Any:
        """``kappa_i`` times the derivative of F by ``t_i``, in balls; 1 if ``kappa_i = 0``."""
        pairs = zip(self.compliance, self.y, self.damping(t), strict=True)
        return 1 - sum(ball(self.kappa[i] * y * y * row[i]) / (D * D) for row, y, D in pairs)

    def curvature(self, i: int, j: int, t: Mapping[int, Any]) -> Any:
        """The derivative of the slope i by ``t_j``."""
        pairs = zip(self.compliance, self.y, self.damping(t), strict=True)
        return sum(
            ball(2 * self.kappa[i] * y * y * row[i] * row[j]) / (D * D * D) for row, y, D in pairs
        )


def _reduce(system: GradientSystem) -> _Reduction:
    n, d, p = system.network.widths
    penalties = [fraction(c) for c in system.penalties]
    x = [row[0] for row in system.loss.X]
    kappa = tuple(
        sum((x[j] ** 2 / penalties[i * n + j] for j in range(n)), Fraction(0)) for i in range(d)
    )
    mu = penalties[d * n :]
    compliance = tuple(tuple(1 / mu[k * d + i] for i in range(d)) for k in range(p))
    return _Reduction(tuple(row[0] for row in system.loss.Y), kappa, compliance)


def _critical(system: GradientSystem, S: tuple[int, ...]) -> ActiveSet:
    """The critical point with the active neurons S, certified, or the outcome undecided."""
    if not S:
        return ActiveSet(S, Outcome.CRITICAL)  # the origin
    given = _reduce(system)
    start = _minimiser(given, S)

    def slopes(t: Any) -> Any:
        point = dict(zip(S, t.entries(), strict=True))
        return column([given.slope(i, point) for i in S])

    def curvatures(t: Any) -> Any:
        point = dict(zip(S, t.entries(), strict=True))
        return flint.arb_mat([[given.curvature(i, j, point) for j in S] for i in S])

    precision = PRECISION
    while start is not None and precision <= _LARGEST_PRECISION:
        with working(precision):
            centre = newton(slopes, curvatures, column(start))
            if centre is not None:
                found = isolate(slopes, curvatures, centre, flint.arb(2) ** -_WIDTH_BITS)
                if found is not None and all(t > 0 for t in found[1].entries()):
                    return ActiveSet(S, Outcome.CRITICAL, tuple(map(interval, found[1].entries())))
        precision *= 2
    return ActiveSet(S, Outcome.UNDECIDED)


def _rising(system: GradientSystem, active: ActiveSet) -> set[int]:
    """The other neurons along which F certainly rises from a critical point."""
    given = _reduce(system)
    with working(PRECISION):
        t = dict(zip(active.neurons, map(ball, active.energies), strict=True))
        others = set(range(len(given.kappa))) - set(active.neurons)
        return {i for i in others if given.slope(i, t) > 0}


def _minimiser(given: _Reduction, S: tuple[int, ...]) -> list[float] | None:
    """Nearly the minimiser of F_S over t > 0, in floats, by Newton's method along a barrier.

    As ``F(t) <= F(0)`` at the minimiser, ``u_i = t_i / (kappa_i |y|^2)`` is between 0 and 1.
    """
    total = sum(y * y for y in given.y)
    try:
        share = np.array([float(y * y / total) for y in given.y])
        gain = np.array(
            [[float(total * given.kappa[i] * r[i]) for i in S] for r in given.compliance]
        )
        scale = [float(total * given.kappa[i]) for i in S]
    except OverflowError:
        return None
    u, barrier = np.full(len(S), 0.5 / len(S)), 1.0
    with np.errstate(all="ignore"):
        while barrier > 1e-15:
            for _ in range(20):
                D = 1 + gain @ u
                gradient = 1 - gain.T @ (share / D**2) - barrier / u
                hessian = 2 * (gain.T * (share / D**3)) @ gain + np.diag(barrier / u**2)
                if not np.isfinite(hessian).all():
                    return None
                step = np.linalg.solve(hessian, -gradient)
                u = u + min(1.0, 0.9 / max(1e-9, np.max(-step / u))) * step
                if -gradient @ step < barrier / 100:
                    break
            barrier /= 30
    return [float(a * b) for a, b in zip(u, scale, strict=True)]


def _mask(neurons: Iterable[int]) -> int:
    return sum(1 << i for i in neurons)
