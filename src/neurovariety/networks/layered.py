"""Networks that are made of layers: matrices of weights, with activations between them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from math import comb
from operator import or_
from typing import TYPE_CHECKING, Any

from neurovariety.algebra.matrices import constant_matrix, in_more_variables, matrix_product
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.algebra.reading.arithmetic import power_terms
from neurovariety.networks.activations import Activation
from neurovariety.networks.base import Network
from neurovariety.networks.common import check_inputs, check_size, coefficients, members, sums_of
from neurovariety.networks.gauges import Gauge, gauge_of_layers
from neurovariety.varieties.variety import Parametric

if TYPE_CHECKING:
    from neurovariety.networks.evaluation import Residues


class LayeredNetwork(Network):
    """The network ``x -> W_h s_(h-1)(W_(h-1) ... s_1(W_1 x))``, with weights or zeros as entries.

    A weight may stand at several places of a matrix. With biases each matrix has them as its last
    column. Nothing is expanded but by ``map`` and ``outputs``: of a deep network the values and
    the derivatives at given weights are known long before its polynomials.
    """

    @property
    @abstractmethod
    def layers(self) -> Any:
        """The weights of each layer."""

    @property
    def matrices(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h``."""
        found: tuple[PolynomialMatrix, ...] = self.layers
        return found

    @property
    @abstractmethod
    def activations(self) -> tuple[Activation, ...]:
        """The activation of each hidden layer."""

    @property
    def has_bias(self) -> bool:
        """Whether the last column of each matrix is one of biases."""
        return False

    @property
    def is_dense(self) -> bool:
        """Whether each matrix has a weight of its own at each place, layer by layer and by rows."""
        return False

    @property
    def input_count(self) -> int:
        """The number of inputs."""
        return len(self.matrices[0][0]) - self.has_bias

    @property
    def output_count(self) -> int:
        """The number of outputs."""
        return len(self.matrices[-1])

    @cached_property
    def degrees(self) -> tuple[int, ...]:
        """The degrees that the activations let the functions' terms have in the inputs."""
        return degrees_of(self.activations, self.has_bias)

    @property
    def ambient_dimension(self) -> int:
        """The number of coefficients of such functions."""
        n = self.input_count
        return self.output_count * sum(comb(n - 1 + d, d) for d in self.degrees)

    @cached_property
    def map(self) -> Parametric:
        """The coefficients of the outputs as polynomials in the inputs."""
        return Parametric(tuple(c for f in self.expanded for c in f.values()))

    @cached_property
    def expanded(self) -> tuple[dict[tuple[int, ...], Polynomial], ...]:
        """The coefficients of each output by the exponents of the inputs."""
        check_size(self._terms, self.ring.ngens)
        names = [str(s) for s in self.ring.symbols]
        inputs = [f"x{k + 1}" for k in range(self.input_count)]
        whole = polynomial_ring([*names, *inputs])
        layers = [in_more_variables(W, whole) for W in self.matrices]
        column = tuple((x,) for x in whole.gens[len(names) :])
        outputs = self._forward(layers, column)
        return tuple(coefficients(f, self.ring) for (f,) in outputs)

    @property
    def coefficients_by_output(self) -> tuple[tuple[Polynomial, ...], ...]:
        """Of each output, those of the same monomials at the same places."""
        monomials = sorted({m for f in self.expanded for m in f}, reverse=True)
        return tuple(tuple(f.get(m, self.ring.zero) for m in monomials) for f in self.expanded)

    @property
    def gauge(self) -> Gauge:
        """A chart modulo scalings of neurons or layers and, of linear ones, base changes."""
        return gauge_of_layers(self.matrices, self.activations, self.has_bias)

    @property
    def _terms(self) -> int:
        """How many terms, and words of long coefficients, the map has at the most."""
        terms = self.input_count + self.has_bias
        for W, activation in zip(self.matrices[1:], self.activations, strict=True):
            words = 1 + activation.degree * (terms - 1).bit_length() // 64
            one = sum(power_terms(terms, e) for e, _ in activation.terms)
            terms = words * one * max(sum(map(bool, row)) for row in W)
        return terms * self.output_count

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on the columns of X."""
        check_inputs(X, self.input_count)
        return self._forward(self.matrices, constant_matrix(X, self.ring))

    def _forward(self, layers: Sequence[PolynomialMatrix], X: PolynomialMatrix) -> PolynomialMatrix:
        ones = ((layers[0][0][0].ring.one,) * len(X[0]),) if self.has_bias else ()
        value = matrix_product(layers[0], (*X, *ones))
        for W, activation in zip(layers[1:], self.activations, strict=True):
            active = tuple(tuple(activation.of(entry) for entry in row) for row in value)
            value = matrix_product(W, (*active, *ones))
        return value

    def evaluate(self, weights: Any, inputs: Any, p: int) -> Residues:
        """The outputs modulo p on the columns of a matrix of integers, a row for each output.

        Examples
        --------
        >>> from neurovariety import LinearNetwork
        >>> LinearNetwork(2, 1, 1).evaluate([1, 2, 3], [[1, 0], [1, 1]], 101)
        array([[9, 6]])
        """
        from neurovariety.networks.evaluation import forward

        return forward(self, weights, inputs, p)[1][-1]

    def jacobian(self, weights: Any, inputs: Any, p: int) -> Residues:
        """The derivatives of `evaluate`, from the last layer back: by output, input, weight.

        Examples
        --------
        >>> from neurovariety import LinearNetwork
        >>> LinearNetwork(2, 1, 1).jacobian([1, 2, 3], [[1], [1]], 101)
        array([[[3, 3, 3]]])
        """
        from neurovariety.networks.evaluation import derivative

        return derivative(self, weights, inputs, p)

    def generic_rank(self, p: int, seed: int = 1) -> int:
        """Of the derivative by the weights at random ones modulo p: a lower bound of the dimension.

        Examples
        --------
        >>> from neurovariety import LinearNetwork
        >>> LinearNetwork(3, 1, 3).generic_rank(32003)
        5
        """
        from neurovariety.networks.evaluation import generic_rank

        return generic_rank(self, p, seed)


def degrees_of(activations: Iterable[Activation], has_bias: bool) -> tuple[int, ...]:
    """The degrees of terms of functions, activated layer by layer.

    Examples
    --------
    >>> from neurovariety.networks.activations import read_activations
    >>> degrees_of(read_activations("z^2 + z", 2), False)
    (1, 2, 3, 4)
    """
    constant = int(has_bias)
    found = 0b10 | constant  # a set of degrees by its bits
    for activation in activations:
        terms = (sums_of(found, e) for e, _ in activation.terms)
        found = reduce(or_, terms, constant)
    return members(found)
