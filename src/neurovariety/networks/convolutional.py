"""Linear convolutional networks, whose layers are filters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import prod
from operator import mul

from sympy.polys.rings import PolyRing

from neurovariety.algebra.matrices import constant_matrix
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.activations import IDENTITY, Activation
from neurovariety.networks.base import Symmetries
from neurovariety.networks.common import check_size, integers, listed
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.varieties.matrices import check_length
from neurovariety.varieties.variety import Parametric

MOST_ENTRIES = 1_000_000
"""Of a layer's matrix."""


@dataclass(frozen=True)
class ConvolutionalNetwork(LayeredNetwork):
    """A linear convolutional network on signals: its filters are shared along the signal.

    Parameters
    ----------
    filters : sequence of int
        The number of weights of each layer's filter.
    strides : sequence of int, optional
        The stride of each layer; 1 by default.

    References
    ----------
    K. Kohn, T. Merkh, G. Montufar, M. Trager: Geometry of linear convolutional networks,
    SIAM J. Appl. Algebra Geom. 6 (2022) 368-406.

    Examples
    --------
    >>> ConvolutionalNetwork((2, 2)).map.polynomials
    (w1_1*w2_1, w1_2*w2_1 + w1_1*w2_2, w1_2*w2_2)
    """

    filters: tuple[int, ...]
    strides: tuple[int, ...] | None = None

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

    def __str__(self) -> str:
        return f"convolutional network with filters {listed(self.filters)}" + (
            "" if set(self.strides or ()) == {1} else f" and strides {listed(self.strides or ())}"
        )

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
        """None: each is the identity."""
        return (IDENTITY,) * (len(self.filters) - 1)

    @property
    def ambient_dimension(self) -> int:
        """The number of weights of the one filter that has the effect of all layers."""
        return len(self._effect)

    @property
    def symmetries(self) -> Symmetries:
        """Filters are scaled; those of stride 1 that have one size are permuted."""
        plain = Counter(self.filters) if set(self.strides or ()) == {1} else Counter[int]()
        return Symmetries(len(self.filters) - 1, permutations=tuple(plain.values()))

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

    @property
    def map(self) -> Parametric:
        """The weights of the one filter that has the effect of all layers."""
        return Parametric(tuple(self._effect.values()))

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on signals, the columns of X, at the positions where the filter fits."""
        reach = max(self._effect)
        starts = range(0, len(X) - reach, prod(self.strides or ()))
        if not starts:
            raise SpecificationError(f"expected X with at least {reach + 1} rows, got {len(X)}")
        signal, zero = constant_matrix(X, self.ring), self.ring.zero
        return tuple(
            tuple(
                sum((w * signal[s + i][m] for i, w in self._effect.items()), zero)
                for m in range(len(X[0]))
            )
            for s in starts
        )
