"""Singular functions of one layer of lightning attention, by a theorem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement
from math import comb, factorial
from typing import Any

from neurovariety.algebra.ideals import Ideal
from neurovariety.algebra.matrices import minors
from neurovariety.algebra.polynomials import Polynomial, PolynomialMatrix, polynomial_ring
from neurovariety.algebra.textbook.buchberger import buchberger
from neurovariety.networks.attention.lightning import LightningAttention
from neurovariety.varieties.matrices import Determinantal

MOST_COORDINATES = 18
"""Of functions whose equations are written: a basis of three numbers a token takes a second."""


@dataclass(frozen=True)
class OneLayer:
    """The singular functions of one layer and several tokens.

    Its functions are the products of a row ``v_i`` of V and a column of A as linear forms, for A
    of rank at most a. So ``P(V) x P(A)`` has a finite map onto them, a linear projection of a Segre
    variety: no product is zero. By unique factors, a function has several preimages only if V and A
    have rank one, ``v`` and ``k`` are their forms, and these can be exchanged; and by the same
    argument the derivative is injective, modulo scaling and on all matrices A, unless V and A have
    rank one and ``v`` and ``k`` are parallel. Everywhere else the local rings agree if the map is
    birational: A of smaller rank are singular, as matrices are, and other functions are not. Where
    V and A have rank one there are two branches over a normal variety, or limits of such points.

    With one output and ``a = 1`` the map has degree two, and its image is the product of a space
    and the quadratic forms of rank two.

    Parameters
    ----------
    network : LightningAttention
        With one layer and at least two tokens.

    Examples
    --------
    >>> found = OneLayer(LightningAttention((3, 1), (2,), 2))
    >>> found.form_rank, found.dimension, found.degree, str(found.subnetwork)
    (2, 7, 45, 'lightning attention with widths 3, 1, ranks 1 and 2 tokens')
    >>> found = OneLayer(LightningAttention((4, 2), (3,), 2))
    >>> found.form_rank, found.dimension, found.degree, str(found.subnetwork)
    (None, 19, 636480, 'lightning attention with widths 4, 2, ranks 2 and 2 tokens')
    """

    network: LightningAttention

    @staticmethod
    def of(model: Any) -> OneLayer | None:
        """If the theorem is about a network."""
        applies = (
            isinstance(model, LightningAttention) and len(model.ranks) == 1 and model.tokens > 1
        )
        return OneLayer(model) if applies else None

    @property
    def inputs(self) -> int:
        """The size d of a token of the inputs."""
        return self.network.widths[0]

    @property
    def outputs(self) -> int:
        """The size e of a token of the outputs."""
        return self.network.widths[1]

    @property
    def rank(self) -> int:
        """Of general matrices A."""
        return min(self.network.ranks[0], self.inputs)

    @property
    def form_rank(self) -> int | None:
        """The singular functions are ``u (x) q (x) t`` for quadratic forms q of at most this rank.

        None if they are others, those of the network whose rank is smaller by one; -1 if there are
        none.
        """
        d, e, a = self.inputs, self.outputs, self.rank
        if d == 1:
            return -1
        if e == a == 1:
            return 1 if d > 2 else 0
        return None if 1 < a < d and (a, e) != (2, 1) else 2

    @property
    def subnetwork(self) -> LightningAttention | None:
        """The network whose functions they are."""
        if self.form_rank is None:
            return replace(self.network, ranks=(self.rank - 1,))
        is_attention = self.form_rank == 2 and self.outputs == 1
        return replace(self.network, ranks=(1,)) if is_attention else None

    @property
    def dimension(self) -> int:
        """-1 if there are none."""
        d, e, r = self.inputs, self.outputs, self.form_rank
        if r is None:
            return d * e - 1 + Determinantal(d, d, self.rank - 1).dimension
        return {-1: -1, 0: 0, 1: 2 * d - 1, 2: e + 3 * d - 3}[r]

    @property
    def degree(self) -> int:
        """That of a Segre variety by that of its map.

        Of ``u (x) v k (x) t`` the factors can be exchanged.
        """
        d, e, r = self.inputs, self.outputs, self.form_rank
        if r is None:
            smaller = Determinantal(d, d, self.rank - 1)
            return comb(self.dimension - 1, d * e - 1) * smaller.degree
        if r < 1:
            return r + 1
        if r == 1:
            return comb(2 * d - 2, d - 1) << d - 1
        points = factorial(self.dimension - 1) // factorial(e - 1)
        return int(points // factorial(d - 1) ** 3 // 2)

    @property
    def ramification(self) -> int | None:
        """The dimension of the weights with a derivative of less than the general rank.

        Of codimension d, or with one output ``d - 1``, if K and Q are rows. If they have more rows
        than columns, those where V is zero, or K and Q have smaller ranks, or ``K^t Q`` is zero, or
        V and it have rank one and parallel factors. None if weights are taken modulo base changes.
        """
        d, e, a = self.inputs, self.outputs, self.network.ranks[0]
        if d == 1:
            codimension = 2 if e == 1 else 1
        elif a == 1:
            codimension = d - 1 if e == 1 else d
        elif a > d:
            codimension = min(d * e, 2 * (a - d + 1), d * d, (d - 1) * (d + e - 1))
        else:
            return None
        return self.network.parameter_count - codimension

    @property
    def is_written(self) -> bool:
        """Whether there are equations, and they are few enough."""
        written = self.form_rank is not None and self.form_rank >= 0
        return written and self.network.ambient_dimension <= MOST_COORDINATES

    @property
    def coordinates(self) -> tuple[str, ...]:
        """Those in which equations are written; none if they are not."""
        count = self.network.ambient_dimension if self.is_written else 0
        return tuple(f"x{k + 1}" for k in range(count))

    def component(self) -> Ideal:
        """The prime ideal: tensors of rank one, whose symmetric factor has a bounded rank."""
        assert self.form_rank is not None
        ring = polynomial_ring(self.coordinates)
        u, t, q = self._flattenings(ring.gens)
        sizes = ((u, 2), (t, 2), (q, self.form_rank + 1))
        equations = [f for M, k in sizes if k <= len(M) for f in minors(M, k) if f]
        return Ideal.of_basis(ring, buchberger(equations, ring), self.dimension, self.degree)

    def _flattenings(self, x: Sequence[Polynomial]) -> tuple[PolynomialMatrix, ...]:
        """By u, by t, and by one index of q; ``x_j^2`` stands for half an entry of q."""
        d, e = self.inputs, self.outputs
        pairs = list(combinations_with_replacement(range(d), 2))
        at = {pair: k for k, pair in enumerate(pairs)}

        def entry(i: int, c: int, j: int, k: int) -> Polynomial:
            return x[(i * d + c) * len(pairs) + at[min(j, k), max(j, k)]] * (2 if j == k else 1)

        D, E = range(d), range(e)
        return (
            tuple(tuple(entry(i, c, *jk) for c in D for jk in pairs) for i in E),
            tuple(tuple(entry(i, c, *jk) for i in E for jk in pairs) for c in D),
            tuple(tuple(entry(i, c, j, k) for i in E for c in D for k in D) for j in D),
        )
