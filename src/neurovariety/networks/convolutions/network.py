"""Convolutional networks, whose layers are filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from math import prod
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError
from neurovariety.networks.activations import IDENTITY, Activation, in_words, read_activations
from neurovariety.networks.base import Symmetries
from neurovariety.networks.common import check_size, integers, listed
from neurovariety.networks.convolutions.effects import composed, powers
from neurovariety.networks.convolutions.sizes import (
    Position,
    grid,
    moved_filters,
    plain,
    read_shapes,
    read_sizes,
    sizes_in_words,
)
from neurovariety.networks.gauges import Gauge, base_changes
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.varieties.matrices import check_length
from neurovariety.varieties.variety import Parametric

MOST_ENTRIES = 1_000_000  # of a layer's matrix


@dataclass(frozen=True)
class ConvolutionalNetwork(LayeredNetwork):
    """A convolutional network on signals: its filters are shared along the signal.

    A signal is a column: its channels one below the other, each by rows.

    Parameters
    ----------
    filters : sequence of int, or of tuples of int
        The size of each layer's filter: its length, or for pictures and the like the size along
        each axis.
    strides : sequence of int, or of tuples of int, optional
        The stride of each layer, along all axes or along each; 1 by default.
    activation : int, polynomial, or a sequence of such, optional
        As of `PolynomialNetwork`; without it the network is linear.
    channels : sequence of int, optional
        ``c_0, ..., c_h``, the numbers of signals that enter and leave the layers; by default one.

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
    >>> pictures = ConvolutionalNetwork(((2, 2), (2, 2)), channels=(3, 2, 1))
    >>> pictures.input_count, pictures.ambient_dimension, pictures.expected_dimension
    (27, 27, 27)
    """

    filters: tuple[Any, ...]  # of int, or of tuples of as many int, once read
    strides: tuple[Any, ...] | None = None
    activation: Any = None  # a tuple of Activation, one for each hidden layer, once read
    channels: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        filters, strides = read_shapes(self.filters, self.strides)
        object.__setattr__(self, "filters", plain(filters))
        object.__setattr__(self, "strides", plain(strides))
        if self.channels is not None:
            channels = integers("channels", self.channels)
            if len(channels) != len(filters) + 1:
                raise SpecificationError(
                    f"expected {len(filters) + 1} numbers of channels c_0, ..., c_{len(filters)}, "
                    f"got {len(channels)}"
                )
            for k, c in enumerate(channels):
                check_length(f"channels c_{k}", c)
            object.__setattr__(self, "channels", None if set(channels) == {1} else channels)
        if self.activation is not None:
            activations = read_activations(self.activation, len(filters) - 1)
            linear = all(s == IDENTITY for s in activations)
            object.__setattr__(self, "activation", None if linear else activations)

    def __str__(self) -> str:
        unit = all(set(stride) == {1} for _, stride in self._shapes)
        strides = "" if unit else f" and strides {sizes_in_words(self.strides)}"
        channels = "" if self.channels is None else f", channels {listed(self.channels)}"
        active = "" if self.activation is None else f", activated by {in_words(self.activation)}"
        filters = f"convolutional network with filters {sizes_in_words(self.filters)}"
        return f"{filters}{strides}{channels}{active}"

    @cached_property
    def _shapes(self) -> tuple[tuple[Position, Position], ...]:
        """The filter and the stride of each layer along the axes."""
        strides = read_sizes("stride", self.strides)
        return tuple(zip(read_sizes("filter", self.filters), strides, strict=True))

    @property
    def widths_of_channels(self) -> tuple[int, ...]:
        """``c_0, ..., c_h``."""
        return self.channels or (1,) * (len(self.filters) + 1)

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights ``w1_1, w1_2, ...``: layer, position.

        With channels ``w1_2_3_1``: layer, output, input, position, along each axis.
        """
        places = (
            (k, *((o, c) if self.channels is not None else ()), *(i + 1 for i in q))
            for k, ((b, a), (size, _)) in enumerate(zip(self._pairs, self._shapes, strict=True), 1)
            for o, c in product(range(1, b + 1), range(1, a + 1))
            for q in grid(size)
        )
        return polynomial_ring("w" + "_".join(map(str, at)) for at in places)

    @property
    def _pairs(self) -> Iterator[tuple[int, int]]:
        return ((b, a) for a, b in pairwise(self.widths_of_channels))

    @cached_property
    def layers(self) -> tuple[tuple[Polynomial, ...], ...]:
        """The filters: of each output and input, by rows."""
        weights = iter(self.ring.gens)
        counts = (b * a * prod(k) for (b, a), (k, _) in zip(self._pairs, self._shapes, strict=True))
        return tuple(tuple(next(weights) for _ in range(n)) for n in counts)

    @cached_property
    def _weights(self) -> tuple[dict[tuple[int, int, Position], Polynomial], ...]:
        """Those of each layer, by output, input and position."""
        pairs = zip(self._pairs, self._shapes, self.layers, strict=True)
        return tuple(
            dict(zip(product(range(b), range(a), grid(k)), layer, strict=True))
            for (b, a), (k, _), layer in pairs
        )

    @cached_property
    def signal_shapes(self) -> tuple[Position, ...]:
        """How large the signals are on which one output depends, from the first layer on."""
        found = [(1,) * len(self._shapes[0][0])]
        for size, stride in self._shapes[::-1]:
            pairs = zip(found[-1], stride, size, strict=True)
            found.append(tuple((n - 1) * s + k for n, s, k in pairs))
        return tuple(found[::-1])

    @cached_property
    def matrices(self) -> tuple[PolynomialMatrix, ...]:
        """The layers as matrices, on signals as large as one output depends on."""
        shapes = list(zip(self._pairs, pairwise(self.signal_shapes), strict=True))
        sizes = [(b * prod(after), a * prod(before)) for (b, a), (before, after) in shapes]
        rows, cols = max(sizes, key=prod)
        if rows * cols > MOST_ENTRIES:  # before the ring is made, which takes a second
            raise SpecificationError(
                f"expected smaller filters and strides: a layer is a matrix of size {rows} x "
                f"{cols}, and at most {MOST_ENTRIES} entries are written out"
            )
        found, zero = [], self.ring.zero
        every = zip(self._weights, shapes, sizes, self._shapes, strict=True)
        for weights, ((b, a), (before, after)), (rows, cols), (_, stride) in every:
            columns = {at: j for j, at in enumerate(product(range(a), grid(before)))}
            W = [[zero] * cols for _ in range(rows)]
            for i, (o, at) in enumerate(product(range(b), grid(after))):
                for (output, c, q), w in weights.items():
                    if output == o:
                        moved = tuple(n * s + m for n, s, m in zip(at, stride, q, strict=True))
                        W[i][columns[c, moved]] = w
            found.append(tuple(map(tuple, W)))
        return tuple(found)

    @property
    def input_count(self) -> int:
        """The number of entries of a signal on which one output depends, in all channels."""
        return self.widths_of_channels[0] * prod(self.signal_shapes[0])

    @property
    def activations(self) -> tuple[Activation, ...]:
        """The activation of each hidden layer."""
        return self.activation or (IDENTITY,) * (len(self.filters) - 1)

    @property
    def ambient_dimension(self) -> int:
        """The number of monomials in the outputs, of a linear network in its one filter."""
        layers, n = self.matrices, self.input_count
        inside = [{tuple(int(i == j) for j in range(n))} for i in range(n)]
        for k, W in enumerate(layers):
            if k:
                inside = powers(inside, self.activations[k - 1])
            inside = [set().union(*(m for m, w in zip(inside, row, strict=True) if w)) for row in W]
        return sum(map(len, inside))

    @property
    def moved_filters(self) -> tuple[tuple[Position, Position], ...]:
        """The filters' sizes, each after the stride of all layers before it."""
        return moved_filters(self._shapes)

    @property
    def symmetries(self) -> Symmetries:
        """Channels are permuted, and scaled, where the activation is a power.

        Those of linear networks change the base; linear filters of one channel, one size and one
        stride of all layers before them are permuted: they are factors that commute.
        """
        hidden = self.widths_of_channels[1:-1]
        if self.activation is None:
            one = () if self.channels else (f for f in self.moved_filters if prod(f[1]) > 1)
            sizes = tuple(Counter(one).values())
            bases = tuple(c for c in hidden if c > 1)
            return Symmetries(hidden.count(1), permutations=sizes, base_changes=bases)
        scaled = sum(c for c, s in zip(hidden, self.activations, strict=True) if s.is_monomial)
        return Symmetries(scaled, permutations=hidden)

    @property
    def gauge(self) -> Gauge:
        """A chart modulo scalings; of linear layers with channels modulo their base changes."""
        if self.activation is not None or self.channels is None:
            return super().gauge
        layers = zip(self.layers[:-1], self._pairs, strict=False)
        filters = (tuple(zip(*[iter(f)] * (len(f) // b), strict=True)) for f, (b, _) in layers)
        return Gauge(base_changes(*filters), scale=self.layers[-1])

    @property
    def expected_dimension(self) -> int:
        """What symmetries leave; base changes that fix generic weights count as scalings alone.

        They fix none but themselves if each layer has at least as many channels as the next, or
        the other way round, a channel counted once for each position of the filter.
        """
        if not self.symmetries.base_changes:
            return super().expected_dimension
        c, sizes = self.widths_of_channels, [prod(size) for size, _ in self._shapes]
        hidden = range(1, len(c) - 1)
        free = all(c[k - 1] * sizes[k - 1] >= c[k] for k in hidden) or all(
            c[k + 1] * sizes[k] >= c[k] for k in hidden
        )
        moved = sum(n * n if free else n for n in c[1:-1])
        return min(self.ambient_dimension, self.parameter_count - moved)

    @cached_property
    def _effect(self) -> tuple[Polynomial, ...]:
        """The weights with which the end depends on each channel and position of the signal."""
        sizes = prod(prod(size) for size, _ in self._shapes)
        check_size(sizes * prod(self.widths_of_channels), self.ring.ngens)
        return composed(self._weights, [stride for _, stride in self._shapes])

    @cached_property
    def map(self) -> Parametric:
        """The outputs' coefficients; linear ones are the filter that has the effect of all."""
        if self.activation is not None:
            return super().map
        return Parametric(self._effect)

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """The outputs on signals, the columns of X, at the positions where the filter fits.

        Signals with several axes are as large as one output depends on.
        """
        c, shape = self.widths_of_channels[0], self.signal_shapes[0]
        length, rest = divmod(len(X), c)
        several = len(shape) > 1
        if rest or (several and length != prod(shape)) or length < shape[0]:
            size = " x ".join(map(str, shape))
            raise SpecificationError(
                "expected X with "
                f"{'' if several else 'at least '}{counted(c * prod(shape), 'row')}, "
                f"{'a signal' if c == 1 else f'{c} signals'} of size {size}"
                f"{'' if several else ' or more'}, got {len(X)}"
            )
        one = super().outputs
        if several:
            return one(X)
        stride = prod(s for _, (s,) in self._shapes)
        found = [
            one(tuple(row for k in range(c) for row in X[k * length :][s : s + shape[0]]))
            for s in range(0, length - shape[0] + 1, stride)
        ]
        return tuple(part[o] for o in range(self.widths_of_channels[-1]) for part in found)
