"""The critical points of a squared distance as the zeros of a square system.

On a chart ``x = phi(y)`` with constraints ``f(y) = 0`` the critical points of ``(x - u) W (x - u)^t
/ 2`` are the zeros of the gradient of the Lagrangian ``(x - u) W (x - u)^t / 2 - l f(y)`` in
``z = (y, l)``. Its derivative is the bordered Hessian. At a real zero that is nondegenerate, the
Hessian on the tangent space has as many negative eigenvalues as the bordered one, less the number
of constraints (Chabrillac and Crouzeix 1984).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from neurovariety.algebra.polynomials import RationalMatrix
from neurovariety.certify.homotopy.charts import Chart
from neurovariety.certify.homotopy.monomials import Array, PolynomialMap, by_blocks

_DIGITS = 52


@dataclass(frozen=True)
class CriticalSystem:
    """The system of a chart and a metric, for any data.

    Parameters
    ----------
    chart : Chart
        Of the variety.
    form : matrix of Fraction
        The metric.
    elsewhere : tuple of CriticalSystem
        The same for other charts of the variety, between which points can be carried.

    Examples
    --------
    >>> from neurovariety.certify.homotopy.charts import chart
    >>> from neurovariety.varieties.metrics import Frobenius
    >>> from neurovariety.varieties.variety import Implicit
    >>> V = Implicit("x^2 + y^2 = 1")
    >>> system = CriticalSystem(chart(V), Frobenius().form(V))
    >>> F, H = system.evaluate(np.array([[1.0, 0.0, -0.5]]), np.array([[2.0, 0.0]]))
    >>> bool(abs(F).max() == 0)
    True
    """

    chart: Chart
    form: RationalMatrix
    elsewhere: tuple[CriticalSystem, ...] = ()

    @property
    def unknowns(self) -> int:
        """The chart's variables and the multipliers."""
        return self.chart.variables + self.multipliers

    @property
    def multipliers(self) -> int:
        """The number of constraints."""
        return len(self.chart.constraints)

    @cached_property
    def map(self) -> PolynomialMap:
        """The position and the constraints."""
        return PolynomialMap((*self.chart.position, *self.chart.constraints))

    @cached_property
    def metric(self) -> Array:
        """The metric in floats."""
        return np.array([[float(v) for v in row] for row in self.form])

    @property
    def loses_digits(self) -> bool:
        """Whether numbers of one equation or of the metric differ by more than a float's digits."""
        sides = [[abs(c) for c in f.itercoeffs()] for f in self.chart.constraints]
        sides.append([abs(row[k]) for k, row in enumerate(self.form)])
        return any(max(numbers) > 2**_DIGITS * min(numbers) for numbers in sides)

    def split(self, z: Array) -> tuple[Array, Array]:
        """The chart's variables and the multipliers of each point."""
        return z[:, : self.chart.variables], z[:, self.chart.variables :]

    def positions(self, z: Array) -> Array:
        """The points in the ambient space."""
        y, _ = self.split(z)
        return self.map.values(self.map.monomials(y))[:, : len(self.form)]

    def carried(self, z: Array, to: CriticalSystem) -> Array:
        """The same points in another chart."""
        if to is self or to.chart.coordinates is None:
            return z
        return to.chart.coordinates(self.positions(z))

    def evaluate(self, z: Array, u: Array) -> tuple[Array, Array]:
        """The system and its derivative, for each pair of a point and a datum."""
        F, H, _ = self._evaluate(z, u)
        return F, H

    def evaluate_moving(self, z: Array, u: Array, speed: Array) -> tuple[Array, Array, Array]:
        """The same, and the system's derivative while the data move."""
        F, H, J = self._evaluate(z, u)
        moving = np.zeros_like(F)
        moving[:, : J.shape[2]] = -_transposed_times(J, by_blocks(speed, self.metric))
        return F, H, moving

    def _evaluate(self, z: Array, u: Array) -> tuple[Array, Array, Array]:
        N, (y, multipliers) = len(self.form), self.split(z)
        d, monomials = self.chart.variables, self.map.monomials(y)
        values, J = self.map.values(monomials), self.map.jacobian(monomials)
        weights = np.concatenate([by_blocks(values[:, :N] - u, self.metric), -multipliers], axis=1)
        F = np.concatenate([_transposed_times(J, weights), -values[:, N:]], axis=1)
        position = J[:, :N]
        H = np.zeros((len(z), z.shape[1], z.shape[1]), z.dtype)
        H[:, :d, :d] = self.map.hessian(monomials, weights)
        H[:, :d, :d] += position.transpose(0, 2, 1) @ (self.metric @ position)
        H[:, :d, d:] = -J[:, N:].transpose(0, 2, 1)
        H[:, d:, :d] = -J[:, N:]
        return F, H, position


def _transposed_times(J: Array, v: Array) -> Array:
    product: Array = (v[:, None, :] @ J)[:, 0]
    return product
