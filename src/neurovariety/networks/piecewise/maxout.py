"""Maxout networks with given weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from neurovariety.algebra.exact import check_integer, plain_integers
from neurovariety.algebra.shown import Shown
from neurovariety.errors import SpecificationError
from neurovariety.networks.common import listed
from neurovariety.networks.piecewise.function import Form, PiecewiseLinear
from neurovariety.networks.piecewise.reading import check_widths, has_floats, read_layers

MOST_FORMS = 100


@dataclass(frozen=True)
class MaxoutNetwork(Shown):
    """A network whose hidden units each take the largest of some affine functions.

    Parameters
    ----------
    weights : sequence of matrix
        Of each layer; in a hidden layer the first rows are those of the first unit, and so on.
        Floats are taken exactly, as the dyadic numbers that they are.
    biases : sequence of vector, optional
        A number for each row of the weights; by default zeros.
    rank : int
        Of how many functions each hidden unit takes the largest.

    Examples
    --------
    >>> net = MaxoutNetwork([[[1], [-1], [0]], [[2]]], [[0, 0, 1], [0]], rank=3)
    >>> print(net)
    maxout network of rank 3 with widths 1, 1, 1
    >>> net.function.at([-4])  # 2 max(x, -x, 1)
    (Fraction(8, 1),)
    """

    weights: Any
    biases: Any = None
    rank: int = 2

    def __post_init__(self) -> None:
        plain_integers(self)
        check_integer("rank", self.rank, 1, MOST_FORMS)
        weights, biases = read_layers(self.weights, self.biases)
        floats = has_floats(self.weights, self.biases)
        for i, W in enumerate(weights[:-1], start=1):
            if len(W) % self.rank:
                raise SpecificationError(
                    f"expected a multiple of {self.rank} rows in the weights of layer {i}, "
                    f"{self.rank} for each unit, got {len(W)}"
                )
        check_widths(weights, [len(W) // self.rank for W in weights[:-1]])
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "biases", biases)
        object.__setattr__(self, "_floats", floats)

    def __str__(self) -> str:
        units = [len(layer) for layer in self.function.layers]
        widths = listed([self.function.inputs, *units])
        return f"maxout network of rank {self.rank} with widths {widths}"

    @cached_property
    def function(self) -> PiecewiseLinear:
        """What it computes."""
        layers: list[tuple[tuple[Form, ...], ...]] = []
        for W, b in zip(self.weights, self.biases, strict=True):
            rows = [(c, *row) for c, row in zip(b, W, strict=True)]
            k = self.rank if len(layers) < len(self.weights) - 1 else 1
            layers.append(tuple(tuple(rows[i : i + k]) for i in range(0, len(rows), k)))
        return PiecewiseLinear(tuple(layers), vars(self)["_floats"])
