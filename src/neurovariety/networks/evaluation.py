"""Values and derivatives of networks modulo a prime, without expansion.

NumPy is loaded here, and so when something is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

from neurovariety.algebra.exact import check_integer
from neurovariety.algebra.linear import Span
from neurovariety.algebra.shown import counted
from neurovariety.errors import SpecificationError

Residues: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
"""Integers modulo a prime."""

LARGEST = 2**26
"""Sums of products of two residues modulo such a prime fit into 64 bits in all layers."""


Places: TypeAlias = "tuple[tuple[tuple[int, int], Residues], ...]"


@lru_cache(maxsize=16)
def places(network: Any) -> Places:
    """Of each matrix its size, and the rows, columns and weights of its entries."""
    if network.is_dense:  # without a ring, which takes longer than what follows
        return tuple(_dense(network))

    def entries(W: Any) -> Residues:
        found = [
            (i, j, next(f.itermonoms()).index(1))
            for i, row in enumerate(W)
            for j, f in enumerate(row)
            if f
        ]
        return np.array(found).reshape(-1, 3).T

    return tuple(((len(W), len(W[0])), entries(W)) for W in network.matrices)


def _dense(network: Any) -> Iterator[tuple[tuple[int, int], Residues]]:
    """By rows, the biases of all layers after all weights."""
    sizes = list(pairwise(network.widths))
    start, biases = 0, sum(a * b for a, b in sizes)
    for cols, rows in sizes:
        index = np.arange(start, start + rows * cols).reshape(rows, cols)
        if network.has_bias:
            index = np.hstack([index, np.arange(biases, biases + rows)[:, None]])
        start, biases = start + rows * cols, biases + rows
        i, j = np.indices(index.shape)
        yield index.shape, np.array([i.ravel(), j.ravel(), index.ravel()])


def matrices(network: Any, weights: Residues) -> list[Residues]:
    """The layers with given weights."""
    found = []
    for size, (i, j, index) in places(network):
        W = np.zeros(size, dtype=np.int64)
        W[i, j] = weights[index]
        found.append(W)
    return found


def forward(
    network: Any, weights: Any, inputs: Any, p: int
) -> tuple[list[Residues], list[Residues]]:
    """What enters each layer, and what leaves it before the activation: a column an input."""
    check_integer("prime", p, 2, LARGEST)
    w, x = np.asarray(weights) % p, np.asarray(inputs) % p
    if w.shape != (network.parameter_count,) or x.shape[:-1] != (network.input_count,):
        raise SpecificationError(
            f"expected {counted(network.parameter_count, 'weight')}, and inputs as columns with "
            f"{counted(network.input_count, 'row')}, got arrays of shapes {w.shape} and {x.shape}"
        )
    entering: list[Residues] = []
    leaving: list[Residues] = []
    for k, W in enumerate(matrices(network, w)):
        if k:
            x = network.activations[k - 1].at(leaving[-1], p)
        if network.has_bias:
            x = np.vstack([x, np.ones_like(x[:1])])
        entering.append(x)
        leaving.append(W @ x % p)
    return entering, leaving


def derivative(network: Any, weights: Any, inputs: Any, p: int) -> Residues:
    """By output, input, weight: the product of that by what leaves the layer and what enters it."""
    entering, leaving = forward(network, weights, inputs, p)
    layers = matrices(network, np.asarray(weights) % p)
    m, count = network.output_count, leaving[-1].shape[1]
    found = np.zeros((network.parameter_count, m, count), dtype=np.int64)
    # back[k, i, n]: of output k by what leaves the layer at i, on input n
    back = np.repeat(np.eye(m, dtype=np.int64)[:, :, None], count, axis=2)
    for k in reversed(range(len(layers))):
        i, j, index = places(network)[k][1]
        terms = back[:, i] * entering[k][j] % p
        np.add.at(found, index, terms.transpose(1, 0, 2))
        if k:
            W = layers[k][:, : len(leaving[k - 1])]  # without biases
            back = np.einsum("kin,ij->kjn", back, W) % p
            back = back * network.activations[k - 1].slope_at(leaving[k - 1], p) % p
    return found.transpose(1, 2, 0) % p


@dataclass(frozen=True)
class Dual:
    """Matrices for several inputs, with their derivatives by all weights, modulo p.

    Parameters
    ----------
    value : array
        By input, row, column.
    slope : array
        By weight, input, row, column; where it is the same for all inputs, of length one there.
    p : int
        The prime.
    """

    value: Residues
    slope: Residues
    p: int

    @classmethod
    def constant(cls, value: Residues, weights: int, p: int) -> Dual:
        """Matrices that do not depend on the weights."""
        return cls(value, np.zeros((weights, *value.shape), dtype=np.int64), p)

    @classmethod
    def variables(cls, weights: Residues, start: int, rows: int, cols: int, p: int) -> Dual:
        """A matrix whose entries are weights, from a first one on, by rows."""
        count = rows * cols
        slope = np.zeros((len(weights), count), dtype=np.int64)
        slope[start : start + count] = np.eye(count, dtype=np.int64)
        value = weights[start : start + count].reshape(1, rows, cols)
        return cls(value, slope.reshape(-1, 1, rows, cols), p)

    def transpose(self) -> Dual:
        """The transposed matrices."""
        return Dual(self.value.swapaxes(-1, -2), self.slope.swapaxes(-1, -2), self.p)

    def __mul__(self, other: Dual) -> Dual:
        slope = self.slope @ other.value % self.p + self.value @ other.slope % self.p
        return Dual(self.value @ other.value % self.p, slope % self.p, self.p)


MOST_ENTRIES = 10**8
"""Of the rows by which a rank is known."""

ROWS = 512
"""That come at a time; with a few thousand weights that takes a second."""


def generic_rank(network: Any, p: int, seed: int, bound: int | None = None) -> int:
    """Of the derivative by the weights at random ones.

    The functions are told apart by their values at random inputs: one more of them raises the
    rank, unless none does; or it is the bound, above which none is.

    Raises
    ------
    SpecificationError
        If the rank can be known only by more than 10^8 numbers.
    """
    weights_count = network.parameter_count
    most = min(network.ambient_dimension, weights_count)
    if most * weights_count > MOST_ENTRIES:
        raise SpecificationError(
            f"expected a smaller network: its derivative has up to {most} rows for "
            f"{weights_count} weights, and at most {MOST_ENTRIES // weights_count} are computed"
        )
    draw = np.random.default_rng(seed)
    weights = draw.integers(1, p, weights_count)
    whole = count = min(most, ROWS) // network.output_count + 5
    span = Span(p)
    while True:
        inputs = draw.integers(0, p, (network.input_count, count))
        rows = network.jacobian(weights, inputs, p).reshape(-1, weights_count)
        new = span.add(rows)
        if not new or span.rank in (network.expected_dimension, bound):
            return span.rank
        # one more says whether there are any; then they come together again
        count = whole if count == 1 or new == len(rows) else 1
