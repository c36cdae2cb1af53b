"""Critical points of one datum certified in ball arithmetic, where floats are not enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from typing import Any

import flint
import numpy as np

from neurovariety.algebra.deadline import check_time
from neurovariety.algebra.evaluation import evaluation
from neurovariety.algebra.polynomials import Polynomial
from neurovariety.certify.balls import ZERO, Box, Interval, ball, column, interval, working
from neurovariety.certify.enclosures import inertia
from neurovariety.certify.homotopy.monomials import Array
from neurovariety.certify.homotopy.systems import CriticalSystem
from neurovariety.certify.krawczyk import isolate, newton

_FIRST_PRECISION, _LARGEST_PRECISION = 128, 512
_WIDTH_BITS, _USUAL_BITS = 50, 32
_FLOAT = 2**500


@dataclass(frozen=True)
class PrecisePoint:
    """One isolated nondegenerate zero, where the chart is immersive.

    Parameters
    ----------
    position : tuple of (Fraction, Fraction)
        Intervals for the real parts of the coordinates in the ambient space, then for the imaginary
        parts.
    is_real : bool
        Whether it is known to be its own conjugate.
    index : int or None
        For a point that may be real, if it was certified.
    squared_distance : (Fraction, Fraction)
        For a point that may be real.
    has_real_zero : bool
        Whether the chart's variables are known to be real, too.
    """

    position: Box
    is_real: bool
    index: int | None
    squared_distance: Interval
    has_real_zero: bool

    @property
    def is_decided(self) -> bool:
        """Whether it is certainly real or certainly not."""
        imaginary = self.position[len(self.position) // 2 :]
        return self.is_real or any(low > 0 or high < 0 for low, high in imaginary)


def certify_precisely(
    system: CriticalSystem,
    approximations: Iterable[Array | Sequence[Fraction]],
    datum: Sequence[Fraction],
) -> list[PrecisePoint | None]:
    """Try to prove, by Krawczyk's operator in balls, that there are zeros near approximations.

    Parameters
    ----------
    system : CriticalSystem
        The variety and the metric.
    approximations : iterable of arrays of complex, or of sequences of Fraction
        The unknowns of each.
    datum : sequence of Fraction
        Exact.

    Returns
    -------
    list of PrecisePoint or None
        None where nothing is proved at 512 bits, and some more if the numbers are large.

    Examples
    --------
    >>> from neurovariety.certify.homotopy.charts import chart
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> V = Implicit("x^2 + y^2 = 1")
    >>> system = CriticalSystem(chart(V), Frobenius().form(V))
    >>> near = np.array([[1 + 0j, 1e-9, -0.5], [0, 0, 0]])
    >>> found = certify_precisely(system, near, (Fraction(2), Fraction(0)))
    >>> found[0].is_real, found[0].index, found[1] is None
    (True, 0, True)
    """
    return [_certify(_Derivatives(system, datum), z) for z in approximations]


def _certify(exact: _Derivatives, z: Array | Sequence[Fraction]) -> PrecisePoint | None:
    if isinstance(z, np.ndarray) and not np.isfinite(z).all():
        return None
    acb, more = flint.acb, _bits([*exact.datum, *(v for v in z if isinstance(v, Fraction))])
    precision = _FIRST_PRECISION + more
    while precision <= _LARGEST_PRECISION + 4 * more:
        check_time()
        with working(precision):
            start = [ball(w).mid() if isinstance(w, Fraction) else complex(w) for w in z]
            centre = newton(exact.gradient, exact.hessian, column([acb(w) for w in start]))
            if centre is not None:
                small = flint.arb(2) ** (-precision // 3)
                nearly = all(abs(w.imag) < small for w in centre.entries())
                if nearly:  # a box around it is its own conjugate, and so is its only zero
                    centre = column([acb(w.real) for w in centre.entries()])
                width = flint.arb(2) ** -_WIDTH_BITS
                found = isolate(exact.gradient, exact.hessian, centre, width)
                if found is not None and exact.is_immersive(found[1]):
                    return _point(exact, found[1], nearly)
        precision *= 2
    return None


def _bits(numbers: Sequence[Fraction]) -> int:
    """Before the point, beyond the usual ones."""
    return max(0, max(int(abs(v)).bit_length() for v in numbers) - _USUAL_BITS)


def _point(exact: _Derivatives, zero: Any, is_real: bool) -> PrecisePoint:
    x = exact.position(zero)
    real, imaginary = [interval(v.real) for v in x], [interval(v.imag) for v in x]
    point = PrecisePoint(
        (*real, *([ZERO] * len(x) if is_real else imaginary)), is_real, None, ZERO, is_real
    )
    if point.is_decided and not is_real:
        return point
    W, apart = exact.residue(x)
    squared = sum((a * b).real for a, b in zip(W, apart, strict=True))
    return replace(point, index=_index(exact, zero, is_real), squared_distance=interval(squared))


def _index(exact: _Derivatives, zero: Any, is_real: bool) -> int | None:
    """The index, if the point is real; `certificates` tells why where the zero is not."""
    H, multipliers = exact.hessian(zero), exact.system.multipliers
    if not is_real:
        if multipliers:
            return None
        try:
            A = (exact.real_frame(zero) * exact.tangents(zero)).inv()
        except ZeroDivisionError:
            return None
        H = A.transpose() * H * A
    entries = [w.real for w in H.entries()]
    largest = max((abs(w.mid()) for w in entries), default=0)
    if largest > _FLOAT:
        entries = [w / largest for w in entries]
    signs = inertia(flint.arb_mat(H.nrows(), H.nrows(), entries))
    return None if signs is None else signs[1] - multipliers


class _Derivatives:
    """The system of an exact datum, and its derivative, on columns of ``acb``."""

    def __init__(self, system: CriticalSystem, datum: Sequence[Fraction]) -> None:
        self.system, self.datum = system, datum
        self.polynomials = (*system.chart.position, *system.chart.constraints)
        variables = self.polynomials[0].ring.gens
        self.first = [[f.diff(x) for x in variables] for f in self.polynomials]
        self.second = [[[f.diff(x) for x in variables] for f in row] for row in self.first]

    def position(self, z: Any) -> list[Any]:
        """The coordinates in the ambient space."""
        y = z.entries()[: self.system.chart.variables]
        return list(map(_at(y), self.system.chart.position))

    def residue(self, x: Sequence[Any]) -> tuple[list[Any], list[Any]]:
        """``W (x - u)`` and ``x - u``."""
        apart = [a - ball(b) for a, b in zip(x, self.datum, strict=True)]
        rows = self.system.form
        W = [sum(ball(c) * a for c, a in zip(row, apart, strict=True) if c) for row in rows]
        return W, apart

    def gradient(self, z: Any) -> Any:
        """The system."""
        y, weights = self._weights(z)
        d, N = len(y), len(self.datum)
        at = _at(y)
        J = [list(map(at, row)) for row in self.first]
        above = [sum(w * row[p] for w, row in zip(weights, J, strict=True)) for p in range(d)]
        return column([*above, *(-at(f) for f in self.polynomials[N:])])

    def hessian(self, z: Any) -> Any:
        """Its derivative, the bordered Hessian."""
        y, weights = self._weights(z)
        d, N, n = len(y), len(self.datum), z.nrows()
        H = flint.acb_mat(n, n)
        at = _at(y)
        J = [list(map(at, row)) for row in self.first]
        WJ = [
            [sum(ball(c) * J[k][q] for k, c in enumerate(row) if c) for q in range(d)]
            for row in self.system.form
        ]
        for p in range(d):
            for q in range(p, d):
                value = sum(J[k][p] * WJ[k][q] for k in range(N))
                for w, table in zip(weights, self.second, strict=True):
                    if table[p][q]:
                        value += w * at(table[p][q])
                H[p, q] = H[q, p] = value
            for k in range(N, len(J)):
                H[p, d + k - N] = H[d + k - N, p] = -J[k][p]
        return H

    def tangents(self, z: Any) -> Any:
        """The position's derivative."""
        y, N = z.entries()[: self.system.chart.variables], len(self.datum)
        flat = list(map(_at(y), chain.from_iterable(self.first[:N])))
        return flint.acb_mat(N, len(y), flat)

    def is_immersive(self, z: Any) -> bool:
        """Whether the position's derivative has full rank over a whole box."""
        J = self.tangents(z)
        adjoint = J.mid().conjugate().transpose()
        return not (adjoint * J).det().contains(0)

    def real_frame(self, z: Any) -> Any:
        """Real rows that are nearly an orthonormal basis of the tangent space, if it is real."""
        J = self.tangents(z).mid()
        N, d = J.nrows(), J.ncols()
        parts = [[float(v) for v in side] for w in J.entries() for side in [(w.real, w.imag)]]
        U = np.linalg.svd(np.array(parts).reshape(N, 2 * d))[0]
        return flint.acb_mat(d, N, [float(v) for v in U[:, :d].T.flat])

    def _weights(self, z: Any) -> tuple[list[Any], list[Any]]:
        d = self.system.chart.variables
        y, multipliers = z.entries()[:d], z.entries()[d:]
        return y, [*self.residue(self.position(z))[0], *(-w for w in multipliers)]


def _at(y: Sequence[Any]) -> Callable[[Polynomial], Any]:
    return evaluation(y, lambda c: flint.acb(ball(c)))
