"""The quadratic loss of a linear network with a Tikhonov term, and its gradient system."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, pairwise
from math import prod
from typing import Any

from sympy import QQ
from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import check_integer, is_float, items_of, quotient, to_rational
from neurovariety.algebra.matrices import constant_matrix, matrix_product
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    matrix_rows,
    read_rational_matrix,
)
from neurovariety.algebra.reading.calls import checked
from neurovariety.algebra.shown import Shown, counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.common import check_size
from neurovariety.networks.linear import LinearNetwork


@checked
def rational(values: Any, denominator: int | None = None) -> Any:
    """Take floats as exact rational numbers, in the way that is said.

    Parameters
    ----------
    values : number, array, sequence, nested sequences or text
        A number, a row of them, or a matrix, as which text is read; they may be floats, such as
        measured data.
    denominator : int, optional
        Round each entry to the nearest multiple of 1/denominator; by default every float is
        taken as the dyadic number that it is.

    Returns
    -------
    Fraction, tuple of Fraction, or tuple of tuple of Fraction
        Of the same shape.

    Raises
    ------
    SpecificationError
        If an entry is no finite number.

    Examples
    --------
    >>> rational([[0.5, 0.1]], denominator=10)
    ((Fraction(1, 2), Fraction(1, 10)),)
    >>> rational([0.25, 2]), rational(0.1, denominator=100)
    ((Fraction(1, 4), Fraction(2, 1)), Fraction(1, 10))
    """
    if denominator is not None:
        denominator = check_integer("denominator", denominator, 1)

    def taken(value: Any) -> Fraction:
        if not is_float(value):
            exact = to_rational(value)
        else:
            try:
                exact = Fraction(float(value))
            except (OverflowError, ValueError):
                raise SpecificationError(f"expected a finite number, got {value}") from None
        if denominator is None:
            return exact
        return Fraction(round(exact * denominator), denominator)

    table = values.tolist() if hasattr(values, "tolist") else values
    if not isinstance(table, Iterable):
        return taken(table)
    entries = table if isinstance(table, str) else items_of("numbers", table)
    if isinstance(entries, str) or any(_is_row(v) for v in entries):
        return tuple(tuple(taken(v) for v in row) for row in matrix_rows(entries))
    return tuple(taken(v) for v in entries)


@dataclass(frozen=True, init=False)
class QuadraticLoss(Shown):
    """Half of ``|W X - Y|^2``, plus half of the sum of ``lambda w^2`` over all weights ``w``.

    Parameters
    ----------
    X : matrix of exact numbers
        The inputs, one sample a column: of size ``d_0 x m`` with ``m >= 1``.
    Y : matrix of exact numbers
        The outputs, of size ``d_h x m``.
    regularization : number, or sequence of matrices, optional
        One ``lambda`` for all weights, or one matrix of them for each layer, of its size
        (generalised Tikhonov); none by default.

    Raises
    ------
    SpecificationError
        If an entry is not exact, or X and Y have different numbers of columns.

    Examples
    --------
    >>> QuadraticLoss([[1, 2], [3, 4]], [[1, 3], [2, 4]]).samples
    2
    """

    X: RationalMatrix
    Y: RationalMatrix
    regularization: Fraction | tuple[RationalMatrix, ...]

    def __init__(self, X: Any, Y: Any, regularization: Any = None) -> None:
        inputs, outputs = read_rational_matrix(X), read_rational_matrix(Y)
        if len(inputs[0]) != len(outputs[0]):
            raise SpecificationError(
                f"expected as many samples in X as in Y, got {len(inputs[0])} and "
                f"{counted(len(outputs[0]), 'column')}"
            )
        object.__setattr__(self, "X", inputs)
        object.__setattr__(self, "Y", outputs)
        object.__setattr__(self, "regularization", _regularization(regularization))

    @property
    def samples(self) -> int:
        """The number of columns of X and Y."""
        return len(self.X[0])

    @property
    def is_regularized(self) -> bool:
        """Whether some weight is penalised."""
        return self.regularization != 0

    def weights_of(self, network: LinearNetwork) -> tuple[RationalMatrix, ...]:
        """One matrix of regularization weights for each layer of a network.

        Raises
        ------
        SpecificationError
            If the loss does not fit the network's widths.
        """
        d, m = network.widths, self.samples
        for name, matrix, rows in (("X", self.X, d[0]), ("Y", self.Y, d[-1])):
            if len(matrix) != rows:
                raise SpecificationError(
                    f"expected {name} of size {rows} x {m} for widths "
                    f"{', '.join(map(str, d))}, got {len(matrix)} x {m}"
                )
        sizes = [(b, a) for a, b in pairwise(d)]
        given = self.regularization
        if isinstance(given, Fraction):
            return tuple(((given,) * cols,) * rows for rows, cols in sizes)
        found = [(len(L), len(L[0])) for L in given]
        if found != sizes:
            raise SpecificationError(
                f"expected regularization matrices of sizes {_sizes(sizes)}, got {_sizes(found)}"
            )
        return given


@dataclass(frozen=True)
class GradientSystem(Shown):
    """The equations of the critical points of a loss: one for each weight.

    Parameters
    ----------
    network : LinearNetwork
        With weights ``w1_11, w1_12, ..., w2_11, ...``: layer, row, column.
    loss : QuadraticLoss
        It must fit the widths.

    Raises
    ------
    SpecificationError
        If it does not.

    Examples
    --------
    >>> loss = QuadraticLoss([[1]], [[2]])
    >>> GradientSystem(LinearNetwork(1, 1, 1), loss).equations
    (w1_11*w2_11**2 - 2*w2_11, w1_11**2*w2_11 - 2*w1_11)
    """

    network: LinearNetwork
    loss: QuadraticLoss

    def __post_init__(self) -> None:
        self.loss.weights_of(self.network)

    @property
    def ring(self) -> PolyRing:
        """The polynomials in the weights, over QQ."""
        return self.network.ring

    @cached_property
    def polynomial(self) -> Polynomial:
        """The loss as a polynomial in the weights."""
        ring = self.ring
        *inner, outputs = self.network.widths
        check_size(outputs * self.loss.samples * prod(inner) ** 2, ring.ngens)
        output = constant_matrix(self.loss.X, ring)
        for W in self.network.layers:
            output = matrix_product(W, output)
        target = constant_matrix(self.loss.Y, ring)
        pairs = zip(chain(*output), chain(*target), strict=True)
        error = sum(((a - b) ** 2 for a, b in pairs), ring.zero)
        penalty = sum((w**2 * c for w, c in zip(ring.gens, self.penalties, strict=True)), ring.zero)
        return (error + penalty) * QQ(1, 2)

    @property
    def penalties(self) -> tuple[Any, ...]:
        """The regularization weight of each variable, in the ring's order."""
        return tuple(
            quotient(v) for L in self.loss.weights_of(self.network) for row in L for v in row
        )

    @cached_property
    def equations(self) -> tuple[Polynomial, ...]:
        """The partial derivatives of the loss, in the order of the weights."""
        return tuple(self.polynomial.diff(w) for w in self.ring.gens)

    @cached_property
    def hessian(self) -> PolynomialMatrix:
        """The second derivatives."""
        return tuple(tuple(f.diff(w) for w in self.ring.gens) for f in self.equations)


def _is_row(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str)


def _regularization(given: Any) -> Fraction | tuple[RationalMatrix, ...]:
    if given is None:
        return Fraction(0)
    if isinstance(given, str) or not isinstance(given, Iterable):
        return to_rational(given)
    layers = tuple(read_rational_matrix(L) for L in items_of("matrices", given))
    if not layers:
        raise SpecificationError("expected one matrix of regularization weights for each layer")
    return layers


def _sizes(sizes: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{a} x {b}" for a, b in sizes)
