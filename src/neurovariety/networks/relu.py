"""ReLU networks with two layers, on the regions where they are polynomial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import check_flag, items_of
from neurovariety.algebra.matrices import constant_matrix, matrix_product
from neurovariety.algebra.polynomials import (
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
    read_rational_matrix,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network
from neurovariety.networks.common import check_bits, check_size, flat, integers, listed
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.variety import Parametric

MOST_NEURONS = 300
"""For which there are as many regions if no pattern is given."""


@dataclass(frozen=True)
class ReLUNetwork(Network):
    """The network ``x -> W_2 max(W_1 x + b_1, 0) + b_2`` where its activation pattern is constant.

    On a region of inputs each hidden neuron is either active or not, and the network is
    polynomial in its weights; near generic weights, data keep their regions.

    Parameters
    ----------
    widths : sequence of three int
        Inputs, hidden neurons, outputs.
    pattern : matrix of 0 and 1, optional
        A row for each region in which there are data, an entry for each hidden neuron: whether it
        is active. By default data tell all neurons apart: a region for each, as many as there can
        be among the combinations of patterns.
    bias : bool
        Whether there are the biases ``b_1, b_2``.

    References
    ----------
    S. Marcotte, R. Gribonval, G. Peyre: Abide by the Law and Follow the Flow, NeurIPS 2023.

    Examples
    --------
    >>> ReLUNetwork((1, 2, 1)).map.polynomials
    (w1_11*w2_11, w1_21*w2_12)
    >>> ReLUNetwork((1, 2, 1), [[1, 1]], bias=True).map.polynomials
    (w1_11*w2_11 + w1_21*w2_12, w2_11*b1_1 + w2_12*b1_2 + b2_1)
    """

    widths: tuple[int, ...]
    pattern: Any = None  # a RationalMatrix once read
    bias: bool = False

    def __post_init__(self) -> None:
        widths = integers("widths", self.widths)
        if len(widths) != 3:
            raise SpecificationError(f"expected three widths of a two-layer network, got {widths}")
        hidden = LinearNetwork(*widths).widths[1]
        rows: Any = self.pattern
        if rows is None and hidden > MOST_NEURONS:
            raise SpecificationError(
                f"expected a pattern for more than {MOST_NEURONS} hidden neurons, got {hidden}"
            )
        if rows is None:
            rows = [[int(i == j) for j in range(hidden)] for i in range(hidden)]
        elif not isinstance(rows, str):
            rows = items_of("rows of the pattern", rows)
            rows = [rows] if all(isinstance(v, int) for v in rows) else rows
        pattern = read_rational_matrix(rows)
        if len(pattern[0]) != hidden:
            raise SpecificationError(
                f"expected {hidden} entries in each row of the pattern, got {len(pattern[0])}"
            )
        check_flag("bias", self.bias)
        check_bits("the pattern", (v for row in pattern for v in row))
        object.__setattr__(self, "widths", widths)
        object.__setattr__(self, "pattern", pattern)
        _ = self.map

    def __str__(self) -> str:
        bias = " and biases" if self.bias else ""
        rows = "; ".join("".join(str(int(v)) for v in row) for row in self.pattern)
        return f"ReLU network with widths {listed(self.widths)}{bias}, activation pattern {rows}"

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights and, with biases, ``b1_1, ..., b2_1, ...``."""
        names = [str(s) for s in LinearNetwork(*self.widths).ring.symbols]
        if self.bias:
            names += [f"b{k}_{i + 1}" for k in (1, 2) for i in range(self.widths[k])]
        return polynomial_ring(names)

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, PolynomialMatrix]:
        """The matrices ``W_1`` and ``W_2``, each with its bias, if any, as the last column."""
        d0, d1, d2 = self.widths
        x = self.ring.gens
        first = [list(x[i * d0 : (i + 1) * d0]) for i in range(d1)]
        second = [list(x[d1 * d0 + i * d1 : d1 * d0 + (i + 1) * d1]) for i in range(d2)]
        if self.bias:
            biases = x[d1 * d0 + d2 * d1 :]
            first = [[*row, b] for row, b in zip(first, biases[:d1], strict=True)]
            second = [[*row, b] for row, b in zip(second, biases[d1:], strict=True)]
        return tuple(map(tuple, first)), tuple(map(tuple, second))

    @property
    def map(self) -> Parametric:
        """For each region the entries of the affine map, by rows."""
        inputs, _, outputs = self.widths
        active = sum(int(v) + self.bias for row in self.pattern for v in row)
        check_size((inputs + self.bias) * outputs * (active + self.bias), self.ring)
        return Parametric(
            tuple(e for row in dict.fromkeys(self.pattern) for e in flat(self._affine(row)) if e)
            or (self.ring.zero,)
        )

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X, each in the region of its own row of the pattern."""
        rows = self.pattern * len(X[0]) if len(self.pattern) == 1 else self.pattern
        if len(rows) != len(X[0]):
            raise SpecificationError(
                f"expected a pattern with one row, or one for each of the {len(X[0])} samples, got "
                f"{len(rows)} rows"
            )
        signal = constant_matrix(X, self.ring)
        columns = []
        for m, row in enumerate(rows):
            x = [(line[m],) for line in signal] + ([(self.ring.one,)] if self.bias else [])
            columns.append(flat(matrix_product(self._affine(row), tuple(x))))
        return tuple(zip(*columns, strict=True))

    def _affine(self, active: Sequence[Any]) -> PolynomialMatrix:
        first, second = self.layers
        zero, width = self.ring.zero, len(first[0])
        hidden = [row if bit else (zero,) * width for row, bit in zip(first, active, strict=True)]
        if self.bias:
            hidden.append((zero,) * (width - 1) + (self.ring.one,))
        return matrix_product(second, tuple(hidden))
