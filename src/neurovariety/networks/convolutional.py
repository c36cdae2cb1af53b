"""Convolutional networks, whose layers are filters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import prod
from operator import add, mul
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.activations import (
    IDENTITY,
    Activation,
    in_words,
    read_activations,
)
from neurovariety.networks.base import Symmetries
from neurovariety.networks.common import check_size, integers, listed
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.varieties.matrices import check_length
from neurovariety.varieties.variety import Parametric

MOST_ENTRIES = 1_000_000
"""Of a layer's matrix."""


@dataclass(frozen=True)
class ConvolutionalNetwork(LayeredNetwork):
    """A convolutional network on signals: its filters are shared along the signal.

    Parameters
    ----------
    filters : sequence of int
        The number of weights of each layer's filter.
    strides : sequence of int, optional
        The stride of each layer; 1 by default.
    activation : int, polynomial, or a sequence of such, optional
        As of `PolynomialNetwork`; without it the network is linear.

    References
    ----------
    V. Shahverdi, G. L. Marchetti, K. Kohn: On the geometry and optimization of polynomial
    convolutional networks, AISTATS 2025. K. Kohn, T. Merkh, G. Montufar, M. Trager: Geometry of
    linear convolutional networks, SIAM J. Appl. Algebra Geom. 6 (2022) 368-406.

    Examples
    --------
    >>> ConvolutionalNetwork((2, 2)).map.polynomials
    (w1_1*w2_1, w1_2*w2_1 + w1_1*w2_2, w1_2*w2_2)
    >>> net = ConvolutionalNetwork((2, 2), activation=2)
    >>> net.ambient_dimension, net.expected_dimension
    (5, 3)
    """

    filters: tuple[int, ...]
    strides: tuple[int, ...] | None = None
    activation: Any = None  # a tuple of Activation, one for each hidden layer, once read

    def __post_init__(self) -> None:
        filters = integers("filters", self.filters)
        strides = (1,) * len(filters) if self.strides is None else integers("strides", self.strides)
        if not filters or len(strides) != len(filters):
            raise SpecificationError(
                f"expected a stride for each filter, got {len(filters)} filters and "
                f"{len(strides)} strides"
            )
        for name, values in (("filter", filters), ("stride", strides)):
            for v in values:
                check_length(f"size of a {name}", v)
        object.__setattr__(self, "filters", filters)
        object.__setattr__(self, "strides", strides)
        if self.activation is not None:
            activations = read_activations(self.activation, len(filters) - 1)
            linear = all(s == IDENTITY for s in activations)
            object.__setattr__(self, "activation", None if linear else activations)

    def __str__(self) -> str:
        plain = set(self.strides or ()) == {1}
        strides = "" if plain else f" and strides {listed(self.strides or ())}"
        active = "" if self.activation is None else f", activated by {in_words(self.activation)}"
        return f"convolutional network with filters {listed(self.filters)}{strides}{active}"

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights ``w1_1, w1_2, ...``: layer, position."""
        return polynomial_ring(
            f"w{k}_{i}" for k, n in enumerate(self.filters, 1) for i in range(1, n + 1)
        )

    @cached_property
    def layers(self) -> tuple[tuple[Polynomial, ...], ...]:
        """The filters."""
        weights = iter(self.ring.gens)
        return tuple(tuple(next(weights) for _ in range(n)) for n in self.filters)

    @cached_property
    def matrices(self) -> tuple[PolynomialMatrix, ...]:
        """The layers as matrices, on signals as long as one output depends on."""
        found: list[PolynomialMatrix] = []
        length = 1
        for layer, stride in zip(self.layers[::-1], (self.strides or ())[::-1], strict=True):
            before = (length - 1) * stride + len(layer)
            if length * before > MOST_ENTRIES:
                raise SpecificationError(
                    f"expected smaller filters and strides: a layer is a matrix of size "
                    f"{length} x {before}, and at most {MOST_ENTRIES} entries are written out"
                )
            zero = self.ring.zero
            found.append(
                tuple(
                    ((zero,) * (stride * i) + layer + (zero,) * before)[:before]
                    for i in range(length)
                )
            )
            length = before
        return tuple(found[::-1])

    @property
    def activations(self) -> tuple[Activation, ...]:
        """The activation of each hidden layer."""
        return self.activation or (IDENTITY,) * (len(self.filters) - 1)

    @property
    def ambient_dimension(self) -> int:
        """The number of monomials in the output, of a linear network in its one filter."""
        n = self.input_count
        inside = [{tuple(int(i == j) for j in range(n))} for i in range(n)]
        for k, W in enumerate(self.matrices):
            if k:
                inside = [_powers(m, self.activations[k - 1]) for m in inside]
            inside = [set().union(*(m for m, w in zip(inside, row, strict=True) if w)) for row in W]
        return len(inside[0])

    @property
    def symmetries(self) -> Symmetries:
        """Filters are scaled where the activation is a power.

        Linear ones of stride 1 that have the same size are permuted.
        """
        commute = self.activation is None and set(self.strides or ()) == {1}
        sizes = tuple(Counter(self.filters).values()) if commute else ()
        return Symmetries(sum(s.is_monomial for s in self.activations), permutations=sizes)

    @cached_property
    def _effect(self) -> dict[int, Polynomial]:
        """The weight with which the end depends on each position of the signal."""
        strides = self.strides or ()
        check_size(prod(self.filters), self.ring)
        whole: dict[int, Polynomial] = {0: self.ring.one}
        for layer, jump in zip(self.layers, accumulate((1, *strides[:-1]), mul), strict=True):
            larger: dict[int, Polynomial] = {}
            for i, c in whole.items():
                for j, w in enumerate(layer):
                    larger[i + jump * j] = larger.get(i + jump * j, self.ring.zero) + c * w
            whole = larger
        return dict(sorted(whole.items()))

    @cached_property
    def map(self) -> Parametric:
        """The output's coefficients; linear ones are the filter that has the effect of all."""
        if self.activation is not None:
            return super().map
        return Parametric(tuple(self._effect.values()))

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on signals, the columns of X, at the positions where the filter fits."""
        reach = self.input_count - 1
        starts = range(0, len(X) - reach, prod(self.strides or ()))
        if not starts:
            raise SpecificationError(f"expected X with at least {reach + 1} rows, got {len(X)}")
        one = super().outputs
        return tuple(one(X[s : s + reach + 1])[0] for s in starts)


def _powers(monomials: set[tuple[int, ...]], activation: Activation) -> set[tuple[int, ...]]:
    """Those that the activation makes of them."""
    found: set[tuple[int, ...]] = set()
    for e, _ in activation.terms:
        products = {(0,) * len(next(iter(monomials)))}
        for _ in range(e):
            products = {tuple(map(add, m, other)) for m in products for other in monomials}
        found |= products
    return found
