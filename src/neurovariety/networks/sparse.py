"""Linear networks with some weights removed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import prod
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import items_of
from neurovariety.algebra.linear import rank
from neurovariety.algebra.polynomials import (
    PolynomialMatrix,
    polynomial_ring,
    read_rational_matrix,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.activations import IDENTITY, Activation
from neurovariety.networks.base import Symmetries
from neurovariety.networks.common import check_bits, check_size, flat, integers, listed, product
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.variety import Parametric


@dataclass(frozen=True)
class SparseNetwork(LayeredNetwork):
    """A linear network some of whose weights are always zero.

    Parameters
    ----------
    widths : sequence of int
        ``d_0, ..., d_h``, as for `LinearNetwork`.
    masks : sequence of matrices of 0 and 1
        One for each layer, of size ``d_i x d_(i-1)``; a zero removes the weight.

    Raises
    ------
    SpecificationError
        If the masks do not fit the widths, or leave a map that is constant.

    Examples
    --------
    >>> SparseNetwork((2, 2, 1), ("1, 0; 0, 1", "1, 1")).map.polynomials
    (w1_11*w2_11, w1_22*w2_12)
    >>> lu = SparseNetwork((2, 2, 2), ("1, 1; 0, 1", "1, 0; 1, 1"))  # dense, but not closed
    >>> lu.is_filling, lu.expected_dimension
    (True, 4)
    """

    widths: tuple[int, ...]
    masks: Any  # a tuple of RationalMatrix once read

    def __post_init__(self) -> None:
        full = LinearNetwork(*integers("widths", self.widths))
        masks = tuple(read_rational_matrix(mask) for mask in items_of("masks", self.masks))
        sizes = [(rows, cols) for cols, rows in pairwise(full.widths)]
        found = [(len(mask), len(mask[0])) for mask in masks]
        if found != sizes:
            raise SpecificationError(f"expected masks of sizes {sizes}, got {found}")
        check_bits("masks", (v for mask in masks for row in mask for v in row))
        object.__setattr__(self, "widths", full.widths)
        object.__setattr__(self, "masks", masks)
        _ = self.map

    def __str__(self) -> str:
        kept = sum(int(v) for mask in self.masks for row in mask for v in row)
        full = sum(a * b for a, b in pairwise(self.widths))
        return f"sparse linear network with widths {listed(self.widths)}, {kept} of {full} weights"

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights that are left."""
        every = LinearNetwork(*self.widths).ring.symbols
        bits = [v for mask in self.masks for row in mask for v in row]
        return polynomial_ring([str(s) for s, bit in zip(every, bits, strict=True) if bit])

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h`` with their zeros."""
        weights, zero = iter(self.ring.gens), self.ring.zero
        return tuple(
            tuple(tuple(next(weights) if v else zero for v in row) for row in mask)
            for mask in self.masks
        )

    @property
    def map(self) -> Parametric:
        """The entries of the product by rows."""
        check_size(prod(self.widths), self.ring.ngens)
        return Parametric(flat(product(self.layers)))

    @property
    def activations(self) -> tuple[Activation, ...]:
        """None: each is the identity."""
        return (IDENTITY,) * (len(self.widths) - 2)

    @property
    def symmetries(self) -> Symmetries:
        """Hidden neurons are scaled, together where no weights tie them to inputs or outputs."""
        starts = [0, *accumulate(self.widths[1:-1])]
        hidden = starts[-1]
        moved = []
        for k, mask in enumerate(self.masks):
            for i, row in enumerate(mask):
                for j in (j for j, v in enumerate(row) if v):
                    change = [0] * (hidden + 1)
                    change[starts[k] + i if k < len(self.masks) - 1 else hidden] += 1
                    change[starts[k - 1] + j if k else hidden] -= 1
                    moved.append(change[:hidden])
        return Symmetries(rank(moved) if hidden else 0)
