"""Self-attention with the softmax, for its gradient flows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy.polys.rings import PolyRing

from neurovariety.algebra.matrices import entry_names, matrix_product
from neurovariety.algebra.polynomials import (
    Polynomial,
    PolynomialMatrix,
    RationalMatrix,
    polynomial_ring,
)
from neurovariety.errors import SpecificationError
from neurovariety.networks.base import Network, Symmetries
from neurovariety.networks.common import check_size, flat, integers, product
from neurovariety.networks.gauges import Gauge, base_changes
from neurovariety.networks.linear import LinearNetwork
from neurovariety.varieties.matrices import check_length
from neurovariety.varieties.variety import Parametric


@dataclass(frozen=True)
class SoftmaxAttention(Network):
    """The layer ``X -> sum_h O_h V_h X softmax(X^t K_h^t Q_h X)``, a token in each column of X.

    The softmax is taken of each column. Outputs are no polynomials, but depend on the weights by
    the entries of ``K_h^t Q_h`` and ``O_h V_h``, which are the components of the map: so every
    loss is a function of these, and its gradient flow a combination of their gradients. With
    several tokens, and one head, the functions in turn determine them.

    Parameters
    ----------
    widths : pair of int
        The sizes of a token of the inputs and the outputs.
    rank : int
        The number of rows of each K and Q.
    heads : int
        Their number.
    value_rank : int, optional
        The number of rows of each V; without it V is one matrix from inputs to outputs, and there
        is no O.

    References
    ----------
    S. Marcotte, R. Gribonval, G. Peyre: Transformative or Conservative? Conservation laws for
    ResNets and Transformers, ICML 2025.

    Examples
    --------
    >>> SoftmaxAttention((1, 1), rank=2).map.polynomials
    (k1_11*q1_11 + k1_21*q1_21, v1_11)
    >>> print(SoftmaxAttention((2, 3), rank=1, heads=2, value_rank=2).symmetries)
    GL_1 x GL_1 x GL_2 x GL_2 x S_2
    """

    widths: tuple[int, int]
    rank: int
    heads: int = 1
    value_rank: int | None = None

    def __post_init__(self) -> None:
        widths = integers("widths", self.widths)
        if len(widths) != 2:
            raise SpecificationError(f"expected the widths of inputs and outputs, got {widths}")
        object.__setattr__(self, "widths", LinearNetwork(*widths).widths)
        for name in ("rank", "heads", "value_rank"):
            given: Any = getattr(self, name)
            if given is not None or name != "value_rank":
                object.__setattr__(self, name, check_length(name.replace("_", " "), given))

    def __str__(self) -> str:
        d, e = self.widths
        heads = f", {self.heads} heads" if self.heads > 1 else ""
        values = "" if self.value_rank is None else f", values of rank {self.value_rank}"
        return f"softmax attention with widths {d}, {e}, rank {self.rank}{heads}{values}"

    @property
    def _sizes(self) -> list[tuple[str, int, int]]:
        """Of each head its matrices."""
        (d, e), a, b = self.widths, self.rank, self.value_rank
        values = [("v", e, d)] if b is None else [("v", b, d), ("o", e, b)]
        return [("k", a, d), ("q", a, d), *values]

    @property
    def parameter_count(self) -> int:
        """The number of entries of all matrices."""
        return self.heads * sum(rows * cols for _, rows, cols in self._sizes)

    @cached_property
    def ring(self) -> PolyRing:
        """The polynomials in the entries ``k1_11, ..., q1_11, ..., v1_11, ..., k2_11, ...``."""
        return polynomial_ring(
            [
                name
                for h in range(1, self.heads + 1)
                for letter, rows, cols in self._sizes
                for name in entry_names(f"{letter}{h}_", rows, cols)
            ]
        )

    @cached_property
    def layers(self) -> tuple[tuple[PolynomialMatrix, ...], ...]:
        """The matrices K, Q, V and O of each head."""
        x = iter(self.ring.gens)
        return tuple(
            tuple(
                tuple(tuple(next(x) for _ in range(cols)) for _ in range(rows))
                for _, rows, cols in self._sizes
            )
            for _ in range(self.heads)
        )

    @property
    def map(self) -> Parametric:
        """The entries of ``K_h^t Q_h`` and ``O_h V_h``, by rows."""
        d, e = self.widths
        values = e * d * (self.value_rank or 1)
        check_size(self.heads * (d * d * self.rank + values), self.ring.ngens)
        entries: list[Polynomial] = []
        for K, Q, *values_of in self.layers:
            entries += flat(matrix_product(tuple(zip(*K, strict=True)), Q))
            entries += flat(product(values_of))
        return Parametric(tuple(entries))

    @property
    def symmetries(self) -> Symmetries:
        """K and Q change the base, V and O do, and heads are permuted."""
        inner = (self.rank,) if self.value_rank is None else (self.rank, self.value_rank)
        bases = tuple(n for n in inner for _ in range(self.heads))
        return Symmetries(permutations=(self.heads,), base_changes=bases)

    @property
    def expected_dimension(self) -> int:
        """That of the products, which are all matrices of such a rank.

        Examples
        --------
        >>> SoftmaxAttention((2, 3), rank=1, heads=2).expected_dimension
        18
        """
        (d, e), b = self.widths, self.value_rank

        def dimension(m: int, n: int, rank: int) -> int:
            r = min(m, n, rank)
            return r * (m + n - r)

        return self.heads * (dimension(d, d, self.rank) + dimension(e, d, b or min(d, e)))

    @property
    def gauge(self) -> Gauge:
        """A chart modulo base changes of K and Q, and of V and O."""
        with_outputs = self.value_rank is not None
        bases = (M for head in self.layers for M in (head[0], *head[2:3][:with_outputs]))
        return Gauge(base_changes(*bases))

    def outputs(self, X: RationalMatrix) -> PolynomialMatrix:
        """They are no polynomials."""
        raise SpecificationError(
            "expected a network with polynomial outputs, got one with a softmax, whose square "
            "loss is no polynomial; its map and its gradient flows are"
        )
