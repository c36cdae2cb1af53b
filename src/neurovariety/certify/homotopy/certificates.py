"""Proofs in floating point that zeros exist, are simple, real or not, and of which index.

Error bounds are a priori, from `majorants` beside this file; the data enter as rationals, for
that a float differs from one is but another rounding. What is proved is proved of the exact system.

The zero. Let ``C`` be near the inverse of the derivative H at z. If ``|C F(z)| + |1 - C H| r < r``,
entry by entry, with an upper bound of ``|1 - C H|`` over the polydisc of radius r around z, then
``w -> w - C F(w)`` maps the polydisc into its interior and contracts it: it holds exactly one zero,
and a simple one (Krawczyk 1969, Rump 1983). A polydisc around a real point is its own conjugate, so
its only zero is real.

The point. A matrix P with ``|1 - P J| < 1`` over the polydisc shows that the chart is immersive.

The index. If ``Q^t H Q`` is strictly diagonally dominant for all H over the polydisc, then Q is
invertible, and the signs of the diagonal are those of the eigenvalues of H (Gershgorin, Sylvester).

Where the zero may not be real although its point is, as on a parametrised variety, the derivative J
of the chart spans the complexification of the real tangent space. If S is real and S J invertible,
then ``J (S J)^-1`` is real, a basis of it, and so is the Hessian ``A^t H A`` in it, A = (S J)^-1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neurovariety.certify.homotopy.majorants import TINY, UP, Majorants, majorants
from neurovariety.certify.homotopy.monomials import Array, by_blocks
from neurovariety.certify.homotopy.paths import solve_each
from neurovariety.certify.homotopy.systems import CriticalSystem

_WIDEN = 4.0
_NEARLY_REAL = 1e-6


@dataclass(frozen=True)
class Certificates:
    """What is proved about approximate zeros, an entry or a row for each.

    Parameters
    ----------
    centres, radii : arrays
        Of polydiscs that hold the zeros; a centre is real where the zero was taken for real.
    positions, widths : arrays
        In the ambient space: the centre's image, and how far the zero's is at most.
    certified : array of bool
        Whether there is exactly one zero, simple, and the chart immersive there.
    real : array of bool
        Whether it is certified and real.
    index : array of int
        The negative eigenvalues of the Hessian on the tangent space, if the point is real; -1 where
        that is not proved.
    values, margins : arrays
        Half the squared distance of the centre's real part, and by how much that of the point may
        differ, if it is real.
    """

    centres: Array
    radii: Array
    positions: Array
    widths: Array
    certified: Array
    real: Array
    index: Array
    values: Array
    margins: Array

    @property
    def nonreal(self) -> Array:
        """Whether a coordinate of the point is certainly not real."""
        apart: Array = self.certified & (abs(self.positions.imag) > self.widths).any(axis=1)
        return apart


def certify_zeros(system: CriticalSystem, z: Array, u: Array) -> Certificates:
    """Try to prove that there are simple zeros near approximate ones.

    Parameters
    ----------
    system : CriticalSystem
        The variety and the metric.
    z : array of complex
        Approximate zeros, a row for each.
    u : array of float
        Their data, rounded to floats.

    Returns
    -------
    Certificates

    References
    ----------
    N. Higham: Accuracy and stability of numerical algorithms, 2002. R. Krawczyk, Computing 4,
    1969. S. Rump: Solving algebraic problems with high accuracy, 1983.

    Examples
    --------
    >>> from neurovariety.certify.homotopy.charts import chart
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> V = Implicit("x^2 + y^2 = 1")
    >>> system = CriticalSystem(chart(V), Frobenius().form(V))
    >>> found = certify_zeros(system, np.array([[1 + 0j, 0, -0.5]]), np.array([[2.0, 0.0]]))
    >>> found.certified.tolist(), found.real.tolist(), found.index.tolist()
    ([True], [True], [0])
    """
    with np.errstate(all="ignore"):
        finite = np.logical_and.reduce(np.isfinite(z), axis=1)
        z = np.where(finite[:, None], z, 0).astype(complex)
        nearly: Array = abs(z.imag).max(axis=1) <= _NEARLY_REAL * (1 + abs(z).max(axis=1))
        z = np.where(nearly[:, None], z.real, z)
        F, H = system.evaluate(z, u)
        C = solve_each(H, np.broadcast_to(np.eye(z.shape[1]), H.shape))
        zero, radii = _zeros(system, z, u, F, H, C)
        over = majorants(system, z, u, radii)
        certified = zero & _immersive(system, z, over)
        real = certified & nearly
        index = np.full(len(z), -1)
        index[real] = _index(system, H[real].real, over, real)
        x = system.positions(z)
        widths = (over.motion + over.rounding * over.position + TINY) * UP
        if not system.multipliers:
            perhaps = certified & ~nearly & (abs(x.imag) <= widths).all(axis=1)
            index[perhaps] = _index_if_real(system, z[perhaps], H[perhaps], over, perhaps)
        values, margins = _values(system, z, u, over)
        return Certificates(
            z,
            radii,
            x,
            widths,
            certified,
            real,
            index,
            values,
            margins,
        )


def _zeros(
    system: CriticalSystem, z: Array, u: Array, F: Array, H: Array, C: Array
) -> tuple[Array, Array]:
    """Where there is exactly one zero in a polydisc; and radii around it."""
    at = majorants(system, z, u, np.zeros(z.shape))
    near = (at.rounding * (at.gradient + abs(F)) + TINY)[:, :, None]
    step = (abs(C @ F[:, :, None]) + abs(C) @ near)[:, :, 0] * UP
    size = 1 + abs(z)
    common = (step / size).max(axis=1, keepdims=True) * size
    radii = _WIDEN * (step + common / 64)
    over = majorants(system, z, u, radii)
    spread = over.variation + over.rounding * (over.hessian + abs(H)) + TINY
    defect = abs(np.eye(z.shape[1]) - C @ H) + abs(C) @ spread
    image = (step + (defect @ radii[:, :, None])[:, :, 0]) * UP
    inside = (image < radii).all(axis=1)
    return inside, np.where(inside[:, None], image, radii)


def _immersive(system: CriticalSystem, z: Array, over: Majorants) -> Array:
    J = _tangents(system, z)
    adjoint = J.conj().transpose(0, 2, 1)
    P = solve_each(adjoint @ J, adjoint)
    spread = over.turning + over.rounding * (over.jacobian + abs(J)) + TINY
    defect = abs(np.eye(J.shape[2]) - P @ J) + abs(P) @ spread
    immersive: Array = (defect.sum(axis=2) * UP < 1).all(axis=1)
    return immersive


def _tangents(system: CriticalSystem, z: Array) -> Array:
    """The derivative of the position."""
    return system.map.jacobian(system.map.monomials(system.split(z)[0]))[:, : len(system.form)]


def _index(system: CriticalSystem, H: Array, over: Majorants, chosen: Array) -> Array:
    spread = over.variation[chosen] + over.rounding * (over.hessian[chosen] + abs(H)) + TINY
    powers = -np.frexp(abs(H).max(axis=2))[1] // 2
    scale = np.ldexp(1.0, powers[:, :, None] + powers[:, None, :])  # a congruence, and exact
    negative = _negative(H * scale, spread * scale, over.rounding)
    return np.where(negative < 0, -1, negative - system.multipliers)


def _index_if_real(
    system: CriticalSystem, z: Array, H: Array, over: Majorants, chosen: Array
) -> Array:
    """The index for charts without multipliers, in a nearly orthonormal basis.

    For a float B near A, ``S J B = 1 + R`` with ``|R| <= rho < 1`` in the row-sum norm, so A is
    ``B (1 + T)`` with ``|T| <= rho / (1 - rho)``.
    """
    J, d = _tangents(system, z), system.chart.variables
    spread = over.turning[chosen] + over.rounding * (over.jacobian[chosen] + abs(J)) + TINY
    S = np.linalg.svd(np.concatenate([J.real, J.imag], axis=2))[0][:, :, :d].transpose(0, 2, 1)
    B = solve_each(S @ J, np.broadcast_to(np.eye(d), H.shape))
    R = abs(np.eye(d) - S @ J @ B) + abs(S) @ (spread + over.rounding * abs(J)) @ abs(B)
    rho = R.sum(axis=2).max(axis=1)[:, None, None] * UP
    tilt = rho / (1 - rho) * np.ones(H.shape)
    K, size = B.transpose(0, 2, 1) @ H @ B, abs(B).transpose(0, 2, 1)
    spread = over.variation[chosen] + over.rounding * (over.hessian[chosen] + 2 * abs(H)) + TINY
    errors = size @ spread @ abs(B)
    most = abs(K) + errors
    errors = errors + tilt @ most + most @ tilt + tilt @ most @ tilt
    return np.where(rho[:, 0, 0] < 1, _negative(K.real, errors * UP, over.rounding), -1)


def _negative(H: Array, spread: Array, rounding: float) -> Array:
    """How many eigenvalues of symmetric matrices near H are negative, or -1."""
    Q = np.linalg.eigh(H)[1]
    D = Q.transpose(0, 2, 1) @ H @ Q
    errors = abs(Q).transpose(0, 2, 1) @ (spread + rounding * abs(H)) @ abs(Q)
    diagonal = np.diagonal(D, axis1=1, axis2=2)
    others = abs(D).sum(axis=2) - abs(diagonal) * (1 - rounding) + errors.sum(axis=2)
    dominant = (abs(diagonal) > others * UP).all(axis=1)
    return np.where(dominant, (diagonal < 0).sum(axis=1), -1)


def _values(system: CriticalSystem, z: Array, u: Array, over: Majorants) -> tuple[Array, Array]:
    apart = system.positions(z).real - u
    values = (by_blocks(apart, system.metric) * apart).sum(axis=1) / 2
    size = over.position + abs(u)
    terms = (by_blocks(size, abs(system.metric)) * size).sum(axis=1)
    margins = over.rounding * terms + (over.residue * over.motion).sum(axis=1) + TINY
    return values, margins * UP
