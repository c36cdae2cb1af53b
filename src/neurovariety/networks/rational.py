"""Networks whose activations are quotients of polynomials in one variable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from math import comb, prod
from operator import or_
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.matrices import constant_matrix, in_more_variables
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.activations import Activation, in_words, read_activations
from neurovariety.networks.base import Symmetries, no_polynomials
from neurovariety.networks.common import (
    added,
    check_inputs,
    check_size,
    coefficients,
    listed,
    members,
    sums_of,
)
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.networks.polynomial import PolynomialNetwork
from neurovariety.networks.quotients import (
    VanishingDenominator,
    read_rational_activation,
)
from neurovariety.varieties.rational_maps import over_one
from neurovariety.varieties.variety import Parametric


@dataclass(frozen=True)
class RationalNetwork(LayeredNetwork):
    """The network ``x -> W_h s(W_(h-1) ... s(W_1 x + b_1) ...) + b_h`` with s a quotient.

    Its functions are quotients of polynomials in the inputs, those of all outputs with one common
    denominator. They are given by the coefficients of all numerators and the denominator, divided
    by one of them.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``.
    activation : quotient of polynomials, or a sequence of such
        As text or as an expression: one for all hidden layers, or one for each.
    bias : bool
        Whether there are the biases ``b_1, ..., b_h``.

    Examples
    --------
    >>> net = RationalNetwork((2, 1, 1), "1/z")
    >>> net.map.polynomials, net.map.denominator
    ((w2_11, w1_12), w1_11)
    >>> RationalNetwork((2, 2, 1), "z/(1 + z^2)").generic_rank(32003)
    6
    """

    widths: tuple[int, ...]
    activation: Any  # a tuple of RationalActivation, one for each hidden layer, once read
    bias: bool = False

    def __post_init__(self) -> None:
        plain = PolynomialNetwork(self.widths, 1, self.bias)
        found = read_activations(self.activation, len(plain.widths) - 2, read_rational_activation)
        object.__setattr__(self, "widths", plain.widths)
        object.__setattr__(self, "activation", found)

    def __str__(self) -> str:
        biases = ", with biases" if self.bias else ""
        active = f" and activation {in_words(self.activation)}" if self.activation else ""
        return f"rational network with widths {', '.join(map(str, self.widths))}{active}{biases}"

    @property
    def _plain(self) -> PolynomialNetwork:
        return PolynomialNetwork(self.widths, 1, self.bias)

    @property
    def activations(self) -> tuple[Activation, ...]:
        """The activation of each hidden layer."""
        found: tuple[Activation, ...] = self.activation
        return found

    @property
    def has_bias(self) -> bool:
        """Whether the last column of each matrix is one of biases."""
        return self.bias

    @property
    def ring(self) -> PolyRing:
        """The polynomials in the weights, as those of a polynomial network."""
        return self._plain.ring

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h``, each with its biases, if any, as the last column."""
        return self._plain.layers

    @property
    def symmetries(self) -> Symmetries:
        """Neurons of a layer are permuted, and scaled, or by roots of unity, as by activations.

        A linear layer changes its base.
        """
        pairs = list(zip(self.widths[1:-1], self.activations, strict=True))
        curved = [(d, s) for d, s in pairs if not s.is_linear()]
        roots = [n for d, s in curved for n in d * (s.roots_of_unity(self.bias),) if n > 1]
        return Symmetries(
            sum(d for d, s in curved if s.is_monomial),
            permutations=tuple(d for d, _ in curved),
            base_changes=tuple(d for d, s in pairs if s.is_linear()),
            orders=tuple(roots),
        )

    @cached_property
    def _degrees(self) -> tuple[int, int]:
        """Those of the terms of numerators and denominator, as sets of bits."""
        top, bottom = 0b10 | self.bias, 0b1
        for d, s in zip(self.widths[1:], self.activation, strict=False):
            parts = []
            for terms in (s.terms, s.denominator.terms):
                sums = (added(sums_of(top, k), sums_of(bottom, s.degree - k)) for k, _ in terms)
                parts.append(reduce(or_, sums))
            bottom = sums_of(parts[1], d)
            top = added(parts[0], sums_of(parts[1], d - 1)) | (bottom if self.bias else 0)
        return top, bottom

    @property
    def degrees(self) -> tuple[int, ...]:
        """The degrees of the terms of numerators and denominator."""
        return members(self._degrees[0] | self._degrees[1])

    @property
    def ambient_dimension(self) -> int:
        """The number of coefficients of numerators and denominator, less one."""
        n, (top, bottom) = self.input_count, self._degrees
        one, other = (sum(comb(n - 1 + d, d) for d in members(s)) for s in (top, bottom))
        return self.output_count * one + other - 1

    @cached_property
    def map(self) -> Parametric:
        """The coefficients of numerators and denominator, divided by one of the denominator's."""
        check_size(self._terms, self.ring.ngens)
        names = [str(s) for s in self.ring.symbols]
        inputs = [f"x{k + 1}" for k in range(self.input_count)]
        whole = polynomial_ring([*names, *inputs])
        layers = [in_more_variables(W, whole) for W in self.matrices]
        tops, bottom = self._quotients(layers, whole.gens[len(names) :])
        *found, below = (list(coefficients(f, self.ring).values()) for f in (*tops, bottom))
        unit = below.pop(min(range(len(below)), key=lambda k: len(below[k])))
        return Parametric([f for part in (*found, below) for f in part], None, unit)

    def _quotients(
        self, layers: Sequence[PolynomialMatrix], x: Sequence[Polynomial]
    ) -> tuple[list[Polynomial], Polynomial]:
        """The outputs at x times a common denominator, and this."""
        one = layers[0][0][0].ring.one
        tops, bottom = list(x), one
        for k, W in enumerate(layers):
            if k:
                pairs = [self.activation[k - 1].homogeneous(f, bottom) for f in tops]
                bottoms = [g for _, g in pairs]
                bottom = prod(bottoms, start=one)
                tops = [
                    f * prod(bottoms[:i] + bottoms[i + 1 :], start=one)
                    for i, (f, _) in enumerate(pairs)
                ]
            entering = [*tops, bottom] if self.bias else tops
            tops = [
                sum((w * f for w, f in zip(row, entering, strict=True)), one.ring.zero) for row in W
            ]
        return tops, bottom

    @property
    def _terms(self) -> int:
        """How many terms the map has at the most."""
        n, m = self.input_count + self.bias, self.output_count
        terms = [n] * self.widths[1] if len(self.widths) > 2 else [n]
        for d, s in zip(self.widths[2:], self.activation, strict=False):
            neuron = sum(comb(terms[0] + k, k) for k in range(s.degree + 1))
            terms = [min(neuron ** len(terms), 10**9) * len(terms)] * d
        return terms[0] * m

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """They are no polynomials."""
        raise SpecificationError(
            "expected a network with polynomial outputs, got a rational one, whose square loss is "
            "none; its critical points are those of LearningDegree(network, (X, Y)) and "
            "RealEDCriticalPoints.of_loss(network, X, Y)"
        )

    def quotients(self, X: RationalMatrix) -> tuple[PolynomialMatrix, Polynomial]:
        """The outputs on the columns of X over the least common denominator, and this.

        Raises
        ------
        SpecificationError
            If an activation is defined at no weights for one of the inputs.

        Examples
        --------
        >>> RationalNetwork((1, 1, 1), "1/z").quotients([[1, 2]])
        (((w2_11, 1/2*w2_11),), w1_11)
        """
        check_inputs(X, self.input_count)
        check_size(self._terms * len(X[0]), self.ring.ngens)
        columns = list(zip(*constant_matrix(X, self.ring), strict=True))
        found = [self._quotients(self.matrices, column) for column in columns]
        for column, (_, bottom) in zip(zip(*X, strict=True), found, strict=True):
            if not bottom:
                raise SpecificationError(
                    "expected inputs at which the activations are defined for some weights, got "
                    f"{listed(column)}; leave this sample out"
                )
        bottoms = [bottom for _, bottom in found]
        by_weight = zip(*(f.degrees() for f in bottoms), strict=True)
        terms = min(prod(map(len, bottoms)), prod(sum(d) + 1 for d in by_weight))
        check_size(terms * sum(len(f) for tops, _ in found for f in tops), self.ring.ngens)
        values, common = over_one((f, q) for tops, q in found for f in tops)
        return tuple(values[i :: self.output_count] for i in range(self.output_count)), common

    @property
    def expanded(self) -> tuple[dict[tuple[int, ...], Polynomial], ...]:
        """The outputs are no polynomials."""
        raise no_polynomials(self)

    def generic_rank(self, p: int, seed: int = 1) -> int:
        """Of the derivative by the weights at random ones modulo p: a lower bound of the dimension.

        Weights and inputs at which a denominator vanishes are drawn again.
        """
        try:
            return super().generic_rank(p, seed)
        except VanishingDenominator:
            return self.generic_rank(p, seed + 1)
