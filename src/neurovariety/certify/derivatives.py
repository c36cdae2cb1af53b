"""Loss, gradient and Hessian by the structure of the matrix product, over any arithmetic.

With ``Z_i = W_(i-1) ... W_1 X``, ``A_i = W_h ... W_(i+1)`` and ``R = W_h ... W_1 X - Y``, the
gradient is ``A_i^T R Z_i^T + Lambda_i o W_i``. Nothing is expanded: enclosures stay narrow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, pairwise, product
from typing import Any

import flint

from neurovariety.networks.losses import GradientSystem


@dataclass(frozen=True)
class Derivatives:
    """A loss whose data are matrices of python-flint: ``fmpq_mat``, ``arb_mat`` or ``acb_mat``.

    Parameters
    ----------
    sizes : tuple of (rows, columns)
        Of W_1, ..., W_h.
    X, Y : matrices
        The data.
    penalties : tuple
        The regularization weight of each variable.
    matrix : type
        The type of X and Y.

    Examples
    --------
    >>> from neurovariety.networks.losses import QuadraticLoss
    >>> from neurovariety.networks.linear import LinearNetwork
    >>> system = GradientSystem(LinearNetwork(1, 1, 1), QuadraticLoss([[1]], [[2]]))
    >>> rational = derivatives(system, "fmpq")
    >>> weights = rational.matrix([[3], [1]])
    >>> rational.gradient(weights)
    [1]
    [3]
    >>> rational.hessian(weights)
    [1, 4]
    [4, 9]
    """

    sizes: tuple[tuple[int, int], ...]
    X: Any
    Y: Any
    penalties: tuple[Any, ...]
    matrix: Any

    def layers(self, weights: Any) -> list[Any]:
        """The matrices W_1, ..., W_h of a column of weights in the system's order."""
        rest = iter(weights.entries())
        return [
            self.matrix(rows, cols, [next(rest) for _ in range(rows * cols)])
            for rows, cols in self.sizes
        ]

    def loss(self, weights: Any) -> Any:
        """The loss."""
        entries = (self._inputs(self.layers(weights))[-1] - self.Y).entries()
        penalty = sum(c * w * w for c, w in zip(self.penalties, weights.entries(), strict=True))
        return (sum(e * e for e in entries) + penalty) / 2

    def gradient(self, weights: Any) -> Any:
        """The partial derivatives, a column in the system's order."""
        W = self.layers(weights)
        Z, A = self._inputs(W), self._outputs(W)
        R = Z[-1] - self.Y
        data = chain(*((A[i].transpose() * R * Z[i].transpose()).entries() for i in range(len(W))))
        terms = zip(data, self.penalties, weights.entries(), strict=True)
        return self.matrix(len(self.penalties), 1, [g + c * w for g, c, w in terms])

    def hessian(self, weights: Any) -> Any:
        """The symmetric matrix of second derivatives.

        The blocks are ``(A_i^T A_j) (x) (Z_i Z_j^T)``; for ``i < j`` comes the term of the
        residual, ``M^T dW_j^T (A_j^T R Z_i^T)`` with ``M = W_(j-1) ... W_(i+1)``.
        """
        W = self.layers(weights)
        Z, A = self._inputs(W), self._outputs(W)
        R = Z[-1] - self.Y
        starts = [0]
        for rows, cols in self.sizes:
            starts.append(starts[-1] + rows * cols)
        H = self.matrix(starts[-1], starts[-1])
        for i, (rows, cols) in enumerate(self.sizes):
            M = None
            for j in range(i, len(W)):
                S, T = A[i].transpose() * A[j], Z[i] * Z[j].transpose()
                if j > i:
                    M = self._identity(rows) if M is None else W[j - 1] * M
                    N = A[j].transpose() * R * Z[i].transpose()
                places = product(range(rows), range(cols), *map(range, self.sizes[j]))
                for a, b, c, e in places:
                    value = S[a, c] * T[b, e]
                    if M is not None:
                        value += M[e, a] * N[c, b]
                    p, q = starts[i] + a * cols + b, starts[j] + c * self.sizes[j][1] + e
                    H[p, q] = H[q, p] = value
        for k, penalty in enumerate(self.penalties):
            H[k, k] += penalty
        return H

    def _inputs(self, W: Sequence[Any]) -> list[Any]:
        Z = [self.X]
        for layer in W:
            Z.append(layer * Z[-1])
        return Z

    def _outputs(self, W: Sequence[Any]) -> list[Any]:
        A = [self._identity(self.sizes[-1][0])]
        for layer in reversed(W[1:]):
            A.append(A[-1] * layer)
        return A[::-1]

    def _identity(self, n: int) -> Any:
        return self.matrix(n, n, [int(i == j) for i in range(n) for j in range(n)])


def derivatives(system: GradientSystem, arithmetic: str = "arb") -> Derivatives:
    """The derivatives of a system's loss over ``fmpq``, ``arb`` or ``acb``.

    Data that are no dyadic numbers are enclosed at the working precision: make it anew where
    that changes.
    """
    number: Callable[[Any], Any] = getattr(flint, arithmetic)
    matrix = getattr(flint, f"{arithmetic}_mat")

    def taken(v: Any) -> Any:
        return number(flint.fmpq(int(v.numerator), int(v.denominator)))

    def table(rows: Sequence[Sequence[Fraction]]) -> Any:
        return matrix(len(rows), len(rows[0]), [taken(v) for row in rows for v in row])

    return Derivatives(
        tuple((rows, cols) for cols, rows in pairwise(system.network.widths)),
        table(system.loss.X),
        table(system.loss.Y),
        tuple(taken(v) for v in system.penalties),
        matrix,
    )
