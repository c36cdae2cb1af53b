"""ReLU networks: on the regions where they are polynomial, or with given weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import chain, pairwise, product
from math import prod
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import check_flag, items_of
from neurovariety.algebra.matrices import constant_matrix, matrix_product
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
    read_rational_matrix,
)
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.activations import IDENTITY
from neurovariety.networks.base import Network, Symmetries
from neurovariety.networks.common import (
    check_bits,
    check_inputs,
    check_size,
    flat,
    integers,
    listed,
)
from neurovariety.networks.gauges import Gauge
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.networks.piecewise.function import PiecewiseLinear
from neurovariety.networks.piecewise.reading import check_widths, has_floats, read_layers
from neurovariety.varieties.variety import Parametric

MOST_REGIONS = 300
"""If no pattern is given."""


@dataclass(frozen=True)
class ReLUNetwork(Network):
    """The network ``x -> W_h s(W_(h-1) ... s(W_1 x + b_1) ...) + b_h`` with ``s(z) = max(z, 0)``.

    It is taken where its activation pattern is constant: on a region of inputs each hidden neuron
    is either active or not, and the network is polynomial in its weights; near generic weights,
    data keep their regions.

    Parameters
    ----------
    widths : sequence of int, or a linear network
        ``d_0, ..., d_h``, with at least one hidden layer; or a network such as a convolution
        without activation, whose hidden layers are activated here.
    pattern : matrix of 0 and 1, optional
        A row for each region in which there are data, an entry for each hidden neuron, layer by
        layer: whether it is active. By default data tell all neurons apart: for each neuron of
        each layer a region in which it alone is active there, in all combinations.
    bias : bool
        Whether there are the biases ``b_1, ..., b_h``.
    weights : sequence of matrix, optional
        In place of all these: the matrices ``W_1, ..., W_h`` of one network, whose function is
        studied exactly, as by `LinearRegions`. Floats are taken exactly, as dyadic numbers.
    biases : sequence of vector, optional
        The biases of that network, by default zeros.

    References
    ----------
    S. Marcotte, R. Gribonval, G. Peyre: Abide by the Law and Follow the Flow, NeurIPS 2023.

    Examples
    --------
    >>> ReLUNetwork((1, 2, 1)).map.polynomials
    (w1_11*w2_11, w1_21*w2_12)
    >>> ReLUNetwork((1, 2, 1), [[1, 1]], bias=True).map.polynomials
    (w1_11*w2_11 + w1_21*w2_12, w2_11*b1_1 + w2_12*b1_2 + b2_1)
    >>> ReLUNetwork((1, 1, 2, 1)).map.polynomials
    (w1_11*w2_11*w3_11, w1_11*w2_21*w3_12)
    >>> net = ReLUNetwork(weights=[[[1], [-1]], [[1, 2]]], biases=[[0, -1], [0]])
    >>> print(net)
    ReLU network with given weights, widths 1, 2, 1
    >>> net.function.at([-5])
    (Fraction(8, 1),)
    """

    widths: Any = None  # a tuple of int, or a LayeredNetwork, once read
    pattern: Any = None  # a RationalMatrix once read
    bias: bool = False
    weights: Any = None
    biases: Any = None

    def __post_init__(self) -> None:
        check_flag("bias", self.bias)
        if self.weights is not None or self.biases is not None:
            self._read_weights()
            return
        if isinstance(self.widths, LinearNetwork):
            object.__setattr__(self, "widths", self.widths.widths)
        if isinstance(self.widths, LayeredNetwork):
            if self.bias or any(s != IDENTITY for s in self.widths.activations):
                raise SpecificationError(
                    "expected a linear network without biases, whose layers are activated here, "
                    f"got {self.widths}{' and bias=True' * self.bias}"
                )
        else:
            widths = LinearNetwork(*integers("widths", self.widths)).widths
            object.__setattr__(self, "widths", widths)
        if not self.hidden:
            raise SpecificationError("expected a hidden layer, to be activated")
        object.__setattr__(self, "pattern", self._read(self.pattern))
        _ = self.map

    def _read_weights(self) -> None:
        if self.weights is None or self.widths is not None or self.pattern is not None or self.bias:
            raise SpecificationError("expected weights with their biases, or widths, got both")
        weights, biases = read_layers(self.weights, self.biases)
        floats = has_floats(self.weights, self.biases)
        check_widths(weights, [len(W) for W in weights])
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "biases", biases)
        object.__setattr__(self, "_floats", floats)

    @cached_property
    def function(self) -> PiecewiseLinear:
        """What a network with given weights computes."""
        if self.weights is None:
            raise SpecificationError(f"expected a network with weights=..., got {self}")
        layers = [
            tuple(((c, *row),) for c, row in zip(b, W, strict=True))
            for W, b in zip(self.weights, self.biases, strict=True)
        ]
        hidden = (
            tuple((*unit, (Fraction(0),) * len(unit[0])) for unit in layer) for layer in layers[:-1]
        )
        return PiecewiseLinear((*hidden, layers[-1]), vars(self)["_floats"])

    def _read(self, rows: Any) -> RationalMatrix:
        count = sum(self.hidden)
        if rows is None:
            if prod(self.hidden) > MOST_REGIONS:
                raise SpecificationError(
                    f"expected a pattern for more than {MOST_REGIONS} regions, which "
                    f"{listed(self.hidden)} hidden neurons have"
                )
            units = [[[int(i == j) for j in range(d)] for i in range(d)] for d in self.hidden]
            rows = [list(chain(*row)) for row in product(*units)]
        elif not isinstance(rows, str):
            rows = items_of("rows of the pattern", rows)
            rows = [rows] if all(isinstance(v, int) for v in rows) else rows
        pattern = read_rational_matrix(rows)
        if len(pattern[0]) != count:
            raise SpecificationError(
                f"expected {counted(count, 'entry', 'entries')} in each row of the "
                f"pattern, got {len(pattern[0])}"
            )
        check_bits("the pattern", (v for row in pattern for v in row))
        return pattern

    def __str__(self) -> str:
        if self.weights is not None:
            widths = listed([len(self.weights[0][0]), *map(len, self.weights)])
            return f"ReLU network with given weights, widths {widths}"
        bias = " and biases" if self.bias else ""
        given = self.widths
        of = f"of the {given}" if isinstance(given, Network) else f"with widths {listed(given)}"
        rows = "; ".join("".join(str(int(v)) for v in row) for row in self.pattern)
        return f"ReLU network {of}{bias}, activation pattern {rows}"

    def _check_free(self) -> None:
        if self.weights is not None:
            raise SpecificationError(
                "expected a network whose weights are free, such as ReLUNetwork((2, 3, 1)), got "
                f"{self}"
            )

    @cached_property
    def hidden(self) -> tuple[int, ...]:
        """The number of neurons of each hidden layer."""
        self._check_free()
        if isinstance(self.widths, LayeredNetwork):
            return tuple(map(len, self.widths.matrices[:-1]))
        found: tuple[int, ...] = self.widths[1:-1]
        return found

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights and, with biases, ``b1_1, ..., b2_1, ...``."""
        self._check_free()
        if isinstance(self.widths, LayeredNetwork):
            return self.widths.ring
        names = [str(s) for s in LinearNetwork(*self.widths).ring.symbols]
        if self.bias:
            names += [f"b{k}_{i + 1}" for k, d in enumerate(self.widths) if k for i in range(d)]
        return polynomial_ring(names)

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h``, each with its bias, if any, as the last column."""
        self._check_free()
        if isinstance(self.widths, LayeredNetwork):
            return self.widths.matrices
        x, count = self.ring.gens, LinearNetwork(*self.widths).parameter_count
        weights, biases = iter(x[:count]), iter(x[count:])
        return tuple(
            tuple(
                tuple(next(weights) for _ in range(a)) + ((next(biases),) if self.bias else ())
                for _ in range(b)
            )
            for a, b in pairwise(self.widths)
        )

    @property
    def symmetries(self) -> Symmetries:
        """Each hidden neuron is scaled, by positive numbers over the reals, or those that share."""
        shared = isinstance(self.widths, LayeredNetwork)
        return Symmetries(self._squared.symmetries.scalings if shared else sum(self.hidden))

    @property
    def _squared(self) -> LayeredNetwork:
        """The layers with squares between them, if they can have any: they are scaled alike."""
        given: Any = self.widths
        found: LayeredNetwork = given
        if hasattr(given, "activation"):
            found = replace(given, activation=2)
        return found

    @property
    def gauge(self) -> Gauge:
        """The weights of each hidden neuron are scaled, and it has an output, or is shared."""
        if isinstance(self.widths, LayeredNetwork):
            return Gauge(self._squared.gauge.blocks)
        rows = tuple((row,) for W in self.layers[:-1] for row in W)
        columns = (tuple(zip(*W, strict=True)) for W in self.layers[1:])  # the last are biases
        pairs = zip(self.hidden, columns, strict=True)
        return Gauge(rows, outgoing=tuple(column for d, all_ in pairs for column in all_[:d]))

    @cached_property
    def affine(self) -> tuple[PolynomialMatrix, ...]:
        """For each region the matrix of the affine map, with biases as the last column."""
        inputs, outputs = len(self.layers[0][0]), len(self.layers[-1])
        regions = dict.fromkeys(self.pattern)
        terms = sum(
            prod(sum(map(int, part)) + self.bias for part in self._parts(row)) for row in regions
        )
        check_size(inputs * outputs * terms, self.ring.ngens)
        return tuple(map(self._affine, regions))

    @property
    def map(self) -> Parametric:
        """For each region the entries of the affine map, by rows."""
        entries = (e for region in self.affine for e in flat(region) if e)
        return Parametric(tuple(entries) or (self.ring.zero,))

    @property
    def coefficients_by_output(self) -> tuple[tuple[Polynomial, ...], ...]:
        """Of each output its rows of the affine maps."""
        rows = zip(*self.affine, strict=True)
        return tuple(tuple(chain(*row)) for row in rows)

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X, each in the region of its own row of the pattern."""
        check_inputs(X, len(self.layers[0][0]) - self.bias)
        rows = self.pattern * len(X[0]) if len(self.pattern) == 1 else self.pattern
        if len(rows) != len(X[0]):
            raise SpecificationError(
                "expected a pattern with one row, or one for each of "
                f"{counted(len(X[0]), 'sample')}, got "
                f"{counted(len(rows), 'row')}"
            )
        signal = constant_matrix(X, self.ring)
        columns = []
        for m, row in enumerate(rows):
            x = [(line[m],) for line in signal] + ([(self.ring.one,)] if self.bias else [])
            columns.append(flat(matrix_product(self._affine(row), tuple(x))))
        return tuple(zip(*columns, strict=True))

    def _parts(self, row: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The pattern of each hidden layer."""
        start = 0
        for d in self.hidden:
            yield row[start : start + d]
            start += d

    def _affine(self, row: Sequence[Any]) -> PolynomialMatrix:
        value = self.layers[0]
        one, zero = self.ring.one, self.ring.zero
        for W, active in zip(self.layers[1:], self._parts(row), strict=True):
            width = len(value[0])
            rows = [r if bit else (zero,) * width for r, bit in zip(value, active, strict=True)]
            if self.bias:
                rows.append((zero,) * (width - 1) + (one,))
            value = matrix_product(W, tuple(rows))
        return value
