"""Linear networks, their neurovarieties and their fibres."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import prod
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.exact import is_integer
from neurovariety.algebra.matrices import entry_names
from neurovariety.algebra.polynomials import (
    PolynomialMatrix,
    polynomial_ring,
    read_rational_matrix,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.activations import IDENTITY, Activation
from neurovariety.networks.base import Symmetries
from neurovariety.networks.common import check_size, flat, integers, product
from neurovariety.networks.fibres import LinearFibre
from neurovariety.networks.layered import LayeredNetwork
from neurovariety.varieties.matrices import Determinantal, check_length
from neurovariety.varieties.variety import Parametric


@dataclass(frozen=True, init=False)
class LinearNetwork(LayeredNetwork):
    """The network ``x -> W_h ... W_1 x`` with ``W_i`` of size ``d_i x d_(i-1)``.

    Parameters
    ----------
    *sizes : int, or one sequence of them
        The widths ``d_0, ..., d_h``: at least two, all positive.
    widths : sequence of int, optional
        The same by its name.

    Raises
    ------
    SpecificationError
        If there are fewer than two widths, or one is not a positive integer.

    References
    ----------
    Trager, Kohn, Bruna: Pure and Spurious Critical Points: a Geometric Study of Linear Networks,
    arXiv:1910.01671.

    Examples
    --------
    >>> net = LinearNetwork(3, 1, 3)
    >>> net.variety
    Determinantal(rows=3, cols=3, rank=1)
    >>> net.is_filling, net.parameter_count, net.fibre_dimension
    (False, 6, 1)
    >>> net == LinearNetwork((3, 1, 3))
    True
    """

    widths: tuple[int, ...]

    def __init__(self, *sizes: Any, widths: Any = None) -> None:
        if widths is not None or (len(sizes) == 1 and not is_integer(sizes[0])):
            sizes = integers("widths", sizes[0] if widths is None else widths)
        if len(sizes) < 2:
            raise SpecificationError(
                f"expected at least two widths d_0, ..., d_h, got {len(sizes)}"
            )
        checked = (check_length(f"width d_{i}", d) for i, d in enumerate(sizes))
        object.__setattr__(self, "widths", tuple(checked))

    def __str__(self) -> str:
        return f"linear network with widths {', '.join(map(str, self.widths))}"

    @property
    def variety(self) -> Determinantal:
        """The neurovariety: matrices ``d_h x d_0`` of rank at most the smallest width."""
        return Determinantal(self.widths[-1], self.widths[0], min(self.widths))

    @property
    def is_filling(self) -> bool:
        """Whether every linear map is a function of the network."""
        return min(self.widths) == min(self.widths[0], self.widths[-1])

    @property
    def expected_dimension(self) -> int:
        """The dimension: nothing is unexpected."""
        return self.variety.dimension

    @property
    def symmetries(self) -> Symmetries:
        """Base changes between the layers."""
        return Symmetries(base_changes=self.widths[1:-1])

    @property
    def activations(self) -> tuple[Activation, ...]:
        """None: each is the identity."""
        return (IDENTITY,) * (len(self.widths) - 2)

    @property
    def parameter_count(self) -> int:
        """``d_1 d_0 + ... + d_h d_(h-1)``."""
        return sum(a * b for a, b in pairwise(self.widths))

    @property
    def fibre_dimension(self) -> int:
        """The dimension of the weights that give the same generic function."""
        return self.parameter_count - self.variety.dimension

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the weights: ``w1_11, w1_12, ..., w2_11, ...``: layer, row, column."""
        return polynomial_ring(
            name
            for k, (cols, rows) in enumerate(pairwise(self.widths), start=1)
            for name in entry_names(f"w{k}_", rows, cols)
        )

    @cached_property
    def layers(self) -> tuple[PolynomialMatrix, ...]:
        """The matrices ``W_1, ..., W_h`` of the ring's variables."""
        weights = iter(self.ring.gens)
        return tuple(
            tuple(tuple(next(weights) for _ in range(cols)) for _ in range(rows))
            for cols, rows in pairwise(self.widths)
        )

    @property
    def map(self) -> Parametric:
        """The parametrisation by the weights, entries of the product by rows."""
        check_size(prod(self.widths), self.ring.ngens)
        return Parametric(flat(product(self.layers)))

    def fibre(self, M: Any) -> LinearFibre:
        """The weights that give a matrix: their dimension, path components, and points in each.

        Parameters
        ----------
        M : matrix of exact numbers
            Of size ``d_h x d_0`` and of rank at most the smallest width.

        Returns
        -------
        LinearFibre

        Raises
        ------
        SpecificationError
            If M has another size or a larger rank.

        Examples
        --------
        >>> fibre = LinearNetwork(2, 1, 2).fibre([[1, 2], [2, 4]])
        >>> fibre.dimension, fibre.components, [fibre.signs(w) for w in fibre.points]
        (1, 2, [(1,), (-1,)])
        """
        return LinearFibre(self.widths, read_rational_matrix(M))
